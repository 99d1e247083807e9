"""The ideal extension: the largest admissible set that is within every preferred extension.

Dung, Mancarella and Toni (2007), Computing ideal sceptical argumentation. They prove that an
admissible set is within all preferred extensions just when none of its attackers is in any; so it is
the largest admissible set among the arguments that are in some admissible set, and none of whose
attackers is. There is one, and it contains the grounded extension. Its complexity lies between the
first and the second level of the polynomial hierarchy (Dunne 2009).
"""

from collections.abc import Iterator

from claimtrack.semantics import clauses
from claimtrack.semantics.graph import Part
from claimtrack.semantics.limits import Budget
from claimtrack.semantics.sets import Found, Sets

__all__ = ["each", "holding", "lacking"]


def each(part: Part, budget: Budget) -> Iterator[Found]:
    """Give the ideal extension of a part."""
    some = _credulous(Sets(part, budget, clauses.admissible))
    safe = {i for i in some if some.isdisjoint(part.attackers[i])}
    while undefended := {i for i in safe if not _defended(part, i, safe)}:
        safe -= undefended
    yield tuple(sorted(safe))


def holding(part: Part, member: int, budget: Budget) -> Found | None:
    """Return the ideal extension of a part if a member is in it."""
    found = next(each(part, budget))
    return found if member in found else None


def lacking(part: Part, member: int, budget: Budget) -> Found | None:
    """Return the ideal extension of a part if a member is not in it."""
    found = next(each(part, budget))
    return None if member in found else found


def _credulous(sets: Sets) -> set[int]:
    """Return the members that are in some complete extension, with at most one search for each."""
    some: set[int] = set()
    while (found := sets.find()) is not None:
        some.update(found)
        sets.forbid_within(some)
    return some


def _defended(part: Part, member: int, members: set[int]) -> bool:
    return all(not members.isdisjoint(part.attackers[one]) for one in part.attackers[member])
