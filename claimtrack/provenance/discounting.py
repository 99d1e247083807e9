"""Records as they would be if some were discounted: nothing that comes through these counts.

Sources, actors, stances and links can be discounted. A stance falls if each of its lines passes what is
discounted: it is recorded there, came through it, is held by it, or rests on nothing else; one that
never had a line falls if anything that it rests on does. A stance that also rests on something else
stays, and no longer relies on what fell. Where somebody relies on a stance that falls only for the page
on which it is read, it stays as a mention, so that lines go on through its holder.

A discounted actor argues no link and assesses nothing, and no link is argued in a discounted source.
With a stance or link go its undercuts and assessments. Claims, questions, sources and actors stay;
expectations go, which are about the corpus as it is.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property

from claimtrack.model import (
    Assessment,
    Expectation,
    Link,
    Record,
    Source,
    Stance,
)
from claimtrack.provenance.chains import Chains, Place
from claimtrack.records import Records
from claimtrack.references import kind_of
from claimtrack.relation import reached
from claimtrack.value import evolve
from claimtrack.words import article

__all__ = ["Discount", "discountable", "without"]


def discountable(records: Records) -> tuple[Mapping[str, Record], ...]:
    """Return the records that can be discounted, by id."""
    return records.sources, records.actors, records.stances, records.links


def without(records: Records, ids: Collection[str]) -> Records:
    """Return the records with some discounted.

    An unknown id raises `KeyError`, that of another kind of record `ValueError`.
    """
    return Discount(records, ids).records


class Discount:
    """What falls with some records, and what is left."""

    def __init__(self, records: Records, ids: Collection[str]) -> None:
        """Take the records of a corpus, and the ids of those to discount."""
        self.before = records
        self.ids = frozenset(ids)
        for id_ in sorted(self.ids):
            if not any(id_ in some for some in discountable(records)):
                kind = article(kind_of(records.by_id[id_]))
                message = f"{id_} is {kind}: only a source, actor, stance or link can be discounted"
                raise ValueError(message)
        self._chains = Chains(records)
        self._entries = {s.id: self._chains.entry(s) for s in records.stances.values()}
        for source in records.sources.values():
            for id_ in source.copied:
                self._chains.ground(id_)
        places = self._chains.places.values()
        self._whole = _live(places, ())
        self._left = _live(places, self.ids)

    @cached_property
    def stances(self) -> tuple[str, ...]:
        """The ids of the stances that fall, in the order of their places."""
        return tuple(id_ for id_, entry in self._entries.items() if self._falls(id_, entry))

    @cached_property
    def links(self) -> tuple[str, ...]:
        """The ids of the links that fall, sorted."""
        links = self.before.links.values()
        first = [
            link.id for link in links if not self.ids.isdisjoint((link.id, link.by, link.source))
        ]
        attacked: dict[str, list[str]] = {"": [*first, *self.stances]}
        for link in links:
            if link.verb == "undercuts":
                attacked.setdefault(link.to, []).append(link.id)
        return tuple(sorted(self.before.links.keys() & reached(attacked, "")))

    @cached_property
    def records(self) -> Records:
        """The records that are left."""
        fallen = frozenset((*self.stances, *self.links))
        mentions = frozenset(self._relied_on())
        kept = (one for one in self.before.every if not self._goes(one, fallen, mentions))
        return Records(self._mended(one, fallen) for one in kept)

    def _relied_on(self) -> Iterator[str]:
        """Give the stances that fall and through whose holder lines of others still lead."""
        kept = self._entries.keys() - frozenset(self.stances)
        todo = [self.before.stances[id_] for id_ in sorted(kept)]
        passed = set(kept)
        for stance in todo:  # grows as it goes
            for id_ in stance.relies_on:
                fallen = self.before.stances.get(id_)
                if fallen is not None and id_ not in passed and not self._is_dead(id_):
                    passed.add(id_)
                    todo.append(fallen)
                    yield id_

    @cached_property
    def touched(self) -> tuple[str, ...]:
        """The ids of the stances with a line that passes what is discounted, in the order of places."""
        return tuple(id_ for id_ in self._entries if self.through(id_))

    def through(self, stance: str) -> tuple[str, ...]:
        """Return which of what is discounted a stance came through or rests on, sorted."""
        one = self.before.stances[stance]
        direct = (
            stance,
            one.source,
            *one.via,
            *self.before.holders(one),
        )  # be they on a line or not
        found = set(self.ids.intersection(direct))
        for place in self._entries[stance].reached():
            found.update(self.ids.intersection((place.ground or "", *_nodes(place))))
        return tuple(sorted(found))

    def _falls(self, id_: str, entry: Place) -> bool:
        if id_ in self.ids or not self.ids.isdisjoint(_nodes(entry)):
            return True
        if not entry.after:
            return False
        if _leads(entry, (), self._whole):
            return not _leads(entry, self.ids, self._left)
        return bool(self.through(id_))  # it never had a line

    def _goes(self, one: Record, fallen: Collection[str], mentions: Collection[str]) -> bool:
        match one:
            case Stance() | Link():
                return one.id in fallen and one.id not in mentions
            case Assessment():
                return one.of in fallen or one.by in self.ids
            case _:
                return isinstance(one, Expectation)

    def _mended(self, one: Record, fallen: Collection[str]) -> Record:
        """Return a record that rests on nothing that is dead."""
        if isinstance(one, Stance):
            verb = "mentions" if one.id in fallen else one.verb
            grounds = tuple(id_ for id_ in one.relies_on if not self._is_dead(id_))
            same = (verb, grounds) == (one.verb, one.relies_on)
            return one if same else evolve(one, verb=verb, relies_on=grounds)
        if isinstance(one, Source) and one.derived_from:
            left = tuple(d for d in one.derived_from if not self._is_dead(d.source))
            return one if left == one.derived_from else evolve(one, derived_from=left)
        return one

    def _is_dead(self, id_: str) -> bool:
        """Tell whether no line that rests on a record is left, be it that it had none."""
        place = self._chains.places.get(id_)
        if place is None or place in self._left:
            return id_ in self.ids
        return place in self._whole or any(_is_struck(one, self.ids) for one in place.reached())


def _live(places: Iterable[Place], struck: Collection[str]) -> frozenset[Place]:
    """Return the places of what is relied on from which a line still leads to an end."""
    kept = [place for place in places if not _is_struck(place, struck)]
    back: dict[Place | None, list[Place]] = {}
    for place in kept:
        for following in place.after or (None,):
            back.setdefault(following, []).append(place)
    found: dict[Place | None, None] = {None: None}
    todo: list[Place | None] = [None]
    for one in todo:  # grows as it goes
        fresh = [place for place in back.get(one, ()) if place not in found]
        found.update(dict.fromkeys(fresh))
        todo += fresh
    return frozenset(place for place in found if place is not None)


def _leads(entry: Place, struck: Collection[str], live: Collection[Place]) -> bool:
    """Tell whether a line leads from an entry through places of its own to an end, or to a live place."""
    passed = {entry}
    todo = [entry]
    for place in todo:  # grows as it goes
        if place.ground is not None:
            if place in live:
                return True
        elif not _is_struck(place, struck):
            if not place.after:
                return True
            fresh = [one for one in dict.fromkeys(place.after) if one not in passed]
            passed.update(fresh)
            todo += fresh
    return False


def _is_struck(place: Place, struck: Collection[str]) -> bool:
    return place.ground in struck or any(id_ in struck for id_ in _nodes(place))


def _nodes(place: Place) -> Iterator[str]:
    return (id_ for step in place.steps for id_ in step)
