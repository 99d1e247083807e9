"""What stands: the acceptance case, options, policies, limits, and how it is told."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import claimtrack
from claimtrack.cli import main
from claimtrack.corpus import Corpus
from claimtrack.evaluation.accounts import Accounts
from claimtrack.evaluation.policies import POLICIES, policy
from claimtrack.evaluation.positions import Position
from claimtrack.evaluation.strikes import WIDE
from claimtrack.evaluation.verdicts import Verdict
from claimtrack.loading import read_texts

ROOT = Path(__file__).parents[1]
Read = Callable[[str], Corpus]

# -- the acceptance case --------------------------------------------------------------------------

CARGO = """\
claims:
  aid-only: {{text: a, about: 2012-07/2013-03}}
  arms: {{text: b, about: 2012-07/2013-03}}
  permits: {{text: p, about: 2012/2013-03}}
  intel: {{text: i, about: {about}}}
  joke: j
questions: {{cargo: {{text: q, answers: [aid-only, arms], exclusive: true}}}}
actors:
  {{iraq: Iraq, us: US, bob: Bob, official: {{kind: unnamed, name: o}}, cbs-news: CBS, brennan: Brennan}}
sources: {{cbs: {{title: c, kind: news-report, publisher: cbs-news, author: brennan}}}}
links:
  - {{id: presup, from: permits, entails: arms}}
  - {{from: aid-only, contradicts: arms}}
  - {link}
  {more}
stances:
  cbs:
    - {{holder: iraq, affirms: aid-only}}
    - {{holder: us, affirms: permits}}
    - {{holder: official, denies: aid-only}}
    - {{holder: official, affirms: intel}}
    {stance}
"""
OPPOSES = "{from: intel, opposes: aid-only}"
UNDERCUT = "- {id: cut, from: joke, undercuts: presup}"
BOB = "- {holder: bob, affirms: joke}"


def cargo(
    corpus: Read, link: str = OPPOSES, *, about: str = "2013-03~", more: str = "", stance: str = ""
) -> Corpus:
    """Return the corpus of the case, or a variant of it."""
    return corpus(CARGO.format(link=link, about=about, more=more, stance=stance))


def verdicts(corpus: Corpus) -> dict[str, Verdict]:
    """Return the grounded verdicts on the claims of the case that matter."""
    return {claim: told for claim, told in corpus.evaluate().items() if claim != "joke"}


def holds(told: Accounts) -> list[list[str]]:
    """Return what each account holds, of one dispute, sorted."""
    (dispute,) = told.disputes
    return sorted(sorted(map(str, account.holds)) for account in dispute.accounts)


def test_12_what_stands(corpus: Read) -> None:
    """Rivals and their denials stay open; each account carries its side through entailment."""
    read = cargo(corpus)
    assert verdicts(read) == {
        "aid-only": "undecided",
        "arms": "undecided",
        "permits": "undecided",
        "intel": "accepted",
    }
    assert read.framework().grounded().undecided >= {"aid-only", "not aid-only"}
    assert holds(read.accounts("cargo")) == [["aid-only"], ["arms", "not aid-only", "permits"]]


def test_12_a_contradiction_drags_the_evidence_in(corpus: Read) -> None:
    """Drawn as a contradiction, the evidence is on one side of the dispute."""
    read = cargo(corpus, "{from: intel, contradicts: aid-only}", about="2013-03")
    assert verdicts(read)["intel"] == "undecided"
    assert holds(read.accounts("cargo")) == [
        ["aid-only"],
        ["arms", "intel", "not aid-only", "permits"],
    ]


def test_12_a_premise_that_nobody_holds_is_idle(corpus: Read) -> None:
    """The undercut does nothing and is listed; supposing its premise brings it in."""
    read = cargo(corpus, more=UNDERCUT)
    evaluation = read.evaluate()
    assert verdicts(read) == verdicts(cargo(corpus))
    assert [(one.link.id, one.premises) for one in evaluation.idle] == [("cut", ("joke",))]
    supposed = read.evaluate(suppose=["joke"])
    assert (supposed["permits"], supposed["arms"], supposed.idle) == ("accepted", "none", ())
    assert supposed.supposed == ("joke",)
    assert (
        supposed.why("arms").message == "all that asserts arms is undercut by joke (by supposition)"
    )


def test_12_an_undercut_cuts_the_chain(corpus: Read) -> None:
    """The link is out, what it brought is asserted by nobody, and the answer names who undercuts."""
    read = cargo(corpus, more=UNDERCUT, stance=BOB)
    evaluation = read.evaluate()
    assert verdicts(read) == {
        "aid-only": "undecided",
        "arms": "none",
        "permits": "accepted",
        "intel": "accepted",
    }
    assert dict(evaluation.cut) == {"presup": "rejected"}
    assert evaluation.why("arms").message == "all that asserts arms is undercut by joke (bob)"
    (attack,) = evaluation.why("arms").attacks
    assert (attack.kind, attack.by, attack.label) == (
        "unasserted",
        (Position("joke"),),
        "accepted",
    )
    assert holds(read.accounts("cargo")) == [["aid-only"], ["not aid-only"]]


def test_12_defeating_opposition_goes_one_way(corpus: Read) -> None:
    """What is opposed so falls, and its rival stands."""
    read = cargo(corpus, "{from: intel, opposes: aid-only, reading: defeating}")
    assert verdicts(read) == {
        "aid-only": "rejected",
        "arms": "accepted",
        "permits": "accepted",
        "intel": "accepted",
    }
    assert "not aid-only" in read.framework().grounded().accepted
    reason = read.evaluate().why("arms")
    (attack,) = reason.attacks
    assert (attack.label, attack.by) == ("rejected", (Position("aid-only"),))
    assert attack.answer is not None
    assert (attack.answer.kind, attack.answer.by) == ("defeat", (Position("intel"),))
    assert reason.message == (
        "whatever speaks against it falls: aid-only is a rival of arms in cargo; "
        "but intel defeats aid-only"
    )


# -- what else counts -----------------------------------------------------------------------------

PEOPLE = "actors: {ann: Ann, bob: Bob, cy: Cy}\nsources: {d: {title: d}, e: {title: e}}\n"


@pytest.fixture
def people(corpus: Read) -> Read:
    """Reads a corpus in which Ann, Bob and Cy speak in two documents."""
    return lambda text: corpus(PEOPLE + text)


def faulty(text: str) -> Corpus:
    """Read a corpus that has errors."""
    return Corpus(read_texts({"claims.yaml": PEOPLE + text}).records)


def test_an_undercut_stance_asserts_nothing(people: Read) -> None:
    """A claim that only an undercut stance asserts is spoken of by nobody; with a second one it stands."""
    text = """\
claims: {x: x, mistaken: m}
links: [{id: cut, from: mistaken, undercuts: saw}]
stances: {d: [{id: saw, holder: ann, affirms: x}, {holder: bob, affirms: mistaken}]}
"""
    evaluation = people(text).evaluate()
    assert (evaluation["x"], evaluation.cut["saw"]) == ("none", "rejected")
    more = people(text.replace("[{id: saw", "[{holder: cy, affirms: x}, {id: saw"))
    assert more.evaluate()["x"] == "accepted"


def test_an_undercut_denial_denies_nothing(people: Read) -> None:
    """Nor does it deny what entails the claim; a denial through a cut link falls with the link."""
    text = """\
claims: {x: x, narrow: n, u: u}
links: [{id: step, from: narrow, entails: x}, {id: cut, from: u, undercuts: TARGET}]
stances:
  d: [{holder: ann, affirms: narrow}, {id: no, holder: bob, denies: x}, {holder: cy, affirms: u}]
