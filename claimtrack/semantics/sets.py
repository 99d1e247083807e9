"""The sets of members of a part that fulfil some clauses, and what every semantics asks of them."""

from collections.abc import Callable, Iterable, Iterator

from claimtrack.semantics.graph import Part
from claimtrack.semantics.limits import Budget
from claimtrack.semantics.oracle import oracle

__all__ = ["Found", "Sets"]

Found = tuple[int, ...]
"""A set of members of a part, by number, ascending."""


class Sets:
    """The sets of members that fulfil some clauses; more may be demanded of them."""

    def __init__(
        self, part: Part, budget: Budget, clauses: Callable[[Part], Iterator[list[int]]]
    ) -> None:
        """Write down the clauses."""
        self.part = part
        self.size = len(part.attackers)
        self.oracle = oracle(self.size, 2 * self.size, budget)
        for clause in clauses(part):
            self.oracle.add(clause)

    def is_in(self, member: int) -> int:
        """Return the variable that says that a member is in."""
        return member + 1

    def is_out(self, member: int) -> int:
        """Return the variable that says that a member is out; `clauses.complete` knows it."""
        return self.size + member + 1

    def find(self, assumed: Iterable[int] = ()) -> Found | None:
        """Return a set for which some literals hold, if there is one."""
        return self.found() if self.oracle.solve(list(assumed)) else None

    def found(self) -> Found:
        """Return the set found last."""
        holds = self.oracle.holds
        return tuple(i for i in range(self.size) if holds(i + 1))

    def grown(self, assumed: Iterable[int] = ()) -> Found:
        """Return a largest set that contains the one found last, with some literals assumed."""
        assumed, last = list(assumed), self.found()
        while True:
            more = self._undecided(last)
            switch = self.oracle.fresh()
            self.oracle.add([-switch, *map(self.is_in, more)])
            larger = self.find([*assumed, switch, *map(self.is_in, last)]) if more else None
            self.oracle.add([-switch])
            if larger is None:
                return last
            last = larger

    def _undecided(self, members: Found) -> list[int]:
        """Return what is not in, and not attacked by what is."""
        inside = set(members)
        attackers = enumerate(self.part.attackers)
        return [i for i, by in attackers if i not in inside and inside.isdisjoint(by)]

    def forbid_within(self, extension: Iterable[int]) -> None:
        """Leave out every set whose members are all among some."""
        members = set(extension)
        self.oracle.add(self.is_in(i) for i in range(self.size) if i not in members)

    def forbid(self, extension: Found) -> None:
        """Leave out one set."""
        members = set(extension)
        self.oracle.add(-self.is_in(i) if i in members else self.is_in(i) for i in range(self.size))
