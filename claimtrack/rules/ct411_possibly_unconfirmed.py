"""A stance rated as confirmed that perhaps nothing independent confirms.

**What it checks.** As CT410, but for what is not sure. Somebody confirms the stance as the records stand;
but an attribution is unsure, or what may be one is one: two unnamed actors, somebody unnamed and each of
whom `may_be` names, a document and what it quotes or cites, an origin and whom it elsewhere passes on.

**Why it matters.** Two unnamed officials in two reports are often one official.

**How to fix it.** Find out whether the two are one, and name them, or give each a `member_of` or
`acts_for`. If it cannot be found out, the rating says more than is known.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimtrack.diagnostics import Diagnostic, Label
from claimtrack.rule import Example, Rule, Subject
from claimtrack.scope import CONFIRMED, SIDES

if TYPE_CHECKING:
    from claimtrack.scope import Reads

RULE = Rule("CT411", "notice", near=("assessment.of", *SIDES))

_CORPUS = """\
claims:
  engines: The night flights carry engines.
actors:
  analyst: The analyst
  pilot: {name: a pilot, kind: unnamed}
  clerk: {name: a clerk, kind: unnamedNOTE}
sources:
  bulletin: {title: Port bulletin}
  letter: {title: Letter to the port}
stances:
  bulletin: {id: by-pilot, holder: pilot, affirms: engines}
  letter: {holder: clerk, affirms: engines}
assessments:
  - {of: by-pilot, by: analyst, dated: 2013, credibility: 1}
"""

EXAMPLES = (
    Example(_CORPUS.replace("unnamedNOTE", "person")),
    Example(_CORPUS.replace("NOTE", ""), at=("14:59",)),
)


def reads(subject: Subject) -> "Reads":
    """Return what the check looks at: the ratings alone where none says that a stance is confirmed."""
    return CONFIRMED if subject.rated else ("assessment.credibility",)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Give the ratings of 1 that are only possibly confirmed, each at the digit."""
    for one in subject.confirmations:
        if one.confirmed == "possibly":
            yield RULE.at(
                one.assessment.spans.field("credibility"),
                f"nothing surely confirms `{one.stance.id}` on `{one.claim}`",
                "find out whether those who seem to are others, and say so themselves; or rate it 2",
                Label(one.stance.spans.record, "the stance that is rated"),
            )
