"""All records of a corpus, by id and by what they refer to. Every room above works on this.

Nothing is lost here: where an id is used twice the first record by place answers to it, and the
others still stand in `every`.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from claimtrack.dates import Date
from claimtrack.model import (
    Actor,
    Assessment,
    Claim,
    Expectation,
    Held,
    Link,
    Question,
    Record,
    Source,
    Stance,
)
from claimtrack.value import filled

__all__ = ["Records"]

R = TypeVar("R")
N = TypeVar("N", Question, Claim, Actor, Source, Stance, Link, Assessment)


class Records:
    """The records of a corpus with their indexes; each index is made when first asked for."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        """Take records of any kinds in any order."""
        placed = sorted(records, key=lambda record: record.spans.place)
        self.every: tuple[Record, ...] = tuple(_told_apart(placed))
        """Every record, those with an id in use elsewhere included, in the order of their places."""

    # -- by id ----------------------------------------------------------------------------------

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """The questions by id."""
        return self._by_id(Question)

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """The claims by id."""
        return self._by_id(Claim)

    @cached_property
    def actors(self) -> Mapping[str, Actor]:
        """The actors by id."""
        return self._by_id(Actor)

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """The sources by id."""
        return self._by_id(Source)

    @cached_property
    def stances(self) -> Mapping[str, Stance]:
        """The stances by id, typed or derived."""
        return self._by_id(Stance)

    @cached_property
    def links(self) -> Mapping[str, Link]:
        """The links by id, typed or derived."""
        return self._by_id(Link)

    @cached_property
    def assessments(self) -> Mapping[str, Assessment]:
        """The assessments by id, typed or derived."""
        return self._by_id(Assessment)

    @cached_property
    def expectations(self) -> tuple[Expectation, ...]:
        """The expectations, in the order of their places."""
        return tuple(record for record in self.every if isinstance(record, Expectation))

    @cached_property
    def by_id(self) -> Mapping[str, Record]:
        """Every record that has an id, by it."""
        return _OfAnyKind(self)

    @cached_property
    def of_kind(self) -> Mapping[str, Mapping[str, Record]]:
        """The records by id of each kind whose records have one, by its name."""
        return {
            "question": self.questions,
            "claim": self.claims,
            "actor": self.actors,
            "source": self.sources,
            "stance": self.stances,
            "link": self.links,
            "assessment": self.assessments,
        }

    # -- by what they refer to ------------------------------------------------------------------

    def stances_of(self, claim: str) -> tuple[Stance, ...]:
        """Return the stances on a claim."""
        return self._stances_of.get(claim, ())

    def stances_by(self, holder: str) -> tuple[Stance, ...]:
        """Return the stances that a holder takes, those in a source's own voice included."""
        return self._stances_by.get(holder, ())

    def stances_in(self, source: str) -> tuple[Stance, ...]:
        """Return the stances that a source records."""
        return self._stances_in.get(source, ())

    def links_from(self, claim: str) -> tuple[Link, ...]:
        """Return the links with a claim among their premises."""
        return self._links_from.get(claim, ())

    def links_to(self, id_: str) -> tuple[Link, ...]:
        """Return the links that end at a claim, a stance or another link."""
        return self._links_to.get(id_, ())

    def assessments_of(self, id_: str) -> tuple[Assessment, ...]:
        """Return the assessments of a record."""
        return self._assessments_of.get(id_, ())

    def questions_of(self, claim: str) -> tuple[Question, ...]:
        """Return the questions that a claim answers."""
        return self._questions_of.get(claim, ())

    # -- what a record lends another ------------------------------------------------------------

    def holders(self, stance: Stance) -> tuple[str, ...]:
        """Return who holds a stance: in a source's own voice its authors, else the source itself."""
        if stance.holder is not None:
            return (stance.holder,)
        source = self.sources.get(stance.source)
        return source.author if source is not None and source.author else (stance.source,)

    def in_own_voice(self, stance: Stance) -> bool:
        """Tell whether a source speaks for itself, with nobody between it and its author."""
        source = self.sources.get(stance.source)
        author = source.author if source is not None else ()
        return not stance.via and (stance.holder is None or stance.holder in author)

    def published(self, source: str) -> Date | None:
        """Return when a source came out, by itself or by what it is part of."""
        return next((s.published for s in self.within(source) if s.published), None)

    def publisher(self, source: str) -> str | None:
        """Return who published a source, or what it is part of."""
        return next((s.publisher for s in self.within(source) if s.publisher), None)

    def held(self, source: str) -> Held | None:
        """Return the kept copy of a source, or of what it is part of."""
        return next((s.held for s in self.within(source) if s.held), None)

    def within(self, source: str) -> Iterator[Source]:
        """Give a source, then what it is part of, outward; a cycle ends the walk."""
        passed: set[str] = set()
        record = self.sources.get(source)
        while record is not None and record.id not in passed:
            passed.add(record.id)
            yield record
            record = self.sources.get(record.part_of or "")

    # -- how the indexes are made ---------------------------------------------------------------

    def _by_id(self, kind: type[N]) -> Mapping[str, N]:
        found: dict[str, N] = {}
        for record in self.every:
            if isinstance(record, kind):
                found.setdefault(record.id, record)
        return MappingProxyType(found)

    @cached_property
    def _stances_of(self) -> dict[str, tuple[Stance, ...]]:
        return _grouped((claim, s) for s in self.stances.values() for claim in s.claims)

    @cached_property
    def _stances_by(self) -> dict[str, tuple[Stance, ...]]:
        return _grouped((holder, s) for s in self.stances.values() for holder in self.holders(s))

    @cached_property
    def _stances_in(self) -> dict[str, tuple[Stance, ...]]:
        return _grouped((s.source, s) for s in self.stances.values())

    @cached_property
    def _links_from(self) -> dict[str, tuple[Link, ...]]:
        return _grouped((claim, link) for link in self.links.values() for claim in link.from_)

    @cached_property
    def _links_to(self) -> dict[str, tuple[Link, ...]]:
        return _grouped((link.to, link) for link in self.links.values())

    @cached_property
    def _assessments_of(self) -> dict[str, tuple[Assessment, ...]]:
        return _grouped((a.of, a) for a in self.assessments.values())

    @cached_property
    def _questions_of(self) -> dict[str, tuple[Question, ...]]:
        return _grouped((claim, q) for q in self.questions.values() for claim in q.answers)


