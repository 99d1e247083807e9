"""What was surely mistyped where text stops being YAML: a better place and better words than a parser's.

A parser tells where it stood when it gave up. What was mistyped often stands before that: a key without
its colon, a dash or colon without its space, a quote that closed too early. Only the text is looked
at, and only where reading broke off.
"""

import re
from collections.abc import Sequence
from typing import Final

from claimtrack.schema import KINDS, PARTS
from claimtrack.syntax import NotYaml
from claimtrack.value import value

__all__ = ["Slip", "slip"]

_BREAK: Final = re.compile(r"\r\n|\r|\n")
_LEAD: Final = r"( *(?:- +)*)"
_ENTRY: Final = re.compile(rf"{_LEAD}([\w.-]+) *:(?: +(?=[^ #])| *(?:#|$))")
_GLUED_COLON: Final = re.compile(rf"{_LEAD}([\w.-]+):(?!//)[^\s:]")
_GLUED_DASH: Final = re.compile(r" *(?:- +)*-(?=[^\s-])")
_WORD: Final = re.compile(rf"{_LEAD}([^\s:]+)")
_QUOTED: Final = re.compile(rf"{_LEAD}(?:[\w.-]+: +)?([\"'])")
_LAST: Final = re.compile(r"[\w-]+$")
_BLOCK: Final = re.compile(r": +([|>])[-+0-9]*(?: *| +#.*)$")
_ALL: Final = [
    field for kind in (*KINDS.values(), *PARTS.values()) for field in kind.fields.values()
]
_FIELDS: Final = frozenset(field.name for field in _ALL)
_TEXTS: Final = frozenset(field.name for field in _ALL if field.type in ("text", "texts", "quote"))
_FARTHEST: Final = 1000
"""How many lines back a slip is looked for."""

_MISFITS: Final = ("this does not fit the mapping", "this does not fit the list")
_IN_FLOW: Final = ("expected `,` or",)
_CLOSING: Final = {"{": "}", "[": "]"}
_ESCAPED: Final = {
    "'": "write `''` for an apostrophe inside, or put the text in double quotes",
    '"': r"write `\"` for a quote inside, or put the whole text in single quotes",
}


@value
class Slip:
    """What is the matter, and the line (from 0) on which other findings only follow from it, if any."""

    stop: NotYaml
    spoilt: int | None


def slip(text: str, stop: NotYaml) -> Slip:
    """Return where and how reading a text surely went wrong, or what the parser said of it."""
    lines = [*_BREAK.split(text), ""]  # a text that breaks off may do so on the line after it
    number, column = stop.at
    if number < len(lines) and column <= len(lines[number]):
        if stop.message.startswith("a second `: `"):
            return _colon(lines, stop) or Slip(stop, None)
        if stop.message.startswith("a key without"):
            return _block(lines, stop) or Slip(stop, None)
        if stop.message.startswith((*_MISFITS, *_IN_FLOW)):
            return _misfit(lines, stop) or _unclosed(lines, stop) or Slip(stop, None)
        if stop.message.startswith("a value is missing"):
            return _unclosed(lines, stop) or Slip(stop, None)
    return Slip(stop, None)


def _colon(lines: Sequence[str], stop: NotYaml) -> Slip | None:
    """Look at a `: ` inside text: mostly there is a key where YAML goes on with the text before."""
    number, column = stop.at
    dash = _dash(lines, number)
    if dash:
        return dash
    line = lines[number]
    entry = _ENTRY.match(line)
    is_key = entry is not None and line[:column].rstrip() == line[: entry.end(2)]
    began = _beginning(lines, number) if is_key or line.lstrip().startswith("- ") else None
    found = _dash(lines, began) or _no_colon(lines[began], began) if began is not None else None
    if not found and began is not None and entry and is_key:
        return _too_deep(lines, began, entry, stop)
    return found or _second(line, number, column)


