"""The hook of `.pre-commit-hooks.yaml`, run by the real pre-commit in a scratch repository."""

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
      - id: claimtrack
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
}


@pytest.fixture
def project(repository: Shell) -> Shell:
    """A repository with the hook installed and a small sound corpus about to be committed."""
    for name, text in FILES.items():
        file = repository.folder / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    done = repository.run("git add . && pre-commit install")
    assert done.returncode == 0, done.stdout + done.stderr
    return repository


def commit(project: Shell) -> tuple[bool, str]:
    """Try to commit what is staged; return whether it went through, and all that was said."""
    done = project.run("git commit -m 'Claims' 2>&1")
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
    assert "claims/cargo.yaml:5:33: CT203 " in said
    assert project.run("git rev-parse HEAD").returncode != 0


def test_deleting_a_source_stops_the_commit(project: Shell) -> None:
    """A commit that only deletes a source is checked, although no file of it is left to check."""
    assert commit(project)[0]
    project.run("git rm -q claims/cbs-2013.yaml")
    passed, said = commit(project)
    assert not passed
    assert "claims/cargo.yaml:4:3: CT203 " in said
