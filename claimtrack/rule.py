"""What a rule is: a code, how bad its findings are, and, for rules over records, a check.

A rule is one file on the shelf `rules`, named after its code. Its docstring is its page, `RULE`
says what it is, `EXAMPLES` show it silent and speaking and are its tests. Findings with codes up to
CT201 are made while files are read, and those from CT501 to CT599 by `claimtrack verify`, which looks
at kept copies; their files only explain and show them. Any other file holds `check`, which takes a
`Subject` and gives findings.
"""

import re
from bisect import bisect, bisect_left
from collections.abc import Iterable, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal

from claimtrack.diagnostics import Diagnostic, Label, Replacement, Severity, Span
from claimtrack.loading import Reading
from claimtrack.model import Record, Source
from claimtrack.records import Records
from claimtrack.references import Reference, references

if TYPE_CHECKING:
    from claimtrack.contradictions.commitments import Commitments
    from claimtrack.contradictions.conflicts import Conflict
    from claimtrack.contradictions.entailment import Entailment
    from claimtrack.contradictions.survey import Survey
    from claimtrack.evaluation.evaluating import Evaluator
    from claimtrack.provenance.chains import Chains
    from claimtrack.provenance.confirming import Confirmation
    from claimtrack.provenance.tracing import Tracing
    from claimtrack.scope import Near, Reads

__all__ = ["Example", "Rule", "Subject", "shortened"]

Place = tuple[int, int]
"""A line and a column."""

_WORD: Final = re.compile(r"[^\s{}\[\],:\"']+")
"""What may be an id in text that is not read as YAML."""

_LONGEST_MESSAGE: Final = 1_000
"""How many characters a message may have; ids may be of any length."""

_MANY: Final = 100
"""How many lines of an example are shown."""

_LONGEST: Final = 1_000_000
"""How many characters of such text are looked at; a longer one may hold any id."""


class Rule:
    """A rule's code, the severity of its findings, and what its check looks at, in the words of `scope`.

    Where nothing of `reads` has changed, `check` does not run it again; where only something of `alone`
    has, it runs it over the records that have changed, which must be enough. Else it runs it over the
    part of the corpus that is near to what the changes bear on, by `near`. A rule that tells `once` of
    what it meets in several places must be silent about that part, if this is to be enough.
    """

    __slots__ = ("alone", "code", "near", "once", "reads", "severity")

    def __init__(  # noqa: PLR0913 - what a rule says of itself
        self,
        code: str,
        severity: Severity,
        *,
        reads: "Reads" = None,
        alone: tuple[str, ...] = (),
        near: "Near" = None,
        once: bool = False,
    ) -> None:
        self.code = code
        self.severity: Severity = severity
        self.reads = reads
        self.alone = alone
        self.near = near
        self.once = once

    def at(
        self,
        span: Span,
        message: str,
        help_: str | None = None,
        *labels: Label,
        fix: tuple[Replacement, ...] = (),
    ) -> Diagnostic:
        """Return a finding of this rule at a place."""
        return Diagnostic(
            code=self.code,
            severity=self.severity,
            span=span,
            message=message
            if len(message) <= _LONGEST_MESSAGE
            else f"{message[:_LONGEST_MESSAGE]}…",
            help=help_,
            labels=labels,
            fix=fix,
        )


class Example:
    """A corpus that a rule is silent about, or speaks about at exactly the places given.

    `text` is the file `claims.yaml`; `others` are further files by name, None for one that cannot
    be read. Places are `line:column` there, `file:line:column` elsewhere. `copies` are the kept copies
    by path, for the rules of `claimtrack verify`.
    """

    __slots__ = ("at", "copies", "others", "text")

    def __init__(
        self,
        text: str | bytes,
        at: tuple[str, ...] = (),
        others: Mapping[str, str | bytes | None] = MappingProxyType({}),
        copies: Mapping[str, str | bytes] = MappingProxyType({}),
    ) -> None:
        self.text = text
        self.at = at
        self.others = others
        self.copies = copies


def shortened(text: str) -> str:
    r"""Return an example's text as it is shown: of one with very many lines only the first.

    >>> shortened("a\n" * 1000)
    'a\na\na\n…'
    """
    lines = text.rstrip("\n").split("\n")
    return "\n".join([*lines[:3], "…"] if len(lines) > _MANY else lines)


