"""A stance or link without a verb, or with two.

**What it checks.** A stance has exactly one of `affirms`, `denies`, `doubts`, `mentions`; a link
exactly one of `supports`, `opposes`, `contradicts`, `entails`, `equivalent`, `undercuts`.

**Why it matters.** The verb is what the record says. Without one it says nothing, and with two it would
share one date, one quote and one reason between two statements.

**How to fix it.** Add the verb, or make two records of it.
"""

from claimtrack.rule import Example, Rule

RULE = Rule("CT108", "error")

EXAMPLES = (
    Example("""\
claims:
  medicine: The night flights carry medicine.
  engines: The night flights carry engines.
actors:
  airline: The airline
sources:
  bulletin: {title: Port bulletin}
stances:
  bulletin:
    - {holder: airline, affirms: medicine}
    - {holder: airline, denies: engines}
"""),
    Example(
        """\
claims:
  medicine: The night flights carry medicine.
  engines: The night flights carry engines.
actors:
  airline: The airline
sources:
  bulletin: {title: Port bulletin}
stances:
  bulletin:
    - {holder: airline, affirms: medicine, denies: engines}
    - {holder: airline, cue: said nothing}
""",
        at=("10:52", "11:7"),
    ),
)
