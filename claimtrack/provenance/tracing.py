"""Where both sides of a claim come from.

*For* a claim are the stances committed to it, *against* it those committed to its denial, through
entailment too. Rivals and arguments add no line, and a disputed attribution commits nobody.
"""

from claimtrack.contradictions.commitments import Commitments
from claimtrack.provenance.chains import Chains
from claimtrack.provenance.joins import Joins
from claimtrack.provenance.lines import lines
from claimtrack.provenance.loops import nowhere, reliance
from claimtrack.provenance.roots import Roots, roots
from claimtrack.records import Records
from claimtrack.value import record

__all__ = ["Provenance", "Tracing"]


@record
class Provenance:
    """A claim with what the stances for it and against it come from."""

    claim: str
    for_: Roots
    against: Roots


class Tracing:
    """The provenance of the claims of one corpus; what several share is worked out once."""

    def __init__(self, records: Records, held: Commitments) -> None:
        """Take who holds what."""
        self.records = records
        self.held = held
        self.chains = Chains(records, keep=True)
        self.joins = Joins(records)
        self._last: Provenance | None = None  # a page tells and draws the same one

    def provenance(self, claim: str) -> Provenance:
        """Return where both sides of a claim come from; an unknown id raises `KeyError`."""
        id_ = self.records.claims[claim].id
        if self._last is None or self._last.claim != id_:
            self._last = Provenance(
                claim=id_,
                for_=roots(self.chains, self.joins, self.held.to(id_)),
                against=roots(self.chains, self.joins, self.held.against(id_)),
            )
        return self._last

    def has_line(self, claim: str) -> bool:
        """Tell whether any line leads to a claim, without counting them."""
        stances = tuple({made.id: made.stance for made in self.held.to(claim)}.values())
        ends = nowhere(reliance(self.chains, stances))
        return any(lines(self.chains, (stance,), ends).listed for stance in stances)
