"""Where each record is told: its page in a site, or its place on a page."""

import hashlib
from collections.abc import Callable
from typing import Final

from claimtrack.records import Records
from claimtrack.reports.contents import Report

__all__ = ["Href", "Paths", "anchors"]

Href = Callable[[str, str], str]
"""Gives the address of a record by its kind (`claim`, `question`, `holder`, `source`) and id, or ``""``."""

LONGEST: Final = 120
"""How long a file's name may be, without its ending; longer ids are cut, and told apart by their hash."""


def anchors(report: Report) -> Href:
    """Return what gives the place of a record on the one page of a report."""
    ids = {
        "claim": {account.claim.id for account in report.accounts},
        "question": {one.question.id for one in report.questions},
        "source": {one.source.id for one in report.documents},
    }

    def href(kind: str, id_: str) -> str:
        return f"#{kind}-{id_}" if id_ in ids.get(kind, ()) else ""

    return href


class Paths:
    """The pages of a site: one for each question, claim, actor and source."""

    def __init__(self, report: Report, records: Records) -> None:
        """Take what is told, and the records, whose actors all have a page."""
        self._ids = {
            "claim": {account.claim.id for account in report.accounts},
            "question": {one.question.id for one in report.questions},
            "source": {one.source.id for one in report.documents},
            "holder": set(records.actors),
        }

    def path(self, kind: str, id_: str) -> str:
        """Return the path of a page within the site."""
        name = id_
        if len(name) > LONGEST:
            name = f"{id_[:LONGEST]}-{hashlib.sha256(id_.encode()).hexdigest()[:16]}"
        return f"{kind}/{name}.html"

    def seen_from(self, root: str) -> Href:
        """Return what gives the address of a page from one whose way to the top is `root`.

        A source that holds a stance itself is told on its page as a source.
        """

        def href(kind: str, id_: str) -> str:
            if id_ in self._ids.get(kind, ()):
                return root + self.path(kind, id_)
            if kind == "holder" and id_ in self._ids["source"]:
                return root + self.path("source", id_)
            return ""

        return href
