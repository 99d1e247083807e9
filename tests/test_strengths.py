"""Gradual strengths: what bears on what, base scores by policy, linked premises, what has no effect."""

from collections.abc import Callable, Iterator

import pytest

from claimtrack.corpus import Corpus
from claimtrack.evaluation.strengths import strengths
from claimtrack.semantics import METHODS

Read = Callable[[str], Corpus]

HEAD = """\
claims: {a: A., b: B., c: C., d: D., free: Nobody says so.}
actors: {ann: Ann, bob: Bob, cy: Cy}
sources: {log: {title: Log}, letter: {title: Letter}}
"""


def quadratic(base: float, energy: float) -> float:
    """Return a strength by quadratic energy (Potyka, 2018)."""
    pull = energy * energy / (1 + energy * energy)
    return base + ((1 - base) if energy > 0 else -base) * pull


def test_supports_and_opposes_are_the_two_signs(corpus: Read) -> None:
    """From 0.5 one support of 0.5 lifts to 0.6, one attack of 0.5 lowers to 0.4."""
    text = """\
stances: {log: [{holder: ann, affirms: [a, b, c]}]}
links:
  - {from: a, supports: b}
  - {id: no, from: a, opposes: c}
"""
    found = corpus(HEAD + text).strengths()
    assert found.values == {
        "a": 0.5,
        "b": pytest.approx(0.6),
        "c": pytest.approx(0.4),
        "d": 0.5,
        "free": 0.5,
    }
    assert (found.method, found.converged, found.residual) == ("quadratic_energy", True, 0.0)
    assert str(found.base) == "even (0.5 for all)"
    (influence,) = found.on("c")
    assert (influence.sources, influence.sign) == (("a",), "attacks")
    assert [(step.id, str(step.at)) for step in influence.steps] == [("no", "claims.yaml:7:5")]
    with pytest.raises(KeyError, match="elsewhere"):
        found.on("elsewhere")


def test_linked_premises_are_as_strong_as_the_weakest(corpus: Read) -> None:
    """Of two linked premises at 0.4 and 0.5 the argument has 0.4; linked arguments may follow another."""
    text = """\
stances: {log: [{holder: ann, affirms: [a, b, c, d]}]}
links:
  - {from: a, opposes: b}
  - {from: [b, a], supports: c}
  - {from: [c, b], opposes: d}
"""
    found = corpus(HEAD + text).strengths()
    weakest = quadratic(0.5, -0.5)
    assert found.values["c"] == pytest.approx(quadratic(0.5, weakest))
    assert found.values["d"] == pytest.approx(quadratic(0.5, -weakest))
    assert found.converged


