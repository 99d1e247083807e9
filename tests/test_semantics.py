"""Frameworks: what is asked of them, limits on time and number, large and hard ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from claimtrack.semantics import (
    SEMANTICS,
    Count,
    Framework,
    Labelling,
    OutOfTime,
    Semantics,
    oracle,
    search,
)
from claimtrack.semantics.answers import Extensions
from claimtrack.semantics.limits import Budget
from claimtrack.semantics.oracle import Glucose, Oracle
from claimtrack.semantics.search import Search

NIXON = Framework(["quaker", "republican"], [("quaker", "republican"), ("republican", "quaker")])
FLOATING = Framework(
    ["a", "b", "c", "d"], [("a", "b"), ("b", "a"), ("a", "c"), ("b", "c"), ("c", "d")]
)
BAIT = Framework("ab", [("a", "b"), ("b", "a"), ("b", "b")])
ODD = Framework(["a", "b", "c", "d"], [("a", "b"), ("b", "c"), ("c", "a"), ("d", "a"), ("d", "d")])


def ring(size: int) -> Framework[int]:
    """Return arguments each of which attacks the next, in a circle."""
    return Framework(range(size), [(i, (i + 1) % size) for i in range(size)])


def pairs(size: int) -> Framework[int]:
    """Return so many disputes of two arguments that attack each other."""
    return Framework(range(2 * size), [(i, i ^ 1) for i in range(2 * size)])


@pytest.fixture(params=["own search", "python-sat"])
def engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both who can solve clauses, also where they would not be asked."""
    monkeypatch.setattr(oracle, "SMALL", 10**9 if request.param == "own search" else 0)
    return str(request.param)


# -- values -------------------------------------------------------------------------------------


def test_a_framework_is_its_arguments_in_order_and_its_attacks() -> None:
    """What is named twice counts once; equality and hash go by content."""
    framework = Framework(["b", "a", "b"], [("a", "b"), ("b", "a"), ("a", "b")])
    assert framework.arguments == ("b", "a")
    assert framework.attacks == (("b", "a"), ("a", "b"))
    assert framework == Framework(["b", "a"], [("b", "a"), ("a", "b")])
    assert hash(framework) == hash(Framework(["b", "a"], [("b", "a"), ("a", "b")]))
    assert framework != Framework(["a", "b"], [("b", "a"), ("a", "b")])
    assert framework != "framework"
    assert repr(framework) == "Framework(['b', 'a'], [('b', 'a'), ('a', 'b')])"


def test_neighbours_come_once_and_in_order() -> None:
    """Attackers and targets follow the order of the arguments."""
    framework = Framework("abc", [("c", "a"), ("b", "a"), ("c", "a"), ("c", "b")])
    assert framework.attackers("a") == ("b", "c")
    assert framework.targets("c") == ("a", "b")


@pytest.mark.parametrize("attack", [("a", "z"), ("z", "a")])
def test_an_attack_of_something_else_is_refused(attack: tuple[str, str]) -> None:
    """The message names what is not among the arguments."""
    with pytest.raises(ValueError, match="this attack names 'z', which is not among the arguments"):
        Framework(["a"], [attack])


def test_wrong_names_are_refused() -> None:
    """An unknown semantics, mode or argument raises ValueError, which says what there is."""
    wrong: Callable[..., object] = NIXON.accepted
    with pytest.raises(ValueError, match="no semantics 'best': it is one of grounded, complete"):
        wrong("quaker", "best")
    with pytest.raises(ValueError, match="no mode 'fearful': it is one of credulous, sceptical"):
        wrong("quaker", "preferred", "fearful")
    with pytest.raises(ValueError, match="'z' is not among the arguments"):
        wrong("z", "preferred")


