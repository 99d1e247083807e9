"""Findings about claim files, and the places they point at. All are values."""

from typing import Literal

from claimtrack.value import record, value

__all__ = ["Diagnostic", "Label", "Placed", "Replacement", "Severity", "Span", "Spans"]

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


@value
class Spans:
    """Where a record and each of its fields were written.

    Kept flat, four numbers a place, because a corpus has millions of them. `marks[0]` is the
    record itself; a list's items are marked one by one, beside the list as a whole.
    """

    file: str
    marks: tuple[Placed, ...]
    numbers: tuple[int, ...]

    @property
    def place(self) -> tuple[str, int, int]:
        """The file, line and column of the record, by which records are put in order."""
        return (self.file, self.numbers[0], self.numbers[1])

    @property
    def record(self) -> Span:
        """The place of the record: its id, or where its list item begins."""
        return self._span(0)

    def field(self, name: str, index: int | None = None) -> Span:
        """Return the place of a field's value, or of one item of it; of the record if it is not there."""
        for mark in ((name, index), (name, None)):
            if mark in self.marks:
                return self._span(self.marks.index(mark))
        return self.record

    def has(self, name: str) -> bool:
        """Tell whether the field was typed."""
        return (name, None) in self.marks

    def _span(self, place: int) -> Span:
        line, column, end_line, end_column = self.numbers[4 * place : 4 * place + 4]
        return Span(self.file, line, column, end_line, end_column)
