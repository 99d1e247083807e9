"""The status of each claim: what the record says of it, not whether it is true.

*For* a claim are those committed to it; *against* it those committed to its denial, or to a rival of
something that it entails, at a time that surely overlaps. Only sure commitments that their holder
has not abandoned count; what is merely possible is shown and changes nothing.

| status | when |
|---|---|
| `contested` | for and against, by two different holders |
| `uncontested` | for, and no other holder against |
| `denied` | denied, and nobody for |
| `unasserted` | otherwise |
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from claimtrack.contradictions.bases import clashes
from claimtrack.contradictions.commitments import Commitment
from claimtrack.contradictions.flow import Flow
from claimtrack.contradictions.search import Search
from claimtrack.model import Status
from claimtrack.records import Records
from claimtrack.value import record, value

__all__ = ["Stand", "Standing", "Standings", "standings"]


@value
class Stand:
    """Where one commitment stands on a claim: for it, or against it by a denial or by a rival.

    `claim` is what the holder affirms or denies. Not `sure` are stands of unsure attribution or
    uncertain time; `abandoned` are those whose holder has clearly changed position since.
    """

    side: Literal["for", "against"]
    verb: Literal["affirms", "denies"]
    claim: str
    made: Commitment
    sure: bool = True
    abandoned: bool = False

    @property
    def counts(self) -> bool:
        """Tell whether the stand bears on the status."""
        return self.sure and not self.abandoned


@record
class Standing:
    """A claim's status with the stands that make it so, and those that change nothing."""

    status: Status
    stands: tuple[Stand, ...] = ()

    @property
    def pro(self) -> tuple[Commitment, ...]:
        """The commitments to the claim that count."""
        return tuple(s.made for s in self.stands if s.counts and s.side == "for")

    @property
    def con(self) -> tuple[Commitment, ...]:
        """The commitments to the claim's denial that count."""
        return tuple(
            s.made for s in self.stands if s.counts and (s.side, s.verb) == ("against", "denies")
        )

    @property
    def rivals(self) -> tuple[Commitment, ...]:
        """The commitments to claims that cannot hold beside it that count."""
        return tuple(
            s.made for s in self.stands if s.counts and (s.side, s.verb) == ("against", "affirms")
        )

    @property
    def possibly(self) -> tuple[Commitment, ...]:
        """The commitments that would count if they were sure."""
        return tuple(s.made for s in self.stands if not s.sure and not s.abandoned)


def standings(records: Records, search: Search | None = None) -> "Standings":
    """Return the standing of every claim of a corpus by id."""
    return Standings(search or Search(records))


class Standings(Mapping[str, Standing]):
    """The standing of each claim by id, worked out when asked for."""

    def __init__(self, search: Search) -> None:
        """Take what is known of commitments and conflicts."""
        self._search = search
        self._claims = search.records.claims
        entailment = search.held.entailment
        self._rivals = Flow(self._by_rivals(), entailment.back, entailment.steps)

    def __getitem__(self, claim: str) -> Standing:
        """Return a claim's standing; an unknown id raises `KeyError`."""
        record = self._claims[claim]
        stands = tuple(self._stands(claim)) if record.status == "active" else ()
        return Standing(status=_status(stands), stands=stands)

    def __iter__(self) -> Iterator[str]:
        """Give the ids of the claims."""
        return iter(self._claims)

    def __len__(self) -> int:
        """Return how many claims there are."""
        return len(self._claims)

    def _stands(self, claim: str) -> Iterator[Stand]:
        search = self._search
        for made in search.held.to(claim):
            yield self._stand("for", "affirms", claim, made)
        for made in search.held.against(claim):
            yield self._stand("against", "denies", made.claim, made)
        seen: set[Stand] = set()
        for stand in self._rivals.reaching(claim):
            if stand not in seen:
                seen.add(stand)
                yield stand

    def _stand(
        self,
        side: Literal["for", "against"],
        verb: Literal["affirms", "denies"],
        claim: str,
        made: Commitment,
        *,
        sure: bool = True,
    ) -> Stand:
        gone = made in self._search.abandoned
        return Stand(side, verb, claim, made, made.sure and sure, gone)

    def _by_rivals(self) -> dict[str, list[Stand]]:
        """Return the stands against each claim of a conflict by those committed to the other."""
        found: dict[str, list[Stand]] = {}
        search = self._search
        for conflict in search.conflicts:
            if not (conflict.live and conflict.grounds):
                continue
            one, other = conflict.claims
            for ones, others, overlap in clashes(search.records, search.held, conflict):
                sure = overlap == "yes"
                for claim, rival, side in ((one, other, others), (other, one, ones)):
                    found.setdefault(claim, []).extend(
                        self._stand("against", "affirms", rival, made, sure=sure) for made in side
                    )
        return found


def _status(stands: Iterable[Stand]) -> Status:
    counting = [stand for stand in stands if stand.counts]
    pro = {stand.made.holder for stand in counting if stand.side == "for"}
    against = {stand.made.holder for stand in counting if stand.side == "against"}
    if pro:
        return "contested" if against and len(pro | against) > 1 else "uncontested"
    return "denied" if any(stand.verb == "denies" for stand in counting) else "unasserted"
