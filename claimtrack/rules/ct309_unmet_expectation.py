"""An expectation that does not hold.

**What it checks.** Each claim under `expect` has the status that is written there, and what is written of
a semantics is what it says of the claim: accepted, rejected, undecided or none; where there are several
accounts, in all of them. Labels show up to three stances for the claim and three against it, or what
decides whether it stands. Where a file could not be read without an error nothing is worked out, and
nothing is said.

**Why it matters.** An expectation is a test that somebody wrote into the corpus. When it fails, a stance,
a link or a date was changed that turned a claim from contested to settled, or the other way.

**How to fix it.** If what holds now is right, write it under `expect`. Otherwise look at the records that
are shown, and at what was changed last.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from claimtrack.diagnostics import Diagnostic, Label
from claimtrack.model import Expectation
from claimtrack.rule import Example, Rule, Subject
from claimtrack.scope import SIDES

if TYPE_CHECKING:
    from claimtrack.contradictions.commitments import Commitment
    from claimtrack.contradictions.status import Standing
    from claimtrack.evaluation.evaluating import Evaluation
    from claimtrack.evaluation.reasons import Reason
    from claimtrack.scope import Reads
    from claimtrack.semantics import Semantics

RULE = Rule("CT309", "error", near=SIDES)

EXAMPLES = (
    Example("""\
claims:
  medicine: The night flights carry medicine.
actors:
  airline: The airline
  port: The port authority
sources:
  bulletin: {title: Port bulletin}
stances:
  bulletin:
    - {holder: airline, affirms: medicine}
    - {holder: port, denies: medicine}
expect:
  medicine: {status: contested, grounded: undecided}
"""),
    Example(
        """\
claims:
  medicine: The night flights carry medicine.
  engines: The night flights carry engines.
actors:
  airline: The airline
  port: The port authority
sources:
  bulletin: {title: Port bulletin}
stances:
  bulletin:
    - {holder: airline, affirms: medicine}
    - {holder: port, denies: medicine}
    - {holder: port, affirms: engines, attribution: unsure}
expect:
  medicine: uncontested
  engines: {status: uncontested, grounded: accepted}
""",
        at=("15:13", "16:21", "16:44"),
    ),
)

MOST: Final = 3
"""How many stances of one side are shown."""

ATTRIBUTES: Final[tuple[tuple[str, "Semantics"], ...]] = (
    ("grounded", "grounded"),
    ("complete", "complete"),
    ("preferred", "preferred"),
    ("stable", "stable"),
    ("semi_stable", "semi-stable"),
    ("ideal", "ideal"),
)
"""The attribute of an expectation for each semantics."""


STATUSES: Final = (
    "expectation",
    "question",
    "stance",
    "source.kind",
    "source.author",
    "source.publisher",
    "source.published",
    "source.part_of",
    "actor.kind",
    "actor.may_be",
    "contradicts",
    "entails",
    "equivalent",
    "claim.about",
    "claim.quantity",
    "claim.status",
)
"""What the status of a claim rests on."""


def reads(subject: Subject) -> "Reads":
    """Return what the check looks at: no more than `STATUSES` where only these are expected."""
    expected = subject.records.expectations
    verdicts = any(getattr(one, name) is not None for one in expected for name, _ in ATTRIBUTES)
    return None if verdicts else STATUSES


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Give the expectations that differ from what holds."""
    if not subject.records.expectations or not subject.whole:
        return
    yield from _of_status(subject)
    for attribute, semantics in ATTRIBUTES:
        yield from _of_semantics(subject, attribute, semantics)


# -- status -------------------------------------------------------------------------------------


def _of_status(subject: Subject) -> Iterator[Diagnostic]:
    expected = [one for one in subject.records.expectations if one.status is not None]
    if not expected:
        return
    from claimtrack.contradictions.status import standings  # noqa: PLC0415 - not every corpus pays

    found = standings(subject.records, subject.survey)
    for expectation in expected:
        claim = expectation.claim
        if claim in subject.records.claims and found.status(claim) != expectation.status:
            yield _finding(expectation, found[claim])


def _finding(expectation: Expectation, standing: "Standing") -> Diagnostic:
    claim = expectation.claim
    labels = (
        *_labels(standing.pro, claim, "for it"),
        *_labels((*standing.con, *standing.rivals), claim, "against it"),
        *_labels(standing.possibly, claim, "possibly on a side"),
    )
    return RULE.at(
        expectation.spans.field("status"),
        f"`{claim}` is {standing.status}, not {expectation.status}",
        f"if that is right, expect `{standing.status}`; otherwise mend what makes it so",
        *labels,
    )


def _labels(made: Iterable["Commitment"], claim: str, side: str) -> Iterator[Label]:
    told = sorted(
        made, key=lambda one: (one.holder, one.stance.id)
    )  # in whatever order it was read
    for commitment in told[:MOST]:
        stance = commitment.stance
        index = stance.claims.index(claim) if claim in stance.claims else None
        yield Label(stance.spans.field(stance.verb, index), f"`{commitment.holder}`, {side}")


# -- what stands --------------------------------------------------------------------------------


def _of_semantics(subject: Subject, attribute: str, semantics: "Semantics") -> Iterator[Diagnostic]:
    expected = [one for one in subject.records.expectations if getattr(one, attribute) is not None]
    if not expected:
        return
    evaluation = subject.evaluator.evaluate(semantics)
    for one in expected:
        if one.claim in evaluation and evaluation[one.claim] != getattr(one, attribute):
            yield _fallen(one, attribute, evaluation)


def _fallen(one: Expectation, attribute: str, evaluation: "Evaluation") -> Diagnostic:
    verdict, reason = evaluation[one.claim], evaluation.brief(one.claim)
    name = evaluation.semantics
    limits = f" ({'; '.join(evaluation.limits)})" if evaluation.limits else ""
    return RULE.at(
        one.spans.field(name),
        f"`{one.claim}` is {verdict} under {name} semantics, not {getattr(one, attribute)}: "
        f"{reason.message}{limits}",
        f"if that is right, expect `{name}: {verdict}`; otherwise mend what makes it so",
        *_deciding(reason),
    )


def _deciding(reason: "Reason") -> Iterator[Label]:
    steps = [*reason.steps, *(step for attack in reason.attacks for step in attack.steps)]
    answers = (attack.answer for attack in reason.attacks if attack.answer is not None)
    steps += (step for answer in answers for step in answer.steps)
    for step in steps[: 2 * MOST]:
        yield Label(step.at, step.text)
