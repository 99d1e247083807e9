"""Findings for programs: one JSON object.

`{"findings": […], "suppressed": […], "files": n, "records": n}`; a finding has `code`, `severity`,
`message`, `help` (or null), `file`, `line`, `column`, `end_line`, `end_column`, `record`, `labels` and
`fix`. `record` is the record that the place stands in, with `kind`, `id`, `field` (or null: a key, or the
record as a whole) and `index` (in a list, from 0; or null); it is null where no record holds the place. A
label has a `message` and the same five of a place. `fix` lists what to put where, each the five of a place
and a `text`; it is empty where no fix is sure. What is suppressed has its `finding`, the `reason` that a
comment gives, and `by`, the comment's place. Lines and columns count from 1, in code points; an end is
not included. The text is ASCII; a byte that is no UTF-8 in a file's name is shown as an escape.
"""

import json
from collections.abc import Iterator, Sequence

from claimtrack.diagnostics import Diagnostic, Span
from claimtrack.loading import Reading
from claimtrack.showing import Showing
from claimtrack.sites import Site, Sites

__all__ = ["objects", "render"]


def render(found: Sequence[Diagnostic], reading: Reading, showing: Showing) -> Iterator[str]:
    """Give the lines of the JSON object."""
    del showing
    sites = Sites(reading.records, reading.lines)
    rest = {
        "suppressed": _suppressed(reading),
        "files": len(reading.files),
        "records": reading.count(),
    }
    if not found:
        yield json.dumps({"findings": [], **rest}, indent=2)
        return
    yield '{\n  "findings": ['  # one by one, since a corpus may have very many
    last = len(found) - 1
    for place, finding in enumerate(found):
        text = json.dumps(_finding(finding, sites.at(finding.span)), indent=2)
        yield "    " + text.replace("\n", "\n    ") + ("," if place < last else "")
    yield "  ],"
    yield json.dumps(rest, indent=2).removeprefix("{\n")


def objects(found: Sequence[Diagnostic], reading: Reading) -> list[dict[str, object]]:
    """Return the findings about a corpus as JSON takes them."""
    sites = Sites(reading.records, reading.lines)
    return [_finding(finding, sites.at(finding.span)) for finding in found]


def _suppressed(reading: Reading) -> list[dict[str, object]]:
    findings = objects([one.finding for one in reading.suppressed], reading)
    return [
        {"finding": finding, "reason": _text(one.reason), "by": _place(one.by)}
        for finding, one in zip(findings, reading.suppressed, strict=True)
    ]


def _finding(finding: Diagnostic, site: Site | None) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "message": _text(finding.message),
        "help": _text(finding.help) if finding.help else None,
        **_place(finding.span),
        "record": _record(site) if site else None,
        "labels": [
            {"message": _text(label.text), **_place(label.span)} for label in finding.labels
        ],
        "fix": [{**_place(part.span), "text": _text(part.text)} for part in finding.fix],
    }


def _record(site: Site) -> dict[str, object]:
    return {"kind": site.kind, "id": _text(site.id), "field": site.field, "index": site.index}


def _place(span: Span) -> dict[str, object]:
    return {
        "file": _text(span.file),
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


def _text(text: str) -> str:
    """Return a text without lone surrogates, which many readers of JSON refuse."""
    return text.encode("utf-8", "backslashreplace").decode()
