"""Reporting that may be circular.

**What it checks.** On one side of a claim no two carriers pass on each other's word: by one stance the
first has it through the second, by another the second through the first. Nothing is said where that is
circular as it stands (CT408).

**Why it matters.** Each stance by itself has an end. But if the two did not learn it twice, the one may
have it from the other both times, and then nothing is behind it.

**How to fix it.** Find out from whom each has it, and type that: a stance that rests on another names it
in `relies_on`. If both did learn it twice, leave it.
"""

from collections.abc import Iterator

from claimtrack.diagnostics import Diagnostic, Label
from claimtrack.rule import Example, Rule, Subject
from claimtrack.scope import LINES, SIDES

RULE = Rule("CT409", "notice", reads=LINES, near=SIDES, once=True)

_CORPUS = """\
claims:
  engines: The night flights carry engines.
actors:
  airline: The airline
  port: The port authority
  pilot: A pilot
sources:
  bulletin: {title: Port bulletin}
  letter: {title: Letter to the port}
stances:
  bulletin:
    - {holder: pilot, affirms: engines, via: [port, airline]}
"""

EXAMPLES = (
    Example(_CORPUS + "  letter: {holder: pilot, affirms: engines, via: [port, airline]}\n"),
    Example(
        _CORPUS + "  letter: {holder: pilot, affirms: engines, via: [airline, port]}\n",
        at=("12:7",),
    ),
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Give each circle, at a stance by which its first record has it from the next."""
    if not subject.whole or not subject.records.stances:
        return
    from claimtrack.provenance.circular import possibly_circular  # noqa: PLC0415 - only a sound corpus pays

    for circle in possibly_circular(subject.chains, subject.held):
        ids = (*circle.loop, circle.loop[0])
        named = " → ".join(f"`{id_}`" for id_ in ids)
        yield RULE.at(
            circle.places[0],
            f"reporting over `{circle.claim}` may be circular: {named}",
            "type from whom each has it, as far as that is known",
            *(
                Label(span, f"`{one}` has it from `{other}`")
                for span, one, other in zip(circle.places[1:], ids[1:], ids[2:], strict=False)
            ),
        )
