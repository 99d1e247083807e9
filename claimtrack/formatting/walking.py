"""The tokens of a text: what the parser tells of, and the indicators and comments between.

A token that begins a line goes to a column that its depth gives: two for every list or mapping in
block form around it, and two for every open bracket.
"""

import re
from bisect import bisect_right
from typing import Final

from claimtrack.editing import Edit
from claimtrack.formatting.depths import Blocks
from claimtrack.formatting.scalars import block, flowing
from claimtrack.formatting.tokens import STEP, Sort, Token
from claimtrack.syntax import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    Mark,
    ScalarEvent,
    StreamEndEvent,
    events,
)

__all__ = ["tokens"]

_INDICATORS: Final[dict[str, Sort]] = {
    "{": "open",
    "[": "open",
    "}": "close",
    "]": "close",
    ",": "comma",
    ":": "colon",
    "-": "dash",
    "?": "question",
}
_PROPERTY: Final = r"(?:&[\w-]*|!<[^>\n]*>|![^\s,{}\[\]]*)"
_PIECE: Final = re.compile(rf"(?P<blank>[ \n]+)|(?P<comment>#(?:[^\n]*[^ \n])?)|{_PROPERTY}|.")
_PROPERTIES: Final = re.compile(rf"(?:{_PROPERTY}(?:[ \n]|#[^\n]*)*)+")


def tokens(text: str) -> list[Token]:
    r"""Return the tokens of a text in order; it must be one YAML document, its lines ended by `\n`."""
    return _Walk(text).found


class _Walk:
    """One way through a text."""

    def __init__(self, text: str) -> None:
        self.found: list[Token] = []
        self._text = text
        self._starts = [0, *(end.end() for end in re.finditer("\n", text))]
        self._at = 0
        self._brackets = 0
        self._flows: list[bool] = []
        self._blocks = Blocks()
        self._waiting: list[Token] = []
        self._node = 0
        self._section = False
        following = events(text)
        while type(event := following()) is not StreamEndEvent:
            self._take(event)
        self._scan(len(text))
        self._settle((-1, 0))

    # -- what the parser tells of -----------------------------------------------------------------

    def _take(self, event: Event) -> None:
        start, end = self._offset(event.start_mark), self._offset(event.end_mark)
        if isinstance(event, CollectionEndEvent):
            if self._flows.pop():
                self._scan(end)
            else:
                self._blocks.end()
        elif isinstance(event, (ScalarEvent, AliasEvent, CollectionStartEvent)):
            self._scan(start)
            self._enter()
            if isinstance(event, CollectionStartEvent):
                self._begin(event)
            elif isinstance(event, ScalarEvent):
                self._scalar(event, start, end)
            else:
                self._emit("alias", end, self._place())
        elif type(event) is DocumentStartEvent and end > start:
            self._scan(start)
            self._emit("marker", end, 0)

    def _offset(self, mark: Mark) -> int:
        return self._starts[mark.line] + mark.column

    def _enter(self) -> None:
        """Note what begins here: a key or a value, and whether it is a further section."""
        self._section = False
        if any(self._flows[-1:]) or not self._blocks.open:
            self._node = 0
            return
        here = self._blocks.open[-1]
        key = here.mapping and here.nodes % 2 == 0
        self._node = here.indent if key else here.inside
        self._section = key and len(self._blocks.open) == 1 and here.nodes > 0
        here.nodes += 1

    def _begin(self, event: Event) -> None:
        flow = event.flow_style is True
        self._flows.append(flow)
        if not flow:
            self._blocks.begin(mapping=type(event) is MappingStartEvent)

    def _scalar(self, event: Event, start: int, end: int) -> None:
        if event.anchor is not None or event.tag is not None:
            properties = _PROPERTIES.match(self._text, start, end)
            start = properties.end() if properties else start
            self._scan(start)
        deeper = self._blocks.inside + STEP * self._brackets
        if event.style in ("|", ">"):
            column = self._blocks.open[-1].column or 0
            body = block(self._text, start, column=column, indent=deeper)
            self._emit("scalar", body.end, self._place(), inner=body.edits, keeps=body.keeps)
        elif end > start:
            inner, tail = flowing(self._text, start, end, indent=deeper, style=event.style)
            self._emit("scalar", end, self._place(), inner=inner, tail=tail)

    # -- what stands between ------------------------------------------------------------------------

    def _scan(self, end: int) -> None:
        while self._at < end:
            piece = _PIECE.match(self._text, self._at, end)
            assert piece  # noqa: S101 - it matches whatever there is
            if piece.lastgroup == "blank":
                self._at = piece.end()
            elif piece.lastgroup == "comment":
                self._comment(piece.end())
            elif piece[0] in _INDICATORS:
                self._indicator(_INDICATORS[piece[0]])
            else:
                self._emit("property", piece.end(), self._place())

    def _place(self) -> int:
        """Return the column at which what is met here would begin a line."""
        if self._brackets:
            base = self._blocks.open[-1].indent if self._blocks.open else 0
            return base + STEP * self._brackets
        asked = bool(self.found) and self.found[-1].sort == "question"
        return self._blocks.inside if asked else self._node

    def _indicator(self, sort: Sort) -> None:
        indent = self._place()
        if sort == "close":
            self._brackets -= 1
            least = self._blocks.inside if self._blocks.open else 0
            indent = max(least, indent - STEP)
        elif not self._brackets and sort != "open":
            indent = self._blocks.open[-1].indent
        self._emit(sort, self._at + 1, indent)
        self._brackets += sort == "open"

    def _comment(self, end: int) -> None:
        begins = self._line(self._at)
        if self._text[begins : self._at].strip():
            self._emit("comment", end, 0)
        elif self._brackets:
            self._emit("comment", end, self._place())
        elif not self._waiting and self._goes_on():
            self._emit("comment", end, None)
        else:
            self._waiting.append(Token("comment", self._at, end, 0))
            self._at = end

    def _goes_on(self) -> bool:
        """Tell whether a comment is aligned with one that ends the line above, and so goes on with it."""
        last = self.found[-1] if self.found else None
        if last is None or last.sort != "comment":
            return False
        begins = self._line(last.start)
        ends_line = last.indent is None or bool(self._text[begins : last.start].strip())
        next_line = self._text.count("\n", last.end, self._at) == 1
        return ends_line and next_line and self._column(last.start) == self._column(self._at)

    # -- tokens -------------------------------------------------------------------------------------

    def _line(self, offset: int) -> int:
        return self._starts[bisect_right(self._starts, offset) - 1]

    def _column(self, offset: int) -> int:
        return offset - self._line(offset)

    def _emit(  # noqa: PLR0913 - the parts of a token
        self,
        sort: Sort,
        end: int,
        indent: int | None,
        *,
        inner: tuple[Edit, ...] = (),
        tail: int | None = None,
        keeps: bool = False,
    ) -> None:
        start = self._at
        self._at = end
        if sort == "comment":
            self.found.append(Token(sort, start, end, indent))
            return
        column = self._column(start)
        self._settle((column, indent or 0))
        outside = not self._brackets
        here = self._blocks.open[-1] if self._blocks.open else None
        if here and here.column is None and outside and sort != "property":
            here.column = column
        self._blocks.passed(hollow=outside and sort in ("colon", "dash"))
        self.found.append(Token(sort, start, end, indent, inner, tail, self._section, keeps))
        self._section = False

    def _settle(self, following: tuple[int, int]) -> None:
        """Give the comments that waited for what follows them their columns."""
        for token in self._waiting:
            level = self._blocks.level(self._column(token.start), following)
            self.found.append(token._replace(indent=level))
        self._waiting.clear()
