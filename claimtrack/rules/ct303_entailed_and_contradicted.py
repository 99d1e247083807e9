"""Two claims of which one is said both to entail and to contradict the other.

**What it checks.** No pair of claims has an active `contradicts` and, in either direction, an active
`entails` or `equivalent`. A label shows the other link.

**Why it matters.** If the first holds so must the second, and both cannot hold: then the first can
never hold, whatever anybody says. One of the links is wrong.

**How to fix it.** Remove the wrong link, or keep it on the record as `status: rejected` with a
`reason`.
"""

from collections.abc import Iterator

from claimtrack.diagnostics import Diagnostic, Label
from claimtrack.model import Link
from claimtrack.rule import Example, Rule, Subject
from claimtrack.scope import SIDES

RULE = Rule("CT303", "error", reads=("contradicts", "entails", "equivalent"), near=SIDES)

EXAMPLES = (
    Example("""\
claims:
  rifles: The night flights carry rifles.
  weapons: The night flights carry weapons.
  empty: The night flights carry nothing.
links:
  - {from: rifles, entails: weapons}
  - {from: rifles, contradicts: empty}
  - {from: weapons, contradicts: rifles, status: rejected, reason: Rifles are weapons.}
"""),
    Example(
        """\
claims:
  rifles: The night flights carry rifles.
  weapons: The night flights carry weapons.
links:
  - {from: rifles, entails: weapons}
  - {from: weapons, contradicts: rifles}
""",
        at=("6:5",),
    ),
)

Pair = frozenset[str]


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Give each pair that is both, at its first `contradicts`."""
    active = [link for link in subject.records.links.values() if _is_between_two(link)]
    contradicted: dict[Pair, Link] = {}
    entailed: dict[Pair, Link] = {}
    for link in active:
        pairs = contradicted if link.verb == "contradicts" else entailed
        pairs.setdefault(frozenset((*link.from_, link.to)), link)
    for pair, link in contradicted.items():
        if pair in entailed:
            other = entailed[pair]
            yield RULE.at(
                link.spans.record,
                f"`{link.from_[0]}` and `{link.to}` contradict each other, and one entails the other",
                "remove the wrong link, or set it to `status: rejected` with a `reason`",
                Label(other.spans.record, f"`{other.from_[0]}` {_says(other)} `{other.to}`"),
            )


def _is_between_two(link: Link) -> bool:
    return (
        link.status == "active"
        and link.verb in ("contradicts", "entails", "equivalent")
        and len(link.from_) == 1
        and link.from_[0] != link.to
    )


def _says(link: Link) -> str:
    return "entails" if link.verb == "entails" else "is equivalent to"
