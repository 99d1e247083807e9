"""Attacks in plain sentences, with the records that they rest on."""

from collections.abc import Iterable, Iterator, Sized
from functools import cached_property
from typing import Final, Literal

from claimtrack.contradictions.explanations import Step
from claimtrack.evaluation.attacks import Found
from claimtrack.evaluation.case import Case
from claimtrack.evaluation.deduction import Follow
from claimtrack.evaluation.positions import Position
from claimtrack.model import Stance

__all__ = ["Wording", "undercut"]

Side = Literal["pro", "con"]

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
                side = found.by[0]
                if not self.who(side):
                    return self._derived(side)
                return f"{found.on.claim} is {verb} by {self.who(side)}{self._through(side)}"
            case "question":
                return f"{by} is a rival of {on} in {found.via}"
            case "link":
                return f"{by} {_verb('contradict', found.by)} {on}"
            case "quantity":
                return f"{by} counts the same as {on} and differs"
            case _:
                return f"{by} {_verb('defeat', found.by)} {on}"

    def _through(self, side: Position) -> str:
        """Return by which other claim a position is taken, if its own is not spoken of."""
        source = self._sources["con" if side.denied else "pro"].get(side.claim, side.claim)
        verb = "denying" if side.denied else "asserting"
        return f", by {verb} {source}" if source != side.claim else ""

    def _derived(self, side: Position) -> str:
        """Return from what a claim follows that nobody is committed to, as a clause."""
        return next(self._step(step) for step in self._case.follows if step.end == side.claim)

    def _step(self, step: Follow) -> str:
        lead = "support" if len(step.premises) > 1 else self.leads((step,))
        return f"{self.positions(map(Position, step.premises))} {lead} {step.end}"

    def leads(self, path: tuple[Follow, ...]) -> str:
        """Return how one thing follows from another, as a verb."""
        if path[0].backward:
            return "needs"
        if all(step.brings for step in path):
            return "entails"
        return "supports" if len(path) == 1 else "leads to"

    def positions(self, sides: Iterable[Position]) -> str:
        """Return some positions as a phrase."""
        return " and ".join(map(str, sides))

    def path(self, path: Iterable[Follow]) -> Iterator[Step]:
        """Give the links by which something follows."""
        for step in path:
            link = self._records.links[step.link]
            yield Step(link.id, self._step(step), link.spans.record)

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
            case _:
                link = records.links[found.via]
                verb = _verb("contradict" if found.kind == "link" else "defeat", found.by)
                yield Step(link.id, f"{by} {verb} {on}", link.spans.record)

    def undercut(self, id_: str) -> Step:
        """Return an undercut as a step."""
        link = self._records.links[id_]
        premises = self.positions(map(Position, link.from_))
        said = f"{premises} {_verb('undercut', link.from_)} {link.to}"
        return Step(id_, said, link.spans.record)

    def holders(self, sides: Iterable[Position]) -> Iterator[Step]:
        """Give the stances that assert some positions, of each a few, or those that lead to one.

        A stance on several of them comes once.
        """
        told = (stance for side in sides for stance in self._asserting(side)[:MOST])
        for stance in {stance.id: stance for stance in told}.values():
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
        """Return the stances for a position, or those on the nearest claim that leads to it."""
        which: Side = "con" if side.denied else "pro"
        source = self._sources[which].get(side.claim, side.claim)
        return [self._records.stances[id_] for id_ in self._case.told(source, which)]

    @cached_property
    def _sources(self) -> dict[Side, dict[str, str]]:
        """For each knot, and each denial, the nearest one from which an assertion comes to it."""
        ahead: dict[Side, dict[str, list[str]]] = {"pro": {}, "con": {}}
        for step in self._case.follows:
            if step.brings:
                ahead["pro"].setdefault(step.premises[0], []).append(step.end)
                ahead["con"].setdefault(step.end, []).append(step.premises[0])
        return {
            "pro": self._spread(ahead["pro"], "pro", self._case.pro),
            "con": self._spread(ahead["con"], "con", self._case.con),
        }

    def _spread(
        self, ahead: dict[str, list[str]], side: Side, heads: tuple[str, ...]
    ) -> dict[str, str]:
        found = {head: head for head in heads if self._case.told(head, side)}
        todo = list(found)
        for head in todo:  # grows as it goes
            for following in ahead.get(head, ()):
                if following not in found:
                    found[following] = found[head]
                    todo.append(following)
        return found


def _verb(verb: str, subjects: Sized) -> str:
    """Return a verb as one subject has it, or several."""
    return verb if len(subjects) > 1 else f"{verb}s"


def undercut(what: str, premises: tuple[str, ...], by: str) -> str:
    """Return what becomes of a link or stance that is undercut, and whether by that or by its premises."""
    if not premises:
        return f"{what}: undercut by {by}"
    which = "its premise" if len(premises) == 1 else "its premises"
    return f"{what} with {' and '.join(premises)}, {which}, not by what undercuts it: {by}"
