"""An undercut that aims at a claim.

**What it checks.** `undercuts` names a link or a stance, not a claim.

**Why it matters.** An undercut attacks a step: that these premises give reason for that end, or that
this witness is to be believed. It leaves open whether the end is true. Aimed at a claim, it does not
say which step it attacks.

**How to fix it.** Name the link or the stance that is attacked, and give it an `id` if it has none. The
labels show links that end at the claim. If the claim itself is meant, use `opposes`.
"""

from collections.abc import Iterator

from claimtrack.diagnostics import Diagnostic, Label
from claimtrack.model import Link
from claimtrack.rule import Example, Rule, Subject
from claimtrack.words import shown

RULE = Rule("CT302", "error", reads=())

EXAMPLES = (
    Example("""\
claims:
  medicine: The night flights carry medicine.
  manifest: The manifest lists medicine.
  forged: The manifest was written after the flights.
links:
  - {id: by-manifest, from: manifest, supports: medicine}
  - {from: forged, undercuts: by-manifest}
"""),
    Example(
        """\
claims:
  medicine: The night flights carry medicine.
  manifest: The manifest lists medicine.
  forged: The manifest was written after the flights.
links:
  - {id: by-manifest, from: manifest, supports: medicine}
  - {from: forged, undercuts: medicine}
""",
        at=("7:31",),
    ),
)

MOST = 3
"""How many links are shown that may have been meant."""


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Give the undercuts that end at a claim."""
    for reference in subject.astray:
        if reference.field.name == "undercuts" and reference.id in subject.records.claims:
            meant = [link for link in subject.records.links_to(reference.id) if _is_step(link)]
            yield RULE.at(
                reference.span,
                f"an undercut attacks a link or a stance, and `{shown(reference.id)}` is a claim",
                _help(meant[:MOST]),
                *(Label(link.spans.record, f"it {link.verb} the claim") for link in meant[:MOST]),
            )


def _is_step(link: Link) -> bool:
    return link.verb != "undercuts"


def _help(meant: list[Link]) -> str:
    ids = [link.id for link in meant if link.spans.has("id")]
    named = f" (such as `{ids[0]}`)" if ids else ""
    return f"name the step that is attacked{named}, or use `opposes` against the claim itself"
