"""Pictures: what is drawn of questions and claims, that nothing is clipped or covers anything, and safely."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from html import escape
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from claimtrack.corpus import Corpus
from claimtrack.loading import read
from claimtrack.pictures.drawing import DARK, LIGHT, STYLE, Drawing, Picture
from claimtrack.pictures.gallery import OF_QUESTIONS, PictureKind
from claimtrack.pictures.lettering import clipped, is_rtl, wrapped
from claimtrack.pictures.marks import Marks
from claimtrack.pictures.roots import roots
from claimtrack.pictures.scale import Scale
from claimtrack.pictures.timeline import timeline
from claimtrack.pictures.typeface import FACES, measured, size
from claimtrack.reports.gathering import gather
from claimtrack.value import value

ROOT = Path(__file__).parents[1]
SVG = "{http://www.w3.org/2000/svg}"
Read = Callable[[str], Corpus]


@value
class Box:
    """The room that a text takes at most, and the text."""

    text: str
    left: float
    right: float
    top: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Tell whether two texts cover each other."""
        aside = self.right <= other.left + 0.1 or other.right <= self.left + 0.1
        return not (aside or self.bottom <= other.top or other.bottom <= self.top)


def boxes(picture: Picture) -> Iterator[Box]:
    """Give the room of every text of a picture."""
    for one in ET.fromstring(picture.svg()).iter(f"{SVG}text"):  # noqa: S314 - our own
        parts = list(one) or [one]
        wide = sum(measured(part.text or "", part.get("class", "")) for part in parts)
        wide += measured(" ") * (len(parts) - 1)
        x, y, high = float(one.attrib["x"]), float(one.attrib["y"]), size(one.get("class", ""))
        side = one.get("text-anchor", "start")
        if one.get("direction") == "rtl":
            side = {"start": "end", "end": "start"}.get(side, side)
        left = x - wide * {"start": 0, "middle": 0.5, "end": 1}[side]
        if text := "".join(one.itertext()):
            yield Box(text, left, left + wide, y - 0.76 * high, y + 0.22 * high)


def faults(picture: Picture) -> list[str]:
    """Return what is clipped by the edge of a picture, and what covers something."""
    found = list(boxes(picture))
    whole = Box("the picture", 0, picture.width, 0, picture.height)
    outside = [
        f"{one.text!r} is clipped"
        for one in found
        if one.left < whole.left
        or one.right > whole.right
        or one.top < whole.top
        or one.bottom > whole.bottom
    ]
    return outside + [
        f"{a.text!r} covers {b.text!r}" for a, b in combinations(found, 2) if a.meets(b)
    ]


def words(picture: Picture) -> list[str]:
    """Return the texts of a picture, in the order in which they are drawn."""
    return [one.text for one in boxes(picture)]


def every(corpus: Corpus) -> Iterator[tuple[str, Picture]]:
    """Give each picture of a corpus with its name."""
    for question in corpus.questions:
        for kind in OF_QUESTIONS:
            yield f"{kind} {question}", corpus.picture(kind, question)
    for claim in corpus.claims:
        yield f"provenance {claim}", corpus.picture("provenance", claim)


# -- the five articles --------------------------------------------------------------------------


@pytest.fixture(scope="module")
def articles() -> Corpus:
    """The corpus of the repository."""
    return Corpus(read([str(ROOT / "claims")]).records)


@pytest.fixture(scope="module")
def drawn(articles: Corpus) -> dict[str, Picture]:
    """Every picture of it."""
    return dict(every(articles))


@pytest.mark.parametrize(
    ("kind", "id_"),
    [
        ("map", "q-cargo"),
        ("map", "q-occupation"),
        ("matrix", "q-why-no-sofa"),
        ("timeline", "q-cargo"),
        ("provenance", "cargo-arms"),
        ("provenance", "cargo-humanitarian-only"),
    ],
)
def test_pictures_of_the_five_articles(
    kind: PictureKind, id_: str, articles: Corpus, golden: Callable[[str, str], str]
) -> None:
    """To the byte, in every run."""
    text = f"{articles.picture(kind, id_).svg()}\n"
    assert text == golden(f"picture-{kind}-{id_}.svg", text)