def _second(line: str, number: int, column: int) -> Slip | None:
    """Look at a field in the line of another key, where no text can be meant."""
    entry, word = _ENTRY.match(line), _LAST.search(line[:column])
    if not entry or not word or word[0] not in _FIELDS:
        return None
    key = entry[2]
    if key in _TEXTS or (key not in _FIELDS and line[entry.end() : column].strip() != word[0]):
        return None
    message = f"`{word[0]}` stands in the line of `{key[:60]}`"
    help_ = "put each field on a line of its own, or all of them in `{…}` with commas between"
    return Slip(NotYaml((number, word.start()), message, help_, (number, entry.start(2))), None)


def _block(lines: Sequence[str], stop: NotYaml) -> Slip | None:
    """Look at a line without a key: it may be meant to be in a block of text."""
    above = _before(lines, stop.at[0])
    head = _BLOCK.search(lines[above]) if above is not None else None
    if above is None or not head or _width(lines[stop.at[0]]) > _width(lines[above]):
        return None
    message = f"the text below this `{head[1]}` does not stand deeper than its key"
    return Slip(NotYaml((above, head.start(1)), message, "indent each line of the text"), above)


def _dash(lines: Sequence[str], number: int) -> Slip | None:
    glued = _GLUED_DASH.match(lines[number])
    if not glued:
        return None
    at = (number, glued.end() - 1)
    return Slip(
        NotYaml(at, "a dash without a space after it", "write `- ` before the item"), number
    )


def _no_colon(line: str, number: int) -> Slip | None:
    """Look at the line on which a text began that was meant to be a key."""
    if _ENTRY.match(line):
        return None
    glued, word = _GLUED_COLON.match(line), _WORD.match(line)
    if glued:
        message = "a colon without a space after it"
        stop = NotYaml((number, glued.end(2)), message, f"write `{glued[2]}: `")
    elif word and word[2].startswith("//"):
        stop = NotYaml((number, word.start(2)), "a comment begins with `#`", "write `# `")
    elif word and "-" not in word[1]:
        message = f"`{word[2][:60]}` has no `: ` after it"
        help_ = "write the colon if this is a key; otherwise put the text in its key's line"
        stop = NotYaml((number, word.start(2)), message, help_)
    else:
        return None
    return Slip(stop, number)


def _too_deep(lines: Sequence[str], began: int, entry: re.Match[str], stop: NotYaml) -> Slip:
    above = _ENTRY.match(lines[began])
    name = f"`{above[2]}`" if above else "what it belongs to"
    message = f"`{entry[2][:60]}` stands deeper than the line that it follows, and so goes on with its text"
    help_ = f"put the key in the column of {name}, or, if all of it is text, the whole in quotes"
    if above and entry[2] in _FIELDS and above[2] not in _FIELDS:
        help_ = f"give what stands behind `{above[2]}:` a line and a key of its own too, such as `text:`"
    opened = (began, above.start(2) if above else _width(lines[began]))
    return Slip(NotYaml((stop.at[0], entry.start(2)), message, help_, opened), None)


def _beginning(lines: Sequence[str], number: int) -> int | None:
    """Return the line on which the text began that a line goes on with, if it began on another."""
    at = _before(lines, number)
    while at is not None and not _begins(lines[at]):
        above = _before(lines, at)
        if above is None:
            break
        deeper = _width(lines[at]) > _width(lines[above])
        said = _ENTRY.match(lines[above])
        if said and (not deeper or not lines[above][said.end() :].strip()):
            break
        at = above
    return at


def _before(lines: Sequence[str], number: int) -> int | None:
    """Return the line that says something before another."""
    for at in range(number - 1, max(-1, number - _FARTHEST), -1):
        if lines[at].strip() and not lines[at].lstrip().startswith("#"):
            return at
    return None


def _begins(line: str) -> bool:
    """Tell whether text, or a key, surely begins on a line."""
    return bool(_ENTRY.match(line)) or line.lstrip().startswith("- ")


