"""A kept copy that is not opened, or is no text.

**What it checks.** A kept copy is a regular file in the snapshot folder; links may not lead out of it.
It has at most 64 MiB. It is text in UTF-8 (or in UTF-16 with a byte order mark) or an HTML page in the
encoding that it declares. `claimtrack verify` finds this, not `check`.

**Why it matters.** A corpus that comes from elsewhere must not make a program read files that have
nothing to do with it, wait for a pipe, or fill the memory. In bytes that are no text no quote can be
looked for, and guessing an encoding would find other words.

**How to fix it.** The finding says what is the matter. Of a PDF, a picture or a recording keep a
transcript as text beside it, and hold that.
"""

from claimtrack.rule import Example, Rule

RULE = Rule("CT505", "error")

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
      path: bulletin.pdf
      sha256: b413f47d13ee2fe6c845b2ee141af81de858df4ec549a58b7970bb96645bc8d2
stances:
  bulletin:
    - affirms: medicine
      quote: the flights carry medicine
""",
        at=("7:13",),
        copies={"bulletin.pdf": b"\x00\x01"},
    ),
)
