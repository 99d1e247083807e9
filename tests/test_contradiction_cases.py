"""The cases by which contradictions are defined, with their answers, and the traps that must stay quiet."""

from collections import Counter
from collections.abc import Callable
from itertools import pairwise

import pytest

from claimtrack import checking
from claimtrack.contradictions.findings import Finding, FindingKind, Side
from claimtrack.corpus import Corpus
from claimtrack.loading import read_texts

Read = Callable[[str], Corpus]

PEOPLE = "actors: {ann: Ann, bob: Bob, cy: Cy}\nsources: {d: {title: d}}\n"
"""Three people, and a document in which they speak."""


@pytest.fixture
def people(corpus: Read) -> Read:
    """Reads a corpus in which Ann, Bob and Cy speak in one document."""
    return lambda text: corpus(PEOPLE + text)


def faulty(text: str) -> Corpus:
    """Read a corpus that has errors."""
    return Corpus(read_texts({"claims.yaml": text}).records)


def codes(text: str) -> list[str]:
    """Return the codes of what `check` finds."""
    return [found.code for found in checking.findings(read_texts({"claims.yaml": text}))]


def kinds(corpus: Corpus) -> dict[str, int]:
    """Count the findings of each kind, those only counted included; kinds without any are left out."""
    return dict(Counter(finding.kind for finding in corpus.search.findings))


def only(corpus: Corpus, kind: FindingKind) -> Finding:
    """Return the one finding of a kind."""
    (found,) = (finding for finding in corpus.search.findings if finding.kind == kind)
    return found


def holders(side: Side) -> dict[str, list[tuple[str, ...]]]:
    """Return the chains of each holder on a side."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for made, chain in zip(side.commitments, side.chains, strict=True):
        found.setdefault(made.holder, []).append(chain)
    return found


def sides(finding: Finding) -> dict[tuple[str, str], dict[str, list[tuple[str, ...]]]]:
    """Return the chains of each holder on each side, by claim and verb."""
    return {(side.claim, side.verb): holders(side) for side in finding.sides}


# -- the cases ----------------------------------------------------------------------------------


def test_01_denial_runs_down_entailment_not_up(people: Read) -> None:
    """Who affirms the narrower faces a denial of the broader; the reverse says nothing."""
    corpus = people("""\
claims: {puppet: p, orbit: o}
links: [{id: so, from: puppet, entails: orbit}]
stances: {d: [{holder: ann, affirms: puppet}, {holder: bob, denies: orbit}, {holder: cy, denies: puppet}]}
""")
    orbit, puppet = corpus.contradictions()
    assert kinds(corpus) == {"denial": 2}
    assert sides(orbit) == {
        ("orbit", "affirms"): {"ann": [("puppet", "orbit")]},
        ("orbit", "denies"): {"bob": [("orbit",)]},
    }
    assert sides(puppet) == {
        ("puppet", "affirms"): {"ann": [("puppet",)]},
        ("puppet", "denies"): {"cy": [("puppet",)]},
    }
    assert (orbit.path, puppet.path) == (("so",), ())
    assert (orbit.overlap, puppet.overlap) == ("yes", "yes")
    assert orbit.message == "`orbit` is affirmed by ann (by holding `puppet`) and denied by bob"
    assert (corpus.status("orbit"), corpus.status("puppet")) == ("contested", "contested")


DATED = (
    PEOPLE
    + """\
claims: {left-2010: {text: a, about: '2010'}, left-2011: {text: b, about: 2011-12}}
questions: {when: {text: w, answers: [left-2010, left-2011], exclusive: true}}
stances: {d: [{holder: ann, affirms: left-2010}, {holder: bob, affirms: left-2011}]}
"""
)


def test_02_the_date_is_what_is_disputed(corpus: Read) -> None:
    """Answers of disjoint times only seem to conflict, and check says so; without times they do."""
    read = corpus(DATED)
    assert kinds(read) == {"apparent": 1}
    apparent = only(read, "apparent")
    assert (apparent.question, apparent.reason) == ("when", "their times do not overlap")
    assert codes(DATED) == ["CT311"]
    assert read.status("left-2010") == "uncontested"

    undated = DATED.replace("about: '2010'", "note: n").replace("about: 2011-12", "note: n")
    then = corpus(undated)
    assert kinds(then) == {"rivalry": 1}
    rivalry = only(then, "rivalry")
    assert (rivalry.question, rivalry.overlap, rivalry.grounds) == ("when", "yes", ("question",))
    assert then.status("left-2010") == "contested"


@pytest.mark.parametrize(
    ("one", "other", "drawn", "answer"),
    [
        ("2013-03~", "2012-07/2013-03", False, "possibly"),
        ("2013-03~", "2012/2014", False, "yes"),
        ("2012-03/2012-07", "2012-07/2013-03", False, "possibly"),
        ("2012-03/2012-07", "2012-08/2012-09", False, "no"),
        ("2013-03-25~", "2013-03-27", False, "no"),
        ("2013-03-25%", "2013-03-27", False, "possibly"),
        ("201X", "201X", False, "possibly"),
        ("2012~", "2012~", False, "yes"),
        ("2012", None, False, "possibly"),
        ("2012", None, True, "yes"),
        (None, None, False, "yes"),
        ("2012", "../..", False, "yes"),
        ("2012", "2013", True, "no"),
    ],
)
def test_03_three_valued_overlap_of_about(
    people: Read, *, one: str | None, other: str | None, drawn: bool, answer: str
) -> None:
    """Rivals meet as their times do; where one is absent, whoever drew the link has judged."""
    abouts = [f"text: t, about: '{about}'" if about else "text: t" for about in (one, other)]
    ground = (
        "links: [{from: x, contradicts: y}]"
        if drawn
        else "questions: {q: {text: q, answers: [x, y], exclusive: true}}"
    )
    read = people(f"""\
