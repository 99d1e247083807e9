"""A quote that stands elsewhere than its record says.

**What it checks.** A quote that is in the kept copy begins on its `line`, and stands between its
`prefix` and `suffix`, where these are typed. `claimtrack verify` finds this, not `check`.

**Why it matters.** The line leads a reader to the passage. A wrong one leads to another, and if the
quote came from there it is another quote.

**How to fix it.** The finding says where the quote stands. Correct `line`, `prefix` or `suffix`, or
remove them: a quote that stands once needs none.
"""

from claimtrack.rule import Example, Rule

RULE = Rule("CT503", "error")

COPY = "The port says the flights carry medicine.\nOf engines it says nothing.\n"
"""The kept copy."""

EXAMPLES = (
    Example(
        """\
claims:
  medicine: The night flights carry medicine.
sources:
  bulletin:
    title: Port bulletin
    held:
      path: bulletin.txt
      sha256: 15411c59656171bc5389997dd41399d80ab818ccbd5e2827d591373079d05829
stances:
  bulletin:
    - affirms: medicine
      quote: it says nothing
      line: 2
""",
        copies={"bulletin.txt": COPY},
    ),
    Example(
        """\
claims:
  medicine: The night flights carry medicine.
sources:
  bulletin:
    title: Port bulletin
    held:
      path: bulletin.txt
      sha256: 15411c59656171bc5389997dd41399d80ab818ccbd5e2827d591373079d05829
stances:
  bulletin:
    - affirms: medicine
      quote: it says nothing
      line: 1
""",
        at=("13:13",),
        copies={"bulletin.txt": COPY},
    ),
)
