"""Lines for a terminal: nothing wider than it, nothing that acts on it."""

from hypothesis import given
from hypothesis import strategies as st

from claimtrack.layout import Label, Page, fold, tidy
from claimtrack.terminal import width


def test_words_stay_whole_where_they_fit() -> None:
    """A text is broken between words, and inside a word only if the word is wider than the room."""
    assert list(fold("one two seventeen", 6)) == ["one", "two", "sevent", "een"]


def test_no_text_is_one_empty_line() -> None:
    """A label without a text still has its line."""
    assert list(fold("", 10)) == [""]
    assert list(Page().prose("", label=Label("for", 6))) == ["for   "]


@given(st.text(), st.integers(2, 40))
def test_no_line_is_wider_than_the_room(text: str, room: int) -> None:
    """Whatever the text, its lines fit, and nothing but white space between words is lost."""
    lines = list(fold(tidy(text), room))
    assert all(width(line) <= room for line in lines)
    assert "".join("".join(lines).split()) == "".join(tidy(text).split())


@given(st.text())
def test_a_tidy_text_is_one_line_that_acts_on_no_terminal(text: str) -> None:
    """Control characters and line ends are gone or shown as escapes."""
    assert all(c.isprintable() or c in "\u200c\u200d" for c in tidy(text))


def test_labels_stand_in_one_column() -> None:
    """A text's later lines begin where its first does, pushed right by a label that is wide."""
    page = Page(columns=30)
    assert list(page.prose("a b c d e f g h i j k l", indent=2, label=Label("for", 8))) == [
        "  for     a b c d e f g h i j",
        "          k l",
    ]
    assert list(page.prose("a " * 14, label=Label("longer", 4)))[1] == "       a a"


def test_a_place_goes_on_the_last_line_or_whole_on_its_own() -> None:
    """A place is never broken, even where it is wider than the terminal."""
    page = Page(columns=24)
    assert list(page.placed("short", "a.yaml:1")) == ["short · a.yaml:1"]
    assert list(page.placed("", "a.yaml:1", indent=2)) == ["  a.yaml:1"]
    place = "a/very/long/path/to/claims.yaml:1"
    label = Label("by", 4)
    assert list(page.placed("one two three four five six", place, label=label)) == [
        "by  one two three four",
        "    five six",
        f"    {place}",
    ]


def test_a_narrow_terminal_squeezes_nothing_to_nothing() -> None:
    """Where indentation leaves little room, text is wider than the terminal rather than a column."""
    assert list(Page(columns=10).prose("twenty columns, more", indent=8)) == [
        "        twenty columns, more"
    ]


def test_lines_are_not_wider_than_one_can_follow() -> None:
    """On a very wide terminal text stays at a readable width."""
    assert max(map(len, Page(columns=200).prose("word " * 100))) <= 120


def test_colours_are_painted_only_where_asked() -> None:
    """Without colour there is not one escape; with it, labels and places are marked."""
    plain, painted = Page(columns=40), Page(columns=40, colour=True)
    arguments = ("text", "a.yaml:1")
    label = Label("by", 4)
    assert list(plain.placed(*arguments, label=label)) == ["by  text · a.yaml:1"]
    (line,) = painted.placed(*arguments, label=label)
    assert line == "\x1b[1mby\x1b[0m  text · \x1b[2ma.yaml:1\x1b[0m"
