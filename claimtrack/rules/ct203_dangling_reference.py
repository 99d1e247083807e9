"""A reference to an id that no record has.

**What it checks.** Every id in a field that refers to a record, in the keys of `stances` and `expect`
too, is the id of a record. Each place is reported once. Where a file could not be read to its end and
may define the id, nothing is said.

**Why it matters.** What a stance or link says of a record that is not there counts for nothing, and the
slip that caused it is seldom seen in the text.

**How to fix it.** Take the id that the finding suggests, or add the record. A stance, link or
assessment can be referred to when it has an `id` of its own.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimtrack.diagnostics import Diagnostic, Label, Replacement
from claimtrack.ids import ID_RULE, is_id
from claimtrack.references import Reference, kind_of, references
from claimtrack.rule import Example, Rule, Subject
from claimtrack.schema import ALL_KINDS
from claimtrack.words import article, shown

if TYPE_CHECKING:
    from claimtrack.spelling import Spelling

RULE = Rule("CT203", "error", reads=())

EXAMPLES = (
    Example("""\
claims:
  medicine: The night flights carry medicine.
  engines: The night flights carry engines.
questions:
  cargo: {text: "What do the flights carry?", answers: [medicine, engines]}
"""),
    Example(
        """\
claims:
  medicine: The night flights carry medicine.
  engines: The night flights carry engines.
questions:
  cargo: {text: "What do the flights carry?", answers: [medicine, engine, Fuel_Oil]}
expect:
  post: unasserted
""",
        at=("5:67", "5:75", "7:3"),
    ),
    Example(
        """\
claims:
  medicine: The night flights carry medicine.
  manifest: The manifest lists medicine.
links:
  - {from: manifest, supports: medicine}
  - {from: manifest, undercuts: "manifest:supports:medicine"}
""",
        at=("6:33",),
    ),
)

MOST = 100
"""How many ids get a suggestion; where more are missing, it is a file that is."""

Kinds = tuple[str, ...]


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Give the references to no record."""
    guesses = _Guesses(subject)
    for reference in subject.astray:
        there = subject.records.by_id.get(reference.id)
        if there is None and not subject.unread(reference.id):
            fix = guesses.fix(reference)
            yield RULE.at(reference.span, _message(reference), guesses.help(reference), fix=fix)
        elif there is not None and ":" in reference.id and not there.spans.has("id"):
            kind = kind_of(there)
            message = f"`{shown(reference.id)}` is {article(kind)} without an `id`"
            label = Label(there.spans.record, "it stands here")
            yield RULE.at(reference.span, message, "give it an `id`, and name that here", label)


def _message(reference: Reference) -> str:
    return f"no {_wanted(reference.field.kinds)} has the id `{shown(reference.id)}`"


def _wanted(kinds: Kinds) -> str:
    return "record" if kinds == ALL_KINDS else " or ".join(kinds)


class _Guesses:
    """What may have been meant, found once for an id; ids are indexed when the first one dangles."""

    def __init__(self, subject: Subject) -> None:
        self._records = subject.records.by_id
        self._unread = bool(subject.reading.unread)
        self._sure: dict[tuple[str, Kinds], str | None] = {}
        self._found: dict[tuple[str, Kinds], str | None] = {}
        self._spellings: dict[Kinds, Spelling] = {}

    def help(self, reference: Reference) -> str:
        id_, kinds = reference.id, reference.field.kinds
        parts = re.split(r"[,;]? +|[,;]", id_)
        apart = len(parts) > 1 and all(map(is_id, parts))
        if apart and (", " in id_ or any(part in self._records for part in parts)):
            many = reference.field.type == "references"
            listed = shown(", ".join(parts))
            return f"write several ids as `[{listed}]`" if many else "one id stands here"
        if " - " in id_:
            return "a `- ` below goes on with this text: put it in the column of the item above it"
        if (id_, kinds) not in self._found and len(self._found) < MOST:
            self._found[id_, kinds] = self._spelling(kinds).suggest(id_)
        guess = self._found.get((id_, kinds))
        if guess:
            return f"did you mean `{guess}`?"
        if is_id(id_):
            return f"add the {_wanted(kinds)}, or correct the id"
        return f"name the {_wanted(kinds)} by its id; an id is {ID_RULE}"

    def fix(self, reference: Reference) -> tuple[Replacement, ...]:
        """Return what puts the one id in place that was surely meant, if there is one.

        It is a slip away from what was typed, cannot well name something else, is named or meant
        nowhere else in the record, and every file was read to its end, so that all ids are known.
        """
        from claimtrack.spelling import is_same  # noqa: PLC0415 - only a fault pays for it

        id_ = reference.id
        meant = None if self._unread else self._certain(id_, reference.field.kinds)
        if meant is None or not is_same(id_, meant):
            return ()
        span = reference.span
        width = span.end_column - span.column if span.line == span.end_line else 0
        if width not in (len(id_), len(id_) + 2):  # as it is, or in quotes
            return ()
        return () if meant in self._beside(reference) else (Replacement(span, meant),)

    def _beside(self, reference: Reference) -> Iterator[str | None]:
        """Give the ids that a record names besides, and those that it may mean by them."""
        place = (reference.field.name, reference.index)
        for other in references(reference.record):
            if (other.field.name, other.index) != place:
                yield other.id
                if other.id not in self._records:
                    yield self._certain(other.id, other.field.kinds)

    def _certain(self, id_: str, kinds: Kinds) -> str | None:
        if (id_, kinds) not in self._sure:
            surely = len(self._sure) < MOST
            self._sure[id_, kinds] = self._spelling(kinds).certain(id_) if surely else None
        return self._sure[id_, kinds]

    def _spelling(self, kinds: Kinds) -> "Spelling":
        from claimtrack.spelling import Spelling  # noqa: PLC0415 - only a fault pays for it

        if kinds not in self._spellings:
            some = (id_ for id_, record in self._records.items() if kind_of(record) in kinds)
            self._spellings[kinds] = Spelling(id_ for id_ in some if is_id(id_))
        return self._spellings[kinds]
