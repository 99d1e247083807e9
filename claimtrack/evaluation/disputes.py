"""Who stands on which side of a dispute, and who is thereby joined with whom.

Only commitments count that are sure and not abandoned, at times that surely meet.
"""

from collections.abc import Iterable, Iterator

from claimtrack.contradictions.commitments import Commitment
from claimtrack.contradictions.conflicts import Conflict
from claimtrack.contradictions.meetings import Meetings
from claimtrack.contradictions.search import Search
from claimtrack.dates import Date
from claimtrack.model import StanceVerb
from claimtrack.value import field, value

__all__ = ["Bond", "Stood", "bonds"]


@value
class Stood:
    """Where a holder stands in a dispute: on a claim or its denial, at a time, by which commitment."""

    claim: str
    verb: StanceVerb
    about: str
    made: Commitment = field(eq=False)


Side = dict[str, Stood]
"""Where each holder on one side stands."""


@value
class Bond:
    """Two holders who stand on one side of a dispute, or on opposite sides."""

    ends: tuple[Stood, Stood]
    opposite: bool
    conflict: Conflict | None = None

    @property
    def holders(self) -> tuple[str, str]:
        """The two holders."""
        one, other = self.ends
        return one.made.holder, other.made.holder

    def other(self, holder: str) -> str:
        """Return the holder who is not the one given."""
        one, other = self.holders
        return other if holder == one else one

    def end(self, holder: str) -> Stood:
        """Return where one of the two stands."""
        return self.ends[0] if self.holders[0] == holder else self.ends[1]

    def joined(self, following: "Bond", start: str, middle: str) -> "Bond | None":
        """Return the one bond that this and the following come to; None where there is none such.

        Whoever is in the middle must stand in the same place in both, and one bond be within a side,
        or both lead from and to the same place.
        """
        one, last = self.end(start), following.end(following.other(middle))
        if self.end(middle) != following.end(middle):
            return None
        opposite = self.opposite is not following.opposite
        if not opposite and one != last:
            return None
        return Bond((one, last), opposite, self.conflict if self.opposite else following.conflict)


def bonds(search: Search) -> tuple[tuple[Bond, ...], tuple[Commitment, ...]]:
    """Return as many bonds as tell the camps, and the commitments of those on both sides of a dispute.

    Within a side, the first holder is joined to every other, and to the first on the opposite side.
    """
    found: dict[tuple[str, str, bool], Bond] = {}
    torn: dict[Commitment, None] = {}
    for conflict, one, other in _disputes(search):
        for holder in sorted(one.keys() & other.keys()):
            torn.update({one.pop(holder).made: None, other.pop(holder).made: None})
        for bond in _bonds(conflict, one, other) if one and other else ():
            first, second = sorted(bond.holders)
            found.setdefault((first, second, bond.opposite), bond)
    return tuple(found.values()), tuple(torn)


def _bonds(conflict: Conflict | None, *sides: Side) -> Iterator[Bond]:
    first, second = ([side[holder] for holder in sorted(side)] for side in sides)
    for one, *others in (first, second):
        yield from (Bond((one, other), opposite=False) for other in others)
    yield Bond((first[0], second[0]), opposite=True, conflict=conflict)


def _disputes(search: Search) -> Iterator[tuple[Conflict | None, Side, Side]]:
    meetings = Meetings(search.records, search.held)
    for base in search.bases:
        if base.ground is None:
            pro, con = search.held.to(base.key), search.held.denials(base.key)
            yield None, _side(search, base.key, pro), _side(search, base.key, con)
        meetings.forget()
        for conflict in base.conflicts if base.ground else ():
            if conflict.live:
                yield from _meeting(search, meetings, conflict)


def _meeting(
    search: Search, meetings: Meetings, conflict: Conflict
) -> Iterator[tuple[Conflict, Side, Side]]:
    for *groups, answer in meetings.over(conflict):
        if answer == "yes":
            one, other = (
                _side(search, claim, group.made, group.about)
                for claim, group in zip(conflict.claims, groups, strict=True)
            )
            yield conflict, one, other


def _side(
    search: Search, claim: str, made: Iterable[Commitment], about: Date | None = None
) -> Side:
    """Return where each holder of commitments that count stands, by the first of them."""
    found: Side = {}
    for one in made:
        if one.sure and one not in search.abandoned:
            verb = one.stance.verb
            stood = Stood(claim, verb, about.text if about else "", one)
            found.setdefault(one.holder, stood)
    return found
