"""Dates: which texts are one, the days they may stand for, and how two of them compare."""

from datetime import date

import pytest

from claimtrack.dates import DAWN, DUSK, Date, DateError, before, overlap, parse_date


def bounds(text: str) -> tuple[int, int, int, int]:
    """Read the four bounds of a date's span."""
    read = parse_date(text)
    return (read.earliest, read.latest_start, read.earliest_end, read.latest)


def days(*texts: str) -> tuple[int, ...]:
    """Number ISO days by the standard library; `..` before and after all days."""
    ends = {"<": DAWN, ">": DUSK}
    return tuple(ends.get(text) or date.fromisoformat(text).toordinal() for text in texts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2013", "2013-01-01 2013-01-01 2013-12-31 2013-12-31"),
        ("2012-02", "2012-02-01 2012-02-01 2012-02-29 2012-02-29"),
        ("2013-03-25", "2013-03-25 2013-03-25 2013-03-25 2013-03-25"),
        ("2013?", "2012-01-01 2014-01-01 2012-12-31 2014-12-31"),
        ("2013-03~", "2013-02-01 2013-04-01 2013-02-28 2013-04-30"),
        ("2013-01%", "2012-11-01 2013-03-01 2012-11-30 2013-03-31"),
        ("2013-03-25%", "2013-03-23 2013-03-27 2013-03-23 2013-03-27"),
        ("201X", "2010-01-01 2019-01-01 2010-12-31 2019-12-31"),
        ("20XX", "2000-01-01 2099-01-01 2000-12-31 2099-12-31"),
        ("201X~", "2009-01-01 2020-01-01 2009-12-31 2020-12-31"),
        ("2004-XX", "2004-01-01 2004-12-01 2004-01-31 2004-12-31"),
        ("2004-02-XX", "2004-02-01 2004-02-29 2004-02-01 2004-02-29"),
        ("2004-XX-XX", "2004-01-01 2004-12-31 2004-01-01 2004-12-31"),
        ("2012-21", "2012-03-01 2012-10-01 2012-05-31 2012-12-31"),
        ("2012-22", "2011-12-01 2013-01-01 2012-02-29 2013-03-31"),
        ("2012-23", "2012-03-01 2012-10-01 2012-05-31 2012-12-31"),
        ("2012-24", "2011-12-01 2013-01-01 2012-02-29 2013-03-31"),
        ("2012-21?", "2011-12-01 2013-01-01 2012-02-29 2013-03-31"),
        ("2012/2013-02", "2012-01-01 2012-12-31 2013-02-01 2013-02-28"),
        ("2012~/2013-02-05?", "2011-01-01 2013-02-06 2013-02-04 2013-02-06"),
        ("2012/2012", "2012-01-01 2012-12-31 2012-01-01 2012-12-31"),
        ("2012-05/2012", "2012-05-01 2012-05-31 2012-05-01 2012-12-31"),
        ("201X/2013", "2010-01-01 2013-12-31 2013-01-01 2013-12-31"),
        ("2012/..", "2012-01-01 2012-12-31 > >"),
        ("../2013", "< < 2013-01-01 2013-12-31"),
        ("2012/", "2012-01-01 2012-12-31 2012-01-01 >"),
        ("/2013", "< 2013-12-31 2013-01-01 2013-12-31"),
        ("../..", "< < > >"),
    ],
)
def test_a_date_has_the_bounds_of_its_definition(text: str, expected: str) -> None:
    """A span begins and ends no earlier and no later than the module's definition lets it."""
    assert bounds(text) == days(*expected.split())


def test_days_count_on_before_the_first_year_and_after_the_last() -> None:
    """Year 0000 is a leap year before year 1, and marks may widen past either end of the years."""
    assert parse_date("0000-12-31").latest == 0
    assert parse_date("0000").latest - parse_date("0000").earliest == 365
    assert parse_date("0000~").earliest == parse_date("0000").earliest - 365
    assert parse_date("9999-12-31~").latest == date.max.toordinal() + 1


