"""What mends a finding about text that lacks its quotes: the whole text, put in quotes.

YAML cuts bare text at ` #`, takes a second `: ` for a mapping, a comma inside `{…}` for the next key,
and lets no text begin with `@`, `&` and the like. Where such text begins and ends is certain in two forms:

- `KEY: TEXT` or `- TEXT` to the end of a line that no deeper line follows, or to a comment;
- `{…, KEY: TEXT, FIELD: …}` on one line: to the next field of the format or the closing `}`,

where KEY takes text and what stands before a second `: ` is no field of the format. A date or an
amount whose comma ends it in `{…}` is mended as such.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final

from claimtrack.dates import DateError, parse_date
from claimtrack.diagnostics import Diagnostic, Replacement, Span
from claimtrack.ids import is_id
from claimtrack.mending import amount, date
from claimtrack.quantities import QuantityError, parse_value
from claimtrack.scalar import around
from claimtrack.schema import KINDS, PARTS, SECTIONS
from claimtrack.syntax import REFUSALS, ScalarEvent, StreamEndEvent, events
from claimtrack.value import evolve

__all__ = ["with_quotes"]

_BREAK: Final = re.compile(r"\r\n|\r|\n")
_LONGEST: Final = 2000
"""How long a line may be for its text to be looked at."""

_MOST: Final = 2000
"""For how many findings of a file quotes are tried; where more lack them, it is no slip."""

_AHEAD: Final = 20
"""How many lines are looked at for one that may go on with the text."""

_TYPES: Final = [
    (field.name, field.type)
    for kind in (*KINDS.values(), *PARTS.values())
    for field in kind.fields.values()
]
_KNOWN: Final = frozenset(name for name, _ in _TYPES)
_TEXTS: Final = frozenset(name for name, type_ in _TYPES if type_ in ("text", "texts", "quote"))
_LISTS: Final = frozenset(name for name, type_ in _TYPES if type_ == "texts")
_DATES: Final = frozenset(name for name, type_ in _TYPES if type_ == "date")

_BLOCK: Final = re.compile(r"( *(?:- +)*)(?:([\w-]+): +)?(\S.*?) *")
_COMMENT: Final = re.compile(r" +#(?: |$)")
_IN_FLOW: Final = re.compile(r" *(?:- +)*(?:[\w-]+: +)?\{")
_ENTRY: Final = re.compile(r"[{,] *([\w-]+): +")
_FIELDS: Final = "|".join(sorted(_KNOWN))
_NEXT: Final = re.compile(rf", *(?:{_FIELDS}): ")
_END: Final = re.compile(rf" *(?:, *(?:{_FIELDS}): |\}})")
_COLON: Final = re.compile(r":(?:[ ,]|$)")
_CODES: Final = ("CT001", "CT009", "CT101")
_AMOUNTS: Final = ("CT105", "CT106")
_BEGUN: Final = {"'": "'", '"': '"', "[": "]", "{": "}"}
"""What ends that which may begin like text, by its first character."""
_OPENING: Final = "\"'{[|>#?-"

Stretch = tuple[int, int, str]
"""From where to where on a line, counted from 0, and the text to put there."""


def with_quotes(found: Iterable[Diagnostic], text: str) -> list[Diagnostic]:
    """Return findings about the text of one file, each with what mends it, where that is quotes.

    Of findings that one pair of quotes mends, the first is kept.
    """
    lines = _BREAK.split(text)
    tries = _MOST
    told: list[Diagnostic] = []
    for finding in found:
        tries -= finding.code in _CODES
        stretch = None if finding.fix or tries < 0 else _stretch(finding, lines)
        if stretch is None:
            told.append(finding)
            continue
        start, end, instead = stretch
        line = finding.span.line
        span = Span(finding.span.file, line, start + 1, line, end + 1)
        fix = (Replacement(span, instead),)
        if finding.code == "CT101":
            if told and told[-1].fix == fix:
                continue  # another comma of the same text
            if told and told[-1].code in _AMOUNTS and told[-1].span.place == span.place:
                told.pop()  # the part before the comma
        bare = finding.code == "CT101" and instead[0] not in "\"'"
        told.append(evolve(finding, fix=fix, help=f"write {instead}" if bare else finding.help))
    return told


def _stretch(finding: Diagnostic, lines: Sequence[str]) -> Stretch | None:
    if finding.code not in _CODES or finding.span.line > len(
        lines
    ):  # there are breaks of YAML alone
        return None
    line, at = lines[finding.span.line - 1], finding.span.column - 1
    if len(line) > _LONGEST:
        return None
    if finding.code == "CT101":
        meant = _after_comma(line, at)
    elif _IN_FLOW.match(line):
        meant = _in_flow(line, at)
    else:
        meant = _to_the_end(line, at, islice(lines, finding.span.line, finding.span.line + _AHEAD))
    return meant if meant and _reads(line, meant) else None


def _to_the_end(line: str, at: int, following: Iterable[str]) -> Stretch | None:
    """Return the text that ends a line, where nothing that follows can belong to it."""
    parts = _BLOCK.fullmatch(line)
    if not parts:
        return None
    lead, key, text = parts.groups()
    start = parts.start(3)
    comment = _COMMENT.search(text)
    text = text[: comment.start()] if comment else text
    if text[0] in _BEGUN and not comment:
        bare = (
            _unbegun(text)
            if key in _TEXTS or (key is None and "-" in lead) or is_id(key or "")
            else None
        )
        return (start, start + len(text), around(bare)) if bare else None
    if not start <= at < start + len(text) + 1 or not _is_text(lead, key, text):
        return None
    deep = len(lead) if key else len(lead.rstrip(" -"))
    if _goes_on(following, deep):
        return None
    return start, start + len(text), around(text)


def _unbegun(text: str) -> str | None:
    """Return the text that was meant where it begins with a quote or bracket that ends too early.

    >>> _unbegun("'The mayor's office'"), _unbegun('"All" of it'), _unbegun("[sic] it fell")
    ("The mayor's office", '"All" of it', '[sic] it fell')
    """
    first, last = text[0], text[-1]
    inside = text[1:-1]
    if first == last == "'" and not re.search(r"(?<!\w)'|'(?!\w)", inside):
        return inside
    closed = text.find(_BEGUN[first], 1)
    begins = (
        closed > 0
        and text[closed + 1 : closed + 2] == " "
        and text[closed + 2 : closed + 3].isalnum()
    )
    return text if begins and last not in "\"']}:" and ": " not in text else None


def _is_text(lead: str, key: str | None, text: str) -> bool:
    """Tell whether what stands behind a key or dash can be nothing but text."""
    before, colon, _ = text.partition(": ")
    if text[0] in _OPENING or text[-1] in ",:" or _NEXT.search(text):
        return False
    if any(text.count(end) > text.count(start) for start, end in ("{}", "[]")):
        return False
    if colon and before.strip("\"'").replace(" ", "_") in _KNOWN:
        return False
    if key is None:
        return "-" in lead
    if key in _KNOWN or key in SECTIONS:
        return key in _TEXTS
    return is_id(key) and (not colon or " " in before)


def _goes_on(following: Iterable[str], deep: int) -> bool:
    """Tell whether the next line that says something stands deeper than a column."""
    for line in following:
        bare = line.lstrip(" ")
        if bare and bare[0] != "#":
            return len(line) - len(bare) > deep
    return False


def _after_comma(line: str, at: int) -> Stretch | None:
    """Return the text inside `{…}` of which a comma made a key without a value."""
    meant = _in_flow(line, at) if _IN_FLOW.match(line) else None
    return meant if meant and not _COLON.search(line[meant[0] : meant[1]]) else None


def _in_flow(line: str, at: int) -> Stretch | None:
    """Return the text inside a `{…}` of one line that a place is in."""
    entries = [entry for entry in _ENTRY.finditer(line) if entry.end() <= at]
    if not entries:
        return None
    key, start = entries[-1][1], entries[-1].end()
    end = _END.search(line, start)
    if not end or at > end.start():
        return None
    text = line[start : end.start()]
    instead = _meant(key, text)
    return (start, end.start(), instead) if instead else None


def _meant(key: str, text: str) -> str | None:
    """Return what a text typed bare inside `{…}` was meant to be, with its quotes."""
    if key in _DATES:
        return _date(text)
    if key == "value":
        return _amount(text)
    parts = [part.strip() for part in text.split(",")]
    slips = any(part in _KNOWN or _is_pair(part) for part in parts[1:])
    listed = key in _LISTS and len(parts) > 1  # in a list they may be two
    odd = not text or text[0] in _OPENING or "{" in text or slips or listed
    if key not in _TEXTS or odd or re.search(r"[\"'] *:", text):
        return None
    before, colon, _ = text.partition(": ")
    return None if colon and before in _KNOWN else around(text)


def _is_pair(part: str) -> bool:
    """Tell whether a part looks like a field and its value, with the colon forgotten."""
    words = part.split(" ")
    return len(words) == 2 and words[0] in _KNOWN  # noqa: PLR2004 - a pair


def _date(text: str) -> str | None:
    try:
        parse_date(text)
    except DateError as error:
        return date(text, error.instead)
    return None


def _amount(text: str) -> str | None:
    try:
        parse_value(text)
    except QuantityError as error:
        return amount(text, error.instead)
    return None


def _reads(line: str, stretch: Stretch) -> bool:
    """Tell whether the line by itself is YAML once it is mended, and holds what was put there."""
    start, end, instead = stretch
    following = events(f"{line[:start]}{instead}{line[end:]}")
    found = False
    try:
        while not isinstance(event := following(), StreamEndEvent):
            found = found or (isinstance(event, ScalarEvent) and event.start_mark.column == start)
    except REFUSALS:
        return False
    return found
