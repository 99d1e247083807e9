"""The lists of a site: all claims, holders and sources, and what its search goes through."""

import json
from collections.abc import Iterable

from claimtrack import phrases
from claimtrack.pages.indexing import Index
from claimtrack.pages.linking import Paths
from claimtrack.reports.contents import Report
from claimtrack.value import value

__all__ = ["Entry", "actors", "claims", "entries", "holders", "sources"]


@value
class Entry:
    """A record in a list: its kind and id, what people call it, its status or a fact about it."""

    kind: str
    id: str
    text: str
    status: str = ""
    fact: str = ""


def claims(report: Report) -> list[Entry]:
    """Return every claim with its status, by its words."""
    return _sorted(Entry("claim", a.claim.id, a.claim.text, a.status) for a in report.accounts)


def actors(index: Index) -> list[Entry]:
    """Return every actor with how many stances it takes, by name."""
    return _sorted(
        Entry("holder", one.id, one.name, fact=_count(len(index.held.get(one.id, ()))))
        for one in index.records.actors.values()
    )


def holders(index: Index) -> list[Entry]:
    """Return every actor, and every source that speaks for itself, by name."""
    speaking = (one for one in index.records.sources.values() if one.id in index.held)
    own = (
        Entry("source", one.id, one.title, fact=_count(len(index.held[one.id]))) for one in speaking
    )
    return _sorted((*actors(index), *own))


def _count(stances: int) -> str:
    return phrases.count(stances, "stance") if stances else "no stance"


def sources(index: Index) -> list[Entry]:
    """Return every source with its kind and date, by its title."""
    return _sorted(
        Entry(
            "source", one.source.id, one.source.title, fact=_dated(one.source.kind, one.published)
        )
        for one in index.report.documents
    )


def _dated(kind: str, published: object) -> str:
    return phrases.joined((kind if kind != "unknown" else None, str(published or "undated")))


def _sorted(found: Iterable[Entry]) -> list[Entry]:
    return sorted(found, key=lambda one: (one.text.casefold(), one.id))


def entries(report: Report, index: Index, paths: Paths) -> str:
    """Return what can be searched, as a script: where each record is told, its words, and what it is.

    Nothing in a text ends the script or a line of it: all but ASCII is escaped, and so is `<`.
    """
    href = paths.seen_from("")
    questions = (Entry("question", one.question.id, one.question.text) for one in report.questions)
    every = (*questions, *claims(report), *actors(index), *sources(index))
    rows = [
        (href(one.kind, one.id), one.text, phrases.joined((one.kind, one.status, one.fact)), one.id)
        for one in every
    ]
    told = json.dumps(rows, separators=(",", ":")).replace("<", "\\u003c")
    return f"const claimtrackIndex = {told};\n"
