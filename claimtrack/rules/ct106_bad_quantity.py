"""A quantity that is not one.

**What it checks.** The value of a quantity is a number, a range, an open range, or roughly a number:
`16000`, `2000..3000`, `20000..`, `..50`, `~434`.

**Why it matters.** Numbers about the same thing are compared, and a text cannot be.

**How to fix it.** Take the form that the finding suggests. What is counted belongs in `of`, the unit in
`unit`, and words such as *dozens* in the claim's text.
"""

from claimtrack.rule import Example, Rule

RULE = Rule("CT106", "error")

EXAMPLES = (
    Example("""\
claims:
  loads:
    text: About 16,000 crates were landed.
    quantity: {value: ~16000, unit: crates, of: crates landed}
expect:
  loads: unasserted
"""),
    Example(
        """\
claims:
  loads:
    text: About 16,000 crates were landed.
    quantity: {value: "16,000", unit: crates, of: crates landed}
expect:
  loads: unasserted
""",
        at=("4:23",),
    ),
)
