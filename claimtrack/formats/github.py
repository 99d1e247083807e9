"""Findings as annotations in GitHub Actions: one workflow command a finding, then the summing-up.

A command is `::error file=…,line=…::message`; the severities are `error`, `warning` and `notice`, as
GitHub has them. Columns are given where a finding is within one line, since the runner drops them
elsewhere. GitHub shows ten annotations of each severity a step, and all lines in the log, so a
message begins with its place. File names are relative to the repository.

What a file holds cannot become a command: every control character is shown as an escape, and `%`, and in
properties `:` and `,`, as GitHub's runner reads them.
"""

from collections.abc import Iterator, Sequence

from claimtrack.diagnostics import Diagnostic, Span
from claimtrack.loading import Reading
from claimtrack.showing import Showing, summary, told
from claimtrack.terminal import visible

__all__ = ["render"]


def render(found: Sequence[Diagnostic], reading: Reading, showing: Showing) -> Iterator[str]:
    """Give a workflow command for each finding, and a last line that sums up."""
    for finding in found:
        yield _command(finding, showing.path(finding.span.file))
    yield summary(found, reading, showing)


def _command(finding: Diagnostic, file: str) -> str:
    told_ = visible(f"{finding.span}: {finding.code} {told(finding)}")
    parts = {"file": visible(file), **_lines(finding.span), "title": f"claimtrack {finding.code}"}
    properties = ",".join(f"{name}={_property(str(part))}" for name, part in parts.items())
    return f"::{finding.severity} {properties}::{_data(told_)}"


def _lines(span: Span) -> dict[str, int]:
    lines = {"line": span.line, "endLine": span.end_line}
    if span.line != span.end_line:
        return lines
    return {**lines, "col": span.column, "endColumn": span.end_column}


def _data(text: str) -> str:
    """Return a text as the part after `::`; `visible` has left no line end in it."""
    return text.replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
