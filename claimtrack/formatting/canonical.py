"""A claim file in its canonical layout; looked at again before anybody gets it.

What comes out has to be, to a parser, what went in, with the same records. Where it is not, which
would be a mistake in this program, the file stays as it is.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from claimtrack.decode import decode
from claimtrack.diagnostics import Diagnostic
from claimtrack.editing import edited
from claimtrack.formatting.spacing import edits
from claimtrack.formatting.walking import tokens
from claimtrack.plaintext import plain
from claimtrack.syntax import AliasEvent, ScalarEvent, StreamEndEvent, events
from claimtrack.value import record

__all__ = ["Formatted", "formatted"]

_BREAK: Final = re.compile("\r\n|\r|\n")
_MARK: Final = "\ufeff"


@record
class Formatted:
    """What became of a file: its text in the canonical layout, and the findings if it is no YAML.

    The `text` is as it was, byte order mark included, where there is a finding, and where the outcome
    would have meant something else (`unsafe`).
    """

    text: str
    found: tuple[Diagnostic, ...] = ()
    unsafe: bool = False


def formatted(file: str, data: bytes) -> Formatted:
    r"""Return a file's text in the canonical layout; nothing is raised.

    >>> formatted("a.yaml", b"claims: {a: b,c : d }").text
    'claims: {a: b, c: d}\n'
    """
    before = plain(file, data)
    text = data.decode("utf-8", "replace")
    mark = _MARK * text.startswith(_MARK)
    typed = text[len(mark) :]
    if not before.fit:
        return Formatted(text=text, found=tuple(before.found))
    read = decode(file, before.text)
    if read.broken:
        return Formatted(text=text, found=(*before.found, read.found[-1]))
    after = _laid_out(before.text, typed)
    if after is None or after == typed:
        return Formatted(text=text)
    again = plain(file, after.encode())
    reread = decode(file, again.text)
    if reread.records != read.records or list(_said(before.text)) != list(_said(again.text)):
        return Formatted(text=text, unsafe=True)
    return Formatted(text=mark + after)


def _laid_out(plain_text: str, typed: str) -> str | None:
    """Return a text laid out, given also with its tabs as spaces; None where there is nothing to lay out."""
    top = list(islice(_said(plain_text), 2, 3))
    if top and (top[0][0] is ScalarEvent or top[0][0] is AliasEvent) and any(top[0][1:]):
        return None
    end = _BREAK.search(typed)
    text, real = (_BREAK.sub("\n", one) for one in (plain_text, typed))
    if not text.endswith("\n"):
        text, real = text + "\n", real + "\n"
    after = edited(real, edits(text, tokens(text)))
    return after.replace("\n", end[0]) if end else after


def _said(text: str) -> Iterator[tuple[object, ...]]:
    """Give what the parser tells of a text, but for where."""
    following = events(text)
    while type(event := following()) is not StreamEndEvent:
        yield (
            type(event),
            getattr(event, "value", None),
            getattr(event, "style", None),
            getattr(event, "flow_style", None),
            getattr(event, "anchor", None),
            getattr(event, "tag", None),
        )
