"""A path that leaves the snapshot folder.

**What it checks.** The path of a held copy is relative to the snapshot folder and stays in it: no `..`,
no leading `/`, no drive letter, no scheme.

**Why it matters.** A corpus that comes from elsewhere must not make a program read files that have
nothing to do with it.

**How to fix it.** Move the copy into the snapshot folder and write its path from there. Where the
document was found goes into `url`.
"""

from claimtrack.rule import Example, Rule

RULE = Rule("CT109", "error")

EXAMPLES = (
    Example("""\
claims:
  engines: The night flights carry engines.
sources:
  bulletin:
    title: Port bulletin
    held:
      path: port/bulletin.txt
      sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
stances:
  bulletin: {affirms: engines}
"""),
    Example(
        """\
sources:
  bulletin:
    title: Port bulletin
    held:
      path: ../bulletin.txt
      sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
""",
        at=("5:13",),
    ),
)
