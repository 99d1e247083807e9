"""A text that is not YAML.

**What it checks.** The file can be read as YAML from its beginning to its end. The finding stands
where something was surely mistyped, such as a quote or bracket that is never closed or a key without its
colon, otherwise where reading stopped; a label shows where the broken part began, if that is another place.

**Why it matters.** Nothing after that place is known. What other files say is checked all the same,
and references to records that this file may hold are not called dangling.

**How to fix it.** Most often text holds a `: ` or begins with a character that means something to
YAML: put the text in quotes. Otherwise look for indentation that does not line up.
"""

from claimtrack.rule import Example, Rule

RULE = Rule("CT001", "error")

EXAMPLES = (
    Example("""\
claims:
  refused: {text: "The tower said: no landing."}
expect:
  refused: unasserted
"""),
    Example(
        """\
claims:
  refused: The tower said: no landing.
""",
        at=("2:26",),
    ),
    Example(
        """\
claims:
  refused: {text: The tower refused the landing.
""",
        at=("2:12",),
    ),
)
