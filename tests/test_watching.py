"""`check` as somebody at a terminal has it: again at every change, with progress and with statistics."""

from __future__ import annotations

import io
import os
import pty
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimtrack import cli
from claimtrack.loading import read_texts
from claimtrack.progress import Progress, wants_progress
from claimtrack.stats import lines
from claimtrack.watching import SETTLED, Look, look, rounds

NOTICE = "claims:\n  a: A\n"
CLEAN = "actors:\n  a: A\n"


class Clock:
    """A clock that goes on only when it is slept by, or by so much at each look at it."""

    def __init__(self, step: float = 0.0) -> None:
        self.now = 0.0
        self.slept: list[float] = []
        self._step = step

    def monotonic(self) -> float:
        """Return the time, which then goes on."""
        self.now += self._step
        return self.now

    def sleep(self, seconds: float, /) -> None:
        """Let time pass at once."""
        self.slept.append(seconds)
        self.now += seconds


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


# -- watching -----------------------------------------------------------------------------------------


def state(number: int) -> Look:
    """Return one state of one file."""
    return (("a.yaml", number, 0, 0),)


def test_a_round_begins_when_a_change_is_done() -> None:
    """What changes twice in a row is one change, and what changed during a round is one too."""
    clock = Clock()
    states = iter([0, 0, 0, 1, 2, 3, 3, 4, 4])
    following = rounds(lambda: state(next(states)), clock)
    next(following)
    assert clock.slept == []
    next(following)
    assert clock.slept == [0.3, 0.3, SETTLED, SETTLED, SETTLED]
    clock.slept.clear()
    next(following)
    assert clock.slept == [SETTLED]


def test_long_looks_are_taken_more_seldom() -> None:
    """Looking takes at most a twentieth of the time."""
    clock = Clock(step=0.5)
    states = iter([0, 0, 1, 1])
    following = rounds(lambda: state(next(states)), clock)
    next(following)
    next(following)
    assert clock.slept == [10.0, SETTLED]


def test_a_look_sees_files_come_go_and_change(tmp_path: Path) -> None:
    """Added, removed, renamed, written, replaced; of what is not there nothing is seen."""
    file, config = tmp_path / "a.yaml", tmp_path / "claimtrack.toml"

    def seen() -> Look:
        return look([str(tmp_path), str(tmp_path / "nowhere")], [str(config)])

    states = [seen()]
    file.write_text(NOTICE)
    states.append(seen())
    os.utime(file, ns=(1, 1))
    states.append(seen())
    file.rename(tmp_path / "b.yaml")
    states.append(seen())
    config.write_text("")
    states.append(seen())
    assert states[0] == ()
    assert len(set(states)) == len(states)
    assert seen() == seen()


class Watched:
    """The program, watching a folder."""

    def __init__(self, folder: Path) -> None:
        kept = {k: v for k, v in os.environ.items() if k in {"PATH", "PYTHONPATH"}}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "claimtrack", "check", "--watch"],
            cwd=folder,
            env=kept,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )

    def round(self) -> list[str]:
        """Return what one round prints, but for the line that it goes on watching."""
        assert self.process.stdout
        said: list[str] = []
        while not said or not said[-1].startswith("watching"):
            line = self.process.stdout.readline()
            assert line, said
            said.append(line)
        return said[:-1]


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    """The program at work in a project with one clean file, which is stopped in the end."""
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims/a.yaml").write_text(CLEAN)
    (tmp_path / ".git").mkdir()
    program = Watched(tmp_path)
    yield program
    program.process.kill()
    program.process.wait()
    assert program.process.stdout
    program.process.stdout.close()


def test_files_are_checked_again_whenever_they_change(watched: Watched, tmp_path: Path) -> None:
    """Edited, added, renamed, removed, ignored by a configuration: each is a round; Ctrl-C is 130."""
    claims = tmp_path / "claims"
    assert watched.round() == ["nothing to report: 1 record in 1 file\n"]
    (claims / "a.yaml").write_text(NOTICE)
    assert watched.round()[0].startswith("claims/a.yaml:2:3: CT308 notice")
    (claims / "b.yaml").write_text("actors: {}\nactor: {}\n")
    assert watched.round()[-1] == "1 error, 1 notice: 1 record in 2 files\n"
    (claims / "b.yaml").rename(claims / "c.yaml")
    assert any(line.startswith("claims/c.yaml:2:1: CT101") for line in watched.round())
    (claims / "c.yaml").unlink()
    assert watched.round()[-1] == "1 notice: 1 record in 1 file\n"
    (tmp_path / "claimtrack.toml").write_text("ignroe = []\n")
    assert "did you mean `ignore`?" in watched.round()[0]
    (tmp_path / "claimtrack.toml").write_text('ignore = ["CT308"]\n')
    assert watched.round() == ["nothing to report: 1 record in 1 file\n"]
    (claims / "a.yaml").unlink()
    assert "there is no claim file" in watched.round()[0]
    (claims / "a.yaml").write_text(CLEAN)
    assert watched.round() == ["nothing to report: 1 record in 1 file\n"]
    watched.process.send_signal(signal.SIGINT)
    assert watched.process.wait(timeout=60) == 130
    assert watched.process.stdout
    assert watched.process.stdout.read() == ""