claims: {{x: {{{abouts[0]}}}, y: {{{abouts[1]}}}}}
{ground}
stances: {{d: [{{holder: ann, affirms: x}}, {{holder: bob, affirms: y}}, {{holder: cy, denies: y}}]}}
""")
    assert only(read, "denial").overlap == "yes"
    if answer == "no":
        assert kinds(read) == {"denial": 1, "apparent": 1}
    else:
        assert kinds(read) == {"denial": 1, "rivalry": 1}
        assert only(read, "rivalry").overlap == answer
    assert read.status("x") == ("contested" if answer == "yes" else "uncontested")


def test_04_quantities(people: Read) -> None:
    """Claims that count one population in one unit are one finding, with the gaps and the times."""
    read = people("""\
claims:
  a: {text: a, about: 2012, quantity: {value: 16000, unit: people, of: mission staff}}
  b: {text: b, about: 2012-01/2012-02, quantity: {value: 11000, unit: People, of: mission  staff}}
  c: {text: c, about: 2012, quantity: {value: ~15000, unit: people, of: mission staff}}
  e: {text: e, about: 2012, quantity: {value: 5100, unit: people, of: direct hires}}
stances: {d: [{holder: ann, affirms: [a, c, e]}, {holder: bob, affirms: b}]}
""")
    assert kinds(read) == {"numeric-mismatch": 1}
    found = only(read, "numeric-mismatch")
    assert {side.claim: side.holders for side in found.sides} == {
        "a": ("ann",),
        "b": ("bob",),
        "c": ("ann",),
    }
    assert [(d.claims, d.values, d.gap, d.times, d.overlap) for d in found.differences] == [
        (("a", "b"), ("16000", "11000"), "5000", "1.45", "possibly"),
        (("b", "c"), ("11000", "~15000"), "2500", "1.23", "possibly"),
    ]
    assert found.overlap == "possibly"
    assert "`a` (16000) and `b` (11000) are 5000 apart, 1.45 times" in found.message
    assert found.span.line == 4  # where the quantity of a is typed
    assert read.status("a") == "uncontested"  # "possibly" changes nothing


def test_05_nested_exclusive_answers_accuse_nobody() -> None:
    """Check reports answers of which one entails the other; they are rivals of the third alone."""
    text = (
        PEOPLE
        + """\
claims: {arms: a, rifles: r, aid: h}
questions: {q: {text: q, answers: [arms, rifles, aid], exclusive: true}}
links: [{from: rifles, entails: arms}]
stances: {d: [{holder: ann, affirms: rifles}, {holder: bob, affirms: aid}]}
"""
    )
    read = faulty(text)
    assert codes(text) == ["CT304"]
    assert kinds(read) == {"rivalry": 1}
    assert sides(only(read, "rivalry")) == {
        ("aid", "affirms"): {"bob": [("aid",)]},
        ("arms", "affirms"): {"ann": [("rifles", "arms")]},
        ("rifles", "affirms"): {"ann": [("rifles",)]},
    }


def test_06_one_fight_two_bases_no_third(corpus: Read) -> None:
    """A denial and a rivalry with two grounds; what follows by entailment is listed under them."""
    read = corpus("""\
claims:
  aid-only: {text: a, about: 2012-07/2013-03}
  arms: {text: b, about: 2012-07/2013-03}
  permits: {text: p, about: 2012/2013-03}
  intel: {text: i, about: 2013-03~}
questions: {cargo: {text: q, answers: [aid-only, arms], exclusive: true}}
actors:
  iraq: Iraq
  us: US
  official: {kind: unnamed, name: o}
  cbs-news: {kind: outlet, name: CBS}
  brennan: Brennan
sources: {cbs: {title: c, kind: news-report, publisher: cbs-news, author: brennan}}
links:
  - {id: presup, from: permits, entails: arms}
  - {id: drawn, from: aid-only, contradicts: arms}
  - {id: short-of, from: intel, opposes: aid-only}
stances:
  cbs:
    - {holder: iraq, affirms: aid-only}
    - {holder: us, affirms: permits}
    - {holder: official, denies: aid-only}
    - {holder: official, affirms: intel}