def test_no_text_of_the_five_articles_is_clipped_or_covers_another(
    drawn: dict[str, Picture],
) -> None:
    """In any picture of any question or claim."""
    assert {name: found for name, one in drawn.items() if (found := faults(one))} == {}


def test_each_picture_has_a_title_and_tells_all_it_shows(articles: Corpus) -> None:
    """A screen reader says what it is called, who holds what and when, and what cannot hold together."""
    picture = articles.picture("map", "q-cargo")
    root = ET.fromstring(picture.svg("one"))  # noqa: S314 - our own
    assert root.attrib["role"] == "img"
    title, told = (root.find(f"{SVG}{tag}") for tag in ("title", "desc"))
    assert title is not None
    assert told is not None
    assert (title.text, root.attrib["aria-labelledby"]) == (picture.title, title.attrib["id"])
    assert told.text == " ".join(picture.description.split("\n"))
    assert root.attrib["aria-describedby"] == told.attrib["id"]
    assert "Denies: senior US official travelling with Kerry (2013-03-25~)" in picture.description
    assert "Cannot hold together with 2." in picture.description
    assert "Opposed by: The US possesses" in picture.description
    for kind in OF_QUESTIONS:
        assert "Peter LaCrosse (2012-08-22/..)" in articles.picture(kind, "q-cargo").description
    lines = articles.picture("provenance", "cargo-arms").description
    assert "Line: No agreement yet over Iran flights, from CBS News, from Margaret Brennan" in lines


def test_no_two_pictures_on_a_page_share_an_id(articles: Corpus, drawn: dict[str, Picture]) -> None:
    """Neither named ones nor those that notebooks show one below the other."""
    ids = [found for one in drawn.values() for found in re.findall(r' id="(.*?)"', one.svg())]
    assert len(ids) == len(set(ids))
    named = articles.picture("map", "q-cargo").svg('a "b', alone=False)
    assert re.findall(r' id="(.*?)"', named) == ["a_20_22b-title", "a_20_22b-desc"]
    assert "<style>" not in named


def test_a_notebook_shows_a_picture(articles: Corpus) -> None:
    """As the SVG that stands alone."""
    picture = articles.picture("map", "q-cargo")
    assert picture._repr_svg_() == picture.svg()


def test_what_cannot_be_drawn_is_an_error(articles: Corpus) -> None:
    """An unknown id and an unknown kind, told apart."""
    with pytest.raises(KeyError):
        articles.picture("map", "nothing")
    with pytest.raises(KeyError):
        articles.picture("provenance", "nothing")
    with pytest.raises(ValueError, match="no picture 'pie': there are map, matrix"):
        articles.picture("pie", "q-cargo")  # type: ignore[arg-type]


# -- the map ------------------------------------------------------------------------------------

RIVALS = """\
questions:
  q: {text: 'Which one?', answers: [a, b, c, d]}
claims: {a: The first., b: The second., c: The third., d: The fourth.}
actors: {ann: Ann, bob: Bob, cy: Cy}
sources: {paper: {title: Paper, published: 2013}, later: {title: Later, published: 2014}}
stances:
  paper:
    - {holder: ann, affirms: a, said: 2013}
    - {holder: bob, denies: a}
    - {holder: cy, doubts: a, certainty: possible}
    - {holder: cy, mentions: b}
  later:
    - {holder: ann, denies: a, said: 2014}
links:
  - {from: a, contradicts: b, why: One or the other.}
  - {from: b, contradicts: c, why: One or the other.}
  - {from: c, contradicts: d, why: One or the other.}
  - {from: a, contradicts: d, why: One or the other.}
  - {from: b, supports: d, status: rejected, reason: It does not.}
"""


def test_a_map_sets_doubt_apart_from_denial(corpus: Read) -> None:
    """Doubters stand among those on the right, and are counted as what they are."""
    picture = corpus(RIVALS).picture("map", "q")
    told = words(picture)
    assert "1 affirms, 2 deny, 1 doubts" in told
    assert told.index("▲ Ann 2014") < told.index("Cy 2013")
    assert "2013 ▲ Ann" in told
    assert 'class="ct-s ct-dim ct-gone">2013</tspan>' in picture.body
    assert "rejected: The second." in " ".join(told)
    assert faults(picture) == []


