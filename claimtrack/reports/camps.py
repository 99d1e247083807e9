"""Who makes a claim's status what it is: the holders for it and against it, by what they say."""

from collections.abc import Iterator
from typing import Literal

from claimtrack.attribution import named
from claimtrack.contradictions.commitments import Commitments
from claimtrack.contradictions.conflicts import conflicts
from claimtrack.dates import Answer
from claimtrack.records import Records
from claimtrack.reports.contents import Camp

__all__ = ["Camps"]

Key = tuple[bool, Literal["for", "against"], str, Literal["affirms", "denies"]]
"""Whether it is unsure, the side, the claim held or denied, and which of the two."""


class Camps:
    """The camps of each claim of a corpus: for it, against it by denial, against it by a rival.

    The sure camps of a claim are exactly the commitments that its status rests on.
    """

    def __init__(self, records: Records) -> None:
        """Gather the commitments and the rivals of all claims."""
        self._records = records
        self._held = Commitments(records)
        self._rivals: dict[str, list[tuple[str, Answer]]] = {}
        for conflict in conflicts(records):
            if conflict.live:
                for claim in conflict.claims:
                    rival = conflict.rival(claim)
                    self._rivals.setdefault(claim, []).append((rival, conflict.overlap))

    def of(self, claim: str) -> tuple[Camp, ...]:
        """Return a claim's camps: the sure ones first, and no holder twice on one side of a claim."""
        holders: dict[Key, dict[str, None]] = {}
        for key, holder in sorted(self._told(claim), key=lambda told: told[0][0]):
            if holder not in holders.get((False, *key[1:]), ()):
                holders.setdefault(key, {})[holder] = None
        return tuple(
            Camp(
                side=side,
                claim=other,
                verb=verb,
                sure=not unsure,
                holders=tuple(named(self._records, id_) for id_ in ids),
            )
            for (unsure, side, other, verb), ids in holders.items()
        )

    def _told(self, claim: str) -> Iterator[tuple[Key, str]]:
        for made in self._held.to(claim):
            yield (not made.sure, "for", claim, "affirms"), made.holder
        for made in self._held.against(claim):
            yield (not made.sure, "against", claim, "denies"), made.holder
        for rival, overlap in self._rivals.get(claim, ()):
            for made in self._held.to(rival):
                sure = made.sure and overlap == "yes"
                yield (not sure, "against", rival, "affirms"), made.holder
