"""Which record a place in a file belongs to, and which of its fields.

A record begins where its id or its list item does, and reaches to the end of its last field; a place
after that, before the next record, is still in it where it is indented as what the record holds. So
the key of an unknown field belongs to the record, and the key of the next section does not.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
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

Lines = Callable[[str], Sequence[str]]
"""What gives the lines of a file by its name, none where it cannot be read."""

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
    """The places of all records; each is looked up by halving, over the records and within one."""

    def __init__(self, records: Records, lines: Lines = lambda _: ()) -> None:
        """Take the records of a corpus, and what gives the lines of a file by its name.

        Without lines, what stands behind a record and belongs to none may be taken for a part of it.
        """
        self._every = records.every  # in the order of their places
        self._lines = lru_cache(maxsize=1)(lines)  # findings of one file come in a row
        self._nests: dict[int, _Nest] = {}
        self._ends: dict[int, int | None] = {}  # of a record the last line that can be in it

    def at(self, span: Span) -> Site | None:
        """Return the record and field that a place begins in; None where no record holds it."""
        point = (span.line, span.column)
        after = bisect_right(self._every, span.place, key=lambda record: record.spans.place)
        following = self._every[after] if after < len(self._every) else None
        if following is not None and following.spans.file == span.file:
            mark = self._nest(after).begun(point)
            if mark is not None:  # the source of a stance is typed before it
                return Site(following, *mark)
        record = self._every[after - 1] if after else None
        if record is None or record.spans.file != span.file:
            return None
        nest = self._nest(after - 1)
        mark = nest.around(point)
        if mark is not None:
            return Site(record, *mark)
        holds = point <= nest.last or self._holds(after - 1, nest.last, point)
        return Site(record) if holds else None

    def _holds(self, place: int, last: Point, point: Point) -> bool:
        """Tell whether a place after a record's fields is on its line, or indented as they are.

        No line up to it may begin further left, as the next key of a section does.
        """
        record = self._every[place]
        line, column = record.spans.numbers[:2]
        least = column if KINDS[kind_of(record)].shape in _BY_KEY else column - len("- ")
        if point[0] == line or point[1] <= least:
            return point[0] == line
        if place not in self._ends:
            said = self._lines(record.spans.file)
            begin = max(line, last[0] - (last[1] == 1))  # text ends where the next line begins
            less = (n for n in range(begin, len(said)) if _begins_before(said[n], least))
            self._ends[place] = next(less, None)
        end = self._ends[place]
        return end is None or point[0] <= end

    def _nest(self, place: int) -> "_Nest":
        """Return the fields of a record; a few are kept, since findings of one record come in a row."""
        if place not in self._nests:
            if len(self._nests) > _KEPT:
                self._nests.clear()
            self._nests[place] = _Nest(self._every[place])
        return self._nests[place]


_KEPT: Final = 8


class _Nest:
    """The fields of a record in the order in which they begin, the outer before the inner."""

    __slots__ = ("_fields", "_outer", "last")

    def __init__(self, record: Record) -> None:
        parts_last = [*_fields(record)][::-1]
        self._fields = sorted(parts_last, key=lambda one: (one[0], -one[1][0], -one[1][1]))
        self.last = max((end for _, end, _ in self._fields), default=(0, 0))
        """Where the last of them ends."""
        self._outer: list[int] = []  # of each the one around it, -1 for none
        open_: list[int] = []
        for place, (_, end, _) in enumerate(self._fields):
            while open_ and self._fields[open_[-1]][1] < end:
                open_.pop()
            self._outer.append(open_[-1] if open_ else -1)
            open_.append(place)

    def begun(self, point: Point) -> Placed | None:
        """Return the innermost field whose value begins exactly at a place."""
        place = self._before(point)
        return self._fields[place][2] if place >= 0 and self._fields[place][0] == point else None

    def around(self, point: Point) -> Placed | None:
        """Return the innermost field around a place: the last to begin, and of those the first to end."""
        place = self._before(point)
        while place >= 0:
            start, end, mark = self._fields[place]
            if point < end or point == start:
                return mark
            place = self._outer[place]
        return None

    def _before(self, point: Point) -> int:
        return bisect_right(self._fields, point, key=lambda one: one[0]) - 1


def _fields(record: Record) -> Iterator[tuple[Point, Point, Placed]]:
    """Give where each field begins and ends, the parts of a field before the field."""
    numbers = record.spans.numbers
    for place, mark in enumerate(record.spans.marks[1:], 1):
        line, column, end_line, end_column = numbers[4 * place : 4 * place + 4]
        yield (line, column), (end_line, end_column), mark


def _begins_before(line: str, width: int) -> bool:
    """Tell whether a line is indented less than a width; not if there is nothing or a comment on it."""
    said = line.lstrip(" ")
    return bool(said) and said[0] != "#" and len(line) - len(said) < width
