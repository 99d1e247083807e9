"""Attacks among numbers: what every engine here works on."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from claimtrack.value import value

__all__ = ["Part", "Targets", "linked", "numbered", "parts", "turned"]

A = TypeVar("A", bound=Hashable)

Targets = Sequence[Sequence[int]]
"""Whom each number attacks. An attack named twice may stand twice."""


@value
class Part:
    """A framework of its own: a connected piece of what a grounded labelling leaves undecided.

    Its members are numbered anew from 0; every one has an attacker among them.
    """

    nodes: tuple[int, ...]
    """The number that each member has in the whole framework, ascending."""
    attackers: tuple[tuple[int, ...], ...]
    """Who attacks each member, in numbers of the part, each once."""


def linked(
    index: Mapping[A, int], pairs: Iterable[tuple[A, A]], kind: str
) -> tuple[list[list[int]], list[int]]:
    """Return what each argument leads to by number, and how often each is led to.

    A pair named twice stands twice. An end that is not among the arguments raises ValueError; the
    kind of link, "attack" or "support", is for its message.
    """
    targets: list[list[int]] = [[] for _ in index]
    times = [0] * len(index)
    try:
        for one, other in pairs:
            number = index[other]
            targets[index[one]].append(number)
            times[number] += 1
    except KeyError as error:
        message = f"this {kind} names {error.args[0]!r}, which is not among the arguments"
        raise ValueError(message) from None
    return targets, times


def numbered(arguments: Iterable[A]) -> dict[A, int]:
    """Return the number of each argument, from 0, in the order given; what is named twice counts once."""
    return {name: number for number, name in enumerate(dict.fromkeys(arguments))}


def turned(targets: Targets) -> list[list[int]]:
    """Return who attacks each number, given whom each attacks."""
    attackers: list[list[int]] = [[] for _ in targets]
    for attacker, hit in enumerate(targets):
        for target in hit:
            attackers[target].append(attacker)
    return attackers


def parts(targets: Targets, kept: Sequence[int]) -> Iterator[Part]:
    """Give the connected pieces of a framework restricted to some numbers, by their least number.

    O(n + m) in the numbers kept and their attacks.
    """
    place = dict.fromkeys(kept, -1)
    attackers: dict[int, list[int]] = {node: [] for node in kept}
    for node in kept:
        for target in dict.fromkeys(targets[node]):
            if target in place:
                attackers[target].append(node)
    for node in kept:
        if place[node] < 0:
            yield _part(_piece(node, targets, attackers), attackers, place)


def _piece(start: int, targets: Targets, attackers: dict[int, list[int]]) -> list[int]:
    found, seen = [start], {start}
    for node in found:  # grows as it goes
        for near in (*targets[node], *attackers[node]):
            if near in attackers and near not in seen:
                seen.add(near)
                found.append(near)
    return sorted(found)


def _part(nodes: Iterable[int], attackers: dict[int, list[int]], place: dict[int, int]) -> Part:
    nodes = tuple(nodes)
    place.update((node, number) for number, node in enumerate(nodes))
    return Part(nodes, tuple(tuple(place[one] for one in attackers[node]) for node in nodes))
