"""Drawing in SVG: elements, the marks of stances, colours for light and dark, and what a reader hears.

Whatever comes from files is text between tags, escaped; it reaches no attribute. Shape as well as
colour tells marks apart. Sizes are in user units, which are pixels where the picture is not scaled.
"""

from collections.abc import Iterable
from html import escape
from typing import Final, Literal

from claimtrack.layout import tidy
from claimtrack.model import StanceVerb
from claimtrack.pictures.lettering import is_rtl, measured, wrapped
from claimtrack.value import record

__all__ = ["MARGIN", "STYLE", "WIDTH", "Drawing", "Picture", "heading"]

WIDTH: Final = 960.0
"""How wide a picture is; it grows downward."""

MARGIN: Final = 24.0

Anchor = Literal["start", "middle", "end"]

STYLE: Final = """\
.ct-picture{--ct-ink:#1f2430;--ct-dim:#565e6f;--ct-rule:#d3d8e2;--ct-card:#f5f6f9;--ct-paper:#fff;\
--ct-for:#0b6b63;--ct-against:#b0201a;--ct-doubt:#8a5a00;--ct-bear:#5b2bb5;\
font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif;max-width:none}
@media (prefers-color-scheme:dark){.ct-picture{--ct-ink:#e6e8ee;--ct-dim:#a4acbd;--ct-rule:#3b4252;\
--ct-card:#232834;--ct-paper:#171a21;--ct-for:#4fc4b5;--ct-against:#ff8a80;--ct-doubt:#e0b050;\
--ct-bear:#b99cff}}
.ct-paper{fill:var(--ct-paper)}
.ct-picture text{fill:var(--ct-ink);font-size:13px}
.ct-picture .ct-h{font-size:18px;font-weight:650}
.ct-picture .ct-b{font-weight:600}
.ct-picture .ct-m{font-size:12px}
.ct-picture .ct-s{font-size:11px}
.ct-picture text.ct-dim{fill:var(--ct-dim)}
.ct-picture text.ct-for{fill:var(--ct-for)}
.ct-picture text.ct-against{fill:var(--ct-against)}
.ct-picture text.ct-doubt{fill:var(--ct-doubt)}
.ct-picture text.ct-bear{fill:var(--ct-bear)}
.ct-picture .ct-gone{text-decoration:line-through}
.ct-card{fill:var(--ct-card);stroke:var(--ct-rule)}
.ct-card.ct-heavy{stroke:var(--ct-bear);stroke-width:3}
.ct-band{fill:var(--ct-card)}
.ct-rule{stroke:var(--ct-rule);fill:none}
.ct-line{fill:none;stroke-width:1.4}
.ct-line.ct-for,.ct-mark.ct-for{stroke:var(--ct-for)}
.ct-line.ct-against,.ct-mark.ct-against{stroke:var(--ct-against)}
.ct-line.ct-doubt,.ct-mark.ct-doubt{stroke:var(--ct-doubt)}
.ct-line.ct-dim,.ct-mark.ct-dim{stroke:var(--ct-dim)}
.ct-line.ct-bear,.ct-mark.ct-bear{stroke:var(--ct-bear)}
.ct-thin{stroke-width:1;opacity:.75}
.ct-mark{fill:none;stroke-width:2}
.ct-mark.ct-full.ct-for{fill:var(--ct-for)}
.ct-mark.ct-full.ct-bear{fill:var(--ct-bear)}
.ct-dash{stroke-dasharray:3 2.4}
@media print{.ct-picture{--ct-paper:#fff;--ct-ink:#000;--ct-dim:#444}}
"""
"""The one style sheet of all pictures: a page has it once, a picture that stands alone within itself."""

INKS: Final[dict[StanceVerb, str]] = {
    "affirms": "ct-for",
    "denies": "ct-against",
    "doubts": "ct-doubt",
    "mentions": "ct-dim",
}
RADIUS: Final = 5.0
"""Of a mark; and how far the arms of a cross reach."""

ARM: Final = 4.5


