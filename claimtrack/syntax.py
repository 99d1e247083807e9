"""YAML as a stream of events with positions; the only module that imports yaml.

libyaml does the work where it is there, PyYAML's own parser otherwise. The two word their errors
differently and disagree on a few odd inputs, so every refusal is put in claimtrack's words, by what
both say alike, and the inputs on which they disagree are refused under both (the tests compare
them over the yaml-test-suite).
"""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, Protocol, cast

import yaml
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError
from yaml.tokens import FlowEntryToken, FlowMappingEndToken, FlowSequenceEndToken

if TYPE_CHECKING:  # what claimtrack uses of yaml's events, which have no useful types of their own

    class Mark(Protocol):
        """A place in the text, counted from 0 in code points."""

        line: int
        column: int

    class Event(Protocol):
        """A step through the text; which attributes it has depends on its class."""

        start_mark: Mark
        end_mark: Mark
        anchor: str | None
        tag: str | None
        value: str
        style: str | None
        flow_style: bool

    AliasEvent: type
    CollectionEndEvent: type
    CollectionStartEvent: type
    DocumentStartEvent: type
    MappingEndEvent: type
    MappingStartEvent: type
    ScalarEvent: type
    SequenceEndEvent: type
    SequenceStartEvent: type
    StreamEndEvent: type
else:
    from yaml.events import (
        AliasEvent,
        CollectionEndEvent,
        CollectionStartEvent,
        DocumentStartEvent,
        Event,
        MappingEndEvent,
        MappingStartEvent,
        ScalarEvent,
        SequenceEndEvent,
        SequenceStartEvent,
        StreamEndEvent,
    )

    Mark = object

CParser: Any = getattr(getattr(yaml, "cyaml", None), "CParser", None)
"""libyaml's parser; None where PyYAML was built without it."""

__all__ = [
    "REFUSALS",
    "AliasEvent",
    "CollectionEndEvent",
    "CollectionStartEvent",
    "DocumentStartEvent",
    "Event",
    "MappingEndEvent",
    "MappingStartEvent",
    "Mark",
    "NotYaml",
    "ScalarEvent",
    "SequenceEndEvent",
    "SequenceStartEvent",
    "StreamEndEvent",
    "events",
    "refusal",
]

Next = Callable[[], Event]
Place = tuple[int, int]


class NotYaml(Exception):  # noqa: N818 - it is an answer of the parser, not an error of the program
    """The text stops being YAML at a line and column (from 0); `opened` is where that began."""

    def __init__(
        self,
        at: Place,
        message: str,
        help_: str,
        opened: Place | None = None,
        *,
        code: str = "CT001",
    ) -> None:
        super().__init__(message)
        self.code = code
        self.at = at
        self.message = message
        self.help = help_
        self.opened = opened


REFUSALS: Final = (NotYaml, yaml.MarkedYAMLError)
"""What `events` may raise: for `refusal`."""


_TEXT: Final = re.compile(r"(?:[^:#,\[\]{}\0]|:(?![\s,?\[\]{}\0])|#(?<!\s#))*")
"""How far text in a flow goes to libyaml, over line ends too."""


_CLOSING: Final = (FlowEntryToken, FlowMappingEndToken, FlowSequenceEndToken)


