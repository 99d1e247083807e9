"""A claim that entails another about a different time.

**What it checks.** Where an active `entails` or `equivalent` links two active claims, their times can
overlap, as far as `about` says. Labels show both times.

**Why it matters.** What holds at one time seldom makes sure that something holds at another. If it does, the
link is right; more often one of the dates is not.

**How to fix it.** Correct the date. If the one is merely a sign of the other, use `supports`.
"""

from collections.abc import Iterator

from claimtrack.dates import overlap
from claimtrack.diagnostics import Diagnostic, Label
from claimtrack.model import Claim
from claimtrack.rule import Example, Rule, Subject

RULE = Rule(
    "CT312", "notice", reads=("entails", "equivalent", "claim.status", "claim.about"), near=()
)

EXAMPLES = (
    Example("""\
claims:
  rifles: {text: The night flights carry rifles., about: 2010-05}
  weapons: {text: The night flights carry weapons., about: 2010}
links:
  - {from: rifles, entails: weapons}
"""),
    Example(
        """\
claims:
  rifles: {text: The night flights carry rifles., about: 2010-05}
  weapons: {text: The night flights carry weapons., about: 2011}
links:
  - {from: rifles, entails: weapons}
""",
        at=("5:29",),
    ),
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Give the entailments between claims whose times cannot overlap."""
    for link in subject.records.links.values():
        if link.verb in ("entails", "equivalent") and link.status == "active":
            ends = [subject.records.claims.get(claim) for claim in (*link.from_, link.to)]
            active = [claim for claim in ends if claim is not None and claim.status == "active"]
            if len(active) == 2 and overlap(active[0].about, active[1].about) == "no":  # noqa: PLR2004 - both ends
                yield RULE.at(
                    link.spans.field(link.verb),
                    f"`{active[0].id}` and `{active[1].id}` are about different times",
                    "correct a date, or use `supports`",
                    *map(_label, active),
                )


def _label(claim: Claim) -> Label:
    return Label(claim.spans.field("about"), f"the time of `{claim.id}`")
