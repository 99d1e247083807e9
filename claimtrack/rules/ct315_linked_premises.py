"""Several premises where a link takes one.

**What it checks.** Only `supports`, `opposes` and `undercuts` have more than one claim in `from`.

**Why it matters.** Several premises make one argument that holds only with all of them. For `contradicts`,
`entails` and `equivalent`, which are between two claims, it would not be clear what is meant: that each
of them does, or all of them together.

**How to fix it.** Write one link for each claim if each of them is meant. If they are meant together, state
them as one claim.
"""

from collections.abc import Iterator

from claimtrack.diagnostics import Diagnostic
from claimtrack.rule import Example, Rule, Subject

RULE = Rule("CT315", "error", reads=(), alone=("contradicts", "entails", "equivalent"))

EXAMPLES = (
    Example("""\
claims:
  medicine: The night flights carry medicine only.
  rifles: The night flights carry rifles.
  heavy: The planes land heavy.
  guarded: Soldiers guard the planes.
links:
  - {from: [heavy, guarded], supports: rifles}
  - {from: rifles, contradicts: medicine}
"""),
    Example(
        """\
claims:
  medicine: The night flights carry medicine only.
  rifles: The night flights carry rifles.
  fuel: The night flights carry fuel.
links:
  - {from: [rifles, fuel], contradicts: medicine}
""",
        at=("6:12",),
    ),
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Give the links between two claims that have more than one in `from`."""
    for link in subject.records.links.values():
        if len(link.from_) > 1 and link.verb in ("contradicts", "entails", "equivalent"):
            yield RULE.at(
                link.spans.field("from"),
                f"`{link.verb}` is between two claims, and here are {len(link.from_)} in `from`",
                "write a link for each, or state them as one claim",
            )
