"""The stances on the answers of a question in time: one lane an answer, one mark a stance.

A mark stands where the stance may first have been taken; a line to its right goes as far as it may have
been, with an arrow where nothing bounds it. Stretches without any stance are folded away. Names stand
beside their marks, below each other where there is no room; what finds no row is counted.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, groupby
from typing import Final

from claimtrack.dates import DAWN, DUSK
from claimtrack.pictures.drawing import INKS, MARGIN, WIDTH, Anchor, Drawing, Picture, heading
from claimtrack.pictures.legend import Entry, legend, of_marks, of_text, stroke
from claimtrack.pictures.lettering import clipped, wrapped
from claimtrack.pictures.marks import Mark, Marks, more, told
from claimtrack.pictures.scale import Scale
from claimtrack.pictures.typeface import measured
from claimtrack.reports.contents import Account, Dispute
from claimtrack.value import record

__all__ = ["timeline"]

LANES: Final = 272.0
"""Where the lanes begin; left of it stand the answers."""

RIGHT: Final = WIDTH - MARGIN
UNDATED: Final = 150.0
"""How wide the column of stances without a date is."""

ROW: Final = 20.0
NAME: Final = 190.0
"""How wide a name beside a mark may be."""

SHORT: Final = 14.0
"""A line no longer than this is not drawn: its mark covers most of it."""

ROWS: Final = 14
"""How many rows a lane has at most; further stances are counted."""

AGAIN: Final = 560.0
"""How high lanes grow before the line of time stands there once more."""

LAST: Final = date.max.toordinal()
SMALL: Final = "ct-s ct-dim"


def timeline(marks: Marks, dispute: Dispute, *, titled: bool = True) -> Picture:
    """Return the timeline of a question; linear in its stances, but for their sorting by date."""
    return _Timeline(marks, dispute, titled=titled).picture()


@record
class _Placed:
    """A mark with its place, the end of its line, and where its name stands."""

    mark: Mark
    x: float
    end: float
    open_: bool
    name: str
    left: bool

    @property
    def lined(self) -> bool:
        """Whether a line is drawn, above which the name then stands."""
        return self.end > self.x + SHORT

    @property
    def extent(self) -> tuple[float, float]:
        """From where to where the mark, its line and its name go."""
        wide = measured(self.name, "ct-s") + 10
        if self.left:
            return self.x - wide, max(self.end, self.x + 6)
        return self.x - 6, max(self.end, self.x + wide)


class _Timeline:
    """The sheet, the line of time, and the lanes."""

    def __init__(self, marks: Marks, dispute: Dispute, *, titled: bool) -> None:
        self.titled = titled
        self.dispute = dispute
        self.marks = {one.claim.id: marks.on(one) for one in dispute.answers}
        self.every = [mark for found in self.marks.values() for mark in found]
        found = [_bounds(mark) for mark in self.every]
        days = [day for bounds in found for day in bounds or () if DAWN < day <= LAST]
        self.undated = None in found
        self.start = LANES + (UNDATED if self.undated and days else 0)
        self.scale = Scale(days, self.start, RIGHT)
        self.sheet = Drawing()

    def picture(self) -> Picture:
        text = self.dispute.question.text
        y = heading(self.sheet, text, MARGIN + 18) if self.titled else MARGIN + 8
        top = legend(self.sheet, self._entries(), y + 4) - 4
        lanes = Drawing()
        y = self._axis(lanes, top)
        start = top
        for number, one in enumerate(self.dispute.answers, 1):
            if y - start > AGAIN:
                lanes.cut(y)
                start, y = y, self._axis(lanes, y)
            y = self._lane(lanes, number, one, y)
        self._units(top, y)
        self.sheet.take(lanes)
        return self.sheet.picture(text, self._described(), y + MARGIN)

    # -- drawing --------------------------------------------------------------------------------

    def _entries(self) -> Iterator[Entry]:
        """Give what the legend tells: marks, and the lines, arrows and breaks that there are."""
        yield from of_marks(self.every)
        placed = [self._place(mark) for mark in self.every]
        if any(one.lined and not one.open_ for one in placed):
            yield stroke("h24m0 -3v6", "ct-line ct-dim", 24, "some day from the mark to the bar")
        if any(one.open_ for one in placed):
            yield stroke("h24m-4 -3l4 3l-4 3", "ct-line ct-dim", 24, "or any day after")
        if any(unit.empty for unit in self.scale.units):
            yield of_text("⋯", "ct-dim", "no stance in this time, folded away")

    def _units(self, top: float, bottom: float) -> None:
        """Draw the units of time behind the lanes, breaks as bands."""
        for unit in self.scale.units:
            if unit.empty:
                self.sheet.box(unit.start, top + 6, unit.width, bottom - top - 6, "ct-band")
            else:
                self.sheet.line(unit.start, top + 6, unit.start, bottom)

    def _axis(self, sheet: Drawing, y: float) -> float:
        before = ""
        for unit in self.scale.units:
            if unit.empty:
                sheet.text(unit.start + unit.width / 2, y + 18, "⋯", "ct-dim", anchor="middle")
                continue
            if unit.year != before:
                sheet.text(unit.start + 6, y + 18, unit.year, "ct-b")
            sheet.text(unit.start + 6, y + 32, unit.detail, SMALL)
            before = unit.year
        if self.undated:
            sheet.text(LANES, y + 18, "undated", "ct-dim")
        sheet.line(MARGIN, y + 40, RIGHT, y + 40)
        return y + 40

    def _lane(self, sheet: Drawing, number: int, one: Account, y: float) -> float:
        """Draw an answer and its stances; return where the lane ends."""
        room = LANES - MARGIN - 24
        text = wrapped(one.claim.text, room, "ct-b", most=6)
        sheet.text(MARGIN, y + 20, f"{number} · {one.status}", SMALL)
        below = sheet.block(MARGIN, y + 38, room, text, 17, "ct-b")
        rows, left_out = self._rows(self.marks[one.claim.id])
        if not rows:
            sheet.text(LANES + 6, y + 20, "no stance", SMALL)
        down = y + 26
        for row in rows:
            for each in row:
                self._draw(sheet, each, down)
            down += ROW
        if left_out:
            self._folded(sheet, left_out, down + 4)
            down += 2 * ROW
        y = max(below, down) + 2
        sheet.line(MARGIN, y, RIGHT, y)
        return y

    def _folded(self, sheet: Drawing, marks: Sequence[Mark], y: float) -> None:
        """Write how many stances are left out, in each unit of time and in all."""
        places = [self._place(mark).x for mark in marks]
        for unit in self.scale.units:
            number = sum(unit.start <= x - 4 < unit.start + unit.width for x in places)
            if number:
                sheet.text(unit.start + 6, y, f"+{number:,}", "ct-s")
        sheet.text(LANES + 6, y + ROW - 2, more(marks, "stance"), SMALL)

    @staticmethod
    def _draw(sheet: Drawing, each: _Placed, y: float) -> None:
        mark, ink = each.mark, INKS[each.mark.verb]
        if each.lined:
            tip = "m-4 -3l4 3l-4 3" if each.open_ else "m0 -3v6"
            steps = f"M{each.x + 6:.1f} {y:.1f}H{each.end:.1f}{tip}"
            sheet.path(steps, f"ct-line {ink}")
        sheet.mark(each.x, y, mark.verb, faint=mark.faint)
        look = (
            "ct-s ct-gone" if mark.gone else "ct-s ct-halo"
        )  # a halo would cover what strikes through
        above = each.lined and not each.left
        anchor: Anchor = "end" if each.left else "start"
        x = each.x - 10 if each.left else each.x + 10
        sheet.text(x, y - 4 if above else y + 4, each.name, look, anchor=anchor)

    # -- placing --------------------------------------------------------------------------------

    def _rows(self, marks: Sequence[Mark]) -> tuple[list[list[_Placed]], list[Mark]]:
        """Return the rows of a lane, in which nothing meets anything, and what found no room in them."""
        rows: list[list[_Placed]] = []
        ends: list[float] = []
        left_out: list[Mark] = []
        undated_first = sorted(marks, key=lambda mark: (_bounds(mark) is not None, _order(mark)))
        for each in map(self._place, _turned(undated_first)):
            first, last = each.extent
            row = next((n for n, end in enumerate(ends) if end < first), len(ends))
            if row == ROWS:
                left_out.append(each.mark)
                continue
            if row == len(rows):
                rows.append([])
            rows[row].append(each)
            ends[row : row + 1] = [last + 6]
        return rows, left_out

    def _place(self, mark: Mark) -> _Placed:
        bounds = _bounds(mark)
        x = end = LANES + 6
        open_ = False
        if bounds:
            first, last = bounds
            open_ = last > LAST
            x = self.start + 4 if first <= DAWN else self.scale.place(first) + 4
            end = RIGHT if open_ else self.scale.place(last)
        room = UNDATED - 22 if self.scale.units else RIGHT - x - 16
        if bounds:
            room = max(NAME, end - x - 16)
        times = f" \N{MULTIPLICATION SIGN}{mark.times}" if mark.times > 1 else ""
        name = clipped(mark.holder.name, room - measured(times, "ct-s"), "ct-s") + times
        left = x + 16 + measured(name, "ct-s") > RIGHT
        return _Placed(mark=mark, x=x, end=end, open_=open_, name=name, left=left)

    # -- in words -------------------------------------------------------------------------------

    def _described(self) -> str:
        each = (
            told(number, one, sorted(self.marks[one.claim.id], key=_order))
            for number, one in enumerate(self.dispute.answers, 1)
        )
        return "\n".join(["When stances were taken.", *chain.from_iterable(each)])


def _order(mark: Mark) -> tuple[int, str, str]:
    return (mark.day, mark.holder.name, mark.holder.id)


def _turned(marks: Iterable[Mark]) -> Iterator[Mark]:
    """Give marks by their first days, those of one day by turns of verbs, so that none crowds others out."""
    for _, found in groupby(marks, key=lambda mark: mark.day):
        ones = tuple(found)
        ranks: dict[str, int] = {}
        places: dict[int, int] = {}
        for place, mark in enumerate(ones):
            places[place] = ranks[mark.verb] = ranks.get(mark.verb, 0) + 1
        yield from (ones[place] for place in sorted(places, key=lambda place: places[place]))


def _bounds(mark: Mark) -> tuple[int, int] | None:
    """Return the first and the last day of a stance; None where nothing bounds it on either side."""
    moment = mark.statement.attributed.moment
    if moment is None or (moment.date.earliest <= DAWN and moment.date.latest >= DUSK):
        return None
    return moment.date.earliest, moment.date.latest
