"""An unnamed holder who says what ought to be.

**What it checks.** Nobody of kind `unnamed` affirms or denies a claim of kind `normative`. In a source's own
voice its authors are the holders; one who has a name is enough.

**Why it matters.** A name is withheld so that somebody can tell what they know. What somebody wants is no
such knowledge, and a want that nobody answers for is a way to float or to attack without being seen.
The Associated Press, for one, grants anonymity for information only, not for opinion.

**How to fix it.** Nothing, if the source has it so: the notice is for whoever reads the stance. Otherwise
name the holder, or look whether the claim is a fact or an assessment (`kind`).
"""

from collections.abc import Iterator
from typing import Final

from claimtrack.diagnostics import Diagnostic, Label
from claimtrack.model import Stance
from claimtrack.rule import Example, Rule, Subject
from claimtrack.words import listing

RULE = Rule(
    "CT404",
    "notice",
    reads=("affirms", "denies", "claim.kind", "actor.kind", "source.author"),
    near=(),
)

EXAMPLES = (
    Example("""\
claims:
  engines: The night flights carry engines.
  closure: {text: The port should be closed., kind: normative}
actors:
  airline: The airline
  pilot: {name: a pilot, kind: unnamed}
sources:
  report: {title: Engines by night}
stances:
  report:
    - {holder: pilot, affirms: engines}
    - {holder: pilot, mentions: closure}
    - {holder: airline, denies: closure}
"""),
    Example(
        """\
claims:
  engines: The night flights carry engines.
  closure: {text: The port should be closed., kind: normative}
actors:
  pilot: {name: a pilot, kind: unnamed}
sources:
  report: {title: Engines by night}
  leaflet: {title: Close it, author: pilot}
stances:
  report: {holder: pilot, affirms: [engines, closure]}
  leaflet: {affirms: closure}
""",
        at=("10:20", "11:12"),
    ),
)

MOST: Final = 3
"""How many claims of one stance are named."""


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Give the stances of unnamed holders for or against what ought to be."""
    records = subject.records
    normative = {claim.id for claim in records.claims.values() if claim.kind == "normative"}
    unnamed = {actor.id for actor in records.actors.values() if actor.kind == "unnamed"}
    if not (normative and unnamed):
        return
    for stance in records.every:
        if not isinstance(stance, Stance) or stance.verb not in ("affirms", "denies"):
            continue
        wanted = [claim for claim in dict.fromkeys(stance.claims) if claim in normative]
        holders = records.holders(stance)
        if wanted and unnamed.issuperset(holders):
            more = f" and {len(wanted) - MOST} more" if len(wanted) > MOST else ""
            told = [records.claims[claim] for claim in wanted[:MOST]]
            wants = listing(claim.id for claim in told)
            yield RULE.at(
                stance.spans.field("holder"),
                f"`{holders[0]}` is unnamed, and {stance.verb} what ought to be: {wants}{more}",
                "name who holds it, if the source does",
                *(Label(claim.spans.field("kind"), "normative") for claim in told),
            )
