"""What the records of a file are called, and what they refer to: enough to tell that references hold.

Both are kept for each file from one run to the next, so that the records of files that have not
changed need not be made to see whether an id is still used once, every reference leads somewhere, and
which files may hold what refers to a record. A claim with a number refers to what it counts, too, as if
that had an id.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Final

from claimtrack.model import Claim, Expectation, Quantity, Record, Source, said
from claimtrack.quantities import fold
from claimtrack.references import kind_of, references
from claimtrack.schema import ALL_KINDS, KINDS

__all__ = ["Names", "names", "referring", "unmentioned"]

Names = tuple[str, str]
"""The ids of a file, each with its kind before (`claim:engines`), and those referred to; spaces between."""

Asked = tuple[tuple[str, ...], str]
"""The kinds that a reference takes, and the id that it names."""


def names(records: Iterable[Record]) -> Names:
    """Return what the records of a file are called, and what they refer to."""
    called: list[str] = []
    mentioned: set[str] = set()
    for record in records:
        kind: Any = type(record)
        name, fields = _referring(kind)
        values = said(record)  # which leaves out what was not typed
        for field in fields:
            ids = values.get(field)
            if type(ids) is str:
                mentioned.add(ids)
            elif ids:
                mentioned.update(ids)
        if "derived_from" in values:
            mentioned.update(one.source for one in values["derived_from"])
        if values.get("quantity"):
            mentioned.add(_population(values["quantity"]))
        id_ = values.get("id", ":")
        if ":" not in id_:
            called.append(f"{name}:{id_}")
    return " ".join(called), " ".join(sorted(mentioned))


def referring(record: Record) -> Iterator[tuple[str, str]]:
    """Give every attribute of a record that refers to something, with the id, once for each."""
    kind: Any = type(record)
    for field in _referring(kind)[1]:
        said = getattr(record, field)
        if type(said) is str:
            yield field, said
        elif said:
            yield from ((field, id_) for id_ in said)
    if isinstance(record, Source):
        yield from (("derived_from", one.source) for one in record.derived_from)
    elif isinstance(record, Claim) and record.quantity is not None:
        yield "quantity", _population(record.quantity)


def _population(quantity: Quantity) -> str:
    """Return what stands for what is counted, and in which unit, where ids stand; it is none."""
    return f":{fold(quantity.of)}::{fold(quantity.unit)}".replace(" ", ":")


def unmentioned(
    before: Iterable[Record], after: Iterable[Record], others: Iterable[Names]
) -> bool | None:
    """Tell whether a claim or a source may be referred to by nothing that was referred to, or is new.

    None where an id may be used twice, or for another kind of record than before, or a reference may
    lead nowhere or to the wrong kind. `before` and `after` are the records of the files that have
    changed in a corpus that had no such fault, `others` is of the files that have not.
    """
    old, new = list(before), list(after)
    was, called = dict(_called(old)), list(_called(new))
    now = dict(called)
    asked, had = set(_asked(new)), set(_asked(old))
    gone, come = was.keys() - now.keys(), now.keys() - was.keys()
    if len(called) > len(now) or any(was[id_] != now[id_] for id_ in was.keys() & now.keys()):
        return None
    mentioned = {id_ for _, id_ in asked}
    quiet = ({id_ for _, id_ in had} | come) - mentioned - gone
    beyond = {(kinds, id_) for kinds, id_ in asked if now.get(id_) not in kinds}
    if not (come or gone or quiet or not beyond <= had):
        return False
    known, elsewhere = _of_all(others)
    if not elsewhere.isdisjoint(gone) or any(
        f"{kind}:{id_}" in known for id_ in come for kind in ALL_KINDS
    ):
        return None
    if not all(any(f"{kind}:{id_}" in known for kind in kinds) for kinds, id_ in beyond):
        return None
    quiet -= elsewhere
    return any(f"{kind}:{id_}" in known for id_ in quiet for kind in QUIET) or any(
        now.get(id_) in QUIET for id_ in quiet
    )


QUIET = ("claim", "source")
"""The kinds of which a rule asks whether anything refers to them."""


@cache
def _referring(kind: Any) -> tuple[str, tuple[str, ...]]:  # noqa: ANN401 - a class of records
    """Return the name of a kind, and the attributes of its records that are ids or tuples of ids."""
    name: str = kind.__name__.lower()
    fields = KINDS[name].fields.values()
    plain = (one.attribute for one in fields if one.kinds and not one.verb)
    own = (one for one in plain if one != "derived_from")
    return name, (*own, *_OWN.get(name, ()))


_OWN: Final = {"stance": ("source", "claims"), "link": ("to",), "expectation": ("claim",)}
"""The attributes with ids that have another name in the format, or none."""


def _called(records: Iterable[Record]) -> Iterator[tuple[str, str]]:
    """Give the ids by which records can be referred to, with their kinds."""
    for record in records:
        if not isinstance(record, Expectation) and ":" not in record.id:
            yield record.id, kind_of(record)


def _asked(records: Iterable[Record]) -> Iterator[Asked]:
    for record in records:
        for reference in references(record):
            yield reference.field.kinds, reference.id


def _of_all(others: Iterable[Names]) -> tuple[set[str], set[str]]:
    every = list(others)
    return (
        set(" ".join(called for called, _ in every).split()),
        set(" ".join(mentioned for _, mentioned in every).split()),
    )
