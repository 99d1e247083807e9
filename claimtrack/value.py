"""Frozen attrs classes whose comparing and showing is written once, not compiled for each class.

attrs writes and compiles `__eq__`, `__hash__` and `__repr__` anew for every class, which takes
twice as long as all the rest of making it. A command that reads claim files makes two dozen classes
before it reads a line, so here the three are ordinary methods over the fields.
"""

from functools import cache
from typing import Any, TypeVar, dataclass_transform

from attr import evolve, field, fields, frozen  # `attrs` would load five modules more

__all__ = ["evolve", "field", "record", "value"]

C = TypeVar("C")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(cls: type[C]) -> type[C]:
    """Make a frozen attrs class; two values are equal when their compared fields are."""
    return _made(cls, kw_only=False)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def record(cls: type[C]) -> type[C]:
    """Make a frozen attrs class whose fields are given by name."""
    return _made(cls, kw_only=True)


def _made(cls: type[C], *, kw_only: bool) -> type[C]:
    for name, method in (("__eq__", _equal), ("__hash__", _hash), ("__repr__", _shown)):
        setattr(cls, name, method)
    return frozen(kw_only=kw_only, eq=False, repr=False, match_args=False)(cls)


@cache
def _compared(cls: Any) -> tuple[str, ...]:  # noqa: ANN401 - any class made here
    return tuple(attribute.name for attribute in fields(cls) if attribute.eq)


@cache
def _told(cls: Any) -> tuple[str, ...]:  # noqa: ANN401 - any class made here
    return tuple(attribute.name for attribute in fields(cls) if attribute.repr)


def _equal(self: object, other: object) -> bool:
    if type(self) is not type(other):
        return NotImplemented
    return all(getattr(self, name) == getattr(other, name) for name in _compared(type(self)))


def _hash(self: object) -> int:
    return hash((type(self), *(getattr(self, name) for name in _compared(type(self)))))


def _shown(self: object) -> str:
    said = ", ".join(f"{name}={getattr(self, name)!r}" for name in _told(type(self)))
    return f"{type(self).__name__}({said})"
