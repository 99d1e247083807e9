"""A new record in the claim files of a corpus, looked at before anything is written."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from claimtrack import checking
from claimtrack.adding.inserting import Unsure, with_member
from claimtrack.adding.members import Values, member
from claimtrack.adding.placing import file_for
from claimtrack.diagnostics import Diagnostic, Span
from claimtrack.loading import Reading, read_texts
from claimtrack.model import Expectation, Record
from claimtrack.records import Records
from claimtrack.references import kind_of
from claimtrack.schema import Kind
from claimtrack.value import record
from claimtrack.words import article

__all__ = ["Addition", "Fault", "Taken", "added"]

_PLACE: Final = re.compile(r"\S+:\d+:\d+")


class Taken(Exception):  # noqa: N818 - reads as what is the matter
    """An id for a new record that another record has."""


@record
class Fault:
    """What is wrong with a new record: the finding, and the field it is about, empty for the whole."""

    field: str
    finding: Diagnostic


@record
class Addition:
    """A file with a new record: its name, its text before (None: no such file) and after, and faults.

    `place` is where the record stands; with a fault nothing should be written.
    """

    file: str
    before: str | None
    after: str
    id: str
    place: Span
    faults: tuple[Fault, ...]


def added(
    kind: Kind,
    id_: str,
    values: Values,
    *,
    contents: Mapping[str, bytes | None],
    to: str | Sequence[str],
) -> Addition:
    """Return what comes of adding a record to the claim files in `contents`.

    Those are bytes by name, None for what cannot be read.

    `to` is the file it goes to, or the paths that were asked for, under which `placing` finds one. It
    raises `Unsure` where the file cannot be read, or nothing can be added there by position, and `Taken`
    where another record has its id.
    """
    before = read_texts(contents)
    _look_up(id_ or "".join(values.get("id", ())), before.records)
    file = to if isinstance(to, str) else file_for(kind, id_, values, before.records, to)
    if file in before.unread:
        raise Unsure
    data = contents.get(file)
    old = None if data is None else data.decode("utf-8-sig")
    text = _with(old or "", kind, id_, values)
    after = read_texts({**contents, file: text.encode()})
    new = _new(file, kind, before, after)
    if new is None or isinstance(new, Expectation):
        raise Unsure
    return Addition(
        file=file,
        before=old,
        after=text,
        id=new.id,
        place=new.spans.record,
        faults=tuple(_fault(new, finding) for finding in _worse(before, after)),
    )


def _look_up(id_: str, records: Records) -> None:
    """Raise `Taken` where a record has an id."""
    other = records.by_id.get(id_)
    if other is not None:
        kind = article(kind_of(other))
        message = f"the id {id_} is already used, by {kind} at {other.spans.record}; give another"
        raise Taken(message)


def _with(text: str, kind: Kind, id_: str, values: Values) -> str:
    """Return the text of a file with a record in its section; every other byte stays."""
    path: tuple[str, ...] = (kind.section,)
    if kind.shape == "lists by source":
        path += tuple(values["source"][:1])
        values = {name: typed for name, typed in values.items() if name != "source"}
    new = member(kind, id_ if kind.shape == "by id" else "", values)
    return with_member(text, path, new)


def _new(file: str, kind: Kind, before: Reading, after: Reading) -> Record | None:
    """Return the one record of a kind that a file has more; None unless all others are as before."""
    old = [one for one in before.records.every if one.spans.file == file]
    now = [one for one in after.records.every if one.spans.file == file]
    place = next(
        (n for n, pair in enumerate(zip(old, now, strict=False)) if pair[0] != pair[1]), len(old)
    )
    if len(now) != len(old) + 1 or kind_of(now[place]) != kind.name:
        return None
    return now[place] if [*now[:place], *now[place + 1 :]] == old else None


def _worse(before: Reading, after: Reading) -> list[Diagnostic]:
    """Return the errors that were not there before, wherever they stand."""
    known = Counter(map(_gist, checking.findings(before)))
    found: list[Diagnostic] = []
    for finding in checking.findings(after):
        gist = _gist(finding)
        if known[gist]:
            known[gist] -= 1
        elif finding.severity == "error":
            found.append(finding)
    return found


def _gist(finding: Diagnostic) -> tuple[str, str, str]:
    return finding.code, finding.span.file, _PLACE.sub("", finding.message)


def _fault(new: Record, finding: Diagnostic) -> Fault:
    """Return a finding with the field of the new record that it points at."""
    spans = new.spans
    fields = [
        name for name, _ in spans.marks if name and spans.field(name).file == finding.span.file
    ]
    at = finding.span.place
    inside = [
        name
        for name in fields
        if spans.field(name).place <= at
        and at[1:] < (spans.field(name).end_line, spans.field(name).end_column)
    ]
    return Fault(field=inside[0] if inside else "", finding=finding)
