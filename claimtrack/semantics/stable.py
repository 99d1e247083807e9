"""Stable extensions: no member attacks another, and every other argument is attacked by one.

Dung (1995), On the acceptability of arguments, definition 13. There may be none; then every argument
is in all of them, and the answer says that it is so for want of any. Whether there is one is
NP-complete.
"""

from collections.abc import Iterator

from claimtrack.semantics.graph import Part
from claimtrack.semantics.labellings import Found, Labellings
from claimtrack.semantics.limits import Budget

__all__ = ["each", "holding", "lacking"]


def each(part: Part, budget: Budget) -> Iterator[Found]:
    """Give every stable extension of a part, each once."""
    labellings = _stable(part, budget)
    while (found := labellings.find()) is not None:
        yield found
        # None is within another, so what is within one found is no further one.
        labellings.forbid_within(found)


def holding(part: Part, member: int, budget: Budget) -> Found | None:
    """Return a stable extension with a member, if there is one."""
    labellings = _stable(part, budget)
    return labellings.find([labellings.is_in(member)])


def lacking(part: Part, member: int, budget: Budget) -> Found | None:
    """Return a stable extension without a member, if there is one."""
    labellings = _stable(part, budget)
    return labellings.find([-labellings.is_in(member)])


def _stable(part: Part, budget: Budget) -> Labellings:
    labellings = Labellings(part, budget)
    for member in range(labellings.size):
        labellings.oracle.add([labellings.is_in(member), labellings.is_out(member)])
    return labellings
