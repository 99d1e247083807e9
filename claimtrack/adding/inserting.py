"""Add a member to a list or mapping of a YAML text; no other byte of it changes.

It goes behind the last member, before any comment that follows on a line of its own, in the form that
the list or mapping has.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from claimtrack.adding.sketch import Node, sketch
from claimtrack.editing import Edit, edited
from claimtrack.formatting.tokens import STEP
from claimtrack.syntax import REFUSALS
from claimtrack.value import record

__all__ = ["Member", "Unsure", "inserted", "with_member"]

_BREAK: Final = re.compile("\r\n|\r|\n")

WIDEST: Final = 100
"""How long a line may be that holds a whole record."""


class Unsure(Exception):  # noqa: N818 - reads as what is the matter
    """A text in which nothing can be added there without touching something else."""


@record
class Member:
    """What is added: as it stands in brackets, and as lines, which begin where its key or dash does.

    `flow` is empty where it takes several lines.
    """

    flow: str
    lines: tuple[str, ...]

    def at(self, column: int, last: Node | None) -> tuple[str, ...]:
        """Return its lines at a column: one if that fits, and the last member there has one."""
        dash = "- " if self.lines[0].startswith("- ") else ""
        line = dash + self.flow
        brief = bool(self.flow) and (last is None or not last.form.startswith("block"))
        return (line,) if brief and column + len(line) <= WIDEST else self.lines


def with_member(text: str, path: tuple[str, ...], member: Member) -> str:
    r"""Return a text with a member as `inserted` adds it, whatever ends its lines; or raise `Unsure`.

    >>> with_member("a: [b]\r\n", ("a",), Member(flow="c", lines=("- c",)))
    'a: [b, c]\r\n'
    """
    breaks = [found[0] for found in _BREAK.finditer(text)]
    try:
        edit = inserted(_BREAK.sub("\n", text), path, member)
    except REFUSALS:
        raise Unsure from None
    line_end = breaks[0] if breaks else "\n"
    start, end = (_real(text, breaks, offset) for offset in (edit.start, edit.end))
    return edited(text, [Edit(start, end, edit.text.replace("\n", line_end))])


def _real(text: str, breaks: Sequence[str], offset: int) -> int:
    """Return the offset in a text of an offset in it with each line end as one character."""
    before = _BREAK.sub("\n", text)[:offset].count("\n")
    return offset + sum(len(one) - 1 for one in breaks[:before])


def inserted(text: str, path: tuple[str, ...], member: Member) -> Edit:
    r"""Return the edit that adds a member to the list or mapping at a path of keys, made where it is not.

    The text's lines must end in `\n`; it raises `Unsure`, or one of `syntax.REFUSALS`.

    >>> from claimtrack.editing import edited
    >>> member = Member(flow="c: d", lines=("c: d",))
    >>> edited("a:\n   b: c\n# e\n", [inserted("a:\n   b: c\n# e\n", ("a",), member)])
    'a:\n   b: c\n   c: d\n# e\n'
    """
    top = sketch(text)
    if top.form == "nothing":
        return _at_the_end(text, path, member)
    node, column = top, 0
    for number, key in enumerate(path):
        inner = node.get(key) if node.form.endswith("mapping") else None
        if inner is None:
            if node.form != "block mapping":
                raise Unsure
            if number == 0:
                return _at_the_end(text, path, member)
            return _behind(text, node, _under(path[number:], member, node.column))
        column, node = node.column, inner
    if node.form in ("flow mapping", "flow list"):
        alone = top.form == "block mapping" and len(path) == 1
        return _in_brackets(text, node, member, below=column + STEP if alone else None)
    if node.form == "nothing":
        return _line(text, node.start, column + STEP, member.at(column + STEP, None))
    if node.form == "text" or (node.form == "block mapping" and member.flow.startswith("{")):
        raise Unsure
    return _behind(text, node, member.at(node.column, node.members[-1][1]))


def _under(keys: tuple[str, ...], member: Member, column: int = 0) -> tuple[str, ...]:
    """Return the lines of a member under keys that are not there yet, the first of them at a column."""
    lines = member.at(column + STEP * len(keys), None)
    for key in reversed(keys):
        lines = (f"{key}:", *(" " * STEP + line for line in lines))
    return lines


def _at_the_end(text: str, path: tuple[str, ...], member: Member) -> Edit:
    """Return the edit that makes a section, behind all there is."""
    start = len(text.rstrip(" \n"))
    between = "\n\n" if start else ""
    return Edit(start, len(text), between + "\n".join(_under(path, member)) + "\n")


def _in_brackets(text: str, node: Node, member: Member, *, below: int | None) -> Edit:
    """Return the edit that adds to brackets; lines go `below` their key, in place of empty ones."""
    if not member.flow:
        return _instead_of_brackets(text, node, member, below)
    last = node.members[-1][1].end if node.members else node.start + 1
    inside = text[last : node.end - 1]
    if inside.strip(" \n") not in ("", ","):
        raise Unsure
    comma = "" if not node.members else " " if "," in inside else ", "
    at = last + (inside.find(",") + 1)
    return Edit(at, at, comma + member.flow)


def _instead_of_brackets(text: str, node: Node, member: Member, column: int | None) -> Edit:
    if column is None or text[node.start + 1 : node.end - 1].strip(" \n"):
        raise Unsure
    lines = _line(text, node.end, column, member.at(column, None))
    start = len(text[: node.start].rstrip(" "))
    return Edit(start, lines.end, text[node.end : lines.start] + lines.text)


def _behind(text: str, node: Node, lines: tuple[str, ...]) -> Edit:
    spaced = _spaced(text, node)
    return _line(text, node.end, node.column, ("", *lines) if spaced else lines)


def _spaced(text: str, node: Node) -> bool:
    """Tell whether a blank line stands between the last two members."""
    between = [text[one.end : other.start] for (_, one), (_, other) in pairwise(node.members[-2:])]
    return any(not line.strip() for gap in between for line in gap.split("\n")[1:-1])


def _line(text: str, behind: int, column: int, lines: tuple[str, ...]) -> Edit:
    """Return the edit that puts lines below the line of an offset."""
    end = text.find("\n", behind)
    end = len(text) if end < 0 else end
    new = "".join(f"\n{' ' * column}{line}" if line else "\n" for line in lines)
    return Edit(end, end, new if end < len(text) else new + "\n")
