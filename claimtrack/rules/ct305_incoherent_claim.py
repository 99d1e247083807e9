"""A claim that entails both sides of a conflict.

**What it checks.** No active claim entails, be it through a chain of active links, two claims that
cannot both hold. The finding stands at the claim nearest to the two; what entails that claim in turn
is not reported again. Labels show what leads to either side. A link that contradicts another (CT303)
and an answer that entails another (CT304) are left to those rules.

**Why it matters.** Such a claim can never hold, and whoever affirms it would be reported on both sides
of a fight. The fault lies in the corpus and not with the holder.

**How to fix it.** One of the links, or the conflict, is wrong: remove it, or set the link to
`status: rejected` with a `reason`. If the claim as it was made really is at odds with itself, state its
parts as claims of their own and let the holder affirm both.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from claimtrack.diagnostics import Diagnostic, Label
from claimtrack.relation import knots
from claimtrack.rule import Example, Rule, Subject
from claimtrack.scope import SIDES

if TYPE_CHECKING:
    from claimtrack.contradictions.conflicts import Conflict

RULE = Rule(
    "CT305",
    "error",
    reads=(
        "question",
        "contradicts",
        "entails",
        "equivalent",
        "claim.status",
        "claim.about",
        "claim.quantity",
    ),
    near=SIDES,
)

EXAMPLES = (
    Example("""\
claims:
  medicine: The night flights carry medicine only.
  rifles: The night flights carry rifles.
  relief: The night flights are relief flights.
links:
  - {from: rifles, contradicts: medicine}
  - {from: relief, entails: medicine}
"""),
    Example(
        """\
claims:
  medicine: The night flights carry medicine only.
  rifles: The night flights carry rifles.
  both: The night flights carry medicine and rifles.
links:
  - {from: rifles, contradicts: medicine}
  - {from: both, entails: medicine}
  - {from: both, entails: rifles}
""",
        at=("4:3",),
    ),
)

MOST = 3
"""How many links of a chain are shown."""


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Give the lowest claims that entail both sides, once for each question or link."""
    entailment = subject.entailment
    if not entailment.steps:
        return
    narrower = cache(entailment.narrower)
    reported: set[tuple[str, str]] = set()
    for conflict in subject.conflicts:
        if conflict.live and any(entailment.is_entailed(claim) for claim in conflict.claims):
            ground = (*conflict.questions, *conflict.links, *conflict.claims)[0]
            for claim in _lowest(subject, conflict, narrower):
                if (claim, ground) not in reported:
                    reported.add((claim, ground))
                    yield _finding(subject, claim, conflict, ground)


def _lowest(
    subject: Subject, conflict: "Conflict", narrower: Callable[[str], set[str]]
) -> Iterator[str]:
    """Give the claims that entail both sides and entail no other such claim."""
    one, other = conflict.claims
    both = narrower(one) & narrower(other)
    steps = {claim: both.intersection(subject.entailment.steps.get(claim, ())) for claim in both}
    for knot in knots(steps):
        is_lowest = all(steps[claim].issubset(knot) for claim in knot)
        if is_lowest and not (both & {one, other} and _is_told_elsewhere(subject, conflict)):
            yield min(knot, key=lambda claim: subject.records.claims[claim].spans.place)


def _is_told_elsewhere(subject: Subject, conflict: "Conflict") -> bool:
    """Tell whether one side is linked to the other directly (CT303) or answers beside it (CT304)."""
    one, other = conflict.claims
    steps = subject.entailment.steps
    return bool(conflict.questions) or other in steps.get(one, ()) or one in steps.get(other, ())


def _finding(subject: Subject, claim: str, conflict: "Conflict", ground: str) -> Diagnostic:
    record = subject.records.by_id[ground]
    labels = (
        Label(link.spans.record, f"this leads to `{side}`")
        for side in conflict.claims
        if side != claim
        for link in subject.entailment.chain(claim, side)[:MOST]
    )
    sides = [side for side in conflict.claims if side != claim]
    entailed = " and ".join(f"`{side}`" for side in sides)
    beside = "which" if len(sides) > 1 else "and the two"
    return RULE.at(
        subject.records.claims[claim].spans.record,
        f"`{claim}` entails {entailed}, {beside} cannot both hold",
        "one of the links, or the conflict, is wrong; or state the claim's parts as claims of their own",
        Label(record.spans.record, "by this they cannot both hold"),
        *labels,
    )
