"""A small solver of clauses: what decides where python-sat is not installed, or not worth its while.

Conflict-driven clause learning as in Eén and Sörensson (2003), An extensible SAT-solver, without
what only long runs need. All loops, no recursion; the same clauses give the same answers.

Within, a literal is a number: `2 * v` says variable v, `2 * v + 1` denies it, `^ 1` turns one into
the other.
"""

from collections.abc import Iterable, Iterator, Sequence
from heapq import heapify, heappop, heappush
from typing import Final

from claimtrack.semantics.limits import Budget

__all__ = ["Search"]

RESTART: Final = 100
"""After so many conflicts a search starts over, the next time after half as many more."""
DECAY: Final = 1.05
"""How much more a conflict weighs than the one before it."""
HEAVY: Final = 1e100
"""Weights above this are scaled down."""
STALE: Final = 8
"""The heap is made anew when it holds so many times more than it needs to."""


class Search:
    """Clauses over variables 1, 2, ..., added one by one, and solved under assumptions."""

    def __init__(self, size: int, budget: Budget) -> None:
        """Take how many variables there are at first, and the time that may be spent."""
        self._budget = budget
        self._open = True  # not yet refuted
        self._true = [-1, -1]  # by literal: 1 true, 0 false, -1 open
        self._watched: list[list[list[int]]] = [[], []]
        self._level = [0]
        self._reason: list[list[int] | None] = [None]
        self._phase = [0]  # by variable: the sign it is tried with first
        self._weight = [0.0]
        self._bump = 1.0
        self._heap: list[tuple[float, int]] = []
        self._trail: list[int] = []
        self._marks: list[int] = []  # where each level of the trail begins
        self._done = 0  # up to here the trail is propagated
        self._model: list[int] = []
        for _ in range(size):
            self.fresh()

    def fresh(self) -> int:
        """Return a new variable."""
        variable = len(self._level)
        self._true += (-1, -1)
        self._watched += ([], [])
        self._level.append(0)
        self._reason.append(None)
        self._phase.append(0)
        self._weight.append(0.0)
        heappush(self._heap, (0.0, variable))
        return variable

    def add(self, clause: Iterable[int]) -> None:
        """Demand that one of some literals holds: v, or -v for its denial."""
        self._back(0)
        told = dict.fromkeys(2 * x if x > 0 else 1 - 2 * x for x in clause)
        true = self._true
        if any(true[x] == 1 or x ^ 1 in told for x in told):
            return
        literals = [x for x in told if true[x] < 0]
        if len(literals) > 1:
            self._watch(literals)
        elif literals:
            self._set(literals[0], None)
        else:
            self._open = False

    def solve(self, assumed: Sequence[int] = ()) -> bool:
        """Say whether all clauses can hold, with some literals assumed; raise OutOfTime if too slow."""
        self._back(0)
        fixed = [2 * x if x > 0 else 1 - 2 * x for x in assumed]
        conflicts, allowed = 0, RESTART
        self._budget.check()
        while self._open:
            clash = self._propagate()
            if clash is not None:
                self._budget.check()
                conflicts += 1
                self._open = self._learn(clash)
            elif conflicts >= allowed:
                conflicts, allowed = 0, allowed + allowed // 2
                self._back(0)
            else:
                decided = self._next(fixed)
                if decided < 0:
                    return decided == -1
                self._marks.append(len(self._trail))
                self._set(decided, None)
        return False

    def each(self) -> Iterator[None]:
        """Give every way in which all clauses hold, to be read with `holds` before the next.

        Nothing is learned and nothing left out by a clause, so it takes no longer as more are found.
        """
        self._back(0)
        turned: list[bool] = []  # by level: whether the other way has been tried already
        while self._open:
            self._budget.check()
            if self._propagate() is None:
                decided = self._next([])
                if decided >= 0:
                    turned.append(False)
                    self._marks.append(len(self._trail))
                    self._set(decided, None)
                    continue
                yield
            while turned and turned[-1]:
                turned.pop()
            if not turned:
                return
            decided = self._trail[self._marks[len(turned) - 1]]
            self._back(len(turned) - 1)
            turned[-1] = True
            self._marks.append(len(self._trail))
            self._set(decided ^ 1, None)

    def holds(self, variable: int) -> bool:
        """Say whether a variable is true in what the last successful `solve` found."""
        return self._model[2 * variable] == 1

    def _next(self, fixed: list[int]) -> int:
        """Return the literal to try next; -1: all are set; -2: an assumption cannot hold."""
        true, marks = self._true, self._marks
        while len(marks) < len(fixed):
            assumed = fixed[len(marks)]
            if true[assumed] < 0:
                return assumed
            if true[assumed] == 0:
                return -2
            marks.append(len(self._trail))
        while self._heap:
            variable = heappop(self._heap)[1]
            if true[2 * variable] < 0:
                return 2 * variable + self._phase[variable]
        self._model = true.copy()
        return -1

    def _set(self, literal: int, reason: list[int] | None) -> None:
        self._true[literal], self._true[literal ^ 1] = 1, 0
        variable = literal >> 1
        self._level[variable] = len(self._marks)
        self._reason[variable] = reason
        self._trail.append(literal)

    def _watch(self, clause: list[int]) -> None:
        self._watched[clause[0]].append(clause)
        self._watched[clause[1]].append(clause)

    def _propagate(self) -> list[int] | None:
        """Set what the clauses force, and return one that cannot hold, if any."""
        true, watched, trail = self._true, self._watched, self._trail
        while self._done < len(trail):
            false = trail[self._done] ^ 1
            self._done += 1
            clauses = watched[false]
            kept = watched[false] = []
            for place, clause in enumerate(clauses):
                if clause[0] == false:
                    clause[0], clause[1] = clause[1], false
                first = clause[0]
                if true[first] != 1:
                    for at in range(2, len(clause)):
                        if true[clause[at]]:
                            clause[1], clause[at] = clause[at], false
                            watched[clause[1]].append(clause)
                            break
                    else:
                        kept.append(clause)
                        if true[first] == 0:
                            kept += clauses[place + 1 :]
                            return clause
                        self._set(first, clause)
                    continue
                kept.append(clause)
        return None

    def _learn(self, clash: list[int]) -> bool:
        """Learn a clause from one that failed, and go back to where it tells; False: refuted."""
        here = len(self._marks)
        if not here:
            return False
        learned = self._cut(clash)
        if len(learned) == 1:
            self._back(0)
            self._set(learned[0], None)
            return True
        levels = [self._level[x >> 1] for x in learned]
        second = max(range(1, len(learned)), key=levels.__getitem__)
        learned[1], learned[second] = learned[second], learned[1]
        self._back(levels[second])
        self._watch(learned)
        self._set(learned[0], learned)
        return True

    def _cut(self, clash: list[int]) -> list[int]:
        """Return the clause at the first point that alone explains the conflict, that point first."""
        here, trail, level = len(self._marks), self._trail, self._level
        seen: set[int] = set()
        learned = [0]
        ahead, at, reason = 0, len(trail), clash
        while True:
            for literal in reason:
                variable = literal >> 1
                if variable not in seen and level[variable]:
                    seen.add(variable)
                    self._weigh(variable)
                    if level[variable] == here:
                        ahead += 1
                    else:
                        learned.append(literal)
            at -= 1
            while trail[at] >> 1 not in seen:
                at -= 1
            ahead -= 1
            if not ahead:
                break
            reason = self._reason[trail[at] >> 1] or []
        learned[0] = trail[at] ^ 1
        self._bump *= DECAY
        return learned

    def _weigh(self, variable: int) -> None:
        self._weight[variable] += self._bump
        if self._weight[variable] > HEAVY:
            self._weight = [weight / HEAVY for weight in self._weight]
            self._bump /= HEAVY
            self._order()
        else:
            heappush(self._heap, (-self._weight[variable], variable))

    def _order(self) -> None:
        """Put every variable into the heap once, with the weight it has now."""
        self._heap = [
            (-weight, variable) for variable, weight in enumerate(self._weight) if variable
        ]
        heapify(self._heap)

    def _back(self, level: int) -> None:
        if len(self._marks) <= level:
            return
        begin = self._marks[level]
        true = self._true
        for literal in self._trail[begin:]:
            true[literal] = true[literal ^ 1] = -1
            variable = literal >> 1
            self._phase[variable] = literal & 1
            heappush(self._heap, (-self._weight[variable], variable))
        del self._trail[begin:], self._marks[level:]
        self._done = begin
        if len(self._heap) > STALE * len(true):
            self._order()
