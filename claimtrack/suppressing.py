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

    `found` is in the order of places. `files` holds the bytes of files read to their end, by name;
    `known` the codes of all rules; `whole` is whether everything was read without an error.
    """
    by_file: dict[str, _Comments] = {}
    kept: list[Diagnostic] = []
    glued: set[tuple[str, int, int]] = set()
    for file, data in files.items():
        taken, faults = comments(file, plain(file, data).text, known)
        by_file[file] = _Comments(taken)
        kept += faults
        glued.update(fault.span.place for fault in faults)
    suppressed: list[Suppressed] = []
    used: set[tuple[Span, str]] = set()
    for finding in found:
        there = by_file.get(finding.span.file)
        about = there.about(finding) if there else None
        if about:
            used.add((about.span, finding.code))
            suppressed.append(Suppressed(finding, about.reason, about.span))
        elif finding.code != "CT009" or finding.span.place not in glued:  # which is said better
            kept.append(finding)
    if whole and not any(finding.severity == "error" for finding in kept):
        kept += _unused((one for there in by_file.values() for one in there.every), used)
    return Sifted(tuple(kept), tuple(suppressed))


class _Comments:
    """The comments of one file, asked about its findings in the order of places.

    Blocks lie in one another or apart, so the open ones of a code are a stack, the nearest on top:
    all look-ups together are linear in the comments and the findings.
    """

    def __init__(self, every: list[Comment]) -> None:
        self.every = every
        self._of_file: dict[str, Comment] = {}
        self._of_line: dict[tuple[str, int], Comment] = {}
        self._coming: dict[str, list[Comment]] = {}
        self._open: dict[str, list[Comment]] = {}
        blocks: list[tuple[int, int, str, Comment]] = []
        for comment in every:
            first, last = comment.lines
            for code, _ in comment.codes:
                if comment.reach == "file":
                    self._of_file.setdefault(code, comment)
                elif comment.reach == "line":
                    self._of_line[code, first] = comment
                else:
                    blocks.append((-first, last, code, comment))
        for _, _, code, comment in sorted(blocks, key=lambda block: block[:2]):
            self._coming.setdefault(code, []).append(comment)

    def about(self, finding: Diagnostic) -> Comment | None:
        """Return the nearest comment about a finding, which comes after those asked about before."""
        code, span = finding.code, finding.span
        end = span.end_line - (span.end_column == 1 and span.end_line > span.line)
        return (
            self._of_line.get((code, span.line))
            or self._of_line.get((code, end))
            or self._block(code, span.line)
            or self._of_file.get(code)
        )

    def _block(self, code: str, line: int) -> Comment | None:
        coming = self._coming.get(code, [])
        opened = self._open.setdefault(code, [])
        while coming and coming[-1].lines[0] <= line:
            opened.append(coming.pop())
        while opened and opened[-1].lines[1] < line:
            opened.pop()
        return opened[-1] if opened else None


def _unused(every: Iterable[Comment], used: Collection[tuple[Span, str]]) -> Iterator[Diagnostic]:
    for comment in every:
        for code, span in comment.codes:
            if (comment.span, code) not in used and not code.startswith(OF_VERIFY):
                yield Diagnostic(
                    code="CT013",
                    severity="warning",
                    span=span,
                    message=f"there is no {code} here to ignore",
                    help="remove it from the comment, or the comment if it names no other code",
                )
