"""Everything the records say of one of them: its own fields, and each place that refers to it."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final, cast

from claimtrack import phrases
from claimtrack.attribution import attributed, name, named
from claimtrack.contradictions.asking import about
from claimtrack.contradictions.findings import Finding
from claimtrack.contradictions.search import Search
from claimtrack.contradictions.status import standings
from claimtrack.diagnostics import Span
from claimtrack.model import (
    Assessment,
    Derivation,
    Expectation,
    Held,
    Link,
    Quantity,
    Quote,
    Record,
    Stance,
    fields_of,
)
from claimtrack.ratings import history
from claimtrack.records import Records
from claimtrack.references import kind_of, references
from claimtrack.reports import wording
from claimtrack.reports.camps import camps
from claimtrack.reports.contents import Cited
from claimtrack.schema import KINDS, Field
from claimtrack.value import record

__all__ = ["Dossier", "Entry", "Section", "dossier"]

_TITLES: Final = {
    ("assessment", "of"): "Assessments",
    ("question", "answers"): "Questions it answers",
    ("stance", "verb"): "Stances on it",
    ("stance", "holder"): "Stances it holds",
    ("stance", "own voice"): "Stances in a source of its own",
    ("stance", "source"): "Stances in it",
    ("stance", "via"): "Stances it passed on",
    ("stance", "relies_on"): "Stances that rely on it",
    ("link", "verb"): "Links to it",
    ("link", "from"): "Links from it",
    ("link", "by"): "Links it argues",
    ("link", "source"): "Links argued in it",
    ("claim", "superseded_by"): "Claims it supersedes",
    ("actor", "member_of"): "Members",
    ("actor", "acts_for"): "Actors that act for it",
    ("actor", "controlled_by"): "Actors it controls",
    ("actor", "may_be"): "Actors that may be it",
    ("source", "author"): "Sources it wrote",
    ("source", "publisher"): "Sources it published",
    ("source", "part_of"): "Parts",
    ("source", "derived_from"): "Sources derived from it",
    ("assessment", "by"): "Assessments it made",
    ("expectation", "expect"): "Expected status",
}
"""What a section is called, by the kind of the records in it and the field that refers here."""


@record
class Entry:
    """One thing said of a record: in which way, what, and where it is written."""

    label: str
    text: str
    at: Span


@record
class Section:
    """All that is said of a record in one way."""

    title: str
    entries: tuple[Entry, ...]


@record
class Dossier:
    """A record with its fields in the words of the format, and all that is said about it.

    `standing` is a claim's status, then who makes it so; other records have none.
    """

    kind: str
    id: str
    at: Span
    fields: tuple[tuple[str, str], ...]
    standing: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]


def dossier(records: Records, id_: str) -> Dossier | None:
    """Return what there is on the record of an id, typed or derived; None where there is none.

    One pass over all records finds whatever refers to it.
    """
    subject = records.by_id.get(id_)
    if subject is None:
        return None
    search = Search(records)
    return Dossier(
        kind=kind_of(subject),
        id=id_,
        at=subject.spans.record,
        fields=tuple(_fields(records, subject)),
        standing=tuple(_standing(search, id_)),
        sections=tuple(_sections(search, id_)),
    )


# -- its own fields -----------------------------------------------------------------------------


def _fields(records: Records, subject: Record) -> Iterator[tuple[str, str]]:
    """Give the fields that were typed; a stance's source is the key under which it stands."""
    if isinstance(subject, Stance):
        yield "source", _reference(records, subject.source)
    for field in KINDS[kind_of(subject)].fields.values():
        if subject.spans.has(field.name) and field.name != "id":
            yield field.name, _written(records, field, _value(subject, field))


def _value(subject: Record, field: Field) -> object:
    if field.verb and isinstance(subject, Stance):
        return subject.claims
    if field.verb and isinstance(subject, Link):
        return subject.to
    return getattr(subject, field.attribute)


def _written(records: Records, field: Field, value: object) -> str:
    """Return a value as text; an id with what people call its record."""
    if isinstance(value, tuple):
        several = cast("tuple[object, ...]", value)
        return "; ".join(_written(records, field, one) for one in several)
    if isinstance(value, Derivation):
        how = f" ({value.how})" if value.how else ""
        return _reference(records, value.source) + how
    return _reference(records, value) if isinstance(value, str) and field.kinds else _plain(value)


def _plain(value: object) -> str:
    match value:
        case Held():
            return f"{value.path}, SHA-256 {value.sha256}"
        case Quote():
            around = (value.prefix, f"“{value.exact}”", value.suffix)
            return " ".join(part for part in around if part)
        case Quantity():
            return f"{value.value} {value.unit} of: {value.of}"
        case bool():
            return "true" if value else "false"
        case _:
            return str(value)


