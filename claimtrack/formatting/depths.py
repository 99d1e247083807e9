"""Lists and mappings in block form: how deep they are, and which of them a comment is about.

A comment on a line of its own is about what follows it. At the end of a list or mapping, where what
follows is further out, its column tells whether it still belongs inside.
"""

from claimtrack.formatting.tokens import STEP

__all__ = ["Block", "Blocks"]


class Block:
    """One list or mapping: its column as typed, None before it is met, and the one it goes to."""

    __slots__ = ("column", "indent", "mapping", "nodes")

    def __init__(self, indent: int, *, mapping: bool) -> None:
        self.column: int | None = None
        self.indent = indent
        self.mapping = mapping
        self.nodes = 0

    @property
    def inside(self) -> int:
        """The column of what stands in it and is not its own key or dash."""
        return self.indent + STEP


class Blocks:
    """Those that are open, outermost first, and those that closed since the last token."""

    def __init__(self) -> None:
        self.open: list[Block] = []
        self._closed: list[Block] = []
        self._hollow: Block | None = None

    @property
    def inside(self) -> int:
        """The column of what stands in the innermost one."""
        return self.open[-1].inside if self.open else 0

    def begin(self, *, mapping: bool) -> None:
        """Open one inside the innermost."""
        self.open.append(Block(self.inside, mapping=mapping))

    def end(self) -> None:
        """Close the innermost."""
        self._closed.append(self.open.pop())

    def passed(self, *, hollow: bool) -> None:
        """Note that a token was met; it is `hollow` where a value may be missing after it."""
        self._closed.clear()
        self._hollow = self.open[-1] if hollow and self.open else None

    def level(self, column: int, following: tuple[int, int]) -> int:
        """Return the column for a comment at a column, before something `following`.

        That is given by its column as typed and the one it goes to; the comment stays inside the
        innermost list or mapping that just ended and began further in than what follows, but not
        further in than the comment; inside the outermost such one if it began further in than all.
        """
        beyond, level = following
        hollow = self._hollow
        if hollow and beyond <= (hollow.column or 0) < column:
            return hollow.inside
        for block in self._closed:
            if column > beyond < (block.column or 0):
                level = block.indent
                if (block.column or 0) <= column:
                    break
        return level
