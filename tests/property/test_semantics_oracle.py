"""Frameworks against a brute force from the definitions, and against two independent programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import permutations
from operator import and_
from random import Random

import clingo
import pytest
from argumentation.core import dung
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.semantics import SEMANTICS, Framework, Semantics, oracle

Attack = tuple[int, int]

# -- brute force: sets of arguments are bits ----------------------------------------------------


def bits(members: Iterable[int]) -> int:
    """Return a set of arguments as a number."""
    return sum(1 << member for member in members)


class Brute:
    """All extensions of a framework, found by trying every set against the definition."""

    def __init__(self, size: int, attacks: Sequence[Attack]) -> None:
        """Find the admissible sets; every other semantics chooses among them."""
        by = [bits({a for a, b in attacks if b == i}) for i in range(size)]
        on = [bits({b for a, b in attacks if a == i}) for i in range(size)]
        self.full = (1 << size) - 1
        self.attacked: dict[int, int] = {}  # by conflict-free set: what it attacks
        self.defended: dict[int, int] = {}
        for members in range(1 << size):
            hit = 0
            for i in range(size):
                hit |= on[i] if members >> i & 1 else 0
            if not hit & members:
                self.attacked[members] = hit
                self.defended[members] = bits(i for i in range(size) if not by[i] & ~hit)
        self.admissible = [one for one, safe in self.defended.items() if not one & ~safe]

    def extensions(self, name: Semantics) -> set[int]:
        """Return the extensions under a semantics (Dung 1995; Caminada 2006; Dung et al. 2007)."""
        complete = {one for one, safe in self.defended.items() if one == safe}
        preferred = maximal(self.admissible)
        if name == "stable":
            return {one for one, hit in self.attacked.items() if one | hit == self.full}
        if name == "semi-stable":
            ranges = {one | self.attacked[one] for one in complete}
            widest = maximal(ranges)
            return {one for one in complete if one | self.attacked[one] in widest}
        if name == "ideal":
            common = reduce(and_, preferred)
            return maximal(one for one in self.admissible if not one & ~common)
        if name == "grounded":
            return {reduce(and_, complete)}
        return complete if name == "complete" else preferred


def maximal(sets: Iterable[int]) -> set[int]:
    """Return the sets that are within no other."""
    every = set(sets)
    return {one for one in every if not any(one & ~other == 0 for other in every - {one})}


def found(framework: Framework[int], name: Semantics) -> set[int]:
    """Return the extensions that claimtrack gives, having seen that none comes twice."""
    given_ = framework.extensions(name, seconds=None)
    extensions = [bits(one) for one in given_]
    assert len(set(extensions)) == len(extensions)
    assert (given_.complete, given_.cut) == (True, None)
    return set(extensions)


def frameworks(size: int) -> Iterator[list[Attack]]:
    """Give the attacks of every framework of a size, one for all that differ in names alone."""
    pairs = [(a, b) for a in range(size) for b in range(size)]
    place = {pair: at for at, pair in enumerate(pairs)}
    moves = [[place[p[a], p[b]] for a, b in pairs] for p in permutations(range(size))]
    seen: set[int] = set()
    for code in range(1 << len(pairs)):
        if code not in seen:
            on = [at for at in range(len(pairs)) if code >> at & 1]
            seen.update(sum(1 << move[at] for at in on) for move in moves)
            yield [pairs[at] for at in on]


@pytest.mark.parametrize("size", range(5))
def test_every_framework_of_up_to_four_arguments(size: int) -> None:
    """Extensions and their number are those of the definitions, for every framework there is."""
    for attacks in frameworks(size):
        framework, brute = Framework(range(size), attacks), Brute(size, attacks)
        for name in SEMANTICS:
            expected = brute.extensions(name)
            assert found(framework, name) == expected, (name, attacks)
            count = framework.count(name)
            assert (count, count.exact) == (len(expected), True), (name, attacks)


@st.composite
def attacks_among(draw: st.DrawFn, most: int = 8) -> tuple[int, list[Attack]]:
    """How many arguments, and some attacks, self-attacks and repetitions among them."""
    size = draw(st.integers(1, most))
    end = st.integers(0, size - 1)
    return size, draw(st.lists(st.tuples(end, end), max_size=3 * size))


@pytest.mark.parametrize("small", [40, 0], ids=["own search", "python-sat"])
@given(drawn=attacks_among())
@settings(max_examples=120)
def test_random_frameworks(small: int, drawn: tuple[int, list[Attack]]) -> None:
    """Extensions, counts and verdicts are those of the definitions, whoever solves the clauses."""
    size, attacks = drawn
    brute = Brute(size, attacks)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(oracle, "SMALL", small)
        framework = Framework(range(size), attacks)
        for name in SEMANTICS:
            expected = brute.extensions(name)
            assert found(framework, name) == expected
            assert framework.count(name) == len(expected)
            for argument in range(size):
                check_verdicts(framework, argument, name, expected)
        ideal = framework.ideal()
        assert {bits(ideal.accepted)} == brute.extensions("ideal")


def check_verdicts(
    framework: Framework[int], argument: int, name: Semantics, expected: set[int]
) -> None:
    """Compare both verdicts on an argument with all extensions, and what shows them with those."""
    some = framework.accepted(argument, name)
    assert bool(some) == any(one >> argument & 1 for one in expected)
    assert (some.witness is not None) == bool(some)
    if some.witness is not None:
        assert argument in some.witness
        assert bits(some.witness) in expected
    every = framework.accepted(argument, name, "sceptical")
    assert bool(every) == all(one >> argument & 1 for one in expected)
    assert (every.counterexample is None) == bool(every)
    assert every.vacuous == (not expected)
    if every.counterexample is not None:
        assert argument not in every.counterexample
        assert bits(every.counterexample) in expected


@given(attacks_among(12))
def test_ranks_explain_the_grounded_labelling(drawn: tuple[int, list[Attack]]) -> None:
    """Accepted: each attacker falls to an accepted one of lower rank. Rejected: by the least rank."""
    size, attacks = drawn
    framework = Framework(range(size), attacks)
    labelling, ranks = framework.grounded(), framework.ranks()
    assert set(ranks) == labelling.accepted | labelling.rejected
    for argument in range(size):
        attackers = framework.attackers(argument)
        counters = [ranks[one] for one in attackers if one in labelling.accepted]
        if argument in labelling.accepted:
            assert all(ranks[one] < ranks[argument] for one in attackers)
            assert labelling.rejected.issuperset(attackers)
        elif argument in labelling.rejected:
            assert ranks[argument] == min(counters)
        else:
            assert not counters
            assert not labelling.rejected.issuperset(attackers)


@given(attacks_among(10))
def test_disputes_are_independent(drawn: tuple[int, list[Attack]]) -> None:
    """Each dispute has the extensions of the whole, restricted to it, and no attack joins two."""
    size, attacks = drawn
    framework = Framework(range(size), attacks)
    undecided = framework.grounded().undecided
    disputes = framework.disputes()
    members = [one for dispute in disputes for one in dispute.arguments]
    assert sorted(members) == sorted(undecided)
    whole = set(framework.extensions("preferred"))
    for dispute in disputes:
        inside = frozenset(dispute.arguments)
        joined = {(a, b) for a, b in attacks if {a, b} & inside and {a, b} <= undecided}
        assert joined == set(dispute.attacks)
        assert set(dispute.extensions("preferred")) == {one & inside for one in whole}


# -- two other programs -------------------------------------------------------------------------

ASP = """
{ in(X) } :- arg(X).
out(X) :- in(Y), att(Y, X).
:- in(X), out(X).
:- in(X), att(Y, X), not out(Y).
"""
COMPLETE = "open(X) :- att(Y, X), not out(Y). :- arg(X), not in(X), not open(X)."
STABLE = ":- arg(X), not in(X), not out(X)."
LARGEST = "#heuristic in(X) : arg(X). [1, true]"
PROGRAMS: dict[Semantics, str] = {
    "complete": ASP + COMPLETE,
    "stable": ASP + STABLE,
    "preferred": ASP + LARGEST,
}


def solved(program: str, size: int, attacks: Iterable[Attack]) -> set[frozenset[int]]:
    """Return the sets that clingo finds."""
    facts = [f"arg({i})." for i in range(size)] + [f"att({a},{b})." for a, b in attacks]
    options = ["--heuristic=Domain", "--enum-mode=domRec"] if "#heuristic" in program else []
    control = clingo.Control(["0", *options])
    control.add("base", [], program + "".join(facts))
    control.ground([("base", [])])
    models: list[frozenset[int]] = []

    def keep(model: clingo.Model) -> None:
        atoms = model.symbols(atoms=True)
        models.append(frozenset(a.arguments[0].number for a in atoms if a.match("in", 1)))

    control.solve(on_model=keep)
    return set(models)


def drawn_framework(random: Random, size: int) -> list[Attack]:
    """Draw a framework: sparse, half of its attacks answered."""
    attacks: dict[Attack, None] = {}
    for _ in range(int(1.2 * size)):
        a, b = random.randrange(size), random.randrange(size)
        attacks[a, b] = None
        if random.random() < 0.5:
            attacks[b, a] = None
    return list(attacks)


@pytest.mark.parametrize("seed", range(30))
def test_clingo_agrees(seed: int) -> None:
    """An encoding in answer set programming has the same extensions, up to 24 arguments."""
    size = 4 + seed * 2 // 3
    attacks = drawn_framework(Random(seed), size)  # noqa: S311 - no secret
    framework = Framework(range(size), attacks)
    for name, program in PROGRAMS.items():
        assert set(framework.extensions(name)) == solved(program, size, attacks), name


@pytest.mark.parametrize("seed", range(20))
def test_formal_argumentation_agrees(seed: int) -> None:
    """formal-argumentation has the same extensions, up to 12 arguments."""
    size = 3 + seed // 2
    attacks = drawn_framework(Random(100 + seed), size)  # noqa: S311 - no secret
    names = [f"a{i}" for i in range(size)]
    pairs = [(names[a], names[b]) for a, b in attacks]
    framework = Framework(names, pairs)
    theirs = dung.ArgumentationFramework(frozenset(names), frozenset(pairs))
    assert framework.grounded().accepted == dung.grounded_extension(theirs)
    assert set(framework.extensions("complete")) == set(dung.complete_extensions(theirs))
    assert set(framework.extensions("preferred")) == set(dung.preferred_extensions(theirs))
    assert set(framework.extensions("stable")) == set(dung.stable_extensions(theirs))
    assert set(framework.extensions("semi-stable")) == set(dung.semi_stable_extensions(theirs))
    assert framework.ideal().accepted == dung.ideal_extension(theirs)
