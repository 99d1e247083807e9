"""What follows from claims that cannot hold together: rivalry, mismatch, latent and apparent."""

from collections.abc import Iterator

from claimtrack.contradictions.bases import Base
from claimtrack.contradictions.commitments import Commitment
from claimtrack.contradictions.conflicts import Conflict
from claimtrack.contradictions.findings import Difference, Finding
from claimtrack.contradictions.meetings import Group, Meetings, surest
from claimtrack.contradictions.people import People
from claimtrack.contradictions.sides import Sides
from claimtrack.dates import Answer
from claimtrack.quantities import gap

__all__ = ["Rivals"]


class _Fight:
    """What is found over the conflicts of one base, claim by claim."""

    def __init__(self) -> None:
        self.made: dict[str, dict[Group, None]] = {}
        self.overlaps: dict[tuple[str, str], Answer] = {}
        self.conflicts: list[Conflict] = []
        self.apart: list[Conflict] = []
        self.latent: list[Conflict] = []
        self.maybe_one = True

    def commitments(self, claim: str) -> list[Commitment]:
        return [made for group in self.made[claim] for made in group.made]


class Rivals:
    """The findings on sets of conflicts."""

    def __init__(self, sides: Sides, people: People) -> None:
        """Take what makes sides, and who may be whom."""
        self._sides = sides
        self._people = people
        self._meetings = Meetings(sides.records, sides.held)

    def findings(self, base: Base) -> Iterator[Finding]:
        """Give the findings on one set: who fights, what nobody holds, what only seems to conflict."""
        self._meetings.forget()
        fight = _Fight()
        for conflict in base.conflicts:
            if conflict.rejected is not None:
                yield self.rejected(conflict)
            elif conflict.overlap == "no":
                fight.apart.append(conflict)
            else:
                self._fought(conflict, fight)
        if fight.made:
            yield self._rivalry(base, fight)
        if fight.latent:
            yield self._latent(base, fight.latent)
        if fight.apart:
            yield self._apart(base, fight.apart)

    def _fought(self, conflict: Conflict, fight: _Fight) -> None:
        if not all(map(self._meetings.groups, conflict.claims)):
            fight.latent.append(conflict)
            return
        meetings = list(self._meetings.over(conflict))
        for ones, others, overlap in meetings:
            differ = ones.differ(others, self._people)
            if differ != "no":
                self._add(conflict, fight, (ones, others), surest(overlap, differ))
        if not meetings and all(self._meetings.coherent(conflict)):
            fight.apart.append(conflict)

    def _add(
        self, conflict: Conflict, fight: _Fight, groups: tuple[Group, Group], overlap: Answer
    ) -> None:
        one, other = groups
        for claim, group in zip(conflict.claims, groups, strict=True):
            fight.made.setdefault(claim, {})[group] = None
        if fight.overlaps.get(conflict.claims) is None:
            fight.conflicts.append(conflict)
        if fight.overlaps.get(conflict.claims) != "yes":
            fight.overlaps[conflict.claims] = overlap
        if fight.maybe_one and overlap != "yes":
            fight.maybe_one = self._people.differ(one.holders, other.holders) == "possibly"
        elif overlap == "yes":
            fight.maybe_one = False

    def _rivalry(self, base: Base, fight: _Fight) -> Finding:
        counted = base.ground == "quantity"
        sides = (self._sides.of(claim, fight.commitments(claim)) for claim in sorted(fight.made))
        grounds = {ground for conflict in fight.conflicts for ground in conflict.grounds}
        return Finding(
            kind="numeric-mismatch" if counted else "rivalry",
            sides=tuple(sides),
            span=self._sides.place(base),
            overlap="yes" if "yes" in fight.overlaps.values() else "possibly",
            question=base.question,
            rests_on=self._sides.grounds(base, fight.conflicts),
            grounds=tuple(g for g in ("question", "link", "quantity") if g in grounds),
            differences=tuple(self._differences(fight)) if counted else (),
            maybe_one=fight.maybe_one,
            message="",
        )

    def _differences(self, fight: _Fight) -> Iterator[Difference]:
        for pair, overlap in sorted(fight.overlaps.items()):
            one, other = (self._sides.records.claims[claim].quantity for claim in pair)
            assert one is not None  # noqa: S101 - the ground is that they differ
            assert other is not None  # noqa: S101 - as above
            between = gap(one.value, other.value)
            assert between is not None  # noqa: S101 - as above
            yield Difference(
                claims=pair,
                values=(str(one.value), str(other.value)),
                gap=between.distance,
                times=between.times,
                overlap=overlap,
            )

    def _latent(self, base: Base, latent: list[Conflict]) -> Finding:
        return Finding(
            kind="latent",
            sides=self._sides.held_by_all(latent),
            span=self._sides.place(base),
            overlap="possibly",
            question=base.question,
            rests_on=self._sides.grounds(base, latent),
            grounds=(base.ground,) if base.ground else (),
            message="",
        )

    def _apart(self, base: Base, apart: list[Conflict]) -> Finding:
        return Finding(
            kind="apparent",
            sides=self._sides.held_by_all(apart),
            span=self._sides.place(base),
            overlap="no",
            question=base.question,
            rests_on=self._sides.grounds(base, apart),
            grounds=(base.ground,) if base.ground else (),
            reason="their times do not overlap",
            message="",
        )

    def rejected(self, conflict: Conflict) -> Finding:
        """Return the finding on a pair that somebody looked at and found to be none."""
        assert conflict.rejected is not None  # noqa: S101 - that is what it is called for
        link = self._sides.records.links[conflict.rejected]
        return Finding(
            kind="apparent",
            sides=self._sides.held_by_all([conflict]),
            span=link.spans.record,
            overlap=conflict.overlap,
            question=conflict.questions[0] if conflict.questions else None,
            rests_on=(*conflict.questions[:1], *conflict.links, link.id),
            grounds=conflict.grounds,
            reason=link.reason or "rejected, without a reason",
            message="",
        )
