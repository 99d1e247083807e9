"""Which claims, linked premises and denials bear on the answers of a question.

Evidence **bears** on an answer, at the distance of one argument and any number of entailments:

- the premises of a `supports` that ends at the answer, or at a claim that entails it;
- the premises of an `opposes` that ends at the answer, or at a claim that it entails;
- a claim that entails the answer, or that leads to a conflict with something the answer entails;
- the denial, in so many words, of the answer or of a claim that it entails.

What speaks for a narrower claim speaks for the broader one, and what speaks against the broader speaks
against the narrower, as with commitments. A claim that is held only through a narrower one is no row of
its own where it bears by entailment: the narrower one is. Answers are no evidence on one another.
"""

from collections.abc import Iterable, Iterator

from claimtrack.contradictions.survey import Survey
from claimtrack.evaluation.reach import Reach
from claimtrack.value import value

__all__ = ["Item", "bearing"]


@value
class Item:
    """What a row stands for: claims, sorted, that count together, or the denial of one."""

    claims: tuple[str, ...]
    denial: bool = False


def bearing(survey: Survey, reach: Reach, answers: tuple[str, ...]) -> tuple[Item, ...]:
    """Return what bears on the answers, those that rest on an answer included, sorted.

    `reach` is that of all links drawn, so that what is undercut or rejected can be shown.
    """
    return tuple(
        sorted(set(_on(survey, reach, answers)), key=lambda item: (item.claims, item.denial))
    )


def _on(survey: Survey, reach: Reach, answers: tuple[str, ...]) -> Iterator[Item]:
    """Give what bears on any answer, perhaps again; of all at once, since there may be very many."""
    records, held = survey.records, survey.held
    broader = {claim: None for answer in answers for claim in reach.broader(answer)}
    narrower = _narrower(reach, answers)
    for claim in narrower:
        yield from _arguing(reach, claim, "supports")
    for claim in broader:
        yield from _arguing(reach, claim, "opposes")
    excluding = _narrower(reach, reach.opposite(broader))
    for claim in excluding:
        yield from _arguing(reach, claim, "supports", deductive=True)
    for claim in narrower | excluding:
        if claim in held.affirmed or not held.to(claim):
            yield Item((claim,))
    told = set(held.denials_told())
    for claim in broader:
        for alike in held.entailment.alike(claim):
            if alike in told and alike in records.claims:
                yield Item((alike,), denial=True)


def _narrower(reach: Reach, claims: Iterable[str]) -> set[str]:
    return {one for claim in claims for one in reach.entailment.narrower(claim)}


def _arguing(reach: Reach, claim: str, verb: str, *, deductive: bool = False) -> Iterator[Item]:
    """Give the premises of the links of a verb that end at a claim; what is entailment is no such link."""
    for link in reach.records.links_to(claim):
        entails = link.reading == "deductive" and len(link.from_) == 1
        fits = link.verb == verb and (link.reading == "deductive" or not deductive)
        if fits and not entails and all(_is_active(reach, one) for one in link.from_):
            yield Item(tuple(sorted(set(link.from_))))


def _is_active(reach: Reach, claim: str) -> bool:
    found = reach.records.claims.get(claim)
    return found is not None and found.status == "active"
