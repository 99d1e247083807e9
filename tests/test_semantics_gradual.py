"""Gradual strengths: the formulas, their edges, circles, and what may not matter."""

from __future__ import annotations

from collections.abc import Callable
from math import exp, isclose, log
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.semantics import METHODS, QBAF, Method
from claimtrack.semantics.limits import Budget
from claimtrack.semantics.quadratic_energy import strength
from claimtrack.semantics.settling import Settling, ordered

Pair = tuple[str, str]

# -- the formulas -------------------------------------------------------------------------------

DEBATE = QBAF(
    {"a": 0.4, "b": 0.6, "c": 0.5, "d": 0.8},
    [("b", "a"), ("d", "b")],
    [("c", "a"), ("d", "a")],
)


def naive(method: Method, base: float, attackers: list[float], supporters: list[float]) -> float:
    """Return a strength by the formula as it stands in the paper."""
    energy = sum(supporters) - sum(attackers)
    if method == "quadratic_energy":
        pull = energy**2 / (1 + energy**2)
        return base + (1 - base) * pull if energy > 0 else base - base * pull
    if method == "dfquad":
        against, in_favour = 1.0, 1.0
        for one in attackers:
            against *= 1 - one
        for one in supporters:
            in_favour *= 1 - one
        lead = (1 - in_favour) - (1 - against)
        return base + (1 - base) * lead if lead > 0 else base - base * -lead
    if method == "euler":
        return 1 - (1 - base**2) / (1 + base * exp(energy))
    if method == "mlp":
        return 1 / (1 + exp(-(log(base / (1 - base)) + energy)))
    return base / (1 + sum(attackers))


@pytest.mark.parametrize("method", METHODS)
def test_strengths_are_those_of_the_formula(method: Method) -> None:
    """An acyclic debate has the strengths of the papers' formulas, with nothing left over."""
    found = DEBATE.strengths(method)
    d = naive(method, 0.8, [], [])
    b = naive(method, 0.6, [d], [])
    c = naive(method, 0.5, [], [])
    a = naive(method, 0.4, [b], [c, d])
    assert list(found.values) == ["a", "b", "c", "d"]
    assert list(found.values.values()) == pytest.approx([a, b, c, d], abs=1e-12)
    assert (found.method, found.converged, found.residual) == (method, True, 0.0)
    assert found.ignored_supports == (2 if method == "h_categoriser" else 0)


@pytest.mark.parametrize(
    ("method", "attacked", "supported"),
    [
        ("quadratic_energy", 0.25, 0.75),
        ("dfquad", 0.0, 1.0),
        ("euler", 1 - 0.75 / (1 + 0.5 / exp(1)), 1 - 0.75 / (1 + 0.5 * exp(1))),
        ("mlp", 1 / (1 + exp(1)), 1 / (1 + exp(-1))),
        ("h_categoriser", 0.25, 0.5),
    ],
)
def test_one_certain_neighbour(method: Method, attacked: float, supported: float) -> None:
    """What one neighbour of strength 1 does to a base score of one half."""
    for links, expected in (([("x", "a")], attacked), ([], supported)):
        supports = [] if links else [("x", "a")]
        values = QBAF({"a": 0.5, "x": 1.0}, links, supports).strengths(method).values
        assert values["a"] == pytest.approx(expected, abs=1e-12)


# -- edges of the numbers -----------------------------------------------------------------------


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("base", [0, 0.0, 5e-324, 1e-12, 0.5, 1 - 1e-16, 1, 1.0])
@pytest.mark.parametrize("crowd", [0, 1, 5000])
def test_strengths_stay_from_0_to_1(method: Method, base: float, crowd: int) -> None:
    """Thousands of certain attackers or supporters, and base scores at the edge, give no NaN."""
    others = [f"x{i}" for i in range(crowd)]
    links = [(other, "a") for other in others]
    scores = {"a": base, **dict.fromkeys(others, 1.0)}
    against = QBAF(scores, links).strengths(method).values["a"]
    in_favour = QBAF(scores, [], links).strengths(method).values["a"]
    assert 0 <= against <= base or isclose(against, base)
    assert 1 >= in_favour >= base or isclose(in_favour, base)


@pytest.mark.parametrize(
    ("method", "zero", "one"),
    [
        ("quadratic_energy", 0.9, 0.1),
        ("dfquad", 1.0, 0.0),
        ("euler", 0.0, 1.0),
        ("mlp", 0.0, 1.0),
        ("h_categoriser", 0.0, 0.25),
    ],
)
def test_base_scores_of_0_and_1(method: Method, zero: float, one: float) -> None:
    """Base score 0 under three supporters and 1 under three attackers: some methods never move them."""
    links = [(other, "a") for other in "xyz"]
    sure = dict.fromkeys("xyz", 1.0)
    supported = QBAF({"a": 0.0, **sure}, [], links).strengths(method).values["a"]
    attacked = QBAF({"a": 1.0, **sure}, links).strengths(method).values["a"]
    assert (supported, attacked) == pytest.approx((zero, one), abs=1e-12)


@pytest.mark.parametrize("score", [-0.1, 1.1, float("nan"), float("inf")])
def test_a_base_score_beyond_0_to_1_is_refused(score: float) -> None:
    """The message names the argument and its score."""
    with pytest.raises(
        ValueError, match=f"the base score of 'a' is {score}; it must be from 0 to 1"
    ):
        QBAF({"a": score}, [])


def test_unknown_ends_and_methods_are_refused() -> None:
    """The message names what has no base score, or what methods there are."""
    with pytest.raises(ValueError, match="this support names 'z', which is not among"):
        QBAF({"a": 0.5}, [], [("z", "a")])
    wrong: Callable[[str], object] = DEBATE.strengths  # type: ignore[assignment]
    with pytest.raises(ValueError, match="no method 'best': it is one of quadratic_energy, dfquad"):
        wrong("best")


