"""What attacks a claim, by itself or through what follows from it, and whether the attack acts."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from heapq import heappop, heappush
from itertools import count, islice
from types import MappingProxyType
from typing import Final, Literal

from claimtrack.contradictions.explanations import Step
from claimtrack.evaluation.deduction import Follow
from claimtrack.evaluation.flattening import Flat
from claimtrack.evaluation.positions import Position
from claimtrack.evaluation.strikes import Ground, Strike
from claimtrack.evaluation.verdicts import Label, Labels
from claimtrack.value import evolve, record

__all__ = ["Attack", "Attacks", "Found", "worst"]

Kind = Literal["denial", "question", "link", "quantity", "defeat", "undercut", "unasserted"]
"""What makes it an attack; `unasserted`: all that asserts the target is undercut."""

Before = tuple[str, Follow] | None
"""The knot that a walk came from, and by which step."""
Entry = tuple[int, int, int, int, str, Before]
"""What a way needs: the worst label, the last rank, how many steps; its number, end and last step."""

BAD: Final[tuple[Label, ...]] = ("accepted", "undecided", "rejected")
"""The labels, those first that let an attack act."""


@record
class Attack:
    """An attack on a claim or a denial, or on the link or stance with an id, with its records.

    It acts if all that is in `by` is accepted and no link that it needs is cut: it is then accepted.
    `via` is the id of the record that makes it an attack, and `path` are the ids of the links by which
    its target follows from what is explained. `answer` is what brings a rejected attack down. `rank`
    is the step at which the grounded labelling decides it; there is none under other semantics.
    """

    on: Position | str
    by: tuple[Position, ...]
    kind: Kind
    via: str
    label: Label
    path: tuple[str, ...] = ()
    rank: int | None = None
    answer: "Attack | None" = None
    steps: tuple[Step, ...] = ()
    message: str = ""


@record
class Found:
    """An attack before it is put in words: its target, the way to it, and who makes it."""

    on: Position
    by: tuple[Position, ...]
    kind: Ground
    via: str
    path: tuple[Follow, ...] = ()


def worst(labels: Iterable[Label]) -> Label:
    """Return the label of what needs several things."""
    found = set(labels)
    if "rejected" in found:
        return "rejected"
    return "undecided" if "undecided" in found else "accepted"


class Attacks:
    """The attacks on each position of one case, under one labelling."""

    def __init__(
        self, flat: Flat, labels: Labels, ranks: Mapping[str, int] = MappingProxyType({})
    ) -> None:
        """Take a framework, a labelling of it, and at which step each argument was decided, if known."""
        self._ranks = ranks
        self.flat = flat
        self.case = flat.case
        self.labels = labels
        self._pro, self._con = set(self.case.pro), set(self.case.con)
        self._known: dict[tuple[str, Label], list[str]] = {}

    @cached_property
    def _strikes(self) -> dict[str, list[Strike]]:
        found: dict[str, list[Strike]] = {}
        for strike in self.case.strikes:
            found.setdefault(strike.on, []).append(strike)
        return found

    @cached_property
    def _cliques(self) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
        found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for clique in self.case.cliques:
            heads = tuple(map(self.case.head, clique.answers))
            for head in heads:
                found.setdefault(head, []).append((clique.question, heads))
        return found

    @cached_property
    def ahead(self) -> dict[str, list[Follow]]:
        """The steps from each knot."""
        found: dict[str, list[Follow]] = {}
        for step in self.case.follows:
            if self._pro.issuperset((*step.premises, step.end)):
                for premise in step.premises:
                    found.setdefault(premise, []).append(step)
        return found

    def first(self, side: Position, label: Label) -> Found | None:
        """Return the first attack on a position itself that has a label; none of a clique is tried twice."""
        for found in self._own(side):
            if self.label(found, side.claim) == label:
                return found
        for question, heads in () if side.denied else self._cliques.get(side.claim, ()):
            few = self._few(question, label, heads)
            one = next((head for head in few if head != side.claim), None)
            if one is not None:
                return Found(on=side, by=(Position(one),), kind="question", via=question)
        return None

    def _few(self, question: str, label: Label, heads: tuple[str, ...]) -> list[str]:
        """Return up to two answers that have a label."""
        if (question, label) not in self._known:
            having = (head for head in heads if self.labels.argument(head) == label)
            self._known[question, label] = list(islice(having, 2))
        return self._known[question, label]

    def direct(self, side: Position) -> Iterator[Found]:
        """Give the attacks on a position itself."""
        yield from self._own(side)
        for question, heads in () if side.denied else self._cliques.get(side.claim, ()):
            for one in heads:
                if one != side.claim:
                    yield Found(on=side, by=(Position(one),), kind="question", via=question)

    def _own(self, side: Position) -> Iterator[Found]:
        """Give the attacks but those within a clique."""
        head, case = side.claim, self.case
        other = Position(head, not side.denied)
        if head in self._pro and head in self._con and not case.is_spared(side):
            yield Found(on=side, by=(other,), kind="denial", via=head)
        if side.denied:
            return
        for strike in self._strikes.get(head, ()):
            by = tuple(map(Position, strike.by))
            yield Found(on=side, by=by, kind=strike.ground, via=strike.via)

    def label(self, found: Found, explained: str) -> Label:
        """Return whether an attack acts on what is explained."""
        return worst(label for _, label in self.needs(found, explained))

    def needs(self, found: Found, explained: str) -> Iterator[tuple[Position | str, Label]]:
        """Give what an attack needs, with labels: attackers, links that are cut, premises beside."""
        for one in found.by:
            yield one, self.labels.argument(str(one))
        here = explained
        for step in found.path:
            yield from self._needs(step.link)
            for premise in step.premises:
                if premise != here:
                    yield Position(premise), self.labels.argument(premise)
            here = step.end
        yield from self._needs(found.via)

    def _needs(self, id_: str) -> Iterator[tuple[str, Label]]:
        if id_ in self.case.cutters:
            yield id_, self.labels.argument(id_)

    def reached(self, side: Position) -> Iterator[Found]:
        """Give the attacks on a position and on what follows from it by links that are not cut.

        Each comes along the way that needs least: what is accepted rather than undecided, decided
        early, by few links (Dijkstra 1959, with the worst of labels and ranks instead of a sum).
        """
        yield from self.direct(side)
        if side.denied:
            return
        came: dict[str, Before] = {}
        number = count()
        todo: list[Entry] = [(0, 0, 0, next(number), side.claim, None)]
        while todo:
            worst_, rank, length, _, head, before = heappop(todo)
            if head in came:
                continue
            came[head] = before
            if before is not None:
                path = _way(came, head)
                for found in self.direct(Position(head)):
                    yield evolve(found, path=path)
            for step in self.ahead.get(head, ()):
                if step.end not in came and self._holds(step.link):
                    label, at = self._cost(step, head)
                    cost = (max(worst_, label), max(rank, at), length + 1)
                    heappush(todo, (*cost, next(number), step.end, (head, step)))

    def _cost(self, step: Follow, head: str) -> tuple[int, int]:
        """Return how bad the worst label is of what a step needs besides a premise, and the last rank."""
        needs = [premise for premise in step.premises if premise != head]
        needs += [step.link] if step.link in self.case.cutters else []
        labels = (BAD.index(self.labels.argument(one)) for one in needs)
        return max(labels, default=0), max((self._ranks.get(one, 0) for one in needs), default=0)

    def _holds(self, link: str) -> bool:
        return link not in self.case.cutters or self.labels.argument(link) != "rejected"


def _way(came: dict[str, Before], end: str) -> tuple[Follow, ...]:
    """Return the steps by which a knot was reached."""
    steps: list[Follow] = []
    before = came[end]
    while before is not None:
        head, step = before
        steps.append(step)
        before = came[head]
    return tuple(reversed(steps))