def test_answers_that_are_no_neighbours_are_joined(corpus: Read) -> None:
    """Ties that would cover each other stand side by side; every card names those it cannot hold."""
    picture = corpus(RIVALS).picture("map", "q")
    assert "\N{MULTIPLICATION SIGN} cannot hold together with 2, 4" in words(picture)
    assert re.findall(r'd="M([\d.]+) [\d.]+V', picture.body) == ["660.0", "671.0", "682.0", "660.0"]


def test_a_contradiction_that_is_none_joins_nothing(corpus: Read) -> None:
    """One whose times do not meet, or that was rejected, is told as the argument it is."""
    told = words(
        corpus(
            "questions: {q: {text: 'Which?', answers: [a, b, c]}}\n"
            "claims: {a: {text: A., about: 2001}, b: {text: B., about: 2002}, c: C.}\n"
            "links:\n  - {from: a, contradicts: b}\n  - {from: [a, b], contradicts: c}\n"
            "  - {from: b, contradicts: c, status: rejected, reason: No.}\n"
            "sources: {s: {title: S}, t: {title: T}}\nstances: {s: [{affirms: a}], t: [{affirms: b}]}\n"
        ).picture("map", "q")
    )
    assert not any("cannot hold together" in text for text in told)
    assert {"\N{MULTIPLICATION SIGN} contradicts: B.", "· rejected: C."} <= set(told)
    assert "\N{MULTIPLICATION SIGN} contradicts: A.; B." in told


def test_ties_without_a_lane_are_only_told(corpus: Read) -> None:
    """There are three lanes; the cards tell of the fourth tie, also where nobody holds either answer."""
    ids = [f"c{n}" for n in range(8)]
    claims = ", ".join(f"{id_}: Claim {id_}." for id_ in ids)
    pairs = zip(ids[:4], ids[4:], strict=True)
    links = "".join(f"  - {{from: {a}, contradicts: {b}}}\n" for a, b in pairs)
    picture = corpus(
        f"questions: {{q: {{text: 'Which?', answers: [{', '.join(ids)}]}}}}\n"
        f"claims: {{{claims}}}\nlinks:\n{links}"
    ).picture("map", "q")
    assert len(re.findall(r'd="M[\d.]+ [\d.]+V', picture.body)) == 3
    assert sum("cannot hold together with" in text for text in words(picture)) == 8


def test_cards_take_the_room_of_those_who_are_not_there(corpus: Read) -> None:
    """Where nobody stands on a side, nothing is left free for names."""
    text = "questions: {q: {text: 'Which?', answers: [a, b]}}\nclaims: {a: One., b: Two.}\n"
    assert '<rect x="24" ' in corpus(text).picture("map", "q").body
    assert corpus(text).picture("map", "q").description == (
        "Answer 1, unasserted: One.\nNo stance.\nAnswer 2, unasserted: Two.\nNo stance."
    )


def test_a_card_counts_arguments_beyond_eight(corpus: Read) -> None:
    """And undercuts stand below what they undercut, indented."""
    claims = "".join(f"  e{n}: Evidence {n}.\n" for n in range(10))
    links = "".join(f"  - {{id: l{n}, from: e{n}, supports: a}}\n" for n in range(9))
    picture = corpus(
        "questions: {q: {text: 'Which?', answers: [a, b]}}\n"
        f"claims:\n  a: One.\n  b: Two.\n{claims}links:\n{links}  - {{from: e9, undercuts: l0}}\n"
    ).picture("map", "q")
    told = words(picture)
    assert "and 2 arguments more" in told
    assert told.index("+ supported by: Evidence 0.") < told.index(
        "\N{MINUS SIGN} undercut by: Evidence 9."
    )


# -- many ---------------------------------------------------------------------------------------


