"""Quantitative bipolar frameworks: base scores, attacks, supports, and strengths by a named method."""

from collections.abc import Hashable, Iterable, Mapping
from functools import cached_property
from typing import Final, Generic, Literal, TypeVar, get_args

from claimtrack.semantics import dfquad, euler, h_categoriser, mlp, quadratic_energy
from claimtrack.semantics.graph import Targets, linked, turned
from claimtrack.semantics.limits import Budget
from claimtrack.semantics.settling import Order, Settling, Strength, ordered
from claimtrack.value import record

__all__ = ["METHODS", "QBAF", "Method", "Strengths"]

A = TypeVar("A", bound=Hashable)

Method = Literal["quadratic_energy", "dfquad", "euler", "mlp", "h_categoriser"]
METHODS: Final[tuple[Method, ...]] = get_args(Method)
"""The names of the gradual methods."""

_STRENGTHS: Final[dict[str, Strength]] = {
    "quadratic_energy": quadratic_energy.strength,
    "dfquad": dfquad.strength,
    "euler": euler.strength,
    "mlp": mlp.strength,
    "h_categoriser": h_categoriser.strength,
}


@record
class Strengths(Generic[A]):
    """How strong each argument is under a method, and whether the numbers can be relied on."""

    method: Method
    values: dict[A, float]
    """The strength of each argument, from 0 to 1, in the order of the base scores."""
    converged: bool
    """Whether all strengths are what the method says, up to the tolerance. Without circles always so."""
    residual: float
    """The largest difference between a strength and what the method makes of the others; 0 without
    circles, 1 where the time was over before it was known."""
    ignored_supports: int
    """How many supports were not read, since the method (h-categoriser) is for attacks alone."""


class QBAF(Generic[A]):
    """Arguments with a base score from 0 to 1, who attacks whom, and who supports whom.

    Baroni, Rago and Toni (2018), How many properties do we need for gradual argumentation? The
    arguments are those that have a base score; an attack or support of something else, and a base
    score that is no number from 0 to 1, raise ValueError. What is named twice counts once.

    >>> qbaf = QBAF({"a": 0.5, "b": 1.0}, [("b", "a")])
    >>> qbaf.strengths("quadratic_energy").values
    {'a': 0.25, 'b': 1.0}
    """

    def __init__(
        self,
        base_scores: Mapping[A, float],
        attacks: Iterable[tuple[A, A]],
        supports: Iterable[tuple[A, A]] = (),
    ) -> None:
        """Take the base scores, and pairs of attacker and target, supporter and supported."""
        for name, score in base_scores.items():
            if not 0 <= score <= 1:
                message = f"the base score of {name!r} is {score!r}; it must be from 0 to 1"
                raise ValueError(message)
        index = {name: number for number, name in enumerate(base_scores)}
        self.base_scores = dict(base_scores)
        """The base score of each argument."""
        self._targets: tuple[Targets, Targets] = (
            _each_once(linked(index, attacks, "attack")[0]),
            _each_once(linked(index, supports, "support")[0]),
        )
        self._links: tuple[Targets, Targets] = (turned(self._targets[0]), turned(self._targets[1]))

    def strengths(
        self,
        method: Method = "quadratic_energy",
        *,
        tolerance: float = 1e-10,
        iterations: int = 10_000,
        seconds: float | None = 60.0,
    ) -> Strengths[A]:
        """Return the strength of every argument under a method.

        O(n + m) without circles. On a circle at most so many iterations are made, until no strength
        differs from what the method says by more than the tolerance; `converged` and `residual` say
        what came of it. The order in which arguments and links are given changes nothing.
        """
        if method not in METHODS:
            message = f"no method {method!r}: it is one of {', '.join(METHODS)}"
            raise ValueError(message)
        unread = sum(map(len, self._targets[1])) if method == "h_categoriser" else 0
        targets, links = self._targets, self._links
        if unread:
            none: Targets = [()] * len(self.base_scores)
            targets, links = (targets[0], none), (links[0], none)
        order = ordered(targets, links) if unread else self._order
        budget = Budget(seconds)
        base = [float(score) for score in self.base_scores.values()]
        settling = Settling(_STRENGTHS[method], base, links, budget)
        with budget.running():
            settling.run(order, tolerance=tolerance, rounds=iterations)
        return Strengths(
            method=method,
            values=dict(zip(self.base_scores, settling.values, strict=True)),
            converged=settling.residual <= tolerance,
            residual=settling.residual,
            ignored_supports=unread,
        )

    @cached_property
    def _order(self) -> Order:
        return ordered(self._targets, self._links)


def _each_once(targets: list[list[int]]) -> list[list[int]]:
    return [list(dict.fromkeys(hit)) if len(hit) > 1 else hit for hit in targets]
