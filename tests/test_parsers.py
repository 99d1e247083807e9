"""libyaml and PyYAML's own parser give one verdict, over the yaml-test-suite and without libyaml."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from claimtrack import syntax
from claimtrack.loading import Reading, read_texts

SUITE = Path(__file__).parents[2] / "shared" / "data" / "yaml-test-suite.json"
"""405 cases of the yaml-test-suite; the folder is not part of the repository."""

KNOWN = {"U99R", "WZ62"}
"""Cases that both parsers refuse, in different words or at different places: a tag that a comma
ends."""


class Case(NamedTuple):
    """One case of the suite, as far as it is used here."""

    id: str
    yaml: str
    invalid: bool


def cases() -> list[Case]:
    """Return the cases of the suite, none where it is absent."""
    if not SUITE.exists():
        return []
    every = json.loads(SUITE.read_text("utf-8"))
    return [Case(case["id"], case["yaml"], case["invalid"]) for case in every]


CASES = cases()
needs_suite = pytest.mark.skipif(not CASES, reason="the yaml-test-suite is not beside the checkout")


def embedded(text: str) -> str:
    """Return a text as the value of `claims`."""
    return "claims:\n" + "".join(f"  {line}" for line in text.splitlines(keepends=True))


def in_field(text: str) -> str:
    """Return a text as the value of a claim's field."""
    inside = text.replace("\n", "\n      ")
    return f"claims:\n  a:\n    text: b\n    note: {inside}"


def read(text: str, *, pure: bool = False) -> Reading:
    """Read one file."""
    return read_texts({"claims.yaml": text}, pure=pure)


def differing(every: list[Case]) -> set[str]:
    """Return the ids of the cases on which the parsers differ in any finding or record."""
    return {
        case.id
        for case in every
        for text in (case.yaml, embedded(case.yaml), in_field(case.yaml))
        for one, other in [(read(text), read(text, pure=True))]
        if (one.found, one.records.every) != (other.found, other.records.every)
    }


@needs_suite
def test_both_parsers_find_the_same_in_every_case_of_the_suite() -> None:
    """Raw, as a section and as a field, each case gives the same under both, but for a short list."""
    assert differing(CASES) == KNOWN


@needs_suite
def test_where_the_parsers_differ_both_refuse() -> None:
    """No case is an error under one parser and clean under the other."""
    known = [case.yaml for case in CASES if case.id in KNOWN]
    texts = [wrap(text) for text in known for wrap in (str, embedded, in_field)]
    verdicts = {bool(read(text, pure=pure).found) for text in texts for pure in (False, True)}
    assert verdicts == {True}


@needs_suite
def test_every_invalid_case_is_an_error() -> None:
    """Whatever the suite calls invalid is an error here, under both parsers."""
    silent = [
        case.id
        for case in CASES
        for pure in (False, True)
        if case.invalid
        and not any(found.severity == "error" for found in read(case.yaml, pure=pure).found)
    ]
    assert silent == []


GAPS = {"9C9N": ["CT101"], "QB6E": ["CT101"], "S98Z": ["CT101"]}
"""Invalid cases that both parsers read and claimtrack refuses for what they say, not as YAML.

`docs/explanation/broken-files.md` says of each what it is, and lists those that libyaml reads.
"""


@needs_suite
def test_every_invalid_case_is_refused_with_a_place_in_it() -> None:
    """Of the 94 invalid cases 91 are refused as no YAML for a claim file, the others for their keys."""
    other: dict[str, list[str]] = {}
    for case in (case for case in CASES if case.invalid):
        lines = re.split(r"\r\n|\r|\n", case.yaml)
        for pure in (False, True):
            errors = [one for one in read(case.yaml, pure=pure).found if one.severity == "error"]
            assert all(one.span.column <= len(lines[one.span.line - 1]) + 1 for one in errors)
            if all(one.code > "CT1" for one in errors):
                other[case.id] = [one.code for one in errors]
    assert (sum(case.invalid for case in CASES), other) == (94, GAPS)


@needs_suite
def test_what_libyaml_reads_though_it_is_invalid_is_documented() -> None:
    """The page on broken files lists each invalid case that libyaml reads to its end, and no other."""
    page = (Path(__file__).parents[1] / "docs/explanation/broken-files.md").read_text("utf-8")
    listed = re.findall(r"^\| `([A-Z0-9-]+)` \|", page, re.MULTILINE)
    assert sorted(listed) == sorted(
        case.id for case in CASES if case.invalid and is_read(case.yaml)
    )


def is_read(text: str) -> bool:
    """Tell whether libyaml alone reads a text to its end."""
    parser = syntax.CParser(text)
    try:
        while not isinstance(parser.get_event(), syntax.StreamEndEvent):
            pass
    except syntax.REFUSALS:
        return False
    return True


WITHOUT = """
import sys
sys.modules["yaml._yaml"] = None
from claimtrack.loading import read_texts
from claimtrack import syntax
reading = read_texts({"a.yaml": "claims:\\n  a: b\\n  a: c\\n"})
print(syntax.CParser, *reading.found, sep="\\n")
"""


def test_claimtrack_runs_where_pyyaml_was_built_without_libyaml() -> None:
    """The extension module of PyYAML may be missing: nothing fails, nothing else is found."""
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT], capture_output=True, text=True, check=True
    )
    expected = "None\na.yaml:3:3: CT004 key `a` is used twice in one mapping\n"
    assert (done.stdout, done.stderr) == (expected, "")


@pytest.mark.parametrize(
    "text",
    [
        "claims: {a: b, c: [d\n",
        "claims:\n  a: {b: c?}\n",
        "claims:\n  a: [b]?\n",
        "claims:\n  a: {b: [c]?}\n",
        "claims:\n  a: {b c ?d: e}\n",
        "claims:\n  a: {b\n    c ?d: e}\n",
        "claims:\n  a: {b:, c: d}\n",
        "claims:\n  a: |-#b\n    c\n",
        "claims:\n  b: c\n|#\nd:\n",
        "  claims: {}\nactors: {}\n",
        "claims: {}\n[",
        "claims: {}\noops",
        "links:\n  - id: a\n    id\n",
        "links:\n  - {id: a}\n    from: b\n",
        "claims: [\n---\na]\n",
        'claims: {a: "\\uD83D\\uDE00"}\n',
        "claims:\n  a: |\n    b",
        "claims:\n  a: |\n    b-# c |#\n",
        "claims:\n  a: >+\n    b\n\n",
    ],
)
def test_the_parsers_agree_where_they_once_did_not(text: str) -> None:
    """Inputs on which libyaml and PyYAML differ by themselves give one verdict here."""
    one, other = read(text), read(text, pure=True)
    assert one.found == other.found
    assert one.records.every == other.records.every
    assert one.unread == other.unread


@pytest.mark.parametrize("text", ["tags: [a, [b],\n  c? d]\n", "{a: {b: c},\n  d: e?}\n"])
def test_a_question_mark_in_a_flow_of_several_lines_is_found(text: str) -> None:
    """Brackets closed on the way do not hide that a flow goes on."""
    whole = f"claims:\n  x:\n    text: x\n    note: {text}".replace("note: tags:", "tags:")
    both = [read_texts({"a.yaml": whole}, pure=pure).found for pure in (False, True)]
    assert both[0] == both[1]
    assert [found.code for found in both[0]][-1] == "CT001"
