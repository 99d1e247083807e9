"""Lines: the chain of a stance followed from its document to one origin, each node once.

A node stands in the holder's place if it is the holder, else at its innermost place. The last node,
or each of the joint authors who stand last, is an *origin*. Where a chain branches it has a line for
every way through; up to `FEW` of them are listed for a stance, the others are walked when asked.
"""

from collections.abc import Container, Iterable, Iterator
from itertools import pairwise, product
from typing import Final

from claimtrack.model import Stance
from claimtrack.provenance.chains import Chains, Place, Step
from claimtrack.provenance.cutting import Pair
from claimtrack.value import field, record, value

__all__ = ["Line", "Lines", "along", "first", "lines", "shared"]

FEW: Final = 16
"""How many lines of one stance are listed."""

TRIED: Final = 2_000
"""How many places are looked at to list them."""


@value
class Line:
    """One way from the document in which a stance is read to an origin: its steps, outside in.

    A step is the id of an actor or a document, or the ids of joint authors. `grounds` are the ids of
    the stances, sources and actors that are relied on along the way, in order.
    """

    stance: Stance
    steps: tuple[Step, ...]
    grounds: tuple[str, ...] = field(default=(), eq=False)
    ids: tuple[str, ...] = field(default=(), eq=False, repr=False)
    """The ids of the nodes, outside in."""

    @property
    def origins(self) -> Step:
        """The last node, or the joint authors who stand last."""
        return self.steps[-1]


@record
class Lines:
    """The lines of some stances: those listed, shortest first, and the entries of stances with more.

    `nowhere` are the actors at whom no line ends, since all that they have returns to them.
    """

    listed: tuple[Line, ...]
    more: tuple[tuple[Stance, Place], ...] = ()
    nowhere: frozenset[str] = frozenset()

    def without(self, struck: Container[str]) -> Iterator[Line]:
        """Give the listed lines on which no struck node stands."""
        for line in self.listed:
            if not any(id_ in struck for id_ in line.ids):
                yield line

    def any_without(self, struck: Container[str]) -> Line | None:
        """Return a line on which no struck node stands, of those listed the shortest; None if none."""
        found = next(self.without(struck), None)
        if found is None:
            walked = ((stance, _walked(entry, struck, self.nowhere)) for stance, entry in self.more)
            found = next((along(stance, way) for stance, way in walked if way), None)
        return found

    @property
    def common(self) -> frozenset[str]:
        """The nodes that are on every line, listed or not."""
        sets = [
            *(line.ids for line in self.listed),
            *(self._passed(entry) for _, entry in self.more),
        ]
        return frozenset(sets[0]).intersection(*sets[1:]) if sets else frozenset()

    @property
    def origins(self) -> frozenset[str]:
        """The origins of all lines, listed or not."""
        listed = (id_ for line in self.listed for id_ in line.origins)
        return frozenset(listed).union(*(self._ends(entry) for _, entry in self.more))

    @property
    def sure(self) -> "Lines":
        """The lines of stances that are surely their holders'."""
        if all(line.stance.attribution is None for line in self.listed):
            return self
        return Lines(
            listed=tuple(line for line in self.listed if line.stance.attribution is None),
            more=tuple(one for one in self.more if one[0].attribution is None),
            nowhere=self.nowhere,
        )

    @property
    def nodes(self) -> set[str]:
        """The nodes of all lines, listed or not."""
        found = {id_ for line in self.listed for id_ in line.ids}
        for _, entry in self.more:
            found.update(id_ for place in entry.reached() for step in place.steps for id_ in step)
        return found

    @property
    def pairs(self) -> Iterator[Pair]:
        """Who stands right before whom, on lines listed or not; joint authors do not on each other."""
        start: tuple[str | None, ...] = (None,)
        for line in self.listed:
            if len(line.ids) == len(line.steps):
                yield from pairwise((None, *line.ids, None))
            else:
                for ones, others in pairwise((start, *line.steps, start)):
                    yield from product(ones, others)
        for _, entry in self.more:
            yield from product(start, first(entry))
            for place in entry.reached():
                for ones, others in pairwise(place.steps):
                    yield from product(ones, others)
                last = place.steps[-1] if place.steps else ()
                yield from product(last, (id_ for one in place.after for id_ in first(one)))
                yield from product(last, start if self._ends_at(place) else ())

    def _ends_at(self, place: Place) -> bool:
        return not place.after and place.actor not in self.nowhere

    def _passed(self, entry: Place) -> frozenset[str]:
        """Return the nodes that every line from an entry passes: from each place on, until none changes."""
        order = _outward(entry)
        passed: dict[Place, frozenset[str]] = {}
        changing = True
        while changing:
            changing = False
            for place in order:
                after = [passed[one] for one in place.after if one in passed]
                if after or self._ends_at(place):
                    common = after[0].intersection(*after[1:]) if after else frozenset[str]()
                    told = common.union(*place.steps)
                    changing = changing or passed.get(place) != told
                    passed[place] = told
        return passed.get(entry, frozenset())

    def _ends(self, entry: Place) -> Iterator[str]:
        """Give the origins of every line that begins at an entry, without following each."""
        before: dict[Place, list[Place]] = {entry: []}
        todo = [entry]
        for place in todo:  # grows as it goes
            todo += (one for one in dict.fromkeys(place.after) if one not in before)
            for one in place.after:
                before.setdefault(one, []).append(place)
        holders = next(set(place.steps[-1]) for place in todo if place.holder)
        last = [place for place in todo if self._ends_at(place)]
        seen = set(last)
        for (
            place
        ) in last:  # grows as it goes: behind the holder's own place the holder is passed over
            steps = (step if place.holder else _others(step, holders) for step in place.steps[::-1])
            found = next((step for step in steps if step), ())
            yield from found
            fresh = [one for one in before[place] if one not in seen and not found]
            seen.update(fresh)
            last += fresh