""")
    assert kinds(read) == {"denial": 1, "rivalry": 1, "tension": 1}
    assert sides(only(read, "denial")) == {
        ("aid-only", "affirms"): {"iraq": [("aid-only",)]},
        ("aid-only", "denies"): {"official": [("aid-only",)]},
    }
    rivalry = only(read, "rivalry")
    assert (rivalry.question, rivalry.grounds) == ("cargo", ("question", "link"))
    assert sides(rivalry) == {
        ("aid-only", "affirms"): {"iraq": [("aid-only",)]},
        ("arms", "affirms"): {"us": [("permits", "arms")]},
    }
    assert rivalry.path == ("cargo", "drawn", "presup")
    tension = only(read, "tension")
    assert (tension.overlap, tension.path) == ("possibly", ("short-of",))
    status = {claim: read.status(claim) for claim in ("aid-only", "arms", "permits", "intel")}
    assert status == {
        "aid-only": "contested",
        "arms": "contested",
        "permits": "contested",
        "intel": "uncontested",
    }


@pytest.mark.parametrize(
    ("first", "second", "published", "kind", "overlap", "status"),
    [
        ("2012-05", "2013-01", (None, None), "change-of-position", "yes", "denied"),
        ("2012", "2012-05/2013", (None, None), "self-contradiction", "possibly", "uncontested"),
        ("2012-05-01", "2012-05-01", (None, None), "self-contradiction", "yes", "uncontested"),
        (
            "2012-05-01",
            "2012-05-01~",
            (None, None),
            "self-contradiction",
            "possibly",
            "uncontested",
        ),
        (None, "2013", ("2012-05", None), "change-of-position", "yes", "denied"),
        (None, None, (None, None), "self-contradiction", "possibly", "uncontested"),
    ],
)
def test_07_order_of_one_holders_stances(  # noqa: PLR0913 - a row of the table
    corpus: Read,
    *,
    first: str | None,
    second: str | None,
    published: tuple[str | None, str | None],
    kind: FindingKind,
    overlap: str,
    status: str,
) -> None:
    """In her own voice Ann affirms, then denies: the order decides what it is and what still counts."""
    came = [f", published: '{date}'" if date else "" for date in published]
    said = [f", said: '{date}'" if date else "" for date in (first, second)]
    read = corpus(f"""\
claims: {{x: x}}
actors: {{ann: Ann}}
sources: {{s1: {{title: a, author: ann{came[0]}}}, s2: {{title: b, author: ann{came[1]}}}}}
stances: {{s1: [{{id: yes-x, affirms: x{said[0]}}}], s2: [{{id: no-x, denies: x{said[1]}}}]}}
""")
    assert kinds(read) == {kind: 1}
    found = only(read, kind)
    assert found.overlap == overlap
    assert found.holders == ("ann",)
    assert found.stances == ("no-x", "yes-x")
    changed = kind == "change-of-position"
    assert [side.abandoned for side in found.sides] == [("yes-x",) if changed else (), ()]
    assert read.status("x") == status


def test_08_words_put_in_a_mouth(corpus: Read) -> None:
    """A stance that its holder disowns is an attribution conflict, by whoever passed it on."""
    read = corpus("""\
claims: {obey: o}
actors: {lac: {kind: pseudonym, name: L}, rey: {kind: pseudonym, name: R}}
sources: {t: {title: t, kind: comment-thread}}
stances:
  t:
    - {holder: lac, affirms: obey, via: rey, attribution: disputed}
    - {holder: lac, denies: obey}
""")
    assert kinds(read) == {"attribution-conflict": 1}
    found = only(read, "attribution-conflict")
    assert (found.holders, found.carriers, found.overlap) == (("lac",), ("rey",), "yes")
    assert "put so by rey" in found.message
    assert read.status("obey") == "denied"


# -- who: collectives, offices, the unnamed -------------------------------------------------------


def test_a_collective_is_not_its_members(corpus: Read) -> None:
    """What a party affirms and its member denies is a denial by two, and no change of anybody's mind."""
    read = corpus("""\
claims: {x: x}
actors:
  party: {name: P, kind: organization}
  ann: {name: A, member_of: party, acts_for: party}
sources: {d: {title: d}}
stances: {d: [{holder: party, affirms: x}, {holder: ann, denies: x}]}
""")
    assert kinds(read) == {"denial": 1}
    assert only(read, "denial").holders == ("ann", "party")


def test_an_office_is_not_whoever_holds_it(corpus: Read) -> None:
    """Two people who speak for one office on two days did not change their position."""
    read = corpus("""\
claims: {x: x}
actors:
  spokesman: {name: S, kind: office}
  ann: {name: A, acts_for: spokesman}
sources: {d: {title: d}}
stances:
  d: [{holder: spokesman, affirms: x, said: '2012'}, {holder: ann, denies: x, said: '2013'}]
""")
    assert kinds(read) == {"denial": 1}


UNNAMED = """\
claims: {x: x, y: y}
questions: {q: {text: q, answers: [x, y], exclusive: true}}
actors:
  ann: Ann
  bob: Bob
  aide: {name: an aide, kind: unnamed, may_be: ann}
  other: {name: another, kind: unnamed}
sources: {d: {title: d}}
stances: {d: [{holder: HOLDER, affirms: x}, {holder: OTHER, affirms: y}, {holder: OTHER, denies: x}]}
"""


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        ("ann", "bob", "yes"),
        ("ann", "aide", "possibly"),
        ("aide", "ann", "possibly"),
        ("bob", "aide", "yes"),
        ("aide", "other", "possibly"),
        ("ann", "other", "yes"),
    ],
)
def test_who_is_unnamed_may_be_another(corpus: Read, one: str, other: str, overlap: str) -> None:
    """Holders are never merged, but where they may be one person the finding is only possible."""
    read = corpus(UNNAMED.replace("HOLDER", one).replace("OTHER", other))
    assert kinds(read) == {"denial": 1, "rivalry": 1}
    for finding in read.contradictions():
        assert finding.overlap == overlap
        assert finding.maybe_one == (overlap == "possibly")
        assert ("they may be one holder" in finding.message) == (overlap == "possibly")


def test_one_sure_pair_of_holders_makes_it_sure(corpus: Read) -> None:
    """The rivalry of two named holders is sure, whoever unnamed stands beside them."""
    read = corpus("""\
claims: {x: x, y: y, z: z}
questions: {q: {text: q, answers: [x, y, z], exclusive: true}}
actors: {ann: Ann, bob: Bob, aide: {name: a, kind: unnamed, may_be: ann}}
sources: {d: {title: d}}
stances: {d: [{holder: ann, affirms: x}, {holder: aide, affirms: y}, {holder: bob, affirms: z}]}
""")
    rivalry = only(read, "rivalry")
    assert (rivalry.overlap, rivalry.maybe_one) == ("yes", False)


