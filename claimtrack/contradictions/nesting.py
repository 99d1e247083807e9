"""Whether one id leads to another, without a walk for most pairs and without a list for any id.

Each id is given the stretch of a depth-first walk during which it was open. What was met in that
stretch is below it for sure; what lies outside the wider stretch of all it leads to is not, as in
Yildirim, Chaoji and Zaki (2010), GRAIL: scalable reachability index. Only what is left is walked.
"""

from collections.abc import Iterable, Iterator, Mapping

__all__ = ["Nesting"]


class Nesting:
    """What leads to what in a relation without circles."""

    def __init__(self, steps: Mapping[str, Iterable[str]]) -> None:
        """Take the steps from each id; circles must have been tied into one id each."""
        self._steps = steps
        self._first: dict[str, int] = {}
        self._last: dict[str, int] = {}
        self._lowest: dict[str, int] = {}
        for root in steps:
            if root not in self._first:
                self._walk(root)

    def _walk(self, root: str) -> None:
        trail = [(root, self._meet(root))]
        while trail:
            one, following = trail[-1]
            fresh = next((other for other in following if other not in self._first), None)
            if fresh is not None:
                trail.append((fresh, self._meet(fresh)))
                continue
            trail.pop()
            self._last[one] = len(self._last)
            below = (self._lowest[other] for other in self._steps.get(one, ()))
            self._lowest[one] = min(below, default=self._last[one])

    def _meet(self, one: str) -> Iterator[str]:
        self._first[one] = len(self._last)
        return iter(self._steps.get(one, ()))

    def leads(self, one: str, other: str) -> bool:
        """Tell whether an id is another or leads to it; ids without steps lead nowhere."""
        if one == other:
            return True
        if one not in self._first or other not in self._first:
            return False
        found, todo = {one}, [one]
        while todo:
            here = todo.pop()
            if self._first[here] <= self._last[other] <= self._last[here]:
                return True
            for following in self._steps.get(here, ()):
                if following not in found and self._may_lead(following, other):
                    found.add(following)
                    todo.append(following)
        return False

    def _may_lead(self, one: str, other: str) -> bool:
        return self._lowest[one] <= self._lowest[other] and self._last[other] <= self._last[one]