def test_a_labelling_rejects_what_the_accepted_attack() -> None:
    """Any set has a labelling; the grounded one is that of what stands anyhow."""
    none = frozenset[str]()
    assert FLOATING.grounded() == Labelling(none, none, frozenset("abcd"))
    assert FLOATING.labelling(["a", "d"]) == Labelling(frozenset("ad"), frozenset("bc"), none)
    chain = Framework("abc", [("a", "b"), ("b", "c")])
    assert chain.grounded() == Labelling(frozenset("ac"), frozenset("b"), none)
    assert chain.ranks() == {"a": 1, "b": 1, "c": 2}


# -- known examples -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("framework", "name", "expected"),
    [
        (NIXON, "grounded", [""]),
        (NIXON, "complete", ["", "quaker", "republican"]),
        (NIXON, "preferred", ["quaker", "republican"]),
        (NIXON, "ideal", [""]),
        (FLOATING, "preferred", ["a d", "b d"]),
        (FLOATING, "stable", ["a d", "b d"]),
        (FLOATING, "ideal", [""]),
        (ODD, "preferred", [""]),
        (ODD, "stable", []),
        (ODD, "semi-stable", [""]),
        (Framework("", []), "stable", [""]),
        (Framework("a", [("a", "a")]), "stable", []),
    ],
)
def test_textbook_frameworks(
    framework: Framework[str], name: Semantics, expected: list[str], engine: str
) -> None:
    """The Nixon diamond, floating acceptance, an odd circle, nothing, and a self-attack."""
    assert engine
    found = sorted(" ".join(sorted(one)) for one in framework.extensions(name))
    assert found == expected
    assert framework.count(name) == len(expected)


TAIL = Framework(
    "abcdefg", [(one[0], one[1]) for one in ("ab", "ba", "ac", "bc", "cd", "ef", "fg")]
)
"""Floating acceptance, beside a chain that the grounded labelling decides: `e` and `g` stand, `f` falls."""


@pytest.mark.parametrize(
    ("framework", "argument", "name", "some", "every"),
    [
        *((TAIL, "e", name, True, True) for name in SEMANTICS),
        *((TAIL, "f", name, False, False) for name in SEMANTICS),
        *((TAIL, "a", name, name not in ("grounded", "ideal"), False) for name in SEMANTICS),
        *((TAIL, "c", name, False, False) for name in SEMANTICS),
        (TAIL, "d", "grounded", False, False),
        (TAIL, "d", "complete", True, False),
        (TAIL, "d", "preferred", True, True),
        (TAIL, "d", "stable", True, True),
        (TAIL, "d", "semi-stable", True, True),
        (TAIL, "d", "ideal", False, False),
        (BAIT, "a", "complete", True, False),
        (BAIT, "a", "preferred", True, True),
        (BAIT, "a", "semi-stable", True, True),
        (BAIT, "a", "ideal", True, True),
        *((ODD, "a", name, False, False) for name in SEMANTICS if name != "stable"),
    ],
)
def test_a_verdict_shows_an_extension_that_makes_it_so(  # noqa: PLR0913 - a case has as many parts
    framework: Framework[str],
    argument: str,
    name: Semantics,
    engine: str,
    *,
    some: bool,
    every: bool,
) -> None:
    """In some or in all, with one of the extensions that has the argument, or one that lacks it."""
    assert engine
    extensions = list(framework.extensions(name))
    credulous = framework.accepted(argument, name)
    assert credulous.answer is some
    assert (credulous.witness in extensions) is some
    assert not some or argument in (credulous.witness or ())
    sceptical = framework.accepted(argument, name, "sceptical")
    assert sceptical.answer is every
    assert (sceptical.counterexample in extensions) is not every
    assert argument not in (sceptical.counterexample or ())


def test_without_a_stable_extension_all_are_in_all_of_them() -> None:
    """The verdict is true by definition, and says that it is so for want of any extension."""
    verdict = ODD.accepted("a", "stable", "sceptical")
    assert (verdict.answer, verdict.vacuous, verdict.counterexample) == (True, True, None)
    assert not ODD.accepted("a", "stable")


