"""The stances on the answers of a question in time: one lane an answer, one mark a stance.

A mark stands where the stance may first have been taken; a line to its right goes as far as it may have
been, with an arrow where nothing bounds it. Stretches without any stance are folded away. Names stand
beside their marks, below each other where there is no room.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from claimtrack.dates import DAWN, DUSK
from claimtrack.phrases import count
from claimtrack.pictures.drawing import MARGIN, WIDTH, Drawing, Picture, heading
from claimtrack.pictures.lettering import clipped, measured, wrapped
from claimtrack.pictures.marks import Mark, Marks, counted, verbs
from claimtrack.pictures.scale import Scale
from claimtrack.reports.contents import Account, Dispute
from claimtrack.value import record

__all__ = ["timeline"]

LANES: Final = 272.0
"""Where the lanes begin; left of it stand the answers."""

ROW: Final = 18.0
NAME: Final = 190.0
"""How wide a name beside a mark may be."""

ROWS: Final = 14
"""How many rows a lane has at most; further stances are counted."""

LAST: Final = date.max.toordinal()


def timeline(marks: Marks, dispute: Dispute, *, titled: bool = True) -> Picture:
    """Return the timeline of a question; linear in its stances, but for the rows of a lane."""
    return _Timeline(marks, dispute, titled=titled).picture()


@record
class _Placed:
    """A mark with its row and place, the end of its line, and where its name stands."""

    mark: Mark
    row: int
    x: float
    end: float
    open_: bool
    name: str
    left: bool


class _Timeline:
    """The sheet, the line of time, and the lanes."""

    def __init__(self, marks: Marks, dispute: Dispute, *, titled: bool) -> None:
        self.titled = titled
        self.dispute = dispute
        self.marks = {one.claim.id: marks.on(one) for one in dispute.answers}
        every = [mark for found in self.marks.values() for mark in found]
        self.every = every
        self.undated = any(_bounds(mark) is None for mark in every)
        self.start = LANES + (84 if self.undated else 0)
        days = (day for mark in every for day in _bounds(mark) or () if DAWN < day < DUSK)
        self.scale = Scale((day for day in days if 0 < day <= LAST), self.start, WIDTH - MARGIN)
        self.sheet = Drawing()

    def picture(self) -> Picture:
        y = self._title(MARGIN + 18)
        top = y
        lanes = Drawing()
        sheet, self.sheet = self.sheet, lanes
        y = self._axis(y)
        for number, one in enumerate(self.dispute.answers, 1):
            y = self._lane(number, one, y)
        self.sheet = sheet
        self._units(top, y)
        sheet.take(lanes)
        return sheet.picture(self.dispute.question.text, self._described(), WIDTH, y + MARGIN)

    # -- drawing --------------------------------------------------------------------------------

    def _title(self, y: float) -> float:
        if self.titled:
            y = heading(self.sheet, self.dispute.question.text, y)
        faint = any(mark.faint for mark in self.every)
        self.sheet.legend(MARGIN, y + 4, verbs(self.every), faint=faint)
        return y + 20

    def _units(self, top: float, bottom: float) -> None:
        """Draw the units of time behind the lanes, breaks as bands."""
        for unit in self.scale.units:
            if unit.empty:
                self.sheet.box(unit.start, top + 6, unit.width, bottom - top - 6, "ct-band")
            else:
                self.sheet.line(unit.start, top + 6, unit.start, bottom)

    def _axis(self, y: float) -> float:
        for unit in self.scale.units:
            if unit.empty:
                self.sheet.text(unit.start + unit.width / 2, y + 18, "⋯", "ct-dim", anchor="middle")
            else:
                self.sheet.text(unit.start + 6, y + 18, unit.label, "ct-b")
        if self.undated:
            self.sheet.text(LANES, y + 18, "undated", "ct-dim")
        self.sheet.line(MARGIN, y + 28, WIDTH - MARGIN, y + 28)
        return y + 28

    def _lane(self, number: int, one: Account, y: float) -> float:
        marks = self.marks[one.claim.id]
        placed = tuple(self._placed(marks))
        rows = 1 + max((each.row for each in placed if each.row < ROWS), default=0)
        text = wrapped(one.claim.text, 13, LANES - MARGIN - 24, most=4, bold=True)
        self.sheet.text(MARGIN, y + 20, f"{number} · {one.status}", "ct-s ct-dim")
        below = self.sheet.lines(MARGIN, y + 37, text, 17, "ct-b")
        for each in placed:
            if each.row < ROWS:
                self._draw(each, y + 22 + each.row * ROW)
        left_out = sum(each.row >= ROWS for each in placed)
        if left_out:
            words = f"and {count(left_out, 'stance')} more"
            self.sheet.text(self.start, y + 26 + rows * ROW, words, "ct-s ct-dim")
            rows += 1
        y = max(below, y + 26 + rows * ROW) + 2
        self.sheet.line(MARGIN, y, WIDTH - MARGIN, y)
        return y

    def _draw(self, each: _Placed, y: float) -> None:
        mark = each.mark
        look = {"affirms": "ct-for", "denies": "ct-against", "doubts": "ct-doubt"}
        ink = look.get(mark.verb, "ct-dim")
        if each.end > each.x + 6:
            self.sheet.line(each.x + 6, y, each.end, y, f"ct-line ct-thin {ink}")
            tip = (
                f"M{each.end - 4:.1f} {y - 3:.1f}l4 3l-4 3"
                if each.open_
                else f"M{each.end:.1f} {y - 3:.1f}v6"
            )
            self.sheet.path(tip, f"ct-line ct-thin {ink}")
        self.sheet.mark(each.x, y, mark.verb, faint=mark.faint)
        gone = " ct-gone" if mark.gone else ""
        x = each.x - 10 if each.left else each.x + 10
        self.sheet.text(
            x,
            y + (4 if each.left or each.end <= each.x + 6 else -3),
            each.name,
            f"ct-s{gone}",
            anchor="end" if each.left else "start",
        )

    # -- placing --------------------------------------------------------------------------------

    def _placed(self, marks: Sequence[Mark]) -> Iterator[_Placed]:
        """Give each mark the first row in which neither it, its line nor its name meets another."""
        taken: list[float] = []
        for mark in sorted(marks, key=lambda mark: (mark.day, mark.holder.name)):
            each = self._place(mark)
            wide = measured(each.name, 11) + 16
            first = each.x - (wide if each.left else 6)
            last = max(each.end, each.x + (6 if each.left else wide))
            row = next((n for n, end in enumerate(taken) if end < first), len(taken))
            taken[row : row + 1] = [last + 6]
            yield _Placed(
                mark=mark,
                row=row,
                x=each.x,
                end=each.end,
                open_=each.open_,
                name=each.name,
                left=each.left,
            )

    def _place(self, mark: Mark) -> _Placed:
        bounds = _bounds(mark)
        open_ = False
        if bounds is None:
            x = end = LANES + 6
        else:
            first, last = bounds
            open_ = last >= DUSK or last > LAST
            x = self.scale.place(first) if first > max(DAWN, 0) else self.start
            end = WIDTH - MARGIN if open_ else self.scale.place(last)
        room = 64 if bounds is None else NAME
        name = clipped(mark.holder.name, 11, room)
        left = bounds is not None and x + 16 + measured(name, 11) > WIDTH - MARGIN
        return _Placed(mark=mark, row=0, x=x + 4, end=end, open_=open_, name=name, left=left)

    # -- in words -------------------------------------------------------------------------------

    def _described(self) -> str:
        each = (
            f"{number}. {one.claim.text} ({one.status}): {counted(self.marks[one.claim.id])}."
            for number, one in enumerate(self.dispute.answers, 1)
        )
        return " ".join(["When stances were taken.", *each])


def _bounds(mark: Mark) -> tuple[int, int] | None:
    """Return the first and the last day of a stance; None where nothing bounds it on either side."""
    moment = mark.statement.attributed.moment
    if moment is None or (moment.date.earliest <= DAWN and moment.date.latest >= DUSK):
        return None
    return moment.date.earliest, moment.date.latest
