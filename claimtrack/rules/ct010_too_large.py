"""A file larger than any claim file is.

**What it checks.** A file has at most 12 MiB, and at most 250,000 lines and commas together.

**Why it matters.** Claim files are written by hand; such a file came into the folder by mistake, or was
made to bring a program down. Reading it could take all the memory there is. References that may
lead into it are not called dangling.

**How to fix it.** Keep the file out of the folder that is checked. If it holds records, split it.
"""

from claimtrack.rule import Example, Rule

RULE = Rule("CT010", "error")

EXAMPLES = (
    Example("""\
claims:
  medicine: The night flights carry medicine.
expect:
  medicine: unasserted
"""),
    Example("claims:\n  medicine: Medicine" + "\n" * 600_000, at=("1:1",)),
)
