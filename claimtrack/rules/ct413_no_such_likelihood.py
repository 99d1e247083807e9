"""A likelihood that is no word of its scale.

**What it checks.** `likelihood` is one of the words that its `scale` defines; case and the amount of white
space count for nothing. With the range of each in percent:

| `icd-203` | | `phia` | |
|---|---|---|---|
| almost no chance, remote | 1 to 5 | remote chance | 0 to 5 |
| very unlikely, highly improbable | 5 to 20 | highly unlikely | 10 to 20 |
| unlikely, improbable | 20 to 45 | unlikely | 25 to 35 |
| roughly even chance, roughly even odds | 45 to 55 | realistic possibility | 40 to 50 |
| likely, probable | 55 to 80 | likely, probable | 55 to 75 |
| very likely, highly probable | 80 to 95 | highly likely | 80 to 90 |
| almost certain, nearly certain | 95 to 99 | almost certain | 95 to 100 |

The first is Intelligence Community Directive 203 (US, 2015), which has the adverbs too; the second the
probability yardstick of the Professional Head of Intelligence Assessment (UK, 2019).

**Why it matters.** A scale is there so that a word means the same to whoever writes it and whoever reads it.
*Highly likely* means something in one of the two and nothing in the other.

**How to fix it.** Take a word of the scale, or name the scale that has the word. What fits no word goes
into `note`.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimtrack.diagnostics import Diagnostic
from claimtrack.model import Assessment
from claimtrack.rule import Example, Rule, Subject
from claimtrack.words import listing, shown

if TYPE_CHECKING:
    from claimtrack.likelihoods import Scale

RULE = Rule("CT413", "error", reads=(), alone=("assessment.likelihood", "assessment.scale"))

EXAMPLES = (
    Example("""\
claims:
  engines: The night flights carry engines.
actors:
  analyst: The analyst
assessments:
  - {of: engines, by: analyst, dated: 2012, likelihood: Very likely, scale: icd-203}
  - {of: engines, by: analyst, dated: 2013, likelihood: realistic possibility, scale: phia}
"""),
    Example(
        """\
claims:
  engines: The night flights carry engines.
actors:
  analyst: The analyst
assessments:
  - {of: engines, by: analyst, dated: 2012, likelihood: highly likely, scale: icd-203}
  - {of: engines, by: analyst, dated: 2013, likelihood: realistic posibility, scale: phia}
  - {of: engines, by: analyst, dated: 2014, likelihood: 80 %, scale: phia}
""",
        at=("6:57", "7:57", "8:57"),
    ),
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Give the likelihoods in words that their scales do not have."""
    for one in subject.records.every:
        if isinstance(one, Assessment) and one.likelihood is not None and one.scale is not None:
            yield from _finding(one, one.likelihood, one.scale)


def _finding(one: Assessment, word: str, scale: "Scale") -> Iterator[Diagnostic]:
    from claimtrack.likelihoods import NAMES, percent  # noqa: PLC0415 - few corpora pay for it

    if percent(word, scale) is None:
        message = f"`{shown(word)}` is no word of the scale {NAMES[scale]}"
        yield RULE.at(one.spans.field("likelihood"), message, _help(word, scale))


def _help(word: str, scale: "Scale") -> str:
    """Return what may have been meant: the other scale, a word spelt alike, or any of the scale's."""
    from claimtrack.likelihoods import NAMES, SCALES, folded, percent  # noqa: PLC0415 - as above
    from claimtrack.spelling import suggest  # noqa: PLC0415 - only a fault pays for it

    for other in SCALES:
        if percent(word, other) is not None:
            return (
                f"it is one of {NAMES[other]}: write `scale: {other}`, or take a word of this scale"
            )
    meant = suggest(folded(word), (own.replace(" ", "-") for own in SCALES[scale]))
    if meant is not None:
        return f"did you mean `{meant.replace('-', ' ')}`?"
    return f"choose one of {listing(SCALES[scale])}"