def test_several_people_may_disagree(corpus: Read) -> None:
    """A group on both sides contradicts itself only possibly, and has abandoned nothing."""
    read = corpus("""\
claims: {x: x, y: y}
actors: {officials: {name: o, kind: group}, one: {name: o, kind: unnamed}}
sources: {d: {title: d}}
stances:
  d:
    - {holder: officials, affirms: x}
    - {holder: officials, denies: x}
    - {holder: one, affirms: y, said: '2012'}
    - {holder: one, denies: y, said: '2013'}
""")
    assert kinds(read) == {"self-contradiction": 1, "change-of-position": 1}
    assert {finding.overlap for finding in read.contradictions()} == {"possibly"}
    assert (read.status("x"), read.status("y")) == ("uncontested", "uncontested")


def test_passing_on_and_arguing_commit_to_nothing(corpus: Read) -> None:
    """Who passes a stance on, draws a link or assesses a record is on no side."""
    read = corpus("""\
claims: {x: x, y: y}
actors: {ann: Ann, bob: Bob}
sources: {d: {title: d, author: bob}}
links: [{from: y, supports: x, by: bob}]
assessments: [{of: x, by: bob, dated: '2012', likelihood: likely, scale: phia}]
stances: {d: [{holder: ann, affirms: x, via: bob}, {denies: x}]}
""")
    assert kinds(read) == {"denial": 1}
    assert only(read, "denial").holders == ("ann", "bob")
    assert read.status("y") == "unasserted"


# -- what is said: sarcasm, conditionals, causes, populations --------------------------------------


def test_sarcasm_does_not_leak(people: Read) -> None:
    """The verb says what a sarcastic holder means; the quoted words count for nothing."""
    read = people("""\
claims: {x: x}
stances: {d: [{holder: ann, denies: x, sarcastic: true, quote: sure it is}, {holder: bob, denies: x}]}
""")
    assert kinds(read) == {}
    assert read.status("x") == "denied"


def test_conditionals_do_not_leak(people: Read) -> None:
    """Who affirms a conditional affirms neither half, and who denies a half denies no conditional."""
    read = people("""\
claims: {if-x-then-y: {text: c, kind: conditional}, x: x, y: y, not-y: n}
questions: {q: {text: q, answers: [y, not-y], exclusive: true}}
links: [{from: [x, if-x-then-y], supports: y}]
stances:
  d:
    - {holder: ann, affirms: if-x-then-y}
    - {holder: bob, denies: [x, y]}
    - {holder: cy, affirms: not-y}
""")
    assert kinds(read) == {"latent": 1}
    assert read.status("if-x-then-y") == "uncontested"
    assert (read.status("x"), read.status("y")) == ("denied", "denied")


def test_joint_causes_are_no_rivals(people: Read) -> None:
    """Two causes named for one thing exclude each other only where somebody typed that they do."""
    read = people("""\
claims: {by-war: {text: w, kind: causal}, by-drought: {text: d, kind: causal}}
questions: {why: {text: w, answers: [by-war, by-drought]}}
stances: {d: [{holder: ann, affirms: by-war}, {holder: bob, affirms: by-drought}]}
""")
    assert kinds(read) == {}


@pytest.mark.parametrize(
    ("unit", "of", "found"),
    [
        ("people", "direct hires", {}),
        ("tonnes", "mission staff", {}),
        ("PEOPLE", " Mission   staff", {"numeric-mismatch": 1}),
        ("person", "mission staff", {}),
    ],
)
def test_only_one_population_in_one_unit_compares(
    people: Read, unit: str, of: str, found: dict[str, int]
) -> None:
    """Case and space are folded, and nothing more."""
    read = people(f"""\
claims:
  a: {{text: a, quantity: {{value: 16000, unit: people, of: mission staff}}}}
  b: {{text: b, quantity: {{value: 5100, unit: {unit}, of: '{of}'}}}}
stances: {{d: [{{holder: ann, affirms: a}}, {{holder: bob, affirms: b}}]}}
""")
    assert kinds(read) == found


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        ("2012", "2012", "yes"),
        ("2012-01-01/2012-12-31", "2012", "yes"),
        ("2012~", "2012~", "yes"),
        ("2012", "2012-01/2012-12", "possibly"),
        ("2012-XX", "2012-XX", "possibly"),
        ("2012", "2012-03", "possibly"),
    ],
)
def test_a_count_grows_with_its_window(people: Read, one: str, other: str, overlap: str) -> None:
    """Counts over equal spans differ; over unequal ones that overlap, perhaps."""
    read = people(f"""\
claims:
  a: {{text: a, about: '{one}', quantity: {{value: 9, unit: u, of: o}}}}
  b: {{text: b, about: '{other}', quantity: {{value: 5, unit: u, of: o}}}}
stances: {{d: [{{holder: ann, affirms: a}}, {{holder: bob, affirms: b}}]}}
""")
    assert only(read, "numeric-mismatch").overlap == overlap


def test_doubts_and_mentions_commit_to_nothing(people: Read) -> None:
    """Neither is a side of anything."""
    read = people("""\
claims: {x: x}
stances: {d: [{holder: ann, affirms: x}, {holder: bob, doubts: x}, {holder: cy, mentions: x}]}
""")
    assert kinds(read) == {}
    assert read.status("x") == "uncontested"


