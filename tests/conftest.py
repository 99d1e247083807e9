"""What tests of several rooms share."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import settings

from claimtrack.corpus import Corpus
from claimtrack.dates import parse_date
from claimtrack.loading import read_texts
from claimtrack.model import (
    Actor,
    Assessment,
    Claim,
    Derivation,
    Link,
    Question,
    Quote,
    Record,
    Source,
    Stance,
)
from claimtrack.records import Records

ROOT = Path(__file__).parents[1]

# For whoever looks for what no run has met yet; every other run goes by "ci" (pyproject.toml).
settings.register_profile("random", settings.get_profile("ci"), derandomize=False)

PERSONAL = (
    "COLUMNS",
    "COVERAGE_",
    "GIT_",
    "GITHUB_",
    "NO_COLOR",
    "FORCE_COLOR",
    "PRE_COMMIT",
    "PREK_",
    "PYTHON",
    "SKIP",
)
SETTINGS = {
    "GIT_CONFIG_COUNT": "3",
    "GIT_CONFIG_KEY_0": "user.name",
    "GIT_CONFIG_VALUE_0": "Reader",
    "GIT_CONFIG_KEY_1": "user.email",
    "GIT_CONFIG_VALUE_1": "reader@example.org",
    "GIT_CONFIG_KEY_2": "init.defaultBranch",
    "GIT_CONFIG_VALUE_2": "main",
    "LC_ALL": "C.UTF-8",
}


@attrs.frozen
class Shell:
    """A terminal as somebody has it who activated the virtual environment and opened a folder."""

    folder: Path
    environment: dict[str, str]

    def session(self, *commands: str) -> list[str]:
        """Run commands in one bash and return what each prints, errors included."""
        end = "=== end of command ==="
        steps = "".join(f"{command}\n_s=$?; echo '{end}'; (exit $_s)\n" for command in commands)
        done = self.run(f"exec 2>&1\n{steps}")
        assert done.stdout.count(end) == len(commands), done.stdout
        return done.stdout.split(f"{end}\n")[:-1]

    def run(self, script: str) -> subprocess.CompletedProcess[str]:
        """Run a bash script; a failure is the caller's to look at."""
        return subprocess.run(
            ["bash", "-c", script],
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )


@pytest.fixture
def shell(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """A shell in an empty folder, free of personal settings.

    pre-commit and prek keep their environments for the whole test run, so that a hook is installed once.
    """
    folder = tmp_path / "work"
    folder.mkdir()
    kept = {key: value for key, value in os.environ.items() if not key.startswith(PERSONAL)}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    homes = {
        "PRE_COMMIT_HOME": str(tmp_path_factory.getbasetemp() / "pre-commit"),
        "PREK_HOME": str(tmp_path_factory.getbasetemp() / "prek"),
        "UV_NATIVE_TLS": "true",  # prek's downloader then trusts whom the system trusts
        "UV_SYSTEM_CERTS": "true",
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
    }
    return Shell(folder, kept | SETTINGS | homes | {"PATH": path})


@pytest.fixture
def repository(shell: Shell) -> Shell:
    """A shell in an empty git repository, beside a clone of this one, tagged v0.1.0."""
    clone = shell.folder.parent / "claimtrack"
    ignore = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "claimtrack", clone / "claimtrack", ignore=ignore)
    for name in ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
        shutil.copy(ROOT / name, clone)
    tag = f"cd {clone} && git init -q && git add . && git commit -qm First && git tag v0.1.0"
    done = shell.run(f"git init -q && {tag}")
    assert done.returncode == 0, done.stderr
    return shell


@pytest.fixture(scope="session", autouse=True)
def _interruptible() -> None:
    """Have Ctrl-C reach the programs that are tested, also where a script runs the tests with `&`."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the tests out of the user's cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the option that renews what reports are compared with."""
    text = "write tests/golden/ anew, to be reviewed as a diff"
    parser.addoption("--update-golden", action="store_true", help=text)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], str]:
    """What a file of tests/golden/ holds; with `--update-golden` it is first made to hold the text."""

    def kept(name: str, text: str) -> str:
        path = ROOT / "tests" / "golden" / name
        if request.config.getoption("--update-golden"):
            path.write_text(text, encoding="utf-8")
        return path.read_text(encoding="utf-8")

    return kept


@pytest.fixture
def corpus() -> Callable[[str], Corpus]:
    """Reads a corpus from the text of one claim file, which must have no error."""

    def read(text: str) -> Corpus:
        reading = read_texts({"claims.yaml": text})
        assert [found for found in reading.found if found.severity == "error"] == []
        return Corpus(reading.records)

    return read


@pytest.fixture(scope="session")
def worded() -> Callable[[Iterator[str], Iterator[str]], Records]:
    """Makes records of one shape, in which every text and address is taken from what is given."""
    return _worded


def _worded(texts: Iterator[str], addresses: Iterator[str]) -> Records:
    claims = [
        Claim(id=id_, text=next(texts), note=next(texts), **more) for id_, more in _CLAIMS.items()
    ]
    actors = [Actor(id=id_, name=next(texts), note=next(texts)) for id_ in ("ann", "bob", "cy")]
    sources = [
        Source(id=id_, title=next(texts), url=next(addresses), note=next(texts), **more)
        for id_, more in _SOURCES.items()
    ]
    stances = [
        Stance(id=id_, cue=next(texts), quote=Quote(exact=next(texts)), note=next(texts), **more)
        for id_, more in _STANCES.items()
    ]
    links = [
        Link(id=id_, why=next(texts), reason=next(texts), scheme=next(texts), **more)
        for id_, more in _LINKS.items()
    ]
    rest: list[Record] = [
        Question(id="q", text=next(texts), note=next(texts), answers=("a", "b"), exclusive=True),
        Question(id="r", text=next(texts), answers=("a", "c")),
        Assessment(
            id="j", of="s", by="cy", dated=parse_date("2013"), reliability="B", note=next(texts)
        ),
    ]
    return Records([*claims, *actors, *sources, *stances, *links, *rest])


_CLAIMS: Any = {
    "a": {},
    "b": {},
    "c": {},
    "d": {"status": "withdrawn", "reason": "Split.", "superseded_by": "a"},
    "e": {},
}
_SOURCES: Any = {
    "s": {"author": ("ann",), "publisher": "cy", "published": parse_date("2013"), "lang": "en"},
    "t": {"part_of": "s", "derived_from": (Derivation(source="s", how="quotes"),)},
}
_STANCES: Any = {
    "one": {"source": "s", "verb": "affirms", "claims": ("a",), "holder": "ann"},
    "two": {"source": "t", "verb": "denies", "claims": ("a",), "holder": "bob", "via": ("cy",)},
    "three": {
        "source": "t",
        "verb": "affirms",
        "claims": ("b",),
        "holder": "bob",
        "relies_on": ("two",),
    },
    "four": {
        "source": "s",
        "verb": "affirms",
        "claims": ("e",),
        "holder": "cy",
        "said": parse_date("2012"),
    },
    "five": {
        "source": "t",
        "verb": "denies",
        "claims": ("e",),
        "holder": "cy",
        "said": parse_date("2014"),
    },
    "six": {"source": "s", "verb": "affirms", "claims": ("c",), "holder": "bob"},
}
_LINKS: Any = {
    "l": {"from_": ("c",), "verb": "supports", "to": "a", "by": "cy"},
    "m": {"from_": ("e",), "verb": "undercuts", "to": "l"},
    "n": {"from_": ("c",), "verb": "contradicts", "to": "b", "status": "rejected"},
    "o": {"from_": ("e",), "verb": "undercuts", "to": "one"},
}
