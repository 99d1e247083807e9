"""Dates as people type them, and the two questions asked of them: do they overlap, which is first.

The forms are those of EDTF levels 0 and 1 (Library of Congress, 2019) that FORMAT.md lists. A date
is seldom one certain day, so every answer has three values.

**Days** are numbered as by `datetime.date.toordinal`, 0001-01-01 = 1, and back through year 0000.

**Units.** A day, a month, a year is a unit. `X` is some one unit out of a run: `201X` one year of
ten, `2004-XX` one month of twelve. A season is some one run of three whole months, since EDTF
leaves open the hemisphere and the day on which seasons turn: `21` (spring) and `23` (autumn) are in
March to December of their year, `22` (summer) and `24` (winter) anywhere from the December before
it to the March after it. Whoever knows the months should type the months.

**Spans.** In `about` a date is a span, from a first day to a last day that is not before it:

- a unit spans all its days. `?` and `~` move either end, each on its own, by up to one such unit,
  `%` by up to two: `2013-03~` begins from 1 February to 1 April, ends from 28 February to 30 April;
- an interval `a/b` begins on a day of `a` and ends on a day of `b`, each made longer both ways by
  its own mark. An open end `..` reaches to `DAWN` or `DUSK`; an unknown one may lie anywhere.

Two dates overlap *yes* if every choice of their two spans does, *no* if no choice does, *possibly*
otherwise. One date's choice does not bind the other's, so the earliest and latest day of each end
decide this exactly. The same text twice is the same span, and so *yes*, unless it has an `X`.
In `said`, `published` and `dated` a date is a **moment**: one day within one of those spans.
"""

import re
from functools import lru_cache
from typing import Final, Literal

from claimtrack.value import field, record

__all__ = ["DAWN", "DUSK", "Answer", "Date", "DateError", "before", "overlap", "parse_date"]

Answer = Literal["yes", "possibly", "no"]
"""How a comparison comes out when the dates leave something open."""

_Bounds = tuple[int, int, int, int]
"""Earliest and latest first day, then earliest and latest last day."""

DAWN: Final = -(10**9)
DUSK: Final = 10**9
"""The days before and after all days, where open and unknown ends reach."""

_LONGEST: Final = 64  # characters that are read at all; the longest date has 23
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SEASONS: Final = {"21": (2, 9), "22": (-1, 12), "23": (2, 9), "24": (-1, 12)}
"""The first and the last month in which a season may begin, January of its year being 0."""

_SLACK: Final = {"?": 1, "~": 1, "%": 2}  # units
_SHAPE: Final = str.maketrans("012345678", "999999999")

_REWRITES: Final = (
    (r"[t ]\d\d?:\d\d.*", ""),  # a time of day
    (r"^(\d{4})(\d\d)(\d\d)$", r"\1-\2-\3"),
    (r"^(\d{4})-(\d{4})$", r"\1/\2"),
    (r"^(\d{4}-(?:\d\d-)?)(\d\d)/(\d\d)$", r"\1\2/\1\3"),
    (r"^(?:from|between) (.+) (?:to|until|and) ", r"\1/"),
    (r"^(?:since|from) (.+)$", r"\1/.."),
    (r"(?<=\d) ?[+-]$", "/.."),
    (r"^(?:until|up to) ", "../"),
    (r" *(?:/|--+|(?<=\d)\.\.+(?=\d)| - |\bto\b|\buntil\b) *", "/"),
)
"""Turns of phrase, in lower case and plain digits, towards the form that is meant."""

_MARKS: Final = {  # of doubt and roughness, 0 being neither
    **dict.fromkeys(("st", "nd", "rd", "th", "of", "the", "in", "on"), 0),
    **dict.fromkeys(("?", "maybe", "perhaps", "possibly", "probably"), 1),
    **dict.fromkeys(("~", "c", "ca", "circa", "about", "around", "approximately"), 2),
    "%": 3,
}


class DateError(ValueError):
    """A text that is no date; the message is one sentence that says why, or what to write.

    `instead` holds the dates it offers, none or more, each of which `parse_date` takes.
    """

    def __init__(self, message: str, *instead: str) -> None:
        super().__init__(f"{message}: write {' or '.join(instead)}" if instead else message)
        self.instead = instead


