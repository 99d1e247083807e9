"""A source that nobody uses.

**What it checks.** Each source has a stance in it, or is named by some other record: in the `via` or
`relies_on` of a stance, by another source that is part of it or derived from it, by a link or an
assessment. Sources that a file names which could not be read to its end are left out.

**Why it matters.** Nothing was taken from the source, so it bears on no claim. Often its stances were
forgotten, or stand under another id by mistake.

**How to fix it.** Add what the source records, name it where it was passed on, or remove it.
"""

from collections.abc import Iterator

from claimtrack.diagnostics import Diagnostic
from claimtrack.rule import Example, Rule, Subject

RULE = Rule("CT406", "notice", reads=("mentioned",))

EXAMPLES = (
    Example("""\
claims:
  engines: The night flights carry engines.
sources:
  report: {title: Engines by night, derived_from: log}
  log: {title: Tower log}
stances:
  report: {affirms: engines}
"""),
    Example(
        """\
claims:
  engines: The night flights carry engines.
sources:
  report: {title: Engines by night}
  log: {title: Tower log, part_of: bulletin}
  bulletin: {title: Port bulletin}
stances:
  report: {affirms: engines}
""",
        at=("5:3",),
    ),
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Give the sources to which nothing refers."""
    for source in subject.records.sources.values():
        if source.id in subject.unmentioned and not subject.unread(source.id):
            yield RULE.at(
                source.spans.record,
                f"nothing uses source `{source.id}`",
                "add the stances that it records, or remove it",
            )
