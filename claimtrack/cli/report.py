"""Report what is claimed, by whom, and what contradicts what; nothing in it says what is true.

Every format tells the same: `text` and `markdown` for reading, `html` as one page that needs no script
and asks nothing of any server, `json` for programs and `csv` for a spreadsheet. What is asked for adds
up: `--question`, `--claim`, `--holder` and `--kind` leave out what does not fit all of them.

Exits with 0, with 1 when the claim files have errors (there is no report on broken files), and with
2 when a path is not there or holds no claim file, when there is no such id, when a date is none, when
git cannot read the revision or its claim files have errors, when a template of your own fails, or when
the file cannot be written.
"""

import argparse
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module

from claimtrack.attribution import named
from claimtrack.cache import Cache
from claimtrack.cli._output import write
from claimtrack.cli._records import add_paths, sound_past, sound_records, unknown
from claimtrack.contradictions.findings import ORDER, FindingKind
from claimtrack.contradictions.known import known
from claimtrack.contradictions.search import Search
from claimtrack.dates import Date, DateError, parse_date
from claimtrack.records import Records
from claimtrack.reports.comparing import compared
from claimtrack.reports.contents import Report, Scope
from claimtrack.reports.gathering import gather
from claimtrack.reports.narrowing import narrowed
from claimtrack.terminal import Console, visible
from claimtrack.value import evolve

__all__ = ["SUMMARY", "arguments", "run"]

SUMMARY = "report what contradicts what, and who holds it"

KINDS: tuple[FindingKind, ...] = tuple(kind for kind in ORDER if kind != "latent")
"""The kinds that a report tells; latent ones it only counts."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "--format",
        choices=("text", "markdown", "json", "csv", "html"),
        default="text",
        help="how to write the report (default: text)",
    )
    parser.add_argument(
        "-o", "--output", metavar="FILE", help="write to this file, whole or not at all"
    )
    parser.add_argument("--question", metavar="ID", help="only this question and its answers")
    parser.add_argument("--claim", metavar="ID", help="only this claim and its questions")
    parser.add_argument("--holder", metavar="ID", help="only what this actor or source is party to")
    parser.add_argument(
        "--kind",
        choices=KINDS,
        action="append",
        default=[],
        help="only contradictions of this kind; may be given several times",
    )
    parser.add_argument(
        "--as-of", metavar="DATE", type=_date, help="with the stances surely taken by this date"
    )
    parser.add_argument(
        "--since", metavar="REV", help="tell also what changed since a git revision, such as HEAD~1"
    )
    parser.add_argument(
        "--templates",
        metavar="DIR",
        help="a folder of your own Jinja2 templates, each in place of ours of that name (html only)",
    )
    parser.add_argument(
        "--bom",
        action="store_true",
        help="begin with a byte order mark, without which Excel garbles what is not ASCII (csv only)",
    )
    add_paths(parser)


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the command and return its exit code."""
    wanted = (("--templates", options.templates is not None, "html"), ("--bom", options.bom, "csv"))
    for option, given, format_ in wanted:
        if given and options.format != format_:
            console.err.write(f"claimtrack: {option} goes with --format {format_} alone\n")
            return 2
    records = sound_records(options.paths, console)
    faulty = _unfit(options, records, console)
    if faulty:
        return faulty
    search = Search(_then(records, options))
    report = _report(options, search)
    if options.since is not None:
        report = _compared(options, report, console)
    try:
        pieces = list(_rendered(options, report, search, console))
    except ValueError as error:  # what a template of the user's own does, or that there is none
        console.err.write(f"claimtrack: {visible(str(error))}\n")
        return 2
    return write(pieces, console, options.output, paths=options.paths)


def _date(text: str) -> Date:
    try:
        return parse_date(text)
    except DateError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _unfit(options: argparse.Namespace, records: Records, console: Console) -> int:
    """Say which id is none, or goes with none of the others, and return the exit code; 0 if all fit."""
    asked: tuple[tuple[str | None, str, Mapping[str, object]], ...] = (
        (options.question, "question", records.questions),
        (options.claim, "claim", records.claims),
        (options.holder, "holder", {**records.sources, **records.actors}),
    )
    for id_, what, ids in asked:
        if id_ is not None and id_ not in ids:
            return unknown(id_, ids, what, console, records=records)
    if options.question and options.claim:
        question = records.questions[options.question]
        if options.claim not in question.answers:
            answers = ", ".join(question.answers)
            console.err.write(
                f"claimtrack: {options.claim} is no answer of {question.id}, which has {answers}\n"
            )
            return 2
    return 0


def _then(records: Records, options: argparse.Namespace) -> Records:
    return records if options.as_of is None else known(records, options.as_of)


def _report(options: argparse.Namespace, search: Search) -> Report:
    """Return what is asked for; an id that is not there, as in the past, fits nothing."""
    asked = {
        what: named(search.records, getattr(options, what))
        for what in ("question", "claim", "holder")
        if getattr(options, what) is not None
    }
    scope = Scope(**asked, kinds=tuple(kind for kind in KINDS if kind in options.kind))
    whole = gather(search.records, search=search)
    return evolve(narrowed(whole, scope), as_of=options.as_of)


def _compared(options: argparse.Namespace, report: Report, console: Console) -> Report:
    """Return the report with what changed; `SystemExit` where the past cannot be read."""
    past = sound_past(options.since, options.paths, console)
    before = _report(options, Search(_then(past, options)))
    return evolve(report, changes=compared(before, report, rev=options.since))


def _rendered(
    options: argparse.Namespace, report: Report, search: Search, console: Console
) -> Iterator[str]:
    if options.format == "html":
        from claimtrack.pages.report import render  # noqa: PLC0415 - templates are dear

        cache = Cache.open(console.environ)
        yield from render(report, search, templates=options.templates, cache=cache)
        return
    rendering: Callable[..., Iterator[str]] = import_module(
        f"claimtrack.reports.{options.format}"
    ).render
    colour = console.colour and options.output is None
    if options.bom:
        yield "\ufeff"
    for line in rendering(report, columns=console.columns, colour=colour):
        yield f"{line}\n"
