"""The report as a table for a spreadsheet: one row a holder of a stance on a claim.

The columns are `question`, `claim`, `text`, `status`, `verb`, `holder`, `name`, `date`, `date_is`,
`certainty`, `attribution`, `quote`, `source`, `title`, `url`, `passed_on_by`, `file`, `line`. A claim that
nobody takes a stance on has one row, and a claim that answers several questions its rows for each. A
cell that a spreadsheet would take for a formula begins with an apostrophe (OWASP, *CSV Injection*).
"""

import csv
import io
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
FORMULA: Final = frozenset("=+-@\t\r|%")
"""What a formula, or a call to another program, begins with in one spreadsheet or another."""


def render(report: Report, *, columns: int, colour: bool) -> Iterator[str]:
    """Give the rows; neither width nor colour matters here."""
    del columns, colour
    urls = {one.source.id: one.source.url or "" for one in report.documents}
    yield _line(COLUMNS)
    for question in report.questions:
        for account in question.answers:
            yield from _rows(question.question.id, account, urls)
    for account in report.others:
        yield from _rows("", account, urls)


def _rows(question: str, account: Account, urls: dict[str, str]) -> Iterator[str]:
    start = (question, account.claim.id, account.claim.text, account.status)
    if not account.statements:
        at = account.at
        empty = ("",) * (len(COLUMNS) - len(start) - 2)
        yield _line((*start, *empty, at.file, str(at.line)))
    for one in account.statements:
        for holder in one.attributed.holders:
            yield _line((*start, *_cells(one, holder, urls)))


def _cells(one: Statement, holder: Named, urls: dict[str, str]) -> Iterator[str]:
    stance, told = one.stance, one.attributed
    yield from (stance.verb, holder.id, holder.name)
    yield from (str(told.moment.date), told.moment.field) if told.moment else ("", "")
    yield from (stance.certainty or "", stance.attribution or "")
    yield stance.quote.exact if stance.quote else ""
    yield from (told.source.id, told.source.name, urls.get(told.source.id, ""))
    yield names(Named(step.id, step.name) for step in told.chain if step.id != told.source.id)
    yield from (one.at.file, str(one.at.line))


def _line(cells: tuple[str, ...]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(_safe(cell) for cell in cells)
    return out.getvalue()


def _safe(cell: str) -> str:
    """Return a cell on one line that no spreadsheet takes for a formula."""
    text = tidy(cell)
    return f"'{text}" if text[:1] in FORMULA and text else text
