"""Findings about claim files, and the places they point at. All are values."""

from array import array
from collections.abc import Sequence
from typing import Literal

from claimtrack.value import record, value

__all__ = [
    "Diagnostic",
    "Label",
    "Marks",
    "Numbers",
    "Placed",
    "Replacement",
    "Severity",
    "Span",
    "Spans",
    "narrow",
]

Severity = Literal["error", "warning", "notice"]
"""How bad it is: an `error` makes the corpus unusable, a `warning` wants mending, a `notice` wants a look."""

Placed = tuple[str, int | None]
"""What has a place: a field of a record by name, or one item of its list by index too."""


@value
class Span:
    """A stretch of a file: from a line and column up to, not including, an end.

    Lines and columns count from 1, in code points.
    """

    file: str
    line: int
    column: int
    end_line: int
    end_column: int

    @property
    def place(self) -> tuple[str, int, int]:
        """Where the stretch begins, by which places are put in order."""
        return (self.file, self.line, self.column)

    def __str__(self) -> str:
        """Return `file:line:column`, as editors understand it."""
        return f"{self.file}:{self.line}:{self.column}"


@value
class Label:
    """A second place that a finding concerns, and what stands there."""

    span: Span
    text: str


@value
class Replacement:
    """A stretch of a file, and the text to put in its place."""

    span: Span
    text: str


@record
class Diagnostic:
    """One finding: what is wrong, where, how bad it is, and what to do about it.

    `fix` is what mends it, where there is no doubt about what was meant; empty elsewhere.
    """

    code: str
    severity: Severity
    span: Span
    message: str
    labels: tuple[Label, ...] = ()
    help: str | None = None
    fix: tuple[Replacement, ...] = ()

    def __str__(self) -> str:
        """Return the finding on one line: `file:line:column: CODE message`."""
        return f"{self.span}: {self.code} {self.message}"

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """The order in which findings are shown: by place, then code."""
        return (*self.span.place, self.code, self.message)


class Marks:
    """What in a record has a place, in the order of the places; records typed alike share one."""

    __slots__ = ("_places", "every")

    def __init__(self, every: tuple[Placed, ...]) -> None:
        self.every = every
        self._places: dict[Placed, int] | None = None

    def place(self, mark: Placed) -> int | None:
        """Return how many places come before that of a field or an item; None where it has none."""
        if self._places is None:
            places = self._places = {}
            for number, one in enumerate(self.every):
                places.setdefault(one, number)
        return self._places.get(mark)


class Numbers:
    """The numbers of all records of a file, which share them; packed when the file has been read.

    In large corpora they are four rows: lines, columns, end lines and end columns; mostly a byte is enough.
    """

    __slots__ = ("_rows", "_typed")

    def __init__(self, typed: Sequence[int]) -> None:
        """Take the numbers, four for each place; there may be more of them later, until they are packed."""
        self._typed: Sequence[int] = typed
        self._rows: tuple[Sequence[int], ...] = ()

    def pack(self) -> None:
        """Keep the numbers in less room, once there are no more."""
        self._typed = array("I", self._typed)

    def narrow(self) -> None:
        """Keep the numbers in little room, which takes a while."""
        typed = list(self._typed)
        self._rows = tuple(narrow(typed[row::4]) for row in range(4))
        self._typed = ()

    def four(self, place: int) -> tuple[int, int, int, int]:
        """Return the numbers of a place."""
        rows = self._rows
        if rows:
            return rows[0][place], rows[1][place], rows[2][place], rows[3][place]
        line, column, end_line, end_column = self._typed[4 * place : 4 * place + 4]
        return line, column, end_line, end_column

    def some(self, first: int, count: int) -> list[int]:
        """Return the numbers of so many places, from one on."""
        if not self._rows:
            return list(self._typed[4 * first : 4 * (first + count)])
        found = [0] * (4 * count)
        for number, row in enumerate(self._rows):
            found[number::4] = row[first : first + count]
        return found


def narrow(row: Sequence[int]) -> Sequence[int]:
    """Return whole numbers in as little room as the largest of them allows."""
    try:
        return bytes(row)
    except ValueError:
        try:
            return array("H", row)
        except OverflowError:
            return array("I", row)


class Spans:
    """Where a record and its fields stand, packed small: thousands of records carry one.

    `numbers` has four for each of the `marks`, which begin with `("", None)` for the record itself:
    line, column, end line, end column. Nothing of it is ever changed.
    """

    __slots__ = ("_marks", "file", "first", "shared")

    def __init__(
        self,
        file: str,
        marks: Marks | tuple[Placed, ...],
        numbers: Sequence[int] | Numbers,
        first: int = 0,
    ) -> None:
        """Take the numbers from those of the `first` place on."""
        self.file = file
        self._marks = marks
        self.shared = numbers if isinstance(numbers, Numbers) else Numbers(numbers)
        self.first = first

    def __repr__(self) -> str:
        """Return the places as Python makes them."""
        return f"Spans({self.file!r}, {self.marks!r}, {self.numbers!r})"

    @property
    def marks(self) -> tuple[Placed, ...]:
        """What has a place."""
        return self.known.every

    @property
    def numbers(self) -> tuple[int, ...]:
        """The places, four numbers each."""
        return tuple(self.shared.some(self.first, len(self.marks)))

    @property
    def place(self) -> tuple[str, int, int]:
        """Where the record begins, by which records are put in order."""
        line, column, _, _ = self.shared.four(self.first)
        return (self.file, line, column)

    @property
    def record(self) -> Span:
        """The place of the record: its id, or where its list item begins."""
        return self._span(0)

    def field(self, name: str, index: int | None = None) -> Span:
        """Return the place of a field's value, or of one item of it; of the record if it is not there."""
        place = self.known.place((name, index))
        if place is None:
            place = self.known.place((name, None))
        return self._span(place or 0)

    def has(self, name: str) -> bool:
        """Tell whether the field was typed."""
        return self.known.place((name, None)) is not None

    @property
    def known(self) -> Marks:
        """What has a place, as what is asked where."""
        if isinstance(self._marks, tuple):  # what it says of places is asked for the first time
            self._marks = Marks(self._marks)
        return self._marks

    def _span(self, place: int) -> Span:
        return Span(self.file, *self.shared.four(self.first + place))
