"""A file that cannot be read.

**What it checks.** Every claim file in the folder is a regular file that may be read, and no link to one
that lies elsewhere: what is shown of a corpus should come from it.

**Why it matters.** What the file says is missing from the corpus, so its claims would look
unsupported and its conflicts settled. References that may lead into it are not called dangling.

**How to fix it.** Mend the file's permissions, or the link that leads nowhere; or keep the file out of
the folder. Name a folder that holds both ends of a link, or name the file itself.
"""

from claimtrack.rule import Example, Rule

RULE = Rule("CT008", "error")

EXAMPLES = (
    Example(
        """\
claims:
  medicine: The night flights carry medicine.
""",
        others={"more.yaml": "expect: {medicine: unasserted}\n"},
    ),
    Example(
        """\
claims:
  medicine: The night flights carry medicine.
expect:
  engines: contested
""",
        at=("more.yaml:1:1",),
        others={"more.yaml": None},
    ),
)
