"""The sides of findings: who is committed to what, which of it is abandoned, and what it rests on."""

from collections.abc import Iterable

from claimtrack.contradictions.bases import Base
from claimtrack.contradictions.commitments import Commitment, Commitments
from claimtrack.contradictions.conflicts import Conflict
from claimtrack.contradictions.findings import Side
from claimtrack.diagnostics import Span
from claimtrack.records import Records

__all__ = ["Sides"]


class Sides:
    """Makes the sides of findings over one corpus."""

    def __init__(
        self, records: Records, held: Commitments, abandoned: frozenset[Commitment]
    ) -> None:
        """Take who holds what, and what of it is abandoned."""
        self.records = records
        self.held = held
        self._abandoned = abandoned

    def of(self, claim: str, made: Iterable[Commitment], *, denies: bool = False) -> Side:
        """Return a side, each commitment once."""
        commitments = tuple(dict.fromkeys(made))
        gone = (one.id for one in commitments if one in self._abandoned) if self._abandoned else ()
        return Side(
            claim=claim,
            entailment=self.held.entailment,
            verb="denies" if denies else "affirms",
            commitments=commitments,
            abandoned=tuple(gone),
        )

    def held_by_all(self, conflicts: Iterable[Conflict]) -> tuple[Side, ...]:
        """Return a side for each claim of some conflicts, with everybody who holds it."""
        claims = sorted({claim for conflict in conflicts for claim in conflict.claims})
        return tuple(self.of(claim, self.held.to(claim)) for claim in claims)

    def grounds(self, base: Base, conflicts: Iterable[Conflict]) -> tuple[str, ...]:
        """Return the ids of the question and the links on which some conflicts of a base rest."""
        question = (base.question,) if base.question else ()
        return (*question, *sorted({link for conflict in conflicts for link in conflict.links}))

    def place(self, base: Base) -> Span:
        """Return where a set of conflicts was typed."""
        first = base.conflicts[0]
        if base.question is not None:
            return self.records.questions[base.question].spans.record
        if first.links:
            return self.records.links[first.links[0]].spans.record
        return self.records.claims[first.claims[0]].spans.field("quantity")
