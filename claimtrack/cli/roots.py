"""Show where a claim comes from: chains, origins, independent lines, and what they all hang on.

For each side it counts the origins (the last nodes of the chains) and the independent lines (the most
chains of which no two share a node), each from a least to a most, and names the nodes that stand on
every line, else the smallest sets that leave none. A chain is read from the document inward.

The JSON is one object: `claim`, `status`, `for` and `against`, each of these with `stances` (how many),
`origins` (`least`, `most`, `ids`), `lines` (`least`, `most`, `exhibited`: lists of ids that share none,
`cut`: ids that bound the most where no search told it), `load_bearing` (ids), `smallest` (sets of ids),
`left` (for each id of those sets `without`, `origins`, `lines`), `circular` and `possibly_circular`
(loops of ids), `patterns` (each `name`: `false corroboration` or `single channel`, and `sure`), `more`
(stances with more chains than are listed), and `chains`, each with `stance`, `claim` (that it is on),
`entailment` (links between that and the claim asked about), `nodes` (ids, outside in), `relies_on` (ids
of what is relied on along the way), `attribution`, and `at` (`file`, `line`, `column`).

Exits with 0, with 1 when the claim files have errors, and with 2 when no claim has the id, or when a
path is not there or holds no claim file.
"""

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from claimtrack import phrases
from claimtrack.attribution import attributed, name
from claimtrack.cli._records import add_paths, sound_records, unknown
from claimtrack.corpus import Corpus
from claimtrack.layout import Label, Page
from claimtrack.provenance.choices import choices
from claimtrack.provenance.counting import Independent, Origins
from claimtrack.provenance.lines import Line
from claimtrack.provenance.roots import Pattern, Roots
from claimtrack.provenance.tracing import Provenance
from claimtrack.terminal import Console

__all__ = ["SUMMARY", "arguments", "run"]

