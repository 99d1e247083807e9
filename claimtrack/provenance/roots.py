"""What one side of a claim grows from: its chains, origins, independent lines, and what bears it.

| notion | definition |
|---|---|
| origins | distinct last nodes: the count if every carrier is honest |
| independent lines | the most lines of which no two share a node: the count if none is taken on trust |
| load-bearing | a node on every line; else the smallest sets, of up to three nodes, that leave no line |
| circular reporting | what is relied on returns; possibly, where it does only if chains are joined |
| false corroboration | several stances, one origin |
| single channel | several origins, one line |
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Final, Literal

from claimtrack.contradictions.commitments import Commitment
from claimtrack.dates import Answer
from claimtrack.provenance.chains import Chains
from claimtrack.provenance.counting import Independent, Origins, counted
from claimtrack.provenance.joins import Joins
from claimtrack.provenance.lines import Lines, lines
from claimtrack.provenance.loops import Loop, loops, nowhere, possible_loops, reliance
from claimtrack.provenance.packing import exhibited
from claimtrack.value import field, record, value

__all__ = ["Left", "Pattern", "Roots", "roots", "smallest"]

LARGEST: Final = 3
"""How many nodes a set has at most that together leave no line."""

TRIED: Final = 1_000
"""How many such sets are tried."""

Pattern = Literal["false corroboration", "single channel"]


@value
class Left:
    """What is left of one side without a node: origins and independent lines."""

    without: str
    origins: Origins
    lines: Independent


@record
class Roots:
    """One side of a claim: the commitments to it or to its denial, and where they come from.

    `lines` are counted without a common node; `chains` holds every line, shortest first. Of
    `load_bearing` each id is a node on every line. Where there is none, `smallest` has the sets of two
    or, if there are none of two, three nodes that leave no line. `circular` and `possibly_circular` are
    loops of ids. All ids are sorted. `joins` is what may be one among them.
    """

    commitments: tuple[Commitment, ...] = ()
    chains: Lines = field(default=Lines(listed=()), repr=False)
    origins: Origins = Origins()
    lines: Independent = Independent()
    load_bearing: tuple[str, ...] = ()
    smallest: tuple[tuple[str, ...], ...] = ()
    circular: tuple[Loop, ...] = ()
    possibly_circular: tuple[Loop, ...] = ()
    joins: Joins | None = field(default=None, eq=False, repr=False)

    @property
    def stances(self) -> tuple[str, ...]:
        """The ids of the stances, each once."""
        return tuple(dict.fromkeys(made.stance.id for made in self.commitments))

    def elsewhere(self, claim: str) -> int:
        """Return how many of the stances are not on the claim itself, but on others that lead to it.

        Those for it are on claims that entail it, those against it on claims that it entails.
        """
        here = {made.stance.id for made in self.commitments if made.claim == claim}
        return sum(id_ not in here for id_ in self.stances)

    @property
    def patterns(self) -> tuple[tuple[Pattern, Answer], ...]:
        """Whether it is a case of false corroboration or of a single channel, surely or possibly."""
        return tuple(self._patterns())

    @cached_property
    def left(self) -> tuple[Left, ...]:
        """What each node of the smallest sets leaves when it alone is discounted, in the order of ids.

        It is worked out when asked for, and empty where not all lines are listed.
        """
        return tuple(self._left())

    def _left(self) -> Iterator[Left]:
        found = self.chains
        if self.joins is not None and not found.more:
            for id_ in sorted({id_ for ids in self.smallest for id_ in ids}):
                rest = Lines(listed=tuple(found.without((id_,))), nowhere=found.nowhere)
                yield Left(id_, *counted(rest, self.joins))

    def _patterns(self) -> Iterator[tuple[Pattern, Answer]]:
        origins, count = self.origins, self.lines
        if len(self.stances) > 1 and origins.least <= 1 <= origins.most:
            yield "false corroboration", "yes" if origins.most == 1 else "possibly"
        if origins.most > 1 and count.least <= 1 <= count.most:
            yield "single channel", "yes" if origins.least > 1 == count.most else "possibly"


def roots(chains: Chains, joins: Joins, commitments: tuple[Commitment, ...]) -> Roots:
    """Return what some commitments, all on one side of a claim, come from."""
    if not commitments:
        return Roots()
    stances = tuple({made.stance.id: made.stance for made in commitments}.values())
    steps = reliance(chains, stances)
    found = lines(chains, stances, nowhere(steps) if steps else frozenset())
    origins, independent = counted(found, joins)
    sets = smallest(found)
    circular = loops(chains, steps, found.listed)
    return Roots(
        commitments=commitments,
        chains=found,
        origins=origins,
        lines=independent,
        load_bearing=tuple(id_ for ids in sets if len(ids) == 1 for id_ in ids),
        smallest=tuple(ids for ids in sets if len(ids) > 1),
        circular=circular,
        possibly_circular=possible_loops(chains, found.listed, circular),
        joins=joins,
    )


def smallest(lines: Lines) -> tuple[tuple[str, ...], ...]:
    """Return the smallest sets of nodes that leave no line, sorted; none where they are too large.

    Every such set has a node of any line that its other nodes leave, so only those are tried; where
    they are more than `TRIED`, none is given.
    """
    if common := lines.common:
        return tuple((id_,) for id_ in sorted(common))
    if not lines.listed or len(exhibited(line.ids for line in lines.listed)) > LARGEST:
        return ()
    tried: set[frozenset[str]] = {frozenset()}
    for size in range(LARGEST):
        left = ((struck, lines.any_without(struck)) for struck in tried)
        tried = {struck | {id_} for struck, line in left if line for id_ in line.ids}
        if len(tried) > TRIED:
            return ()
        found = sorted(tuple(sorted(ids)) for ids in tried if size and not lines.any_without(ids))
        if found:
            return tuple(found)
    return ()
