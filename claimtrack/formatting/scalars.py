"""Text over several lines: where its lines may begin without its meaning anything else."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from claimtrack.editing import Edit

__all__ = ["Body", "block", "flowing"]

_TURN: Final = re.compile(r" *(?:\n *)+")
_HEADER: Final = re.compile(r"[|>][-+]?([1-9]?)[-+]?( *)(#(?:[^\n]*[^ \n])?)?( *)")


def flowing(
    text: str, start: int, end: int, *, indent: int, style: str | None
) -> tuple[tuple[Edit, ...], int | None]:
    r"""Return the edits that put the further lines of plain or quoted text at a column.

    The second value is the column behind the text, None where it is on one line. YAML drops the white
    space around a line break there; only an escaped space before it (`\ `) counts.

    >>> flowing('"a \n  b"', 0, 8, indent=4, style='"')
    ((Edit(start=2, end=6, text='\n    '),), 6)
    """
    if "\n" not in text[start:end]:
        return (), None
    edits: list[Edit] = []
    last = start
    for turn in _TURN.finditer(text, start, end):
        begin = turn.start()
        if style == '"' and text[begin] == " " and _escapes(text, begin):
            begin += 1
        edits.append(Edit(begin, turn.end(), "\n" * turn[0].count("\n") + " " * indent))
        last = turn.end()
    return tuple(edits), indent + end - last


def _escapes(text: str, offset: int) -> bool:
    """Tell whether an odd number of backslashes stands before an offset."""
    first = offset
    while text[first - 1] == "\\":
        first -= 1
    return (offset - first) % 2 == 1


class Body(NamedTuple):
    """Where a block scalar ends, its edits, and whether the blank lines at its end count."""

    end: int
    edits: tuple[Edit, ...]
    keeps: bool


def block(text: str, start: int, *, column: int, indent: int) -> Body:
    r"""Return how a block scalar (`|` or `>`) is put at another column.

    `column` is that of the list or mapping it stands in, `indent` where its lines are to begin, which
    is two columns to the right of where that list or mapping goes.

    >>> [edit for edit in block("|\n   a\n\nb", 0, column=0, indent=4).edits if edit.text]
    [Edit(start=2, end=5, text='    ')]
    """
    header = _HEADER.match(text, start)
    assert header  # noqa: S101 - a parser has seen it there
    keeps = "+" in header[0].partition("#")[0]
    margin = column + int(header[1]) if header[1] else None
    first = text.find("\n", header.end()) + 1 or len(text)
    lines = list(_body(text, first, column, margin))
    while lines and not keeps and lines[-1].margin is None:
        lines.pop()
    edits = list(_of_header(header))
    for line in lines:
        width = line.end - line.start if line.margin is None else line.margin
        edits.append(
            Edit(line.start, line.start + width, "" if line.margin is None else " " * indent)
        )
    return Body(lines[-1].end if lines else header.end(), tuple(edits), keeps)


def _of_header(header: re.Match[str]) -> Iterator[Edit]:
    if header[1]:
        yield Edit(header.start(1), header.end(1), "2")
    yield Edit(header.start(2), header.end(2), "  " if header[3] else "")
    yield Edit(header.start(4), header.end(4), "")


class _Line(NamedTuple):
    """A line of a block scalar, and how much of its beginning is margin; None for a blank one."""

    start: int
    end: int
    margin: int | None


def _body(text: str, start: int, column: int, margin: int | None) -> Iterator[_Line]:
    """Give the lines of a block scalar; without a margin told, its first line of text has it."""
    least = column + 1
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = text[start:end]
        lead = len(line) - len(line.lstrip(" "))
        if margin is None:
            least = max(least, lead)
            margin = lead if least == lead < len(line) else None
        if lead == len(line) and (margin is None or lead <= margin):
            yield _Line(start, end, None)
        elif margin is not None and lead >= margin:
            yield _Line(start, end, margin)
        else:
            return
        start = end + 1
