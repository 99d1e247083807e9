"""List what contradicts what: who holds it, since when, per whom, and by which records.

Filters add up. What only seems to contradict is set aside and counted; `--kind apparent` lists it
with the reason, `--kind latent` what would contradict if somebody held it.

The JSON is one object: `apparent`, how many findings were set aside under the same filters, and
`findings`, each with `kind`, `claims` (ids), `question` (id or null), `holders` (ids), `stances`
(ids), `overlap` (yes or possibly; of an apparent one also no), `path` (ids of the questions and
links it rests on), `at` (`file`, `line`, `column`), `message` and, of an apparent one, `reason`.

Exits with 0, found or not, since it is a question and no check; with 1 when the claim files have
errors, and with 2 when there is no such id, when a date is none, or when a path is not there or
holds no claim file.
"""

import argparse
import json
from collections.abc import Iterator, Mapping

from claimtrack.cli._records import add_paths, sound_records, unknown
from claimtrack.contradictions.findings import ORDER, Finding
from claimtrack.corpus import Corpus
from claimtrack.dates import Date, DateError, parse_date
from claimtrack.reports.gathering import told
from claimtrack.reports.text import findings
from claimtrack.terminal import Console

__all__ = ["SUMMARY", "arguments", "run"]

SUMMARY = "list what contradicts what"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "--about", metavar="ID", help="what names this claim, or rests on it through entailment"
    )
    parser.add_argument("--holder", metavar="ID", help="what this actor or source is party to")
    parser.add_argument("--question", metavar="ID", help="what rival answers to this question make")
    parser.add_argument(
        "--kind", choices=ORDER, help="only this kind (default: all but latent and apparent)"
    )
    parser.add_argument(
        "--as-of", metavar="DATE", type=_date, help="with the stances surely taken by this date"
    )
    parser.add_argument(
        "--since",
        metavar="DATE",
        type=_date,
        help="what has a stance taken, for sure or possibly, on this date or later",
    )
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="how to show it (default: text)"
    )
    add_paths(parser)


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the command and return its exit code."""
    corpus = Corpus(sound_records(options.paths, console))
    known: tuple[tuple[str | None, str, Mapping[str, object]], ...] = (
        (options.about, "claim", corpus.claims),
        (options.holder, "holder", {**corpus.sources, **corpus.actors}),
        (options.question, "question", corpus.questions),
    )
    for id_, what, ids in known:
        if id_ is not None and id_ not in ids:
            return unknown(id_, ids, what, console)
    then = corpus if options.as_of is None else corpus.as_of(options.as_of)
    filters = {name: getattr(options, name) for name in ("about", "holder", "question", "since")}
    found = then.contradictions(**filters, kind=options.kind)
    apparent = len(then.contradictions(**filters, kind="apparent"))
    render = _json if options.format == "json" else _text
    console.out.writelines(f"{line}\n" for line in render(console, then, found, apparent))
    return 0


def _date(text: str) -> Date:
    try:
        return parse_date(text)
    except DateError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _text(
    console: Console, corpus: Corpus, found: tuple[Finding, ...], apparent: int
) -> Iterator[str]:
    shown = told(corpus.search, found)
    yield from findings(shown, columns=console.columns, colour=console.colour)
    if not found:
        yield "Nothing on record contradicts anything here."
    if apparent and not any(finding.kind == "apparent" for finding in found):
        yield ""
        yield f"Set aside as apparent only: {apparent} (--kind apparent lists them)."


def _json(
    console: Console, corpus: Corpus, found: tuple[Finding, ...], apparent: int
) -> Iterator[str]:
    del console, corpus
    whole = {"findings": [_object(finding) for finding in found], "apparent": apparent}
    yield json.dumps(whole, indent=2)


def _object(finding: Finding) -> dict[str, object]:
    span = finding.span
    told: dict[str, object] = {
        "kind": finding.kind,
        "claims": finding.claims,
        "question": finding.question,
        "holders": finding.holders,
        "stances": finding.stances,
        "overlap": finding.overlap,
        "path": finding.path,
        "at": {"file": span.file, "line": span.line, "column": span.column},
        "message": finding.message,
    }
    return told if finding.reason is None else {**told, "reason": finding.reason}
