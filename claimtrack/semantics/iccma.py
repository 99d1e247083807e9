"""Frameworks from text and files and back, in the formats of the argumentation competition (ICCMA)."""

import re
from collections.abc import Hashable, Iterator, Sequence
from typing import Final, Literal, Protocol, TypeVar, cast, get_args

from claimtrack.semantics import af, apx, tgf
from claimtrack.semantics.faults import Fault, FormatError
from claimtrack.semantics.framework import Framework

__all__ = ["FORMATS", "Format", "dumps", "loads", "read", "write"]

A = TypeVar("A", bound=Hashable)

Format = Literal["af", "apx", "tgf"]
FORMATS: Final[tuple[Format, ...]] = get_args(Format)
"""The names of the formats, which are also how their files end."""
ARGUMENTS: Final = 10_000_000
"""So many arguments are read at most where nothing else is said."""
BYTES: Final = 2**30
"""A file is read up to this length where nothing else is said."""


class _Shape(Protocol):
    def parsed(
        self, text: Sequence[str], faults: list[Fault], most: int
    ) -> tuple[list[str], list[tuple[str, str]]]: ...

    def lines(self, framework: Framework[str]) -> Iterator[str]: ...


_SHAPES: Final[dict[str, _Shape]] = {"af": af, "apx": apx, "tgf": tgf}
_NAMES: Final = {"af": r".*", "apx": apx.NAME, "tgf": tgf.NAME}


def loads(text: str, form: Format, *, most: int = ARGUMENTS) -> Framework[str]:
    """Return the framework that a text tells in a format; raise FormatError with all that is wrong.

    A byte order mark before it is read over.

    >>> loads("arg(a). arg(b). att(a,b).", "apx").grounded().accepted
    frozenset({'a'})
    """
    shape, faults = _shape(form), list[Fault]()
    text = text.removeprefix("\ufeff")  # the mark of the byte order, which some editors write
    arguments, attacks = shape.parsed(text.split("\n"), faults, most)
    if faults:
        raise FormatError(faults)
    return Framework(arguments, attacks)


def dumps(framework: Framework[A], form: Format) -> str:
    """Return the text of a framework in a format.

    In `.af` the arguments become numbers in their order. Elsewhere they are written as `str` has them; what
    the format cannot say, and two arguments that would be written alike, raise ValueError.

    >>> print(dumps(Framework(["a", "b"], [("a", "b")]), "tgf"), end="")
    a
    b
    #
    a b
    """
    shape = _shape(form)
    names = {argument: str(argument) for argument in framework.arguments}
    if len(set(names.values())) < len(names):
        message = "two arguments are written alike"
        raise ValueError(message)
    for name in names.values():
        if not re.fullmatch(_NAMES[form], name, re.DOTALL):
            message = f"{name!r} cannot be the name of an argument in .{form}"
            raise ValueError(message)
    attacks = ((names[one], names[other]) for one, other in framework.attacks)
    return "".join(f"{line}\n" for line in shape.lines(Framework(names.values(), attacks)))


def read(path: str, *, most: int = ARGUMENTS, limit: int = BYTES) -> Framework[str]:
    """Return the framework of a file, whose name ends in .af, .apx or .tgf.

    Raises FormatError with all that is wrong, also if the file is longer than `limit` bytes or is no
    UTF-8, and OSError if it cannot be read.
    """
    form = _form(path)
    with open(path, "rb") as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise FormatError([Fault(1, f"the file is longer than {limit} bytes")])
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FormatError([Fault(line, "this is not UTF-8")]) from None
    return loads(text, form, most=most)


def write(framework: Framework[A], path: str) -> None:
    """Write a framework to a file, whose name ends in .af, .apx or .tgf."""
    text = dumps(framework, _form(path))
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)


def _form(path: str) -> Format:
    form = path.rpartition(".")[2]
    _shape(form)
    return cast("Format", form)


def _shape(form: str) -> _Shape:
    if form not in _SHAPES:
        message = f"no format {form!r}: it is one of {', '.join(_SHAPES)}"
        raise ValueError(message)
    return _SHAPES[form]
