"""Which evidence tells the answers of a question apart: cells, scores, and how they are shown."""

import io
import json
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from claimtrack.cli import main
from claimtrack.corpus import Corpus
from claimtrack.evaluation.bounds import Bounds
from claimtrack.evaluation.matrix import Matrix, Weighted
from claimtrack.loading import read_texts
from claimtrack.model import Claim

ROOT = Path(__file__).parents[1]
Read = Callable[[str], Corpus]

HEAD = """\
questions:
  cargo: {text: "What is in the hold?", answers: [medicine, engines, nothing], exclusive: true}
actors: {ann: Ann, bob: Bob, cy: Cy}
sources: {log: {title: Log}, letter: {title: Letter}, call: {title: Call}}
"""
CLAIMS = """\
claims:
  medicine: Medicine.
  engines: Engines.
  nothing: Nothing.
  cold: The hold is cooled.
  heavy: The ship lies deep.
  grease: Grease on the hatch.
  turbines: Two turbines.
  goods: There are goods.
  guards: There are guards.
"""


def cells(matrix: Matrix) -> dict[str, dict[str, str]]:
    """Return the degrees of a matrix that are not neutral, by row and answer; `?` where not certain."""
    return {
        row.name: {
            cell.answer: cell.degree + "?" * (not cell.certain)
            for cell in sorted(row.cells, key=lambda cell: cell.answer)
            if (cell.degree, cell.surely) != ("neutral", "neutral")
        }
        for row in (*matrix.evidence, *matrix.idle)
    }


def scores(matrix: Matrix) -> dict[str, str]:
    """Return what counts against each answer, in the order of the matrix."""
    return {rival.claim: str(rival.inconsistency) for rival in matrix.rivals}


@pytest.fixture
def asked(corpus: Read) -> Callable[..., Matrix]:
    """Asks for the matrix of the cargo, given stances and links."""

    def ask(stances: str, links: str, *, weighted: Weighted | None = None) -> Matrix:
        body = "".join(f"    - {{{one}}}\n" for one in stances.splitlines() if ":" in one)
        drawn = "".join(f"  - {{{one}}}\n" for one in links.splitlines() if ":" in one)
        parts = [HEAD, CLAIMS]
        parts += ["stances:\n  log:\n", body] if body else []
        parts += ["links:\n", drawn] if drawn else []
        return corpus("".join(parts)).ach("cargo", weighted=weighted)

    return ask


Ask = Callable[..., Matrix]


# -- cells --------------------------------------------------------------------------------------


def test_what_argues_for_or_against_an_answer_is_the_plain_degree(asked: Ask) -> None:
    """A support is consistent with its end and says nothing of a rival; an opposes is inconsistent."""
    matrix = asked(
        "holder: ann, affirms: [cold, heavy]",
        "from: cold, supports: medicine\nfrom: heavy, opposes: nothing",
    )
    assert cells(matrix) == {
        "cold": {"medicine": "consistent"},
        "heavy": {"nothing": "inconsistent"},
    }
    assert scores(matrix) == {"medicine": "0", "engines": "0", "nothing": "1"}


def test_what_entails_an_answer_excludes_its_rivals(asked: Ask) -> None:
    """Turbines are engines, and so neither medicine nor nothing."""
    matrix = asked("holder: ann, affirms: turbines", "from: turbines, entails: engines")
    excluded = "strongly inconsistent"
    assert cells(matrix) == {
        "turbines": {"engines": "strongly consistent", "medicine": excluded, "nothing": excluded}
    }
    assert scores(matrix) == {"engines": "0", "medicine": "2", "nothing": "2"}
    assert matrix.least == ("engines",)


def test_every_cell_names_its_records_and_places(asked: Ask) -> None:
    """Of a chain each link is told, then the question that makes the answers rivals."""
    matrix = asked("holder: ann, affirms: turbines", "from: turbines, entails: engines")
    cell = matrix.evidence[0].cell("medicine")
    assert [step.id for step in cell.steps] == ["turbines:entails:engines", "cargo"]
    assert [str(step.at) for step in cell.steps] == ["claims.yaml:19:5", "claims.yaml:2:3"]
    with pytest.raises(KeyError, match="gold"):
        matrix.evidence[0].cell("gold")


