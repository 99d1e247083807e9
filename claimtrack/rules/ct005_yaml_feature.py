"""A feature of YAML that claim files do without.

**What it checks.** There are no anchors (`&`), aliases (`*`), merge keys (`<<`), tags (`!`) and
directives (`%`).

**Why it matters.** A record that borrows from another can't be read by itself, and a few nested
aliases can blow up to more text than a machine holds. Tags change what a value is behind the back of
whoever reads it.

**How to fix it.** Write the value out. Text that begins with one of these characters goes in quotes.
"""

from claimtrack.rule import Example, Rule

RULE = Rule("CT005", "error")

EXAMPLES = (
    Example("""\
claims:
  alert: "!The tower raised the alarm."
expect:
  alert: unasserted
"""),
    Example(
        """\
claims:
  alert: !The tower raised the alarm.
  medicine: {text: &cargo The night flights carry medicine.}
  repeated: {text: *cargo}
expect: {alert: unasserted, medicine: unasserted, repeated: unasserted}
""",
        at=("2:10", "3:20", "4:20"),
    ),
    Example(
        """\
%YAML 1.1
---
claims:
  medicine: The night flights carry medicine.
""",
        at=("1:1",),
    ),
)
