"""The report as a static site: a page for each question, claim, actor, source and contradiction.

Everything is made from one report, so that the same corpus gives the same bytes. A statement is told in
full on the pages of its claims, holders and source, a contradiction only on its own: elsewhere it is
named with a few of those who are party to it, so that all pages together grow as the records do.
"""

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Any, Final

from markupsafe import Markup

from claimtrack import phrases
from claimtrack.attribution import Named
from claimtrack.cache import Cache
from claimtrack.contradictions.search import Search
from claimtrack.pages.folding import FEW, HELD, LISTED, MANY, folds, rest
from claimtrack.pages.indexing import Index, Listed
from claimtrack.pages.keys import Keys
from claimtrack.pages.linking import Links, Paths, slug
from claimtrack.pages.listing import claims, entries, holders, sources
from claimtrack.pages.overriding import fault
from claimtrack.pages.parts import COLOURS, Pictures, language, tongue
from claimtrack.pages.templating import environment
from claimtrack.pictures.drawing import STYLE
from claimtrack.provenance.tracing import Tracing
from claimtrack.reports import headings, origins, wording
from claimtrack.reports.contents import (
    Account,
    Contradiction,
    Dispute,
    Document,
    Position,
    Report,
    Statement,
)
from claimtrack.reports.lineage import lineages
from claimtrack.value import evolve, value

__all__ = ["Page", "Sheet", "pages", "sheets"]

Page = tuple[str, str]
"""The path of a file in the site, with `/`, and its text."""

BAR: Final = (
    ("index.html", "What is contested"),
    ("claims.html", "Claims"),
    ("holders.html", "Holders"),
    ("sources.html", "Sources"),
    ("contradictions.html", "Contradictions"),
    ("method.html", "Method"),
    ("search.html", "Search"),
)
"""The pages that every page leads to."""


def pages(report: Report, search: Search, *, templates: str | None = None) -> Iterator[Page]:
    """Give the files of the site, each when it is asked for; see `sheets`."""
    return ((sheet.path, sheet.make()) for sheet in sheets(report, search, templates=templates))


def sheets(
    report: Report, search: Search, *, templates: str | None = None, cache: Cache | None = None
) -> Iterator["Sheet"]:
    """Give the files of the site to be made; `templates` goes before our templates.

    The user's `cache` keeps those as they were compiled. The report is that on all records of the search,
    traced or not. What is wrong with templates of the user's own raises `TemplateFault`.
    """
    site = _Site(report, search, templates, cache)
    with site.minding():
        yield from site.sheets()


@value
class Sheet:
    """A file of the site: its path, what makes it, and a key that is the same only where the file is.

    The key is good for the templates as they are; it is None for what is made anew each time.
    """

    path: str
    make: Callable[[], str]
    key: bytes | None = None


