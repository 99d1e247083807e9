"""Whatever a message or a file's name holds, every format stays what it is."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.diagnostics import Diagnostic, Label, Replacement, Span
from claimtrack.formats import concise, github, gitlab, junit, sarif
from claimtrack.formats import json as plain_json
from claimtrack.loading import Reading, read_texts
from claimtrack.showing import Showing

ROOT = Path(__file__).parents[2]
SARIF_SCHEMA = ROOT.parent / "shared" / "data" / "sarif-2.1.0.json"
ODD = (
    *(
        "\x00",
        "\x1b[31m",
        "\x07",
        "\x7f",
        "\x85",
        "\u2028",
        "\u202e",
        "\u2066",
        "\ufeff",
        "\r",
        "\n",
    ),
    *("]]>", "<!--", "&amp;", '"', "'", "<a>", "::error::", "%0A", "%", ",", ":", "{0}", "[a](b)"),
    *(
        "##[error]",
        "`",
        "\\",
        "\udcff",
        "\ufffe",
        "\U0001f600",
        "\U000e0001",
        "\u200d",
        "a",
        "\u6f22",
    ),
)
TEXTS = st.lists(st.sampled_from(ODD) | st.characters(codec="utf-8"), min_size=1, max_size=6).map(
    "".join
)
NAMES = TEXTS.map(lambda name: name.replace("\0", "").strip("/") or "a.yaml")
PLACES = st.tuples(st.integers(1, 9), st.integers(1, 9), st.integers(0, 9), st.integers(0, 9))


@st.composite
def spans(draw: st.DrawFn) -> Span:
    """A place in any file, that ends where it begins or later."""
    line, column, lines, columns = draw(PLACES)
    return Span(draw(NAMES), line, column, line + lines, columns + (1 if lines else column))


FINDINGS = st.builds(
    Diagnostic,
    code=st.sampled_from(["CT001", "CT104", "CT203", "CT308"]),
    severity=st.sampled_from(["error", "warning", "notice"]),
    span=spans(),
    message=TEXTS,
    labels=st.lists(st.builds(Label, spans(), TEXTS), max_size=2).map(tuple),
    help=st.none() | TEXTS,
    fix=st.lists(st.builds(Replacement, spans(), TEXTS), max_size=2).map(tuple),
)
ALL = st.lists(FINDINGS, max_size=3)
READING = read_texts({"claims.yaml": "claims: {a: A.}\n"})
SHOWINGS = st.sampled_from([Showing(), Showing(cwd="/a/b", root="/a")])


SCHEMA = json.loads((ROOT / "docs/reference/check.schema.json").read_text(encoding="utf-8"))
DOCUMENTED = jsonschema.Draft202012Validator(SCHEMA)
SHELF = {"json": plain_json, "sarif": sarif, "gitlab": gitlab, "junit": junit}


def shown(name: str, found: list[Diagnostic], showing: Showing | None = None) -> str:
    """Return what a format for programs prints."""
    return "\n".join(SHELF[name].render(found, READING, showing or Showing()))


@given(ALL, SHOWINGS)
def test_no_character_of_a_file_acts_on_whoever_reads(
    found: list[Diagnostic], showing: Showing
) -> None:
    """Formats for programs are printable ASCII; what their texts hold is escaped once more for people."""
    for name in SHELF:
        out = shown(name, found, showing)
        assert out.replace("\n", "").isascii(), name
        assert out.replace("\n", "").isprintable(), name
    for entry in json.loads(shown("gitlab", found, showing)):
        assert re.sub("[\u200c\u200d]", "", entry["description"]).isprintable()


@given(ALL, SHOWINGS)
def test_json_has_no_half_characters(found: list[Diagnostic], showing: Showing) -> None:
    """What is read from JSON can be written as UTF-8."""
    for name in ("json", "sarif", "gitlab"):
        json.dumps(json.loads(shown(name, found, showing)), ensure_ascii=False).encode()


@given(ALL)
def test_documents_are_valid_whatever_they_hold(found: list[Diagnostic]) -> None:
    """The JSON goes by its schema, whatever the findings say."""
    assert [
        error.message for error in DOCUMENTED.iter_errors(json.loads(shown("json", found)))
    ] == []


@pytest.mark.skipif(not SARIF_SCHEMA.exists(), reason=f"{SARIF_SCHEMA} is not there")
@given(ALL, SHOWINGS)
def test_sarif_is_valid_whatever_it_holds(found: list[Diagnostic], showing: Showing) -> None:
    """Every message, name and fix gives SARIF 2.1.0."""
    validator = jsonschema.Draft7Validator(json.loads(SARIF_SCHEMA.read_text(encoding="utf-8")))
    out = json.loads(shown("sarif", found, showing))
    assert [error.message for error in validator.iter_errors(out)] == []


@given(ALL)
def test_xml_is_well_formed_and_every_finding_is_a_test(found: list[Diagnostic]) -> None:
    """A reader of XML finds as many tests as there are findings and clean files, no two alike."""
    out = shown("junit", found)
    cases = list(ET.fromstring(out).iter("testcase"))  # noqa: S314 - made here
    assert len(cases) == len(found) + 1
    assert len({(case.get("classname"), case.get("name")) for case in cases}) == len(cases)


COMMAND = re.compile(
    r"::(?:error|warning|notice) file=[^,:]*,line=\d+,endLine=\d+(?:,col=\d+,endColumn=\d+)?"
    r",title=claimtrack CT\d{3}::[^\n\r]*"
)


@given(ALL)
def test_each_line_for_github_is_one_command(found: list[Diagnostic]) -> None:
    """Nothing in a finding ends its command or begins another."""
    out = "\n".join(github.render(found, READING, Showing()))
    *commands, last = re.split(r"\r\n|[\r\n]", out)
    assert len(commands) == len(found)
    assert all(COMMAND.fullmatch(command) for command in commands)
    assert last.endswith("1 record in 1 file")
    for command, finding in zip(commands, found, strict=True):
        decoded = command.split("::", 2)[2].replace("%0D", "\r").replace("%0A", "\n")
        told = next(concise.render([finding], READING, Showing()))
        grade = f"{finding.severity}: {finding.code}"
        assert decoded.replace("%25", "%") == told.replace(grade, finding.code, 1)


@given(ALL)
def test_fingerprints_are_told_apart(found: list[Diagnostic]) -> None:
    """No two findings of a report have one fingerprint."""
    prints = [entry["fingerprint"] for entry in json.loads(shown("gitlab", found))]
    assert len(set(prints)) == len(found)


def test_the_reading_of_these_tests_has_a_record() -> None:
    """The formats are shown a corpus, not nothing."""
    assert isinstance(READING, Reading)
    assert len(READING.records.every) == 1
