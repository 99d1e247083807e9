"""A kept copy that could not be checked.

**What it checks.** Each kept copy is in the snapshot folder, and what reads it is installed: an HTML
page needs `pip install 'claimtrack[html]'`. `claimtrack verify` finds this, not `check`.

**Why it matters.** Nothing is known to be wrong, but the quotes of that source were not looked for, and
a check that did not run must not look as if it had passed.

**How to fix it.** Put the copy where `held` says, or name another folder with `--snapshots`. Copies are
not committed with a corpus by default: ask whoever recorded it.
"""

from claimtrack.rule import Example, Rule

RULE = Rule("CT506", "warning")

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
      quote: the flights carry medicine
""",
        at=("7:13",),
    ),
)