def crowd(number: int, verbs: tuple[str, ...] = ("affirms", "affirms", "denies", "doubts")) -> str:
    """Return a corpus with one stance of each of many holders on the first of two answers."""
    several = range(number)
    actors = ", ".join(f"h{n}: Holder number {n} of a long list of holders" for n in several)
    sources = "\n".join(
        f"  s{n}: {{title: Source {n}, published: {1990 + n % 30}-{1 + n % 12:02}}}"
        for n in several
    )
    stances = "\n".join(f"  s{n}: [{{holder: h{n}, {verbs[n % len(verbs)]}: a}}]" for n in several)
    return (
        "questions: {q: {text: 'Which?', answers: [a, b]}}\nclaims: {a: One., b: Two.}\n"
        f"actors: {{{actors}}}\nsources:\n{sources}\nstances:\n{stances}\n"
    )


@pytest.mark.parametrize("number", [13, 14, 40, 400])
@pytest.mark.parametrize("kind", OF_QUESTIONS)
def test_many_holders_stay_legible(kind: PictureKind, number: int, corpus: Read) -> None:
    """By rows and folding: nothing is covered, and nothing is written smaller."""
    picture = corpus(crowd(number)).picture(kind, "q")
    assert faults(picture) == []
    assert picture.width == 960
    assert picture.height < 3200


def test_who_is_folded_away_is_counted_by_verb(corpus: Read) -> None:
    """No side of a claim crowds the other out of sight, and the numbers add up."""
    found = corpus(crowd(400))
    assert "and 188 holders more: 188 affirm" in " ".join(words(found.picture("map", "q")))
    assert "and 340 holders more: 180 affirm, 80 deny, 80 doubt" in words(
        found.picture("matrix", "q")
    )
    line = found.picture("timeline", "q")
    left = next(re.match(r"and (\d+) stances more", text) for text in words(line) if "more" in text)
    assert left
    assert line.body.count("<circle") + line.body.count("l9 9m0") + int(left[1]) == 400 + 3
    assert sum(int(text[1:]) for text in words(line) if text[0] == "+") == int(left[1])


def test_thirty_rivals_are_told_in_bands(corpus: Read) -> None:
    """Four beside each other; each card says that it can hold with none."""
    ids = [f"c{n}" for n in range(30)]
    claims = "\n".join(f"  {id_}: The number of the dead is {n}." for n, id_ in enumerate(ids))
    text = (
        f"questions: {{q: {{text: 'How many?', exclusive: true, answers: [{', '.join(ids)}]}}}}\n"
        f"claims:\n{claims}\nsources: {{s: {{title: S}}}}\n"
        f"stances: {{s: [{{affirms: c0}}, {{denies: [{', '.join(ids[1:])}]}}]}}\n"
    )
    for kind in OF_QUESTIONS:
        assert faults(corpus(text).picture(kind, "q")) == []
    told = words(corpus(text).picture("map", "q"))
    assert told.count("\N{MULTIPLICATION SIGN} cannot hold together with any other") == 30
    assert "30 · denied" in words(corpus(text).picture("matrix", "q"))


# -- the matrix ---------------------------------------------------------------------------------

STANCES = """\
questions: {q: {text: 'Which?', answers: [a, b]}}
claims: {a: One., b: Two.}
actors: {ann: Ann}
sources:
  s: {title: S, published: 2013-04-01/2013-05-30~}
  t: {title: T, published: 2013-04-01/2013-05-30~}
  u: {title: U}
  v: {title: V, published: 2014}
stances:
  s: [{holder: ann, affirms: a}, {holder: ann, affirms: a, certainty: probable}]
  t: [{holder: ann, affirms: a}, {holder: ann, doubts: a}, {holder: ann, mentions: a}]
  u: [{holder: ann, affirms: a}]
  v: [{holder: ann, affirms: a}, {holder: ann, mentions: a}]
"""


def test_what_is_said_again_is_one_mark(corpus: Read) -> None:
    """With how often; a cell shows four stances and counts the others."""
    told = words(corpus(STANCES).picture("matrix", "q"))
    assert told[-6:] == [
        "Ann",
        "2013-04-01/2013-05-30~ \N{MULTIPLICATION SIGN}2",
        "2013-04-01/2013-05-30~",
        "2013-04-01/2013-05-30~",
        "2013-04-01/2013-05-30~",
        "and 3 stances more: 1 affirms, 1 mentions",
    ]