class Pressed(Clock):
    """A clock beside which somebody presses Ctrl-C at the second sleep, having changed a file."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file = file

    def sleep(self, seconds: float, /) -> None:
        """Change the file at first, then interrupt."""
        super().sleep(seconds)
        if len(self.slept) == 1:
            self._file.write_text(NOTICE)
        elif len(self.slept) > 2:
            raise KeyboardInterrupt


@pytest.mark.parametrize(("term", "clears"), [("xterm", 2), ("dumb", 0)])
def test_a_terminal_is_cleared_at_each_round(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, term: str, clears: int
) -> None:
    """A terminal that knows how begins at its top; a pipe gets no escape."""
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "a.yaml"
    file.write_text(CLEAN)
    out, err = Terminal(), io.StringIO()
    words = ["check", "--watch", "--no-config", "a.yaml"]
    environ = {"TERM": term, "NO_COLOR": "1"}
    code = cli.main(words, stdout=out, stderr=err, environ=environ, clock=Pressed(file))
    assert (code, err.getvalue()) == (130, "watching 1 file; Ctrl-C ends\n" * 2)
    assert out.getvalue().count("\x1b[H\x1b[2J") == clears
    assert out.getvalue().endswith("1 notice: 1 record in 1 file\n")


def test_a_configuration_that_was_named_is_watched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A change of the file given with `--config` is a round."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").write_text(NOTICE)
    config = tmp_path / "own.toml"
    config.write_text('ignore = ["CT308"]\npaths = ["a.yaml"]\n')
    clock = Pressed(config)
    err = io.StringIO()
    words = ["check", "--watch", "--config", "own.toml"]
    assert cli.main(words, stdout=io.StringIO(), stderr=err, environ={}, clock=clock) == 130
    assert "own.toml:1:7: not TOML" in err.getvalue()


# -- progress -----------------------------------------------------------------------------------------


def test_progress_is_told_only_when_it_takes_long_and_is_wiped_away() -> None:
    """Nothing for a second, then ten times a second; in the end the line is blank."""
    stream = io.StringIO()
    files = range(1, 10_001)
    assert sum(Progress(stream, Clock(step=0.0003))(files)) == sum(files)
    assert stream.getvalue().split("\r") == [
        "",
        *(f"reading {n:,} of 10,000 files" for n in (3333,)),
        *stream.getvalue().split("\r")[2:-2],
        " " * len("reading 9,999 of 10,000 files"),
        "",
    ]
    assert stream.getvalue().count("reading") == 20
    quick = io.StringIO()
    assert list(Progress(quick, Clock(step=0.0001))(range(1000))) == list(range(1000))
    assert quick.getvalue() == ""


def test_progress_is_wiped_away_where_reading_breaks_off() -> None:
    """Ctrl-C in the midst of it leaves no half line."""
    stream = io.StringIO()
    following = Progress(stream, Clock(step=2))(["a", "b"])
    assert next(following) == "a"
    del following
    assert stream.getvalue() == f"\rreading 0 of 2 files\r{' ' * 20}\r"


def test_progress_is_for_terminals_only() -> None:
    """No pipe and no dumb terminal is told; the colour has nothing to do with it."""
    assert wants_progress(Terminal(), {"TERM": "xterm", "NO_COLOR": "1"})
    assert not wants_progress(Terminal(), {"TERM": "dumb"})
    assert not wants_progress(io.StringIO(), {"TERM": "xterm"})


@pytest.mark.parametrize(("term", "told"), [("xterm", True), ("dumb", False)])
def test_check_tells_progress_on_a_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, term: str, *, told: bool
) -> None:
    """On stderr, whatever stdout is; with a slow clock."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").write_text(CLEAN)
    ours, theirs = pty.openpty()
    with os.fdopen(theirs, "w", encoding="utf-8") as terminal:
        out = io.StringIO()
        clock = Clock(step=2)
        words = ["check", "a.yaml"]
        code = cli.main(words, stdout=out, stderr=terminal, environ={"TERM": term}, clock=clock)
        terminal.write("end")
    said = b""
    while not said.endswith(b"end"):
        said += os.read(ours, 1024)
    os.close(ours)
    assert (code, out.getvalue()) == (0, "nothing to report: 1 record in 1 file\n")
    assert said == (b"\rreading 0 of 1 files\r                    \rend" if told else b"end")


# -- statistics ---------------------------------------------------------------------------------------


def test_statistics_tell_what_was_read_and_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the findings; in a format for programs they go to stderr, and the second run is warm."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").write_text(f"{NOTICE}  b: B # claimtrack: ignore CT308 -- x\n")
    (tmp_path / "b.yaml").write_text("actors: {b: {}}\n")
    expected = """\

files          2
bytes          70
records        3
  claims       2
  actors       1
reading        0.50 s
rules          0.50 s
errors         2
  CT102        1
  CT202        1
warnings       0
notices        1
  CT308        1
suppressed     1
"""
    texts: dict[str, str] = {}
    for form in ("text", "json"):
        out, err = io.StringIO(), io.StringIO()
        words = ["check", "--stats", "--format", form, "."]
        environ = {"XDG_CACHE_HOME": str(tmp_path / "cache")}
        cli.main(words, stdout=out, stderr=err, environ=environ, clock=Clock(step=0.5))
        texts |= {f"{form} out": out.getvalue(), f"{form} err": err.getvalue()}
    assert texts["text err"] == ""
    assert texts["text out"].endswith(f"1 suppressed: 3 records in 2 files\n{expected}")
    assert texts["json err"] == expected.replace("2\nbytes", "2 (1 from the cache)\nbytes")


def test_statistics_of_nothing_are_zeros() -> None:
    """An empty file has no record and no finding."""
    told = list(lines((), read_texts({"a.yaml": ""}), read=0, ruled=1))
    assert told[:5] == [
        "files          1",
        "bytes          0",
        "records        0",
        "reading        0.00 s",
        "rules          1.00 s",
    ]
