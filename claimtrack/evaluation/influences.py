"""What speaks for and against each claim in gradual strengths: the edges, with their records.

| edge | sign | when |
|---|---|---|
| the premises of a `supports`, `entails` or `equivalent` (both ways) | support | |
| the premises of an `opposes` | attack | |
| either of two claims that cannot both hold | attack on the other | the times surely meet |
| a claim and its denial | attack on the other | somebody denies it in so many words |

Whatever attacks or supports must be held: by a commitment that is sure, not abandoned, and not undercut.
A link with a premise that nobody holds is *idle*; one that is surely undercut has no effect; both are
named. A link that is only possibly undercut counts, since a mere "possibly" changes nothing.

Of an exclusive question, or of what is counted, with more than 200 claims only as many pairs attack each
other as `claimtrack.contradictions.pairing` tells: every claim that has a rival has an attack.
"""

from collections.abc import Iterator
from typing import Literal

from claimtrack.contradictions.between import grounds
from claimtrack.contradictions.explaining import said_by
from claimtrack.contradictions.explanations import Step
from claimtrack.contradictions.survey import Survey
from claimtrack.evaluation.bases import denial
from claimtrack.evaluation.undercutting import Undercutting
from claimtrack.model import Link
from claimtrack.value import record

__all__ = ["Influence", "Influences", "Sign"]

Sign = Literal["supports", "attacks"]


@record
class Influence:
    """What bears on a claim or a denial, and the records that say so.

    `sources` has one name, or those of linked premises; a name is a claim id, or `not` and a claim id.
    """

    sources: tuple[str, ...]
    target: str
    sign: Sign
    steps: tuple[Step, ...]


class Influences:
    """The edges between the claims and denials of one corpus."""

    def __init__(self, survey: Survey) -> None:
        """Gather them from links, conflicts and denials."""
        self._survey = survey
        self._records = survey.records
        self._undercutting = Undercutting(survey)
        claims = sorted(survey.records.claims.values(), key=lambda claim: claim.id)
        self.claims = tuple(claim.id for claim in claims if claim.status == "active")
        """The active claims, sorted."""
        self._active = frozenset(self.claims)
        self._held = {claim for claim in self.claims if self._is_held(claim)}
        told = {claim: tuple(self._denials(claim)) for claim in sorted(survey.held.denied)}
        self.denied = {claim: steps for claim, steps in told.items() if steps}
        """The stances that surely deny a claim, by claim, sorted."""
        self.idle: list[Step] = []
        """Links with a premise that nobody holds."""
        self.undercut: list[Step] = []
        """Links that are surely undercut."""
        self.every = tuple(self._every())
        """The edges, in an order that does not depend on that of the records."""

    def _every(self) -> Iterator[Influence]:
        for _, link in sorted(self._records.links.items()):
            yield from self._argued(link)
        yield from self._conflicting()
        for claim, steps in self.denied.items():
            yield Influence(sources=(denial(claim),), target=claim, sign="attacks", steps=steps)
            if claim in self._held:
                yield Influence(sources=(claim,), target=denial(claim), sign="attacks", steps=steps)

    def _argued(self, link: Link) -> Iterator[Influence]:
        ends = {*link.from_, link.to}
        if link.status != "active" or link.verb in ("contradicts", "undercuts"):
            return
        if not ends <= self._active or link.to in link.from_:
            return
        premises = tuple(sorted(set(link.from_)))
        step = Step(link.id, f"{' + '.join(premises)} {link.verb} {link.to}", link.spans.record)
        if self._undercutting.of(link.id) == "yes":
            self.undercut.append(step)
            return
        ways = [(premises, link.to)]
        if link.verb == "equivalent":
            ways.append(((link.to,), premises[0]))
        for sources, target in ways:
            if self._held.issuperset(sources):
                sign: Sign = "attacks" if link.verb == "opposes" else "supports"
                yield Influence(sources=sources, target=target, sign=sign, steps=(step,))
            else:
                self.idle.append(step)

    def _conflicting(self) -> Iterator[Influence]:
        for conflict in self._survey.conflicts:
            if conflict.live and conflict.overlap == "yes":
                steps = tuple(grounds(self._records, conflict))
                for one, other in (conflict.claims, conflict.claims[::-1]):
                    if one in self._held:
                        yield Influence(sources=(one,), target=other, sign="attacks", steps=steps)

    def _is_held(self, claim: str) -> bool:
        return any(self._undercutting.stands(made) == "yes" for made in self._survey.held.to(claim))

    def _denials(self, claim: str) -> Iterator[Step]:
        for made in self._survey.held.denied[claim]:
            if made.firm and self._undercutting.stands(made) == "yes":
                yield said_by(made)
