"""What a rule is: a code, how bad its findings are, and, for rules over records, a check.

A rule is one file on the shelf `rules`, named after its code. Its docstring is its page, `RULE`
says what it is, `EXAMPLES` show it silent and speaking and are its tests. Findings with codes up to
CT201 are made while files are read, and their files only explain and show them; from CT202 on the
file holds `check`, which takes a `Subject` and gives findings.
"""

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType

import attrs

from claimtrack.diagnostics import Diagnostic, Label, Severity, Span
from claimtrack.loading import Reading
from claimtrack.records import Records

__all__ = ["Example", "Rule", "Subject"]


@attrs.frozen
class Rule:
    """A rule's code and the severity of its findings."""

    code: str
    severity: Severity

    def at(
        self, span: Span, message: str, help_: str | None = None, *labels: Label
    ) -> Diagnostic:
        """Return a finding of this rule at a place."""
        return Diagnostic(
            code=self.code,
            severity=self.severity,
            span=span,
            message=message,
            help=help_,
            labels=labels,
        )


@attrs.frozen
class Example:
    """A corpus that a rule is silent about, or speaks about at exactly the places given.

    `text` is the file `claims.yaml`; `others` are further files by name, None for one that cannot
    be read. Places are `line:column` there, `file:line:column` elsewhere.
    """

    text: str | bytes
    at: tuple[str, ...] = ()
    others: Mapping[str, str | bytes | None] = MappingProxyType({})


class Subject:
    """What rules look at: a corpus as read, and what they share, computed when first asked for."""

    def __init__(self, reading: Reading) -> None:
        """Take a corpus as read."""
        self.reading = reading
        self.records: Records = reading.records

    @cached_property
    def whole(self) -> bool:
        """Whether everything was read without an error, so that what is derived can be trusted."""
        return not any(found.severity == "error" for found in self.reading.found)

    @cached_property
    def known(self) -> frozenset[str]:
        """Every id in the corpus, those of records with faults included."""
        return frozenset(self.records.by_id)