def test_one_part_without_a_stable_extension_leaves_the_whole_without() -> None:
    """A self-attack far away takes every stable extension with it, and no preferred one."""
    framework = Framework("abz", [("a", "b"), ("b", "a"), ("z", "z")])
    assert list(framework.extensions("stable")) == []
    assert framework.count("stable") == 0
    assert not framework.accepted("a", "stable")
    assert framework.accepted("a", "stable", "sceptical").vacuous
    assert framework.accepted("a", "preferred").witness == frozenset("a")
    assert framework.accepted("a", "preferred", "sceptical").counterexample == frozenset("b")


# -- limits -------------------------------------------------------------------------------------


def test_extensions_say_whether_they_were_all() -> None:
    """Nothing is said before the end; then that they were all, or which limit was reached."""
    every = NIXON.extensions("preferred")
    assert next(every)
    assert (every.complete, every.cut) == (None, None)
    assert len(list(every)) == 1
    assert (every.complete, every.cut) == (True, None)
    some = NIXON.extensions("preferred", limit=1)
    assert len(list(some)) == 1
    assert (some.complete, some.cut) == (False, "limit")
    assert list(some) == []


def test_extensions_are_found_one_by_one() -> None:
    """The first of 2 ** 1000 extensions comes at once, and their number is exact."""
    framework = pairs(1000)
    assert len(next(framework.extensions("preferred"))) == 1000
    count = framework.count("preferred")
    assert (count == 2**1000, count.exact) == (True, True)
    assert framework.count("complete") == 3**1000


def test_a_count_that_was_cut_short_is_a_lower_bound() -> None:
    """With a limit or without time the number is at least what was found; repr says so."""
    assert repr(pairs(3).count("preferred", limit=1)) == "Count(1, exact=False)"
    assert repr(pairs(3).count("preferred", limit=2)) == "Count(8, exact=True)"
    assert repr(pairs(3).count("preferred", seconds=0)) == "Count(1, exact=False)"
    assert repr(pairs(3).count("stable", seconds=0)) == "Count(0, exact=False)"
    assert Count(3, exact=True) + 1 == 4


def test_no_time_is_an_answer_of_its_own(engine: str) -> None:
    """Where time is over extensions end, a verdict is neither true nor false, ideal raises."""
    assert engine
    cut = FLOATING.extensions("preferred", seconds=0)
    assert list(cut) == []
    assert (cut.complete, cut.cut) == (False, "seconds")
    verdict = FLOATING.accepted("a", "preferred", seconds=0)
    assert verdict.answer is None
    with pytest.raises(OutOfTime, match="the time was over before an answer was found"):
        bool(verdict)
    with pytest.raises(TimeoutError, match="the time allowed is over"):
        FLOATING.ideal(seconds=0)


def test_time_runs_only_while_something_is_looked_for() -> None:
    """Whoever takes long between two extensions loses nothing."""
    now = 0.0

    def clock() -> float:
        return now

    def each(budget: Budget) -> Iterator[frozenset[int]]:
        nonlocal now
        for one in range(9):
            now += 1
            budget.check()
            yield frozenset([one])

    budget = Budget(2.5, clock)
    extensions = Extensions(each(budget), None, budget)
    assert next(extensions) == {0}
    now += 100
    assert next(extensions) == {1}
    now += 100
    assert list(extensions) == []
    assert extensions.cut == "seconds"


def test_a_conflict_looks_at_the_clock() -> None:
    """A search that has begun ends when its time is over."""
    ticks = iter(range(100))
    budget = Budget(4, lambda: float(next(ticks)))
    solver = Search(42, budget)
    for clause in pigeons(7):
        solver.add(clause)
    with pytest.raises(OutOfTime), budget.running():
        solver.solve()


# -- large and hard -----------------------------------------------------------------------------


def test_long_chains_and_circles_need_no_recursion() -> None:
    """20,000 arguments in a row are decided; in a circle they have two accounts."""
    size = 20_000
    chain = Framework(range(size), [(i, i + 1) for i in range(size - 1)])
    assert len(chain.grounded().accepted) == size // 2
    assert chain.ranks()[size - 1] == size // 2
    assert ring(size).accepted(0, "preferred")


