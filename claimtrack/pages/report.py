"""The report as one page: no script, no request to anywhere, readable on paper and on a phone."""

from collections.abc import Iterator

from markupsafe import Markup

from claimtrack import phrases
from claimtrack.contradictions.search import Search
from claimtrack.pages.linking import anchors
from claimtrack.pages.parts import COLOURS, Pictures, by_kind, language, of_kind
from claimtrack.pages.templating import Environment, environment, fault, policy
from claimtrack.pictures.drawing import STYLE
from claimtrack.reports import headings, origins, wording
from claimtrack.reports.contents import Account, Dispute, Report

__all__ = ["render"]


def render(report: Report, search: Search, *, templates: str | None = None) -> Iterator[str]:
    """Give the page, whole; `templates` is a folder whose templates stand in place of ours.

    What is wrong with those raises `TemplateFault`. `search` is over the records of the report.
    """
    made = environment(templates)
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
        gone=Markup(' class="gone"'),
        headings=headings,
        origins=origins,
        wording=wording,
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


class _Firsts:
    """Tells whether a question is the first on the page that a claim answers."""

    def __init__(self, report: Report) -> None:
        self._of: dict[str, str] = {}
        for one in report.questions:
            for account in one.answers:
                self._of.setdefault(account.claim.id, one.question.id)

    def __call__(self, account: Account, dispute: Dispute) -> bool:
        return self._of[account.claim.id] == dispute.question.id
