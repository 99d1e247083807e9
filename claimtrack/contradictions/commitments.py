"""Who is committed to what, entailment included.

Only `affirms` and `denies`, on active claims, commit. Who affirms a claim is committed to every
claim that it entails; who denies one is committed to the denial of every claim that entails it, and
to nothing about what it entails. A disputed attribution commits nobody; an unsure one commits its
holder possibly. Whoever passed a stance on, argues a link or assesses a record is committed to
nothing, and a collective's stance is not its members', nor theirs the collective's.
"""

from collections.abc import Iterable

from claimtrack.contradictions.entailment import Entailment
from claimtrack.contradictions.flow import Flow
from claimtrack.model import Stance
from claimtrack.records import Records
from claimtrack.value import value

__all__ = ["Commitment", "Commitments"]


@value
class Commitment:
    """One holder's commitment by one stance, taken on `claim`, which may entail what is asked about.

    It is not `sure` where the attribution is unsure, and not `firm` where the holder disowns it.
    """

    holder: str
    stance: Stance
    claim: str

    @property
    def sure(self) -> bool:
        """Tell whether the stance is surely the holder's."""
        return self.stance.attribution is None

    @property
    def firm(self) -> bool:
        """Tell whether the stance commits its holder at all."""
        return self.stance.attribution != "disputed"


class Commitments:
    """Each claim's commitments, for it and against it; disputed ones are left out unless asked for."""

    def __init__(self, records: Records) -> None:
        """Gather the commitments from the stances of a corpus."""
        self.entailment = Entailment(records)
        self._affirmed: dict[str, list[Commitment]] = {}
        self._denied: dict[str, list[Commitment]] = {}
        for stance in records.stances.values():
            sides = {"affirms": self._affirmed, "denies": self._denied}.get(stance.verb)
            if sides is None:
                continue
            for claim in dict.fromkeys(stance.claims):
                record = records.claims.get(claim)
                if record is not None and record.status == "active":
                    sides.setdefault(claim, []).extend(
                        Commitment(holder, stance, claim) for holder in records.holders(stance)
                    )
        self._chains: dict[tuple[str, str], tuple[str, ...]] = {}
        self._for = Flow(self._affirmed, self.entailment.steps, self.entailment.back)
        self._against = Flow(self._denied, self.entailment.back, self.entailment.steps)

    def to(self, claim: str, *, disputed: bool = False) -> tuple[Commitment, ...]:
        """Return the commitments to a claim, those on the claim itself first."""
        found = (c for c in self._for.reaching(claim) if disputed or c.firm)
        return _ordered(found, claim)

    def against(self, claim: str) -> tuple[Commitment, ...]:
        """Return the commitments to the denial of a claim, those on the claim itself first."""
        return _ordered((c for c in self._against.reaching(claim) if c.firm), claim)

    def denials(self, claim: str, *, disputed: bool = False) -> tuple[Commitment, ...]:
        """Return the commitments of those who deny a claim in so many words."""
        return tuple(c for c in self._denied.get(claim, ()) if disputed or c.firm)

    def denied(self) -> tuple[str, ...]:
        """Return the claims that somebody denies in so many words, sorted."""
        return tuple(sorted(self._denied))

    def chain(self, made: Commitment, claim: str) -> tuple[str, ...]:
        """Return the claims that lead from the one a stance was taken on to one it commits to."""
        ends = (made.claim, claim)
        if ends not in self._chains:
            self._chains[ends] = self.entailment.passed(*ends)
        return self._chains[ends]


def _ordered(made: Iterable[Commitment], claim: str) -> tuple[Commitment, ...]:
    """Put commitments in order: those on the claim itself first, then by place."""
    return tuple(sorted(made, key=lambda c: (c.claim != claim, c.stance.spans.place, c.holder)))
