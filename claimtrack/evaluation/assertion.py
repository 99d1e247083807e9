"""Whose word it is: when a knot is asserted, or its denial, where that depends on what is cut."""

from collections.abc import Iterable, Iterator
from typing import Final, Literal

from claimtrack.evaluation.case import Case
from claimtrack.evaluation.gates import Gates
from claimtrack.relation import knots
from claimtrack.value import value

__all__ = ["Assertion", "Bringing", "Side"]

Side = Literal["pro", "con"]
SIDES: Final[tuple[Side, Side]] = ("pro", "con")


@value
class Bringing:
    """A step along which an assertion comes to a knot from others.

    A `derived` one needs its sources to be accepted; any other needs them to be asserted.
    """

    sources: tuple[str, ...]
    link: str
    derived: bool = False


class Assertion:
    """The knots, and the denials, that may turn out to be asserted by nobody."""

    def __init__(self, case: Case, gates: Gates) -> None:
        """Find out which they are, and tell the gates."""
        self._case = case
        self._gates = gates
        self.brought = {side: self._brought(side) for side in SIDES}
        self.wavering = {side: self._wavering(side) for side in SIDES}
        gates.wavering.update(self.wavering["pro"])

    def _brought(self, side: Side) -> dict[str, list[Bringing]]:
        """Return by which steps an assertion may come to each knot."""
        case = self._case
        among = set(case.pro if side == "pro" else case.con)
        found: dict[str, list[Bringing]] = {}
        for step in case.follows:
            if side == "con" and step.brings and step.end in among:
                one = Bringing((step.end,), step.link)
                found.setdefault(step.premises[0], []).append(one)
            elif side == "pro" and among.issuperset(step.premises):
                one = Bringing(step.premises, step.link, derived=not step.brings)
                found.setdefault(step.end, []).append(one)
        return found

    def _wavering(self, side: Side) -> frozenset[str]:
        """Return the knots that no stance or link surely asserts."""
        case, cut = self._case, self._case.cutters
        every = case.pro if side == "pro" else case.con
        sure = [head for head in every if self._is_told(head, side)]
        ahead: dict[str, list[str]] = {}
        for end, steps in self.brought[side].items():
            for step in steps:
                if not step.derived and step.link not in cut:
                    ahead.setdefault(step.sources[0], []).append(end)
        found = set(sure)
        for head in sure:  # grows as it goes
            fresh = [end for end in ahead.get(head, ()) if end not in found]
            found.update(fresh)
            sure += fresh
        return frozenset(every) - found

    def _is_told(self, head: str, side: Side) -> bool:
        case = self._case
        if side == "pro" and case.is_supposed(head):
            return True
        return any(id_ not in case.cutters for id_ in case.told(head, side))

    # -- the gates ------------------------------------------------------------------------------

    def write(self) -> None:
        """Write down when each wavering knot and denial is asserted."""
        for side in SIDES:
            wavering = self.wavering[side]
            graph = {
                head: [one for step in self.brought[side].get(head, ()) for one in step.sources]
                for head in sorted(wavering)
            }
            for knot in knots(graph):
                circle = sorted(wavering.intersection(knot))
                for layer in range(len(circle)):
                    for head in circle:
                        self._write(head, side, circle, layer)
            for head in sorted(wavering):
                self._join(head, side)

    def _join(self, head: str, side: Side) -> None:
        gates = self._gates
        if side == "pro":
            gates.gate(head, (gates.no(gates.standing(head)), _unasserted(head, side)))
        else:
            gates.gate(f"not {head}", (_unasserted(head, side),))

    def _write(self, head: str, side: Side, circle: list[str], layer: int) -> None:
        """Write a layer of a circle: without what comes from the circle, then with the layer before."""
        last = layer == len(circle) - 1
        steps = self.brought[side].get(head, ())
        if not layer:
            steps = [one for one in steps if set(circle).isdisjoint(one.sources)]
        told = (id_ for id_ in self._case.told(head, side) if id_ in self._case.cutters)
        brought = (self._bringing(head, side, one, circle, layer - 1) for one in steps)
        name = _unasserted(head, side) + ("" if last else f" in layer {layer}")
        self._gates.gate(name, (*told, *brought))

    def _bringing(
        self, head: str, side: Side, step: Bringing, circle: list[str], layer: int
    ) -> str:
        """Return what says that a step brings an assertion."""
        gates = self._gates
        suffix = f" in layer {layer}" if not set(circle).isdisjoint(step.sources) else ""
        name = f"{step.link}: {' and '.join(step.sources)} asserts {'not ' * (side == 'con')}{head}"
        if step.derived:
            if len(step.sources) == 1 and step.link not in self._case.cutters and not suffix:
                return step.sources[0]
            bars = (
                self._missing(step.sources, circle, layer)
                if suffix
                else map(gates.no, step.sources)
            )
            return gates.gate(name + suffix, (*bars, *gates.cuts(step.link)))
        (source,) = step.sources
        if source not in self.wavering[side]:  # then the link is cut, or the knot would not waver
            return step.link
        return gates.gate(
            name + suffix, (_unasserted(source, side) + suffix, *gates.cuts(step.link))
        )

    def _missing(self, sources: Iterable[str], circle: list[str], layer: int) -> Iterator[str]:
        """Give what says that a premise is not in, of those in the circle by the layer before."""
        gates = self._gates
        for source in sources:
            if source in circle:
                yield gates.no(gates.standing(source))
                yield f"{_unasserted(source, 'pro')} in layer {layer}"
            else:
                yield gates.no(source)


def _unasserted(head: str, side: Side) -> str:
    return f"{head} unasserted" if side == "pro" else f"not {head} unasserted"
