"""Why: the shortest explanation that links two records, step by step, each step with its place."""

from collections.abc import Iterator
from itertools import product
from typing import Final

from claimtrack.contradictions.between import between_claims, distances, leading
from claimtrack.contradictions.commitments import Commitment
from claimtrack.contradictions.explanations import Explanation, Step
from claimtrack.contradictions.findings import Finding, Side
from claimtrack.contradictions.search import Search
from claimtrack.contradictions.status import Stand
from claimtrack.model import Stance

__all__ = ["said_by", "why"]

Ends = tuple[str, str]

SAID: Final = {
    "for": "is committed to {claim}",
    "against": "is committed to the denial of {claim}",
    "both": "is committed both to {claim} and to its denial",
}
"""What a holder's commitments amount to, by their sides."""

AT_ODDS: Final = {
    "denial": "one affirms what the other denies",
    "rivalry": "they hold what cannot hold together",
    "numeric-mismatch": "they count the same and differ",
    "tension": "what one holds counts against what the other holds",
}
"""What a finding says of two of its holders; of one and the same, what both stances are."""


def why(search: Search, one: str, other: str) -> Explanation | None:
    """Return the shortest explanation that links two ids; None where nothing does.

    For two claims see `between_claims`. For a holder and a claim these are the stances that commit
    the holder to it or against it, nearest first; else what is held that cannot hold beside it; else
    what was said of it without commitment. For two holders it is the first finding with the one on
    one side and the other on another.

    The ids are of claims, actors, sources or stances; a stance stands for its holder in it alone.
    Any other id raises `KeyError`.
    """
    records = search.records
    places = (records.actors, records.sources, records.claims, records.stances)
    for id_ in (one, other):
        if not any(id_ in some for some in places):
            raise KeyError(id_)
    ends = (one, other)
    if one in records.claims and other in records.claims:
        return between_claims(search, one, other)
    if one in records.claims:
        return _Held(search, ends, other, one).explanation()
    if other in records.claims:
        return _Held(search, ends, one, other).explanation()
    return _between_holders(search, ends)


# -- a holder and a claim -----------------------------------------------------------------------


class _Held:
    """What links a holder, or one stance, and a claim."""

    def __init__(self, search: Search, ends: Ends, holder: str, claim: str) -> None:
        self.search = search
        self.ends = ends
        self.holder = holder
        self.claim = claim

    def explanation(self) -> Explanation | None:
        stands = list(self._stands())
        if stands:
            return self._commitment(stands)
        return self._rival() or self._remark()

    def _stands(self) -> Iterator[Stand]:
        """Give the holder's commitments to the claim and to its denial."""
        held, gone = self.search.held, self.search.abandoned
        for made in held.to(self.claim):
            if self.holder in (made.holder, made.stance.id):
                yield Stand("for", "affirms", self.claim, made, made.sure, made in gone)
        for made in held.against(self.claim):
            if self.holder in (made.holder, made.stance.id):
                yield Stand("against", "denies", made.claim, made, made.sure, made in gone)

    def _commitment(self, stands: list[Stand]) -> Explanation:
        """Tell of the nearest commitment on each side; those that count come before others."""
        placed = sorted(stands, key=lambda stand: (not stand.counts, self._distance(stand)))
        sides = sorted({stand.side for stand in placed}, reverse=True)
        nearest = [next(stand for stand in placed if stand.side == side) for side in sides]
        what = SAID["both" if len(sides) > 1 else sides[0]].format(claim=self.claim)
        if all(stand.abandoned for stand in nearest):
            what += ", but has changed position since"
        return Explanation(
            ends=self.ends,
            tie="commitment",
            message=f"{self.holder} {what}",
            steps=tuple(step for stand in nearest for step in self._steps(stand)),
            overlap="yes" if all(stand.sure for stand in nearest) else "possibly",
        )

    def _ends(self, stand: Stand) -> Ends:
        """Return what is held and the claim, the narrower of the two first."""
        held = stand.made.claim
        return (held, self.claim) if stand.verb == "affirms" else (self.claim, held)

    def _distance(self, stand: Stand) -> int:
        return len(self.search.held.entailment.passed(*self._ends(stand)))

    def _steps(self, stand: Stand) -> Iterator[Step]:
        yield said_by(stand.made, abandoned=stand.abandoned)
        yield from leading(self.search, *self._ends(stand))

    def _rival(self) -> Explanation | None:
        """Tell of the nearest thing held that cannot hold beside the claim."""
        for _, _, _, made in sorted(self._rivals(), key=lambda found: found[:3]):
            told = between_claims(self.search, made.claim, self.claim)
            if told is not None and told.tie == "exclusion":
                gone = made in self.search.abandoned
                since = ", but has changed position since" if gone else ""
                said = f"{self.holder} holds {made.claim}, which cannot hold beside {self.claim}"
                return Explanation(
                    ends=self.ends,
                    tie="rival",
                    message=said + since,
                    steps=(said_by(made, abandoned=gone), *told.steps),
                    overlap=told.overlap if made.sure else "possibly",
                )
        return None

    def _rivals(self) -> Iterator[tuple[bool, int, str, Commitment]]:
        """Give what is held that conflicts with something the claim entails, with its rank."""
        follows, gone = self.search.held.entailment, self.search.abandoned
        entailed = distances(follows.steps, self.claim)
        for conflict in self.search.conflicts:
            for near, far in (conflict.claims, conflict.claims[::-1]):
                if near in entailed and far not in entailed:
                    for made in self.search.held.to(far):
                        if self.holder in (made.holder, made.stance.id):
                            steps = entailed[near] + len(follows.passed(made.claim, far))
                            yield made in gone, steps, made.claim, made

    def _remark(self) -> Explanation | None:
        """Tell of stances on the claim that commit to nothing."""
        records = self.search.records
        steps = [
            _said(holder, stance, self.claim)
            for stance in records.stances_of(self.claim)
            for holder in records.holders(stance)
            if self.holder in (holder, stance.id)
        ]
        if not steps:
            return None
        said = f"{self.holder} is committed neither to {self.claim} nor to its denial"
        return Explanation(ends=self.ends, tie="remark", message=said, steps=tuple(steps))


