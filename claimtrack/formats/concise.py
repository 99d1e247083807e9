"""Findings for grep and editors: one a line, `file:line:column: severity: CODE message`.

That is the order in which compilers say it, which editors know.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimtrack.showing import told
from claimtrack.terminal import visible

TYPE_CHECKING = False  # where there is nothing to report, nothing of it is loaded
if TYPE_CHECKING:
    from claimtrack.diagnostics import Diagnostic
    from claimtrack.loading import Reading
    from claimtrack.showing import Showing

__all__ = ["render"]


def render(found: Sequence[Diagnostic], reading: Reading, showing: Showing) -> Iterator[str]:
    """Give a line for each finding; without findings, none."""
    del reading, showing
    for finding in found:
        yield visible(f"{finding.span}: {finding.severity}: {finding.code} {told(finding)}")
