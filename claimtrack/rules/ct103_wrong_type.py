"""A value of the wrong shape, or none at all.

**What it checks.** Each value has the shape that its field takes: text, a list, or a mapping. A list
may always be a single value. A key without a value is reported here as well, and so is one whose value
is `~` or `null`: everywhere else in YAML that is no value, and never the text. A source under which
no stance stands is one too.

**Why it matters.** A list where one text belongs can't be understood without guessing, and a key
without a value is usually a value that somebody meant to look up.

**How to fix it.** The finding says what the field wants. Remove a key that has nothing to say.
"""

from claimtrack.rule import Example, Rule

RULE = Rule("CT103", "error")

EXAMPLES = (
    Example("""\
actors:
  airline: {name: The airline, aliases: the carrier}
"""),
    Example(
        """\
actors:
  airline: {name: [The airline, the carrier]}
  port:
    name: The port authority
    kind:
""",
        at=("2:19", "5:5"),
    ),
    Example(
        """\
claims:
  open: {text: The field is open., note: ~}
  shut: null
""",
        at=("2:42", "3:9"),
    ),
)