class Subject:
    """What rules look at: a corpus as read, and what they share, computed when first asked for."""

    def __init__(self, reading: Reading) -> None:
        """Take a corpus as read."""
        self.reading = reading
        self.records: Records = reading.records
        self._lenders: dict[str, dict[str, Source | None]] = {}

    @cached_property
    def whole(self) -> bool:
        """Whether everything was read without an error, so that what is derived can be trusted."""
        return not any(found.severity == "error" for found in self.reading.found)

    @property
    def astray(self) -> tuple[Reference, ...]:
        """Every reference to no record of a kind that its field takes, in the order of places."""
        return self._followed[0]

    @property
    def unmentioned(self) -> frozenset[str]:
        """The ids of the claims and sources to which nothing refers."""
        return self._followed[1]

    @cached_property
    def _followed(self) -> tuple[tuple[Reference, ...], frozenset[str]]:
        """What all references come to; they are many, so none that is in order is kept."""
        astray: list[Reference] = []
        mentioned: set[str] = set()
        for record in self.records.every:
            for reference in references(record):
                mentioned.add(reference.id)
                if self.named(reference) is None:
                    astray.append(reference)
        every = (*self.records.claims, *self.records.sources)
        return tuple(astray), frozenset(id_ for id_ in every if id_ not in mentioned)

    @cached_property
    def entailment(self) -> "Entailment":
        """What follows from what."""
        from claimtrack.contradictions.entailment import Entailment  # noqa: PLC0415 - not every corpus pays

        return Entailment(self.records)

    @cached_property
    def conflicts(self) -> "tuple[Conflict, ...]":
        """Which claims cannot hold together, sorted."""
        from claimtrack.contradictions.conflicts import conflicts  # noqa: PLC0415 - not every corpus pays

        return conflicts(self.records)

    @cached_property
    def chains(self) -> "Chains":
        """Through whom stances came, and what they rest on."""
        from claimtrack.provenance.chains import Chains  # noqa: PLC0415 - not every corpus pays

        return Chains(self.records)

    def held(self) -> "Commitments":
        """Return who is committed to what."""
        return self.survey.held

    @cached_property
    def tracing(self) -> "Tracing":
        """Where claims come from."""
        from claimtrack.provenance.tracing import Tracing  # noqa: PLC0415 - not every corpus pays

        return Tracing(self.records, self.survey.held)

    @cached_property
    def rated(self) -> bool:
        """Whether any stance is rated as confirmed."""
        return any(one.credibility == "1" for one in self.records.assessments.values())

    @cached_property
    def confirmations(self) -> "tuple[Confirmation, ...]":
        """What becomes of ratings as confirmed; none where a file could not be read without an error."""
        if not self.whole or not self.rated:
            return ()
        from claimtrack.provenance.confirming import confirmations  # noqa: PLC0415 - not every corpus pays

        return tuple(confirmations(self.tracing))

    @cached_property
    def survey(self) -> "Survey":
        """Who is committed to what, and what conflicts: what statuses and verdicts rest on."""
        from claimtrack.contradictions.survey import Survey  # noqa: PLC0415 - not every corpus pays

        return Survey(self.records)

    @cached_property
    def evaluator(self) -> "Evaluator":
        """What stands, under any semantics."""
        from claimtrack.evaluation.case import Options  # noqa: PLC0415 - hardly any corpus pays
        from claimtrack.evaluation.evaluating import Evaluator  # noqa: PLC0415 - as above

        return Evaluator(self.survey, Options())

    def named(self, reference: Reference) -> Record | None:
        """Return the record that a reference means, of a kind that its field takes, if there is one.

        The names made for records without an id may change, so nothing can be referred to by them.
        """
        id_, tables = reference.id, self.records.of_kind
        found = [tables[kind][id_] for kind in reference.field.kinds if id_ in tables[kind]]
        if len(found) > 1:
            found.sort(key=lambda record: record.spans.place)
        if not found or (":" in id_ and not found[0].spans.has("id")):
            return None
        return found[0]

    def lender(self, source: str, field: Literal["published", "publisher"]) -> Source | None:
        """Return the source whose field counts for a source: itself, or what it is part of.

        None where none of them has it, and where one without it may have had it, since reading found
        an error there. All look-ups together are linear in the sources.
        """
        lenders = self._lenders.setdefault(field, {})
        passed: list[str] = []
        id_ = source
        while id_ not in lenders:
            lenders[id_] = None  # which ends a circle
            passed.append(id_)
            one = self.records.sources.get(id_)
            if one is not None and getattr(one, field):
                lenders[id_] = one
            elif one is not None and not self.damaged(one):
                id_ = one.part_of or ""
        lenders.update(dict.fromkeys(passed, lenders[id_]))
        return lenders[id_]

    def unread(self, id_: str) -> bool:
        """Tell whether a file that could not be read to its end may hold an id."""
        return None in self._unread_words or id_ in self._unread_words

    def damaged(self, record: Record) -> bool:
        """Tell whether reading found an error in a record, so that what it lacks may be there."""
        if self.whole:
            return False
        places = self._error_places.get(record.spans.file, [])
        following = bisect_left(places, record.spans.place[1:])
        ends = self._starts[record.spans.file]
        end = bisect(ends, record.spans.place[1:])
        return following < len(places) and (end == len(ends) or places[following] < ends[end])

    @cached_property
    def _unread_words(self) -> frozenset[str | None]:
        """The words of what was not read; None stands for a file of which nothing is known."""
        words = (_words(text) for text in self.reading.unread.values())
        return frozenset(word for found in words for word in found or (None,))

    @cached_property
    def _error_places(self) -> dict[str, list[Place]]:
        errors = (found.span for found in self.reading.found if found.severity == "error")
        return _by_file((span.file, (span.line, span.column)) for span in errors)

    @cached_property
    def _starts(self) -> dict[str, list[Place]]:
        places = (record.spans.place for record in self.records.every)
        return _by_file((file, (line, column)) for file, line, column in places)


def _words(text: str) -> list[str]:
    """Return what may be ids in a text; none where it is so long that they would fill the memory."""
    return (
        _WORD.findall(text.replace("\0", "")) if len(text) <= _LONGEST else []
    )  # or it was UTF-16


def _by_file(places: Iterable[tuple[str, Place]]) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = {}
    for file, place in places:
        found.setdefault(file, []).append(place)
    return {file: sorted(inside) for file, inside in found.items()}
