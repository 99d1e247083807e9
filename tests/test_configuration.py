"""What is selected and ignored, and where that is written down: found, read, refused."""

from __future__ import annotations

import io
import os
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from claimtrack import checking, cli, configuration
from claimtrack.configuration import ConfigurationFault, candidates, found, read
from claimtrack.selecting import ALWAYS, Selection, entries

NOTICE = "claims:\n  a: A\n"
NONE = "no rule has a code that begins with"
UNREAD = "CT001 cannot be ignored: it tells that a file could not be read; mend the file"
CODES = tuple(code.upper() for code in checking.codes())


def codes() -> tuple[str, ...]:
    """Return the codes of all rules."""
    return CODES


def run(*words: str, environ: Mapping[str, str] = MappingProxyType({})) -> tuple[int, str, str]:
    """Run a command line; return its exit code and what it printed."""
    out, err = io.StringIO(), io.StringIO()
    code = cli.main(words, stdout=out, stderr=err, environ=environ)
    return code, out.getvalue(), err.getvalue()


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The top of a repository, which is the current folder, with a claim nobody mentions."""
    top = tmp_path / "project"
    put(top / "corpus/a.yaml", NOTICE)
    (top / ".git").mkdir()
    monkeypatch.chdir(top)
    return top


def put(path: Path, text: str | bytes) -> None:
    """Write a file, its folders made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def faults(text: str | bytes, name: str = "claimtrack.toml") -> list[str]:
    """Return what is wrong with a configuration."""
    put(Path(name), text)
    with pytest.raises(ConfigurationFault) as raised:
        read(name, codes)
    assert str(raised.value).splitlines() == raised.value.lines
    return raised.value.lines


# -- selecting ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("select", "ignore", "taken"),
    [
        ("", "", "CT203 CT401 CT405"),
        ("CT4", "", "CT401 CT405"),
        ("", "CT4", "CT203"),
        ("CT405", "CT4", "CT405"),
        ("CT4", "CT405", "CT401"),
        ("CT4", "CT4", ""),
        ("CT405", "CT405", ""),
        ("CT2, CT405", "CT40", "CT203 CT405"),
        ("CT", "CT", ""),
        ("CT4 ", "CT2", "CT401 CT405"),
    ],
)
def test_the_longer_entry_decides_and_ignore_where_they_are_equal(
    select: str, ignore: str, taken: str
) -> None:
    """As with ruff: what is meant more closely wins, whichever list it stands in."""
    selection = Selection(entries([select]), entries([ignore]))
    assert [c for c in ("CT203", "CT401", "CT405") if selection.takes(c)] == taken.split()


@pytest.mark.parametrize("code", ALWAYS)
def test_what_kept_a_file_from_being_read_is_always_shown(code: str) -> None:
    """No list hides that a file was not read."""
    assert Selection(["CT4"], ["CT", "CT0"]).takes(code)


def test_an_unreadable_file_is_told_whatever_is_selected(project: Path) -> None:
    """Its finding, and the exit code, are the same."""
    put(project / "corpus/b.yaml", "claims: {\n")
    code, out, _ = run("check", "corpus", "--select", "CT4", "--ignore", "CT0", "--format=concise")
    assert (code, out.split(": ")[2][:5]) == (1, "CT001")


def test_codes_are_given_in_lists_and_repeated(project: Path) -> None:
    """Commas, repeated options and either case are one list; what is left out does not fail a check."""
    put(project / "corpus/b.yaml", "actors:\n  b: {}\nclaims: {b: B}\n")
    words = ("check", "corpus", "--format=concise")
    assert run(*words)[0] == 1
    _, out, _ = run(*words, "--select", "ct102,CT308", "--select=CT2", "--ignore=CT308")
    assert [line.split()[2] for line in out.splitlines()] == ["CT102", "CT202"]
    assert run(*words, "--ignore", "CT1", "--ignore", "ct2")[0] == 0


