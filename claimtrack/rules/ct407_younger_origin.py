"""A source derived from one that is younger.

**What it checks.** No document in `derived_from` surely came out after the document that took something from
it, both by their own dates or by those of what they are part of. Dates that leave it open pass.

**Why it matters.** What came later cannot be where it comes from. The step points the wrong way, or a date is
wrong; either way the origin of whatever stands in the source is lost.

**How to fix it.** Turn the derivation round, or correct the date. A source that was written over some time,
such as a thread of comments below a report, has a `published` of its own that says so (`2012-08-22/..`).
"""

from collections.abc import Iterator

from claimtrack.dates import before
from claimtrack.diagnostics import Diagnostic, Label
from claimtrack.model import Derivation, Source
from claimtrack.rule import Example, Rule, Subject

RULE = Rule(
    "CT407", "error", reads=("source.published", "source.part_of", "source.derived_from"), near=()
)

EXAMPLES = (
    Example("""\
claims:
  engines: The night flights carry engines.
sources:
  report: {title: Engines by night, published: 2013-03, derived_from: [log, note]}
  log: {title: Tower log, published: 2013-03-31}
  note: {title: A note}
stances:
  report: {affirms: engines}
"""),
    Example(
        """\
claims:
  engines: The night flights carry engines.
sources:
  report: {title: Engines by night, published: 2013-03, derived_from: [log, {source: annex, how: cites}]}
  log: {title: Tower log, published: 2013-04}
  bulletin: {title: Port bulletin, published: 2014}
  annex: {title: Annex to the bulletin, part_of: bulletin}
stances:
  report: {affirms: engines}
""",
        at=("4:72", "4:86"),
    ),
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Give the derivations from what surely came later."""
    for source in subject.records.sources.values():
        for index, derivation in enumerate(source.derived_from):
            yield from _finding(subject, source, index, derivation)


def _finding(
    subject: Subject, source: Source, index: int, derivation: Derivation
) -> Iterator[Diagnostic]:
    here = subject.lender(source.id, "published")
    there = subject.lender(derivation.source, "published")
    if not (here and there and here.published and there.published):
        return
    if before(here.published, there.published) == "yes":
        yield RULE.at(
            source.spans.field("derived_from.source", index),
            f"`{derivation.source}` came out {there.published}, after `{source.id}` ({here.published})",
            "turn the derivation round, or correct the date that is wrong",
            Label(here.spans.field("published"), f"when `{source.id}` came out"),
            Label(there.spans.field("published"), f"when `{derivation.source}` came out"),
        )
