"""Whether a change of claim files did what it was meant to, and nothing else.

A fix is **sound** if after it

- what it mends is no longer found,
- no error is found that was not there before, but for those in what could not be read before: behind
  the place at which a file stopped being YAML, or in a section whose name nobody knew,
- every record says what it said, but for the fields in which the text was changed, or whose name was.

Replacements stay on their line, so that lines keep their numbers, by which findings and records before
and after are told to be the same.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from claimtrack import checking
from claimtrack.diagnostics import Diagnostic, Span
from claimtrack.loading import Reading, read_texts
from claimtrack.model import Expectation, Link, Record, Stance, fields_of
from claimtrack.schema import SECTIONS
from claimtrack.value import record

__all__ = ["Content", "Key", "State", "fresh", "is_sound", "key_of", "look"]

Content = str | bytes | None
"""What a file holds: its text, its bytes where that is no text, None where it cannot be read."""

_PLACE: Final = re.compile(r":\d+:\d+")

Key = tuple[str, str, int, str]
"""A finding's code, file, line and message."""


@record
class State:
    """A corpus as read, with everything that was found in it."""

    reading: Reading
    found: tuple[Diagnostic, ...]
    contents: Mapping[str, Content]


def look(contents: Mapping[str, Content]) -> State:
    """Read files, given by name, and check them."""
    reading = read_texts(contents)
    return State(reading=reading, found=checking.findings(reading), contents=contents)


def is_sound(
    before: State, after: State, mended: Sequence[Diagnostic], *, hoping: bool = False
) -> bool:
    """Tell whether the fixes of some findings are sound, with the corpus before and after them.

    `hoping` lets an error pass that has a fix itself, as for a misspelt id in a misspelt field.
    """
    new = _New(before, after, mended)
    was, is_ = Counter(map(key_of, before.found)), Counter(map(key_of, after.found))
    if any(is_[key] > was[key] - count for key, count in Counter(map(key_of, mended)).items()):
        return False
    errors = (found for found in after.found if found.severity == "error")
    fresh = (error for error in errors if is_[key_of(error)] > was[key_of(error)])
    if not all(new.reads(error) or (hoping and error.fix) for error in fresh):
        return False
    return _kept(before, after, new)


def fresh(before: State, after: State) -> frozenset[Key]:
    """Return the keys of the errors that were not there before and have a fix."""
    was = frozenset(map(key_of, before.found))
    return frozenset(key_of(found) for found in after.found if found.fix) - was


class _New:
    """Where fixes have put text, in the columns of afterwards, and what is read only since then."""

    def __init__(self, before: State, after: State, mended: Sequence[Diagnostic]) -> None:
        puts = sorted(
            {put for finding in mended for put in finding.fix}, key=lambda put: put.span.place
        )
        self.files = sorted({put.span.file for put in puts})
        self._puts: dict[tuple[str, int], list[Span]] = {}
        self._sections: list[tuple[str, range]] = []
        ahead: Counter[tuple[str, int]] = Counter()  # by how much a line's columns have moved
        for put in puts:
            span = put.span
            start = span.column + ahead[span.file, span.line]
            end = start + len(put.text)
            put_there = Span(span.file, span.line, start, span.line, end)
            self._puts.setdefault((span.file, span.line), []).append(put_there)
            ahead[span.file, span.line] += len(put.text) - (span.end_column - span.column)
            if span.column == 1 and put.text.strip("\"'") in SECTIONS:
                lines = _section(after.contents[span.file], span.line)
                self._sections.append((span.file, lines))
        was, is_ = _breaks(before), _breaks(after)
        self._breaks = {
            file: span
            for file, span in was.items()
            if file in self.files and (file not in is_ or is_[file].place > span.place)
        }

    def reads(self, error: Diagnostic) -> bool:
        """Tell whether an error stands in what could not be read before, or comes of reading it."""
        span = error.span
        if self.touches(span):
            return False
        if self._breaks and checking.over_records(error.code.lower()):
            return True
        broken = self._breaks.get(span.file)
        return (broken is not None and span.line >= broken.line) or any(
            span.file == file and span.line in lines for file, lines in self._sections
        )

    def adds(self, file: str) -> bool:
        """Tell whether a file may have more records than before."""
        return file in self._breaks or any(file == one for one, _ in self._sections)

    def touches(self, span: Span) -> bool:
        """Tell whether text was put into a stretch."""
        lines = range(span.line, span.end_line + 1)
        return any(_meets(put, span) for n in lines for put in self._puts.get((span.file, n), ()))


def _breaks(state: State) -> dict[str, Span]:
    """Return where each file stops being YAML that does."""
    unread = state.reading.unread
    stops = (found.span for found in state.found if found.code == "CT001")
    return {span.file: span for span in stops if span.file in unread}


def key_of(finding: Diagnostic) -> Key:
    """Return what makes a finding the same before and after."""
    return (
        finding.code,
        finding.span.file,
        finding.span.line,
        _PLACE.sub("", finding.message),  # whose column may have moved
    )


def _meets(one: Span, other: Span) -> bool:
    """Tell whether two stretches of one file share a character."""
    starts = max((one.line, one.column), (other.line, other.column))
    ends = min((one.end_line, one.end_column), (other.end_line, other.end_column))
    return starts < ends


def _section(text: Content, line: int) -> range:
    """Return the lines of the section that begins on a line, to the next that is not indented."""
    assert isinstance(text, str)  # noqa: S101 - text was put into it
    lines = text.split("\n")
    end = line
    while end < len(lines) and (lines[end][:1] in ("", " ", "-", "#", "\r")):
        end += 1
    return range(line, end + 1)


# -- records ------------------------------------------------------------------------------------


def _kept(before: State, after: State, new: _New) -> bool:
    """Tell whether the records of the changed files say what they said, but for where text was put."""
    was, is_ = (_placed(new.files, state.reading.records.every) for state in (before, after))
    more = [place for place in is_ if place not in was]
    if any(place not in is_ for place in was) or not all(new.adds(file) for file, _, _ in more):
        return False
    return all(_same(was[place], is_[place], new) for place in was)


def _placed(
    files: Collection[str], records: Iterable[Record]
) -> dict[tuple[str, int, int], Record]:
    """Return the records of files by file, line, and how many are before them on the line."""
    on: Counter[tuple[str, int]] = Counter()
    found: dict[tuple[str, int, int], Record] = {}
    for one in records:
        line = one.spans.place[:2]
        if line[0] in files:
            found[*line, on[line]] = one
            on[line] += 1
    return found


def _same(was: Record, is_: Record, new: _New) -> bool:
    return type(was) is type(is_) and all(
        getattr(was, name) == getattr(is_, name) or _explained(name, was, is_, new)
        for name in fields_of(type(was))
    )


def _explained(name: str, was: Record, is_: Record, new: _New) -> bool:
    """Tell whether a field differs because text was put into it, or its name was mended."""
    if name == "id" and not isinstance(is_, Expectation):
        return ":" in is_.id  # made of what the record says
    if name in ("verb", "claims", "to") and isinstance(is_, Stance | Link):
        name = is_.verb
    typed = {"from_": "from", "semi_stable": "semi-stable"}.get(name, name)
    if name == "claim":
        return new.touches(is_.spans.record)
    return not was.spans.has(typed) or new.touches(is_.spans.field(typed))
