"""A quote that is not in the kept copy.

**What it checks.** Where a source holds a copy, each `quote` of its stances stands in the copy's text,
and of a part's in the copy of the whole. White space of any kind, typographic quotes and dashes count
as their plain forms. `claimtrack verify` finds this, not `check`.

**Why it matters.** Words that somebody is said to have used, and has not, are the worst thing an
account of a dispute can hold. Most often it is a slip, a word from memory, or the wrong source.

**How to fix it.** The finding shows the nearest text, its line and column in the copy, and how the two
differ: `[-words of the quote-]`, `{+words of the copy+}`. Copy the words from there. If nothing is
near, the stance stands under the wrong source.
"""

from claimtrack.rule import Example, Rule

RULE = Rule("CT501", "error")

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
    held:
      path: bulletin.txt
      sha256: 15411c59656171bc5389997dd41399d80ab818ccbd5e2827d591373079d05829
stances:
  bulletin:
    - affirms: medicine
      quote: flights carried medicine
""",
        at=("12:14",),
        copies={"bulletin.txt": COPY},
    ),
)
