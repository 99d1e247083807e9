"""Circular reporting.

**What it checks.** What is relied on does not return to where it came from:

- stances that rely on one another in a circle (`relies_on`);
- documents that derive from one another in a circle (`derived_from`, in whatever way);
- actors who rely on one another, on one side of one claim.

A circle is reported once, at its first record, with the places of its other steps. Where several hang
together, each of their records stands in one that is reported.

**Why it matters.** Each seems to be confirmed by the next, and nobody in the circle has it from anywhere
else. Unless something leads out of the circle the claim has no origin at all.

**How to fix it.** If one step is a mistake, mend it. If it really is so, leave it: the finding then is
what the reader should know. Where one of them has other grounds too, add these to `relies_on`.
"""

from collections.abc import Iterator

from claimtrack.diagnostics import Diagnostic, Label
from claimtrack.rule import Example, Rule, Subject
from claimtrack.scope import LINES, SIDES

RULE = Rule("CT408", "warning", reads=LINES, near=SIDES, once=True)

EXAMPLES = (
    Example("""\
claims:
  engines: The night flights carry engines.
actors:
  airline: The airline
  port: The port authority
sources:
  bulletin: {title: Port bulletin}
  letter: {title: Letter to the port, derived_from: bulletin}
stances:
  letter: {holder: airline, affirms: engines, relies_on: by-port}
  bulletin: {id: by-port, holder: port, affirms: engines}
"""),
    Example(
        """\
claims:
  engines: The night flights carry engines.
actors:
  airline: The airline
  port: The port authority
sources:
  bulletin: {title: Port bulletin, derived_from: {source: letter, how: cites}}
  letter: {title: Letter to the port, derived_from: bulletin}
stances:
  letter:
    - {id: by-airline, holder: airline, affirms: engines, relies_on: by-port}
    - {id: by-port, holder: port, affirms: engines, relies_on: by-airline}
""",
        at=("7:59", "11:70"),
    ),
    Example(
        """\
claims:
  engines: The night flights carry engines.
actors:
  airline: The airline
  port: The port authority
sources:
  bulletin: {title: Port bulletin}
stances:
  bulletin:
    - {holder: airline, affirms: engines, relies_on: port}
    - {holder: port, affirms: engines, relies_on: airline}
""",
        at=("10:54",),
    ),
)

MOST = 5
"""How many steps of a circle are named."""


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Give each circle, at the first of its steps."""
    records = subject.records
    derived = any(source.derived_from for source in records.sources.values())
    if not derived and not any(stance.relies_on for stance in records.stances.values()):
        return
    from claimtrack.provenance.circular import circular  # noqa: PLC0415 - not every corpus pays

    for circle in circular(subject.chains, subject.held):
        ids = (*circle.loop, circle.loop[0])
        named = " → ".join(f"`{id_}`" for id_ in ids[: MOST + 1])
        more = f" → … ({len(circle.loop)} records)" if len(ids) > MOST + 1 else ""
        about = f" over `{circle.claim}`" if circle.claim else ""
        yield RULE.at(
            circle.places[0],
            f"circular reporting{about}: {named}{more}",
            "mend the step that is wrong; if none is, nothing in the circle confirms anything",
            *(
                Label(span, f"on to `{id_}`")
                for span, id_ in zip(circle.places[1:MOST], ids[2:], strict=False)
            ),
        )
