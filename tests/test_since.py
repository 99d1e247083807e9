"""`check --since REV`: which findings a change is answerable for, and what git is asked for it."""

from __future__ import annotations

import io
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import Mock

import pytest

from claimtrack import checking, cli, loading
from claimtrack.changes import since as since_

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.conftest import Shell

CLAIMS = """\
claims:
  medicine: {text: The night flights carry medicine., kind: fcat}
  tea: {text: Tea., kind: fcat}
sources:
  log: {title: The log}
stances:
  log:
    - {affirms: medicine}
    - {affirms: tea}
"""
MEDICINE = "claims/cargo.yaml:2:61: CT104"
TEA = "claims/cargo.yaml:3:27: CT104"


@pytest.fixture
def repository(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A repository in which two claims with a fault each are committed, and tagged `first`."""
    monkeypatch.chdir(shell.folder)
    put(CLAIMS)
    did(shell, "git init -q && git add . && git commit -qm First && git tag first")
    return shell


def put(text: str, name: str = "claims/cargo.yaml") -> None:
    """Write a file below the current folder."""
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_bytes(text.encode())


def did(shell: Shell, script: str) -> None:
    """Run a script that must succeed."""
    done = shell.run(script)
    assert done.returncode == 0, done.stderr


def since(
    shell: Shell, rev: str, *words: str, environ: Mapping[str, str] | None = None
) -> tuple[int, list[str], str]:
    """Return the exit code, the place and code of each finding shown, and the last line or the error."""
    settings = shell.environment if environ is None else environ
    command = ["check", "--since", rev, *words]
    out, err = io.StringIO(), io.StringIO()
    code = cli.main(command, stdout=out, stderr=err, environ=settings)
    places = re.findall(r"^(\S.*?:\d+:\d+: CT\d{3}) ", out.getvalue(), re.MULTILINE)
    return code, places, (out.getvalue() + err.getvalue()).splitlines()[-1]


# -- which findings ---------------------------------------------------------------------------------


def test_what_did_not_change_is_left_out_and_counted(repository: Shell) -> None:
    """Faults that the revision has too are not shown, and the last line says how many there are."""
    last = "nothing to report: 5 records in 1 file; 2 left out, as they were at HEAD"
    assert since(repository, "HEAD") == (0, [], last)


def test_a_changed_record_is_shown_with_its_old_fault(repository: Shell) -> None:
    """Whoever touches a record answers for all of it, before and after the commit."""
    put(CLAIMS.replace("Tea.", "Tea!"))
    last = (
        "1 error: 5 records in 1 file; 1 left out, as they were at HEAD; [*] 1 fixable with --fix"
    )
    assert since(repository, "HEAD") == (1, [TEA], last)
    did(repository, "git add .")
    assert since(repository, "HEAD")[1] == [TEA]
    did(repository, "git commit -qam Second")
    assert since(repository, "HEAD")[1] == []
    assert since(repository, "first")[1] == [TEA]
    assert since(repository, "HEAD~1")[1] == [TEA]


def test_moving_and_laying_out_change_nothing(repository: Shell) -> None:
    """A comment, another order, another file or other line ends are no change of a record."""
    head, tea = CLAIMS.replace("  tea: {text: Tea., kind: fcat}\n", ""), "claims:\n\n  tea:\n"
    put(f"# A comment.\n{head}".replace("\n", "\r\n"))
    put(f"{tea}    kind: fcat\n    text: Tea.\n", "claims/drinks.yaml")
    assert since(repository, "HEAD")[1] == []


def test_what_a_removal_broke_is_shown_where_it_broke(repository: Shell) -> None:
    """A reference whose target went is a new finding in a record that nobody touched."""
    put(CLAIMS.replace("  tea: {text: Tea., kind: fcat}\n", ""))
    assert since(repository, "HEAD")[1] == ["claims/cargo.yaml:8:17: CT203"]


def test_a_label_in_a_changed_record_is_enough(repository: Shell) -> None:
    """A finding that points at what changed is shown, though it stands elsewhere and is old."""
    twice = CLAIMS + "actors: {tea: Tea house}\n"
    put(twice)
    did(repository, "git commit -qam Second")
    assert since(repository, "HEAD")[1] == []
    put(twice.replace("Tea.", "Tea!"))
    assert since(repository, "HEAD")[1] == [TEA, "claims/cargo.yaml:10:10: CT202"]


def test_a_second_fault_like_an_old_one_is_new(repository: Shell) -> None:
    """Where there are more of a finding than there were, all of them are shown."""
    put(CLAIMS.replace("title: The log", "title: The log, author: [ann]"))
    did(repository, "git commit -qam Second")
    put(CLAIMS.replace("title: The log", "title: The log, author: [ann, ann]"))
    codes = [place[-5:] for place in since(repository, "HEAD")[1]]
    assert codes == ["CT203", "CT203"]


def test_where_no_record_holds_a_fault_the_file_counts(repository: Shell) -> None:
    """A broken file is shown as soon as one byte of it changed, since what it breaks is not read."""
    put("claims: {\n", "claims/broken.yaml")
    put("climes: {}\n", "claims/odd.yaml")
    did(repository, "git add . && git commit -qm Second")
    assert since(repository, "HEAD")[1] == []
    put("claims: {  \n", "claims/broken.yaml")
    assert [place[:18] for place in since(repository, "HEAD")[1]] == ["claims/broken.yaml"]


def test_a_file_that_cannot_be_read_is_always_shown(repository: Shell) -> None:
    """What a link that leads nowhere once held is known to nobody."""
    Path("claims/gone.yaml").symlink_to("nowhere")
    assert since(repository, "HEAD")[1] == ["claims/gone.yaml:1:1: CT008"]
    did(repository, "git add . && git commit -qm Second")
    assert since(repository, "HEAD")[1] == ["claims/gone.yaml:1:1: CT008"]


def test_a_file_that_vanishes_meanwhile_has_changed(repository: Shell) -> None:
    """A fault of a file that is gone when the two are compared is shown, not raised or dropped."""
    put("climes: {}\n", "claims/odd.yaml")
    did(repository, "git add . && git commit -qm Second")
    reading = loading.read(["claims"])
    found = checking.findings(reading)
    Path("claims/odd.yaml").unlink()
    shown = since_("HEAD", ["claims"], found, reading, repository.environment)
    assert [str(one.span) for one in shown] == ["claims/odd.yaml:1:1"]


def test_a_file_that_may_not_be_read_has_changed(
    repository: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault of a file whose permissions are lacking is shown, not raised."""
    put("climes: {}\n", "claims/odd.yaml")
    did(repository, "git add . && git commit -qm Second")
    reading = loading.read(["claims"])
    found = checking.findings(reading)
    past = {name: Path(name).read_bytes() for name in reading.files}
    monkeypatch.setattr("claimtrack.revisions.files", lambda *_: past)
    for opening in ("builtins.open", "os.open"):
        monkeypatch.setattr(opening, Mock(side_effect=PermissionError))
    shown = since_("HEAD", ["claims"], found, reading, repository.environment)
    monkeypatch.undo()
    assert [str(one.span) for one in shown] == ["claims/odd.yaml:1:1"]


def test_new_files_are_all_changed(repository: Shell) -> None:
    """What git does not know yet is new, and so is everything before the first claim file."""
    put("actors: {ann: {}}\n", "claims/new.yaml")
    assert since(repository, "HEAD")[1] == ["claims/new.yaml:1:10: CT102"]
    did(
        repository,
        "git checkout -q --orphan other && git rm -rq --cached . && git commit -q "
        "--allow-empty -m Empty",
    )
    assert len(since(repository, "HEAD")[1]) == 3


def test_a_revision_with_three_dots_is_where_the_branch_began(repository: Shell) -> None:
    """`main...` leaves out what others did on main meanwhile."""
    did(repository, "git checkout -qb side")
    put(CLAIMS.replace("Tea.", "Tea!"))
    did(repository, "git commit -qam Side && git checkout -q main")
    put(CLAIMS.replace("carry", "bring"))
    did(repository, "git commit -qam Main && git checkout -q side")
    assert since(repository, "main...")[1] == [TEA]
    assert since(repository, "main")[1] == [MEDICINE, TEA]


# -- where the files are ----------------------------------------------------------------------------


def test_odd_names_and_other_folders_are_the_same_files(
    repository: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Spaces, quotes, line ends, umlauts; a file, a folder, the whole; from below, and by its full path."""
    odd = "claims/a 'ü\"\n:(top)*.yaml"
    put("actors: {ann: {}}\n", odd)
    put("actors: {bob: {}}\n", "claims/.hidden/b.yaml")
    put("actors: {cy: {}}\n", "notes.txt")
    did(repository, "git add -A && git commit -qm Second")
    for paths in ([odd], ["claims"], ["."], ["./claims/../claims"], [os.path.abspath("claims")]):
        code, shown, last = since(repository, "HEAD", *paths)
        assert (code, shown) == (0, []), last
    monkeypatch.chdir("claims")
    assert since(repository, "HEAD", "cargo.yaml", ".", "../claims")[:2] == (0, [])


def test_a_path_outside_the_repository_is_refused(repository: Shell, tmp_path: Path) -> None:
    """One revision is of one repository."""
    put("actors: {ann: {}}\n", "../elsewhere/a.yaml")
    code, _, last = since(repository, "HEAD", "claims", "../elsewhere")
    top = (tmp_path / "work").resolve()
    assert (code, last) == (2, f"claimtrack: ../elsewhere is not in the git repository {top}")


# -- what cannot be read ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rev", "message"),
    [
        ("nowhere", "git knows no commit `nowhere` here"),
        ("nowhere...", "git knows no commit `nowhere` here"),
        ("HEAD:claims", "git knows no commit `HEAD:claims` here"),
        ("first..HEAD", "git knows no commit `first..HEAD` here"),
        ("", "`` is no revision: name a commit, a branch or a tag"),
        ("...", "`...` is no revision: name a commit, a branch or a tag"),
        ("HEAD\0", "`HEAD\\x00` is no revision: name a commit, a branch or a tag"),
    ],
)
def test_an_unknown_revision_exits_with_2(repository: Shell, rev: str, message: str) -> None:
    """A mistake in the command is said, and nothing is checked."""
    assert since(repository, rev) == (2, [], f"claimtrack: {message}")


def test_a_revision_is_never_an_option(repository: Shell, tmp_path: Path) -> None:
    """What begins with a hyphen is no revision, whatever git would do with it."""
    out, err = io.StringIO(), io.StringIO()
    command = ["check", f"--since=--output={tmp_path / 'owned'}"]
    code = cli.main(command, stdout=out, stderr=err, environ=repository.environment)
    assert code == 2
    assert "is no revision" in err.getvalue()
    assert not (tmp_path / "owned").exists()


def test_without_a_repository_or_git_it_says_so(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`--since` needs git and a repository; each lack has its own words."""
    monkeypatch.chdir(shell.folder)
    put(CLAIMS)
    code, _, last = since(shell, "HEAD")
    assert code == 2
    assert last.startswith(
        "claimtrack: claims is in no git repository that can be read: not a git "
    )
    code, _, last = since(shell, "HEAD", environ={**shell.environment, "PATH": "/nowhere"})
    assert (code, last) == (2, "claimtrack: git cannot be run: No such file or directory")


def test_an_empty_repository_has_no_head(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before the first commit there is nothing to compare with."""
    monkeypatch.chdir(shell.folder)
    put(CLAIMS)
    did(shell, "git init -q")
    assert since(shell, "HEAD")[2] == "claimtrack: git knows no commit `HEAD` here"


def test_a_shallow_clone_says_what_it_lacks(
    repository: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A CI that fetched one commit is told how to get the others."""
    did(repository, "git commit -q --allow-empty -m Second")
    url = f"file://{repository.folder}"
    did(repository, f"git clone -q --no-tags --depth 1 {url} {tmp_path}/clone")
    monkeypatch.chdir(tmp_path / "clone")
    hint = "; this clone is shallow: get its history, with `git fetch --unshallow`"
    assert since(repository, "HEAD")[0] == 0
    assert since(repository, "first")[2] == f"claimtrack: git knows no commit `first` here{hint}"


def test_unrelated_histories_have_no_beginning_in_common(repository: Shell) -> None:
    """`REV...` needs a commit that both histories hold."""
    did(repository, "git checkout -q --orphan other && git commit -qm Other")
    message = "claimtrack: `main` and HEAD have no common history here"
    assert since(repository, "main...")[2] == message


def test_a_partial_clone_is_not_filled_over_the_network(
    repository: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What git would have to fetch is not there for claimtrack."""
    put(CLAIMS.replace("Tea.", "Tea!"))
    did(repository, "git commit -qam Second && git config uploadpack.allowFilter true")
    url = f"file://{repository.folder}"
    did(repository, f"git clone -q --filter=blob:none {url} {tmp_path}/clone")
    monkeypatch.chdir(tmp_path / "clone")
    code, _, last = since(repository, "first")
    assert code == 2
    assert last.startswith("claimtrack: git lacks a file's content at that revision")


RUNNING = (
    *("core.fsmonitor", "core.pager", "core.sshCommand", "diff.external"),
    *("filter.x.clean", "filter.x.smudge", "diff.x.textconv", "diff.x.command"),
)
"""Settings of a repository that name a command."""


def test_nothing_of_the_repository_runs(repository: Shell, tmp_path: Path) -> None:
    """Hooks, file system monitors, filters and text conversions of a repository are left alone."""
    owned = tmp_path / "owned"
    put("*.yaml filter=x diff=x\n", ".gitattributes")
    did(repository, "git add . && git commit -qm Second")
    put(f"#!/bin/sh\ntouch {owned}\n", ".git/hooks/post-index-change")
    Path(".git/hooks/post-index-change").chmod(0o755)
    for key in RUNNING:
        did(repository, f"git config {key} \"sh -c 'touch {owned}'\"")
    did(repository, "git status")
    assert owned.exists()  # or nothing would be tested
    owned.unlink()
    put(CLAIMS.replace("Tea.", "Tea!"))
    assert since(repository, "HEAD")[1] == [TEA]
    assert not owned.exists()


def test_it_works_within_a_hook(repository: Shell) -> None:
    """What git sets for its hooks does not lead to another repository."""
    environ = {**repository.environment, "GIT_DIR": ".git", "GIT_INDEX_FILE": ".git/index"}
    assert since(repository, "HEAD", environ=environ)[0] == 0
