"""An expectation that does not hold.

**What it checks.** Each claim under `expect` has the status that is written there. Labels show up to
three stances for the claim and three against it. Where a file could not be read without an error no
status is worked out, and nothing is said.

**Why it matters.** An expectation is a test that somebody wrote into the corpus. When it fails, a stance,
a link or a date was changed that turned a claim from contested to settled, or the other way.

**How to fix it.** If the new status is right, write it under `expect`. Otherwise look at the stances that
are shown, and at what was changed last.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from claimtrack.diagnostics import Diagnostic, Label
from claimtrack.model import Expectation
from claimtrack.rule import Example, Rule, Subject

if TYPE_CHECKING:
    from claimtrack.contradictions.commitments import Commitment
    from claimtrack.contradictions.status import Standing

RULE = Rule("CT309", "error")

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
  medicine: contested
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
  engines: uncontested
""",
        at=("15:13", "16:12"),
    ),
)

MOST = 3
"""How many stances of one side are shown."""


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Give the expectations that differ from what holds."""
    expected = subject.records.expectations
    if not expected or not subject.whole:
        return
    from claimtrack.contradictions.status import standings  # noqa: PLC0415 - not every corpus pays

    found = standings(subject.records)
    for expectation in expected:
        standing = found.get(expectation.claim)
        if standing is not None and standing.status != expectation.status:
            yield _finding(expectation, standing)


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
