"""The command line: exit codes, formats of findings, colours, pipes, and files that mean harm."""

import errno
import gc
import io
import json
import os
import pty
import re
import runpy
import subprocess
import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple
from unittest.mock import Mock

import pytest

import claimtrack
from claimtrack import cli, formats
from claimtrack.diagnostics import Diagnostic, Label, Span
from claimtrack.formats.text import render
from claimtrack.loading import read_texts
from claimtrack.showing import Showing
from claimtrack.terminal import width

GOLDEN = Path(__file__).parent / "golden"
NOWHERE: Mapping[str, str] = MappingProxyType({})

FAULTY = """\
claims:
  medicine: {text: The night flights carry medicine., abuot: 2012}
  engines: {text: 漢字 engines., about: 2013-02-30}
  late: Flight #12 was late.
actors:
  airline:
    name: The airline
    name: The carrier
sources:
  medicine: {title: Letter}
expect: {medicine: unasserted, engines: unasserted, late: unasserted}
"""
CLEAN = "actors:\n  airline: The airline\n"


class Outcome(NamedTuple):
    """What a command did."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command line in an empty folder, with no personal settings."""
    monkeypatch.chdir(tmp_path)

    def run(*words: str, environ: Mapping[str, str] = NOWHERE) -> Outcome:
        out, err = io.StringIO(), io.StringIO()
        code = cli.main(words, stdout=out, stderr=err, environ=environ)
        return Outcome(code, out.getvalue(), err.getvalue())

    return run


def put(text: str | bytes, name: str = "claims/cargo.yaml") -> None:
    """Write a claim file below the current folder."""
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


# -- exit codes ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (CLEAN, 0),
        ("claims:\n  a: b # nobody mentions it: a notice\n", 0),
        ("claims:\n  a: b #c\nexpect: {a: unasserted}\n", 0),
        ("actors:\n  airline: {}\n", 1),
    ],
)
def test_check_exits_with_1_for_errors_and_with_0_for_notices_alone(
    run: Run, text: str, code: int
) -> None:
    """Whether to stop a commit is the exit code; a notice stops none."""
    put(text)
    assert run("check").code == code


def test_check_reads_the_folder_claims_where_no_path_is_given(run: Run) -> None:
    """`claims` is the default, and any other path replaces it."""
    put("actors:\n  a: {}\n")
    put(CLEAN, "other/a.yaml")
    assert [run("check").code, run("check", "other").code] == [1, 0]


def test_a_path_that_is_not_there_or_holds_nothing_exits_with_2(run: Run) -> None:
    """A mistake in the command is told apart from a mistake in the files."""
    Path("empty").mkdir()
    assert run("check", "nowhere") == (2, "", "claimtrack: there is no file or folder nowhere\n")
    message = "claimtrack: there is no claim file (*.yaml, *.yml) under empty\n"
    assert run("check", "empty") == (2, "", message)


@pytest.mark.parametrize("words", [[], ["explain"], ["check", "--since"]])
def test_usage_errors_exit_with_2(
    run: Run, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    """What a command line must have and lacks is a usage error."""
    assert run(*words).code == 2
    assert capsys.readouterr().err.startswith("usage: claimtrack")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("chekc", ": there is no command chekc; did you mean check?"),
        ("xyz", ": there is no command xyz; `claimtrack --help` lists what there is"),
        ("check --formt json", " check: there is no option --formt; did you mean --format?"),
        ("report claims --form=csv", " report: there is no option --form; did you mean --format?"),
        (
            "check -v",
            " check: there is no option -v; `claimtrack check --help` lists what there is",
        ),
        ("check --format jsno", " check: --format cannot be jsno; did you mean json?"),
        (
            "verify --format xml",
            " verify: --format cannot be xml; choose one of text, concise, json",
        ),
        ("new clam", " new: there is no record clam; did you mean claim?"),
        ("new claim --txt x", " new claim: there is no option --txt; did you mean --text?"),
        ("new actor --kind persn", " new actor: --kind cannot be persn; did you mean person?"),
        ("snapshot ad x --source y", " snapshot: add cannot be ad; did you mean add?"),
        (
            "explain CT203 x",
            " explain: nothing is done with x; `claimtrack explain --help` tells what is",
        ),
        ("--verison", ": there is no option --verison; did you mean --version?"),
        ("--format json check", ": options stand behind the command: claimtrack check --format"),
    ],
)
def test_a_mistyped_word_is_told_with_what_may_be_meant(
    run: Run, capsys: pytest.CaptureFixture[str], words: str, said: str
) -> None:
    """Commands, options and choices alike, in one line, for every command."""
    assert run(*words.split()).code == 2
    assert capsys.readouterr().err == f"claimtrack{said}\n"