def _reference(records: Records, id_: str) -> str:
    called = name(records, id_)
    return f"{called} [{id_}]" if called != id_ else id_


# -- what others say ----------------------------------------------------------------------------


def _standing(search: Search, id_: str) -> Iterator[tuple[str, str]]:
    records = search.records
    if id_ in records.claims:
        every = standings(records, search)

        def cited(claim: str) -> Cited:
            return Cited(id=claim, text=records.claims[claim].text, status=every.status(claim))

        yield "status", every[id_].status
        told = camps(every[id_], cited, lambda holder: named(records, holder))
        yield from wording.camps(told, id_)


def _sections(search: Search, id_: str) -> Iterator[Section]:
    records = search.records
    found: dict[tuple[str, str], list[Entry]] = {key: [] for key in _TITLES}
    judged: dict[str, list[Assessment]] = {"of": [], "by": []}
    for one, field in _mentions(records, id_):
        if isinstance(one, Assessment):
            judged[field].append(one)
        else:
            found[kind_of(one), field].append(_entry(records, one, field))
    for field, made in judged.items():
        found["assessment", field] += _ratings(records, made, field)
    for key, entries in found.items():
        if entries:
            yield Section(title=_TITLES[key], entries=tuple(entries))
    conflicts = tuple(
        Entry(label=finding.kind, text=finding.message, at=finding.span)
        for finding in _contradictions(search, id_)
        if finding.kind != "latent"
    )
    if conflicts:
        yield Section(title="Contradictions", entries=conflicts)


def _contradictions(search: Search, id_: str) -> Iterable[Finding]:
    if id_ in search.records.claims:
        return about(search, id_)
    return (
        finding
        for finding in search.findings
        if id_ in {*finding.holders, *finding.stances, *finding.path}
    )


def _mentions(records: Records, id_: str) -> Iterator[tuple[Record, str]]:
    """Give every record that refers to an id, with the field that does, each pair once."""
    for one in records.every:
        fields = {
            "verb" if reference.field.verb else reference.field.name: None
            for reference in references(one)
            if reference.id == id_
        }
        yield from ((one, field) for field in fields)
        if isinstance(one, Stance) and _in_own_voice(records, one, id_):
            yield one, "own voice"


def _in_own_voice(records: Records, one: Stance, id_: str) -> bool:
    """Tell whether a source speaks for an author of it who is nowhere named in the stance."""
    return one.holder is None and one.source != id_ and id_ in records.holders(one)


def _entry(records: Records, one: Record, field: str) -> Entry:
    label, text = _told(records, one, field)
    return Entry(label=label, text=text, at=one.spans.record)


def _told(records: Records, one: Record, field: str) -> tuple[str, str]:
    """Return how a record refers to the subject, and what it says."""
    match one:
        case Stance():
            return _stance(records, one, field)
        case Link():
            return _link(records, one, field)
        case Expectation():
            told = ((name, getattr(one, name)) for name in fields_of(Expectation)[1:])
            return "expect", ", ".join(_expected(name, what) for name, what in told if what)
        case _:
            return kind_of(one), _reference(records, one.id)


def _expected(name: str, what: str) -> str:
    return what if name == "status" else f"{name.replace('_', '-')}: {what}"


def _stance(records: Records, one: Stance, field: str) -> tuple[str, str]:
    told = attributed(records, one)
    rest = (phrases.said(one), f"[{one.id}]")
    if field == "verb":
        return phrases.attitude(one), phrases.joined((phrases.holding(told), *rest))
    claims = "; ".join(_reference(records, claim) for claim in one.claims)
    known = field in ("holder", "own voice")
    who = phrases.firmness(told) if known else phrases.holding(told)
    return one.verb, phrases.joined((claims, who, *rest))


def _link(records: Records, one: Link, field: str) -> tuple[str, str]:
    premises = " and ".join(_reference(records, premise) for premise in one.from_)
    why = phrases.reading(one, named(records, one.by) if one.by else None)
    match field:
        case "verb":
            return phrases.relation(one), phrases.joined((premises, why, f"[{one.id}]"))
        case "from":
            end = _reference(records, one.to)
            return one.verb, phrases.joined((end, why, f"[{one.id}]"))
        case _:
            whole = f"{premises} {one.verb} {_reference(records, one.to)}"
            return one.verb, phrases.joined((whole, why))


def _ratings(records: Records, made: Iterable[Assessment], field: str) -> Iterator[Entry]:
    """Give assessments by assessor and record, each pair's history in the order of time."""
    label = "of" if field == "by" else "by"
    for _, some in groupby(sorted(made, key=_both), key=_both):
        for one in history(some):
            other = _reference(records, one.of if field == "by" else one.by)
            yield Entry(label=label, text=phrases.joined((other, phrases.rated(one))), at=one.at)


def _both(one: Assessment) -> tuple[str, str]:
    return one.by, one.of