def test_holding_one_rival_denies_none(people: Read) -> None:
    """Who affirms one answer is not listed as denying another."""
    read = people("""\
claims: {x: x, y: y}
links: [{from: x, contradicts: y}]
stances: {d: [{holder: ann, affirms: x}, {holder: ann, affirms: x}]}
""")
    assert kinds(read) == {"latent": 1}
    assert (read.status("x"), read.status("y")) == ("uncontested", "unasserted")


# -- attribution and order --------------------------------------------------------------------------


def test_unsure_attribution_makes_it_possible(people: Read) -> None:
    """What may be the reporter's own clause is shown, and makes no claim contested."""
    read = people("""\
claims: {x: x, y: y}
links: [{from: x, opposes: y}]
stances:
  d:
    - {holder: ann, affirms: x}
    - {holder: bob, denies: x, attribution: unsure}
    - {holder: bob, affirms: y, attribution: unsure}
""")
    assert kinds(read) == {"denial": 1, "tension": 1}
    assert {finding.overlap for finding in read.contradictions()} == {"possibly"}
    assert "bob (possibly)" in only(read, "denial").message
    assert [side.sure for side in only(read, "denial").sides] == [True, False]
    assert read.status("x") == "uncontested"
    assert [made.holder for made in read.standing("x").possibly] == ["bob"]


def test_hearsay_without_a_common_carrier_is_a_matter_of_attribution(corpus: Read) -> None:
    """Two reporters give Ann opposite words: one of them may be wrong, not she."""
    text = """\
claims: {x: x}
actors: {ann: Ann, r1: R, r2: S}
sources: {d1: {title: a, author: r1}, d2: {title: b, author: SECOND}}
stances: {d1: [{holder: ann, affirms: x}], d2: [{holder: ann, denies: x}]}
"""
    assert kinds(corpus(text.replace("SECOND", "r2"))) == {"attribution-conflict": 1}
    assert kinds(corpus(text.replace("SECOND", "r1"))) == {"self-contradiction": 1}
    through = text.replace("SECOND", "r2").replace("denies: x", "denies: x, via: r1")
    assert kinds(corpus(through)) == {"self-contradiction": 1}


def test_one_document_is_a_common_carrier(people: Read) -> None:
    """What one document without author or outlet says twice of Ann is her contradiction."""
    read = people(
        "claims: {x: x}\nstances: {d: [{holder: ann, affirms: x}, {holder: ann, denies: x}]}\n"
    )
    assert kinds(read) == {"self-contradiction": 1}
    assert only(read, "self-contradiction").overlap == "yes"


def test_a_disowned_position_hides_no_change(people: Read) -> None:
    """What others put in Ann's mouth neither hinders her change of position nor makes one."""
    read = people("""\
claims: {x: x}
stances:
  d:
    - {holder: ann, affirms: x, said: '2010'}
    - {holder: ann, denies: x, said: '2012'}
    - {holder: ann, affirms: x, said: '2014', attribution: disputed}
""")
    assert kinds(read) == {"attribution-conflict": 1}
    assert read.status("x") == "denied"


def test_two_disowned_positions_are_nobodys(people: Read) -> None:
    """Who disowns both sides is on neither."""
    read = people("""\
claims: {x: x}
stances:
  d:
    - {holder: ann, affirms: x, attribution: disputed}
    - {holder: ann, denies: x, attribution: disputed}
""")
    assert kinds(read) == {}
    assert read.status("x") == "unasserted"


def test_a_possible_change_abandons_nothing(people: Read) -> None:
    """An unsure later word leaves the earlier one standing."""
    read = people("""\
claims: {x: x}
stances:
  d:
    - {holder: ann, affirms: x, said: '2010'}
    - {holder: ann, denies: x, said: '2012', attribution: unsure}
""")
    assert only(read, "change-of-position").overlap == "possibly"
    assert read.status("x") == "uncontested"


def test_abandoned_positions_stay_in_other_findings(people: Read) -> None:
    """Bob's denial of what Ann once affirmed is shown with her word marked; the status is without it."""
    read = people("""\
claims: {narrow: n, broad: b}
links: [{id: so, from: narrow, entails: broad}]
stances:
  d:
    - {id: once, holder: ann, affirms: narrow, said: '2010'}
    - {id: since, holder: ann, denies: broad, said: '2012'}
    - {holder: bob, denies: narrow}
""")
    assert kinds(read) == {"denial": 1, "change-of-position": 1}
    change = only(read, "change-of-position")
    assert sides(change)["broad", "affirms"] == {"ann": [("narrow", "broad")]}
    assert change.path == ("so",)
    by_bob = only(read, "denial")
    assert (by_bob.claims, by_bob.sides[0].abandoned) == (("narrow",), ("once",))
    assert "since abandoned" in by_bob.message
    assert (read.status("narrow"), read.status("broad")) == ("denied", "denied")
    assert [stand.abandoned for stand in read.standing("narrow").stands] == [True, False, False]


def test_a_change_among_rivals_is_one_finding(people: Read) -> None:
    """Who gave three answers one after the other changed position once over, and holds the last."""
    read = people("""\
claims: {a: a, b: b, c: c}
questions: {q: {text: q, answers: [a, b, c], exclusive: true}}
stances:
  d:
    - {holder: ann, affirms: a, said: '2010'}
    - {holder: ann, affirms: b, said: '2011'}
    - {holder: ann, affirms: c, said: '2012'}
""")
    assert kinds(read) == {"change-of-position": 1}
    change = only(read, "change-of-position")
    assert (change.question, change.path, change.claims) == ("q", ("q",), ("a", "b", "c"))
    assert {claim: read.status(claim) for claim in "abc"} == {
        "a": "unasserted",
        "b": "unasserted",
        "c": "uncontested",
    }