def test_support_goes_to_broader_claims_and_opposition_to_narrower_ones(asked: Ask) -> None:
    """What speaks for turbines speaks for engines; what speaks against goods, against both goods."""
    matrix = asked(
        "holder: ann, affirms: [grease, heavy, cold, guards]",
        """\
from: turbines, entails: engines
from: engines, entails: goods
from: medicine, entails: goods
from: grease, supports: turbines
from: heavy, opposes: goods
from: cold, supports: goods
from: guards, opposes: turbines
""",
    )
    assert cells(matrix) == {
        "grease": {"engines": "consistent"},
        "heavy": {"engines": "inconsistent", "medicine": "inconsistent"},
        "turbines": {
            "engines": "strongly consistent",
            "medicine": "strongly inconsistent",
            "nothing": "strongly inconsistent",
        },
    }
    assert [row.name for row in matrix.idle] == ["turbines"]


def test_a_denial_excludes_what_entails_the_claim(asked: Ask) -> None:
    """Who denies that there are goods denies medicine and engines, and says nothing of `nothing`."""
    matrix = asked(
        "id: s, holder: bob, denies: goods",
        "from: engines, entails: goods\nfrom: medicine, equivalent: goods",
    )
    excluded = "strongly inconsistent"
    assert cells(matrix) == {"not goods": {"engines": excluded, "medicine": excluded}}
    (row,) = matrix.evidence
    assert (row.denial, row.holders, row.statuses) == (True, ("bob",), ("denied",))
    assert [step.id for step in row.cell("engines").steps] == ["s", "engines:entails:goods"]


def test_a_drawn_contradiction_excludes(asked: Ask) -> None:
    """Guards cannot be where there is nothing, and goods that entail guards exclude it too."""
    matrix = asked(
        "holder: ann, affirms: [guards, goods]",
        "from: guards, contradicts: nothing\nfrom: goods, entails: guards",
    )
    excluded = {"nothing": "strongly inconsistent"}
    assert cells(matrix) == {"goods": excluded, "guards": excluded}


def test_linked_premises_are_one_row(asked: Ask) -> None:
    """Two premises of one link are one row, held when both are, by whomever."""
    links = "from: [cold, heavy], opposes: nothing"
    both = asked("holder: ann, affirms: cold\nholder: bob, affirms: heavy", links)
    assert cells(both) == {"cold + heavy": {"nothing": "inconsistent"}}
    assert both.evidence[0].holders == ("ann", "bob")
    one = asked("holder: ann, affirms: cold", links)
    assert (one.evidence, [row.name for row in one.idle]) == ((), ["cold + heavy"])
    assert (one.idle[0].holders, scores(one)["nothing"]) == ((), "0")


def test_a_reading_may_make_an_argument_decide(asked: Ask) -> None:
    """A deductive support excludes rivals, of one premise or several; a defeating opposes its end.

    What an answer needs, speaks for it, and its denial excludes the answer.
    """
    matrix = asked(
        "holder: ann, affirms: [cold, heavy, grease, guards, goods]\nholder: bob, denies: guards",
        """\
from: [cold, heavy], supports: medicine, reading: deductive
from: grease, supports: engines, reading: deductive
from: guards, supports: medicine, reading: necessary
from: goods, opposes: nothing, reading: defeating
""",
    )
    excluded = "strongly inconsistent"
    assert cells(matrix) == {
        "cold + heavy": {
            "engines": excluded,
            "medicine": "strongly consistent",
            "nothing": excluded,
        },
        "grease": {"engines": "strongly consistent", "medicine": excluded, "nothing": excluded},
        "not guards": {"medicine": excluded},
        "goods": {"nothing": excluded},
        "guards": {"medicine": "consistent"},
    }
    texts = [step.text for row in matrix.evidence for cell in row.cells for step in cell.steps]
    assert "grease entails engines, by a support read as deductive" in texts
    assert "medicine needs guards, by a support read as necessary" in texts


def test_evidence_that_is_read_both_ways_counts_only_possibly(asked: Ask) -> None:
    """One link for and one against: whether it speaks against the answer is a matter of reading."""
    matrix = asked(
        "holder: ann, affirms: cold", "from: cold, supports: engines\nfrom: cold, opposes: engines"
    )
    assert cells(matrix) == {"cold": {"engines": "inconsistent?"}}
    assert scores(matrix)["engines"] == "0..1"
    assert str(matrix.evidence[0].diagnosticity) == "0..0.67"


