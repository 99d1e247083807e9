"""Whatever records say, each page of a site stays what it is with harmless words in their place."""

from __future__ import annotations

import itertools
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from attacks import ADDRESSES, TEXTS, outline, tree, words
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.contradictions.search import Search
from claimtrack.pages.site import pages
from claimtrack.records import Records
from claimtrack.reports.gathering import gather

Worded = Callable[[Iterator[str], Iterator[str]], Records]


def made(records: Records) -> dict[str, str]:
    """Return the files of the site."""
    return dict(pages(gather(records), Search(records)))


@pytest.fixture(scope="module")
def harmless(worded: Worded) -> dict[str, Counter[tuple[str, tuple[str, ...]]]]:
    """The files of the site with words that mean nothing to anybody: what elements the pages have."""
    files = made(worded(words(["Harmless words. "]), words(["https://a.test/"])))
    return {
        path: outline(tree(page)) if path.endswith(".html") else Counter()
        for path, page in files.items()
    }


@settings(max_examples=25)
@given(st.lists(TEXTS, min_size=1, max_size=5), st.lists(ADDRESSES, min_size=1, max_size=3))
def test_no_page_has_an_element_or_attribute_that_is_not_ours(
    worded: Worded,
    harmless: dict[str, Counter[tuple[str, tuple[str, ...]]]],
    texts: list[str],
    addresses: list[str],
) -> None:
    """A parser of HTML finds the elements of the harmless site, and leads only into it and to the web."""
    hostile = made(worded(words(texts), itertools.cycle(addresses)))
    assert list(hostile) == list(harmless)
    for path, page in hostile.items():
        if path.endswith(".html"):
            found = tree(page)
            assert outline(found) == harmless[path]
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