"""
    stance = people(text.replace("TARGET", "no")).evaluate()
    assert (stance["x"], stance["narrow"]) == ("accepted", "accepted")
    (attack, *_) = stance.why("narrow").attacks
    assert attack.answer is not None
    assert attack.answer.kind == "unasserted"
    link = people(text.replace("TARGET", "step")).evaluate()
    assert (link["x"], link["narrow"]) == ("rejected", "accepted")


def test_a_defeated_claim_is_rejected_also_where_nobody_asserts_it(people: Read) -> None:
    """What follows from a rejected claim alone, and what is undercut besides, falls by its own attacker."""
    follows = people("""\
claims: {x: x, y: y, d: d}
links: [{from: x, supports: y, reading: deductive}, {from: d, opposes: y, reading: defeating}]
stances: {d: [{holder: ann, affirms: x}, {holder: bob, affirms: d}]}
""").evaluate()
    assert dict(follows) == {"d": "accepted", "x": "rejected", "y": "rejected"}
    assert [follows.why(claim).message for claim in "xy"] == [
        "d defeats y, and x supports y",
        "d defeats y",
    ]
    assert [follows.brief(claim).message for claim in "xy"] == [
        follows.why(claim).message for claim in "xy"
    ]
    cut = people("""\
claims: {p: p, q: q, c: c, d: d, x: x}
links:
  - {from: p, contradicts: q}
  - {from: p, opposes: c, reading: defeating}
  - {from: q, opposes: c, reading: defeating}
  - {from: c, opposes: d, reading: defeating}
  - {from: d, opposes: x, reading: defeating}
  - {from: p, undercuts: saw}
stances:
  d: [{holder: ann, affirms: [p, c, d]}, {holder: bob, affirms: q}, {id: saw, holder: cy, affirms: x}]
""").evaluate("preferred")
    assert [cut[claim] for claim in "dx"] == ["accepted", "rejected"]


NEEDS = """\
claims: {x: x, y: y, z: z, p: p, q: q}
stances: {d: [{holder: ann, affirms: [y, p]}, {holder: bob, DENIES}]}
links: [LINKS]
"""


@pytest.mark.parametrize(
    ("denies", "links"),
    [
        ("denies: x", "{from: x, supports: y, reading: necessary}"),
        ("denies: x", "{from: [p, x], supports: y, reading: necessary}"),
        ("denies: x", "{from: [q, x], supports: y, reading: necessary}"),
        ("denies: z", "{from: x, supports: y, reading: necessary}, {from: x, entails: z}"),
        (
            "denies: z",
            "{from: x, supports: y, reading: necessary}, {from: z, supports: x, reading: necessary}",
        ),
    ],
)
def test_a_needed_claim_that_is_denied_is_in_dispute(people: Read, denies: str, links: str) -> None:
    """Who holds what needs it must answer the denial, though nobody asserts what is needed."""
    read = people(NEEDS.replace("DENIES", denies).replace("LINKS", links))
    evaluation = read.evaluate()
    assert [evaluation[claim] for claim in "xyp"] == ["undecided", "undecided", "accepted"]
    assert (evaluation.idle, evaluation.coincide) == ((), False)
    preferred = read.evaluate("preferred", mode="credulous")
    assert [preferred[claim] for claim in "xyp"] == ["accepted", "accepted", "accepted"]
    idle = people(NEEDS.replace("DENIES", "affirms: p").replace("LINKS", links)).evaluate()
    assert [idle[claim] for claim in "xyp"] == ["none", "accepted", "accepted"]
    assert [one.link.verb for one in idle.idle][:1] == ["supports"]


def test_the_reason_of_a_needed_claim_says_what_needs_it(people: Read) -> None:
    """Nobody asserts it, so nobody is said to."""
    links = "{from: x, supports: y, reading: necessary}"
    read = people(NEEDS.replace("DENIES", "denies: x").replace("LINKS", links))
    evaluation = read.evaluate()
    assert [one.message for one in evaluation.why("y").attacks] == [
        "x is denied by bob, and y needs x",
        "y needs x",
        "x is denied by bob",
    ]


@pytest.mark.parametrize("cut", [["saw"], ["step"], ["saw", "step"]])
def test_an_undercut_that_fell_is_told_with_its_answer(people: Read, cut: list[str]) -> None:
    """Where it would leave nobody to assert a claim, the claim is not unopposed."""
    undercuts = "".join(f"  - {{from: u, undercuts: {id_}}}\n" for id_ in cut)
    read = people(f"""\
claims: {{x: x, y: y, u: u, v: v}}
links:
  - {{id: step, from: x, entails: y}}
  - {{from: v, opposes: u, reading: defeating}}
{undercuts}
stances:
  d: [{{id: saw, holder: ann, affirms: x}}, {{holder: bob, affirms: u}}, {{holder: cy, affirms: v}}]
""")
    for evaluation in (read.evaluate(), read.evaluate("preferred")):
        told = evaluation.why("y").attacks
        assert sorted(str(attack.on) for attack in told) == cut
        assert {attack.answer and attack.answer.message for attack in told} == {"v defeats u"}
        assert "v defeats u" in evaluation.brief("y").message
        assert bool(evaluation.why("x").attacks) == ("saw" in cut)


@pytest.mark.parametrize(
    ("fate", "premises"), [("opposes", "a"), ("contradicts", "a"), ("both", "a and b")]
)
def test_a_link_that_falls_with_its_premise_is_not_said_to_be_undercut(
    tmp_path: Path, fate: str, premises: str
) -> None:
    """Where the undercut itself falls, the premises are named, and no account counts it as cut."""
    verb = "contradicts" if fate == "contradicts" else "opposes"
    reading = "" if verb == "contradicts" else ", reading: defeating"
    text = (
        PEOPLE
        + f"""\
claims: {{a: a, b: b, x: x, z: z, f: f, u: u, v: v}}
questions: {{q: {{text: q, answers: [x, z], exclusive: true}}}}
links:
  - {{id: step, from: [a, b], supports: x, reading: deductive}}
  - {{from: f, {verb}: a{reading}}}
  - {{from: f, {verb}: {"b" if fate == "both" else "z"}{reading}}}
  - {{from: u, undercuts: step}}
  - {{from: v, opposes: u, reading: defeating}}
stances:
  d: [{{holder: ann, affirms: [a, b, x]}}, {{holder: bob, affirms: [f, u]}}, {{holder: cy, affirms: v}}]
"""
    )
    file = tmp_path / "claims.yaml"
    file.write_text(text, encoding="utf-8")
    read = Corpus(read_texts({"claims.yaml": text}).records)
    evaluation = read.evaluate()
    assert " and ".join(evaluation.premises("step")) == premises
    what = "is open" if fate == "contradicts" else "falls"
    which = "its premises" if fate == "both" else "its premise"
    said = f"{what} with {premises}, {which}, not by what undercuts it: u"
    for command in (["evaluate"], ["accounts", "q"]):
        out = " ".join(run(*command, str(file))[1].split())
        assert said in out
    told = read.accounts("q")
    assert [account.cut for one in told.disputes for account in one.accounts if account.cut] == []


def test_only_the_undercuts_that_had_to_fall_first_are_told(people: Read) -> None:
    """What asserts a claim only once it is accepted anyhow is no part of the reason."""
    read = people("""\
claims: {x: x, u: u, v: v, w: w, g: g, h: h, i: i, j: j, k: k}
links:
  - {from: u, undercuts: saw}
  - {from: v, opposes: u, reading: defeating}
  - {from: w, undercuts: said}
  - {from: k, opposes: w, reading: defeating}
  - {from: j, opposes: k, reading: defeating}
  - {from: i, opposes: j, reading: defeating}
  - {from: h, opposes: i, reading: defeating}
  - {from: g, opposes: h, reading: defeating}
