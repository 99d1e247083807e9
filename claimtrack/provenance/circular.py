"""Circular reporting in a whole corpus, each loop once, with the places where it is typed.

Loops among stances and among documents are the same for every claim. Loops of actors who rely on one
another, and those that only appear where chains are joined, are of one side of a claim; they are looked
for only where all stances together have such a loop.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Final

from claimtrack.diagnostics import Span
from claimtrack.model import Source, Stance
from claimtrack.provenance.chains import Chains, Place, Step
from claimtrack.provenance.lines import Line, along, first, lines
from claimtrack.provenance.loops import Loop, Steps, circles, loops, possible_loops, reliance, told
from claimtrack.provenance.unions import Union
from claimtrack.records import Records
from claimtrack.relation import is_acyclic, knots
from claimtrack.value import record

if TYPE_CHECKING:
    from claimtrack.contradictions.commitments import Commitments

__all__ = ["Circle", "circular", "possibly_circular"]


MOST: Final = 500_000
"""How many places of chains are passed in the search for loops of joined chains, each chain by itself."""

FEWEST: Final = 2
"""How many nodes a circle has at least."""

Held = Callable[[], "Commitments"]
"""What gives who holds what; it is asked only where a loop may be on a side of a claim."""


@record
class Circle:
    """A loop of records, and where each step of it is typed.

    `claim` is the one on a side of which it appears; None where the records loop by themselves.
    """

    loop: Loop
    places: tuple[Span, ...]
    claim: str | None = None


def circular(chains: Chains, held: Held) -> Iterator[Circle]:
    """Give the loops of what is relied on and of what documents derive from, sorted within each sort."""
    records = chains.records
    for steps in (_relied_on(records), _derived(records)):
        for loop in sorted(circles(steps)):
            yield Circle(loop=loop, places=tuple(_typed(records, loop)))
    if any(id_ in records.actors for s in records.stances.values() for id_ in s.relies_on):
        yield from _of_actors(chains, held())


def possibly_circular(chains: Chains, held: Held) -> Iterator[Circle]:
    """Give the loops that appear only where chains of different stances are joined, by claim."""
    turning = _turning(chains)
    seen: set[Loop] = set()
    for claim, stances in _sides(chains, held()) if turning else ():
        if _may_turn([turning[way] for way in map(_way, stances) if way in turning]):
            found = lines(chains, stances).listed
            certain = loops(chains, reliance(chains, stances), found)
            for loop in possible_loops(chains, found, certain):
                if loop not in seen:
                    seen.add(loop)
                    yield Circle(loop=loop, places=tuple(_spoken(found, loop)), claim=claim)


# -- the relations --------------------------------------------------------------------------------


def _relied_on(records: Records) -> Steps:
    """Return the stances that each stance relies on."""
    stances = records.stances
    return {
        stance.id: tuple(id_ for id_ in stance.relies_on if id_ in stances)
        for stance in stances.values()
        if stance.relies_on
    }


def _derived(records: Records) -> Steps:
    """Return the documents that each document derives from, in whatever way."""
    return {
        source.id: tuple(one.source for one in source.derived_from)
        for source in records.sources.values()
        if source.derived_from
    }


def _sides(chains: Chains, held: "Commitments") -> Iterator[tuple[str, tuple[Stance, ...]]]:
    """Give each claim with the stances on a side of it, where there are several."""
    for claim in sorted(chains.records.claims):
        for side in (held.to(claim), held.against(claim)):
            stances = tuple({made.id: made.stance for made in side}.values())
            if stances:
                yield claim, stances


def _of_actors(chains: Chains, held: "Commitments") -> Iterator[Circle]:
    """Give the loops on one side of a claim in which an actor stands."""
    records = chains.records
    seen: set[Loop] = set()
    for claim, stances in _sides(chains, held):
        if any(id_ in records.actors for stance in stances for id_ in stance.relies_on):
            for circle in sorted(circles(reliance(chains, stances))):
                loop = told(chains, circle)
                if loop not in seen and any(id_ in records.actors for id_ in loop):
                    seen.add(loop)
                    places = tuple(_relied(records, stances, loop))
                    yield Circle(loop=loop, places=places, claim=claim)


Way = tuple[str, tuple[str, ...], str | None, tuple[str, ...]]
"""What a stance came through, of which there are fewer than stances."""

Turns = tuple[tuple[str, ...], ...]
"""Of each line of a stance the nodes at which chains may turn, outside in."""


def _way(stance: Stance) -> Way:
    return stance.source, stance.via, stance.holder, stance.relies_on


def _turning(chains: Chains) -> dict[Way, Turns]:
    """Return the ways with lines on which two nodes lie that go in a circle over all stances.

    Those are left out that make no line beside another on any side of a claim.
    """
    found, branched, outline = _outlined(chains)
    if is_acyclic(outline):
        return {}
    near = _knotted(outline)
    outline.clear()
    passed = 0
    for way, stance in branched.items():
        if passed < MOST:
            passed += len(chains.entry(stance).reached())
            found[way] = tuple(line.ids for line in lines(chains, (stance,)).listed)
    for way, some in found.items():
        found[way] = tuple(_turns(some, near))
    steps: dict[str, list[str]] = {}
    for one, other in chain.from_iterable(
        pairwise(line) for some in found.values() for line in some
    ):
        steps.setdefault(one, []).append(other)
    inside = _knotted(steps)
    return {way: turns for way, some in found.items() if (turns := tuple(_turns(some, inside)))}


def _joining(chains: Chains) -> Iterator[Stance]:
    """Give the stances that may be one of several on a side of a claim, or may have several lines."""
    records = chains.records
    union = Union()
    for link in records.links.values():
        if link.verb in ("entails", "equivalent"):
            for claim in link.from_:
                union.join(claim, link.to)
    sides: Counter[tuple[str, str]] = Counter()
    taken = [stance for stance in records.stances.values() if stance.verb in ("affirms", "denies")]
    for stance in taken:
        sides.update({(stance.verb, union.head(claim)): 1 for claim in stance.claims})
    for stance in taken:
        several = any(sides[stance.verb, union.head(claim)] > 1 for claim in stance.claims)
        if several or stance.relies_on or any(map(chains.originals, (stance.source, *stance.via))):
            yield stance


def _knotted(steps: Mapping[str, Iterable[str]]) -> set[str]:
    """Return the nodes that go in a circle."""
    return {id_ for knot in knots(steps) if len(knot) >= FEWEST for id_ in knot}


def _outlined(
    chains: Chains,
) -> tuple[dict[Way, Turns], dict[Way, Stance], dict[str, list[str]]]:
    """Return the nodes of each way that is one line, a stance of each other way, and who stands before whom.

    Of ways that branch the last is told by their places and not line by line: who stands before whom on
    a line does so here too, in one step or several. Where this goes in no circle, no lines do.
    """
    straight: dict[Way, Turns] = {}
    branched: dict[Way, Stance] = {}
    steps: dict[str, list[str]] = {}
    seen: set[Place] = set()
    for stance in _joining(chains):
        way = _way(stance)
        if way in straight:
            continue
        entry = chains.entry(stance)
        if entry.after:
            straight[way] = ()
            branched[way] = stance
            _follow(entry, seen, steps)
        else:
            line = along(stance, (entry,))
            straight[way] = (line.ids,)
            _step(line.steps, steps)
    return straight, branched, steps


def _follow(entry: Place, seen: set[Place], steps: dict[str, list[str]]) -> None:
    """Add who stands before whom from a place on, but for places that were seen."""
    todo = [entry]  # which belongs to its stance alone
    for place in todo:  # grows as it goes
        fresh = [one for one in dict.fromkeys(place.after) if one not in seen]
        seen.update(fresh)
        todo += fresh
        _step(place.steps, steps)
        for following in place.after:
            _step((*place.steps[-1:], first(following)), steps)


def _step(line: Iterable[Step], steps: dict[str, list[str]]) -> None:
    """Add who stands before whom on a line."""
    for ones, others in pairwise(line):
        for one in ones:
            steps.setdefault(one, []).extend(other for other in others if other != one)


def _turns(some: Iterable[tuple[str, ...]], inside: set[str]) -> Iterator[tuple[str, ...]]:
    for line in some:
        turns = tuple(id_ for id_ in line if id_ in inside)
        if len(turns) >= FEWEST:
            yield turns


def _may_turn(side: Iterable[Turns]) -> bool:
    """Tell whether nodes stand outside one another in a circle, on lines of one side joined."""
    steps: dict[str, list[str]] = {}
    for line in {line for turns in side for line in turns}:
        for one, other in pairwise(line):
            steps.setdefault(one, []).append(other)
    return not is_acyclic(steps)


# -- where they are typed ---------------------------------------------------------------------------


def _around(loop: Loop) -> Iterator[tuple[str, str]]:
    return pairwise((*loop, loop[0]))


def _typed(records: Records, loop: Loop) -> Iterator[Span]:
    """Give the place of each step of a loop among stances, or among documents."""
    for one, other in _around(loop):
        stance = records.stances.get(one)
        if stance is not None:
            yield stance.spans.field("relies_on", stance.relies_on.index(other))
        else:
            yield _derivation(records.sources[one], other)


def _derivation(source: Source, other: str) -> Span:
    sources = [derivation.source for derivation in source.derived_from]
    return source.spans.field("derived_from.source", sources.index(other))


def _relied(records: Records, stances: Iterable[Stance], loop: Loop) -> Iterator[Span]:
    """Give the place of each step of a loop with an actor in it."""
    for one, other in _around(loop):
        held = records.stances.get(one)
        some = [held] if held else [s for s in stances if one in records.holders(s)]
        relying = (stance for stance in some if other in stance.relies_on)
        found = next(relying, None)
        if found is not None:
            yield found.spans.field("relies_on", found.relies_on.index(other))
        else:  # from an actor to a stance of this actor
            yield records.by_id[other].spans.record


def _spoken(found: Iterable[Line], loop: Loop) -> Iterator[Span]:
    """Give for each step of a loop a stance by which the one stands outside the other."""
    placed = sorted(found, key=lambda line: line.stance.spans.place)
    for one, other in _around(loop):
        ways = ((line, line.ids) for line in placed)
        passing = (line for line, ids in ways if one in ids and other in ids[ids.index(one) :])
        yield next(passing).stance.spans.record
