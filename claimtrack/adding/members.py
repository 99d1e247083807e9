"""A record as it is typed: its fields as YAML, bare where that says the same, in quotes elsewhere."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from claimtrack.adding.inserting import Member
from claimtrack.formatting.tokens import STEP
from claimtrack.scalar import NOTHING, around, quoted
from claimtrack.schema import Kind
from claimtrack.syntax import REFUSALS, MappingStartEvent, ScalarEvent, StreamEndEvent, events

__all__ = ["Values", "member"]

Values = Mapping[str, Sequence[str]]
"""The texts typed for each field."""

_IN_BRACES: Final = ("quantity", "held", "quote", "derivations")
"""The types of fields whose value may be a mapping in braces."""


def member(kind: Kind, id_: str, values: Values) -> Member:
    """Return what stands for a record in its section; `id_` is its key, empty in a list.

    >>> from claimtrack.schema import KINDS
    >>> member(KINDS["claim"], "aid-only", {"text": ["Aid, and nothing else."], "kind": ["fact"]}).flow
    'aid-only: {text: "Aid, and nothing else.", kind: fact}'
    """
    told = [name for name in kind.fields if values.get(name)]
    braces = "{" + ", ".join(_fields(kind, told, values, flow=True)) + "}"
    fields = list(_fields(kind, told, values, flow=False))
    if not id_:
        first, *rest = fields
        return Member(flow=braces, lines=(f"- {first}", *(" " * STEP + field for field in rest)))
    id_ = _scalar(id_, flow=True)
    if told == [kind.brief]:
        [name] = told
        [text] = values[name]
        return Member(flow=f"{id_}: {_scalar(text, flow=True)}", lines=(f"{id_}: {_scalar(text)}",))
    lines = (f"{id_}:", *(" " * STEP + field for field in fields))
    return Member(flow=f"{id_}: {braces}", lines=lines)


def _fields(kind: Kind, told: Sequence[str], values: Values, *, flow: bool) -> Iterator[str]:
    for name in told:
        mapped = kind.fields[name].type in _IN_BRACES
        if len(values[name]) == 1:
            yield f"{name}: {_value(values[name][0], mapped=mapped, flow=flow)}"
        else:
            items = (_value(item, mapped=mapped, flow=True) for item in values[name])
            yield f"{name}: [{', '.join(items)}]"


def _value(text: str, *, mapped: bool, flow: bool) -> str:
    return text if mapped and _is_mapping(text) else _scalar(text, flow=flow)


def _scalar(text: str, *, flow: bool = False) -> str:
    if text in NOTHING or not text.isprintable():
        return quoted(text)
    if _said(f"{{k: {text}}}" if flow else f"k: {text}") == ["k", text]:
        return text
    return around(text)


def _is_mapping(text: str) -> bool:
    """Tell whether a text is one mapping in braces, and nothing beside it."""
    if not (text.startswith("{") and text.endswith("}") and text.isprintable()):
        return False
    return _said(f"[{text}]") is not None


def _said(text: str) -> list[str] | None:
    """Return the scalars of a text; None unless it holds exactly one mapping."""
    found: list[str] = []
    mappings = 0
    following = events(text)
    try:
        while type(event := following()) is not StreamEndEvent:
            mappings += type(event) is MappingStartEvent
            if type(event) is ScalarEvent:
                found.append(event.value)
    except REFUSALS:
        return None
    return found if mappings == 1 else None
