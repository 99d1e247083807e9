"""Quantities: which texts are a value, what set it stands for, and how far apart two of them are."""

import pytest

from claimtrack.quantities import SCALE, Gap, QuantityError, Value, disjoint, fold, gap, parse_value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("16000", "16000"),
        ("2000..3000", "2000..3000"),
        ("20000..", "20000.."),
        ("..50", "..50"),
        ("~434", "390.6..477.4"),
        ("~15000", "13500..16500"),
        ("~-10", "-11..-9"),
        ("~0", "0"),
        ("-5..-3", "-5..-3"),
        ("0.1..0.30", "0.1..0.3"),
        ("5..5", "5"),
        ("007", "7"),
        ("-0", "0"),
        ("-0.5", "-0.5"),
        ("~0.000000000001", "0.0000000000009..0.0000000000011"),
        ("9" * 28, "9" * 28),
    ],
)
def test_a_value_stands_for_a_set_of_numbers(text: str, expected: str) -> None:
    """The set prints without `~`, exactly, and in its shortest form; the value as it was typed."""
    value = parse_value(text)
    assert value.bounds == expected
    assert str(value) == text


def test_bounds_count_exact_steps_or_are_missing() -> None:
    """A bound is an integer number of steps; an open end is None."""
    value = parse_value("..0.5")
    assert (value.low, value.high) == (None, SCALE // 2)
    assert parse_value("3..").high is None


def test_values_are_equal_if_typed_alike() -> None:
    """Equality and the representation go by the text alone."""
    assert parse_value("5") == Value(text="5", low=0, high=0)
    assert parse_value("5") != parse_value("5.0")
    assert repr(parse_value("~5")) == "Value(text='~5')"


@pytest.mark.parametrize(
    ("a", "b", "distance", "ratio", "times"),
    [
        ("16000", "11000", "5000", (16, 11), "1.45"),
        ("~15000", "11000", "2500", (27, 22), "1.23"),
        ("2000..3000", "6000..", "3000", (2, 1), "2"),
        ("..50", "50.5", "0.5", (101, 100), "1.01"),
        ("1000000", "1000001", "1", (1000001, 1000000), "1.00"),
        ("-10", "-5", "5", (2, 1), "2"),
        ("-1", "1", "2", None, None),
        ("0", "5", "5", None, None),
        ("-5", "0", "5", None, None),
    ],
)
def test_a_gap_is_measured_between_the_nearest_ends(
    a: str, b: str, distance: str, ratio: tuple[int, int] | None, times: str | None
) -> None:
    """Distance and ratio are exact, whichever value comes first; no ratio across or at zero."""
    found = gap(parse_value(a), parse_value(b))
    assert found == gap(parse_value(b), parse_value(a))
    assert found is not None
    assert (found.distance, found.ratio, found.times) == (distance, ratio, times)


def test_a_gap_prints_its_distance_and_how_many_times() -> None:
    """A gap without a ratio prints its distance alone."""
    assert str(Gap(low=11000 * SCALE, high=16000 * SCALE)) == "5000 (1.45 times)"
    assert str(Gap(low=0, high=SCALE)) == "1"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("16000", "~15000"),
        ("2000..3000", "3000.."),
        ("..50", "50"),
        ("..50", "..3"),
        ("1..", "7.."),
        ("..9", "1.."),
        ("5", "5.0"),
    ],
)
def test_values_that_share_a_number_have_no_gap(a: str, b: str) -> None:
    """Ends are included, so touching is sharing."""
    assert not disjoint(parse_value(a), parse_value(b))
    assert gap(parse_value(a), parse_value(b)) is None


