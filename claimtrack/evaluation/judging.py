"""How a piece of evidence stands to an answer, and by which records.

| the evidence | is to the answer |
|---|---|
| leads to it by entailment, or is premises of a deductive `supports` that does | strongly consistent |
| leads to a conflict with what the answer leads to, or denies that, or defeats it | strongly inconsistent |
| is the premises of another `supports` of the answer or of what leads to it | consistent |
| is the premises of another `opposes` of the answer or of what it leads to | inconsistent |
| nothing of this | neutral |

What decides comes before what merely speaks. Evidence both for and against, with neither decisive, is
inconsistent only possibly: it is a matter of reading. So is what rests on a link that is possibly undercut,
or on times that only possibly meet.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property, partial
from itertools import groupby

from claimtrack.contradictions.explaining import said_by
from claimtrack.contradictions.explanations import Step
from claimtrack.evaluation.evidence import Item
from claimtrack.evaluation.matrix import DEGREES, NEUTRAL, Cell, Told
from claimtrack.evaluation.reach import Clash, Reach
from claimtrack.evaluation.undercutting import Undercutting
from claimtrack.model import Link
from claimtrack.value import field, value

__all__ = ["Judging"]


@value
class Ground:
    """One reason for a degree, which counts from -2 to 2; `rank` orders reasons of one degree."""

    degree: int
    steps: Told
    sure: bool = True
    rank: tuple[int, tuple[str, ...]] = field(default=(0, ()), eq=False)


class _Level:
    """What is judged by the links of one level."""

    def __init__(self, reach: Reach, answers: Iterable[str]) -> None:
        self.reach = reach
        self.broader = {answer: reach.broader(answer) for answer in answers}
        self.clashes: dict[str, dict[str, list[Clash]]] = {}
        self.rivals = {
            answer: [one for one in broader if one in reach.rivals]
            for answer, broader in self.broader.items()
        }
        for answer in answers:
            far = self.clashes.setdefault(answer, {})
            for clash in reach.clashes(answer):
                far.setdefault(clash.far, []).append(clash)

    def grounds(self, item: Item, answer: str) -> tuple[Ground, ...]:
        """Return all that makes a cell: of each degree that decides the shortest, and every link."""
        if item.denial:
            return tuple(self._denied(item, answer))
        return (*self._decisive(item, answer), *self._arguments(item, answer))

    def _denied(self, item: Item, answer: str) -> Iterator[Ground]:
        (claim,) = item.claims
        if claim in self.broader[answer]:
            yield Ground(-2, partial(self._denying, claim, answer))

    def _denying(self, claim: str, answer: str) -> tuple[Step, ...]:
        said = map(said_by, self.reach.survey.held.denials(claim))
        return (*said, *self.reach.leading(answer, claim))

    def _decisive(self, item: Item, answer: str) -> Iterator[Ground]:
        found = [one for start in self._starts(item) for one in self._led(*start, answer)]
        found.sort(key=lambda one: (one.degree, one.sure, one.rank))
        for _, some in groupby(found, key=lambda one: (one.degree, one.sure)):
            yield next(some)

    def _starts(self, item: Item) -> Iterator[tuple[str, tuple[Step, ...]]]:
        """Give the claims that follow from an item at once, with the link that says so."""
        if len(item.claims) == 1:
            yield item.claims[0], ()
            return
        for link in self._links(item):
            if (link.verb, link.reading) == ("supports", "deductive"):
                yield link.to, (_step(link),)

    def _led(self, start: str, before: tuple[Step, ...], answer: str) -> Iterator[Ground]:
        reach = self.reach
        reached = reach.broader(start)
        if answer in reached:
            steps = partial(self._leading, before, start, answer)
            yield Ground(2, steps, rank=(reached[answer], (start,)))
        for clash in self._between(reached, answer):
            when = reach.when(clash, start, answer)
            if when != "no":
                length = reached[clash.far] + self.broader[answer][clash.near]
                rank = (length, (clash.far, clash.near))
                steps = partial(self._clashing, start, before, answer, clash)
                yield Ground(-2, steps, when == "yes", rank)

    def _between(self, reached: dict[str, int], answer: str) -> Iterator[Clash]:
        """Give the clashes of what is reached with what an answer leads to."""
        far = self.clashes[answer]
        for claim in sorted(reached.keys() & far.keys()):
            yield from far[claim]
        near = self.rivals[answer]
        for claim in sorted(reached.keys() & self.reach.rivals.keys()) if near else ():
            found = (self.reach.rivalry(claim, one) for one in near)
            yield from (clash for clash in found if clash is not None)

    def linked(self, item: Item) -> Iterator[str]:
        """Give the answers, in order, at least all those of which a link makes the cell.

        Where neither a claim nor an answer leads to anything, only a link from one to the other does.
        """
        (claim, *more) = item.claims
        if more or any(self._links(item)) or len(self.reach.broader(claim)) > 1:
            yield from self.broader
            return
        facing = {clash.far for clash in self.reach.clashes(claim) if clash.conflict.links}
        found = self._leading_on | (facing & self.broader.keys())
        yield from sorted(found, key=self._place.__getitem__)

    @cached_property
    def _leading_on(self) -> set[str]:
        """The answers that lead to something."""
        return {answer for answer, broader in self.broader.items() if len(broader) > 1}

    @cached_property
    def _place(self) -> dict[str, int]:
        return {answer: place for place, answer in enumerate(self.broader)}

    def _clashing(
        self, start: str, before: tuple[Step, ...], answer: str, clash: Clash
    ) -> tuple[Step, ...]:
        reach = self.reach
        both = (*reach.leading(start, clash.far), *reach.grounds(clash))
        return (*before, *both, *reach.leading(answer, clash.near))

    def _leading(self, before: tuple[Step, ...], narrow: str, broad: str) -> tuple[Step, ...]:
        return (*before, *self.reach.leading(narrow, broad))

    def _arguments(self, item: Item, answer: str) -> Iterator[Ground]:
        for link in self._links(item):
            if link.verb == "supports" and link.reading != "deductive":
                if self.reach.entailment.leads(link.to, answer):
                    steps = partial(self._leading, (_step(link),), link.to, answer)
                    yield Ground(1, steps)
            elif link.verb == "opposes" and link.to in self.broader[answer]:
                degree = -2 if link.reading == "defeating" else -1
                steps = partial(self._leading, (_step(link),), answer, link.to)
                yield Ground(degree, steps)

    def _links(self, item: Item) -> Iterator[Link]:
        for link in self.reach.records.links_from(item.claims[0]):
            if link.id in self.reach.links and tuple(sorted(set(link.from_))) == item.claims:
                yield link


class Judging:
    """The cells of the matrix of one question."""

    def __init__(
        self,
        levels: tuple[Reach, Reach, Reach],
        undercutting: Undercutting,
        answers: tuple[str, ...],
    ) -> None:
        """Take what counts as standing, open and drawn, and the answers."""
        made = {id(reach): _Level(reach, answers) for reach in levels}
        self._standing, self._open, self._drawn = (made[id(reach)] for reach in levels)
        self._undercutting = undercutting

    def cell(self, item: Item, answer: str) -> Cell:
        """Return the cell of an item and an answer."""
        standing = self._standing.grounds(item, answer)
        open_ = self._open.grounds(item, answer)
        return Cell(
            answer=answer,
            degree=DEGREES[NEUTRAL + _decided(open_, bold=True)],
            surely=DEGREES[NEUTRAL + _decided(standing, bold=False)],
            told=partial(_steps, open_),
            untold=partial(self._struck, item, answer),
        )

    def linked(self, item: Item) -> Iterator[Cell]:
        """Give the cells of an item that a link makes, and perhaps others."""
        return (self.cell(item, answer) for answer in self._open.linked(item))

    def _struck(self, item: Item, answer: str) -> tuple[Step, ...]:
        links = self._drawn.reach.records.links
        return tuple(
            Step(step.id, f"{step.text}: {self._why(links[step.id])}", step.at)
            for step in _steps(self._drawn.grounds(item, answer))
            if step.id in links and step.id not in self._open.reach.links
        )

    def _why(self, link: Link) -> str:
        if link.status == "rejected":
            return f"rejected, {link.reason or 'without a reason'}"
        claims = sorted({claim for one in self._undercutting.by(link.id) for claim in one.from_})
        made = (one for claim in claims for one in self._undercutting.held(claim))
        holders = sorted({one.holder for one in made})
        return f"undercut by {', '.join(claims)}, held by {', '.join(holders)}"


def _decided(grounds: Iterable[Ground], *, bold: bool) -> int:
    """Return the degree that grounds come to; boldly, what is only possible counts as well."""
    found = {ground.degree for ground in grounds if bold or ground.sure}
    for degree in (-2, 2):
        if degree in found:
            return degree
    if found == {-1, 1}:
        return -1 if bold else 0
    return next(iter(found), 0)


def _steps(grounds: Iterable[Ground]) -> tuple[Step, ...]:
    return tuple(dict.fromkeys(step for ground in grounds for step in ground.steps()))


def _step(link: Link) -> Step:
    return Step(link.id, f"{' + '.join(link.from_)} {link.verb} {link.to}", link.spans.record)
