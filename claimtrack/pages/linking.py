"""Where each record is told: its page in a site, or its place on a page."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from typing import Final
from urllib.parse import quote

from markupsafe import Markup

from claimtrack.attribution import Named
from claimtrack.pages.folding import FEW, MANY, rest
from claimtrack.pages.templating import linked
from claimtrack.records import Records
from claimtrack.reports.contents import Cited, Contradiction, Report

__all__ = ["Href", "Links", "Paths", "anchors", "naming", "slug"]

Href = Callable[[str, str], str]
"""Gives the address of a record by its kind (`claim`, `question`, `holder`, `source`, `contradiction`, or
`any` where it is not known) and id, or ``""``."""

LONGEST: Final = 120
"""How long a file's name may be, without its ending; longer ids are cut, and told apart by their hash."""

RESERVED: Final = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)))
)
"""What Windows takes for a device, whatever the ending of the file's name."""

OF_ONE: Final = ("self-contradiction", "change-of-position", "attribution-conflict")
"""The kinds of contradiction that are those of one holder."""


def slug(id_: str) -> str:
    """Return an id as a name that every file system takes; no two ids have the same.

    No id has an underscore, which sets apart what is added here.

    >>> slug("cargo-arms"), slug("con")
    ('cargo-arms', 'con_')
    """
    if len(id_) > LONGEST:
        return f"{id_[:LONGEST]}_{hashlib.sha256(id_.encode()).hexdigest()[:16]}"
    return f"{id_}_" if id_ in RESERVED else id_


def naming(contradictions: Iterable[Contradiction]) -> tuple[str, ...]:
    """Return a name for each contradiction, in the same order: its kind, its claims, and its holder.

    The holder stands in the names of those of one holder alone, so that a name stays when others join
    a side. Where names are alike, all but the first have the hash of what the contradiction rests on.
    """
    names: list[str] = []
    taken: set[str] = set()
    for one in contradictions:
        finding = one.finding
        holders = finding.holders if finding.kind in OF_ONE else ()
        name = "_".join((finding.kind, *finding.claims, *holders))
        if name in taken:
            rest = "+".join((*finding.path, *finding.holders, *finding.stances))
            name = f"{name}_{hashlib.sha256(rest.encode()).hexdigest()[:16]}"
        while name in taken:
            name += "_"
        taken.add(name)
        names.append(name)
    return tuple(names)


class Links:
    """Links names to where records are told; each link is made once, and a list of them is one text."""

    def __init__(self, href: Href) -> None:
        """Take what gives the addresses."""
        self._href = href
        self._made: dict[tuple[str, str, str], Markup] = {}

    def __call__(self, kind: str, id_: str, text: str) -> Markup:
        """Return a text, linked if it is told somewhere, and set apart from the direction around it."""
        made = self._made.get((kind, id_, text))
        if made is None:
            made = self._made[kind, id_, text] = linked(self._href(kind, id_), text)
        return made

    def claim(self, cited: Cited) -> Markup:
        """Return a claim as other pages name it: its text and its status."""
        status = Markup(' <span class="status {0}">{0}</span>').format(cited.status)
        return self("claim", cited.id, cited.text) + status

    def all(self, ones: Iterable[Named], kind: str = "any") -> Markup:
        """Return names side by side."""
        return Markup("; ").join(self(kind, one.id, one.name) for one in ones)

    def few(self, ones: Sequence[Named]) -> Markup:
        """Return the first names, and how many others there are."""
        told = self.all(ones[:FEW])
        return told + f" and {rest(len(ones), FEW)}" if len(ones) > FEW else told

    def crowd(self, ones: Sequence[Named]) -> Markup:
        """Return the first names, the others folded."""
        if len(ones) <= MANY:
            return self.all(ones)
        others = Markup(' <details class="more"><summary>and {}</summary>{}</details>').format(
            rest(len(ones), MANY), self.all(ones[MANY:])
        )
        return self.all(ones[:MANY]) + others


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
    """The pages of a site: one for each question, claim, actor, source and contradiction.

    A stance has its place on the page of its source, and a source that holds a stance itself is told
    on its page as a source.
    """

    def __init__(self, records: Records, contradictions: Iterable[str] = ()) -> None:
        """Take the records, all of which are told, and the names of the contradictions."""
        self._ids = {
            "claim": records.claims,
            "question": records.questions,
            "source": records.sources,
            "holder": records.actors,
            "contradiction": frozenset(contradictions),
        }
        self._stances = records.stances

    @staticmethod
    def path(kind: str, id_: str) -> str:
        """Return the path of a page within the site.

        >>> Paths.path("claim", "cargo-arms")
        'claim/cargo-arms.html'
        """
        return f"{kind}/{slug(id_)}.html"

    def seen_from(self, root: str) -> Href:
        """Return what gives the address of a page from one whose way to the top is `root`."""

        def href(kind: str, id_: str) -> str:
            if id_ in self._ids.get(kind, ()):
                return root + self.path(kind, id_)
            if kind == "holder" and id_ in self._ids["source"]:
                return root + self.path("source", id_)
            return self._any(root, id_, href) if kind == "any" else ""

        return href

    def _any(self, root: str, id_: str, href: Href) -> str:
        if id_ in self._stances:
            place = quote(f"stance-{slug(id_)}", safe=":+")
            return f"{root}{self.path('source', self._stances[id_].source)}#{place}"
        found = (href(kind, id_) for kind in ("claim", "question", "source", "holder"))
        return next((to for to in found if to), "")
