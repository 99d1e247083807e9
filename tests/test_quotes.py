"""Quotes in texts: found, ambiguous, misplaced or altered, in any script, at the right offsets."""

import pytest

from claimtrack.model import Quote
from claimtrack.provenance.boundaries import inside_word
from claimtrack.provenance.nearest import difference, nearest
from claimtrack.provenance.quotes import MOST, Copy, sought

HEBREW = "דובר הממשלה אמר: «המטוסים נושאים סיוע בלבד».\nהאופוזיציה חולקת על כך."
ARABIC = "قال المتحدث إن الطائرات تحمل مساعدات فقط،\nولم تحمل أسلحة."


def found(text: str, exact: str, line: int | None = None, **around: str) -> str:
    """Return what comes of looking for a quote: the result, then each place with what it is there."""
    result, matches = sought(Copy(text), Quote(exact=exact, **around), line)
    told = [
        f"{m.line}:{m.column} {m.normalisation} {text[m.start : m.end]!r}{' cut' * m.cut}"
        for m in matches
    ]
    return "; ".join([result, *told])


# -- normalisation ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("he said so", "said so", "found; 1:4 exact 'said so'"),
        ("he said\n  so", "said so", "found; 1:4 normalised 'said\\n  so'"),
        ("he\r\nsaid\r\nso", "said so", "found; 2:1 normalised 'said\\r\\nso'"),
        ("he said\xa0so", "said so", "found; 1:4 normalised 'said\\xa0so'"),
        ("he said\u2028\u202f so", "said so", "found; 1:4 normalised 'said\\u2028\\u202f so'"),
        ("he said so", " said\tso ", "found; 1:4 normalised 'said so'"),
        ("“it’s” «so»", '"it\'s" "so"', "found; 1:1 normalised '“it’s” «so»'"),
        ('"it\'s" so', "“it’s”", "found; 1:1 normalised '\"it\\'s\"'"),
        ("yes—no", "yes-no", "found; 1:1 normalised 'yes—no'"),
        ("yes—no", "yes--no", "found; 1:1 normalised 'yes—no'"),
        ("yes -- no", "yes – no", "found; 1:1 normalised 'yes -- no'"),
        (
            "hu\u00admani\u00adtarian",
            "humanitarian",
            "found; 1:1 invisible 'hu\\xadmani\\xadtarian'",
        ),
        ("only aid", "on\u200bly aid", "found; 1:1 invisible 'only aid'"),
        ("only \u200b aid", "only aid", "found; 1:1 invisible 'only \\u200b aid'"),
        ("a -\u00ad- b", "a — b", "found; 1:1 invisible 'a -\\xad- b'"),
        ("\ufeffonly aid", "only aid", "found; 1:2 exact 'only aid'"),
        ("cafe\u0301 noir", "caf\u00e9 noir", "found; 1:1 canonical 'cafe\u0301 noir'"),
        ("caf\u00e9 noir", "cafe\u0301 noir", "found; 1:1 canonical 'caf\u00e9 noir'"),
        ("a\u0323\u0307b", "a\u0307\u0323b", "found; 1:1 canonical 'a\u0323\u0307b'"),
        ("한국 사람", "\u1112\u1161\u11ab국", "found; 1:1 canonical '한국'"),
        ("only aid", "Only aid", "altered"),
        ("only aid", "  ", "altered"),
        ("only aid", "\u00ad", "altered"),
        ("می\u200cخواهم", "میخواهم", "altered"),
    ],
)
def test_what_is_made_alike_is_named(text: str, quote: str, expected: str) -> None:
    """Each kind of normalisation is tried in turn, and the match says which it took."""
    assert found(text, quote) == expected


@pytest.mark.parametrize(
    ("text", "quote", "place"),
    [
        (HEBREW, "המטוסים נושאים סיוע בלבד", "found; 1:19 exact 'המטוסים נושאים סיוע בלבד'"),
        (HEBREW, '"המטוסים נושאים', "found; 1:18 normalised '«המטוסים נושאים'"),
        (HEBREW, "\u200fהאופוזיציה חולקת", "found; 2:1 invisible 'האופוזיציה חולקת'"),
        (ARABIC, "مساعدات فقط", "found; 1:30 exact 'مساعدات فقط'"),
        (ARABIC, "فقط، ولم", "found; 1:38 normalised 'فقط،\\nولم'"),
        (ARABIC, "مساعد", "found; 1:30 exact 'مساعد' cut"),
    ],
)
def test_text_from_right_to_left_is_counted_as_it_is_stored(
    text: str, quote: str, place: str
) -> None:
    """Offsets follow the order of the characters, whichever way they are drawn."""
    assert found(text, quote) == place