def test_a_question_without_a_stance_says_so(corpus: Read) -> None:
    """In the picture and in words, whatever is drawn of it."""
    found = corpus(
        "questions: {q: {text: 'Which?', answers: [a, b]}}\nclaims: {a: One., b: Two.}\n"
    )
    assert "nobody takes a stance on this" in words(found.picture("matrix", "q"))
    assert words(found.picture("timeline", "q")).count("no stance") == 2
    assert words(found.picture("map", "q")).count("no stance") == 2
    assert words(found.picture("provenance", "a")) == ["One.", "For it: no stance"]
    assert [faults(one) for _, one in every(found)] == [[]] * 5


# -- the timeline -------------------------------------------------------------------------------


def dated(*dates: str) -> str:
    """Return a corpus with one stance at each of some dates; an empty one is no date."""
    sources = "\n".join(
        f"  s{n}: {{title: S{n}" + (f", published: '{date}'}}" if date else "}")
        for n, date in enumerate(dates)
    )
    stances = "\n".join(f"  s{n}: [{{affirms: a}}]" for n in range(len(dates)))
    return (
        "questions: {q: {text: 'When?', answers: [a, b]}}\nclaims: {a: One., b: Two.}\n"
        f"sources:\n{sources}\nstances:\n{stances}\n"
    )


def places(picture: Picture) -> dict[str, float]:
    """Return where the marks of sources stand in a timeline."""
    found = re.findall(r'<circle cx="([\d.]+)"[^>]*/><text [^>]*>(S\d+)<', picture.body)
    return {name: float(x) for x, name in found}


def test_a_timeline_keeps_the_order_of_time(corpus: Read) -> None:
    """From year 0 to 9999, what has no date before all."""
    dates = ("", "0000", "0001-01-01", "1850", "2013-03-25", "2013-03-26", "9999-12-31")
    picture = corpus(dated(*dates)).picture("timeline", "q")
    found = places(picture)
    assert sorted(found, key=found.__getitem__) == [f"S{n}" for n in range(len(dates))]
    assert {"undated", "0000", "9999"} <= set(words(picture))
    assert faults(picture) == []


@pytest.mark.parametrize("date", ["../1900", "1900/..", "/1900", "0000?", "9999%", "../..", "201X"])
def test_an_odd_date_alone_has_a_timeline(date: str, corpus: Read) -> None:
    """Open at either end or at both, and beyond what a calendar holds."""
    picture = corpus(dated(date)).picture("timeline", "q")
    assert len(places(picture)) == 1
    assert faults(picture) == []


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(1950, 7, 1), 100.0),
        (date(2013, 3, 1), 100.0),
        (date(2013, 4, 1), 292.0),
        (date(2013, 7, 1), 308.0),
        (date(2013, 8, 1), 500.0),
        (date(2050, 7, 1), 500.0),
    ],
)
def test_a_day_outside_a_line_stands_at_its_end(day: date, expected: float) -> None:
    """Before it at its beginning, after it at its end; inside by the months, between which one is a break."""
    scale = Scale([date(2013, 3, 1).toordinal(), date(2013, 7, 1).toordinal()], 100, 500)
    assert scale.place(day.toordinal()) == expected


def test_the_legend_tells_what_lines_and_arrows_mean(corpus: Read) -> None:
    """But only those that there are."""
    told = words(corpus(dated("2013", "2013-03-25/..", "1950")).picture("timeline", "q"))
    assert {
        "some day from the mark to the bar",
        "or any day after",
        "no stance in this time, folded away",
    } <= set(told)
    told = words(corpus(dated("2013-03-25")).picture("timeline", "q"))
    assert told[:2] == ["When?", "affirms"]
    assert told[2:5] == ["2013", "Mar", "1 · uncontested"]


def test_undated_stances_alone_need_no_column(corpus: Read) -> None:
    """Their names then have the room of the lanes."""
    text = dated("", "").replace("title: S0", "title: A title that is longer than a narrow column")
    picture = corpus(text).picture("timeline", "q")
    assert "A title that is longer than a narrow column" in words(picture)


