"""One holder on both sides of a base: self-contradiction, change of position, or words put in a mouth.

A holder's opposite commitments on one base are one finding, of the first kind that fits: where not
all of them are clearly ordered in time, an attribution conflict if one is disowned, or if one of an
unordered two is second-hand and no carrier brought both, else a self-contradiction; where all are
clearly ordered, a change of position.

Of what a holder surely held, and all of which is clearly ordered, the earlier is **abandoned**. What
somebody else put in the holder's mouth does not hinder that, nor does it abandon anything.
"""

from collections.abc import Iterable, Iterator
from typing import Final, Literal

from claimtrack.contradictions.bases import Base
from claimtrack.contradictions.commitments import Commitment, Commitments
from claimtrack.contradictions.conflicts import Conflict
from claimtrack.contradictions.meetings import Meetings
from claimtrack.contradictions.moments import Moments
from claimtrack.contradictions.people import People
from claimtrack.dates import Answer
from claimtrack.records import Records
from claimtrack.value import record

__all__ = ["BothSides", "Holders", "Opposed"]

MOST: Final = 60
"""How many commitments of one holder on one side are compared where both sides have very many."""

Kind = Literal["self-contradiction", "change-of-position", "attribution-conflict"]


@record
class Opposed:
    """Two commitments of one holder that cannot both hold, over a conflict or by a denial."""

    one: Commitment
    other: Commitment
    overlap: Answer
    conflict: Conflict | None = None

    @property
    def owned(self) -> bool:
        """Tell whether the holder disowns neither."""
        return self.one.firm and self.other.firm

    @property
    def sure(self) -> bool:
        """Tell whether neither the times nor an attribution leave it open."""
        attributions = {self.one.stance.attribution, self.other.stance.attribution}
        return self.overlap == "yes" and "unsure" not in attributions


@record
class BothSides:
    """A holder's opposite commitments on one base, and what they amount to."""

    holder: str
    base: Base
    kind: Kind
    overlap: Answer
    opposed: tuple[Opposed, ...]
    abandoned: tuple[Commitment, ...] = ()


class Holders:
    """The holders of one corpus who are on both sides of something."""

    def __init__(self, records: Records, held: Commitments, moments: Moments) -> None:
        """Take who holds what, and when."""
        self._held = held
        self._moments = moments
        self._people = People(records)
        self._meetings = Meetings(records, held, disputed=True)

    def on_both_sides(self, base: Base) -> Iterator[BothSides]:
        """Give the holders who are on both sides of a base, sorted."""
        found: dict[str, list[Opposed]] = {}
        for two in self._denying(base.key) if base.ground is None else self._rivalling(base):
            if two.one.firm or two.other.firm:
                found.setdefault(two.one.holder, []).append(two)
        for holder, opposed in sorted(found.items()):
            yield self._judged(base, holder, opposed)

    def _denying(self, claim: str) -> Iterator[Opposed]:
        denials = _by_holder(self._held.denials(claim, disputed=True))
        affirmed = (c for c in self._held.to(claim, disputed=True) if c.holder in denials)
        for holder, made in _by_holder(affirmed).items():
            yield from self._opposed(made, denials[holder], "yes", None)

    def _rivalling(self, base: Base) -> Iterator[Opposed]:
        self._meetings.forget()
        for conflict in base.conflicts:
            if conflict.live:
                for ones, others, overlap in self._meetings.over(conflict):
                    for holder in sorted(ones.holders & others.holders):
                        mine, theirs = ones.by(holder), others.by(holder)
                        yield from self._opposed(mine, theirs, overlap, conflict)

    def _opposed(
        self,
        ones: list[Commitment],
        others: list[Commitment],
        overlap: Answer,
        conflict: Conflict | None,
    ) -> Iterator[Opposed]:
        if len(ones) * len(others) > MOST**2:
            ones, others = self._ends(ones), self._ends(others)
        for one in ones:
            for other in others:
                yield Opposed(one=one, other=other, overlap=overlap, conflict=conflict)

    def _ends(self, made: list[Commitment]) -> list[Commitment]:
        """Return the earliest and the latest commitments of very many."""
        if len(made) <= MOST:
            return made
        placed = sorted(made, key=lambda c: (self._moments.bounds(c.stance), c.id, c.claim))
        return [*placed[: MOST // 2], *placed[-MOST // 2 :]]

    def _judged(self, base: Base, holder: str, opposed: list[Opposed]) -> BothSides:
        loose = [two for two in opposed if not two.owned or not self._is_ordered(two)]
        heard = [two for two in loose if self._is_hearsay(two)]
        kind: Kind = "change-of-position"
        deciding = opposed
        if heard:
            kind, deciding = "attribution-conflict", heard
        elif loose:
            kind = "self-contradiction"
            deciding = [two for two in loose if self._is_same(two)]
        sure = any(two.sure for two in deciding) and not self._people.may_be_several(holder)
        return BothSides(
            holder=holder,
            base=base,
            kind=kind,
            overlap="yes" if sure else "possibly",
            opposed=tuple(opposed),
            abandoned=self._abandoned(holder, [two for two in opposed if two.owned]),
        )

    def _abandoned(self, holder: str, owned: list[Opposed]) -> tuple[Commitment, ...]:
        if self._people.may_be_several(holder) or not all(map(self._is_ordered, owned)):
            return ()
        return tuple(dict.fromkeys(self._earlier(two) for two in owned if two.sure))

    def _is_ordered(self, two: Opposed) -> bool:
        one, other = two.one.stance, two.other.stance
        return self._moments.is_before(one, other) or self._moments.is_before(other, one)

    def _is_same(self, two: Opposed) -> bool:
        return self._moments.is_same(two.one.stance, two.other.stance)

    def _is_hearsay(self, two: Opposed) -> bool:
        if not two.owned:
            return True
        one, other = two.one.stance, two.other.stance
        heard = self._moments.is_second_hand(one) or self._moments.is_second_hand(other)
        return heard and not self._moments.carriers(one) & self._moments.carriers(other)

    def _earlier(self, two: Opposed) -> Commitment:
        before = self._moments.is_before(two.one.stance, two.other.stance)
        return two.one if before else two.other


def _by_holder(made: Iterable[Commitment]) -> dict[str, list[Commitment]]:
    groups: dict[str, list[Commitment]] = {}
    for one in made:
        groups.setdefault(one.holder, []).append(one)
    return groups