@record
class Date:
    """What `parse_date` makes of a text; dates are equal if they were typed alike.

    The bounds are day numbers. The span begins on a day from `earliest` to `latest_start` and ends
    on one from `earliest_end` to `latest`; a moment within it falls from `earliest` to `latest`.
    """

    text: str
    earliest: int = field(eq=False, repr=False)
    latest_start: int = field(eq=False, repr=False)
    earliest_end: int = field(eq=False, repr=False)
    latest: int = field(eq=False, repr=False)

    @property
    def is_day(self) -> bool:
        """Whether no more than one day fits, so that two equal dates are the same moment."""
        return self.earliest == self.latest

    def __str__(self) -> str:
        """Return the text as it was typed."""
        return self.text


@lru_cache(maxsize=1 << 14)
def parse_date(text: str) -> Date:
    """Read one date or interval; any other text is a `DateError`.

    >>> february = parse_date("2013-02")
    >>> february.latest - february.earliest
    27
    >>> parse_date("25.3.2013")
    Traceback (most recent call last):
    claimtrack.dates.DateError: '25.3.2013' is no date: write 2013-03-25
    """
    if len(text) > _LONGEST:
        message = f"{text[:20]!r}… has {len(text)} characters: no date is that long"
        raise DateError(message)
    if (bounds := _bounds(text)) is None:
        raise _unreadable(text)
    low, start, end, high = bounds
    return Date(text=text, earliest=low, latest_start=start, earliest_end=end, latest=high)


def overlap(a: Date | None, b: Date | None) -> Answer:
    """Whether two `about` spans share a day; None, for no `about`, surely meets only another None.

    >>> overlap(parse_date("2012-03/2012-07"), parse_date("2012-07/2013-03"))
    'possibly'
    """
    if a is None or b is None:
        return "yes" if a is b else "possibly"
    if a.text == b.text and "X" not in a.text:
        return "yes"
    if a.latest < b.earliest or b.latest < a.earliest:
        return "no"
    certain = a.latest_start <= b.earliest_end and b.latest_start <= a.earliest_end
    return "yes" if certain else "possibly"


def before(a: Date, b: Date) -> Answer:
    """Whether moment `a` falls on an earlier day than moment `b`; no moment is finer than a day.

    *Yes* is what CONTRADICTIONS.md calls clearly later, said of the earlier one.

    >>> before(parse_date("2012"), parse_date("2012-05/2013"))
    'possibly'
    """
    if a.latest < b.earliest:
        return "yes"
    return "no" if a.earliest >= b.latest else "possibly"


def _bounds(text: str) -> _Bounds | None:
    """Bounds of a date; None in no known form, `DateError` in one of them but impossible."""
    return _interval(text) if "/" in text else _single(text)


def _interval(text: str) -> _Bounds | None:
    first, _, last = text.partition("/")
    if not first.strip(".") and not last.strip("."):
        return (DAWN, DAWN, DUSK, DUSK) if text == "../.." else None
    begin, end = _end(first, DAWN), _end(last, DUSK)
    if begin is None or end is None:
        return None
    if begin[0] > end[1]:
        message = f"{text} ends before it begins"
        raise DateError(message, f"{last}/{first}")
    return (begin[0], min(begin[1], end[1]), max(begin[0], end[0]), end[1])


def _end(text: str, never: int) -> tuple[int, int] | None:
    """First and last day for one end of an interval; an open one is at `never`."""
    if text == "..":
        return (never, never)
    bounds = _single(text) if text else (DAWN, DAWN, DUSK, DUSK)
    return bounds and (bounds[0], bounds[3])


def _single(text: str) -> _Bounds | None:
    """Bounds of a date that is no interval, told by its shape: `X` and digits, every digit a 9."""
    slack = _SLACK.get(text[-1:], 0)
    body = text[:-1] if slack else text
    match body.translate(_SHAPE):
        case "9999" | "999X" | "99XX":
            low, high = (12 * int(body.replace("X", digit)) for digit in "09")
            return _months(low, high, width=12, slack=slack)
        case "9999-99" if body[5:] in _SEASONS:
            low, high = (12 * int(body[:4]) + month for month in _SEASONS[body[5:]])
            return _months(low, high, width=3, slack=slack)
        case "9999-99" | "9999-XX":
            return _months(*_month_run(body), width=1, slack=slack)
        case "9999-99-99":
            return _days(_day(body), _day(body), slack)
        case "9999-99-XX" | "9999-XX-XX":
            low, high = _month_run(body)
            return _days(_first_day(low), _first_day(high + 1) - 1, slack)
        case _:
            return None


