"""Drawing in SVG: elements, the marks of stances, colours for light and dark, and what a reader hears.

Whatever comes from files is text between tags, escaped; it reaches no attribute. Shape as well as
colour tells marks apart. Sizes are in user units, which are pixels where the picture is not scaled.
"""

import re
from collections.abc import Iterable
from html import escape
from typing import Final, Literal
from zlib import crc32

from claimtrack.layout import tidy
from claimtrack.model import StanceVerb
from claimtrack.phrases import short
from claimtrack.pictures.lettering import is_rtl, wrapped
from claimtrack.pictures.typeface import FACES
from claimtrack.value import record

__all__ = ["INKS", "MARGIN", "STYLE", "WIDTH", "Anchor", "Drawing", "Picture", "heading"]

WIDTH: Final = 960.0
"""How wide a picture is; it grows downward."""

MARGIN: Final = 24.0

Anchor = Literal["start", "middle", "end"]

LIGHT: Final = {
    "ink": "#1f2430",
    "dim": "#565e6f",
    "rule": "#d3d8e2",
    "card": "#f5f6f9",
    "paper": "#fff",
    "for": "#0b6b63",
    "against": "#b0201a",
    "doubt": "#855700",
    "bear": "#5b2bb5",
}
DARK: Final = {
    "ink": "#e6e8ee",
    "dim": "#a4acbd",
    "rule": "#3b4252",
    "card": "#232834",
    "paper": "#171a21",
    "for": "#4fc4b5",
    "against": "#ff8a80",
    "doubt": "#e0b050",
    "bear": "#b99cff",
}
"""The colours by what they are for. Text keeps a contrast of 4.5 : 1 to paper and card (WCAG 2.2, 1.4.3)."""


def _inks(colours: dict[str, str]) -> str:
    return ".ct-picture{" + ";".join(f"--ct-{name}:{ink}" for name, ink in colours.items()) + "}"


def _faces() -> str:
    rules = (
        f".ct-picture {f'.{look}' if look else 'text'}{{font-size:{size:g}px;font-weight:{weight}}}"
        for look, (size, weight) in FACES.items()
    )
    return "\n".join(rules)


STYLE: Final = f"""\
{_inks(LIGHT)}
@media screen and (prefers-color-scheme:dark){{{_inks(DARK)}}}
.ct-picture{{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif;\
max-width:none}}
.ct-paper{{fill:var(--ct-paper)}}
{_faces()}
.ct-picture text{{fill:var(--ct-ink)}}
.ct-picture .ct-dim{{fill:var(--ct-dim)}}
.ct-picture text.ct-for{{fill:var(--ct-for)}}
.ct-picture text.ct-against{{fill:var(--ct-against)}}
.ct-picture text.ct-doubt,.ct-picture tspan.ct-doubt{{fill:var(--ct-doubt)}}
.ct-picture text.ct-bear{{fill:var(--ct-bear)}}
.ct-picture .ct-gone{{text-decoration:line-through}}
.ct-picture .ct-halo{{paint-order:stroke;stroke:var(--ct-paper);stroke-width:3px}}
.ct-card{{fill:var(--ct-card);stroke:var(--ct-rule)}}
.ct-card.ct-heavy{{stroke:var(--ct-bear);stroke-width:3}}
.ct-band{{fill:var(--ct-card)}}
.ct-rule{{stroke:var(--ct-rule);fill:none}}
.ct-frame{{stroke:var(--ct-dim);fill:none}}
.ct-line{{fill:none;stroke-width:1.4}}
.ct-mark{{fill:none;stroke-width:2}}
.ct-line.ct-for,.ct-mark.ct-for{{stroke:var(--ct-for)}}
.ct-line.ct-against,.ct-mark.ct-against{{stroke:var(--ct-against)}}
.ct-line.ct-doubt,.ct-mark.ct-doubt{{stroke:var(--ct-doubt)}}
.ct-picture .ct-line.ct-dim,.ct-picture .ct-mark.ct-dim{{stroke:var(--ct-dim);fill:none}}
.ct-mark.ct-full.ct-for{{fill:var(--ct-for)}}
.ct-mark.ct-faint{{stroke-width:1.1}}
.ct-dash{{stroke-dasharray:3 2.4}}
"""
"""The one style sheet of all pictures: a page has it once, a picture that stands alone within itself."""

