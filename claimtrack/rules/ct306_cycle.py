"""Records that go in a circle.

**What it checks.** No source is part of itself, no actor acts for itself, is a member of itself or
controlled by itself, and no claim is superseded by itself, however many records lie between. A circle is
reported once, at its first record. Documents that derive from one another in a circle are CT408.

**Why it matters.** Whatever is lent or traced along these fields (a publisher, a date) would have no end.

**How to fix it.** One step of the circle points the wrong way round, or at the wrong record: mend that
one.
"""

from collections.abc import Iterator
from itertools import pairwise

from claimtrack.diagnostics import Diagnostic, Label
from claimtrack.records import Records
from claimtrack.relation import knots, way
from claimtrack.rule import Example, Rule, Subject

RULE = Rule(
    "CT306",
    "error",
    reads=(
        "source.part_of",
        "actor.acts_for",
        "actor.member_of",
        "actor.controlled_by",
        "claim.superseded_by",
    ),
    near=(),
)

EXAMPLES = (
    Example("""\
claims:
  engines: The night flights carry engines.
sources:
  page: {title: Second page of the bulletin, part_of: bulletin}
  bulletin: {title: Port bulletin, derived_from: letter}
  letter: {title: Letter to the port}
stances:
  page: {affirms: engines}
"""),
    Example(
        """\
sources:
  page: {title: Second page of the bulletin, part_of: bulletin}
  bulletin: {title: Port bulletin, part_of: page}
actors:
  port: {name: The port authority, acts_for: [port]}
""",
        at=("3:45", "5:47"),
    ),
)

MOST = 5
"""How many steps of a circle are named."""


Steps = dict[str, tuple[str, ...]]


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Give each circle, field by field."""
    for field, steps in _relations(subject.records):
        for knot in knots(steps):
            if len(knot) > 1 or knot[0] in steps.get(knot[0], ()):
                yield _finding(subject, field, steps, set(knot))


def _relations(records: Records) -> Iterator[tuple[str, Steps]]:
    """Give each field with the ids that it names, by the id of the record it stands in."""
    sources, claims = records.sources.values(), records.claims.values()
    yield "part_of", {s.id: (s.part_of,) for s in sources if s.part_of}
    for field in ("acts_for", "member_of", "controlled_by"):
        yield field, {actor.id: getattr(actor, field) for actor in records.actors.values()}
    yield "superseded_by", {c.id: (c.superseded_by,) for c in claims if c.superseded_by}


def _finding(subject: Subject, field: str, steps: Steps, knot: set[str]) -> Diagnostic:
    by_id = subject.records.by_id
    inside = {one: [other for other in steps[one] if other in knot] for one in knot}
    first = min(knot)  # by id, so that the order of files changes nothing
    circle = way(inside, first, first)
    places = [
        by_id[one].spans.field(field, steps[one].index(other))
        for one, other in pairwise(circle[: MOST + 1])
    ]
    named = " → ".join(f"`{one}`" for one in circle[: MOST + 1])
    more = f" → … ({len(circle) - 1} records)" if len(circle) > MOST + 1 else ""
    return RULE.at(
        places[0],
        f"`{field}` goes in a circle: {named}{more}",
        "mend the step that points the wrong way",
        *(Label(span, f"on to `{one}`") for span, one in zip(places[1:], circle[2:], strict=False)),
    )
