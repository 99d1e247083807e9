"""An id that is used twice.

**What it checks.** Ids are unique over the whole corpus and over all kinds of records. The finding
stands at every use after the first, and a label at the first. An id that stands twice in one mapping
is a duplicate key (CT004).

**Why it matters.** A reference to the id could mean either record, and what is said about one would
count for the other.

**How to fix it.** Rename one of the two. If both are the same record, keep one.
"""

from collections.abc import Iterator

from claimtrack.diagnostics import Diagnostic, Label
from claimtrack.model import Expectation, Record
from claimtrack.references import kind_of
from claimtrack.rule import Example, Rule, Subject
from claimtrack.words import article

RULE = Rule("CT202", "error", reads=())

EXAMPLES = (
    Example("""\
claims:
  engines: The night flights carry engines.
sources:
  bulletin: {title: Port bulletin}
actors:
  bulletin-office: The office that writes the bulletin
stances:
  bulletin: {affirms: engines}
"""),
    Example(
        """\
sources:
  bulletin: {title: Port bulletin}
actors:
  bulletin: The office that writes the bulletin
""",
        at=("4:3",),
    ),
    Example(
        """\
claims:
  medicine: The night flights carry medicine.
  manifest: The manifest lists medicine.
links:
  - {id: manifest, from: manifest, supports: medicine}
""",
        at=("5:10", "later.yaml:2:3"),
        others={"later.yaml": "actors:\n  medicine: The medical office\n"},
    ),
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Give the records whose id an earlier record has."""
    reported = {found.span for found in subject.reading.found if found.code == "CT004"}
    met: dict[str, Record] = {}
    for record in subject.records.every:
        if isinstance(record, Expectation):
            continue
        first = met.setdefault(record.id, record)
        if first is record:
            continue
        span = record.spans.field("id")
        if span not in reported:
            yield RULE.at(
                span,
                f"id `{record.id}` already names {_described(first)}",
                "rename one of the two; if they are the same, keep one",
                Label(first.spans.field("id"), "first used here"),
            )


def _described(record: Record) -> str:
    return f"{article(kind_of(record))} at {record.spans.field('id')}"
