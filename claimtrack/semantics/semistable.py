"""Semi-stable extensions: the complete ones that leave as little as can be undecided.

Caminada (2006), Semi-stable semantics: the range of an extension, its members and what they attack,
is contained in the range of no other. Where there is a stable extension they are the stable ones.
Acceptance is complete for the second level of the polynomial hierarchy (Dvořák and Woltran 2010).

The range of a whole is the union of the ranges of its parts, which share no argument; so one is
largest just when each of its parts is, and parts can be looked at one by one.
"""

from collections.abc import Iterator

from claimtrack.semantics import clauses
from claimtrack.semantics.graph import Part
from claimtrack.semantics.limits import Budget
from claimtrack.semantics.sets import Found, Sets

__all__ = ["each", "holding", "lacking"]


def each(part: Part, budget: Budget) -> Iterator[Found]:
    """Give every semi-stable extension of a part, each once."""
    sets = Sets(part, budget, clauses.complete)
    for within in _ranges(sets):
        while (found := sets.find(within)) is not None:
            yield found
            sets.forbid(found)


def holding(part: Part, member: int, budget: Budget) -> Found | None:
    """Return a semi-stable extension with a member, if there is one."""
    sets = Sets(part, budget, clauses.complete)
    return _first(sets, sets.is_in(member))


def lacking(part: Part, member: int, budget: Budget) -> Found | None:
    """Return a semi-stable extension without a member, if there is one."""
    sets = Sets(part, budget, clauses.complete)
    return _first(sets, -sets.is_in(member))


def _first(sets: Sets, literal: int) -> Found | None:
    if sets.find([literal]) is None:
        return None
    found = (sets.find([*within, literal]) for within in _ranges(sets))
    return next((one for one in found if one is not None), None)


def _ranges(sets: Sets) -> Iterator[list[int]]:
    """Give what to assume for each largest range: that all in it are decided."""
    decided = [sets.oracle.fresh() for _ in range(sets.size)]
    for i, variable in enumerate(decided):
        sets.oracle.add([-variable, sets.is_in(i), sets.is_out(i)])
    while sets.find() is not None:
        largest = _widened(sets, decided)
        yield [decided[i] for i in largest]
        rest = set(range(sets.size)).difference(largest)
        sets.oracle.add(decided[i] for i in sorted(rest))


def _widened(sets: Sets, decided: list[int]) -> list[int]:
    """Return a largest range that contains that of the labelling found last."""
    holds, every = sets.oracle.holds, range(sets.size)
    while True:
        now = [i for i in every if holds(sets.is_in(i)) or holds(sets.is_out(i))]
        rest = set(every).difference(now)
        switch = sets.oracle.fresh()
        sets.oracle.add([-switch, *(decided[i] for i in sorted(rest))])
        wider = sets.oracle.solve([switch, *(decided[i] for i in now)])
        sets.oracle.add([-switch])
        if not wider:
            return now
