"""A contradiction that is both drawn and rejected.

**What it checks.** No pair of claims has an active `contradicts` and a rejected one, in either
direction. The finding stands at the later of the two, a label at the earlier.

**Why it matters.** One record says that the two cannot both hold, the other that this was looked at and is
not so. A rejected link silences the pair, so the active one counts for nothing.

**How to fix it.** Decide, and keep one of the two.
"""

from collections.abc import Iterator

from claimtrack.diagnostics import Diagnostic, Label
from claimtrack.model import Link
from claimtrack.rule import Example, Rule, Subject
from claimtrack.scope import SIDES

RULE = Rule("CT310", "error", reads=("contradicts",), near=SIDES)

EXAMPLES = (
    Example("""\
claims:
  medicine: The night flights carry medicine only.
  rifles: The night flights carry rifles.
  march: No flights took place in March.
links:
  - {from: rifles, contradicts: medicine}
  - {from: rifles, contradicts: march, status: rejected, reason: The rifles came in May.}
"""),
    Example(
        """\
claims:
  rifles: The night flights carry rifles.
  march: No flights took place in March.
links:
  - {from: rifles, contradicts: march, status: rejected, reason: The rifles came in May.}
  - {from: march, contradicts: rifles}
""",
        at=("6:5",),
    ),
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Give each pair that is both, at the first link that disagrees with an earlier one."""
    first: dict[frozenset[str], Link] = {}
    reported: set[frozenset[str]] = set()
    for link in subject.records.links.values():
        if link.verb != "contradicts" or len(link.from_) != 1:
            continue
        pair = frozenset((*link.from_, link.to))
        earlier = first.setdefault(pair, link)
        if earlier.status != link.status and pair not in reported:
            reported.add(pair)
            yield RULE.at(
                link.spans.record,
                f"`{link.from_[0]}` contradicts `{link.to}`: {_is(link)} here, {_is(earlier)} there",
                "keep the one that is right",
                Label(earlier.spans.record, f"{_is(earlier)} here"),
            )


def _is(link: Link) -> str:
    return "rejected" if link.status == "rejected" else "drawn"
