"""The report as one page, in a real browser: nothing runs, everybody can read it, nothing is cut."""

from __future__ import annotations

import io
import itertools
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from claimtrack.cli import main
from claimtrack.contradictions.search import Search
from claimtrack.pages.report import render
from claimtrack.records import Records
from claimtrack.reports.gathering import gather

if TYPE_CHECKING:
    from tests.browser.conftest import Page

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
AXE = HERE / "node_modules" / "axe-core" / "axe.min.js"
ATTACKS = json.loads((HERE.parent / "attacks.json").read_text(encoding="utf-8"))
Worded = Callable[[Iterator[str], Iterator[str]], Records]

ARABIC = """\
questions:
  shelling: {text: "من قصف المدينة؟", answers: [army, rebels], exclusive: true}
claims:
  army: الجيش قصف المدينة يوم 3 أبريل.
  rebels: "المعارضة قصفت المدينة (بحسب RIA)."
actors: {ministry: وزارة الدفاع, observers: "المرصد (SOHR)", agency: RIA}
sources: {post: {title: "منشور على تويتر", author: observers, lang: ar, url: "https://a.test/1"}}
stances:
  post:
    - {holder: ministry, affirms: rebels, via: agency, quote: المعارضة قصفت المدينة}
    - {affirms: army, quote: الجيش قصف}
"""
"""A corpus in Arabic with Latin names in it."""


