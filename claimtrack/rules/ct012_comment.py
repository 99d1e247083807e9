"""A comment to ignore findings that does not work as it is written.

**What it checks.** A comment that speaks to claimtrack has the form `# claimtrack: ignore CODE -- reason`,
or `ignore-file` in place of `ignore`; several codes have commas between them. Each is the code of a rule, and
none of one that tells that a file could not be read.

**Why it matters.** A comment with a slip in it ignores nothing, and a reader believes that it does. A
reason is required because whoever meets the comment in a year must be able to judge it.

**How to fix it.** Write it in that form. If it was never meant for claimtrack, word it otherwise.
"""

from claimtrack.rule import Example, Rule

RULE = Rule("CT012", "warning")

EXAMPLES = (
    Example("""\
# claimtrack reads this file at every commit; to ignore a finding, give a reason
claims:
  "#claimtrack: ignore me": The night flights carry engines.  # claimtrack: ignore CT201, CT308 -- a title
"""),
    Example(
        """\
claims:
  # claimtrack: ignore CT308
  engines: The night flights carry engines.
  sacks: The night flights carry sacks.  #claimtrack: ignore CT308 -- nobody has said so yet
  post: The night flights carry post.  # claimtrack: ignore CT38, CT001 -- nobody has said so yet
  tea: The night flights carry tea.  # claimtrack: ignore -- nobody has said so yet
""",
        at=("2:3", "4:42", "5:61", "5:67", "6:38"),
    ),
)
