"""The report for a terminal: wrapped to its width, labels in one column, places never broken."""

from collections.abc import Iterable, Iterator
from typing import Final

from claimtrack import phrases
from claimtrack.contradictions.findings import FindingKind
from claimtrack.layout import Label, Page
from claimtrack.reports import headings, origins, wording
from claimtrack.reports.contents import (
    Account,
    Argument,
    Changes,
    Contradiction,
    Dispute,
    Holding,
    Position,
    Report,
    Statement,
)

__all__ = ["findings", "render"]

MARGIN: Final = 3
"""Where what is said of a claim begins."""

LABEL: Final = 15
"""The width of the column of labels."""

TERM: Final = 18
"""The width of the column of terms."""

DEEPEST: Final = 8
"""Undercuts of undercuts are indented no further than this many steps."""


def render(report: Report, *, columns: int, colour: bool) -> Iterator[str]:
    """Give the lines of the report."""
    page = Page(columns=columns, colour=colour)
    yield from _head(page, report)
    told: set[str] = set()
    for dispute in report.questions:
        yield from _question(page, dispute, told)
    yield from _others(page, report)
    yield from _contradictions(page, report)
    yield from _circles(page, report)
    yield from _judgements(page, report)
    yield from _documents(page, report)
    yield from _method(page)


def findings(found: Iterable[Contradiction], *, columns: int, colour: bool) -> Iterator[str]:
    """Give the lines of contradictions alone: the sentence of each, and who put it on record."""
    page = Page(columns=columns, colour=colour)
    groups: dict[FindingKind, list[Contradiction]] = {}
    for one in found:
        groups.setdefault(one.finding.kind, []).append(one)
    for number, (kind, some) in enumerate(groups.items()):
        yield from ("", "") if number else ()
        yield from page.prose(f"{headings.HEADINGS[kind]} ({len(some):,})", ink="bold")
        for index, one in enumerate(some, 1):
            yield ""
            label = Label(f"{index}.", MARGIN)
            place = phrases.place(one.finding.span)
            yield from page.placed(one.finding.message, place, label=label)
            yield from _contradiction(page, label.blank, one, full=True)


def _head(page: Page, report: Report) -> Iterator[str]:
    yield from page.prose(headings.TITLE, ink="bold")
    yield ""
    for text in (wording.size(report), wording.tally(report), headings.METHOD):
        yield from page.prose(text)
    for text in wording.extent(report):
        yield from page.prose(text)
    nothing = wording.nothing(report)
    if nothing:
        yield ""
        yield from page.prose(nothing)
    yield from _summary(page, report)
    if report.changes is not None:
        yield from _changes(page, report.changes)


def _summary(page: Page, report: Report) -> Iterator[str]:
    """Give who is at odds over which questions, and who changed position."""
    rows = list(wording.contested(report))
    if rows:
        yield from _title(page, headings.ODDS)
        yield ""
    for question, holders in rows:
        yield from page.prose(question, label=Label(holders, LABEL))
    changed = list(wording.changed(report))
    if changed:
        yield from _title(page, headings.CHANGED)
        yield ""
    for sentence in changed:
        yield from page.prose(sentence, label=Label("-", MARGIN))


def _changes(page: Page, changes: Changes) -> Iterator[str]:
    yield from _title(page, wording.since(changes))
    for label, told in wording.changes(changes):
        yield ""
        yield from page.prose(label)
        for text in told:
            yield from page.prose(text, label=Label("-", MARGIN))


def _title(page: Page, text: str) -> Iterator[str]:
    yield ""
    yield ""
    yield from page.prose(text, ink="bold")


# -- questions and claims -----------------------------------------------------------------------


def _question(page: Page, dispute: Dispute, told: set[str]) -> Iterator[str]:
    yield from _title(page, dispute.question.text)
    yield from page.placed(wording.terms(dispute), phrases.place(dispute.at))
    if dispute.question.note:
        yield from page.prose(f"note: {dispute.question.note}")
    for number, account in enumerate(dispute.answers, 1):
        yield ""
        label = Label(f"{number}.", MARGIN)
        if account.claim.id in told:
            yield from page.prose(wording.cited(account.cited), label=label)
            yield from page.prose("told above", indent=MARGIN)
        else:
            told.add(account.claim.id)
            yield from _account(page, label, account)


def _account(page: Page, label: Label, account: Account) -> Iterator[str]:
    yield from _claim(page, label, account)
    if account.claim.note:
        yield from page.prose(f"note: {account.claim.note}", indent=MARGIN)
    for side, names in wording.camps(account.camps, account.claim.id):
        yield from page.prose(names, indent=MARGIN, label=Label(side, LABEL))
    for lineage in account.lineages:
        row = Label(origins.BEHIND[lineage.side], LABEL)
        for text in origins.behind(lineage):
            yield from page.prose(text, indent=MARGIN, label=row)
            row = row.blank
    for statement in account.statements:
        yield ""
        yield from _statement(page, statement)
    for argument in account.arguments:
        if not argument.depth:
            yield ""
        yield from _argument(page, argument)


def _claim(page: Page, label: Label, account: Account) -> Iterator[str]:
    yield from page.prose(account.claim.text, label=label, ink="bold")
    facts, place = wording.facts(account), phrases.place(account.at)
    yield from page.placed(facts, place, indent=MARGIN)


