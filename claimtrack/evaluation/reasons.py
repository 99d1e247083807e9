"""Why a claim is accepted, rejected or undecided: attacks with their answers, as records with places.

Accepted: for each attack on it, or on what follows from it, or undercut of what alone asserts it, an
accepted counter-attack, of lower rank under grounded. Rejected: the accepted attack of least rank.
Undecided: a circle of undecided attacks that blocks it. The answers name records, never what a framework
needs besides.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice
from typing import Final

from claimtrack.contradictions.explanations import Step
from claimtrack.evaluation.assertion import Side
from claimtrack.evaluation.attacks import Attack, Attacks, Found, worst
from claimtrack.evaluation.cuts import Cuts
from claimtrack.evaluation.deduction import Follow
from claimtrack.evaluation.positions import Position
from claimtrack.evaluation.verdicts import Label, Verdict
from claimtrack.evaluation.wording import Wording
from claimtrack.model import Link
from claimtrack.value import evolve, record

__all__ = ["UNOPPOSED", "UNSPOKEN", "Reason", "Reasons"]

MANY: Final = 1_000
"""How many attacks on one claim are answered one by one."""
LABELS: Final[tuple[Label, ...]] = ("accepted", "rejected", "undecided")
DECIDING: Final[dict[Label, Label]] = {
    "accepted": "rejected",
    "rejected": "accepted",
    "undecided": "undecided",
}
"""Which attacks decide that something has a label."""
UNSPOKEN: Final = "nobody speaks to it"
UNOPPOSED: Final = "nothing that anybody asserts speaks against it"
MET: Final = "whatever speaks against it falls: {}"


@record
class Reason:
    """Why one claim has its verdict.

    `position` is what was looked at: the claim, or its denial where nobody asserts the claim. `attacks`
    are all those on an accepted one, each with its `answer`; the deciding one on a rejected one; and on
    an undecided one the circle: each is made by what the next one is on, the last by what an earlier one
    is on.
    """

    claim: str
    verdict: Verdict
    position: Position
    message: str
    rank: int | None = None
    attacks: tuple[Attack, ...] = ()
    steps: tuple[Step, ...] = ()


class Reasons:
    """The reasons of one evaluation."""

    def __init__(self, attacks: Attacks, ranks: dict[str, int]) -> None:
        """Take the attacks under a labelling, and at which step each argument was decided, if known."""
        self._attacks = attacks
        self._case = attacks.case
        self._labels = attacks.labels
        self._ranks = ranks
        self._wording = Wording(attacks.case)
        self._cuts = Cuts(attacks, ranks, self._wording)

    def why(self, claim: str) -> Reason:
        """Return why a claim has its verdict."""
        verdict = self._labels.verdict(claim)
        side = self._side(claim)
        label = self._labels.position(side)
        if label is None:
            return self._nobody(claim, verdict, side)
        if label == "undecided":
            return self._open(claim, side)
        if label == "rejected":
            return self._fallen(claim, side)
        if side.denied:
            asserting = tuple(self._wording.holders((side,)))
            reason = self._standing(claim, side)
            said = f"nobody asserts it, and its denial stands: {self._wording.who(side)}"
            return evolve(reason, verdict=verdict, message=said, steps=asserting)
        return self._standing(claim, side)

    def brief(self, claim: str) -> Reason:
        """Return why a claim has its verdict in one attack, the nearest that decides, if there is one.

        The way to it is not spelled out: all claims together take no longer than their steps.
        """
        side = self._side(claim)
        label = self._labels.position(side)
        if label is None or (label == "accepted" and side.claim not in self._struck):
            return self.why(claim)
        wanted = DECIDING[label]
        found = self._attacks.first(side, wanted)
        found = found or self._nearest[wanted].get(side.claim)
        if found is None or side.denied:
            return self.why(claim)
        told = self._told(found, side)
        if label == "accepted":
            told = self._met(told, self._answer(found, side))
        return Reason(
            claim=claim,
            verdict=self._labels.verdict(claim),
            position=side,
            message=MET.format(told.message) if label == "accepted" else told.message,
            rank=self._cuts.rank(side) if label == "accepted" else self._fall(side),
            attacks=(told,),
        )

    @cached_property
    def _nearest(self) -> dict[Label, dict[str, Found]]:
        """For each knot the nearest attack with a label, with the first step to it alone."""
        plain = [
            step
            for steps in self._attacks.ahead.values()
            for step in steps
            if len(step.premises) == 1 and step.link not in self._case.cutters
        ]
        back: dict[str, list[Follow]] = {}
        for step in plain:
            back.setdefault(step.end, []).append(step)
        found: dict[Label, dict[str, Found]] = {}
        for label in LABELS:
            near = found[label] = {}
            for head in self._case.pro:
                one = self._attacks.first(Position(head), label)
                if one is not None:
                    near[head] = one
            todo = list(near)
            for head in todo:  # grows as it goes
                for step in back.get(head, ()):
                    if step.premises[0] not in near:
                        near[step.premises[0]] = evolve(near[head], path=(step,))
                        todo.append(step.premises[0])
        return found

    def _side(self, claim: str) -> Position:
        """Return the claim as an argument, else its denial if that is one."""
        head = self._case.head(claim)
        sides = (Position(head), Position(head, denied=True))
        there = (side for side in sides if self._labels.position(side) is not None)
        return next(there, sides[0])

    # -- nobody speaks to it --------------------------------------------------------------------

    def _nobody(self, claim: str, verdict: Verdict, side: Position) -> Reason:
        if not self._case.is_argument(side.claim):
            said = UNSPOKEN
            if claim in self._case.positions.incoherent:
                said = "it is incoherent and left out: it entails both sides of a conflict"
            return Reason(claim=claim, verdict=verdict, position=side, message=said)
        cut = self._cuts.unasserted(side)
        return Reason(
            claim=claim,
            verdict=verdict,
            position=side,
            message=cut.message,
            attacks=(cut,),
        )

    # -- accepted -------------------------------------------------------------------------------

    def _standing(self, claim: str, side: Position) -> Reason:
        attacks = [*self._answered(side), *self._uncut(side)]
        if not attacks:
            said = UNOPPOSED
            if str(side) in self._spared:
                spared = ", ".join(self._spared[str(side)])
                said = f"by the policy what speaks against it does not count: {spared}"
        else:
            said = MET.format(attacks[0].message)
        return Reason(
            claim=claim,
            verdict="accepted",
            position=side,
            message=said,
            rank=self._cuts.rank(side),
            attacks=tuple(attacks),
        )

    def _answered(self, side: Position) -> Iterator[Attack]:
        if side.claim not in self._struck:
            return
        for number, found in enumerate(self._attacks.reached(side)):
            if number == MANY:
                return
            yield self._met(self._told(found, side), self._answer(found, side))

    def _uncut(self, side: Position) -> Iterator[Attack]:
        """Give the undercuts of what asserts a position that had to fall first, with their answers."""
        rank = self._cuts.rank(side)
        which: Side = "con" if side.denied else "pro"
        if side.claim not in self._attacks.flat.assertion.wavering[which]:
            return
        for link in islice(self._cuts.sources(side, "rejected"), MANY):
            parts: list[Position | str] = [*map(Position, self._cuts.premises(link)), link.id]
            answer = min((self._felling(one) for one in parts if self._is_out(one)), key=_order)
            if rank is None or (answer.rank or 0) < rank:
                yield self._met(self._undercut(link.to, link), answer)

    def _is_out(self, thing: Position | str) -> bool:
        known = isinstance(thing, Position) or thing in self._case.cutters
        return known and self._labels.argument(str(thing)) == "rejected"

    @staticmethod
    def _met(attack: Attack, answer: Attack) -> Attack:
        return evolve(attack, answer=answer, message=f"{attack.message}; but {answer.message}")

    @cached_property
    def _spared(self) -> dict[str, list[str]]:
        """From what the policy spares each claim and denial."""
        found: dict[str, list[str]] = {}
        for strike in (*self._case.spared, *self._case.spared_denials):
            found.setdefault(strike.on, []).append(" and ".join(strike.by))
        return found

    @cached_property
    def _struck(self) -> set[str]:
        """The knots that something attacks, by themselves or through what follows from them."""
        attacks, case = self._attacks, self._case
        heads = dict.fromkeys((*case.pro, *case.con))
        found = {
            head
            for head in heads
            if any(True for denied in (False, True) for _ in attacks.direct(Position(head, denied)))
        }
        back: dict[str, list[str]] = {}
        for head, steps in attacks.ahead.items():
            for step in steps:
                back.setdefault(step.end, []).append(head)
        todo = sorted(found)
        for head in todo:  # grows as it goes
            fresh = [one for one in dict.fromkeys(back.get(head, ())) if one not in found]
            found.update(fresh)
            todo += fresh
        return found

    def _answer(self, found: Found, side: Position) -> Attack:
        """Return what brings an attack down, of lowest rank."""
        fallen = [
            thing for thing, label in self._attacks.needs(found, side.claim) if label == "rejected"
        ]
        answers = [self._felling(thing) for thing in fallen]
        return min(answers, key=_order)

    def _felling(self, thing: Position | str) -> Attack:
        """Return the accepted attack of least rank on what is rejected."""
        if isinstance(thing, str):
            return min(
                (self._undercut(thing, link) for link in self._cuts.cutting(thing, "accepted")),
                key=_order,
            )
        acting = list(self._acting_on(thing))
        if self._labels.argument(f"{thing} unasserted") == "accepted":
            acting.append(self._cuts.unasserted(thing))
        return min(acting, key=_order)

    def _acting_on(self, thing: Position) -> Iterator[Attack]:
        """Give the accepted attacks on a position or on what follows from it."""
        for found in self._attacks.reached(thing):
            if self._attacks.label(found, thing.claim) == "accepted":
                yield self._told(found, thing)

    def _undercut(self, id_: str, link: Link) -> Attack:
        by = tuple(map(Position, self._cuts.premises(link)))
        things = (*by, *((link.id,) if link.id in self._case.cutters else ()))
        return Attack(
            on=id_,
            by=by,
            kind="undercut",
            via=link.id,
            label=self._cuts.acting(link),
            rank=self._cuts.rank(*things),
            steps=(self._wording.undercut(link.id), *self._wording.holders(by)),
            message=f"{self._cuts.held(by)} undercuts {id_}",
        )

    def _told(self, found: Found, side: Position) -> Attack:
        """Return an attack in words."""
        needs = list(self._attacks.needs(found, side.claim))
        label = worst(label for _, label in needs)
        words = self._wording
        said = words.attack(found)
        if found.path:
            said += f", and {side} {words.leads(found.path)} {found.on}"
        return Attack(
            on=found.on,
            by=found.by,
            kind=found.kind,
            via=found.via,
            label=label,
            path=tuple(step.link for step in found.path),
            rank=self._cuts.rank(*(thing for thing, _ in needs)) if label == "accepted" else None,
            steps=(*words.path(found.path), *words.ground(found), *words.holders(found.by)),
            message=said,
        )

    # -- rejected -------------------------------------------------------------------------------

    def _fallen(self, claim: str, side: Position) -> Reason:
        attack = min(self._acting_on(side), key=_order)
        return Reason(
            claim=claim,
            verdict="rejected",
            position=side,
            message=attack.message,
            rank=self._fall(side),
            attacks=(attack,),
        )

    def _fall(self, side: Position) -> int | None:
        """Return when a rejected claim falls by an attack, also if nobody was left to assert it before."""
        return self._cuts.rank(self._attacks.flat.gates.standing(side.claim))

    # -- undecided ------------------------------------------------------------------------------

    def _open(self, claim: str, side: Position) -> Reason:
        circle = tuple(self._circle(side))
        return Reason(
            claim=claim,
            verdict="undecided",
            position=side,
            message=circle[0].message,
            attacks=circle,
        )

    def _circle(self, side: Position) -> Iterator[Attack]:
        """Give undecided attacks, each made by what the next one is on, until one comes back."""
        here: Position | str = side
        passed: set[Position | str] = set()
        while here not in passed:
            passed.add(here)
            attack, here = self._doubted(here)
            yield attack

    def _doubted(self, thing: Position | str) -> tuple[Attack, Position | str]:
        """Return an undecided attack on what is undecided, and what in it is undecided."""
        if isinstance(thing, str):
            link = self._cuts.cutting(thing, "undecided")[0]
            attack = self._undercut(thing, link)
            return attack, self._first_open(attack.by) or link.id
        for found in self._attacks.reached(thing):
            needs = list(self._attacks.needs(found, thing.claim))
            if worst(label for _, label in needs) == "undecided":
                at = next(one for one, label in needs if label == "undecided")
                return self._told(found, thing), at
        attack = self._cuts.unasserted(thing)
        return attack, self._first_open(attack.by) or attack.via

    def _first_open(self, sides: Iterable[Position]) -> Position | None:
        labels = self._labels
        return next((one for one in sides if labels.argument(str(one)) == "undecided"), None)


def _order(attack: Attack) -> tuple[int, int, str]:
    return (attack.rank or 0, len(attack.path), attack.message)
