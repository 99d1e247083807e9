"""The most lines of which no two share a node: exact where that is cheap, else between two numbers.

This is set packing, which is NP-hard (Karp, Reducibility among combinatorial problems, 1972). Lines
that hang together by shared nodes are a group, and each group is packed by itself. A line that has all
the nodes of another is left aside, since whatever it could stand in, the other can. A group of up to
`WIDEST` lines is searched in at most `STEPS` steps, more than any twenty lines need.

Where that does not do, the lines *exhibited* are taken shortest first, each that shares no node with
those taken, and there are *at most* as many as a smallest set of nodes cuts every way from documents to
origins in the graph that the group's lines make together. There lines are spliced where they meet, so
that the cut may be larger than any packing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from claimtrack.provenance.cutting import cut
from claimtrack.provenance.lines import shared
from claimtrack.provenance.unions import Union
from claimtrack.value import record

__all__ = ["Nodes", "Packing", "exhibited", "packed"]

WIDEST: Final = 64
"""How many lines that hang together are searched for the best choice."""

STEPS: Final = 4_000
"""How many steps that may take; twenty lines need less than 1.4656²⁰ = 2,090."""

Nodes = tuple[str, ...]
"""The ids of the nodes of a line, outside in, each once."""


@record
class Packing:
    """How many lines share no node, at least and at most, each number with its witness.

    `exhibited` are so many of the lines given. `cut` bounds the groups that are too large to be
    searched: every line in them has one of these nodes. It is empty where a search told.
    """

    least: int
    most: int
    exhibited: tuple[Nodes, ...] = ()
    cut: Nodes = ()


def packed(lines: Iterable[Nodes]) -> Packing:
    """Return the most lines that share no node.

    >>> packed([("d1", "x", "y", "h1"), ("d2", "y", "z", "h2"), ("d3", "x", "z", "h3")]).most
    1
    """
    lines = tuple(lines)
    common = shared(lines)
    groups = [[line] for line in lines if common.isdisjoint(line)]
    if common:
        groups += _groups(_leanest(line for line in lines if not common.isdisjoint(line)))
    groups.sort(key=_first)
    parts = [_packed(group) for group in groups]
    return Packing(
        least=sum(part.least for part in parts),
        most=sum(part.most for part in parts),
        exhibited=tuple(line for part in parts for line in part.exhibited),
        cut=tuple(sorted(id_ for part in parts for id_ in part.cut)),
    )


def exhibited(lines: Iterable[Nodes]) -> tuple[Nodes, ...]:
    """Return lines that share no node, taken in the order given."""
    taken: list[Nodes] = []
    struck: set[str] = set()
    for line in lines:
        if struck.isdisjoint(line):
            taken.append(line)
            struck.update(line)
    return tuple(taken)


def _packed(group: list[Nodes]) -> Packing:
    """Return the packing of lines that hang together, shortest first."""
    if len(group) == 1 or set(group[0]).intersection(*group[1:]):
        return Packing(least=1, most=1, exhibited=(group[0],))
    best = _Search(group).best if len(group) <= WIDEST else None
    if best is not None:
        return Packing(least=len(best), most=len(best), exhibited=best)
    shown = exhibited(group)
    pairs = (pair for line in group for pair in pairwise((None, *line, None)))
    nodes = cut(pairs, shown)
    return Packing(least=len(shown), most=len(nodes), exhibited=shown, cut=nodes)


def _leanest(lines: Iterable[Nodes]) -> list[Nodes]:
    """Return the lines that have not all the nodes of another, shortest first, each set once."""
    sets = {frozenset(line): line for line in sorted(lines, key=lambda one: (-len(one), one))}
    common = Counter(id_ for line in sets.values() for id_ in line)
    kept: dict[str, list[frozenset[str]]] = {}  # by the rarest node of each
    found: list[Nodes] = []
    for nodes, line in reversed(sets.items()):
        if not any(other <= nodes for id_ in line for other in kept.get(id_, ())):
            kept.setdefault(min(line, key=lambda id_: (common[id_], id_)), []).append(nodes)
            found.append(line)
    return sorted(found, key=_short)


def _short(line: Nodes) -> tuple[int, Nodes]:
    return len(line), line


def _first(group: Sequence[Nodes]) -> tuple[int, Nodes]:
    return _short(group[0])


def _groups(lines: Iterable[Nodes]) -> Iterator[list[Nodes]]:
    """Give the sets of lines that hang together by shared nodes, in the order of their first."""
    union = Union()
    lines = list(lines)
    for line in lines:
        for id_ in line[1:]:
            union.join(line[0], id_)
    groups: dict[str, list[Nodes]] = {}
    for line in lines:
        groups.setdefault(union.head(line[0]), []).append(line)
    yield from groups.values()


class _Search:
    """A search for the largest choice among lines that hang together; sets of lines are bits."""

    def __init__(self, lines: Sequence[Nodes]) -> None:
        self._steps = 0
        sets = [frozenset(line) for line in lines]
        self._against = [
            sum(1 << place for place, other in enumerate(sets) if not one.isdisjoint(other))
            for one in sets
        ]
        chosen = self._chosen((1 << len(sets)) - 1)
        kept = tuple(line for place, line in enumerate(lines) if chosen >> place & 1)
        self.best: tuple[Nodes, ...] | None = kept if self._steps <= STEPS else None
        """The lines of a largest choice; None where the search took too many steps."""

    def _chosen(self, free: int) -> int:
        """Return a largest choice among the lines that are free."""
        self._steps += 1
        if not free or self._steps > STEPS:
            return 0
        hard, crowd = 0, 0
        left = free
        while left:
            place = (left & -left).bit_length() - 1
            left &= left - 1
            meets = (self._against[place] & free).bit_count()
            if meets <= 2:  # noqa: PLR2004 - itself and at most one other, for which it can stand
                return 1 << place | self._chosen(free & ~self._against[place])
            if meets > crowd:
                hard, crowd = place, meets
        taken = 1 << hard | self._chosen(free & ~self._against[hard])
        passed = self._chosen(free & ~(1 << hard))
        return taken if taken.bit_count() >= passed.bit_count() else passed
