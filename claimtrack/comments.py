"""Comments in a claim file that tell `check` to ignore findings, each with a reason.

`# claimtrack: ignore CT405 -- the court's own words` at the end of a line is about findings that
begin or end on that line. On a line of its own it is about what the next line begins, a field, a
record or a section: that line and those below it that are indented further. `ignore-file` is about
the whole file. A comment that looks like one of these and is none is a finding.

What stands in quotes, or in text below `|` or `>`, is no comment: the places of YAML's own events
tell the two apart.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from itertools import islice, takewhile
from typing import Final, Literal

from claimtrack.diagnostics import Diagnostic, Span
from claimtrack.limits import MOST_FINDINGS
from claimtrack.selecting import ALWAYS
from claimtrack.value import value
from claimtrack.words import shown

__all__ = ["Comment", "Reach", "comments", "has_comments"]

FORM: Final = "# claimtrack: ignore CODE -- reason"
MOST: Final = 100
"""How many codes of one comment are looked at; there are no more."""

OWN: Final = ("CT012", "CT013")
"""The codes of what is wrong with comments themselves."""

_LOOK: Final = re.compile(rb"#[ \t]*[Cc][Ll][Aa][Ii][Mm][ _-]?[Tt][Rr][Aa][Cc][Kk]\b")
_LIKE: Final = re.compile(
    r"#[ ]*claim[ _-]?track"
    r"(?:[ ]*:[ ]*[a-z]|[ :=,;.-]*(?:ignore|noqa|disable|suppress|skip)\b)",
    re.IGNORECASE,
)
_FORM: Final = re.compile(
    r"#[ ]+claimtrack:[ ]+(?P<verb>ignore|ignore-file)(?![\w-])(?P<codes>.*?)(?:(?<= )--(?P<reason>.*))?"
)
_LOOSE: Final = re.compile(
    r"#[ ]*claim[ _-]?track[ :=,;.-]*(?P<verb>ignore-file|ignore|noqa|disable|suppress|skip)(?![\w-])",
    re.IGNORECASE,
)
_AROUND: Final = "[]():;,"
_CODE: Final = re.compile(r"[\[(]?CT[0-9]{3}[\]):;,]*", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\s,]+")
_BREAK: Final = re.compile(r"\r\n|\r|\n")

Place = tuple[int, int]
"""A line and a column, from 0."""


Reach = Literal["line", "block", "file"]
"""What a comment is about: its own line, what the next line begins, or its file."""


@value
class Comment:
    """A comment to ignore findings: the codes, each with its place, why, and what it is about.

    `lines` are the first and the last line of that, from 1; of a file, the comment's own.
    """

    span: Span
    codes: tuple[tuple[str, Span], ...]
    reason: str
    reach: Reach
    lines: tuple[int, int]


def has_comments(data: bytes) -> bool:
    """Tell whether a file's bytes may hold such a comment, or what looks like one."""
    return _LOOK.search(data) is not None


def comments(
    file: str, text: str, known: Collection[str], *, pure: bool = False
) -> tuple[list[Comment], list[Diagnostic]]:
    """Return the comments of a file that was read to its end, and what is wrong with them.

    `known` holds the codes of all rules.
    """
    lines = _BREAK.split(text)
    blocks = _Blocks(lines)
    taken: list[Comment] = []
    found: list[Diagnostic] = []
    likes = _likes(lines, _Scalars(text, pure=pure))
    for count, (number, start, alone) in enumerate(likes):
        parsed = _Parsed(file, number, start, lines[number][start:].rstrip())
        if count == MOST_FINDINGS:
            found.append(parsed.one_too_many())
            break
        reason = parsed.reason()
        codes = tuple(parsed.codes(known))
        found += parsed.found
        if reason and codes:
            reach: Reach = "file" if parsed.verb == "ignore-file" else "block" if alone else "line"
            below = blocks.below(number) if reach == "block" else (number + 1, number + 1)
            taken.append(Comment(parsed.span, codes, reason, reach, below))
    return taken, found


# -- where ----------------------------------------------------------------------------------------


class _Scalars:
    """Where a text's scalars stand, from YAML's events; read when first asked for."""

    def __init__(self, text: str, *, pure: bool) -> None:
        self._text = text
        self._pure = pure

    def hold(self, place: Place) -> bool:
        """Tell whether a place is inside a scalar, in quotes or not."""
        starts, ends = self._places
        at = bisect_right(starts, _number(place)) - 1
        return at >= 0 and _number(place) < ends[at]

    @cached_property
    def _places(self) -> tuple[Sequence[int], Sequence[int]]:
        """Where each begins and where each ends, as numbers."""
        from claimtrack.syntax import REFUSALS  # noqa: PLC0415 - few files have comments

        starts, ends = array("Q"), array("Q")
        with suppress(*REFUSALS):  # which whoever read the file has told
            for start, end in _scalars(self._text, pure=self._pure):
                starts.append(_number(start))
                ends.append(_number(end))
        return starts, ends


def _number(place: Place) -> int:
    """Return a place as a number, in the same order; no file has so many columns."""
    return place[0] << 24 | place[1]


def _scalars(text: str, *, pure: bool) -> Iterator[tuple[Place, Place]]:
    from claimtrack.syntax import ScalarEvent, StreamEndEvent, events  # noqa: PLC0415 - as above

    following = events(text, pure=pure)
    while type(event := following()) is not StreamEndEvent:
        if type(event) is ScalarEvent:
            start, end = event.start_mark, event.end_mark
            block = event.style in ("|", ">")  # a comment may follow `|` on its line
            begin = (start.line + 1, 0) if block else (start.line, start.column)
            yield begin, (end.line, end.column)