def test_what_decides_comes_before_what_speaks(asked: Ask) -> None:
    """A claim that entails an answer is strongly consistent, though somebody opposes them too."""
    matrix = asked(
        "holder: ann, affirms: turbines",
        "from: turbines, entails: engines\nfrom: turbines, opposes: engines",
    )
    cell = matrix.evidence[0].cell("engines")
    assert (cell.degree, cell.surely) == ("strongly consistent", "strongly consistent")
    assert len(cell.steps) == 2


def test_times_that_may_not_meet_exclude_only_possibly(corpus: Read) -> None:
    """With an open end of one time, whether the claims conflict is open, and so is the score."""
    text = """\
questions: {when: {text: Q, answers: [here, there], exclusive: true}}
claims:
  here: {text: H, about: 2012}
  there: {text: T, about: 2012}
  sign: {text: S, about: 2011~}
  late: {text: L, about: 2014}
actors: {ann: Ann}
sources: {log: {title: Log}}
stances: {log: [{holder: ann, affirms: [sign, late]}]}
links:
  - {from: sign, contradicts: here}
  - {from: late, contradicts: there}
"""
    matrix = corpus(text).ach("when")
    assert cells(matrix) == {"sign": {"here": "strongly inconsistent?"}}
    assert scores(matrix) == {"there": "0", "here": "0..2"}


def test_times_that_do_not_meet_exclude_nothing(corpus: Read) -> None:
    """A claim without a time takes that of the evidence that leads to it, as findings do."""
    text = """\
questions: {when: {text: Q, answers: [here, there]}}
claims:
  here: {text: H, about: 2012}
  there: {text: T, about: 2010}
  away: A.
  left: {text: L, about: 2010}
actors: {ann: Ann}
sources: {log: {title: Log}}
stances: {log: [{holder: ann, affirms: left}]}
links:
  - {from: left, entails: away}
  - {from: away, contradicts: here}
  - {from: away, contradicts: there}
"""
    matrix = corpus(text).ach("when")
    assert cells(matrix) == {"left": {"there": "strongly inconsistent"}}


# -- what does not count ------------------------------------------------------------------------


def test_undercut_and_rejected_links_are_shown_and_do_not_count(asked: Ask) -> None:
    """An undercut link is struck, with who holds the undercutter; a rejected one with its reason."""
    matrix = asked(
        "holder: ann, affirms: [cold, heavy]\nholder: bob, affirms: guards",
        """\
id: step, from: cold, opposes: engines
from: guards, undercuts: step
from: heavy, contradicts: nothing, status: rejected, reason: It is ballast
""",
    )
    assert cells(matrix) == {"cold": {}, "heavy": {}}
    assert scores(matrix) == {"medicine": "0", "engines": "0", "nothing": "0"}
    struck = {row.name: [s.text for c in row.cells for s in c.struck] for row in matrix.evidence}
    assert struck == {
        "cold": ["cold opposes engines: undercut by guards, held by bob"],
        "heavy": ["heavy contradicts nothing: rejected, It is ballast"],
    }


def test_a_rejected_contradiction_silences_the_question_for_its_pair(asked: Ask) -> None:
    """Rivals that were judged to fit together exclude nothing between them; the third still does."""
    matrix = asked(
        "holder: ann, affirms: turbines",
        """\
from: turbines, entails: engines
from: engines, contradicts: medicine, status: rejected, reason: Both fit in
""",
    )
    assert cells(matrix) == {
        "turbines": {"engines": "strongly consistent", "nothing": "strongly inconsistent"}
    }
    assert [step.text for step in matrix.evidence[0].cell("medicine").struck] == [
        "engines contradicts medicine: rejected, Both fit in"
    ]


def test_an_undercut_of_an_undercut_restores(asked: Ask) -> None:
    """An undercutter that is undercut itself, or that nobody holds, undercuts nothing."""
    links = """\
id: step, from: cold, opposes: engines
id: under, from: guards, undercuts: step
from: grease, undercuts: under
"""
    assert scores(asked("holder: ann, affirms: [cold, guards]", links))["engines"] == "0"
    assert scores(asked("holder: ann, affirms: [cold, guards, grease]", links))["engines"] == "1"
    assert scores(asked("holder: ann, affirms: [cold, grease]", links))["engines"] == "1"


