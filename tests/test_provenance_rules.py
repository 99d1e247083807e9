"""The rules on where a claim comes from (CT4xx), beyond the examples of their pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack import checking, loading
from claimtrack.diagnostics import Diagnostic
from claimtrack.likelihoods import SCALES
from claimtrack.loading import read_texts
from claimtrack.model import Assessment
from claimtrack.provenance import circular
from claimtrack.ratings import history
from claimtrack.rule import Subject
from claimtrack.rules import ct405_long_quote, ct412_one_scale, ct413_no_such_likelihood

Texts = str | Mapping[str, str | bytes | None]


def findings(texts: Texts) -> tuple[Diagnostic, ...]:
    """Check files given as text by name, or one file `claims.yaml`."""
    files = {"claims.yaml": texts} if isinstance(texts, str) else texts
    return checking.findings(loading.read_texts(files))


def places(texts: Texts, code: str) -> list[str]:
    """Return the place of each finding of a code, without the name of the one file."""
    found = (one for one in findings(texts) if one.code == code)
    return [str(one.span).removeprefix("claims.yaml:") for one in found]


def said(texts: Texts, code: str) -> list[str]:
    """Return the message of each finding of a code."""
    return [one.message for one in findings(texts) if one.code == code]


# -- CT401: carriers that are there anyway ----------------------------------------------------------

CARRIED = """\
claims: {{c: C.}}
actors: {{ann: Ann, bob: Bob, cal: Cal, gaz: Gazette, host: Host}}
sources:
  book: {{title: Book, publisher: gaz, author: cal}}
  part: {{title: Part, part_of: book, author: [ann, bob]}}
  post: {{title: Post, kind: social-post, publisher: host}}
  below: {{title: Below, part_of: post}}
  loop: {{title: Loop, part_of: pool}}
  pool: {{title: Pool, part_of: loop}}
stances:
  {source}:
    - {{holder: cal, affirms: c, via: {via}}}
"""


@pytest.mark.parametrize(
    ("source", "via", "messages"),
    [
        ("part", "part", ["`part` is the source in which the stance stands"]),
        ("part", "bob", ["`bob` wrote `part`, in which the stance stands"]),
        ("part", "gaz", ["`gaz` published `part`, in which the stance stands"]),
        ("part", "[ann, bob, gaz]", ["ann", "bob", "gaz"]),
        ("part", "host", []),
        ("part", "cal", []),
        ("part", "book", []),
        ("part", "[book, gaz]", ["`gaz` published `part`, in which the stance stands"]),
        ("post", "host", ["`host` published `post`, in which the stance stands"]),
        ("below", "host", ["`host` published `below`, in which the stance stands"]),
        ("below", "[part, gaz]", ["`gaz` published `part`, named beside it"]),
        ("below", "[ann, part]", ["`ann` wrote `part`, named beside it"]),
        ("below", "[below, host]", ["below", "host"]),
        ("below", "[gaz, ann]", []),
        ("loop", "[gaz, pool]", []),
        ("nowhere", "[gaz, nobody]", []),
        ("nowhere", "nowhere", ["`nowhere` is the source in which the stance stands"]),
    ],
)
def test_only_what_the_documents_bring_is_needless(
    source: str, via: str, messages: list[str]
) -> None:
    """Joint authors and lent publishers count; a document that is a source's whole does not."""
    found = said(CARRIED.format(source=source, via=via), "CT401")
    assert len(found) == len(messages)
    assert all(part in message for part, message in zip(messages, found, strict=True))


def test_a_needless_carrier_shows_where_it_was_lent() -> None:
    """The label stands at the publisher of what the source is part of."""
    (found,) = (
        one
        for one in findings(CARRIED.format(source="part", via="[host, gaz]"))
        if one.code == "CT401"
    )
    assert (str(found.span), str(found.labels[0].span)) == ("claims.yaml:12:45", "claims.yaml:4:34")
    assert found.labels[0].text == "the publisher of `part`"


