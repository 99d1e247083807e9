"""Give a record another id, everywhere its id is typed, and change nothing else.

The id is replaced where it is defined and in every reference, by position. What comes out is read
again: unless it is the same records with the one id for the other, and no fault on a line that was
not there before, nothing is renamed. Comments and prose may speak of the record too; they are only listed.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final, cast

from claimtrack.diagnostics import Replacement, Span
from claimtrack.fixing import replaced
from claimtrack.ids import ID_RULE, is_id, meant_as
from claimtrack.loading import Reading, read_texts
from claimtrack.model import Derivation, Expectation, Link, Record, Stance
from claimtrack.references import kind_of, references
from claimtrack.schema import KINDS
from claimtrack.spelling import suggest
from claimtrack.value import evolve, record
from claimtrack.words import shown

__all__ = ["Refused", "Renamed", "renamed"]

_WORD: Final = r"(?<![\w-]){}(?![\w-])"
"""An id as a word of its own: no part of a longer one."""

Content = str | bytes | None


class Refused(Exception):  # noqa: N818 - reads as what became of it
    """Why a record was not renamed; `usage` tells that another command would do."""

    def __init__(self, message: str, *, usage: bool = False) -> None:
        """Say why, in one sentence."""
        super().__init__(message)
        self.usage = usage


@record
class Renamed:
    """The changed texts by file, where the id was replaced, and where words still speak of it."""

    texts: Mapping[str, str]
    places: tuple[Span, ...]
    mentions: tuple[Span, ...]


def renamed(contents: Mapping[str, Content], old: str, new: str) -> Renamed:
    """Return what becomes of files, given by name, when an id is renamed; or raise `Refused`.

    A content is a text without a byte order mark, or bytes or None for a file that is no text or
    cannot be read.

    >>> renamed({"a.yaml": "actors: {us: US} # not usa"}, "us", "us-gov").texts
    {'a.yaml': 'actors: {us-gov: US} # not usa'}
    """
    _judge_new(old, new)
    reading = read_texts(contents)
    _judge_old(reading, old)
    _judge_use(reading, old, new)
    places = sorted(set(_places(reading, old)), key=lambda span: span.place)
    puts: dict[str, list[Replacement]] = {}
    for span in places:
        puts.setdefault(span.file, []).append(_put(contents[span.file], span, old, new))
    texts = {name: replaced(_text(contents[name]), some) for name, some in puts.items()}
    after = read_texts({**contents, **texts})
    if not _alike(reading, after, old, new):
        message = f"{shown(old)} cannot be renamed without changing something else; do it by hand"
        raise Refused(message)
    mentions = tuple(_mentions({**contents, **texts}, old))
    return Renamed(texts=texts, places=tuple(places), mentions=mentions)


# -- what is refused ----------------------------------------------------------------------------


def _judge_new(old: str, new: str) -> None:
    if not is_id(new):
        instead = meant_as(new)
        hint = f"; {instead} would be one" if instead else ""
        message = f"{shown(new)} is not an id: an id is {ID_RULE}{hint}"
        raise Refused(message, usage=True)
    if old == new:
        message = f"{shown(old)} has that id already"
        raise Refused(message, usage=True)


def _judge_old(reading: Reading, old: str) -> None:
    """Refuse an id that no record has, more than one has, or that was never typed."""
    owners = [one for one in reading.records.every if _id_of(one) == old]
    if not owners:
        typed = [id_ for id_ in reading.records.by_id if ":" not in id_]
        meant = suggest(old, typed)
        hint = f"; did you mean {meant}?" if meant else ""
        message = f"no record has the id {shown(old)}{hint}"
        raise Refused(message, usage=True)
    first = owners[0].spans.record
    if not _is_typed(owners[0]):
        message = f"{shown(old)} is made of what the record at {first} says; give it an `id` there"
        raise Refused(message, usage=True)
    if len(owners) > 1:
        second = owners[1].spans.record
        message = (
            f"two records have the id {shown(old)}, at {first} and {second}; settle that first"
        )
        raise Refused(message)


def _judge_use(reading: Reading, old: str, new: str) -> None:
    """Refuse an id that is in use, and a corpus that may use either where it could not be read."""
    for one in reading.records.every:
        if _id_of(one) == new:
            message = f"{new} is in use already, at {one.spans.record}"
            raise Refused(message, usage=True)
    for one in reading.records.every:
        for reference in references(one):
            if reference.id == new:
                message = f"{new} is named already, at {reference.span}, and no record has it"
                raise Refused(message)
    for name, text in sorted(reading.unread.items()):
        if not text or any(re.search(_WORD.format(re.escape(id_)), text) for id_ in (old, new)):
            message = f"{name} cannot be read to its end, and may name one of them; mend it first"
            raise Refused(message)


def _id_of(one: Record) -> str | None:
    return None if isinstance(one, Expectation) else one.id


def _is_typed(one: Record) -> bool:
    return KINDS[kind_of(one)].shape == "by id" or one.spans.has("id")


# -- the change ---------------------------------------------------------------------------------


def _places(reading: Reading, old: str) -> Iterator[Span]:
    """Give every place where the id is typed, that of its record first."""
    for one in reading.records.every:
        if _id_of(one) == old:
            yield one.spans.field("id")
        for reference in references(one):
            if reference.id == old:
                yield reference.span


def _put(content: Content, span: Span, old: str, new: str) -> Replacement:
    """Return what puts the new id in the old one's place, in the same quotes."""
    lines = re.split("\r\n|\r|\n", _text(content))
    typed = lines[span.line - 1][span.column - 1 : span.end_column - 1]
    quote = typed[:1] if typed[:1] in ("'", '"') else ""
    if span.line != span.end_line or typed != f"{quote}{old}{quote}":
        message = f"{shown(old)} cannot be replaced at {span}; write it there as {old} alone"
        raise Refused(message)
    return Replacement(span, f"{quote}{new}{quote}")


