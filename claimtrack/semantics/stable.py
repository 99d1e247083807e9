"""Stable extensions: no member attacks another, and every other argument is attacked by one.

Dung (1995), On the acceptability of arguments, definition 13. There may be none; then every argument
is in all of them, and the answer says that it is so for want of any. Whether there is one is
NP-complete.
"""

from collections.abc import Iterator

from claimtrack.semantics import clauses
from claimtrack.semantics.graph import Part
from claimtrack.semantics.limits import Budget
from claimtrack.semantics.sets import Found, Sets

__all__ = ["each", "holding", "lacking"]


def each(part: Part, budget: Budget) -> Iterator[Found]:
    """Give every stable extension of a part, each once."""
    sets = Sets(part, budget, clauses.stable)
    while (found := sets.find()) is not None:
        yield found
        # None is within another, so what is within one found is no further one.
        sets.forbid_within(found)


def holding(part: Part, member: int, budget: Budget) -> Found | None:
    """Return a stable extension with a member, if there is one."""
    sets = Sets(part, budget, clauses.stable)
    return sets.find([sets.is_in(member)])


def lacking(part: Part, member: int, budget: Budget) -> Found | None:
    """Return a stable extension without a member, if there is one."""
    sets = Sets(part, budget, clauses.stable)
    return sets.find([-sets.is_in(member)])
