"""The site in a real browser, from files: nothing runs but its own search, which finds what there is."""

from __future__ import annotations

from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from claimtrack.contradictions.search import Search
from claimtrack.model import Actor, Claim, Record, Source, Stance
from claimtrack.opening import load
from claimtrack.pages.publishing import publish
from claimtrack.pages.site import pages
from claimtrack.records import Records
from claimtrack.reports.gathering import gather

if TYPE_CHECKING:
    from tests.browser.conftest import Page

ROOT = Path(__file__).parents[2]
AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"

HOSTILE = "</script><img src=x onerror=alert(1)>\u2028'\"`${alert(1)}"
WORDED = (
    ("arms", "The flights carry arms."),
    ("school", "L'école est fermée."),
    ("arabic", "الطَّائِراتُ تنقل أسلحةً"),
    ("polish", "Łódź leży nad Wisłą."),
    ("hostile", HOSTILE),
)


def written(records: Records, folder: Path) -> Path:
    """Write a site into a folder and return it."""
    publish(str(folder), pages(gather(records), Search(records)))
    return folder


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The site of claims in several scripts, one of which means harm."""
    claims = [Claim(id=id_, text=text) for id_, text in WORDED]
    rest: list[Record] = [
        Actor(id="ann", name=HOSTILE),
        Source(id="s", title=HOSTILE),
        Stance(id="t", source="s", verb="affirms", claims=("hostile",), holder="ann"),
    ]
    return written(Records([*claims, *rest]), tmp_path / "site")


def found(page: Page) -> list[str]:
    """Return what the search shows, line by line."""
    lines = page.value("[...document.querySelectorAll('#found li')].map(one => one.textContent)")
    assert isinstance(lines, list)
    return lines


def go(page: Page, file: Path, words: str) -> None:
    """Open the page to search with, the words being in its address."""
    page.open(file)
    page.value(f"location.hash = {quote(words)!r}")
    page.value("new Promise(done => setTimeout(done, 50))")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("arms flights", ["The flights carry arms. claim · unasserted"]),
        ("ECOLE fermee", ["L'école est fermée. claim · unasserted"]),
        ("fermée", ["L'école est fermée. claim · unasserted"]),
        ("الطائرات", ["الطَّائِراتُ تنقل أسلحةً claim · unasserted"]),
        ("اسلحه", ["الطَّائِراتُ تنقل أسلحةً claim · unasserted"]),
        ("lodz", ["Łódź leży nad Wisłą. claim · unasserted"]),
        ("polish", ["Łódź leży nad Wisłą. claim · unasserted"]),
        ("arms nothing", []),
        ("", []),
        ("%", []),
    ],
)
def test_search_finds_words_however_they_are_written(
    site: Path, page: Page, words: str, expected: list[str]
) -> None:
    """From a file: all words must occur; accents and vowel points do not count; ids are found too."""
    go(page, site / "search.html", words)
    assert found(page) == expected


def test_what_is_found_leads_to_its_page(site: Path, page: Page) -> None:
    """The first is opened with Enter, as typed words are with a keyboard alone."""
    page.open(site / "search.html")
    assert page.value("document.activeElement.id") == "words"
    page.call("Input.insertText", text="carry")
    assert page.value("document.getElementById('count').textContent") == "1 found"
    for key in ("ArrowDown", "ArrowUp", "ArrowUp", "ArrowDown"):
        page.call("Input.dispatchKeyEvent", type="keyDown", key=key)
    assert page.value("document.activeElement.textContent") == "The flights carry arms."
    page.call("Input.dispatchKeyEvent", type="keyDown", key="Escape")
    assert found(page) == []
    page.call("Input.insertText", text="carry")
    assert page.value("decodeURIComponent(location.hash)") == "#carry"
    page._browser.events.clear()
    page.call("Input.dispatchKeyEvent", type="keyDown", key="Enter")
    page._browser.wait("Page.loadEventFired", page._session)
    assert page.value("document.querySelector('h1').textContent") == "The flights carry arms."


def test_texts_that_mean_harm_are_only_shown(site: Path, page: Page) -> None:
    """Found by the search and on every page: no dialog, no error, no request to anywhere."""
    page.open(site / "search.html")
    page.call("Input.insertText", text="onerror")
    assert len(found(page)) == 3
    for path in sorted(site.rglob("*.html")):
        page.open(path)
        assert page.value("document.querySelectorAll('img, iframe, object, form').length") == 0
        strange = [one for one in page.happened() if str(site) not in one.replace("%20", " ")]
        assert strange == []


def test_many_entries_are_searched_at_once(tmp_path: Path, page: Page) -> None:
    """Of 30,000 the first 200 are shown, and it is said how many there are."""
    claims = [Claim(id=f"c{n}", text=f"Claim number {n} about the flights.") for n in range(30_000)]
    records = Records(claims)
    top = takewhile(lambda file: "/" not in file[0], pages(gather(records), Search(records)))
    publish(str(tmp_path), top)
    go(page, tmp_path / "search.html", "about number")
    assert len(found(page)) == 200
    told = page.value("document.getElementById('count').textContent")
    assert told == "30000 found, the first 200 shown"


@pytest.fixture(scope="module")
def five(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the five articles."""
    return written(load(ROOT / "claims").records, tmp_path_factory.mktemp("five"))


SORTS = (
    *("index.html", "claims.html", "holders.html", "sources.html", "contradictions.html"),
    *("method.html", "search.html#iraq", "question/q-cargo.html"),
    *("claim/cargo-humanitarian-only.html", "holder/lacrosse.html", "source/otb-2012.html"),
    "contradiction/rivalry_cargo-arms_cargo-humanitarian-only.html",
)
"""A page of each sort."""


@pytest.mark.skipif(
    not AXE.exists(), reason="axe-core is not there: npm install --prefix tests/browser"
)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(five: Path, page: Page, width: int, *, dark: bool) -> None:
    """Neither of its rules nor of its best practices, on a page of each sort."""
    page.look(width, dark=dark)
    for sort in SORTS:
        path, _, words = sort.partition("#")
        page.open(five / path)
        if words:
            page.call("Input.insertText", text=words)
        page.value(f"{AXE.read_text(encoding='utf-8')}; 0")
        found = page.value(
            "axe.run({resultTypes: ['violations']}).then(told => told.violations.map("
            "one => [one.id, one.nodes.length, one.nodes[0].html.slice(0, 300)]))"
        )
        assert (sort, found) == (sort, [])


def test_no_page_is_wider_than_a_phone(five: Path, page: Page) -> None:
    """What is wide, as pictures are, scrolls in a frame of its own."""
    width = 320
    page.look(width)
    for path in sorted(five.rglob("*.html")):
        page.open(path)
        wide = page.value("document.documentElement.scrollWidth")
        assert isinstance(wide, int)
        assert (path.name, wide <= width) == (path.name, True)