def test_an_unknown_code_is_a_usage_error(project: Path) -> None:
    """Every slip of the command line is told at once, with what may be meant."""
    assert project == Path.cwd()
    words = ("--select", "CT4O5,CT203", "--select", "nonsense", "--ignore", "CT001", "--ignore=,")
    code, out, err = run("check", "corpus", *words)
    assert (code, out) == (2, "")
    assert err.splitlines() == [
        f"claimtrack: --select: {NONE} `CT4O5`; did you mean CT405?",
        f"claimtrack: --select: {NONE} `NONSENSE`; write one as CT405, or several as CT4",
        f"claimtrack: --ignore: {UNREAD}",
    ]
    assert run("check", "corpus", "--ignore=,")[2] == "claimtrack: --ignore names no code\n"


# -- found --------------------------------------------------------------------------------------------


def test_it_is_looked_for_upward_to_the_top_of_the_repository(project: Path) -> None:
    """Nearest first, claimtrack.toml before pyproject.toml, and nothing above the folder with .git."""
    folder = project / "a" / "b"
    folder.mkdir(parents=True)
    names = [os.path.relpath(path, project) for path in candidates(str(folder))]
    both = ("claimtrack.toml", "pyproject.toml")
    assert names == [f"{where}{name}" for where in ("a/b/", "a/", "") for name in both]
    assert list(candidates("/")) == ["/claimtrack.toml", "/pyproject.toml"]


def test_the_first_that_speaks_of_claimtrack_holds(project: Path) -> None:
    """A pyproject without the table is passed over, be it broken; claimtrack.toml is never."""
    put(project / "claimtrack.toml", 'ignore = ["CT1"]\n')
    put(project / "pyproject.toml", '[tool.claimtrack]\nignore = ["CT2"]\n')
    put(project / "a/pyproject.toml", '[project]\nname = "claimtrack"\n')
    put(project / "a/b/pyproject.toml", "[broken\n")
    put(project / "c/pyproject.toml", "[tool.claimtrack]\n")
    (project / "d/claimtrack.toml").mkdir(parents=True)
    where = {name: found(str(project / name), codes) for name in ("", "a/b", "c", "d")}
    assert {name: one.ignore for name, one in where.items()} == {
        "": ["CT1"],
        "a/b": ["CT1"],
        "c": [],
        "d": ["CT1"],
    }
    put(project / "claimtrack.toml", "")
    assert found(str(project), codes).ignore == []


def test_without_any_the_command_line_alone_holds(project: Path) -> None:
    """A folder in no project has no configuration."""
    assert found(str(project), codes).file is None