def _width(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _misfit(lines: Sequence[str], stop: NotYaml) -> Slip | None:
    """Look at something where the value before it has ended."""
    number, column = stop.at
    line = lines[number]
    head, rest = line[:column].rstrip(), line[column:]
    block = stop.message.startswith(_MISFITS)
    if head.endswith(("'", '"')) and rest and rest[0] not in ",}]":
        return _after_quote(lines, number, len(head) - 1)
    if block and rest[:1] in ("}", "]"):
        message = f"a `{rest[0]}` too many"
        return Slip(NotYaml(stop.at, message, "remove it, or put the text in quotes"), None)
    if block and rest[:1] in ("{", "[") and not head:
        message = "a list item without its dash"
        return Slip(NotYaml(stop.at, message, "begin each item of a list with `- `"), None)
    if block and head.endswith(("}", "]")):
        message = f"text goes on after the `{head[-1]}`"
        return Slip(NotYaml(stop.at, message, "put the whole text in quotes"), number)
    return _between(lines, stop) if block and not head else None


def _between(lines: Sequence[str], stop: NotYaml) -> Slip | None:
    """Look at a line that stands in no column of what it may belong to."""
    number, column = stop.at
    columns: dict[int, int] = {}  # of lines above, each less deep than those below it
    at = number
    while (above := _before(lines, at)) is not None:
        at = above
        width = _width(lines[at])
        if width < min(columns, default=width + 1):
            columns[width] = at
    if column in columns or not columns or min(columns) > column:
        return None
    told = ", or ".join(
        f"column {w + 1}, as line {n + 1} does" for w, n in _nearest(columns, column)
    )
    return Slip(NotYaml(stop.at, stop.message, f"begin it in {told}", stop.opened), None)


def _nearest(columns: dict[int, int], column: int) -> list[tuple[int, int]]:
    """Return the columns on both sides of one, or on one side, with their lines."""
    deeper = [pair for pair in columns.items() if pair[0] > column][-1:]
    return deeper + [pair for pair in columns.items() if pair[0] < column][:1]


def _unclosed(lines: Sequence[str], stop: NotYaml) -> Slip | None:
    """Look at a bracket that the next key or item, or the end, finds open."""
    number, column = stop.at
    line = lines[number]
    ended = not line[column:].strip()
    if not ended and not _begins(line):
        return None
    opened = _opening(lines, (number, column) if ended else (number, 0))
    if opened is None:
        return None
    at, bracket = opened
    message = f"this `{bracket}` is " + (
        "never closed" if ended else f"not closed before line {number + 1}"
    )
    return Slip(NotYaml(at, message, f"close it with `{_CLOSING[bracket]}`"), None)


def _opening(lines: Sequence[str], before: tuple[int, int]) -> tuple[tuple[int, int], str] | None:
    """Return the last bracket that is open at a place, and where it is; quotes are not looked at."""
    number, column = before
    depth = 0
    for at in range(number, max(-1, number - _FARTHEST), -1):
        line = lines[at] if at < number else lines[at][:column]
        for place in range(len(line) - 1, -1, -1):
            depth += (line[place] in "]}") - (line[place] in "[{")
            if depth < 0:
                return (at, place), line[place]
    return None


def _after_quote(lines: Sequence[str], number: int, end: int) -> Slip | None:
    """Look at text after a closing quote: the quote was meant as a character, or opened long before."""
    line = lines[number]
    quote = line[end]
    opening = next(
        (at for at in range(end - 1, -1, -1) if line[at] == quote and _opens(line[:at])), None
    )
    if opening is not None:
        message = "text goes on after this quote, which ends it"
        return Slip(NotYaml((number, end), message, _ESCAPED[quote], (number, opening)), None)
    for at in range(number - 1, max(-1, number - _FARTHEST), -1):
        quoted = _QUOTED.match(lines[at])
        if quoted and quoted[2] == quote and lines[at].count(quote, quoted.start(2)) % 2:
            message = f"this quote is not closed before line {number + 1}"
            return Slip(
                NotYaml((at, quoted.start(2)), message, "close it where its text ends"), None
            )
    return None


def _opens(before: str) -> bool:
    """Tell whether a quote after such a beginning of a line opens quoted text."""
    bare = before.rstrip()
    return not bare or (bare[-1] in ":-," and bare != before) or bare[-1] in "[{,"