@pytest.mark.parametrize("size", [41, 300, 301])
@pytest.mark.parametrize("name", ["preferred", "stable", "semi-stable", "ideal", "complete"])
def test_circles(size: int, name: Semantics, engine: str) -> None:
    """An even circle has two accounts, an odd one has none."""
    assert engine
    even = size % 2 == 0
    expected = {"complete": 1 + 2 * even, "stable": 2 * even, "ideal": 1}.get(name, 1 + even)
    assert len(list(ring(size).extensions(name))) == expected
    assert bool(ring(size).accepted(0, name)) == (even and name != "ideal")


def test_a_dense_dispute(engine: str) -> None:
    """Sixty rivals of one another, and what is attacked by all: one account for each rival."""
    assert engine
    rivals = range(60)
    attacks = [(a, b) for a in rivals for b in rivals if a != b]
    framework = Framework(range(62), [*attacks, *((a, 60) for a in rivals), (60, 61), (61, 60)])
    assert framework.count("preferred") == framework.count("stable") == 60
    assert framework.accepted(61, "preferred", "sceptical")
    assert framework.accepted(60, "preferred").answer is False
    assert framework.ideal().accepted == {61}


def test_without_python_sat_the_own_search_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra `solver` changes who answers, not what."""

    def nothing(name: str) -> None:
        assert name == "pysat"

    assert isinstance(oracle.oracle(41, 1, Budget(None)), Glucose)
    assert isinstance(oracle.oracle(40, 1, Budget(None)), Search)
    monkeypatch.setattr(oracle, "find_spec", nothing)
    assert isinstance(oracle.oracle(41, 1, Budget(None)), Search)
    assert ring(42).count("preferred") == 2


# -- the search ---------------------------------------------------------------------------------


def pigeons(many: int) -> Iterator[list[int]]:
    """Give clauses that no one can fulfil: so many pigeons, each in a hole of its own, one too few."""
    holes = range(many - 1)
    for pigeon in range(many):
        yield [pigeon * len(holes) + hole + 1 for hole in holes]
    for hole in holes:
        for one in range(many):
            for other in range(one):
                yield [-(pigeon * len(holes) + hole + 1) for pigeon in (one, other)]


@pytest.mark.parametrize("solver", [Search, lambda size, budget: Glucose(size, budget, size)])
def test_solvers_refute_and_fulfil(solver: Callable[[int, Budget], Oracle]) -> None:
    """Pigeons do not fit; without the last of them they do, also under assumptions."""
    full, less = solver(30, Budget(None)), solver(30, Budget(None))
    clauses = list(pigeons(6))
    for clause in clauses:
        full.add(clause)
        if clause != clauses[5]:
            less.add(clause)
    assert not full.solve()
    assert not full.solve()
    assert less.solve([1])
    assert less.holds(1)
    assert not less.holds(6)
    assert not less.solve([1, 6])
    assert not less.solve([1, -1])
    more = less.fresh()
    less.add([-more, 6])
    less.add([-more, 1])
    assert not less.solve([more])
    assert less.solve([-more])


def test_weights_and_the_heap_are_kept_small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A long search scales its weights down and orders its heap anew, and still refutes."""
    monkeypatch.setattr(search, "HEAVY", 50.0)
    monkeypatch.setattr(search, "STALE", 1)
    solver = Search(42, Budget(None))
    for clause in pigeons(7):
        solver.add(clause)
    assert not solver.solve()


def test_clauses_that_say_nothing_or_too_much() -> None:
    """A tautology is no demand; two units against each other refute everything."""
    solver = Search(2, Budget(None))
    solver.add([1, -1])
    solver.add([2])
    solver.add([2, 1])
    assert solver.solve([-1])
    assert [[solver.holds(1), solver.holds(2)] for _ in solver.each()] == [
        [False, True],
        [True, True],
    ]
    solver.add([-2])
    assert not solver.solve()
    assert list(solver.each()) == []