stances:
  d:
    - {id: saw, holder: ann, affirms: x}
    - {id: said, holder: bob, affirms: x}
    - {holder: cy, affirms: [u, v, w, g, h, i, j, k]}
""")
    assert [attack.on for attack in read.evaluate().why("x").attacks] == ["saw"]


def test_a_denial_stands_where_the_claim_is_undercut(people: Read) -> None:
    """Once nobody asserts the claim its denial is accepted, and the claim is rejected for that."""
    read = people("""\
claims: {x: x, u: u}
links: [{id: cut, from: u, undercuts: saw}]
stances: {d: [{id: saw, holder: ann, affirms: x}, {holder: bob, denies: x}, {holder: cy, affirms: u}]}
""")
    reason = read.evaluate().why("x")
    assert (reason.verdict, reason.position) == ("rejected", Position("x", denied=True))
    assert reason.message == "nobody asserts it, and its denial stands: bob"
    (attack,) = reason.attacks
    assert attack.answer is not None
    assert attack.answer.kind == "unasserted"


def test_an_open_reason_passes_over_attacks_that_fall(people: Read) -> None:
    """The circle begins with the attack that is open, nearest first, whichever way leads there."""
    read = people("""\
claims: {x: x, left: l, right: r, z: z, y: y, p: p, v: v}
links:
  - {from: v, contradicts: z}
  - {from: y, opposes: x, reading: defeating}
  - {from: p, opposes: y, reading: defeating}
  - {from: x, entails: left}
  - {from: x, entails: right}
  - {from: left, entails: z}
  - {from: right, entails: z}
stances: {d: [{holder: ann, affirms: [x, y, p]}, {holder: bob, affirms: v}]}
""")
    evaluation = read.evaluate()
    assert evaluation.why("x").message == "v contradicts z, and x entails z"
    assert evaluation.brief("x").message == evaluation.why("x").message
    assert evaluation.why("z").message == "v contradicts z"
    denied = people("""\
claims: {x: x, z: z}
links: [{from: x, entails: z}]
stances: {d: [{holder: ann, affirms: x}, {holder: bob, denies: z}]}
""").evaluate()
    assert denied.why("x").message == "x is denied by bob, by denying z"
    assert [one.message for one in denied.why("z").attacks] == [
        "z is denied by bob",
        "z is asserted by ann, by asserting x",
    ]


def test_an_open_undercut_leaves_open(people: Read) -> None:
    """Where the undercutter is in dispute, what hangs on it is too, and the circle says why."""
    read = people("""\
claims: {x: x, y: y, mistaken: m}
links: [{id: cut, from: mistaken, undercuts: saw}, {from: x, entails: y}]
stances:
  d:
    - {id: saw, holder: ann, affirms: x}
    - {holder: bob, affirms: mistaken}
    - {holder: cy, denies: mistaken}
""")
    evaluation = read.evaluate()
    assert (evaluation["x"], evaluation["y"]) == ("undecided", "undecided")
    assert [one.kind for one in evaluation.why("x").attacks] == ["unasserted", "denial", "denial"]


def test_an_abandoned_position_holds_nothing(people: Read) -> None:
    """Who clearly changed position no longer attacks with what was left behind."""
    read = people("""\
claims: {x: x}
stances: {d: [{holder: ann, affirms: x, said: 2010}, {holder: ann, denies: x, said: 2012}]}
""")
    assert dict(read.evaluate()) == {"x": "rejected"}


def test_disowned_and_unsure_stances(people: Read) -> None:
    """A disowned stance asserts nothing; an unsure one only where what is possible counts."""
    read = people("""\
claims: {x: x, y: y}
stances:
  d:
    - {holder: ann, affirms: x, attribution: disputed}
    - {holder: bob, affirms: y, attribution: unsure}
""")
    assert dict(read.evaluate()) == {"x": "none", "y": "none"}
    assert dict(read.evaluate(possibly=True)) == {"x": "none", "y": "accepted"}


def test_a_possible_conflict_is_told_and_changes_nothing(people: Read) -> None:
    """An accepted claim says which claims may be against it; asked for, they attack."""
    read = people("""\
claims: {x: {text: x, about: '2012'}, y: y}
questions: {q: {text: q, answers: [x, y], exclusive: true}}
stances: {d: [{holder: ann, affirms: x}, {holder: bob, affirms: y}]}
""")
    evaluation = read.evaluate()
    assert (evaluation["x"], evaluation.possible("x"), evaluation.possible("y")) == (
        "accepted",
        ("y",),
        ("x",),
    )
    possibly = read.evaluate(possibly=True)
    assert (possibly["x"], possibly.possible("x"), possibly.possibly) == ("undecided", (), True)


UNSURE = """\
claims: {x: x, y: y, a: a}
stances: {d: [{id: saw, holder: ann, affirms: HELD}, {holder: bob, VERB, attribution: unsure}]}
"""


@pytest.mark.parametrize(
    ("held", "unsure", "links", "against"),
    [
        ("x", "denies: x", "", "not x"),
        ("x", "affirms: y", "links: [{from: x, contradicts: y}]", "y"),
        ("x", "affirms: y", "links: [{from: y, opposes: x, reading: defeating}]", "y"),
        ("x", "affirms: y", "questions: {q: {text: q, answers: [x, y], exclusive: true}}", "y"),
        ("x", "affirms: y", "links: [{from: y, undercuts: saw}]", "y"),
        ("a", "affirms: y", "links: [{from: a, entails: x}, {from: y, undercuts: saw}]", "y"),
        ("a", "denies: x", "links: [{from: a, entails: x}]", "not x"),
        ("a", "affirms: y", "links: [{from: a, entails: x}, {from: x, contradicts: y}]", "y"),
    ],
)
def test_an_attacker_whom_nobody_surely_holds_is_told(
    people: Read, held: str, unsure: str, links: str, against: str
) -> None:
    """It is told of what it attacks and of what entails that; once it counts, it changes the verdict."""
    read = people(UNSURE.replace("HELD", held).replace("VERB", unsure) + links + "\n")
    evaluation = read.evaluate()
    possible = {claim: evaluation.possible(claim) for claim in {held, "x"}}
    assert possible == dict.fromkeys({held, "x"}, (against,))
    assert {evaluation[claim] for claim in possible} == {"accepted"}
    assert "accepted" not in {read.evaluate(possibly=True)[claim] for claim in possible}


def test_what_is_unsure_but_changes_nothing_is_not_told(people: Read) -> None:
    """Neither an undercut of one of two stances, nor a second, unsure word for what attacks already."""
    read = people("""\
claims: {x: x, y: y, z: z}
links: [{from: y, undercuts: saw}, {from: z, undercuts: saw}, {from: z, undercuts: said}]
stances:
  d:
    - {id: saw, holder: ann, affirms: x}
    - {id: said, holder: ann, affirms: y, attribution: unsure}
    - {holder: cy, affirms: [x, z]}
    - {holder: bob, denies: z}
  e: [{holder: cy, denies: z, attribution: unsure}]
""")
    evaluation = read.evaluate()
    assert [evaluation.possible(claim) for claim in "xz"] == [(), ()]
    assert evaluation.possible("y") == ("z",)


def test_one_unsure_answer_among_very_many_is_told(people: Read) -> None:
    """It is possibly against every other answer."""
    ids = [f"x{number:02}" for number in range(WIDE + 1)]
    unsure = "{holder: bob, affirms: x00, attribution: unsure}"
    read = people(f"""\