def test_offsets_count_code_points() -> None:
    """What lies beyond the Basic Multilingual Plane is one code point, a combining mark another."""
    text = "😀 e\u0301 only aid"
    _, [match] = sought(Copy(text), Quote(exact="only aid"))
    assert (match.start, match.end, match.column) == (5, 13, 6)


# -- words --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("concatenate", "cat", "found; 1:4 exact 'cat' cut"),
        ("the cat, a concatenation", "cat", "found; 1:5 exact 'cat'"),
        ("con\u00adcat\u00adenate", "cat", "found; 1:5 exact 'cat' cut"),
        ("Iraq's flights", "Iraq", "found; 1:1 exact 'Iraq'"),
        ("a well-known man", "known", "found; 1:8 exact 'known'"),
        ("about 16,000 men", "about 16", "found; 1:1 exact 'about 16' cut"),
        ("about 16,000 men", "000 men", "found; 1:10 exact '000 men' cut"),
        ("about 16, or more", "about 16", "found; 1:1 exact 'about 16'"),
        ("cafe\u0301", "cafe", "altered"),
        ("e\u0301 so", "\u0301 so", "altered"),
        ("我们飞机只运送援助。", "只运送", "found; 1:5 exact '只运送'"),
        ("เครื่องบินขนยา", "เครื่อง", "found; 1:1 exact 'เครื่อง'"),
        ("เครื่องบินขนยา", "เครือ", "altered"),
        ("한국사람", "한국", "found; 1:1 exact '한국' cut"),
        ("각", "\u1100\u1161", "altered"),
    ],
)
def test_a_quote_is_made_of_whole_words(text: str, quote: str, expected: str) -> None:
    """Whole words, numbers and characters come first; what only stands inside one is said to be cut."""
    assert found(text, quote) == expected


def test_invisible_characters_are_looked_past_a_little() -> None:
    """A word goes on past a few characters without width; a long run of them is not walked."""
    assert inside_word("a\u00ad\u00adb", 1)
    assert inside_word("a\u00ad\u00adb", 3)
    assert not inside_word("a" + "\u00ad" * 50 + "b", 1)
    assert not inside_word("\u00ada", 1)


# -- several places -----------------------------------------------------------------------------

TWICE = "The aid came.\nNo, the aid went; the aid, he said."


@pytest.mark.parametrize(
    ("quote", "line", "around", "expected"),
    [
        ("the aid", None, {}, "ambiguous; 2:5 exact 'the aid'; 2:19 exact 'the aid'"),
        ("aid", 1, {}, "found; 1:5 exact 'aid'"),
        ("aid", 2, {}, "ambiguous; 2:9 exact 'aid'; 2:23 exact 'aid'"),
        ("aid", 3, {}, "misplaced; 1:5 exact 'aid'; 2:9 exact 'aid'; 2:23 exact 'aid'"),
        ("aid came", 2, {}, "misplaced; 1:5 exact 'aid came'"),
        ("the aid", None, {"prefix": "No,"}, "found; 2:5 exact 'the aid'"),
        ("the aid", None, {"prefix": "No, "}, "found; 2:5 exact 'the aid'"),
        ("the aid", None, {"suffix": ", he"}, "found; 2:19 exact 'the aid'"),
        ("the aid", 2, {"suffix": "went"}, "found; 2:5 exact 'the aid'"),
        ("the aid", None, {"prefix": "came. No,"}, "found; 2:5 exact 'the aid'"),
        ("aid came", None, {"suffix": "then"}, "misplaced; 1:5 exact 'aid came'"),
        ("aid came", None, {"prefix": "the"}, "misplaced; 1:5 exact 'aid came'"),
    ],
)
def test_line_prefix_and_suffix_tell_places_apart(
    quote: str, line: int | None, around: dict[str, str], expected: str
) -> None:
    """They pick one of several places; where they fit none, it is told where the quote stands."""
    assert found(TWICE, quote, line, **around) == expected


def test_lines_are_those_of_an_editor() -> None:
    """A line ends with LF, CRLF or CR, and with nothing else."""
    text = "a\r\nb\rc\nd\u2028e\x0bf g"
    assert found(text, "g").startswith("found; 4:7 ")


def test_overlapping_places_all_count() -> None:
    """A quote that overlaps itself stands in more than one place."""
    assert found("ha ha ha", "ha ha") == "ambiguous; 1:1 exact 'ha ha'; 1:4 exact 'ha ha'"