def test_a_link_possibly_undercut_counts_in_the_most_alone(asked: Ask) -> None:
    """An undercutter held by unsure attribution, or a ring of undercuts, leaves both numbers."""
    links = "id: step, from: cold, opposes: engines\nid: under, from: guards, undercuts: step\n"
    unsure = "holder: ann, affirms: cold\nholder: ann, affirms: guards, attribution: unsure"
    matrix = asked(unsure, links)
    assert (scores(matrix)["engines"], cells(matrix)["cold"]) == (
        "0..1",
        {"engines": "inconsistent?"},
    )
    ring = links + "id: back, from: grease, undercuts: under\nfrom: heavy, undercuts: back\n"
    assert (
        scores(asked("holder: ann, affirms: [cold, guards, grease, heavy]", ring))["engines"] == "0"
    )


def test_the_entailment_that_is_undercut_leads_nowhere(asked: Ask) -> None:
    """Evidence by an entailment that is undercut is struck; possibly undercut, it is possible."""
    links = "id: step, from: turbines, entails: engines\nfrom: guards, undercuts: step"
    sure = asked("holder: ann, affirms: [turbines, guards]", links)
    assert (cells(sure), scores(sure)["medicine"]) == ({"turbines": {}}, "0")
    unsure = "holder: ann, affirms: turbines\nholder: ann, affirms: guards, attribution: unsure"
    matrix = asked(unsure, links)
    assert cells(matrix)["turbines"]["medicine"] == "strongly inconsistent?"
    assert scores(matrix) == {"engines": "0", "medicine": "0..2", "nothing": "0..2"}
    assert [rival.rank for rival in matrix.rivals] == [1, 1, 1]


def test_who_holds_by_an_undercut_entailment_holds_nothing(asked: Ask) -> None:
    """The premise is held through a link that is undercut, so it is idle; possibly, possibly."""
    links = """\
from: cold, opposes: engines
id: step, from: heavy, entails: cold
from: guards, undercuts: step
"""
    assert [row.name for row in asked("holder: ann, affirms: [heavy, guards]", links).idle] == [
        "cold"
    ]
    unsure = "holder: ann, affirms: heavy\nholder: ann, affirms: guards, attribution: unsure"
    assert [row.held for row in asked(unsure, links).evidence] == ["possibly"]
    assert [row.held for row in asked("holder: ann, affirms: heavy", links).evidence] == ["yes"]


def test_evidence_that_nobody_holds_is_idle(asked: Ask) -> None:
    """Nobody at all, a stance that is undercut, and somebody who changed position: listed apart."""
    matrix = asked(
        """\
id: s, holder: ann, affirms: cold
holder: ann, affirms: guards
holder: bob, affirms: grease, said: 2010
holder: bob, denies: grease, said: 2012
""",
        """\
from: cold, opposes: engines
from: heavy, opposes: engines
from: grease, opposes: engines
from: guards, undercuts: s
""",
    )
    assert matrix.evidence == ()
    assert [(row.name, row.held, row.holders) for row in matrix.idle] == [
        ("cold", "no", ()),
        ("grease", "no", ()),
        ("heavy", "no", ()),
    ]
    assert scores(matrix)["engines"] == "0"


def test_evidence_of_unsure_attribution_counts_in_the_most_alone(asked: Ask) -> None:
    """The least leaves it out; so does what tells how diagnostic it is."""
    matrix = asked(
        "holder: ann, affirms: cold, attribution: unsure", "from: cold, opposes: engines"
    )
    assert scores(matrix) == {"medicine": "0", "nothing": "0", "engines": "0..1"}
    (row,) = matrix.evidence
    assert (row.held, row.weight, row.diagnosticity.least) == ("possibly", Bounds(0, 1), 0)


def test_a_claim_held_only_through_a_narrower_one_is_no_row(asked: Ask) -> None:
    """Whoever speaks of turbines speaks of engines by them: one row, not one for each step."""
    links = "from: grease, entails: turbines\nfrom: turbines, entails: engines"
    assert [row.name for row in asked("holder: ann, affirms: grease", links).evidence] == ["grease"]
    both = asked("holder: ann, affirms: grease\nholder: bob, affirms: turbines", links)
    assert [row.name for row in both.evidence] == ["grease", "turbines"]


