"""Who makes a claim's status what it is: the holders for it and against it, by what they say."""

from collections.abc import Callable
from operator import attrgetter
from typing import Final

from claimtrack.attribution import Named
from claimtrack.contradictions.status import Stand, Standing
from claimtrack.reports.contents import Camp, Cited

__all__ = ["camps"]

Way = tuple[str, str, str]
"""The side, the claim stood on, and whether by affirming or by denying."""

GONE: Final = attrgetter("abandoned")
SURE: Final = attrgetter("sure")


def camps(
    standing: Standing, cited: Callable[[str], Cited], named: Callable[[str], Named]
) -> tuple[Camp, ...]:
    """Return a claim's camps: those that count first, and no holder twice on one side of a claim.

    The camps that count are exactly the commitments that the status rests on. `cited` gives a claim
    as it is named, `named` a holder.
    """
    groups: dict[tuple[bool, bool, Way, str], tuple[Stand, dict[str, None]]] = {}
    told: set[tuple[Way, str]] = set()
    for stand in sorted(sorted(standing.stands, key=SURE, reverse=True), key=GONE):
        way = (stand.side, stand.claim, stand.verb)
        holder = stand.made.holder
        if (way, holder) not in told:
            told.add((way, holder))
            key = (stand.abandoned, stand.sure, way, stand.made.claim)
            groups.setdefault(key, (stand, {}))[1][holder] = None
    return tuple(
        Camp(
            side=stand.side,
            claim=stand.claim,
            held=cited(stand.made.claim),
            verb=stand.verb,
            sure=stand.sure,
            abandoned=stand.abandoned,
            holders=tuple(map(named, holders)),
        )
        for stand, holders in groups.values()
    )