def test_a_title_is_left_to_the_page_that_has_one(articles: Corpus) -> None:
    """Where a picture stands below a heading that says the same."""
    report = gather(articles.records)
    dispute = report.questions[0]
    assert dispute.question.text not in words(timeline(Marks(report), dispute, titled=False))
    bare = roots(articles.records, articles.provenance("cargo-arms"), titled=False)
    assert articles.claims["cargo-arms"].text not in words(bare)


# -- where a claim comes from -------------------------------------------------------------------

LOOP = """\
claims: {x: A loop., y: Joint.}
actors: {ann: Ann, bob: Bob, cy: Cy, dan: Dan}
sources:
  one: {title: One, author: ann}
  two: {title: Two, author: bob}
  three: {title: Three, author: [cy, dan]}
stances:
  one: [{holder: bob, affirms: x, via: cy}, {id: st-x, affirms: x, relies_on: bob}]
  two: [{holder: ann, affirms: x, via: dan}, {id: st-y, affirms: x, relies_on: ann}]
  three: [{affirms: y}, {holder: ann, denies: x}]
"""


def test_circular_reporting_is_drawn_and_told(corpus: Read) -> None:
    """A line closes the loop, the legend says so, and the words name its members."""
    picture = corpus(LOOP).picture("provenance", "x")
    told = words(picture)
    assert "closes a loop" in told
    assert "circular reporting: Ann ← Bob ← Ann" in told
    assert "Circular reporting: Ann ← Bob ← Ann." in picture.description
    assert "Against it: 1 stance, 1 origin, 1 independent line" in told
    assert faults(picture) == []


def test_joint_authors_are_one_node(corpus: Read) -> None:
    """Who may each be the origin."""
    told = words(corpus(LOOP).picture("provenance", "y"))
    assert told[-4:] == ["Three", "on every line", "Cy; Dan", "origin · on every line"]


def star(number: int, *, origins: int) -> str:
    """Return a corpus in which many papers have a claim from one of some origins."""
    names = ", ".join(f"o{n}: Origin {n}" for n in range(origins))
    sources = "\n".join(f"  s{n}: {{title: Paper {n}}}" for n in range(number))
    stances = "\n".join(
        f"  s{n}: [{{holder: o{max(0, n - number + origins)}, affirms: x}}]" for n in range(number)
    )
    return f"claims: {{x: X.}}\nactors: {{{names}}}\nsources:\n{sources}\nstances:\n{stances}\n"


@pytest.mark.parametrize(
    ("number", "origins", "last"),
    [
        (12, 1, "origin · on every line"),
        (60, 1, "and 48 lines more"),
        (60, 3, "and 48 lines more"),
        (60, 13, "and 48 lines more, from 1 origin more"),
    ],
)
def test_many_lines_are_folded(number: int, origins: int, last: str, corpus: Read) -> None:
    """Every origin has a line drawn before any has two, and no line runs through a box."""
    picture = corpus(star(number, origins=origins)).picture("provenance", "x")
    assert words(picture)[-1] == last
    assert faults(picture) == []
    assert len(re.findall("Line: ", picture.description)) == 12


def test_a_claim_with_denials_alone_shows_no_empty_side(corpus: Read) -> None:
    """Only what there is."""
    found = corpus("claims: {x: X.}\nsources: {s: {title: S}}\nstances: {s: [{denies: x}]}\n")
    told = words(found.picture("provenance", "x"))
    assert "Against it: 1 stance, 1 origin, 1 independent line" in told
    assert not any(text.startswith("For it") for text in told)


def test_lines_that_are_not_listed_are_told_of(corpus: Read) -> None:
    """Where a chain branches so often that its lines are not enumerated."""
    rungs = range(6)
    actors = ", ".join(f"{side}{n}: {side.upper()}{n}" for n in rungs for side in "ab")
    text = f"claims: {{x: X.}}\nactors: {{{actors}, end: End}}\nsources:\n  s: {{title: S, author: a0}}\n"
    for n in rungs[:-1]:
        text += f"  p{n}: {{title: P{n}, author: a{n}}}\n  r{n}: {{title: R{n}, author: b{n}}}\n"
    text += "stances:\n  s:\n    - {affirms: x, relies_on: [a1, b1]}\n"
    for n in rungs[:-1]:
        for kind in "pr":
            text += f"  {kind}{n}: [{{affirms: x, relies_on: [a{n + 1}, b{n + 1}]}}]\n"
    picture = corpus(text).picture("provenance", "x")
    assert faults(picture) == []
    assert "lines more" in words(picture)[-1]


