"""A reader's place in one file: the next event, the findings so far, and where values stand."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Final

from claimtrack.diagnostics import Diagnostic, Label, Replacement, Severity, Span
from claimtrack.ids import is_id
from claimtrack.limits import MOST_FINDINGS
from claimtrack.making import Name, Places
from claimtrack.plaintext import TOO_MANY
from claimtrack.scalar import NOTHING, has_nothing
from claimtrack.schema import Field, Kind
from claimtrack.syntax import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    Event,
    MappingStartEvent,
    Mark,
    NotYaml,
    ScalarEvent,
    SequenceEndEvent,
    events,
)
from claimtrack.value import evolve
from claimtrack.words import article, listing, shown

__all__ = ["Cursor"]

DEEPEST: Final = 64
"""How deep unknown values may nest; the format itself needs five levels."""

MOST_UNKNOWN: Final = 50_000
"""How many lists and mappings a file may have inside of values that take none."""

_LISTED: Final = ("list", "lists by source")
"""The shapes of sections whose records have no key."""

_GLUED: Final = re.compile(r" +#[^\s#]")
_HASH: Final = r"#(?<= #)[^\s#]"  # begins with what is seldom, and so is found fast


class Cursor:
    """One file as it is read: hands out events, takes findings, remembers places.

    It is `wary` where the text may hold an anchor, a tag, `~` or `null`, or text that YAML cuts at a
    `#`: then each event has to be looked at for them.
    """

    __slots__ = (
        "_glued",
        "_unknown",
        "end",
        "file",
        "found",
        "lost",
        "nested",
        "next",
        "owner",
        "places",
        "wary",
    )

    def __init__(self, file: str, text: str, *, pure: bool = False) -> None:
        self.file = file
        self.next = events(text, pure=pure)
        self.found: list[Diagnostic] = []
        self.lost = False  # whether records may stand where none could be read
        self.nested = (
            False  # whether an unknown key of the mapping read last held a list or mapping
        )
        self.places = Places(file)
        self.end: Mark  # yaml's mark where the last list or mapping ended
        self.owner: Event | None = None  # the key whose value is being read
        self._unknown = 0  # how many lists and mappings have been passed over
        self._glued = _glued(text) if re.search(_HASH, text) else {}
        self.wary = bool(self._glued) or _is_fancy(text) or has_nothing(text)

    # -- places ---------------------------------------------------------------------------------

    def begin(self, event: Event) -> None:
        """Start the places of a record, which stands where the event does."""
        start, end = event.start_mark, event.end_mark
        self.places.names = [""]
        self.places.first = len(self.places.numbers)
        self.places.numbers += (start.line + 1, start.column + 1, end.line + 1, end.column + 1)

    def mark(self, name: Name, event: Event) -> None:
        """Remember the place of a value that began with the event and has just been read."""
        start = event.start_mark
        end = event.end_mark if type(event) is ScalarEvent else self.end
        self.places.names.append(name)
        self.places.numbers += (start.line + 1, start.column + 1, end.line + 1, end.column + 1)

    def span(self, event: Event) -> Span:
        """Return the place of an event."""
        start, end = event.start_mark, event.end_mark
        return Span(self.file, start.line + 1, start.column + 1, end.line + 1, end.column + 1)

    # -- findings -------------------------------------------------------------------------------

    def fault(  # noqa: PLR0913 - these are the parts of a finding
        self,
        code: str,
        at: Event | Span,
        message: str,
        help_: str | None = None,
        *,
        severity: Severity = "error",
        labels: tuple[Label, ...] = (),
        fix: tuple[Replacement, ...] = (),
    ) -> None:
        """Take a finding at an event or a place; refuse to go on where there are too many."""
        span = at if isinstance(at, Span) else self.span(at)
        if len(self.found) >= MOST_FINDINGS:
            raise NotYaml((span.line - 1, span.column - 1), *TOO_MANY, code="CT011")
        self.found.append(
            Diagnostic(
                code=code,
                severity=severity,
                span=span,
                message=message,
                labels=labels,
                help=help_,
                fix=fix,
            )
        )

    def fancy(self, event: Event) -> None:
        """Report an anchor or a tag on a value."""
        if event.anchor is not None:
            message = f"an anchor (`&{shown(event.anchor)}`) has no place in a claim file"
            self.fault(
                "CT005", event, message, "write the value out; quote text that begins with `&`"
            )
        if event.tag is not None:
            message = "a tag (`!`) has no place in a claim file"
            self.fault("CT005", event, message, "remove it; quote text that begins with `!`")

    def _alias(self, event: Event) -> None:
        message = f"an alias (`*{shown(event.anchor or '')}`) has no place in a claim file"
        self.fault("CT005", event, message, "write the value out; quote text that begins with `*`")

    def mistyped(self, event: Event, name: str, wanted: str, *, like: str | None = None) -> None:
        """Report a value of the wrong shape, written `like` that of another key, and pass over it."""
        if isinstance(event, AliasEvent):
            self._alias(event)
            self.end = event.end_mark
            return
        if isinstance(event, CollectionStartEvent):
            self.fancy(event)
        elif not event.value and (event.anchor is not None or event.tag is not None):
            self.fancy(event)  # text that begins with one of these marks was taken for it
            return
        start, end = event.start_mark, event.end_mark
        self.skip(event)
        if isinstance(event, ScalarEvent):
            got = "text" if event.style or event.value not in NOTHING else "nothing"
        else:
            got = "a mapping" if isinstance(event, MappingStartEvent) else "a list"
        line, column = start.line + 1, start.column + 1
        width = end.column - start.column if end.line == start.line else 1
        span = Span(self.file, line, column, line, column + max(width, 1))
        if got == "nothing":
            self._nothing(event.value if isinstance(event, ScalarEvent) else "", span, name, wanted)
        else:
            from claimtrack.advice import shape  # noqa: PLC0415 - only a fault pays for it

            message = f"`{shown(name)}` wants {wanted}, not {got}"
            self.fault("CT103", span, message, shape(like or name, wanted, got))

    def _nothing(self, word: str, at: Span, name: str, wanted: str) -> None:
        """Report a value that is none, at its key, or at the word that YAML has for it."""
        item = self.owner is None
        message = f"{'an item of ' if item else ''}`{shown(name)}` has no value"
        if not word:
            help_ = f"give it {wanted}, or remove the {'dash' if item else 'key'}"
            self.fault("CT103", self.owner or at, message, help_)
            return
        help_ = f"give it {wanted}, or remove the {'item' if item else 'key'}"
        quotes = f"; text that says `{word}` goes in quotes" if "text" in wanted else ""
        message += f": `{word}` is YAML's word for nothing"
        self.fault("CT103", at, message, help_ + quotes)

    # -- events ---------------------------------------------------------------------------------

    def skip(self, event: Event) -> None:
        """Read to the end of the value that the event begins, however deep; refuse an abyss.

        What YAML adds to values is reported, as everywhere.
        """
        depth = int(isinstance(event, CollectionStartEvent))
        while depth:
            event = self.next()
            if isinstance(event, CollectionStartEvent):
                depth += 1
                self._unknown += 1
                if depth > DEEPEST or self._unknown > MOST_UNKNOWN:
                    mark = event.start_mark
                    deep = f"values nested more than {DEEPEST} deep"
                    many = (
                        f"more than {MOST_UNKNOWN:,} lists and mappings where the format has none"
                    )
                    message = deep if depth > DEEPEST else many
                    help_ = "the format needs five levels: is this file meant to be here?"
                    raise NotYaml((mark.line, mark.column), message, help_, code="CT007")
                self.fancy(event)
            elif isinstance(event, CollectionEndEvent):
                depth -= 1
            elif isinstance(event, AliasEvent):
                self._alias(event)
            else:
                self.fancy(event)
        self.end = event.end_mark

    def items(self, event: Event) -> Iterator[Event]:
        """Give the event that begins each item of the list that the event begins."""
        self.fancy(event)
        last = event
        while type(item := self.next()) is not SequenceEndEvent:
            self.owner = None
            yield item
            last = item
        if event.flow_style:
            self.end = item.end_mark
        elif type(last) is ScalarEvent:
            self.end = last.end_mark

    def text(self, event: Event, name: str, wanted: str = "text") -> str | None:
        """Return the text of a scalar, or None after reporting that it is none."""
        if type(event) is ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                self.fancy(event)
            if event.value and (event.style or event.value not in NOTHING):
                if self._glued and not event.style:
                    self._cut(event)
                return event.value
            if event.anchor is not None or event.tag is not None:
                return None  # what was typed is taken for one of these
            if event.style:
                self.fault(
                    "CT103",
                    event,
                    f"`{shown(name)}` is empty",
                    f"give it {wanted}, or remove the key",
                )
                return None
        self.mistyped(event, name, wanted)
        return None

    def _cut(self, event: Event) -> None:
        """Report text that lost its rest to a `#`; a real comment has a space after it."""
        line, column = event.end_mark.line, event.end_mark.column
        rest = _GLUED.match(self._glued.get(line, ""), column)
        if rest:
            span = Span(self.file, line + 1, rest.end() - 1, line + 1, rest.end() + 1)
            message = "YAML takes the rest of this line for a comment"
            help_ = "put the whole text in quotes; a real comment has a space after `#`"
            self.fault("CT009", span, message, help_, severity="notice")

    def key(self, event: Event, seen: dict[str, Event]) -> str | None:
        """Return a key of a mapping; None after reporting that it is no usable one."""
        if type(event) is not ScalarEvent:
            self.mistyped(event, "key", "text")
            return None
        name = event.value
        if event.anchor is not None or event.tag is not None:
            self.fancy(event)
        if name in seen:
            label = Label(self.span(seen[name]), "first used here")
            message = f"key `{shown(name)}` is used twice in one mapping"
            self.fault("CT004", event, message, "remove one, or merge the two", labels=(label,))
            return None
        if name == "<<":
            message = "a merge key (`<<`) has no place in a claim file"
            self.fault("CT005", event, message, "write the fields out")
            return None
        seen[name] = event
        return name

    def unknown(self, key: Event, value: Event, kind: Kind, *, flow: bool) -> str | None:
        """Report a key that the mapping does not take; return the field that was meant, if clear."""
        from claimtrack.advice import field  # noqa: PLC0415 - only a fault pays for it

        name = key.value
        meant = _meant(name, tuple(kind.fields))
        noun = "section" if kind.name == "file" else "field"
        message = f"unknown {noun} `{shown(name)}` in {article(kind.name)}"
        bare = flow and isinstance(value, ScalarEvent) and not value.value
        glued, mark, rest = _parted(name) if bare else (name, "", "")
        fix: tuple[Replacement, ...] = ()
        if mark and glued in kind.fields:
            meant = glued
            typed = f"`{glued}: {shown(rest)}`"
            if mark == ":":
                help_ = f"write a space after the colon: {typed}"
                fix = () if key.style else self.instead(key, f"{glued}: {rest}")
            else:  # it may be text as well
                help_ = (
                    f"write {typed}; if this is text after a comma, put the whole text in quotes"
                )
        elif advice := field(kind, name):
            help_ = advice
        elif meant:
            help_ = f"did you mean `{meant}`?"
        elif bare:
            help_ = "if this is text after a comma, put the whole text in quotes"
            if is_id(name) and "-" in name:
                help_ += f"; if it is a second id, write `[…, {shown(name)}]`"
        elif kind.shape in _LISTED and isinstance(value, CollectionStartEvent):
            help_ = (
                f"`{kind.section}` takes a list: write `- ` before the fields, and no id above them"
            )
        else:
            help_ = f"{article(kind.name)} takes {listing(kind.fields)}"
        self.fault("CT101", key, message, help_, fix=fix)
        return meant

    def mend(self, seen: dict[str, Event], table: Collection[str]) -> None:
        """Add to the findings about a mapping's unknown keys what mends them, where that is certain.

        That is one key that was surely meant, which stands in the mapping neither rightly spelt nor
        by another slip.
        """
        from claimtrack.spelling import certain  # noqa: PLC0415 - only a fault pays for it

        strange = {name: certain(name, table) for name in seen if name not in table}
        meant = Counter(strange.values())
        fixes = {
            self.span(seen[name]): self.instead(seen[name], known)
            for name, known in strange.items()
            if known is not None and known not in seen and meant[known] == 1
        }
        for number in range(len(self.found) - 1, -1, -1):
            finding = self.found[number]
            if not fixes:
                break
            if finding.code == "CT101" and finding.span in fixes:
                self.found[number] = evolve(finding, fix=fixes.pop(finding.span))

    def instead(self, event: Event, text: str | None) -> tuple[Replacement, ...]:
        """Return what puts a word in place of a scalar, quoted as that is; nothing if on many lines."""
        plain = event.anchor is None and event.tag is None
        if text is None or not plain or event.start_mark.line != event.end_mark.line:
            return ()
        quote = event.style or ""
        return (Replacement(self.span(event), f"{quote}{text}{quote}"),)

    def lacking(self, at: Event | Span, kind: Kind, field: Field) -> None:
        """Report that a required field is missing."""
        part = f"`{kind.name}`" if kind.shape == "part" else article(kind.name)
        help_ = f"add `{field.name}:`"
        if kind.name == "held":
            help_ += "; `claimtrack snapshot add FILE --source ID` writes both"
        self.fault("CT102", at, f"{part} needs `{field.name}`", help_)


def _parted(name: str) -> tuple[str, str, str]:
    """Return what stands before the colon in a text, what parts it, and what follows; else at a space.

    >>> _parted("holder:us-gov"), _parted("affirms cargo-arms")
    (('holder', ':', 'us-gov'), ('affirms', ' ', 'cargo-arms'))
    """
    return name.partition(":" if ":" in name else " ")


@lru_cache(maxsize=1 << 10)
def _meant(name: str, fields: tuple[str, ...]) -> str | None:
    """Return the field that was meant; a slip is seldom made once only."""
    from claimtrack.spelling import suggest  # noqa: PLC0415 - only a fault pays for it

    return suggest(name, fields)


def _glued(text: str) -> dict[int, str]:
    """Return the lines, by number from 0, on which a `#` may have cut off text."""
    lines = enumerate(text.splitlines())
    return {number: line for number, line in lines if " #" in line and re.search(_HASH, line)}


def _is_fancy(text: str) -> bool:
    """Tell whether the text may hold an anchor or a tag; neither can begin right after a letter."""
    return ("&" in text and re.search(r"&(?<!\w&)", text) is not None) or (
        "!" in text and re.search(r"!(?<!\w!)", text) is not None
    )
