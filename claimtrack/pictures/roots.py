"""What a claim grows from: its stances above, and below them whom each has it from, down to origins.

The documents in which it can be read stand in the upper row; an arrow leads from each node up to who has
it from there. An origin has a double frame. A node on every line has a heavy frame and says so: without
it nothing of that side is left. Where there are many lines the shortest are drawn and the others counted.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from claimtrack.attribution import name
from claimtrack.phrases import between, count
from claimtrack.pictures.drawing import MARGIN, WIDTH, Drawing, Picture, heading
from claimtrack.pictures.layers import Bend, layered
from claimtrack.pictures.lettering import wrapped
from claimtrack.provenance.lines import Line
from claimtrack.provenance.roots import Roots
from claimtrack.provenance.tracing import Provenance
from claimtrack.records import Records
from claimtrack.value import record

__all__ = ["roots"]

BESIDE: Final = 6
"""How many nodes stand side by side; a fuller layer goes on in the next row."""

SHOWN: Final = 24
"""How many lines are drawn."""

BEND: Final = 24.0
"""How wide a line that passes a row takes it to be."""

LEADING: Final = 15.0
GAP: Final = 16.0
RISE: Final = 34.0

Step = tuple[str, ...]


def roots(records: Records, provenance: Provenance, *, titled: bool = True) -> Picture:
    """Return the picture of both sides of a claim."""
    return _Picture(records, provenance, titled=titled).picture()


@record
class _Box:
    """A node laid out: the lines of its name, what it is, and where it stands."""

    step: Step
    name: tuple[str, ...]
    words: str
    bears: bool
    origin: bool
    x: float
    y: float
    width: float

    @property
    def height(self) -> float:
        """How high the box is."""
        return 16 + LEADING * (len(self.name) + bool(self.words))


class _Picture:
    """The sheet, on which one side stands below the other."""

    def __init__(self, records: Records, provenance: Provenance, *, titled: bool) -> None:
        self.titled = titled
        self.records = records
        self.provenance = provenance
        self.sheet = Drawing()
        self.text = records.claims[provenance.claim].text

    def picture(self) -> Picture:
        y = heading(self.sheet, self.text, MARGIN + 18) if self.titled else MARGIN + 4
        words = (
            "an arrow leads to who has it from there · double frame: origin · heavy: on every line"
        )
        self.sheet.text(MARGIN, y + 4, words, "ct-s ct-dim")
        y += 34
        for side, title in (
            (self.provenance.for_, "For it"),
            (self.provenance.against, "Against it"),
        ):
            if side.commitments or title == "For it":
                y = self._side(side, title, y) + 24
        return self.sheet.picture(self.text, self._described(), WIDTH, y)

    def _side(self, side: Roots, title: str, y: float) -> float:
        look = "ct-for" if title == "For it" else "ct-against"
        self.sheet.text(MARGIN, y, f"{title}: {_numbers(side)}", f"ct-b {look}")
        if not side.commitments:
            return y + 8
        shown = side.chains.listed[:SHOWN]
        nodes, pairs = _graph(shown)
        y += 18
        boxes: dict[Step, _Box] = {}
        bends: dict[tuple[object, object], list[tuple[float, float, float]]] = {}
        for layer in layered(nodes, pairs):
            for row in _rows(layer):
                placed = {box.step: box for box in self._row(side, row, y)}
                boxes |= placed
                high = max((y + box.height for box in placed.values()), default=y)
                for place, bend in self._bends(row):
                    bends.setdefault((bend.one, bend.other), []).append((place, y, high))
                y = high + RISE
        for pair in pairs:
            self._arrow(boxes[pair[0]], boxes[pair[1]], bends.get(pair, ()))
        for box in boxes.values():
            self._box(box)
        left_out = len(side.chains.listed) - len(shown)
        if left_out or side.chains.more:
            more = count(left_out, "line") if left_out else "lines"
            self.sheet.text(MARGIN, y - 12, f"and {more} more", "ct-s ct-dim")
        return y - RISE + 12

    def _row(self, side: Roots, row: Sequence[object], y: float) -> Iterator[_Box]:
        for node, x, wide in _spread(row):
            if not isinstance(node, Bend):
                yield self._boxed(side, node, x, y, wide)

    @staticmethod
    def _bends(row: Sequence[object]) -> Iterator[tuple[float, Bend]]:
        for node, x, wide in _spread(row):
            if isinstance(node, Bend):
                yield x + wide / 2, node

    def _boxed(self, side: Roots, step: Step, x: float, y: float, wide: float) -> _Box:
        bears = any(id_ in side.load_bearing for id_ in step)
        origin = any(id_ in side.origins.ids for id_ in step)
        said = "; ".join(name(self.records, id_) for id_ in step)
        words = " · ".join(["origin"] * origin + ["on every line"] * bears)
        lines = wrapped(said, 12, wide - 20, most=4, bold=bears)
        return _Box(
            step=step, name=lines, words=words, bears=bears, origin=origin, x=x, y=y, width=wide
        )

    def _box(self, box: _Box) -> None:
        look = "ct-card ct-heavy" if box.bears else "ct-card"
        self.sheet.box(box.x, box.y, box.width, box.height, look, round_=6)
        if box.origin:
            self.sheet.box(box.x + 4, box.y + 4, box.width - 8, box.height - 8, "ct-rule", round_=4)
        x = box.x + box.width / 2
        look = "ct-m ct-b" if box.bears else "ct-m"
        y = self.sheet.lines(x, box.y + 20, box.name, LEADING, look, anchor="middle")
        self.sheet.text(
            x, y - 1, box.words, "ct-s ct-bear" if box.bears else "ct-s ct-dim", anchor="middle"
        )

    def _arrow(self, upper: _Box, lower: _Box, bends: Sequence[tuple[float, float, float]]) -> None:
        """Draw an arrow from the upper edge of one box to the lower edge of another, past others."""
        x, y = lower.x + lower.width / 2, lower.y
        to_x, to_y = upper.x + upper.width / 2, upper.y + upper.height
        if y <= to_y:  # it closes a loop: beside the boxes
            self._returning(upper, lower)
            return
        steps = [f"M{x:.1f} {y:.1f}"]
        for past_x, top, bottom in reversed(bends):
            steps += [_curve(x, y, past_x, bottom), f"V{top:.1f}"]
            x, y = past_x, top
        steps.append(_curve(x, y, to_x, to_y + 2))
        steps.append(f"M{to_x - 4:.1f} {to_y + 7:.1f}L{to_x:.1f} {to_y + 2:.1f}l4 5")
        self.sheet.path("".join(steps), "ct-line ct-dim")

    def _returning(self, upper: _Box, lower: _Box) -> None:
        """Draw the dashed line that closes a loop."""
        x, y = lower.x + lower.width, lower.y + 12
        to_x, to_y = upper.x + upper.width, upper.y + upper.height - 12
        out = max(x, to_x) + 44
        self.sheet.path(
            f"M{x:.1f} {y:.1f}C{out:.1f} {y:.1f} {out:.1f} {to_y:.1f} {to_x:.1f} {to_y:.1f}"
            f"m6 -4l-6 4l6 4",
            "ct-line ct-against",
        )

    def _described(self) -> str:
        return " ".join(self._told())

    def _told(self) -> Iterator[str]:
        for side, title in (
            (self.provenance.for_, "For it"),
            (self.provenance.against, "Against it"),
        ):
            yield f"{title}: {_numbers(side)}."
            if side.origins.ids:
                yield f"Origins: {'; '.join(name(self.records, id_) for id_ in side.origins.ids)}."
            if side.load_bearing:
                yield f"On every line: {'; '.join(name(self.records, id_) for id_ in side.load_bearing)}."


def _numbers(side: Roots) -> str:
    """Return how many stances, origins and independent lines there are, in words."""
    if not side.commitments:
        return "no stance"
    origins = between(side.origins.least, side.origins.most, "origin")
    lines = between(side.lines.least, side.lines.most, "independent line")
    return f"{count(len(side.stances), 'stance')}, {origins}, {lines}"


def _graph(lines: Sequence[Line]) -> tuple[tuple[Step, ...], tuple[tuple[Step, Step], ...]]:
    """Return the nodes of some lines and the pairs of which the second is whom the first has it from."""
    nodes: dict[Step, None] = {}
    pairs: dict[tuple[Step, Step], None] = {}
    for line in lines:
        nodes.update(dict.fromkeys(line.steps))
        pairs.update(dict.fromkeys(zip(line.steps, line.steps[1:], strict=False)))
    return tuple(nodes), tuple(pairs)


def _rows(layer: Sequence[object]) -> Iterator[Sequence[object]]:
    """Give the rows of a layer, none with more boxes than fit side by side."""
    row: list[object] = []
    for node in layer:
        if sum(not isinstance(one, Bend) for one in row) == BESIDE and not isinstance(node, Bend):
            yield row
            row = []
        row.append(node)
    yield row


def _spread(row: Sequence[object]) -> Iterator[tuple[Any, float, float]]:
    """Give each node of a row, from where it begins, and how wide it is; the row is centred."""
    bends = sum(isinstance(one, Bend) for one in row)
    room = WIDTH - 2 * MARGIN - GAP * (len(row) - 1) - BEND * bends
    wide = min(220.0, room / max(len(row) - bends, 1))
    widths = [BEND if isinstance(one, Bend) else wide for one in row]
    x = (WIDTH - sum(widths) - GAP * (len(row) - 1)) / 2
    for node, own in zip(row, widths, strict=True):
        yield node, x, own
        x += own + GAP


def _curve(x: float, y: float, to_x: float, to_y: float) -> str:
    """Return the steps from a place up to another, leaving and reaching both upright."""
    turn = (y + to_y) / 2
    return f"C{x:.1f} {turn:.1f} {to_x:.1f} {turn:.1f} {to_x:.1f} {to_y:.1f}"
