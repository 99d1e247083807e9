"""The complete labellings of a part as clauses, and what every semantics asks of them.

Caminada (2006), On the issue of reinstatement in argumentation: a labelling is
complete if an argument is in just when all its attackers are out, and out just when one of its
attackers is in. Their sets of arguments that are in are the complete extensions.
"""

from collections.abc import Iterable, Iterator

from claimtrack.semantics.graph import Part
from claimtrack.semantics.limits import Budget
from claimtrack.semantics.oracle import oracle

__all__ = ["Found", "Labellings"]

Found = tuple[int, ...]
"""An extension of a part: its members by number, ascending."""


class Labellings:
    """The complete labellings of a part; more may be demanded of them.

    Of member i the variable `i + 1` says that it is in, and `size + i + 1` that it is out.
    """

    def __init__(self, part: Part, budget: Budget) -> None:
        """Write down what makes a labelling complete: O(n + m) clauses."""
        self.part = part
        self.size = len(part.attackers)
        self.oracle = oracle(self.size, 2 * self.size, budget)
        for clause in _complete(part):
            self.oracle.add(clause)

    def is_in(self, member: int) -> int:
        """Return the variable that says that a member is in."""
        return member + 1

    def is_out(self, member: int) -> int:
        """Return the variable that says that a member is out."""
        return self.size + member + 1

    def find(self, assumed: Iterable[int] = ()) -> Found | None:
        """Return the members that are in in some labelling where some literals hold, if there is one."""
        return self.found() if self.oracle.solve(list(assumed)) else None

    def found(self) -> Found:
        """Return the members that are in in the labelling found last."""
        holds = self.oracle.holds
        return tuple(i for i in range(self.size) if holds(i + 1))

    def grown(self, assumed: Iterable[int] = ()) -> Found:
        """Return a largest extension that contains the one found last, with some literals assumed."""
        assumed = list(assumed)
        while True:
            last = self.found()
            more = self._undecided()
            switch = self.oracle.fresh()
            self.oracle.add([-switch, *map(self.is_in, more)])
            larger = bool(more) and self.oracle.solve([*assumed, switch, *map(self.is_in, last)])
            self.oracle.add([-switch])
            if not larger:
                return last

    def _undecided(self) -> list[int]:
        holds = self.oracle.holds
        return [i for i in range(self.size) if not holds(i + 1) and not holds(self.is_out(i))]

    def forbid_within(self, extension: Found) -> None:
        """Leave out every extension whose members are all in a given one."""
        members = set(extension)
        self.oracle.add(self.is_in(i) for i in range(self.size) if i not in members)

    def forbid(self, extension: Found) -> None:
        """Leave out one extension."""
        members = set(extension)
        self.oracle.add(-self.is_in(i) if i in members else self.is_in(i) for i in range(self.size))


def _complete(part: Part) -> Iterator[list[int]]:
    size = len(part.attackers)
    for one, attackers in enumerate(part.attackers, start=1):
        yield [-one, -size - one]
        for attacker in attackers:
            yield [-one, size + attacker + 1]
            yield [size + one, -attacker - 1]
        yield [one, *(-size - attacker - 1 for attacker in attackers)]
        yield [-size - one, *(attacker + 1 for attacker in attackers)]