def test_the_version_is_that_of_the_package(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    """`--version` names the program and its version, also beside other words."""
    assert run("--version") == (0, f"claimtrack {claimtrack.__version__}\n", "")
    assert run("--version", "check").code == 0
    assert capsys.readouterr().out == f"claimtrack {claimtrack.__version__}\n"


def test_help_lists_every_command(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    """The commands are the files of the shelf, each with its summary."""
    assert run("--help").code == 0
    shown = capsys.readouterr().out
    files = sorted(path.stem for path in Path(cli.__file__).parent.glob("[a-z]*.py"))
    assert list(cli.commands()) == files
    for name in files:
        assert re.search(rf"^    {name}\s", shown, re.MULTILINE)


# -- formats ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["text", "concise", "json"])
def test_findings_are_shown_as_in_the_golden_file(run: Run, name: str) -> None:
    """Each format shows the same findings, byte by byte as in the file kept for it."""
    put(FAULTY)
    outcome = run("check", "--format", name)
    assert (outcome.code, outcome.err) == (1, "")
    assert outcome.out == (GOLDEN / f"check.{name}").read_text("utf-8")


def test_of_too_many_findings_the_gravest_are_shown(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What people are not shown is told them, and counts for the exit code; programs are given all."""
    monkeypatch.setattr("claimtrack.cli.check.MOST_SHOWN", 1)
    (tmp_path / "claims").mkdir(exist_ok=True)
    text = "claims:\n  a: b\n  C: d\n"
    (tmp_path / "claims" / "a.yaml").write_text(text, encoding="utf-8")
    left = "2 left out (2 CT308): --all shows them"
    shown = run("check", "--format", "text", "claims/a.yaml")
    assert shown.code == 1
    assert shown.out.endswith(f"; {left}\n")
    whole = run("check", "--format", "text", "--all", "claims/a.yaml")
    assert "left out" not in whole.out
    plain = run("check", "--format", "concise", "claims/a.yaml")
    assert (plain.out.count("\n"), plain.err) == (3, "")


def test_a_clean_corpus_says_how_much_was_read(run: Run) -> None:
    """Without findings, text says so in one line, concise says nothing, JSON has an empty list."""
    put(CLEAN)
    assert run("check").out == "nothing to report: 1 record in 1 file\n"
    assert run("check", "--format", "concise").out == ""
    assert json.loads(run("check", "--format", "json").out) == {
        "findings": [],
        "suppressed": [],
        "files": 1,
        "records": 1,
    }


def test_under_github_actions_findings_are_annotations(run: Run) -> None:
    """Where GitHub runs it `check` speaks to GitHub, unless told otherwise."""
    put(FAULTY)
    annotated = run("check", environ={"GITHUB_ACTIONS": "true"})
    assert annotated == run("check", "--format", "github")
    assert annotated.out.startswith("::error file=claims/cargo.yaml,line=2,")
    told = run("check", "--format", "text", environ={"GITHUB_ACTIONS": "true"})
    assert told == run("check") == run("check", environ={"GITHUB_ACTIONS": "false"})


def test_names_count_from_the_root_that_the_ci_names(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A job that runs in a folder of the repository annotates the right files."""
    put(FAULTY)
    monkeypatch.chdir("claims")
    environ = {"GITHUB_ACTIONS": "true", "GITHUB_WORKSPACE": str(tmp_path)}
    assert run("check", ".", environ=environ).out.startswith("::error file=claims/cargo.yaml,")


def test_a_finding_without_a_line_to_show_still_has_its_label_and_help(run: Run) -> None:
    """A finding on an empty line, or in a file that is gone, is shown without an excerpt."""
    Path("claims").mkdir()
    Path("claims/a.yaml").symlink_to("nowhere")
    assert run("check").out == (
        "claims/a.yaml:1:1: CT008 the file cannot be read: No such file or directory\n"
        "  = help: mend its permissions or its link, or keep it out of this folder\n"
        "\n"
        "1 error: 0 records in 1 file\n"
    )


def test_a_label_whose_line_cannot_be_shown_stands_alone() -> None:
    """The text of a label is never lost with its excerpt."""
    reading = read_texts({"a.yaml": "claims: {}\n\n"})
    label = Label(Span("a.yaml", 9, 1, 9, 2), "first used here")
    found = Diagnostic(
        code="CT004",
        severity="error",
        span=Span("a.yaml", 2, 1, 2, 2),
        message="m",
        labels=(label,),
    )
    lines = list(render([found], reading, Showing()))
    assert lines[:3] == ["a.yaml:2:1: CT004 m", " ::: a.yaml:9:1", "    first used here"]


def test_a_long_line_is_cut_around_the_fault(run: Run) -> None:
    """Of a very long line an excerpt shows the part with the fault, and that it was cut."""
    put(f"claims:\n  a: {{note: {'x' * 500}, kind: facts, tags: [{'y' * 500}]}}\n")
    lines = run("check").out.splitlines()
    excerpt, pointer = next(
        pair for pair in pairwise(lines) if "facts" in pair[0] and "2 |" in pair[0]
    )
    assert excerpt[4:].startswith("…")
    assert excerpt.endswith("…")
    assert len(excerpt) < 130
    assert excerpt[pointer.index("^") :].startswith("facts")
    assert pointer.count("^") == len("facts")


def test_a_line_that_fits_is_shown_whole(run: Run) -> None:
    """A fault far to the right cuts nothing off a line that is not too long."""
    put(f"claims:\n  a: {{text: A, note: {'x' * 70}, kind: facts}}\n")
    shown = {line for line in run("check").out.splitlines() if line.startswith("2 |")}
    assert shown == {f"2 |   a: {{text: A, note: {'x' * 70}, kind: facts}}"}


def test_carets_stand_under_wide_and_combining_characters(run: Run) -> None:
    """Marks line up with what they mark by columns on the terminal, not by code points."""
    put("actors:\n  a: {name: 漢字e\u0301\U0001f600, kind: 人}\n")
    lines = run("check").out.splitlines()
    excerpt = next(line for line in lines if "人" in line and line.startswith("2 |"))
    pointer = next(line for line in lines if "^" in line)
    assert width(excerpt[: excerpt.index("人")]) == pointer.index("^")
    assert pointer.count("^") == width("人") == 2


def test_a_fault_over_lines_is_marked_to_the_end_of_the_first(run: Run) -> None:
    """A place that ends on a later line is marked as far as its first line goes."""
    put("actors:\n  a:\n    name: b\n    kind: c\n      d\n")
    out = run("check").out
    assert "4 |     kind: c\n  |           ^\n" in out


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_excerpts_show_the_right_line_whatever_ends_it(run: Run, newline: str) -> None:
    """Line numbers and excerpts agree also in files from other systems."""
    put("actors:\n  b: c\n  a: {}\n".replace("\n", newline))
    assert "3 |   a: {}\n  |   ^\n" in run("check").out


# -- what could act on a terminal ---------------------------------------------------------------


HARM = 'claims:\n  "a\\x1b[31m": {text: b, "\\u202ekind\\a": c}\n  d: \u202e\u2066 e #f\n'


@pytest.mark.parametrize("name", formats.names())
def test_nothing_in_a_file_acts_on_the_terminal(run: Run, name: str) -> None:
    """Escapes, bells and bidirectional controls of a file are shown, not sent, in every format."""
    put(HARM)
    put(b"claims: {\x1b]0;owned\x07}\n", "claims/title.yaml")
    out = run("check", "--format", name).out
    assert out.replace("\n", "").isprintable()
    assert "31m" in out


def test_harmful_characters_are_shown_as_escapes(run: Run) -> None:
    """What was hidden in the text can be seen in the finding."""
    put(HARM)
    out = run("check").out
    assert r"`a\x1b[31m` is not an id for a claim" in out
    assert r"unknown field `\u202ekind\x07` in a claim" in out
    assert r"3 |   d: \u202e\u2066 e #f" in out


def test_carets_stand_under_escaped_characters(run: Run) -> None:
    """An escape takes more columns than its character; the marks move with it."""
    put("actors:\n  a: {name: \u202eb, kind: c}\n")
    lines = run("check").out.splitlines()
    excerpt = next(line for line in lines if line.startswith("2 |"))
    pointer = next(line for line in lines if "^" in line)
    assert pointer.index("^") == excerpt.index("c}")


def test_a_terminal_that_knows_no_unicode_is_no_traceback(tmp_path: Path) -> None:
    """What the output cannot encode is shown as an escape."""
    (tmp_path / "a.yaml").write_text("actors:\n  a: {name: 漢, kind: 人}\n", "utf-8")
    done = program(tmp_path, "check", "a.yaml", environ={"PYTHONIOENCODING": "ascii"})
    assert done.returncode == 1
    assert b"`kind` cannot be `\\u4eba`" in done.stdout
    assert done.stderr == b""


# -- colours, pipes -----------------------------------------------------------------------------


def program(
    folder: Path, *words: str, environ: Mapping[str, str] = NOWHERE, stdout: int = subprocess.PIPE
) -> subprocess.CompletedProcess[bytes]:
    """Run the program as its users do."""
    kept = {k: v for k, v in os.environ.items() if k in {"PATH", "PYTHONPATH", "LD_LIBRARY_PATH"}}
    return subprocess.run(
        [sys.executable, "-m", "claimtrack", *words],
        cwd=folder,
        env={**kept, "LC_ALL": "C.UTF-8", **environ},
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        check=False,
    )


def on_a_terminal(folder: Path, environ: Mapping[str, str]) -> str:
    """Return what `check` prints on a terminal."""
    ours, theirs = pty.openpty()
    try:
        done = program(folder, "check", ".", environ=environ, stdout=theirs)
    finally:
        os.close(theirs)
    assert done.stderr == b""
    parts: list[bytes] = []
    while part := _more(ours):
        parts.append(part)
    os.close(ours)
    return b"".join(parts).decode()


def _more(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux says so where nobody holds the other end
        return b""


def test_colours_are_for_terminals_only(tmp_path: Path) -> None:
    """A terminal gets colours; a pipe, a dumb terminal and whoever sets NO_COLOR get none."""
    (tmp_path / "a.yaml").write_text(FAULTY, "utf-8")
    plain = program(tmp_path, "check", ".").stdout.decode()
    terminal = on_a_terminal(tmp_path, {"TERM": "xterm"}).replace("\r\n", "\n")
    assert "\x1b[31;1mCT101\x1b[0m" in terminal
    assert "\x1b[34;1mCT009\x1b[0m" in terminal
    for environ in ({"TERM": "xterm", "NO_COLOR": "1"}, {"TERM": "dumb"}):
        assert on_a_terminal(tmp_path, environ).replace("\r\n", "\n") == plain
    assert "\x1b" not in plain


@pytest.mark.parametrize("words", [["check", "."], ["--version"], ["--help"], ["explain", "CT101"]])
def test_a_closed_pipe_is_no_traceback(tmp_path: Path, words: list[str]) -> None:
    """Whoever stops reading, as `head` does, gets no complaint."""
    (tmp_path / "a.yaml").write_text(FAULTY, "utf-8")
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = program(tmp_path, *words, stdout=writing)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("words", "code"), [("check .", 1), ("--version", 0), ("explain CT101", 0), ("check no", 2)]
)
def test_no_output_at_all_is_no_traceback(tmp_path: Path, words: str, code: int) -> None:
    """Started without an output, the program still says by its exit code what it found."""
    (tmp_path / "a.yaml").write_text(FAULTY, "utf-8")
    command = f"'{sys.executable}' -m claimtrack {words} >&- 2>errors"
    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, check=False)
    errors = (tmp_path / "errors").read_text("utf-8")
    assert (done.returncode, "Traceback" in errors) == (code, False)


class Interrupted(io.StringIO):
    """A stream whose reader presses Ctrl-C."""

    def write(self, _: str, /) -> int:
        """Stop as Python does then."""
        raise KeyboardInterrupt


def test_ctrl_c_ends_a_command_without_a_traceback(run: Run) -> None:
    """The exit code is the one a shell gives a program that was interrupted."""
    run("--version")
    put(FAULTY)
    err = io.StringIO()
    assert cli.main(["check"], stdout=Interrupted(), stderr=err, environ={}) == 130
    assert err.getvalue() == "\n"


class Closed(io.StringIO):
    """A pipe that nobody reads, without a file behind it."""

    def write(self, _: str, /) -> int:
        """Fail as the system does."""
        raise BrokenPipeError


def test_a_stream_without_a_file_may_break_too(run: Run) -> None:
    """Called from Python with a stream of one's own, a broken one raises nothing either."""
    run("--version")
    put(FAULTY)
    assert cli.main(["check"], stdout=Closed(), stderr=io.StringIO(), environ={}) == 0


@pytest.mark.parametrize("words", [(), ("--no-cache",), ("--format", "sarif")])
def test_a_current_folder_that_is_gone_is_no_hindrance(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    """Files are checked by their full names from a folder that somebody has removed."""
    run("--version")
    file = tmp_path / "a.yaml"
    file.write_text("claims: {a: A}\nexpect: {a: unasserted}\n")
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert run("check", *words, str(file))[0] == 0


class Full(io.StringIO):
    """A stream into a file on a disk that is full."""

    def write(self, _: str, /) -> int:
        """Fail as the system does."""
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_is_told(run: Run) -> None:
    """What cannot be written is no crash, and not passed over."""
    run("--version")
    put(FAULTY)
    err = io.StringIO()
    assert cli.main(["check"], stdout=Full(), stderr=err, environ={}) == 2
    assert err.getvalue() == "claimtrack: the output cannot be written: No space left on device\n"


def test_another_error_of_the_system_is_a_mistake_of_ours(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is raised, so that it can be reported."""
    run("--version")
    monkeypatch.setattr("claimtrack.cli._run", Mock(side_effect=NotADirectoryError(20, "x")))
    with pytest.raises(NotADirectoryError):
        cli.main(["check"], stdout=io.StringIO(), stderr=io.StringIO(), environ={})


def test_an_interruption_is_quiet(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C ends any command with the exit code that shells have for it, and ends its line."""
    run("--version")
    monkeypatch.setattr("claimtrack.cli._run", Mock(side_effect=KeyboardInterrupt))
    err = io.StringIO()
    assert cli.main(["check"], stdout=io.StringIO(), stderr=err, environ={}) == 130
    assert err.getvalue() == "\n"


@pytest.mark.parametrize(
    ("told", "columns"), [("60", 60), ("7", 40), ("999", 200), ("", 100), ("0", 100), ("x", 100)]
)
def test_help_is_as_wide_as_the_terminal(
    run: Run, capsys: pytest.CaptureFixture[str], told: str, columns: int
) -> None:
    """`COLUMNS` sets the width, within what can be read; without a terminal it is 100."""
    run("check", "--help", environ={"COLUMNS": told})
    usage = capsys.readouterr().out.split("\n\n")[0]
    assert usage == _usage(columns)


def _usage(columns: int) -> str:
    parser = cli.parser("check", columns=columns)
    out = io.StringIO()
    actions = parser._subparsers
    assert actions is not None
    choices = actions._group_actions[0].choices
    assert isinstance(choices, dict)
    choices["check"].print_usage(out)
    return out.getvalue().rstrip("\n")


# -- explain ------------------------------------------------------------------------------------


def test_explain_shows_the_page_and_the_examples_that_speak(run: Run) -> None:
    """The page of a rule: what it checks, why it matters, how to fix it, and where it speaks."""
    code, out, err = run("explain", "ct102")
    assert (code, err) == (0, "")
    assert out.startswith("CT102 (error)\n\nA record without a field that it needs.\n")
    heads = ("**What it checks.**", "**Why it matters.**", "**How to fix it.**", "Speaks at ")
    places = [out.index(head) for head in heads]
    assert places == sorted(places)
    assert "\n    sources:\n      leaflet: {kind: exhibit}\n" in out


def test_explain_shows_the_kept_copies_of_an_example(run: Run) -> None:
    """What `verify` finds depends on a copy, so that is shown too: as text, or as its bytes."""
    copy = "\nwith the kept copy bulletin.txt:\n\n    The port says the flights carry medicine.\n"
    assert copy in run("explain", "CT501").out
    assert (
        "\nwith the kept copy bulletin.pdf:\n\n    b'\\x00\\x01'\n" in run("explain", "CT505").out
    )


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        ("203", "did you mean CT203?"),
        ("CT20", "did you mean CT20"),
        ("nonsense", "there are CT001 to CT"),
        ("C\x1bT", "C\\x1bT;"),
    ],
)
def test_explain_helps_with_an_unknown_code(run: Run, code: str, hint: str) -> None:
    """An unknown code is a usage error, with the nearest code or the range of codes."""
    outcome = run("explain", code)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("claimtrack: no rule ")
    assert hint in outcome.err


def test_python_runs_the_package(tmp_path: Path) -> None:
    """`python -m claimtrack` is the program."""
    done = program(tmp_path, "--version")
    expected = f"claimtrack {claimtrack.__version__}\n".encode()
    assert (done.returncode, done.stdout, done.stderr) == (0, expected, b"")


def test_the_program_ends_with_the_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the installed command and `python -m` run ends the process with the code of `main`."""
    assert callable(import_module("claimtrack.__main__").run)  # an import runs nothing
    monkeypatch.delitem(sys.modules, "claimtrack.__main__")
    monkeypatch.setattr(sys, "argv", ["claimtrack", "explain", "nonsense"])
    try:
        with pytest.raises(SystemExit) as raised:
            runpy.run_module("claimtrack", run_name="__main__")
    finally:
        gc.enable()
    assert raised.value.code == 2


def test_check_loads_no_networkx(tmp_path: Path) -> None:
    """Checking files never pays for graphs, nor for the reports."""
    (tmp_path / "a.yaml").write_text(FAULTY, "utf-8")
    script = (
        "import sys; from claimtrack.cli import main; main(['check', 'a.yaml'], environ={});"
        "print([m for m in sys.modules if m.startswith(('networkx', 'claimtrack.reports'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"
