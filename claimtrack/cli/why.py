"""Explain in the fewest steps what links two records: why two claims cannot both hold, and the like.

Of two claims it tells the conflict that they lead to, else that they only seem to conflict, that
one entails the other, or that a link argues from one to the other; of a holder and a claim the
stances that commit the holder; of two holders what sets them against each other.

The JSON is one object: `ids` as asked, `tie` (`exclusion`, `apparent`, `entailment`, `argument`,
`commitment`, `rival`, `remark`, `finding`; null where nothing links them), `overlap` (yes,
possibly, no; null likewise), `message`, `path` (ids) and `steps`, each with `id`, `text` and `at`
(`file`, `line`, `column`).

Exits with 0, linked or not, with 1 when the claim files have errors, and with 2 when no claim,
actor, source or stance has an id, or when a path is not there or holds no claim file.
"""

import argparse
import json
from collections.abc import Iterator

from claimtrack.attribution import name
from claimtrack.cli._records import add_paths, sound_records, unknown
from claimtrack.contradictions.explanations import Explanation, Step
from claimtrack.corpus import Corpus
from claimtrack.layout import Label, Page
from claimtrack.phrases import place
from claimtrack.terminal import Console

__all__ = ["SUMMARY", "arguments", "run"]

SUMMARY = "explain what links two records"
MARGIN = 3


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    what = "the id of a claim, of an actor or source, or of a stance"
    parser.add_argument("one", metavar="A", help=what)
    parser.add_argument("other", metavar="B", help="likewise")
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="how to show it (default: text)"
    )
    add_paths(parser)


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the command and return its exit code."""
    corpus = Corpus(sound_records(options.paths, console))
    known = {**corpus.claims, **corpus.sources, **corpus.actors, **corpus.stances}
    ends = (options.one, options.other)
    for id_ in ends:
        if id_ not in known:
            return unknown(id_, known, "claim, holder or stance", console)
    told = corpus.why(*ends)
    render = _json if options.format == "json" else _text
    console.out.writelines(f"{line}\n" for line in render(console, corpus, ends, told))
    return 0


def _sentence(ends: tuple[str, str], told: Explanation | None) -> str:
    if told is None:
        return f"nothing on record links {ends[0]} and {ends[1]}"
    return told.message


def _text(
    console: Console, corpus: Corpus, ends: tuple[str, str], told: Explanation | None
) -> Iterator[str]:
    page = Page(columns=console.columns, colour=console.colour)
    yield from page.prose(_sentence(ends, told), ink="bold")
    yield ""
    for id_ in dict.fromkeys(ends):
        yield from page.prose(f"{id_}: {name(corpus.records, id_)}")
    for number, step in enumerate(told.steps if told else (), 1):
        yield from () if number > 1 else ("",)
        yield from page.placed(
            f"{step.text} [{step.id}]", place(step.at), label=Label(f"{number}.", MARGIN)
        )
    if told and told.overlap == "possibly":
        yield ""
        yield from page.prose("possibly: the times or an attribution leave it open", ink="yellow")


def _json(
    console: Console, corpus: Corpus, ends: tuple[str, str], told: Explanation | None
) -> Iterator[str]:
    del console, corpus
    whole = {
        "ids": ends,
        "tie": told and told.tie,
        "overlap": told and told.overlap,
        "message": _sentence(ends, told),
        "path": told.path if told else (),
        "steps": [_step(step) for step in told.steps] if told else [],
    }
    yield json.dumps(whole, indent=2)


def _step(step: Step) -> dict[str, object]:
    at = {"file": step.at.file, "line": step.at.line, "column": step.at.column}
    return {"id": step.id, "text": step.text, "at": at}