def said_by(made: Commitment, *, abandoned: bool = False) -> Step:
    """Return the step of a commitment: who, what, where, when, per whom, how surely."""
    return _said(made.holder, made.stance, made.claim, abandoned=abandoned)


def _said(holder: str, stance: Stance, claim: str, *, abandoned: bool = False) -> Step:
    """Return the step of a stance: who, what, where, when, per whom, how surely."""
    told = [
        f"{holder} {stance.verb} {claim} in {stance.source}",
        f"said {stance.said}" if stance.said else None,
        f"as {stance.certainty}" if stance.certainty else None,
        f"via {', '.join(stance.via)}" if stance.via else None,
        f"attribution {stance.attribution}" if stance.attribution else None,
        "since abandoned" if abandoned else None,
    ]
    return Step(stance.id, ", ".join(part for part in told if part), stance.spans.record)


# -- two holders --------------------------------------------------------------------------------


def _between_holders(search: Search, ends: Ends) -> Explanation | None:
    for finding in search.findings:
        if finding.kind in AT_ODDS:
            ones, others = (list(_standing(search, finding, end)) for end in ends)
            for one, other in product(ones, others):
                grounds = _excluding(search, one[0], other[0])
                if grounds is not None:
                    coming = (step for side in (one, other) for step in _coming(search, *side))
                    return Explanation(
                        ends=ends,
                        tie="finding",
                        message=f"{ends[0]} and {ends[1]}: {AT_ODDS[finding.kind]}",
                        steps=(*coming, *grounds),
                        overlap=finding.overlap,
                    )
    return None


def _standing(search: Search, finding: Finding, end: str) -> Iterator[tuple[Side, Commitment]]:
    """Give the sides on which a holder, or a stance, is, each with the nearest commitment."""
    passed = search.held.entailment.passed
    for side in finding.sides:
        made = [made for made in side.commitments if end in (made.holder, made.stance.id)]
        if made:
            nearest = min((len(passed(one.claim, side.claim)), n) for n, one in enumerate(made))
            yield side, made[nearest[1]]


def _excluding(search: Search, one: Side, other: Side) -> tuple[Step, ...] | None:
    """Return by which records two sides stand against each other; None where they do not."""
    if one.claim == other.claim:
        return None if one is other else ()
    told = between_claims(search, one.claim, other.claim)
    against = told is not None and told.tie in ("exclusion", "argument")
    return told.steps if told and against else None


def _coming(search: Search, side: Side, made: Commitment) -> Iterator[Step]:
    yield said_by(made, abandoned=made.stance.id in side.abandoned)
    yield from leading(search, made.claim, side.claim)
