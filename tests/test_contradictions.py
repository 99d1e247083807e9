"""What counts as a contradiction: small cases with their answers."""

from collections.abc import Callable

from claimtrack.contradictions.findings import Finding
from claimtrack.contradictions.status import standings
from claimtrack.corpus import Corpus

Read = Callable[[str], Corpus]
Gist = tuple[str, tuple[str, ...], tuple[str, ...], str]

PEOPLE = """\
actors: {ann: Ann, bob: Bob, cy: Cy}
sources: {d: {title: d}}
"""


def gist(finding: Finding) -> Gist:
    """Return a finding's kind, claims, holders and overlap."""
    return finding.kind, finding.claims, finding.holders, finding.overlap


def found(corpus: Corpus) -> list[Gist]:
    """Return the gist of every finding."""
    return [gist(finding) for finding in corpus.contradictions()]


def test_every_claim_has_a_standing(corpus: Read) -> None:
    """Each claim of the corpus once, also one of which nobody speaks."""
    text = "claims: {y: y, x: x, z: z}\nstances: {d: [{holder: ann, affirms: x}, {denies: z}]}\n"
    told = standings(corpus(PEOPLE + text).records)
    expected = {"y": "unasserted", "x": "uncontested", "z": "denied"}
    assert {claim: standing.status for claim, standing in told.items()} == expected
    assert len(told) == len(expected)


DATED = """\
claims: {left-2010: {text: a, about: 2010}, left-2011: {text: b, about: 2011-12}}
questions: {when: {text: w, answers: [left-2010, left-2011], exclusive: true}}
stances: {d: [{holder: ann, affirms: left-2010}, {holder: bob, affirms: left-2011}]}
"""


def test_exclusive_answers_about_different_times_only_seem_to_conflict(corpus: Read) -> None:
    """Where the dates of two exclusive answers do not meet, the conflict is apparent, with a reason."""
    dated = corpus(PEOPLE + DATED)
    (finding,) = dated.contradictions(kind="apparent")
    assert dated.contradictions() == ()
    assert gist(finding) == ("apparent", ("left-2010", "left-2011"), ("ann", "bob"), "no")
    assert (finding.reason, finding.question) == ("their times do not overlap", "when")
    assert finding.message == "`left-2010` and `left-2011` only seem to conflict"


def test_a_disputed_date_left_out_of_about_is_a_rivalry(corpus: Read) -> None:
    """The same two answers without `about` cannot both hold: one rivalry, nothing apparent."""
    text = DATED.replace(", about: 2010", "").replace(", about: 2011-12", "")
    (finding,) = corpus(PEOPLE + text).contradictions()
    assert gist(finding) == ("rivalry", ("left-2010", "left-2011"), ("ann", "bob"), "yes")
    assert finding.message == ("these cannot hold together: `left-2010` by ann; `left-2011` by bob")


CARGO = """\
claims:
  aid-only: {text: a, about: 2012-07/2013-03}
  arms: {text: b, about: 2012-07/2013-03}
  intel: {text: i, about: 2013-03~}
questions:
  cargo: {text: q, answers: [aid-only, arms], exclusive: true}
actors:
  iraq: Iraq
  us: US
  official: {kind: unnamed, name: o}
  cbs-news: {kind: outlet, name: CBS}
  brennan: Brennan
sources:
  cbs: {title: c, kind: news-report, publisher: cbs-news, author: brennan}
links:
  - {id: rivals, from: aid-only, contradicts: arms}
  - {id: against, from: intel, opposes: aid-only}
stances:
  cbs:
    - {id: s1, holder: iraq, affirms: aid-only}
    - {id: s2, holder: us, affirms: arms}
    - {id: s3, holder: official, denies: aid-only}
    - {id: s4, holder: official, affirms: intel}
"""


def test_one_fight_is_told_once_under_each_of_its_bases(corpus: Read) -> None:
    """A denial, a rivalry with both its grounds, a tension: three findings and no fourth."""
    findings = corpus(CARGO).contradictions()
    assert [gist(finding) for finding in findings] == [
        ("denial", ("aid-only",), ("iraq", "official"), "yes"),
        ("rivalry", ("aid-only", "arms"), ("iraq", "us"), "yes"),
        ("tension", ("intel", "aid-only"), ("iraq", "official"), "possibly"),
    ]
    assert [finding.path for finding in findings] == [(), ("cargo", "rivals"), ("against",)]
    assert [finding.stances for finding in findings] == [("s1", "s3"), ("s1", "s2"), ("s1", "s4")]
    assert [finding.question for finding in findings] == [None, "cargo", None]


def test_findings_stand_where_the_conflict_was_typed(corpus: Read) -> None:
    """A denial points at its claim, a rivalry at its question, a tension at its link."""
    spans = [str(finding.span) for finding in corpus(CARGO).contradictions()]
    assert spans == ["claims.yaml:2:3", "claims.yaml:6:3", "claims.yaml:17:5"]


