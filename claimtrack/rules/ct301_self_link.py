"""A link to itself.

**What it checks.** A link does not end at one of its own premises, and an undercut does not attack
itself.

**Why it matters.** A claim gives no reason for or against itself. Most often the id of one end was
copied and never changed.

**How to fix it.** Name the claim that is meant at one end, or remove the link.
"""

from collections.abc import Iterator

from claimtrack.diagnostics import Diagnostic, Label
from claimtrack.rule import Example, Rule, Subject

RULE = Rule("CT301", "error", reads=(), alone=("link",))

EXAMPLES = (
    Example("""\
claims:
  medicine: The night flights carry medicine.
  manifest: The manifest lists medicine.
links:
  - {from: manifest, supports: medicine}
"""),
    Example(
        """\
claims:
  medicine: The night flights carry medicine.
  manifest: The manifest lists medicine.
links:
  - {from: [manifest, medicine], supports: medicine}
  - {id: forged, from: manifest, undercuts: forged}
""",
        at=("5:44", "6:45"),
    ),
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Give the links that end where they begin."""
    for link in subject.records.links.values():
        if link.to in link.from_:
            premise = link.spans.field("from", link.from_.index(link.to))
            yield RULE.at(
                link.spans.field(link.verb),
                f"this link begins and ends at `{link.to}`",
                "name another claim at one end, or remove the link",
                Label(premise, "it begins here"),
            )
        elif link.to == link.id:
            message = f"`{link.id}` undercuts itself"
            yield RULE.at(link.spans.field(link.verb), message, "name the step that it attacks")
