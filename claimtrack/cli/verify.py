"""Hold every quote to the kept copy of its source: whether it is there, once, and the copy unchanged.

A source's `held` names its copy and the SHA-256 of its bytes. Copies are looked for in one folder,
`snapshots` unless told otherwise; nothing is fetched, and nothing outside the folder is opened. An
HTML page needs `pip install 'claimtrack[html]'`. A quote of a source that holds no copy is not
checked, which is a notice; a copy that is not there, or that cannot be read, is more than that.

The JSON is one object: `findings` as of `claimtrack check`; `quotes`, each with `stance` and
`source` (ids), `quote`, `at` (`file`, `line`, `column`), `result` (found, ambiguous, misplaced,
altered, no copy), `copy` (its path, or null), `matches` (each with `start`, `end`, `line`, `column`,
`normalisation`: exact, normalised, invisible, canonical, and `cut`: inside a word), `nearest` (of an
altered quote, with `start`, `end`, `line`, `column`, `text` and `diff`; else null) and `why` (of no copy;
else null);
`copies`, each with `path`, `source` (id), `at`, `result` (same, differs, missing, refused, unread),
`recorded` and `sha256` (the one found; or null), `form` (plain, html; or null) and `why` (or null);
and `counts` of quotes by result. `start` and `end` count code points from 0 in the copy's text, the
end not included. The text of a page is what stands between its tags, a line for each block.

Exits with 0 when there is nothing but notices; with 1 when there are errors or warnings, when there
are quotes and none could be checked, or when the claim files have errors; and with 2 when the
snapshot folder is not there though a source holds a copy, or when a path is not there or holds no
claim file.
"""

import argparse
import json
import os
from collections.abc import Iterator
from typing import NamedTuple, get_args

from claimtrack import checking
from claimtrack.cli._records import add_paths, sound_reading
from claimtrack.diagnostics import Diagnostic, Span
from claimtrack.formats import concise
from claimtrack.formats.json import objects
from claimtrack.formats.text import excerpts
from claimtrack.loading import Reading
from claimtrack.provenance.diagnosing import findings
from claimtrack.provenance.results import (
    CopyCheck,
    Match,
    Nearest,
    Normalisation,
    QuoteCheck,
    QuoteResult,
    Verified,
)
from claimtrack.provenance.snapshots import Folder
from claimtrack.provenance.verifying import verified
from claimtrack.showing import Showing
from claimtrack.terminal import Console, visible

__all__ = ["SUMMARY", "arguments", "run"]

SUMMARY = "hold quotes to the kept copies of their sources"


class _Outcome(NamedTuple):
    reading: Reading
    verified: Verified
    found: tuple[Diagnostic, ...]


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "--snapshots",
        metavar="DIR",
        help="the folder of kept copies (default: as configured, or snapshots)",
    )
    parser.add_argument(
        "--format",
        choices=("text", "concise", "json"),
        default="text",
        help="how to show the findings (default: text)",
    )
    add_paths(parser)


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the command and return its exit code."""
    reading = sound_reading(options.paths, console)
    held = any(source.held for source in reading.records.sources.values())
    if held and not os.path.isdir(options.snapshots):
        console.err.write(
            f"claimtrack: there is no folder {visible(options.snapshots)}, so nothing is checked; "
            "say with --snapshots where the kept copies are\n"
        )
        return 2
    result = verified(reading.records, Folder(options.snapshots).read)
    found = checking.heeding(findings(reading.records, result), reading)
    outcome = _Outcome(reading, result, found)
    for line in _RENDER[options.format](outcome, colour=console.colour):
        console.out.write(f"{line}\n")
    unchecked = bool(result.quotes) and result.count("no copy") == len(result.quotes)
    return int(unchecked or any(finding.severity != "notice" for finding in outcome.found))


# -- text ---------------------------------------------------------------------------------------


def _text(outcome: _Outcome, *, colour: bool) -> Iterator[str]:
    yield from excerpts(outcome.found, outcome.reading, colour=colour)
    yield _summary(outcome.verified)


def _summary(result: Verified) -> str:
    quotes, copies = len(result.quotes), len(result.copies)
    of_quotes = ", ".join(_quote_counts(result)) or "nothing to check"
    same = sum(copy.result == "same" for copy in result.copies)
    of_copies = f"; {_number(copies, 'copy', 'copies')}: {same} as recorded" if copies else ""
    return f"{_number(quotes, 'quote', 'quotes')}: {of_quotes}{of_copies}"


def _quote_counts(result: Verified) -> Iterator[str]:
    for word in get_args(QuoteResult):
        if count := result.count(word):
            told = "not checked" if word == "no copy" else word
            yield f"{count} {told}" + (f" ({_normalisations(result)})" if word == "found" else "")


def _normalisations(result: Verified) -> str:
    used = [q.matches[0].normalisation for q in result.quotes if q.result == "found"]
    counts = ((used.count(word), word) for word in get_args(Normalisation))
    return ", ".join(f"{count} {word}" for count, word in counts if count)


def _number(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"


def _concise(outcome: _Outcome, *, colour: bool) -> Iterator[str]:
    yield from concise.render(outcome.found, outcome.reading, Showing(colour=colour))


# -- JSON ---------------------------------------------------------------------------------------


def _json(outcome: _Outcome, *, colour: bool) -> Iterator[str]:
    del colour
    result = outcome.verified
    whole = {
        "findings": objects(outcome.found, outcome.reading),
        "quotes": [_quote(check) for check in result.quotes],
        "copies": [_copy(check) for check in result.copies],
        "counts": {word: result.count(word) for word in get_args(QuoteResult)},
    }
    yield json.dumps(whole, indent=2)


def _quote(check: QuoteCheck) -> dict[str, object]:
    near = check.nearest
    return {
        "stance": check.stance,
        "source": check.source,
        "quote": check.quote,
        "at": _at(check.span),
        "result": check.result,
        "copy": check.copy,
        "matches": [
            {**_stretch(match), "normalisation": match.normalisation, "cut": match.cut}
            for match in check.matches
        ],
        "nearest": {**_stretch(near), "text": near.text, "diff": near.diff} if near else None,
        "why": check.why,
    }


def _copy(check: CopyCheck) -> dict[str, object]:
    return {
        "path": check.path,
        "source": check.source,
        "at": _at(check.span),
        "result": check.result,
        "recorded": check.recorded,
        "sha256": check.sha256,
        "form": check.form,
        "why": check.why,
    }


def _stretch(there: Match | Nearest) -> dict[str, object]:
    return {
        "start": there.start,
        "end": there.end,
        "line": there.line,
        "column": there.column,
    }


def _at(span: Span) -> dict[str, object]:
    return {"file": span.file, "line": span.line, "column": span.column}


_RENDER = {"text": _text, "concise": _concise, "json": _json}
