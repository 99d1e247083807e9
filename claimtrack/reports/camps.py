"""Who makes a claim's status what it is: the holders for it and against it, by what they say."""

from collections.abc import Callable

from claimtrack.attribution import named
from claimtrack.contradictions.status import Stand, Standing
from claimtrack.records import Records
from claimtrack.reports.contents import Camp, Cited

__all__ = ["camps"]

Way = tuple[str, str, str]
"""The side, the claim stood on, and whether by affirming or by denying."""


def camps(records: Records, standing: Standing, cited: Callable[[str], Cited]) -> tuple[Camp, ...]:
    """Return a claim's camps: those that count first, and no holder twice on one side of a claim.

    The camps that count are exactly the commitments that the status rests on. `cited` gives a claim
    as it is named.
    """
    groups: dict[tuple[bool, bool, Way, str], tuple[Stand, dict[str, None]]] = {}
    told: set[tuple[Way, str]] = set()
    for stand in sorted(standing.stands, key=lambda stand: (stand.abandoned, not stand.sure)):
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
            holders=tuple(named(records, id_) for id_ in holders),
        )
        for stand, holders in groups.values()
    )