claims: {{{", ".join(f"{id_}: x" for id_ in ids)}}}
questions: {{q: {{text: q, answers: [{", ".join(ids)}], exclusive: true}}}}
stances: {{d: [{{holder: ann, affirms: [{", ".join(ids[1:])}]}}, {unsure}]}}
""")
    assert read.evaluate().possible("x01") == ("x00",)


def test_an_incoherent_claim_is_left_out_and_named() -> None:
    """It accuses nobody: what it entails stands or falls by others."""
    read = faulty("""\
claims: {both: b, x: x, y: y}
links: [{from: both, entails: x}, {from: both, entails: y}, {from: x, contradicts: y}]
stances: {d: [{holder: ann, affirms: both}, {holder: bob, affirms: x}]}
""")
    evaluation = read.evaluate()
    assert (dict(evaluation), evaluation.incoherent) == (
        {"both": "none", "x": "accepted", "y": "none"},
        ("both",),
    )
    assert "incoherent" in evaluation.why("both").message


def test_a_claim_that_contradicts_what_it_entails_is_incoherent() -> None:
    """Nested claims are no base, but the narrower one entails both sides all the same."""
    read = faulty("""\
claims: {x: x, y: y}
links: [{from: x, entails: y}, {from: x, contradicts: y}]
stances: {d: [{holder: ann, affirms: x}, {holder: bob, affirms: y}]}
""")
    evaluation = read.evaluate()
    assert (evaluation.incoherent, evaluation["y"]) == (("x",), "accepted")


def test_equivalent_claims_stand_and_fall_together(people: Read) -> None:
    """They are one argument, whoever says it in which words; uncontested they are accepted."""
    text = """\
claims: {x: x, y: y, z: z}
links: [{from: x, equivalent: y}, {from: y, equivalent: z}]
stances: {d: [{holder: ann, affirms: y}%s]}
"""
    assert set(people(text % "").evaluate().values()) == {"accepted"}
    denied = people(text % ", {holder: bob, denies: z}")
    assert set(denied.evaluate().values()) == {"undecided"}


def test_linked_premises_are_one_argument(people: Read) -> None:
    """Once their end has fallen they cannot both hold; with either alone nothing is wrong."""
    read = people("""\
claims: {x: x, y: y, end: e, proof: p}
links:
  - {id: two, from: [x, y], supports: end, reading: deductive}
  - {from: proof, opposes: end, reading: defeating}
stances: {d: [{holder: ann, affirms: [x, y]}, {holder: bob, affirms: proof}]}
""")
    evaluation = read.evaluate()
    assert (evaluation["x"], evaluation["y"], evaluation["end"]) == (
        "undecided",
        "undecided",
        "rejected",
    )
    preferred = read.evaluate("preferred", mode="credulous")
    assert (preferred["x"], preferred["y"], preferred.mode) == ("accepted", "accepted", "credulous")
    assert [step.id for step in evaluation.why("x").attacks[0].steps][:1] == ["two"]


def test_what_only_follows_is_accepted_with_its_premise(people: Read) -> None:
    """Nobody need assert the end of a deductive step; it goes with its premise."""
    text = """\
claims: {x: x, end: e, need: n}
links: [{from: x, supports: end, reading: deductive}, {from: need, supports: x, reading: necessary}]
stances: {d: [{holder: ann, affirms: [x, need]}%s]}
"""
    assert dict(people(text % "").evaluate()) == {
        "x": "accepted",
        "end": "accepted",
        "need": "accepted",
    }
    denied = people(text % ", {holder: bob, denies: x}").evaluate()
    assert (denied["end"], denied["x"]) == ("undecided", "undecided")
    assert denied.why("end").message == "end only follows from x (ann), which is undecided"
    further = people(
        text.replace("end: e,", "end: e, far: f,").replace(
            "links: [", "links: [{from: end, entails: far}, "
        )
        % ", {holder: bob, denies: x}"
    ).evaluate()
    assert further.why("far").message == "far only follows from x (ann), which is undecided"
    needed = people(text % ", {holder: bob, denies: need}").evaluate()
    assert needed.why("x").message == "need is denied by bob, and x needs need"


def test_undercuts_of_undercuts(people: Read) -> None:
    """Who answers an undercut restores the step; two that undercut each other leave it open."""
    text = """\
claims: {x: x, y: y, u: u, v: v}
links:
  - {id: step, from: x, entails: y}
  - {id: one, from: u, undercuts: step}
  - {id: two, from: v, undercuts: one}
  %s
stances: {d: [{holder: ann, affirms: x}, {holder: bob, affirms: [u, v]}]}
"""
    answered = people(text % "").evaluate()
    assert (answered["y"], answered.cut["step"], answered.cut["one"]) == (
        "accepted",
        "accepted",
        "rejected",
    )
    both = "- {id: there, from: u, undercuts: back}\n  - {id: back, from: v, undercuts: there}"
    mutual = people(text % both).evaluate().cut
    assert (mutual["there"], mutual["back"]) == ("undecided", "undecided")


def test_an_open_answer_to_an_undercut(people: Read) -> None:
    """The circle goes through the undercut link to the claim that is in dispute."""
    read = people("""\
claims: {x: x, y: y, z: z, u: u, v: v, w: w}
links:
  - {id: step, from: x, entails: y}
  - {id: other, from: x, entails: z}
  - {id: one, from: u, undercuts: step}
  - {id: also, from: w, undercuts: step}
  - {id: two, from: v, undercuts: one}
  - {from: w, contradicts: v}
stances:
  d: [{holder: ann, affirms: [x, v]}, {holder: bob, affirms: u}, {holder: cy, affirms: [w, y]}]
  e: [{holder: bob, denies: z}]
""")
    evaluation = read.evaluate()
    assert (evaluation["y"], evaluation["x"]) == ("accepted", "undecided")
    assert (evaluation.cut["one"], evaluation.cut["step"]) == ("undecided", "undecided")


def wide(number: int, more: str = "") -> str:
    """Return an exclusive question with so many answers, each held by somebody."""
    ids = [f"c{n:03}" for n in range(number)]
    stances = "".join(f"    - {{holder: p{one}, affirms: {one}}}\n" for one in ids)
    return (
        f"claims: {{{', '.join(f'{one}: x' for one in ids)}, proof: p}}\n"
        f"actors: {{{', '.join(f'p{one}: P' for one in ids)}}}\n"
        "sources: {d: {title: d}}\n"
        f"questions: {{q: {{text: q, answers: [{', '.join(ids)}], exclusive: true}}}}\n"
        f"stances:\n  d:\n{stances}    - {{holder: pc000, affirms: proof}}\n"
        f"links: [{more}]\n"
    )


def test_a_wide_question_is_never_drawn(corpus: Read) -> None:
    """Its accounts are one for each answer, as if every pair attacked each other; size is linear."""
    read = corpus(wide(WIDE + 5))
    framework = read.framework()
    assert len(framework.attacks) < 12 * WIDE
    accounts = read.accounts("q")
    assert holds(accounts) == [[f"c{n:03}"] for n in range(WIDE + 5)]
    assert set(read.evaluate().values()) == {"undecided", "accepted"}
    assert read.evaluate().why("c001").message == "c000 is a rival of c001 in q"


def test_a_wide_question_leaves_others_alone(corpus: Read) -> None:
    """A dispute beside it has its own reason, however many answers there are."""
    text = wide(WIDE + 1, "{from: m, entails: k}").replace(
        "proof: p}", "proof: p, m: m, k: k, v: v}"
    )
    text = text.replace(
        "affirms: proof}", "affirms: [proof, m]}\n    - {holder: pc001, affirms: v}"
    )
    text = text.replace("links: [", "links: [{from: v, contradicts: k}, ")
    assert corpus(text).evaluate().brief("m").message == "v contradicts k, and m entails k"


def test_a_wide_question_is_decided_by_one_blow(corpus: Read) -> None:
    """If all but one fall the last is accepted, and every attack on it is answered."""
    size = WIDE + 2
    blows = [f"{{from: proof, opposes: c{n:03}, reading: defeating}}" for n in range(1, size)]
    evaluation = corpus(wide(size, ", ".join(blows))).evaluate()
    assert (evaluation["c000"], evaluation["c001"]) == ("accepted", "rejected")
    assert len(evaluation.why("c000").attacks) == size - 1
    assert all(one.answer for one in evaluation.why("c000").attacks)
    assert evaluation.brief("c000").message.startswith("whatever speaks against it falls")


def test_a_wide_question_with_steps_between_answers_is_drawn(corpus: Read) -> None:
    """Where an answer is linked to others the pairs are compared one by one, with the same outcome."""
    read = corpus(wide(WIDE + 1, "{from: proof, entails: c001}"))
    assert len(read.framework().attacks) > WIDE**2
    assert read.evaluate()["proof"] == "undecided"


def test_counts_of_one_population(people: Read) -> None:
    """Different counts at one time attack each other, and the reason points at the number."""
    read = people("""\
