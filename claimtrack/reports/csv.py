"""The report as a table for a spreadsheet: one row a holder of a stance on a claim.

The columns are `question`, `claim`, `text`, `status`, `verb`, `holder`, `name`, `date`, `date_is`,
`certainty`, `attribution`, `quote`, `source`, `title`, `url`, `passed_on_by`, `file`, `line`. A claim that
nobody takes a stance on has one row, and a claim that answers several questions its rows for each. A
cell that a spreadsheet would take for a formula begins with an apostrophe (OWASP, *CSV Injection*), and
so does what follows a semicolon in it, since many spreadsheets part cells there too.
Where changes since a revision are asked for there is a last column, `change`: `new` or `changed` for a
stance that is so, and `gone` in rows at the end for each stance and claim that is no longer there.
"""

import re
from collections.abc import Iterator
from typing import Final

from claimtrack.attribution import Named
from claimtrack.layout import tidy
from claimtrack.phrases import names
from claimtrack.reports.contents import Account, Report, Statement

__all__ = ["render"]

COLUMNS: Final = (
    *("question", "claim", "text", "status", "verb", "holder", "name", "date", "date_is"),
    *("certainty", "attribution", "quote", "source", "title", "url", "passed_on_by"),
    *("file", "line"),
)
FORMULA: Final = frozenset("=+-@|%\uff1d\uff0b\uff0d\uff20")
"""What a formula, or a call to another program, begins with in one spreadsheet or another; in the wide
letters of East Asian keyboards too."""

SKIPPED: Final = " \"'`\u115f\u1160\u2800\u3164\uffa0"
"""What may stand before it and be lost: spaces, quotes, and letters that show nothing."""

_PARTED: Final = re.compile(f";(?=[{SKIPPED}]*[{re.escape(''.join(sorted(FORMULA)))}])")
_QUOTED: Final = re.compile('[,;"]')


def render(report: Report, *, columns: int, colour: bool) -> Iterator[str]:
    """Give the rows; neither width nor colour matters here."""
    del columns, colour
    table = _Table(report)
    yield _line(table.columns)
    for question in report.questions:
        for account in question.answers:
            yield from map(_line, table.rows(question.question.id, account))
    for account in report.others:
        yield from map(_line, table.rows("", account))
    yield from map(_line, table.gone())


Row = tuple[str, ...]


class _Table:
    """What the rows of a report need beside the record that each is about."""

    def __init__(self, report: Report) -> None:
        self._urls = {one.source.id: one.source.url or "" for one in report.documents}
        self._changes = report.changes
        self._marks: dict[str, str] = {}
        if report.changes is not None:
            self._marks |= {one.stance.id: "new" for one in report.changes.stances}
            self._marks |= {one.stance.id: "changed" for _, one in report.changes.changed}

    @property
    def columns(self) -> Row:
        """The names of the columns."""
        return COLUMNS if self._changes is None else (*COLUMNS, "change")

    def rows(self, question: str, account: Account) -> Iterator[Row]:
        """Give the rows of a claim as an answer of a question."""
        start = (question, account.claim.id, account.claim.text, account.status)
        if not account.statements:
            place = (account.at.file, str(account.at.line))
            new = self._changes is not None and account.cited in self._changes.claims
            yield self._marked((*_wide(start), *place), "new" if new else "")
        for one in account.statements:
            yield from self._stance(start, one, self._marks.get(one.stance.id, ""))

    def gone(self) -> Iterator[Row]:
        """Give the rows of what was there at the revision and is no longer."""
        if self._changes is None:
            return
        for claim in self._changes.gone:
            start = ("", claim.id, claim.text, claim.status)
            yield self._marked((*_wide(start), "", ""), "gone")
        for one in self._changes.withdrawn:
            for claim_id in one.stance.claims:
                yield from self._stance(("", claim_id, "", ""), one, "gone")

    def _stance(self, start: Row, one: Statement, mark: str) -> Iterator[Row]:
        for holder in one.attributed.holders:
            yield self._marked((*start, *_cells(one, holder, self._urls)), mark)

    def _marked(self, row: Row, mark: str) -> Row:
        return row if self._changes is None else (*row, mark)


def _wide(start: Row) -> Row:
    """Return the cells of a row without stance, up to its place."""
    return start + ("",) * (len(COLUMNS) - len(start) - len(("file", "line")))


def _cells(one: Statement, holder: Named, urls: dict[str, str]) -> Iterator[str]:
    stance, told = one.stance, one.attributed
    yield from (stance.verb, holder.id, holder.name)
    yield from (str(told.moment.date), told.moment.field) if told.moment else ("", "")
    yield from (stance.certainty or "", stance.attribution or "")
    yield stance.quote.exact if stance.quote else ""
    yield from (told.source.id, told.source.name, urls.get(told.source.id, ""))
    yield names(Named(step.id, step.name) for step in told.chain if step.id != told.source.id)
    yield from (one.at.file, str(one.at.line))


def _line(cells: Row) -> str:
    return ",".join(map(_quoted, map(_safe, cells)))


def _quoted(cell: str) -> str:
    """Return a cell in quotes where something in it could part it, a semicolon included (RFC 4180)."""
    return '"{}"'.format(cell.replace('"', '""')) if _QUOTED.search(cell) else cell


def _safe(cell: str) -> str:
    """Return a cell on one line that no spreadsheet takes for a formula, nor what a semicolon parts off.

    What stands before the sign counts for nothing: spreadsheets and those who clean tables strip
    quotes and spaces.
    """
    text = _PARTED.sub(";'", tidy(cell))
    return f"'{text}" if text.lstrip(SKIPPED)[:1] in FORMULA and text else text
