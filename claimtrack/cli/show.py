"""Show a record by its id, with everything said about it and where that is written.

Exits with 0, with 1 when the claim files have errors, and with 2 when there is no such id, or when
a path is not there or holds no claim file.
"""

import argparse
from collections.abc import Iterator

from claimtrack.cli._records import add_paths, sound_records, unknown
from claimtrack.dossier import Dossier, dossier
from claimtrack.layout import Label, Page
from claimtrack.phrases import place
from claimtrack.terminal import Console

__all__ = ["SUMMARY", "arguments", "run"]

SUMMARY = "show a record with everything said about it"
LABEL = 16


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("id", metavar="ID", help="the id of a record of any kind, typed or derived")
    add_paths(parser)


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the command and return its exit code."""
    records = sound_records(options.paths, console)
    found = dossier(records, options.id)
    if found is None:
        return unknown(options.id, records.by_id, "record", console)
    page = Page(columns=console.columns, colour=console.colour)
    console.out.writelines(f"{line}\n" for line in _lines(page, found))
    return 0


def _lines(page: Page, found: Dossier) -> Iterator[str]:
    yield from page.prose(f"{found.kind} {found.id}", ink="bold")
    yield from page.placed("", place(found.at))
    yield ""
    for field, value in found.fields:
        yield from page.prose(value, label=Label(field, LABEL))
    if found.standing:
        yield ""
    for label, text in found.standing:
        yield from page.prose(text, label=Label(label, LABEL))
    for section in found.sections:
        yield ""
        yield from page.prose(f"{section.title} ({len(section.entries)})", ink="bold")
        for entry in section.entries:
            said = Label(entry.label, LABEL)
            yield from page.placed(entry.text, place(entry.at), label=said)
