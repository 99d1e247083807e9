"""The part of a corpus on which changes bear: found by the names in each file, so that only it is unpacked.

What a rule finds about a record depends on what is **near** the record: what its references lead to by
the fields that the rule reads, what refers to it by the fields in `Rule.near`, and what is near any of
these. So changes bear on whatever they are near to, and what is found about that can be told from what
is near it alone.

What a claim counts stands where an id would, as if the claim referred to it by its `quantity`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from claimtrack.mentions import Names, referring
from claimtrack.model import Expectation, Record
from claimtrack.references import kind_of
from claimtrack.schema import ALL_KINDS, KINDS
from claimtrack.scope import ONE_WAY

__all__ = ["Index", "Nearby", "Unpacked", "leading_to"]

Node = str | int
"""An id, or a number for a record to which nothing can refer."""

Unpacked = Callable[[Sequence[str]], Mapping[str, Sequence[Record] | None]]
"""What gives the records of files by their names; None for a file whose records are not to be had."""

Step = tuple[Node, bool, bool]
"""Where a reference leads, or stands; whether what it leads to is near, and whether where it stands is."""

FEW: Final = 16
SHARE: Final = 16
"""A part lies in no more files than a few, and one of so many."""


class Index:
    """Which files have the records with some ids, and which refer to these."""

    def __init__(self, files: Mapping[str, Names]) -> None:
        """Take the names in files."""
        self.size = len(files)
        self._homes: dict[str, str] = {}
        self._mentions: dict[str, list[str]] = {}
        for file, (called, mentioned) in files.items():
            self._homes.update(dict.fromkeys(called.split(), file))
            for id_ in mentioned.split():
                if id_ in self._mentions:
                    self._mentions[id_].append(file)
                else:
                    self._mentions[id_] = [file]

    def homes(self, ids: Iterable[str]) -> Iterator[str]:
        """Give the files with the records."""
        called = (f"{kind}:{id_}" for id_ in ids for kind in ALL_KINDS)
        return (self._homes[name] for name in called if name in self._homes)

    def mentions(self, ids: Iterable[str]) -> Iterator[str]:
        """Give the files with references to any of them."""
        return (file for id_ in ids for file in self._mentions.get(id_, ()))


class Nearby:
    """What is near what: a network of records that is unpacked as far as it is walked."""

    def __init__(
        self, reads: Iterable[str], near: Iterable[str], index: Index, unpacked: Unpacked
    ) -> None:
        """Take words of `Rule.reads` and `Rule.near`, and where the records are that have not changed."""
        self._reads = frozenset(reads)
        self._one_way = frozenset(word[1:] for word in near if word.startswith(ONE_WAY))
        self._near = frozenset(word.removeprefix(ONE_WAY) for word in near)
        self._gathering = frozenset(leading_to(self._near))
        self._index = index
        self._unpacked = unpacked
        self._taken: set[str] = set()
        self._asked: set[str] = set()
        self._records: dict[Node, Record] = {}
        self._steps: dict[Node, list[Step]] = {}
        self._back: dict[Node, list[Step]] = {}
        self._known: dict[tuple[str, str, str], tuple[bool, bool]] = {}

    def part(
        self, fresh: Iterable[Record], gone: Iterable[Record], come: Iterable[Record]
    ) -> list[Record] | None:
        """Return what is near to that to which records are near that are no more, or have come.

        `fresh` are all records of the files that have changed, as they are now. None where the part is
        too large, or some records are not to be had.
        """
        nodes = {id(record): self._take(record) for record in fresh}
        start: dict[Node, None] = dict.fromkeys(nodes[id(record)] for record in come)
        for record in gone:
            start.update((id_, None) for id_, _, gathers in self._leaving(record) if gathers)
            start.update({_id(record): None} if _id(record) else {})
        bearing = self._walk(start, self._before, everywhere=True)
        found = None if bearing is None else self._walk(bearing, self._after, everywhere=False)
        if found is None:
            return None
        return [self._records[node] for node in found if node in self._records]

    def _walk(
        self, start: Iterable[Node], step: Callable[[Node], Iterator[Node]], *, everywhere: bool
    ) -> dict[Node, None] | None:
        """Return what is reached step by step; None where records are missing for that.

        References are looked for everywhere, or only where records may be near what they refer to.
        """
        found = dict.fromkeys(start)
        todo = list(found)
        while todo:
            ids = [node for node in todo if isinstance(node, str)]
            away = [id_ for id_ in ids if id_ not in self._records]
            if away and not self._load(self._index.homes(away)):
                return None
            ids = [id_ for id_ in ids if id_ not in self._asked]
            ids = ids if everywhere else [id_ for id_ in ids if self._is_gathering(id_)]
            self._asked.update(ids)
            if ids and not self._load(self._index.mentions(ids)):
                return None
            ahead = dict.fromkeys(one for node in todo for one in step(node))
            todo = [one for one in ahead if one not in found]
            found.update(dict.fromkeys(todo))
        return found

    def _after(self, node: Node) -> Iterator[Node]:
        """Give what is near, at one remove."""
        yield from (one for one, leads, _ in self._steps.get(node, ()) if leads)
        yield from (one for one, _, gathers in self._back.get(node, ()) if gathers)

    def _before(self, node: Node) -> Iterator[Node]:
        """Give what this is near to, at one remove."""
        yield from (one for one, leads, _ in self._back.get(node, ()) if leads)
        yield from (one for one, _, gathers in self._steps.get(node, ()) if gathers)

    # -- records ----------------------------------------------------------------------------------

    def _is_gathering(self, id_: str) -> bool:
        """Tell whether records may be near by a reference to this."""
        known = self._records.get(id_)
        return (kind_of(known) if known else "") in self._gathering

    def _load(self, names: Iterable[str]) -> bool:
        """Take the records of files, and tell whether that could be done."""
        fresh = [name for name in dict.fromkeys(names) if name not in self._taken]
        self._taken.update(fresh)
        if len(self._taken) > FEW + self._index.size // SHARE:
            return False
        for records in self._unpacked(fresh).values() if fresh else ():
            if records is None:
                return False
            for record in records:
                self._take(record)
        return True

    # -- references -----------------------------------------------------------------------------

    def _take(self, record: Record) -> Node:
        node: Node = _id(record) or len(self._records)
        self._records[node] = record
        for id_, leads, gathers in self._leaving(record):
            self._steps.setdefault(node, []).append((id_, leads, gathers))
            self._back.setdefault(id_, []).append((node, leads, gathers))
        return node

    def _leaving(self, record: Record) -> Iterator[tuple[str, bool, bool]]:
        """Give what a record refers to, whether that is near the record, and whether it is near that."""
        kind, verb = kind_of(record), getattr(record, "verb", "")
        for field, id_ in referring(record):
            key = kind, verb, field
            if key not in self._known:
                self._known[key] = self._meant(*key)
            leads, gathers = self._known[key]
            if leads or gathers:
                yield id_, leads, gathers

    def _meant(self, kind: str, verb: str, field: str) -> tuple[bool, bool]:
        word = f"{kind}.{field}"
        whole = not self._reads.isdisjoint((kind, verb)) and word not in self._one_way
        return whole or word in self._reads, word in self._near


def _id(record: Record) -> str:
    """Return the id by which something can refer to a record; none where there is none."""
    return "" if isinstance(record, Expectation) or ":" in record.id else record.id


def leading_to(words: Iterable[str]) -> Iterator[str]:
    """Give the kinds of records to which fields refer; what is counted is of none."""
    for word in words:
        kind, _, attribute = word.partition(".")
        for field in KINDS[kind].fields.values():
            if attribute in (field.attribute, field.verb and _VERBS[kind]):
                yield from field.kinds or ("",)


_VERBS: Final = {"stance": "claims", "link": "to"}
"""The attributes that hold what the verb of a record refers to."""