# -- circles ------------------------------------------------------------------------------------


def test_mutual_attack_settles_at_a_fixed_point() -> None:
    """Two that attack each other settle at the root of s = 0.5 - 0.5 s² / (1 + s²)."""
    found = QBAF({"a": 0.5, "b": 0.5}, [("a", "b"), ("b", "a")]).strengths()
    root = found.values["a"]
    assert found.values["b"] == root
    assert root == pytest.approx(0.5 - 0.5 * root**2 / (1 + root**2), abs=1e-9)
    assert found.converged
    assert 0 < found.residual <= 1e-10


def diverging() -> QBAF[str]:
    """Return crowds that attack each other: jumping to what the method says goes to and fro for ever."""
    ones, others = [f"a{i}" for i in range(20)], [f"b{i}" for i in range(20)]
    attacks = [(one, other) for one in ones for other in others]
    base = {**dict.fromkeys(ones, 0.9), **dict.fromkeys(others, 0.9)}
    return QBAF(base, [*attacks, *((b, a) for a, b in attacks)])


@pytest.mark.parametrize("method", METHODS)
def test_what_jumps_for_ever_settles_in_small_steps(method: Method) -> None:
    """Two crowds of twenty attack each other, and all still settle at what the method says."""
    found = diverging().strengths(method)
    assert found.converged
    assert found.residual <= 1e-10
    attackers = [found.values["b0"]] * 20
    assert found.values["a0"] == pytest.approx(naive(method, 0.9, attackers, []), abs=1e-8)


@pytest.mark.parametrize("limits", [{"iterations": 3}, {"iterations": 0}, {"seconds": 0.0}])
def test_a_limit_reached_is_part_of_the_answer(limits: dict[str, float]) -> None:
    """Cut short, the strengths are as far as they came, and the residual says how far that is."""
    run: Callable[..., object] = diverging().strengths
    found = run("euler", **limits)
    assert getattr(found, "converged") is False  # noqa: B009 - any result
    assert getattr(found, "residual") > 0.001  # noqa: B009


def test_time_that_runs_out_on_the_way_keeps_what_is_known() -> None:
    """The strengths before the step that was not finished stay, with their residual."""
    ticks = iter(range(100))
    budget = Budget(6, lambda: float(next(ticks)))
    both: list[list[int]] = [[1], [0]]
    none: list[list[int]] = [[], []]
    settling = Settling(strength, [0.9, 0.9], (both, none), budget)
    with budget.running():
        settling.run(ordered((both, none), (both, none)), tolerance=0.0, rounds=1000)
    assert settling.values[0] == settling.values[1]
    assert 0.4 < settling.values[0] < 0.9
    assert 0 < settling.residual < 0.5


def test_what_depends_on_a_circle_comes_after_it() -> None:
    """Before, on and behind a circle: each has the strength the method makes of the others."""
    base = {"behind": 0.5, "x": 0.7, "y": 0.6, "before": 0.9, "self": 0.5}
    attacks = [("x", "y"), ("y", "x"), ("before", "x"), ("self", "self")]
    found = QBAF(base, attacks, [("y", "behind"), ("behind", "self")]).strengths("dfquad").values
    assert found["before"] == 0.9
    assert found["x"] == pytest.approx(0.7 * (1 - found["y"]) * 0.1, abs=1e-9)
    assert found["y"] == pytest.approx(0.6 * (1 - found["x"]), abs=1e-9)
    assert found["behind"] == pytest.approx(0.5 + 0.5 * found["y"], abs=1e-9)
    assert found["self"] == pytest.approx(
        naive("dfquad", 0.5, [found["self"]], [found["behind"]]), abs=1e-9
    )


def test_supports_that_are_not_read_make_no_circle() -> None:
    """Under h-categoriser a circle of supports is no circle."""
    found = QBAF({"a": 0.5, "b": 0.5}, [("a", "b")], [("b", "a")]).strengths("h_categoriser")
    assert found.values == {"a": 0.5, "b": pytest.approx(1 / 3)}
    assert (found.residual, found.ignored_supports) == (0.0, 1)


# -- what may not matter ------------------------------------------------------------------------

pair_lists = st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=14)


@given(pair_lists, pair_lists, st.sampled_from(METHODS), st.integers(0, 99))
def test_order_and_repetition_change_nothing(
    attacks: list[Pair], supports: list[Pair], method: Method, seed: int
) -> None:
    """Arguments and links in another order, links named twice: the same strengths to the last bit."""
    base = {name: score / 7 for score, name in enumerate("abcdef", start=1)}
    random = Random(seed)  # noqa: S311 - no secret
    names = random.sample("abcdef", 6)
    other = QBAF(
        {name: base[name] for name in names},
        random.sample(attacks * 2, 2 * len(attacks)),
        random.sample(supports, len(supports)),
    )
    assert other.strengths(method).values == QBAF(base, attacks, supports).strengths(method).values


@given(pair_lists, pair_lists, st.sampled_from(METHODS))
def test_settled_strengths_are_what_the_method_says(
    attacks: list[Pair], supports: list[Pair], method: Method
) -> None:
    """Each strength follows from those of the others by the formula, up to the tolerance."""
    base = {name: score / 7 for score, name in enumerate("abcdef", start=1)}
    found = QBAF(base, attacks, supports).strengths(method)
    assert found.converged
    for name, score in base.items():
        by = [found.values[a] for a, b in set(attacks) if b == name]
        for_ = [found.values[a] for a, b in set(supports) if b == name]
        assert found.values[name] == pytest.approx(naive(method, score, by, for_), abs=1e-9)
