"""What a claim grows from: the documents above, and below them whom each has it from, down to origins.

An arrow leads from each node up to who has it from there. An origin has a double frame. A node on every
line has a heavy frame and says so: without it nothing of that side is left. Where there are many lines some
are drawn, each origin's shortest before others, and the rest counted.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, Literal

from claimtrack.attribution import name
from claimtrack.phrases import between, count, short, stances
from claimtrack.pictures.drawing import MARGIN, WIDTH, Drawing, Picture, heading
from claimtrack.pictures.layers import Bend, layered
from claimtrack.pictures.legend import Entry, legend, stroke
from claimtrack.pictures.lettering import wrapped
from claimtrack.pictures.marks import sentence
from claimtrack.provenance.lines import Line
from claimtrack.provenance.roots import Roots
from claimtrack.provenance.tracing import Provenance
from claimtrack.records import Records
from claimtrack.value import record, value

__all__ = ["roots"]

BESIDE: Final = 4
"""How many nodes stand side by side."""

SHOWN: Final = 12
"""How many lines are drawn of each side."""

SIDE: Final = 60.0
"""How much is left free on both sides, for lines that close a loop."""

WIDEST: Final = 230.0
BEND: Final = 6.0
"""How wide a line that passes a row takes it to be."""

LEADING: Final = 15.0
GAP: Final = 18.0
RISE: Final = 38.0
SMALL: Final = "ct-s ct-dim"

Step = tuple[str, ...]


def roots(records: Records, provenance: Provenance, *, titled: bool = True) -> Picture:
    """Return the picture of both sides of a claim."""
    return _Picture(records, provenance, titled=titled).picture()


@record
class _Box:
    """A node laid out: the lines of its name, what it is, and where it stands."""

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
        return 18 + LEADING * (len(self.name) + bool(self.words))

    @property
    def middle(self) -> float:
        """Where arrows leave and reach the box."""
        return self.x + self.width / 2


@value
class _Pass:
    """Where a line passes a row: its place, and the upper and the lower edge of the row."""

    x: float
    top: float
    bottom: float


class _Picture:
    """The sheet, on which one side stands below the other."""

    def __init__(self, records: Records, provenance: Provenance, *, titled: bool) -> None:
        self.titled = titled
        self.records = records
        self.text = records.claims[provenance.claim].text
        sides = (("For it", provenance.for_), ("Against it", provenance.against))
        self.claim, self.for_ = provenance.claim, provenance.for_
        self.sides = [(title, side) for title, side in sides if side.commitments] or [sides[0]]
        self.sheet = Drawing()

    def picture(self) -> Picture:
        y = heading(self.sheet, self.text, MARGIN + 18) if self.titled else MARGIN + 8
        y = legend(self.sheet, self._entries(), y + 4) + 12
        for title, side in self.sides:
            y = self._side(side, title, y) + 30
            self.sheet.cut(y - 20)
        return self.sheet.picture(self.text, self._described(), y - 30 + MARGIN)

    def _entries(self) -> Iterator[Entry]:
        """Give what the legend tells, if anything is drawn."""
        if any(side.commitments for _, side in self.sides):
            arrow = "h20m-4 -3l4 3l-4 3"
            frames = "m1 -6h24v12h-24zm3 3h18v6h-18z"
            yield stroke(arrow, "ct-line ct-dim", 20, "leads to who has it from there")
            yield stroke(frames, "ct-frame", 26, "origin")
        if any(side.load_bearing for _, side in self.sides):
            yield stroke("m1 -6h24v12h-24z", "ct-card ct-heavy", 26, "on every line of its side")
        if any(side.circular for _, side in self.sides):
            back = "c16 0 16 -6 0 -6m4 -4l-4 4l4 4"
            yield stroke(f"m0 3{back}", "ct-line ct-against", 14, "closes a loop")

    def _side(self, side: Roots, title: str, y: float) -> float:
        """Draw one side; return where it ends."""
        look = "ct-b ct-for" if title == "For it" else "ct-b ct-against"
        self.sheet.text(MARGIN, y, f"{title}: {self._numbers(side)}", look)
        y += 8
        for words in self._loops(side):
            lines = wrapped(words, WIDTH - 2 * MARGIN, "ct-s", most=2)
            y = self.sheet.lines(MARGIN, y + 12, lines, LEADING, "ct-s ct-against") - 12
        if not side.commitments:
            return y
        shown, left_out = _chosen(side)
        y = self._grown(side, *_graph(shown), y + 10)
        if left_out:
            self.sheet.text(MARGIN, y + 24, left_out, SMALL)
            y += 26
        return y

    def _grown(
        self, side: Roots, nodes: Sequence[Step], pairs: Sequence[tuple[Step, Step]], y: float
    ) -> float:
        """Draw nodes in rows, arrows below them; return where the last row ends."""
        boxes: dict[Step, _Box] = {}
        passes: dict[tuple[object, object], list[_Pass]] = {}
        for row in layered(nodes, pairs, most=BESIDE):
            spread = tuple(_spread(row))
            placed = {
                node: self._boxed(side, node, x, y, wide)
                for node, x, wide in spread
                if not isinstance(node, Bend)
            }
            boxes |= placed
            bottom = max(box.y + box.height for box in placed.values())
            for node, x, wide in spread:
                if isinstance(node, Bend):
                    passed = _Pass(x + wide / 2, y, bottom)
                    passes.setdefault((node.one, node.other), []).append(passed)
            y = bottom + RISE
            self.sheet.cut(bottom + RISE / 2)
        for upper, lower in pairs:
            self._arrow(boxes[upper], boxes[lower], passes.get((upper, lower), ()))
        for box in boxes.values():
            self._box(box)
        return y - RISE

    def _boxed(self, side: Roots, step: Step, x: float, y: float, wide: float) -> _Box:
        bears = any(id_ in side.load_bearing for id_ in step)
        origin = any(id_ in side.origins.ids for id_ in step)
        words = " · ".join(["origin"] * origin + ["on every line"] * bears)
        look = "ct-n" if bears else "ct-m"
        lines = wrapped(self._named(step), wide - 22, look, most=4)
        return _Box(name=lines, words=words, bears=bears, origin=origin, x=x, y=y, width=wide)

    def _named(self, ids: Iterable[str]) -> str:
        return "; ".join(short(name(self.records, id_)) for id_ in ids)

    # -- drawing --------------------------------------------------------------------------------

    def _box(self, box: _Box) -> None:
        look = "ct-card ct-heavy" if box.bears else "ct-card"
        self.sheet.box(box.x, box.y, box.width, box.height, look, round_=6)
        if box.origin:
            inner = (box.x + 4, box.y + 4, box.width - 8, box.height - 8)
            self.sheet.box(*inner, "ct-frame", round_=3)
        look = "ct-n" if box.bears else "ct-m"
        y = self.sheet.lines(box.middle, box.y + 20, box.name, LEADING, look, anchor="middle")
        if box.words:
            look = "ct-s ct-bear" if box.bears else SMALL
            self.sheet.text(box.middle, y - 1, box.words, look, anchor="middle")

    def _arrow(self, upper: _Box, lower: _Box, passes: Sequence[_Pass]) -> None:
        """Draw an arrow from the upper edge of one box to the lower edge of another, past others."""
        x, y, to_x, to_y = lower.middle, lower.y, upper.middle, upper.y + upper.height
        if y <= to_y:
            self._returning(upper, lower)
            return
        steps = [f"M{x:.1f} {y:.1f}"]
        for past in reversed(passes):
            steps.append(f"{_curve(x, y, past.x, past.bottom)}V{past.top:.1f}")
            x, y = past.x, past.top
        steps.append(_curve(x, y, to_x, to_y + 2))
        steps.append("m-4 5l4 -5l4 5")
        self.sheet.path("".join(steps), "ct-line ct-dim")

    def _returning(self, upper: _Box, lower: _Box) -> None:
        """Draw the line that closes a loop: downward, beside all boxes."""
        x, y = lower.x + lower.width, lower.y + lower.height / 2
        to_x, to_y = upper.x + upper.width, upper.y + upper.height / 2
        out = min(max(x, to_x) + 80, WIDTH - MARGIN)
        self.sheet.path(
            f"M{x:.1f} {y:.1f}C{out:.1f} {y:.1f} {out:.1f} {to_y:.1f} {to_x + 2:.1f} {to_y:.1f}"
            "m5 -4l-5 4l5 4",
            "ct-line ct-against",
        )

    # -- in words -------------------------------------------------------------------------------

    def _numbers(self, side: Roots) -> str:
        """Return how many stances, origins and independent lines there are, in words."""
        if not side.commitments:
            return "no stance"
        which: Literal["for", "against"] = "for" if side is self.for_ else "against"
        number = stances(len(side.stances), side.elsewhere(self.claim), which)
        origins = between(side.origins.least, side.origins.most, "origin")
        lines = between(side.lines.least, side.lines.most, "independent line")
        return f"{number}, {origins}, {lines}"

    def _loops(self, side: Roots) -> Iterator[str]:
        """Give the loops of a side in words."""
        for loop in side.circular:
            around = " ← ".join(short(name(self.records, id_)) for id_ in (*loop, loop[0]))
            yield f"circular reporting: {around}"

    def _described(self) -> str:
        told = (words for title, side in self.sides for words in self._told(side, title))
        return "\n".join(map(sentence, told))

    def _told(self, side: Roots, title: str) -> Iterator[str]:
        yield f"{title}: {self._numbers(side)}"
        if side.origins.ids:
            yield f"origins: {self._named(side.origins.ids)}"
        if side.load_bearing:
            yield f"on every line: {self._named(side.load_bearing)}"
        yield from self._loops(side)
        shown, left_out = _chosen(side)
        for line in shown:
            yield f"line: {', from '.join(self._named(step) for step in line.steps)}"
        if left_out:
            yield left_out


def _chosen(side: Roots) -> tuple[list[Line], str]:
    """Return the lines that are drawn, each origin's shortest before others, and words on the rest."""
    listed = side.chains.listed
    ways = {line.steps: line for line in reversed(listed)}
    several = list(reversed(ways.values()))
    first = {line.origins: line for line in reversed(several)}
    several.sort(key=lambda line: first[line.origins] is not line)
    shown = several[:SHOWN]
    if len(several) == len(shown) and not side.chains.more:
        return shown, ""
    left = len(several) - len(shown)
    known = {id_ for line in shown for id_ in line.origins}
    others = sum(id_ not in known for id_ in side.origins.ids)
    number = count(left, "line") if left and not side.chains.more else "lines"
    return shown, f"and {number} more" + (
        f", from {count(others, 'origin')} more" if others else ""
    )


