"""Extensions of a whole from those of its parts, never all at once.

A complete, preferred, stable, semi-stable or ideal extension of a whole is what the grounded
labelling accepts and one extension of every part, in any combination: no attack joins two parts, and
the rest is rejected already. (Baroni, Giacomin and Guida 2005, SCC-recursiveness, gives the general
case.)
"""

from collections import Counter as Tally
from collections.abc import Iterator, Sequence
from typing import Protocol

from claimtrack.semantics.answers import Count
from claimtrack.semantics.graph import Part
from claimtrack.semantics.limits import Budget, OutOfTime
from claimtrack.semantics.sets import Found

__all__ = ["Reasoner", "Streams", "counted"]


class Reasoner(Protocol):
    """What a module of one semantics knows to do with a part."""

    def each(self, part: Part, budget: Budget) -> Iterator[Found]:
        """Give every extension of a part, each once."""
        ...

    def holding(self, part: Part, member: int, budget: Budget) -> Found | None:
        """Return an extension with a member, if there is one."""
        ...

    def lacking(self, part: Part, member: int, budget: Budget) -> Found | None:
        """Return an extension without a member, if there is one."""
        ...


class Stream:
    """The extensions of a part, kept as far as they have been asked for."""

    def __init__(self, found: Iterator[Found]) -> None:
        """Take the extensions as they are found."""
        self._found = found
        self._kept: list[Found] = []

    def at(self, place: int) -> Found | None:
        """Return the extension at a place, None if there are not so many."""
        while len(self._kept) <= place:
            following = next(self._found, None)
            if following is None:
                return None
            self._kept.append(following)
        return self._kept[place]

    def kept(self, place: int) -> Found:
        """Return the extension at a place that has been asked for."""
        return self._kept[place]


class Streams:
    """The extensions of every part; parts of the same shape share theirs."""

    def __init__(self, reasoner: Reasoner, parts: Sequence[Part], budget: Budget) -> None:
        """Take a semantics, the parts, and the time for all of them."""
        shapes: dict[tuple[tuple[int, ...], ...], Stream] = {}
        self._streams: list[Stream] = []
        for part in parts:
            if part.attackers not in shapes:
                shapes[part.attackers] = Stream(reasoner.each(part, budget))
            self._streams.append(shapes[part.attackers])

    def first(self) -> list[Found] | None:
        """Return the first extension of every part, None if some part has none."""
        found: list[Found] = []
        for stream in self._streams:
            one = stream.at(0)
            if one is None:
                return None
            found.append(one)
        return found

    def combined(self) -> Iterator[list[Found]]:
        """Give every combination of extensions, that of the last part changing first."""
        now = self.first()
        if now is None:
            return
        places = [0] * len(now)
        yield list(now)
        while (at := self._next(places)) is not None:
            for place in range(at, len(now)):
                now[place] = self._streams[place].kept(places[place])
            yield list(now)

    def _next(self, places: list[int]) -> int | None:
        """Step to the following combination; return the first place that changed, None at the end."""
        for at in reversed(range(len(places))):
            places[at] += 1
            if self._streams[at].at(places[at]) is not None:
                return at
            places[at] = 0
        return None


def counted(
    reasoner: Reasoner, parts: Sequence[Part], budget: Budget, *, limit: int | None, least: int
) -> Count:
    """Return how many combinations there are: the product of how many extensions each part has.

    The limit is one for each part; a part that is cut short counts with what was found, at least
    with `least`. Small parts come first, and parts of the same shape are looked at once.
    """
    shapes = Tally(part.attackers for part in parts)
    number, exact = 1, True
    for shape in sorted(shapes, key=len):
        one = Part(tuple(range(len(shape))), shape)
        found, all_ = _few(reasoner.each(one, budget), limit)
        if all_ and not found:
            return Count(0, exact=True)
        number *= max(found, least) ** shapes[shape]
        exact = exact and all_
    return Count(number, exact=exact)


def _few(found: Iterator[Found], limit: int | None) -> tuple[int, bool]:
    """Return how many there are and whether those are all, looking at one more than the limit."""
    number = 0
    try:
        for _ in found:
            if number == limit:
                return number, False
            number += 1
    except OutOfTime:
        return number, False
    return number, True
