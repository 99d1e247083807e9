"""A claim that nothing mentions.

**What it checks.** Each active claim is named by some other record: a question, a stance, a link, an
assessment, an expectation, or a claim that it supersedes. Claims that a file names which could not be
read to its end are left out.

**Why it matters.** Nobody is on record for the claim, and it bears on nothing. Often the stance was
forgotten, or names another claim by mistake.

**How to fix it.** Add the stance it was written for, or remove the claim. A claim that was given up is
set to `status: withdrawn` with a `reason`.
"""

from collections.abc import Iterator

from claimtrack.diagnostics import Diagnostic
from claimtrack.rule import Example, Rule, Subject

RULE = Rule("CT308", "notice", reads=("mentioned", "claim.status"))

EXAMPLES = (
    Example("""\
claims:
  medicine: The night flights carry medicine.
  sugar: {text: The night flights carry sugar., status: withdrawn, reason: A mistranslation.}
actors:
  airline: The airline
sources:
  bulletin: {title: Port bulletin}
stances:
  bulletin: {holder: airline, affirms: medicine}
"""),
    Example(
        """\
claims:
  medicine: The night flights carry medicine.
  engines: The night flights carry engines.
actors:
  airline: The airline
sources:
  bulletin: {title: Port bulletin}
stances:
  bulletin: {holder: airline, affirms: medicine}
""",
        at=("3:3",),
    ),
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Give the active claims to which nothing refers."""
    for claim in subject.records.claims.values():
        if (
            claim.status == "active"
            and claim.id in subject.unmentioned
            and not subject.unread(claim.id)
        ):
            yield RULE.at(
                claim.spans.record,
                f"nothing mentions claim `{claim.id}`",
                "add the stance or link it was written for, or remove it",
            )