def _likes(lines: list[str], scalars: _Scalars) -> Iterator[tuple[int, int, bool]]:
    """Give where what looks like a comment to us begins, and whether it has its line to itself."""
    for number, line in enumerate(lines):
        for mark in _LIKE.finditer(line):
            start = mark.start()
            if not scalars.hold((number, start)):
                first = len(line) - len(line.lstrip())
                yield number, start, line[first] == "#" and not scalars.hold((number, first))
                break


class _Blocks:
    """What the lines of a text begin, by how they are indented; blank lines and comments left out."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines

    @cached_property
    def _content(self) -> list[int]:
        return [n for n, line in enumerate(self._lines) if line.strip() and line.lstrip()[0] != "#"]

    def below(self, number: int) -> tuple[int, int]:
        """Return the lines, from 1, of what begins below a line (from 0); that line where nothing does."""
        at = bisect_right(self._content, number)
        if at == len(self._content):
            return number + 1, number + 1
        return self._content[at] + 1, self._lasts[self._content[at]] + 1

    @cached_property
    def _lasts(self) -> dict[int, int]:
        """The last line of what each line begins: those after it that are indented further.

        A list may stand as far left as its key.
        """
        lasts: dict[int, int] = {}
        opened: list[tuple[int, bool, int]] = []  # indentation, whether it is an item, line
        before = -1
        for n in self._content:
            rest = self._lines[n].lstrip()
            indent, item = len(self._lines[n]) - len(rest), rest[0] == "-"
            while opened and not _holds(opened[-1], indent, item=item):
                lasts[opened.pop()[2]] = before
            opened.append((indent, item, n))
            before = n
        return lasts | {n: before for _, _, n in opened}


def _holds(above: tuple[int, bool, int], indent: int, *, item: bool) -> bool:
    """Tell whether a line so far in, an item or not, belongs to what a line above it begins."""
    return indent > above[0] or (indent == above[0] and item and not above[1])


# -- what -----------------------------------------------------------------------------------------


class _Parsed:
    """What one such comment says, and what is wrong with it."""

    def __init__(self, file: str, number: int, start: int, text: str) -> None:
        self.found: list[Diagnostic] = []
        self._file = file
        self._line = number + 1
        self._column = start + 1
        self._text = text
        self.span = self._place(0, len(self._text))
        self._form = _FORM.fullmatch(self._text)
        self.verb = self._form["verb"] if self._form else ""
        if not self._form:
            message = "this looks like a comment to ignore findings, and is none"
            self._fault(self.span, message, f"write `{self._tidy()}`, or word it otherwise")

    def _tidy(self) -> str:
        """Return the comment in its right form, as far as it can be told what it was to be."""
        loose = _LOOSE.match(self._text)
        verb = "ignore-file" if loose and loose["verb"].lower() == "ignore-file" else "ignore"
        form = (
            _FORM.fullmatch(f"# claimtrack: {verb}{self._text[loose.end() :]}") if loose else None
        )
        return _meant(form) if form else FORM

    def one_too_many(self) -> Diagnostic:
        """Return what is to be said of the first comment that is not read, since there are so many."""
        message = (
            f"this file has more than {MOST_FINDINGS:,} such comments, and the rest is not read"
        )
        help_ = "write `ignore-file` once, or ignore the code in the configuration"
        return Diagnostic(
            code="CT012", severity="warning", span=self.span, message=message, help=help_
        )

    def reason(self) -> str:
        """Return the reason given, empty where there is none."""
        reason = ((self._form and self._form["reason"]) or "").strip()
        if self._form and not reason:
            message = "a comment to ignore findings needs a reason"
            self._fault(self.span, message, f"say why: `{_meant(self._form)}`")
        return reason

    def codes(self, known: Collection[str]) -> Iterator[tuple[str, Span]]:
        """Give the codes that can be ignored, each with its place."""
        if not self._form or self.found:
            return  # without a reason, the codes may be part of it
        words = list(islice(_WORD.finditer(self._text, *self._form.span("codes")), MOST))
        if not words:
            message = "a comment to ignore findings needs the code of what it ignores"
            self._fault(self.span, message, f"write `{FORM}`")
        for word in words:
            span = self._place(*word.span())
            if word[0] in (*ALWAYS, *OWN):
                help_ = "mend what it finds" if word[0] in ALWAYS else "mend or remove the comment"
                self._fault(span, f"`{word[0]}` cannot be ignored by a comment", help_)
            elif word[0] in known:
                yield word[0], span
            else:
                self._fault(span, f"no rule has the code `{shown(word[0])}`", _hint(word[0], known))

    def _place(self, start: int, end: int) -> Span:
        begin = self._column
        return Span(self._file, self._line, begin + start, self._line, begin + end)

    def _fault(self, span: Span, message: str, help_: str) -> None:
        fault = Diagnostic(code="CT012", severity="warning", span=span, message=message, help=help_)
        self.found.append(fault)


def _meant(form: re.Match[str]) -> str:
    """Return a comment with `--` between its codes and its reason, or what seems to be the reason."""
    words = form["codes"].lstrip(" :=").split()
    codes = list(takewhile(_CODE.fullmatch, words))
    if not codes:
        return FORM
    rest = " ".join(words[len(codes) :]).lstrip("-:( ").rstrip(")")
    reason = shown((form["reason"] or "").strip() or rest)
    listed = ", ".join(code.strip(_AROUND).upper() for code in codes)
    return f"# claimtrack: {form['verb']} {listed} -- {reason or 'reason'}"


def _hint(word: str, known: Collection[str]) -> str:
    from claimtrack.spelling import suggest  # noqa: PLC0415 - only a fault pays for it

    bare = word.strip(_AROUND).upper()
    meant = bare if bare in known else suggest(word, known)
    return f"did you mean `{meant}`?" if meant else "write a whole code, such as CT405"