INKS: Final[dict[StanceVerb, str]] = {
    "affirms": "ct-for",
    "denies": "ct-against",
    "doubts": "ct-doubt",
    "mentions": "ct-dim",
}
"""The class of each stance: its colour."""

RADIUS: Final = 5.0
"""Of a mark; and how far the arms of a cross reach."""

ARM: Final = 4.5


@record
class Picture:
    """A picture: its title, all that it shows in words, and the SVG between its tags.

    The description has a sentence a line. `cuts` are the heights, ascending, at which one row ends and
    the next begins. In Jupyter the picture shows itself.
    """

    title: str
    description: str
    width: float
    height: float
    body: str
    cuts: tuple[float, ...] = ()

    def svg(
        self, name: str | None = None, *, alone: bool = True, until: float | None = None
    ) -> str:
        """Return the SVG; `name` begins its ids, and `alone` gives it its own style sheet.

        Without a name the ids are made of what the picture shows, so that pictures on one page that
        differ have no id in common. `until` is how far down it is shown: `again` shows what is below.
        """
        style = f"<style>{STYLE}</style>" if alone else ""
        id_ = _identifier(name) if name else f"picture-{self._mark:08x}"
        high = _number(self.height) if until else "100%"
        body = f'<rect class="ct-paper" width="100%" height="{high}"/>{self.body}'
        body = f'<g id="{id_}-all" class="ct-picture">{body}</g>' if until else body
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="ct-picture" role="img" '
            f'aria-labelledby="{id_}-title" aria-describedby="{id_}-desc" '
            f"{self._box(0, until or self.height)}>"
            f'<title id="{id_}-title">{_safe(self.title)}</title>'
            f'<desc id="{id_}-desc">{_safe(self.description)}</desc>{style}{body}</svg>'
        )

    def again(self, name: str, top: float, bottom: float) -> str:
        """Return an SVG that shows a part of the one of this name that stands before it on a page."""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="ct-picture" aria-hidden="true" '
            f'{self._box(top, bottom)}><use href="#{_identifier(name)}-all"/></svg>'
        )

    def _box(self, top: float, bottom: float) -> str:
        """Return how large an SVG is, and what of the drawing it shows."""
        width, height = _number(self.width), _number(bottom - top)
        return f'width="{width}" height="{height}" viewBox="0 {_number(top)} {width} {height}"'

    @property
    def _mark(self) -> int:
        return crc32(f"{self.title}\n{self.description}\n{self.body}".encode(errors="replace"))

    def _repr_svg_(self) -> str:
        """Return what Jupyter shows."""
        return self.svg()