def test_paths_count_from_the_folder_of_the_configuration(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever one stands in the project, the same files are read, and named from there."""
    put(project / "claimtrack.toml", 'paths = ["corpus"]\n')
    (project / "sub").mkdir()
    for folder, name in ((project, "corpus/a.yaml"), (project / "sub", "../corpus/a.yaml")):
        monkeypatch.chdir(folder)
        assert run("check", "--format=concise")[1].split(":")[0] == name
        assert run("show", "a")[0] == 0
    assert run("check", "../corpus/a.yaml", "--no-config", "--format=concise")[0] == 0


def test_a_path_typed_wins(project: Path) -> None:
    """The configuration says what is read where the command line does not."""
    put(project / "pyproject.toml", '[tool.claimtrack]\npaths = ["corpus"]\n')
    put(project / "other/b.yaml", "actors: {b: B}\n")
    assert run("check")[1].endswith("1 notice: 1 record in 1 file\n")
    assert run("check", "other")[1] == "nothing to report: 1 record in 1 file\n"


def test_what_is_typed_wins_over_what_is_configured(project: Path) -> None:
    """`--select` puts both lists aside, `--ignore` adds to them."""
    put(project / "claimtrack.toml", 'paths = ["corpus"]\nignore = ["CT308"]\n')
    assert run("check")[1] == "nothing to report: 1 record in 1 file\n"
    assert "CT308" in run("check", "--select", "CT3")[1]
    assert "CT308" not in run("check", "--ignore", "CT4")[1]
    assert "CT308" in run("check", "corpus", "--no-config")[1]
    put(project / "claimtrack.toml", 'paths = ["corpus"]\nselect = ["CT4"]\n')
    assert "CT308" not in run("check")[1]


def test_the_configuration_may_be_named(project: Path) -> None:
    """`--config` takes any file, whose folder its paths count from; it must be one, and be there."""
    put(project / "corpus/strict.toml", 'paths = ["a.yaml"]\nselect = ["CT4"]\n')
    assert run("check", "--config", "corpus/strict.toml")[:2] == (
        0,
        "nothing to report: 1 record in 1 file\n",
    )
    assert (
        run("check", "--config", "no.toml")[2] == "claimtrack: there is no configuration no.toml\n"
    )
    for text in ("", "tool = 1\n", "[tool]\n", "[tool]\nclaimtrack = 1\n"):
        assert faults(text, "pyproject.toml") == [
            "pyproject.toml:1:1: there is no table [tool.claimtrack]"
        ]


def test_a_table_that_is_misspelt_or_misplaced_is_a_fault(project: Path) -> None:
    """It would be passed over without a word: near misses of the table's name, a table where none is."""
    put(project / "pyproject.toml", "[project]\n[tool.claimtrak]\n[tool.coverage]\n")
    assert run("check")[::2] == (
        2,
        (
            "claimtrack: pyproject.toml:2:1: there is a table [tool.claimtrak];"
            " did you mean [tool.claimtrack]?\n"
        ),
    )
    put(project / "pyproject.toml", "[tool.coverage]\n")
    assert run("check", "corpus")[0] == 0
    assert faults("[tool.claimtrack]\n") == [
        (
            "claimtrack.toml:1:2: unknown key `tool`;"
            " in claimtrack.toml the keys stand by themselves, in no table"
        )
    ]


def test_a_byte_order_mark_is_no_fault(project: Path) -> None:
    """Some editors begin every file with one."""
    put(project / "claimtrack.toml", '\ufeffpaths = ["corpus"]\n')
    assert run("check")[0] == 0


def test_the_folder_of_copies_is_configured(project: Path) -> None:
    """`verify` looks there, and where it is typed to look otherwise."""
    put(project / "claimtrack.toml", 'paths = ["corpus"]\nsnapshots = "kept"\n')
    sha = "0" * 64
    put(
        project / "corpus/b.yaml",
        f"sources: {{s: {{title: S, held: {{path: s.txt, sha256: '{sha}'}}}}}}\n",
    )
    assert "no folder kept, so" in run("verify")[2]
    assert "no folder typed, so" in run("verify", "--snapshots", "typed")[2]
    assert "no folder snapshots, so" in run("verify", "corpus", "--no-config")[2]


def test_the_cache_is_switched_off(project: Path, tmp_path: Path) -> None:
    """`cache = false` is `--no-cache`."""
    cache = {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    put(project / "claimtrack.toml", 'paths = ["corpus"]\ncache = false\n')
    put(project / "corpus/a.yaml", "actors: {a: A}\n")
    run("check", environ=cache)
    assert not (tmp_path / "cache").exists()
    run("check", "corpus", "--no-config", environ=cache)
    assert (tmp_path / "cache").exists()


def test_without_the_default_folder_it_is_said_what_to_do(project: Path) -> None:
    """Nobody who types `claimtrack check` in a new place is left alone."""
    message = (
        "claimtrack: there is no file or folder claims; name files or folders, "
        "set `paths` in claimtrack.toml, or begin with `claimtrack init`\n"
    )
    assert run("check") == run("report") == (2, "", message)
    put(project / "claims/a.yaml", "actors: {a: A}\n")
    assert run("check")[0] == 0


# -- faults -------------------------------------------------------------------------------------------


def test_every_fault_is_told_at_its_place(project: Path) -> None:
    """Unknown keys, wrong types, unknown codes, and paths that are not there or lead out."""
    put(project.parent / "outside.yaml", NOTICE)
    (project / "link").symlink_to("..")
    text = """\
paths = ["corpus", "../outside.yaml", "/etc", "link/outside.yaml", "nope",
  ""]
selct = ["CT4"]
  ignore = ["CT4O5", "ct001, CT4",
  " "]
select = "CT4"
"snapshots" = 3
cache = "yes"
[other]
a = 1
"""
    inside = (
        "is no path inside the folder of the configuration; name such a path on the command line"
    )
    keys = "`paths`, `select`, `ignore`, `snapshots`, `cache`"
    assert faults(text) == [
        f"claimtrack.toml:1:20: `paths`: `../outside.yaml` {inside}",
        f"claimtrack.toml:1:39: `paths`: `/etc` {inside}",
        f"claimtrack.toml:1:47: `paths`: `link/outside.yaml` {inside}",
        "claimtrack.toml:1:68: `paths`: there is no file or folder nope",
        f"claimtrack.toml:2:3: `paths`: `` {inside}",
        "claimtrack.toml:3:1: unknown key `selct`; did you mean `select`?",
        f"claimtrack.toml:4:13: `ignore`: {NONE} `CT4O5`; did you mean CT405?",
        f"claimtrack.toml:4:22: `ignore`: {UNREAD}",
        "claimtrack.toml:5:3: `ignore`: a text here names no code",
        "claimtrack.toml:6:1: `select` wants a list of texts",
        "claimtrack.toml:7:1: `snapshots` wants a text",
        "claimtrack.toml:8:1: `cache` wants `true` or `false`",
        f"claimtrack.toml:9:2: unknown key `other`; there are {keys}",
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('[tool.other]\nselct = 1\n[ tool . claimtrack ]\nselct = ["CT4"]\n', "4:1"),
        ('[tool]\nclaimtrack = {selct = ["CT4"]}\n', "2:15"),
        ('[tool]\nclaimtrack.selct = ["CT4"]\n', "2:12"),
        ("[tool.claimtrack.selct]\na = 1\n", "1:18"),
        ('tool."claimtrack".selct = 1\n', "1:19"),
        ('[tool."claimtrack"]\n"sel\\u0063t" = 1\n', "1:1"),
    ],
)
def test_a_key_is_found_however_it_is_written(project: Path, text: str, line: str) -> None:
    """TOML has many ways to write a table; tomllib tells none of the places."""
    assert project == Path.cwd()
    assert faults(text, "pyproject.toml") == [
        f"pyproject.toml:{line}: unknown key `selct`; did you mean `select`?"
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('select = ["CT4"\n', "2:1: not TOML: Unclosed array"),
        ("select = CT4\n", "1:10: not TOML: Invalid value"),
        (b"a = '\xff'\n", "1:6: byte 0xff is not UTF-8"),
        (f"a = {'9' * 5000}\n", "1:1: not TOML: Exceeds the limit"),
        (f"a = {'[' * 100_000}\n", "1:1: values are nested too deep"),
        (" " * 1_000_001, "1:1: it has more than 1,000,000 bytes"),
    ],
    ids=["unclosed", "bare", "latin", "digits", "deep", "long"],
)
def test_what_is_no_toml_is_told_at_its_place(project: Path, text: str | bytes, told: str) -> None:
    """A broken, hostile or foreign file is a fault, never a traceback."""
    assert project == Path.cwd()
    (line,) = faults(text)
    assert line.startswith(f"claimtrack.toml:{told}")


def test_a_file_that_cannot_be_opened_is_told(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A configuration whose permissions are gone is not passed over."""
    put(project / "claimtrack.toml", "")

    def closed(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", closed)
    with pytest.raises(ConfigurationFault, match=r"^claimtrack\.toml:1:1: it cannot be read: Perm"):
        configuration.read("claimtrack.toml", codes)


def test_nothing_in_a_configuration_acts_on_the_terminal(project: Path) -> None:
    """A stranger's key is shown, not sent."""
    put(project / "claimtrack.toml", '"a\\u001b[31m" = 1\n')
    code, out, err = run("check")
    assert (code, out) == (2, "")
    assert "unknown key `a\\x1b[31m`" in err


def test_a_current_folder_that_is_gone_has_no_configuration(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is nothing to read there, and that is what is said."""
    gone = project / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert run("check")[::2] == run("report")[::2]
    assert run("check")[2].startswith("claimtrack: there is no file or folder claims;")
