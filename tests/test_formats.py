"""The formats for other programs: what each says of a finding, and that its readers accept it."""

import io
import json
import re
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest

from claimtrack import checking, cli, formats
from claimtrack.diagnostics import Diagnostic, Label, Replacement, Span
from claimtrack.fingerprints import fingerprint, identities
from claimtrack.formats import github, gitlab, junit, sarif, text
from claimtrack.formats import json as plain_json
from claimtrack.loading import Reading, read_texts
from claimtrack.rule import Example
from claimtrack.showing import Showing, root

ROOT = Path(__file__).parents[1]
SARIF_SCHEMA = ROOT.parent / "shared" / "data" / "sarif-2.1.0.json"
JSON_SCHEMA = ROOT / "docs" / "reference" / "check.schema.json"
NOTHING = Showing()
Texts = Mapping[str, str | bytes | None]

RULES = [module for code in checking.codes() if (module := checking.rule(code))]
EXAMPLES = [
    pytest.param(example, id=f"{module.RULE.code}-{number}")
    for module in RULES
    for number, example in enumerate(module.EXAMPLES)
]


def files(example: Example) -> dict[str, str | bytes | None]:
    """Return the files of an example."""
    return {"claims.yaml": example.text, **example.others}


def checked(texts: Texts) -> tuple[tuple[Diagnostic, ...], Reading]:
    """Return the findings about some texts, and what was read."""
    reading = read_texts(texts)
    return checking.findings(reading), reading


def shown(module: ModuleType, texts: Texts, showing: Showing = NOTHING) -> str:
    """Return what a format prints."""
    found, reading = checked(texts)
    return "\n".join(module.render(found, reading, showing))


def run_of(texts: Texts, showing: Showing = NOTHING) -> Any:  # noqa: ANN401 - JSON
    """Return the one run in the SARIF about some texts."""
    return json.loads(shown(sarif, texts, showing))["runs"][0]


