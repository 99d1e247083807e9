"""Where those committed to either side of a conflict meet: at which times, and who they are.

The claims of the base are compared; a base claim without `about` takes the time of the claim that the
stance was taken on. Whoever affirms a claim that entails both sides is on neither: such a claim is
incoherent, which `check` reports, and accuses no holder.
"""

from collections.abc import Iterator
from functools import cached_property

from claimtrack.contradictions.commitments import Commitment, Commitments
from claimtrack.contradictions.conflicts import Conflict
from claimtrack.contradictions.people import People
from claimtrack.dates import Answer, Date
from claimtrack.records import Records

__all__ = ["Group", "Meetings", "surest"]


class Group:
    """Commitments to one side that concern one time."""

    def __init__(self, about: Date | None, made: list[Commitment]) -> None:
        """Take the time and the commitments."""
        self.about = about
        self.made = made

    @cached_property
    def holders(self) -> frozenset[str]:
        """Whoever is committed, if only possibly."""
        return frozenset(one.holder for one in self.made)

    @cached_property
    def sure(self) -> frozenset[str]:
        """Whoever is surely committed."""
        return frozenset(one.holder for one in self.made if one.sure)

    def by(self, holder: str) -> list[Commitment]:
        """Return the commitments of one holder."""
        return [one for one in self.made if one.holder == holder]

    def differ(self, other: "Group", people: People) -> Answer:
        """Tell whether two different holders are committed, one to each side, and surely so."""
        told = people.differ(self.sure, other.sure)
        if told != "yes" and people.differ(self.holders, other.holders) != "no":
            return "possibly"
        return told


Meeting = tuple[Group, Group, Answer]


class Meetings:
    """Who meets whom over each conflict; what is asked for one claim after another is kept a while."""

    def __init__(self, records: Records, held: Commitments, *, disputed: bool = False) -> None:
        """Take the commitments of a corpus, those that their holders disown only if asked for."""
        self._records = records
        self._held = held
        self._disputed = disputed
        self._kept: dict[str, list[Group]] = {}

    def forget(self) -> None:
        """Drop what was kept: the next conflicts are of another base."""
        self._kept.clear()

    def groups(self, claim: str) -> list[Group]:
        """Return the commitments to a claim, by time."""
        if claim not in self._kept:
            made = self._held.to(claim, disputed=self._disputed)
            self._kept[claim] = self._by_time(claim, made)
        return self._kept[claim]

    def coherent(self, conflict: Conflict) -> tuple[list[Group], list[Group]]:
        """Return both sides' commitments, without those by a claim that entails both."""
        one, other = conflict.claims
        first, second = self.groups(one), self.groups(other)
        back = self._held.entailment.back
        if one in back and other in back:
            both = _on(first) & _on(second)
            if both:
                return self._without(one, first, both), self._without(other, second, both)
        return first, second

    def over(self, conflict: Conflict) -> Iterator[Meeting]:
        """Give the commitments on either side whose times may meet."""
        first, second = self.coherent(conflict)
        return _meeting(first, second, conflict)

    def facing(self, conflict: Conflict) -> Iterator[tuple[str, str, Group, Answer]]:
        """Give each side of a conflict, the other, a group that holds the other, and whether they meet.

        Whoever holds a side meets what stands against it, be it through an incoherent claim.
        """
        one, other = conflict.claims
        first, second = self.coherent(conflict)
        for side, rival, theirs in ((one, other, second), (other, one, first)):
            mine = self.groups(side)
            for group in theirs:
                answers = {answer for _, _, answer in _meeting(mine, [group], conflict)}
                if answers:
                    yield side, rival, group, "yes" if "yes" in answers else "possibly"

    def _without(self, claim: str, groups: list[Group], both: set[str]) -> list[Group]:
        made = [one for group in groups for one in group.made if one.claim not in both]
        return self._by_time(claim, made)

    def _by_time(self, claim: str, made: list[Commitment] | tuple[Commitment, ...]) -> list[Group]:
        own = self._records.claims[claim].about
        if own is not None:
            return [Group(own, list(made))] if made else []
        groups: dict[str, Group] = {}
        for one in made:
            about = self._records.claims[one.claim].about
            key = about.text if about else ""
            groups.setdefault(key, Group(about, [])).made.append(one)
        return list(groups.values())


def _meeting(ones: list[Group], others: list[Group], conflict: Conflict) -> Iterator[Meeting]:
    for one in ones:
        for other in others:
            answer = conflict.when(one.about, other.about)
            if answer != "no":
                yield one, other, answer


def _on(groups: list[Group]) -> set[str]:
    """Return the claims on which the commitments were made."""
    return {one.claim for group in groups for one in group.made}


def surest(*answers: Answer) -> Answer:
    """Return what holds if all of the answers must: no, possibly or yes."""
    return max(answers, key=("yes", "possibly", "no").index)
