"""What the templates of the report and of the site share beside the words: pictures, colours, sorting."""

from collections.abc import Callable
from typing import Final

from markupsafe import Markup

from claimtrack.contradictions.findings import FindingKind
from claimtrack.contradictions.search import Search
from claimtrack.model import Source
from claimtrack.pictures.argmap import argmap
from claimtrack.pictures.drawing import Picture
from claimtrack.pictures.marks import Marks
from claimtrack.pictures.matrix import matrix
from claimtrack.pictures.roots import roots
from claimtrack.pictures.sheets import sheets
from claimtrack.pictures.timeline import timeline
from claimtrack.provenance.tracing import Tracing
from claimtrack.reports import headings
from claimtrack.reports.contents import Account, Contradiction, Dispute, Report, Statement
from claimtrack.value import record

__all__ = ["COLOURS", "Pictures", "by_kind", "language", "of_kind", "tongue"]

COLOURS: Final = {
    "supports": "for",
    "entails": "for",
    "equivalent": "for",
    "opposes": "against",
    "contradicts": "against",
    "undercuts": "doubt",
}
"""The class of each link, as in the pictures."""

APPARENT: Final[FindingKind] = "apparent"


TALL: Final = 640.0
"""A picture of where a claim comes from that is higher stands folded."""


@record
class Drawn:
    """A picture for a page, and whether it is so tall that it is folded."""

    svg: Markup
    tall: bool


class Pictures:
    """Draws for a page: without a title, since the page has it; ids begin with those of the records."""

    def __init__(self, report: Report, search: Search, tracing: Tracing | None = None) -> None:
        """Take what is told, where it comes from, and what has traced it already."""
        self._marks = Marks(report)
        self._records = search.records
        self._tracing = tracing or Tracing(search.records, search.held)

    @property
    def gone(self) -> frozenset[str]:
        """The ids of the stances that are drawn as given up."""
        return self._marks.gone

    def map(self, dispute: Dispute) -> Markup:
        """Draw the map of a question."""
        return self._svg(argmap(self._marks, dispute, titled=False), f"map-{dispute.question.id}")

    def matrix(self, dispute: Dispute) -> Markup:
        """Draw the matrix of a question."""
        return self._svg(
            matrix(self._marks, dispute, titled=False), f"matrix-{dispute.question.id}"
        )

    def timeline(self, dispute: Dispute) -> Markup:
        """Draw the timeline of a question; nothing where it has one date alone, which the map tells too."""
        said = (one for account in dispute.answers for one in account.statements)
        if len({str(one.attributed.moment.date) for one in said if one.attributed.moment}) < 2:  # noqa: PLR2004 - one before another
            return Markup()
        drawn = timeline(self._marks, dispute, titled=False)
        return self._svg(drawn, f"timeline-{dispute.question.id}")

    def origins(self, account: Account) -> Drawn | None:
        """Draw where a contested claim comes from, if several stances on one side do."""
        if account.status != "contested" or all(one.stances < 2 for one in account.lineages):  # noqa: PLR2004 - one chain is told in a line
            return None
        found = self._tracing.provenance(account.claim.id)
        drawn = roots(self._records, found, titled=False)
        svg = self._svg(drawn, f"provenance-{account.claim.id}")
        return Drawn(svg=svg, tall=drawn.height > TALL)

    def provenance(self, account: Account) -> Markup:
        """Draw where a claim comes from."""
        found = self._tracing.provenance(account.claim.id)
        drawn = roots(self._records, found, titled=False)
        return self._svg(drawn, f"provenance-{account.claim.id}")

    @staticmethod
    def _svg(picture: Picture, name: str) -> Markup:
        return Markup(sheets(picture, name))  # noqa: S704 - our own drawing, escaped as it was drawn


def of_kind(report: Report, *kinds: FindingKind) -> list[Contradiction]:
    """Return the contradictions of some kinds."""
    return [one for one in report.contradictions if one.finding.kind in kinds]


def by_kind(report: Report) -> list[tuple[FindingKind, list[Contradiction]]]:
    """Return the contradictions by kind, without what is only apparent."""
    found: dict[FindingKind, list[Contradiction]] = {
        kind: of_kind(report, kind) for kind in headings.KINDS if kind != APPARENT
    }
    return [(kind, some) for kind, some in found.items() if some]


def language(report: Report) -> Callable[[Statement], Markup]:
    """Return what gives the attribute that tells a quote's language, where the records say it."""
    tongues = {one.source.id: tongue(one.source) for one in report.documents}
    return lambda one: tongues.get(one.stance.source, Markup())


def tongue(source: Source) -> Markup:
    """Return the attribute that tells the language of what a source says, where the records say it."""
    return Markup(' lang="{}"').format(source.lang) if source.lang else Markup()
