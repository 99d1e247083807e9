"""Whatever records say, each page of a site stays what it is with harmless words in their place."""

from __future__ import annotations

import itertools
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.contradictions.search import Search
from claimtrack.layout import tidy
from claimtrack.pages.site import pages
from claimtrack.records import Records
from claimtrack.reports.gathering import gather

html5lib = pytest.importorskip("html5lib", reason="the parser comes with the test extra")

ATTACKS = json.loads((Path(__file__).parents[1] / "attacks.json").read_text(encoding="utf-8"))
Worded = Callable[[Iterator[str], Iterator[str]], Records]
HTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"

BITS = st.sampled_from(ATTACKS["texts"]) | st.text(max_size=8)
TEXTS = st.lists(BITS, min_size=1, max_size=3).map("".join).filter(tidy)
ADDRESSES = st.sampled_from(ATTACKS["addresses"]) | st.builds(
    str.__add__, st.sampled_from(ATTACKS["addresses"]), TEXTS
)


def words(texts: list[str]) -> Iterator[str]:
    """Give the texts over and over, no two alike."""
    for number in itertools.count():
        yield f"{texts[number % len(texts)]}{number}"


def made(records: Records) -> dict[str, str]:
    """Return the files of the site."""
    return dict(pages(gather(records), Search(records)))


def tree(page: str) -> Any:  # noqa: ANN401 - html5lib has no types
    """Return a page as a tree, which the parser found no fault with."""
    assert all(c.isprintable() or c in "\n\u200c\u200d" for c in page)
    return html5lib.HTMLParser(strict=True, tree=html5lib.getTreeBuilder("etree")).parse(page)


def outline(page: Any) -> Counter[tuple[str, tuple[str, ...]]]:  # noqa: ANN401 - as above
    """Return how many there are of each element with its attributes, drawings and addresses aside."""
    return Counter(
        (element.tag, tuple(sorted(element.attrib)))
        for element in page.iter()
        if element.tag.startswith(HTML)
        and not (element.tag == f"{HTML}a" and "rel" in element.attrib)
        and not (element.tag == f"{HTML}code" and not element.attrib)
    )


@settings(max_examples=25, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=5), st.lists(ADDRESSES, min_size=1, max_size=3))
def test_no_page_has_an_element_or_attribute_that_is_not_ours(
    worded: Worded, texts: list[str], addresses: list[str]
) -> None:
    """A parser of HTML finds the elements of the harmless site, and leads only into it and to the web."""
    hostile = made(worded(words(texts), itertools.cycle(addresses)))
    expected = made(worded(words(["Harmless words. "]), words(["https://a.test/"])))
    assert list(hostile) == list(expected)
    for path, page in hostile.items():
        if path.endswith(".html"):
            found = tree(page)
            assert outline(found) == outline(tree(expected[path]))
            for element in found.iter():
                check(element.attrib)


def check(attributes: dict[str, str]) -> None:
    """Look that nothing among the attributes runs, and that each address is ours or one of the web."""
    for name, value in attributes.items():
        assert not name.startswith("on")
        if name in ("href", "src"):
            inner = re.fullmatch(
                r"(\.\./)?([a-z]+/)?[a-z][\w.-]*\.(html|css|js)(#[\w:+.-]+)?|#[\w-]+", value
            )
            assert inner or re.match(r"https?://[^\s/]", value, re.IGNORECASE)


@settings(max_examples=100)
@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_the_index_of_the_search_is_one_line_of_data(worded: Worded, texts: list[str]) -> None:
    """Nothing in a text ends the script or the line, and every text comes back as it was."""
    records = worded(words(texts), words(["https://a.test/"]))
    script = made(records)["index.js"]
    assert script.isascii()
    assert "<" not in script
    told = re.fullmatch(r"const claimtrackIndex = (.*);\n", script)
    assert told
    shown = {row[1] for row in json.loads(told[1])}
    assert shown == {
        *(claim.text for claim in records.claims.values()),
        *(question.text for question in records.questions.values()),
        *(one.name for one in records.actors.values()),
        *(one.title for one in records.sources.values()),
    }
