"""The evidence matrix of a question: its holders in rows, its rival answers in columns.

A cell shows a holder's stances on an answer, each a mark with its date, the earlier above. A triangle
stands by holders on both sides of a claim, and by those who changed position. Many answers are told in
several bands, one below the other, each with the holders who speak to it; of very many holders some of
each verb are shown, and the others counted. Nothing is made smaller.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from typing import Final

from claimtrack.attribution import Named
from claimtrack.phrases import count
from claimtrack.pictures.drawing import MARGIN, WIDTH, Drawing, Picture, heading
from claimtrack.pictures.legend import legend, of_marks
from claimtrack.pictures.lettering import wrapped
from claimtrack.pictures.marks import Mark, Marks, by_turns, counted, more, told
from claimtrack.reports.contents import Account, Dispute
from claimtrack.value import record, value

__all__ = ["matrix"]

NAMES: Final = 236.0
"""How wide the column of holders is."""

COLUMNS: Final = 4
"""How many answers stand side by side in one band."""

HEAD: Final = 8
"""How many lines of an answer's text stand above its column."""

CELL: Final = 4
"""How many stances a cell shows one by one."""

ROWS: Final = 60
"""How many holders a band shows."""

AGAIN: Final = 960.0
"""How high a band grows before its head stands there once more: no higher than a sheet of paper."""

LEADING: Final = 17.0
SMALL: Final = "ct-s ct-dim"


def matrix(marks: Marks, dispute: Dispute, *, titled: bool = True) -> Picture:
    """Return the matrix of a question; linear in its stances."""
    return _Matrix(marks, dispute, titled=titled).picture()


@value
class _Stance:
    """A mark in a cell, None where the words only count others, and the lines beside it."""

    mark: Mark | None
    lines: tuple[str, ...]


