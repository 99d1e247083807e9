"""The text of HTML pages: nothing that was escaped gets lost, and no markup is too odd to be read."""

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from claimtrack.provenance.extracting import extracted
from claimtrack.provenance.markup import page_text
from claimtrack.provenance.snapshots import CopyFault

CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
SCRAPS = re.findall(
    r"\S+",
    """<p> </p> <b> </b> <script> </script> <pre> </pre> <style> <!-- --> <![CDATA[ ]]> <svg> <table>
    <td> </table> &amp; & < <textarea> </title> <?x ?> <frameset> <noscript> <template> <xmp> <plaintext>
    <br> <html> </body> word""",
)


@given(st.text(CHARACTERS, max_size=40))
def test_every_character_of_a_paragraph_is_there(text: str) -> None:
    """A parser that dropped or replaced what somebody may quote would make true quotes altered."""
    page = page_text(f"<p>{html.escape(text)}</p>")
    assert " ".join(page.split()) == " ".join(text.split())


@given(st.lists(st.sampled_from(SCRAPS), max_size=20))
def test_markup_in_any_disorder_is_read(scraps: list[str]) -> None:
    """Whatever stands in a page, it has a text, of lines that are not empty."""
    lines = page_text("".join(scraps)).split("\n")
    assert lines == [""] or all(line.strip() for line in lines)


@given(st.binary(max_size=60), st.sampled_from(["utf-8", "big5", "euc-kr", "iso-8859-99", "hex"]))
def test_bytes_in_any_disorder_have_a_text_or_a_reason(data: bytes, encoding: str) -> None:
    """Nothing but a fault of the copy is raised, whatever a page declares and holds."""
    try:
        told = str(extracted("page.html", b"<meta charset=" + encoding.encode() + b">" + data).form)
    except CopyFault as fault:
        told = fault.result
    assert told in ("html", "refused")
