"""Complete extensions: each defends its members, and contains whatever it defends.

Dung (1995), On the acceptability of arguments, definition 23. Whether an argument is in some is
NP-complete; whether it is in all is answered by the grounded one, which is the least.
"""

from collections.abc import Iterator

from claimtrack.semantics import clauses
from claimtrack.semantics.graph import Part
from claimtrack.semantics.limits import Budget
from claimtrack.semantics.sets import Found, Sets

__all__ = ["each", "holding", "lacking"]


def each(part: Part, budget: Budget) -> Iterator[Found]:
    """Give every complete extension of a part, each once."""
    sets = Sets(part, budget, clauses.complete)
    for _ in sets.oracle.each():
        yield sets.found()


def holding(part: Part, member: int, budget: Budget) -> Found | None:
    """Return a complete extension with a member, if there is one."""
    sets = Sets(part, budget, clauses.complete)
    return sets.find([sets.is_in(member)])


def lacking(part: Part, member: int, budget: Budget) -> Found | None:  # noqa: ARG001 - as its peers
    """Return the empty extension: of a part it is always complete."""
    return ()
