"""Frozen attrs classes whose comparing and showing is written once, not compiled for each class.

attrs writes and compiles `__eq__`, `__hash__` and `__repr__` anew for every class, which takes
twice as long as all the rest of making it. A command that reads claim files makes two dozen classes
before it reads a line, so here the three are ordinary methods over the fields.

A record keeps only what it was given, and the class what stands for the rest. So a reader of thousands
can make one of what it read in one step (`filled`), however many fields it leaves out.
"""

from collections.abc import Callable, Iterable
from functools import cache
from itertools import repeat
from operator import attrgetter
from typing import Any, Final, TypeVar, cast, dataclass_transform

import attr  # `attrs`, its other face, would load five modules more
from attr import NOTHING, field, fields, frozen

__all__ = ["NOTHING", "compact", "evolve", "field", "fields", "filled", "record", "shaped", "value"]

C = TypeVar("C")


_new: Final = object.__new__
_put: Final = object.__setattr__


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(cls: type[C]) -> type[C]:
    """Make a frozen attrs class; two values are equal when their compared fields are."""
    return _made(cls, record=False)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def record(cls: type[C]) -> type[C]:
    """Make a frozen attrs class whose fields are given by name."""
    made = _made(cls, record=True)
    for attribute in fields(cast("Any", made)):
        if attribute.default is not NOTHING:
            setattr(made, attribute.name, attribute.default)
    return made


def filled(cls: type[C], values: dict[str, Any]) -> C:
    """Return a record of values by attribute, the required ones among them; it keeps the dictionary."""
    made = _new(cls)
    _put(made, "__dict__", values)
    return made


def shaped(cls: type[C], names: Iterable[str]) -> None:
    """Let Python know the names of the attributes that records of a class have when they are compact."""
    probe = _new(cls)
    for name in names:
        _put(probe, name, None)


def compact(old: C) -> C:
    """Return an equal record without a dictionary of its own.

    Python keeps the values of an object in a row, if the names of its attributes are among those that
    the first few objects of its class had.
    """
    values = old.__dict__
    made = _new(type(old))
    any(map(_put, repeat(made), values, values.values()))  # which gives None each time, to the last
    return made


def evolve(old: C, **changes: Any) -> C:  # noqa: ANN401 - values of any fields
    """Return a value like another but for some fields."""
    changed: C = attr.evolve(old, **changes)  # type: ignore[misc]
    return changed


def _made(cls: type[C], *, record: bool) -> type[C]:
    for name, method in (("__eq__", _equal), ("__hash__", _hash), ("__repr__", _shown)):
        setattr(cls, name, method)
    make = frozen(kw_only=record, slots=not record, eq=False, repr=False, match_args=False)
    return make(cls)


@cache
def _compared(cls: Any) -> Callable[[object], object]:  # noqa: ANN401 - any class made here
    """Return what gives the fields of a value that are compared, all in one step."""
    return attrgetter(*(attribute.name for attribute in fields(cls) if attribute.eq))


@cache
def _told(cls: Any) -> tuple[str, ...]:  # noqa: ANN401 - any class made here
    return tuple(attribute.name for attribute in fields(cls) if attribute.repr)


def _equal(self: object, other: object) -> bool:
    if type(self) is not type(other):
        return False
    cls: Any = type(self)
    parts = _compared(cls)
    return parts(self) == parts(other)


def _hash(self: object) -> int:
    cls: Any = type(self)
    return hash((cls, _compared(cls)(self)))


def _shown(self: object) -> str:
    cls: Any = type(self)
    said = ", ".join(f"{name}={getattr(self, name)!r}" for name in _told(cls))
    return f"{cls.__name__}({said})"
