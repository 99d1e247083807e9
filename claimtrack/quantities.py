"""Quantities as people type them: `16000`, `2000..3000`, `20000..`, `..50`, `~434`.

A value is a set of numbers, both ends included: one number, all from one to another, all from one
up, or all up to one. `~` goes with one number and widens it by a tenth of itself each way. Values
differ when their sets share nothing; the gap is what lies between their nearest ends.

All of it is exact. A bound is an `int` that counts steps of `1 / SCALE`, a distance likewise, and a
ratio is a fraction in lowest terms.
"""

import re
from functools import lru_cache
from math import gcd
from typing import Final

from claimtrack.value import field, record

__all__ = ["SCALE", "Gap", "QuantityError", "Value", "disjoint", "fold", "gap", "parse_value"]

SCALE: Final = 10**13
"""Steps in one: a typed number has up to 12 digits after its point, and a tenth of it one more."""

_WHOLE: Final = 28  # digits before the point
_PLACES: Final = 12  # digits after it
_LONGEST: Final = 96  # characters that are read at all; the longest value has 86

_MULTIPLES: Final = {"k": 3, "thousand": 3, "m": 6, "million": 6, "bn": 9, "billion": 9}
_GROUPED: Final = r"(?<![\d.,])[1-9]\d{0,2}(?:[ '\u2019_,\u00a0\u2009\u202f]\d{3})+(?!\d)"
_SHARED: Final = (  # `2-3 million`: the word goes for both numbers
    r"(\d[\d.]*)( *(?:[-\u2010-\u2015\u2212]|to|and) *\d[\d.]* ?)(thousand|[mb]illion|bn|[km])\b",
    r"\1\3\2\3",
)
_REWRITES: Final = (
    (r"[\u2010-\u2015\u2212]", "-"),
    (r"(?<=\d),(?=\d)", "."),
    (r"(?<![\d.])\.(?=\d)", "0."),
    (r"(?<=\d)\.$|^\+(?=\d)", ""),
    (r"^between (.+) and ", r"\1.."),
    (r"^(?:>=?|≥|at least|more than|over|from) *(.+)$", r"\1.."),
    (r"^([^+]+?) *(?:\+|or more)$", r"\1.."),
    (r"^(?:<=?|≤|at most|less than|under|up to) *", ".."),
    (r"^(?:≈|c\.|ca\.?|circa|about|around|approximately|roughly|some) *(?=\d)", "~"),
    (r"(?<=\d) *(?:-|\.\.+|…|to) *(?=[-\d])", ".."),
    (r" *(\.\.|~) *", r"\1"),
)
"""Turns of phrase, in lower case and plain digits, towards the form that is meant."""


class QuantityError(ValueError):
    """A text that is no value; the message is one sentence that says why, or what to write.

    `instead` holds the values it offers, none or more, each of which `parse_value` takes.
    """

    def __init__(self, message: str, *instead: str) -> None:
        super().__init__(f"{message}: write {' or '.join(instead)}" if instead else message)
        self.instead = instead


@record
class Value:
    """What `parse_value` makes of a text; values are equal if they were typed alike.

    `low` and `high` are its ends in steps of `1 / SCALE`, None where it has no end; not both.
    """

    text: str
    low: int | None = field(eq=False, repr=False)
    high: int | None = field(eq=False, repr=False)

    @property
    def bounds(self) -> str:
        """The set it stands for, in the form without `~`: `13500..16500` for `~15000`."""
        if self.low == self.high:
            return _written(self.low)
        return f"{_written(self.low)}..{_written(self.high)}"

    def __str__(self) -> str:
        return self.text


