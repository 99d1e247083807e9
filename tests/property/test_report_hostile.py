"""Whatever records say, each rendering of a report stays what it is with harmless words in their place."""

from __future__ import annotations

import csv
import itertools
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from attacks import ADDRESSES, SVG, TEXTS, outline, tree, words
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.contradictions.search import Search
from claimtrack.pages.report import render as as_page
from claimtrack.records import Records
from claimtrack.reports import csv as table
from claimtrack.reports import json as programs
from claimtrack.reports import markdown, text
from claimtrack.reports.comparing import compared
from claimtrack.reports.contents import Report
from claimtrack.reports.gathering import gather
from claimtrack.terminal import visible
from claimtrack.value import evolve

markdown_it = pytest.importorskip("markdown_it", reason="the parser comes with the docs extra")

PARTS = {
    (f"{SVG}svg", ("aria-hidden", "class", "height", "viewBox", "width")),
    (f"{SVG}g", ("class", "id")),
    (f"{SVG}use", ("href",)),
    (f"{SVG}rect", ("class", "height", "width")),
}
"""What a tall picture has that a low one has not."""

Worded = Callable[[Iterator[str], Iterator[str]], Records]


def report(records: Records) -> Report:
    """Return a report with everything in it that a report can have, changes from nothing included."""
    found = gather(records)
    before = compared(gather(Records()), found, rev="HEAD")
    after = compared(found, gather(Records()), rev="HEAD")
    gone = {name: getattr(after, name) for name in ("gone", "withdrawn", "ended")}
    return evolve(found, changes=evolve(before, **gone))


@pytest.fixture(scope="module")
def harmless(worded: Worded) -> Report:
    """The report on the records with words that mean nothing to anybody."""
    return report(worded(words(["Harmless words. "]), words(["https://a.test/"])))


@pytest.fixture(scope="module")
def harmless_page(worded: Worded) -> Any:  # noqa: ANN401 - html5lib has no types
    """The page on these records, as a tree."""
    return parsed(worded(words(["Harmless words. "]), words(["https://a.test/"])))


@settings(max_examples=30)
@given(st.lists(TEXTS, min_size=1, max_size=5), st.lists(ADDRESSES, min_size=1, max_size=3))
def test_the_page_has_no_element_and_no_attribute_that_is_not_ours(
    worded: Worded,
    harmless_page: Any,  # noqa: ANN401 - as above
    texts: list[str],
    addresses: list[str],
) -> None:
    """A parser of HTML finds the elements of the harmless page, and leads nowhere but to the web."""
    hostile = worded(words(texts), iter(itertools.cycle(addresses)))
    found = parsed(hostile)
    assert outline(found) == outline(harmless_page)
    assert drawn(found) <= drawn(harmless_page) | PARTS
    for element in found.iter():
        for name, value in element.attrib.items():
            assert value == visible(value)
            assert not name.startswith("on")
            if name.endswith("href"):
                assert re.match(r"#[a-z]|https?://[^\s/]", value, re.IGNORECASE)


def parsed(records: Records) -> Any:  # noqa: ANN401 - html5lib has no types
    """Return the page on records as a tree."""
    return tree("".join(as_page(report(records), Search(records))))


def drawn(page: Any) -> set[tuple[str, tuple[str, ...]]]:  # noqa: ANN401 - as above
    """Return which elements with which attributes drawings have: how many depends on where lines break.

    Text that runs from the right says so in `direction`; a tall picture is shown in parts by `use`.
    """
    return {
        (element.tag, tuple(sorted(set(element.attrib) - {"direction"})))
        for element in page.iter()
        if element.tag.startswith(SVG)
    }


@settings(max_examples=60)
@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_markdown_has_no_element_that_is_not_ours(
    worded: Worded, harmless: Report, texts: list[str]
) -> None:
    """A parser of CommonMark with tables and strike-through finds no link, picture or HTML."""
    parser = markdown_it.MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])

    def elements(shown: Report) -> Counter[str]:
        lines = list(markdown.render(shown, columns=80, colour=False))
        assert all(line == visible(line) for line in lines)
        return Counter(
            token.type
            for block in parser.parse("\n".join(lines))
            for token in (block, *(block.children or ()))
            if token.type != "text"
        )

    hostile = report(worded(words(texts), words(texts)))
    assert elements(hostile) == elements(harmless)


@settings(max_examples=60)
@given(st.lists(TEXTS, min_size=1, max_size=5), st.lists(ADDRESSES, min_size=1, max_size=3))
def test_no_cell_is_a_formula_and_no_row_is_added(
    worded: Worded, harmless: Report, texts: list[str], addresses: list[str]
) -> None:
    """Also after what spreadsheets strip, and where another sign parts the cells."""

    def rows(shown: Report, sign: str = ",") -> list[list[str]]:
        lines = table.render(shown, columns=80, colour=False)
        return [row for line in lines for row in csv.reader([line], delimiter=sign)]

    hostile = report(worded(words(texts), iter(itertools.cycle(addresses))))
    found = rows(hostile)
    assert [len(row) for row in found] == [len(row) for row in rows(harmless)]
    for cell in itertools.chain.from_iterable((*found, *rows(hostile, ";"))):
        assert cell == visible(cell)
        assert cell.lstrip(" \"'`")[:1] not in set(
            "=+-@|%\uff1d\uff0b\uff0d\uff20"
        ) or cell.startswith("'")


@settings(max_examples=60)
@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_programs_read_the_texts_as_they_are(worded: Worded, texts: list[str]) -> None:
    """The JSON is ASCII, and what is read from it is what the records say."""
    records = worded(words(texts), words(texts))
    out = "".join(programs.render(report(records), columns=80, colour=False))
    assert out.isascii()
    found = json.loads(out)
    assert {one["id"]: one["text"] for one in found["claims"]} == {
        id_: claim.text for id_, claim in records.claims.items()
    }


@settings(max_examples=60)
@given(texts=st.lists(TEXTS, min_size=1, max_size=5), colour=st.booleans())
def test_nothing_acts_on_a_terminal(worded: Worded, texts: list[str], *, colour: bool) -> None:
    """No escape goes out but those of our own colours."""
    found = report(worded(words(texts), words(texts)))
    lines = "\n".join(text.render(found, columns=80, colour=colour))
    plain = re.sub(r"\x1b\[(?:31;1|33;1|34;1|[0-2])m", "", lines) if colour else lines
    assert all(c.isprintable() or c in "\n\u200c\u200d" for c in plain)
