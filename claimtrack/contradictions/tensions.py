"""Tension: someone is committed to each premise of an `opposes`, and someone to its end."""

from collections.abc import Iterator

from claimtrack.contradictions.findings import Finding
from claimtrack.contradictions.meetings import surest
from claimtrack.contradictions.sides import Sides
from claimtrack.dates import Answer, overlap
from claimtrack.model import Link

__all__ = ["tensions"]


def tensions(sides: Sides) -> Iterator[Finding]:
    """Give the tensions of a corpus, in the order in which their links were typed."""
    for link in sides.records.links.values():
        if link.verb == "opposes" and link.status == "active":
            yield from _tension(sides, link)


def _tension(sides: Sides, link: Link) -> Iterator[Finding]:
    claims = [sides.records.claims.get(claim) for claim in (*link.from_, link.to)]
    active = [claim for claim in claims if claim is not None and claim.status == "active"]
    made = [sides.held.to(claim.id) for claim in active]
    if len(active) < len(claims) or not all(made):
        return
    *premises, end = active
    meetings: list[Answer] = [overlap(premise.about, end.about) for premise in premises]
    told = surest(*meetings)
    sure: Answer = "yes" if all(any(c.sure for c in some) for some in made) else "possibly"
    if told != "no":
        yield Finding(
            kind="tension",
            sides=tuple(sides.of(claim.id, some) for claim, some in zip(active, made, strict=True)),
            span=link.spans.record,
            overlap=surest(told, sure),
            rests_on=(link.id,),
            grounds=("link",),
            message="",
        )