def test_only_case_and_space_are_folded() -> None:
    """`of` and `unit` are compared without case and spacing, but with every other sign."""
    assert fold(" Mission\n\u00a0 STAFF ") == fold("mission staff") == "mission staff"
    assert fold("Straße") == fold("STRASSE")
    assert fold("mission-staff") != fold("mission staff")


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("16,000", "16000"),
        ("16 000", "16000"),
        ("16'000", "16000"),
        ("1 000 000", "1000000"),
        ("1_000", "1000"),
        ("1,234.5", "1234.5"),
        ("1,5", "1.5"),
        ("0,125", "0.125"),
        ("16k", "16000"),
        ("1.2 million", "1200000"),
        ("2-3 million", "2000000..3000000"),
        ("between 2 and 3 million", "2000000..3000000"),
        ("2k-3k", "2000..3000"),
        ("20000+", "20000.."),
        ("20,000 or more", "20000.."),
        (">20000", "20000.."),
        ("≥ 20000", "20000.."),
        ("at least 20000", "20000.."),
        ("<50", "..50"),
        ("up to 50", "..50"),
        ("2000-3000", "2000..3000"),
        ("2000–3000", "2000..3000"),  # noqa: RUF001 - the dash is what is tested
        ("2000 to 3000", "2000..3000"),
        ("between 2000 and 3000", "2000..3000"),
        ("2000...3000", "2000..3000"),
        ("2000 .. 3000", "2000..3000"),
        ("-5--3", "-5..-3"),
        ("−5", "-5"),  # noqa: RUF001 - the minus sign is what is tested
        ("about 434", "~434"),
        ("~ 434", "~434"),
        ("+5", "5"),
        ("5.", "5"),
        (".5", "0.5"),
        ("٤٣٤", "434"),
    ],
)
def test_a_common_human_form_is_told_its_form_here(text: str, instead: str) -> None:
    """What people write elsewhere is refused with the very text to type."""
    with pytest.raises(QuantityError) as error:
        parse_value(text)
    assert str(error.value) == f"{text!r} is no value: write {instead}"
    assert error.value.instead == (instead,)


COUNTED = "what is counted goes in `unit` and `of`"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("3000..2000", "3000..2000 begins above its end: write 2000..3000"),
        (
            "~2000..3000",
            "'~2000..3000' is no value (`~` goes with one number): write 1800..3300 or 2000..3000",
        ),
        ("~2000..", "'~2000..' is no value (`~` goes with one number): write 1800.. or 2000.."),
        ("~..50", "'~..50' is no value (`~` goes with one number): write ..55 or ..50"),
        ("some 16,000 people", f"'some 16,000 people' is no value ({COUNTED}): write ~16000"),
        ("$50", f"'$50' is no value ({COUNTED}): write 50"),
        ("5%", f"'5%' is no value ({COUNTED}): write 5"),
        ("1" * 29, f"'{'1' * 29}' is no value: at most 28 digits and 12 decimals are read"),
        (
            "0.0000000000001",
            "'0.0000000000001' is no value: at most 28 digits and 12 decimals are read",
        ),
        ("9" * 5000, "'99999999999999999999'… has 5000 characters: no value is that long"),
        ("", "'' is no value: 16000, 2000..3000, 20000.., ..50 and ~434 are"),
    ],
)
def test_a_text_that_is_no_value_says_why(text: str, message: str) -> None:
    """The error is one sentence that names the text and the fault."""
    with pytest.raises(QuantityError) as error:
        parse_value(text)
    assert str(error.value) == message


@pytest.mark.parametrize(
    "text",
    [
        *("..", ".", "~", "~~5", "-~5", "-", "2000..~3000", "~5..2..", "5 5", "1..2..3", "1e6"),
        *("1.234,5", "dozens", "1/2", "0x10", "nan", "inf", "5\x006", "900 to 1 million"),
        *("1" * 29 + "k", "²"),
    ],
)
def test_nothing_is_guessed_from_what_is_not_understood(text: str) -> None:
    """A text with a part that means nothing here gets no suggestion, rather than a wrong one."""
    with pytest.raises(QuantityError) as error:
        parse_value(text)
    assert error.value.instead == ()