@record
class Gap:
    """What lies between two values that share no number, by their nearest ends.

    `low` is where the lower value ends and `high` where the higher one begins, in steps of
    `1 / SCALE`.
    """

    low: int
    high: int

    @property
    def distance(self) -> str:
        """How far apart the two ends are, written out in full."""
        return _written(self.high - self.low)

    @property
    def ratio(self) -> tuple[int, int] | None:
        """How many times the end nearer to 0 the other is, in lowest terms; None across or at 0."""
        if self.low * self.high <= 0:
            return None
        small, large = sorted((abs(self.low), abs(self.high)))
        shared = gcd(small, large)
        return (large // shared, small // shared)

    @property
    def times(self) -> str | None:
        """The ratio as a decimal, rounded to two places unless it is a whole number."""
        if self.ratio is None:
            return None
        large, small = self.ratio
        hundredths = (200 * large + small) // (2 * small)
        return str(large) if small == 1 else f"{hundredths // 100}.{hundredths % 100:02}"

    def __str__(self) -> str:
        return self.distance if self.times is None else f"{self.distance} ({self.times} times)"


@lru_cache(maxsize=1 << 12)
def parse_value(text: str) -> Value:
    """Read one value; any other text is a `QuantityError`.

    >>> parse_value("~15000").bounds
    '13500..16500'
    >>> parse_value("16,000")
    Traceback (most recent call last):
    claimtrack.quantities.QuantityError: '16,000' is no value: write 16000
    """
    if len(text) > _LONGEST:
        message = f"{text[:20]!r}… has {len(text)} characters: no value is that long"
        raise QuantityError(message)
    ends = _ends(text)
    if ends is None:
        raise _unreadable(text)
    low, high = ends
    if low is not None and high is not None and low > high:
        first, _, last = text.partition("..")
        message = f"{text} begins above its end"
        raise QuantityError(message, f"{last}..{first}")
    return Value(text=text, low=low, high=high)


def disjoint(a: Value, b: Value) -> bool:
    """Whether two values share no number.

    >>> disjoint(parse_value("11000"), parse_value("~15000"))
    True
    >>> disjoint(parse_value("16000"), parse_value("~15000"))
    False
    """
    return gap(a, b) is not None


def gap(a: Value, b: Value) -> Gap | None:
    """Measure what lies between two values; None where they share a number.

    >>> str(gap(parse_value("16000"), parse_value("11000")))
    '5000 (1.45 times)'
    """
    if a.high is not None and b.low is not None and a.high < b.low:
        return Gap(low=a.high, high=b.low)
    if b.high is not None and a.low is not None and b.high < a.low:
        return Gap(low=b.high, high=a.low)
    return None


def fold(text: str) -> str:
    """Write an `of` or a `unit` without what is not compared: case, and how its words are spaced.

    >>> fold(" Mission  staff")
    'mission staff'
    """
    return " ".join(text.casefold().split())


def _ends(text: str) -> tuple[int | None, int | None] | None:
    """Low and high end of a value, perhaps reversed; None for a text that is none."""
    first, dots, last = text.partition("..")
    if not dots:
        return _widened(text)
    low, high = _number(first), _number(last)
    if (first and low is None) or (last and high is None) or not first + last:
        return None
    return (low, high)


def _widened(text: str) -> tuple[int, int] | None:
    """Both ends of one number, a tenth of it apart from it after `~`."""
    number = _number(text.removeprefix("~"))
    if number is None:
        return None
    tenth = abs(number) // 10 if text.startswith("~") else 0
    return (number - tenth, number + tenth)


def _number(text: str) -> int | None:
    """Count the steps of a number with or without decimals; None for a text that is none."""
    whole, point, places = text.partition(".")
    digits = whole.removeprefix("-")
    if len(digits) > _WHOLE or len(places) > _PLACES or not text.isascii():
        return None
    if not digits.isdecimal() or (point and not places.isdecimal()):
        return None
    return int(whole + places.ljust(_PLACES + 1, "0"))


def _written(steps: int | None) -> str:
    """Return the shortest text of a number; nothing for no number."""
    if steps is None:
        return ""
    whole, places = divmod(abs(steps), SCALE)
    return f"{'-' * (steps < 0)}{whole}.{places:0{_PLACES + 1}}".rstrip("0").rstrip(".")


def _unreadable(text: str) -> QuantityError:
    """Make the error for a text that is no value, with what its writer may have meant."""
    plain = _plain(text)
    if instead := [guess for guess in _guesses(plain) if _is_value(guess)]:
        why = " (`~` goes with one number)" if plain not in instead else ""
        return QuantityError(f"{text!r} is no value{why}", *instead)
    counted = re.fullmatch(r"[$€£¥]? *([-~.\d]+) *(?:[^\W\d]\D*|[%$€£¥°])?", plain)
    if counted and _is_value(counted[1]):
        message = f"{text!r} is no value (what is counted goes in `unit` and `of`)"
        return QuantityError(message, counted[1])
    if re.search(r"\d{29}|\.\d{13}", plain):
        return QuantityError(f"{text!r} is no value: at most 28 digits and 12 decimals are read")
    return QuantityError(f"{text!r} is no value: 16000, 2000..3000, 20000.., ..50 and ~434 are")


def _is_value(text: str) -> bool:
    ends = _ends(text)
    return ends is not None and (ends[0] is None or ends[1] is None or ends[0] <= ends[1])


def _guesses(plain: str) -> list[str]:
    """Candidates for what a rewritten text means: itself, or a range that `~` was put before."""
    first, dots, last = plain.removeprefix("~").partition("..")
    bare = f"{first}{dots}{last}"
    if not (plain.startswith("~") and dots and _is_value(bare)):
        return [plain]
    low, high = _widened(f"~{first}"), _widened(f"~{last}")
    wider = f"{_written(low and low[0])}..{_written(high and high[1])}"
    return [wider, bare]


def _plain(text: str) -> str:
    """Rewrite a text towards a value: plain digits in one row, no words for numbers or limits."""
    plain = "".join(str(int(c)) if c.isdecimal() else c for c in text.casefold()).strip()
    plain = re.sub(_GROUPED, _joined, plain)
    plain = re.sub(r"(\d+(?:\.\d+)?) ?([a-z]+)\b", _multiplied, re.sub(*_SHARED, plain))
    for pattern, replacement in _REWRITES:
        plain = re.sub(pattern, replacement, plain)
    return plain


def _joined(groups: re.Match[str]) -> str:
    return re.sub(r"\D", "", groups[0])


def _multiplied(words: re.Match[str]) -> str:
    """Write out `16k` or `1.2 million`; leave any other number and word as they are."""
    number = _number(words[1])
    if number is None or words[2] not in _MULTIPLES:
        return words[0]
    return _written(number * 10 ** _MULTIPLES[words[2]])
