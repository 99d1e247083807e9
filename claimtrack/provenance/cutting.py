"""The fewest nodes that cut every way from the starts of a graph to its ends.

By Menger's theorem (Zur allgemeinen Kurventheorie, 1927) they are as many as there are ways without a
common node. Ways are added along augmenting ways in the graph whose nodes are split in two (Ford and
Fulkerson, Maximal flow through a network, 1956), many at a time where they have nothing in common.
"""

from collections.abc import Iterable
from itertools import pairwise

__all__ = ["Pair", "cut"]

Pair = tuple[str | None, str | None]
"""An arc from one node to another; none before a node where ways start, none after where they end."""

Point = tuple[str, bool]
"""A node where ways come in, or (True) where they go out."""


def cut(pairs: Iterable[Pair], ways: Iterable[tuple[str, ...]] = ()) -> tuple[str, ...]:
    """Return a smallest set of nodes of which every way from a start to an end has one, sorted.

    `ways` are some that share no node, known beforehand: they save looking for as many.

    >>> cut([(None, "a"), (None, "b"), ("a", "c"), ("b", "c"), ("c", None)])
    ('c',)
    """
    flow = _Flow(pairs, ways)
    while flow.augmented():
        pass
    reached = flow.reached
    inside = (id_ for id_, leaving in reached if not leaving and (id_, True) not in reached)
    return tuple(sorted(inside))


class _Flow:
    """Ways without a common node: what each of their nodes sends on to, and comes from."""

    def __init__(self, pairs: Iterable[Pair], ways: Iterable[tuple[str, ...]]) -> None:
        self.arcs: dict[str, dict[str, None]] = {}
        self.starts: dict[str, None] = {}
        self.ends: set[str] = set()
        for one, other in pairs:
            if other is None:
                self.ends.update((one,) if one is not None else ())
            elif one is None:
                self.starts[other] = None
            else:
                self.arcs.setdefault(one, {})[other] = None
        self.to: dict[str, str | None] = {}  # None where the way ends
        self.back: dict[str, str | None] = {}  # None where it starts
        self.reached: dict[Point, Point | None] = {}
        for way in ways:
            for place, id_ in enumerate(way):
                self.back[id_] = way[place - 1] if place else None
                self.to[id_] = way[place + 1] if place + 1 < len(way) else None

    def augmented(self) -> bool:
        """Make room for more ways, at most one from each start; tell whether that could be done.

        What is reached from one start is not reached from another, so that the ways have nothing in
        common and all can be taken.
        """
        self.reached = {(id_, False): None for id_ in self.starts}
        start = {point: point for point in self.reached}
        todo = list(self.reached)
        ends: dict[Point, Point] = {}
        for point in todo:  # grows as it goes
            id_, leaving = point
            if start[point] in ends:
                continue
            if leaving and id_ in self.ends and self.to.get(id_, "") is not None:
                ends[start[point]] = point
                continue
            for one in self._following(point):
                if one not in self.reached:
                    self.reached[one] = point
                    start[one] = start[point]
                    todo.append(one)
        for end in ends.values():
            self._take(end)
        return bool(ends)

    def _following(self, point: Point) -> list[Point]:
        id_, leaving = point
        used = id_ in self.to
        if not leaving:
            if not used:
                return [(id_, True)]
            before = self.back[id_]
            return [] if before is None else [(before, True)]  # send that way elsewhere
        onward = self.arcs.get(id_, ())
        found: list[Point] = [(one, False) for one in onward if self.to.get(id_) != one]
        return [*found, (id_, False)] if used else found

    def _take(self, end: Point) -> None:
        """Change the ways along the augmenting way that ends here."""
        points: list[Point] = []
        point: Point | None = end
        while point is not None:
            points.append(point)
            point = self.reached[point]
        points.reverse()
        passed = [(one, other) for one, other in pairwise(points) if one[0] != other[0]]
        for (one, leaving), (other, _) in passed:
            if not leaving:  # the way that came to `one` from `other` does so no more
                del self.to[other], self.back[one]
        for (one, leaving), (other, _) in passed:
            if leaving:
                self.to[one], self.back[other] = other, one
        self.back[points[0][0]] = None
        self.to[end[0]] = None
