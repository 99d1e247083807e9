"""Findings for programs: one JSON object.

`{"findings": […], "files": n, "records": n}`; a finding has `code`, `severity`, `message`, `help`
(or null), `file`, `line`, `column`, `end_line`, `end_column` and `labels`, each label a `message`
with the same five of a place. Lines and columns count from 1, in code points.
"""

import json
from collections.abc import Iterator, Sequence

from claimtrack.diagnostics import Diagnostic, Span
from claimtrack.loading import Reading

__all__ = ["objects", "render"]


def render(found: Sequence[Diagnostic], reading: Reading, *, colour: bool) -> Iterator[str]:
    """Give the lines of the JSON object."""
    del colour
    whole = {
        "findings": objects(found),
        "files": len(reading.files),
        "records": len(reading.records.every),
    }
    yield json.dumps(whole, indent=2)


def objects(found: Sequence[Diagnostic]) -> list[dict[str, object]]:
    """Return the findings as JSON takes them."""
    return [_finding(finding) for finding in found]


def _finding(finding: Diagnostic) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "help": finding.help,
        **_place(finding.span),
        "labels": [{"message": label.text, **_place(label.span)} for label in finding.labels],
    }


def _place(span: Span) -> dict[str, object]:
    return {
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
