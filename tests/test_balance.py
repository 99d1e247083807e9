"""Whether holders fall into two camps, or the cycle that prevents it."""

from collections.abc import Callable

from claimtrack.corpus import Corpus

Read = Callable[[str], Corpus]

HEAD = """\
questions: {q: {text: Q, answers: [a, b, c], exclusive: true}}
claims: {a: A., b: B., c: C., d: D., narrow: N.}
actors: {ann: Ann, bob: Bob, cy: Cy, dee: Dee, eve: Eve}
sources: {log: {title: Log}}
links: [{id: up, from: narrow, entails: a}]
stances:
  log:
"""


def read(corpus: Read, *stances: str) -> Corpus:
    """Return the corpus with stances in one document."""
    return corpus(HEAD + "".join(f"    - {{{stance}}}\n" for stance in stances))


def test_two_camps(corpus: Read) -> None:
    """Who agrees is in one camp, who disagrees in the other; who disputes nothing is in none."""
    found = read(
        corpus,
        "holder: ann, affirms: a",
        "holder: bob, affirms: narrow",
        "holder: cy, affirms: b",
        "holder: eve, affirms: d",
    ).balance()
    (part,) = found.components
    assert (part.holders, part.camps, part.cycle) == (
        ("ann", "bob", "cy"),
        (("ann", "bob"), ("cy",)),
        (),
    )
    assert (found.balanced, found.torn) == (True, ())


def test_components_are_told_apart(corpus: Read) -> None:
    """Two disputes that share no holder have camps of their own."""
    found = read(
        corpus,
        "holder: dee, denies: d",
        "holder: cy, affirms: d",
        "holder: ann, affirms: a",
        "holder: bob, affirms: b",
    ).balance()
    assert [part.camps for part in found.components] == [
        (("ann",), ("bob",)),
        (("cy",), ("dee",)),
    ]


def test_three_rivals_are_an_odd_cycle(corpus: Read) -> None:
    """Three holders of three answers are no two camps, and each edge says by which records."""
    found = read(
        corpus,
        "id: sa, holder: ann, affirms: narrow",
        "id: sb, holder: bob, affirms: b",
        "id: sc, holder: cy, affirms: c",
    ).balance()
    (part,) = found.components
    assert (found.balanced, part.camps) == (False, None)
    assert [edge.message for edge in part.cycle] == [
        "ann affirms a and bob affirms b: opposite sides",
        "bob affirms b and cy affirms c: opposite sides",
        "cy affirms c and ann affirms a: opposite sides",
    ]
    assert [(step.id, str(step.at)) for step in part.cycle[0].steps] == [
        ("sa", "claims.yaml:8:7"),
        ("up", "claims.yaml:5:9"),
        ("q", "claims.yaml:1:13"),
        ("sb", "claims.yaml:9:7"),
    ]


def test_to_agree_here_and_disagree_there_is_a_cycle_of_two(corpus: Read) -> None:
    """Nothing is set off: one dispute on a side together, one on opposite sides, is no balance."""
    found = read(
        corpus,
        "holder: ann, affirms: [a, d]",
        "holder: bob, affirms: a",
        "holder: bob, denies: d",
        "holder: cy, affirms: b",
    ).balance()
    (part,) = found.components
    assert [(edge.holders, edge.sign) for edge in part.cycle] == [
        (("ann", "bob"), "same"),
        (("bob", "ann"), "opposite"),
    ]
    assert part.cycle[0].message == "ann affirms a and bob affirms a: the same side"
    assert part.cycle[1].verbs == ("denies", "affirms")


def test_the_cycle_is_shortened(corpus: Read) -> None:
    """Steps through the first holder of a side are left out where the two ends meet without."""
    found = read(
        corpus,
        "holder: ann, affirms: a",
        "holder: cy, affirms: [a, d]",
        "holder: dee, affirms: a",
        "holder: dee, denies: d",
        "holder: bob, affirms: b",
        "holder: eve, affirms: b",
    ).balance()
    (part,) = found.components
    assert sorted(edge.holders for edge in part.cycle) == [("cy", "dee"), ("dee", "cy")]


def test_a_cycle_may_be_far_from_the_first_holder(corpus: Read) -> None:
    """The cycle has only those who make it one, not the way to it."""
    found = read(
        corpus,
        "holder: ann, affirms: d",
        "holder: bob, denies: d",
        "holder: bob, affirms: a",
        "holder: cy, affirms: b",
        "holder: dee, affirms: c",
    ).balance()
    (part,) = found.components
    assert part.holders == ("ann", "bob", "cy", "dee")
    assert [edge.holders for edge in part.cycle] == [("bob", "cy"), ("cy", "dee"), ("dee", "bob")]


def test_only_sure_commitments_count(corpus: Read) -> None:
    """Unsure and disputed attributions, and positions since abandoned, put nobody in a camp."""
    found = read(
        corpus,
        "holder: ann, affirms: a",
        "holder: bob, affirms: b, attribution: unsure",
        "holder: cy, affirms: b, attribution: disputed",
        "holder: dee, affirms: b, said: 2010",
        "holder: dee, denies: b, said: 2012",
    ).balance()
    assert (found.components, found.balanced) == ((), True)


def test_whoever_is_on_both_sides_is_left_out_and_named(corpus: Read) -> None:
    """A holder of two rivals is in no camp over them, and the stances say so."""
    found = read(
        corpus,
        "id: sa, holder: ann, affirms: a",
        "id: sb, holder: ann, affirms: b",
        "holder: bob, affirms: a",
        "holder: cy, affirms: b",
    ).balance()
    assert [part.camps for part in found.components] == [(("bob",), ("cy",))]
    assert [step.id for step in found.torn] == ["sa", "sb"]


def test_times_that_may_not_meet_make_no_dispute(corpus: Read) -> None:
    """Claims whose times surely meet set their holders apart; possibly, or rejected, is not enough."""
    text = """\
questions: {q: {text: Q, answers: [stay, gone], exclusive: true}}
claims:
  left: {text: L, about: 2010}
  stay: {text: S, about: 2010~}
  gone: {text: G, about: 2010}
actors: {ann: Ann, bob: Bob, cy: Cy}
sources: {log: {title: Log}}
stances:
  log: [{holder: ann, affirms: left}, {holder: bob, affirms: stay}, {holder: cy, affirms: gone}]
links:
  - {from: left, contradicts: stay}
  - {from: left, contradicts: gone}
  - {from: stay, contradicts: gone, status: rejected, reason: R}
"""
    found = corpus(text).balance()
    assert [part.camps for part in found.components] == [(("ann",), ("cy",))]