SUMMARY = "show where a claim comes from"
LABEL = 15
ENTAILED = {
    "affirms": "by affirming {claim}, which entails it",
    "denies": "by denying {claim}, which it entails",
}
MARGIN = 3
PATTERNS: Final[dict[Pattern, str]] = {
    "false corroboration": "several stances go back to one origin",
    "single channel": "several origins, but every line shares a node with every other",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("claim", metavar="CLAIM", help="the id of a claim")
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="how to show it (default: text)"
    )
    add_paths(parser)


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the command and return its exit code."""
    corpus = Corpus(sound_records(options.paths, console))
    if options.claim not in corpus.claims:
        return unknown(options.claim, corpus.claims, "claim", console, records=corpus.records)
    render = _json if options.format == "json" else _text
    console.out.writelines(f"{line}\n" for line in render(console, corpus, options.claim))
    return 0


# -- for people -----------------------------------------------------------------------------------


def _text(console: Console, corpus: Corpus, claim: str) -> Iterator[str]:
    page = Page(columns=console.columns, colour=console.colour)
    found = corpus.provenance(claim)
    yield from page.prose(f"{name(corpus.records, claim)} [{claim}]", ink="bold")
    yield from page.prose(corpus.status(claim))
    for title, roots in (("For it", found.for_), ("Against it", found.against)):
        yield ""
        yield from _side(page, corpus, title, found)
        chains = _Chains(roots)
        for number, stance in enumerate(roots.stances, 1):
            yield ""
            yield from _stance(page, corpus, found.claim, chains, (number, stance))


def _side(page: Page, corpus: Corpus, title: str, found: Provenance) -> Iterator[str]:
    for_ = title == "For it"
    roots = found.for_ if for_ else found.against
    elsewhere = roots.elsewhere(found.claim)
    stances = phrases.stances(len(roots.stances), elsewhere, "for" if for_ else "against")
    counts = f"{stances}, {_counts(roots.origins, roots.lines)}" if roots.stances else "no stance"
    yield from page.prose(f"{title}: {counts}", ink="bold")
    for pattern, sure in roots.patterns:
        maybe = "possibly " if sure == "possibly" else ""
        yield from page.prose(f"{maybe}{pattern}: {PATTERNS[pattern]}", indent=2, ink="yellow")
    for label, text in _told(corpus, roots):
        yield from page.prose(text, indent=2, label=Label(label, LABEL))


def _told(corpus: Corpus, roots: Roots) -> Iterator[tuple[str, str]]:
    """Give what is to be said of a side, with labels."""
    if roots.stances:
        none = "none: whatever is relied on only returns"
        yield "origins", _named(corpus, roots.origins.ids) or none
    if roots.load_bearing:
        yield "load-bearing", f"{_named(corpus, roots.load_bearing)}: on every line"
    left = {one.without: _counts(one.origins, one.lines) for one in roots.left}
    label, start = (
        "load-bearing",
        "none alone, but together one each of these (and what is left without that one)",
    )
    for choice in choices(roots.smallest):
        yield label, start
        label, start = "", "or one each of these"
        for ids in choice:
            yield "", f"- {'; '.join(_leaving(ids, left))}"
    for loop in roots.circular:
        yield "circular", _around(loop)
    for loop in roots.possibly_circular:
        yield "circular", f"possibly, if chains are joined: {_around(loop)}"
    if roots.lines.cut:
        shown = phrases.count(len(roots.lines.exhibited), "line")
        yield "as they stand", f"{shown} surely share no node; how many do, no search told"
        named = _named(corpus, roots.lines.cut)
        yield "at most", f"{roots.lines.most}, since each line not searched has one of {named}"


def _leaving(ids: Iterable[str], left: Mapping[str, str]) -> Iterator[str]:
    """Give ids with what each leaves without it, those that leave the same together."""
    alike: dict[str, list[str]] = {}
    for id_ in ids:
        alike.setdefault(left.get(id_, ""), []).append(id_)
    for text, some in alike.items():
        yield " or ".join(some) + (f" ({text})" if text else "")


def _counts(origins: Origins, lines: Independent) -> str:
    one = phrases.between(origins.least, origins.most, "origin")
    return f"{one}, {phrases.between(lines.least, lines.most, 'independent line')}"


def _around(loop: Iterable[str]) -> str:
    ids = tuple(loop)
    return " → ".join((*ids, ids[0]))


def _named(corpus: Corpus, ids: Iterable[str], between: str = "; ") -> str:
    return between.join(_called(corpus, id_) for id_ in ids)


def _called(corpus: Corpus, id_: str) -> str:
    return f"{name(corpus.records, id_)} [{id_}]"


class _Chains:
    """The lines of one side by stance, and the claims on which each stance is."""

    def __init__(self, roots: Roots) -> None:
        self.more = {stance.id for stance, _ in roots.chains.more}
        self.lines: dict[str, list[Line]] = {}
        self.made: dict[str, dict[str, str]] = {}
        for line in roots.chains.listed:
            self.lines.setdefault(line.stance.id, []).append(line)
        for made in roots.commitments:
            self.made.setdefault(made.id, {})[made.claim] = made.stance.verb


def _stance(
    page: Page, corpus: Corpus, claim: str, chains: _Chains, counted: tuple[int, str]
) -> Iterator[str]:
    number, id_ = counted
    told = attributed(corpus.records, corpus.stances[id_])
    label = Label(f"{number}.", MARGIN)
    place = phrases.place(told.stance.spans.record)
    yield from page.placed(f"{phrases.holding(told)} [{id_}]", place, label=label)
    for on, verb in chains.made[id_].items():
        if on != claim:
            yield from page.prose(ENTAILED[verb].format(claim=on), label=label.blank)
    for line in chains.lines.get(id_, ()):
        yield from page.prose(" → ".join(_steps(corpus, line)), label=label.blank)
    if id_ in chains.more:
        yield from page.prose("… and by more ways than are listed", label=label.blank)
    elif id_ not in chains.lines:
        yield from page.prose("no line: what it relies on only returns", label=label.blank)


def _steps(corpus: Corpus, line: Line) -> Iterator[str]:
    for step in line.steps:
        yield _named(corpus, step, " and ")


# -- for programs -----------------------------------------------------------------------------------


def _json(console: Console, corpus: Corpus, claim: str) -> Iterator[str]:
    del console
    found = corpus.provenance(claim)
    whole = {
        "claim": claim,
        "status": corpus.status(claim),
        "for": _object(_entailed(corpus, found.for_, claim), found.for_),
        "against": _object(_entailed(corpus, found.against, claim), found.against),
    }
    yield json.dumps(whole, indent=2)


def _entailed(corpus: Corpus, roots: Roots, claim: str) -> dict[str, tuple[str, list[str]]]:
    """Return for each stance the claim that it is on, and the links between that and the one asked about."""
    follows = corpus.search.held.entailment
    found: dict[str, tuple[str, list[str]]] = {}
    for made in roots.commitments:
        ends = (made.claim, claim) if made.stance.verb == "affirms" else (claim, made.claim)
        links = follows.chain(*ends) if made.claim != claim else ()
        found.setdefault(made.id, (made.claim, [link.id for link in links]))
    return found


def _object(entailed: Mapping[str, tuple[str, list[str]]], roots: Roots) -> dict[str, object]:
    return {
        "stances": len(roots.stances),
        "origins": _origins(roots.origins),
        "lines": _lines(roots.lines),
        "load_bearing": roots.load_bearing,
        "smallest": roots.smallest,
        "left": [
            {"without": one.without, "origins": _origins(one.origins), "lines": _lines(one.lines)}
            for one in roots.left
        ],
        "circular": roots.circular,
        "possibly_circular": roots.possibly_circular,
        "patterns": [{"name": name, "sure": sure == "yes"} for name, sure in roots.patterns],
        "chains": [_chain(line, *entailed[line.stance.id]) for line in roots.chains.listed],
        "more": [stance.id for stance, _ in roots.chains.more],
    }


def _origins(origins: Origins) -> dict[str, object]:
    return {"least": origins.least, "most": origins.most, "ids": origins.ids}


def _lines(lines: Independent) -> dict[str, object]:
    shown = [line.ids for line in lines.exhibited]
    return {"least": lines.least, "most": lines.most, "exhibited": shown, "cut": lines.cut}


def _chain(line: Line, claim: str, links: list[str]) -> dict[str, object]:
    span = line.stance.spans.record
    return {
        "stance": line.stance.id,
        "claim": claim,
        "entailment": links,
        "nodes": line.ids,
        "relies_on": line.grounds,
        "attribution": line.stance.attribution,
        "at": {"file": span.file, "line": span.line, "column": span.column},
    }
