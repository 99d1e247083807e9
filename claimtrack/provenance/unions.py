"""Ids that are taken for one: disjoint sets, joined two by two."""

__all__ = ["Union"]


class Union:
    """Disjoint sets of ids, with one id that speaks for each set.

    A forest with path halving: see Tarjan and van Leeuwen, Worst-case analysis of set union
    algorithms, J. ACM 31 (1984).

    >>> union = Union()
    >>> union.join("a", "b")
    >>> union.join("c", "b")
    >>> union.head("a") == union.head("c"), union.head("d")
    (True, 'd')
    """

    def __init__(self) -> None:
        """Begin with each id in a set of its own."""
        self._above: dict[str, str] = {}

    def __bool__(self) -> bool:
        """Tell whether anything was joined."""
        return bool(self._above)

    def join(self, one: str, other: str) -> None:
        """Take the sets of two ids for one; the first by id speaks for it."""
        first, second = sorted((self.head(one), self.head(other)))
        if first != second:
            self._above[second] = first

    def head(self, id_: str) -> str:
        """Return the id that speaks for the set of an id."""
        above = self._above
        while id_ in above:
            following = above[id_]
            if following in above:
                above[id_] = above[following]
            id_ = following
        return id_
