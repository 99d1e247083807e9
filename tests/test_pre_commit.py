"""The hooks of `.pre-commit-hooks.yaml`, run by the real pre-commit and prek in scratch repositories."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Shell

pytestmark = pytest.mark.network

FILES = {
    ".pre-commit-config.yaml": """\
repos:
  - repo: ../claimtrack
    rev: v0.1.0
    hooks:
      - id: claimtrack-check
      - id: claimtrack-fmt
""",
    "claims/cargo.yaml": """\
claims:
  cargo-arms: The flights carry arms.

stances:
  cbs-2013:
    - {holder: us-gov, affirms: cargo-arms}

actors:
  us-gov: US government
""",
    "claims/cbs-2013.yaml": """\
sources:
  cbs-2013: {title: (a report on the flights), kind: news-report}
""",
    "compose.yaml": "services:\n    no-claim:   {image: x ,ports: [ ]}\n",
}


@pytest.fixture(params=["pre-commit", "prek"])
def project(repository: Shell, request: pytest.FixtureRequest) -> Shell:
    """A repository with the hooks installed by either and a small sound corpus about to be committed."""
    for name, text in FILES.items():
        file = repository.folder / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    done = repository.run(f"git add . && {request.param} install")
    assert done.returncode == 0, done.stdout + done.stderr
    return repository


def commit(project: Shell) -> tuple[bool, str]:
    """Try to commit what is staged; return whether it went through, and all that was said."""
    done = project.run("git commit -m 'Claims' 2>&1")
    if (
        "Failed to install hook" in done.stdout
    ):  # its own downloader, which may not trust this network
        pytest.skip("prek could not install the hooks")
    return done.returncode == 0, done.stdout


def test_a_good_commit_passes(project: Shell) -> None:
    """Sound claims are committed."""
    passed, said = commit(project)
    assert passed, said
    assert project.run("git log --format=%s").stdout == "Claims\n"


def test_a_dangling_reference_stops_the_commit(project: Shell) -> None:
    """A reference to nothing is shown at its place, and nothing is committed."""
    file = project.folder / "claims" / "cargo.yaml"
    file.write_text(file.read_text().replace("affirms: cargo-arms", "affirms: cargo-arm"))
    project.run("git add .")
    passed, said = commit(project)
    assert not passed
    assert "claims/cargo.yaml:6:33: CT203 " in said
    assert project.run("git rev-parse HEAD").returncode != 0


def test_deleting_a_source_stops_the_commit(project: Shell) -> None:
    """A commit that only deletes a source is checked, although no file of it is left to check."""
    assert commit(project)[0]
    project.run("git rm -q claims/cbs-2013.yaml")
    passed, said = commit(project)
    assert not passed
    assert "claims/cargo.yaml:5:3: CT203 " in said


def test_untidy_claims_are_formatted_and_the_next_commit_passes(project: Shell) -> None:
    """A commit waits until what the hook formatted is staged; no other YAML file is touched."""
    file = project.folder / "claims" / "cargo.yaml"
    tidy = file.read_text()
    file.write_text(tidy.replace("  cargo-arms: ", "      cargo-arms:   "))
    project.run("git add .")
    passed, said = commit(project)
    assert not passed
    assert "formatted claims/cargo.yaml" in said
    assert file.read_text() == tidy
    project.run("git add .")
    passed, said = commit(project)
    assert passed, said
    assert project.run("git status --porcelain").stdout == ""
    assert (project.folder / "compose.yaml").read_text() == FILES["compose.yaml"]


def test_a_file_of_two_documents_stops_the_commit(project: Shell) -> None:
    """What cannot be read is told by both hooks, and stays as it was typed."""
    file = project.folder / "claims" / "cargo.yaml"
    file.write_text("claims: {}\n---\n")
    project.run("git add .")
    passed, said = commit(project)
    assert not passed
    assert said.count("claims/cargo.yaml:2:1: CT006 ") == 2
    assert file.read_text() == "claims: {}\n---\n"


def test_what_is_staged_counts_and_not_what_lies_about(project: Shell) -> None:
    """A mistake that is not staged stops nothing; one that is stops the commit though it is mended since."""
    assert commit(project)[0]
    file = project.folder / "claims" / "cargo.yaml"
    sound = file.read_text()
    broken = sound.replace("affirms: cargo-arms", "affirms: cargo-arm")
    file.write_text(sound.replace("carry arms", "carried arms"))
    project.run("git add .")
    file.write_text(broken)
    passed, said = commit(project)
    assert passed, said
    assert file.read_text() == broken
    project.run("git add .")
    file.write_text(sound)
    passed, said = commit(project)
    assert not passed
    assert "claims/cargo.yaml:6:33: CT203 " in said
    assert file.read_text() == sound


def test_a_renamed_file_in_a_commit_from_a_subfolder_is_checked(project: Shell) -> None:
    """Hooks run at the top of the repository, wherever the commit is made."""
    assert commit(project)[0]
    project.run("git mv claims/cbs-2013.yaml claims/report.yaml")
    done = project.run("cd claims && git commit -m Renamed 2>&1")
    assert done.returncode == 0, done.stdout
    project.run("git mv claims/report.yaml claims/report.txt")
    done = project.run("cd claims && git commit -m Renamed 2>&1")
    assert done.returncode != 0
    assert "claims/cargo.yaml:5:3: CT203 " in done.stdout


def test_all_files_are_checked_and_formatted_without_a_commit(
    project: Shell, request: pytest.FixtureRequest
) -> None:
    """In CI nothing is staged: the whole corpus is looked at all the same."""
    assert commit(project)[0]
    program = request.node.callspec.params["project"]
    done = project.run(f"{program} run --all-files 2>&1")
    assert done.returncode == 0, done.stdout
    file = project.folder / "claims" / "cargo.yaml"
    file.write_text(file.read_text().replace("  cargo-arms: ", "      cargo-arms:   "))
    project.run("git add . && git commit -q --no-verify -m Untidy")
    done = project.run(f"{program} run --all-files 2>&1")
    assert done.returncode != 0
    assert "formatted claims/cargo.yaml" in done.stdout
    assert project.run("git status --porcelain").stdout == " M claims/cargo.yaml\n"
