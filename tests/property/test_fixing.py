"""Fixes and renamings over slips of all kinds: nothing else changes, and a second time nothing at all."""

import re
from collections import Counter
from difflib import SequenceMatcher

from hypothesis import example, given
from hypothesis import strategies as st
from specimen import GOOD

from claimtrack import checking
from claimtrack.fixing import fixed
from claimtrack.loading import Reading, read_texts
from claimtrack.renaming import Refused, renamed

WORDS = [found.span() for found in re.finditer(r"[\w-]{3,}", GOOD)]
DATES = [found.span() for found in re.finditer(r"\b2013-03-25\b|\b2013-03\b(?!-)", GOOD)]
IDS = ["medicine", "engines", "no-log", "port", "airline", "bulletin", "letter", "cargo", "gap"]

OTHER_DATES = st.sampled_from(
    ["25.03.2013", "3/4/2013", "2013/3/25", "March 25, 2013", "25 Mar 2013", "2013-3", "31.02.2013"]
)
PIECES = st.sampled_from(
    [" #x", ": ", ", ", " & ", "@", "`", "*", "!", "?", '"', "'", "{", "]", "\\"]
)


@st.composite
def slips(draw: st.DrawFn) -> tuple[int, int, str]:
    """One slip: a letter of a word, the case of a word, a date in another form, an odd character."""
    kind = draw(st.sampled_from(["letter", "letter", "letter", "case", "date", "piece"]))
    if kind == "date":
        return *draw(st.sampled_from(DATES)), draw(OTHER_DATES)
    start, end = draw(st.sampled_from(WORDS))
    word = GOOD[start:end]
    if kind == "case":
        return (
            start,
            end,
            draw(st.sampled_from([word.upper(), word.title(), word.replace("-", "_")])),
        )
    at = draw(st.integers(0, len(word) - 1))
    if kind == "piece":
        return start + at, start + at, draw(PIECES)
    changed = [word[:at] + word[at + 1 :], word[:at] + word[at] * 2 + word[at + 1 :]]
    changed += [
        word[:at] + "x" + word[at + 1 :],
        word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
    ]
    return start, end, draw(st.sampled_from(changed))


@st.composite
def slipped(draw: st.DrawFn) -> str:
    """The good file after up to four slips, with line ends of either kind."""
    text, last = GOOD, len(GOOD) + 1
    for start, end, instead in sorted(
        draw(st.lists(slips(), min_size=1, max_size=4)), reverse=True
    ):
        if end < last:
            text, last = text[:start] + instead + text[end:], start
    return text.replace("\n", "\r\n") if draw(st.booleans()) else text


def errors(reading: Reading) -> Counter[tuple[str, int, str]]:
    """Return the errors of a corpus, each by code, line and message."""
    found = checking.findings(reading)
    return Counter((f.code, f.span.line, f.message) for f in found if f.severity == "error")


def read(text: str) -> Reading:
    """Read one file."""
    return read_texts({"a.yaml": text})


def test_the_good_file_is_good() -> None:
    """What the other tests damage has no finding of any kind before."""
    assert checking.findings(read(GOOD)) == ()


@given(slipped())
@example(GOOD.replace("airline, affirms", "arline, afirms").replace("2013-03,", "3 May 2013,"))
@example(GOOD.replace("no-log: Nobody", "no-log: A thing: Nobody"))
def test_fixing_twice_is_fixing_once(text: str) -> None:
    """What --fix leaves it leaves again."""
    once = fixed({"a.yaml": text}).texts.get("a.yaml", text)
    assert fixed({"a.yaml": once}).texts == {}


@given(slipped())
def test_a_fix_brings_no_error(text: str) -> None:
    """No error is new after fixing, but behind the place where a file had stopped being YAML."""
    before = read(text)
    once = fixed({"a.yaml": text}).texts.get("a.yaml", text)
    after = read(once)
    if not before.unread and not any("in a file" in found.message for found in before.found):
        assert errors(after) <= errors(before)


@given(slipped())
def test_what_was_mended_is_found_no_more(text: str) -> None:
    """A fixed finding is gone: it is not told twice."""
    done = fixed({"a.yaml": text})
    left = Counter(
        (f.code, f.span.line, f.message)
        for f in checking.findings(read(done.texts.get("a.yaml", text)))
    )
    was = Counter((f.code, f.span.line, f.message) for f in checking.findings(read(text)))
    for finding in done.mended:
        key = (finding.code, finding.span.line, finding.message)
        assert left[key] < max(was[key], 1)


@given(slipped())
def test_a_fix_touches_nothing_but_its_places(text: str) -> None:
    """Lines without a mended finding keep every character, and all lines keep their comment and end."""
    done = fixed({"a.yaml": text})
    once = done.texts.get("a.yaml", text)
    lines = {put.span.line for finding in done.mended for put in finding.fix}
    pairs = enumerate(zip(text.split("\n"), once.split("\n"), strict=True), 1)
    changed = {number: pair for number, pair in pairs if pair[0] != pair[1]}
    assert changed.keys() <= lines
    for was, is_ in changed.values():
        assert was[:2] == is_[:2] or was[:1] != " "
        assert is_.endswith("\r") == was.endswith("\r")


@given(slipped())
def test_the_pure_parser_fixes_alike(text: str) -> None:
    """Without libyaml the same findings carry the same fixes."""
    one = read_texts({"a.yaml": text}).found
    other = read_texts({"a.yaml": text}, pure=True).found
    assert [found.fix for found in one] == [found.fix for found in other]


@given(slipped())
def test_a_file_beside_it_changes_nothing_else(text: str) -> None:
    """Only the file with the finding is changed."""
    done = fixed({"a.yaml": text, "b.yaml": "actors:\n  crew: The crew\n", "c.yaml": b"\xff"})
    assert done.texts.keys() <= {"a.yaml"}


@given(slipped(), st.sampled_from(IDS), st.sampled_from(["new-id", "x", "a1"]))
def test_a_renaming_can_be_taken_back(text: str, old: str, new: str) -> None:
    """Renamed and renamed back, every byte is what it was, whatever else is wrong with the file."""
    try:
        there = renamed({"a.yaml": text}, old, new).texts
    except Refused:
        return
    assert renamed(there, new, old).texts == {"a.yaml": text}
    before, after = read(text), read(there["a.yaml"])
    assert len(before.records.every) == len(after.records.every)
    assert old not in after.records.by_id
    assert Counter(code for code, _, _ in errors(before)) == Counter(
        code for code, _, _ in errors(after)
    )


@given(st.sampled_from(IDS))
def test_a_renaming_changes_the_id_alone(old: str) -> None:
    """In a good file what differs after a renaming is the id, and it is nowhere typed any more."""
    there = renamed({"a.yaml": GOOD}, old, "new-id").texts["a.yaml"]
    matcher = SequenceMatcher(
        None,
        re.findall(r"[\w-]+|.", GOOD, re.DOTALL),
        re.findall(r"[\w-]+|.", there, re.DOTALL),
        autojunk=False,
    )
    changes = [step for step in matcher.get_opcodes() if step[0] != "equal"]
    assert all(
        there_end - there_start == end - start for _, start, end, there_start, there_end in changes
    )
    assert checking.findings(read(there)) == ()