def test_findings_say_themselves_in_a_sentence(corpus: Read) -> None:
    """Each finding names the claims and the holders in its message."""
    assert [finding.message for finding in corpus(CARGO).contradictions()] == [
        "`aid-only` is affirmed by iraq and denied by official",
        "these cannot hold together: `aid-only` by iraq; `arms` by us",
        "`intel` counts against `aid-only`, and both are held",
    ]


def test_status_says_what_the_record_says(corpus: Read) -> None:
    """Rivals and deniers contest a claim; what merely counts against one does not."""
    cargo = corpus(CARGO)
    assert {claim: cargo.status(claim) for claim in cargo.claims} == {
        "aid-only": "contested",
        "arms": "contested",
        "intel": "uncontested",
    }


def test_the_standing_names_the_commitments_behind_the_status(corpus: Read) -> None:
    """For, against, by rivals: who is on which side of a claim, with the stance that says so."""
    standing = corpus(CARGO).standing("aid-only")
    assert [[c.stance.id for c in side] for side in (standing.pro, standing.con)] == [
        ["s1"],
        ["s3"],
    ]
    assert [(c.holder, c.stance.id) for c in standing.rivals] == [("us", "s2")]
    assert standing.possibly == ()


def test_words_put_in_a_mouth_commit_nobody(corpus: Read) -> None:
    """A disputed attribution makes neither a denial nor a contested claim."""
    disowned = corpus("""\
claims: {obey: o}
actors:
  lac: {kind: pseudonym, name: L}
  rey: {kind: pseudonym, name: R}
sources: {t: {title: t, kind: comment-thread}}
stances:
  t: [{holder: lac, affirms: obey, via: rey, attribution: disputed}, {holder: rey, denies: obey}]
""")
    assert (found(disowned), disowned.status("obey")) == ([], "denied")


def test_an_unsure_attribution_makes_a_conflict_possible_and_changes_no_status(
    corpus: Read,
) -> None:
    """What may be the reporter's own is shown as possibly, and does not contest a claim."""
    unsure = corpus(
        PEOPLE
        + """\
claims: {x: x}
stances: {d: [{holder: ann, affirms: x}, {id: u, holder: bob, denies: x, attribution: unsure}]}
"""
    )
    assert found(unsure) == [("denial", ("x",), ("ann", "bob"), "possibly")]
    assert unsure.status("x") == "uncontested"
    assert [c.stance.id for c in unsure.standing("x").possibly] == ["u"]


def test_one_holder_alone_contradicts_only_itself(corpus: Read) -> None:
    """One holder on both sides of a claim is no denial, and leaves it uncontested."""
    alone = corpus(
        PEOPLE
        + """\
claims: {x: x}
stances: {d: [{holder: ann, affirms: x}, {holder: ann, denies: x}]}
"""
    )
    itself = ("self-contradiction", ("x",), ("ann",), "yes")
    assert (found(alone), alone.status("x")) == ([itself], "uncontested")


def test_an_unsure_second_holder_makes_a_denial_possible_only(corpus: Read) -> None:
    """Where the only other holder is unsure, it does not help that the first surely denies, too."""
    halting = corpus(
        PEOPLE
        + """\
claims: {x: x}
stances:
  d:
    - {holder: ann, affirms: x}
    - {holder: ann, denies: x}
    - {holder: bob, denies: x, attribution: unsure}
"""
    )
    assert found(halting) == [
        ("denial", ("x",), ("ann", "bob"), "possibly"),
        ("self-contradiction", ("x",), ("ann",), "yes"),
    ]


def test_mentions_and_doubts_count_for_neither_side(corpus: Read) -> None:
    """To discuss or doubt a claim commits to nothing, nor does it to pass it on."""
    quiet = corpus(
        PEOPLE
        + """\
claims: {x: x}
stances: {d: [{holder: ann, affirms: x, via: cy}, {holder: bob, doubts: x}, {holder: cy, mentions: x}]}
"""
    )
    assert (found(quiet), quiet.status("x")) == ([], "uncontested")


def test_a_withdrawn_claim_takes_part_in_nothing(corpus: Read) -> None:
    """Stances on an inactive claim commit nobody, and its conflicts are none."""
    gone = corpus(
        PEOPLE
        + """\
claims: {x: {text: x, status: withdrawn}, y: y}
links: [{from: x, contradicts: y}, {from: x, opposes: y}]
questions: {q: {text: q, answers: [x, y], exclusive: true}}
stances: {d: [{holder: ann, affirms: [x, y]}, {holder: bob, denies: x}, {holder: cy, affirms: x}]}
"""
    )
    assert (found(gone), gone.status("x"), gone.status("y")) == ([], "unasserted", "uncontested")