def lines(
    chains: Chains, stances: Iterable[Stance], nowhere: frozenset[str] = frozenset()
) -> Lines:
    """Return the lines of some stances."""
    listed: list[Line] = []
    more: list[tuple[Stance, Place]] = []
    for stance in stances:
        entry = chains.entry(stance)
        if not entry.after:
            listed.append(along(stance, (entry,)))
            continue
        ways, whole = _ways(entry, nowhere)
        told: dict[tuple[Step, ...], Line] = {}
        for way in ways:
            line = along(stance, way)
            told.setdefault(line.steps, line)
        listed += told.values()
        shortest = [] if whole else _walked(entry, (), nowhere)
        if shortest:
            more.append((stance, entry))
            listed += [] if ways else [along(stance, shortest)]
    listed.sort(key=lambda line: len(line.steps))
    return Lines(listed=tuple(listed), more=tuple(more), nowhere=nowhere)


def shared(lines: Iterable[tuple[str, ...]]) -> set[str]:
    """Return the nodes (ids) that are on several lines.

    >>> shared([("d1", "x", "h"), ("d2", "x", "y")])
    {'x'}
    """
    seen: set[str] = set()
    found: set[str] = set()
    for line in lines:
        found.update(seen.intersection(line))
        seen.update(line)
    return found


def _ways(entry: Place, nowhere: frozenset[str]) -> tuple[list[list[Place]], bool]:
    """Return ways from an entry to its ends, the fewest places first, and whether these are all."""
    found: list[list[Place]] = []
    todo = [[entry]]
    for way in todo:  # grows as it goes
        if len(found) > FEW or len(todo) > TRIED:
            return found[:FEW], False
        passed = set(way)
        after = [one for one in dict.fromkeys(way[-1].after) if one not in passed]
        while len(after) == 1:  # no branch: the same way goes on
            way.append(after[0])
            passed.add(after[0])
            after = [one for one in dict.fromkeys(way[-1].after) if one not in passed]
        if not way[-1].after and way[-1].actor not in nowhere:
            found.append(way)
        todo += ([*way, one] for one in after)
    return found, True


def _walked(entry: Place, struck: Container[str], nowhere: Container[str | None]) -> list[Place]:
    """Return the places of one way through that passes no struck node; empty if there is none."""
    came: dict[Place, Place | None] = {entry: None}
    todo = [entry]
    for place in todo:  # grows as it goes
        if any(id_ in struck for step in place.steps for id_ in step):
            continue
        if not place.after and place.actor not in nowhere:
            way: list[Place] = []
            back: Place | None = place
            while back is not None:
                way.append(back)
                back = came[back]
            return way[::-1]
        fresh = [one for one in place.after if one not in came]
        came.update((one, place) for one in fresh)
        todo += fresh
    return []


def along(stance: Stance, way: Iterable[Place]) -> Line:
    """Return the line along some places, each node once."""
    steps: list[Step] = []
    grounds: list[str] = []
    held: int | None = None
    for place in way:
        steps += place.steps
        if place.ground is not None:
            grounds.append(place.ground)
        if place.holder:
            held = len(steps) - 1
    ids = [id_ for step in steps for id_ in step]
    if len(set(ids)) < len(ids):
        steps = list(_once(steps, held))
        ids = [id_ for step in steps for id_ in step]
    return Line(stance, tuple(steps), tuple(grounds), tuple(ids))


def _once(steps: list[Step], held: int | None) -> Iterator[Step]:
    """Give the steps with each node in one place only: the holder in its own, others in the innermost."""
    holders = steps[held] if held is not None else ()
    last = {id_: place for place, step in enumerate(steps) for id_ in step}
    last.update((id_, held) for id_ in holders if held is not None)
    for place, step in enumerate(steps):
        kept = tuple(id_ for id_ in step if last[id_] == place)
        if kept:
            yield kept


def _outward(entry: Place) -> list[Place]:
    """Return all that may follow an entry, each after what follows it but for loops, itself last."""
    found: list[Place] = []
    seen = {entry}
    trail = [(entry, iter(entry.after))]
    while trail:
        place, following = trail[-1]
        fresh = next((one for one in following if one not in seen), None)
        if fresh is None:
            found.append(place)
            trail.pop()
        else:
            seen.add(fresh)
            trail.append((fresh, iter(fresh.after)))
    return found


def first(place: Place) -> Step:
    """Return the first step from a place on; one without steps has exactly one that follows."""
    while not place.steps:
        (place,) = place.after
    return place.steps[0]


def _others(step: Step, holders: set[str]) -> Step:
    return tuple(id_ for id_ in step if id_ not in holders)
