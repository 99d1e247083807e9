"""Verdicts: what a labelling of the framework says of each claim, and of each link and stance that is cut."""

from collections.abc import Set as AbstractSet
from typing import Literal

from claimtrack.evaluation.flattening import Flat
from claimtrack.evaluation.positions import Position
from claimtrack.semantics import Labelling

__all__ = ["Label", "Labels", "Verdict"]

Label = Literal["accepted", "rejected", "undecided"]
"""What a labelling says of an argument."""

Verdict = Literal["accepted", "rejected", "undecided", "none"]
"""What is said of a claim; *none* where nobody speaks to it."""


class Labels:
    """What one labelling says, read as verdicts on records.

    A claim is accepted if it is in; rejected if it is out, or if it is no argument and its denial is in;
    undecided otherwise, if either is an argument; and none if nobody speaks to it. A claim asserted by
    nobody, once what is cut has fallen, is no argument, unless something accepted attacks it besides.
    """

    def __init__(
        self, flat: Flat, labelling: Labelling[str], within: Labelling[str] | None = None
    ) -> None:
        """Take a framework and its labelling, or one of a dispute `within` the labelling of the whole."""
        self._flat = flat
        self._case = flat.case
        whole = labelling if within is None else within
        self._accepted: tuple[AbstractSet[str], ...] = (labelling.accepted, whole.accepted)
        self._rejected: tuple[AbstractSet[str], ...] = (labelling.rejected, whole.rejected)

    def argument(self, name: str) -> Label:
        """Return the label of an argument, auxiliary or not."""
        if any(name in some for some in self._accepted):
            return "accepted"
        return "rejected" if any(name in some for some in self._rejected) else "undecided"

    def position(self, side: Position) -> Label | None:
        """Return the label of a claim or a denial; None where it is no argument."""
        head = self._case.head(side.claim)
        if not self._case.is_argument(head, denied=side.denied):
            return None
        label = self.argument(str(Position(head, side.denied)))
        return None if label == "rejected" and self._is_unasserted(head, side) else label

    def _is_unasserted(self, head: str, side: Position) -> bool:
        """Tell whether a claim is out for no other reason than that nobody asserts it, or denied besides."""
        wavering = self._flat.assertion.wavering["con" if side.denied else "pro"]
        name = f"{Position(head, side.denied)} unasserted"
        if head not in wavering or self.argument(name) != "accepted":
            return False
        return side.denied or not self.is_felled(head) or self.argument(f"not {head}") == "accepted"

    def is_felled(self, head: str) -> bool:
        """Tell whether something accepted attacks a knot or what follows from it, whoever asserts it."""
        return self.argument(self._flat.gates.standing(head)) == "rejected"

    def verdict(self, claim: str) -> Verdict:
        """Return the verdict on a claim."""
        label = self.position(Position(claim))
        if label is not None:
            return label
        denial = self.position(Position(claim, denied=True))
        if denial == "accepted":
            return "rejected"
        return "undecided" if denial == "undecided" else "none"

    def step(self, id_: str) -> Label:
        """Return whether a link or a stance holds: a link falls also where one of its premises does."""
        labels = {self._uncut(id_), *self._premises(id_).values()}
        if "rejected" in labels:
            return "rejected"
        return "undecided" if "undecided" in labels else "accepted"

    def premises(self, id_: str) -> tuple[str, ...]:
        """Return the premises for which a link falls, or is open, where no undercut of it does that."""
        label = self.step(id_)
        if label == self._uncut(id_):
            return ()
        return tuple(claim for claim, told in self._premises(id_).items() if told == label)

    def _uncut(self, id_: str) -> Label:
        return self.argument(id_) if id_ in self._case.cutters else "accepted"

    def _premises(self, id_: str) -> dict[str, Label]:
        link = self._case.records.links.get(id_)
        claims = link.from_ if link is not None else ()
        return {claim: self.position(Position(claim)) or "rejected" for claim in claims}
