"""Quotes of a source that holds no copy.

**What it checks.** A source with quotes holds a kept copy, or is part of one that does. `claimtrack
verify` finds this, not `check`.

**Why it matters.** Pages change and vanish. A quote that cannot be held to a text rests on whoever
typed it. It is a notice, since there may be no copy to be had; such quotes are counted as not checked.

**How to fix it.** Save the document in the snapshot folder and record it with `claimtrack snapshot add
FILE --source ID`.
"""

from claimtrack.rule import Example, Rule

RULE = Rule("CT507", "notice")

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
      quote: the flights carry medicine
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
stances:
  bulletin:
    - affirms: medicine
      quote: the flights carry medicine
""",
        at=("4:3",),
    ),
)
