"""Attacks among numbers: what every engine here works on."""

from collections.abc import Iterable, Iterator, Sequence

from claimtrack.value import value

__all__ = ["Part", "Targets", "parts", "turned"]

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
