"""A second document in one file.

**What it checks.** A file is one YAML document: one mapping. A `---` at the very beginning is fine;
another one, or the end mark `...`, is not.

**Why it matters.** Programs differ in whether they read what comes after the first document. What
they pass over is lost without a word.

**How to fix it.** Remove the line and let the sections stand in one mapping, or make two files.
"""

from claimtrack.rule import Example, Rule

RULE = Rule("CT006", "error")

EXAMPLES = (
    Example("""\
---
claims:
  medicine: The night flights carry medicine.
expect:
  medicine: unasserted
"""),
    Example(
        """\
claims:
  medicine: The night flights carry medicine.
---
expect:
  medicine: unasserted
""",
        at=("3:1",),
    ),
)