def test_answers_are_no_evidence_on_one_another(asked: Ask) -> None:
    """A link from an answer, or from what is equivalent to one, is set aside, once and with its place."""
    matrix = asked(
        "holder: ann, affirms: [medicine, goods, cold]",
        """\
from: medicine, opposes: engines
from: goods, equivalent: nothing
from: goods, opposes: engines
from: [cold, nothing], opposes: medicine
""",
    )
    assert matrix.evidence == ()
    why = "an answer is no evidence on another"
    assert [(step.text, str(step.at)) for step in matrix.aside] == [
        (f"cold + nothing opposes medicine: {why}", "claims.yaml:22:5"),
        (f"goods entails nothing: {why}", "claims.yaml:20:5"),
        (f"goods opposes engines: {why}", "claims.yaml:21:5"),
        (f"medicine opposes engines: {why}", "claims.yaml:19:5"),
    ]


def test_withdrawn_and_incoherent_claims_are_left_out_and_named() -> None:
    """A corpus with faults has a matrix of what is sound, and says what is left out and why."""
    text = """\
questions: {q: {text: Q, answers: [a, gone, none, mad], exclusive: true}}
claims:
  a: A.
  mad: M.
  odd: O.
  b: B.
  gone: {text: G, status: withdrawn}
  e: {text: E, status: withdrawn}
  f: F.
  g: G.
links:
  - {from: odd, entails: a}
  - {from: odd, entails: b}
  - {from: b, contradicts: a}
  - {from: mad, entails: f}
  - {from: mad, entails: g}
  - {from: f, contradicts: g}
  - {from: e, supports: a}
"""
    corpus = Corpus(read_texts({"claims.yaml": text}).records)
    matrix = corpus.ach("q")
    assert [rival.claim for rival in matrix.rivals] == ["a"]
    assert [step.text for step in matrix.aside] == [
        "gone is no answer here: it is withdrawn",
        "none is no answer here: there is no such claim",
        "mad is no answer here: it is incoherent",
        "odd is no evidence: it is incoherent",
    ]
    assert [row.name for row in matrix.idle] == ["b"]
    assert matrix.idle[0].diagnosticity == Bounds(0, 0)


# -- scores -------------------------------------------------------------------------------------


def test_diagnosticity_is_the_mean_distance_of_two_cells(asked: Ask) -> None:
    """Three answers make three pairs: CC against II twice is 4 + 4 + 0, I against neutral 1 + 1 + 0."""
    matrix = asked(
        "holder: ann, affirms: [turbines, cold, heavy]",
        """\
from: turbines, entails: engines
from: cold, opposes: engines
from: heavy, opposes: engines
from: heavy, opposes: medicine
from: heavy, opposes: nothing
""",
    )
    assert {row.name: row.diagnosticity.most for row in matrix.evidence} == {
        "turbines": pytest.approx(8 / 3),
        "cold": pytest.approx(2 / 3),
        "heavy": 0,
    }
    assert [row.name for row in matrix.evidence] == ["turbines", "cold", "heavy"]


def test_ranks_tell_ties(asked: Ask) -> None:
    """Equal scores share a rank, and whatever is not surely more does too."""
    matrix = asked("holder: ann, affirms: cold", "from: cold, opposes: engines")
    assert [(rival.claim, rival.rank) for rival in matrix.rivals] == [
        ("medicine", 1),
        ("nothing", 1),
        ("engines", 3),
    ]
    assert matrix.least == ("medicine", "nothing")
    assert [(rival.bearing, rival.against) for rival in matrix.rivals] == [
        (0, ()),
        (0, ()),
        (1, ("cold",)),
    ]


def test_rows_through_one_line_count_once_by_lines(asked: Ask) -> None:
    """Two claims that one witness holds are two rows, and one line; a second document adds one."""
    stances = "holder: ann, affirms: [cold, heavy]"
    links = "from: cold, opposes: engines\nfrom: heavy, opposes: engines"
    assert scores(asked(stances, links))["engines"] == "2"
    assert scores(asked(stances, links, weighted="lines"))["engines"] == "1"


