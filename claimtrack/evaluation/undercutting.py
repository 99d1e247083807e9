"""Which links and stances are undercut, from undercuts alone, before any verdict on claims.

A link or a stance is **undercut** by an active `undercuts` that ends at it, if somebody holds each of
its premises and it is not undercut itself. A premise is held by a commitment that is not abandoned,
and whose stance is not undercut. *Possibly*, where a premise is held by unsure attribution only, or
where undercuts attack one another in a ring: Kleene's strong three-valued logic (Introduction to
Metamathematics, 1952, § 64), its least fixed point. It is linear in the undercuts and in the
commitments to their premises.
"""

from collections.abc import Iterable
from typing import Final

from claimtrack.contradictions.commitments import Commitment
from claimtrack.contradictions.meetings import surest
from claimtrack.contradictions.survey import Survey
from claimtrack.dates import Answer
from claimtrack.model import Link

__all__ = ["Undercutting"]

ORDER: Final[tuple[Answer, ...]] = ("yes", "possibly", "no")
NOT: Final[dict[Answer, Answer]] = {"yes": "no", "possibly": "possibly", "no": "yes"}


class Undercutting:
    """The undercuts of one corpus, and what they undercut."""

    def __init__(self, survey: Survey) -> None:
        """Work out every undercut."""
        self._survey = survey
        self._onto: dict[str, list[Link]] = {}
        for link in survey.records.links.values():
            if link.verb == "undercuts" and link.status == "active":
                self._onto.setdefault(link.to, []).append(link)
        self._told: dict[str, Answer] = dict.fromkeys(self._onto, "possibly")
        self._settle()

    def of(self, id_: str) -> Answer:
        """Tell whether a link or a stance is undercut."""
        return self._told.get(id_, "no")

    def by(self, id_: str) -> tuple[Link, ...]:
        """Return the links that undercut a link or a stance, if only possibly."""
        return tuple(link for link in self._onto.get(id_, ()) if self._effect(link) != "no")

    def held(self, claim: str) -> tuple[Commitment, ...]:
        """Return the commitments to a claim that are neither abandoned nor, surely, undercut."""
        return tuple(made for made in self._survey.held.to(claim) if self.stands(made) != "no")

    def stands(self, made: Commitment) -> Answer:
        """Tell whether a commitment counts: sure, not abandoned, and its stance not undercut."""
        if made in self._survey.abandoned:
            return "no"
        sure: Answer = "yes" if made.sure else "possibly"
        return surest(sure, NOT[self.of(made.stance.id)])

    def _settle(self) -> None:
        """Settle whatever can be, each anew whenever something that it depends on was settled."""
        waiting: dict[str, list[str]] = {}
        for target, links in self._onto.items():
            for link in links:
                for part in self._parts(link):
                    waiting.setdefault(part, []).append(target)
        todo = list(self._onto)
        for target in todo:  # grows as it goes
            if self._told[target] == "possibly":
                told = likeliest(self._effect(link) for link in self._onto[target])
                if told != "possibly":
                    self._told[target] = told
                    todo += waiting.get(target, ())

    def _parts(self, link: Link) -> set[str]:
        """Return what may be undercut so that a link no longer undercuts."""
        parts = {made.stance.id for claim in link.from_ for made in self._survey.held.to(claim)}
        return (parts | {link.id}) & self._onto.keys()

    def _effect(self, link: Link) -> Answer:
        held = self._survey.held
        premises: list[Answer] = [
            likeliest(self.stands(made) for made in held.to(claim)) for claim in link.from_
        ]
        return surest(NOT[self.of(link.id)], *premises)


def likeliest(answers: Iterable[Answer]) -> Answer:
    """Return what holds if any of the answers must: yes, possibly or no; no if there is none."""
    found: list[Answer] = sorted(answers, key=ORDER.index)
    return found[0] if found else "no"
