"""Whatever a text holds, Markdown shows it as it is, wherever in a report it stands."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.layout import tidy
from claimtrack.reports.markdown import code, escaped

markdown_it = pytest.importorskip("markdown_it", reason="the parser comes with the docs extra")

ACTIVE = "ab1 \n\\`*_{}[]<>()#+-.!|~&;:=\"'/@$^?w"
"""Letters, and all that means something in CommonMark or in its common extensions."""

TEXTS = st.text(st.sampled_from(ACTIVE), max_size=30) | st.text(max_size=20)

OWN = {"## ": {"h2"}, "- ": {"ul", "li"}, "x\\\n": {"p", "br"}, "- **x** ": {"ul", "li", "strong"}}
"""What may stand before a text, and the only elements that then come out."""


def rendered(source: str) -> str:
    """Return Markdown as HTML, with the extensions that most sites allow."""
    parser = markdown_it.MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return str(parser.render(source))


@given(TEXTS.filter(tidy), st.sampled_from(sorted(OWN)))
def test_an_escaped_text_adds_no_element_and_loses_no_character(text: str, before: str) -> None:
    """Read back by a CommonMark parser it is the text, and the elements are the report's own."""
    out = rendered(f"{before}{escaped(text)}\n")
    assert set(re.findall(r"</?(\w+)", out)) == OWN[before]
    shown = html.unescape(re.sub(r"<[^>]*>", "", out)).replace("\n", "").strip()
    assert shown == f"{'x' * ('x' in before)}{' ' * ('* ' in before)}{tidy(text)}"


@given(TEXTS.filter(tidy))
def test_a_text_in_a_code_span_stays_in_it(text: str) -> None:
    """Also one that is nothing but backticks."""
    out = rendered(f"a {code(text)} b\n")
    found = re.fullmatch(r"<p>a <code>(.*)</code> b</p>\n", out)
    assert found is not None
    assert html.unescape(found[1]) == tidy(text)


@pytest.mark.parametrize("address", ["https://a.test", "www.a.test", "<https://a.test>"])
def test_an_address_is_no_link(address: str) -> None:
    """Also where bare addresses become links, since what begins one is escaped."""
    assert re.search(r"\\:|\\\.|\\<", escaped(address))
    assert "<a" not in rendered(escaped(address))