def test_by_lines_a_strong_row_counts_twice(asked: Ask) -> None:
    """What excludes counts once with all that speaks against, and once with all that excludes."""
    links = "from: turbines, entails: engines\nfrom: heavy, opposes: nothing"
    matrix = asked("holder: ann, affirms: [turbines, heavy]", links, weighted="lines")
    assert scores(matrix) == {"engines": "0", "medicine": "2", "nothing": "2"}
    assert matrix.weighted == "lines"


WITNESSES = """\
questions: {q: {text: Q, answers: [yes-answer, no-answer]}}
claims: {yes-answer: Y., no-answer: N., sign: S., mark: M.}
actors: {nn: {name: A witness, kind: unnamed}, mm: {name: Another, kind: unnamed}, ann: Ann}
sources: {log: {title: Log}, letter: {title: Letter}, call: {title: Call}}
stances:
  log: [{id: s, holder: nn, affirms: sign}]
  letter: [{holder: mm, affirms: sign}, {holder: mm, affirms: mark}]
  call: [{holder: ann, affirms: mark}]
links:
  - {from: sign, opposes: no-answer}
  - {from: [mark, sign], opposes: yes-answer}
assessments:
  - {id: old, of: s, by: ann, dated: 2012, credibility: 3}
  - {id: new, of: s, by: ann, dated: 2013, credibility: 2}
"""


def test_lines_are_given_from_least_to_most(corpus: Read) -> None:
    """Two unnamed witnesses in two documents may be one: one line at least, two at most."""
    matrix = corpus(WITNESSES).ach("q", weighted="lines")
    rows = {row.name: row for row in matrix.evidence}
    assert {name: str(row.lines) for name, row in rows.items()} == {
        "sign": "1..2",
        "mark + sign": "1..2",
    }
    assert scores(matrix) == {"yes-answer": "1..2", "no-answer": "1..2"}
    assert str(rows["sign"].diagnosticity) == "1..2"
    assert [one.assessment.id for one in rows["sign"].ratings] == ["new"]


def test_what_is_no_weight_or_question_is_refused(asked: Ask, corpus: Read) -> None:
    """An unknown question is a KeyError, an unknown weight a ValueError that names the one there is."""
    with pytest.raises(KeyError, match="nowhere"):
        corpus(HEAD + CLAIMS).ach("nowhere")
    wrong: Weighted = "ratings"  # type: ignore[assignment]
    with pytest.raises(ValueError, match="rows are weighed by 'lines', or not at all"):
        asked("", "", weighted=wrong)


# -- the corpus of the five articles ------------------------------------------------------------


def test_the_cargo_question_read_by_hand() -> None:
    """Everything on record speaks against the aid-only account, from one report and perhaps a second."""
    corpus = Corpus(
        read_texts(
            {
                str(path.relative_to(ROOT)): path.read_text(encoding="utf-8")
                for path in sorted((ROOT / "claims").rglob("*.yaml"))
            }
        ).records
    )
    plain, weighed = corpus.ach("q-cargo"), corpus.ach("q-cargo", weighted="lines")
    excludes = {
        "cargo-arms": "strongly consistent",
        "cargo-humanitarian-only": "strongly inconsistent",
    }
    assert cells(plain) == {
        "flights-near-daily": excludes,
        "iraq-permits-arms-route": excludes,
        "breaches-unsc": excludes,
        "not cargo-humanitarian-only": {"cargo-humanitarian-only": "strongly inconsistent"},
        "us-holds-contrary-intel": {
            "cargo-arms": "consistent",
            "cargo-humanitarian-only": "inconsistent",
        },
        "assad-fall-spillover": {"cargo-arms": "consistent"},
    }
    assert [row.name for row in plain.evidence if row.held == "possibly"] == ["breaches-unsc"]
    assert scores(plain) == {"cargo-arms": "0", "cargo-humanitarian-only": "7..9"}
    assert scores(weighed) == {"cargo-arms": "0", "cargo-humanitarian-only": "2..4"}


def many(count: int, verb: str = "opposes") -> str:
    """Return a corpus with a question of so many answers, and a sign that bears on the last."""
    ids = [f"answer-{n}" for n in range(count)]
    sign = "a-sign-with-quite-a-long-name-that-must-be-folded"
    return f"""\
questions: {{q: {{text: Q, answers: [{", ".join(ids)}], exclusive: true}}}}
claims: {{{", ".join(f"{id_}: T" for id_ in ids)}, {sign}: S}}
actors: {{ann: Ann}}
sources: {{log: {{title: Log}}}}
stances: {{log: [{{holder: ann, affirms: {sign}}}]}}
links: [{{from: {sign}, {verb}: {ids[-1]}}}]
"""


