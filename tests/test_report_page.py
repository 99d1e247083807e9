"""The report as a page for readers: what is open at once, what is folded, and what paper makes of it."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from claimtrack import phrases
from claimtrack.cli import main
from claimtrack.contradictions.search import Search
from claimtrack.corpus import Corpus
from claimtrack.opening import load
from claimtrack.pages.parts import TALL
from claimtrack.pages.report import DRAWN, render
from claimtrack.pictures.drawing import Picture
from claimtrack.pictures.gallery import OF_QUESTIONS, PictureKind
from claimtrack.pictures.sheets import PART, SHEET, sheets
from claimtrack.provenance.tracing import Tracing
from claimtrack.reports import markdown, text
from claimtrack.reports.gathering import gather
from claimtrack.reports.overviews import key, overview

ROOT = Path(__file__).parents[1]
Read = Callable[[str], Corpus]


def page(corpus: Corpus) -> str:
    """Return the page on a corpus."""
    return "".join(render(gather(corpus.records), Search(corpus.records)))


def shown(corpus: Corpus) -> str:
    """Return the report for a very wide terminal."""
    return "\n".join(text.render(gather(corpus.records), columns=120, colour=False))


def section(of: str, name: str) -> str:
    """Return the part of a page that has an id, to the next heading of its rank."""
    found = re.search(rf'(?s)id="{name}".*?(?=<section|<article|</main)', of)
    assert found is not None
    return found[0]


def crowd(number: int) -> str:
    """Return a corpus in which every fourth of many holders denies what the others affirm."""
    lines = ['questions: {q: {text: "Which?", answers: [a, b], exclusive: true}}']
    lines += ["claims: {a: One., b: Two.}", "sources: {s: {title: Poll, published: 2013-04-03}}"]
    lines += ["actors:", *(f"  h{n}: {'Yes' if n % 4 else 'No'} {n}" for n in range(number))]
    lines += ["stances:", "  s:"]
    says = ("denies", "affirms", "affirms", "affirms")
    lines += [f"    - {{holder: h{n}, {says[n % 4]}: a}}" for n in range(number)]
    return "\n".join(lines)


# -- what stands open ------------------------------------------------------------------------------


def test_every_position_shows_some_of_its_holders_before_anything_is_folded(corpus: Read) -> None:
    """Of 400, the 100 who deny are not behind the 300 who affirm; what is folded is counted by verb."""
    told = section(page(corpus(crowd(400))), "claim-a")
    open_ = told.partition("<details")[0]
    assert open_.count('<li class="affirms">') == 6
    assert open_.count('<li class="denies">') == 6
    assert "388 more stances: 294 affirmed by, 94 denied by</summary>" in told


def test_no_side_of_a_card_is_folded_behind_the_other(corpus: Read) -> None:
    """Seven ways of being for a claim leave room for one of being against it."""
    ids = "abcdefg"
    read = corpus(
        f"claims: {{x: X., {', '.join(f'{id_}: {id_}.' for id_ in ids)}}}\n"
        f"questions: {{q: {{text: Q, answers: [x, a]}}}}\n"
        f"actors: {{z: Zed, {', '.join(f'p{id_}: P {id_}' for id_ in ids)}}}\n"
        "sources: {s: {title: S}}\nstances:\n  s:\n    - {holder: z, denies: x}\n"
        + "".join(f"    - {{holder: p{id_}, affirms: {id_}}}\n" for id_ in ids)
        + f"links: [{', '.join(f'{{from: {id_}, entails: x}}' for id_ in ids)}]\n"
    )
    card = page(read).partition('<div class="card">')[2].partition("<details>")[0]
    assert card.count('<dt class="for">') == 5
    assert card.count('<dt class="against">') == 1
    assert "Zed" in card


def test_the_timeline_has_both_sides_of_a_crowd(corpus: Read) -> None:
    """Of those on one day, by turns; names do not decide who is seen."""
    drawn = corpus(crowd(400)).picture("timeline", "q").svg()
    assert ">No 0<" in drawn
    assert ">Yes 1<" in drawn


def test_the_head_of_a_long_matrix_stands_there_again(corpus: Read) -> None:
    """So that each sheet tells what its columns are, and cuts are only there."""
    picture = corpus(crowd(100)).picture("matrix", "q")
    heads = picture.svg().count(">1 · contested<")
    assert heads == 2
    assert len(picture.cuts) == heads


def test_a_question_that_nobody_is_at_odds_over_has_its_pictures_folded(corpus: Read) -> None:
    """They say no more than the text, and paper leaves them out."""
    calm = "questions: {q: {text: Q, answers: [a, b]}}\nclaims: {a: A., b: B.}\n"
    assert '<details class="pictures"><summary>The same in pictures' in page(corpus(calm))
    assert '<details class="pictures">' not in page(corpus(crowd(8)))


def test_one_date_alone_is_no_timeline(corpus: Read) -> None:
    """The map has the date."""
    read = (
        "questions: {{q: {{text: Q, answers: [a, b], exclusive: true}}}}\nclaims: {{a: A., b: B.}}\n"
        "actors: {{x: Ex, y: Why}}\n"
        "sources: {{s: {{title: S, published: 2013}}, t: {{title: T, published: {year}}}}}\n"
        "stances: {{s: {{holder: x, affirms: a}}, t: {{holder: y, affirms: b}}}}\n"
    )
    assert "When stances were taken" not in page(corpus(read.format(year=2013)))
    assert "When stances were taken" in page(corpus(read.format(year=2014)))


def test_pictures_are_drawn_of_the_first_questions(corpus: Read) -> None:
    """And it is said how to have the others."""
    questions = ", ".join(f"q{n}: {{text: Q, answers: [a{n}]}}" for n in range(DRAWN + 1))
    claims = ", ".join(f"a{n}: A {n}." for n in range(DRAWN + 1))
    out = page(corpus(f"questions: {{{questions}}}\nclaims: {{{claims}}}\n"))
    assert out.count('<details class="pictures">') == DRAWN
    assert "<code>claimtrack picture map ID</code> draws one of any" in out


# -- at a glance -----------------------------------------------------------------------------------

RIVALS = """\
questions:
  q: {text: "What?", answers: [a, b], exclusive: true}
  r: {text: "Which?", answers: [c, d]}
