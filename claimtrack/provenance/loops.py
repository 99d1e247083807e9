"""Circular reporting: what returns to where it came from, and where it only may.

What is relied on, record by record: a stance leads to the stances, sources and actors in its
`relies_on`, a document to those it was copied from, an actor to the actor's own stances on the same
side of the claim. A loop in that is *circular*. Documents on one side that derive from one another in a
circle, in whatever way, are circular too. Where chains of different stances must be joined to close a
loop it is only *possibly circular*.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from claimtrack.model import Stance
from claimtrack.provenance.chains import Chains, Step
from claimtrack.provenance.lines import Line, shared
from claimtrack.relation import is_acyclic, knots, reached, way

__all__ = ["Loop", "Steps", "circles", "loops", "nowhere", "possible_loops", "reliance", "told"]

Loop = tuple[str, ...]
"""The ids of the records that a loop passes, beginning with the first by id."""

Steps = Mapping[str, tuple[str, ...]]


def reliance(chains: Chains, stances: Sequence[Stance]) -> Steps:
    """Return what each record on one side of a claim leads to; empty where nobody relies on anything."""
    records = chains.records
    documents = {id_ for s in stances for id_ in (s.source, *s.via) if chains.originals(id_)}
    if not documents and not any(stance.relies_on for stance in stances):
        return {}
    held: dict[str, tuple[str, ...]] = {}
    for stance in stances:
        for holder in records.holders(stance):
            held[holder] = (*held.get(holder, ()), stance.id)
    steps: dict[str, tuple[str, ...]] = {}
    todo = [*(stance.id for stance in stances), *sorted(documents)]
    for id_ in todo:  # grows as it goes
        if id_ not in steps:
            if id_ in records.stances:
                steps[id_] = _grounds(chains, records.stances[id_])
            else:
                steps[id_] = held.get(id_, ()) if id_ in records.actors else chains.originals(id_)
            todo += steps[id_]
    return steps


def _grounds(chains: Chains, stance: Stance) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place.ground for place in chains.grounds(stance) if place.ground))


def nowhere(steps: Steps) -> frozenset[str]:
    """Return the records from which everything relied on only returns, so that no line ends there."""
    back: dict[str, list[str]] = {}
    for one, others in steps.items():
        for other in others:
            back.setdefault(other, []).append(one)
    back[""] = [one for one, others in steps.items() if not others]
    return frozenset(steps.keys() - reached(back, ""))


def loops(chains: Chains, steps: Steps, lines: Sequence[Line]) -> tuple[Loop, ...]:
    """Return the loops among the records of one side, sorted: each record that is in any is in one."""
    derived = {
        id_: tuple(one.source for one in source.derived_from)
        for id_ in {id_ for line in lines for id_ in line.ids}
        if (source := chains.records.sources.get(id_)) is not None and source.derived_from
    }
    beside = {one: tuple(o for o in others if o in derived) for one, others in derived.items()}
    found = [*circles(steps), *circles(beside)]
    return tuple(sorted({told(chains, loop) for loop in found}))


def circles(steps: Mapping[str, Iterable[str]]) -> Iterator[Loop]:
    """Give loops in which every id stands that is in any: a shortest one through each not yet told.

    >>> list(circles({"b": ["a"], "a": ["b", "c"], "c": ["a"]}))
    [('a', 'b'), ('a', 'c')]
    """
    for knot in () if is_acyclic(steps) else knots(steps):
        inside = set(knot)
        onward = {one: sorted(inside.intersection(steps.get(one, ()))) for one in knot}
        while inside:
            around = way(onward, *2 * [min(inside)])
            if around:
                first = around.index(min(around))
                yield (*around[first:-1], *around[:first])
            inside.difference_update(around or inside)


def told(chains: Chains, loop: Loop) -> Loop:
    """Return a loop without the stances by which one actor relies on the next, who are named."""
    actors = chains.records.actors
    before, after = (loop[-1], *loop), (*loop[1:], loop[0])
    kept = [
        id_
        for one, id_, other in zip(before, loop, after, strict=False)
        if not (one in actors and other in actors)
    ]
    first = kept.index(min(kept))
    return (*kept[first:], *kept[:first])


def possible_loops(
    chains: Chains, lines: Sequence[Line], certain: Iterable[Loop]
) -> tuple[Loop, ...]:
    """Return the loops that appear only where lines of different stances are joined, sorted.

    From one node of a certain loop to another nothing needs to be joined, so that this is no step.
    """
    known = [frozenset(_nodes(chains, loop)) for loop in certain]
    steps = {
        one: {o: None for o in others if not any({one, o} <= nodes for nodes in known)}
        for one, others in _joined(lines).items()
    }
    return tuple(sorted(circles(steps)))


def _joined(lines: Sequence[Line]) -> dict[str, dict[str, None]]:
    """Return which nodes follow which, of those on several lines: a loop can turn at no other."""
    common = shared(line.ids for line in lines)
    steps: dict[str, dict[str, None]] = {}
    if len(common) < 2:  # noqa: PLR2004 - a loop has two nodes at least
        return steps
    ways = {tuple(_shared(line.steps, common)): None for line in lines}
    if len(ways) > 1:
        for turns in ways:
            for ones, others in pairwise(turns):
                for one in ones:
                    steps.setdefault(one, {}).update(dict.fromkeys(others))
    return steps


def _shared(steps: Iterable[Step], common: Container[str]) -> Iterator[Step]:
    for step in steps:
        shared = tuple(id_ for id_ in step if id_ in common)
        if shared:
            yield shared


def _nodes(chains: Chains, loop: Loop) -> Iterator[str]:
    """Give the nodes at which the records of a loop stand in chains."""
    for id_ in loop:
        stance = chains.records.stances.get(id_)
        if stance is not None:
            yield from chains.records.holders(stance)
        else:
            yield from (one for step in chains.block(id_) for one in step)
