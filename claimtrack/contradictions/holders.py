"""One holder on both sides of a base: self-contradiction, change of position, or words put in a mouth.

A holder's opposite commitments on one base are one finding, of the first kind that fits: where not
all of them are clearly ordered in time, an attribution conflict if one is disowned, or if one of an
unordered two is second-hand and no carrier brought both, else a self-contradiction; where all are
clearly ordered, a change of position, and the earlier ones are abandoned.
"""

from collections.abc import Iterable, Iterator
from typing import Final, Literal

from claimtrack.contradictions.bases import Base, clashes
from claimtrack.contradictions.commitments import Commitment, Commitments
from claimtrack.contradictions.moments import Moments
from claimtrack.dates import Answer
from claimtrack.records import Records
from claimtrack.value import record

__all__ = ["BothSides", "both_sides"]

MOST: Final = 60
"""How many commitments of one holder on one side are compared, the earliest first."""

COLLECTIVE: Final = ("group", "unnamed")
"""The kinds of actor that may be several people."""

Kind = Literal["self-contradiction", "change-of-position", "attribution-conflict"]
Opposed = tuple[Commitment, Commitment, Answer]
"""A commitment to a claim, one that cannot hold beside it, and whether their times meet."""


@record
class BothSides:
    """A holder's opposite commitments on one base, and what they amount to."""

    holder: str
    base: Base
    kind: Kind
    overlap: Answer
    opposed: tuple[Opposed, ...]
    abandoned: tuple[Commitment, ...] = ()


def both_sides(
    records: Records, held: Commitments, moments: Moments, base: Base
) -> Iterator[BothSides]:
    """Give the holders who are on both sides of a base, sorted."""
    for holder, opposed in sorted(_by_holder(records, held, base).items()):
        yield _judged(records, moments, base, holder, opposed)


def _by_holder(records: Records, held: Commitments, base: Base) -> dict[str, list[Opposed]]:
    found: dict[str, list[Opposed]] = {}
    for ones, others, overlap in _sides(records, held, base):
        against = _grouped(others)
        for holder, mine in _grouped(ones).items():
            for one in mine[:MOST]:
                for other in against.get(holder, ())[:MOST]:
                    found.setdefault(holder, []).append((one, other, overlap))
    return found


def _sides(
    records: Records, held: Commitments, base: Base
) -> Iterator[tuple[Iterable[Commitment], Iterable[Commitment], Answer]]:
    if base.ground is None:
        yield held.to(base.key, disputed=True), held.denials(base.key, disputed=True), "yes"
    for conflict in base.conflicts:
        if conflict.live:
            yield from clashes(records, held, conflict, disputed=True)


def _grouped(made: Iterable[Commitment]) -> dict[str, list[Commitment]]:
    groups: dict[str, list[Commitment]] = {}
    for one in made:
        groups.setdefault(one.holder, []).append(one)
    return groups


def _judged(
    records: Records, moments: Moments, base: Base, holder: str, opposed: list[Opposed]
) -> BothSides:
    loose = [two for two in opposed if not _is_ordered(moments, two)]
    kind: Kind = "change-of-position"
    overlap: Answer = "yes"
    if loose and any(_is_hearsay(moments, two) for two in loose):
        kind = "attribution-conflict"
    elif loose:
        kind = "self-contradiction"
        same = any(moments.is_same(one.stance, other.stance) for one, other, _ in loose)
        overlap = "yes" if same else "possibly"
    actor = records.actors.get(holder)
    surely = any(one.sure and other.sure and when == "yes" for one, other, when in opposed)
    if kind != "attribution-conflict" and not surely:
        overlap = "possibly"
    if actor is not None and actor.kind in COLLECTIVE:
        overlap = "possibly"
    abandoned = [_earlier(moments, two) for two in opposed] if kind == "change-of-position" else []
    return BothSides(
        holder=holder,
        base=base,
        kind=kind,
        overlap=overlap,
        opposed=tuple(opposed),
        abandoned=tuple(dict.fromkeys(abandoned)),
    )


def _is_ordered(moments: Moments, two: Opposed) -> bool:
    one, other, _ = two
    if not (one.firm and other.firm):
        return False
    return moments.is_before(one.stance, other.stance) or moments.is_before(
        other.stance, one.stance
    )


def _is_hearsay(moments: Moments, two: Opposed) -> bool:
    one, other, _ = two
    if not (one.firm and other.firm):
        return True
    heard = moments.is_second_hand(one.stance) or moments.is_second_hand(other.stance)
    return heard and not moments.carriers(one.stance) & moments.carriers(other.stance)


def _earlier(moments: Moments, two: Opposed) -> Commitment:
    one, other, _ = two
    return one if moments.is_before(one.stance, other.stance) else other
