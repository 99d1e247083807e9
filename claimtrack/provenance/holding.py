"""Write a source's `held` where the source is defined, by an edit that touches nothing else.

Both values of a `held` that is there are replaced; where there is none, one is added after the
source's last field, or before it if that ends in a block. What comes out is read again: unless it
says what the file said, but for `held`, nothing is written.
"""

from collections.abc import Iterator
from typing import NamedTuple

from claimtrack.decode import decode
from claimtrack.editing import Edit, Original, edited
from claimtrack.model import Held, Record, Source
from claimtrack.plaintext import plain
from claimtrack.scalar import is_bare, quoted
from claimtrack.syntax import (
    CollectionEndEvent,
    CollectionStartEvent,
    Event,
    Mark,
    ScalarEvent,
    events,
)
from claimtrack.value import evolve

__all__ = ["Unsure", "with_held", "written"]


class Unsure(Exception):  # noqa: N818 - reads as what is the matter
    """A file in which `held` cannot be written without touching something else."""


class _Place(NamedTuple):
    """Where a source stands: its key, its first and last field, where that ends, and how."""

    key: Mark
    first: Mark
    last: Mark
    end: Mark
    flow: bool
    inline: bool


def with_held(original: Original, id_: str, held: Held) -> str:
    """Return the text of a file in which one of its sources holds a copy.

    It raises `Unsure` where that cannot be done by an edit, or where the source is not in the file.
    """
    before, found = _said(original.text)
    source = before.get(id_)
    if not isinstance(source, Source):
        raise Unsure
    edits = _replaced(original, source, held) if source.held else _added(original, source, held)
    text = edited(original.text, edits)
    if _said(text) != (before | {id_: evolve(source, held=held)}, found):
        raise Unsure
    return text


def written(held: Held) -> str:
    """Return a `held` as it is typed on one line.

    >>> written(Held(path="a b.txt", sha256="0" * 4))
    'held: {path: "a b.txt", sha256: 0000}'
    """
    return f"held: {{path: {_scalar(held.path)}, sha256: {held.sha256}}}"


def _scalar(text: str) -> str:
    return text if is_bare(text) else quoted(text)


# -- the edits ----------------------------------------------------------------------------------


def _replaced(original: Original, source: Source, held: Held) -> Iterator[Edit]:
    for name, text in (("held.path", _scalar(held.path)), ("held.sha256", held.sha256)):
        span = source.spans.field(name)
        start = original.offset(span.line, span.column)
        yield Edit(start, original.offset(span.end_line, span.end_column), text)


def _added(original: Original, source: Source, held: Held) -> Iterator[Edit]:
    place = _place(original, source)
    end = _offset(original, place.end)
    if place.flow:
        yield Edit(end, end, f", {written(held)}")
        return
    margin = " " * place.first.column
    step = " " * max(2, place.first.column - place.key.column)
    lines = [
        "held:",
        f"{margin}{step}path: {_scalar(held.path)}",
        f"{margin}{step}sha256: {held.sha256}",
    ]
    block = original.line_end.join(lines)
    if place.inline:
        at = original.end_of_line(end)
        yield Edit(at, at, f"{original.line_end}{margin}{block}")
    else:
        at = _offset(original, place.last)
        yield Edit(at, at, f"{block}{original.line_end}{margin}")


def _offset(original: Original, mark: Mark) -> int:
    return original.offset(mark.line + 1, mark.column + 1)


def _place(original: Original, source: Source) -> _Place:
    """Find the source by the place of its key, and the fields of its mapping."""
    _, line, column = source.spans.place
    stream = _stream(original.text)
    key = next(
        event
        for event in stream
        if (event.start_mark.line + 1, event.start_mark.column + 1) == (line, column)
        and isinstance(event, ScalarEvent)
    )
    mapping = next(stream)
    fields: list[tuple[Event, Event]] = []
    field = next(stream)
    while not isinstance(field, CollectionEndEvent):
        fields.append((field, _last_of(stream)))
        field = next(stream)
    first, (last, end) = fields[0][0], fields[-1]
    ends = isinstance(end, ScalarEvent) and end.style not in ("|", ">")
    flow = bool(mapping.flow_style)
    inline = ends or (
        isinstance(end, CollectionEndEvent) and end.start_mark.column < end.end_mark.column
    )
    return _Place(key.start_mark, first.start_mark, last.start_mark, end.end_mark, flow, inline)


def _stream(text: str) -> Iterator[Event]:
    """Give the events of a text in which a source was found, so that its end is never met."""
    following = events(text)
    while True:
        yield following()


def _last_of(stream: Iterator[Event]) -> Event:
    """Read a value to its end, and return the event that ends it."""
    event = next(stream)
    depth = int(isinstance(event, CollectionStartEvent))
    while depth:
        event = next(stream)
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
    return event


# -- what came of it ----------------------------------------------------------------------------


def _said(text: str) -> tuple[dict[str | int, Record], list[tuple[str, str]]]:
    """Return what a file says, sources by id and anything else by number, and its faults."""
    read = plain("", text.encode())
    decoded = decode("", read.text)
    records = {
        record.id if isinstance(record, Source) else number: record
        for number, record in enumerate(decoded.records)
    }
    return records, [(fault.code, fault.message) for fault in (*read.found, *decoded.found)]