claims:
  x: {text: x, about: '2012', quantity: {value: 10, unit: men, of: staff}}
  y: {text: y, about: '2012', quantity: {value: 20, unit: men, of: staff}}
stances: {d: [{holder: ann, affirms: x}, {holder: bob, affirms: y}]}
""")
    reason = read.evaluate().why("x")
    assert reason.message == "y counts the same as x and differs"
    assert reason.attacks[0].steps[0].text == "y and x count the same and differ"


def test_what_nobody_holds_does_nothing(people: Read) -> None:
    """Neither its opposition nor its entailment counts, but a denial runs down to it."""
    evaluation = people("""\
claims: {x: x, y: y, free: f}
links:
  - {id: hit, from: free, opposes: x, reading: defeating}
  - {id: step, from: free, entails: y}
stances: {d: [{holder: ann, affirms: x}, {holder: bob, denies: y}]}
""").evaluate()
    assert dict(evaluation) == {"x": "accepted", "y": "rejected", "free": "rejected"}
    assert [one.link.id for one in evaluation.idle] == ["hit"]
    assert evaluation.why("free").message == "nobody asserts it, and its denial stands: bob"


def test_an_attack_is_answered_once_however_many_ways_lead_to_it(people: Read) -> None:
    """Two chains to one claim, and two grounds for one conflict, are one attack."""
    evaluation = people("""\
claims: {x: x, left: l, right: r, z: z, v: v, p: p}
links:
  - {from: x, entails: left}
  - {from: x, entails: right}
  - {from: left, entails: z}
  - {from: right, entails: z}
  - {from: right, entails: left}
  - {from: v, contradicts: z}
  - {from: v, opposes: z, reading: defeating}
  - {from: p, opposes: v, reading: defeating}
stances: {d: [{holder: ann, affirms: [x, p]}, {holder: bob, affirms: v}]}
""").evaluate()
    (attack,) = evaluation.why("x").attacks
    assert (str(attack.on), len(attack.path), attack.label) == ("z", 2, "rejected")


def test_the_way_that_needs_least_is_told(people: Read) -> None:
    """Where a claim leads to one end by itself and with another, it is by itself that it falls."""
    evaluation = people("""\
claims: {x: x, other: o, end: e, proof: p}
links:
  - {from: [x, other], supports: end, reading: deductive}
  - {id: step, from: x, entails: end}
  - {from: proof, opposes: end, reading: defeating}
stances: {d: [{holder: ann, affirms: [x, other, proof]}, {holder: bob, denies: other}]}
""").evaluate()
    (attack,) = evaluation.why("x").attacks
    assert (evaluation["x"], attack.path, attack.rank) == ("rejected", ("step",), 1)


def test_defeat_needs_times_that_may_meet(people: Read) -> None:
    """Evidence of another time defeats nothing."""
    read = people("""\
claims: {x: {text: x, about: '2012'}, y: {text: y, about: '2014'}}
links: [{from: x, opposes: y, reading: defeating}]
stances: {d: [{holder: ann, affirms: [x, y]}]}
""")
    assert read.evaluate()["y"] == "accepted"


CUT_DEFEAT = """\
claims: {x: x, y: y, u: u}
links: [{id: hit, from: x, opposes: y, reading: defeating}, {id: cut, from: u, undercuts: hit}]
stances: {d: [{holder: ann, affirms: [x, y]}, {holder: bob, affirms: u}%s]}
"""


def test_a_cut_attack_does_not_act(people: Read) -> None:
    """The answer to it is the undercut, with who holds it; an open undercut leaves all open."""
    reason = people(CUT_DEFEAT % "").evaluate().why("y")
    (attack,) = reason.attacks
    assert attack.answer is not None
    assert (attack.answer.kind, attack.answer.message) == ("undercut", "u (bob) undercuts hit")
    open_ = people(CUT_DEFEAT % ", {holder: cy, denies: u}").evaluate()
    assert open_["y"] == "undecided"
    kinds = [(str(one.on), one.kind) for one in open_.why("y").attacks]
    assert kinds == [("y", "defeat"), ("hit", "undercut"), ("u", "denial"), ("not u", "denial")]


def test_a_circle_of_cut_support_founds_nothing(people: Read) -> None:
    """Claims that follow from each other by cut links are asserted by a stance or not at all."""
    text = """\
claims: {x: x, y: y, u: u, w: w}
links:
  - {id: there, from: [x, w], supports: y, reading: deductive}
  - {id: back, from: y, supports: x, reading: deductive}
  - {id: cut, from: u, undercuts: there}
  - {id: also, from: u, undercuts: back}
  - {id: last, from: u, undercuts: saw}
stances:
  d: [{id: saw, holder: ann, affirms: x}, {holder: bob, affirms: [u, w]}%s]
"""
    fallen = people(text % "").evaluate()
    assert dict(fallen) == {"x": "none", "y": "none", "u": "accepted", "w": "accepted"}
    open_ = people(text % ", {holder: cy, denies: u}").evaluate()
    assert [open_[claim] for claim in "xyu"] == ["undecided"] * 3


def test_a_claim_that_follows_from_a_fallen_one_is_asserted_by_nobody(people: Read) -> None:
    """Its reason says from what it would follow."""
    read = people("""\
claims: {x: x, end: e, proof: p, after: a}
links:
  - {from: x, supports: end, reading: deductive}
  - {from: proof, opposes: x, reading: defeating}
  - {from: end, opposes: after, reading: defeating}
stances: {d: [{holder: ann, affirms: [x, proof, after]}]}
""")
    evaluation = read.evaluate()
    assert (evaluation["end"], evaluation["after"]) == ("none", "accepted")
    assert evaluation.why("end").message == "end only follows from x (ann), which is rejected"


def test_many_attacks_are_answered_up_to_a_number(
    people: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A claim attacked by very many lists no more than the first of them."""
    monkeypatch.setattr("claimtrack.evaluation.reasons.MANY", 1)
    read = people("""\
claims: {x: x, y: y, z: z, p: p}
links:
  - {from: y, opposes: x, reading: defeating}
  - {from: z, opposes: x, reading: defeating}
  - {from: p, opposes: y, reading: defeating}
  - {from: p, opposes: z, reading: defeating}
stances: {d: [{holder: ann, affirms: [x, y, z, p]}]}
""")
    assert len(read.evaluate().why("x").attacks) == 1