def many() -> str:
    """Return a corpus with a question of 300 answers and a denial between 200 holders."""
    answers = ", ".join(f"c{n}" for n in range(300))
    lines = [
        f'questions: {{q: {{text: "Which?", answers: [{answers}], exclusive: true}}}}',
        "claims:",
    ]
    lines += [f"  c{n}: It was number {n}, which nobody had thought of before." for n in range(300)]
    lines += ["actors:", *(f"  h{n}: Holder the {n}th of his name" for n in range(200))]
    lines += ["sources: {s: {title: S, published: 2013}}", "stances:", "  s:"]
    lines += [f"    - {{holder: h{n}, {'affirms' if n % 2 else 'denies'}: c0}}" for n in range(200)]
    lines += [f"    - {{holder: h{n}, affirms: c{n}}}" for n in range(1, 40)]
    return "\n".join(lines)


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Pages by what they are about."""
    folder = tmp_path_factory.mktemp("pages")
    texts = {
        "arabic": ARABIC,
        "many": many(),
        "empty": "actors: {ann: Ann}\n",
        "calm": "claims: {a: A.}\n",
    }
    made = {}
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
        made[name] = written(folder / f"{name}.html", str(folder / f"{name}.yaml"))
    made["five"] = written(folder / "five.html", str(ROOT / "claims"))
    return made


def written(file: Path, corpus: str) -> Path:
    """Write the report on a corpus to a file as the command does, and return the file."""
    err = io.StringIO()
    command = ["report", "--format", "html", "-o", str(file), corpus]
    assert main(command, stdout=io.StringIO(), stderr=err, environ={}) == 0, err.getvalue()
    return file


# -- nothing runs ----------------------------------------------------------------------------------

PROVOKE = """
for (const element of document.querySelectorAll("*")) {
  for (const kind of ["mouseover", "mouseenter", "focus", "load", "error", "click", "toggle"]) {
    if (kind === "click" && !(element.getAttribute("href") || "").match(/^[^#h]/)) continue;
    element.dispatchEvent(new Event(kind, {bubbles: true, cancelable: true}));
  }
  if (element.localName === "details") element.open = true;
}
const foreign = document.querySelectorAll("iframe, object, embed, form, base, link").length;
[window.name, document.title, document.scripts.length, foreign]
"""


@pytest.mark.parametrize("lax", [False, True], ids=["as it is", "without its own policy"])
def test_nothing_of_hostile_records_runs(
    page: Page, worded: Worded, tmp_path: Path, *, lax: bool
) -> None:
    """No script, request, dialog or error, whatever is touched; also if the page set no policy."""
    page.call("Page.setBypassCSP", enabled=lax)
    page.look(1000)
    for number, start in enumerate(range(0, len(ATTACKS["texts"]), 25)):
        texts = itertools.cycle(ATTACKS["texts"][start : start + 25])
        addresses = itertools.cycle(ATTACKS["addresses"][number * 8 : number * 8 + 8] or ["#"])
        records = worded(texts, addresses)
        file = tmp_path / f"{number}.html"
        made = "".join(render(gather(records), Search(records)))
        file.write_bytes(made.encode("utf-8", "backslashreplace"))
        page.open(file)
        assert page.value(PROVOKE) == ["", "What is claimed, and by whom", 0, 0]
        assert page.happened() == []


def test_a_script_would_be_seen(page: Page, tmp_path: Path) -> None:
    """What the test above looks for is found where it is."""
    file = tmp_path / "bad.html"
    file.write_text(
        '<title>a</title><img src="https://a.test/x">'
        '<script>window.name = "owned"; alert(1)</script>'
    )
    page.open(file)
    assert page.value(PROVOKE)[:3] == ["owned", "a", 1]
    seen = {one.partition(":")[0] for one in page.happened()}
    assert seen >= {"Network.requestWillBeSent", "Page.javascriptDialogOpening"}


# -- everybody can read it -------------------------------------------------------------------------

SIZES = {"desktop": 1280, "phone": 360}
PAGES = ["five", "arabic", "many", "empty", "calm"]


@pytest.mark.skipif(
    not AXE.exists(), reason="axe-core is not there: npm install --prefix tests/browser"
)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(
    page: Page, files: dict[str, Path], name: str, size: str, *, dark: bool
) -> None:
    """Neither of its rules nor of its best practices."""
    page.look(SIZES[size], dark=dark)
    page.open(files[name])
    page.value(f"{AXE.read_text(encoding='utf-8')}; 0")
    found = page.value(
        "axe.run({resultTypes: ['violations']}).then(told => told.violations.map("
        "one => [one.id, one.nodes.length, one.nodes[0].html.slice(0, 300), one.nodes[0].failureSummary]))"
    )
    assert found == []


@pytest.mark.parametrize("name", PAGES)
def test_a_phone_scrolls_down_only(page: Page, files: dict[str, Path], name: str) -> None:
    """What is wider than 360 pixels stands in a region that scrolls by itself and says so."""
    page.look(360, height=740)
    page.open(files[name])
    page.value("for (const one of document.querySelectorAll('details')) one.open = true")
    assert page.value("document.documentElement.scrollWidth") == 360
    wide = page.value("""
[...document.querySelectorAll("body *")].filter(one => !one.closest("svg, .scroll, .skip")
  && one.getBoundingClientRect().right > 361).map(one => one.outerHTML.slice(0, 200))
""")
    assert wide == []
    assert page.happened() == []


@pytest.mark.parametrize("name", PAGES)
def test_every_link_within_the_page_leads_somewhere(
    page: Page, files: dict[str, Path], name: str
) -> None:
    """Ids are there once, links and labels lead to one, and all else is on the web."""
    page.open(files[name])
    ids = page.value("[...document.querySelectorAll('[id]')].map(one => one.id)")
    assert len(ids) == len(set(ids))
    hrefs = set(
        page.value("[...document.querySelectorAll('a')].map(one => one.getAttribute('href'))")
    )
    assert {href[1:] for href in hrefs if href.startswith("#")} <= set(ids)
    assert [href for href in hrefs if not re.match("#|https?://", href)] == []
    labels = page.value(
        "[...document.querySelectorAll('[aria-labelledby]')].map(one => one.getAttribute('aria-labelledby'))"
    )
    assert {label for each in labels for label in each.split()} <= set(ids)


def test_the_keyboard_goes_through_the_page_in_its_order(
    page: Page, files: dict[str, Path]
) -> None:
    """First the way past everything, then each link where it stands, with a mark that can be seen."""
    page.look(1280)
    page.open(files["five"])
    order = [focused(page) for _ in range(30)]
    assert order[0]["href"] == "#main"
    assert all(one["outline"] != "none" or one["href"] == "#main" for one in order)
    assert [one["place"] for one in order] == sorted(one["place"] for one in order)


def test_the_way_past_everything_leads_to_the_report(page: Page, files: dict[str, Path]) -> None:
    """After it the next stop is in the main part."""
    page.open(files["five"])
    focused(page)
    press(page, "Enter", "\r")
    assert page.value("document.activeElement.id") == "main"
    focused(page)
    assert page.value("document.activeElement.closest('main') !== null")


def press(page: Page, key: str, text: str = "") -> None:
    """Press a key and let it go."""
    code = {"Tab": 9, "Enter": 13}[key]
    for kind in ("keyDown", "keyUp"):
        more: dict[str, Any] = {"text": text} if text and kind == "keyDown" else {}
        page.call("Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=code, **more)


def focused(page: Page) -> dict[str, Any]:
    """Go on to the next stop, and tell what and where it is."""
    press(page, "Tab")
    told: dict[str, Any] = page.value("""(() => {
  const one = document.activeElement;
  const place = [...document.querySelectorAll("*")].indexOf(one);
  return {href: one.getAttribute("href"), place, outline: getComputedStyle(one).outlineStyle};
})()""")
    return told


def test_arabic_runs_from_the_right_and_english_from_the_left(
    page: Page, files: dict[str, Path]
) -> None:
    """Each text by its own first letter, also where a number of ours stands before it."""
    page.open(files["arabic"])
    told = page.value("""
[...document.querySelectorAll("h2, h3, q")].map(one => [one.textContent.trim(),
  getComputedStyle(one.closest("[dir]") || one).direction])
""")
    for text, direction in told:
        assert direction == ("rtl" if re.search("[\u0600-\u06ff]", text) else "ltr"), text
    assert sum(direction == "rtl" for _, direction in told) > 5
    names = page.value("getComputedStyle(document.querySelector('bdi')).unicodeBidi")
    assert names == "isolate"


# -- nothing is cut --------------------------------------------------------------------------------

SHEET = 703
"""How wide a sheet of A4 is between its margins, in pixels."""

HIGH = 1031
"""How high."""


@pytest.mark.parametrize("name", PAGES)
def test_paper_holds_everything(page: Page, files: dict[str, Path], name: str) -> None:
    """Nothing is wider than the sheet, and what is folded on a screen stands open.

    Left out are only pictures that say no more than the text, and names in cards, which stand below.
    """
    page.look(SHEET, paper=True)
    page.open(files[name])
    wide = page.value("""
[...document.querySelectorAll("body *")].filter(one => !one.closest("svg") && !one.matches(".skip")
  && (one.scrollWidth > one.clientWidth + 1 && one.clientWidth && getComputedStyle(one).display !== "inline"
      || one.getBoundingClientRect().right > 704)).map(one => one.outerHTML.slice(0, 200))
""")
    assert wide == []
    shut = page.value("""
[...document.querySelectorAll("details:not(.pictures) > :not(summary)")].filter(
  one => !one.closest(".pictures, .card") && one.getBoundingClientRect().height === 0
    && one.textContent.trim() !== "").length
""")
    assert shut == 0
    sheets = page.pdf().count(b"/Type /Page\n")
    least, most = {"five": (25, 50), "many": (10, 140)}.get(name, (1, 6))
    assert least <= sheets <= most


@pytest.mark.parametrize("name", PAGES)
def test_pictures_on_paper_fit_a_sheet_and_can_be_read(
    page: Page, files: dict[str, Path], name: str
) -> None:
    """No part is higher than a sheet of A4, and no letter in it smaller than 6.5 points."""
    page.look(SHEET, paper=True)
    page.open(files[name])
    parts = page.value("""
[...document.querySelectorAll("figure svg")].filter(one => !one.closest(".pictures")).map(one => {
  const scale = one.getBoundingClientRect().width / one.viewBox.baseVal.width;
  const sizes = [...one.querySelectorAll("text")].map(text => parseFloat(getComputedStyle(text).fontSize));
  return [one.getBoundingClientRect().height, Math.min(99, ...sizes) * scale * 0.75];
})
""")
    assert [one for one in parts if one[0] > HIGH or one[1] < 6.5] == []
    assert bool(parts) == (name in ("five", "arabic", "many"))


def test_a_part_of_a_picture_looks_as_the_first_does(page: Page, files: dict[str, Path]) -> None:
    """What is drawn again has the styles of the drawing, though selectors do not reach across."""
    page.look(1280)
    page.open(files["many"])
    kinds = page.value("""
[...document.querySelectorAll("figure svg use")].map(one => one.getBBox().width > 0
  && document.querySelector(one.getAttribute("href")).matches("g.ct-picture"))
""")
    assert set(kinds) == {True}


def test_paper_parts_no_card_and_no_line(page: Page, files: dict[str, Path]) -> None:
    """A card stays on one sheet where it fits; names that are folded in it are only counted."""
    page.look(SHEET, paper=True)
    page.open(files["many"])
    style = (
        "[...new Set([...document.querySelectorAll('%s')].map(one => getComputedStyle(one%s).%s))]"
    )
    assert page.value(style % (".card", "", "breakInside")) == ["avoid"]
    folded = style % (".card details", ", '::details-content'", "display")
    assert page.value(folded) == ["none"]


def test_much_is_folded_and_can_be_reached(page: Page, files: dict[str, Path]) -> None:
    """A question of 300 answers and a denial of 200 holders leave a page that can be read."""
    page.look(1280)
    page.open(files["many"])
    assert page.value("document.documentElement.scrollHeight") < 20_000
    page.value("location.hash = 'claim-c299'")
    page.value("new Promise(done => setTimeout(done, 200))")
    assert page.value("document.getElementById('claim-c299').parentNode.open")