@record
class _Row:
    """A holder, the lines of the name, and what stands in each column of a band."""

    holder: Named
    name: tuple[str, ...]
    cells: tuple[tuple[_Stance, ...], ...]

    @property
    def height(self) -> float:
        """How high the row is, by its fullest cell."""
        most = max(sum(len(stance.lines) for stance in cell) for cell in self.cells)
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
        y = heading(self.sheet, self._text, MARGIN + 18) if self.titled else MARGIN + 8
        marks = (mark for found in self.marks.values() for mark in found)
        y = legend(self.sheet, of_marks(marks, self.torn), y + 4)
        answers = self.dispute.answers
        bands = -(-len(answers) // COLUMNS)
        beside = -(-len(answers) // max(bands, 1)) or 1
        for start in range(0, len(answers), beside):
            y = self._band(answers[start : start + beside], start + 1, y) + 26
            self.sheet.cut(y - 16)
        return self.sheet.picture(self._text, self._described(), y)

    @property
    def _text(self) -> str:
        return self.dispute.question.text

    # -- one band -------------------------------------------------------------------------------

    def _band(self, answers: Sequence[Account], first: int, y: float) -> float:
        """Draw some answers with who speaks to them; return where the band ends."""
        wide = (WIDTH - 2 * MARGIN - NAMES) / max(len(answers), 2)
        top, y = y, self._head(answers, first, y, wide)
        cells = self._cells(answers)
        shown = by_turns(tuple(cells), lambda id_: next(iter(cells[id_].values()))[0].verb, ROWS)
        for number, id_ in enumerate(shown):
            row = self._row(answers, cells[id_], wide - 34)
            if y + row.height - top > AGAIN:
                self.sheet.line(MARGIN, y, WIDTH - MARGIN, y)
                self.sheet.cut(y + 8)
                top, y = y, self._head(answers, first, y + 18, wide)
            if number % 2 == 0:
                self.sheet.box(MARGIN, y, WIDTH - 2 * MARGIN, row.height, "ct-band")
            self._draw(row, y, wide)
            y += row.height
        y = self._below(cells, shown, y)
        self.sheet.line(MARGIN, y, WIDTH - MARGIN, y)
        return y

    def _head(self, answers: Sequence[Account], first: int, y: float, wide: float) -> float:
        """Write the answers above their columns, what follows them all on one line."""
        room = wide - 16
        texts = [wrapped(one.claim.text, room, "ct-b", most=HEAD) for one in answers]
        tallies = [
            wrapped(counted(self.marks[one.claim.id]), room, "ct-s", most=2) for one in answers
        ]
        high = max(len(lines) for lines in texts) * LEADING
        for place, (one, lines, tally) in enumerate(zip(answers, texts, tallies, strict=True)):
            x = MARGIN + NAMES + place * wide + 8
            self.sheet.text(x, y + 12, f"{first + place} · {one.status}", SMALL)
            self.sheet.block(x, y + 30, room, lines, LEADING, "ct-b")
            self.sheet.lines(x, y + 30 + high, tally, 14, SMALL)
        y += 26 + high + 14 * max(map(len, tallies))
        self.sheet.line(MARGIN, y, WIDTH - MARGIN, y)
        return y

    def _below(
        self, cells: dict[str, dict[str, list[Mark]]], shown: Collection[str], y: float
    ) -> float:
        """Write how many holders are left out, or that there is none; return where that ends."""
        words = "nobody takes a stance on this" if not cells else ""
        if len(shown) < len(cells):
            left = [cells[id_] for id_ in cells.keys() - set(shown)]
            words = more([m for row in left for found in row.values() for m in found], "holder")
        if not words:
            return y
        self.sheet.text(MARGIN + 8, y + 19, words, SMALL)
        return y + 30

    # -- its rows -------------------------------------------------------------------------------

    def _cells(self, answers: Sequence[Account]) -> dict[str, dict[str, list[Mark]]]:
        """Return the marks of each holder on each answer, in the order in which these name them."""
        cells: dict[str, dict[str, list[Mark]]] = {}
        for one in answers:
            for mark in self.marks[one.claim.id]:
                cells.setdefault(mark.holder.id, {}).setdefault(one.claim.id, []).append(mark)
        return cells

    @staticmethod
    def _row(answers: Sequence[Account], row: dict[str, list[Mark]], room: float) -> _Row:
        found = (sorted(row.get(one.claim.id, ()), key=_day) for one in answers)
        holder = next(iter(row.values()))[0].holder
        return _Row(
            holder=holder,
            name=wrapped(holder.name, NAMES - 36, most=3),
            cells=tuple(tuple(_stances(cell, room)) for cell in found),
        )

    def _draw(self, row: _Row, y: float, wide: float) -> None:
        self.sheet.block(MARGIN + 8, y + 18, NAMES - 36, row.name, LEADING)
        if row.holder.id in self.torn:
            self.sheet.text(MARGIN + NAMES - 20, y + 18, "▲", "ct-doubt")
        for place, cell in enumerate(row.cells):
            x, below = MARGIN + NAMES + place * wide + 8, y + 18
            for stance in cell:
                mark = stance.mark
                if mark:
                    self.sheet.mark(x + 6, below - 4, mark.verb, faint=mark.faint)
                look = f"{SMALL} ct-gone" if mark and mark.gone else SMALL
                below = self.sheet.lines(x + 18, below, stance.lines, LEADING, look)

    # -- in words -------------------------------------------------------------------------------

    def _described(self) -> str:
        answers = self.dispute.answers
        holders = {mark.holder.id for found in self.marks.values() for mark in found}
        head = f"Who holds what: {count(len(holders), 'holder')}, {count(len(answers), 'answer')}."
        each = (told(n, one, self.marks[one.claim.id]) for n, one in enumerate(answers, 1))
        return "\n".join([head, *chain.from_iterable(each)])


def _stances(cell: Sequence[Mark], room: float) -> Iterator[_Stance]:
    """Give what stands in a cell: its stances, or the first of them and how many more there are."""
    shown = cell if len(cell) <= CELL + 1 else cell[:CELL]
    for mark in shown:
        yield _Stance(mark, _date(mark.dated, room))
    if len(shown) < len(cell):
        yield _Stance(None, wrapped(more(cell[CELL:], "stance"), room, "ct-s", most=3))


def _day(mark: Mark) -> tuple[int, str]:
    return (mark.day, mark.when)


def _date(when: str, room: float) -> tuple[str, ...]:
    """Return a date on one line, or with the end of an interval on the next."""
    lines = wrapped(when, room, "ct-s", most=1)
    return lines if lines == (when,) else wrapped(when.replace("/", "/ ", 1), room, "ct-s", most=2)
