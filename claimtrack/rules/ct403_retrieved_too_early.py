"""A source that was retrieved before it came out.

**What it checks.** The last day that `retrieved` allows is not before the first day on which the source can
have been `published`, by its own date or by that of what it is part of. Dates that leave it open pass.

**Why it matters.** Nobody can fetch what is not there. Either date may be the wrong one; most often
`published` is that of a later version, and what was fetched is not what the record describes.

**How to fix it.** Correct the date that is wrong. If the text was revised after it was fetched, that is a
source of its own, `derived_from` the first with `how: revises`.
"""

from collections.abc import Iterator

from claimtrack.dates import before
from claimtrack.diagnostics import Diagnostic, Label
from claimtrack.rule import Example, Rule, Subject

RULE = Rule(
    "CT403", "warning", reads=("source.published", "source.retrieved", "source.part_of"), near=()
)

EXAMPLES = (
    Example("""\
claims:
  engines: The night flights carry engines.
sources:
  report: {title: Engines by night, published: 2013-03~, retrieved: 2013-02-25}
stances:
  report: {affirms: engines}
"""),
    Example(
        """\
claims:
  engines: The night flights carry engines.
sources:
  report: {title: Engines by night, published: 2013-03, retrieved: 2013-02-25}
  annex: {title: Annex to the report, part_of: report, retrieved: 2012}
stances:
  report: {affirms: engines}
  annex: {affirms: engines}
""",
        at=("4:68", "5:67"),
    ),
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Give the sources that surely came out after they were retrieved."""
    for source in subject.records.sources.values():
        if source.retrieved is None:
            continue
        dated = subject.lender(source.id, "published")
        if dated is None or dated.published is None:
            continue
        if before(source.retrieved, dated.published) == "yes":
            yield RULE.at(
                source.spans.field("retrieved"),
                f"`{source.id}` was retrieved {source.retrieved}, and came out {dated.published}",
                "correct the date that is wrong",
                Label(dated.spans.field("published"), "after that"),
            )
