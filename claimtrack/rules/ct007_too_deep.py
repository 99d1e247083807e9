"""Values nested deeper than any claim file needs.

**What it checks.** No value is nested more than 64 levels deep; the format itself needs five. No more than
50,000 lists and mappings of a file stand in values that take none.

**Why it matters.** Such a file is no claim file, or was made to bring a program down: parsers that
follow nesting by recursion crash on it.

**How to fix it.** Keep the file out of the folder that is checked, or correct the brackets.
"""

from claimtrack.rule import Example, Rule

RULE = Rule("CT007", "error")

EXAMPLES = (
    Example("""\
claims:
  heights:
    text: The flights went by at 3000 feet.
    quantity: {value: 3000, unit: feet, of: height of the flights}
expect:
  heights: unasserted
"""),
    Example("claims:\n  heights: " + "[" * 70 + "]" * 70 + "\n", at=("2:76",)),
)