# -- chains: incoherence, equivalence, rejection, withdrawal --------------------------------------


def test_incoherent_claims_accuse_nobody() -> None:
    """A claim that entails both sides is an error of the corpus; who affirms it is on neither side."""
    text = (
        PEOPLE
        + """\
claims: {both: t, one: o, other: p}
links:
  - {from: both, entails: one}
  - {from: both, entails: other}
  - {from: one, contradicts: other}
stances: {d: [{holder: ann, affirms: both}, {holder: bob, affirms: both}]}
"""
    )
    read = faulty(text)
    assert codes(text) == ["CT305"]
    assert kinds(read) == {}
    assert read.status("both") == "uncontested"

    with_rival = faulty(
        text.replace("{holder: bob, affirms: both}", "{holder: cy, affirms: other}")
    )
    assert kinds(with_rival) == {}
    assert with_rival.status("both") == "contested"


def test_equivalent_claims_count_as_one(people: Read) -> None:
    """One denial and one rivalry, whichever of the equivalent claims people speak of."""
    read = people("""\
claims: {a1: a, a2: b, b1: c, b2: d, free: f}
links:
  - {id: same-a, from: a2, equivalent: a1}
  - {id: same-b, from: b1, equivalent: b2}
  - {id: drawn-1, from: a1, contradicts: b1}
  - {id: drawn-2, from: b2, contradicts: a2}
stances:
  d:
    - {holder: ann, affirms: a1}
    - {holder: bob, affirms: b2}
    - {holder: bob, denies: a1}
    - {holder: cy, denies: a2}
""")
    assert kinds(read) == {"denial": 1, "rivalry": 1}
    assert sides(only(read, "denial")) == {
        ("a1", "affirms"): {"ann": [("a1",)]},
        ("a1", "denies"): {"bob": [("a1",)], "cy": [("a2", "a1")]},
    }
    rivalry = only(read, "rivalry")
    assert rivalry.claims == ("a1", "b1")
    assert set(rivalry.path) == {"drawn-1", "drawn-2", "same-b"}
    assert {read.status(claim) for claim in ("a1", "a2", "b1", "b2")} == {"contested"}


REJECTED = (
    PEOPLE
    + """\
claims: {x: x, y: y, narrow: n, z: z}
questions: {q: {text: q, answers: [x, y, z], exclusive: true}}
links:
  - {from: narrow, entails: x}
  - {id: no, from: y, contradicts: x, status: rejected, reason: both may hold}
stances: {d: [{holder: ann, affirms: narrow}, {holder: bob, affirms: y}]}
"""
)


def test_a_rejected_pair_is_silent_with_all_that_rests_on_it(corpus: Read) -> None:
    """Exactly that pair, and what entails it, is no conflict; its reason is shown on request."""
    read = corpus(REJECTED)
    assert kinds(read) == {"latent": 1, "apparent": 1}
    apparent = only(read, "apparent")
    assert (apparent.claims, apparent.reason) == (("x", "y"), "both may hold")
    assert apparent.path == ("q", "no", "narrow:entails:x")
    assert only(read, "latent").claims == ("x", "y", "z")
    assert {read.status(claim) for claim in ("x", "y", "narrow")} == {"uncontested"}

    third = corpus(REJECTED.replace("affirms: y}", "affirms: z}"))
    assert kinds(third) == {"rivalry": 1, "latent": 1, "apparent": 1}
    assert only(third, "rivalry").claims == ("x", "z")


def test_a_rejected_pair_without_other_ground_is_apparent(people: Read) -> None:
    """A lone rejected contradiction is listed, with or without a reason."""
    read = people(
        "claims: {x: x, y: y}\nlinks: [{id: no, from: x, contradicts: y, status: rejected}]\n"
    )
    assert kinds(read) == {"apparent": 1}
    assert only(read, "apparent").reason == "rejected, without a reason"


@pytest.mark.parametrize("cut", ["link", "claim"])
def test_what_is_inactive_cuts_the_chain(people: Read, cut: str) -> None:
    """A rejected link or a withdrawn claim leads nowhere, and no stance on a withdrawn claim counts."""
    link = ", status: rejected, reason: r" if cut == "link" else ""
    claim = ", status: withdrawn, reason: r" if cut == "claim" else ""
    read = people(f"""\
claims: {{narrow: n, middle: {{text: m{claim}}}, broad: b}}
links: [{{from: narrow, entails: middle{link}}}, {{from: middle, entails: broad}}]
stances: {{d: [{{holder: ann, affirms: narrow}}, {{holder: bob, denies: [middle, broad]}}]}}
""")
    assert kinds(read) == {}
    assert read.status("narrow") == "uncontested"
    assert read.status("middle") == ("denied" if cut == "link" else "unasserted")


def test_times_of_the_base_decide_not_those_that_lead_to_it(people: Read) -> None:
    """A base claim without a time takes that of the claim a stance was on; one with a time keeps it."""
    text = """\
claims:
  old: {text: o, about: '2010'}
  late: {text: l, about: '2020'}
  x: {text: x, about: '2015'}
  y: {text: y, about: '2010'}
  z: z
links: [{from: old, entails: z}, {from: late, entails: z}, {from: old, entails: x}]
questions: {q: {text: q, answers: [y, z], exclusive: true}, p: {text: p, answers: [x, y], exclusive: true}}
stances: {d: [{holder: ann, affirms: HELD}, {holder: bob, affirms: y}]}
"""
    early = people(text.replace("HELD", "old"))
    assert kinds(early) == {"rivalry": 1, "apparent": 1}
    assert only(early, "rivalry").overlap == "yes"
    assert only(early, "apparent").question == "p"
    late = people(text.replace("HELD", "late"))
    assert kinds(late) == {"apparent": 2}


