"""Which record a place in a file belongs to, and which of its fields.

A record begins where its id or its list item does, and reaches to the end of its last field; a place
after that, before the next record, is still in it where it is indented as what the record holds. So
the key of an unknown field belongs to the record, and the key of the next section does not.
"""

from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from claimtrack.diagnostics import Placed, Span
from claimtrack.model import Expectation, Record
from claimtrack.records import Records
from claimtrack.references import kind_of
from claimtrack.schema import KINDS
from claimtrack.value import value

__all__ = ["Site", "Sites"]

Point = tuple[int, int]
"""A line and a column."""

_BY_KEY: Final = ("by id", "pairs")
"""The shapes of sections whose records stand under a key, and so are indented more than it."""


@value
class Site:
    """A record, and the field of it that holds a place.

    `field` is the name in the format, with a dot before the part of a mapping in it (`quote.exact`),
    and None for what is in no field's value: the record as a whole, a key, what does not belong.
    `index` counts the items of a list from 0, and is None for the list as a whole.
    """

    record: Record
    field: str | None = None
    index: int | None = None

    @property
    def kind(self) -> str:
        """The name of the record's kind, as in `claimtrack.schema.KINDS`."""
        return kind_of(self.record)

    @property
    def id(self) -> str:
        """The record's id, typed or derived; of an expectation, that of its claim."""
        return self.record.claim if isinstance(self.record, Expectation) else self.record.id


class Sites:
    """The places of all records; each is looked up by halving, without an index."""

    def __init__(self, records: Records) -> None:
        """Take the records of a corpus."""
        self._every = records.every  # in the order of their places

    def at(self, span: Span) -> Site | None:
        """Return the record and field that a place begins in; None where no record holds it."""
        point = (span.line, span.column)
        after = bisect_right(self._every, span.place, key=lambda record: record.spans.place)
        following = self._every[after] if after < len(self._every) else None
        if following is not None and following.spans.file == span.file:
            mark = _begun(following, point)
            if mark is not None:  # the source of a stance is typed before it
                return Site(following, *mark)
        record = self._every[after - 1] if after else None
        if record is None or record.spans.file != span.file:
            return None
        return _inside(record, point)


def _begun(record: Record, point: Point) -> Placed | None:
    """Return the field whose value begins exactly at a place."""
    return next((mark for start, _, mark in _fields(record) if start == point), None)


def _inside(record: Record, point: Point) -> Site | None:
    """Return the innermost field around a place: the last to begin, and of those the first to end."""
    within: dict[Placed, tuple[Point, Point]] = {}
    last = (0, 0)
    for start, end, mark in _fields(record):
        last = max(last, end)
        if start <= point and (point < end or point == start):
            within[mark] = (start, (-end[0], -end[1]))
    if within:
        return Site(record, *max(within, key=within.__getitem__))
    return Site(record) if point <= last or _indented(record, point) else None


def _fields(record: Record) -> Iterator[tuple[Point, Point, Placed]]:
    """Give where each field begins and ends, the parts of a field before the field."""
    numbers = record.spans.numbers
    for place, mark in enumerate(record.spans.marks[1:], 1):
        line, column, end_line, end_column = numbers[4 * place : 4 * place + 4]
        yield (line, column), (end_line, end_column), mark


def _indented(record: Record, point: Point) -> bool:
    """Tell whether a place after a record's fields is indented as they are, or on the same line."""
    line, column = record.spans.numbers[:2]
    by_key = KINDS[kind_of(record)].shape in _BY_KEY
    return point[0] == line or point[1] > (column if by_key else column - len("- "))
