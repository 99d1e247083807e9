"""What was surely mistyped where text stops being YAML: a better place and better words than a parser's.

A parser tells where it stood when it gave up. What was mistyped often stands before that: a key without
its colon, a dash or colon without its space, a quote that closed too early. Only the text is looked
at, and only where reading broke off.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from claimtrack.misfits import MISFITS, misfit, unclosed
from claimtrack.plaintext import CONFLICT
from claimtrack.rows import ENTRY, FIELDS, LEAD, TEXTS, Slip, before, begins, width
from claimtrack.syntax import NotYaml

__all__ = ["slip"]

_BREAK: Final = re.compile(r"\r\n|\r|\n")
_GLUED_COLON: Final = re.compile(rf"{LEAD}([\w.-]+):(?!//)[^\s:]")
_GLUED_DASH: Final = re.compile(r" *(?:- +)*-(?=[^\s-])")
_WORD: Final = re.compile(rf"{LEAD}([^\s:]+)")
_LAST: Final = re.compile(r"(?<![\w-])[\w-]{1,40}$")
_BLOCK: Final = re.compile(r": +([|>])[-+0-9]*(?: *| +#.*)$")
Look = Callable[[Sequence[str], NotYaml], Slip | None]
_BULLET: Final = re.compile(rf"{LEAD}([\u2010-\u2015\u2022\u2023\u25e6\u00b7\u2212*]) ")
_CONFLICT: Final = re.compile(r" +(?:<{7}|={7}|>{7})(?: |$)")
_CLOSE: Final = {
    "'": "close it; if it is an apostrophe, put the whole text in double quotes",
    '"': r"close it; a quote that is part of the text is written `\"`",
}


def slip(text: str, stop: NotYaml) -> Slip:
    """Return where and how reading a text surely went wrong, or what the parser said of it."""
    lines = [*_BREAK.split(text), ""]  # a text that breaks off may do so on the line after it
    number, column = stop.at
    if number < len(lines) and column <= len(lines[number]):
        for begins_, looks in _LOOKS:
            if stop.message.startswith(begins_):
                found = (look(lines, stop) for look in looks)
                return next(filter(None, found), Slip(stop, None))
    return Slip(stop, None)


def _line(lines: Sequence[str], stop: NotYaml) -> Slip | None:
    """Look at a line that begins with what marks an item elsewhere, or a side of a conflict."""
    number = stop.at[0]
    bullet = _BULLET.match(lines[number])
    if bullet:
        message = f"a list item begins with `- `, not with `{bullet[2]} `"
        at = (number, bullet.start(2))
        return Slip(NotYaml(at, message, "write `- ` before the item"), number)
    if _CONFLICT.match(lines[number]):
        at = (number, width(lines[number]))
        return Slip(NotYaml(at, *CONFLICT, code="CT003"), None)
    return None


def _quote(lines: Sequence[str], stop: NotYaml) -> Slip | None:
    """Look at a quote that is never closed, which may be an apostrophe."""
    number, column = stop.at
    help_ = _CLOSE.get(lines[number][column : column + 1])
    return Slip(NotYaml(stop.at, stop.message, help_, stop.opened), None) if help_ else None


def _colon(lines: Sequence[str], stop: NotYaml) -> Slip | None:
    """Look at a `: ` inside text: mostly there is a key where YAML goes on with the text before."""
    number, column = stop.at
    dash = _dash(lines, number)
    if dash:
        return dash
    line = lines[number]
    entry = ENTRY.match(line)
    is_key = entry is not None and line[:column].rstrip() == line[: entry.end(2)]
    began = _beginning(lines, number) if is_key or line.lstrip().startswith("- ") else None
    found = _dash(lines, began) or _no_colon(lines[began], began) if began is not None else None
    if not found and began is not None and entry and is_key:
        return _too_deep(lines, began, entry, stop)
    return found or _second(line, number, column)


def _second(line: str, number: int, column: int) -> Slip | None:
    """Look at a field in the line of another key, where no text can be meant."""
    entry, word = ENTRY.match(line), _LAST.search(line[:column])
    if not entry or not word or word[0] not in FIELDS:
        return None
    key = entry[2]
    if key in TEXTS or (key not in FIELDS and line[entry.end() : column].strip() != word[0]):
        return None
    message = f"`{word[0]}` stands in the line of `{key[:60]}`"
    help_ = "put each field on a line of its own, or all of them in `{…}` with commas between"
    return Slip(NotYaml((number, word.start()), message, help_, (number, entry.start(2))), None)


def _block(lines: Sequence[str], stop: NotYaml) -> Slip | None:
    """Look at a line without a key: it may be meant to be in a block of text."""
    above = before(lines, stop.at[0])
    head = _BLOCK.search(lines[above]) if above is not None else None
    if above is None or not head or width(lines[stop.at[0]]) > width(lines[above]):
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
    if ENTRY.match(line):
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
    above = ENTRY.match(lines[began])
    name = f"`{above[2]}`" if above else "what it belongs to"
    message = f"`{entry[2][:60]}` stands deeper than the line that it follows, and so goes on with its text"
    help_ = f"put the key in the column of {name}, or, if all of it is text, the whole in quotes"
    if above and entry[2] in FIELDS and above[2] not in FIELDS:
        help_ = f"give what stands behind `{above[2]}:` a line and a key of its own too, such as `text:`"
    opened = (began, above.start(2) if above else width(lines[began]))
    return Slip(NotYaml((stop.at[0], entry.start(2)), message, help_, opened), None)


def _beginning(lines: Sequence[str], number: int) -> int | None:
    """Return the line on which the text began that a line goes on with, if it began on another."""
    at = before(lines, number)
    while at is not None and not begins(lines[at]):
        above = before(lines, at)
        if above is None:
            break
        deeper = width(lines[at]) > width(lines[above])
        said = ENTRY.match(lines[above])
        if said and (not deeper or not lines[above][said.end() :].strip()):
            break
        at = above
    return at


def _prose(lines: Sequence[str], stop: NotYaml) -> Slip | None:
    """Look at a line without a key, below one with a key and text: it may go on with that text."""
    number = stop.at[0]
    above = before(lines, number)
    entry = ENTRY.match(lines[above]) if above is not None else None
    if above is None or not entry or not lines[above][entry.end() :].strip():
        return None
    help_ = f"if it goes on with the text above, indent it deeper than `{entry[2][:60]}`"
    rest = "; if it is a key, write `: ` and a value behind it"
    return Slip(NotYaml(stop.at, stop.message, help_ + rest, stop.opened), None)


_LOOKS: Final[tuple[tuple[tuple[str, ...], tuple[Look, ...]], ...]] = (
    (("a second `: `",), (_line, _colon)),
    (("a key without",), (_line, _block, _prose)),
    ((*MISFITS, "expected `,` or"), (_line, misfit, unclosed)),
    (("a value is missing",), (unclosed,)),
    (("this quote is never",), (_quote,)),
    (("text cannot begin",), (_line,)),
)
"""Where to look, by how the parser's message begins."""
