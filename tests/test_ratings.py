"""Ratings: what an assessor said of a record, in order, and never one number."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack import Assessment, Corpus, Grade, Likelihood, Rating
from claimtrack.dates import before, parse_date
from claimtrack.likelihoods import NAMES, SCALES, folded, percent
from claimtrack.loading import read_texts
from claimtrack.ratings import CREDIBILITY, RELIABILITY, history
from claimtrack.schema import KINDS

Read = Callable[[str], Corpus]

TEXT = """\
claims: {c: C.}
actors: {ann: Ann, bob: Bob}
sources: {s: {title: S}}
stances: {s: {id: st, affirms: c}}
links: {id: ln, from: c, supports: c, status: rejected, reason: R}
assessments:
  - {of: s, by: bob, dated: 2015, reliability: F}
  - {of: s, by: ann, dated: 2014, reliability: C}
  - {of: s, by: ann, dated: 2013, reliability: A, note: at first sight}
  - {of: ann, by: bob, dated: 2014, reliability: E}
  - {of: st, by: ann, dated: 2014, credibility: 6}
  - {of: c, by: ann, dated: 2014, likelihood: Likely, scale: icd-203, confidence: low}
  - {of: c, by: ann, dated: 2014, likelihood: likely, scale: phia}
"""


def codes(rated: Sequence[Rating]) -> list[tuple[str | None, str, str]]:
    """Return the letter, order and standing of each rating."""
    return [
        (one.reliability.code if one.reliability else None, one.order, one.current) for one in rated
    ]


def test_ratings_of_a_source_come_by_assessor_in_the_order_of_time(corpus: Read) -> None:
    """Each assessor has a history of their own, whatever the order in the file."""
    found = corpus(TEXT).ratings("s")
    assert list(found) == ["ann", "bob"]
    assert codes(found["ann"]) == [("A", "first", "no"), ("C", "later", "yes")]
    assert codes(found["bob"]) == [("F", "first", "yes")]
    first = found["ann"][0]
    assert (first.of, first.by, str(first.dated), first.at.line) == ("s", "ann", "2013", 9)
    assert (first.credibility, first.likelihood, first.confidence) == (None, None, None)
    assert first.reliability == Grade("A", "completely reliable")


def test_actors_stances_and_claims_are_rated_each_by_what_fits(corpus: Read) -> None:
    """Two scales of likelihood stand side by side; of one day, either may be the current one."""
    found = corpus(TEXT)
    (actor,) = found.ratings("ann")["bob"]
    (stance,) = found.ratings("st")["ann"]
    assert str(actor.reliability) == "E, unreliable"
    assert stance.credibility == Grade("6", "cannot be judged")
    assert stance.reliability is None
    us, uk = found.ratings("c")["ann"]
    assert [us.current, uk.current] == ["possibly", "possibly"]
    assert us.likelihood == Likelihood("Likely", "icd-203")
    assert [str(one.likelihood) for one in (us, uk)] == [
        "Likely (ICD 203: 55 to 80 %)",
        "likely (PHIA: 55 to 75 %)",
    ]
    assert (us.confidence, uk.confidence) == ("low", None)


def test_what_nobody_judged_has_no_ratings_and_what_is_not_there_is_a_key_error(
    corpus: Read,
) -> None:
    """An empty answer is one; an unknown id is a slip."""
    found = corpus(TEXT)
    assert found.ratings("ln") == {}
    assert found.ratings("bob") == {}
    with pytest.raises(KeyError, match="nobody"):
        found.ratings("nobody")


def test_f_and_6_are_no_ends_of_the_scales() -> None:
    """Every code that the format takes has its meaning, and two of them judge nothing."""
    fields = KINDS["assessment"].fields
    assert tuple(RELIABILITY) == fields["reliability"].choices
    assert tuple(CREDIBILITY) == fields["credibility"].choices
    grades = [Grade(*item) for item in (*RELIABILITY.items(), *CREDIBILITY.items())]
    assert [grade.code for grade in grades if not grade.judged] == ["F", "6"]


def test_a_rating_with_faults_is_still_one() -> None:
    """Without a date it may have been made at any time; a word of no scale has no range."""
    text = """\
claims: {c: C.}
actors: {ann: Ann}
assessments:
  - {of: c, by: ann, dated: 2013, likelihood: likely}
  - {of: c, by: ann, likelihood: fairly likely, scale: phia}
