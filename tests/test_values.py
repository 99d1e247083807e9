"""Small parts with promises of their own: values, ids, spelling, terminal text, writing out."""

import io

import pytest

from claimtrack.diagnostics import Diagnostic, Label, Numbers, Span, Spans
from claimtrack.exports.yaml import write
from claimtrack.ids import is_id
from claimtrack.loading import read_texts
from claimtrack.model import Actor, Claim, Expectation, Link, Record, Stance
from claimtrack.spelling import suggest
from claimtrack.terminal import paint, visible, wants_colour, width
from claimtrack.value import evolve, field, filled, record, value


@value
class Pair:
    """Two things, of which the second is not compared and not shown."""

    first: int
    second: int = field(default=0, eq=False, repr=False)


@record
class Named:
    """One thing."""

    first: int


def test_values_are_equal_by_what_is_compared() -> None:
    """Equal values have equal hashes; fields left out of comparing do not count."""
    assert Pair(1, 2) == Pair(1, 3)
    assert hash(Pair(1, 2)) == hash(Pair(1, 3))
    assert Pair(1) != Pair(2)
    assert len({Pair(1, 2), Pair(1, 3), Pair(2)}) == 2


def test_values_of_two_classes_are_never_equal() -> None:
    """Two kinds of record with the same fields say two things."""
    one: list[object] = [Actor(id="a", name="b"), Pair(1), Named(first=1)]
    other: list[object] = [Claim(id="a", text="b"), 1, Pair(1)]
    assert [a == b for a, b in zip(one, other, strict=True)] == [False] * 3
    assert [hash(a) == hash(b) for a, b in zip(one, other, strict=True)] == [False] * 3


def test_values_show_themselves() -> None:
    """The repr of a value is how it is made."""
    assert repr(Pair(1, 2)) == "Pair(first=1)"
    assert repr(Named(first=1)) == "Named(first=1)"


def test_values_do_not_change() -> None:
    """A value is frozen; another one is made from it."""
    with pytest.raises(AttributeError):
        Pair(1).first = 2  # type: ignore[misc]
    assert evolve(Pair(1, 2), first=3) == Pair(3)


def test_a_record_may_be_made_of_what_was_typed_alone() -> None:
    """What is left out is as if the record had been made without it."""
    claim = filled(Claim, {"text": "b", "id": "a"})
    assert claim == Claim(id="a", text="b")
    assert (claim.kind, claim.tags, repr(claim)) == ("fact", (), repr(Claim(id="a", text="b")))
    assert evolve(claim, note="c") == Claim(id="a", text="b", note="c")
    with pytest.raises(AttributeError):
        claim.note = "c"  # type: ignore[misc]


def test_records_take_their_fields_by_name() -> None:
    """What a field means is said where a record is made."""
    with pytest.raises(TypeError):
        Named(1)  # type: ignore[call-arg]


def test_findings_are_ordered_by_place_then_code() -> None:
    """The order in which findings are shown does not depend on the order in which they are made."""
    places = [("b", 1, 1), ("a", 10, 1), ("a", 9, 5), ("a", 9, 4)]
    found = [
        Diagnostic(code=code, severity="error", span=Span(f, n, c, n, c), message="m")
        for f, n, c in places
        for code in ("CT102", "CT101")
    ]
    order = [str(one) for one in sorted(found, key=lambda one: one.sort_key)]
    assert order == [
        f"{place}: {code} m"
        for place in ("a:9:4", "a:9:5", "a:10:1", "b:1:1")
        for code in ("CT101", "CT102")
    ]
    assert Label(found[0].span, "x") == Label(Span("b", 1, 1, 1, 1), "x")


def test_places_are_found_by_field_and_item() -> None:
    """Each of many items is found at its place; what has none, at that of its field or record."""
    most = 20_000
    marks = (("", None), *(("via", number) for number in range(most)), ("via", None))
    numbers = [number for place in range(most + 2) for number in (place + 1, 1, place + 1, 2)]
    spans = Spans("a", marks, numbers)
    assert [spans.field("via", number).line for number in range(most)] == list(range(2, most + 2))
    assert spans.field("via", most).line == most + 2
    assert spans.field("holder").line == 1
    assert (spans.has("via"), spans.has("holder")) == (True, False)
    assert (spans.marks, spans.numbers, spans.place) == (marks, tuple(numbers), ("a", 1, 1))


@pytest.mark.parametrize("most", [255, 256, 65_535, 65_536, 1_000_000])
def test_places_are_kept_in_as_little_room_as_they_allow(most: int) -> None:
    """A file that has been read gives the places that it had before, however far down or out they are."""
    typed = [1, 2, most, 3, most, 4, most, 5]
    numbers = Numbers(typed)
    spans = Spans("a", (("", None), ("via", None)), numbers)
    before = (spans.numbers, spans.record, spans.field("via"), spans.place)
    for keep in (numbers.pack, numbers.narrow):
        keep()
        assert (spans.numbers, spans.record, spans.field("via"), spans.place) == before
        assert spans.numbers == tuple(typed)


def test_places_show_themselves() -> None:
    """What is shown of places is what makes them."""
    spans = Spans("a", (("", None), ("via", 0)), (1, 2, 1, 3, 4, 5, 4, 6))
    assert repr(spans) == "Spans('a', (('', None), ('via', 0)), (1, 2, 1, 3, 4, 5, 4, 6))"


