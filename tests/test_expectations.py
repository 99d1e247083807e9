"""What a corpus expects of a claim: a status, and what the claim is under each semantics."""

import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from claimtrack import checking, semantics
from claimtrack.diagnostics import Diagnostic
from claimtrack.dossier import dossier
from claimtrack.exports.yaml import write
from claimtrack.loading import read_texts
from claimtrack.model import Acceptability, Expectation, fields_of
from claimtrack.rules import ct309_unmet_expectation as ct309
from claimtrack.schema import KINDS

BASE = """\
claims: {aid: Only aid., arms: Weapons., sure: Sure.}
questions: {cargo: {text: "What?", answers: [aid, arms], exclusive: true}}
actors: {ann: Ann, bob: Bob}
sources: {d: {title: d}}
stances:
  d:
    - {holder: ann, affirms: [aid, sure]}
    - {holder: bob, affirms: arms}
expect:
"""


def found(text: str) -> tuple[Diagnostic, ...]:
    """Return what `check` finds where the base expects something; the first line of it is 10."""
    return tuple(checking.findings(read_texts({"claims.yaml": BASE + text})))


def expected(text: str) -> tuple[Expectation, ...]:
    """Return the expectations that are read."""
    return read_texts({"claims.yaml": BASE + text}).records.expectations


def test_the_fields_are_those_of_the_semantics() -> None:
    """Every semantics can be expected by its name, and every verdict of it."""
    fields = KINDS["expectation"].fields
    assert tuple(fields) == ("status", *semantics.SEMANTICS)
    attributes = tuple(field.attribute for field in fields.values())
    assert ("claim", *attributes) == fields_of(Expectation)
    assert tuple(zip(attributes[1:], semantics.SEMANTICS, strict=True)) == ct309.ATTRIBUTES
    assert set(get_args(Acceptability)) == {"accepted", "rejected", "undecided", "none"}


def test_a_text_is_a_status_and_a_mapping_says_more() -> None:
    """Both forms stand side by side, and are written out as they were read."""
    text = "  aid: contested\n  arms: {status: contested, grounded: undecided, semi-stable: undecided}\n"
    assert expected(text) == (
        Expectation(claim="aid", status="contested"),
        Expectation(
            claim="arms", status="contested", grounded="undecided", semi_stable="undecided"
        ),
    )
    assert found(text) == ()
    assert write(expected(text)) == (
        "expect:\n"
        "  aid: contested\n"
        '  arms: {status: "contested", grounded: "undecided", semi-stable: "undecided"}\n'
    )


@pytest.mark.parametrize("name", semantics.SEMANTICS)
def test_every_semantics_can_be_met(name: str) -> None:
    """What is accepted, undecided or spoken of by nobody is so under every semantics here."""
    assert found(f"  sure: {{{name}: accepted}}\n  aid: {{{name}: undecided}}\n") == ()


@pytest.mark.parametrize(
    ("text", "code", "place", "said"),
    [
        ("  aid: {}\n", "CT102", (10, 8), "an expectation needs one of"),
        ("  aid: {grounded: undecidd}\n", "CT104", (10, 19), "`grounded` cannot be `undecidd`"),
        ("  aid: {groundd: undecided}\n", "CT101", (10, 9), "`groundd`"),
        ("  aid: disputed\n", "CT104", (10, 8), "`status` cannot be `disputed`"),
    ],
)
def test_a_fault_is_told_once_at_its_place(
    text: str, code: str, place: tuple[int, int], said: str
) -> None:
    """A misspelt key or value, and an expectation of nothing, are one error each."""
    (one,) = found(text)
    assert (one.code, (one.span.line, one.span.column)) == (code, place)
    assert said in one.message


def test_a_misspelt_key_is_guessed() -> None:
    """The help names the semantics that was meant."""
    (one,) = found("  aid: {groundd: undecided}\n")
    assert one.help == "did you mean `grounded`?"


def test_an_unmet_verdict_says_what_holds_and_why() -> None:
    """The finding stands at the word that does not hold; the labels are the records that decide."""
    (one,) = found("  arms: {status: contested, grounded: accepted}\n")
    assert (one.code, one.span.line, one.span.column) == ("CT309", 10, 39)
    assert one.message == (
        "`arms` is undecided under grounded semantics, not accepted: aid is a rival of arms in cargo"
    )
    assert (
        one.help
        == "if that is right, expect `grounded: undecided`; otherwise mend what makes it so"
    )
    assert [(label.span.line, label.text) for label in one.labels] == [
        (2, "at most one of aid and arms can hold"),
        (7, "ann affirms aid and sure in d"),
    ]


def test_status_and_verdict_are_judged_apart() -> None:
    """Both may fail, each at its own place."""
    text = "  arms: {status: denied, grounded: rejected, preferred: undecided}\n"
    assert [(one.span.line, one.span.column) for one in found(text)] == [(10, 18), (10, 36)]


def test_what_is_expected_is_shown_with_the_claim() -> None:
    """`show` tells the status, and what stands by the name of the semantics."""
    records = read_texts(
        {"c.yaml": BASE + "  aid: {status: contested, semi-stable: undecided}\n"}
    ).records
    told = dossier(records, "aid")
    assert told is not None
    (section,) = [one for one in told.sections if one.title == "Expected status"]
    assert "contested, semi-stable: undecided" in repr(section)


@pytest.mark.parametrize(
    ("text", "loaded"), [("contested", False), ("{grounded: undecided}", True)]
)
def test_only_a_corpus_that_expects_verdicts_loads_what_finds_them(
    tmp_path: Path, text: str, *, loaded: bool
) -> None:
    """`check` with statuses alone imports nothing of the evaluation or the semantics."""
    file = tmp_path / "claims.yaml"
    file.write_text(f"{BASE}  aid: {text}\n", encoding="utf-8")
    script = (
        "import sys; from claimtrack.cli import main; code = main(['check', '--no-cache', sys.argv[1]]);"
        "rooms = ('claimtrack.evaluation', 'claimtrack.semantics');"
        "print(code, any(name.startswith(rooms) for name in sys.modules))"
    )
    command = [sys.executable, "-c", script, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == f"0 {loaded}"
