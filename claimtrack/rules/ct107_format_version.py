"""A version of the record format that this claimtrack does not read.

**What it checks.** `claimtrack`, the optional version of the format at the top of a file, is `1`.

**Why it matters.** A later version may mean something else by the same words.

**How to fix it.** Upgrade claimtrack if the file was written for a later version. Otherwise write `1`,
or leave the line out.
"""

from claimtrack.rule import Example, Rule

RULE = Rule("CT107", "error")

EXAMPLES = (
    Example("""\
claimtrack: 1
actors:
  airline: The airline
"""),
    Example(
        """\
claimtrack: 2
actors:
  airline: The airline
""",
        at=("1:13",),
    ),
)