@pytest.mark.parametrize("text", ["a", "a1", "1a", "cargo-arms", "cbs-2013-03-25", "0-a", "a-0-b"])
def test_ids_are_words_with_hyphens(text: str) -> None:
    """Lower-case letters and digits, joined by single hyphens, with at least one letter."""
    assert is_id(text)


@pytest.mark.parametrize(
    "text", ["", "1", "2013-03", "A", "a_b", "a b", "-a", "a-", "a--b", "\u00e9", "a\n", "\u0661a"]
)
def test_what_looks_otherwise_is_no_id(text: str) -> None:
    """Nothing that could be taken for a number, a date or another spelling is an id."""
    assert not is_id(text)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("holdr", "holder"),
        ("holdder", "holder"),
        ("hodler", "holder"),
        ("Holder", "holder"),
        ("affirm", "affirms"),
        ("cargo arms", "cargo-arms"),
        ("cargo_arms", "cargo-arms"),
        ("arms-cargo", None),
        ("cargo-arm-shipments", "cargo-arms-shipment"),
        ("zzz", None),
        ("", None),
        ("h" * 81, None),
    ],
)
def test_the_nearest_word_is_suggested(word: str, meant: str | None) -> None:
    """A slip of one letter is always seen through; what is near nothing gets no suggestion."""
    assert suggest(word, ["affirms", "cargo-arms", "cargo-arms-shipment", "holder"]) == meant


def test_a_suggestion_does_not_depend_on_the_order_of_candidates() -> None:
    """Of two equally near words one is taken, always the same."""
    assert suggest("hold", ["holdx", "holda"]) == suggest("hold", ["holda", "holdx"])


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("abc", 3),
        ("漢字", 4),
        ("e\u0301", 1),
        ("\u200db", 1),
        ("\uff21", 2),
        ("\u20ddé", 1),
    ],
)
def test_width_counts_columns(text: str, columns: int) -> None:
    """Wide characters take two columns, combining and invisible ones none."""
    assert width(text) == columns


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain é 漢", "plain é 漢"),
        ("a\tb", "a b"),
        ("\x1b[0m", r"\x1b[0m"),
        ("\u202e\u2066", r"\u202e\u2066"),
        ("\U000e0041", r"\U000e0041"),
        ("\ud800", r"\ud800"),
        ("\x9b", r"\x9b"),
        ("\u200d\u200c\n", "\u200d\u200c\\n"),
    ],
)
def test_what_could_act_on_a_terminal_is_escaped(text: str, shown: str) -> None:
    """Only what merely shows is shown as it is; joiners that scripts need are."""
    assert visible(text) == shown


def test_text_is_painted_where_there_are_colours() -> None:
    """A colour ends where the text does."""
    assert paint("x", "red", colour=True) == "\x1b[31;1mx\x1b[0m"
    assert paint("x", "red", colour=False) == "x"


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


@pytest.mark.parametrize(
    ("environ", "wanted"),
    [({}, True), ({"NO_COLOR": ""}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)],
)
def test_colours_are_wanted_on_terminals(environ: dict[str, str], wanted: object) -> None:
    """NO_COLOR counts when it is set to something; no other stream is ever coloured."""
    assert wants_colour(Terminal(), environ) is wanted
    assert wants_colour(io.StringIO(), environ) is False


def test_records_are_written_by_kind_in_the_order_of_the_format() -> None:
    """Sections stand in the order of the format, each with its records; derived names are not typed."""
    records: list[Record] = [
        Expectation(claim="a", status="denied"),
        Link(id="a:supports:b", from_=("a",), verb="supports", to="b"),
        Stance(id="s1", source="d", verb="denies", claims=("a",), sarcastic=True, line=7),
        Stance(id="x:y", source="e", verb="affirms", claims=("a", "b")),
        Stance(id="s2", source="d", verb="doubts", claims=("b",)),
        Claim(id="a", text='"\\\u202e'),
    ]
    assert (
        write(records)
        == """\
claims:
  a: {text: "\\"\\\\\\U0000202e"}
stances:
  d:
    - {id: "s1", denies: ["a"], line: 7, sarcastic: true}
    - {id: "s2", doubts: ["b"]}
  e:
    - {affirms: ["a", "b"]}
links:
  - {from: ["a"], supports: "b"}
expect:
  a: denied
"""
    )
    assert write([]) == ""


def test_what_is_written_is_read_back() -> None:
    """Numbers, flags and the mappings inside records come back as they were."""
    text = f"""\
claims:
  c: {{text: c, quantity: {{value: 16000, unit: people, of: staff}}}}
sources:
  s: {{title: S, derived_from: {{source: d, how: cites}}, held: {{path: s.txt, sha256: {"0" * 64}}}}}
  d: {{title: D}}
stances:
  s: {{affirms: c, quote: {{exact: a, prefix: b}}, line: 3, sarcastic: true}}
"""
    first = read_texts({"c.yaml": text})
    again = read_texts({"c.yaml": write(first.records.every)})
    assert (first.found, again.found) == ((), ())
    assert set(again.records.every) == set(first.records.every)
