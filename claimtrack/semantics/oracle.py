"""Who says whether clauses can hold: python-sat for large parts where it is there, else our search."""

from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final, Protocol

from claimtrack.semantics.limits import Budget
from claimtrack.semantics.search import Search

__all__ = ["Oracle", "oracle"]

SMALL: Final = 40
"""Parts of up to so many arguments are always searched by our own, so answers there are the same
with python-sat and without."""
SLICE: Final = 2000
"""After so many conflicts python-sat is asked to let us look at the clock."""


class Oracle(Protocol):
    """Clauses over variables 1, 2, ..., as lists of v and -v."""

    def fresh(self) -> int:
        """Return a new variable."""
        ...

    def add(self, clause: Iterable[int]) -> None:
        """Demand that one of some literals holds."""
        ...

    def solve(self, assumed: Sequence[int] = ()) -> bool:
        """Say whether all clauses can hold, with some literals assumed."""
        ...

    def each(self) -> Iterator[None]:
        """Give every way in which all clauses hold, to be read with `holds` before the next."""
        ...

    def holds(self, variable: int) -> bool:
        """Say whether a variable is true in what the last successful `solve` found."""
        ...


def oracle(arguments: int, variables: int, budget: Budget) -> Oracle:
    """Return who answers for a part of so many arguments."""
    if arguments > SMALL and find_spec("pysat") is not None:
        return Glucose(variables, budget, arguments)
    return Search(variables, budget)


class Glucose:
    """Glucose 4 (Audemard and Simon 2018), through python-sat."""

    def __init__(self, size: int, budget: Budget, tried: int) -> None:
        """Take how many variables there are at first, and how many of them to try as true first."""
        solvers: Any = import_module("pysat.solvers")
        self._solver = solvers.Solver(name="glucose4")
        self._solver.set_phases(list(range(1, tried + 1)))
        self._size = size
        self._budget = budget
        self._model: list[int] = []

    def fresh(self) -> int:
        """Return a new variable."""
        self._size += 1
        return self._size

    def add(self, clause: Iterable[int]) -> None:
        """Demand that one of some literals holds."""
        self._solver.add_clause(list(clause))

    def solve(self, assumed: Sequence[int] = ()) -> bool:
        """Say whether all clauses can hold, with some literals assumed; raise OutOfTime if too slow."""
        found: bool | None = None
        while found is None:
            self._budget.check()
            self._solver.conf_budget(SLICE)
            found = self._solver.solve_limited(assumptions=list(assumed))
        if found:
            self._model = self._solver.get_model()
        return found

    def each(self) -> Iterator[None]:
        """Give every way in which all clauses hold, to be read with `holds` before the next."""
        while self.solve():
            yield
            self.add(-literal for literal in self._model)

    def holds(self, variable: int) -> bool:
        """Say whether a variable is true in what the last successful `solve` found."""
        return self._model[variable - 1] > 0