def _text(content: Content) -> str:
    assert isinstance(content, str)  # noqa: S101 - records come of texts
    return content


# -- what came of it ----------------------------------------------------------------------------


def _alike(before: Reading, after: Reading, old: str, new: str) -> bool:
    """Tell whether two readings differ in nothing but the one id, and the faults of the old one."""
    was, is_ = (
        Counter((found.code, found.span.file, found.span.line) for found in reading.found)
        for reading in (before, after)
    )
    records = [
        [_mapped(one, old, new) for one in reading.records.every] for reading in (before, after)
    ]
    return is_ <= was and records[0] == records[1]


def _mapped(one: Record, old: str, new: str) -> Record:
    """Return a record with the new id for the old one, and without a name made of what it says."""
    changes: dict[str, object] = {}
    for name in _attributes(one):
        changes[name] = _of(getattr(one, name), old, new)
    id_ = _id_of(one)
    if id_ is not None:
        changes["id"] = _of(id_, old, new) if _is_typed(one) else ""
    return evolve(one, **changes)


def _attributes(one: Record) -> Iterator[str]:
    """Give the attributes of a record that hold ids of others."""
    for field in KINDS[kind_of(one)].fields.values():
        if field.kinds and not field.verb:
            yield field.attribute
    if isinstance(one, Stance):
        yield from ("source", "claims")
    elif isinstance(one, Link):
        yield "to"
    elif isinstance(one, Expectation):
        yield "claim"


def _of(value: object, old: str, new: str) -> object:
    match value:
        case str():
            return new if value == old else value
        case Derivation():
            return evolve(value, source=_of(value.source, old, new))
        case tuple():
            items = cast("tuple[object, ...]", value)
            return tuple(_of(item, old, new) for item in items)
        case _:
            return value


def _mentions(contents: Mapping[str, Content], old: str) -> Iterator[Span]:
    """Give the places where the old id still stands as a word of its own."""
    word = re.compile(_WORD.format(re.escape(old)))
    for name, content in sorted(contents.items()):
        if not isinstance(content, str):
            continue
        for number, line in enumerate(re.split("\r\n|\r|\n", content), 1):
            for found in word.finditer(line):
                yield Span(name, number, found.start() + 1, number, found.end() + 1)
