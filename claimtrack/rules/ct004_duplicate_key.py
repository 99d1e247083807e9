"""A key that is used twice in one mapping.

**What it checks.** Each key of a mapping stands there once: ids within a section, fields within a
record, sections within a file.

**Why it matters.** YAML says that keys are unique, yet most programs silently keep the last one, and
what the first one said is lost.

**How to fix it.** Remove one of the two, merge what they say, or give the second another id.
"""

from claimtrack.rule import Example, Rule

RULE = Rule("CT004", "error")

EXAMPLES = (
    Example("""\
claims:
  medicine: {text: The night flights carry medicine., about: 2012}
expect:
  medicine: unasserted
"""),
    Example(
        """\
claims:
  medicine: {text: The night flights carry medicine., about: 2012, about: 2013}
  medicine: The night flights carry medicine and post.
expect:
  medicine: unasserted
""",
        at=("2:68", "3:3"),
    ),
)
