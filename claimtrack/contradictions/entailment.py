"""What follows from what: entailment between active claims, through active links.

`entails` goes from the narrower claim to the broader, `equivalent` both ways, and both are closed
transitively; every claim entails itself. A withdrawn claim or a rejected link cuts the chain, and
so does a link with several premises, which no rule lets stand.
"""

from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

from claimtrack.contradictions.nesting import Nesting
from claimtrack.model import Claim, Link
from claimtrack.records import Records
from claimtrack.relation import knots, reached, way

__all__ = ["Entailment"]


class Entailment:
    """The entailment of a corpus; what is asked for is walked when asked, and nothing is stored."""

    def __init__(self, records: Records) -> None:
        """Gather the steps from the links of a corpus."""
        self.steps: dict[str, dict[str, Link]] = {}
        """The link that leads from a claim to each claim it entails in one step."""
        self.back: dict[str, dict[str, Link]] = {}
        """The link that leads to a claim from each claim that entails it in one step."""
        for link in records.links.values():
            for narrow, broad in _steps(link):
                if all(_is_active(records.claims.get(claim)) for claim in (narrow, broad)):
                    self.steps.setdefault(narrow, {}).setdefault(broad, link)
                    self.back.setdefault(broad, {}).setdefault(narrow, link)

    def broader(self, claim: str) -> set[str]:
        """Return the claims that a claim entails, itself included."""
        return reached(self.steps, claim)

    def narrower(self, claim: str) -> set[str]:
        """Return the claims that entail a claim, itself included."""
        return reached(self.back, claim)

    @cached_property
    def knots(self) -> tuple[tuple[str, ...], ...]:
        """The sets of equivalent claims, each sorted, the broadest sets first.

        A claim that no link of entailment touches is in none.
        """
        return tuple(tuple(sorted(knot)) for knot in knots(self.steps))

    @cached_property
    def _heads(self) -> dict[str, str]:
        return {claim: knot[0] for knot in self.knots for claim in knot}

    def alike(self, claim: str) -> tuple[str, ...]:
        """Return the claims equivalent to one, itself included, sorted."""
        return self._alike.get(self.head(claim), (claim,))

    @cached_property
    def _alike(self) -> dict[str, tuple[str, ...]]:
        return {knot[0]: knot for knot in self.knots}

    @cached_property
    def _nesting(self) -> Nesting:
        steps: dict[str, dict[str, None]] = {}
        for narrow, broader in self.steps.items():
            head = self.head(narrow)
            found = (self.head(broad) for broad in broader)
            steps.setdefault(head, {}).update((one, None) for one in found if one != head)
        return Nesting(steps)

    def head(self, claim: str) -> str:
        """Return the claim that speaks for all that are equivalent to one: the first by id."""
        return self._heads.get(claim, claim)

    def leads(self, narrow: str, broad: str) -> bool:
        """Tell whether a claim entails another."""
        if narrow not in self.steps:
            return narrow == broad
        return self._nesting.leads(self.head(narrow), self.head(broad))

    def nested(self, one: str, other: str) -> bool:
        """Tell whether one of two claims entails the other."""
        return self.leads(one, other) or self.leads(other, one)

    def is_entailed(self, claim: str) -> bool:
        """Tell whether any link leads to a claim from another."""
        return claim in self.back

    def passed(self, claim: str, goal: str) -> tuple[str, ...]:
        """Return the fewest claims that lead from one that entails another to it, both included."""
        return (claim,) if claim == goal else tuple(way(self.steps, claim, goal))

    def chain(self, claim: str, goal: str) -> tuple[Link, ...]:
        """Return the fewest links by which a claim entails another; empty if it does not."""
        passed = way(self.steps, claim, goal)
        return tuple(self.steps[one][other] for one, other in pairwise(passed))


def _steps(link: Link) -> Iterator[tuple[str, str]]:
    if link.status == "active" and len(link.from_) == 1 and link.from_[0] != link.to:
        if link.verb in ("entails", "equivalent"):
            yield link.from_[0], link.to
        if link.verb == "equivalent":
            yield link.to, link.from_[0]


def _is_active(claim: Claim | None) -> bool:
    return claim is not None and claim.status == "active"
