"""The contradictions themselves, as values that name their records and say themselves in a sentence.

| kind | when |
|---|---|
| `denial` | one holder affirms a claim, another denies it |
| `rivalry` | two holders affirm claims that cannot both hold; an exclusive question's rivals are one |
| `tension` | someone holds all premises of an `opposes`, and someone its end |
| `apparent` | a conflict whose times do not meet, or that was looked at and rejected |
"""

from collections.abc import Iterable, Iterator
from typing import Literal

from claimtrack.contradictions.commitments import Commitment, Commitments
from claimtrack.contradictions.conflicts import Conflict, conflicts, meeting
from claimtrack.dates import Answer
from claimtrack.diagnostics import Span
from claimtrack.records import Records
from claimtrack.value import record

__all__ = ["Finding", "FindingKind", "Side", "contradictions"]

FindingKind = Literal["denial", "rivalry", "tension", "apparent"]
ORDER = ("denial", "rivalry", "tension", "apparent")


@record
class Side:
    """One side of a finding: a claim, whether its holders affirm or deny it, and their stances."""

    claim: str
    verb: Literal["affirms", "denies"] = "affirms"
    holders: tuple[str, ...] = ()
    stances: tuple[str, ...] = ()
    sure: bool = True


@record
class Finding:
    """One contradiction: its sides, the records that make it one, and a sentence that says so.

    `overlap` is yes or possibly, for `apparent` the reason it is none stands in `reason`; `path`
    has the ids of the questions and links it rests on; `span` is where the conflict was typed.
    """

    kind: FindingKind
    sides: tuple[Side, ...]
    span: Span
    message: str
    overlap: Answer = "yes"
    question: str | None = None
    path: tuple[str, ...] = ()
    reason: str | None = None

    @property
    def claims(self) -> tuple[str, ...]:
        """The claims involved, each once."""
        return tuple(dict.fromkeys(side.claim for side in self.sides))

    @property
    def holders(self) -> tuple[str, ...]:
        """The holders involved, sorted."""
        return tuple(sorted({holder for side in self.sides for holder in side.holders}))

    @property
    def stances(self) -> tuple[str, ...]:
        """The ids of the stances involved, sorted."""
        return tuple(sorted({stance for side in self.sides for stance in side.stances}))


def contradictions(records: Records) -> tuple[Finding, ...]:
    """Return what contradicts what, by kind, then by the claims involved."""
    held = Commitments(records)
    found = conflicts(records)
    findings = (
        *_denials(records, held),
        *_rivalries(records, held, found),
        *_tensions(records, held),
        *_apparent(records, held, found),
    )
    return tuple(sorted(findings, key=lambda f: (ORDER.index(f.kind), f.claims, f.path)))


def _side(
    claim: str, commitments: Iterable[Commitment], verb: Literal["affirms", "denies"] = "affirms"
) -> Side:
    made = tuple(commitments)
    return Side(
        claim=claim,
        verb=verb,
        holders=tuple(dict.fromkeys(c.holder for c in made)),
        stances=tuple(dict.fromkeys(c.stance.id for c in made)),
        sure=any(c.sure for c in made),
    )


def _differ(one: Side, other: Side) -> bool:
    """Tell whether two sides have two different holders between them."""
    return bool(one.holders and other.holders) and len({*one.holders, *other.holders}) > 1


def _firm(overlap: Answer, one: Iterable[Commitment], other: Iterable[Commitment]) -> Answer:
    """Return the overlap if two different holders are surely on the two sides, else possibly."""
    first, second = ({c.holder for c in made if c.sure} for made in (one, other))
    return overlap if first and second and len(first | second) > 1 else "possibly"


def _weakest(overlap: Answer, sides: Iterable[Side]) -> Answer:
    return overlap if all(side.sure for side in sides) else "possibly"


