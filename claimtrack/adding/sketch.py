"""Where the lists and mappings of a YAML file stand, two levels deep, so that something can be added."""

from typing import Final, Literal

from claimtrack.formatting.scalars import block
from claimtrack.syntax import (
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    Mark,
    NotYaml,
    ScalarEvent,
    StreamEndEvent,
    events,
)

__all__ = ["Node", "sketch"]

Form = Literal["block mapping", "block list", "flow mapping", "flow list", "nothing", "text"]

ABYSS: Final = 64
"""How deep a file may nest at all."""

DEEPEST: Final = 3
"""Down to which level nodes are kept: a file, its sections, the lists by source, their records."""


class Node:
    """A value: its form, where it begins and its last word ends, and what it holds.

    `start`, `end` and `column` are offsets and a column from 0. `members` are the values in it, those
    of a mapping by their keys. `key` is where the key or dash of a member stands, by line.
    """

    __slots__ = ("column", "end", "form", "line", "members", "start")

    def __init__(self, form: Form, start: int, line: int, column: int) -> None:
        self.form: Form = form
        self.start = start
        self.line = line
        self.column = column
        self.end = start
        self.members: list[tuple[str, Node]] = []

    def get(self, key: str) -> "Node | None":
        """Return the value of a key of a mapping; of several the first."""
        return next((node for name, node in self.members if name == key), None)


def sketch(text: str) -> Node:
    r"""Return the value that a text is, whose lines end in `\n`; it raises one of `syntax.REFUSALS`.

    >>> [(name, node.form) for name, node in sketch("a: [b]\nc:\n  d: e\n").members]
    [('a', 'flow list'), ('c', 'block mapping')]
    """
    return _Sketch(text).node


class _Sketch:
    """One way through a text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0]
        for line in text.split("\n"):
            self._starts.append(self._starts[-1] + len(line) + 1)
        self._next = events(text)
        self._end = 0
        self.node = Node("nothing", 0, 0, 0)
        while type(event := self._next()) is not StreamEndEvent:
            if type(event) is DocumentStartEvent:
                self.node = self._value(self._next(), depth=0, column=0)

    def _offset(self, mark: Mark) -> int:
        return self._starts[mark.line] + mark.column

    def _value(self, event: Event, *, depth: int, column: int) -> Node:
        mark = event.start_mark
        node = Node(_form(event), self._offset(mark), mark.line, mark.column)
        if isinstance(event, CollectionStartEvent):
            self._members(event, node, depth)
        elif type(event) is ScalarEvent and event.style in ("|", ">"):
            self._end = block(self._text, node.start, column=column, indent=0).end
        elif self._offset(event.end_mark) > node.start:
            self._end = self._offset(event.end_mark)
        node.end = max(self._end, node.start) if node.form != "nothing" else node.start
        return node

    def _members(self, start: Event, node: Node, depth: int) -> None:
        if depth > ABYSS:
            mark = start.start_mark
            message = "values nested far too deep"
            raise NotYaml((mark.line, mark.column), message, "is this file meant to be here?")
        mapping = type(start) is MappingStartEvent
        while not isinstance(event := self._next(), CollectionEndEvent):
            key = ""
            if mapping:
                key = event.value if type(event) is ScalarEvent else ""
                self._value(event, depth=depth + 1, column=node.column)
                event = self._next()
            member = self._value(event, depth=depth + 1, column=node.column)
            if depth < DEEPEST:
                node.members.append((key, member))
        if start.flow_style is True:
            self._end = self._offset(event.end_mark)


def _form(event: Event) -> Form:
    if isinstance(event, CollectionStartEvent):
        flow = event.flow_style is True
        if type(event) is MappingStartEvent:
            return "flow mapping" if flow else "block mapping"
        return "flow list" if flow else "block list"
    bare = type(event) is ScalarEvent and not event.value and not event.style
    return "nothing" if bare else "text"