def test_only_one_certain_day_is_a_day() -> None:
    """A mark, an X or a coarser unit leaves more than one day; an interval within one day does not."""
    assert parse_date("2013-03-25").is_day
    assert parse_date("2013-03-25/2013-03-25").is_day
    assert not any(
        parse_date(text).is_day
        for text in (
            "2013-03-25~",
            "2013-03-XX",
            "2013-03",
            "2013",
            "2013-03-25/2013-03-26",
            "../..",
        )
    )


def test_dates_are_equal_if_typed_alike() -> None:
    """One month typed in two ways is two dates, and each prints as it was typed."""
    assert parse_date("2012/..") == Date(
        text="2012/..", earliest=0, latest_start=0, earliest_end=0, latest=0
    )
    assert parse_date("2012-03-25") != parse_date("2012-03-25/2012-03-25")
    assert str(parse_date("2012-03~")) == "2012-03~"
    assert repr(parse_date("2012-03~")) == "Date(text='2012-03~')"


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("2013-03~", "2012-07/2013-03", "possibly"),
        ("2013-03~", "2012/2014", "yes"),
        ("2012-03/2012-07", "2012-07/2013-03", "possibly"),
        ("2012-03/2012-07", "2012-08/2012-09", "no"),
        ("2013-03-25~", "2013-03-27", "no"),
        ("2013-03-25%", "2013-03-27", "possibly"),
        ("201X", "201X", "possibly"),
        ("2012~", "2012~", "yes"),
        ("2012", None, "possibly"),
        (None, None, "yes"),
        ("2012-03", "2012", "yes"),
        ("2012/2012", "2012/2012", "yes"),
        ("2012/2012", "2012-06", "possibly"),
        ("201X", "2010/2019", "yes"),
        ("201X", "2011/2018", "possibly"),
        ("2012/..", "2020", "yes"),
        ("2012/", "2020", "possibly"),
        ("2012/", "2011", "no"),
        ("../..", "/2013", "yes"),
        ("2012-21", "2012-21", "yes"),
        ("2012-21", "2012-10", "possibly"),
        ("2012-21", "2013-01", "no"),
        ("2012-21", "2012", "yes"),
    ],
)
def test_overlap_has_three_answers(a: str | None, b: str | None, expected: str) -> None:
    """Overlap is yes or no only if it is so however the ends fall; case 03 stands at the top."""
    first, second = (None if text is None else parse_date(text) for text in (a, b))
    assert overlap(first, second) == expected
    assert overlap(second, first) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("2012-05", "2013-01", "yes"),
        ("2013-01", "2012-05", "no"),
        ("2012", "2012-05/2013", "possibly"),
        ("2012-05-01", "2012-05-01", "no"),
        ("2012-05-01", "2012-05-01~", "possibly"),
        ("2012-05-01", "../2012-05-01", "no"),
        ("../2012-05", "2013", "yes"),
        ("../2012-05", "2012-05", "possibly"),
        ("../..", "2012", "possibly"),
        ("2012", "2013/..", "yes"),
    ],
)
def test_moments_come_in_an_order_of_three_answers(a: str, b: str, expected: str) -> None:
    """One moment is before another for sure only if its last day is before the other's first."""
    assert before(parse_date(a), parse_date(b)) == expected