def test_a_publisher_is_not_lent_past_a_fault() -> None:
    """A source whose own publisher is misspelt is not said to have that of its whole."""
    text = CARRIED.format(source="part", via="[gaz, ann]")
    broken = text.replace("part_of: book, author", "part_of: book, publishr: host, author")
    assert said(broken, "CT401") == ["`ann` wrote `part`, in which the stance stands"]


def test_every_stance_is_looked_at_whatever_its_id() -> None:
    """A second stance under an id in use has its own findings."""
    text = CARRIED.format(source="part", via="ann, id: x")
    text += "    - {holder: cal, denies: c, via: bob, id: x}\n"
    assert places(text, "CT401") == ["12:38", "13:37"]


# -- CT402, CT403, CT407: dates ---------------------------------------------------------------------

DATES = ("", "2013", "2013-03", "2013-03-25", "2013-03~", "2012/2013", "2012/..", "../2013", "2014")

SAID = """\
claims: {{c: C.}}
actors: {{ann: Ann}}
sources:
  book: {{title: Book, published: {published}}}
  part: {{title: Part, part_of: book}}
stances: {{part: {{holder: ann, affirms: c, said: {said}{rest}}}}}
"""


@pytest.mark.parametrize(
    ("published", "date", "speaks"),
    [
        ("2013-03-25", "2013-03-26", True),
        ("2013-03-25", "2013-03-25", False),
        ("2013-03-25", "2013-03", False),
        ("2013-03", "2013-04", True),
        ("2013-03", "2013", False),
        ("2013-03~", "2013-04", False),
        ("2013-03~", "2013-06", True),
        ("2012/2013", "2013-12", False),
        ("2012/2013", "2014/..", True),
        ("2012/..", "2030", False),
        ("../2013", "2014", True),
        ("2013/", "2014", False),
        ("201X", "2019", False),
        ("201X", "2020", True),
    ],
)
def test_said_is_too_late_only_if_no_day_fits(published: str, date: str, *, speaks: bool) -> None:
    """Of lent dates too the bounds decide: what may be in order is left in peace."""
    text = SAID.format(published=published, said=date, rest="")
    assert places(text, "CT402") == (["6:49"] if speaks else [])


@pytest.mark.parametrize(
    ("rest", "speaks"),
    [
        (", attribution: unsure", False),
        (", atribution: unsure", False),
        (", attribution: disputed", True),
        (", sarcastic: true", True),
    ],
)
def test_what_is_only_foreseen_may_be_said_later(rest: str, *, speaks: bool) -> None:
    """An unsure attribution is left out, a misspelt one too; the misspelling is found anyway."""
    text = SAID.format(published="2013", said="2014", rest=rest)
    assert bool(places(text, "CT402")) == speaks


def test_a_date_is_not_lent_past_a_fault() -> None:
    """A source with a date that cannot be read is not said to have that of its whole."""
    text = SAID.format(published="2013", said="2014", rest="")
    broken = text.replace("part_of: book", "part_of: book, published: maybe 2015")
    assert [one.code for one in findings(broken)] == ["CT105"]


def test_a_typed_date_counts_also_beside_a_fault() -> None:
    """What else is wrong with the source changes nothing about the date it has."""
    text = SAID.format(published="2013", said="2014", rest="")
    broken = text.replace("title: Book", "title: Book, knid: news-report")
    assert places(broken, "CT402") == ["6:49"]


RETRIEVED = """\
claims: {{c: C.}}
sources:
  book: {{title: Book, published: {published}}}
  part: {{title: Part, retrieved: {retrieved}, part_of: book}}
stances: {{part: {{affirms: c}}}}
"""


