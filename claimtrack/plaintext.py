"""From the bytes of a file to text that YAML may see, with a finding for what no claim file may hold.

Whatever libyaml would report without a line, or read otherwise than an editor shows it, is found
here first: foreign encodings, control characters, the line breaks only YAML knows, tabs, directives
and what a merge left behind. So is what is too large to be worth parsing.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from claimtrack.diagnostics import Diagnostic, Replacement, Span
from claimtrack.limits import LARGEST, MOST_FINDINGS, MOST_PARTS
from claimtrack.value import evolve

__all__ = ["CONFLICT", "TOO_MANY", "Plain", "plain", "size"]

_CONTROL: Final = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
_PLAIN: Final = bytes([9, 10, 13, *range(32, 127), *{*range(128, 256)} - {0xC2, 0xED, 0xEF}])
"""The bytes that no character of `_CONTROL` has in UTF-8, but for those of U+2028 and U+2029."""
_DIRECTIVE: Final = re.compile(r"(?:\A|[\r\n])(%)")
_SPACES: Final = "\u00a0\u2007\u202f\u3000"
"""Spaces that look like one, and are text to YAML."""
_FOREIGN: Final = re.compile(f"[{_SPACES}]+")
_MARKED: Final = re.compile(
    rf"[ {_SPACES}]*((?:-[ {_SPACES}]+)*)([\w-]+[{_SPACES}]*:(?![^ {_SPACES}])[ {_SPACES}]*)?"
)
"""What stands before the text of a line: its indentation, dashes and key."""
_END: Final = re.compile(r"(?:\A|\n)(\.\.\.)(?:\s|\Z)")
_BREAK: Final = re.compile(r"\r\n|\r|\n")
_WIDE: Final = re.compile(
    rb"(?P<four>\0\0\xfe\xff|\xff\xfe\0\0|\0\0\0[^\0]|[^\0]\0\0\0)"
    rb"|\xfe\xff|\xff\xfe|\0[^\0]|[^\0]\0",
    re.DOTALL,
)
"""How a file begins that is UTF-32 (`four`) or UTF-16, with a mark or without (YAML 1.2.2, 5.2)."""

_CONFLICT: Final = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")

TOO_MANY: Final = (
    f"here is finding {MOST_FINDINGS + 1:,} of this file, and the rest of it is not read",
    "mend the others first; or is this file meant to be here?",
)
"""What is said, and what to do, where a file has more findings than anybody reads."""


class Plain:
    """A file's text, the findings about it as text, and whether it is fit to be read as YAML."""

    __slots__ = ("fit", "found", "text")

    def __init__(self, text: str, found: list[Diagnostic], *, fit: bool) -> None:
        self.text = text
        self.found = found
        self.fit = fit


def plain(file: str, data: bytes) -> Plain:
    """Decode a file's bytes and look for what may not stand in it.

    The text comes back without a byte order mark, and with each tab and each foreign space before or
    behind a key as one space.
    """
    if len(data) > MOST_PARTS and (large := list(_too_large(file, data))):
        return Plain(data.decode("utf-8", "replace"), large, fit=False)
    data = data.removeprefix(b"\xef\xbb\xbf")
    if wide := _WIDE.match(data):
        return Plain(data.decode("utf-8", "replace"), [_wide(file, wide)], fit=False)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        text = data.decode("utf-8", "replace")
        return Plain(text, [_undecodable(file, data, error.start)], fit=False)
    unfit = [*_limited(_conflicts(file, text)), *_directive(file, text), *_ends(file, text)]
    if data.translate(None, _PLAIN) or "\u2028" in text or "\u2029" in text:
        unfit += _control(file, text)
    if unfit:
        return Plain(text, unfit, fit=False)
    found: list[Diagnostic] = []
    if not text.isascii() and any(space in text for space in _SPACES):
        found += _limited(_spaces(file, text))
        text = _with_spaces(text, found)
    if "\t" in text and len(found) <= MOST_FINDINGS:
        found = _limited([*found, *_tabs(file, text)])
        text = text.replace("\t", " ")
    return Plain(text, found, fit=len(found) <= MOST_FINDINGS)


def _too_large(file: str, data: bytes) -> Iterator[Diagnostic]:
    help_ = "split it, or keep it out of this folder"
    start = Span(file, 1, 1, 1, 1)
    if len(data) > LARGEST:
        message = f"the file has {size(len(data))}, and the largest that is read {size(LARGEST)}"
        yield _found("CT010", start, message, help_)
        return
    breaks = data.count(b"\n") + data.count(b"\r") - data.count(b"\r\n")
    parts = breaks + data.count(b",")
    if parts > MOST_PARTS:
        message = f"the file has {parts:,} lines and commas, and at most {MOST_PARTS:,} are read"
        yield _found("CT010", start, message, help_)


