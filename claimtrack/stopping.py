"""Where a file stops being YAML: the finding that says so, and what of the others only follows from it."""

from collections.abc import Sequence
from typing import Final

from claimtrack.cursor import Cursor
from claimtrack.diagnostics import Diagnostic, Label, Span
from claimtrack.model import Record
from claimtrack.slips import slip
from claimtrack.syntax import NotYaml

__all__ = ["break_off"]

LACKS: Final = ("CT102", "CT108")
"""What is found where a record lacks something."""

Place = tuple[int, int]
"""A line and a column, from 0."""


def break_off(cursor: Cursor, text: str, records: Sequence[Record], stop: NotYaml) -> None:
    """Report where the text stops being YAML, and drop what only follows from that."""
    line, column = stop.at[0] + 1, stop.at[1] + 1
    cursor.found[:] = [  # what is said of the value that breaks off
        one
        for one in cursor.found
        if one.code != "CT103" or (one.span.end_line, one.span.end_column) != (line, column)
    ]
    meant = slip(text, stop)
    stop = meant.stop
    if records and stop.message.startswith("this does not fit"):
        _unfinished(cursor, text, stop, records[-1])
    if meant.spoilt is not None:
        cursor.found[:] = [one for one in cursor.found if one.span.line != meant.spoilt + 1]
    labels = (Label(_point(cursor.file, stop.opened), "this began here"),) if stop.opened else ()
    cursor.found.append(
        Diagnostic(
            code=stop.code,
            severity="error",
            span=_point(cursor.file, _inside(text, stop.at)),
            message=stop.message,
            labels=labels,
            help=stop.help,
        )
    )


def _unfinished(cursor: Cursor, text: str, stop: NotYaml, last: Record) -> None:
    """Drop what was found to lack in the last record, if it is a key that does not fit behind it."""
    lines, place, found = text.splitlines(), last.spans.record.place, cursor.found
    item = stop.at[0] < len(lines) and lines[stop.at[0]].lstrip().startswith("-")
    while not item and found and found[-1].code in LACKS and found[-1].span.place == place:
        found.pop()


def _inside(text: str, at: Place) -> Place:
    """Return a place, or the end of the last line instead of the line after it, which nobody sees."""
    lines = text.splitlines() or [""]
    return at if at[0] < len(lines) else (len(lines) - 1, len(lines[-1]))


def _point(file: str, at: Place) -> Span:
    line, column = at[0] + 1, at[1] + 1
    return Span(file, line, column, line, column + 1)
