"""Every page a reader can follow is followed here, and shows what it says it shows.

The conventions of these pages:

- a `console` block is one shell session: each `$ command`, followed by all that it prints;
- any other block is a file, whose first line names it in a comment (`# claims/cargo.yaml`);
- what only an editor can read (`SETTINGS`) is left out, but for JSON: tests/editors tries that;
- a page is read from the top, in one folder: empty, or as `STARTS` says.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import pytest

if TYPE_CHECKING:
    from tests.conftest import Shell

ROOT = Path(__file__).parents[2]
QUICK_START = re.compile(r"^## Quick start\n(.*?)^## ", re.MULTILINE | re.DOTALL)
SETTINGS = ("json", "lisp", "lua")
# What the folder holds at first: `claims/`, or that in a git repository beside a clone of this one.
STARTS = {
    "README.md": "corpus",
    "docs/how-to/pre-commit.md": "repository",
    "docs/explanation/weighing.md": "corpus",
    "docs/tutorial/five-articles.md": "corpus",
}


def pages() -> list[object]:
    """Return the pages, those that install something marked so."""
    rooms = ("tutorial/*.md", "how-to/*.md", "explanation/weighing.md")
    found = [path for room in rooms for path in (ROOT / "docs").glob(room)]
    names = ["README.md", *sorted(path.relative_to(ROOT).as_posix() for path in found)]
    marks = {"docs/how-to/pre-commit.md": [pytest.mark.network]}
    return [pytest.param(name, id=name, marks=marks.get(name, [])) for name in names]


@attrs.frozen
class Block:
    """A fenced block: its language, the lines in it, and its place in the page."""

    language: str
    body: str
    place: str

    @property
    def name(self) -> str:
        """The file that the block is."""
        named = re.match(r"(?:# |<!-- )(\S+\.(?:ya?ml|py|toml|html))(?: -->)?\n", self.body)
        assert named, f"{self.place}: the block does not name its file in its first line"
        return named[1]

    @property
    def steps(self) -> list[tuple[str, str]]:
        """The commands of a session, each with what it is said to print."""
        assert self.body.startswith("$ "), f"{self.place}: the session begins without a command"
        return re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", self.body, re.MULTILINE)


def blocks(page: str) -> list[Block]:
    """Return the fenced blocks of a page, but for Sphinx' own and those of the quick start."""
    text = (ROOT / page).read_text(encoding="utf-8")
    text = QUICK_START.sub(lambda part: "\n" * part[0].count("\n"), text)
    fences = re.finditer(r"^```(\w+)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return [
        Block(fence[1], fence[2], f"{page}:{text.count(chr(10), 0, fence.start()) + 1}")
        for fence in fences
        if fence[1] not in SETTINGS
    ]


@pytest.mark.parametrize("page", pages())
def test_a_page_shows_what_happens(page: str, request: pytest.FixtureRequest) -> None:
    """Whoever types what a page says sees what the page shows."""
    start = STARTS.get(page, "empty")
    shell: Shell = request.getfixturevalue("repository" if start == "repository" else "shell")
    shell.environment["PRE_COMMIT_HOME"] = str(shell.folder.parent / "pre-commit")
    if start != "empty":
        shutil.copytree(ROOT / "claims", shell.folder / "claims")
    for block in blocks(page):
        if block.language == "console":
            printed = shell.session(*(command for command, _ in block.steps))
            shown = [
                (command, said) for (command, _), said in zip(block.steps, printed, strict=True)
            ]
            assert shown == block.steps, block.place
        else:
            file = shell.folder / block.name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block.body, encoding="utf-8")


@pytest.mark.parametrize("page", pages())
def test_every_file_of_a_page_is_used(page: str) -> None:
    """A file that a page has its reader write is met by a command after it."""
    kinds = [block.language for block in blocks(page)]
    assert set(kinds) <= {"console", "html", "python", "toml", "yaml"}
    assert kinds[-1:] in ([], ["console"])


def test_readme_names_the_hook_as_the_how_to_does() -> None:
    """The configuration in README is the one that the how-to runs."""
    files = {
        page: [block for block in blocks(page) if block.language == "yaml"]
        for page in ("README.md", "docs/how-to/pre-commit.md")
    }
    shown, run = (
        next(file.body for file in named if file.name == ".pre-commit-config.yaml")
        for named in files.values()
    )
    assert shown == run


def test_what_a_server_is_told_to_run_is_run_on_the_page() -> None:
    """Each command of claimtrack in a job of the how-to stands in a session of it too."""
    page = blocks("docs/how-to/in-ci.md")
    typed = [command for block in page if block.language == "console" for command, _ in block.steps]
    jobs = "".join(block.body for block in page if block.language == "yaml")
    told = re.findall(r"- (?:run: )?(claimtrack .*)", jobs)
    assert len(told) == 4
    run = [command.removeprefix("GITHUB_ACTIONS=true ") for command in typed]
    assert [command for command in told if command not in run] == []


def test_the_quick_start_is_two_commands() -> None:
    """A newcomer pastes two lines, no more; the second is what `.ci/run` begins with."""
    assert len(quick_start()) == 2


@pytest.mark.network
def test_the_first_command_prints_the_report(shell: Shell) -> None:
    """In a fresh checkout the first command installs and prints the contradictions of `claims/`."""
    for part in ("claims", "claimtrack"):
        shutil.copytree(ROOT / part, shell.folder / part)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, shell.folder)
    first = shell.run(quick_start()[0])
    assert first.returncode == 0, first.stderr
    assert first.stdout == shell.run("claimtrack report").stdout


def quick_start() -> list[str]:
    """Return the commands in README's quick start."""
    part = QUICK_START.search((ROOT / "README.md").read_text(encoding="utf-8"))
    assert part
    fences = re.findall(r"^```sh\n(.*?)^```$", part[1], re.MULTILINE | re.DOTALL)
    return "".join(fences).splitlines()