def _denials(records: Records, held: Commitments) -> Iterator[Finding]:
    for claim in held.denied():
        pro = _side(claim, held.to(claim))
        con = _side(claim, held.against(claim), "denies")
        if _differ(pro, con):
            yield Finding(
                kind="denial",
                sides=(pro, con),
                span=records.claims[claim].spans.record,
                overlap=_firm("yes", held.to(claim), held.against(claim)),
                message=f"`{claim}` is affirmed by {_names(pro)} and denied by {_names(con)}",
            )


def _rivalries(records: Records, held: Commitments, found: Iterable[Conflict]) -> Iterator[Finding]:
    sets: dict[str, list[Conflict]] = {}
    for conflict in found:
        sides = [_side(claim, held.to(claim)) for claim in conflict.claims]
        if conflict.live and _differ(*sides):
            ground = (conflict.questions or conflict.links)[0]
            key = ground if conflict.questions else "+".join(conflict.claims)
            sets.setdefault(key, []).append(conflict)
    for rivals in sets.values():
        yield _rivalry(records, held, rivals)


def _rivalry(records: Records, held: Commitments, rivals: list[Conflict]) -> Finding:
    claims = sorted({claim for conflict in rivals for claim in conflict.claims})
    sides = {claim: _side(claim, held.to(claim)) for claim in claims}
    overlaps = {_firm(c.overlap, *map(held.to, c.claims)) for c in rivals}
    question = rivals[0].questions[0] if rivals[0].questions else None
    links = sorted({link for conflict in rivals for link in conflict.links})
    path = (question, *links) if question else tuple(links)
    ground = records.by_id[path[0]]
    held_by = "; ".join(f"`{side.claim}` by {_names(side)}" for side in sides.values())
    return Finding(
        kind="rivalry",
        sides=tuple(sides.values()),
        span=ground.spans.record,
        overlap="yes" if "yes" in overlaps else "possibly",
        question=question,
        path=path,
        message=f"these cannot hold together: {held_by}",
    )


def _tensions(records: Records, held: Commitments) -> Iterator[Finding]:
    for link in records.links.values():
        claims = [records.claims.get(claim) for claim in (*link.from_, link.to)]
        if link.verb != "opposes" or link.status == "rejected":
            continue
        active = [claim for claim in claims if claim is not None and claim.status == "active"]
        sides = tuple(_side(claim.id, held.to(claim.id)) for claim in active)
        if len(active) < len(claims) or not all(side.holders for side in sides):
            continue
        *premises, end = active
        overlaps = {meeting(premise, end, drawn=False) for premise in premises}
        if "no" not in overlaps:
            premises_named = " and ".join(f"`{premise.id}`" for premise in premises)
            yield Finding(
                kind="tension",
                sides=sides,
                span=link.spans.record,
                overlap=_weakest("possibly" if "possibly" in overlaps else "yes", sides),
                path=(link.id,),
                message=f"{premises_named} counts against `{end.id}`, and both are held",
            )


def _apparent(records: Records, held: Commitments, found: Iterable[Conflict]) -> Iterator[Finding]:
    for conflict in found:
        if conflict.live:
            continue
        sides = tuple(_side(claim, held.to(claim)) for claim in conflict.claims)
        if conflict.rejected is not None:
            link = records.links[conflict.rejected]
            reason = link.reason or "rejected, without a reason"
        elif all(side.holders for side in sides):
            link = None
            reason = "their times do not overlap"
        else:
            continue
        path = (*conflict.questions, *conflict.links, *((link.id,) if link else ()))
        yield Finding(
            kind="apparent",
            sides=sides,
            span=(link or records.by_id[path[0]]).spans.record,
            overlap=conflict.overlap,
            question=conflict.questions[0] if conflict.questions else None,
            path=path,
            reason=reason,
            message=f"`{conflict.claims[0]}` and `{conflict.claims[1]}` only seem to conflict",
        )


def _names(side: Side) -> str:
    return ", ".join(side.holders)