class Drawing:
    """A sheet to draw on: elements in the order in which they are put there."""

    def __init__(self) -> None:
        """Begin with an empty sheet."""
        self._parts: list[str] = []
        self._cuts: list[float] = []

    def text(  # noqa: PLR0913 - a place, what stands there and how it looks
        self,
        x: float,
        y: float,
        text: str,
        look: str = "",
        *,
        anchor: Anchor = "start",
        rtl: bool | None = None,
    ) -> None:
        """Write one line with its base line at y, `anchor` being its left end, middle or right end.

        It runs as its first letter does, or as `rtl` says; either way it keeps its place.
        """
        line = tidy(text)
        rtl = is_rtl(line) if rtl is None else rtl
        if rtl and anchor != "middle":
            anchor = "end" if anchor == "start" else "start"
        way = ' direction="rtl"' if rtl else ""
        self._add(
            f'<text x="{_number(x)}" y="{_number(y)}"{_class(look)}{_side(anchor)}{way}>'
            f"{_safe(line)}</text>"
        )

    def lines(  # noqa: PLR0913 - as above
        self,
        x: float,
        y: float,
        lines: Iterable[str],
        leading: float,
        look: str = "",
        *,
        anchor: Anchor = "start",
    ) -> float:
        """Write the lines of one text below each other; return where one more would stand."""
        lines = tuple(lines)
        rtl = is_rtl(" ".join(lines))
        for line in lines:
            self.text(x, y, line, look, anchor=anchor, rtl=rtl)
            y += leading
        return y

    def block(  # noqa: PLR0913, PLR0917 - as above
        self, x: float, y: float, wide: float, lines: Iterable[str], leading: float, look: str = ""
    ) -> float:
        """Write the lines of one text into a column, from the side on which its script begins."""
        lines = tuple(lines)
        if is_rtl(" ".join(lines)):
            return self.lines(x + wide, y, lines, leading, look, anchor="end")
        return self.lines(x, y, lines, leading, look)

    def run(
        self, x: float, y: float, parts: Iterable[tuple[str, str]], *, anchor: Anchor = "start"
    ) -> None:
        """Write several texts on one line, a space between them, each with its look."""
        spans = " ".join(f"<tspan{_class(look)}>{_safe(text)}</tspan>" for text, look in parts)
        self._add(f'<text x="{_number(x)}" y="{_number(y)}"{_side(anchor)}>{spans}</text>')

    def box(  # noqa: PLR0913 - as above
        self, x: float, y: float, width: float, height: float, look: str, *, round_: float = 0
    ) -> None:
        """Draw a rectangle by its upper left corner."""
        corner = f' rx="{_number(round_)}"' if round_ else ""
        self._add(
            f'<rect x="{_number(x)}" y="{_number(y)}" width="{_number(width)}" '
            f'height="{_number(height)}"{corner}{_class(look)}/>'
        )

    def path(self, steps: str, look: str) -> None:
        """Draw a path."""
        self._add(f'<path d="{steps}"{_class(look)}/>')

    def line(self, x: float, y: float, to_x: float, to_y: float, look: str = "ct-rule") -> None:
        """Draw a straight line."""
        self.path(f"M{_number(x)} {_number(y)}L{_number(to_x)} {_number(to_y)}", look)

    def mark(self, x: float, y: float, verb: StanceVerb, *, faint: bool = False) -> None:
        """Draw a stance's mark around a place: ● affirms, ✕ denies, dashed ring doubts, □ mentions.

        What is `faint` (hedged, or of an unsure attribution) is thin, and hollow.
        """
        look = f"ct-mark {INKS[verb]}{' ct-faint' if faint else ''}"
        if verb == "denies":
            corner = f"M{_number(x - ARM)} {_number(y - ARM)}"
            size = _number(2 * ARM)
            self.path(f"{corner}l{size} {size}m0 -{size}l-{size} {size}", look)
        elif verb == "mentions":
            self.box(x - 3.5, y - 3.5, 7, 7, look)
        else:
            look += " ct-dash" if verb == "doubts" else "" if faint else " ct-full"
            place = f'cx="{_number(x)}" cy="{_number(y)}" r="{_number(RADIUS)}"'
            self._add(f"<circle {place}{_class(look)}/>")

    def picture(self, title: str, description: str, height: float) -> Picture:
        """Return the sheet as a picture."""
        return Picture(
            title=short(title),
            description=description,
            width=WIDTH,
            height=height,
            body="".join(self._parts),
            cuts=tuple(self._cuts),
        )

    def take(self, other: "Drawing") -> None:
        """Put all that is drawn on another sheet on top."""
        self._parts += other._parts  # noqa: SLF001 - of its own kind
        self._cuts += other._cuts  # noqa: SLF001 - as above

    def cut(self, y: float) -> None:
        """Tell that a row ends here, so that a printer may go on to the next sheet."""
        self._cuts.append(float(round(y)))

    def _add(self, element: str) -> None:
        self._parts.append(element)


def heading(sheet: Drawing, text: str, y: float) -> float:
    """Write the title of a picture; return where what follows it begins."""
    room = WIDTH - 2 * MARGIN
    return sheet.block(MARGIN, y, room, wrapped(text, room, "ct-h", most=4), 23, "ct-h")


def _class(look: str) -> str:
    return f' class="{look}"' if look else ""


def _side(anchor: Anchor) -> str:
    return f' text-anchor="{anchor}"' if anchor != "start" else ""


def _safe(text: str) -> str:
    return escape(tidy(text), quote=False)


def _identifier(name: str) -> str:
    """Return a name as an id may be: letters, digits, `-`, `.` and `_`, others by their number."""
    return re.sub(r"[^A-Za-z0-9_.-]", lambda found: f"_{ord(found[0]):x}", name)


def _number(value: float) -> str:
    """Return a number as SVG takes it, to a tenth of a unit."""
    return f"{value:.1f}".removesuffix(".0")
