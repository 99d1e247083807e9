"""Complete extensions: each defends its members, and contains whatever it defends.

Dung (1995), On the acceptability of arguments, definition 23. Whether an argument is in some is
NP-complete; whether it is in all is answered by the grounded one, which is the least.
"""

from collections.abc import Iterator

from claimtrack.semantics.graph import Part
from claimtrack.semantics.labellings import Found, Labellings
from claimtrack.semantics.limits import Budget

__all__ = ["each", "holding", "lacking"]


def each(part: Part, budget: Budget) -> Iterator[Found]:
    """Give every complete extension of a part, each once."""
    labellings = Labellings(part, budget)
    while (found := labellings.find()) is not None:
        yield found
        labellings.forbid(found)


def holding(part: Part, member: int, budget: Budget) -> Found | None:
    """Return a complete extension with a member, if there is one."""
    labellings = Labellings(part, budget)
    return labellings.find([labellings.is_in(member)])


def lacking(part: Part, member: int, budget: Budget) -> Found | None:  # noqa: ARG001 - as its peers
    """Return the empty extension: of a part it is always complete."""
    return ()
