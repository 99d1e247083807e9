"""`claimtrack init`: a first corpus that is sound, and nothing that was there touched."""

import io
import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from claimtrack import cli

NOWHERE: Mapping[str, str] = MappingProxyType({})


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Start in an empty folder."""
    monkeypatch.chdir(tmp_path)


def run(*words: str) -> tuple[int, list[str], str]:
    """Run a command; return its exit code, the lines it printed, and its errors."""
    out, err = io.StringIO(), io.StringIO()
    code = cli.main(words, stdout=out, stderr=err, environ=NOWHERE)
    return code, out.getvalue().splitlines(), err.getvalue()


def everything() -> dict[str, bytes]:
    """Return the bytes of every file by name."""
    return {str(path): path.read_bytes() for path in Path().rglob("*") if path.is_file()}


def test_the_first_corpus_is_sound_and_formatted() -> None:
    """What is made has no finding of any kind, and the canonical layout."""
    code, made, _ = run("init")
    assert code == 0
    assert made[:6] == [
        "made claims/actors.yaml",
        "made claims/topics/pier.yaml",
        "made claims/sources/gazette-2013.yaml",
        "made claimtrack.toml",
        "made claimtrack.schema.json",
        "made .pre-commit-config.yaml",
    ]
    assert run("check", "--no-cache") == (0, ["nothing to report: 13 records in 3 files"], "")
    assert run("fmt", "--check")[0] == 0


def test_every_file_names_the_schema() -> None:
    """An editor is pointed from each claim file at a schema that is there."""
    run("init", "new/project")
    files = sorted(Path("new/project/claims").rglob("*.yaml"))
    for file in files:
        line = file.read_text().splitlines()[0]
        schema = file.parent / line.removeprefix("# yaml-language-server: $schema=")
        assert json.loads(schema.read_text())["title"] == "claim file"
    assert len(files) == 3


def test_a_second_run_changes_nothing() -> None:
    """All is kept, and said to be."""
    run("init")
    before = everything()
    code, kept, _ = run("init")
    assert (code, kept[0]) == (0, "kept claims/, which has claim files")
    assert all(line.startswith("kept ") for line in kept[: kept.index("")])
    assert everything() == before


def test_what_is_there_is_never_overwritten() -> None:
    """A corpus, a configuration, a schema and a link to nowhere stay as they are."""
    Path("claims").mkdir()
    Path("claims/a.yaml").write_text("actors: {}\n")
    Path("claimtrack.toml").symlink_to("nowhere")
    code, told, _ = run("init")
    assert (code, told[:3]) == (
        0,
        [
            "kept claims/, which has claim files",
            "kept claimtrack.toml",
            "made claimtrack.schema.json",
        ],
    )
    assert sorted(path.name for path in Path("claims").iterdir()) == ["a.yaml"]
    assert not Path("nowhere").exists()


def test_hooks_are_added_by_position() -> None:
    """A configuration of pre-commit gets the hooks behind its last repository; all else stays."""
    config = Path(".pre-commit-config.yaml")
    before = "repos:\n-   repo: x  # y\n    rev: z\n# end\nci: {}\n"
    config.write_text(before)
    assert "added the hooks to .pre-commit-config.yaml" in run("init")[1]
    start, end = before.split("# end")
    text = config.read_text()
    assert text.startswith(f"{start}- repo: local\n  hooks:\n    - id: claimtrack-check\n")
    assert text.endswith(f"# end{end}")
    assert "kept .pre-commit-config.yaml" in run("init")[1]
    assert config.read_text() == text


FIRST = "- repo: local\n    hooks:\n"


@pytest.mark.parametrize(
    ("before", "begins"),
    [
        ("", f"repos:\n  {FIRST}"),
        ("# ours\n", f"# ours\n\nrepos:\n  {FIRST}"),
        ("repos:\n", f"repos:\n  {FIRST}"),
        ("repos: []", f"repos:\n  {FIRST}"),
        ("repos: [ ]  # so far\nci: {}\n", f"repos:  # so far\n  {FIRST}"),
        ("fail_fast: true\n", f"fail_fast: true\n\nrepos:\n  {FIRST}"),
        ("repos: []\r\nci: {}\r\n", f"repos:\n  {FIRST}".replace("\n", "\r\n")),
    ],
)
def test_hooks_are_written_where_there_is_no_repository_yet(before: str, begins: str) -> None:
    """A configuration without one gets its first; whatever else it says stays."""
    config = Path(".pre-commit-config.yaml")
    config.write_bytes(before.encode())
    assert "added the hooks to .pre-commit-config.yaml" in run("init")[1]
    text = config.read_bytes().decode()
    assert text.startswith(begins)
    assert text.count("ci: {}") == before.count("ci: {}")
    assert "kept .pre-commit-config.yaml" in run("init")[1]


@pytest.mark.parametrize(
    "before",
    [
        "repos: [\n",
        "repos: [  # x\n]\n",
        "repos: [{repo: local, hooks: []}]\n",
        "repos: null\n",
        "{repos: []}\n",
        "{}\n",
        "a: b\n...\n",
    ],
)
def test_hooks_that_cannot_be_added_are_printed(before: str) -> None:
    """Where something else would have to change, the configuration stays, and what to add is told."""
    config = Path(".pre-commit-config.yaml")
    config.write_bytes(before.encode())
    told = run("init")[1]
    assert "kept .pre-commit-config.yaml; add to its `repos`:" in told
    assert "      - id: claimtrack-check" in told
    assert config.read_bytes() == before.encode()


def test_a_folder_that_is_none_is_a_usage_error() -> None:
    """Where FOLDER is a file, or a folder cannot be made, nothing is."""
    Path("file").write_text("")
    assert run("init", "file") == (2, [], "claimtrack: file is no folder\n")
    assert run("init", "file/inside")[0] == 2
    assert everything() == {"file": b""}
