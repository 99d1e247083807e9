"""Preferred extensions: the complete ones to which nothing can be added.

Dung (1995), On the acceptability of arguments, definition 7; that the largest complete and the
largest admissible sets are the same is his theorem 25. Whether an argument is in some is
NP-complete, whether it is in all is complete for the second level of the polynomial hierarchy
(Dunne and Bench-Capon 2002). The search is that of Dvořák, Järvisalo, Wallner and Woltran (2014),
Complexity-sensitive decision procedures for abstract argumentation.
"""

from collections.abc import Iterator

from claimtrack.semantics.graph import Part
from claimtrack.semantics.labellings import Found, Labellings
from claimtrack.semantics.limits import Budget

__all__ = ["each", "holding", "lacking"]


def each(part: Part, budget: Budget) -> Iterator[Found]:
    """Give every preferred extension of a part, each once."""
    labellings = Labellings(part, budget)
    while labellings.find() is not None:
        largest = labellings.grown()
        yield largest
        labellings.forbid_within(largest)


def holding(part: Part, member: int, budget: Budget) -> Found | None:
    """Return a preferred extension with a member, if there is one."""
    labellings = Labellings(part, budget)
    within = [labellings.is_in(member)]
    return None if labellings.find(within) is None else labellings.grown()


def lacking(part: Part, member: int, budget: Budget) -> Found | None:
    """Return a preferred extension without a member, if there is one."""
    labellings = Labellings(part, budget)
    # One that rejects the member is found at once.
    if labellings.find([labellings.is_out(member)]) is not None:
        return labellings.grown()
    # Else a largest one of those without the member, unless one with the member is larger still.
    without = [-labellings.is_in(member)]
    while labellings.find(without) is not None:
        largest = labellings.grown(without)
        if labellings.find(map(labellings.is_in, (*largest, member))) is None:
            return largest
        labellings.forbid_within(labellings.grown())
    return None
