"""A reference to a record of the wrong kind.

**What it checks.** A field that refers to a record names one of a kind that it takes: `affirms` a
claim, `holder` an actor, `part_of` a source. A label shows the record that was named. An undercut of
a claim has a finding of its own (CT302).

**Why it matters.** An outlet and the article it printed, or a question and its answer, easily go by
similar ids. What is said of the wrong one counts for nothing.

**How to fix it.** Name the record that is meant.
"""

from collections.abc import Iterator

from claimtrack.diagnostics import Diagnostic, Label
from claimtrack.references import kind_of
from claimtrack.rule import Example, Rule, Subject
from claimtrack.words import article, shown

RULE = Rule("CT204", "error", reads=())

EXAMPLES = (
    Example("""\
claims:
  engines: The night flights carry engines.
actors:
  port: The port authority
sources:
  bulletin: {title: Port bulletin, publisher: port}
stances:
  bulletin: {affirms: engines}
"""),
    Example(
        """\
actors:
  port: The port authority
sources:
  bulletin: {title: Port bulletin, publisher: bulletin}
claims:
  medicine: The night flights carry medicine.
stances:
  bulletin:
    - {affirms: [medicine, port]}
    - {holder: bulletin, mentions: medicine}
expect:
  port: unasserted
""",
        at=("4:47", "9:28", "10:16", "12:3"),
    ),
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Give the references to a record of a kind that the field does not take."""
    for reference in subject.astray:
        record = subject.records.by_id.get(reference.id)
        if record is None or kind_of(record) in reference.field.kinds:
            continue
        name, kind = reference.field.name, kind_of(record)
        if (name, kind) != ("undercuts", "claim"):
            wanted = " or ".join(article(one) for one in reference.field.kinds)
            yield RULE.at(
                reference.span,
                f"`{shown(reference.id)}` is {article(kind)}, and here {wanted} is wanted",
                _help(name, kind),
                Label(record.spans.field("id"), f"the {kind} is here"),
            )


def _help(field: str, kind: str) -> str | None:
    if (field, kind) == ("holder", "source"):
        return "name who says so; for the source itself leave `holder` out"
    return None
