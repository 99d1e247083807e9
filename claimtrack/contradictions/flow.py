"""What flows along entailment to a claim, without a list for each claim."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Generic, Literal, TypeVar

from claimtrack.contradictions.entailment import Entailment

__all__ = ["Flow", "Way", "flagged"]

T = TypeVar("T")
Way = Literal["broader", "narrower"]
"""Where something flows: what is affirmed to broader claims, what is denied to narrower ones."""

FEW: Final = 8
"""Up to so many springs are known by name; where more flow together the place itself is."""


class Flow(Generic[T]):
    """What is made at claims, and reaches all that their steps lead to.

    Each set of equivalent claims knows the nearest sets up the flow where something enters or many
    flows meet; a long chain on which nobody speaks is thus one step.
    """

    def __init__(self, made: Mapping[str, list[T]], entailment: Entailment, way: Way) -> None:
        """Take what is made at each claim and where it flows."""
        self._made = made
        self._entailment = entailment
        self._members: dict[str, tuple[str, ...]] = {}
        self._above: dict[str, tuple[str, ...]] = {}
        for knot, before in _in_order(entailment, way):
            self._enter(knot, before)

    def _enter(self, knot: tuple[str, ...], before: list[str]) -> None:
        above = tuple(dict.fromkeys(stop for one in before for stop in self._stops(one)))
        self._above[knot[0]] = above
        if len(above) > FEW or any(claim in self._made for claim in knot):
            self._members[knot[0]] = knot

    def _stops(self, head: str) -> tuple[str, ...]:
        return (head,) if head in self._members else self._above.get(head, ())

    def here(self, claim: str) -> list[T]:
        """Return what is made at a claim itself."""
        return self._made.get(claim, [])

    def elsewhere(self, claim: str) -> list[T]:
        """Return what reaches a claim from others."""
        found: list[T] = []
        todo = list(self._stops(self._entailment.head(claim)))
        passed = set(todo)
        for stop in todo:  # grows as it goes
            for member in self._members[stop]:
                if member != claim:
                    found += self._made.get(member, ())
            fresh = [one for one in self._above[stop] if one not in passed]
            passed.update(fresh)
            todo += fresh
        return found


def flagged(
    made: Mapping[str, Iterable[str]], entailment: Entailment, way: Way
) -> dict[str, tuple[str, ...]]:
    """Return up to two different names that reach each claim or its head, in one pass."""
    found = {claim: _two(names) for claim, names in made.items()}
    for knot, before in _in_order(entailment, way):
        places = (*knot, *before)
        found[knot[0]] = _two(name for one in places for name in found.get(one, ()))
    return found


def _two(names: Iterable[str]) -> tuple[str, ...]:
    two: dict[str, None] = {}
    for name in names:
        two[name] = None
        if len(two) > 1:
            break
    return tuple(two)


def _in_order(entailment: Entailment, way: Way) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    """Give each set of equivalent claims with the heads that flow into it, down the flow."""
    down = way == "broader"
    back = entailment.back if down else entailment.steps
    for knot in reversed(entailment.knots) if down else entailment.knots:
        heads = {entailment.head(one) for claim in knot for one in back.get(claim, ())}
        yield knot, sorted(heads - {knot[0]})
