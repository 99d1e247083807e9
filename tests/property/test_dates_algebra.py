"""Dates against their definition: every span that a date may be, enumerated and compared."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product

from hypothesis import assume, example, given
from hypothesis import strategies as st

from claimtrack.dates import Answer, Date, DateError, before, overlap, parse_date

Unit = tuple[int, int]
"""First and last day of one unit."""

Span = tuple[int, int]

SLACK = {"?": 1, "~": 1, "%": 2}
YEARS = st.sampled_from(["2011", "2012", "2013"])
MARKS = st.sampled_from(["", "", "?", "~", "%"])
BODIES = st.one_of(
    YEARS,
    st.sampled_from(["201X", "2012-XX", "2012-02-XX"]),
    st.builds("{}-{:02}".format, YEARS, st.integers(1, 12)),
    st.builds("{}-{}".format, YEARS, st.integers(21, 24)),
    st.builds("2012-{:02}-{:02}".format, st.integers(1, 3), st.integers(1, 29)),
)
SINGLES = st.builds("{}{}".format, BODIES, MARKS)
INTERVALS = st.builds("{}/{}".format, SINGLES, SINGLES)


def parsed(text: str) -> Date | None:
    """Read a text; None if it is no date."""
    try:
        return parse_date(text)
    except DateError:
        return None


DATES = st.one_of(SINGLES, INTERVALS).filter(lambda text: parsed(text) is not None)


def first_of(month: int) -> int:
    """Number the first day of a month, counted from January of year 0, by the standard library."""
    return date(month // 12, month % 12 + 1, 1).toordinal()


def run(month: int, width: int) -> Unit:
    """Give the first and last day of a run of whole months."""
    return first_of(month), first_of(month + width) - 1


def units(text: str) -> Iterator[list[Unit]]:
    """For each unit that a date may be, list that unit and those a mark may move its ends to."""
    slack = SLACK.get(text[-1], 0)
    body = text.rstrip("?~%")
    moves = range(-slack, slack + 1)
    if len(body) == 4:
        years = range(2010, 2020) if "X" in body else [int(body)]
        yield from ([run(12 * (year + move), 12) for move in moves] for year in years)
        return
    january, second = 12 * int(body[:4]), body[5:7]
    if len(body) == 10:
        numbers = range(1, 30) if "X" in body else [int(body[8:])]
        starts = [date(int(body[:4]), int(second), number) for number in numbers]
        shifted = [[start + timedelta(days=move) for move in moves] for start in starts]
        yield from ([(day.toordinal(), day.toordinal()) for day in days] for days in shifted)
        return
    width = 3 if second in {"21", "22", "23", "24"} else 1
    seasons = {"21": range(2, 10), "23": range(2, 10), "22": range(-1, 13), "24": range(-1, 13)}
    months = range(12) if second == "XX" else seasons.get(second) or [int(second) - 1]
    yield from ([run(january + month + width * move, width) for move in moves] for month in months)


def marked(text: str) -> set[int]:
    """Collect the days on which some unit of a text begins or ends, where answers can turn."""
    return {day for end in text.split("/") for unit in units(end) for days in unit for day in days}


def spans(text: str, days: set[int]) -> set[Span]:
    """Enumerate, on the given days alone, every span that a date may be."""
    if "/" in text:
        starts, ends = (
            {day for unit in units(end) for day in days if unit[0][0] <= day <= unit[-1][1]}
            for end in text.split("/")
        )
        return {(start, end) for start, end in product(starts, ends) if start <= end}
    return {
        (start, end)
        for unit in units(text)
        for start in days
        if unit[0][0] <= start <= unit[-1][0]
        for end in days
        if unit[0][1] <= end <= unit[-1][1] and start <= end
    }


def answer(outcomes: set[bool]) -> Answer:
    """Sum up what came out for every choice."""
    if outcomes == {True}:
        return "yes"
    return "no" if outcomes == {False} else "possibly"


@given(DATES, DATES, st.sets(st.integers(-400, 400), max_size=3))
@example("2013-03~", "2012-07/2013-03", set())
@example("201X", "2012~/2013%", set())
@example("2012/2012", "2012-06", set())
def test_overlap_is_what_every_choice_of_spans_says(a: str, b: str, extra: set[int]) -> None:
    """Overlap agrees with trying every pair of spans, on the turning days and a few others."""
    assume(a != b)
    days = marked(a) | marked(b) | {date(2012, 6, 1).toordinal() + day for day in extra}
    ours, theirs = spans(a, days), spans(b, days)
    assume(len(ours) * len(theirs) < 200_000)
    outcomes = {
        start <= last and first <= end for (start, end), (first, last) in product(ours, theirs)
    }
    assert overlap(parse_date(a), parse_date(b)) == answer(outcomes)


@given(DATES, DATES)
def test_order_is_what_every_choice_of_moments_says(a: str, b: str) -> None:
    """Order agrees with trying every pair of days, each within some span of its date."""
    days = marked(a) | marked(b)
    ours, theirs = (
        {day for start, end in spans(text, days) for day in days if start <= day <= end}
        for text in (a, b)
    )
    outcomes = {day < other for day, other in product(ours, theirs)}
    assert before(parse_date(a), parse_date(b)) == answer(outcomes)


@given(INTERVALS)
def test_an_interval_is_refused_if_no_span_fits_it(text: str) -> None:
    """Reversed is what cannot be read as any span; the interval turned round is then offered."""
    possible = bool(spans(text, marked(text)))
    assert (parsed(text) is not None) == possible
    if not possible:
        first, last = text.split("/")
        assert parsed(f"{last}/{first}") is not None


ENDS = st.one_of(st.just(""), st.just(".."), SINGLES)
ANY = st.one_of(DATES, st.builds("{}/{}".format, ENDS, ENDS)).filter(
    lambda text: bool(parsed(text))
)


@given(ANY, ANY)
def test_order_and_overlap_agree(a: str, b: str) -> None:
    """Two spans surely miss each other just when one's moments all come before the other's."""
    one, other = parse_date(a), parse_date(b)
    missed = overlap(one, other) == "no"
    assert missed == ("yes" in {before(one, other), before(other, one)})
    assert overlap(one, other) == overlap(other, one)


@given(ANY, ANY)
def test_order_is_strict(a: str, b: str) -> None:
    """If one moment is surely before another, the other is surely not before it."""
    one, other = parse_date(a), parse_date(b)
    if before(one, other) == "yes":
        assert before(other, one) == "no"
    assert before(one, one) != "yes"


@given(ANY)
def test_a_date_keeps_its_text_and_the_order_of_its_bounds(text: str) -> None:
    """A date prints as typed; its span can end no earlier than it can begin."""
    read = parse_date(text)
    assert parse_date(str(read)) == read
    assert str(read) == text
    assert read.earliest <= min(read.latest_start, read.earliest_end)
    assert read.latest >= max(read.latest_start, read.earliest_end)


ALPHABET = "0123456789X?~%/.- :,'+s٣–\x00"  # noqa: RUF001 - some that only look like a date's
WORDS = [
    "March",
    "may",
    "about",
    "between",
    "to",
    "and",
    "until",
    "now",
    "2013",
    "2012-3",
    "25",
    " ",
]


@given(st.one_of(st.text(), st.text(ALPHABET), st.lists(st.sampled_from(WORDS)).map(" ".join)))
@example("9" * 100_000)
@example("2013" + " " * 40 + "/" * 20)
def test_every_text_is_a_date_or_an_error_with_dates_to_write_instead(text: str) -> None:
    """Reading never fails otherwise, the error is one line, and what it offers can be read."""
    try:
        assert parse_date(text).text == text
    except DateError as raised:
        error = raised
    else:
        return
    assert str(error).isprintable()
    assert str(error).endswith(" or ".join(error.instead))
    assert all(parsed(guess) for guess in error.instead)
