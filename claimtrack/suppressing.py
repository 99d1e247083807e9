"""Findings that comments in claim files say to ignore, taken out of all that was found.

A comment that ignores nothing is a finding itself, as long as everything could be read and nothing is
in error: before that, what it is about may not have been found yet.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from claimtrack.comments import Comment, comments
from claimtrack.diagnostics import Diagnostic, Span
from claimtrack.plaintext import plain
from claimtrack.value import value

__all__ = ["Sifted", "Suppressed", "sift"]

OF_VERIFY: Final = "CT5"
"""What the codes of `claimtrack verify` begin with; whether one is in use, `check` cannot tell."""


@value
class Suppressed:
    """A finding that a comment says to ignore, the reason it gives, and where it stands."""

    finding: Diagnostic
    reason: str
    by: Span


@value
class Sifted:
    """All findings: those that stay, with what is wrong with the comments, and those ignored."""

    found: tuple[Diagnostic, ...]
    suppressed: tuple[Suppressed, ...]


def sift(
    found: Iterable[Diagnostic], files: Mapping[str, bytes], known: Collection[str], *, whole: bool
) -> Sifted:
    """Tell findings that stay from those that comments in the files say to ignore.

    `files` holds the bytes of files read to their end, by name; `known` the codes of all rules;
    `whole` is whether everything was read without an error.
    """
    by_file: dict[str, list[Comment]] = {}
    kept: list[Diagnostic] = []
    for file, data in files.items():
        by_file[file], faults = comments(file, plain(file, data).text, known)
        kept += faults
    suppressed: list[Suppressed] = []
    used: set[tuple[Span, str]] = set()
    for finding in found:
        covering = _covering(finding, by_file.get(finding.span.file, ()))
        used.update((comment.span, finding.code) for comment in covering)
        if covering:
            suppressed.append(Suppressed(finding, covering[-1].reason, covering[-1].span))
        else:
            kept.append(finding)
    if whole and not any(finding.severity == "error" for finding in kept):
        kept += _unused(by_file, used)
    return Sifted(tuple(kept), tuple(suppressed))


def _covering(finding: Diagnostic, there: Iterable[Comment]) -> list[Comment]:
    """Return the comments about a finding, the nearest last."""
    covering = [
        comment
        for comment in there
        if comment.covers(finding.span) and any(code == finding.code for code, _ in comment.codes)
    ]
    return sorted(covering, key=lambda comment: comment.lines[0] - comment.lines[1])


def _unused(
    by_file: Mapping[str, Iterable[Comment]], used: Collection[tuple[Span, str]]
) -> Iterator[Diagnostic]:
    for comment in (one for there in by_file.values() for one in there):
        for code, span in comment.codes:
            if (comment.span, code) not in used and not code.startswith(OF_VERIFY):
                yield Diagnostic(
                    code="CT013",
                    severity="warning",
                    span=span,
                    message=f"there is no {code} here to ignore",
                    help="remove it from the comment, or the comment if it names no other code",
                )
