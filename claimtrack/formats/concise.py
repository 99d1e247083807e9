"""Findings for grep and editors: one a line, `file:line:column: CODE message`."""

from collections.abc import Iterator, Sequence

from claimtrack.diagnostics import Diagnostic
from claimtrack.loading import Reading
from claimtrack.terminal import visible

__all__ = ["render"]


def render(found: Sequence[Diagnostic], reading: Reading, *, colour: bool) -> Iterator[str]:
    """Give a line for each finding; without findings, none."""
    del reading, colour
    for finding in found:
        help_ = f" ({finding.help})" if finding.help else ""
        yield visible(f"{finding}{help_}")
