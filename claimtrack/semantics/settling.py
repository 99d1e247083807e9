"""Strengths that depend on one another: in order where there is one, else as what they settle at."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from itertools import chain

from claimtrack.relation import knots
from claimtrack.semantics.graph import Targets
from claimtrack.semantics.limits import Budget, OutOfTime
from claimtrack.value import value

__all__ = ["Order", "Settling", "Strength", "ordered"]

Strength = Callable[[float, Iterable[float], Iterable[float]], float]
"""The strength of an argument by its base score and the strengths of attackers and supporters."""


@value
class Order:
    """Arguments each after all that it depends on, and the rest: on a circle, or behind one."""

    first: list[int]
    rest: list[int]


def ordered(targets: tuple[Targets, Targets], links: tuple[Targets, Targets]) -> Order:
    """Return the order of arguments, given whom each attacks and supports, and the reverse; O(n + m)."""
    waiting = [
        len(attackers) + len(supporters) for attackers, supporters in zip(*links, strict=True)
    ]
    first = [number for number, count in enumerate(waiting) if not count]
    attacked, supported = targets
    for number in first:  # grows as it goes
        for target in chain(attacked[number], supported[number]):
            waiting[target] -= 1
            if not waiting[target]:
                first.append(target)
    return Order(first, [number for number, count in enumerate(waiting) if count])


class Settling:
    """The strengths of all arguments under one method.

    Each is computed once, when all that it depends on is known: linear where nothing is on a circle.
    Arguments on a circle start from their base scores and move towards what the method says, all at
    once and in small steps, as in Potyka (2018), Continuous dynamical systems for weighted bipolar
    argumentation: this settles in cases where jumping all the way goes back and forth for ever.
    """

    def __init__(
        self,
        strength: Strength,
        base: Sequence[float],
        links: tuple[Targets, Targets],
        budget: Budget,
    ) -> None:
        """Take the method, the base scores, and who attacks and who supports each argument."""
        self._strength = strength
        self._base = base
        self._attackers, self._supporters = links
        self._budget = budget
        self.values = list(base)
        """The strengths, by number."""
        self.residual = 0.0
        """How far the method is from the strengths, at most."""
        self._value = self.values.__getitem__

    def run(self, order: Order, *, tolerance: float, rounds: int) -> None:
        """Compute the strengths in an order, and what is not in it as what it settles at."""
        strength, base, value = self._strength, self._base, self._value
        attackers, supporters = self._attackers, self._supporters
        for i in order.first:
            self.values[i] = strength(base[i], map(value, attackers[i]), map(value, supporters[i]))
        self._circles(order.rest, tolerance, rounds)

    def _at(self, number: int) -> float:
        attackers = map(self._value, self._attackers[number])
        supporters = map(self._value, self._supporters[number])
        return self._strength(self._base[number], attackers, supporters)

    def _circles(self, numbers: Iterable[int], tolerance: float, rounds: int) -> None:
        steps = {i: (*self._attackers[i], *self._supporters[i]) for i in numbers}
        inside = {i: [one for one in before if one in steps] for i, before in steps.items()}
        for knot in knots(inside):
            if len(knot) == 1 and knot[0] not in inside[knot[0]]:
                self.values[knot[0]] = self._at(knot[0])
            else:
                self._settle(knot, tolerance, rounds)

    def _settle(self, knot: list[int], tolerance: float, rounds: int) -> None:
        """Move the strengths on a circle step by step until they stay.

        A step is as long as the pull changes little along it: at most by half. So it follows the
        differential equation closely enough neither to jump over what it settles at nor to crawl.
        """
        now, step, far = [self.values[i] for i in knot], 0.5, 1.0
        with suppress(OutOfTime):
            pull = self._pull(knot, now)
            far = _largest(pull)
            for _ in range(rounds):
                if far <= tolerance:
                    break
                then = [old + step * by for old, by in zip(now, pull, strict=True)]
                following = self._pull(knot, then)
                change = _largest(a - b for a, b in zip(following, pull, strict=True))
                if change > far / 2:
                    step /= 2
                    continue
                if change < far / 4:
                    step = min(1.0, step * 1.5)
                now, pull, far = then, following, _largest(following)
        for number, one in zip(knot, now, strict=True):
            self.values[number] = one
        self.residual = max(self.residual, far)

    def _pull(self, knot: list[int], values: list[float]) -> list[float]:
        """Return how far the method would move each strength on a circle."""
        self._budget.check()
        for number, one in zip(knot, values, strict=True):
            self.values[number] = one
        return [self._at(number) - one for number, one in zip(knot, values, strict=True)]


def _largest(numbers: Iterable[float]) -> float:
    return max(map(abs, numbers))