def test_bad_input_raises_nothing() -> None:
    """What check calls errors is passed over: empty and linked premises, unknown holders and targets."""
    read = faulty("""\
claims: {x: x, y: y, z: {text: z, status: withdrawn}}
links:
  - {from: [], entails: y}
  - {from: [x, y], entails: x}
  - {from: [], undercuts: nothing}
  - {from: x, undercuts: nothing}
  - {from: x, contradicts: x}
  - {from: x, contradicts: y}
stances: {d: [{holder: nobody, affirms: x}, {holder: ann, affirms: y}]}
""")
    evaluation = read.evaluate(policy="by-reliability", suppose=["z"])
    assert dict(evaluation) == {"x": "undecided", "y": "undecided", "z": "none"}


# -- semantics ------------------------------------------------------------------------------------

ODD = """\
claims: {a: a, b: b, c: c, x: x}
links:
  - {from: a, opposes: b, reading: defeating}
  - {from: b, opposes: c, reading: defeating}
  - {from: c, opposes: a, reading: defeating}
stances: {d: [{holder: ann, affirms: [a, b, c, x]}]}
"""


def test_where_semantics_differ(people: Read) -> None:
    """An odd circle has no stable account, which is said; the others leave it open."""
    read = people(ODD)
    for semantics in ("grounded", "complete", "preferred", "semi-stable", "ideal"):
        evaluation = read.evaluate(semantics)
        assert dict(evaluation) == {
            "a": "undecided",
            "b": "undecided",
            "c": "undecided",
            "x": "accepted",
        }
        assert (evaluation.coincide, evaluation.limits) == (False, ())
    stable = read.evaluate("stable")
    assert stable["a"] == "undecided"
    assert stable.limits == ("there is no stable account of the dispute of a, and so none at all",)


def test_semi_stable_leaves_least_open(people: Read) -> None:
    """Of two accounts the one that decides one of two odd circles is kept, as none decides both."""
    read = people("""\
claims: {a: a, b: b, c: c, n: n, m: m, o: o, p: p, q: q, z: z}
links:
  - {from: a, opposes: b, reading: defeating}
  - {from: b, opposes: c, reading: defeating}
  - {from: c, opposes: a, reading: defeating}
  - {from: n, contradicts: m}
  - {from: m, opposes: a, reading: defeating}
  - {from: o, opposes: p, reading: defeating}
  - {from: p, opposes: q, reading: defeating}
  - {from: q, opposes: o, reading: defeating}
  - {from: o, opposes: z, reading: defeating}
  - {from: n, opposes: z, reading: defeating}
  - {from: m, opposes: z, reading: defeating}
stances: {d: [{holder: ann, affirms: [a, b, c, n, m, o, p, q, z]}]}
""")
    semi, preferred = read.evaluate("semi-stable"), read.evaluate("preferred")
    assert (semi["a"], semi["b"], semi["n"], semi["o"]) == (
        "rejected",
        "accepted",
        "rejected",
        "undecided",
    )
    assert (preferred["a"], preferred["n"], preferred["z"]) == (
        "undecided",
        "undecided",
        "rejected",
    )
    assert dict(people(FLOAT).evaluate("semi-stable")) == dict(people(FLOAT).evaluate("stable"))


FLOAT = """\
claims: {a: a, b: b, c: c, z: z}
links:
  - {from: a, contradicts: b}
  - {from: a, opposes: c, reading: defeating}
  - {from: b, opposes: c, reading: defeating}
  - {from: c, opposes: z, reading: defeating}
stances: {d: [{holder: ann, affirms: [a, c]}, {holder: bob, affirms: [b, z]}]}
"""


def test_preferred_decides_what_every_account_decides(people: Read) -> None:
    """Whatever side one takes c falls and z stands, which grounded cannot see."""
    read = people(FLOAT)
    assert (read.evaluate()["c"], read.evaluate()["z"]) == ("undecided", "undecided")
    preferred = read.evaluate("preferred")
    assert (preferred["a"], preferred["c"], preferred["z"]) == ("undecided", "rejected", "accepted")
    assert repr(preferred) == "<Evaluation, preferred: 1 accepted, 1 rejected, 2 undecided, 0 none>"
    assert preferred.why("z").verdict == "accepted"
    assert preferred.why("c").verdict == "rejected"
    assert preferred.why("a").verdict == "undecided"


def test_a_limit_is_an_answer_that_says_so(people: Read) -> None:
    """Cut short by number or by time, the evaluation names what may change."""
    read = people(FLOAT)
    few = read.evaluate("preferred", limit=1)
    assert dict(few) == {
        **read.evaluate("preferred"),
        "c": "rejected",
    }  # the rest by a search for each
    assert few.limits == ("only 1 account looked at: the verdict on c may change",)
    some = read.evaluate("preferred", mode="credulous", limit=1)
    assert (some["a"], some["b"], some["c"]) == ("accepted", "accepted", "rejected")
    assert some.limits == few.limits
    assert some.why("b").message == (
        "accepted in some preferred account; under grounded: a contradicts b"
    )
    assert read.evaluate("stable", limit=1, mode="credulous").limits == few.limits
    pair = people(ODD.replace("{from: c, opposes: a", "{from: b, opposes: a"))
    assert pair.evaluate("preferred", limit=1).limits == ()
    late = read.evaluate("preferred", seconds=0)
    assert late.limits == ("time was up: the verdict on a, b, c and 1 more may change",)
    odd = people(ODD).evaluate("semi-stable", limit=0)
    assert odd.limits == ("time was up: the verdict on a, b, c may change",)
    assert read.evaluate("ideal", seconds=0).limits == (
        "time was up: ideal accepts at least what is accepted here",
    )
    (dispute,) = (
        people(FLOAT + "questions: {q: {text: q, answers: [a, b]}}\n")
        .accounts("q", limit=1)
        .disputes
    )
    assert (len(dispute.accounts), dispute.limit) == (1, "limit")


def test_unknown_names_are_refused(people: Read) -> None:
    """An unknown semantics, mode or policy is a ValueError, an unknown id a KeyError."""
    read = people(ODD)
    with pytest.raises(ValueError, match="there is no semantics 'best'"):
        read.evaluate("best")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="there is no mode 'bold'"):
        read.evaluate(mode="bold")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="there is no policy 'mine'"):
        read.evaluate(policy="mine")
    for ask in (
        lambda: read.evaluate(suppose=["nobody"]),
        lambda: read.accounts("nobody"),
        lambda: read.evaluate().why("nobody"),
    ):
        with pytest.raises(KeyError, match="nobody"):
            ask()
    assert policy(POLICIES["by-lines"]) is POLICIES["by-lines"]


# -- policies -------------------------------------------------------------------------------------

RATED = """\
claims: {x: x, y: y}
questions: {q: {text: q, answers: [x, y], exclusive: true}}
stances: {d: [{holder: ann, affirms: x}], e: [{holder: bob, affirms: y}]}
assessments:
"""


def rated(*ratings: tuple[str, str]) -> str:
    """Return assessments of reliability, one a day."""
    lines = (
        f"  - {{of: {of}, by: cy, dated: 2020-01-0{n}, reliability: {letter}}}\n"
        for n, (of, letter) in enumerate(ratings, 1)
    )
    return RATED + "".join(lines)