def _statement(page: Page, statement: Statement) -> Iterator[str]:
    label = Label(phrases.attitude(statement.stance), LABEL)
    yield from page.prose(phrases.holding(statement.attributed), indent=MARGIN, label=label)
    place = phrases.place(statement.at)
    for text in (phrases.said(statement.stance), phrases.reliance(statement.attributed)):
        if text:
            yield from page.prose(text, indent=MARGIN, label=label.blank)
    yield from page.placed(
        phrases.carried(statement.attributed), place, indent=MARGIN, label=label.blank
    )
    if statement.stance.note:
        note = f"note: {statement.stance.note}"
        yield from page.prose(note, indent=MARGIN, label=label.blank)
    for argument in statement.undercuts:
        yield from _argument(page, argument)


def _argument(page: Page, argument: Argument) -> Iterator[str]:
    indent = MARGIN + 2 * min(argument.depth, DEEPEST)
    label = Label(phrases.relation(argument.link), LABEL)
    for other in argument.others:
        yield from page.prose(wording.cited(other), indent=indent, label=label)
        label = Label("and", LABEL)
    why, place = phrases.reading(argument.link, argument.by), phrases.place(argument.at)
    yield from page.placed(why, place, indent=indent, label=label.blank)


def _others(page: Page, report: Report) -> Iterator[str]:
    label = Label("-", MARGIN)
    entangled = report.entangled
    full = [account for account in report.others if account.claim.id in entangled]
    brief = [account for account in report.others if account.claim.id not in entangled]
    if full:
        yield from _title(page, headings.OTHERS)
    for account in full:
        yield ""
        yield from _account(page, label, account)
    if brief:
        yield from _title(page, headings.REST)
    for account in brief:
        yield ""
        yield from _claim(page, label, account)
        yield from _brief(page, account.statements, indent=MARGIN)
        for argument in account.arguments:
            row = Label(phrases.relation(argument.link), LABEL)
            others = ", ".join(other.id for other in argument.others)
            yield from page.placed(others, phrases.place(argument.at), indent=MARGIN, label=row)


def _brief(page: Page, statements: Iterable[Statement], *, indent: int) -> Iterator[str]:
    for one in statements:
        label = Label(phrases.attitude(one.stance), LABEL)
        yield from page.placed(
            phrases.holding(one.attributed), phrases.place(one.at), indent=indent, label=label
        )


# -- contradictions and sources -----------------------------------------------------------------


def _contradictions(page: Page, report: Report) -> Iterator[str]:
    for kind, heading in headings.KINDS.items():
        found = [one for one in report.contradictions if one.finding.kind == kind]
        if found:
            yield from _title(page, f"{heading} ({len(found):,})")
        for number, one in enumerate(found, 1):
            yield ""
            yield from _contradiction(page, Label(f"{number}.", MARGIN), one)


def _contradiction(
    page: Page, label: Label, one: Contradiction, *, full: bool = False
) -> Iterator[str]:
    for ground in one.grounds:
        yield from page.placed(wording.ground(ground), phrases.place(ground.at), label=label)
        label = label.blank
    for remark in wording.remarks(one):
        yield from page.prose(remark, label=label, ink="yellow")
        label = label.blank
    yield from _positions(page, label, one.positions, full=full)


def _positions(
    page: Page, label: Label, positions: Iterable[Position], *, full: bool
) -> Iterator[str]:
    indent, bullet = (0, label) if label.text else (MARGIN, Label("-", 2))
    before = ""
    for position in positions:
        if position.claim.id != before:
            yield from page.prose(wording.cited(position.claim), indent=indent, label=bullet)
        for holding in position.holdings:
            yield from _holding(page, holding, indent=indent + bullet.columns, full=full)
        before = position.claim.id


def _holding(page: Page, one: Holding, *, indent: int, full: bool) -> Iterator[str]:
    told = one.statement.attributed
    label = Label(wording.attitude(one), LABEL)
    who = phrases.joined((phrases.holding(told), "since abandoned" if one.abandoned else None))
    said = (phrases.said(told.stance), phrases.carried(told)) if full else ()
    *lines, last = [text for text in (who, wording.through(one), *said) if text]
    for text in lines:
        yield from page.prose(text, indent=indent, label=label)
        label = label.blank
    yield from page.placed(last, phrases.place(one.statement.at), indent=indent, label=label)


def _circles(page: Page, report: Report) -> Iterator[str]:
    if report.circles:
        yield from _title(page, headings.CIRCLES)
    for circle in report.circles:
        yield ""
        place = phrases.place(circle.places[0])
        yield from page.placed(origins.around(circle), place, label=Label("-", MARGIN))


def _judgements(page: Page, report: Report) -> Iterator[str]:
    if report.judgements:
        yield from _title(page, headings.JUDGED)
    for one in report.judgements:
        yield ""
        yield from page.prose(f"{one.assessor.name} [{one.assessor.id}]", label=Label("-", MARGIN))
        for of, rating in one.ratings:
            place = phrases.place(rating.at)
            yield from page.placed(origins.judged(of, rating), place, indent=MARGIN)


def _documents(page: Page, report: Report) -> Iterator[str]:
    if report.documents:
        yield from _title(page, headings.SOURCES)
    for document in report.documents:
        yield ""
        yield from page.prose(document.source.title, label=Label("-", MARGIN))
        facts, place = wording.document(document), phrases.place(document.at)
        yield from page.placed(facts, place, indent=MARGIN)
        if document.source.url:
            yield from page.placed("", document.source.url, indent=MARGIN)


def _method(page: Page) -> Iterator[str]:
    yield from _title(page, headings.LIMITS)
    yield ""
    for term, meaning in headings.TERMS.items():
        yield from page.prose(meaning, label=Label(term, TERM))
    yield ""
    yield from page.prose(headings.BOUNDS)
