"""What pages are made of, as digests: where two are the same, so is the page.

Every page has been told all that it says. A record in that goes into the digest with the records that it
names, at any distance, since a page may call them by their names, lead to their places, or draw where a
statement came from. The claims of a stance and the answers of a question are left out of that: whoever
tells them is told them. Ids go in as the records they belong to.
"""

from collections.abc import Callable, Container, Iterable, Sequence
from functools import cache, cached_property
from operator import attrgetter
from typing import Any, Final, TypeVar

from claimtrack.cache import digest
from claimtrack.contradictions.commitments import Commitments
from claimtrack.contradictions.findings import Finding
from claimtrack.model import (
    Actor,
    Assessment,
    Claim,
    Expectation,
    Link,
    Question,
    Record,
    Source,
    Stance,
)
from claimtrack.pages.indexing import Index, Listed
from claimtrack.references import references
from claimtrack.relation import knots
from claimtrack.reports.contents import Statement
from claimtrack.value import fields

__all__ = ["Keys"]

T = TypeVar("T")

RECORDS: Final = frozenset((Actor, Assessment, Claim, Link, Question, Source, Stance))
PLAIN: Final = frozenset((bool, bytes, float, int, type(None)))
SIDES: Final = frozenset(("sides",))
"""What a finding is found by, which is told in words and as positions."""


class Keys:
    """The digests of what the pages of one site are told."""

    def __init__(self, index: Index, held: Commitments, gone: Container[str]) -> None:
        """Take what is told on pages, who holds what, and which stances were given up since."""
        self._index = index
        self._held = held
        self._gone = gone
        self._records = index.records
        self._known: dict[tuple[str, str], bytes] = {}

    def of(self, *told: object) -> bytes:
        """Return the digest of values: text, numbers, records, whatever a report has, and lists of them."""
        parts: list[object] = []
        for one in told:
            self._tell(one, parts)
        return _digest(parts)

    def sides(self, claim: str) -> bytes:
        """Return the digest of what both sides of a claim come from."""
        both = (self._held.to(claim), self._held.against(claim))
        return self.of([[made.id for made in side] for side in both])

    def _tell(self, value: object, parts: list[object]) -> None:
        """Add what makes a value what it is."""
        kind: Any = type(value)
        one: Any = value
        if kind is str:
            parts += (one, self._closed.get(one))
        elif kind in PLAIN:
            parts.append(one)
        elif kind is list or kind is tuple:
            parts.append(len(one))
            for each in one:
                self._tell(each, parts)
        elif kind in RECORDS:
            parts.append(self._closed[one.id])
        elif kind is Statement:
            parts.append(self._once("statement", one.stance.id, self._said, one))
        elif kind is Listed:
            parts.append(self._once("contradiction", one.name, self._found, one))
        else:
            parts.append(kind.__name__)
            self._tell(_values(kind)(one), parts)

    def _once(self, kind: str, id_: str, tell: Callable[[T], Sequence[object]], one: T) -> bytes:
        """Return the digest of what stands on several pages, worked out once."""
        if (kind, id_) not in self._known:
            self._known[kind, id_] = self.of(*tell(one))
        return self._known[kind, id_]

    def _said(self, one: Statement) -> Sequence[object]:
        """Return what every page says of a statement."""
        id_ = one.stance.id
        own = [(part.name, part.one.finding.kind) for part in self._index.changes.get(id_, ())]
        return id_, one.undercuts, own, self._index.rated.get(id_, []), id_ in self._gone

    def _found(self, listed: Listed) -> Sequence[object]:
        """Return what every page says of a contradiction."""
        one, finding = listed.one, listed.one.finding
        parties = (finding.claims, finding.holders, finding.stances)
        return listed.name, one.positions, one.grounds, one.carriers, parties, _told(finding)

    # -- records --------------------------------------------------------------------------------

    @cached_property
    def _closed(self) -> dict[str, bytes]:
        """The digest of each record with those that it names, at any distance, by its id."""
        by_id = self._records.by_id
        steps = {
            id_: [one for one in _named(record) if one in by_id] for id_, record in by_id.items()
        }
        found: dict[str, bytes] = {}
        for knot in knots(steps):
            inside = set(knot)
            outer = sorted({o for one in knot for o in steps[one] if o not in inside})
            around = [*(_own(by_id[one]) for one in sorted(knot)), *(found[one] for one in outer)]
            together = digest(*around)
            for one in knot:
                found[one] = digest(one.encode("utf-8", "surrogatepass"), together)
        return found


def _digest(parts: list[object]) -> bytes:
    return digest(repr(parts).encode("utf-8", "surrogatepass"))


def _own(record: Record) -> bytes:
    """Return the digest of a record as it is written, and of where."""
    return _digest([record, record.spans.place])


def _named(record: Record) -> Iterable[str]:
    """Give the ids that a record names, but for what it is about."""
    if isinstance(record, Question | Expectation):
        return
    about = record.claims if isinstance(record, Stance) else ()
    for one in references(record):
        if one.id not in about:
            yield one.id


@cache
def _values(kind: Any) -> Callable[[object], object]:  # noqa: ANN401 - a class of values
    """Return what gives all that a value holds, but for the places of its fields."""
    names = [one.name for one in fields(kind) if one.name not in SIDES]
    return attrgetter(*names) if len(names) > 1 else lambda one: (getattr(one, names[0]),)


def _told(finding: Finding) -> object:
    return _values(Finding)(finding)
