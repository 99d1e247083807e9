"""A quote that stands in the kept copy more than once.

**What it checks.** A quote stands in the copy once, or `line`, `prefix` and `suffix` leave one place.
`line` is the line of the copy's text on which the quote begins; `prefix` and `suffix` stand right
before and after it. `claimtrack verify` finds this, not `check`.

**Why it matters.** A quote is there so that a reader finds the passage. Of two passages one may belong
to another speaker, or say the opposite a few words on.

**How to fix it.** The finding lists the places as line and column. Add `line`, quote more words, or
write `quote: {exact: …, prefix: …}`.
"""

from claimtrack.rule import Example, Rule

RULE = Rule("CT502", "error")

COPY = "The flights carry medicine.\nOr so it was said: the flights carry medicine.\n"
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
      sha256: f562914deab938108c78eba4375a9ac1c5d23c6402ef9cb11c23fa7580e0cc2a
stances:
  bulletin:
    - affirms: medicine
      quote: flights carry medicine
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
      sha256: f562914deab938108c78eba4375a9ac1c5d23c6402ef9cb11c23fa7580e0cc2a
stances:
  bulletin:
    - affirms: medicine
      quote: flights carry medicine
""",
        at=("12:14",),
        copies={"bulletin.txt": COPY},
    ),
)
