"""Pictures of whatever records say: sound XML of known elements, no script, no link, all text shown."""

import re
from typing import get_args
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from claimtrack.cards import card
from claimtrack.corpus import Corpus
from claimtrack.dates import parse_date
from claimtrack.layout import tidy
from claimtrack.model import Actor, Claim, Link, Question, Source, Stance, StanceVerb
from claimtrack.pictures.gallery import OF_QUESTIONS
from claimtrack.records import Records

SCRAPS = (
    *(
        "</text>",
        "<script>alert(1)</script>",
        "<![CDATA[",
        "]]>",
        "<!--",
        "-->",
        "&",
        "&amp;",
        "<svg ",
    ),
    *(
        "onload=",
        '"',
        "'",
        "href='javascript:x'",
        "</style>",
        "{}",
        "\\",
        "\x00",
        "\x1b[31m",
        "\x85",
    ),
    *("\u202e", "\u2066", "\u200f", "\ufeff", "\ufffe", "\uffff", "\ud800", "\U0001f600", "\u0301"),
    *("\u0627\u0644", "\u05d0", "\u6f22", "\u2028", " ", "word", "a" * 90),
)
TEXTS = st.lists(st.sampled_from(SCRAPS) | st.text(max_size=8), min_size=1, max_size=6).map("".join)
DATES = ("", "2012-07/2013-03", "0000", "9999-12-31", "../2013", "2013-03-25~", "1850/..", "201X")
CLAIMS, ACTORS = ("a", "b", "c"), ("ann", "bob")

ELEMENTS = {"svg", "title", "desc", "style", "rect", "path", "circle", "text", "tspan"}
ATTRIBUTES = {
    *("class", "role", "aria-labelledby", "aria-describedby", "width", "height", "viewBox", "id"),
    *("x", "y", "rx", "d", "cx", "cy", "r", "text-anchor", "direction"),
}
VALUE = re.compile(r"100%|[A-Za-z0-9 ._-]*")
"""What an attribute may hold: nothing that could be an address, a style or a script."""


@st.composite
def corpora(draw: st.DrawFn) -> Corpus:
    """Return a corpus of any texts, in which two sources let two actors speak of three claims."""
    stances = [
        Stance(
            id=f"s{n}",
            source=draw(st.sampled_from(("one", "two"))),
            verb=draw(st.sampled_from(get_args(StanceVerb))),
            claims=(draw(st.sampled_from(CLAIMS)),),
            holder=draw(st.sampled_from((None, *ACTORS))),
            via=draw(st.sampled_from(((), ("ann",), ("bob",)))),
            certainty=draw(st.sampled_from((None, "probable"))),
        )
        for n in range(draw(st.integers(0, 6)))
    ]
    date = draw(st.sampled_from(DATES))
    return Corpus(
        Records(
            [
                Question(id="q", text=draw(TEXTS), answers=CLAIMS, exclusive=draw(st.booleans())),
                *(Claim(id=id_, text=draw(TEXTS)) for id_ in CLAIMS),
                *(Actor(id=id_, name=draw(TEXTS)) for id_ in ACTORS),
                Source(id="one", title=draw(TEXTS), published=parse_date(date) if date else None),
                Source(id="two", title=draw(TEXTS), author=ACTORS),
                Link(id="l", from_=("a",), verb="supports", to="b"),
                Link(id="m", from_=("a",), verb="contradicts", to="c"),
                *stances,
            ]
        )
    )


@given(corpora())
def test_a_picture_is_sound_and_still_whatever_records_say(corpus: Corpus) -> None:
    """An XML parser reads it, and meets only what pictures are made of; the title is shown as typed."""
    for kind in (*OF_QUESTIONS, "provenance"):
        id_ = "a" if kind == "provenance" else "q"
        picture = corpus.picture(kind, id_)
        root = ET.fromstring(picture.svg(picture.title))  # noqa: S314 - what is tested
        assert {one.tag.partition("}")[2] for one in root.iter()} <= ELEMENTS
        for one in root.iter():
            assert set(one.attrib) <= ATTRIBUTES
            assert all(VALUE.fullmatch(text) for text in one.attrib.values())
        assert root[0].text == tidy(picture.title) or not tidy(picture.title)


@given(TEXTS, TEXTS)
def test_a_card_is_sound_whatever_a_record_says(text: str, note: str) -> None:
    """The text of a claim and of a question adds no element to a notebook."""
    claim = Claim(id="x", text=text, note=note)
    question = Question(id="q", text=text, answers=(), tags=(note,))
    for one in (claim, question):
        root = ET.fromstring(one._repr_html_())  # noqa: S314 - what is tested
        assert {cell.tag for cell in root.iter()} == {"table", "caption", "tbody", "tr", "th", "td"}
        assert root[1][0][1].text == tidy(text) or not tidy(text)


@given(st.lists(st.tuples(TEXTS, TEXTS)))
def test_a_table_has_a_row_for_each_value(rows: list[tuple[str, str]]) -> None:
    """Labels and values are text, whatever they hold."""
    root = ET.fromstring(card("All", rows))  # noqa: S314 - what is tested
    assert len(root[1]) == sum(value != "" for _, value in rows)
