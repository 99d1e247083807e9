"""Which claims attack which: the conflicts that count, question by question, and defeating opposition.

A conflict of which the times surely meet attacks both ways; where that is asked for, one of which they
may meet does too. `opposes` attacks only with `reading: defeating`, one way, unless the times of the
premises and the end cannot meet; whoever drew it has judged the rest. Denials are not listed here: a
claim and its denial attack each other.

A question with more than `WIDE` answers at stake is one clique, which is never drawn as pairs.
"""

from collections.abc import Callable, Iterator
from itertools import product
from typing import Final, Literal

from claimtrack.contradictions.conflicts import Conflict
from claimtrack.contradictions.survey import Survey
from claimtrack.dates import Answer, Date, overlap
from claimtrack.evaluation.positions import Positions
from claimtrack.value import value

__all__ = ["WIDE", "Clique", "Ground", "Strike", "Strikes"]

WIDE: Final = 40
"""Up to so many rival answers are compared pair by pair."""

Ground = Literal["denial", "question", "link", "quantity", "defeat"]


@value
class Strike:
    """An attack on a claim by others, all of which it needs, and the record that makes it one.

    `via` is the id of a question, of a link, or of the attacked claim where numbers differ. `sure` is
    not given where only possible conflicts are.
    """

    by: tuple[str, ...]
    on: str
    ground: Ground
    via: str
    sure: bool = True


@value
class Clique:
    """The answers to a question of which each attacks all others."""

    question: str
    answers: tuple[str, ...]


class Strikes:
    """The attacks between the claims of one corpus that are arguments."""

    def __init__(self, search: Survey, positions: Positions, pro: Callable[[str], bool]) -> None:
        """Take what conflicts, whose word counts, and which claims are arguments."""
        self._search = search
        self._positions = positions
        self._pro = pro
        self._times: dict[str, list[Date | None]] = {}
        self.cliques = tuple(self._cliques())
        self._inside: dict[str, set[str]] = {}
        for clique in self.cliques:
            for claim in clique.answers:
                self._inside.setdefault(claim, set()).add(clique.question)

    def each(self) -> Iterator[Strike]:
        """Give every attack but those within a clique; those only possible are not `sure`."""
        for conflict in self._search.conflicts:
            if conflict.live and all(map(self._pro, conflict.claims)):
                answer = self._meeting(conflict)
                if answer != "no" and not self._is_inside(conflict):
                    yield from _both_ways(conflict, sure=answer == "yes")
        yield from self._defeats()

    def _is_inside(self, conflict: Conflict) -> bool:
        one, other = (self._inside.get(claim, set()) for claim in conflict.claims)
        return not one.isdisjoint(other)

    def _meeting(self, conflict: Conflict) -> Answer:
        """Compare the times of both claims; one without a time has those of the claims told."""
        ones, others = map(self._when, conflict.claims)
        answers = {conflict.when(one, other) for one, other in product(ones, others)}
        if "yes" in answers:
            return "yes"
        return "possibly" if "possibly" in answers else "no"

    def _when(self, claim: str) -> list[Date | None]:
        if claim not in self._times:
            records, held = self._search.records, self._search.held
            own = records.claims[claim].about
            told = (made.claim for made in held.to(claim) if self._positions.counts(made))
            abouts = [own] if own else [records.claims[one].about for one in dict.fromkeys(told)]
            self._times[claim] = list({str(about): about for about in abouts}.values()) or [None]
        return self._times[claim]

    def _defeats(self) -> Iterator[Strike]:
        claims = self._search.records.claims
        for link in self._search.records.links.values():
            if (link.verb, link.reading, link.status) == ("opposes", "defeating", "active"):
                premises = tuple(dict.fromkeys(link.from_))
                if (
                    premises
                    and link.to not in premises
                    and all(map(self._pro, (*premises, link.to)))
                ):
                    end = claims[link.to].about
                    if all(overlap(claims[one].about, end) != "no" for one in premises):
                        yield Strike(premises, link.to, "defeat", link.id)

    def _cliques(self) -> Iterator[Clique]:
        """Give the questions with very many answers at stake, all for one time and none nested."""
        rejected = {claim for c in self._search.conflicts if c.rejected for claim in c.claims}
        follows = self._search.held.entailment
        for question in self._search.records.questions.values():
            answers = sorted({follows.head(one) for one in question.answers if self._pro(one)})
            if question.exclusive and len(answers) > WIDE and rejected.isdisjoint(answers):
                times = {str(self._search.records.claims[one].about) for one in answers}
                plain = not any(one in follows.steps or one in follows.back for one in answers)
                if len(times) == 1 and "X" not in min(times) and plain:
                    yield Clique(question.id, tuple(answers))


def _both_ways(conflict: Conflict, *, sure: bool) -> Iterator[Strike]:
    """Give the attacks of a conflict: one on its first ground, or one for each link if it is only drawn."""
    grounds: list[tuple[Ground, str]] = []
    one, other = conflict.claims
    if conflict.questions:
        grounds = [("question", conflict.questions[0])]
    elif conflict.quantity is not None:
        grounds = [("quantity", one)]
    else:
        grounds = [("link", link) for link in conflict.links]
    for ground, via in grounds:
        yield Strike((one,), other, ground, via, sure)
        yield Strike((other,), one, ground, via, sure)
