"""The report as a static site: a page for each question, claim, holder and source, linked both ways.

Everything is made from one report, so that the same corpus gives the same bytes. Pages need no script;
only the page to search with has one, which works from a file as well as from a server.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from markupsafe import Markup

from claimtrack import phrases
from claimtrack.attribution import Named
from claimtrack.contradictions.search import Search
from claimtrack.pages.linking import Paths
from claimtrack.pages.parts import COLOURS, Pictures, by_kind, language, of_kind
from claimtrack.pages.templating import environment
from claimtrack.pictures.drawing import STYLE
from claimtrack.reports import wording
from claimtrack.reports.contents import Cited, Contradiction, Document, Report, Statement

__all__ = ["pages"]

Page = tuple[str, str]
"""The path of a file in the site, with `/`, and its text."""

Told = tuple[Cited, Statement]


def pages(report: Report, search: Search, *, templates: str | None = None) -> Iterator[Page]:
    """Give the files of the site; those of one kind by id. `templates` goes before our templates."""
    yield from _Site(report, search, templates).pages()


class _Site:
    """What all pages share, and the indexes of who is told where."""

    def __init__(self, report: Report, search: Search, templates: str | None) -> None:
        self.report = report
        self.search = search
        self.made = environment(templates)
        self.paths = Paths(report, search.records)
        self.pictures = Pictures(report, search)
        self.statements: dict[str, list[Told]] = {}
        self.carried: dict[str, list[Told]] = {}
        self.inside: dict[str, list[Told]] = {}
        self.found: dict[str, list[Contradiction]] = {}
        self.wrote: dict[str, list[Document]] = {}
        self.derived: dict[str, list[Document]] = {}
        self.holders: dict[str, Named] = {}
        self._index()

    def _index(self) -> None:
        for account in self.report.accounts:
            for one in account.statements:
                self._place(account.cited, one)
        for found in self.report.contradictions:
            for id_ in (*found.finding.claims, *found.finding.holders):
                self.found.setdefault(id_, []).append(found)
        for document in self.report.documents:
            behind = [*document.authors, *([document.publisher] if document.publisher else ())]
            for who in dict.fromkeys(behind):
                self.holders.setdefault(who.id, who)
                self.wrote.setdefault(who.id, []).append(document)
            for step in document.source.derived_from:
                self.derived.setdefault(step.source, []).append(document)

    def _place(self, claim: Cited, one: Statement) -> None:
        told = one.attributed
        for holder in told.holders:
            self.holders.setdefault(holder.id, holder)
            self.statements.setdefault(holder.id, []).append((claim, one))
        for step in told.chain:
            if step.role != "document":
                self.holders.setdefault(step.id, Named(step.id, step.name))
                self.carried.setdefault(step.id, []).append((claim, one))
        self.inside.setdefault(told.source.id, []).append((claim, one))

    # -- pages ----------------------------------------------------------------------------------

    def pages(self) -> Iterator[Page]:
        yield "style.css", self.made.get_template("style.css").render() + STYLE
        yield "search.js", self.made.get_template("search.js").render()
        yield "index.js", self._entries()
        yield from self._top()
        yield from self._questions()
        yield from self._claims()
        yield from self._holders()
        yield from self._sources()

    def _top(self) -> Iterator[Page]:
        report = self.report
        disputed = [one for one in report.questions if one.at_odds]
        calm = [one for one in report.questions if not one.at_odds]
        yield self._page("index.html", "site-index.html", disputed=disputed, calm=calm)
        lists = (
            ("claims.html", "Claims", self._all_claims()),
            ("holders.html", "Holders", self._all_holders()),
            ("sources.html", "Sources", self._all_sources()),
        )
        for path, heading, entries in lists:
            yield self._page(path, "site-list.html", heading=heading, entries=entries)
        yield self._page(
            "contradictions.html",
            "site-contradictions.html",
            contradictions=by_kind(report),
            apparent=of_kind(report, "apparent"),
        )
        yield self._page("method.html", "site-method.html")
        yield self._page("search.html", "site-search.html")

    def _questions(self) -> Iterator[Page]:
        for dispute in self.report.questions:
            path = self.paths.path("question", dispute.question.id)
            found = self._over(account.claim.id for account in dispute.answers)
            yield self._page(path, "site-question.html", dispute=dispute, found=found)

    def _claims(self) -> Iterator[Page]:
        of: dict[str, list[object]] = {}
        cited = {account.claim.id: account.cited for account in self.report.accounts}
        for dispute in self.report.questions:
            for account in dispute.answers:
                of.setdefault(account.claim.id, []).append(dispute)
        for account in self.report.accounts:
            id_ = account.claim.id
            links = self.search.records.links_from(id_)
            yield self._page(
                self.paths.path("claim", id_),
                "site-claim.html",
                account=account,
                questions=of.get(id_, []),
                bearing=[(link, cited[link.to]) for link in links if link.to in cited],
                found=self.found.get(id_, []),
            )

    def _holders(self) -> Iterator[Page]:
        for id_ in sorted(self.holders):
            yield self._page(
                self.paths.path("holder", id_),
                "site-holder.html",
                holder=self.holders[id_],
                statements=self.statements.get(id_, []),
                carried=self.carried.get(id_, []),
                wrote=self.wrote.get(id_, []),
                found=self.found.get(id_, []),
            )

    def _sources(self) -> Iterator[Page]:
        titles = {one.source.id: one.source.title for one in self.report.documents}
        for document in self.report.documents:
            id_ = document.source.id
            yield self._page(
                self.paths.path("source", id_),
                "site-source.html",
                document=document,
                statements=self.inside.get(id_, []),
                derived=self.derived.get(id_, []),
                titles=titles,
            )

    def _over(self, claims: Iterable[str]) -> list[Contradiction]:
        of = (one for claim in claims for one in self.found.get(claim, ()))
        return list({id(one): one for one in of}.values())

    def _page(self, path: str, template: str, **told: Any) -> Page:  # noqa: ANN401 - what the template takes
        root = "../" * path.count("/")
        text = self.made.get_template(template).render(
            title=wording.TITLE,
            root=root,
            href=self.paths.seen_from(root),
            report=self.report,
            wording=wording,
            phrases=phrases,
            colours=COLOURS,
            lang=language(self.report),
            gone=Markup(' class="gone"'),
            pictures=self.pictures,
            **told,
        )
        return path, text + "\n"

    # -- lists ----------------------------------------------------------------------------------

    def _all_claims(self) -> list[tuple[str, str, str, str]]:
        return [("claim", a.claim.id, a.claim.text, a.status) for a in self.report.accounts]

    def _all_holders(self) -> list[tuple[str, str, str, str]]:
        ones = sorted(self.holders.values(), key=lambda one: (one.name.casefold(), one.id))
        return [("holder", one.id, one.name, self._held(one.id)) for one in ones]

    def _held(self, id_: str) -> str:
        return phrases.count(len(self.statements.get(id_, ())), "stance")

    def _all_sources(self) -> list[tuple[str, str, str, str]]:
        return [
            ("source", one.source.id, one.source.title, str(one.published or ""))
            for one in self.report.documents
        ]

    def _entries(self) -> str:
        """Return what can be searched, as a script: where it is, what it says, and what it is."""
        questions = ((one.question.id, one.question.text) for one in self.report.questions)
        entries = [
            *((self.paths.path("question", id_), text, "question") for id_, text in questions),
            *(
                (self.paths.path(kind, id_), text, f"{kind} · {fact}" if fact else kind)
                for rows in (self._all_claims(), self._all_holders(), self._all_sources())
                for kind, id_, text, fact in rows
            ),
        ]
        told = json.dumps(entries, separators=(",", ":")).replace("<", "\\u003c")
        return f"const claimtrackIndex = {told};\n"
