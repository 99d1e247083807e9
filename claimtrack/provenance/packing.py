"""The most lines of which no two share a node: exact where that is cheap, else between two numbers.

This is set packing, which is NP-hard (Karp, Reducibility among combinatorial problems, 1972). Lines
that hang together by shared nodes are a group, and each group is packed by itself. A line that has all
the nodes of another is left aside, since whatever it could stand in, the other can. A group of up to
`EXACT` lines is searched. In a larger one the lines *exhibited* are taken shortest first, each that
shares no node with those taken, and there are *at most* as many as a smallest set of nodes cuts every
way from documents to origins in the graph that the group's lines make together. There lines are spliced
where they meet, so that the cut may be larger than any packing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from claimtrack.provenance.cutting import cut
from claimtrack.provenance.unions import Union
from claimtrack.value import record

__all__ = ["Nodes", "Packing", "exhibited", "packed"]

EXACT: Final = 20
"""How many lines that hang together are searched for the best choice."""

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
    parts = [_packed(group) for group in _groups(_leanest(lines))]
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
    common = set(group[0]).intersection(*group[1:])
    if common:
        return Packing(least=1, most=1, exhibited=(group[0],))
    if len(group) <= EXACT:
        best = _most(group)
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
    return sorted(found, key=lambda one: (len(one), one))


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


def _most(lines: Sequence[Nodes]) -> tuple[Nodes, ...]:
    """Return a largest choice of lines that share no node, of a few."""
    sets = [frozenset(line) for line in lines]
    beside = [
        sum(1 << place for place, other in enumerate(sets) if one.isdisjoint(other)) for one in sets
    ]
    best = _chosen((1 << len(sets)) - 1, beside)
    return tuple(line for place, line in enumerate(lines) if best >> place & 1)


def _chosen(free: int, beside: list[int]) -> int:
    """Return a largest choice, as bits, among the lines that are free; at most as deep as there are."""
    if not free:
        return 0
    places = [place for place in range(free.bit_length()) if free >> place & 1]
    crowd = {place: (free & ~beside[place]).bit_count() for place in places}  # itself included
    easy = min(places, key=lambda place: (crowd[place], place))
    if crowd[easy] <= 2:  # noqa: PLR2004 - it meets one other at most, which it can stand for
        return 1 << easy | _chosen(free & beside[easy], beside)
    hard = max(places, key=lambda place: (crowd[place], -place))
    taken = 1 << hard | _chosen(free & beside[hard], beside)
    left = _chosen(free & ~(1 << hard), beside)
    return taken if taken.bit_count() >= left.bit_count() else left
