"""Tell what changes if some sources, actors, stances or links are discounted.

Nothing that comes through them counts: stances recorded in such a source, passed on or held by such an
actor, or resting on nothing else fall, and so do the links that such an actor argues. Listed are the
claims that then stand otherwise, by status or by the origins and independent lines of what is for them,
then the contradictions that are no more or only now, then the stances and links that fall. A word after
`--without` that names a file or folder is a path, not an id.

The JSON is one object: `without` (ids), `claims`, each with `claim`, `before` and `after` (each
`status`, `origins` and `lines` with `least` and `most`), `gone` and `come` (contradictions, each `kind`,
`claims`, `holders`, `message`, `at`), `stances` (each `stance`, `through`: which of what is discounted,
and `at`) and `links` (ids).

Exits with 0, with 1 when the claim files have errors, and with 2 when an id is of no source, actor,
stance or link, or when a path is not there or holds no claim file.
"""

import argparse
import json
import os
from collections.abc import Iterator

from claimtrack import phrases
from claimtrack.attribution import name
from claimtrack.cli._records import add_paths, sound_records, unknown
from claimtrack.contradictions.findings import Finding
from claimtrack.corpus import Corpus
from claimtrack.diagnostics import Span
from claimtrack.layout import Label, Page
from claimtrack.provenance.whatif import Change, State, WhatIf
from claimtrack.terminal import Console

__all__ = ["SUMMARY", "arguments", "run"]

SUMMARY = "tell what changes without some records"
MARGIN = 2


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "--without",
        metavar="ID",
        nargs="+",
        action="extend",
        required=True,
        help="the ids of sources, actors, stances or links to discount",
    )
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="how to show it (default: text)"
    )
    add_paths(parser)


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the command and return its exit code."""
    words = [word for word in options.without if os.path.lexists(word)]
    paths = [*options.paths, *words] if options.typed.paths else words or options.paths
    corpus = Corpus(sound_records(paths, console))
    ids = [word for word in options.without if word not in words]
    known = {**corpus.sources, **corpus.actors, **corpus.stances, **corpus.links}
    for id_ in ids:
        if id_ not in known:
            what = "source, actor, stance or link"
            return unknown(id_, known, what, console, records=corpus.records)
    if not ids:
        console.err.write("claimtrack: --without names only files, and no id\n")
        return 2
    render = _json if options.format == "json" else _text
    told = render(console, corpus, corpus.whatif(*ids))
    console.out.writelines(f"{line}\n" for line in told)
    return 0


# -- for people -----------------------------------------------------------------------------------


def _text(console: Console, corpus: Corpus, found: WhatIf) -> Iterator[str]:
    page = Page(columns=console.columns, colour=console.colour)
    called = "; ".join(f"{name(corpus.records, id_)} [{id_}]" for id_ in found.ids)
    yield from page.prose(f"Without {called}", ink="bold")
    sections = (
        ("claim stands otherwise", "claims stand otherwise", _claims(page, corpus, found)),
        ("contradiction is no more", "contradictions are no more", _findings(page, found.gone)),
        ("contradiction is new", "contradictions are new", _findings(page, found.come)),
        ("stance falls", "stances fall", _stances(page, corpus, found)),
        ("link falls", "links fall", _links(page, corpus, found)),
    )
    sizes = (found.claims, found.gone, found.come, found.stances, found.links)
    for (one, several, lines), items in zip(sections, sizes, strict=True):
        if items:
            yield ""
            yield from page.prose(f"{len(items)} {one if len(items) == 1 else several}", ink="bold")
            yield from lines
    if not any(sizes):
        yield "Nothing changes."


def _claims(page: Page, corpus: Corpus, found: WhatIf) -> Iterator[str]:
    label = Label("-", MARGIN)
    for change in found.claims:
        place = phrases.place(corpus.claims[change.claim].spans.record)
        yield from page.placed(f"{change.claim}: {'; '.join(_moves(change))}", place, label=label)


def _moves(change: Change) -> Iterator[str]:
    """Give what is otherwise, each as what it was and what it is then."""
    before, after = change.before, change.after
    if before.status != after.status:
        yield f"{before.status} → {after.status}"
    ranges = ((s.origins, s.lines) for s in (before, after))
    for one, other, noun in zip(*ranges, ("origin", "independent line"), strict=True):
        was, is_ = (one.least, one.most), (other.least, other.most)
        if was != is_:
            yield f"{_span(*was)} → {phrases.between(*is_, noun)}"


def _span(least: int, most: int) -> str:
    return str(most) if least == most else f"{least}..{most}"


def _findings(page: Page, findings: tuple[Finding, ...]) -> Iterator[str]:
    for one in findings:
        text = f"{one.kind}: {one.message}"
        yield from page.placed(text, phrases.place(one.span), label=Label("-", MARGIN))


def _stances(page: Page, corpus: Corpus, found: WhatIf) -> Iterator[str]:
    for fallen in found.stances:
        stance = corpus.stances[fallen.stance]
        through = [id_ for id_ in fallen.through if id_ != fallen.stance]
        why = f" (through {', '.join(through)})" if through and len(found.ids) > 1 else ""
        holders = ", ".join(corpus.records.holders(stance))
        text = f"{holders} {stance.verb} {', '.join(stance.claims)}{why}"
        yield from page.placed(text, phrases.place(stance.spans.record), label=Label("-", MARGIN))


def _links(page: Page, corpus: Corpus, found: WhatIf) -> Iterator[str]:
    for id_ in found.links:
        place = phrases.place(corpus.links[id_].spans.record)
        yield from page.placed(id_, place, label=Label("-", MARGIN))


# -- for programs -----------------------------------------------------------------------------------


def _json(console: Console, corpus: Corpus, found: WhatIf) -> Iterator[str]:
    del console
    whole = {
        "without": found.ids,
        "claims": [
            {"claim": one.claim, "before": _state(one.before), "after": _state(one.after)}
            for one in found.claims
        ],
        "gone": [_finding(one) for one in found.gone],
        "come": [_finding(one) for one in found.come],
        "stances": [
            {
                "stance": one.stance,
                "through": one.through,
                "at": _at(corpus.stances[one.stance].spans.record),
            }
            for one in found.stances
        ],
        "links": found.links,
    }
    yield json.dumps(whole, indent=2)


def _state(state: State) -> dict[str, object]:
    return {
        "status": state.status,
        "origins": {"least": state.origins.least, "most": state.origins.most},
        "lines": {"least": state.lines.least, "most": state.lines.most},
    }


def _finding(one: Finding) -> dict[str, object]:
    return {
        "kind": one.kind,
        "claims": one.claims,
        "holders": one.holders,
        "message": one.message,
        "at": _at(one.span),
    }


def _at(span: Span) -> dict[str, object]:
    return {"file": span.file, "line": span.line, "column": span.column}
