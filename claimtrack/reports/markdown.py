r"""The report as CommonMark, for a wiki, a pull request or a converter.

Whatever comes from files is escaped: it can add no heading, list, link, image or HTML, and no
address in it becomes a link. Ids and places stand in code spans.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from claimtrack import phrases
from claimtrack.layout import tidy
from claimtrack.reports import headings, origins, wording
from claimtrack.reports.contents import (
    Account,
    Argument,
    Changes,
    Contradiction,
    Dispute,
    Holding,
    Report,
    Statement,
)

__all__ = ["escaped", "render"]

_INLINE: Final = re.compile(
    r"[\\`*_{}\[\]<>#!|~&$@]|:(?=//)|/(?=/)|(?<=\w)\.(?=[^\W\d_]{2})|^[-+=]"
)
_NUMBER: Final = re.compile(r"^(\d+)([.)])")
_TICKS: Final = re.compile("`+")

BREAK: Final = "\\"
"""Before the end of a line: the line ends there, and the paragraph goes on."""

DEEPEST: Final = 8
"""Undercuts of undercuts are nested no further than this many steps."""


def escaped(text: str) -> str:
    r"""Return a text as CommonMark that shows it as it is, on one line.

    >>> print(escaped("# [a](http://b) <i>"))
    \# \[a\](http\:\//b) \<i\>
    >>> print(escaped("as a.test or //b.test has it, e.g. at 3.5 %"))
    as a\.test or \//b\.test has it, e.g. at 3.5 %
    """
    safe = _INLINE.sub(lambda found: f"\\{found[0]}", tidy(text))
    return _NUMBER.sub(r"\1\\\2", safe)


def code(text: str) -> str:
    """Return a text in a code span, fenced by more backticks than it has in a row."""
    clean = tidy(text)
    fence = "`" * (1 + max((len(run) for run in _TICKS.findall(clean)), default=0))
    space = " " if "`" in clean else ""
    return f"{fence}{space}{clean}{space}{fence}"


def render(report: Report, *, columns: int, colour: bool) -> Iterator[str]:
    """Give the lines of the report; neither width nor colour matters here."""
    del columns, colour
    yield f"# {headings.TITLE}"
    yield from _paragraph(escaped(wording.size(report)) + " " + wording.tally(report))
    yield from _paragraph(headings.METHOD)
    for text in (*wording.extent(report), wording.nothing(report)):
        if text:
            yield from _paragraph(escaped(text))
    yield from _contested(report)
    yield from _changed(report)
    if report.changes is not None:
        yield from _changes(report.changes)
    told: set[str] = set()
    for dispute in report.questions:
        yield from _question(dispute, told)
    yield from _others(report)
    yield from _contradictions(report)
    yield from _circles(report)
    yield from _judgements(report)
    yield from _documents(report)
    yield from _method()


def _paragraph(*lines: str) -> Iterator[str]:
    yield ""
    yield from _broken(lines)


def _broken(lines: Iterable[str], *, first: str = "", rest: str = "") -> Iterator[str]:
    """Give the lines of one paragraph, each ending where it ends."""
    kept = [line for line in lines if line]
    for number, line in enumerate(kept):
        end = BREAK if number + 1 < len(kept) else ""
        yield (rest if number else first) + line + end


def _bullet(*lines: str, depth: int = 0) -> Iterator[str]:
    indent = "  " * depth
    return _broken(lines, first=f"{indent}- ", rest=f"{indent}  ")


def _labelled(label: str, text: str) -> str:
    return f"**{label}** {escaped(text)}"


def _noted(note: str | None) -> str:
    return f"*note:* {escaped(note)}" if note else ""


def _contested(report: Report) -> Iterator[str]:
    rows = list(wording.contested(report))
    if rows:
        yield from _paragraph(f"## {headings.ODDS}")
        yield ""
        for question, holders in rows:
            yield from _bullet(_labelled(holders, question))


def _changed(report: Report) -> Iterator[str]:
    sentences = list(wording.changed(report))
    if sentences:
        yield from _paragraph(f"## {headings.CHANGED}")
        yield ""
    for sentence in sentences:
        yield from _bullet(escaped(sentence))


def _changes(changes: Changes) -> Iterator[str]:
    yield from _paragraph(f"## {escaped(wording.since(changes))}")
    for label, told in wording.changes(changes):
        yield from _paragraph(f"**{label}**")
        yield ""
        for text in told:
            yield from _bullet(escaped(text))


# -- questions and claims -----------------------------------------------------------------------


def _question(dispute: Dispute, told: set[str]) -> Iterator[str]:
    question = dispute.question
    yield from _paragraph(f"## {escaped(question.text)}")
    facts = f"{escaped(wording.terms(dispute))} · {code(phrases.place(dispute.at))}"
    yield from _paragraph(facts, _noted(question.note))
    for number, account in enumerate(dispute.answers, 1):
        yield from _paragraph(f"### {number}. {escaped(account.claim.text)}")
        if account.claim.id in told:
            yield from _paragraph(f"{account.status} · {code(account.claim.id)} · told above")
        else:
            told.add(account.claim.id)
            yield from _account(account)


def _account(account: Account) -> Iterator[str]:
    yield from _paragraph(_facts(account), _noted(account.claim.note))
    camps = [
        _labelled(f"{label}:", names)
        for label, names in wording.camps(account.camps, account.claim.id)
    ]
    if camps:
        yield from _paragraph(*camps)
    for lineage in account.lineages:
        label = f"{origins.BEHIND[lineage.side]}:"
        first, *rest = origins.behind(lineage)
        yield from _paragraph(_labelled(label, first), *map(escaped, rest))
    if account.statements or account.arguments:
        yield ""
    for statement in account.statements:
        yield from _statement(statement)
    for argument in account.arguments:
        yield from _argument(argument)


def _facts(account: Account) -> str:
    return f"{escaped(wording.facts(account))} · {code(phrases.place(account.at))}"


def _statement(statement: Statement) -> Iterator[str]:
    yield from _bullet(
        _labelled(phrases.attitude(statement.stance), phrases.holding(statement.attributed)),
        escaped(phrases.said(statement.stance)),
        escaped(phrases.reliance(statement.attributed)),
        escaped(phrases.carried(statement.attributed)),
        code(phrases.place(statement.at)),
        _noted(statement.stance.note),
    )
    for argument in statement.undercuts:
        yield from _argument(argument, depth=1)


def _argument(argument: Argument, *, depth: int = 0) -> Iterator[str]:
    premises = " *and* ".join(escaped(wording.cited(other)) for other in argument.others)
    yield from _bullet(
        f"**{phrases.relation(argument.link)}** {premises}",
        escaped(phrases.reading(argument.link, argument.by)),
        code(phrases.place(argument.at)),
        depth=min(depth + argument.depth, DEEPEST),
    )


def _others(report: Report) -> Iterator[str]:
    entangled = report.entangled
    full = [account for account in report.others if account.claim.id in entangled]
    brief = [account for account in report.others if account.claim.id not in entangled]
    if full:
        yield from _paragraph(f"## {headings.OTHERS}")
    for account in full:
        yield from _paragraph(f"### {escaped(account.claim.text)}")
        yield from _account(account)
    if brief:
        yield from _paragraph(f"## {headings.REST}")
        yield ""
    for account in brief:
        yield from _bullet(f"**{escaped(account.claim.text)}**", _facts(account))
        yield from _brief(account.statements)
        for argument in account.arguments:
            others = ", ".join(code(other.id) for other in argument.others)
            place = code(phrases.place(argument.at))
            yield from _bullet(f"{phrases.relation(argument.link)} {others} · {place}", depth=1)


def _brief(statements: Iterable[Statement]) -> Iterator[str]:
    for one in statements:
        who = f"{phrases.attitude(one.stance)} {escaped(phrases.holding(one.attributed))}"
        yield from _bullet(f"{who} · {code(phrases.place(one.at))}", depth=1)


# -- contradictions and sources -----------------------------------------------------------------


def _contradictions(report: Report) -> Iterator[str]:
    for kind, heading in headings.KINDS.items():
        found = [one for one in report.contradictions if one.finding.kind == kind]
        if found:
            yield from _paragraph(f"## {heading} ({len(found):,})")
        for number, one in enumerate(found, 1):
            yield from _contradiction(number, one)


def _contradiction(number: int, one: Contradiction) -> Iterator[str]:
    claims = " / ".join(one.finding.claims)
    yield from _paragraph(f"### {number}. {escaped(claims)}")
    grounds = [
        f"{escaped(wording.ground(ground))} · {code(phrases.place(ground.at))}"
        for ground in one.grounds
    ]
    remarks = [escaped(remark) for remark in wording.remarks(one)]
    if grounds or remarks:
        yield from _paragraph(*grounds, *remarks)
    yield ""
    for _, positions in groupby(one.positions, key=lambda position: position.claim.id):
        for place, position in enumerate(positions):
            if not place:
                yield from _bullet(escaped(wording.cited(position.claim)))
            for holding in position.holdings:
                yield from _holding(holding)


def _holding(one: Holding) -> Iterator[str]:
    told, through = one.statement.attributed, wording.through(one)
    abandoned = "since abandoned" if one.abandoned else None
    who = phrases.joined((phrases.holding(told), abandoned, through or None))
    place = code(phrases.place(one.statement.at))
    yield from _bullet(f"{wording.attitude(one)} {escaped(who)} · {place}", depth=1)


def _circles(report: Report) -> Iterator[str]:
    if report.circles:
        yield from _paragraph(f"## {headings.CIRCLES}")
        yield ""
    for circle in report.circles:
        places = " ".join(code(phrases.place(span)) for span in circle.places)
        yield from _bullet(escaped(origins.around(circle)), places)


def _judgements(report: Report) -> Iterator[str]:
    if report.judgements:
        yield from _paragraph(f"## {headings.JUDGED}")
    for one in report.judgements:
        yield from _paragraph(f"### {escaped(one.assessor.name)}")
        yield ""
        for of, rating in one.ratings:
            place = code(phrases.place(rating.at))
            yield from _bullet(f"{escaped(origins.judged(of, rating))} · {place}")


def _documents(report: Report) -> Iterator[str]:
    if report.documents:
        yield from _paragraph(f"## {headings.SOURCES}")
        yield ""
    for document in report.documents:
        url = document.source.url
        yield from _bullet(
            f"**{escaped(document.source.title)}**",
            f"{escaped(wording.document(document))} · {code(phrases.place(document.at))}",
            code(url) if url else "",
        )


def _method() -> Iterator[str]:
    yield from _paragraph(f"## {headings.LIMITS}")
    yield ""
    for term, meaning in headings.TERMS.items():
        yield from _bullet(f"**{term}:** {meaning}")
    yield from _paragraph(headings.BOUNDS)
