"""What is shipped, and what starting it costs."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from importlib.metadata import distribution
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import claimtrack

if TYPE_CHECKING:
    from tests.conftest import Shell

ROOT = Path(__file__).parents[1]
DEAR = {"asyncio", "importlib.metadata", "jinja2", "networkx", "rich"}
"""What `check` never needs, and what would cost more than checking does."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the sdist of this checkout."""
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    return folder


def test_the_wheel_holds_the_package_and_nothing_else(built: Path) -> None:
    """Who installs claimtrack gets `claimtrack/` with its type marker: no tests, no corpus."""
    [wheel] = built.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    info = f"claimtrack-{claimtrack.__version__}.dist-info"
    assert {name.split("/")[0] for name in names} == {"claimtrack", info}
    assert "claimtrack/py.typed" in names
    shown = {path.relative_to(ROOT).as_posix() for path in (ROOT / "claimtrack").rglob("*.html")}
    assert "claimtrack/pages/templates/report.html" in shown
    assert {name for name in names if name.endswith(".html")} == shown
    assert "claimtrack/pages/templates/style.css" in names
    sources = {path.relative_to(ROOT).as_posix() for path in (ROOT / "claimtrack").rglob("*.py")}
    assert {name for name in names if name.endswith(".py")} == sources


def test_the_wheel_holds_the_templates(built: Path) -> None:
    """Pages can be made from it: every template of the checkout is there."""
    [wheel] = built.glob("*.whl")
    names = {name for name in zipfile.ZipFile(wheel).namelist() if "/templates/" in name}
    folder = ROOT / "claimtrack" / "pages" / "templates"
    assert names == {path.relative_to(ROOT).as_posix() for path in folder.iterdir()}


def test_the_sdist_can_be_tested(built: Path) -> None:
    """The sdist holds the tests and all they read."""
    [sdist] = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = archive.getnames()
    rooms = {name.split("/")[1] for name in names}
    assert rooms >= {"claims", "claimtrack", "docs", "tests", "README.md", ".pre-commit-hooks.yaml"}
    assert not [name for name in names if "__pycache__" in name]


def test_the_tests_meet_the_installed_package() -> None:
    """The package under test is the installed one, not the checkout beside the tests."""
    url = distribution("claimtrack").read_text("direct_url.json") or ""
    if '"editable": true' in url:
        pytest.skip("an editable install is the checkout")
    assert ROOT / "claimtrack" not in Path(claimtrack.__file__).parents


def test_check_loads_nothing_dear(shell: Shell) -> None:
    """`claimtrack check` loads no graph library, no templates, and no YAML parser for an ordinary file."""
    (shell.folder / "one.yaml").write_text("claims:\n  cargo-arms: The flights carry arms.\n")
    loaded = modules(shell, "runpy.run_module('claimtrack', run_name='__main__', alter_sys=True)")
    assert "claimtrack.cli.check" in loaded
    assert loaded & {*DEAR, "yaml"} == set()


def test_importing_claimtrack_is_cheap(shell: Shell) -> None:
    """`import claimtrack` brings names, not what stands behind them."""
    loaded = modules(shell, "import claimtrack; claimtrack.__version__")
    assert "claimtrack" in loaded
    assert loaded & {"attr", "attrs", "yaml", *DEAR} == set()


def modules(shell: Shell, statement: str) -> set[str]:
    """Return the modules that an interpreter has loaded when a statement is done."""
    (shell.folder / "modules.py").write_text(
        f"""\
import atexit, runpy, sys
atexit.register(lambda: print(*sys.modules, file=sys.stderr))
sys.argv = ["claimtrack", "check", "one.yaml"]
{statement}
"""
    )
    done = shell.run("python modules.py")
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split())
