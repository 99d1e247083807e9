"""What a claim leads to, and what cannot hold beside it, by the links that count at one of three levels.

| level | links |
|---|---|
| `standing` | active ones that nothing undercuts |
| `open` | those, and those that are only possibly undercut |
| `drawn` | every link, undercut and rejected ones included |

Entailment is here that of `entails` and `equivalent`, of a `supports` read as deductive from one
premise, and, the other way, of a `supports` read as necessary: what holds, what it needs holds too.
The answers of the question that is asked are all compared, however many; of other sets of more than 200
claims only as many as `claimtrack.contradictions.pairing` tells. The conflicts of so many answers are
too many to be listed: they are made where two of them are asked for.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import combinations, pairwise
from typing import Final, Literal, get_args

from claimtrack.contradictions.between import distances, grounds
from claimtrack.contradictions.conflicts import Conflict, meeting
from claimtrack.contradictions.entailment import Entailment
from claimtrack.contradictions.explanations import Step
from claimtrack.contradictions.pairing import WIDEST
from claimtrack.contradictions.survey import Survey
from claimtrack.dates import Answer
from claimtrack.evaluation.undercutting import Undercutting
from claimtrack.model import Link, Question
from claimtrack.records import Records
from claimtrack.relation import way
from claimtrack.value import evolve, value

__all__ = ["LEVELS", "Clash", "Level", "Reach"]

Level = Literal["standing", "open", "drawn"]
LEVELS: Final[tuple[Level, ...]] = get_args(Level)


@value
class Clash:
    """A conflict between `far`, which one claim leads to, and `near`, which another does."""

    far: str
    near: str
    conflict: Conflict


class Reach:
    """What follows from what in one corpus, at one level."""

    def __init__(
        self, survey: Survey, undercutting: Undercutting, level: Level, question: Question
    ) -> None:
        """Choose the links that count for a question."""
        self.survey = survey
        self._question = question
        self.records = survey.records
        self.level: Level = level
        links = self.records.links.values()
        self.links = {link.id for link in links if _counts(link, undercutting, level)}
        """The ids of the links that count."""

    @cached_property
    def entailment(self) -> Entailment:
        """The entailment by the links that count."""
        counting = (self.records.links[id_] for id_ in sorted(self.links))
        steps = (step for link in counting for step in _as_entailment(link))
        return Entailment(Records([*self.records.claims.values(), *steps]))

    @cached_property
    def _conflicts(self) -> dict[str, list[Conflict]]:
        found: dict[str, list[Conflict]] = {}
        for conflict in self.survey.conflicts:
            if self._is_there(conflict):
                for claim in conflict.claims:
                    found.setdefault(claim, []).append(conflict)
        return found

    def _is_there(self, conflict: Conflict) -> bool:
        if conflict.overlap == "no" or self.level == "drawn":
            return conflict.overlap != "no"
        drawn = any(link in self.links for link in conflict.links)
        told = bool(conflict.questions or conflict.quantity or drawn)
        return told and conflict.rejected is None

    @cached_property
    def rivals(self) -> dict[str, None]:
        """The active answers, sorted, where they are too many for all their conflicts to be listed."""
        question, claims = self._question, self.records.claims
        if not question.exclusive or len(question.answers) <= WIDEST:
            return {}
        there = (one for one in sorted(set(question.answers)) if one in claims)
        return {one: None for one in there if claims[one].status == "active"}

    @cached_property
    def _listed(self) -> set[tuple[str, str]]:
        return {conflict.claims for conflict in self.survey.conflicts}

    def rivalry(self, far: str, near: str) -> Clash | None:
        """Return the clash of two of the `rivals` that is not listed; None where there is none."""
        pair = (far, near) if far < near else (near, far)
        if far == near or pair in self._listed or self.survey.held.entailment.nested(*pair):
            return None
        claims = self.records.claims
        when = meeting(claims[pair[0]].about, claims[pair[1]].about)
        conflict = Conflict(claims=pair, questions=(self._question.id,), overlap=when)
        return Clash(far, near, conflict) if when != "no" else None

    def broader(self, claim: str) -> dict[str, int]:
        """Return what a claim leads to, itself included, and in how many steps at least."""
        return distances(self.entailment.steps, claim)

    def clashes(self, claim: str) -> Iterator[Clash]:
        """Give the listed conflicts in which something that a claim leads to stands on the near side."""
        for near in self.broader(claim):
            yield from self._facing(near)

    def _facing(self, near: str) -> Iterator[Clash]:
        for conflict in self._conflicts.get(near, ()):
            one, other = conflict.claims
            yield Clash(other if near == one else one, near, conflict)

    def is_incoherent(self, claim: str) -> bool:
        """Tell whether a claim leads to both sides of a conflict."""
        reached = self.broader(claim)
        if any(clash.far in reached for clash in self.clashes(claim)):
            return True
        both = combinations(sorted(reached.keys() & self.rivals.keys()), 2)
        return any(self.rivalry(*pair) for pair in both)

    def opposite(self, claims: Iterable[str]) -> set[str]:
        """Return what conflicts with some claim of those that contain all that they lead to."""
        claims = dict.fromkeys(claims)
        found = {clash.far for claim in claims for clash in self._facing(claim)}
        near = [claim for claim in claims if claim in self.rivals]
        rest = self.rivals.keys() - found
        return found | {far for far in rest if any(self.rivalry(far, one) for one in near)}

    def when(self, clash: Clash, far: str, near: str) -> Answer:
        """Tell whether the times of a clash meet for the claims that lead to its sides.

        A claim of the conflict without a time takes that of the claim that leads to it.
        """
        claims = self.records.claims
        first = claims[clash.far].about or claims[far].about
        return clash.conflict.when(first, claims[clash.near].about or claims[near].about)

    def grounds(self, clash: Clash) -> Iterator[Step]:
        """Give the records that make a clash; a rejected link, where it is all that made it one."""
        conflict = clash.conflict
        there = tuple(id_ for id_ in conflict.links if id_ in self.links)
        yield from grounds(self.records, evolve(conflict, links=there))
        if conflict.rejected is not None:
            link = self.records.links[conflict.rejected]
            yield Step(link.id, f"{clash.far} contradicts {clash.near}", link.spans.record)

    def leading(self, narrow: str, broad: str) -> Iterator[Step]:
        """Give the fewest steps by which one claim leads to another; none where the two are one."""
        if narrow == broad:
            return
        for here, there in pairwise(way(self.entailment.steps, narrow, broad)):
            link = self.records.links[self.entailment.steps[here][there].id]
            yield Step(link.id, _said(link, here, there), link.spans.record)


def _counts(link: Link, undercutting: Undercutting, level: Level) -> bool:
    if level == "drawn":
        return True
    undercut = undercutting.of(link.id)
    return link.status == "active" and (
        undercut == "no" or (undercut, level) == ("possibly", "open")
    )


def _as_entailment(link: Link) -> Iterator[Link]:
    """Give a link as one of entailment, if it is one, active whatever its status."""
    if link.verb in ("entails", "equivalent"):
        yield evolve(link, status="active")
    elif link.verb == "supports" and len(link.from_) == 1:
        if link.reading == "deductive":
            yield evolve(link, verb="entails", status="active")
        elif link.reading == "necessary":
            yield evolve(link, from_=(link.to,), to=link.from_[0], verb="entails", status="active")


def _said(link: Link, here: str, there: str) -> str:
    if link.verb == "supports":
        does = "needs" if link.reading == "necessary" else "entails"
        return f"{here} {does} {there}, by a support read as {link.reading}"
    return f"{here} entails {there}"
