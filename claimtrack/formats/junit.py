"""Findings as a test report in JUnit's XML, as Jenkins, GitLab and others read it.

One suite, in which each error and warning is a failed test, each notice a passed one with the notice as
its output, and each file without any of them a passed one. A test's class is its file, relative to
the repository; its name is made of the code, the record and the field, never of a line, so that a
server can follow it from run to run. The XML is ASCII; what XML cannot hold is shown as an escape.
There is no clock in it: `time` is 0.
"""

from collections.abc import Iterator, Sequence

from claimtrack import __version__
from claimtrack.diagnostics import Diagnostic
from claimtrack.fingerprints import Identity, identities
from claimtrack.loading import Reading
from claimtrack.showing import Showing, told
from claimtrack.terminal import visible

__all__ = ["render"]


def render(found: Sequence[Diagnostic], reading: Reading, showing: Showing) -> Iterator[str]:
    """Give the lines of the document."""
    clean = sorted({*reading.files} - {finding.span.file for finding in found})
    failures = sum(finding.severity != "notice" for finding in found)
    counts = f'name="claimtrack" tests="{len(found) + len(clean)}" failures="{failures}" errors="0" time="0"'
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f"<testsuites {counts}>"
    yield f"  <testsuite {counts}>"
    yield "    <properties>"
    yield f'      <property name="version" value="{_xml(__version__)}"/>'
    yield f'      <property name="records" value="{reading.count()}"/>'
    yield "    </properties>"
    for finding, identity in zip(found, identities(found, reading, showing), strict=True):
        yield from _finding(finding, identity, showing)
    for file in clean:
        yield f'    <testcase classname="{_xml(showing.path(file))}" name="no findings" time="0"/>'
    yield "  </testsuite>"
    yield "</testsuites>"


def _finding(finding: Diagnostic, identity: Identity, showing: Showing) -> Iterator[str]:
    file = _xml(showing.path(finding.span.file))
    name = _xml(" ".join(part for part in identity if part))
    said = _xml(f"{finding.span}: {finding.code} {told(finding)}")
    yield f'    <testcase classname="{file}" name="{name}" time="0">'
    if finding.severity == "notice":
        yield f"      <system-out>{said}</system-out>"
    else:
        brief = _xml(finding.message)
        yield f'      <failure type="{finding.severity}" message="{brief}">{said}</failure>'
    yield "    </testcase>"


def _xml(text: str) -> str:
    """Return a text fit for an attribute or for between tags."""
    safe = visible(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return safe.replace('"', "&quot;").encode("ascii", "xmlcharrefreplace").decode("ascii")