@pytest.mark.parametrize(
    ("ratings", "x", "y"),
    [
        ((("ann", "A"), ("bob", "C")), "accepted", "rejected"),
        ((("d", "A"), ("e", "C")), "accepted", "rejected"),
        ((("ann", "A"), ("bob", "A")), "undecided", "undecided"),
        ((("ann", "A"), ("bob", "F")), "undecided", "undecided"),
        ((("ann", "A"),), "undecided", "undecided"),
        ((("ann", "A"), ("ann", "D"), ("bob", "C")), "rejected", "accepted"),
    ],
)
def test_by_reliability(
    people: Read, ratings: tuple[tuple[str, str], ...], x: Verdict, y: Verdict
) -> None:
    """Only what is strictly better rated is spared; unrated and F compare with nothing."""
    evaluation = people(rated(*ratings)).evaluate(policy="by-reliability")
    assert (evaluation["x"], evaluation["y"]) == (x, y)
    if x == "accepted":
        said = "by the policy what speaks against it does not count: y"
        assert evaluation.why("x").message == evaluation.brief("x").message == said
    assert evaluation.policy == POLICIES["by-reliability"]
    assert len(evaluation.spared) == (x != "undecided")


def test_several_assessors_leave_it_between_them(people: Read) -> None:
    """Their letters are bounds, and overlapping bounds do not compare."""
    text = rated(("ann", "A"), ("bob", "B")) + (
        "  - {of: ann, by: bob, dated: 2020, reliability: C}\n"
    )
    assert people(text).evaluate(policy="by-reliability")["x"] == "undecided"


def test_by_lines(people: Read) -> None:
    """Two independent witnesses outweigh one, also against a denial."""
    text = """\
claims: {x: x, y: y, z: z}
questions: {q: {text: q, answers: [x, y], exclusive: true}}
stances:
  d: [{holder: ann, affirms: [x, z]}, {holder: cy, denies: z}]
  e: [{holder: bob, affirms: [x, z]}, {holder: cy, affirms: y}]
"""
    evaluation = people(text).evaluate(policy="by-lines")
    assert dict(evaluation) == {"x": "accepted", "y": "rejected", "z": "accepted"}
    assert not evaluation.coincide
    assert people(text).evaluate(policy="by-lines", semantics="preferred")["x"] == "accepted"


def test_a_policy_that_spares_nothing_changes_nothing(people: Read) -> None:
    """All semantics still agree where no attack is removed."""
    read = people(
        "claims: {x: x}\nstances: {d: [{holder: ann, affirms: x}, {holder: bob, denies: x}]}\n"
    )
    evaluation = read.evaluate(policy="by-lines")
    assert (evaluation["x"], evaluation.coincide, evaluation.spared) == ("undecided", True, ())


def test_a_denial_may_be_stronger(people: Read) -> None:
    """Two who deny outweigh one who affirms."""
    read = people("""\
claims: {x: x}
stances:
  d: [{holder: ann, affirms: x}, {holder: bob, denies: x}]
  e: [{holder: cy, denies: x}]
""")
    evaluation = read.evaluate(policy="by-lines")
    assert (evaluation["x"], evaluation.why("x").message) == ("rejected", "x is denied by bob, cy")
    assert [(one.by, one.on) for one in evaluation.spared] == [(("x",), "not x")]
    assert not evaluation.coincide


# -- accounts -------------------------------------------------------------------------------------


def test_nobody_may_hold_all_of_an_account(people: Read) -> None:
    """An account that hurts a commitment of each holder has none; one more shared stands first."""
    read = people("""\
claims: {x: x, y: y, z: z}
links: [{from: x, contradicts: y}, {from: y, contradicts: z}]
questions: {q: {text: q, answers: [x, y]}, none: {text: n, answers: [x, x]}}
stances:
  d: [{holder: ann, affirms: [x, y]}, {holder: bob, affirms: [y, z]}, {holder: cy, affirms: x}]
""")
    (dispute,) = read.accounts("q").disputes
    assert [(list(map(str, one.holds)), one.holders) for one in dispute.accounts] == [
        (["x", "z"], ("cy",)),
        (["y"], ()),
    ]


def test_a_question_without_dispute_says_what_is_decided(people: Read) -> None:
    """There is no account to tell; the answers have their verdicts."""
    read = people("""\
claims: {x: x, y: y}
questions: {q: {text: q, answers: [x, y]}}
stances: {d: [{holder: ann, affirms: x}]}
""")
    told = read.accounts("q")
    assert told.disputes == ()
    assert [(one.claim, one.verdict, one.dispute) for one in told.answers] == [
        ("x", "accepted", None),
        ("y", "none", None),
    ]


# -- the five articles ----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def articles() -> Corpus:
    """The corpus of the five articles."""
    return claimtrack.load(ROOT / "claims")


def test_the_undercut_of_the_analogy(articles: Corpus) -> None:
    """The conclusion loses that support where the analogy fails, and is contradicted by nothing there."""
    (dispute,) = articles.accounts("q-analogy").disputes
    fails = next(one for one in dispute.accounts if Position("analogy-fails") in one.holds)
    assert fails.cut == ("garrison-analogy",)
    concluded = Position("us-troops-would-give-influence")
    assert concluded not in (*fails.holds, *fails.rejects, *fails.open)
    supposed = articles.evaluate(suppose=["analogy-fails"])
    why = supposed.why("us-troops-would-give-influence")
    assert {one.kind for one in why.attacks} == {"link"}


def test_all_semantics_agree_on_the_articles(articles: Corpus) -> None:
    """All attacks there go both ways, which is said; another semantics gives the same verdicts."""
    grounded = articles.evaluate()
    assert grounded.coincide
    assert all(
        dict(articles.evaluate(one)) == dict(grounded)
        for one in ("preferred", "stable", "semi-stable", "ideal", "complete")
    )
    assert len(articles.framework().disputes()) == 10


# -- the command line -----------------------------------------------------------------------------


def run(*words: str) -> tuple[int, str, str]:
    """Run a command on the five articles; return its exit code and what it prints."""
    out, err = io.StringIO(), io.StringIO()
    code = main([*words], stdout=out, stderr=err, environ={"COLUMNS": "80"})
    return code, out.getvalue(), err.getvalue()