@pytest.mark.parametrize(
    ("published", "retrieved", "speaks"),
    [
        ("2013-03-25", "2013-03-24", True),
        ("2013-03-25", "2013-03-25", False),
        ("2013-03-25", "2013", False),
        ("2013-03?", "2013-02", False),
        ("2013/..", "2012", True),
        ("../2013", "1990", False),
    ],
)
def test_retrieved_is_too_early_only_if_no_day_fits(
    published: str, retrieved: str, *, speaks: bool
) -> None:
    """The finding stands at `retrieved`, which the source has itself; the other date may be lent."""
    text = RETRIEVED.format(published=published, retrieved=retrieved)
    assert places(text, "CT403") == (["4:34"] if speaks else [])


def test_what_never_came_out_was_not_retrieved_too_early() -> None:
    """Without a date of publication there is nothing to compare."""
    text = RETRIEVED.format(published="2013", retrieved="1990").replace(", published: 2013", "")
    assert places(text, "CT403") == []


def test_a_derivation_from_what_is_younger_is_placed_in_each_form() -> None:
    """A single id, an item of a list and an item with `how` are each shown where the id stands."""
    text = """\
claims: {c: C.}
sources:
  a: {title: A, published: 2012, derived_from: new}
  b: {title: B, published: 2012, derived_from: {how: quotes, source: new}}
  c1: {title: C, part_of: a, derived_from: [old, new, gone, undated, {source: new}]}
  d: {title: D, derived_from: new}
  new: {title: New, published: 2013}
  old: {title: Old, published: ../2012}
  undated: {title: Undated}
stances: {b: {affirms: c}, c1: {affirms: c}, d: {affirms: c}}
"""
    assert places(text, "CT407") == ["3:48", "4:70", "5:50", "5:79"]
    found = [one for one in findings(text) if one.code == "CT407"]
    assert [str(label.span) for label in found[2].labels] == [
        "claims.yaml:3:28",
        "claims.yaml:7:32",
    ]


def test_a_derivation_between_parts_of_one_whole_is_no_fault() -> None:
    """Both have the date of the whole, and neither is younger."""
    text = """\
claims: {c: C.}
sources:
  whole: {title: Whole, published: 2013-03-25}
  a: {title: A, part_of: whole, derived_from: b}
  b: {title: B, part_of: whole}
stances: {a: {affirms: c}}
"""
    assert findings(text) == ()


def test_of_two_sources_with_one_id_the_first_counts() -> None:
    """The duplicate is found, and the dates are those of the record that answers to the id."""
    text = SAID.format(published="2015", said="2014", rest="")
    files = {"claims.yaml": text, "later.yaml": "sources: {book: {title: B, published: 2013}}\n"}
    assert [one.code for one in findings(files)] == ["CT202"]


@given(
    st.lists(st.tuples(st.sampled_from(DATES), st.integers(0, 7)), min_size=1, max_size=7),
    st.integers(0, 6),
)
def test_what_is_lent_is_as_by_walking_outward(parts: list[tuple[str, int]], asked: int) -> None:
    """On any parts of parts, circles among them, in whatever order one asks."""
    lines = [
        f"  s{n}: {{title: S, part_of: s{whole}{', published: ' + date if date else ''}}}\n"
        for n, (date, whole) in enumerate(parts)
    ]
    subject = Subject(read_texts({"a.yaml": "sources:\n" + "".join(lines)}))
    order = [f"s{n}" for n in range(7)]
    for source in order[asked:] + order[:asked]:
        lender = subject.lender(source, "published")
        assert (lender and lender.published) == subject.records.published(source)


def test_long_chains_of_parts_are_walked_once() -> None:
    """Five thousand parts of parts, each with a stance that is too late."""
    number = 5_000
    sources = (f"  s{n}: {{title: S, part_of: s{n + 1}}}\n" for n in range(number))
    stances = (f"  s{n}: {{affirms: c, said: 2014}}\n" for n in range(number))
    text = (
        f"claims: {{c: C.}}\nsources:\n{''.join(sources)}"
        f"  s{number}: {{title: S, published: 2013}}\nstances:\n{''.join(stances)}"
    )
    subject = Subject(read_texts({"a.yaml": text}))
    rule = checking.rule("CT402")
    assert rule is not None
    assert len(list(rule.check(subject))) == number