def test_a_quote_that_stands_everywhere_is_bounded_and_ambiguous(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Countless places are neither listed in full nor looked through for one that fits."""
    monkeypatch.setattr("claimtrack.provenance.quotes.LOOKED_AT", 5_000)
    result, matches = sought(Copy("a " * 5_001 + "a end"), Quote(exact="a", suffix="end"))
    assert (result, len(matches)) == ("ambiguous", MOST)
    result, matches = sought(Copy("a " * 2_000), Quote(exact="a", suffix="end"))
    assert (result, len(matches)) == ("misplaced", MOST)
    assert sought(Copy("a" * 5_001 + " a"), Quote(exact="a"))[0] == "ambiguous"


def test_a_run_of_marks_longer_than_any_writing_has_is_left_in_parts() -> None:
    """A million marks on one letter cost no more than as many letters."""
    text = "e" + "\u0301\u0323" * 100_000 + " aid"
    assert found(text, "aid").startswith("found; 1:200003 exact")
    assert found(text, "aide") == "altered"


# -- what is near -------------------------------------------------------------------------------

REPORT = "First line.\nIraq maintains that Iran is only delivering humanitarian support to Syria.\n"


@pytest.mark.parametrize(
    ("quote", "diff"),
    [
        ("only delivered humanitarian support", "only deliver[-ed-]{+ing+} humanitarian support"),
        ("ONLY DELIVERING AID", "[-ONLY DELIVERING AID-]{+only delivering+}"),
        ("Iran is delivering humanitarian", "Iran is{+ only+} delivering humanitarian"),
        (
            "onyl delivring humanitrian suport",
            "on[-yl-]{+ly+} deliv{+e+}ring humanit{+a+}rian sup{+p+}ort",
        ),
        ("aintains that Ir", "{+m+}aintains that Ir{+an+}"),
    ],
)
def test_the_nearest_text_is_shown_with_the_difference(quote: str, diff: str) -> None:
    """Slips of letters and words are found, and marked where they are."""
    near = nearest(Copy(REPORT), quote)
    assert near
    assert (near.line, near.diff) == (2, diff)
    assert REPORT[near.start : near.end] == near.text


def test_the_nearest_text_in_a_script_without_spaces() -> None:
    """Where there are no words to look for, short runs of characters do."""
    near = nearest(Copy("他说。\n我们的飞机只运送人道主义援助。"), "飞机只运人道主义援助")
    assert near
    assert (near.line, near.diff) == (2, "飞机只运{+送+}人道主义援助")


def test_the_nearest_text_begins_and_ends_with_a_character() -> None:
    """White space at the ends of the nearest stretch is no part of it."""
    near = nearest(Copy("\n delivering aid"), "x delivering aid")
    assert near
    assert (near.text, near.start) == ("delivering aid", 2)


@pytest.mark.parametrize(
    "quote", ["quite another thing", "xyzzy", "  ", "support humanitarian only xyz abc"]
)
def test_where_nothing_is_near_nothing_is_shown(quote: str) -> None:
    """A stretch of which half would have to be changed is no help."""
    assert nearest(Copy(REPORT), quote) is None


def test_the_nearest_text_is_found_in_a_long_text_of_common_words() -> None:
    """The rare words of a quote say where to look, however often the others occur."""
    text = "It was said that the aid was for the people of the land.\n" * 20_000
    near = nearest(Copy(text + REPORT + text), "that Iran was only delivering support")
    assert near
    assert near.line == 20_002


def test_a_very_long_quote_is_compared_by_its_beginning() -> None:
    """The work does not grow with the quote."""
    words = " ".join(f"word{n:04}" for n in range(5000))
    near = nearest(Copy(words), words.replace("word0007 ", "ward0007 ") + " more")
    assert near
    assert (near.start, near.text[-8:]) == (0, "word0333")


def test_a_long_quote_is_compared_to_its_end() -> None:
    """Its place is found by its beginning; what differs later is shown, and nothing else is."""
    words = [f"word{n:02}" for n in range(99)]
    quote = " ".join(words[20:80])
    near = nearest(Copy(" ".join(words).replace("word75", "ward75")), quote)
    assert near
    assert near.text == quote.replace("word75", "ward75")
    assert near.diff.count("[-") == 1
    assert "[-o-]{+a+}rd75" in near.diff


def test_capitals_that_grow_in_lower_case_shift_nothing() -> None:
    """`İ` is two characters in lower case; the places stay those of the text."""
    near = nearest(Copy("İİİ only aid came"), "only ayd came")
    assert near
    assert near.text == "only aid came"


def test_a_long_stretch_that_is_alike_is_cut_short() -> None:
    """The eye is led to what differs."""
    same = "a stretch of text that goes on and on and on and on and on"
    assert difference(f"{same} x", f"{same} y") == (
        "a stretch of text that go … on and on and on and on [-x-]{+y+}"
    )
