r"""A character that no claim file may hold.

**What it checks.** The file is UTF-8 and holds no control characters, no line breaks that only YAML
knows (such as U+2028), and no tabs.

**Why it matters.** Such characters are invisible, editors show them differently, and YAML parsers
disagree on them: two people would read two corpora from one file.

**How to fix it.** Save the file as UTF-8. Remove the character, or, if the text needs it, write it as
an escape inside double quotes: `"\t"`, `"\u2028"`. Indent with spaces.
"""

from claimtrack.rule import Example, Rule

RULE = Rule("CT002", "error")

EXAMPLES = (
    Example("""\
claims:
  fuel: "The column for fuel reads\\tnone."
expect:
  fuel: unasserted
"""),
    Example(
        """\
claims:
  fuel: The column for fuel reads\tnone.
expect:
  fuel: unasserted
""",
        at=("2:34",),
    ),
    Example(b"claims:\n  cafe: The crew met in a caf\xe9.\n", at=("2:30",)),
)
