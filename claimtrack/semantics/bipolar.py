"""Frameworks with supports beside attacks, and what remains of them in attacks alone."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Final, Generic, Literal, TypeVar, get_args

from claimtrack.semantics.framework import Framework
from claimtrack.semantics.graph import Targets, linked, numbered, turned

__all__ = ["READINGS", "BipolarFramework", "Reading"]

A = TypeVar("A", bound=Hashable)

Reading = Literal["deductive", "necessary", "cayrol"]
"""What a support is taken to mean."""
READINGS: Final[tuple[Reading, ...]] = get_args(Reading)
"""The names of the readings."""


class BipolarFramework(Generic[A]):
    """Arguments, who attacks whom, and who supports whom.

    Cayrol and Lagasquie-Schiex (2005), On the acceptability of arguments in bipolar argumentation
    frameworks, definition 1. What a support means is said when the framework is reduced.

    >>> framework = BipolarFramework(["a", "b", "c"], [("c", "b")], [("a", "b")])
    >>> framework.reduce("deductive").attacks
    (('c', 'a'), ('c', 'b'))
    """

    def __init__(
        self,
        arguments: Iterable[A],
        attacks: Iterable[tuple[A, A]],
        supports: Iterable[tuple[A, A]],
    ) -> None:
        """Take the arguments, and pairs of attacker and target, supporter and supported."""
        index = numbered(arguments)
        self.arguments = tuple(index)
        """The arguments, each once."""
        self._attacks = linked(index, attacks, "attack")[0]
        self._supports = linked(index, supports, "support")[0]

    def reduce(self, reading: Reading) -> Framework[A]:
        """Return the framework of attacks alone that a reading of the supports leads to.

        `deductive`: whoever accepts a supporter accepts what it supports. Boella, Gabbay, van der Torre
        and Villata (2010), Support in abstract argumentation. a attacks b when x attacks y, a is x or
        supports it by a chain, and b is y or supports it by a chain. These are the direct, the supported
        and the mediated attacks, and those that are both at once; Cayrol and Lagasquie-Schiex (2013),
        Bipolarity in argumentation graphs, call them d-attacks. Without the last kind, arguments
        could be accepted together though what follows from them conflicts.

        `necessary`: whoever accepts what is supported accepts its supporter. Nouioua and Risch (2010),
        Bipolar argumentation frameworks with specialized supports. The same with the arrows of
        support turned: a attacks b when x attacks y, a is x or is supported by it by a chain, and b is y
        or is supported by it by a chain. These are their direct and extended attacks, closed. That a
        circle of necessities supports nobody is no attack, and not said here.

        `cayrol`: a supporter only speaks in favour. Cayrol and Lagasquie-Schiex (2005), definition 3. a
        attacks b when it attacks it, or supports by a chain what attacks it (supported), or attacks
        what supports it by a chain (secondary, there called indirect). The two are not combined.

        What comes to attack itself does so. In the worst case every argument attacks every other, so
        this takes O(n * (n + m)).
        """
        if reading not in READINGS:
            message = f"no reading {reading!r}: it is one of {', '.join(READINGS)}"
            raise ValueError(message)
        attacks = _combined(self._attacks, *self._spread(reading))
        if reading == "cayrol":
            down = _reaching(self._supports)
            secondary = _combined(self._attacks, _itself, down)
            attacks = [one | other for one, other in zip(attacks, secondary, strict=True)]
        names = self.arguments
        every = enumerate(attacks)
        return Framework(names, ((names[a], names[b]) for a, hit in every for b in sorted(hit)))

    def _spread(self, reading: Reading) -> tuple["_Spread", "_Spread"]:
        """Return who attacks along with an attacker, and who is attacked along with its target."""
        if reading == "necessary":
            down = _reaching(self._supports)
            return down, down
        up = _reaching(turned(self._supports))
        return up, (up if reading == "deductive" else _itself)


_Spread = Callable[[int], Iterable[int]]


def _itself(number: int) -> Iterable[int]:
    return (number,)


def _reaching(steps: Targets) -> _Spread:
    """Return what gives all that is reached from a number in any number of steps, itself included."""
    known: dict[int, list[int]] = {}

    def reached(number: int) -> list[int]:
        if number not in known:
            known[number] = list(_walk(steps, number))
        return known[number]

    return reached


def _walk(steps: Targets, start: int) -> Iterator[int]:
    found, todo = {start}, [start]
    for number in todo:  # grows as it goes
        yield number
        fresh = [one for one in steps[number] if one not in found]
        found.update(fresh)
        todo += dict.fromkeys(fresh)


def _combined(attacks: Sequence[Iterable[int]], ones: _Spread, others: _Spread) -> list[set[int]]:
    """Return whom each number attacks when attackers and targets spread."""
    found: list[set[int]] = [set() for _ in attacks]
    for attacker, targets in enumerate(attacks):
        hit = {other for target in dict.fromkeys(targets) for other in others(target)}
        if hit:
            for one in ones(attacker):
                found[one] |= hit
    return found