@record
class Picture:
    """A picture: its title, what it shows in words, and the SVG between its tags."""

    title: str
    description: str
    width: float
    height: float
    body: str

    def svg(self, name: str = "picture", *, alone: bool = True) -> str:
        """Return the SVG; `name` begins its ids, and `alone` gives it its own style sheet."""
        style = f"<style>{STYLE}</style>" if alone else ""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="ct-picture" role="img" '
            f'aria-labelledby="{name}-title {name}-desc" width="{_number(self.width)}" '
            f'height="{_number(self.height)}" '
            f'viewBox="0 0 {_number(self.width)} {_number(self.height)}">'
            f'<title id="{name}-title">{_safe(self.title)}</title>'
            f'<desc id="{name}-desc">{_safe(self.description)}</desc>{style}'
            f'<rect class="ct-paper" width="100%" height="100%"/>{self.body}</svg>'
        )


class Drawing:
    """A sheet to draw on: elements in the order in which they are put there."""

    def __init__(self) -> None:
        """Begin with an empty sheet."""
        self._parts: list[str] = []

    def text(
        self, x: float, y: float, text: str, look: str = "", *, anchor: Anchor = "start"
    ) -> None:
        """Write one line with its base line at y; what runs from right to left keeps its side."""
        line = tidy(text)
        rtl = is_rtl(line)
        if rtl and anchor != "middle":
            anchor = "end" if anchor == "start" else "start"
        way = ' direction="rtl"' if rtl else ""
        side = f' text-anchor="{anchor}"' if anchor != "start" else ""
        self._add(
            f'<text x="{_number(x)}" y="{_number(y)}"{_class(look)}{side}{way}>{_safe(line)}</text>'
        )

    def lines(  # noqa: PLR0913 - a place, what stands there and how it looks
        self,
        x: float,
        y: float,
        lines: Iterable[str],
        leading: float,
        look: str = "",
        *,
        anchor: Anchor = "start",
    ) -> float:
        """Write lines below each other; return where the base line of one more would be."""
        for line in lines:
            self.text(x, y, line, look, anchor=anchor)
            y += leading
        return y

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

        What is `faint` (hedged, or of an unsure attribution) is a hollow ring, or a thin cross.
        """
        ink = INKS[verb]
        if verb == "denies":
            corner = f"M{_number(x - ARM)} {_number(y - ARM)}"
            size = _number(2 * ARM)
            dash = " ct-dash" if faint else ""
            self.path(f"{corner}l{size} {size}m0 -{size}l-{size} {size}", f"ct-mark {ink}{dash}")
        elif verb == "mentions":
            self.box(x - 3.5, y - 3.5, 7, 7, f"ct-mark {ink}")
        else:
            full = " ct-full" if verb == "affirms" and not faint else ""
            dash = " ct-dash" if verb == "doubts" else ""
            look = _class(f"ct-mark {ink}{full}{dash}")
            self._add(f'<circle cx="{_number(x)}" cy="{_number(y)}" r="{_number(RADIUS)}"{look}/>')

    def legend(self, x: float, y: float, verbs: Iterable[StanceVerb], *, faint: bool) -> None:
        """Draw what the marks mean, in a row."""
        entries: list[tuple[StanceVerb, bool, str]] = [(verb, False, verb) for verb in verbs]
        if faint:
            entries.append(("affirms", True, "hedged, or attribution unsure"))
        for verb, weak, words in entries:
            self.mark(x + RADIUS, y - 4, verb, faint=weak)
            self.text(x + 2 * RADIUS + 6, y, words, "ct-s ct-dim")
            x += 2 * RADIUS + 24 + measured(words, 11)

    def picture(self, title: str, description: str, width: float, height: float) -> Picture:
        """Return the sheet as a picture."""
        return Picture(
            title=title,
            description=description,
            width=width,
            height=height,
            body="".join(self._parts),
        )

    def take(self, other: "Drawing") -> None:
        """Put all that is drawn on another sheet on top."""
        self._parts += other._parts  # noqa: SLF001 - of its own kind

    def _add(self, element: str) -> None:
        self._parts.append(element)


def heading(sheet: Drawing, text: str, y: float) -> float:
    """Write the title of a picture; return where what follows it begins."""
    lines = wrapped(text, 18, WIDTH - 2 * MARGIN, most=4, bold=True)
    return sheet.lines(MARGIN, y, lines, 23, "ct-h")


def _class(look: str) -> str:
    return f' class="{look}"' if look else ""


def _safe(text: str) -> str:
    return escape(tidy(text), quote=False)


def _number(value: float) -> str:
    """Return a number as SVG takes it, to a tenth of a unit."""
    return f"{value:.1f}".removesuffix(".0")
