"""The report as one page: no script, no request to anywhere, readable on paper and on a phone."""

from collections.abc import Callable, Iterator
from typing import Final

from markupsafe import Markup

from claimtrack import phrases
from claimtrack.cache import Cache
from claimtrack.contradictions.search import Search
from claimtrack.pages.linking import anchors
from claimtrack.pages.overriding import fault
from claimtrack.pages.parts import COLOURS, Pictures, by_kind, language, of_kind
from claimtrack.pages.templating import Environment, environment, policy
from claimtrack.pictures.drawing import STYLE
from claimtrack.reports import headings, origins, overviews, wording
from claimtrack.reports.contents import Account, Dispute, Report

__all__ = ["DRAWN", "drawn", "render"]

DRAWN: Final = 60
"""Of how many questions, and of the claims of how many, a page has pictures."""


def render(
    report: Report, search: Search, *, templates: str | None = None, cache: Cache | None = None
) -> Iterator[str]:
    """Give the page, whole; `templates` is a folder whose templates stand in place of ours.

    What is wrong with those raises `TemplateFault`. `search` is over the records of the report. The
    user's `cache` keeps templates as they were compiled.
    """
    made = environment(templates, cache)
    try:
        yield _page(made, report, search)
    except Exception as error:
        if templates is None:
            raise
        raise fault(error, templates) from error


def _page(made: Environment, report: Report, search: Search) -> str:
    style = made.get_template("style.css").render() + STYLE
    entangled = report.entangled
    page = made.get_template("report.html").render(
        title=headings.TITLE,
        style=Markup(style),  # noqa: S704 - our own style sheet, or the user's
        policy=policy(style),
        report=report,
        href=anchors(report),
        first=_Firsts(report),
        drawn=drawn(report),
        name=_texts(report),
        gone=Markup(' class="gone"'),
        headings=headings,
        origins=origins,
        wording=wording,
        overviews=overviews,
        phrases=phrases,
        colours=COLOURS,
        lang=language(report),
        pictures=Pictures(report, search),
        disputed=[one for one in report.questions if one.at_odds],
        changed=of_kind(report, "change-of-position"),
        contradictions=by_kind(report),
        apparent=of_kind(report, "apparent"),
        entangled=[account for account in report.others if account.claim.id in entangled],
        brief=[account for account in report.others if account.claim.id not in entangled],
    )
    return f"{page}\n"


def drawn(report: Report) -> frozenset[str]:
    """Return the ids of the questions and claims of which pictures are drawn: those told first."""
    questions = report.questions[:DRAWN]
    answers = (account.claim.id for one in questions for account in one.answers)
    others = (account.claim.id for account in report.others[:DRAWN])
    return frozenset((*(one.question.id for one in questions), *answers, *others))


def _texts(report: Report) -> Callable[[str], str]:
    """Return what gives the text of a claim that is told, or the id of another."""
    texts = {account.claim.id: account.claim.text for account in report.accounts}
    return lambda id_: texts.get(id_, id_)


class _Firsts:
    """Tells whether a question is the first on the page that a claim answers."""

    def __init__(self, report: Report) -> None:
        self._of: dict[str, str] = {}
        for one in report.questions:
            for account in one.answers:
                self._of.setdefault(account.claim.id, one.question.id)

    def __call__(self, account: Account, dispute: Dispute) -> bool:
        return self._of[account.claim.id] == dispute.question.id
