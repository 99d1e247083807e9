"""A rejected link or a withdrawn claim that does not say why.

**What it checks.** A link with `status: rejected` and a claim with `status: withdrawn` have a `reason`.

**Why it matters.** Such a record is kept so that nobody adds it again. Without the reason the next reader
has to find out anew what was wrong with it, or overrules it.

**How to fix it.** Add a `reason`. If there is none to give, remove the record.
"""

from collections.abc import Iterator

from claimtrack.diagnostics import Diagnostic
from claimtrack.model import Claim, Link
from claimtrack.rule import Example, Rule, Subject

RULE = Rule(
    "CT313",
    "warning",
    reads=(),
    alone=("claim.status", "claim.reason", "link.status", "link.reason"),
)

EXAMPLES = (
    Example("""\
claims:
  rifles: The night flights carry rifles.
  march: No flights took place in March.
links:
  - {from: rifles, contradicts: march, status: rejected, reason: The rifles came in May.}
"""),
    Example(
        """\
claims:
  rifles: The night flights carry rifles.
  march: No flights took place in March.
  april: {text: No flights took place in April., status: withdrawn}
links:
  - {from: rifles, contradicts: march, status: rejected}
""",
        at=("4:58", "6:48"),
    ),
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Give the records that were put aside without a reason."""
    for record in subject.records.every:
        if not isinstance(record, Claim | Link) or record.status == "active":
            continue
        if not (record.reason or subject.damaged(record)):
            message = f"this is {record.status}, and nothing says why"
            yield RULE.at(record.spans.field("status"), message, "add a `reason`")
