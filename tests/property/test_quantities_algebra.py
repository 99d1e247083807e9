"""Quantities against their definition: sets of numbers, enumerated and compared."""

from fractions import Fraction

from hypothesis import example, given
from hypothesis import strategies as st

from claimtrack.quantities import SCALE, QuantityError, Value, disjoint, fold, gap, parse_value

SMALL = st.integers(-9, 9)
PAIRS = st.tuples(SMALL, SMALL).map(sorted)
TEXTS = st.one_of(
    SMALL.map(str),
    SMALL.map("~{}".format),
    SMALL.map("{}..".format),
    SMALL.map("..{}".format),
    PAIRS.map(lambda pair: f"{pair[0]}..{pair[1]}"),
)
DECIMALS = st.decimals(-(10**6), 10**6, places=6).map("{:f}".format)
TENTHS = range(-200, 201)
"""Every tenth from -20 to 20: it reaches past all bounds of TEXTS, and each of them is in it."""


def members(text: str) -> set[int]:
    """Collect the tenths that belong to a value, by the definition of its form."""
    if text.startswith("~"):
        number = 10 * int(text[1:])
        return {tenth for tenth in TENTHS if 10 * abs(tenth - number) <= abs(number)}
    low, dots, high = text.partition("..")
    start = 10 * int(low) if low else TENTHS[0]
    end = 10 * int(high) if high else TENTHS[-1]
    return set(range(start, end + 1)) if dots else {start}


def parsed(text: str) -> Value | None:
    """Read a text; None if it is no value."""
    try:
        return parse_value(text)
    except QuantityError:
        return None


@given(TEXTS, TEXTS)
def test_disjoint_values_share_no_member(a: str, b: str) -> None:
    """Disjoint, and the distance of the gap, are what the members say, in either order."""
    ours, theirs = members(a), members(b)
    one, other = parse_value(a), parse_value(b)
    assert disjoint(one, other) == disjoint(other, one) == ours.isdisjoint(theirs)
    found = gap(one, other)
    assert (found is not None) == disjoint(one, other)
    if found is not None:
        nearest = min(abs(x - y) for x in ours for y in theirs)
        assert Fraction(found.distance) == Fraction(nearest, 10) > 0


@given(DECIMALS, DECIMALS)
def test_a_gap_is_exact(a: str, b: str) -> None:
    """Distance and ratio of two numbers are those of exact fractions."""
    one, other = sorted((Fraction(a), Fraction(b)))
    found = gap(parse_value(a), parse_value(b))
    assert (found is None) == (one == other)
    if found is not None:
        assert Fraction(found.distance) == other - one
        expected = max(one / other, other / one) if one * other > 0 else None
        assert (found.ratio and Fraction(*found.ratio)) == expected
        assert (found.times is None) == (expected is None)
        if found.times is not None and expected is not None:
            assert abs(Fraction(found.times) - expected) <= Fraction(1, 200)


@given(DECIMALS)
def test_a_number_is_widened_by_exactly_a_tenth(text: str) -> None:
    """`~` reaches a tenth of the number down and up, without rounding."""
    value, number = parse_value(f"~{text}"), Fraction(text)
    assert value.low is not None
    assert value.high is not None
    assert Fraction(value.low, SCALE) == number - abs(number) / 10
    assert Fraction(value.high, SCALE) == number + abs(number) / 10


@given(TEXTS)
def test_the_written_set_is_read_as_the_same_set(text: str) -> None:
    """What a value prints for its set is a value with the same ends."""
    value = parse_value(text)
    again = parse_value(value.bounds)
    assert (again.low, again.high) == (value.low, value.high)
    assert parse_value(str(value)) == value


ALPHABET = "0123456789.~-+,k% '><m٣–\x00"  # noqa: RUF001 - some that only look like a number's
WORDS = [
    "about",
    "2000",
    "3",
    "between",
    "and",
    "-",
    "to",
    "million",
    "..",
    "~",
    "people",
    "or more",
]


@given(st.one_of(st.text(), st.text(ALPHABET), st.lists(st.sampled_from(WORDS)).map(" ".join)))
@example("9" * 100_000)
@example("1 000" * 19)
def test_every_text_is_a_value_or_an_error_with_values_to_write_instead(text: str) -> None:
    """Reading never fails otherwise, the error is one line, and what it offers can be read."""
    try:
        assert parse_value(text).text == text
    except QuantityError as raised:
        error = raised
    else:
        return
    assert str(error).isprintable()
    assert str(error).endswith(" or ".join(error.instead))
    assert all(parsed(guess) for guess in error.instead)


@given(st.text(), st.text())
def test_folding_forgets_case_and_space_alone(a: str, b: str) -> None:
    """Folding twice changes nothing more, and texts fold alike just when their words do."""
    assert fold(fold(a)) == fold(a)
    assert fold(f" {a}\n {b}") == fold(f"{a} {b}")
    alike = [word.casefold() for word in a.split()] == [word.casefold() for word in b.split()]
    assert (fold(a) == fold(b)) == alike
