"""What may be one: the least that is sure about how many actors and documents there are.

Two unnamed actors may be one, unless both have a `member_of` or `acts_for` and share none; somebody
unnamed may be each of whom `may_be` names, which is never the complete list; and what a document quotes
or cites may be where all in it comes from. Whatever may be one is joined, one thing through another.
"""

from collections.abc import Iterable, Iterator

from claimtrack.provenance.unions import Union
from claimtrack.records import Records

__all__ = ["Joins"]


class Joins:
    """What may be one among the actors and documents of a corpus."""

    def __init__(self, records: Records) -> None:
        """Take the records of a corpus."""
        actors = (actor for actor in records.actors.values() if actor.kind == "unnamed")
        self._unnamed = {actor.id: actor for actor in actors}
        self._derived = {
            source.id: tuple(one.source for one in source.derived_from)
            for source in records.sources.values()
            if source.derived_from
        }

    def among(self, nodes: set[str]) -> Union:
        """Return what may be one among some nodes, be it through others that are not there."""
        union = Union()
        for one, other in self._pairs(nodes):
            union.join(one, other)
        return union

    def _pairs(self, nodes: set[str]) -> Iterator[tuple[str, str]]:
        yield from self._people(sorted(self._unnamed.keys() & nodes))
        yield from self._documents(self._derived.keys() & nodes)

    def _people(self, unnamed: list[str]) -> Iterator[tuple[str, str]]:
        first: dict[str, str] = {}  # by what somebody belongs to
        free = ""
        for id_ in unnamed:
            actor = self._unnamed[id_]
            yield from ((id_, other) for other in actor.may_be)
            to = {*actor.member_of, *actor.acts_for}
            yield from ((id_, first.setdefault(one, id_)) for one in sorted(to))
            free = free or ("" if to else id_)
        if free:  # who belongs to nobody known may be any of them
            yield from ((id_, free) for id_ in unnamed)

    def _documents(self, nodes: Iterable[str]) -> Iterator[tuple[str, str]]:
        todo = sorted(nodes)
        passed = set(todo)
        for id_ in todo:  # grows as it goes
            for other in self._derived[id_]:
                yield id_, other
                if other in self._derived and other not in passed:
                    passed.add(other)
                    todo.append(other)
