"""The stances of a holder, or on a claim, in the order of time, with what changed between them.

Entries are sorted by the last day on which each stance may have been taken, so that whatever is
clearly earlier stands above. Where bounds overlap the order is undetermined, and the entry says so.
A **shift** is one holder on one claim, clearly later with other certainty, or from affirming or
denying to doubting or mentioning, or from doubting to affirming or denying; who first only mentions
a claim shifts nothing. Stances that the holder disowns shift nothing either.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, Literal

from claimtrack.contradictions.findings import FindingKind
from claimtrack.contradictions.search import Search
from claimtrack.diagnostics import Span
from claimtrack.model import Stance, StanceVerb
from claimtrack.value import record, value

__all__ = ["Entry", "Mark", "Order", "timeline"]

LAST: Final = date.max.toordinal()

Order = Literal["first", "later", "same", "undetermined"]
"""How an entry stands to those above: clearly later than all, or of one moment with the last."""


@value
class Mark:
    """What a holder's stance does to one of theirs listed before it, or on another claim.

    `kind` is `shift`, or the kind of the finding in which both are; `against` is the id of the other
    stance. Not `sure` is what rests on an unsure attribution, or on a holder that may be several.
    """

    kind: Literal["shift"] | FindingKind
    holder: str
    against: str
    sure: bool


@record
class Entry:
    """A stance on one claim, when it may have been taken, and what changed by it.

    `earliest` and `latest` are the first and last day it may have been taken, as day numbers of
    `claimtrack.dates`; `DAWN` and `DUSK` where nothing bounds them. `abandoned` tells that a holder
    of it clearly changed position since.
    """

    stance: Stance
    claim: str
    holders: tuple[str, ...]
    earliest: int
    latest: int
    order: Order
    abandoned: bool = False
    marks: tuple[Mark, ...] = ()

    @property
    def days(self) -> tuple[str | None, str | None]:
        """The first and the last day as `YYYY-MM-DD`; None where nothing bounds them."""
        return _day(self.earliest), _day(self.latest)

    @property
    def verb(self) -> StanceVerb:
        """What the stance does to the claim."""
        return self.stance.verb

    @property
    def certainty(self) -> Literal["probable", "possible"] | None:
        """How the stance is hedged; None where it is flat."""
        return self.stance.certainty

    @property
    def source(self) -> str:
        """The id of the source that records it."""
        return self.stance.source

    @property
    def at(self) -> Span:
        """Where it is written."""
        return self.stance.spans.record


def timeline(search: Search, id_: str) -> tuple[Entry, ...]:
    """Return the stances of a holder or on a claim in the order of time.

    A stance on several claims has an entry for each that is asked about. An id that is neither a
    claim's, an actor's nor a source's raises `KeyError`.
    """
    records = search.records
    if id_ in records.claims:
        asked = [(stance, id_) for stance in records.stances_of(id_)]
        return tuple(_Line(search, None).entries(asked))
    if id_ not in records.actors and id_ not in records.sources:
        raise KeyError(id_)
    asked = [
        (stance, claim)
        for stance in records.stances_by(id_)
        for claim in dict.fromkeys(stance.claims)
    ]
    return tuple(_Line(search, id_).entries(asked))


Firm = tuple[list[int], list[Stance]]
"""Stances that nobody disputes, in the order of their last days, and before them these days."""


class _Line:
    """The making of one timeline, of all holders or of one only."""

    def __init__(self, search: Search, only: str | None) -> None:
        self.search = search
        self.only = only
        self.records = search.records
        self.bounds = search.moments.bounds

    def entries(self, asked: Iterable[tuple[Stance, str]]) -> Iterator[Entry]:
        placed = sorted(asked, key=self._key)
        opposed = self._opposed({(stance.id, claim) for stance, claim in placed})
        gone = {(made.holder, made.stance.id, made.claim) for made in self.search.abandoned}
        past: dict[tuple[str, str], Firm] = {}
        before: Stance | None = None
        for stance, claim in placed:
            earliest, latest = self.bounds(stance)
            holders = self._holders(stance)
            marks = [m for holder in holders for m in opposed.get((stance.id, claim, holder), ())]
            for holder in holders:
                latests, firm = past.setdefault((holder, claim), ([], []))
                at = bisect_left(latests, earliest)
                marks += self._shift(firm[at - 1] if at else None, stance, holder)
                if stance.attribution != "disputed":
                    latests.append(latest)
                    firm.append(stance)
            yield Entry(
                stance=stance,
                claim=claim,
                holders=holders,
                earliest=earliest,
                latest=latest,
                order=self._order(before, stance),
                abandoned=any((holder, stance.id, claim) in gone for holder in holders),
                marks=tuple(dict.fromkeys(marks)),
            )
            before = stance

    def _key(self, one: tuple[Stance, str]) -> tuple[int, int, tuple[str, int, int]]:
        earliest, latest = self.bounds(one[0])
        return latest, earliest, one[0].spans.place

    def _holders(self, stance: Stance) -> tuple[str, ...]:
        return (self.only,) if self.only else self.records.holders(stance)

    def _order(self, before: Stance | None, stance: Stance) -> Order:
        """Compare with the entry above, of which none above it has a later last day."""
        if before is None:
            return "first"
        if self.search.moments.is_before(before, stance):
            return "later"
        return "same" if self.search.moments.is_same(before, stance) else "undetermined"

    # -- marks ----------------------------------------------------------------------------------

    def _shift(self, last: Stance | None, stance: Stance, holder: str) -> Iterator[Mark]:
        """Give the mark of a shift from the last stance on the claim that is clearly earlier."""
        if last and stance.attribution != "disputed" and _shifts(last, stance):
            sure = last.attribution is stance.attribution is None
            yield Mark(
                "shift", holder, last.id, sure and not self.search.people.may_be_several(holder)
            )

    def _opposed(self, shown: set[tuple[str, str]]) -> dict[tuple[str, str, str], list[Mark]]:
        """Return the marks of stances that stand against another of the same holder.

        Of the two, that which is or would be listed later has the mark.
        """
        found: dict[tuple[str, str, str], list[Mark]] = {}
        for both in self.search.both_sides:
            if self.only not in (None, both.holder):
                continue
            for two in both.opposed:
                early, late = sorted(
                    (two.one, two.other), key=lambda c: self._key((c.stance, c.claim))
                )
                if (late.stance.id, late.claim) in shown:
                    mark = Mark(both.kind, both.holder, early.stance.id, both.overlap == "yes")
                    found.setdefault((late.stance.id, late.claim, both.holder), []).append(mark)
        return found


def _day(number: int) -> str | None:
    """Write out a day from year 1 to 9999, as far as the calendar of Python goes."""
    return date.fromordinal(number).isoformat() if 1 <= number <= LAST else None


def _shifts(earlier: Stance, later: Stance) -> bool:
    if earlier.verb == later.verb:
        return earlier.certainty != later.certainty
    return later.verb in ("doubts", "mentions") or earlier.verb == "doubts"
