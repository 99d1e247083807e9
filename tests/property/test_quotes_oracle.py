"""Quotes in small texts, against a search that normalises everything at once and keeps no offsets."""

import re
import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from claimtrack.model import Quote
from claimtrack.provenance.nearest import difference, nearest
from claimtrack.provenance.normalising import INVISIBLE, LEVELS, canonical, normalised, visible_only
from claimtrack.provenance.quotes import Copy, sought

ALPHABET = "ab \n\xa0'\"’“-—\u00ad\u200b\u0301\u0323éêå각\u1100\u1161"
TEXTS = st.text(ALPHABET, max_size=30)
QUOTES = st.text(ALPHABET, min_size=1, max_size=6)
QUOTE_MARKS = {"’": "'", "“": '"', "—": "-"}
ALL = ("normalised", "invisible", "canonical")


def plain(text: str, level: int) -> str:
    """Return a text at a level of normalisation, by whole-text replacements."""
    for typographic, ascii_ in QUOTE_MARKS.items():
        text = text.replace(typographic, ascii_)
    if level >= ALL.index("invisible"):
        text = re.sub(f"[{INVISIBLE}]", "", text)
    text = re.sub("-+", "-", re.sub(r"\s+", " ", text))
    return unicodedata.normalize("NFD", text) if level >= ALL.index("canonical") else text


@given(TEXTS)
def test_the_folded_text_is_what_whole_text_replacements_give(text: str) -> None:
    """Keeping the way back changes nothing of where it leads from."""
    folded = normalised(text)
    assert folded.text == plain(text, 0)
    assert visible_only(folded).text == plain(text, 1)
    assert canonical(visible_only(folded)).text == plain(text, 2)


@given(TEXTS, st.integers(0, 2), st.data())
def test_the_way_back_leads_to_what_folds_to_the_same(
    text: str, level: int, data: st.DataObject
) -> None:
    """What any stretch of a folded text stood for folds to that stretch, and no more than it cuts."""
    folded = Copy(text).folded(level)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    first, last = folded.span(start, end)
    if start < end:
        stretch = plain(text[first:last], level)
        assert folded.text[start:end] in stretch
        before, after = folded.span(0, start)[1], folded.span(end, len(folded.text))[0]
        if before <= first and last <= after:
            assert folded.text[start:end] == stretch


@given(TEXTS, QUOTES)
@example("a\u00ada", "aa")
@example("a -\u00ad- b", "a — b")
def test_a_quote_is_found_where_the_plain_search_finds_it(text: str, quote: str) -> None:
    """At the first level with a place, the places are those of the plain texts; in whole words first."""
    result, matches = sought(Copy(text), Quote(exact=quote))
    for cut in (False, True):
        for level, name in enumerate(ALL):
            needle = plain(quote, level).strip(" ")
            expected = len(places(plain(text, level), needle, cut=cut))
            if expected:
                found = "found" if expected == 1 else "ambiguous"
                assert (result, len(matches)) == (found, expected)
                assert {match.normalisation for match in matches} <= {"exact", name}
                assert {match.cut for match in matches} == {cut}
                return
    assert (result, matches) == ("altered", ())


def places(text: str, needle: str, *, cut: bool) -> list[int]:
    """Return where a needle stands in a text of the alphabet, cutting a word or character or not."""
    found = [at for at in range(len(text)) if needle and text.startswith(needle, at)]
    inside = splits if cut else cuts
    return [at for at in found if not (inside(text, at) or inside(text, at + len(needle)))]


def splits(text: str, at: int) -> bool:
    """Tell whether a place is before a mark or a later part of a Korean syllable."""
    if not 0 < at < len(text):
        return False
    korean = text[at] in "\u1161\u11a8" and "HANGUL" in unicodedata.name(text[at - 1], "")
    return korean or unicodedata.combining(text[at]) > 0


def cuts(text: str, at: int) -> bool:
    """Tell whether a place is between two letters or marks, or before a mark."""
    if not 0 < at < len(text):
        return False
    seen = re.sub(f"[{INVISIBLE}]", "", text[:at])[-1:], re.sub(f"[{INVISIBLE}]", "", text[at:])[:1]
    before, after = (bool(c) and (c.isalpha() or unicodedata.combining(c) > 0) for c in seen)
    return splits(text, at) or (before and after)


@given(TEXTS, QUOTES)
def test_a_match_is_the_quote(text: str, quote: str) -> None:
    """What a match's offsets cut out of the text is the quote, once both are normalised."""
    for match in sought(Copy(text), Quote(exact=quote))[1]:
        level = max(0, ALL.index(match.normalisation)) if match.normalisation != "exact" else 0
        stretch = text[match.start : match.end]
        assert plain(stretch, level).strip(" ") == plain(quote, level).strip(" ")
        assert (stretch == quote.strip()) == (match.normalisation == "exact")
        before = text[: match.start]
        assert match.line == 1 + before.count("\n")
        assert match.column == len(before) - (before.rfind("\n") + 1) + 1


@given(TEXTS, st.data())
def test_whole_words_of_a_text_are_found_in_it(text: str, data: st.DataObject) -> None:
    """A stretch from word to word is in the text it was cut from, never altered."""
    words = [m.span() for m in re.finditer(r"\S+", text)]
    if words:
        first = data.draw(st.integers(0, len(words) - 1))
        last = data.draw(st.integers(first, len(words) - 1))
        quote = text[words[first][0] : words[last][1]]
        if plain(quote, 0).strip() and not unicodedata.combining(quote[0]):
            assert sought(Copy(text), Quote(exact=quote))[0] in ("found", "ambiguous")


@given(TEXTS, st.text(ALPHABET, min_size=1, max_size=400))
def test_the_nearest_text_is_a_stretch_of_the_text(text: str, quote: str) -> None:
    """Whatever is looked for in whatever text, what is shown stands there, and nothing is raised."""
    near = nearest(Copy(text), quote)
    if near is not None:
        assert text[near.start : near.end] == near.text


@given(st.text("ab -", max_size=20), st.text("ab -", max_size=20))
def test_a_difference_can_be_read_both_ways(quote: str, text: str) -> None:
    """Without what is added a difference is the quote; without what is removed, the text."""
    diff = difference(quote, text)
    assert re.sub(r"\[-(.*?)-\](?!\])|\{\+.*?\+\}", r"\1", diff) == quote
    assert re.sub(r"\[-.*?-\](?!\])|\{\+(.*?)\+\}", r"\1", diff) == text


def test_the_levels_are_those_of_the_program() -> None:
    """The oracle knows every level there is."""
    assert tuple(name for name, _ in LEVELS) == ALL