def test_a_pair_with_several_grounds_is_reported_once(people: Read) -> None:
    """Under the question, with the link and the count named beside it."""
    count = "{text: t, quantity: {value: %d, unit: people, of: staff}}"
    read = people(f"""\
claims: {{x: {count % 10}, y: {count % 20}}}
questions:
  q1: {{text: q, answers: [x, y], exclusive: true}}
  q2: {{text: q, answers: [x, y], exclusive: true}}
links: [{{id: drawn, from: x, contradicts: y}}]
stances: {{d: [{{holder: ann, affirms: x}}, {{holder: bob, affirms: y}}]}}
""")
    assert kinds(read) == {"rivalry": 1}
    assert only(read, "rivalry").grounds == ("question", "link", "quantity")
    assert only(read, "rivalry").question == "q1"


def test_equivalent_claims_of_different_grounds_are_one_pair(people: Read) -> None:
    """The pair whose times meet surest speaks for the others, and all their grounds are named."""
    read = people("""\
claims:
  a1: {text: a, quantity: {value: 1, unit: u, of: o}}
  a2: {text: a, about: '2012'}
  b: {text: b, about: '2012', quantity: {value: 9, unit: u, of: o}}
  c: {text: c}
questions: {q: {text: q, answers: [a2, b], exclusive: true}}
links:
  - {from: a1, equivalent: a2}
  - {id: no-1, from: a1, contradicts: c, status: rejected, reason: r}
  - {id: no-2, from: c, contradicts: a2, status: rejected, reason: r}
stances: {d: [{holder: ann, affirms: a1}, {holder: bob, affirms: b}]}
""")
    assert kinds(read) == {"rivalry": 1, "apparent": 1}
    rivalry = only(read, "rivalry")
    assert (rivalry.claims, rivalry.overlap) == (("a2", "b"), "yes")
    assert rivalry.grounds == ("question", "quantity")


@pytest.mark.parametrize("end", ["x", "y"])
def test_a_tension_needs_all_its_claims_held_at_one_time(people: Read, end: str) -> None:
    """A premise that nobody holds, that is withdrawn, or of another time makes none."""
    text = """\
claims:
  x: {text: x, about: '2012'}
  y: {text: y, about: '2013'}
  z: {text: z, about: '2012'}
  gone: {text: g, status: withdrawn, reason: r}
links:
  - {from: [x, END], opposes: z}
  - {from: gone, opposes: z}
  - {from: x, opposes: z, status: rejected, reason: r}
stances: {d: [{holder: ann, affirms: [x, y]}, {holder: bob, affirms: z}]}
"""
    read = people(text.replace("[x, END]", "[x, x]" if end == "x" else "[x, y]"))
    assert kinds(read) == ({"tension": 1} if end == "x" else {})


# -- large sets and deep chains --------------------------------------------------------------------


def many(count: int, *, counted: bool = False, held: str = "p{}") -> str:
    """Return a corpus with one large exclusive question, or one population, each answer held by one."""
    count_of = ", quantity: {{value: {}, unit: u, of: o}}"
    body = ["claims:"]
    body += [f"  c{n}: {{text: t{count_of.format(n) if counted else ''}}}" for n in range(count)]
    if not counted:
        answers = ", ".join(f"c{n}" for n in range(count))
        body += [f"questions: {{q: {{text: q, answers: [{answers}], exclusive: true}}}}"]
    names = dict.fromkeys(held.format(n) for n in range(count))
    body += [f"actors: {{{', '.join(f'{name}: P' for name in names)}}}", "sources: {d: {title: d}}"]
    body += ["stances:", "  d:"]
    body += [f"  - {{holder: {held.format(n)}, affirms: c{n}}}" for n in range(count)]
    return "\n".join(body)


@pytest.mark.parametrize("counted", [False, True])
def test_a_large_set_is_one_finding_with_every_rival(corpus: Read, *, counted: bool) -> None:
    """Of 300 claims that exclude one another each has its side, and each is contested."""
    read = corpus(many(300, counted=counted))
    assert kinds(read) == {"numeric-mismatch" if counted else "rivalry": 1}
    (found,) = read.contradictions()
    assert len(found.sides) == 300
    assert {read.status(claim) for claim in read.claims} == {"contested"}


def test_one_holder_of_a_large_set_contradicts_only_himself(corpus: Read) -> None:
    """The answers of one holder are compared with one another, and with nobody's."""
    read = corpus(many(300, held="ann"))
    assert kinds(read) == {"self-contradiction": 1}
    assert len(only(read, "self-contradiction").claims) == 300


def test_a_few_in_a_large_set_are_found(corpus: Read) -> None:
    """Where each time has one claim, only neighbours meet; an answer that nobody holds is latent."""
    text = many(300).replace("  - {holder: p7, affirms: c7}\n", "")
    for n in range(300):
        text = text.replace(f"  c{n}: {{text: t", f"  c{n}: {{text: t, about: '{1700 + n // 2}'")
    read = corpus(text)
    assert kinds(read) == {"rivalry": 1, "latent": 1}
    assert len(only(read, "rivalry").sides) == 298
    assert only(read, "latent").claims == ("c6", "c7")
    assert read.status("c6") == "uncontested"


