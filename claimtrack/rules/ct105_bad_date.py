"""A date that is not one.

**What it checks.** Dates have a form of the format (`2013`, `2013-03`, `2013-03-25`, `2012~`,
`201X`, `2012-07/2013-03`, `../2013`), name a day that exists, and do not run backwards.

**Why it matters.** Whether two claims are about the same time decides whether they can contradict
each other at all.

**How to fix it.** Take the form that the finding suggests. If the date is not known, leave it out; if it
is known roughly, say so with `~`, `?` or fewer digits.
"""

from claimtrack.rule import Example, Rule

RULE = Rule("CT105", "error")

EXAMPLES = (
    Example("""\
claims:
  engines: The night flights carry engines.
sources:
  bulletin: {title: Port bulletin, published: 2013-02-28}
stances:
  bulletin: {affirms: engines}
"""),
    Example(
        """\
sources:
  bulletin: {title: Port bulletin, published: 2013-02-30}
  letter: {title: Letter to the port, published: 3/2013}
""",
        at=("2:47", "3:50"),
    ),
)