@pytest.mark.parametrize(
    "words",
    [
        ("evaluate",),
        ("evaluate", "--claim", "flights-near-daily"),
        ("accounts", "q-cargo"),
        ("accounts", "q-occupation"),
        ("accounts", "q-analogy"),
        ("accounts", "q-why-no-sofa"),
    ],
    ids=" ".join,
)
def test_the_text_is_kept(
    words: tuple[str, ...],
    golden: Callable[[str, str], str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Every change of what people read is seen as a diff of tests/golden/."""
    monkeypatch.chdir(ROOT)
    code, out, err = run(*words)
    assert (code, err) == (0, "")
    name = "-".join(word.strip("-") for word in words)
    assert out == golden(f"standing-{name}.txt", out)


@pytest.fixture
def file(tmp_path: Path) -> str:
    """A claim file in which much happens."""
    path = tmp_path / "claims.yaml"
    text = """\
claims: {x: x, y: y, z: {text: z, about: '2012'}, w: w, u: u, idle: i, low: l, off: o}
links:
  - {id: step, from: x, entails: y}
  - {id: cut, from: u, undercuts: step}
  - {id: lazy, from: idle, undercuts: step}
  - {from: low, opposes: off, reading: defeating}
questions:
  q: {text: q, answers: [z, w], exclusive: true}
  r: {text: r, answers: [u, low], exclusive: true}
stances:
  d: [{holder: ann, affirms: [x, z, u, off]}, {holder: bob, affirms: [w, low]}]
"""
    path.write_text(PEOPLE + text, encoding="utf-8")
    return str(path)


def loaded(*words: str) -> Any:  # noqa: ANN401 - JSON
    """Return what a command prints as JSON."""
    code, out, _ = run(*words, "--format", "json")
    assert code == 0
    return json.loads(out)


def test_evaluate_in_json(file: str) -> None:
    """One object a claim, with its verdict and why; what the answer depends on stands beside."""
    told = loaded("evaluate", file)
    assert {one["claim"]: one["verdict"] for one in told["claims"]} == {
        "idle": "none",
        "low": "undecided",
        "off": "undecided",
        "u": "undecided",
        "w": "accepted",
        "x": "accepted",
        "y": "undecided",
        "z": "accepted",
    }
    by_claim = {one["claim"]: one for one in told["claims"]}
    assert by_claim["z"]["possibly_against"] == ["w"]
    assert by_claim["u"]["why"][0]["by"] == ["low"]
    assert (told["semantics"], told["coincide"], told["policy"]) == ("grounded", False, None)
    assert [one["id"] for one in told["cut"]] == ["step"]
    assert [(one["id"], one["premises"]) for one in told["idle"]] == [("lazy", ["idle"])]
    (claim,) = loaded("evaluate", "--claim", "u", "--policy", "by-lines", file)["claims"]
    assert [one["on"] for one in claim["why"]] == ["u", "low"]
    assert claim["why"][0]["steps"][0]["at"]["line"] == 11


def test_evaluate_says_what_it_depends_on(file: str) -> None:
    """Semantics, mode, policy, suppositions and limits are all named in the text."""
    code, out, _ = run(
        "evaluate",
        *("--semantics", "preferred", "--mode", "credulous", "--policy", "by-lines"),
        *("--suppose", "idle", "--possibly", file),
    )
    assert code == 0
    head = " ".join(out.split("\n\n", maxsplit=1)[0].split())
    assert head == (
        "Under preferred semantics, in some account, policy by-lines: attacks on what surely has more "
        "independent lines do not count, supposing idle, what is only possible counted: 7 accepted, "
        "0 rejected, 0 undecided"
    )
    assert "possibly against it: w" in run("evaluate", file)[1]
    assert "possibly against it: w" in run("evaluate", "--claim", "z", file)[1]
    assert "Idle, since nobody holds the premise" in run("evaluate", file)[1]


def test_evaluate_says_what_was_left_out(tmp_path: Path) -> None:
    """Limits, spared attacks and answered attacks are told in sentences."""
    path = tmp_path / "claims.yaml"
    path.write_text(PEOPLE + ODD, encoding="utf-8")
    out = run("evaluate", "--semantics", "stable", str(path))[1]
    assert "Note: there is no stable account of the dispute of a, and so none at all." in out
    path.write_text(PEOPLE + rated(("ann", "A"), ("bob", "C")), encoding="utf-8")
    out = run("evaluate", "--policy", "by-reliability", str(path))[1]
    assert "The policy removes 1 attack." in out
    path.write_text(PEOPLE + FLOAT, encoding="utf-8")
    out = run("evaluate", "--semantics", "preferred", "--claim", "z", str(path))[1]
    assert "answered: " in out


def test_accounts_in_json(file: str) -> None:
    """Disputes with their accounts, answers with their verdicts, and what is undercut."""
    told = loaded("accounts", "r", file)
    (dispute,) = told["disputes"]
    assert [one["holds"] for one in dispute["accounts"]] == [["low", "y"], ["off", "u"]]
    assert [one["cut"] for one in dispute["accounts"]] == [[], ["step"]]
    assert [one["holders"] for one in dispute["accounts"]] == [["bob"], []]
    assert told["answers"][0] == {"claim": "u", "verdict": "undecided", "dispute": 0}
    assert told["undercuts"][0]["by"] == [{"claim": "u", "holders": ["ann"]}]


def test_accounts_says_what_it_depends_on(file: str) -> None:
    """Policy, suppositions and a limit are named, and that nothing is in dispute."""
    out = run("accounts", "q", "--policy", "by-lines", "--suppose", "idle", file)[1]
    assert "Policy by-lines: " in out
    assert "Supposing idle." in out
    assert "No answer is in dispute." in out
    out = run("accounts", "q", "--possibly", "--limit", "1", file)[1]
    assert "What is only possible is counted." in out
    assert "the first 1 account; there may be more" in out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("evaluate", "--claim", "cargo-arm"), "no claim cargo-arm; did you mean cargo-arms?"),
        (("evaluate", "--suppose", "cargo-arm"), "no claim cargo-arm; did you mean cargo-arms?"),
        (("accounts", "q-carg"), "no question q-carg; did you mean q-cargo?"),
        (("accounts", "q-cargo", "--suppose", "zzz"), "no claim zzz"),
        (("accounts", "q-cargo", "--limit", "0"), "0 is no number from 1"),
        (("evaluate", "--semantics", "best"), "--semantics cannot be best"),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, tuple) else None,
)
def test_a_mistyped_word_is_told(
    words: tuple[str, ...],
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The exit code is 2, and the message says what may have been meant."""
    monkeypatch.chdir(ROOT)
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert said in err + capsys.readouterr().err


# -- limits of semi-stable, and one word for one thing ---------------------------------------------


def test_where_a_stable_account_exists_semi_stable_is_exact(people: Read) -> None:
    """One account is looked at; then semi-stable is stable, and each claim is asked for by itself."""
    read = people(FLOAT)
    for semantics in ("stable", "semi-stable"):
        few = read.evaluate(semantics, limit=1)
        assert dict(few) == dict(read.evaluate(semantics))
        assert few.limits == ()
    odd = people(ODD).evaluate("semi-stable", limit=1)
    assert odd.limits == ("only 1 account looked at: the verdict on a, b, c may change",)


LINKED = """\
claims: {p: p, q: q, x: x}
links: [{id: both, from: [p, q], opposes: x, reading: defeating}]
stances: {d: [{holder: ann, affirms: [p, q]}, {holder: bob, affirms: x}]}
"""


def test_premises_of_one_attack_defeat_together(people: Read) -> None:
    """One word is used for a defeat, in the plural for several; a stance on both is told once."""
    (attack,) = people(LINKED).evaluate().why("x").attacks
    assert attack.message == "p and q defeat x"
    assert [(step.id, step.text) for step in attack.steps] == [
        ("both", "p and q defeat x"),
        ("d:ann:affirms:p+q", "ann affirms p and q in d"),
    ]


def test_one_id_is_supposed_as_text_too(people: Read) -> None:
    """A text is the id of one claim, not one letter after the other."""
    read = people(LINKED.replace("x: x", "xyz: x").replace(": x", ": xyz"))
    assert read.evaluate(suppose="xyz").supposed == ("xyz",)
    assert read.framework(suppose="xyz") == read.framework(suppose=["xyz"])
    asked = people(ODD + "questions: {q: {text: q, answers: [a, b]}}\n")
    assert asked.accounts("q", suppose="a").supposed == ("a",)


def test_an_account_of_nothing_says_so(tmp_path: Path) -> None:
    """In an odd circle nothing can be held beside the rest, and the line that says what is held says that."""
    path = tmp_path / "claims.yaml"
    path.write_text(PEOPLE + ODD + "questions: {q: {text: q, answers: [a, b]}}\n", encoding="utf-8")
    out = run("accounts", "q", str(path))[1]
    assert "  holds     nothing: none of this can be held together\n  open      a\n" in out


def test_without_attacks_no_attack_is_spoken_of(tmp_path: Path) -> None:
    """Of a corpus in which nothing attacks anything, it is not said that attacks go both ways."""
    path = tmp_path / "claims.yaml"
    path.write_text("claims: {}\n", encoding="utf-8")
    out = run("evaluate", str(path))[1]
    assert out == (
        "Under grounded semantics: 0 accepted, 0 rejected, 0 undecided\n\n"
        "Nothing attacks anything here. So every semantics accepts the same claims.\n"
    )
