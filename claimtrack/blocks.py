"""Lists, mappings and texts over several lines, read without a YAML parser: a part of `outline`."""

import re
from functools import cache
from typing import Any, Final

from claimtrack import model
from claimtrack.brackets import (
    KEY,
    MADE,
    PLAIN,
    QUOTED,
    REST,
    Odd,
    braces,
    bracketed,
    derivation,
    made,
    unquoted,
)
from claimtrack.making import STEPS, Places, Step, Values
from claimtrack.schema import PARTS, Kind
from claimtrack.value import filled

__all__ = ["BRACE", "BRACKET", "NOTHING", "TEXT", "Lines", "Match", "indented"]

_VALUE: Final = rf"({PLAIN})(?:#.*+)?|({QUOTED}){REST}"
_LINE: Final = re.compile(
    rf"( *+)((?:- ++)?+)"
    rf"(?:({KEY}):(?: ++(?:{_VALUE}|([|>]-?){REST}|([\[{{].*+))|{REST})|{_VALUE}|({{.*+))"
).fullmatch
"""A line with anything: its indentation and dash; then a key, and after it text, quoted text, the head of
a block of text, what begins with a bracket, or nothing; or an item of a list: text, quoted text, or what
begins with a brace."""

NOTHING, TEXT, QUOTE, BLOCK, BRACKET, ITEM, QUOTED_ITEM, BRACE = range(3, 11)
"""The last group of a match of `_LINE`, which tells what the line is."""

_REST: Final = re.compile(REST).fullmatch

