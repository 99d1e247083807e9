"""A relation between ids, as steps from one to others: what is reached, by which way, what is a knot.

All walks are loops, none is a recursion, and each is linear in the steps that it passes.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import Generic, TypeVar

__all__ = ["is_acyclic", "knots", "reached", "way"]

T = TypeVar("T", bound=Hashable)
Steps = Mapping[T, Iterable[T]]
"""The ids that one step leads to, by the id it starts from."""


def reached(steps: Steps[T], start: T) -> set[T]:
    """Return what is reached from an id in any number of steps, itself included.

    >>> sorted(reached({"a": ["b"], "b": ["c"], "d": ["a"]}, "a"))
    ['a', 'b', 'c']
    """
    found, todo = {start}, [start]
    while todo:
        for following in steps.get(todo.pop(), ()):
            if following not in found:
                found.add(following)
                todo.append(following)
    return found


def way(steps: Steps[T], start: T, goal: T) -> list[T]:
    """Return a shortest way of at least one step, both its ends included; empty if there is none.

    >>> way({"a": ["b"], "b": ["c", "a"]}, "a", "a")
    ['a', 'b', 'a']
    """
    came: dict[T, T] = {}
    todo = [start]
    for one in todo:  # grows as it goes
        for following in steps.get(one, ()):
            if following not in came:
                came[following] = one
                todo.append(following)
        if goal in came:
            back = [goal, came[goal]]
            while back[-1] != start:
                back.append(came[back[-1]])
            return back[::-1]
    return []


def is_acyclic(steps: Steps[T]) -> bool:
    """Tell whether no id leads back to itself, by taking away what nothing leads to (Kahn 1962).

    >>> is_acyclic({"a": ["b"], "b": ["c"]}), is_acyclic({"a": ["b"], "b": ["a"]})
    (True, False)
    """
    coming: dict[T, int] = dict.fromkeys(steps, 0)
    for others in steps.values():
        for other in others:
            if other in coming:
                coming[other] += 1
    todo = [one for one, count in coming.items() if not count]
    for one in todo:  # grows as it goes
        for other in steps[one]:
            if other in coming:
                coming[other] -= 1
                if not coming[other]:
                    todo.append(other)
    return len(todo) == len(coming)


def knots(steps: Steps[T]) -> Iterator[list[T]]:
    """Give the largest sets of ids that all reach one another, those that others lead to first.

    An id on no circle is a set of its own. These are the strongly connected components, found as
    in Gabow (2000), Path-based depth-first search.

    >>> [sorted(knot) for knot in knots({"a": ["b"], "b": ["a", "c"]})]
    [['c'], ['a', 'b']]
    """
    walk: _Walk[T] = _Walk()
    for root in steps:
        if root not in walk.order:
            yield from walk.through(steps, root)


class _Walk(Generic[T]):
    """A depth-first walk: which ids it has met, in which order, and which are not yet in a knot."""

    def __init__(self) -> None:
        self.order: dict[T, int] = {}
        self.tied: set[T] = set()
        self.open: list[T] = []  # met, and in no knot yet
        self.heads: list[T] = []  # of those, each the first of what may become one knot

    def through(self, steps: Steps[T], root: T) -> Iterator[list[T]]:
        trail = [(root, self._meet(steps, root))]
        while trail:
            one, following = trail[-1]
            fresh = next((other for other in following if self._is_fresh(other)), None)
            if fresh is not None:
                trail.append((fresh, self._meet(steps, fresh)))
                continue
            trail.pop()
            if self.heads[-1] == one:
                yield self._tie(one)

    def _meet(self, steps: Steps[T], one: T) -> Iterator[T]:
        self.order[one] = len(self.order)
        self.open.append(one)
        self.heads.append(one)
        return iter(steps.get(one, ()))

    def _is_fresh(self, other: T) -> bool:
        if other not in self.order:
            return True
        if other not in self.tied:
            while self.order[self.heads[-1]] > self.order[other]:
                self.heads.pop()
        return False

    def _tie(self, head: T) -> list[T]:
        self.heads.pop()
        first = self.order[head]
        place = len(self.open) - 1
        while self.order[self.open[place]] > first:
            place -= 1
        knot = self.open[place:]
        del self.open[place:]
        self.tied.update(knot)
        return knot