class _OfAnyKind(Mapping[str, Record]):
    """The records of all kinds by id, as they are found by kind: an index would take much room."""

    def __init__(self, records: Records) -> None:
        self._every = records.every
        self._tables = tuple(records.of_kind.values())

    def __getitem__(self, id_: str) -> Record:
        found = [table[id_] for table in self._tables if id_ in table]
        if len(found) > 1:
            return min(found, key=lambda record: record.spans.place)
        if not found:
            raise KeyError(id_)
        return found[0]

    def __iter__(self) -> Iterator[str]:
        ids = (record.id for record in self._every if not isinstance(record, Expectation))
        return iter(dict.fromkeys(ids))

    def __len__(self) -> int:
        return len(list(iter(self)))


def _grouped(pairs: Iterable[tuple[str, R]]) -> dict[str, tuple[R, ...]]:
    """Group values by key, each value once a key, in the order given."""
    lists: dict[str, list[R]] = {}
    for key, value in pairs:
        found = lists.setdefault(key, [])
        if not found or found[-1] is not value:
            found.append(value)
    return {key: tuple(values) for key, values in lists.items()}


def _told_apart(records: list[Record]) -> Iterable[Record]:
    """Return the records, those whose derived names are alike numbered by content, not by order."""
    met: set[str] = set()
    alike: dict[str, list[int]] = {}
    for record in records:
        if isinstance(record, Stance | Link | Assessment) and ":" in record.id:
            if record.id in met:
                alike[record.id] = []
            met.add(record.id)
    if not alike:
        return records
    for place, record in enumerate(records):
        if isinstance(record, Stance | Link | Assessment) and record.id in alike:
            alike[record.id].append(place)
    for name, places in alike.items():
        for number, place in enumerate(sorted(places, key=lambda p: repr(records[p])), 1):
            if number > 1:
                one = records[place]
                records[place] = filled(type(one), {**one.__dict__, "id": f"{name}:{number}"})
    return records
