"""From the bytes of a file to text that YAML may see, with a finding for what no claim file may hold.

Whatever libyaml would report without a line, or read otherwise than an editor shows it, is found
here first: foreign encodings, control characters, the line breaks only YAML knows, tabs, directives
and what a merge left behind.
"""

import re
from collections.abc import Iterator
from typing import Final

from claimtrack.diagnostics import Diagnostic, Span

__all__ = ["Plain", "plain"]

_CONTROL: Final = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
_PLAIN: Final = bytes([9, 10, 13, *range(32, 127), *{*range(128, 256)} - {0xC2, 0xED, 0xEF}])
"""The bytes that no character of `_CONTROL` has in UTF-8, but for those of U+2028 and U+2029."""
_DIRECTIVE: Final = re.compile(r"(?:[ ]*(?:#[^\n]*)?\r?\n)*(%)")
_END: Final = re.compile(r"(?:\A|\n)(\.\.\.)(?:\s|\Z)")
_BREAK: Final = re.compile(r"\r\n|\r|\n")


class Plain:
    """A file's text, the findings about it as text, and whether it is fit to be read as YAML."""

    __slots__ = ("fit", "found", "text")

    def __init__(self, text: str, found: list[Diagnostic], *, fit: bool) -> None:
        self.text = text
        self.found = found
        self.fit = fit


def plain(file: str, data: bytes) -> Plain:
    """Decode a file's bytes and look for what may not stand in it.

    The text comes back without a byte order mark and with each tab as one space.
    """
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        text = data.decode("utf-8", "replace")
        return Plain(text, [_undecodable(file, data, error.start)], fit=False)
    unfit = [*_conflicts(file, text), *_directive(file, text), *_ends(file, text)]
    if data.translate(None, _PLAIN) or "\u2028" in text or "\u2029" in text:
        unfit += _control(file, text)
    if unfit:
        return Plain(text, unfit, fit=False)
    if "\t" not in text:
        return Plain(text, [], fit=True)
    return Plain(text.replace("\t", " "), list(_tabs(file, text)), fit=True)


def _undecodable(file: str, data: bytes, start: int) -> Diagnostic:
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    message = "the file is UTF-16" if wide else f"byte 0x{data[start]:02x} is not UTF-8"
    before = "" if wide else data[:start].decode()
    return _found("CT002", _at_end_of(file, before), message, "save the file as UTF-8")


def _control(file: str, text: str) -> Iterator[Diagnostic]:
    first = re.search(_CONTROL, text)
    if first:
        count = sum(1 for _ in re.finditer(_CONTROL, text))
        more = f" (and {count - 1} more such)" if count > 1 else ""
        message = f"character U+{ord(first[0]):04X} cannot stand in a claim file{more}"
        help_ = "remove it, or write it as an escape inside double quotes"
        yield _found("CT002", _at_end_of(file, text[: first.start()]), message, help_)


def _conflicts(file: str, text: str) -> Iterator[Diagnostic]:
    if "<<<<<<<" not in text:
        return
    for number, line in enumerate(_BREAK.split(text), 1):
        if line == "<<<<<<<" or line.startswith("<<<<<<< "):
            message = "a merge conflict was left in the file"
            help_ = "settle it and remove the lines <<<<<<<, ======= and >>>>>>>"
            yield _found("CT003", Span(file, number, 1, number, 8), message, help_)


def _directive(file: str, text: str) -> Iterator[Diagnostic]:
    percent = _DIRECTIVE.match(text)
    if percent:
        message = "a YAML directive (`%`) has no place in a claim file"
        yield _found(
            "CT005", _at_end_of(file, text[: percent.start(1)]), message, "remove the line"
        )


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


def _at_end_of(file: str, before: str) -> Span:
    """Return the place of the one character that follows a text."""
    lines = _BREAK.split(before)
    line, column = len(lines), len(lines[-1]) + 1
    return Span(file, line, column, line, column + 1)


def _found(code: str, span: Span, message: str, help_: str) -> Diagnostic:
    return Diagnostic(code=code, severity="error", span=span, message=message, help=help_)
