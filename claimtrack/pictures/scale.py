"""Where days stand on a line from left to right, stretches without any folded away.

The line is cut into units of one length: months, years, decades or centuries, the smallest of which
not too many hold a day. Each unit that holds one is as wide as any other; a run of units that hold
none is a narrow break.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import Final

from claimtrack.value import value

__all__ = ["Scale", "Unit"]

MOST: Final = 10
"""How many units with a day in them are drawn side by side."""

BREAK: Final = 16.0
"""How wide a stretch without any is drawn."""

STEPS: Final = (1, 3, 12, 60, 120, 600, 1200, 6000, 12000)
"""The lengths of units that are tried, in months."""


@value
class Unit:
    """A stretch of the line: its months, counted from year 0, and where it is drawn; a break if empty."""

    first: int
    months: int
    start: float
    width: float
    empty: bool

    @property
    def label(self) -> str:
        """What stands above it: a year and month, or the year it begins with."""
        year, month = divmod(self.first, 12)
        return f"{year}-{month + 1:02}" if self.months < 12 else str(year)  # noqa: PLR2004 - a year


class Scale:
    """A line between two places on which some days are to be shown."""

    def __init__(self, days: Iterable[int], start: float, end: float) -> None:
        """Take days as ordinals of the proleptic Gregorian calendar, and where the line is drawn."""
        self._start, self._end = start, end
        months = sorted({_month(day) for day in days})
        self._step = next((s for s in STEPS if len({m // s for m in months}) <= MOST), STEPS[-1])
        used = sorted({month // self._step for month in months})
        self.units = tuple(self._units(used))

    def _units(self, used: list[int]) -> Iterator[Unit]:
        breaks = sum(b - a > 1 for a, b in pairwise(used))
        wide = (self._end - self._start - breaks * BREAK) / max(len(used), 1)
        x = self._start
        for place, unit in enumerate(used):
            before = used[place - 1] if place else unit - 1
            if unit - before > 1:
                gap = (unit - before - 1) * self._step
                yield Unit((before + 1) * self._step, gap, x, BREAK, True)  # noqa: FBT003 - a value
                x += BREAK
            yield Unit(unit * self._step, self._step, x, wide, False)  # noqa: FBT003 - a value
            x += wide

    def place(self, day: int) -> float:
        """Return where a day stands; one outside the line stands at its end."""
        month = _month(day)
        for unit in self.units:
            if month < unit.first:
                return unit.start
            if month < unit.first + unit.months:
                one = _date(day)
                into = (month - unit.first + (one.day - 1) / 31) / unit.months
                return unit.start + into * unit.width
        return self._end


def _month(day: int) -> int:
    one = _date(day)
    return one.year * 12 + one.month - 1


def _date(day: int) -> date:
    """Return the day of a number; years before 1 and after 9999 are drawn at the ends."""
    return date.fromordinal(max(1, min(day, date.max.toordinal())))
