"""What is undercut, and what nobody asserts since all that asserted it is: as attacks with records."""

from collections.abc import Container, Iterable, Iterator

from claimtrack.evaluation.assertion import Bringing, Side
from claimtrack.evaluation.attacks import Attack, Attacks, worst
from claimtrack.evaluation.positions import Position
from claimtrack.evaluation.verdicts import Label
from claimtrack.evaluation.wording import Wording
from claimtrack.model import Link

__all__ = ["Cuts"]


class Cuts:
    """The undercuts of one evaluation."""

    def __init__(self, attacks: Attacks, ranks: dict[str, int], wording: Wording) -> None:
        """Take the attacks under a labelling, and at which step each argument was decided, if known."""
        self._attacks = attacks
        self._case = attacks.case
        self._labels = attacks.labels
        self._ranks = ranks
        self._wording = wording

    def rank(self, *things: Position | str) -> int | None:
        """Return the step at which the last of some arguments was decided; None where that is not known."""
        known = [self._ranks[str(one)] for one in things if str(one) in self._ranks]
        return max(known) if known and len(known) == len(things) else None

    def unasserted(self, side: Position) -> Attack:
        """Return how all that asserts a position is, or may be, undercut."""
        label: Label = self._labels.argument(f"{side} unasserted")
        first: dict[str, Link] = {}
        for link in self.sources(side, label):
            first.setdefault(link.to, link)
        cuts = list(first.values())
        if not cuts:
            return self._underived(side, label)
        by = tuple(dict.fromkeys(Position(one) for link in cuts for one in self.premises(link)))
        told = [self._wording.undercut(link.id) for link in cuts]
        return Attack(
            on=side,
            by=by,
            kind="unasserted",
            via=cuts[0].id,
            label=label,
            rank=self.rank(*by) if label == "accepted" else None,
            steps=(*told, *self._wording.holders(by)),
            message=f"all that asserts {side} is undercut by {self.held(by)}",
        )

    def _underived(self, side: Position, label: Label) -> Attack:
        """Return how a claim that only follows from others is left without them."""
        wanted: Label = "rejected" if label == "accepted" else "undecided"
        brought = self._attacks.flat.assertion.brought["pro"]
        known = {side.claim: None}
        heads = [side.claim]
        for head in heads:  # grows as it goes
            fresh = self._before((one for one in brought.get(head, ()) if not one.derived), known)
            known.update(dict.fromkeys(fresh))
            heads += fresh
        steps = [one for head in heads for one in brought.get(head, ()) if one.derived]
        by = [p for one in steps for p in one.sources if self._labels.argument(p) == wanted]
        sides = tuple(map(Position, dict.fromkeys(by)))
        return Attack(
            on=side,
            by=sides,
            kind="unasserted",
            via=steps[0].link,
            label=label,
            rank=self.rank(*sides) if label == "accepted" else None,
            message=f"{side} only follows from {self.held(sides)}, which is {wanted}",
        )

    def premises(self, link: Link) -> tuple[str, ...]:
        """Return the claims that speak for the premises of a link, each once."""
        return tuple(dict.fromkeys(map(self._case.head, link.from_)))

    def sources(self, side: Position, label: Label) -> Iterator[Link]:
        """Give the undercuts with a label that cut what asserts a position, at any distance."""
        which: Side = "con" if side.denied else "pro"
        brought = self._attacks.flat.assertion.brought[which]
        found = {side.claim: None}
        todo = [side.claim]
        for head in todo:  # grows as it goes
            told = (id_ for id_ in self._case.told(head, which) if id_ in self._case.cutters)
            links = (one.link for one in brought.get(head, ()) if one.link in self._case.cutters)
            for id_ in dict.fromkeys((*told, *links)):
                yield from self.cutting(id_, label)
            fresh = self._before(brought.get(head, ()), found)
            found.update(dict.fromkeys(fresh))
            todo += fresh

    @staticmethod
    def _before(steps: Iterable[Bringing], found: Container[str]) -> list[str]:
        sources = dict.fromkeys(one for step in steps for one in step.sources)
        return [one for one in sources if one not in found]

    def cutting(self, id_: str, label: Label) -> list[Link]:
        """Return the undercuts of a link or stance that act, or may act."""
        return [link for link in self._case.cutters[id_] if self.acting(link) == label]

    def acting(self, link: Link) -> Label:
        """Return how an undercut stands: as its worst premise, or as it does itself."""
        own = (link.id,) if link.id in self._case.cutters else ()
        return worst(map(self._labels.argument, (*self.premises(link), *own)))

    def held(self, sides: Iterable[Position]) -> str:
        """Return positions with who asserts them."""
        return " and ".join(f"{one} ({self._wording.who(one)})" for one in sides)
