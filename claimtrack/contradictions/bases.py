"""What findings are keyed by: a denied claim, or a set of claims that conflict on one ground.

Whatever follows through entailment is listed under its base, never as a pair of its own. Two
commitments clash where their claims' times may meet; a base claim without `about` takes the time of
the claim that the stance was taken on.
"""

from collections.abc import Iterable, Iterator

from claimtrack.contradictions.commitments import Commitment, Commitments
from claimtrack.contradictions.conflicts import Conflict, Ground, meeting
from claimtrack.dates import Answer, Date
from claimtrack.records import Records
from claimtrack.value import record

__all__ = ["Base", "bases", "clashes"]


@record
class Base:
    """A denied claim (`denied`), or the conflicts of one question, link or count."""

    key: str
    ground: Ground | None
    conflicts: tuple[Conflict, ...] = ()

    @property
    def claims(self) -> tuple[str, ...]:
        """The claims that conflict, sorted; the denied claim alone."""
        if self.ground is None:
            return (self.key,)
        return tuple(sorted({claim for conflict in self.conflicts for claim in conflict.claims}))


def bases(found: Iterable[Conflict]) -> Iterator[Base]:
    """Give the bases of conflicts, each conflict under its first ground, in the order of keys."""
    sets: dict[tuple[str, Ground], list[Conflict]] = {}
    for conflict in found:
        if conflict.grounds:
            ground = conflict.grounds[0]
            sets.setdefault((_key(conflict, ground), ground), []).append(conflict)
    for (key, ground), members in sorted(sets.items()):
        yield Base(key=key, ground=ground, conflicts=tuple(members))


def _key(conflict: Conflict, ground: Ground) -> str:
    if ground == "question":
        return conflict.questions[0]
    if ground == "link":
        return "+".join(conflict.claims)
    assert conflict.quantity is not None  # noqa: S101 - the ground says so
    return " ".join(conflict.quantity)


Timed = tuple[Date | None, list[Commitment]]


def clashes(
    records: Records, held: Commitments, conflict: Conflict, *, disputed: bool = False
) -> Iterator[tuple[list[Commitment], list[Commitment], Answer]]:
    """Give the commitments on either side of a conflict whose times may meet, grouped by time."""
    one, other = conflict.claims
    first, second = held.to(one, disputed=disputed), held.to(other, disputed=disputed)
    both = {(c.stance.id, c.claim) for c in first} & {(c.stance.id, c.claim) for c in second}
    for about, mine in _by_time(records, one, first, both):
        for when, theirs in _by_time(records, other, second, both):
            answer = meeting(about, when, drawn=bool(conflict.links))
            if answer != "no":
                yield mine, theirs, answer


def _by_time(
    records: Records, claim: str, made: Iterable[Commitment], incoherent: set[tuple[str, str]]
) -> list[Timed]:
    """Group commitments to a claim by its time; those through a claim that entails both sides go."""
    own = records.claims[claim].about
    groups: dict[str, Timed] = {}
    for one in made:
        if (one.stance.id, one.claim) not in incoherent:
            about = own or records.claims[one.claim].about
            groups.setdefault(about.text if about else "", (about, []))[1].append(one)
    return list(groups.values())
