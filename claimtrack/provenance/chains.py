"""The chains of stances, as a network of places that stances share wherever one rests on another.

A **chain** leads from the outside in: the document, its outlet, its author, the carriers in `via`
from the outermost to the innermost, the holder, and then whatever the holder relies on. A document
on the way brings its outlet and author; what is hosted, not edited, has no outlet. A document that
`reposts`, `translates` or `revises` another has its whole text from there, so the chain goes on
through that one; `quotes` and `cites` say nothing of a given stance. Where the source speaks in its
own voice its author is the holder, and has the stance from the document that was copied.

Who relies on a stance goes on at its holder, not at the page on which it is read; on a source: at the
document, its outlet and author; on an actor: at that actor, where the chain ends.

A chain that branches (two grounds, two documents copied) is never unfolded here: a place knows only
what follows it. Joint authors stand together in one step.
"""

from collections.abc import Iterator, Sequence

from claimtrack.model import Source, Stance
from claimtrack.records import Records

__all__ = ["Chains", "Place", "Step"]

Step = tuple[str, ...]
"""Who or what stands at one point of a chain: one id, or those of joint authors."""


class Place:
    """A stretch of chains without a branch: its steps, outside in, and the places that may follow.

    `holder` is set where the last step holds the stance that the place belongs to, `actor` where the
    place is an actor as somebody relies on them, and `ground` to the id of the record that is relied
    on. A chain ends at a place that nothing follows.
    """

    __slots__ = ("actor", "after", "ground", "holder", "steps")

    def __init__(
        self, steps: tuple[Step, ...], after: tuple["Place", ...] = (), *, ground: str | None = None
    ) -> None:
        self.steps = steps
        self.after = after
        self.ground = ground
        self.holder = False
        self.actor: str | None = None

    def reached(self) -> list["Place"]:
        """Return this place and all that may follow it, each once, the nearest first."""
        found: list[Place] = [self]
        passed: set[Place] = {self}
        for place in found:  # grows as it goes
            fresh = [one for one in dict.fromkeys(place.after) if one not in passed]
            passed.update(fresh)
            found += fresh
        return found


class Chains:
    """The chains of one corpus; a place on which several stances rest is made once."""

    def __init__(self, records: Records, *, keep: bool = False) -> None:
        """Take the records of a corpus, and whether the entry of each stance is asked for often."""
        self.records = records
        self._kept: dict[str, Place] | None = {} if keep else None
        self.places: dict[str, Place] = {}
        """The places of what is relied on, by the ids of the records."""
        self._blocks: dict[str, tuple[Step, ...]] = {}
        self._todo: list[tuple[Place, Stance | Source]] = []

    def entry(self, stance: Stance) -> Place:
        """Return the place at which the chain of a stance begins: the document that records it."""
        kept = self._kept
        if kept is None:
            return self._entered(stance)
        found = kept.get(stance.id)
        if found is None:
            found = kept[stance.id] = self._entered(stance)
        return found

    def _entered(self, stance: Stance) -> Place:
        holder = tuple(sorted(set(self.records.holders(stance))))
        own = self.records.in_own_voice(stance)
        last = Place((holder,))
        last.holder = True
        last.after = tuple(self.grounds(stance))
        outer: list[tuple[Step, ...]] = []  # what comes before `last`, the nearest to it first
        for carrier in () if own else (*stance.via, stance.source):
            if self.originals(carrier):
                last = self._through(carrier, _before(outer, last))
                outer = []
            else:
                outer.append(self.block(carrier))
        if own:
            outer.append(self.block(stance.source))
        self._grow()
        return _before(outer, last)

    def grounds(self, stance: Stance) -> Iterator[Place]:
        """Give the places that follow the holder of a stance: what it relies on, or was copied from."""
        yield from filter(None, map(self._ground, dict.fromkeys(stance.relies_on)))
        if self.records.in_own_voice(stance):
            yield from self._copied(stance.source)

    def block(self, id_: str) -> tuple[Step, ...]:
        """Return the steps that a document brings: itself, its outlet, its authors together."""
        found = self._blocks.get(id_)
        if found is None:
            source = self.records.sources.get(id_)
            outlet = self.records.publisher(id_) if source and not source.hosted else None
            author = source.author if source else ()
            steps = ((id_,), (outlet,) if outlet else (), tuple(sorted(set(author))))
            found = self._blocks[id_] = tuple(step for step in steps if step)
        return found

    def ground(self, id_: str) -> Place | None:
        """Return the place at which chains go on that rely on a record; None for an id of no use."""
        place = self._ground(id_)
        self._grow()
        return place

    def originals(self, id_: str) -> tuple[str, ...]:
        """Return the documents of which a document is a whole copy."""
        source = self.records.sources.get(id_)
        if source is None or not source.derived_from:
            return ()
        return tuple(one for one in source.copied if one in self.records.sources)

    # -- what is relied on ----------------------------------------------------------------------

    def _copied(self, id_: str) -> Iterator[Place]:
        yield from filter(None, map(self._ground, self.originals(id_)))

    def _ground(self, id_: str) -> Place | None:
        """Return the place of a record that is relied on; None for an id that has none."""
        if id_ not in self.places:
            one = self.records.stances.get(id_) or self.records.sources.get(id_)
            if one is not None:
                steps = self.block(id_)
                if isinstance(one, Stance):
                    steps = (tuple(sorted(set(self.records.holders(one)))),)
                self.places[id_] = place = Place(steps, ground=id_)
                self._todo.append((place, one))
            elif id_ in self.records.actors:
                self.places[id_] = place = Place(((id_,),), ground=id_)
                place.actor = id_
        return self.places.get(id_)

    def _grow(self) -> None:
        """Give every place that was made what follows it; a loop, since reliance may be deep."""
        while self._todo:
            place, one = self._todo.pop()
            found = self.grounds(one) if isinstance(one, Stance) else self._copied(one.id)
            place.after = tuple(found)

    # -- what a stance came through -------------------------------------------------------------

    def _through(self, id_: str, inner: Place) -> Place:
        """Return the place of a copy outside another place, through all that it was copied from."""
        copies = self._copied_through(id_)
        places = {one: Place(self.block(one)) for one in copies}
        for one, originals in copies.items():
            places[one].after = tuple(places[original] for original in originals) or (inner,)
        return Place((), (places[id_],))

    def _copied_through(self, id_: str) -> dict[str, tuple[str, ...]]:
        """Return what each document is a copy of, from one document on."""
        copies: dict[str, tuple[str, ...]] = {}
        todo = [id_]
        for one in todo:  # grows as it goes
            if one not in copies:
                copies[one] = self.originals(one)
                todo += copies[one]
        return copies


def _before(outer: Sequence[tuple[Step, ...]], inner: Place) -> Place:
    """Return a place with more steps outside, those nearest to it first."""
    steps = (step for block in reversed(outer) for step in block)
    place = Place((*steps, *inner.steps), inner.after)
    place.holder = inner.holder
    return place
