"""Records in little room: what is alike in many is there once, and what no rule asks for is on a sheet.

A reader makes each record with a dictionary of what it read, which is the quickest way (`value.filled`).
Of many thousands the dictionaries take more room than all that is in them.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final, cast

from claimtrack.model import LENT, PARTS, Record
from claimtrack.schema import KINDS
from claimtrack.sheets import Said, Sheet
from claimtrack.value import compact

__all__ = ["shared"]

_ONE: Final = {"stance": ("source",), "link": ("to",), "expectation": ("claim",)}
_MANY: Final = {"stance": ("claims",)}
"""The attributes with an id, or with ids, that have another name in the format, or none."""

_KEPT: Final = 4096
"""How many sorts of records are known, each of one kind and with the same fields."""

Names = tuple[str, ...]


def shared(records: Sequence[Record], once: dict[Any, Any]) -> list[Record]:
    """Return equal records of one file that take less room; those given are of no use afterwards.

    `once` has all ids of other files, and tuples of ids, and is given those of this one.
    """
    every: list[Said] = [cast("Any", record).__dict__ for record in records]
    lent = [
        _apart(type(record), values, once) for record, values in zip(records, every, strict=True)
    ]
    sheet = Sheet([said.pop("spans") for said in lent], lent) if lent else None
    for number, values in enumerate(every):
        values["_sheet"] = sheet
        values["_number"] = number
    return [compact(record) for record in records]


def _apart(kind: Any, values: Said, once: dict[Any, Any]) -> Said:  # noqa: ANN401 - a class of records
    """Take out of what a record says what its sheet is lent, and return that; let ids be there once."""
    alone, many, lent = _sort(kind, tuple(values))
    for name in alone:
        id_ = values[name]
        values[name] = once.setdefault(id_, id_)
    for name in many:
        ids = tuple(map(once.setdefault, values[name], values[name]))
        values[name] = once.setdefault(ids, ids)
    said = {name: values.pop(name) for name in lent}
    for name in PARTS:
        if name in said:
            said[name] = said[name].__dict__
    return said


@lru_cache(maxsize=_KEPT)
def _sort(kind: Any, typed: Names) -> tuple[Names, Names, Names]:  # noqa: ANN401 - as above
    """Return which of the attributes of a record are an id, tuples of ids, and lent to its sheet."""
    name: str = kind.__name__.lower()
    fields = [one for one in KINDS[name].fields.values() if one.kinds and not one.verb]
    alone = {"id", *_ONE.get(name, ())}
    alone |= {one.attribute for one in fields if one.type == "reference"}
    many = {one.attribute for one in fields if one.type == "references"} | {*_MANY.get(name, ())}
    return (
        tuple(one for one in typed if one in alone),
        tuple(one for one in typed if one in many),
        tuple(one for one in typed if one in LENT[kind]),
    )
