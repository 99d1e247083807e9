"""Who is committed to what, entailment included.

Only `affirms` and `denies`, on active claims, commit. Who affirms a claim is committed to every
claim that it entails; who denies one is committed to the denial of every claim that entails it, and
to nothing about what it entails. A disputed attribution commits nobody; an unsure one commits its
holder possibly. Whoever passed a stance on, argues a link or assesses a record is committed to
nothing, and a collective's stance is not its members', nor theirs the collective's.
"""

from collections.abc import Iterator
from itertools import count
from operator import attrgetter
from typing import Final

from attr import field, frozen

from claimtrack.contradictions.entailment import Entailment
from claimtrack.contradictions.flow import Flow
from claimtrack.model import Stance
from claimtrack.records import Records

__all__ = ["Commitment", "Commitments"]


@frozen(cache_hash=True)  # there are as many as stances, and each is looked up many times
class Commitment:
    """One holder's commitment by one stance, taken on `claim`, which may entail what is asked about.

    It is not `sure` where the attribution is unsure, and not `firm` where the holder disowns it.
    `order` counts the commitments of a corpus by the places of their stances.
    """

    holder: str
    id: str
    claim: str
    stance: Stance = field(eq=False)
    order: int = field(eq=False, repr=False)

    @property
    def sure(self) -> bool:
        """Tell whether the stance is surely the holder's."""
        return self.stance.attribution is None

    @property
    def firm(self) -> bool:
        """Tell whether the stance commits its holder at all."""
        return self.stance.attribution != "disputed"


Made = dict[str, list[Commitment]]

PLACED: Final = attrgetter("order")


class Commitments:
    """Each claim's commitments, for it and against it; disputed ones are left out unless asked for."""

    def __init__(self, records: Records) -> None:
        """Gather the commitments from the stances of a corpus."""
        self.entailment = Entailment(records)
        self.affirmed: Made = {}
        """The commitments by an `affirms` on the claim itself, disputed ones included."""
        self.denied: Made = {}
        """The commitments by a `denies` on the claim itself, disputed ones included."""
        for made in _commitments(records):
            sides = self.affirmed if made.stance.verb == "affirms" else self.denied
            if made.claim in sides:
                sides[made.claim].append(made)
            else:
                sides[made.claim] = [made]  # which takes less room than an empty list that grows
        self._for = Flow(self.affirmed, self.entailment, "broader")
        self._against = Flow(self.denied, self.entailment, "narrower")
        self.disputed = any(
            not made.firm
            for sides in (self.affirmed, self.denied)
            for some in sides.values()
            for made in some
        )
        """Whether any stance is disowned by its holder."""

    def to(self, claim: str, *, disputed: bool = False) -> tuple[Commitment, ...]:
        """Return the commitments to a claim, those on the claim itself first."""
        return self._told(self._for, claim, disputed=disputed)

    def against(self, claim: str) -> tuple[Commitment, ...]:
        """Return the commitments to the denial of a claim, those on the claim itself first."""
        return self._told(self._against, claim, disputed=False)

    def _told(
        self, flow: Flow[Commitment], claim: str, *, disputed: bool
    ) -> tuple[Commitment, ...]:
        found = flow.here(claim)
        if others := flow.elsewhere(claim):
            found = [*found, *sorted(others, key=PLACED)]
        return tuple(found if disputed or not self.disputed else (c for c in found if c.firm))

    def denials(self, claim: str, *, disputed: bool = False) -> tuple[Commitment, ...]:
        """Return the commitments of those who deny a claim, or one equivalent to it, in so many words."""
        alike = self.entailment.alike(claim)
        found = sorted((c for one in alike for c in self.denied.get(one, ())), key=PLACED)
        return tuple(c for c in found if disputed or c.firm)

    def denials_told(self) -> tuple[str, ...]:
        """Return the claims that somebody denies in so many words, sorted; of equivalent ones the first."""
        first: dict[str, str] = {}
        for claim in sorted(self.denied):
            first.setdefault(self.entailment.head(claim), claim)
        return tuple(sorted(first.values()))


def _commitments(records: Records) -> Iterator[Commitment]:
    order = count()
    for stance in records.stances.values():
        if stance.verb in ("affirms", "denies"):
            holders = sorted(set(records.holders(stance)))
            for claim in dict.fromkeys(stance.claims):
                record = records.claims.get(claim)
                if record is not None and record.status == "active":
                    for holder in holders:
                        yield Commitment(holder, stance.id, claim, stance, next(order))
