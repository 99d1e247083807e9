"""What changes if some records are discounted: which stances fall, and what of each claim with them."""

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from typing import Final

from claimtrack.contradictions.asking import SILENT
from claimtrack.contradictions.findings import Finding
from claimtrack.contradictions.search import Search
from claimtrack.contradictions.status import Standings, standings
from claimtrack.model import Status
from claimtrack.provenance.counting import Independent, Origins
from claimtrack.provenance.discounting import Discount
from claimtrack.provenance.tracing import Tracing
from claimtrack.records import Records
from claimtrack.value import record, value

__all__ = ["Change", "Fallen", "State", "WhatIf", "whatif"]


OF_ONE_HOLDER: Final = ("self-contradiction", "change-of-position", "attribution-conflict")
"""The kinds of contradictions that one holder is on both sides of."""


@value
class State:
    """How a claim stands: its status, and of the stances for it the origins and independent lines."""

    status: Status
    origins: Origins
    lines: Independent

    @property
    def counts(self) -> tuple[object, ...]:
        """The status and the numbers, by which two states are the same to a reader."""
        origins, lines = self.origins, self.lines
        return self.status, origins.least, origins.most, lines.least, lines.most


@value
class Change:
    """A claim that stands otherwise than before."""

    claim: str
    before: State
    after: State


@value
class Fallen:
    """A stance that falls, and which of what is discounted it came through or rests on."""

    stance: str
    through: tuple[str, ...]


@record
class WhatIf:
    """What changes if some records are discounted (`ids`, sorted).

    `stances` and `links` fall; `claims` are those that stand otherwise, by id; `gone` and `come` are
    the contradictions that are no more, or only now. A contradiction that loses some holders stays.
    """

    ids: tuple[str, ...]
    stances: tuple[Fallen, ...]
    links: tuple[str, ...]
    claims: tuple[Change, ...]
    gone: tuple[Finding, ...]
    come: tuple[Finding, ...]


class World:
    """A corpus as it is or would be; what is known of it is worked out when asked for."""

    def __init__(self, records: Records, search: Search | None = None) -> None:
        """Take the records of a corpus."""
        self.records = records
        self.search = search or Search(records)

    @cached_property
    def standings(self) -> Standings:
        """The standing of each claim."""
        return standings(self.records, self.search)

    @cached_property
    def tracing(self) -> Tracing:
        """The provenance of each claim."""
        return Tracing(self.records, self.search.held)

    def state(self, claim: str) -> State:
        """Return how a claim stands."""
        roots = self.tracing.provenance(claim).for_
        return State(self.standings.status(claim), roots.origins, roots.lines)


def whatif(search: Search, ids: Collection[str]) -> WhatIf:
    """Return what changes if some records are discounted; see `claimtrack.provenance.discounting`.

    An unknown id raises `KeyError`, that of another kind of record `ValueError`.
    """
    discount = Discount(search.records, ids)
    before, after = World(search.records, search), World(discount.records)
    told, left = (_by_key(world.search.findings) for world in (before, after))
    return WhatIf(
        ids=tuple(sorted(discount.ids)),
        stances=tuple(Fallen(id_, discount.through(id_)) for id_ in discount.stances),
        links=discount.links,
        claims=tuple(_changes(before, after, _touched(before, discount))),
        gone=tuple(finding for key, finding in told.items() if key not in left),
        come=tuple(finding for key, finding in left.items() if key not in told),
    )


def _by_key(findings: Iterable[Finding]) -> dict[tuple[object, ...], Finding]:
    """Return the findings that say something of holders, by what they are about; of one holder's, by whom."""
    told = (one for one in findings if one.kind not in SILENT)
    return {
        (
            one.kind,
            one.question or one.rests_on or one.claims,
            one.holders if one.kind in OF_ONE_HOLDER else (),
        ): one
        for one in told
    }


def _touched(before: World, discount: Discount) -> set[str]:
    """Return the claims for which fewer stances, or fewer lines of them, may be left."""
    follows = before.search.held.entailment
    links = (before.records.links[id_] for id_ in discount.links)
    claims = {
        claim for link in links if link.verb in ("entails", "equivalent") for claim in link.from_
    }
    claims |= {link.to for link in map(before.records.links.__getitem__, discount.links)}
    for id_ in discount.touched:
        claims.update(before.records.stances[id_].claims)
    return {
        id_ for claim in claims & before.records.claims.keys() for id_ in follows.broader(claim)
    }


def _changes(before: World, after: World, touched: Collection[str]) -> Iterator[Change]:
    """Give the claims of which the status changes, or, of those touched, the origins or lines."""
    for claim in sorted(before.records.claims):
        status, then = before.standings.status(claim), after.standings.status(claim)
        if claim in touched or status != then:
            change = Change(claim, before.state(claim), after.state(claim))
            if change.before.counts != change.after.counts:
                yield change
