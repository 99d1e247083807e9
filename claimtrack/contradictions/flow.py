"""What flows along entailment to a claim, without a list for each claim."""

from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

from claimtrack.relation import knots

__all__ = ["Flow"]

T = TypeVar("T")


class Flow(Generic[T]):
    """What is made at claims, and reaches all that their steps lead to.

    Each set of equivalent claims knows the nearest sets up the flow where something enters or two
    flows meet; a long chain on which nobody speaks is thus one step.
    """

    def __init__(
        self,
        made: Mapping[str, list[T]],
        steps: Mapping[str, Iterable[str]],
        back: Mapping[str, Iterable[str]],
    ) -> None:
        """Take what is made at each claim, the steps it flows along, and the same steps back."""
        self._made = made
        self._head: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self._above: dict[str, tuple[str, ...]] = {}
        for knot in reversed(list(knots(steps))):
            self._enter(sorted(knot), back)

    def _enter(self, knot: list[str], back: Mapping[str, Iterable[str]]) -> None:
        head = knot[0]
        self._head.update(dict.fromkeys(knot, head))
        before = {self._head[one] for claim in knot for one in back.get(claim, ())} - {head}
        above = dict.fromkeys(stop for one in sorted(before) for stop in self._stops(one))
        self._above[head] = tuple(above)
        if len(above) > 1 or any(claim in self._made for claim in knot):
            self._members[head] = knot

    def _stops(self, head: str) -> tuple[str, ...]:
        return (head,) if head in self._members else self._above[head]

    def reaching(self, claim: str) -> list[T]:
        """Return what reaches a claim, what is made at itself first."""
        found = list(self._made.get(claim, ()))
        head = self._head.get(claim)
        todo = list(self._stops(head)) if head is not None else []
        passed = set(todo)
        for stop in todo:  # grows as it goes
            for member in self._members[stop]:
                if member != claim:
                    found += self._made.get(member, ())
            fresh = [one for one in self._above[stop] if one not in passed]
            passed.update(fresh)
            todo += fresh
        return found
