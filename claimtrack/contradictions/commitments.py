"""Who is committed to what.

Only `affirms` and `denies`, on active claims, commit. A disputed attribution commits nobody; an
unsure one commits its holder possibly. Whoever passed a stance on, argues a link or assesses a
record is committed to nothing, and a collective's stance is not its members'.
"""

from collections.abc import Iterator

from claimtrack.model import Stance
from claimtrack.records import Records
from claimtrack.value import value

__all__ = ["Commitment", "Commitments"]


@value
class Commitment:
    """One holder's commitment by one stance; not `sure` where the attribution is unsure."""

    holder: str
    stance: Stance

    @property
    def sure(self) -> bool:
        """Tell whether the stance is surely the holder's."""
        return self.stance.attribution is None


class Commitments:
    """Each claim's commitments, for it and against it."""

    def __init__(self, records: Records) -> None:
        """Gather the commitments from the stances of a corpus."""
        self._for: dict[str, list[Commitment]] = {}
        self._against: dict[str, list[Commitment]] = {}
        for stance in records.stances.values():
            sides = {"affirms": self._for, "denies": self._against}.get(stance.verb)
            if sides is None or stance.attribution == "disputed":
                continue
            for claim in _active(records, stance):
                sides.setdefault(claim, []).extend(
                    Commitment(holder, stance) for holder in records.holders(stance)
                )

    def to(self, claim: str) -> tuple[Commitment, ...]:
        """Return the commitments to a claim."""
        return tuple(self._for.get(claim, ()))

    def against(self, claim: str) -> tuple[Commitment, ...]:
        """Return the commitments to the denial of a claim."""
        return tuple(self._against.get(claim, ()))

    def denied(self) -> tuple[str, ...]:
        """Return the claims that somebody denies, sorted."""
        return tuple(sorted(self._against))


def _active(records: Records, stance: Stance) -> Iterator[str]:
    for claim in dict.fromkeys(stance.claims):
        record = records.claims.get(claim)
        if record is not None and record.status == "active":
            yield claim