# -- CT404: unnamed holders -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("author", "stance", "expected"),
    [
        ("[who, some]", "{affirms: [n, f, n]}", ["4:5"]),
        ("[who, ann]", "{affirms: n}", []),
        ("ann", "{holder: who, denies: n}", ["4:14"]),
        ("who", "{holder: ann, denies: n}", []),
        ("who", "{doubts: n}", []),
        ("who", "{affirms: f}", []),
        ("nobody", "{affirms: n}", []),
    ],
)
def test_unnamed_is_a_holder_without_any_name(
    author: str, stance: str, expected: list[str]
) -> None:
    """In a source's own voice its authors are asked; one with a name answers for it."""
    text = f"""\
actors: {{ann: Ann, who: {{name: w, kind: unnamed}}, some: {{name: s, kind: unnamed}}}}
sources: {{s: {{title: S, author: {author}}}}}
stances: {{s: [
    {stance}]}}
claims: {{n: {{text: N., kind: normative}}, f: F.}}
"""
    assert places(text, "CT404") == expected


def test_a_source_without_author_is_no_unnamed_holder() -> None:
    """A document that speaks for itself can be named by its title."""
    text = """\
claims: {n: {text: N., kind: normative}}
actors: {who: {name: w, kind: unnamed}}
sources: {s: {title: S}}
stances: {s: {affirms: n}}
"""
    assert places(text, "CT404") == []


def test_of_many_wants_three_are_named() -> None:
    """A stance is one notice, however many claims it has."""
    claims = ", ".join(f"n{n}: {{text: N., kind: normative}}" for n in range(6))
    ids = ", ".join(f"n{n}" for n in range(6))
    text = f"""\
claims: {{{claims}}}
actors: {{who: {{name: w, kind: unnamed}}}}
sources: {{s: {{title: S}}}}
stances: {{s: {{holder: who, affirms: [{ids}]}}}}
"""
    assert said(text, "CT404") == [
        "`who` is unnamed, and affirms what ought to be: `n0`, `n1`, `n2` and 3 more"
    ]


# -- CT405: long quotes -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 0),
        (" — … -- /", 0),
        ("one", 1),
        ("well-known don't 1,200 3.5 e.g.", 5),
        ("aid—nothing else…not even -- arms", 6),
        ("either/or", 2),
        ("wait...what", 2),
        ("  spaced\u00a0out\u2003\n text ", 3),
        ("हिन्दी में लिखा", 3),
        ("слово за слово", 3),
        ("한국어 띄어쓰기", 2),
        ("夜间航班", 2),
        ("夜间航班运", 3),
        ("夜间,航班。", 2),
        ("エンジンを運ぶ", 4),
        ("ｴﾝｼﾞﾝ", 3),
        ("ภาษาไทยไม่เว้นวรรค", 4),
        ("ភាសាខ្មែរ", 2),
        ("中国CPU和GPU", 3),
        ("a" * 5000, 1),
    ],
)
def test_words_are_counted_in_every_script(text: str, number: int) -> None:
    """White space and dashes part words; where a script has none between them, letters count."""
    assert ct405_long_quote.words(text) == number


@given(st.text(st.sampled_from("aé 夜งक्-—./\u200b1"), max_size=80))
def test_no_short_text_has_many_words(text: str) -> None:
    """Quotes of fewer than fifty characters are not counted, and need not be."""
    assert 2 * ct405_long_quote.words(text) <= len(text) + 2
    if len(text) < 2 * ct405_long_quote.MOST:
        assert ct405_long_quote.words(text) <= ct405_long_quote.MOST