claims: {a: A., b: B., c: C., d: D.}
actors: {x: Ex, y: Why, z: Zed}
sources: {s: {title: S}}
stances:
  s: [{holder: x, affirms: [a, c]}, {holder: y, affirms: [b, d]}, {holder: z, denies: b}]
links: [{from: c, contradicts: d}]
"""


def test_the_overview_says_once_who_is_for_what(corpus: Read) -> None:
    """Where one answer at most can hold, who is for another is not told as against; who denies it is."""
    report = gather(corpus(RIVALS).records)
    told = {
        account.claim.id: [
            (side, [one.id for one in ones]) for side, ones in overview(dispute, account)
        ]
        for dispute in report.questions
        for account in dispute.answers
    }
    assert told == {
        "a": [("for", ["x"])],
        "b": [("for", ["y"]), ("against", ["z"])],
        "c": [("for", ["x"]), ("against", ["y"])],
        "d": [("for", ["y"]), ("against", ["x"])],
    }


def test_the_overview_says_how_to_read_it(corpus: Read) -> None:
    """What does not concern any of its questions is left out."""
    several = key(gather(corpus(RIVALS).records))
    assert several.startswith("2 of 2 questions, the most holders at odds first. “For” names")
    assert several.endswith(
        "; where at most one answer can hold, whoever is for one is against the others."
    )
    one = RIVALS.replace('  q: {text: "What?", answers: [a, b], exclusive: true}\n', "")
    told = key(gather(corpus(one).records))
    assert told.startswith("1 of 1 question. “For” names")
    assert "at most one" not in told


def test_a_card_names_a_rival_by_its_number_and_another_claim_by_its_words(corpus: Read) -> None:
    """No reader of the page knows ids."""
    more = RIVALS.replace("c: C.", "c: C., e: An aside.")
    more = more.replace("denies: b}", "denies: b}, {holder: z, affirms: e}")
    out = page(corpus(f"{more.replace('links: [', 'links: [{from: e, entails: a}, ')}"))
    assert '<span class="dim">by holding answer 2</span>' in out
    assert re.search(r'by holding “<a href="#claim-e"><bdi>An aside\.</bdi></a>”</span>', out)
    assert ", and so answer 1</span>" in out


# -- where it comes from ---------------------------------------------------------------------------

ENTAILED = """\
questions: {q: {text: "What?", answers: [a, b]}}
claims: {a: A., b: B., c: C., w: W.}
actors: {x: Ex, y: Why, z: Zed, v: Vee}
sources: {s: {title: S, author: z}, t: {title: T, author: z}}
stances:
  s: [{holder: x, affirms: a}, {holder: y, affirms: c}, {holder: v, denies: w}]
  t: [{holder: y, affirms: c, via: x}, {holder: v, denies: a}]
