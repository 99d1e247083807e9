"""An id that is not well formed.

**What it checks.** An id is lower-case letters from a to z, digits and single hyphens, with at least
one letter: `cargo-arms`, `cbs-2013-03-25`.

**Why it matters.** Ids are typed by hand in many files. With one spelling there is one way to write
each; and with a letter in it an id is never mistaken for a number or a date.

**How to fix it.** Rename the record, and with it whatever refers to it.
"""

from claimtrack.rule import Example, Rule

RULE = Rule("CT201", "error")

EXAMPLES = (
    Example("""\
actors:
  port-authority: The port authority
"""),
    Example(
        """\
actors:
  Port_Authority: The port authority
sources:
  2013-03: {title: The March bulletin}
""",
        at=("2:3", "4:3"),
    ),
)
