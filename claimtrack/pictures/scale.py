"""Where days stand on a line from left to right, stretches without any folded away.

The line is cut into units of one length, from a month to two thousand years: the shortest of which not too
many hold a day. Each unit that holds one is as wide as any other; a run of units that hold none is a
narrow break.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import Final

from claimtrack.value import value

__all__ = ["Scale", "Unit"]

MOST: Final = 8
"""How many units with a day in them are drawn side by side."""

BREAK: Final = 16.0
"""How wide a stretch without any is drawn."""

YEAR: Final = 12
MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
STEPS: Final = (1, 3, *(YEAR * years for years in (1, 5, 10, 50, 100, 500, 1000, 2000)))
"""The lengths of units, in months; the last holds all years that can be typed in fewer than `MOST`."""

CYCLE: Final = date(401, 1, 1).toordinal() - 1
"""The days in 400 years, after which the calendar repeats itself."""


@value
class Unit:
    """A stretch of the line: its months, counted from year 0, and where it is drawn; a break if empty."""

    first: int
    months: int
    start: float
    width: float
    empty: bool

    @property
    def year(self) -> str:
        """The year it begins in."""
        return f"{self.first // YEAR:04}"

    @property
    def detail(self) -> str:
        """The month or months within that year, or the year up to which it lasts; empty for one year."""
        if self.months > YEAR:
            return f"to {(self.first + self.months) // YEAR - 1:04}"
        names = (MONTHS[month % YEAR] for month in self._ends)
        return "" if self.months == YEAR else "\N{EN DASH}".join(dict.fromkeys(names))

    @property
    def _ends(self) -> tuple[int, int]:
        return self.first, self.first + self.months - 1


class Scale:
    """A line between two places on which some days are to be shown."""

    def __init__(self, days: Iterable[int], start: float, end: float) -> None:
        """Take days as ordinals of the proleptic Gregorian calendar, and where the line is drawn."""
        self._start, self._end = start, end
        months = sorted({_month(day) for day in days})
        self._step = next(s for s in STEPS if len({m // s for m in months}) <= MOST)
        self.units = tuple(self._units(sorted({month // self._step for month in months})))

    def _units(self, used: list[int]) -> Iterator[Unit]:
        breaks = sum(b - a > 1 for a, b in pairwise(used))
        wide = (self._end - self._start - breaks * BREAK) / max(len(used), 1)
        x = self._start
        for before, unit in pairwise([*(one - 1 for one in used[:1]), *used]):
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
                into = (month - unit.first + (_date(day).day - 1) / 31) / unit.months
                return unit.start + into * unit.width
        return self._end


def _month(day: int) -> int:
    years = 400 if day < 1 else 0
    one = _date(day)
    return (one.year - years) * YEAR + one.month - 1


def _date(day: int) -> date:
    """Return a day as a date, one before year 1 as that 400 years later, which has the same month."""
    return date.fromordinal(max(1, min(day + CYCLE * (day < 1), date.max.toordinal())))
