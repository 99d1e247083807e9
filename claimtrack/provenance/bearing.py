"""What bears a claim: the records without which its status changes, or no line to it is left.

Single records first: sources, actors, stances and links. Where no single one does it, the smallest sets
of two or, if there are none, three sources and actors.

Only a record that brings down every stance of a kind can change a status: all for the claim, all for its
denial, all against it, or all but those of one holder. So it stands on each line of any of these, or is a
link on which it rests; and whatever makes a holder abandon a position may do it as well. These few are
tried, each in the part of the corpus that decides how the claim stands.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import chain, groupby, islice
from typing import Final

from claimtrack.contradictions.commitments import Commitment
from claimtrack.contradictions.status import Standing
from claimtrack.model import Link, Stance
from claimtrack.provenance.discounting import discountable, without
from claimtrack.provenance.lines import Line, Lines, lines
from claimtrack.provenance.neighbourhood import around
from claimtrack.provenance.roots import smallest
from claimtrack.provenance.whatif import State, World
from claimtrack.records import Records
from claimtrack.value import record, value

__all__ = ["Bearing", "Effect", "bearing"]

Ids = tuple[str, ...]

MOST: Final = 64
"""How many sets of one size are tried."""


TRIED: Final = 300
"""How many single records are tried."""


@value
class Effect:
    """How a claim would stand without some records (`ids`, sorted)."""

    ids: Ids
    then: State


@record
class Bearing:
    """How a claim stands, and which smallest sets of records change its status or leave it no line.

    A set that does both is in both. Sets with fewer records than those shown do neither, but for single
    ones beyond the first `TRIED` that might, which are then `untried`.
    """

    claim: str
    now: State
    changes_status: tuple[Effect, ...]
    leaves_no_line: tuple[Effect, ...]
    untried: tuple[str, ...] = ()


def bearing(records: Records, claim: str) -> Bearing:
    """Return what bears a claim; an unknown id raises `KeyError`."""
    return _Trial(around(records, records.claims[claim].id), claim).bearing()


class _Trial:
    """One claim, and what becomes of it without some of the records that decide how it stands."""

    def __init__(self, records: Records, claim: str) -> None:
        self.claim = claim
        self.world = World(records)
        self.now = self.world.state(claim)
        self._roots = self.world.tracing.provenance(claim).for_
        self._worlds: dict[Ids, World] = {}

    def bearing(self) -> Bearing:
        line = self._roots.chains.any_without(())
        made = [one for one in self._roots.commitments if line and one.stance == line.stance]
        turning = self._tried((*self._members, *self._turning))
        bearing = self._tried(made, line)
        return Bearing(
            claim=self.claim,
            now=self.now,
            changes_status=self._effects(turning, self._sides, self._turns),
            leaves_no_line=self._effects(bearing, (self._roots.chains,), self._bares),
            untried=tuple(sorted({*turning[TRIED:], *bearing[TRIED:]})),
        )

    def _tried(self, made: Iterable[Commitment], along: Line | None = None) -> list[str]:
        """Return the records to try, each once, those that stand outside first."""
        known = {id_ for some in discountable(self.world.records) for id_ in some}
        return [id_ for id_ in dict.fromkeys(self._singles(made, along)) if id_ in known]

    def _effects(
        self, singles: list[str], sides: Iterable[Lines], does: Callable[[World], bool]
    ) -> tuple[Effect, ...]:
        """Return what does it: single records, else the smallest sets that leave no line on a side."""
        found = self._doing(((id_,) for id_ in sorted(singles[:TRIED])), does)
        if not found:
            known = {id_ for some in discountable(self.world.records) for id_ in some}
            sets = {ids for lines in sides for ids in smallest(lines) if known >= set(ids)}
            for _, alike in groupby(sorted(sets, key=_size), key=len):
                found = found or self._doing(islice(alike, MOST), does)
        return found

    def _doing(self, sets: Iterable[Ids], does: Callable[[World], bool]) -> tuple[Effect, ...]:
        tried = ((ids, self._without(ids)) for ids in sets)
        return tuple(Effect(ids, then.state(self.claim)) for ids, then in tried if does(then))

    def _without(self, ids: Ids) -> World:
        if ids not in self._worlds:
            self._worlds[ids] = World(without(self.world.records, ids))
        return self._worlds[ids]

    def _turns(self, then: World) -> bool:
        return then.standings.status(self.claim) != self.now.status

    def _bares(self, then: World) -> bool:
        """Tell whether there is a line now and none then, without counting any."""
        return self.now.lines.most > 0 and not then.tracing.has_line(self.claim)

    # -- what to try ----------------------------------------------------------------------------

    @cached_property
    def _standing(self) -> Standing:
        return self.world.standings[self.claim]

    @cached_property
    def _sides(self) -> tuple[Lines, ...]:
        """The lines of what a status can hang on: all for it, all for its denial, all against it."""
        told = self._standing
        sides = (told.pro, told.con, (*told.con, *told.rivals))
        every = (*told.pro, *told.con, *told.rivals)
        both = {made.holder for made in sides[0]} & {made.holder for made in sides[2]}
        others = (tuple(made for made in every if made.holder != one) for one in sorted(both))
        return tuple(self._lines(side) for side in (*sides, *others))

    def _lines(self, made: Iterable[Commitment]) -> Lines:
        stances = {one.stance.id: one.stance for one in made}
        return lines(self.world.tracing.chains, stances.values())

    @cached_property
    def _members(self) -> tuple[Commitment, ...]:
        """A commitment of each of these sides, and one by another holder."""
        told = self._standing
        every = (*told.pro, *told.con, *told.rivals)
        other = (made for made in every if made.holder != every[0].holder)
        return (*told.pro[:1], *told.con[:1], *told.rivals[:1], *islice(other, 1))

    @cached_property
    def _turning(self) -> tuple[Commitment, ...]:
        """The commitments of holders on both sides of something, which may be abandoned or not."""
        holders = {stand.made.holder for stand in self._standing.stands}
        return tuple(
            made
            for found in self.world.search.both_sides
            for two in found.opposed
            for made in (two.one, two.other)
            if made.holder in holders
        )

    def _singles(self, members: Iterable[Commitment], along: Line | None = None) -> Iterator[str]:
        """Give the records on a line of each commitment, and the links that its bearing may rest on."""
        records, members = self.world.records, tuple(members)
        passed = self._passed(members)
        for made in members:
            yield made.stance.id
            line = along or self._lines((made,)).any_without(())
            yield from (*line.ids, *line.grounds) if line else self._passed_by(made.stance)
            for id_ in line.grounds if line else ():  # an actor's word is worth what the actor has
                for stance in records.stances_by(id_):
                    passed.update(records.links)
                    yield from (stance.id, *self._passed_by(stance))
        for link in records.links.values():
            if self._turning or link.status == "rejected" or link.id in passed:
                yield link.id
                yield from (one for one in (link.by, link.source) if one is not None)

    def _passed_by(self, stance: Stance) -> Iterator[str]:
        """Give everything that a stance comes through and rests on."""
        for place in self.world.tracing.chains.entry(stance).reached():
            yield from (id_ for step in place.steps for id_ in step)
            yield from (place.ground,) if place.ground else ()

    def _passed(self, members: Iterable[Commitment]) -> set[str]:
        """Return the links by which commitments come to the claim, or to what cannot hold beside it."""
        follows = self.world.search.held.entailment
        links: list[Link] = []
        for made in members:
            links += (
                *follows.chain(made.claim, self.claim),
                *follows.chain(self.claim, made.claim),
            )
        broader = follows.broader(self.claim)
        found = {link.id for link in links}
        for conflict in self.world.search.conflicts:
            for near, far in (conflict.claims, conflict.claims[::-1]):
                if near in broader:
                    leading = (follows.chain(made.claim, far) for made in members)
                    chains = (*follows.chain(self.claim, near), *chain.from_iterable(leading))
                    found.update(conflict.links, (link.id for link in chains))
        return found


def _size(ids: Ids) -> tuple[int, Ids]:
    return len(ids), ids
