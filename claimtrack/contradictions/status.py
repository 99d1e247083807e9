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
from functools import cached_property
from typing import Literal

from claimtrack.contradictions.commitments import Commitment
from claimtrack.contradictions.flow import Flow, flagged
from claimtrack.contradictions.meetings import Group, Meetings
from claimtrack.contradictions.survey import Survey
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


def standings(records: Records, search: Survey | None = None) -> "Standings":
    """Return the standing of every claim of a corpus by id."""
    return Standings(search or Survey(records))


class Standings(Mapping[str, Standing]):
    """The standing of each claim by id, worked out when asked for."""

    def __init__(self, search: Survey) -> None:
        """Take what is known of commitments and conflicts."""
        self._search = search
        self._claims = search.records.claims
        self._known: dict[str, Status] = {}

    def status(self, claim: str) -> Status:
        """Return a claim's status without listing who makes it so; an unknown id raises `KeyError`."""
        if claim not in self._known:
            self._known[claim] = self._status(claim)
        return self._known[claim]

    def _status(self, claim: str) -> Status:
        if self._claims[claim].status != "active":
            return "unasserted"
        pro, denied, against = (self._told(flags, claim) for flags in self._flags)
        if pro:
            return "contested" if against and len({*pro, *against}) > 1 else "uncontested"
        return "denied" if denied else "unasserted"

    def _told(self, flags: Mapping[str, tuple[str, ...]], claim: str) -> tuple[str, ...]:
        return flags.get(self._search.held.entailment.head(claim), ())

    @cached_property
    def _flags(self) -> tuple[Mapping[str, tuple[str, ...]], ...]:
        """For each claim up to two holders for it, of its denial, and against it; only what counts."""
        held = self._search.held
        pro = {claim: self._counting(made) for claim, made in held.affirmed.items()}
        denied = {claim: self._counting(made) for claim, made in held.denied.items()}
        against = {claim: list(holders) for claim, holders in denied.items()}
        for claim, _, group, sure in self._facing():
            if sure:
                against.setdefault(claim, []).extend(self._counting(group.made))
        return (
            flagged(pro, held.entailment, "broader"),
            flagged(denied, held.entailment, "narrower"),
            flagged(against, held.entailment, "narrower"),
        )

    def _counting(self, made: Iterable[Commitment]) -> list[str]:
        """Return up to two holders of commitments that are sure and not abandoned."""
        found: list[str] = []
        for one in made:
            if one.sure and one.holder not in found and one not in self._search.abandoned:
                found.append(one.holder)
                if len(found) > 1:
                    break
        return found

    def _facing(self) -> Iterator[tuple[str, str, Group, bool]]:
        """Give each claim of a conflict, its rival, who holds that, and whether times surely meet."""
        meetings = Meetings(self._search.records, self._search.held)
        for base in self._search.bases:
            meetings.forget()
            for conflict in base.conflicts:
                if conflict.live:
                    for claim, rival, group, overlap in meetings.facing(conflict):
                        yield claim, rival, group, overlap == "yes"

    def __getitem__(self, claim: str) -> Standing:
        """Return a claim's standing; an unknown id raises `KeyError`."""
        record = self._claims[claim]
        stands = tuple(self._stands(claim)) if record.status == "active" else ()
        return Standing(status=self.status(claim), stands=stands)

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
        rivals = self._rivals
        yield from dict.fromkeys((*rivals.here(claim), *rivals.elsewhere(claim)))

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

    @cached_property
    def _rivals(self) -> Flow[Stand]:
        """The stands against each claim by those committed to a rival, and where they flow."""
        found: dict[str, list[Stand]] = {}
        for claim, rival, group, sure in self._facing():
            found.setdefault(claim, []).extend(
                self._stand("against", "affirms", rival, made, sure=sure) for made in group.made
            )
        return Flow(found, self._search.held.entailment, "narrower")