class _PureParser(Reader, Scanner, Parser):
    """PyYAML's own parser, held to libyaml's verdict where its own is milder."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def process_empty_scalar(self, mark: Any) -> Any:  # noqa: ANN401 - a mark and an event of yaml's
        token: Any = cast("Any", self).peek_token()
        if isinstance(token, _CLOSING):
            mark = token.start_mark  # where libyaml has a value that is not there
        return cast("Any", super()).process_empty_scalar(mark)

    def scan_plain(self) -> Any:  # noqa: ANN401 - a token of yaml's
        scanner: Any = self
        start = scanner.get_mark()
        scan = cast("Any", super()).scan_plain
        token: Any = scan()
        if scanner.flow_level and scanner.peek() == ":" and scanner.peek(1) in ",?[]{}":
            context = "while scanning a plain scalar"
            raise ScannerError(context, start, "found unexpected ':'", scanner.get_mark())
        if scanner.flow_level and scanner.peek() == "?" and token.value.endswith(":"):
            mark = scanner.get_mark()
            mark.column -= 1  # libyaml does not read past such a colon
            context = "while scanning a plain scalar"
            raise ScannerError(context, start, "found unexpected ':'", mark)
        if scanner.flow_level and scanner.peek() == "?":
            token.value += "?"  # libyaml reads on; `_wary` refuses the text under both
            rest = _TEXT.match(scanner.buffer, scanner.pointer)
            scanner.forward(rest.end() - rest.start() if rest else 0)
            if scanner.peek() == ":" and scanner.peek(1) in ",?[]{}":
                context = "while scanning a plain scalar"
                raise ScannerError(context, start, "found unexpected ':'", scanner.get_mark())
        return token

    def scan_block_scalar_indicators(self, start_mark: Any) -> Any:  # noqa: ANN401 - a mark of yaml's
        scan = cast("Any", super()).scan_block_scalar_indicators
        scanner: Any = self
        try:
            return scan(start_mark)
        except ScannerError:
            if scanner.peek() != "#":
                raise
            return None, None  # libyaml takes it for a comment; `_wary` refuses it under both

    def scan_flow_scalar(self, style: str) -> Any:  # noqa: ANN401 - a token of yaml's
        scanner: Any = self
        start = scanner.get_mark()
        scan = cast("Any", super()).scan_flow_scalar
        try:
            token: Any = scan(style)
            token.value.encode()
        except ValueError:  # an escape beyond Unicode, or half of a surrogate pair
            context = "while parsing a quoted scalar"
            problem = "found invalid Unicode character escape code"
            raise ScannerError(context, start, problem, start) from None
        return token


def events(text: str, *, pure: bool = False) -> Next:
    """Return a function that gives the next event of the text each time it is called.

    Where the text stops being YAML it raises one of `REFUSALS`, which `refusal` puts in
    claimtrack's words. `pure` leaves libyaml aside.
    """
    if not text.endswith("\n"):
        text += "\n"  # where the last line has no end, the parsers disagree on what it may hold
    parser: Any = _PureParser(text) if pure or CParser is None else CParser(text)
    following: Next = parser.get_event
    return _wary(following, text) if _is_suspect(text) else following


_BAD_HEADER: Final = re.compile(r"[|>][-+0-9]*#")
_HASH: Final = r"#(?<=[-+0-9|>]#)"
_ASKED: Final = (r"\{[^\n{]*\?", r"\[[^\n\[]*\?", r"\{(?![^\n{}]*\})", r"\[(?![^\n\[\]]*\])")
"""A `?` after a bracket, and a bracket without its fellow on the line. These begin with what is seldom,
as the one before does, so that a whole file is searched in no time."""
_STUCK_BEHIND: Final = r"#(?<=[\"'\]},]#)"
_LONE_DASH: Final = r"-(?<=[\[{,:\s]-)(?=[,\]}])"
_STUCK: Final = re.compile(r"(?: *,)?#")


def _is_suspect(text: str) -> bool:
    """Tell whether the text may hold what the parsers read differently; seldom, and never missed."""
    if re.search(_HASH, text) and _BAD_HEADER.search(text):
        return True
    if re.search(_STUCK_BEHIND, text) or re.search(_LONE_DASH, text):
        return True
    if "?" in text and any(re.search(pattern, text) for pattern in _ASKED):
        return any(map(_is_suspect_line, text.split("\n")))
    return False


def _is_suspect_line(line: str) -> bool:
    """Tell whether a `?` may stand inside a flow here, or a flow go on to the next line."""
    if line.count("{") > line.count("}") or line.count("[") > line.count("]"):
        return True
    mark = line.rfind("?")
    return mark >= 0 and ("{" in line[:mark] or "[" in line[:mark])


def _wary(following: Next, text: str) -> Next:
    """Refuse what the two parsers read differently, or both read though YAML has it otherwise.

    They differ on `?` in a flow and a `#` stuck to `|` or `>`; both take a `#` stuck to a quote,
    bracket or comma for a comment, and a lone `-` in a flow for text.
    """
    depth = 0
    lines = text.splitlines()

    def checked() -> Event:
        nonlocal depth
        event = following()
        if isinstance(event, CollectionStartEvent):
            depth += event.flow_style is True or depth > 0
        elif isinstance(event, CollectionEndEvent):
            if depth:
                _refuse_stuck(lines, event.end_mark)
            depth -= depth > 0
        elif type(event) is ScalarEvent:
            _refuse_scalar(lines, event, in_flow=depth > 0)
        return event

    return checked


def _refuse_scalar(lines: list[str], event: Event, *, in_flow: bool) -> None:
    mark = event.start_mark
    if event.style in ("|", ">"):
        glued = _BAD_HEADER.match(lines[mark.line], mark.column)
        if glued:
            raise _glued((mark.line, glued.end() - 1), (mark.line, mark.column))
    elif event.style or (in_flow and event.value):
        _refuse_stuck(lines, event.end_mark)
    if in_flow and not event.style:
        if "?" in event.value:
            raise _question_mark(_following("?", lines, mark))
        if event.value == "-":
            message = "a lone `-` inside `{…}` or `[…]`"
            raise NotYaml((mark.line, mark.column), message, "put it in quotes, or remove it")


def _refuse_stuck(lines: list[str], mark: Mark) -> None:
    """Refuse a `#` right behind a value that has ended, or behind the comma after it."""
    line = lines[mark.line] if mark.line < len(lines) else ""
    stuck = _STUCK.match(line, mark.column)
    if stuck:
        at = (mark.line, stuck.end() - 1)
        help_ = "put a space before `#` for a comment, or the whole text in quotes"
        raise NotYaml(at, "a `#` right behind a value", help_)


def _following(character: str, lines: list[str], mark: Mark) -> Place:
    """Return the place of the next such character from a mark on, where there is one."""
    line, column = mark.line, lines[mark.line].find(character, mark.column)
    while column < 0:
        line += 1
        column = lines[line].find(character)
    return line, column


def _glued(at: Place, opened: Place) -> NotYaml:
    message = "text cannot follow `|` or `>`"
    return NotYaml(at, message, "begin the text on the next line", opened)


def _question_mark(at: Place) -> NotYaml:
    message = "`?` in unquoted text inside `{…}` or `[…]`"
    return NotYaml(at, message, "put the text in quotes")


def refusal(error: Exception) -> NotYaml:
    """Return a parser's refusal in claimtrack's words."""
    if isinstance(error, NotYaml):
        return error
    assert isinstance(error, yaml.MarkedYAMLError)  # noqa: S101 - the other of REFUSALS
    from claimtrack.wordings import wording  # noqa: PLC0415 - only a broken file pays for it

    mark, context = error.problem_mark, error.context_mark
    said = f"{error.context or ''} {error.problem or ''}"
    at = (mark.line, mark.column) if mark else (0, 0)
    opened = (context.line, context.column) if context else None
    if "nesting depth" in said:  # newer libyaml gives up by itself, before it tells of any value
        help_ = "the format needs five levels: is this file meant to be here?"
        return NotYaml(at, "values nested far too deep", help_, code="CT007")
    if "unknown escape character " in said:  # the pure parser points past the backslash
        at = (at[0], at[1] - 1)
    message, help_, opening = wording(said)
    if opening and opened:
        return NotYaml(opened, message, help_)
    return NotYaml(at, message, help_, opened if opened != at else None)
