"""Policies: rules, named by whoever asks, by which an attack on something stronger does not count.

An attack is removed only if what it is on is *strictly* preferred to what attacks; several premises are
as strong as the weakest. Undercuts are about a step, not about a claim, and no policy touches them.

**`by-reliability`.** The reliability of a stance is what assessors have judged of its holder or, where
nobody is rated, of the document that it stands in; of joint holders the best counts. All ratings that
may be current count, whoever gave them, so that it lies between the worst and the best letter. Unrated,
or rated F by anybody, it may be anything from E to A. The reliability of a claim is that of its best
stance, of those that count for it, through entailment too. One claim is preferred to another if its
least is above the other's most.

**`by-lines`.** A claim is preferred to another if it has at least one independent line more, counted
at its least, than the other at its most.

A denial is compared with its claim in the same way, by the stances for it.
"""

from collections.abc import Iterable
from functools import cached_property
from typing import Final

from claimtrack.contradictions.commitments import Commitment
from claimtrack.contradictions.survey import Survey
from claimtrack.evaluation.positions import Position, Positions
from claimtrack.model import Stance
from claimtrack.provenance.tracing import Tracing
from claimtrack.ratings import ratings
from claimtrack.value import record

__all__ = ["POLICIES", "Policy", "Preference", "policy"]

Bounds = tuple[int, int]
"""The least and the most that something may be worth."""

LETTERS: Final = "EDCBA"
ANYTHING: Final = (0, len(LETTERS) - 1)


@record
class Policy:
    """A named rule, and what it says in a sentence."""

    name: str
    text: str


POLICIES: Final = {
    one.name: one
    for one in (
        Policy(
            name="by-lines",
            text="attacks on what surely has more independent lines do not count",
        ),
        Policy(
            name="by-reliability",
            text="attacks on what surely has the more reliable witness do not count",
        ),
    )
}
"""The policies by name."""


def policy(name: "str | Policy | None") -> Policy | None:
    """Return the policy of a name; an unknown one raises `ValueError`."""
    if not isinstance(name, str):
        return name
    if name not in POLICIES:
        message = f"there is no policy {name!r}: the policies are {', '.join(POLICIES)}"
        raise ValueError(message)
    return POLICIES[name]


class Preference:
    """What is strictly preferred to what under one policy."""

    def __init__(self, rule: Policy, search: Survey, positions: Positions) -> None:
        """Take the policy, and who holds what."""
        self._search = search
        self._positions = positions
        self._measure = self._lines if rule.name == "by-lines" else self._reliability
        self._known: dict[Position, Bounds] = {}

    def over(self, one: Position, other: Position) -> bool:
        """Tell whether one side is strictly preferred to another."""
        return self._worth(one)[0] > self._worth(other)[1]

    def _worth(self, side: Position) -> Bounds:
        if side not in self._known:
            self._known[side] = self._measure(side)
        return self._known[side]

    @cached_property
    def _tracing(self) -> Tracing:
        return Tracing(self._search.records, self._search.held)

    def _lines(self, side: Position) -> Bounds:
        traced = self._tracing.provenance(side.claim)
        lines = (traced.against if side.denied else traced.for_).lines
        return lines.least, lines.most

    def _reliability(self, side: Position) -> Bounds:
        held = self._search.held
        made = held.against(side.claim) if side.denied else held.to(side.claim)
        counted = [self._stance(one.stance) for one in self._counting(made)]
        return _best(counted) if counted else ANYTHING

    def _counting(self, made: Iterable[Commitment]) -> Iterable[Commitment]:
        return {one.id: one for one in made if self._positions.counts(one)}.values()

    def _stance(self, stance: Stance) -> Bounds:
        holders = self._search.records.holders(stance)
        rated = [found for holder in holders if (found := self._rated(holder)) is not None]
        return _best(rated) if rated else self._rated(stance.source) or ANYTHING

    def _rated(self, id_: str) -> Bounds | None:
        """Return the worst and the best that a record may now be rated; None where nobody rated it."""
        if id_ not in self._search.records.by_id:
            return None
        given = ratings(self._search.records, id_).values()
        grades = [
            one.reliability.code
            for history in given
            for one in history
            if one.reliability and one.current != "no"
        ]
        if not grades:
            return None
        worth = [LETTERS.find(code) for code in grades]
        return ANYTHING if min(worth) < 0 else (min(worth), max(worth))


def _best(bounds: Iterable[Bounds]) -> Bounds:
    """Return the bounds of the best of several."""
    every = list(bounds)
    return max(low for low, _ in every), max(high for _, high in every)
