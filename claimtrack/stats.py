"""What `check --stats` tells: how much was read, how long it took, and what was found how often."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from claimtrack.diagnostics import Diagnostic
from claimtrack.loading import Reading
from claimtrack.schema import KINDS

__all__ = ["lines"]

SEVERITIES: Final = ("error", "warning", "notice")


def lines(
    found: Sequence[Diagnostic], reading: Reading, *, read: float, ruled: float
) -> Iterator[str]:
    """Give the lines: `read` and `ruled` are the seconds that reading and the rules took."""
    known = f" ({reading.kept:,} from the cache)" if reading.kept else ""
    yield _line("files", f"{len(reading.files):,}{known}")
    yield _line("bytes", f"{reading.size:,}")
    yield _line("records", f"{len(reading.records.every):,}")
    kinds = Counter(type(record).__name__.lower() for record in reading.records.every)
    for kind in KINDS.values():
        if kinds[kind.name]:
            yield _line(f"  {kind.section}", f"{kinds[kind.name]:,}")
    yield _line("reading", f"{read:.2f} s")
    yield _line("rules", f"{ruled:.2f} s")
    severities = Counter(finding.severity for finding in found)
    codes = Counter((finding.severity, finding.code) for finding in found)
    for severity in SEVERITIES:
        yield _line(f"{severity}s", f"{severities[severity]:,}")
        for (of, code), number in sorted(codes.items()):
            if of == severity:
                yield _line(f"  {code}", f"{number:,}")
    yield _line("suppressed", f"{len(reading.suppressed):,}")


def _line(what: str, much: str) -> str:
    return f"{what:<15}{much}"