@pytest.mark.parametrize(("number", "expected"), [(25, []), (26, ["3:34"])])
def test_a_quote_may_have_25_words(number: int, expected: list[str]) -> None:
    """The twenty-sixth is one too many."""
    quote = " ".join("a" * number)
    text = f"""\
claims: {{c: C.}}
sources: {{s: {{title: S}}}}
stances: {{s: {{affirms: c, quote: {quote}}}}}
"""
    assert places(text, "CT405") == expected


# -- CT406: sources that nobody uses ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("use", "used"),
    [
        ("stances: {s: {affirms: c}, r: {affirms: c}}", True),
        ("stances: {r: {affirms: c, via: s}}", True),
        ("stances: {r: {affirms: c, relies_on: [ann, s]}}", True),
        (
            "stances: {r: {affirms: c}}\nassessments: {of: s, by: ann, dated: 2012, reliability: A}",
            True,
        ),
        ("stances: {r: {affirms: c}}\nlinks: {from: c, supports: d, source: s}", True),
        ("stances: {r: {affirms: c}}", False),
        ("stances: {r: {affirms: c}, s: []}", False),
    ],
)
def test_a_source_is_used_by_any_reference(use: str, *, used: bool) -> None:
    """A stance in it, a mention in `via` or `relies_on`, a link's source, an assessment."""
    text = f"""\
sources: {{r: {{title: R}}, s: {{title: S}}}}
claims: {{c: C., d: D.}}
actors: {{ann: Ann}}
expect: {{d: unasserted}}
{use}
"""
    assert places(text, "CT406") == ([] if used else ["1:26"])


@pytest.mark.parametrize("field", ["part_of", "derived_from"])
def test_a_source_is_used_by_its_parts_and_copies(field: str) -> None:
    """What is part of it or derived from it may itself be unused."""
    text = f"sources: {{r: {{title: R, {field}: s}}, s: {{title: S}}}}\n"
    assert places(text, "CT406") == ["1:11"]


def test_a_source_that_an_unread_file_names_is_not_called_unused() -> None:
    """Its stances may stand in the part that was not read."""
    files: dict[str, str | bytes | None] = {
        "a.yaml": "sources: {r: {title: R}, s: {title: S}}\n",
        "broken.yaml": "stances: {r: [{affirms: [tea]\n",
    }
    assert places(files, "CT406") == ["a.yaml:1:26"]
    assert places({**files, "closed.yaml": None}, "CT406") == []


# -- CT412: the diagonal ----------------------------------------------------------------------------

RATED = """\
claims: {c: C.}
actors: {ann: Ann, bob: Bob, x: X, y: Y, z: Z}
sources: {s: {title: S}, joint: {title: J, author: [x, y]}}
stances:
  s:
    - {id: s1, holder: x, affirms: c}
    - {id: s2, holder: y, affirms: c}
    - {id: s3, holder: z, affirms: c}
    - {id: s4, affirms: c}
    - {id: s5, holder: x, mentions: c}
    - {id: s6, holder: x, doubts: c}
  joint:
    - {id: s7, affirms: c}
assessments:
"""
FOUR = (("x", "A"), ("y", "B"), ("s", "C"), ("s1", "1"), ("s2", "2"), ("s3", "3"), ("s4", "3"))


def rated(*judged: tuple[str, str] | tuple[str, str, str], by: str = "ann") -> str:
    """Return the corpus with ratings: of what, which code, and when where it is not 2013."""
    lines: list[str] = []
    for of, code, *rest in judged:
        field = "credibility" if code.isdigit() else "reliability"
        lines.append(f"  - {{of: {of}, by: {by}, dated: {(*rest, '2013')[0]}, {field}: {code}}}\n")
    return "".join(lines)