def test_of_very_many_answers_all_are_rivals(corpus: Read) -> None:
    """What entails one of 250 answers excludes the 249 others, though not all pairs are findings."""
    matrix = corpus(many(250, "entails")).ach("q")
    assert matrix.least == ("answer-249",)
    assert [str(rival.inconsistency) for rival in matrix.rivals] == ["0", *["2"] * 249]


def test_of_rivals_without_evidence_no_cell_is_made(
    corpus: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Answers are no rows, so that of 250 of them, each held, not one pair is judged."""
    ids = [f"answer-{number:03}" for number in range(250)]
    stances = "".join(f"    - {{holder: h{id_}, affirms: {id_}}}\n" for id_ in ids)
    text = f"""\
questions: {{q: {{text: Q, answers: [{", ".join(ids)}], exclusive: true}}}}
claims: {{{", ".join(f"{id_}: T" for id_ in ids)}}}
actors: {{{", ".join(f"h{id_}: H" for id_ in ids)}}}
sources: {{log: {{title: Log}}}}
stances:
  log:
{stances}"""
    monkeypatch.delattr("claimtrack.evaluation.judging.Judging.cell")
    matrix = corpus(text).ach("q")
    assert [rival.claim for rival in matrix.rivals] == ids
    assert (matrix.evidence, matrix.idle, matrix.aside) == ((), (), ())


def wide(*, exclusive: str) -> str:
    """Return five answers with links between them, and what leads to some."""
    return f"""\
questions: {{q: {{text: Q, answers: [a, b, c, d, e], exclusive: {exclusive}}}}}
claims:
  a: A.
  b: {{text: B, about: 2001}}
  c: {{text: C, about: 2005}}
  d: D.
  e: E.
  f: F.
  g: G.
actors: {{ann: Ann}}
sources: {{log: {{title: Log}}}}
stances: {{log: [{{holder: ann, affirms: [a, b, c, f, g]}}]}}
links:
  - {{from: b, entails: d}}
  - {{from: f, entails: e}}
  - {{from: g, entails: b}}
  - {{id: both, from: e, supports: a, reading: deductive}}
"""


def _no_pairs(claims: list[Claim], speakers: object) -> Iterable[tuple[Claim, Claim]]:
    """Return no two claims to compare."""
    del claims, speakers
    return ()


@pytest.mark.parametrize("unlisted", [False, True])
def test_how_many_answers_there_are_changes_no_cell(
    corpus: Read, monkeypatch: pytest.MonkeyPatch, *, unlisted: bool
) -> None:
    """Conflicts that are made when asked for are those that are listed of fewer answers.

    By the deductive support e leads to its rival a, so that it is no answer; b and c are
    of other times, and d perhaps of the same.
    """
    if unlisted:
        monkeypatch.setattr("claimtrack.evaluation.reach.WIDEST", 1)
        monkeypatch.setattr("claimtrack.contradictions.conflicts.pairs", _no_pairs)
    matrix = corpus(wide(exclusive="true")).ach("q")
    excluded = "strongly inconsistent"
    assert cells(matrix) == {
        "g": {
            "a": excluded,
            "b": "strongly consistent",
            "c": f"{excluded}?",
            "d": "strongly consistent",
        }
    }
    assert [(step.id, step.text) for step in matrix.aside] == [
        ("e", "e is no answer here: it is incoherent"),
        ("b:entails:d", "b entails d: an answer is no evidence on another"),
        ("f", "f is no evidence: it is incoherent"),
    ]


def test_links_between_answers_are_told(corpus: Read) -> None:
    """Where answers do not exclude each other, a drawn conflict of two is no evidence, nor entailment."""
    text = wide(exclusive="false") + "  - {from: c, contradicts: a}\n"
    matrix = corpus(text).ach("q")
    rival = "an answer is no evidence on another"
    assert [(step.id, step.text) for step in matrix.aside] == [
        ("c:contradicts:a", f"a contradicts c: {rival}"),
        ("b:entails:d", f"b entails d: {rival}"),
        ("both", f"e entails a, by a support read as deductive: {rival}"),
    ]


# -- the command --------------------------------------------------------------------------------


def run(*words: str, columns: str = "80") -> tuple[int, str, str]:
    """Run the command line and return its code and output."""
    out, err = io.StringIO(), io.StringIO()
    code = main(["ach", *words], stdout=out, stderr=err, environ={"COLUMNS": columns})
    return code, out.getvalue(), err.getvalue()


@pytest.fixture
def claims(monkeypatch: pytest.MonkeyPatch) -> None:
    """The corpus of the five articles is in the folder."""
    monkeypatch.chdir(ROOT)


@pytest.mark.usefixtures("claims")
@pytest.mark.parametrize(
    ("name", "words", "columns"),
    [
        ("ach-q-cargo.txt", ("q-cargo",), "80"),
        ("ach-q-cargo-lines.txt", ("q-cargo", "--weighted", "lines"), "60"),
        ("ach-q-occupation.txt", ("q-occupation",), "80"),
        ("ach-q-why-iraq-allows.txt", ("q-why-iraq-allows",), "60"),
        ("ach-q-cargo.json", ("q-cargo", "--format", "json"), "80"),
    ],
)
def test_what_is_printed(
    name: str, words: tuple[str, ...], columns: str, golden: Callable[[str, str], str]
) -> None:
    """Every change of what people read is seen as a diff of tests/golden/."""
    code, out, err = run(*words, columns=columns)
    assert (code, err) == (0, "")
    assert out == golden(name, out)
    assert name.endswith("json") or max(map(len, out.splitlines())) <= int(columns)


@pytest.mark.usefixtures("claims")
def test_a_mistyped_question_is_a_usage_error() -> None:
    """The command says which question may be meant, and exits with 2."""
    told = run("q-carg")
    assert told == (2, "", "claimtrack: no question q-carg; did you mean q-cargo?\n")


def test_many_answers_stand_in_blocks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Thirty answers have letters up to AD, in blocks that fit the width; each row is whole."""
    monkeypatch.chdir(tmp_path)
    Path("claims.yaml").write_text(many(30), encoding="utf-8")
    code, out, _ = run("q", "claims.yaml")
    assert code == 0
    assert max(map(len, out.splitlines())) <= 80
    heads = [line.split() for line in out.splitlines() if line.endswith("apart  lines")]
    assert [mark for head in heads for mark in head[:-2]] == [
        *"ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        *("AA", "AB", "AC", "AD"),
    ]
    assert "has the least against it" not in out
    assert "tie: as much counts against each." in out.replace("\n", " ")


def test_ratings_stand_beside_the_evidence(tmp_path: Path) -> None:
    """What was judged of a stance is shown under its row, and told in the JSON."""
    path = tmp_path / "claims.yaml"
    path.write_text(WITNESSES, encoding="utf-8")
    shown = " ".join(run("q", str(path))[1].split())
    assert "s: dated 2013 · current · credibility 2, probably true" in shown
    told = json.loads(run("q", str(path), "--format", "json")[1])
    rated = {row["name"]: row["ratings"] for row in told["evidence"]}
    assert rated["sign"] == [{"of": "s", "by": "ann", "dated": "2013", "credibility": "2"}]


def test_a_question_without_evidence_says_so(tmp_path: Path) -> None:
    """Nothing that bears is no tie of merit; one answer alone has nothing to be told apart from."""
    path = tmp_path / "claims.yaml"
    path.write_text(many(2).split("links:")[0], encoding="utf-8")
    code, out, _ = run("q", str(path))
    assert code == 0
    assert out.splitlines()[-1] == (
        "Nothing that somebody holds bears on the answers, so nothing tells them apart."
    )
    alone = many(2).replace("opposes: answer-1", "opposes: answer-0")
    alone = alone.replace("answer-1: T", "answer-1: {text: T, status: withdrawn, reason: R}")
    path.write_text(alone, encoding="utf-8")
    assert "There is only one answer to look at" in run("q", str(path))[1]
    path.write_text(many(2).split("links:")[0], encoding="utf-8")
    told = json.loads(run("q", str(path), "--format", "json")[1])
    assert (told["evidence"], [one["rank"] for one in told["answers"]]) == ([], [1, 1])
