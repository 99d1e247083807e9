"""The text of an HTML page, one line for each block; it needs lxml, the extra `claimtrack[html]`.

lxml's parser is driven as a stream of tags and text, which takes linear time on any input, also on
markup that makes a tree builder quadratic. Nothing is fetched and no style is looked at: all text
counts that stands between tags, hidden or not, the title included, except scripts, styles and
comments. Within a block any run of white space is one space; `<br>`, the end of a block, and a line
end in `<pre>` end a line. Lines without text are left out.
"""

import re
from importlib import import_module
from typing import Any, Final

from claimtrack.provenance.snapshots import CopyFault

__all__ = ["page_text"]

BLOCKS: Final = frozenset(
    re.findall(
        r"\w+",
        """address article aside blockquote body br caption center col colgroup dd details dialog dir div
        dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html
        legend li listing main menu nav noframes ol optgroup option p plaintext pre search section select
        summary table tbody td textarea tfoot th thead title tr ul xmp""",
    )
)
"""What stands on lines of its own (HTML Standard, 15.3); any other element is part of a line."""

SILENT: Final = frozenset(("script", "style"))
VERBATIM: Final = frozenset(("pre", "textarea", "listing", "xmp"))
_SPACE: Final = re.compile("[ \t\n\f\r]+")
_LINE_END: Final = re.compile("\r\n|\r|\n")


def page_text(page: str) -> str:
    """Return the text of a page; raise `CopyFault` where lxml is not installed."""
    try:
        etree: Any = import_module("lxml.etree")
    except ImportError:
        why = "it is an HTML page, and the reader for those is not installed"
        help_ = "pip install 'claimtrack[html]'; until then its quotes are not checked"
        raise CopyFault(why, "unread", help_) from None
    parser = etree.HTMLParser(target=_Lines(), huge_tree=True, encoding="utf-8", no_network=True)
    parser.feed(page.encode())
    return str(parser.close())


class _Lines:
    """What the parser tells of: it keeps finished lines, and what is to become the next one."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._line: list[str] = []
        self._silent = 0
        self._verbatim = 0

    def start(self, tag: str, attributes: object) -> None:
        """Begin an element."""
        del attributes
        self._silent += tag in SILENT
        if tag in BLOCKS:
            self._end_line()
        self._verbatim += tag in VERBATIM

    def end(self, tag: str) -> None:
        """End an element; the parser ends each one that it began."""
        if tag in BLOCKS:
            self._end_line()
        self._silent -= tag in SILENT
        self._verbatim -= tag in VERBATIM

    def data(self, text: str) -> None:
        """Take text between tags."""
        if self._silent:
            return
        if not self._verbatim:
            self._line.append(text)
            return
        first, *more = _LINE_END.split(text)
        self._line.append(first)
        for line in more:
            self._end_line()
            self._line.append(line)

    def comment(self, text: str) -> None:
        """Leave a comment out."""

    def close(self) -> str:
        """Return the text."""
        self._end_line()
        return "\n".join(self._lines)

    def _end_line(self) -> None:
        whole = "".join(self._line)
        line = whole if self._verbatim else _SPACE.sub(" ", whole).strip(" ")
        self._line.clear()
        if line.strip():
            self._lines.append(line)
