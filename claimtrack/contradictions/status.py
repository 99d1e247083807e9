"""The status of each claim: what the record says of it, not whether it is true.

*For* a claim are those surely committed to it; *against* it those who surely deny it, or are surely
committed to a claim that cannot hold beside it at an overlapping time.

| status | when |
|---|---|
| `contested` | for and against, by two different holders |
| `uncontested` | for, and no other holder against |
| `denied` | denied, and nobody for |
| `unasserted` | otherwise |
"""

from collections.abc import Mapping

from claimtrack.contradictions.commitments import Commitment, Commitments
from claimtrack.contradictions.conflicts import conflicts
from claimtrack.model import Status
from claimtrack.records import Records
from claimtrack.value import record

__all__ = ["Standing", "standings"]


@record
class Standing:
    """A claim's status with the commitments that make it so.

    `rivals` are the commitments to claims that cannot hold beside it; `possibly` are those of
    unsure attribution or uncertain time, which are shown and change nothing.
    """

    status: Status
    pro: tuple[Commitment, ...] = ()
    con: tuple[Commitment, ...] = ()
    rivals: tuple[Commitment, ...] = ()
    possibly: tuple[Commitment, ...] = ()


def standings(records: Records) -> Mapping[str, Standing]:
    """Return the standing of every claim of a corpus by id."""
    held = Commitments(records)
    rivals: dict[str, list[str]] = {}
    maybe: dict[str, list[str]] = {}
    for conflict in conflicts(records):
        if conflict.live:
            sides = rivals if conflict.overlap == "yes" else maybe
            for claim in conflict.claims:
                sides.setdefault(claim, []).append(conflict.rival(claim))
    return {
        claim: _standing(claim, held, rivals.get(claim, []), maybe.get(claim, []))
        for claim in records.claims
    }


def _standing(claim: str, held: Commitments, rivals: list[str], maybe: list[str]) -> Standing:
    pro, con = held.to(claim), held.against(claim)
    against = tuple(c for rival in rivals for c in held.to(rival))
    perhaps = tuple(c for rival in maybe for c in held.to(rival))
    return Standing(
        status=_status(
            {c.holder for c in pro if c.sure},
            {c.holder for c in con if c.sure},
            {c.holder for c in against if c.sure},
        ),
        pro=tuple(c for c in pro if c.sure),
        con=tuple(c for c in con if c.sure),
        rivals=tuple(c for c in against if c.sure),
        possibly=(*(c for c in (*pro, *con, *against) if not c.sure), *perhaps),
    )


def _status(pro: set[str], con: set[str], rivals: set[str]) -> Status:
    against = con | rivals
    if pro:
        return "contested" if against and len(pro | against) > 1 else "uncontested"
    return "denied" if con else "unasserted"
