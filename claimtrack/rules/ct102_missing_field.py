"""A record without a field that it needs.

**What it checks.** Each record has the fields without which it says nothing: a claim its text, a
source its title, a link its premises, an assessment what it is of, by whom and when.

**Why it matters.** Whatever is reported from the record would have a hole at that place.

**How to fix it.** Add the field. A document without a title takes a description in parentheses. A
required key that is merely misspelt is reported as unknown, not here too.
"""

from claimtrack.rule import Example, Rule

RULE = Rule("CT102", "error")

EXAMPLES = (
    Example("""\
claims:
  engines: The night flights carry engines.
sources:
  leaflet: {title: (leaflet found at the airfield), kind: exhibit}
stances:
  leaflet: {affirms: engines}
"""),
    Example(
        """\
sources:
  leaflet: {kind: exhibit}
""",
        at=("2:3",),
    ),
)
