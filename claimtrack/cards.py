"""A record as a small table in HTML, as a notebook shows it: whatever it says is text, escaped."""

from collections.abc import Iterable
from html import escape
from typing import cast

from claimtrack.layout import tidy

__all__ = ["card"]


def card(title: str, rows: Iterable[tuple[str, object]]) -> str:
    """Return a table with a title above; a row without a value is left out.

    >>> card("Claim x", [("text", "a < b"), ("note", None), ("tags", ("one", "two"))])
    '<table><caption>Claim x</caption><tbody><tr><th scope="row">text</th><td dir="auto">a &lt; \
b</td></tr><tr><th scope="row">tags</th><td dir="auto">one; two</td></tr></tbody></table>'
    """
    body = "".join(
        f'<tr><th scope="row">{_safe(label)}</th><td dir="auto">{_safe(value)}</td></tr>'
        for label, value in rows
        if value not in (None, (), "")
    )
    return f"<table><caption>{_safe(title)}</caption><tbody>{body}</tbody></table>"


def _safe(value: object) -> str:
    several = cast("tuple[object, ...]", value) if isinstance(value, tuple) else (value,)
    return escape(tidy("; ".join(map(str, several))))