links: [{from: c, entails: a}, {from: a, entails: w}]
"""


def test_stances_on_other_claims_are_told_as_such(corpus: Read) -> None:
    """For a claim those on what entails it, against it those on what it entails; in every format."""
    read = corpus(ENTAILED)
    account = next(one for one in gather(read.records).accounts if one.claim.id == "a")
    assert [(one.side, one.stances, one.elsewhere) for one in account.lineages] == [
        ("for", 3, 2),
        ("against", 2, 1),
    ]
    for_ = "3 stances (2 of them on claims that entail it), "
    against = "2 stances (1 of them on claims that it entails), "
    in_markdown = "\n".join(markdown.render(gather(read.records), columns=80, colour=False))
    picture = read.picture("provenance", "a").description
    for rendering in (page(read), shown(read), in_markdown, picture):
        assert for_ in rendering
        assert against in rendering


@pytest.mark.parametrize(
    ("number", "elsewhere", "side", "said"),
    [
        (2, 2, "for", "2 stances (all on claims that entail it)"),
        (1, 1, "for", "1 stance (on a claim that entails it)"),
        (1200, 0, "against", "1,200 stances"),
        (3, 3, "against", "3 stances (all on claims that it entails)"),
    ],
)
def test_so_many_stances_in_words(number: int, elsewhere: int, side: str, said: str) -> None:
    """All, one, or none of them."""
    assert phrases.stances(number, elsewhere, "for" if side == "for" else "against") == said


def test_a_contested_claim_shows_where_it_comes_from(corpus: Read) -> None:
    """Where several stances are on one side; folded if it is tall, and not where one chain is all."""
    small = (
        "questions: {q: {text: Q, answers: [a, b]}}\nclaims: {a: A., b: B.}\n"
        "actors: {x: Ex, y: Why, z: Zed}\nsources: {s: {title: S}, t: {title: T}}\n"
        "stances: {s: [{holder: x, affirms: a}, {holder: y, affirms: a}], t: {holder: z, denies: a}}\n"
    )
    out = page(corpus(small))
    assert section(out, "claim-a").count('aria-label="Where it comes from"') == 1
    assert "<svg" not in section(out, "claim-b")
    assert "<svg" not in section(page(corpus(RIVALS)), "claim-b")
    assert '<details class="drawn">' not in out
    read = Corpus(load(ROOT / "claims").records)
    assert read.picture("provenance", "cargo-arms").height > TALL
    folded = '<details class="drawn"><summary>Where it comes from, as a picture</summary>'
    assert folded in section(page(read), "claim-cargo-arms")


# -- on paper --------------------------------------------------------------------------------------


def rows(*heights: float) -> Picture:
    """Return a picture of rows so high, which may be cut below each."""
    cuts = [sum(heights[:n]) for n in range(1, len(heights))]
    return Picture(
        title="T",
        description="D.",
        width=960,
        height=sum(heights),
        body='<path d="M0 0"/>',
        cuts=tuple(cuts),
    )


def boxes(picture: Picture) -> list[tuple[float, float]]:
    """Return from where to where each part of a picture goes."""
    found = re.findall(r'viewBox="0 ([\d.]+) 960 ([\d.]+)"', sheets(picture, "p"))
    return [(float(top), float(top) + float(high)) for top, high in found]


@pytest.mark.parametrize(
    "heights", [(100.0,), (400, 400), (300,) * 9, (50,) * 99, (500, 20, 900, 40, 700), (840, 500)]
)
def test_a_picture_is_parted_between_rows_and_each_part_fits_a_sheet(
    heights: tuple[float, ...],
) -> None:
    """Nothing is left out, and nothing shown twice."""
    picture = rows(*heights)
    found = boxes(picture)
    assert found[0][0] == 0
    assert found[-1][1] == picture.height
    assert all(one[1] == other[0] for one, other in pairwise(found))
    assert all(bottom - top <= SHEET for top, bottom in found)
    assert {bottom for _, bottom in found[:-1]} <= set(picture.cuts)
    assert (len(found) == 1) == (picture.height <= PART * 1.5)


def test_parts_are_one_picture_to_who_hears_it() -> None:
    """The first has the words, the others are hidden; each is drawn from the one drawing."""
    out = sheets(rows(300, 300, 300, 300), "p")
    assert out.count('role="img"') == out.count("<title") == out.count("<path") == 1
    assert out.count('aria-hidden="true"') == out.count('<use href="#p-all"/>') == 2


@pytest.mark.parametrize("kind", OF_QUESTIONS)
def test_pictures_of_many_fit_sheets_of_paper(kind: PictureKind, corpus: Read) -> None:
    """30 answers and 400 holders: every row is lower than a sheet."""
    answers = ", ".join(f"a{n}" for n in range(30))
    claims = ", ".join(f"a{n}: {'Very many words of this. ' * 20}{n}" for n in range(30))
    wide = f"questions: {{q: {{text: Q, answers: [{answers}]}}}}\nclaims: {{{claims}}}\n"
    holders = crowd(400)
    for source in (wide, holders):
        picture = corpus(source).picture(kind, "q")
        assert all(bottom - top <= SHEET for top, bottom in boxes(picture))


def test_where_a_claim_comes_from_fits_sheets_of_paper(corpus: Read) -> None:
    """A chain of 40 is cut between its steps."""
    via = ", ".join(f"v{n}" for n in range(40))
    actors = ", ".join(f"v{n}: V {n}" for n in range(40))
    read = corpus(
        f"claims: {{a: A.}}\nactors: {{x: Ex, {actors}}}\nsources: {{s: {{title: S}}}}\n"
        f"stances: {{s: {{holder: x, affirms: a, via: [{via}]}}}}\n"
    )
    found = boxes(read.picture("provenance", "a"))
    assert len(found) > 3
    assert all(bottom - top <= SHEET for top, bottom in found)


# -- numbers and long texts ------------------------------------------------------------------------


def test_numbers_have_commas_where_people_read_them(corpus: Read) -> None:
    """Counts from a thousand, quantities from ten thousand, which no year is; programs get them as typed."""
    lines = ["claims:", *(f"  c{n}: C {n}." for n in range(1200))]
    lines += [
        "  q: {text: So many., kind: quantity, quantity: {value: 20000.., unit: dead, of: the dead}}",
        "  y: {text: Then., kind: quantity, quantity: {value: 2011, unit: year, of: the year}}",
    ]
    read = corpus("\n".join(lines))
    for told in (page(read), shown(read)):
        assert "1,202 claims" in told
        assert "20,000.. dead of: the dead" in told
        assert "2011 year of: the year" in told


def test_a_very_long_text_is_told_in_full_once(corpus: Read) -> None:
    """Elsewhere its beginning stands for it, in pictures too."""
    whole = f"It is so: {'again and ' * 2000}again."
    read = corpus(RIVALS.replace("a: A.", f"a: {json.dumps(whole)}"))
    for told in (page(read), shown(read)):
        assert " ".join(told.split()).count("again and " * 50) == pytest.approx(40, abs=1)
        assert "again and again…" in " ".join(told.split()) or "again and…" in told


def test_the_beginning_of_a_text_without_spaces_is_cut_anywhere() -> None:
    """At a word where there is one near."""
    assert phrases.short("x" * 500) == "x" * 240 + "…"
    assert phrases.short("x" * 500 + " y") == "x" * 240 + "…"
    assert phrases.short("ab " * 100) == ("ab " * 80).rstrip() + "…"


# -- the table -------------------------------------------------------------------------------------


def run(*words: str) -> tuple[int, str, str]:
    """Run the report command on the five articles."""
    out, err = io.StringIO(), io.StringIO()
    code = main(["report", *words, str(ROOT / "claims")], stdout=out, stderr=err, environ={})
    return code, out.getvalue(), err.getvalue()


def test_a_table_begins_with_a_byte_order_mark_where_asked(tmp_path: Path) -> None:
    """Excel needs it, and whoever reads the first column by its name does not want it."""
    _, plain, _ = run("--format", "csv")
    assert run("--format", "csv", "--bom") == (0, f"\ufeff{plain}", "")
    assert plain.startswith("question,")
    file = tmp_path / "t.csv"
    assert run("--format", "csv", "--bom", "-o", str(file)) == (0, "", "")
    assert file.read_bytes() == b"\xef\xbb\xbf" + plain.encode()
    said = "claimtrack: --bom goes with --format csv alone\n"
    assert run("--format", "json", "--bom") == (2, "", said)


def test_the_tracing_of_a_page_is_that_of_its_records(corpus: Read) -> None:
    """Nobody's stance counts twice: who takes two on claims that entail it is told as two stances."""
    read = corpus(ENTAILED)
    found = Tracing(read.records, read.search.held).provenance("a")
    assert found.for_.elsewhere("a") == 2
    assert found.against.elsewhere("a") == 1