# -- scripts ------------------------------------------------------------------------------------

SCRIPTS = """\
questions:
  q: {text: ماذا تحمل الرحلات الجوية فوق العراق؟, answers: [ar, he, zh, de], exclusive: true}
claims:
  ar: الحكومة العراقية تنفي نقل الأسلحة إلى سوريا بحسب تقارير NATO لعام 2012 وما بعده
  he: המטוסים נושאים סיוע הומניטרי בלבד
  zh: 伊拉克政府允许伊朗利用其领空向叙利亚运送武器和其他军事物资这一说法遭到否认并且没有证据支持
  de: Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft fährt nicht.
actors:
  a: محمد شياع السوداني رئيس مجلس الوزراء العراقي
  b: בנימין
  c: 中华人民共和国外交部发言人办公室
  d: Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft
sources: {s: {title: تقرير, published: 2013-03-25}, t: {title: T}}
stances:
  s:
    - {holder: a, affirms: ar}
    - {holder: b, denies: ar}
    - {holder: c, affirms: zh}
    - {holder: d, denies: zh}
  t: [{holder: a, affirms: he}, {holder: d, affirms: de}, {holder: b, doubts: he}]
"""


def test_every_script_has_its_room(corpus: Read) -> None:
    """Arabic, Hebrew, Chinese, and words that are wider than their column."""
    found = corpus(SCRIPTS)
    assert {name: bad for name, one in every(found) if (bad := faults(one))} == {}


def test_what_runs_from_right_to_left_begins_on_the_right(corpus: Read) -> None:
    """Every line of it, also one that begins with a Latin word; the rest stays on the left."""
    picture = corpus(SCRIPTS).picture("map", "q")
    heads = re.findall(r'<text x="([\d.]+)"[^>]* class="ct-[ht]"( direction="rtl")?>', picture.body)
    edges = {
        way: {float(x) for x, found in heads if found == way} for way in ("", ' direction="rtl"')
    }
    assert edges == {"": {314.0}, ' direction="rtl"': {638.0, 936.0}}


@pytest.mark.parametrize(
    ("text", "rtl"), [("abc", False), ("1 אב", True), ("«», 1", False), ("NATO العراق", False)]
)
def test_a_text_runs_as_its_first_letter_does(text: str, rtl: bool) -> None:  # noqa: FBT001 - a case
    """Digits and signs have no direction of their own."""
    assert is_rtl(text) is rtl


def test_a_sheet_takes_a_line_that_says_which_way_it_runs() -> None:
    """A line in the middle keeps its middle, whichever way it runs."""
    sheet = Drawing()
    sheet.text(10, 10, "אב", anchor="middle")
    sheet.text(10, 20, "אב", rtl=False)
    picture = sheet.picture("", "", 30)
    assert picture.body == (
        '<text x="10" y="10" text-anchor="middle" direction="rtl">אב</text>'
        '<text x="10" y="20">אב</text>'
    )


# -- lettering ----------------------------------------------------------------------------------


def test_a_text_is_cut_with_an_ellipsis_between_letters() -> None:
    """No accent is parted from its letter, and a column narrower than a letter gets one."""
    assert clipped("e\u0301e\u0301e\u0301", 22) == "e\u0301…"
    assert wrapped("abc", 1) == ("a", "b", "c")
    assert wrapped("", 10) == ("",)
    assert wrapped("a b c", 28, most=1) == ("a…",)


SAMPLES = (
    "The quick brown fox jumps over the lazy dog WMWM @@@@ iiii llll",
    *(chr(code) * 6 for code in range(33, 127)),
    "Правительство Ирака отрицает перевозку оружия щщщ ЩЩЩ",
    "الحكومة العراقية تنفي نقل الأسلحة إلى سوريا ششش",
    "סוריה מכחישה את הדיווח",
    "政府否认运送武器かなカナ한국어",
    "Tiếng Việt có dấu, ĩĨîïÎÏ žščćđłŁ ÅÄÖ ß",
    "Ελληνικά ΓΔΘΞΩ ώ",
    "हिन्दी में दावा ภาษาไทย தமிழ் ქართული Հայերեն አማርኛ",
    "‘quoted’ “text” – — … 🙂🚀 ▲●→",  # noqa: RUF001 - what typographers type
)


