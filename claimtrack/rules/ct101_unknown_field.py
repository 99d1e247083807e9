"""A field that the record does not take.

**What it checks.** Every key of a record, and every section of a file, is one that the format has.

**Why it matters.** A misspelt key would be passed over and what it says would be lost: a stance
without its date, a claim without its time.

**How to fix it.** Take the name that the finding suggests. What fits no field goes into `note` or
`tags`. Inside `{…}` a comma ends a value: put text with a comma in quotes.
"""

from claimtrack.rule import Example, Rule

RULE = Rule("CT101", "error")

EXAMPLES = (
    Example("""\
claims:
  medicine: {text: "The night flights carry medicine, and nothing else.", about: 2012}
expect:
  medicine: unasserted
"""),
    Example(
        """\
claims:
  medicine: {text: The night flights carry medicine, and nothing else., abuot: 2012}
expect:
  medicine: unasserted
""",
        at=("2:54", "2:73"),
    ),
)
