"""A merge conflict that was left in a file.

**What it checks.** No line begins with the mark that git writes where two versions could not be
merged.

**Why it matters.** The file holds two versions of the same records, and nobody has chosen yet. It is
not read further.

**How to fix it.** Choose between the versions, or keep both records under two ids, and remove the
lines with `<<<<<<<`, `=======` and `>>>>>>>`.
"""

from claimtrack.rule import Example, Rule

RULE = Rule("CT003", "error")

EXAMPLES = (
    Example("""\
claims:
  medicine: The night flights carry medicine.
expect:
  medicine: unasserted
"""),
    Example(
        """\
claims:
<<<<<<< HEAD
  medicine: The night flights carry medicine.
=======
  medicine: The night flights carry medicine and post.
>>>>>>> correction
""",
        at=("2:1",),
    ),
)
