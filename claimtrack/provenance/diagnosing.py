"""What is wrong with quotes and kept copies, as findings with a place: codes CT501 to CT508."""

from collections.abc import Iterator
from shlex import quote

from claimtrack.diagnostics import Diagnostic, Label, Severity, Span
from claimtrack.provenance.results import CopyCheck, Match, QuoteCheck, Verified
from claimtrack.provenance.verifying import NOT_HELD
from claimtrack.records import Records
from claimtrack.words import shown

__all__ = ["findings"]

LISTED = 6
"""How many places of a quote a message lists."""


def findings(records: Records, verified: Verified) -> tuple[Diagnostic, ...]:
    """Return what is wrong, in the order of places; nothing for what was found as recorded."""
    found = [
        *(one for check in verified.copies for one in _copy(records, check)),
        *(one for check in verified.quotes for one in _quote(records, check)),
        *_unheld(records, verified),
    ]
    return tuple(sorted(found, key=lambda finding: finding.sort_key))


# -- quotes -------------------------------------------------------------------------------------


def _quote(records: Records, check: QuoteCheck) -> Iterator[Diagnostic]:
    copy = shown(check.copy or "")
    if check.result == "altered":
        yield _finding("CT501", check.span, f"the quote is not in `{copy}`", _nearest(check))
    elif check.result == "ambiguous":
        message = f"the quote stands {_times(check)} in `{copy}`, at {_places(check.matches)}"
        around = "what stands around it as `prefix` or `suffix`"
        lines = {match.line for match in check.matches}
        help_ = f"say which with {'`line`, or with ' if len(lines) > 1 else ''}{around}"
        yield _finding("CT502", check.span, message, help_)
    elif check.result == "misplaced":
        yield _misplaced(records, check, copy)
    elif check.result == "found" and check.matches[0].cut:
        message = f"the quote begins or ends inside a word of `{copy}`, at {_places(check.matches)}"
        help_ = "quote whole words and numbers, or another source"
        yield _finding("CT508", check.span, message, help_, severity="notice")


def _times(check: QuoteCheck) -> str:
    return "twice" if len(check.matches) == 2 else f"{len(check.matches)} times"  # noqa: PLR2004


def _places(matches: tuple[Match, ...]) -> str:
    told = [f"{match.line}:{match.column}" for match in matches[:LISTED]]
    more = len(matches) - LISTED
    return ", ".join(told) + (f" and {more} more places" if more > 0 else "")


def _nearest(check: QuoteCheck) -> str:
    near = check.nearest
    if near is None:
        return "nothing in the copy is near it: is it the right source?"
    return f"nearest at {near.line}:{near.column}, [-quote-]{{+copy+}}: {near.diff}"


def _misplaced(records: Records, check: QuoteCheck, copy: str) -> Diagnostic:
    stance = records.stances[check.stance]
    lines = sorted({match.line for match in check.matches})
    if stance.line is None or stance.line in lines:
        places = _places(check.matches)
        message = f"in `{copy}` no such `prefix` and `suffix` surround the quote, at {places}"
        help_ = "correct what stands around it, or remove it"
        return _finding("CT503", check.span, message, help_)
    message = f"the quote is not on line {stance.line} of `{copy}`, but at {_places(check.matches)}"
    span = stance.spans.field("line")
    help_ = f"write `line: {lines[0]}`" if len(lines) == 1 else "write the right one of these lines"
    return _finding("CT503", span, message, help_, labels=(Label(check.span, "this quote"),))


# -- copies -------------------------------------------------------------------------------------


def _copy(records: Records, check: CopyCheck) -> Iterator[Diagnostic]:
    path = shown(check.path)
    if check.sha256 not in (None, check.recorded):
        span = records.sources[check.source].spans.field("held.sha256")
        message = f"`{path}` is not the copy that was recorded: its SHA-256 is {check.sha256}"
        help_ = "bring the recorded copy back; if this one is right, record it with "
        yield _finding("CT504", span, message, help_ + _add(quote(check.path), check.source))
    if check.result == "refused":
        message = f"`{path}` cannot be checked: {check.why}"
        yield _finding("CT505", check.span, message, check.help)
    elif check.result in ("missing", "unread"):
        message = f"`{path}` is not checked: {check.why}"
        yield _finding("CT506", check.span, message, check.help, severity="warning")


def _unheld(records: Records, verified: Verified) -> Iterator[Diagnostic]:
    counts: dict[str, int] = {}
    for check in verified.quotes:
        if check.why == NOT_HELD:
            counts[check.source] = counts.get(check.source, 0) + 1
    for source in records.sources.values():
        if source.id in counts:
            count = counts[source.id]
            quotes = "1 quote is" if count == 1 else f"{count} quotes are"
            message = f"`{source.id}` holds no copy, so {quotes} not checked"
            help_ = f"keep one, and record it with {_add('FILE', source.id)}"
            yield _finding("CT507", source.spans.record, message, help_, severity="notice")


def _add(path: str, source: str) -> str:
    path = f"./{path}" if path.startswith("-") else path
    return f"`claimtrack snapshot add {path} --source {source}`"


def _finding(  # noqa: PLR0913 - the parts of a finding
    code: str,
    span: Span,
    message: str,
    help_: str | None,
    *,
    severity: Severity = "error",
    labels: tuple[Label, ...] = (),
) -> Diagnostic:
    return Diagnostic(
        code=code, severity=severity, span=span, message=message, labels=labels, help=help_
    )