def size(count: int) -> str:
    """Return a number of bytes in words.

    >>> size(16 * 1024 * 1024), size(50_000_000)
    ('16.0 MiB', '47.7 MiB')
    """
    return f"{count / (1024 * 1024):.1f} MiB"


def _limited(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the first findings, and in place of more than a file needs one that says so."""
    some = list(islice(found, MOST_FINDINGS + 1))
    if len(some) > MOST_FINDINGS:
        some[-1] = _found("CT011", some[-1].span, *TOO_MANY)
    return some


def _wide(file: str, found: re.Match[bytes]) -> Diagnostic:
    message = f"the file is {'UTF-32' if found['four'] else 'UTF-16'}"
    return _found("CT002", Span(file, 1, 1, 1, 2), message, "save the file as UTF-8")


def _undecodable(file: str, data: bytes, start: int) -> Diagnostic:
    message = f"byte 0x{data[start]:02x} is not UTF-8"
    before = data[:start].decode()
    return _found("CT002", _at_end_of(file, before), message, "save the file as UTF-8")


def _control(file: str, text: str) -> Iterator[Diagnostic]:
    first = re.search(_CONTROL, text)
    if first:
        count = sum(1 for _ in islice(re.finditer(_CONTROL, text), MOST_FINDINGS))
        most = "at least " if count == MOST_FINDINGS else ""
        more = f" (and {most}{count - 1} more such)" if count > 1 else ""
        message = f"character U+{ord(first[0]):04X} cannot stand in a claim file{more}"
        help_ = "remove it, or write it as an escape inside double quotes"
        yield _found("CT002", _at_end_of(file, text[: first.start()]), message, help_)


CONFLICT: Final = (
    "a merge conflict was left in the file",
    "settle it and remove the lines <<<<<<<, ======= and >>>>>>>",
)
"""What is said of a merge conflict, and what to do."""


def _conflicts(file: str, text: str) -> Iterator[Diagnostic]:
    """Give the beginning of each conflict, or the first line that is left of one."""
    if not any(mark in text for mark in _CONFLICT):
        return
    inside = False
    for number, line in enumerate(_BREAK.split(text), 1):
        mark = line[:7]
        if mark not in _CONFLICT or line[7:8].strip() or (mark == "=======" and line != mark):
            continue
        if mark == "<<<<<<<" or not inside:
            yield _found("CT003", Span(file, number, 1, number, 8), *CONFLICT)
        inside = mark != ">>>>>>>"


def _directive(file: str, text: str) -> Iterator[Diagnostic]:
    percent = _DIRECTIVE.search(text) if "%" in text else None
    if percent:
        message = "a YAML directive (`%`) has no place in a claim file"
        help_ = "remove the line, or indent it if it is part of a text"
        yield _found("CT005", _at_end_of(file, text[: percent.start(1)]), message, help_)


def _ends(file: str, text: str) -> Iterator[Diagnostic]:
    end = _END.search(text) if "..." in text else None
    if end:
        message = "a document end marker (`...`) has no place in a claim file"
        yield _found("CT006", _at_end_of(file, text[: end.start(1)]), message, "remove the line")


def _tabs(file: str, text: str) -> Iterator[Diagnostic]:
    for number, line in enumerate(_BREAK.split(text), 1):
        column = line.find("\t") + 1
        if column:
            help_ = r"use spaces; inside double quotes a tab is written \t"
            span = Span(file, number, column, number, column + 1)
            yield _found("CT002", span, "a tab character", help_)


def _spaces(file: str, text: str) -> Iterator[Diagnostic]:
    for number, line in enumerate(_BREAK.split(text), 1):
        before = _MARKED.match(line)
        for run in _FOREIGN.finditer(before[0] if before and (before[1] or before[2]) else ""):
            span = Span(file, number, run.start() + 1, number, run.end() + 1)
            message = f"U+{ord(run[0][0]):04X} is no space to YAML, but text"
            help_ = "write a common space; if it is meant as text, put that in quotes"
            fix = (Replacement(span, " " * len(run[0])),)
            yield evolve(_found("CT002", span, message, help_), fix=fix)


def _with_spaces(text: str, found: Iterable[Diagnostic]) -> str:
    """Return a text with a common space at each place of a finding."""
    starts = [0, *(end.end() for end in _BREAK.finditer(text))]
    characters = list(text)
    for one in found:
        at = starts[one.span.line - 1] - 1
        for column in range(one.span.column, one.span.end_column):
            characters[at + column] = " "
    return "".join(characters)


def _at_end_of(file: str, before: str) -> Span:
    """Return the place of the one character that follows a text."""
    lines = _BREAK.split(before)
    line, column = len(lines), len(lines[-1]) + 1
    return Span(file, line, column, line, column + 1)


def _found(code: str, span: Span, message: str, help_: str) -> Diagnostic:
    return Diagnostic(code=code, severity="error", span=span, message=message, help=help_)
