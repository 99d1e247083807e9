"""A value that is none of those the field takes.

**What it checks.** Fields with a fixed set of values have one of them; flags are `true` or `false`;
`line` is a number from 1; `sha256` has 64 hexadecimal digits.

**Why it matters.** Whatever counts records by such a field would pass over this one.

**How to fix it.** Take a value that the finding lists. A finer distinction goes into `tags`.
"""

from claimtrack.rule import Example, Rule

RULE = Rule("CT104", "error")

EXAMPLES = (
    Example("""\
actors:
  airline: {name: The airline, kind: organization}
"""),
    Example(
        """\
actors:
  airline: {name: The airline, kind: organisation}
questions:
  cargo: {text: "What do the flights carry?", answers: [medicine, engines], exclusive: yes}
claims:
  medicine: The night flights carry medicine.
  engines: The night flights carry engines.
""",
        at=("2:38", "4:88"),
    ),
)