def test_rounds_that_are_over_are_said(corpus: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    """Linked arguments that follow each other need a round each; with too few it is said."""
    monkeypatch.setattr("claimtrack.evaluation.strengths.ROUNDS", 1)
    text = """\
stances: {log: [{holder: ann, affirms: [a, b, c, d]}]}
links:
  - {from: a, opposes: b}
  - {from: [b, a], opposes: c}
  - {from: [c, a], opposes: d}
"""
    found = corpus(HEAD + text).strengths()
    assert (found.converged, found.residual > 0) == (False, True)


def test_time_that_is_over_is_said(corpus: Read) -> None:
    """Where no second is left, numbers that were not reached are not called converged."""
    text = """\
stances: {log: [{holder: ann, affirms: [a, b, c, d]}]}
links:
  - {from: a, opposes: b}
  - {from: [b, a], supports: c}
  - {from: [c, a], opposes: d}
"""
    read = corpus(HEAD + text)
    ticks: Iterator[float] = iter(range(1000))
    found = strengths(read._tracing, read.search, seconds=1.5, clock=lambda: next(ticks))
    assert (found.converged, found.residual > 0) == (False, True)
    assert strengths(read._tracing, read.search, seconds=None).converged


def test_what_entails_supports_and_equivalents_support_each_other(corpus: Read) -> None:
    """Entailment leads from the narrower claim to the broader, and both ways between equivalents."""
    text = """\
stances: {log: [{holder: ann, affirms: [a, c]}]}
links:
  - {from: a, entails: b}
  - {from: c, equivalent: d}
"""
    found = corpus(HEAD + text).strengths()
    signs = [(one.sources, one.target, one.sign) for one in found.influences]
    assert signs == [
        (("a",), "b", "supports"),
        (("c",), "d", "supports"),
        (("d",), "c", "supports"),
    ]


def test_conflicts_and_denials_attack_both_ways(corpus: Read) -> None:
    """Rival answers attack each other, and so do a claim and its denial; a time apart, neither."""
    text = """\
questions: {q: {text: Q, answers: [a, b], exclusive: true}}
stances:
  log: [{holder: ann, affirms: [a, b]}, {id: s, holder: bob, denies: c}, {holder: cy, affirms: c}]
links:
  - {from: c, contradicts: d, status: rejected, reason: R}
"""
    found = corpus(HEAD + text).strengths()
    assert [(one.sources, one.target, one.sign, one.steps[0].id) for one in found.influences] == [
        (("a",), "b", "attacks", "q"),
        (("b",), "a", "attacks", "q"),
        (("not c",), "c", "attacks", "s"),
        (("c",), "not c", "attacks", "s"),
    ]
    assert found.values["a"] == pytest.approx(found.values["b"])
    assert found.values["c"] == pytest.approx(found.denials["c"])
    assert found.values["c"] == pytest.approx(quadratic(0.5, -found.values["c"]), abs=1e-8)


def test_what_is_not_held_has_no_effect(corpus: Read) -> None:
    """A premise that nobody surely holds is idle, an undercut link has no effect; both are named."""
    text = """\
stances:
  log:
    - {holder: ann, affirms: [a, c]}
    - {holder: ann, affirms: b, attribution: unsure}
    - {holder: ann, denies: d, attribution: unsure}
    - {holder: ann, denies: d, attribution: disputed}
questions: {q: {text: Q, answers: [c, free], exclusive: true}}
links:
  - {from: a, supports: gone}
  - {id: idle, from: free, supports: d}
  - {id: unsure, from: [a, b], supports: d}
  - {id: cut, from: a, supports: d}
  - {id: knife, from: c, undercuts: cut}
  - {id: no, from: a, opposes: d, status: rejected, reason: R}
"""
    found = corpus(
        HEAD.replace("claims: {", "claims: {gone: {text: G, status: withdrawn}, ") + text
    ).strengths()
    assert [step.id for step in found.idle] == ["idle", "unsure"]
    assert [step.id for step in found.undercut] == ["cut"]
    assert [(one.sources, one.target) for one in found.influences] == [(("c",), "free")]
    assert (found.values["d"], found.denials) == (0.5, {})


def test_base_scores_go_by_a_named_policy(corpus: Read) -> None:
    """By lines n lines give n / (n + 1), at least or at most; denials have those against the claim."""
    text = """\
stances:
  log: [{holder: nn, affirms: a}, {holder: bob, denies: b}]
  letter: [{holder: mm, affirms: a}, {holder: ann, denies: b}]
"""
    unnamed = "nn: {name: N, kind: unnamed}, mm: {name: M, kind: unnamed}"
    read = corpus(HEAD.replace("cy: Cy", unnamed) + text)
    least, most = read.strengths(base="lines"), read.strengths(base="lines-most")
    assert [found.scores["a"] for found in (least, most)] == [1 / 2, 2 / 3]
    assert (least.scores["not b"], least.scores["b"], least.scores["free"]) == (2 / 3, 0, 0)
    assert [found.base.name for found in (least, most)] == ["lines", "lines-most"]


def test_base_scores_may_be_given(corpus: Read) -> None:
    """What is given is taken and shown, all else is even; what fits no argument is refused."""
    text = "stances: {log: [{holder: bob, denies: b}]}\n"
    read = corpus(HEAD + text)
    found = read.strengths(base={"a": 0.9, "not b": 0})
    assert (found.base.name, found.scores) == (
        "given",
        {"a": 0.9, "b": 0.5, "c": 0.5, "d": 0.5, "free": 0.5, "not b": 0},
    )
    assert (found.values["a"], found.values["b"]) == (0.9, 0.5)
    with pytest.raises(KeyError, match="not a"):
        read.strengths(base={"not a": 0.5})
    with pytest.raises(ValueError, match=r"the base score of a is 1\.5: it must be from 0 to 1"):
        read.strengths(base={"a": 1.5})
    with pytest.raises(ValueError, match="the policies are even, lines, lines-most"):
        read.strengths(base="ratings")


def test_every_method_names_itself_and_what_it_left_out(corpus: Read) -> None:
    """All methods agree on a claim that nothing bears on; the h-categoriser reads no supports."""
    text = """\
stances: {log: [{holder: ann, affirms: [a, b]}]}
links: [{from: a, supports: b}]
"""
    read = corpus(HEAD + text)
    for method in METHODS:
        found = read.strengths(method)
        assert (found.method, found.values["a"], found.converged) == (method, 0.5, True)
        assert found.ignored_supports == (method == "h_categoriser")
    with pytest.raises(ValueError, match="no method 'truth'"):
        read.strengths("truth")  # type: ignore[arg-type]


def test_a_corpus_without_claims_has_no_strengths(corpus: Read) -> None:
    """Nothing comes of nothing, without an error."""
    found = corpus("actors: {ann: Ann}\n").strengths()
    assert (found.values, found.converged) == ({}, True)