_USUAL: Final = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789(~")
"""How text begins that can be nothing else."""

Match = re.Match[str]


@cache
def indented(kind: str, depth: int) -> dict[str, Step]:
    """Return how the fields of a kind are read, by name, indented."""
    return {" " * depth + name: step for name, step in STEPS[kind].items()}


class Lines:
    """A file as it is read: which line is the current one, and what was read so far of a record.

    What reads a line, or a line and those that belong to it, gives the match of the line after it where
    it had to look at that.
    """

    __slots__ = ("depth", "end", "line", "lines", "places", "records", "said")

    def __init__(self, file: str, text: str) -> None:
        self.lines = (text if text.endswith("\n") else f"{text}\n").split("\n")
        self.line = int(self.lines[0].rstrip(" ") == "---")  # the number of the current line
        self.said = ""  # what it says
        self.depth = 4  # how deep the fields under the last id stand
        self.end = (1, 1)  # line and column where the last value ended
        self.places = Places(file)
        self.records: list[model.Record] = []

    def next(self) -> Match | None:
        """Go to the next line with anything, and return what it is; None at the end of the file."""
        lines, number = self.lines, self.line
        while number < len(lines):
            said = lines[number]
            number += 1
            at = _LINE(said)
            if at is not None:
                self.line, self.said = number, said
                return at
            if said.lstrip(" ")[:1] not in ("", "#"):
                raise Odd
        return None

    def whole(self, at: Match, kind: Kind, values: Values, index: int | None = None) -> None:
        """Read a record or a derivation that is a mapping in braces on one line."""
        start = at.start(at.lastindex or 0)
        if self.said[start] != "{":
            raise Odd
        self.ended(braces(self.said, start, kind, values, self.places, self.line, index))

    def ended(self, end: int) -> None:
        """Take the end of what was in brackets, after which nothing but a comment may stand."""
        self.end = (self.line, end + 1)
        if end != len(self.said) and _REST(self.said, end) is None:
            raise Odd

    def fields(
        self, at: Match | None, kind: Kind, values: Values, depth: int, index: int | None = None
    ) -> Match | None:
        """Read the fields of a mapping, one a line; return the match of the line after them."""
        names, steps = self.places.names, STEPS[kind.name]
        following = at
        while (
            following is not None
            and following.start(3) == depth
            and (not following[2] or following is at)
        ):
            step = steps.get(following[3])
            if step is None or step[0] in values:
                raise Odd
            after = self.field(following, depth, step, values)
            names.append(step[1] if index is None else (step[1], index))
            if after is None:
                if index is None:
                    self.usual(indented(kind.name, depth), values)
                after = self.next()
            following = after
        for name in kind.required:
            if steps[name][0] not in values:
                raise Odd
        return following

    def usual(self, steps: dict[str, Step], values: Values) -> None:
        """Read the next lines, as long as each is a field of plain text; most lines of all are."""
        lines, number, places = self.lines, self.line, self.places
        names, numbers = places.names, places.numbers
        end = 0
        while True:
            key, _, text = lines[number].partition(": ")
            step = steps.get(key)
            if (
                step is None
                or not text
                or text[0] not in _USUAL
                or text[-1] == " "
                or ":" in text
                or "#" in text
            ):
                break
            attribute, mark, usual, _ = step
            if attribute in values:
                raise Odd
            number += 1
            column = len(key) + 3
            end = column + len(text)
            if usual is str:
                values[attribute] = text
            elif usual is tuple:
                values[attribute] = (text,)
            else:
                value = usual(text) if usual is not None else None
                if value is None:
                    value = made(step, text, places, number, column)
                values[attribute] = value
            names.append(mark)
            numbers += (number, column, number, end)
        if end:
            self.line = number
            self.end = (number, end)

    def field(self, at: Match, depth: int, step: Step, values: Values) -> Match | None:
        """Read a field; return the match of the line after it where that was looked at."""
        if at.lastindex == NOTHING:
            return self.under(step, depth, values)
        if at.lastindex == BRACKET:
            column, line = at.start(BRACKET), self.line
            values[step[0]], end = bracketed(self.said, column, step, self.places, line)
            self.places.numbers += (line, column + 1, line, end + 1)
            self.ended(end)
        else:
            self.scalar(at, depth, step, values)
        return None

    def scalar(self, at: Match, depth: int, step: Step, values: Values) -> None:
        """Read the text after a key that stands at a depth, and where it is."""
        found = at.lastindex or 0
        text: str = at[found]
        column, line = at.start(found) + 1, self.line
        if found == BLOCK:
            text = self.body(text, depth)
            self.end = (self.line + 1, 1)
            if step[3].type == "derivations":
                raise Odd
        else:
            text = text.rstrip(" ")
            self.end = (line, column + len(text))
            if found == QUOTE:
                text = unquoted(text)
                if step[3].type == "derivations":
                    raise Odd
        values[step[0]] = made(step, text, self.places, line, column)
        self.places.numbers += (line, column, *self.end)

    def body(self, head: str, depth: int) -> str:
        """Return a block of text, each line of it indented alike and more than the depth."""
        lines, number = self.lines, self.line
        first = lines[number]
        width = len(first) - len(first.lstrip(" "))
        margin = " " * width
        said: list[str] = []
        while (line := lines[number]).startswith(margin) and line[width : width + 1] not in (
            "",
            " ",
        ):
            said.append(line[width:])
            number += 1
        if width <= depth or not said:
            raise Odd
        while (
            not line and number < len(lines) - 1
        ):  # to YAML, empty lines after a block belong to it
            number += 1
            line = lines[number]
        self.line = number
        if line.startswith(margin) or (line and not line.strip(" ")):
            raise Odd
        text = (" " if head[0] == ">" else "\n").join(said)
        return text if head[1:] else f"{text}\n"

    def under(self, step: Step, depth: int, values: Values) -> Match | None:
        """Read the list or mapping on the lines after a key; return the match of the line after it."""
        at = self.next()
        if at is None or at.end(1) < depth:
            raise Odd
        line, width, type_ = self.line, at.end(1), step[3].type
        following: Match | None
        if at[2]:
            values[step[0]], following = self.dashes(at, step)
        elif width == depth or type_ not in MADE or at[3] is None:
            raise Odd
        else:
            kind, cls = MADE[type_]
            part: Values = {}
            many = type_ == "derivations"
            following = self.fields(at, kind, part, width, 0 if many else None)
            value = filled(cls, part)
            values[step[0]] = (value,) if many else value
        self.places.numbers += (line, width + 1, *self.end)
        return following

    def dashes(self, at: Match, step: Step) -> tuple[tuple[Any, ...], Match | None]:
        """Read a list of texts or of derivations, one a line; return also the match of the line after."""
        many = step[3].type == "derivations"
        if step[2] is not tuple and not many:
            raise Odd
        width = at.end(1)
        found: list[Any] = []
        following: Match | None = at
        while following is not None and following.end(1) == width and following[2]:
            at = following
            last = at.lastindex or 0
            if last in (ITEM, QUOTED_ITEM):
                found.append(self.item(at, last, len(found), many=many))
                following = self.next()
            elif not many:
                raise Odd
            else:
                part: Values = {}
                if last == BRACE:
                    self.whole(at, PARTS["derivation"], part, len(found))
                    following = self.next()
                else:
                    kind, index = PARTS["derivation"], len(found)
                    following = self.fields(at, kind, part, at.start(3), index)
                found.append(filled(model.Derivation, part))
        return tuple(found), following

    def item(self, at: Match, group: int, index: int, *, many: bool) -> Any:  # noqa: ANN401
        """Read an item of a list that is text, and where it is."""
        text: str = at[group].rstrip(" ")
        line, column, end = self.line, at.start(group) + 1, at.start(group) + 1 + len(text)
        self.end = (line, end)
        meant = text if group == ITEM else unquoted(text)
        if many:
            return derivation(meant, index, self.places, (line, column, line, end))
        self.places.names.append(index)
        self.places.numbers += (line, column, line, end)
        return meant
