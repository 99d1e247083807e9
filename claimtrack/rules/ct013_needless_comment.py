"""A comment that ignores nothing.

**What it checks.** For each code in a comment `# claimtrack: ignore …` there is a finding to ignore: at the
end of a line one that begins or ends there; on a line of its own one in what the next line begins; with
`ignore-file` one in the file. Nothing is said while there are errors, nor of codes of `claimtrack verify`.

**Why it matters.** The fault has been mended, or the comment stands at another line than its writer
thought. If it stays, it will hide the next fault of that kind.

**How to fix it.** Remove the code from the comment, or the comment; or move it to the line of the finding.
"""

from claimtrack.rule import Example, Rule

RULE = Rule("CT013", "warning")

EXAMPLES = (
    Example("""\
claims:
  # claimtrack: ignore CT308 -- the minister is to be asked
  engines: The night flights carry engines.
"""),
    Example(
        """\
claims:
  # claimtrack: ignore CT308, CT405 -- the minister is to be asked
  engines: The night flights carry engines.
""",
        at=("2:31",),
    ),
)