@pytest.mark.parametrize(
    ("more", "number"),
    [
        ([], 0),
        ([("s5", "1")], 5),
        ([("s5", "2")], 0),
        ([("s5", "6")], 0),
        ([("s5", "1"), ("s6", "6")], 5),
        ([("s5", "1"), ("s6", "1")], 6),
        # rated again: the last of each counts
        ([("s5", "2", "2011"), ("s5", "1")], 5),
        ([("s5", "1"), ("s5", "2", "2014")], 0),
        ([("s5", "1"), ("s5", "2")], 0),
        ([("s5", "1"), ("s5", "1")], 5),
        # the letter is that of the time
        ([("s5", "1"), ("x", "E", "2014")], 5),
        ([("s5", "1"), ("x", "E", "2012")], 5),
        ([("s5", "1"), ("x", "E", "2013-05")], 0),
        ([("s5", "1"), ("x", "F", "2012/2014")], 0),
        ([("s5", "5", "2015"), ("x", "E", "2014")], 5),
        ([("s5", "1", "2012"), ("z", "D", "2014")], 0),
        # joint authors, all of whom must fit
        ([("s7", "1")], 0),
        ([("s7", "2")], 0),
        ([("s7", "2", "2015"), ("x", "B", "2014")], 5),
        # the holder goes before the source, unless rated later only
        ([("s5", "1"), ("z", "D")], 0),
        ([("s5", "1"), ("z", "D", "2014")], 5),
        ([("s5", "1"), ("z", "F")], 0),
    ],
)
def test_pairs_are_made_as_the_page_says(more: list[tuple[str, str]], number: int) -> None:
    """Five pairs or more, all on the diagonal, are one notice at the first of them."""
    found = said(RATED + rated(*FOUR, *more), "CT412")
    spoken = f"all {number} pairs of ratings by `ann` are on the diagonal, as A1 and B2 are"
    assert found == ([spoken] if number else [])


def test_assessors_are_told_apart() -> None:
    """Nobody's letters are paired with another's digits; the labels show the first five pairs."""
    text = RATED + rated(*FOUR, ("s5", "1"), by="bob") + rated(("s6", "5"), ("z", "E"))
    (found,) = (one for one in findings(text) if one.code == "CT412")
    assert str(found.span) == "claims.yaml:18:49"
    assert [label.text for label in found.labels] == ["A1", "B2", "C3", "C3", "A1"]
    assert [label.span.line for label in found.labels] == [18, 19, 20, 21, 22]


def test_what_cannot_be_read_is_left_open() -> None:
    """A rating without a date may be the last, and one of what is no stance makes no pair."""
    text = RATED + rated(*FOUR, ("s5", "1"), ("nothing", "1"))
    assert len(said(text, "CT412")) == 1
    assert said(f"{text}  - {{of: s5, by: ann, credibility: 3}}\n", "CT412") == []


DAYS = st.sampled_from(
    ["2012", "2012-06", "2012-07", "2012-07-01", "2012/2013", "2012-06/..", "2013"]
)


@given(st.lists(st.tuples(DAYS, st.sampled_from("ABCDEF")), min_size=1, max_size=7))
def test_letters_on_any_day_are_those_of_the_history_up_to_it(made: list[tuple[str, str]]) -> None:
    """As by the ratings that may have been made by then, of which no later one is known."""
    text = RATED + rated(*(("x", code, date) for date, code in made))
    own = list(read_texts({"a.yaml": text}).records.assessments.values())
    judged = ct412_one_scale._Judged(own, "reliability")
    days = {day for one in own if one.dated for day in (one.dated.earliest, one.dated.latest)}
    for day, step in product(sorted(days), (-1, 0, 1)):
        by_then = [one for one in own if one.dated and one.dated.earliest <= day + step]
        current = [one.assessment for one in history(by_then) if one.current != "no"]
        assert judged.on(day + step) == letters(current)


def letters(made: list[Assessment]) -> frozenset[str]:
    """Return the letters of assessments."""
    return frozenset(one.reliability for one in made if one.reliability)


