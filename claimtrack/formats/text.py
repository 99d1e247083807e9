"""Findings for people: the place, the line with a caret under the fault, the other place, help."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimtrack.showing import summary
from claimtrack.terminal import paint, visible, width

TYPE_CHECKING = False  # where there is nothing to report, nothing of it is loaded
if TYPE_CHECKING:
    from typing import Final

    from claimtrack.diagnostics import Diagnostic, Label, Span
    from claimtrack.loading import Reading
    from claimtrack.showing import Showing
    from claimtrack.terminal import Ink

__all__ = ["excerpts", "render"]

INK: Final[dict[str, Ink]] = {"error": "red", "warning": "yellow", "notice": "blue"}
WIDEST: Final = 120
"""How many characters of a long line are shown."""


def render(found: Sequence[Diagnostic], reading: Reading, showing: Showing) -> Iterator[str]:
    """Give the lines of the findings, and a last line that sums up."""
    yield from excerpts(found, reading, colour=showing.colour)
    fixable = sum(bool(finding.fix) for finding in found)
    hint = f"; [*] {fixable} fixable with --fix" if fixable else ""
    yield summary(found, reading, showing) + hint


def excerpts(found: Sequence[Diagnostic], reading: Reading, *, colour: bool) -> Iterator[str]:
    """Give the lines of the findings, an empty line after each."""
    lines = _Lines(reading)
    for finding in found:
        yield from _finding(finding, lines, colour=colour)
        yield ""


class _Lines:
    """The lines of the files, read again when an excerpt needs them; one file is kept at a time."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._file = ""
        self._lines: list[str] = []

    def line(self, span: Span) -> str | None:
        if span.file != self._file:
            self._file = span.file
            self._lines = self._reading.lines(span.file)
        return self._lines[span.line - 1] if span.line <= len(self._lines) else None


def _finding(finding: Diagnostic, lines: _Lines, *, colour: bool) -> Iterator[str]:
    ink = INK[finding.severity]
    grade = "" if finding.severity == "error" else f"{finding.severity}: "
    head = paint(visible(str(finding.span)), "bold", colour=colour)
    code = paint(finding.code, ink, colour=colour)
    mark = "[*] " if finding.fix else ""
    yield f"{head}: {code} {mark}{grade}{visible(finding.message)}"
    places = [finding.span, *(label.span for label in finding.labels)]
    margin = max(len(str(span.line)) for span in places)
    excerpt = list(_excerpt(finding.span, "", lines, margin, ink, "^", colour=colour))
    if excerpt:
        yield paint(" " * margin + " |", "blue", colour=colour)
        yield from excerpt
    for label in finding.labels:
        yield from _label(label, lines, margin, colour=colour)
    if finding.help:
        yield paint(" " * margin + " = ", "blue", colour=colour) + f"help: {visible(finding.help)}"


def _label(label: Label, lines: _Lines, margin: int, *, colour: bool) -> Iterator[str]:
    yield paint(" " * margin + ":::", "blue", colour=colour) + f" {visible(str(label.span))}"
    excerpt = list(_excerpt(label.span, label.text, lines, margin, "blue", "-", colour=colour))
    yield from excerpt or [f"{' ' * margin}   {visible(label.text)}"]


def _excerpt(  # noqa: PLR0913, PLR0917 - the parts of one drawing
    span: Span, note: str, lines: _Lines, margin: int, ink: Ink, mark: str, *, colour: bool
) -> Iterator[str]:
    """Give the line of a place, and under it marks from its start to its end on that line."""
    line = lines.line(span)
    if not line or line.isspace():
        return
    start = min(span.column - 1, len(line))
    left = max(0, start - WIDEST // 2) if len(line) > WIDEST else 0
    shown = line[left : left + WIDEST]
    end = span.end_column - 1 if span.end_line == span.line else left + len(shown.rstrip())
    before = ("…" if left else "") + visible(line[left:start])
    under = visible(line[start : min(end, left + WIDEST)])
    marks = mark * max(1, width(under))
    cut = "…" if left + WIDEST < len(line) else ""
    whole = ("…" if left else "") + visible(shown).rstrip() + cut
    gutter = paint(f"{span.line:>{margin}} |", "blue", colour=colour)
    yield f"{gutter} {whole}"
    pointer = paint(f"{marks} {visible(note)}".rstrip(), ink, colour=colour)
    empty = paint(" " * margin + " |", "blue", colour=colour)
    yield f"{empty} {' ' * width(before)}{pointer}"
