"""Everything the records say of one of them: its own fields, and what others say about it."""

from collections.abc import Iterable, Iterator

from claimtrack import phrases
from claimtrack.attribution import attributed, carried_by, name, named
from claimtrack.contradictions import contradictions, standings
from claimtrack.diagnostics import Span
from claimtrack.model import (
    Actor,
    Assessment,
    Claim,
    Expectation,
    Link,
    Question,
    Record,
    Source,
    Stance,
)
from claimtrack.records import Records
from claimtrack.reports import wording
from claimtrack.reports.camps import Camps
from claimtrack.schema import KINDS, Field
from claimtrack.value import record

__all__ = ["Dossier", "Entry", "Section", "dossier"]


@record
class Entry:
    """One thing that is said: a word for how, what, and where it is written if anywhere."""

    label: str
    text: str
    at: Span | None = None


@record
class Section:
    """What is said of a record in one way; without entries it is left out."""

    title: str
    entries: tuple[Entry, ...]


@record
class Dossier:
    """A record's kind, id and place, its fields in the words of the format, and what concerns it."""

    kind: str
    id: str
    at: Span
    fields: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