def test_every_character_has_a_width() -> None:
    """None is nothing but what combines; bold is never narrower; and each look has its size."""
    for text in SAMPLES:
        assert 0 < measured(text) < measured(text, "ct-b") * 1.05
    assert measured("\u0301\u200d") == 0
    assert measured("\U00012031") > measured("漢") > measured("é") > measured("e") - 0.01
    assert measured("\U00020000") == measured("漢") < measured("🙂")
    assert [size(look) for look in FACES] == [face[0] for face in FACES.values()]


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium to measure with")
def test_text_is_never_wider_than_its_room(tmp_path: Path) -> None:
    """Chromium measures real letters; the room they are given here is an upper bound."""
    texts = "".join(
        f'<text class="{look}" style="white-space:pre">{escape(text)}</text>'
        for text in SAMPLES
        for look in FACES
    )
    script = (
        "document.title=[...document.querySelectorAll('text')].map(t=>t.getComputedTextLength())"
    )
    page = tmp_path / "page.html"
    page.write_text(
        f'<!doctype html><meta charset="utf-8"><style>{STYLE}</style>'
        f'<svg class="ct-picture">{texts}</svg><script>{script}</script>',
        encoding="utf-8",
    )
    options = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={tmp_path / 'home'}",
    ]
    done = subprocess.run(
        [str(CHROMIUM), *options, "--dump-dom", page.as_uri()],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    found = re.search("<title>(.*?)</title>", done.stdout)
    assert found
    lengths = map(float, found[1].split(","))
    cases = [(text, look) for text in SAMPLES for look in FACES]
    over = [
        (text, look, wide)
        for (text, look), wide in zip(cases, lengths, strict=True)
        if wide > measured(text, look) + 0.1
    ]
    assert over == []


# -- colours ------------------------------------------------------------------------------------


def _light(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ink", ["ink", "dim", "for", "against", "doubt", "bear"])
@pytest.mark.parametrize("ground", ["paper", "card"])
def test_text_stands_out_in_both_themes(theme: dict[str, str], ink: str, ground: str) -> None:
    """By 4.5 : 1 at least, as WCAG 2.2 asks for at level AA (1.4.3)."""
    less, more = sorted((_light(theme[ink]), _light(theme[ground])))
    assert (more + 0.05) / (less + 0.05) >= 4.5


def test_marks_differ_in_shape_not_only_in_colour() -> None:
    """Each verb, firm or faint, is drawn in a way of its own once colours are taken away."""
    shapes = set()
    for verb in ("affirms", "denies", "doubts", "mentions"):
        for faint in (False, True):
            sheet = Drawing()
            sheet.mark(10, 10, verb, faint=faint)
            shapes.add(re.sub("ct-(for|against|doubt|dim)", "", sheet.picture("", "", 20).body))
    assert len(shapes) == 8


def test_pictures_are_the_same_however_strings_are_hashed() -> None:
    """Same records, same bytes, in any run of Python."""
    script = (
        "import claimtrack, zlib\n"
        "corpus, kinds = claimtrack.load(), ('map', 'matrix', 'timeline')\n"
        "for kind in kinds:\n    for id_ in corpus.questions:\n"
        "        print(kind, id_, zlib.crc32(corpus.picture(kind, id_).svg().encode()))\n"
        "for id_ in corpus.claims:\n"
        "    print(id_, zlib.crc32(corpus.picture('provenance', id_).svg().encode()))\n"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(printed) == 1


def test_breaks_and_units_of_a_timeline_follow_each_other(corpus: Read) -> None:
    """From left to right without a gap, as their labels say."""
    told = words(corpus(dated("2012-01", "2012-02", "2012-07")).picture("timeline", "q"))
    assert [text for text in told if text in {"2012", "Jan", "Feb", "Jul", "⋯"}] == [
        *("⋯", "2012", "Jan", "Feb", "⋯", "Jul"),
    ]
