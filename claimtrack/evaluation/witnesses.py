"""Who holds a piece of evidence, and through how many independent lines it comes."""

from collections.abc import Iterable

from claimtrack.contradictions.commitments import Commitment
from claimtrack.contradictions.meetings import surest
from claimtrack.contradictions.survey import Survey
from claimtrack.dates import Answer
from claimtrack.evaluation.bounds import Bounds
from claimtrack.evaluation.evidence import Item
from claimtrack.evaluation.reach import Reach
from claimtrack.evaluation.undercutting import Undercutting, likeliest
from claimtrack.provenance.roots import roots
from claimtrack.provenance.tracing import Tracing
from claimtrack.value import record

__all__ = ["Testimony", "Witnesses"]


@record
class Testimony:
    """The commitments to a piece of evidence; `sure` are those that surely count.

    `borne` are those to the premise with the fewest lines: all of them, where there is one premise.
    """

    held: Answer
    commitments: tuple[Commitment, ...]
    sure: frozenset[Commitment]
    borne: tuple[Commitment, ...]
    lines: Bounds


class Witnesses:
    """The testimonies of one corpus."""

    def __init__(
        self, survey: Survey, tracing: Tracing, undercutting: Undercutting, levels: Iterable[Reach]
    ) -> None:
        """Take who holds what, and which links and stances count: as standing, and as open."""
        self._survey = survey
        self._tracing = tracing
        self._undercutting = undercutting
        self._standing, self._open, *_ = levels

    def of(self, item: Item) -> Testimony:
        """Return who holds all of an item's claims, or denies its claim."""
        told = [self._counting(claim, denial=item.denial) for claim in item.claims]
        each: list[Answer] = [likeliest(some.values()) for some in told]
        held = surest(*each)
        made = [tuple(some) for some in told] if held != "no" else [()]
        sure = frozenset(one for some in told for one, stands in some.items() if stands == "yes")
        counted = [(self.lines(some, sure), some) for some in made]
        fewest, borne = min(counted, key=lambda one: (one[0].most, one[0].least))
        return Testimony(
            held=held,
            commitments=tuple(dict.fromkeys(one for some in made for one in some)),
            sure=sure,
            borne=borne,
            lines=fewest,
        )

    def lines(self, made: Iterable[Commitment], sure: frozenset[Commitment]) -> Bounds:
        """Return how many independent lines commitments come through, taken together."""
        made = tuple(dict.fromkeys(made))
        certain = tuple(one for one in made if one in sure)
        most = self._independent(made)
        return Bounds((most if certain == made else self._independent(certain)).least, most.most)

    def _independent(self, made: tuple[Commitment, ...]) -> Bounds:
        found = roots(self._tracing.chains, self._tracing.joins, made).lines
        return Bounds(found.least, found.most)

    def _counting(self, claim: str, *, denial: bool) -> dict[Commitment, Answer]:
        """Return the commitments that count, with whether they surely do."""
        held = self._survey.held
        made = held.denials(claim) if denial else held.to(claim)
        found: dict[Commitment, Answer] = {}
        for one in made:
            stands = self._stands(one, claim, denial=denial)
            if stands != "no":
                found[one] = stands
        return found

    def _stands(self, made: Commitment, claim: str, *, denial: bool) -> Answer:
        """Tell whether a commitment counts, and still leads to the claim."""
        ends = (claim, made.claim) if denial else (made.claim, claim)
        leads: Answer = "no"
        if self._standing.entailment.leads(*ends):
            leads = "yes"
        elif self._open.entailment.leads(*ends):
            leads = "possibly"
        return surest(leads, self._undercutting.stands(made))
