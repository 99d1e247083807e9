"""Nodes in layers: whatever leads to a node stands above it, and few lines cross.

The layer of a node is the length of the longest way to it (a loop is cut where it closes). Within
layers the nodes are put in the order of the mean place of their neighbours, as Sugiyama, Tagawa and Toda
(1981) do, a fixed number of times, so that the same graph gives the same picture.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final

from claimtrack.value import value

__all__ = ["Bend", "layered"]

N = Hashable

SWEEPS: Final = 6


@value
class Bend:
    """Where a line from one node to another passes a layer in which neither stands."""

    one: N
    other: N
    layer: int


def layered(
    nodes: Sequence[N], pairs: Iterable[tuple[N, N]], *, most: int = 99
) -> tuple[tuple[N, ...], ...]:
    """Return the layers, uppermost first, with a `Bend` in each that a pair passes; pairs lead downward.

    A layer has at most so many nodes, without bends: what is too much for it goes on in the next.

    >>> layered(["a", "b", "c"], [("a", "b"), ("b", "c"), ("a", "c"), ("c", "a")])
    (('a',), ('b', Bend(one='a', other='c', layer=1)), ('c',))
    """
    below = _forward(nodes, tuple(pairs))
    layers, depth = _packed(nodes, _depths(nodes, below), most)
    steps: dict[N, tuple[N, ...]] = {}
    for one, found in below.items():
        for other in found:
            bends = [Bend(one, other, n) for n in range(depth[one] + 1, depth[other])]
            for bend in bends:
                layers[bend.layer].append(bend)
            for upper, lower in pairwise((one, *bends, other)):
                steps[upper] = (*steps.get(upper, ()), lower)
    _ordered(layers, steps)
    return tuple(map(tuple, layers))


def _packed(
    nodes: Sequence[N], depth: Mapping[N, int], most: int
) -> tuple[list[list[N]], dict[N, int]]:
    """Return the layers with at most so many nodes each, and the number of each node's."""
    deep: dict[int, list[N]] = {}
    for node in nodes:
        deep.setdefault(depth[node], []).append(node)
    rows = [
        some[start : start + most]
        for _, some in sorted(deep.items())
        for start in range(0, len(some), most)
    ]
    return rows, {node: n for n, row in enumerate(rows) for node in row}


def _forward(nodes: Sequence[N], pairs: Sequence[tuple[N, N]]) -> dict[N, tuple[N, ...]]:
    """Return what follows each node, without the pairs that close a loop."""
    steps: dict[N, list[N]] = {node: [] for node in nodes}
    for one, other in dict.fromkeys(pairs):
        steps[one].append(other)
    done: set[N] = set()
    open_: set[N] = set()
    kept: dict[N, list[N]] = {node: [] for node in nodes}
    for start in nodes:
        stack = [] if start in done else [(start, iter(steps[start]))]
        open_.update(node for node, _ in stack)
        while stack:
            node, following = stack[-1]
            for other in following:
                if other in open_:
                    continue
                kept[node].append(other)
                if other not in done:
                    open_.add(other)
                    stack.append((other, iter(steps[other])))
                    break
            else:
                stack.pop()
                open_.discard(node)
                done.add(node)
    return {node: tuple(found) for node, found in kept.items()}


def _depths(nodes: Sequence[N], below: Mapping[N, tuple[N, ...]]) -> dict[N, int]:
    """Return the length of the longest way to each node."""
    waiting = dict.fromkeys(nodes, 0)
    for found in below.values():
        for node in found:
            waiting[node] += 1
    depth = dict.fromkeys(nodes, 0)
    ready = [node for node in nodes if not waiting[node]]
    for node in ready:  # grows as it goes
        for other in below[node]:
            depth[other] = max(depth[other], depth[node] + 1)
            waiting[other] -= 1
            if not waiting[other]:
                ready.append(other)
    return depth


def _ordered(layers: list[list[N]], below: Mapping[N, tuple[N, ...]]) -> None:
    """Put each layer in order, in place; nodes are numbers meanwhile, which are compared at once."""
    every = [node for layer in layers for node in layer]
    number = {node: n for n, node in enumerate(every)}
    rows = [[number[node] for node in layer] for layer in layers]
    down: list[list[int]] = [[] for _ in every]
    up: list[list[int]] = [[] for _ in every]
    for node, found in below.items():
        for other in found:
            down[number[node]].append(number[other])
            up[number[other]].append(number[node])
    _swept(rows, up, down)
    for layer, row in zip(layers, rows, strict=True):
        layer[:] = [every[n] for n in row]


def _swept(rows: list[list[int]], up: Sequence[list[int]], down: Sequence[list[int]]) -> None:
    """Order rows by those above them and by those below them in turn."""
    place = [0.0] * len(up)
    for row in rows:
        _put(row, place)
    several = [row for row in rows if len(row) > 1]
    before: list[list[int]] = []
    for sweep in range(SWEEPS):
        near = down if sweep % 2 else up
        for row in several[::-1] if sweep % 2 else several:
            means = {n: _mean([place[other] for other in near[n]], place[n]) for n in row}
            row.sort(key=means.__getitem__)
            _put(row, place)
        if sweep % 2:
            if several == before:  # neither way changes any more
                break
            before = [list(row) for row in several]


def _put(row: Sequence[int], place: list[float]) -> None:
    """Note where each node of a row stands, its width being 1."""
    for n, node in enumerate(row):
        place[node] = (n + 0.5) / len(row)


def _mean(places: Sequence[float], otherwise: float) -> float:
    return sum(places) / len(places) if places else otherwise
