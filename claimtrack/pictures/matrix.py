"""The evidence matrix of a question: its holders in rows, its rival answers in columns.

A cell shows a holder's stances on an answer, each a mark with its date, the earlier above. A triangle
stands by holders on both sides of a claim, and by those who changed position. Many answers are told in
several bands, one below the other, each with the holders who speak to it: nothing is made smaller.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from claimtrack.attribution import Named
from claimtrack.phrases import count
from claimtrack.pictures.drawing import MARGIN, WIDTH, Drawing, Picture, heading
from claimtrack.pictures.lettering import clipped, wrapped
from claimtrack.pictures.marks import Mark, Marks, counted, verbs
from claimtrack.reports.contents import Account, Dispute
from claimtrack.value import record

__all__ = ["matrix"]

NAMES: Final = 236.0
"""How wide the column of holders is."""

COLUMNS: Final = 5
"""How many answers stand side by side in one band."""

HEAD: Final = 4
"""How many lines of an answer's text stand above its column."""

CELL: Final = 4
"""How many stances a cell shows one by one."""

LEADING: Final = 17.0


def matrix(marks: Marks, dispute: Dispute, *, titled: bool = True) -> Picture:
    """Return the matrix of a question; linear in its stances."""
    return _Matrix(marks, dispute, titled=titled).picture()


@record
class _Row:
    """A holder, the lines of the name, and the marks in each column of a band."""

    holder: Named
    name: tuple[str, ...]
    cells: tuple[tuple[Mark, ...], ...]

    @property
    def height(self) -> float:
        """How high the row is, by its fullest cell."""
        most = max(min(len(cell), CELL + 1) for cell in self.cells)
        return 11 + LEADING * max(most, len(self.name))


class _Matrix:
    """The sheet, and how far down it is drawn."""

    def __init__(self, marks: Marks, dispute: Dispute, *, titled: bool) -> None:
        self.titled = titled
        self.dispute = dispute
        self.marks = {one.claim.id: marks.on(one) for one in dispute.answers}
        self.torn = marks.torn(dispute.answers)
        self.sheet = Drawing()

    def picture(self) -> Picture:
        y = self._title(MARGIN + 18)
        answers = self.dispute.answers
        for start in range(0, len(answers), COLUMNS):
            y = self._band(answers[start : start + COLUMNS], start + 1, y) + 26
        return self.sheet.picture(self.dispute.question.text, self._described(), WIDTH, y)

    def _title(self, y: float) -> float:
        if self.titled:
            y = heading(self.sheet, self.dispute.question.text, y)
        marks = [mark for found in self.marks.values() for mark in found]
        faint = any(mark.faint for mark in marks)
        self.sheet.legend(MARGIN, y + 4, verbs(marks), faint=faint)
        if self.torn:
            y += 20
            words = (
                "▲ on both sides of a claim, or changed position: earlier dates are struck through"
            )
            self.sheet.text(MARGIN, y + 4, words, "ct-s ct-dim")
        return y + 24

    # -- one band -------------------------------------------------------------------------------

    def _band(self, answers: Sequence[Account], first: int, y: float) -> float:
        """Draw some answers with who speaks to them; return where the band ends."""
        wide = (WIDTH - 2 * MARGIN - NAMES) / max(len(answers), 2)
        y = self._head(answers, first, y, wide)
        rows = list(self._rows(answers))
        for number, row in enumerate(rows):
            if number % 2 == 0:
                self.sheet.box(MARGIN, y, WIDTH - 2 * MARGIN, row.height, "ct-band")
            self._row(row, y, wide)
            y += row.height
        if not rows:
            self.sheet.text(MARGIN + 8, y + 18, "nobody takes a stance on these", "ct-dim")
            y += 28
        self.sheet.line(MARGIN, y, WIDTH - MARGIN, y)
        return y

    def _head(self, answers: Sequence[Account], first: int, y: float, wide: float) -> float:
        """Write the answers above their columns, all on the line of the last of their lines."""
        texts = [wrapped(one.claim.text, 13, wide - 16, most=HEAD, bold=True) for one in answers]
        high = max(len(lines) for lines in texts) * LEADING
        for place, (one, lines) in enumerate(zip(answers, texts, strict=True)):
            x = MARGIN + NAMES + place * wide + 8
            number = first + place
            self.sheet.text(x, y + 12, f"{number} · {one.status}", "ct-s ct-dim")
            self.sheet.lines(x, y + 30, lines, LEADING, "ct-b")
            tally = clipped(counted(self.marks[one.claim.id]), 11, wide - 16)
            self.sheet.text(x, y + 30 + high, tally, "ct-s ct-dim")
        y += 40 + high
        self.sheet.line(MARGIN, y, WIDTH - MARGIN, y)
        return y

    def _rows(self, answers: Sequence[Account]) -> Iterator[_Row]:
        """Give a row for each holder, in the order in which the answers name them."""
        cells: dict[str, dict[str, list[Mark]]] = {}
        named: dict[str, Named] = {}
        for one in answers:
            for mark in self.marks[one.claim.id]:
                named.setdefault(mark.holder.id, mark.holder)
                cells.setdefault(mark.holder.id, {}).setdefault(one.claim.id, []).append(mark)
        for id_, holder in named.items():
            found = (sorted(cells[id_].get(one.claim.id, ()), key=_day) for one in answers)
            name = wrapped(holder.name, 13, NAMES - 32, most=3)
            yield _Row(holder=holder, name=name, cells=tuple(map(tuple, found)))

    def _row(self, row: _Row, y: float, wide: float) -> None:
        self.sheet.lines(MARGIN + 8, y + 18, row.name, LEADING)
        if row.holder.id in self.torn:
            self.sheet.text(MARGIN + NAMES - 18, y + 18, "▲", "ct-doubt")
        for place, cell in enumerate(row.cells):
            self._cell(cell, MARGIN + NAMES + place * wide + 8, y + 18, wide - 16)

    def _cell(self, cell: Sequence[Mark], x: float, y: float, room: float) -> None:
        shown = cell if len(cell) <= CELL + 1 else cell[:CELL]
        for mark in shown:
            self.sheet.mark(x + 6, y - 4, mark.verb, faint=mark.faint)
            look = "ct-s ct-dim ct-gone" if mark.gone else "ct-s ct-dim"
            self.sheet.text(x + 18, y, clipped(mark.when or "undated", 11, room - 18), look)
            y += LEADING
        if len(shown) < len(cell):
            self.sheet.text(x + 18, y, f"and {len(cell) - len(shown)} more", "ct-s ct-dim")

    # -- in words -------------------------------------------------------------------------------

    def _described(self) -> str:
        answers = self.dispute.answers
        holders = {mark.holder.id for found in self.marks.values() for mark in found}
        head = f"Who holds what: {count(len(holders), 'holder')}, {count(len(answers), 'answer')}."
        each = (
            f"{number}. {one.claim.text} ({one.status}): {counted(self.marks[one.claim.id])}."
            for number, one in enumerate(answers, 1)
        )
        return " ".join([head, *each])


def _day(mark: Mark) -> tuple[int, str]:
    return (mark.day, mark.when)