class _Site:
    """What all pages share."""

    def __init__(
        self, report: Report, search: Search, templates: str | None, cache: Cache | None
    ) -> None:
        self.report = report
        self.records = search.records
        self.templates = templates
        self.index = Index(report, search)
        self.tracing = Tracing(search.records, search.held)
        self.made = environment(templates, cache)
        names = (one.name for one in self.index.contradictions)
        self.paths = Paths(search.records, names)
        self.pictures = Pictures(report, search, self.tracing)
        self.keys = None if templates else Keys(self.index, search.held, self.pictures.gone)
        self.shared: dict[str, Any] = {
            "BAR": BAR,
            "FEW": FEW,
            "HELD": HELD,
            "LISTED": LISTED,
            "MANY": MANY,
            "colours": COLOURS,
            "folds": folds,
            "gone": Markup(' class="gone"'),
            "headings": headings,
            "here": Markup(' aria-current="page"'),
            "holders": _holders,
            "index": self.index,
            "lang": language(report),
            "name": self.index.name,
            "names": self._names,
            "noun": _noun,
            "origins": origins,
            "phrases": phrases,
            "pictures": self.pictures,
            "report": report,
            "rest": rest,
            "slug": slug,
            "wording": wording,
        }

    @cached_property
    def top(self) -> "_View":
        """The pages beside `index.html`."""
        return _View(self, "")

    @cached_property
    def below(self) -> "_View":
        """The pages in folders."""
        return _View(self, "../")

    def _names(self, ids: tuple[str, ...]) -> list[Named]:
        return [Named(id_, self.index.name(id_)) for id_ in ids]

    @contextmanager
    def minding(self) -> Generator[None, None, None]:
        """Say what is wrong with templates of the user's."""
        try:
            yield
        except Exception as error:
            if self.templates is None:
                raise
            raise fault(error, self.templates) from error

    # -- pages ----------------------------------------------------------------------------------

    def sheets(self) -> Iterator[Sheet]:
        yield Sheet("style.css", self._style)
        yield Sheet("search.js", lambda: self._plain("search.js"))
        yield Sheet("index.js", lambda: entries(self.report, self.index, self.paths))
        yield from self._top()
        yield from map(self._question, self.report.questions)
        yield from map(self._claim, self.report.accounts)
        yield from map(self._holder, sorted(self.records.actors))
        yield from map(self._source, self.report.documents)
        yield from map(self._contradiction, self.index.contradictions)

    def _style(self) -> str:
        return "".join([*map(self._plain, ("style.css", "site-style.css")), STYLE])

    def _plain(self, template: str) -> str:
        """Return what no record has a part in."""
        with self.minding():
            return self.made.get_template(template).render() + "\n"

    def _top(self) -> Iterator[Sheet]:
        yield self._index()
        lists = (
            ("claims.html", "Claims", "their words", claims(self.report)),
            ("holders.html", "Holders", "name", holders(self.index)),
            ("sources.html", "Sources", "title", sources(self.index)),
        )
        for path, heading, order, listed in lists:
            yield self.top.page(
                path, "site-list.html", heading=heading, order=order, entries=listed
            )
        yield from self._contradictions()
        yield self.top.page("method.html", "site-method.html")
        yield self.top.page("search.html", "site-search.html")

    def _contradictions(self) -> Iterator[Sheet]:
        """Give the page of all contradictions, and more pages for kinds of which there are very many."""
        kinds = ((kind, self._of(kind)) for kind in headings.KINDS)
        told = [(kind, found) for kind, found in kinds if found]
        more = {
            kind: [
                (part, label, some) for part, (label, some) in enumerate(folds(found, LISTED), 1)
            ]
            for kind, found in told
            if len(found) > LISTED
        }
        yield self.top.page(
            "contradictions.html", "site-contradictions.html", kinds=told, more=more
        )
        for kind, parts in more.items():
            for part, label, some in parts:
                yield self.below.page(
                    f"contradictions/{kind}_{part}.html",
                    "site-kind.html",
                    kind=kind,
                    label=label,
                    found=some,
                )

    def _index(self) -> Sheet:
        alone = (one for one in self.report.others if one.status == "contested")
        return self.top.page(
            "index.html",
            "site-index.html",
            disputed=[one for one in self.report.questions if one.at_odds],
            calm=[one for one in self.report.questions if not one.at_odds],
            alone=[account.cited for account in alone],
            changed=self._of("change-of-position"),
        )

    def _of(self, kind: str) -> list[Listed]:
        return [one for one in self.index.contradictions if one.one.finding.kind == kind]

    def _question(self, dispute: Dispute) -> Sheet:
        id_ = dispute.question.id
        return self.below.page(
            self.paths.path("question", id_),
            "site-question.html",
            *(self._sides(account.claim.id) for account in dispute.answers),
            self.index.rated.get(id_),
            late=lambda: {"dispute": self._all_traced(dispute)},
            dispute=dispute,
            found=self.index.over(account.claim.id for account in dispute.answers),
        )

    def _claim(self, account: Account) -> Sheet:
        id_ = account.claim.id
        return self.below.page(
            self.paths.path("claim", id_),
            "site-claim.html",
            self._sides(id_),
            self.index.rated.get(id_),
            late=lambda: {"account": self._traced(account)},
            account=account,
            questions=[one.question for one in self.index.answering.get(id_, [])],
            superseding=self.index.superseding.get(id_, []),
            bearing=self.records.links_from(id_),
            found=self.index.found.get(id_, []),
        )

    def _sides(self, claim: str) -> bytes | None:
        return self.keys.sides(claim) if self.keys else None

    def _all_traced(self, dispute: Dispute) -> Dispute:
        return evolve(dispute, answers=tuple(map(self._traced, dispute.answers)))

    def _traced(self, account: Account) -> Account:
        """Return an account that tells where its sides come from, if there is more than one statement.

        So do those of all claims that answer a question or are part of a contradiction.
        """
        id_ = account.claim.id
        several = len(account.statements) > 1  # one has no lines to count
        told = several or id_ in self.index.answering or id_ in self.index.found
        if account.lineages or not told:
            return account
        return evolve(account, lineages=lineages(self.tracing, id_))

    def _holder(self, id_: str) -> Sheet:
        actor = self.records.actors[id_]
        ties, held = list(self.index.ties(actor)), self.index.held.get(id_, [])
        elsewhere = self._elsewhere(id_)
        return self.below.page(
            self.paths.path("holder", id_),
            "site-holder.html",
            elsewhere,
            actor=actor,
            ties=ties,
            held=held,
            bare=not any((ties, held, *elsewhere)),
            path_id=id_,
        )

    def _source(self, document: Document) -> Sheet:
        id_ = document.source.id
        inside, elsewhere = self.index.inside.get(id_, []), self._elsewhere(id_)
        return self.below.page(
            self.paths.path("source", id_),
            "site-source.html",
            elsewhere,
            late=lambda: {"tongue": tongue(document.source)},
            document=document,
            inside=inside,
            bare=not any((inside, *elsewhere)),
            derived=self.index.derived.get(id_, []),
            parts_of=self.index.parts.get(id_, []),
            path_id=id_,
        )

    def _elsewhere(self, id_: str) -> list[object]:
        """Return what the pages of holders and sources look up by themselves (`site-elsewhere.html`)."""
        index = self.index
        said = (index.carried, index.relied, index.argued, index.wrote)
        judged = (index.found, index.rated, index.rates)
        return [of.get(id_) for of in (*said, *judged)]

    def _contradiction(self, listed: Listed) -> Sheet:
        path = self.paths.path("contradiction", listed.name)
        return self.below.page(path, "site-contradiction.html", listed=listed)


