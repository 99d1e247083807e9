"""Texts and addresses that mean harm, and what a page is compared by with harmless ones in their place."""

import itertools
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st

from claimtrack.layout import tidy

html5lib = pytest.importorskip("html5lib", reason="the parser comes with the test extra")

_ATTACKS = json.loads((Path(__file__).parents[1] / "attacks.json").read_text(encoding="utf-8"))
_BITS = st.sampled_from(_ATTACKS["texts"]) | st.text(max_size=8)

TEXTS = st.lists(_BITS, min_size=1, max_size=3).map("".join).filter(tidy)
ADDRESSES = st.sampled_from(_ATTACKS["addresses"]) | st.builds(
    str.__add__, st.sampled_from(_ATTACKS["addresses"]), TEXTS
)

HTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"


def words(texts: list[str]) -> Iterator[str]:
    """Give the texts over and over, no two alike."""
    for number in itertools.count():
        yield f"{texts[number % len(texts)]}{number}"


def tree(page: str) -> Any:  # noqa: ANN401 - html5lib has no types
    """Return a page as a tree, which the parser found no fault with."""
    assert all(c.isprintable() or c in "\n\u200c\u200d" for c in page)
    return html5lib.HTMLParser(strict=True, tree=html5lib.getTreeBuilder("etree")).parse(page)


def outline(page: Any) -> Counter[tuple[str, tuple[str, ...]]]:  # noqa: ANN401 - as above
    """Return how many there are of each element with its attributes, drawings and addresses aside.

    The whole of a long text stands in a paragraph of its own below its beginning.
    """
    return Counter(
        (element.tag, tuple(sorted(element.attrib)))
        for element in page.iter()
        if element.tag.startswith(HTML)
        and not (element.tag == f"{HTML}a" and "rel" in element.attrib)
        and not (element.tag == f"{HTML}code" and not element.attrib)
        and element.get("class") != "whole"
    )
