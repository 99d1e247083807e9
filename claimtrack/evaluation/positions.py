"""Whose word counts: the stances that assert or deny each claim, and which claims are left out.

A commitment counts if its holder does not disown it, surely holds it and has not abandoned it; what is
held only possibly counts where that is asked for. A claim that entails both sides of a conflict is
incoherent and left out, with all that is said of it.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from claimtrack.contradictions.commitments import Commitment
from claimtrack.contradictions.survey import Survey
from claimtrack.value import value

__all__ = ["Position", "Positions", "incoherent"]

Told = dict[str, tuple[str, ...]]
"""The ids of the stances on each claim."""


@value
class Position:
    """A side that can be taken on a claim: that it holds, or that it does not."""

    claim: str
    denied: bool = False

    def __str__(self) -> str:
        """Return the claim's id, with `not` before it where it is denied."""
        return f"not {self.claim}" if self.denied else self.claim


class Positions:
    """The stances that count, by the claim they are on."""

    def __init__(
        self, search: Survey, *, possibly: bool = False, supposed: Iterable[str] = ()
    ) -> None:
        """Take who holds what, and the ids of claims to take as held by somebody."""
        self._search = search
        self._possibly = possibly
        self.supposed = frozenset(supposed)
        self.incoherent = incoherent(search)
        self.affirmed = self._counting(search.held.affirmed)
        """The ids of the stances that affirm each claim; a supposed claim may have none."""
        self.denied = self._counting(search.held.denied)
        """The ids of the stances that deny each claim."""
        for claim in sorted(self.supposed):
            if self.is_fit(claim):
                self.affirmed.setdefault(claim, ())

    def is_fit(self, claim: str) -> bool:
        """Tell whether a claim can be an argument: it is there, active and coherent."""
        record = self._search.records.claims.get(claim)
        return record is not None and record.status == "active" and claim not in self.incoherent

    def counts(self, made: Commitment) -> bool:
        """Tell whether a commitment counts."""
        sure = made.firm if self._possibly else made.sure
        return sure and made not in self._search.abandoned

    def _counting(self, made: dict[str, list[Commitment]]) -> Told:
        found: Told = {}
        for claim, some in made.items():
            ids = dict.fromkeys(one.id for one in some if self.counts(one))
            if ids and claim not in self.incoherent:
                found[claim] = tuple(ids)
        return found


def incoherent(search: Survey) -> frozenset[str]:
    """Return the claims that entail both sides of a conflict whose times may meet."""
    entailment = search.held.entailment
    if not entailment.steps:
        return frozenset()
    narrower = cache(entailment.narrower)
    both = (narrower(one) & narrower(other) for one, other in _pairs(search))
    return frozenset(claim for some in both for claim in some)


def _pairs(search: Survey) -> Iterator[tuple[str, str]]:
    """Give the conflicts that may have something below both sides."""
    entailment = search.held.entailment
    for conflict in search.conflicts:
        if conflict.live and all(map(entailment.is_entailed, conflict.claims)):
            yield conflict.claims
    for link in search.records.links.values():  # conflicts of nested claims are no base
        if link.verb == "contradicts" and link.status == "active" and len(link.from_) == 1:
            pair = (link.from_[0], link.to)
            if pair[0] != pair[1] and entailment.nested(*pair):
                yield pair
