"""A quote that cuts a word or number.

**What it checks.** A quote that stands in the kept copy begins and ends with whole words and numbers there.
One that does so anywhere in the copy is taken at that place; only one that does nowhere is told.
`claimtrack verify` finds this, not `check`.

**Why it matters.** *16* is not what a text says that says *16,000*, and *arms* not one that says *alarms*.

**How to fix it.** Quote whole words and numbers. If the words are another source's, the copy is the wrong
one.
"""

from claimtrack.rule import Example, Rule

RULE = Rule("CT508", "notice")

COPY = "The port counts 16,000 crates of medicine. A crate is a crate.\n"
"""The kept copy."""

_CORPUS = """\
claims:
  medicine: The night flights carry medicine.
sources:
  bulletin:
    title: Port bulletin
    held:
      path: bulletin.txt
      sha256: 6b8bea3e26e00c789b6bbc8d0bd180abb5273fa2531a480dce8a39938b5c4ecb
stances:
  bulletin:
    - affirms: medicine
      quote: QUOTE
"""

EXAMPLES = (
    Example(_CORPUS.replace("QUOTE", "counts 16,000"), copies={"bulletin.txt": COPY}),
    Example(_CORPUS.replace("QUOTE", "counts 16"), at=("12:14",), copies={"bulletin.txt": COPY}),
)
