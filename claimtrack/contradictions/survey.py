"""What is known of one corpus before findings are made: commitments, conflicts, who is on both sides.

The status of claims needs no more than this, so that a check with expectations loads no findings.
"""

from functools import cached_property

from claimtrack.contradictions.bases import Base, bases, merged
from claimtrack.contradictions.commitments import Commitment, Commitments
from claimtrack.contradictions.conflicts import Conflict, conflicts
from claimtrack.contradictions.holders import BothSides, Holders
from claimtrack.contradictions.moments import Moments
from claimtrack.contradictions.people import People
from claimtrack.records import Records

__all__ = ["Survey"]


class Survey:
    """The survey of one corpus: what several findings and statuses need is made once and kept."""

    def __init__(self, records: Records) -> None:
        """Gather commitments."""
        self.records = records
        self.held = Commitments(records)
        self.moments = Moments(records)

    @cached_property
    def people(self) -> People:
        """Who may be whom."""
        return People(self.records)

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The conflicts, sorted; those of equivalent claims are one."""
        found = conflicts(self.records, self.held.entailment, self._speakers)
        return merged(found, self.held.entailment)

    def _speakers(self, claim: str) -> set[str]:
        return {made.holder for made in self.held.to(claim, disputed=True)}

    @cached_property
    def bases(self) -> tuple[Base, ...]:
        """The bases: every claim denied in so many words, then the sets of conflicts."""
        denied = [Base(key=claim) for claim in self.held.denials_told()]
        return (*denied, *bases(self.conflicts))

    @cached_property
    def both_sides(self) -> tuple[BothSides, ...]:
        """The holders on both sides of a base."""
        holders = Holders(self.records, self.held, self.moments)
        return tuple(found for base in self.bases for found in holders.on_both_sides(base))

    @cached_property
    def abandoned(self) -> frozenset[Commitment]:
        """The commitments whose holder has clearly changed position since."""
        return frozenset(made for found in self.both_sides for made in found.abandoned)
