"""A kept copy whose bytes are not those that were recorded.

**What it checks.** The SHA-256 of a kept copy is the one under `held`. `claimtrack verify` finds this,
not `check`. The quotes are looked for all the same.

**Why it matters.** A copy is evidence only while it is what it was. An editor that ends lines in
another way changes it, as does whoever would like it to say something else.

**How to fix it.** Bring the recorded copy back. If the new one is right (a better scan, a later save),
record it with `claimtrack snapshot add`, and look at what it changes in the quotes.
"""

from claimtrack.rule import Example, Rule

RULE = Rule("CT504", "error")

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
      sha256: b413f47d13ee2fe6c845b2ee141af81de858df4ec549a58b7970bb96645bc8d2
stances:
  bulletin:
    - affirms: medicine
      quote: the flights carry medicine
""",
        at=("8:15",),
        copies={"bulletin.txt": COPY},
    ),
)
