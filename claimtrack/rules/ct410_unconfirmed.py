"""A stance rated as confirmed that nothing independent confirms.

**What it checks.** A stance with `credibility: 1`, *confirmed by other independent sources*, is one of
several: on each claim that it affirms (or denies), some other stance affirms (or denies) it, by a line of
carriers and origins that shares nobody with any line of the rated one. Ratings that the assessor has
surely replaced by a later one are left out.

**Why it matters.** The digit says that somebody else has it too, from elsewhere. Five outlets that repeat
one wire are one source, and confirm nothing.

**How to fix it.** Add the stance that confirms it, with the source in which it stands. If there is none,
rate the stance 2 at best.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimtrack.diagnostics import Diagnostic, Label
from claimtrack.rule import Example, Rule, Subject
from claimtrack.scope import CONFIRMED, SIDES

if TYPE_CHECKING:
    from claimtrack.scope import Reads

RULE = Rule("CT410", "error", near=("assessment.of", *SIDES))

_CORPUS = """\
claims:
  engines: The night flights carry engines.
actors:
  analyst: The analyst
  airline: The airline
  pilot: A pilot
sources:
  bulletin: {title: Port bulletin}
  letter: {title: Letter to the port}
stances:
  bulletin: {id: by-airline, holder: airline, affirms: engines}
  letter: {holder: pilot, affirms: engines}
"""

EXAMPLES = (
    Example(
        _CORPUS + "assessments:\n  - {of: by-airline, by: analyst, dated: 2013, credibility: 1}\n"
    ),
    Example(
        _CORPUS.replace("holder: pilot,", "holder: pilot, relies_on: airline,")
        + "assessments:\n  - {of: by-airline, by: analyst, dated: 2013, credibility: 1}\n",
        at=("14:61",),
    ),
)


def reads(subject: Subject) -> "Reads":
    """Return what the check looks at: the ratings alone where none says that a stance is confirmed."""
    return CONFIRMED if subject.rated else ("assessment.credibility",)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Give the ratings of 1 that nothing independent confirms, each at the digit."""
    for one in subject.confirmations:
        if one.confirmed == "no":
            yield RULE.at(
                one.assessment.spans.field("credibility"),
                f"nothing confirms `{one.stance.id}` on `{one.claim}`: no other line is independent of it",
                "rate it 2 at best, or add the stance that confirms it",
                Label(one.stance.spans.record, "the stance that is rated"),
            )
