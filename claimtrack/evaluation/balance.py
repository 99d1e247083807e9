"""Structural balance: whether the holders fall into two camps, or what prevents it.

The **signed graph** has the holders as nodes. Two holders are joined by *same* where they stand on one
side of a dispute, by *opposite* where they stand on opposite sides. A dispute is a base conflict with
somebody on either side: a claim and its denial, or two claims that cannot both hold. Only commitments
count that are sure and not abandoned, at times that surely meet. Who stands on both sides of a dispute
is left out of it and named. Holders are told apart by their ids: two unnamed ones who may be one are two.

By Harary's theorem (On the notion of balance of a signed graph, 1953; Cartwright and Harary, Structural
balance, 1956) a graph falls into two camps, all *same* within and all *opposite* between, if and only if
no cycle has an odd number of *opposite* edges. Two holders who agree in one dispute and disagree in
another are joined twice, and are such a cycle by themselves: nothing is set off. Three holders of three
rival answers are another.

Of the edges within a side and between two sides, only as many are walked as tell the camps, so that it
is linear in what is held. The cycle that is shown is shortened where its edges allow, and need not be
the shortest of all.
"""

from collections.abc import Iterator
from typing import Literal

from claimtrack.contradictions.between import grounds, leading
from claimtrack.contradictions.explaining import said_by
from claimtrack.contradictions.explanations import Step
from claimtrack.contradictions.search import Search
from claimtrack.evaluation.disputes import Bond, Stood, bonds
from claimtrack.value import record

__all__ = ["Balance", "Component", "Edge", "Sign", "balance"]

Sign = Literal["same", "opposite"]


@record
class Edge:
    """Two holders on the same side of a dispute, or on opposite sides.

    `claims` are what they stand on, with whether they affirm or deny it in `verbs`; `steps` are the
    records that make it so, with their places.
    """

    holders: tuple[str, str]
    sign: Sign
    claims: tuple[str, str]
    verbs: tuple[str, str]
    steps: tuple[Step, ...]

    @property
    def message(self) -> str:
        """The edge in a sentence."""
        one, other = (
            f"{verb} {claim}" for verb, claim in zip(self.verbs, self.claims, strict=True)
        )
        first, second = self.holders
        sides = "the same side" if self.sign == "same" else "opposite sides"
        return f"{first} {one} and {second} {other}: {sides}"


@record
class Component:
    """Holders who are joined, if only through others, sorted.

    `camps` are the two, that of the first holder first, the second empty where nobody is opposed; None
    where there are none. Then `cycle` has an odd number of opposite edges, in order.
    """

    holders: tuple[str, ...]
    camps: tuple[tuple[str, ...], tuple[str, ...]] | None
    cycle: tuple[Edge, ...] = ()


@record
class Balance:
    """The components of the signed graph, by their first holders.

    `torn` are the stances of those who are on both sides of a dispute, and so left out of it.
    """

    components: tuple[Component, ...]
    torn: tuple[Step, ...] = ()

    @property
    def balanced(self) -> bool:
        """Whether every component falls into two camps."""
        return all(component.camps is not None for component in self.components)


def balance(search: Search) -> Balance:
    """Return whether the holders of a corpus fall into two camps."""
    found, torn = bonds(search)
    near: dict[str, list[Bond]] = {}
    for bond in found:
        for holder in bond.holders:
            near.setdefault(holder, []).append(bond)
    walk = _Walk(near)
    components = tuple(
        walk.component(search, holder) for holder in sorted(near) if walk.is_new(holder)
    )
    return Balance(components=components, torn=tuple(said_by(made) for made in torn))


class _Walk:
    """A walk through the signed graph, nearest first, that puts each holder in one of two camps."""

    def __init__(self, near: dict[str, list[Bond]]) -> None:
        self._near = near
        self._opposed: dict[str, bool] = {}  # to the first of the component
        self._came: dict[str, Bond] = {}

    def is_new(self, holder: str) -> bool:
        return holder not in self._opposed

    def component(self, search: Search, first: str) -> Component:
        holders, odd = self._walked(first)
        if odd is None:
            camps = [
                [one for one in holders if self._opposed[one] is side] for side in (False, True)
            ]
            return Component(holders=holders, camps=(tuple(camps[0]), tuple(camps[1])))
        cycle = _shortened(self._cycle(odd))
        edges = tuple(_edge(search, holder, bond) for holder, bond in cycle)
        return Component(holders=holders, camps=None, cycle=edges)

    def _walked(self, first: str) -> tuple[tuple[str, ...], Bond | None]:
        """Return the holders of a component, and the first bond met that fits no camps."""
        self._opposed[first] = False
        todo, odd = [first], None
        for holder in todo:  # grows as it goes
            for bond in self._near[holder]:
                other = bond.other(holder)
                side = self._opposed[holder] is not bond.opposite
                if other not in self._opposed:
                    self._opposed[other] = side
                    self._came[other] = bond
                    todo.append(other)
                elif self._opposed[other] is not side:
                    odd = odd or bond
        return tuple(sorted(todo)), odd

    def _cycle(self, odd: Bond) -> list[tuple[str, Bond]]:
        """Return the cycle that a bond closes: each holder with the bond to the next."""
        one, other = odd.holders
        back, forth = list(self._up(one)), list(self._up(other))
        while back and forth and back[-1] == forth[-1]:
            back.pop()
            forth.pop()
        there = [(bond.other(holder), bond) for holder, bond in reversed(back)]
        return [*there, (one, odd), *forth]

    def _up(self, holder: str) -> Iterator[tuple[str, Bond]]:
        """Give a holder and each on the way to the first of the component, with the bond it came by."""
        while holder in self._came:
            bond = self._came[holder]
            yield holder, bond
            holder = bond.other(holder)


def _shortened(cycle: list[tuple[str, Bond]]) -> list[tuple[str, Bond]]:
    """Return a cycle in which no two bonds follow each other that one could stand for."""
    place = 0
    while len(cycle) > 2 and place < len(cycle):  # noqa: PLR2004 - two holders are the least
        (one, first), (middle, second) = cycle[place], cycle[(place + 1) % len(cycle)]
        joint = first.joined(second, one, middle)
        if joint is None:
            place += 1
            continue
        cycle[place] = (one, joint)
        del cycle[(place + 1) % len(cycle)]
        place = 0
    return cycle


def _edge(search: Search, holder: str, bond: Bond) -> Edge:
    one, other = bond.ends if bond.holders[0] == holder else bond.ends[::-1]
    ground = grounds(search.records, bond.conflict) if bond.conflict else ()
    steps = (*_coming(search, one), *ground, *_coming(search, other))
    return Edge(
        holders=(one.made.holder, other.made.holder),
        sign="opposite" if bond.opposite else "same",
        claims=(one.claim, other.claim),
        verbs=(one.verb, other.verb),
        steps=tuple(dict.fromkeys(steps)),
    )


def _coming(search: Search, stood: Stood) -> Iterator[Step]:
    yield said_by(stood.made)
    ends = (stood.made.claim, stood.claim)
    yield from leading(search, *(ends if stood.verb == "affirms" else ends[::-1]))
