"""Whatever is in a file, reading it ends in records and located findings, alike under both parsers."""

import re
from collections.abc import Callable

from hypothesis import example, given
from hypothesis import strategies as st
from specimen import GOOD

from claimtrack import checking, outline
from claimtrack.decode import decode
from claimtrack.diagnostics import Diagnostic
from claimtrack.loading import Reading, read_texts
from claimtrack.plaintext import plain

CHARACTERS = st.one_of(
    st.sampled_from(" \n\t:,-?#'\"[]{}&*|>%@`\\x1~<=.\r…"),
    st.characters(),
).filter(lambda character: character != "!")  # see test_parsers.KNOWN: what may end a tag
PIECES = st.one_of(
    CHARACTERS,
    st.sampled_from(
        ["\n---\n", "\n...\n", "<<: ", "\r\n", ": ", " #", "? ", "- ", "&a ", "*a", '"', "''", "|#"]
    ),
)
PLACES = st.integers(0, len(GOOD))


def _replaced(text: str, start: int, length: int, piece: str) -> str:
    return text[:start] + piece + text[start + length :]


def _swapped(text: str, one: int, other: int) -> str:
    lines = text.split("\n")
    one, other = one % len(lines), other % len(lines)
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def _shifted(text: str, one: int, spaces: int) -> str:
    lines = text.split("\n")
    lines[one % len(lines)] = " " * spaces + lines[one % len(lines)].lstrip()
    return "\n".join(lines)


Change = Callable[[str], str]

CHANGES: st.SearchStrategy[Change] = st.one_of(
    st.builds(
        lambda start, length, piece: lambda text: _replaced(text, start, length, piece),
        PLACES,
        st.integers(0, 3),
        PIECES,
    ),
    st.builds(
        lambda start, length: lambda text: _replaced(text, start, length, ""), PLACES, PLACES
    ),
    st.builds(lambda one, other: lambda text: _swapped(text, one, other), PLACES, PLACES),
    st.builds(lambda one, n: lambda text: _shifted(text, one, n), PLACES, st.integers(0, 8)),
)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A good file after one to three slips of the keyboard."""
    text = GOOD
    for change in draw(st.lists(CHANGES, min_size=1, max_size=3)):
        text = change(text)
    return text


def assert_inside(finding: Diagnostic, text: str) -> None:
    """Fail if a finding points at a line or column that the text does not have."""
    lines = re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff"))
    for span in (finding.span, *(label.span for label in finding.labels)):
        assert span.file == "claims.yaml"
        assert 1 <= span.line <= len(lines), finding
        assert 1 <= span.column <= len(lines[span.line - 1]) + 1, finding
        assert (span.line, span.column) <= (span.end_line, span.end_column), finding
        assert span.end_line <= len(lines) + 1, finding


def read(text: str | bytes, *, pure: bool = False) -> Reading:
    """Read one file."""
    return read_texts({"claims.yaml": text}, pure=pure)


def test_the_good_file_is_good() -> None:
    """What the other tests damage has no finding of any kind before."""
    assert checking.findings(read(GOOD)) == ()


@given(mutated())
@example(GOOD.removesuffix("\n"))
@example(GOOD + "foo")
@example("claims: {a: b")
@example('claims:\n  a: "\\U00110000"')
@example('claims:\n  a: "\\ud800"')
def test_a_damaged_file_gives_findings_inside_it_and_no_exception(text: str) -> None:
    """Whatever slip is made in a good file, all that comes of it is findings at places in it."""
    for finding in checking.findings(read(text)):
        assert_inside(finding, text)


@given(mutated())
@example("claims:\n  a: {text: b,\n    kind: c?}\n")
@example('claims:\n  a: "\\ud800"\n')
@example('claims:\n  a: "\\U00110000"\n')
@example("claims: {}\nfoo")
def test_both_parsers_find_the_same_in_a_damaged_file(text: str) -> None:
    """With libyaml or without, a damaged file gives the same records and the same findings."""
    fast, pure = read(text), read(text, pure=True)
    assert fast.found == pure.found
    assert fast.records.every == pure.records.every
    assert fast.unread == pure.unread


@st.composite
def retouched(draw: st.DrawFn) -> str:
    """A good file, in which up to three lines were written otherwise, mostly as well as before."""
    lines = GOOD.split("\n")
    for _ in range(draw(st.integers(0, 3))):
        number = draw(st.integers(0, len(lines) - 1))
        line, touch = lines[number], draw(st.sampled_from(TOUCHES))
        lines[number : number + 1] = touch(line).split("\n")
    return "\n".join(lines[: draw(st.none() | st.integers(0, len(lines)))])


TOUCHES: list[Change] = [
    *(lambda line, more=more: line + more for more in (" ", " # c", "  ", ":", ": c", " c", "#")),
    *(
        lambda line, more=more: f"{line}\n{more}"
        for more in ("", "# c", "    # c", "   ", "      c")
    ),
    *(lambda line, begin=begin: line.replace(": ", f": {begin}", 1) for begin in " '\"([{~.-é?"),
    *(
        lambda line, mark=mark: line.replace(": ", f": {mark}\n        ", 1)
        for mark in ("|", ">-", "")
    ),
    *(lambda line, mark=mark: line.replace(", ", mark) for mark in (" ,  ", ",", ",\n      ")),
    *(lambda line, n=n: " " * n + line.lstrip() for n in range(9)),
    *(
        lambda line, mark=mark: line.replace("}", mark).replace("]", mark)
        for mark in (" ]", "}}", "")
    ),
    lambda line: line.replace("- ", "-   ", 1),
    lambda line: f"{line}\n{line}",
    lambda line: line.replace(": ", ": 'it''s ").rstrip("}]") + "'",
    lambda line: line.replace("{", "").replace(
        ", ", "\n" + " " * (len(line) - len(line.lstrip()) + 2)
    ),
]


@given(st.one_of(retouched(), mutated()))
@example(GOOD)
@example("claims:\n  a:\n    note: b")
def test_what_is_read_by_lines_is_what_yaml_says(text: str) -> None:
    """Where a file is read without a parser, a parser finds no fault, the same records and places."""
    read_plainly = plain("claims.yaml", text.encode("utf-8", "surrogatepass"))
    if not read_plainly.fit or read_plainly.found:
        return
    records = outline.read("claims.yaml", read_plainly.text)
    if records is not None:
        for pure in (False, True):
            decoded = decode("claims.yaml", read_plainly.text, pure=pure)
            assert decoded.found == []
            assert decoded.records == records
            for one, other in zip(decoded.records, records, strict=True):
                assert (one.spans.marks, one.spans.numbers) == (
                    other.spans.marks,
                    other.spans.numbers,
                )


@given(st.one_of(st.text(), st.text("ab:-,{}[]\"'\n #?|>&*%@`")))
def test_any_text_is_read_without_an_exception(text: str) -> None:
    """A file may hold any text at all."""
    for finding in checking.findings(read(text)):
        assert_inside(finding, text)


@given(st.one_of(st.binary(), st.binary().map(lambda data: GOOD.encode() + data)))
def test_any_bytes_are_read_without_an_exception(data: bytes) -> None:
    """A file may hold any bytes at all; what is no UTF-8 is a finding."""
    for finding in checking.findings(read(data)):
        assert_inside(finding, data.decode("utf-8", "replace"))