def test_times_of_a_large_set_that_meet_are_compared(corpus: Read) -> None:
    """Where each claim has another time, it meets the one before and the one after, possibly."""
    text = many(300)
    for n in range(300):
        about = f"{1700 + n}/{1701 + n}"
        text = text.replace(f"  c{n}: {{text: t", f"  c{n}: {{text: t, about: '{about}'")
    read = corpus(text)
    assert kinds(read) == {"rivalry": 1}
    assert (len(only(read, "rivalry").sides), only(read, "rivalry").overlap) == (300, "possibly")


def test_one_denial_ends_countless_affirmations(people: Read) -> None:
    """Of 100 affirmations by one holder a later denial leaves none standing."""
    said = [f"  - {{holder: ann, affirms: x, said: '{1900 + n}'}}" for n in range(100)]
    lines = "\n".join((*said, "  - {holder: ann, denies: x, said: '2012'}"))
    read = people(f"claims: {{x: x}}\nstances:\n  d:\n{lines}\n")
    assert kinds(read) == {"change-of-position": 1}
    assert len(only(read, "change-of-position").sides[0].abandoned) == 100
    assert read.status("x") == "denied"


def test_countless_words_on_both_sides_are_compared_by_their_ends(people: Read) -> None:
    """Of 100 affirmations and 61 later denials the earliest and the latest are compared."""
    years = [("affirms", 1800 + n) for n in range(100)] + [("denies", 1900 + n) for n in range(61)]
    said = [f"  - {{holder: ann, {verb}: x, said: '{year}'}}" for verb, year in years]
    read = people("claims: {x: x}\nstances:\n  d:\n" + "\n".join(said))
    assert kinds(read) == {"change-of-position": 1}
    before, after = only(read, "change-of-position").sides
    assert {str(before.commitments[n].stance.said) for n in (0, -1)} == {"1800", "1899"}
    assert len(after.commitments) == 60


def test_a_handful_beside_countless_is_compared_whole(people: Read) -> None:
    """All 40 denials, and the ends of 100 affirmations."""
    said = ["  - {holder: ann, affirms: x, said: '2001'}"] * 100
    said += ["  - {holder: ann, denies: x, said: '2002'}"] * 40
    read = people("claims: {x: x}\nstances:\n  d:\n" + "\n".join(said))
    sides = only(read, "change-of-position").sides
    assert [len(side.commitments) for side in sides] == [60, 40]


@pytest.mark.parametrize("order", ["[sure, open]", "[open, sure]"])
def test_a_pair_that_meets_at_several_times_is_told_by_the_surest(people: Read, order: str) -> None:
    """Once surely and once possibly is surely, whichever comes first."""
    read = people(f"""\
claims:
  sure: {{text: s, about: '2012'}}
  open: o
  x: x
  y: {{text: y, about: '2012'}}
links: [{{from: sure, entails: x}}, {{from: open, entails: x}}]
questions: {{q: {{text: q, answers: [x, y], exclusive: true}}}}
stances: {{d: [{{holder: ann, affirms: {order}}}, {{holder: bob, affirms: y}}]}}
""")
    assert only(read, "rivalry").overlap == "yes"
    assert len(only(read, "rivalry").sides[0].commitments) == 2


def chained(count: int, denied: int) -> str:
    """Return a chain of claims, affirmed at its narrow end and denied at every so manyth claim."""
    claims = ", ".join(f"c{n}: t" for n in range(count))
    links = "\n".join(
        f"- {{from: {a}, entails: {b}}}" for a, b in pairwise(f"c{n}" for n in range(count))
    )
    denials = ", ".join(f"c{n}" for n in range(count - 1, 0, -denied))
    said = f"[{{holder: ann, affirms: c0}}, {{holder: bob, denies: [{denials}]}}]"
    return f"{PEOPLE}claims: {{{claims}}}\nlinks:\n{links}\nstances: {{d: {said}}}\n"


def test_a_deep_chain_neither_recurses_nor_repeats(corpus: Read) -> None:
    """Affirmed at one end of 2,000 claims and denied at the other: one finding, all contested."""
    read = corpus(chained(2000, 2000))
    assert kinds(read) == {"denial": 1}
    assert len(only(read, "denial").path) == 1999
    assert {read.status(claim) for claim in read.claims} == {"contested"}
    every = corpus(chained(500, 10))
    assert kinds(every) == {"denial": 50}
    assert {every.status(claim) for claim in every.claims} == {"contested"}


def test_a_dense_component_is_one_claim(corpus: Read) -> None:
    """Of 60 equivalent claims, 20 of which contradict 20 others: one denial and one rivalry."""
    claims = ", ".join(f"{side}{n}: t" for side in "ab" for n in range(30))
    same = [f"- {{from: {s}{n}, equivalent: {s}{(n + 1) % 30}}}" for s in "ab" for n in range(30)]
    drawn = [f"- {{from: a{n}, contradicts: b{m}}}" for n in range(20) for m in range(20)]
    links = "\n".join((*same, *drawn))
    said = "[{holder: ann, affirms: a7}, {holder: bob, affirms: b9}, {holder: bob, denies: [a1, a2, a3]}]"
    read = corpus(f"{PEOPLE}claims: {{{claims}}}\nlinks:\n{links}\nstances: {{d: {said}}}\n")
    assert kinds(read) == {"denial": 1, "rivalry": 1}
    assert len(only(read, "rivalry").rests_on) == 400
    assert {read.status(claim) for claim in read.claims} == {"contested"}
