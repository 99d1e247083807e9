"""What stands where the value before it has ended: brackets, quotes and columns, looked at in the text."""

import re
from collections.abc import Sequence
from typing import Final

from claimtrack.rows import (
    ENTRY,
    FARTHEST,
    FIELDS,
    LEAD,
    TEXTS,
    WIDEST,
    Slip,
    before,
    begins,
    width,
)
from claimtrack.syntax import NotYaml

__all__ = ["MISFITS", "misfit", "unclosed"]

MISFITS: Final = ("this does not fit the mapping", "this does not fit the list")
"""How a parser's words begin for what fits no block."""

_QUOTED: Final = re.compile(rf"{LEAD}(?:[\w.-]+: +)?([\"'])")
_LEAD: Final = re.compile(LEAD)
_LED: Final = re.compile(r"[{,] *([\w-]+): +[^\s,{}]+ +([\w-]+)$")
_CLOSING: Final = {"{": "}", "[": "]"}
_ESCAPED: Final = {
    "'": "write `''` for an apostrophe inside, or put the text in double quotes",
    '"': r"write `\"` for a quote inside, or put the whole text in single quotes",
}


def misfit(lines: Sequence[str], stop: NotYaml) -> Slip | None:
    """Look at something where the value before it has ended."""
    number, column = stop.at
    line = lines[number]
    head, rest = line[:column].rstrip(), line[column:]
    if head.endswith(("'", '"')) and rest and rest[0] not in ",}]":
        return _after_quote(lines, number, len(head) - 1)
    if not stop.message.startswith(MISFITS):
        return _no_comma(line, number, column, stop)
    return _odd(head, rest.rstrip(), stop) or (None if head else _between(lines, stop))


def _odd(head: str, rest: str, stop: NotYaml) -> Slip | None:
    """Look at a bracket or comma in a block, given what stands before it and from it on."""
    if rest[:1] in ("}", "]"):
        message = f"a `{rest[0]}` too many"
        return Slip(NotYaml(stop.at, message, "remove it, or put the text in quotes"), None)
    if rest == ",":
        message = "a comma behind a value, where there are no brackets"
        return Slip(NotYaml(stop.at, message, "remove it, or put the text in quotes"), None)
    if rest[:1] in ("{", "[") and not head:
        message = "a list item without its dash"
        return Slip(NotYaml(stop.at, message, "begin each item of a list with `- `"), None)
    if head.endswith(("}", "]")):
        message = f"text goes on after the `{head[-1]}`"
        return Slip(NotYaml(stop.at, message, "put the whole text in quotes"), stop.at[0])
    return None


def _no_comma(line: str, number: int, column: int, stop: NotYaml) -> Slip | None:
    """Look at a field in braces right behind a value of one word."""
    led = _LED.search(line[:column])
    if not led or led[2] not in FIELDS or led[1] in TEXTS:
        return None
    message = f"a comma is missing before `{led[2]}`"
    at = (number, led.start(2))
    return Slip(NotYaml(at, message, "write `, ` between the fields", stop.opened), None)


def _between(lines: Sequence[str], stop: NotYaml) -> Slip | None:
    """Look at a line that stands in no column of what it may belong to."""
    number, column = stop.at
    item = lines[number].lstrip().startswith("- ")
    columns: dict[int, int] = {}  # of lines above, each less deep than those below it
    at, least = number, 0
    while (above := before(lines, at)) is not None:
        at = above
        own = width(lines[at]) if item else _after_dashes(lines[at])
        if own < least or not columns:
            columns[own] = at
            least = own
    if column in columns or not columns or min(columns) > column:
        return None
    told = ", or ".join(_beside(lines, w, n) for w, n in _nearest(columns, column))
    return Slip(NotYaml(stop.at, stop.message, f"begin it in {told}", stop.opened), None)


def _after_dashes(line: str) -> int:
    found = _LEAD.match(line)
    return found.end(1) if found else 0


def _beside(lines: Sequence[str], column: int, number: int) -> str:
    """Return a column in words, with what stands in it."""
    entry = ENTRY.match(lines[number])
    if entry and column > width(lines[number]):
        return f"column {column + 1}, as `{entry[2]}` in line {number + 1}"
    return f"column {column + 1}, as line {number + 1} does"


def _nearest(columns: dict[int, int], column: int) -> list[tuple[int, int]]:
    """Return the columns on both sides of one, or on one side, with their lines."""
    deeper = [pair for pair in columns.items() if pair[0] > column][-1:]
    return deeper + [pair for pair in columns.items() if pair[0] < column][:1]


def unclosed(lines: Sequence[str], stop: NotYaml) -> Slip | None:
    """Look at a bracket that the next key or item, or the end, finds open."""
    number, column = stop.at
    line = lines[number]
    ended = not line[column:].strip()
    if not ended and not begins(line):
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
    for at in range(number, max(-1, number - FARTHEST), -1):
        line = lines[at] if at < number else lines[at][:column]
        for place in range(len(line) - 1, max(-1, len(line) - WIDEST), -1):
            depth += (line[place] in "]}") - (line[place] in "[{")
            if depth < 0:
                return (at, place), line[place]
    return None


def _after_quote(lines: Sequence[str], number: int, end: int) -> Slip | None:
    """Look at text after a closing quote: the quote was meant as a character, or opened long before."""
    line = lines[number]
    quote = line[end]
    places = range(end - 1, max(-1, end - WIDEST), -1)
    opening = next((at for at in places if line[at] == quote and _opens(line, at)), None)
    if opening is not None:
        message = "text goes on after this quote, which ends it"
        return Slip(NotYaml((number, end), message, _ESCAPED[quote], (number, opening)), None)
    for at in range(number - 1, max(-1, number - FARTHEST), -1):
        quoted = _QUOTED.match(lines[at])
        if quoted and quoted[2] == quote and lines[at].count(quote, quoted.start(2)) % 2:
            message = f"this quote is not closed before line {number + 1}"
            return Slip(
                NotYaml((at, quoted.start(2)), message, "close it where its text ends"), None
            )
    return None


def _opens(line: str, at: int) -> bool:
    """Tell whether a quote at a place of a line opens quoted text, by what stands before it."""
    last = at - 1
    while last >= 0 and line[last].isspace():
        last -= 1
    return last < 0 or (line[last] in ":-," and last < at - 1) or line[last] in "[{,"
