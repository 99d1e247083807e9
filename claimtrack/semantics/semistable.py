"""Semi-stable extensions: the complete ones that leave as little as can be undecided.

Caminada (2006), Semi-stable semantics: the range of an extension, its members and what they attack,
is contained in the range of no other. Where there is a stable extension they are the stable ones.
Acceptance is complete for the second level of the polynomial hierarchy (Dvořák and Woltran 2010).

The range of a whole is the union of the ranges of its parts, which share no argument; so one is
largest just when each of its parts is, and parts can be looked at one by one.
"""

from collections.abc import Iterator

from claimtrack.semantics.graph import Part
from claimtrack.semantics.labellings import Found, Labellings
from claimtrack.semantics.limits import Budget

__all__ = ["each", "holding", "lacking"]


def each(part: Part, budget: Budget) -> Iterator[Found]:
    """Give every semi-stable extension of a part, each once."""
    labellings = Labellings(part, budget)
    for within in _ranges(labellings):
        while (found := labellings.find(within)) is not None:
            yield found
            labellings.forbid(found)


def holding(part: Part, member: int, budget: Budget) -> Found | None:
    """Return a semi-stable extension with a member, if there is one."""
    labellings = Labellings(part, budget)
    return _first(labellings, labellings.is_in(member))


def lacking(part: Part, member: int, budget: Budget) -> Found | None:
    """Return a semi-stable extension without a member, if there is one."""
    labellings = Labellings(part, budget)
    return _first(labellings, -labellings.is_in(member))


def _first(labellings: Labellings, literal: int) -> Found | None:
    if labellings.find([literal]) is None:
        return None
    found = (labellings.find([*within, literal]) for within in _ranges(labellings))
    return next((one for one in found if one is not None), None)


def _ranges(labellings: Labellings) -> Iterator[list[int]]:
    """Give what to assume for each largest range: that all in it are decided."""
    decided = [labellings.oracle.fresh() for _ in range(labellings.size)]
    for i, variable in enumerate(decided):
        labellings.oracle.add([-variable, labellings.is_in(i), labellings.is_out(i)])
    while labellings.find() is not None:
        largest = _widened(labellings, decided)
        yield [decided[i] for i in largest]
        rest = set(range(labellings.size)).difference(largest)
        labellings.oracle.add(decided[i] for i in sorted(rest))


def _widened(labellings: Labellings, decided: list[int]) -> list[int]:
    """Return a largest range that contains that of the labelling found last."""
    holds, every = labellings.oracle.holds, range(labellings.size)
    while True:
        now = [i for i in every if holds(labellings.is_in(i)) or holds(labellings.is_out(i))]
        rest = set(every).difference(now)
        switch = labellings.oracle.fresh()
        labellings.oracle.add([-switch, *(decided[i] for i in sorted(rest))])
        wider = labellings.oracle.solve([switch, *(decided[i] for i in now)])
        labellings.oracle.add([-switch])
        if not wider:
            return now
