"""What both readers make of what they read: values of fields, places and records.

One reader takes YAML's events (`decode`), the other goes by lines (`outline`). What is made here is
one for both, and nothing here looks for faults.
"""

import re
from collections.abc import Callable
from typing import Any, Final

from claimtrack import model
from claimtrack.dates import parse_date
from claimtrack.diagnostics import Marks, Numbers, Placed, Spans
from claimtrack.ids import key_of
from claimtrack.quantities import parse_value
from claimtrack.schema import KINDS, PARTS, PATTERNS, Field, Kind, Type
from claimtrack.value import filled

__all__ = [
    "STEPS",
    "USUAL",
    "Name",
    "Places",
    "Step",
    "Usual",
    "Values",
    "assessment",
    "link",
    "stance",
]

Values = dict[str, Any]
"""What a record says, by attribute."""

Usual = Callable[[str], Any]
Step = tuple[str, str, Usual | None, Field]
"""How a field is read: its attribute, its mark, what its text mostly becomes, and the field itself.

`str` stands for the text itself, `tuple` for a list of it alone. Anything else is called; where it
gives None or raises `ValueError`, or there is nothing to be called, the text wants a closer look.
"""

Name = str | int | Placed
"""What has a place, while a record is read: a field; an item, before the name of its list; either."""

_MOST: Final = 64
"""How many places a record may have whose marks are shared; more than people type in one."""

_KEPT: Final = 4096
"""How many different marks are kept to be shared; a corpus has a few hundred."""

_SHARED: Final[dict[tuple[Name, ...], Marks]] = {}


class Places:
    """Where what is read of a file stands.

    A reader sets `first` and `names` where a record begins, and adds to `names` and `numbers` as it
    goes: four numbers a name, as in `Spans`.
    """

    __slots__ = ("_numbers", "file", "first", "names", "numbers")

    def __init__(self, file: str) -> None:
        self.file = file
        self.first = 0  # where the numbers of the record being read begin
        self.names: list[Name] = []
        self.numbers: list[int] = []
        self._numbers = Numbers(self.numbers)

    def spans(self) -> Spans:
        """Return the places of the record being read."""
        names = tuple(self.names)
        marks = _SHARED.get(names) or _marks(names)
        return Spans(self.file, marks, self._numbers, self.first // 4)

    def pack(self) -> None:
        """Keep the numbers in little room, once there are no more."""
        self._numbers.pack()


def _marks(names: tuple[Name, ...]) -> Marks:
    """Return the marks for the names of one record, the same for the next record with these."""
    every: list[Placed] = []
    items: list[int] = []
    for name in names:
        if isinstance(name, int):
            items.append(name)
        elif isinstance(name, str):
            every += ((name, item) for item in items)
            every.append((name, None))
            items.clear()
        else:
            every.append(name)
    marks = Marks(tuple(every))
    if len(names) <= _MOST:
        if len(_SHARED) >= _KEPT:
            _SHARED.clear()
        _SHARED[names] = marks
    return marks


def _quoted(text: str) -> model.Quote:
    return filled(model.Quote, {"exact": text})


_SHA256: Final = re.compile(PATTERNS["sha256"])
_COUNT: Final = re.compile(PATTERNS["count"])


def _count(text: str) -> int | None:
    return int(text) if _COUNT.fullmatch(text) else None


def _sha256(text: str) -> str | None:
    return text if _SHA256.fullmatch(text) else None


def _path(text: str) -> str | None:
    """Return a path that stays inside the folder it is relative to; None for any other."""
    path = text.replace("\\", "/")
    first = path.partition("/")[0]
    return None if "/../" in f"/{path}/" or not first or ":" in first else text


USUAL: Final[dict[Type, Usual]] = {
    "text": str,
    "texts": tuple,
    "reference": str,
    "references": tuple,
    "id": str,
    "date": parse_date,
    "value": parse_value,
    "flag": {"true": True, "false": False}.get,
    "count": _count,
    "sha256": _sha256,
    "path": _path,
    "quote": _quoted,
}
"""What the text of a field of each type mostly becomes: see `Step`."""


def _steps(kind: Kind, prefix: str) -> dict[str, Step]:
    return {name: _step(field, prefix + name) for name, field in kind.fields.items()}


def _step(field: Field, mark: str) -> Step:
    words = {choice: choice for choice in field.choices}
    return field.attribute, mark, words.get if words else USUAL.get(field.type), field


_PREFIXES: Final = {"derivation": "derived_from."}

STEPS: Final[dict[str, dict[str, Step]]] = {
    **{name: _steps(kind, "") for name, kind in KINDS.items()},
    **{name: _steps(kind, _PREFIXES.get(name, f"{name}.")) for name, kind in PARTS.items()},
}
"""How each field of each kind is read, by the names of both."""


def stance(values: Values, verb: model.StanceVerb, claims: tuple[str, ...]) -> model.Stance:
    """Return a stance of its values, named by what it says where no id was typed."""
    values["verb"] = verb
    values["claims"] = claims
    if "id" not in values:
        values["id"] = key_of(values["source"], values.get("holder", "own"), verb, "+".join(claims))
    return filled(model.Stance, values)


def link(values: Values, verb: model.LinkVerb, to: str) -> model.Link:
    """Return a link of its values, named by what it says where no id was typed."""
    values["verb"] = verb
    values["to"] = to
    from_ = values.setdefault("from_", ())
    if "id" not in values:
        values["id"] = key_of("+".join(from_), verb, to)
    return filled(model.Link, values)


_ASSESSED: Final[Values] = {"of": "", "by": "", "dated": None}


def assessment(values: Values) -> model.Assessment:
    """Return an assessment of its values, named by what it says where no id was typed."""
    values = _ASSESSED | values
    if "id" not in values:
        dated = values["dated"]
        when = dated.text if dated else "undated"
        values["id"] = key_of(values["of"], "assessed", values["by"], when)
    return filled(model.Assessment, values)