class _View:
    """The templates as seen from one depth; what stands on several pages is made once."""

    def __init__(self, site: _Site, root: str) -> None:
        self._site = site
        href = site.paths.seen_from(root)
        self._told: dict[str, Any] = {
            **site.shared,
            "root": root,
            "href": href,
            "links": Links(href),
            "end": self._end,
            "short": self._short,
        }
        self._told["parts"] = self._module("parts.html")
        self._told["site"] = self._parts = self._module("site-parts.html")
        self._ends: dict[str, Markup] = {}
        self._shorts: dict[str, Markup] = {}

    def page(
        self,
        path: str,
        template: str,
        *looked_up: object,
        late: Callable[[], dict[str, Any]] = dict,
        **told: Any,  # noqa: ANN401 - what the template takes
    ) -> Sheet:
        """Return one page: what it is told, what it looks up by itself, and what is worked out `late`.

        Only pages of records have keys, which stand in folders: at the top nearly all is told.
        """
        keys = self._site.keys if "/" in path else None
        key = keys.of(path, template, *told.values(), *looked_up) if keys else None
        return Sheet(path, lambda: self._text(path, template, {**told, **late()}), key)

    def _text(self, path: str, template: str, told: dict[str, Any]) -> str:
        with self._site.minding():
            made = self._site.made.get_template(template)
            return made.render(self._told, path=path, **told) + "\n"

    def _module(self, template: str) -> Any:  # noqa: ANN401 - its macros are attributes
        return self._site.made.get_template(template).make_module(self._told)

    def _end(self, one: Statement) -> Markup:
        """Return what every page says of a statement beside who says what."""
        id_ = one.stance.id
        if id_ not in self._ends:
            self._ends[id_] = self._parts.tail(one)
        return self._ends[id_]

    def _short(self, one: Listed) -> Markup:
        """Return a contradiction in short."""
        if one.name not in self._shorts:
            self._shorts[one.name] = self._parts.brief(one)
        return self._shorts[one.name]


def _holders(position: Position) -> list[Named]:
    """Return who stands on one side of a contradiction, each once."""
    ones = (one for holding in position.holdings for one in holding.statement.attributed.holders)
    return list(dict.fromkeys(ones))


def _noun(one: Contradiction) -> str:
    """Return what a contradiction is called."""
    noun = headings.COUNTED.get(one.finding.kind, ("apparent contradiction",))[0]
    return noun[0].upper() + noun[1:]