@pytest.fixture(scope="module")
def sarif_schema() -> jsonschema.Draft7Validator:
    """What decides whether a file is SARIF 2.1.0."""
    if not SARIF_SCHEMA.exists():
        pytest.skip(f"{SARIF_SCHEMA} is not there")
    return jsonschema.Draft7Validator(json.loads(SARIF_SCHEMA.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def json_schema() -> jsonschema.Draft202012Validator:
    """The documented schema of the JSON."""
    schema = json.loads(JSON_SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


FAULTY: Texts = {
    "claims/a b.yaml": """\
claims:
  medicine: {text: "Tons of medicine, 漢字\U0001f600", abuot: 2012}
  late: Flight #12 was late.
sources:
  medicine: {title: Letter}
expect: {medicine: unasserted, late: unasserted}
""",
    "claims/clean.yaml": "actors:\n  airline: The airline\n",
}

# -- the shelf --------------------------------------------------------------------------------------


def test_the_formats_are_the_files_of_the_shelf() -> None:
    """Whatever file is on the shelf is a format, and each says what it is."""
    shelf = Path(formats.__path__[0])
    assert list(formats.names()) == sorted(path.stem for path in shelf.glob("[a-z]*.py"))


@pytest.mark.parametrize("name", formats.names())
@pytest.mark.parametrize("example", EXAMPLES)
def test_every_finding_can_be_shown_in_every_format(
    name: str,
    example: Example,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The findings of every rule's examples come out, twice the same, and as the schemas want them."""
    monkeypatch.setattr("claimtrack.cursor.MOST_FINDINGS", 50)  # else CT011 comes with 5,000 others
    module = __import__(f"claimtrack.formats.{name}", fromlist=["render"])
    out = shown(module, files(example))
    assert out == shown(module, files(example))
    validators = {"json": "json_schema", "sarif": "sarif_schema"}
    if name in validators:
        validator = request.getfixturevalue(validators[name])
        assert [error.message for error in validator.iter_errors(json.loads(out))] == []


# -- JSON -------------------------------------------------------------------------------------------


def test_json_tells_the_record_and_field_of_a_finding_and_its_fix() -> None:
    """A program learns which record to look at, and what to put where."""
    reading = read_texts({"a.yaml": "claims:\n  tea: {text: Tea., kind: fcat}\n"})
    span = Span("a.yaml", 2, 28, 2, 32)
    finding = Diagnostic(
        code="CT104",
        severity="error",
        span=span,
        message="m",
        fix=(Replacement(span, "fact"),),
    )
    [one] = plain_json.objects([finding], reading)
    place = {"file": "a.yaml", "line": 2, "column": 28, "end_line": 2, "end_column": 32}
    assert one["record"] == {"kind": "claim", "id": "tea", "field": "kind", "index": None}
    assert one["fix"] == [{**place, "text": "fact"}]


def test_a_name_that_is_no_unicode_is_valid_json() -> None:
    """A byte of a file's name that is no UTF-8 is shown as an escape, not as half a character."""
    out = shown(plain_json, {"a\udcff.yaml": "claims: 1\n"})
    assert json.loads(out)["findings"][0]["file"] == r"a\udcff.yaml"


# -- SARIF ------------------------------------------------------------------------------------------


def test_sarif_says_what_a_finding_says() -> None:
    """Level, place by code points, related place, rule and message are those of the finding."""
    run = run_of(FAULTY)
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["invocations"] == [{"executionSuccessful": True}]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["CT009", "CT101", "CT202"]
    unknown, _, second = run["results"]
    assert [result["level"] for result in run["results"]] == ["error", "note", "error"]
    place = unknown["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "claims/a%20b.yaml", "uriBaseId": "%SRCROOT%"}
    assert place["region"] == {"startLine": 2, "startColumn": 45, "endLine": 2, "endColumn": 50}
    assert (unknown["ruleId"], unknown["ruleIndex"]) == ("CT101", 1)
    message = "unknown field `abuot` in a claim (did you mean `about`?)"
    assert unknown["message"] == {"text": message}
    [related] = second["relatedLocations"]
    assert related["id"] == 1
    assert related["message"] == {"text": "first used here"}
    assert related["physicalLocation"]["region"]["startLine"] == 2


def test_a_rule_in_sarif_is_its_page() -> None:
    """Title, what it checks and the whole page stand with the rule, without marks in plain text."""
    [rule] = run_of({"a.yaml": "claims: {a: {text: x, text: y}}\nexpect: {a: unasserted}\n"})[
        "tool"
    ]["driver"]["rules"]
    module = checking.rule("CT004")
    assert module is not None
    assert (rule["id"], rule["name"]) == ("CT004", "DuplicateKey")
    assert rule["shortDescription"]["text"] == (module.__doc__ or "").partition("\n")[0]
    assert rule["fullDescription"]["text"].startswith("Each key of a mapping")
    assert rule["help"]["markdown"].startswith("**What it checks.** Each key")
    assert re.search(r"[*`]|\n\S", rule["help"]["text"].replace("\n\n", "")) is None
    assert rule["defaultConfiguration"] == {"level": "error"}


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("claims/öl 50%.yaml", "claims/%C3%B6l%2050%25.yaml"),
        ("a\udcff:b?#.yaml", "a%FF%3Ab%3F%23.yaml"),
    ],
)
def test_the_name_of_a_file_is_a_uri(name: str, uri: str) -> None:
    """Spaces, umlauts, percent signs and bytes that are no UTF-8 are percent-encoded."""
    [result] = run_of({name: "claims: 1\n"})["results"]
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": uri, "uriBaseId": "%SRCROOT%"}


def test_names_count_from_the_root_of_the_repository() -> None:
    """A run in a folder of the repository gives the same names; what is outside it is absolute."""
    showing = Showing(cwd="/repository/claims", root="/repository")
    places = [
        run_of({name: "claims: 1\n"}, showing)["results"][0]["locations"][0]["physicalLocation"]
        for name in ("a.yaml", "../b.yaml", "/elsewhere/c d.yaml")
    ]
    assert [place["artifactLocation"] for place in places] == [
        {"uri": "claims/a.yaml", "uriBaseId": "%SRCROOT%"},
        {"uri": "b.yaml", "uriBaseId": "%SRCROOT%"},
        {"uri": "file:///elsewhere/c%20d.yaml"},
    ]


def test_the_root_is_where_the_ci_says_if_that_holds_the_folder(tmp_path: Path) -> None:
    """A variable that names another folder counts for nothing."""
    inside = str(tmp_path / "claims")
    told = {"GITHUB_WORKSPACE": "/elsewhere", "CI_PROJECT_DIR": str(tmp_path)}
    assert root(told, inside) == str(tmp_path.resolve())
    assert root({"GITHUB_WORKSPACE": "/elsewhere"}, inside) == inside


def test_fixes_in_sarif_are_replacements_by_file() -> None:
    """Each file that a fix changes has its replacements, and the help says what the fix does."""
    places = [Span("b.yaml", 1, 1, 1, 2), Span("a.yaml", 2, 1, 2, 1), Span("a.yaml", 1, 3, 1, 4)]
    finding = Diagnostic(
        code="CT203",
        severity="error",
        span=places[0],
        message="m",
        help="h {0}",
        fix=tuple(Replacement(span, f"new {n}") for n, span in enumerate(places)),
    )
    reading = read_texts({"a.yaml": "", "b.yaml": ""})
    out = json.loads("\n".join(sarif.render([finding], reading, NOTHING)))
    [fix] = out["runs"][0]["results"][0]["fixes"]
    assert fix["description"] == {"text": "h {{0}}"}
    told = [
        (change["artifactLocation"]["uri"], [r["insertedContent"] for r in change["replacements"]])
        for change in fix["artifactChanges"]
    ]
    assert told == [
        ("a.yaml", [{"text": "new 2"}, {"text": "new 1"}]),
        ("b.yaml", [{"text": "new 0"}]),
    ]


def test_sarif_keeps_within_what_github_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of too many results the gravest stay, and the tool says how many it left out."""
    monkeypatch.setattr(sarif, "MOST", 2)
    run = run_of(FAULTY)
    assert [result["ruleId"] for result in run["results"]] == ["CT101", "CT202"]
    [notification] = run["invocations"][0]["toolExecutionNotifications"]
    assert notification["message"]["text"].startswith("1 findings are left out")


IGNORING = {
    "a.yaml": """\
claims:
  tea: Tea.  # claimtrack: ignore CT308 -- nobody has \U000e0041 spoken {yet}
  salt: Salt.
"""
}


def test_sarif_shows_what_is_ignored_as_suppressed(
    sarif_schema: jsonschema.Draft7Validator,
) -> None:
    """With the reason and the place of the comment, after all others, which say that they are not."""
    whole = json.loads(shown(sarif, {**FAULTY, **IGNORING}))
    assert [error.message for error in sarif_schema.iter_errors(whole)] == []
    *others, last = whole["runs"][0]["results"]
    assert [one["suppressions"] for one in others] == [[]] * len(others)
    assert len(others) == 4
    assert last["ruleId"] == "CT308"
    [suppression] = last["suppressions"]
    assert suppression["kind"] == "inSource"
    assert suppression["justification"] == r"nobody has \U000e0041 spoken {yet}"
    place = suppression["location"]["physicalLocation"]
    assert (place["artifactLocation"]["uri"], place["region"]["startLine"]) == ("a.yaml", 2)
    prints = [one["partialFingerprints"]["claimtrack/v1"] for one in (*others, last)]
    assert len(set(prints)) == len(prints)


def test_without_suppressions_no_result_speaks_of_them() -> None:
    """Where nothing is ignored the SARIF is what it would be without comments."""
    assert [one for one in run_of(FAULTY)["results"] if "suppressions" in one] == []


@pytest.mark.parametrize(("environ", "count"), [({"GITHUB_ACTIONS": "true"}, 1), ({}, 2)])
def test_github_is_not_shown_what_is_ignored(
    environ: dict[str, str], count: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Code scanning there takes no notice of suppressions, and would raise an alert for each."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").write_text(IGNORING["a.yaml"])
    out = io.StringIO()
    words = ["check", "a.yaml", "--format", "sarif", "--no-cache"]
    assert cli.main(words, stdout=out, environ=environ) == 0
    assert len(json.loads(out.getvalue())["runs"][0]["results"]) == count


def test_what_is_ignored_goes_first_where_there_is_too_much(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A suppressed result takes no other's room."""
    monkeypatch.setattr(sarif, "MOST", 1)
    [one] = run_of({"a.yaml": IGNORING["a.yaml"]})["results"]
    assert one["suppressions"] == []


def test_a_message_of_sarif_holds_no_link_and_no_placeholder() -> None:
    """What a file says is neither a link nor a place for an argument."""
    texts = {"a.yaml": 'claims: {a: {text: b, "[x](http://y) {0}": c}}\nexpect: {a: unasserted}\n'}
    [result] = run_of(texts)["results"]
    assert "[x] (http://y) {{0}}" in result["message"]["text"]


# -- fingerprints -----------------------------------------------------------------------------------


def prints(texts: Texts) -> dict[str, str]:
    """Return the code of each finding by its fingerprint."""
    found, reading = checked(texts)
    known = [fingerprint(one) for one in identities(found, reading, NOTHING)]
    assert len(set(known)) == len(known)
    return dict(zip(known, (finding.code for finding in found), strict=True))


MOVING = """\
claims:
  tea: {text: Tea., kind: fcat, abuot: 2012, knid: fact}
  salt: {text: Salt., superseded_by: pepper}
"""


def test_a_fingerprint_stays_when_lines_are_added_and_records_move() -> None:
    """Neither a line above, nor the order of records, nor their file, nor layout changes it."""
    before = prints({"a.yaml": MOVING})
    tea = "claims:\n  tea:\n    text: Tea.\n    knid: fact\n    abuot: 2012\n\n    kind: fcat\n"
    salt = "# A comment.\nclaims:\n  salt:\n    superseded_by: pepper\n    text: Salt.\n"
    assert prints({"b.yaml": tea, "a.yaml": salt}) == before
    assert len(before) == 7


def test_of_two_findings_the_one_left_keeps_its_fingerprint() -> None:
    """Two findings of one code on one field are told apart by what they name, not by their number."""
    both = "actors: {port: Port}\nsources: {log: {title: Log, author: [ann, bob]}}\nexpect: {}\n"
    codes = prints({"a.yaml": both})
    left = prints({"a.yaml": both.replace("ann, ", "")})
    assert len([code for code in codes.values() if code == "CT203"]) == 2
    assert left.items() <= codes.items()


def test_findings_that_are_alike_are_numbered() -> None:
    """The same id twice in one list is two findings, each with a fingerprint of its own."""
    codes = prints({"a.yaml": "sources: {log: {title: Log, author: [ann, ann]}}\n"})
    assert list(codes.values()).count("CT203") == 2


def test_a_finding_outside_all_records_goes_by_its_file() -> None:
    """The same fault in two files is two findings."""
    codes = prints({"a.yaml": "climes: {}\n", "b.yaml": "climes: {}\n"})
    assert list(codes.values()) == ["CT101", "CT101"]


# -- GitHub -----------------------------------------------------------------------------------------


def test_github_shows_a_command_a_finding_and_the_sum() -> None:
    """Each finding is an annotation at its place; the last line says how many there are."""
    lines = shown(github, FAULTY).splitlines()
    assert lines == [
        (
            "::error file=claims/a b.yaml,line=2,endLine=2,col=45,endColumn=50,title=claimtrack CT101::"
            "claims/a b.yaml:2:45: CT101 unknown field `abuot` in a claim (did you mean `about`?)"
        ),
        (
            "::notice file=claims/a b.yaml,line=3,endLine=3,col=16,endColumn=18,title=claimtrack CT009::"
            "claims/a b.yaml:3:16: CT009 YAML takes the rest of this line for a comment "
            "(put the whole text in quotes; a real comment has a space after `#`)"
        ),
        (
            "::error file=claims/a b.yaml,line=5,endLine=5,col=3,endColumn=11,title=claimtrack CT202::"
            "claims/a b.yaml:5:3: CT202 id `medicine` already names a claim at claims/a b.yaml:2:3 "
            "(rename one of the two; if they are the same, keep one)"
        ),
        "2 errors, 1 notice: 6 records in 2 files",
    ]


def test_github_has_columns_only_within_a_line() -> None:
    """The runner takes columns only where a finding ends on the line where it begins."""
    finding = Diagnostic(
        code="CT001", severity="warning", span=Span("a.yaml", 1, 2, 3, 4), message="m"
    )
    first = next(github.render([finding], read_texts({"a.yaml": ""}), NOTHING))
    assert (
        first
        == "::warning file=a.yaml,line=1,endLine=3,title=claimtrack CT001::a.yaml:1:2: CT001 m"
    )


def test_no_file_can_give_github_a_command() -> None:
    """Line ends, percent signs, colons and commas of names and texts cannot end a command or begin one."""
    name = "a,line=9::\n::stop-commands::x\r%0A::error::b.yaml"
    text_ = '"claims\\n::add-mask::x%0A\\u0085::debug::y": {}\n'
    lines = shown(github, {name: text_}).splitlines()
    assert len(lines) == 2
    assert lines[0].startswith(
        r"::error file=a%2Cline=9%3A%3A\n%3A%3Astop-commands%3A%3Ax\r%250A%3A%3Aerror%3A%3Ab.yaml,line=1,"
    )
    assert r"`claims\n::add-mask::x%250A\x85::debug::y`" in lines[0]


# -- GitLab -----------------------------------------------------------------------------------------


def test_gitlab_has_one_entry_a_finding() -> None:
    """Each finding has what GitLab asks for, and a fingerprint that no other has."""
    entries = json.loads(shown(gitlab, FAULTY))
    assert [entry["check_name"] for entry in entries] == ["CT101", "CT009", "CT202"]
    assert [entry["severity"] for entry in entries] == ["major", "info", "major"]
    assert len({entry["fingerprint"] for entry in entries}) == 3
    first = entries[0]
    assert first["location"] == {"path": "claims/a b.yaml", "lines": {"begin": 2, "end": 2}}
    assert first["description"] == "unknown field `abuot` in a claim (did you mean `about`?)"


def test_a_clean_corpus_is_an_empty_report() -> None:
    """GitLab takes an empty list for no findings."""
    assert shown(gitlab, {"a.yaml": "actors: {a: A}\n"}) == "[]"


# -- JUnit ------------------------------------------------------------------------------------------


def test_junit_has_a_failed_test_a_finding_and_a_passed_one_a_clean_file() -> None:
    """Errors fail, notices are said, files without findings pass, and the counts agree."""
    suites = ET.fromstring(shown(junit, FAULTY))  # noqa: S314 - made here
    [suite] = suites.findall("testsuite")
    assert suites.attrib == suite.attrib
    assert suite.attrib == {
        "name": "claimtrack",
        "tests": "4",
        "failures": "2",
        "errors": "0",
        "time": "0",
    }
    cases = suite.findall("testcase")
    assert [(case.get("classname"), case.get("name")) for case in cases] == [
        ("claims/a b.yaml", "CT101 claim medicine abuot"),
        ("claims/a b.yaml", "CT009 claim late"),
        ("claims/a b.yaml", "CT202 source medicine medicine"),
        ("claims/clean.yaml", "no findings"),
    ]
    assert [len(case.findall("failure")) for case in cases] == [1, 0, 1, 0]
    assert [len(case.findall("system-out")) for case in cases] == [0, 1, 0, 0]
    failure = cases[0].find("failure")
    assert failure is not None
    assert failure.attrib == {"type": "error", "message": "unknown field `abuot` in a claim"}
    assert (failure.text or "").startswith("claims/a b.yaml:2:45: CT101 ")


# -- what the summing-up adds ------------------------------------------------------------------------


@pytest.mark.parametrize("module", [text, github])
def test_what_else_is_to_be_said_ends_the_last_line(module: ModuleType) -> None:
    """Asides stand behind the counts, each after a semicolon."""
    out = shown(module, {"a.yaml": "actors: {a: A}\n"}, Showing(asides=("two", "three")))
    assert out == "nothing to report: 1 record in 1 file; two; three"


def test_labels_of_sarif_may_be_in_other_files() -> None:
    """A related location names its own file."""
    label = Label(Span("b c.yaml", 1, 1, 1, 2), "here")
    finding = Diagnostic(
        code="CT202",
        severity="error",
        span=Span("a.yaml", 1, 1, 1, 1),
        message="m",
        labels=(label,),
    )
    out = json.loads("\n".join(sarif.render([finding], read_texts({}), NOTHING)))
    [related] = out["runs"][0]["results"][0]["relatedLocations"]
    assert related["physicalLocation"]["artifactLocation"]["uri"] == "b%20c.yaml"
