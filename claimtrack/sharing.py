"""Records in little room: an id typed in many places is one string, and no record has a dictionary.

A reader makes each record with a dictionary of what it read, which is the quickest way (`value.filled`).
Of many thousands the dictionaries take more room than all that is in them.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from sys import intern
from typing import Any, Final, cast

from claimtrack.model import Record
from claimtrack.schema import KINDS
from claimtrack.value import compact

__all__ = ["shared"]

_MORE: Final = {"stance": ("source", "claims"), "link": ("to",), "expectation": ("claim",)}
"""The attributes with ids that have another name in the format, or none."""


def shared(records: Iterable[Record]) -> Iterator[Record]:
    """Give equal records that take less room; those given are of no use afterwards."""
    for record in records:
        values, kind = record.__dict__, cast("Any", type(record))
        for name in _named(kind):
            value = values.get(name)
            if isinstance(value, str):
                values[name] = intern(value)
            elif value:
                values[name] = tuple(map(intern, value))
        yield compact(record)


@cache
def _named(kind: Any) -> tuple[str, ...]:  # noqa: ANN401 - a class of records
    """Return the attributes of a kind that are ids or tuples of ids."""
    name: str = kind.__name__.lower()
    fields = KINDS[name].fields.values()
    plain = (one.attribute for one in fields if one.kinds and not one.verb)
    own = (one for one in plain if one != "derived_from")
    return ("id", *own, *_MORE.get(name, ()))
