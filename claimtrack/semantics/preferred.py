"""Preferred extensions: the complete ones to which nothing can be added.

Dung (1995), On the acceptability of arguments, definition 7; that the largest complete and the
largest admissible sets are the same is his theorem 25. Whether an argument is in some is
NP-complete, whether it is in all is complete for the second level of the polynomial hierarchy
(Dunne and Bench-Capon 2002). The search is that of Dvořák, Järvisalo, Wallner and Woltran (2014),
Complexity-sensitive decision procedures for abstract argumentation.
"""

from collections.abc import Iterator

from claimtrack.semantics import clauses
from claimtrack.semantics.graph import Part
from claimtrack.semantics.limits import Budget
from claimtrack.semantics.sets import Found, Sets

__all__ = ["each", "holding", "lacking"]


def each(part: Part, budget: Budget) -> Iterator[Found]:
    """Give every preferred extension of a part, each once."""
    sets = Sets(part, budget, clauses.admissible)
    while sets.find() is not None:
        largest = sets.grown()
        yield largest
        sets.forbid_within(largest)


def holding(part: Part, member: int, budget: Budget) -> Found | None:
    """Return a preferred extension with a member, if there is one."""
    sets = Sets(part, budget, clauses.admissible)
    within = [sets.is_in(member)]
    return None if sets.find(within) is None else sets.grown()


def lacking(part: Part, member: int, budget: Budget) -> Found | None:
    """Return a preferred extension without a member, if there is one."""
    sets = Sets(part, budget, clauses.admissible)
    # One with an attacker of the member is found at once.
    attacked = sets.oracle.fresh()
    sets.oracle.add([-attacked, *map(sets.is_in, part.attackers[member])])
    if sets.find([attacked]) is not None:
        return sets.grown()
    # Else a largest one of those without the member, unless one with the member is larger still.
    without = [-sets.is_in(member)]
    while sets.find(without) is not None:
        largest = sets.grown(without)
        if sets.find(map(sets.is_in, (*largest, member))) is None:
            return largest
        sets.forbid_within(sets.grown())
    return None
