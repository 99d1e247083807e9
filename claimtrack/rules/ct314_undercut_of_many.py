"""An undercut of a stance on several claims.

**What it checks.** A stance that is undercut is on one claim. A label shows its claims.

**Why it matters.** Whoever attacks a witness on one point does not attack all else he says in the same
breath; the undercut does not tell which point is meant.

**How to fix it.** Split the stance: one stance for each claim, each with an `id`. Undercut the one
that is meant, or each of them.
"""

from collections.abc import Iterator

from claimtrack.diagnostics import Diagnostic, Label
from claimtrack.rule import Example, Rule, Subject

RULE = Rule("CT314", "error", reads=("undercuts", "stance.claims"), near=())

EXAMPLES = (
    Example("""\
claims:
  medicine: The night flights carry medicine.
  daily: The flights take place every night.
  asleep: The guard slept through the night.
actors:
  guard: {name: a guard, kind: unnamed}
sources:
  bulletin: {title: Port bulletin}
stances:
  bulletin:
    - {holder: guard, affirms: medicine}
    - {id: guard-daily, holder: guard, affirms: daily}
links:
  - {from: asleep, undercuts: guard-daily}
"""),
    Example(
        """\
claims:
  medicine: The night flights carry medicine.
  daily: The flights take place every night.
  asleep: The guard slept through the night.
actors:
  guard: {name: a guard, kind: unnamed}
sources:
  bulletin: {title: Port bulletin}
stances:
  bulletin:
    - {id: by-guard, holder: guard, affirms: [medicine, daily]}
links:
  - {from: asleep, undercuts: by-guard}
""",
        at=("13:31",),
    ),
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Give the undercuts of a stance on more than one claim."""
    for link in subject.records.links.values():
        stance = subject.records.stances.get(link.to)
        if link.verb == "undercuts" and stance is not None and len(set(stance.claims)) > 1:
            yield RULE.at(
                link.spans.field("undercuts"),
                f"stance `{stance.id}` is on {len(set(stance.claims))} claims; which is undercut?",
                "split the stance, and name the part that is meant",
                Label(stance.spans.field(stance.verb), "its claims are here"),
            )