"""
    one, other = Corpus(read_texts({"claims.yaml": text}).records).ratings("c")["ann"]
    assert (one.order, one.current) == ("first", "possibly")
    assert (other.dated, other.order, other.current) == (None, "undetermined", "possibly")
    assert str(one.likelihood) == "likely (no scale)"
    assert str(other.likelihood) == "fairly likely (PHIA)"
    assert one.likelihood is not None
    assert (one.likelihood.name, one.likelihood.percent) == (None, None)


@pytest.mark.parametrize(
    ("one", "other", "order", "current"),
    [
        ("2013-05-01", "2013-05-02", "later", ["no", "yes"]),
        ("2013-05-01", "2013-05-01", "same", ["possibly", "possibly"]),
        ("2013-05", "2013-05", "undetermined", ["possibly", "possibly"]),
        ("2013-05-02", "2013", "undetermined", ["possibly", "possibly"]),
        ("2013/..", "../2012", "later", ["no", "yes"]),
        ("2013~", "2015", "later", ["no", "yes"]),
        ("2014~", "2015", "undetermined", ["possibly", "possibly"]),
    ],
)
def test_order_goes_by_bounds(
    corpus: Read, one: str, other: str, order: str, current: list[str]
) -> None:
    """Only a rating that surely came later supersedes another."""
    text = f"""\
actors: {{ann: Ann, bob: Bob}}
assessments:
  - {{of: ann, by: bob, dated: {one}, reliability: A}}
  - {{of: ann, by: bob, dated: {other}, reliability: B}}
"""
    found = corpus(text).ratings("ann")["bob"]
    assert [rating.order for rating in found] == ["first", order]
    assert [rating.current for rating in found] == current


DATES = st.sampled_from(
    ["2012", "2013", "2012-06", "2012-06-01", "2012-06-01", "2012/2013", "2012/..", "../2012", "/"]
)


@given(st.lists(DATES, max_size=7))
def test_histories_are_as_by_definition(dates: list[str]) -> None:
    """A rating is superseded if one surely comes after it, and stands above all that surely do."""
    made = [
        Assessment(id=str(n), of="s", by="ann", dated=None if text == "/" else parse_date(text))
        for n, text in enumerate(dates)
    ]

    def earlier(one: Assessment, other: Assessment) -> bool:
        return bool(one.dated and other.dated) and before_(one, other)

    def before_(one: Assessment, other: Assessment) -> bool:
        assert one.dated is not None
        assert other.dated is not None
        return before(one.dated, other.dated) == "yes"

    found = list(history(made))
    listed = [rating.assessment for rating in found]
    assert sorted(one.id for one in listed) == sorted(one.id for one in made)
    left = [one for one in made if not any(earlier(one, other) for other in made)]
    for place, rating in enumerate(found):
        one = rating.assessment
        assert not any(earlier(one, other) for other in listed[:place])
        above = all(earlier(other, one) for other in listed[:place])
        assert (rating.order == "later") == (above and place > 0)
        expected = "no" if one not in left else "yes" if len(left) == 1 else "possibly"
        assert rating.current == expected


# -- likelihood words -------------------------------------------------------------------------------


def test_the_scales_are_those_that_the_format_names() -> None:
    """Each has a name to show, and ranges that rise from word to word."""
    assert tuple(SCALES) == KINDS["assessment"].fields["scale"].choices == tuple(NAMES)
    for words in SCALES.values():
        ranges = list(words.values())
        assert ranges == sorted(ranges)
        assert all(0 <= low < high <= 100 for low, high in ranges)
        assert all(word == folded(word) for word in words)


def test_ranges_of_the_directive_meet_and_those_of_the_yardstick_do_not() -> None:
    """As in the standards: seven ranges that leave nothing out, and seven with gaps between them."""
    us, uk = ([*dict.fromkeys(words.values())] for words in SCALES.values())
    assert [low for low, _ in us[1:]] == [high for _, high in us[:-1]]
    assert all(low > high for (low, _), (_, high) in zip(uk[1:], uk[:-1], strict=True))
    assert len(us) == len(uk) == 7


@pytest.mark.parametrize("word", ["ALMOST  certainly", " almost\tcertain", "Nearly Certain\n"])
def test_case_and_white_space_count_for_nothing(word: str) -> None:
    """A word is the same however it is spaced and set."""
    assert percent(word, "icd-203") == (95, 99)
