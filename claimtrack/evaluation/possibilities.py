"""Who would attack a claim if what is only possible counted too: unsure stances and unsure conflicts."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from claimtrack.evaluation.assertion import Assertion
from claimtrack.evaluation.case import Case
from claimtrack.evaluation.gates import Gates
from claimtrack.evaluation.positions import Position
from claimtrack.value import evolve

__all__ = ["Possibilities"]


class Possibilities:
    """What is against claims in the case where all that is possible counts, and is not in the sure case.

    It is against a claim if it attacks it or what follows from it, or undercuts what alone asserts it.
    """

    def __init__(self, sure: Case) -> None:
        """Take the case where only what is sure counts."""
        self._sure = sure
        whole = Case(sure.search, evolve(sure.options, possibly=True))
        told = (sure.positions.affirmed, sure.positions.denied)
        same = (whole.positions.affirmed, whole.positions.denied) == told
        self._whole = sure if same else whole

    def against(self, claim: str) -> tuple[str, ...]:
        """Return who would attack a claim, sorted: the ids of claims, with `not` before what is denied."""
        found = {one for end in self._ends(claim) for one in self._own.get(end, ())}
        if self._fresh:
            found.update(self._undercutting(claim))
        return tuple(sorted(found))

    def _ends(self, claim: str) -> list[str]:
        """Return a claim and what follows from it and may be attacked, by links that may be undercut."""
        return _reached([claim] if claim in self._touched else [], self._ahead)

    @cached_property
    def _touched(self) -> frozenset[str]:
        """The claims that would be attacked, by themselves or through what follows from them."""
        back: dict[str, list[str]] = {}
        for one, ends in self._ahead.items():
            for end in ends:
                back.setdefault(end, []).append(one)
        return frozenset(_reached(self._own, back))

    @cached_property
    def _ahead(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for step in self._whole.steps:
            for premise in step.premises:
                found.setdefault(premise, []).append(step.end)
        return found

    @cached_property
    def _own(self) -> dict[str, set[str]]:
        """Who would attack each claim by itself."""
        found: dict[str, set[str]] = {}
        sure = {(one.by, one.on) for one in self._sure.drawn if one.sure}
        for strike in self._whole.drawn:
            if (strike.by, strike.on) not in sure:
                found.setdefault(strike.on, set()).update(strike.by)
        for claim in self._whole.positions.denied:
            if not self._sure.is_argument(claim, denied=True):
                found.setdefault(claim, set()).add(str(Position(claim, denied=True)))
        for clique in self._whole.cliques:
            fresh = [one for one in clique.answers if not self._sure.is_argument(one)]
            for claim in clique.answers if fresh else ():
                found.setdefault(claim, set()).update(one for one in fresh if one != claim)
        return found

    # -- undercuts ------------------------------------------------------------------------------

    def _undercutting(self, claim: str) -> Iterator[str]:
        """Give the claims that would undercut what asserts a claim, where all that does may be cut."""
        head = self._whole.head(claim)
        heads = {head: None} if head in self._assertion.wavering["pro"] else {}
        todo = list(heads)
        for one in todo:  # grows as it goes
            steps = self._assertion.brought["pro"].get(one, ())
            for id_ in (*self._whole.told(one, "pro"), *(step.link for step in steps)):
                yield from self._fresh.get(id_, ())
            before = [end for step in steps for end in step.sources if end not in heads]
            heads.update(dict.fromkeys(before))
            todo += dict.fromkeys(before)

    @cached_property
    def _assertion(self) -> Assertion:
        return Assertion(self._whole, Gates(self._whole))

    @cached_property
    def _fresh(self) -> dict[str, set[str]]:
        """The claims that undercut each link and stance only possibly."""
        found: dict[str, set[str]] = {}
        for id_, links in self._whole.cutters.items():
            known = self._sure.cutters.get(id_, ())
            for link in links:
                if link not in known:
                    found.setdefault(id_, set()).update(link.from_)
        return found


def _reached(starts: Iterable[str], ahead: Mapping[str, list[str]]) -> list[str]:
    """Return what steps lead to, with where they start."""
    found = dict.fromkeys(starts)
    todo = list(found)
    for one in todo:  # grows as it goes
        fresh = [end for end in dict.fromkeys(ahead.get(one, ())) if end not in found]
        found.update(dict.fromkeys(fresh))
        todo += fresh
    return todo