def _graph(lines: Sequence[Line]) -> tuple[tuple[Step, ...], tuple[tuple[Step, Step], ...]]:
    """Return the nodes of some lines and the pairs of which the second is whom the first has it from."""
    nodes: dict[Step, None] = {}
    pairs: dict[tuple[Step, Step], None] = {}
    for line in lines:
        nodes.update(dict.fromkeys(line.steps))
        pairs.update(dict.fromkeys(zip(line.steps, line.steps[1:], strict=False)))
    return tuple(nodes), tuple(pairs)


def _spread(row: Sequence[object]) -> Iterator[tuple[Any, float, float]]:
    """Give each node of a row, from where it begins, and how wide it is; the row is centred."""
    bends = sum(isinstance(one, Bend) for one in row)
    room = WIDTH - 2 * SIDE - GAP * (len(row) - 1) - BEND * bends
    wide = min(WIDEST, room / max(len(row) - bends, 1))
    widths = [BEND if isinstance(one, Bend) else wide for one in row]
    x = (WIDTH - sum(widths) - GAP * (len(row) - 1)) / 2
    for node, own in zip(row, widths, strict=True):
        yield node, x, own
        x += own + GAP


def _curve(x: float, y: float, to_x: float, to_y: float) -> str:
    """Return the steps from a place up to another, leaving and reaching both upright."""
    turn = (y + to_y) / 2
    return f"C{x:.1f} {turn:.1f} {to_x:.1f} {turn:.1f} {to_x:.1f} {to_y:.1f}"