# -- CT413: likelihoods -----------------------------------------------------------------------------

LIKELY = """\
claims: {{c: C.}}
actors: {{ann: Ann}}
assessments: {{of: c, by: ann, dated: 2013, likelihood: {word}, scale: {scale}}}
"""
ALL = (
    "`remote chance`, `highly unlikely`, `unlikely`, `realistic possibility`, `likely`, `probable`"
)


@pytest.mark.parametrize(
    ("word", "scale", "help_"),
    [
        (
            "highly likely",
            "icd-203",
            "it is one of PHIA: write `scale: phia`, or take a word of this scale",
        ),
        (
            "roughly even odds",
            "phia",
            "it is one of ICD 203: write `scale: icd-203`, or take a word of this scale",
        ),
        ("very likly", "icd-203", "did you mean `very likely`?"),
        ("almost-certain", "phia", "did you mean `almost certain`?"),
        ("Realistic Posibility", "phia", "did you mean `realistic possibility`?"),
        (
            "80 %",
            "phia",
            f"choose one of {ALL}, `likely or probable`, `highly likely`, `almost certain`",
        ),
    ],
)
def test_what_may_have_been_meant_is_told(word: str, scale: str, help_: str) -> None:
    """The other scale, a word spelt alike, or all the words there are."""
    (found,) = findings(LIKELY.format(word=word, scale=scale))
    assert (found.code, found.severity, str(found.span)) == ("CT413", "error", "claims.yaml:3:56")
    assert found.help == help_


def test_the_page_has_the_words_of_both_scales() -> None:
    """Every row of the table gives words their range, and nothing that a scale has is left out."""
    row = r"^\| (.+) \| (\d+) to (\d+) \| (.+) \| (\d+) to (\d+) \|$"
    page = ct413_no_such_likelihood.__doc__ or ""
    told: dict[str, dict[str, tuple[int, int]]] = {"icd-203": {}, "phia": {}}
    for us, a, b, uk, c, d in re.findall(row, page, re.MULTILINE):
        told["icd-203"] |= dict.fromkeys(us.split(", "), (int(a), int(b)))
        told["phia"] |= dict.fromkeys(uk.split(", "), (int(c), int(d)))
    variants = {"probably", "improbably", "almost certainly", "likely or probable"}
    for scale, words in SCALES.items():
        assert {w: ends for w, ends in words.items() if w not in variants} == told[scale]


def test_every_word_of_a_scale_passes() -> None:
    """In any case, and with white space as it comes."""
    for scale, words in SCALES.items():
        for word in words:
            spaced = f'"{word.upper().replace(" ", "  ")}"'
            assert findings(LIKELY.format(word=spaced, scale=scale)) == ()


def test_without_a_scale_no_word_is_wrong() -> None:
    """That the scale is missing, or none, is the one fault."""
    for scale, code in (("icd", "CT104"), ("", "CT103")):
        found = findings(LIKELY.format(word="surely", scale=scale))
        assert [one.code for one in found if one.code != "CT316"] == [code]


def test_loops_of_joined_chains_are_looked_for_up_to_a_bound(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Chains that branch are followed until too many places were passed; no more is looked for then."""
    corpus = """\
claims: {engines: E}
actors: {airline: A, port: B, pilot: C, clerk: D, guard: E}
sources: {bulletin: {title: Port bulletin}, letter: {title: Letter}, note: {title: Note}}
stances:
  note:
    - {holder: clerk, affirms: engines}
    - {holder: clerk, affirms: engines, via: guard}
  bulletin: {holder: pilot, affirms: engines, via: [port, airline], relies_on: clerk}
  letter: {holder: pilot, affirms: engines, via: [airline, port], relies_on: clerk}
"""
    assert len(places(corpus, "CT409")) == 1
    monkeypatch.setattr(circular, "MOST", 0)
    assert places(corpus, "CT409") == []
