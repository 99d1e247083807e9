"""A carrier in `via` that is there anyway.

**What it checks.** `via` names neither the source in which the stance stands, nor that source's author or
publisher, lent by `part_of` or its own; nor the author or publisher of a document that stands in the same
`via`.

**Why it matters.** Whoever hands a stance on is taken from the records: a document brings its author and
its outlet. Typed again they say nothing new at best. At worst they say it wrong, since the order of `via`
is read as the order in which the stance was handed on, and since the publisher of a comment thread or a
social post only hosts it and has handed on nothing.

**How to fix it.** Remove the item. If an actor passed the stance on in another way than by the document,
name the document in which that is written.
"""

from collections.abc import Iterator

from claimtrack.diagnostics import Diagnostic, Label
from claimtrack.model import Source, Stance
from claimtrack.rule import Example, Rule, Subject

RULE = Rule(
    "CT401",
    "warning",
    reads=("stance.source", "stance.via", "source.author", "source.publisher", "source.part_of"),
    near=(),
)

EXAMPLES = (
    Example("""\
claims:
  engines: The night flights carry engines.
actors:
  airline: The airline
  reporter: The port reporter
  gazette: The gazette
sources:
  log: {title: Tower log}
  report: {title: Engines by night, author: reporter, publisher: gazette}
stances:
  report: {holder: airline, affirms: engines, via: log}
  log: {affirms: engines, via: reporter}
"""),
    Example(
        """\
claims:
  engines: The night flights carry engines.
actors:
  airline: The airline
  reporter: The port reporter
  gazette: The gazette
sources:
  log: {title: Tower log, author: airline}
  report: {title: Engines by night, author: reporter, publisher: gazette}
  comments: {title: Below the report, kind: comment-thread, part_of: report}
stances:
  report:
    - {holder: airline, affirms: engines, via: [reporter, report]}
    - {affirms: engines, via: [log, airline]}
  comments: {holder: airline, affirms: engines, via: gazette}
""",
        at=("13:49", "13:59", "14:37", "15:54"),
    ),
)

Brought = dict[str, tuple[Source, str, int | None]]
"""Whom a document brings, each with the place where that is typed: a source, a field, an item."""


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Give the carriers that the source or a document beside them brings."""
    known: dict[str, Brought] = {}
    for stance in subject.records.every:
        if isinstance(stance, Stance) and stance.via:
            documents = tuple(dict.fromkeys((stance.source, *stance.via)))
            for document in documents:
                if document not in known:
                    known[document] = _brought(subject, document)
            yield from _needless(stance, {document: known[document] for document in documents})


def _brought(subject: Subject, id_: str) -> Brought:
    source = subject.records.sources.get(id_)
    if source is None:
        return {}
    found: Brought = {author: (source, "author", n) for n, author in enumerate(source.author)}
    lender = subject.lender(id_, "publisher")
    if lender is not None and lender.publisher:
        found.setdefault(lender.publisher, (lender, "publisher", None))
    return found


def _needless(stance: Stance, brought: dict[str, Brought]) -> Iterator[Diagnostic]:
    typed = set(stance.via)
    by: dict[str, str] = {}
    for document, actors in brought.items():
        for actor in actors.keys() & typed:  # which costs no more than the smaller of the two
            by.setdefault(actor, document)
    for index, carrier in enumerate(stance.via):
        if carrier == stance.source:
            message = f"`{carrier}` is the source in which the stance stands"
            span = stance.spans.field("via", index)
            yield RULE.at(span, message, "remove it: the source is never typed")
        elif carrier in by:
            yield _finding(stance, index, by[carrier], brought[by[carrier]][carrier])


def _finding(
    stance: Stance, index: int, document: str, place: tuple[Source, str, int | None]
) -> Diagnostic:
    source, field, item = place
    did = "wrote" if field == "author" else "published"
    where = "in which the stance stands" if document == stance.source else "named beside it"
    return RULE.at(
        stance.spans.field("via", index),
        f"`{stance.via[index]}` {did} `{document}`, {where}",
        "remove it: the document brings it along",
        Label(source.spans.field(field, item), f"the {field} of `{document}`"),
    )
