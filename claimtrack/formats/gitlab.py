"""Findings as GitLab's code quality report: one JSON list, for `artifacts:reports:codequality`.

Each has `description`, `check_name` (the code), `fingerprint` (as of `claimtrack.fingerprints`, so that
a merge request shows only what is new), `severity` (an error is `major`, a warning `minor`, a notice
`info`) and `location` with `path`, relative to the repository, and `lines`.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Final

from claimtrack.diagnostics import Diagnostic, Severity
from claimtrack.fingerprints import fingerprint, identities
from claimtrack.loading import Reading
from claimtrack.showing import Showing, told
from claimtrack.terminal import visible

__all__ = ["render"]

_SEVERITIES: Final[dict[Severity, str]] = {"error": "major", "warning": "minor", "notice": "info"}


def render(found: Sequence[Diagnostic], reading: Reading, showing: Showing) -> Iterator[str]:
    """Give the lines of the JSON list."""
    known = identities(found, reading, showing)
    whole = [
        {
            "description": visible(told(finding)),
            "check_name": finding.code,
            "fingerprint": fingerprint(identity),
            "severity": _SEVERITIES[finding.severity],
            "location": {
                "path": visible(showing.path(finding.span.file)),
                "lines": {"begin": finding.span.line, "end": finding.span.end_line},
            },
        }
        for finding, identity in zip(found, known, strict=True)
    ]
    yield json.dumps(whole, indent=2)