FORMS = "2013, 2013-03, 2013-03-25 and 2012/2013 are; leave it out if it is not known"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2013-02-30", "2013-02-30 is no day: February 2013 has 28 days"),
        ("2012-02-30~", "2012-02-30 is no day: February 2012 has 29 days"),
        ("1900-02-29/1901", "1900-02-29 is no day: February 1900 has 28 days"),
        ("2013-03-00", "2013-03-00 is no day: March 2013 has 31 days"),
        ("2013-25-03", "2013-25-03 has no month 25 (months are 01 to 12, seasons 21 to 24)"),
        ("2013-00", "2013-00 has no month 00 (months are 01 to 12, seasons 21 to 24)"),
        (
            "2012-13",
            "2012-13 has no month 13 (months are 01 to 12, seasons 21 to 24): write 2012/2013",
        ),
        ("2013/2012", "2013/2012 ends before it begins: write 2012/2013"),
        ("2012-XX-05", "'2012-XX-05' is no date: X goes as in 201X, 20XX, 2013-XX and 2013-03-XX"),
        ("2013\x00", "'2013\\x00' is no date: write 2013"),
        ("", f"'' is no date: {FORMS}"),
        ("9" * 5000, "'99999999999999999999'… has 5000 characters: no date is that long"),
    ],
)
def test_a_text_that_is_no_date_says_why(text: str, message: str) -> None:
    """The error is one sentence that names the text and the fault."""
    with pytest.raises(DateError) as error:
        parse_date(text)
    assert str(error.value) == message


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("25.03.2013", "2013-03-25"),
        ("25/03/2013", "2013-03-25"),
        ("03/25/2013", "2013-03-25"),
        ("03/04/2013", "2013-04-03 or 2013-03-04"),
        ("03/2013", "2013-03"),
        ("2013-3-5", "2013-03-05"),
        ("2013/03/25", "2013-03-25"),
        ("2013/03", "2013-03"),
        ("20130325", "2013-03-25"),
        ("2013-03-25T10:00:00Z", "2013-03-25"),
        (" 2013", "2013"),
        ("٢٠١٣", "2013"),
        ("２０１X", "201X"),  # noqa: RUF001 - wide digits
        ("March 2013", "2013-03"),
        ("Sept. 2013", "2013-09"),
        ("March 25th, 2013", "2013-03-25"),
        ("25 March 2013", "2013-03-25"),
        ("spring 2012", "2012-21"),
        ("2013 - 2014", "2013/2014"),
        ("2013 – 2014", "2013/2014"),  # noqa: RUF001 - the dash is what is tested
        ("2012-2013", "2012/2013"),
        ("2012..2013", "2012/2013"),
        ("2012 / 2013", "2012/2013"),
        ("2012 to 2013", "2012/2013"),
        ("from 2012 to 2013", "2012/2013"),
        ("between March 2012 and May 2013", "2012-03/2013-05"),
        ("2012-07/09", "2012-07/2012-09"),
        ("2012-07-01/09", "2012-07-01/2012-07-09"),
        ("since 2012", "2012/.."),
        ("2012-", "2012/.."),
        ("2012/now", "2012/.."),
        ("until March 2013", "../2013-03"),
        ("201x", "201X"),
        ("20??", "20XX"),
        ("1990's", "199X"),
        ("2000s", "200X"),
        ("c. 2012", "2012~"),
        ("?2012", "2012?"),
        ("maybe around 2012", "2012%"),
        ("2012?~", "2012%"),
        ("~2012%", "2012%"),
    ],
)
def test_a_common_human_form_is_told_its_form_here(text: str, instead: str) -> None:
    """What people write elsewhere is refused with the very text to type, or both if in doubt."""
    with pytest.raises(DateError) as error:
        parse_date(text)
    assert str(error.value) == f"{text!r} is no date: write {instead}"
    assert error.value.instead == tuple(instead.split(" or "))


@pytest.mark.parametrize(
    "text",
    [
        *("/", "../", "/..", "..", "2013/2014/2015", "-0044", "Y17000", "2012-W05"),
        *("2 years 2013", "march to may 2013", "March May 2013", "13/2013", "1.2.13", "12:30"),
        *("5 آذار 2013", "2013年", "2012 or 2013", "unknown", "2/3/4/2013"),
    ],
)
def test_nothing_is_guessed_from_what_is_not_understood(text: str) -> None:
    """A text with a part that means nothing here gets no suggestion, rather than a wrong one."""
    with pytest.raises(DateError) as error:
        parse_date(text)
    assert error.value.instead == ()