def _months(low: int, high: int, *, width: int, slack: int) -> _Bounds:
    """Bounds of one run of `width` months that begins in a month from `low` to `high`."""
    low, high = low - slack * width, high + slack * width
    starts = _first_day(low), _first_day(high)
    return (*starts, _first_day(low + width) - 1, _first_day(high + width) - 1)


def _days(low: int, high: int, slack: int) -> _Bounds:
    """Bounds of one day from `low` to `high`."""
    return (low - slack, high + slack, low - slack, high + slack)


def _month_run(body: str) -> tuple[int, int]:
    """First and last month since January of year 0, by a text like `9999-99` or `9999-XX`."""
    year, month = body[:4], body[5:7]
    before_january = 12 * int(year) - 1
    if month == "XX":
        return (before_january + 1, before_january + 12)
    if "01" <= month <= "12":
        return (before_january + int(month), before_january + int(month))
    message = f"{body} has no month {month} (months are 01 to 12, seasons 21 to 24)"
    range_meant = body[4:] == f"-{month}" and month > year[2:]
    raise DateError(message, *([f"{year}/{year[:2]}{month}"] if range_meant else []))


def _day(body: str) -> int:
    """Day number of a text in the shape `9999-99-99`."""
    (month, _), day = _month_run(body), int(body[8:])
    length = _first_day(month + 1) - _first_day(month)
    if not 1 <= day <= length:
        message = f"{body} is no day: {_MONTHS[month % 12]} {body[:4]} has {length} days"
        raise DateError(message)
    return _first_day(month) + day - 1


def _first_day(month: int) -> int:
    """Day number on which a month begins; years run from March, so that a leap day comes last."""
    year, since_march = divmod(month - 2, 12)
    return 365 * year + year // 4 - year // 100 + year // 400 + (153 * since_march + 2) // 5 - 305


def _unreadable(text: str) -> DateError:
    """Make the error for a text in no known form, with what its writer may have meant."""
    if instead := dict.fromkeys(guess for guess in _guesses(text) if _is_date(guess)):
        return DateError(f"{text!r} is no date", *instead)
    if "X" in text:
        return DateError(f"{text!r} is no date: X goes as in 201X, 20XX, 2013-XX and 2013-03-XX")
    examples = "2013, 2013-03, 2013-03-25 and 2012/2013 are; leave it out if it is not known"
    return DateError(f"{text!r} is no date: {examples}")


def _is_date(text: str) -> bool:
    try:
        return _bounds(text) is not None
    except DateError:
        return False


def _guesses(text: str) -> list[str]:
    """Candidates for what a text in another form means; not all of them are dates."""
    plain = "".join(str(int(c)) if c.isdecimal() else c for c in text.casefold())
    plain = re.sub(r"[\u2010-\u2015\u2212]", "-", plain).strip()
    for pattern, replacement in _REWRITES:
        plain = re.sub(pattern, replacement, plain)
    first, slash, last = plain.partition("/")
    return [f"{a}/{b}" for a in _points(first) for b in _points(last) if slash] or _points(plain)


def _points(plain: str) -> list[str]:
    """Candidates for a text without an interval: `march 2013`, `25/3/2013`, `c. 2012`, `2010s`."""
    if plain in {"..", "now", "present", "today"}:
        return [".."]
    if re.fullmatch(r"\d\d[\dx?][x?]|\d{3}0'?s", plain):
        return [plain[:2] + re.sub(r"[x?]|0'?s", "X", plain[2:])]
    words = re.findall(r"[^\W\d_]+|\d+|[?~%]", plain)
    years = [word for word in words if re.fullmatch(r"\d{4}", word)]
    small = [word.zfill(2) for word in words if re.fullmatch(r"\d\d?", word)]
    named = [digits for word in words if (digits := _named(word))]
    marks = [_MARKS[word] for word in words if word in _MARKS]
    strange = len(years + small + named + marks) < len(words) or plain.startswith("-")
    if strange or len(years) != 1 or len(named) > 1:
        return []
    orders = [named + small] if named or words[0] == years[0] else [small[::-1], small]
    mark = ("", "?", "~", "%")[min(sum(set(marks)), 3)]
    return ["-".join([years[0], *order]) + mark for order in orders]


def _named(word: str) -> str | None:
    """Return the digits of a month or season by the first letters of its name, at least three."""
    names = {f"{number:02}": name.casefold() for number, name in enumerate(_MONTHS, 1)}
    names |= {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
    return next((n for n, name in names.items() if word[2:] and name.startswith(word)), None)
