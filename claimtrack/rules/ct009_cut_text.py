"""A text whose rest YAML takes for a comment.

**What it checks.** No unquoted text is followed by a space, a `#` and, without another space, more
text.

**Why it matters.** To YAML a ` #` begins a comment, and what follows it is dropped in silence: *flight
#12 was late* becomes *flight*.

**How to fix it.** Put the whole text in quotes. If it is a comment, write a space after the `#`.
"""

from claimtrack.rule import Example, Rule

RULE = Rule("CT009", "notice")

EXAMPLES = (
    Example("""\
claims:
  late: "Flight #12 was late."
  early: Flight 13 was early. # by an hour
expect: {late: unasserted, early: unasserted}
"""),
    Example(
        """\
claims:
  late: Flight #12 was late.
expect:
  late: unasserted
""",
        at=("2:16",),
    ),
)
