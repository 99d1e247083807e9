"""A stance that was taken after its source came out.

**What it checks.** The first day that `said` allows is not later than the last day on which the source can
have been `published`, by its own date or by that of what it is part of. Dates that leave it open pass. A
stance with `attribution: unsure` is left out, since it may be one that the source only foresees.

**Why it matters.** A source cannot record what was not yet said. One of the two dates is wrong, and with it
the order in which a holder's stances are put: a change of position may be shown the wrong way round.

**How to fix it.** Correct the date that is wrong. A source to which people went on adding, such as a thread
of comments, has a `published` of its own that says so (`2012-08-22/..`). What the source only foresees is
`attribution: unsure`.
"""

from collections.abc import Iterator

from claimtrack.dates import before
from claimtrack.diagnostics import Diagnostic, Label
from claimtrack.model import Stance
from claimtrack.rule import Example, Rule, Subject

RULE = Rule(
    "CT402",
    "warning",
    reads=(
        "stance.source",
        "stance.said",
        "stance.attribution",
        "source.published",
        "source.part_of",
    ),
    near=(),
)

EXAMPLES = (
    Example("""\
claims:
  engines: The night flights carry engines.
actors:
  airline: The airline
sources:
  report: {title: Engines by night, published: 2013-03}
  comments: {title: Below the report, part_of: report, published: 2013-03/..}
stances:
  report:
    - {holder: airline, denies: engines, said: 2013-03-25}
    - {holder: airline, affirms: engines, said: 2013-05, attribution: unsure}
  comments: {holder: airline, affirms: engines, said: 2013-04}
"""),
    Example(
        """\
claims:
  engines: The night flights carry engines.
actors:
  airline: The airline
sources:
  report: {title: Engines by night, published: 2013-03}
  comments: {title: Below the report, part_of: report}
stances:
  report: {holder: airline, denies: engines, said: 2013-04~/2014}
  comments: {holder: airline, affirms: engines, said: 2013-04-01}
""",
        at=("10:55",),
    ),
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Give the stances that surely came after their source."""
    for stance in subject.records.every:
        if isinstance(stance, Stance) and stance.said and stance.attribution != "unsure":
            source = subject.lender(stance.source, "published")
            if source is None or source.published is None:
                continue
            if before(source.published, stance.said) == "yes" and not subject.damaged(stance):
                yield RULE.at(
                    stance.spans.field("said"),
                    f"this was said {stance.said}, and `{stance.source}` came out {source.published}",
                    "correct the date that is wrong; what is only foreseen is `attribution: unsure`",
                    Label(source.spans.field("published"), "before that"),
                )
