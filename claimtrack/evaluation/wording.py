"""Attacks in plain sentences, with the records that they rest on."""

from collections.abc import Iterable, Iterator
from typing import Final

from claimtrack.contradictions.explanations import Step
from claimtrack.evaluation.attacks import Found
from claimtrack.evaluation.case import Case
from claimtrack.evaluation.deduction import Follow
from claimtrack.evaluation.positions import Position
from claimtrack.model import Stance

__all__ = ["Wording"]

MOST: Final = 3
"""How many stances for one position are shown."""


class Wording:
    """Puts what happens in one case in words."""

    def __init__(self, case: Case) -> None:
        """Take a case."""
        self._case = case
        self._records = case.records

    def attack(self, found: Found) -> str:
        """Return what an attack says, as a clause."""
        by, on = self.positions(found.by), str(found.on)
        match found.kind:
            case "denial":
                verb = "denied" if found.by[0].denied else "asserted"
                return f"{found.on.claim} is {verb} by {self.who(found.by[0])}"
            case "question":
                return f"{by} is a rival of {on} in {found.via}"
            case "link":
                return f"{by} contradicts {on}"
            case "quantity":
                return f"{by} counts the same as {on} and differs"
            case "defeat":
                return f"{by} {'defeat' if len(found.by) > 1 else 'defeats'} {on}"

    def leads(self, path: tuple[Follow, ...]) -> str:
        """Return how one thing follows from another, as a verb."""
        return "needs" if path[0].backward else "entails"

    def positions(self, sides: Iterable[Position]) -> str:
        """Return some positions as a phrase."""
        return " and ".join(map(str, sides))

    def path(self, path: Iterable[Follow]) -> Iterator[Step]:
        """Give the links by which something follows."""
        for step in path:
            link = self._records.links[step.link]
            premises = self.positions(map(Position, step.premises))
            lead = "needs" if step.backward else "entails" if len(step.premises) == 1 else "entail"
            yield Step(link.id, f"{premises} {lead} {step.end}", link.spans.record)

    def ground(self, found: Found) -> Iterator[Step]:
        """Give the record that makes it an attack."""
        records, (by, on) = self._records, (self.positions(found.by), found.on.claim)
        match found.kind:
            case "denial":
                return
            case "question":
                span = records.questions[found.via].spans.record
                yield Step(found.via, f"at most one of {by} and {on} can hold", span)
            case "quantity":
                span = records.claims[found.via].spans.field("quantity")
                yield Step(found.via, f"{by} and {on} count the same and differ", span)
            case "link" | "defeat":
                link = records.links[found.via]
                verb = "contradicts" if found.kind == "link" else "counts against"
                yield Step(link.id, f"{by} {verb} {on}", link.spans.record)

    def undercut(self, id_: str) -> Step:
        """Return an undercut as a step."""
        link = self._records.links[id_]
        premises = self.positions(map(Position, link.from_))
        return Step(id_, f"{premises} undercuts {link.to}", link.spans.record)

    def holders(self, sides: Iterable[Position]) -> Iterator[Step]:
        """Give the stances that assert some positions, of each a few, or those that lead to one."""
        for side in sides:
            for stance in self._asserting(side)[:MOST]:
                who = " and ".join(self._records.holders(stance))
                said = f"{who} {stance.verb} {' and '.join(stance.claims)} in {stance.source}"
                yield Step(stance.id, said, stance.spans.record)

    def who(self, side: Position) -> str:
        """Return who asserts a position, each once, a few by name."""
        names = dict.fromkeys(
            holder for stance in self._asserting(side) for holder in self._records.holders(stance)
        )
        if not names and self._case.is_supposed(side.claim):
            return "by supposition"
        more = len(names) - MOST
        return ", ".join([*list(names)[:MOST], *([f"{more} more"] if more > 0 else ())])

    def _asserting(self, side: Position) -> list[Stance]:
        """Return the stances for a position, those on its own claims before those through links."""
        told = self._case.told(side.claim, "con" if side.denied else "pro")
        own = [self._records.stances[id_] for id_ in told]
        if own:
            return own
        held = self._case.search.held
        made = held.against(side.claim) if side.denied else held.to(side.claim)
        counted = {m.id: m.stance for m in made if self._case.positions.counts(m)}
        return list(counted.values())
