"""Findings in SARIF 2.1.0 (OASIS), for code scanning at GitHub and other viewers: one run.

The rules are those that spoke, each with its page. Columns count code points. File names are relative
to `%SRCROOT%`, the root of the repository, whose own place is left to the reader. Labels are related
locations, fixes are replacements. The fingerprints (see `claimtrack.fingerprints`) do not change when
lines or records move; GitHub goes by the one that it calls `primaryLocationLineHash`, and keeps ours,
though its upload action warns in its log that it would have made another.

What comments tell `check` to ignore comes last, each with a suppression in the source (section 3.35) that
has the comment's reason and place; all other results then have an empty list of them (3.27.23). GitHub
takes no notice of suppressions and would raise an alert for each, so for GitHub they are left out: see
`Showing.ignored`.

GitHub refuses a run of more than 25,000 results. Beyond that the lighter ones are left out, and a
notification of the tool says how many.
"""

import inspect
import json
import os
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from claimtrack import __version__, checking
from claimtrack.diagnostics import Diagnostic, Label, Replacement, Severity, Span
from claimtrack.fingerprints import fingerprint, identities
from claimtrack.loading import Reading
from claimtrack.showing import Showing, told
from claimtrack.suppressing import Suppressed
from claimtrack.terminal import visible

__all__ = ["render"]

Object = dict[str, object]

MOST: Final = 25_000
"""How many results of a run GitHub takes."""

_LEVELS: Final[dict[Severity, str]] = {"error": "error", "warning": "warning", "notice": "note"}
_PLAIN: Final = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/")
"""The bytes that stand for themselves in the path of a URI (RFC 3986, section 2.3)."""


def render(found: Sequence[Diagnostic], reading: Reading, showing: Showing) -> Iterator[str]:
    """Give the lines of the JSON object."""
    ignored = reading.suppressed if showing.ignored else ()
    every = [*found, *(one.finding for one in ignored)]
    known = list(identities(every, reading, showing))
    reasons = _suppressions(len(found), ignored, showing)
    weight = [*_LEVELS].index
    told_of = sorted(range(len(every)), key=lambda n: (n >= len(found), weight(every[n].severity)))
    told_of = told_of[:MOST]
    codes = sorted({every[n].code for n in told_of})
    results = [
        {
            "ruleId": every[n].code,
            "ruleIndex": codes.index(every[n].code),
            **_result(every[n], showing),
            "partialFingerprints": _fingerprints(fingerprint(known[n])),
            **reasons[n],
        }
        for n in sorted(told_of)
    ]
    run = {
        "tool": {"driver": _driver(codes)},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The repository's root."}}},
        "invocations": [_invocation(len(every) - len(told_of))],
        "results": results,
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    yield json.dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, indent=2)


def _driver(codes: Sequence[str]) -> Object:
    return {
        "name": "claimtrack",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(code) for code in codes],
    }


def _rule(code: str) -> Object:
    """Return a rule with its page; its name is that of its file."""
    module = checking.rule(code)
    assert module is not None  # noqa: S101 - every finding is of a rule on the shelf
    title, _, page = (inspect.getdoc(module) or "").partition("\n\n")
    name = module.__name__.partition("_")[2]
    return {
        "id": code,
        "name": "".join(word.capitalize() for word in name.split("_")),
        "shortDescription": {"text": title},
        "fullDescription": {"text": _plain(page.partition("\n\n")[0].partition("** ")[2])},
        "help": {"text": _plain(page), "markdown": page},
        "defaultConfiguration": {"level": _LEVELS[module.RULE.severity]},
    }


def _plain(page: str) -> str:
    """Return a page without its marks, each paragraph on one line."""
    paragraphs = page.replace("**", "").replace("`", "").split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def _invocation(left_out: int) -> Object:
    if not left_out:
        return {"executionSuccessful": True}
    message = f"{left_out} findings are left out, since GitHub takes {MOST} at most."
    notification = {"level": "warning", "message": {"text": message}}
    return {"executionSuccessful": True, "toolExecutionNotifications": [notification]}


def _fingerprints(one: str) -> Object:
    return {"claimtrack/v1": one, "primaryLocationLineHash": one}


def _suppressions(found: int, ignored: Sequence[Suppressed], showing: Showing) -> list[Object]:
    """Return for each result what says whether it is suppressed; nothing where none is."""
    if not ignored:
        return [{}] * found
    reasons = [*([] for _ in range(found)), *([_suppression(one, showing)] for one in ignored)]
    return [{"suppressions": some} for some in reasons]


def _suppression(one: Suppressed, showing: Showing) -> Object:
    return {
        "kind": "inSource",
        "justification": visible(one.reason),
        "location": _location(one.by, showing),
    }


def _result(finding: Diagnostic, showing: Showing) -> Object:
    result: Object = {
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(told(finding))},
        "locations": [_location(finding.span, showing)],
    }
    if finding.labels:
        result["relatedLocations"] = [
            _related(number, label, showing) for number, label in enumerate(finding.labels, 1)
        ]
    if finding.fix:
        result["fixes"] = [_fix(finding, showing)]
    return result


def _location(span: Span, showing: Showing) -> Object:
    place = {"artifactLocation": _artifact(span.file, showing), "region": _region(span)}
    return {"physicalLocation": place}


def _related(number: int, label: Label, showing: Showing) -> Object:
    text = {"text": _message(label.text)}
    return {"id": number, **_location(label.span, showing), "message": text}


def _region(span: Span) -> Object:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _fix(finding: Diagnostic, showing: Showing) -> Object:
    parts = sorted(finding.fix, key=lambda part: part.span.place)
    changes = [
        {
            "artifactLocation": _artifact(file, showing),
            "replacements": [_replacement(part) for part in group],
        }
        for file, group in groupby(parts, key=lambda part: part.span.file)
    ]
    text = {"text": _message(finding.help or finding.message)}
    return {"description": text, "artifactChanges": changes}


def _replacement(part: Replacement) -> Object:
    text = part.text.encode("utf-8", "backslashreplace").decode()
    return {"deletedRegion": _region(part.span), "insertedContent": {"text": text}}


def _artifact(file: str, showing: Showing) -> Object:
    """Return a file's place: relative to the root where it is below it, else absolute."""
    path = showing.path(file)
    quoted = "".join(chr(b) if b in _PLAIN else f"%{b:02X}" for b in os.fsencode(path))
    if os.path.isabs(path):
        return {"uri": f"file://{'' if path.startswith('/') else '/'}{quoted}"}
    return {"uri": quoted, "uriBaseId": "%SRCROOT%"}


def _message(text: str) -> str:
    """Return a text as a message: braces doubled (3.11.5), and no link in it (3.11.6)."""
    return re.sub(r"\](?=\()", "] ", visible(text)).replace("{", "{{").replace("}", "}}")