def test_forty_answers_are_one_finding(corpus: Read) -> None:
    """An exclusive question with many held answers is one rivalry that lists them, not 780."""
    names = [f"n{number:02}" for number in range(40)]
    crowd = corpus(
        f"claims: {{{', '.join(f'{name}: x' for name in names)}}}\n"
        f"questions: {{q: {{text: q, answers: [{', '.join(names)}], exclusive: true}}}}\n"
        f"actors: {{{', '.join(f'by-{name}: x' for name in names)}}}\n"
        "sources: {d: {title: d}}\n"
        "stances:\n  d:\n"
        + "".join(f"    - {{holder: by-{name}, affirms: {name}}}\n" for name in names)
    )
    assert [finding.claims for finding in crowd.contradictions()] == [tuple(names)]


def test_a_rejected_contradiction_silences_its_pair_and_is_listed_with_its_reason(
    corpus: Read,
) -> None:
    """A refuted link keeps two claims from conflicting on any ground, and says why."""
    mended = corpus(
        PEOPLE
        + """\
claims: {x: x, y: y, z: z}
questions: {q: {text: q, answers: [x, y, z], exclusive: true}}
links:
  - {id: no, from: y, contradicts: x, status: rejected, reason: other people}
  - {id: drawn, from: x, contradicts: y}
stances: {d: [{holder: ann, affirms: x}, {holder: bob, affirms: y}, {holder: cy, affirms: z}]}
"""
    )
    (rivalry,), (apparent,) = mended.contradictions(), mended.contradictions(kind="apparent")
    assert gist(rivalry) == ("rivalry", ("x", "y", "z"), ("ann", "bob", "cy"), "yes")
    assert rivalry.path == ("q",)
    assert gist(apparent) == ("apparent", ("x", "y"), ("ann", "bob"), "yes")
    assert (apparent.reason, apparent.path) == ("other people", ("q", "drawn", "no"))
    assert str(apparent.span) == "claims.yaml:6:5"
    assert mended.status("x") == "contested"


def test_a_rejection_without_a_reason_says_so(corpus: Read) -> None:
    """The list of apparent conflicts always has a reason to show, held or not."""
    bare = corpus("claims: {x: x, y: y}\nlinks: [{from: x, contradicts: y, status: rejected}]\n")
    (finding,) = bare.contradictions(kind="apparent")
    assert (finding.kind, finding.reason) == ("apparent", "rejected, without a reason")


def test_drawing_a_link_judges_a_missing_time(corpus: Read) -> None:
    """Where one claim has no time, a drawn link says they meet; a question alone leaves it open."""
    claims = (
        PEOPLE
        + """\
claims: {x: {text: x, about: 2012}, y: y}
stances: {d: [{holder: ann, affirms: x}, {holder: bob, affirms: y}]}
"""
    )
    drawn = corpus(claims + "links: [{from: x, contradicts: y}]\n")
    asked = corpus(claims + "questions: {q: {text: q, answers: [x, y], exclusive: true}}\n")
    assert [found(drawn), found(asked)] == [
        [("rivalry", ("x", "y"), ("ann", "bob"), "yes")],
        [("rivalry", ("x", "y"), ("ann", "bob"), "possibly")],
    ]
    assert [drawn.status("x"), asked.status("x")] == ["contested", "uncontested"]
    assert [c.holder for c in asked.standing("x").possibly] == ["bob"]


def test_in_its_own_voice_a_source_speaks_for_its_authors(corpus: Read) -> None:
    """A stance without a holder is each author's, and without authors the document's own."""
    voices = corpus("""\
sources: {d: {title: d}, e: {title: e}}
claims: {x: x}
stances: {d: {affirms: x}, e: {denies: x}}
""")
    assert found(voices) == [("denial", ("x",), ("d", "e"), "yes")]
    signed = corpus("""\
actors: {ann: Ann, bob: Bob}
sources: {d: {title: d, author: [ann, bob]}, e: {title: e, author: ann}}
claims: {x: x}
stances: {d: {affirms: x}, e: {denies: x}}
""")
    assert found(signed) == [
        ("denial", ("x",), ("ann", "bob"), "yes"),
        ("self-contradiction", ("x",), ("ann",), "possibly"),
    ]


def test_a_tension_needs_every_premise_held_and_no_time_apart(corpus: Read) -> None:
    """Linked premises count together: one that nobody holds, or at another time, makes no tension."""
    text = (
        PEOPLE
        + """\
claims: {x: {text: x, about: 2012}, y: {text: y, about: 2012}, z: {text: z, about: "TIME"}}
links: [{id: l, from: [x, y], opposes: z}]
stances: {d: [{holder: ann, affirms: [x, z]}, {holder: bob, affirms: HELD}]}
"""
    )
    outcomes = [
        found(corpus(text.replace("HELD", held).replace("TIME", time)))
        for held, time in (("y", "2012"), ("x", "2012"), ("y", "2013"), ("y", "2012?"))
    ]
    tension = ("tension", ("x", "y", "z"), ("ann", "bob"))
    assert outcomes == [[(*tension, "yes")], [], [], [(*tension, "possibly")]]
