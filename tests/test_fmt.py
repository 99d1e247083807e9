"""`claimtrack fmt`: what the canonical layout is, which files are touched, and what is said."""

import io
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from claimtrack import cli
from claimtrack.formatting import canonical
from claimtrack.formatting.canonical import formatted

ROOT = Path(__file__).parents[1]
NOWHERE: Mapping[str, str] = MappingProxyType({})

Outcome = tuple[int, str, str]
Run = Callable[..., Outcome]

UNTIDY = "claims:\n    a:  {text: b ,kind: fact}\n"
TIDY = "claims:\n  a: {text: b, kind: fact}\n"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `claimtrack fmt` in an empty folder, with bytes on its standard input."""
    monkeypatch.chdir(tmp_path)
    Path("claims").mkdir()

    def run(*words: str, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        out, err = io.StringIO(newline=""), io.StringIO()
        code = cli.main(("fmt", *words), stdout=out, stderr=err, environ=NOWHERE)
        return code, out.getvalue(), err.getvalue()

    return run


def put(text: str | bytes, name: str = "claims/a.yaml") -> Path:
    """Write a claim file."""
    path = Path(name)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


# -- the layout ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("links:\n- from: a\n", "links:\n  - from: a\n", id="a list below its key"),
        pytest.param("a:\n -   b:  c\n     d: e\n", "a:\n  - b: c\n    d: e\n", id="two a level"),
        pytest.param("{a :b,c : [ d,e ] , f: }", "{a :b, c: [d, e], f: }\n", id="brackets"),
        pytest.param("a: b #  c  \n", "a: b  #  c\n", id="a comment behind something"),
        pytest.param(
            "a: b # c\n     # d\n# e\nf: g\n",
            "a: b  # c\n      # d\n\n# e\nf: g\n",
            id="a comment that goes on",
        ),
        pytest.param("\n\na: b\n\n\n\nc: d\n\n", "a: b\n\nc: d\n", id="blank lines"),
        pytest.param("a: b\n# c\nd: e\n", "a: b\n\n# c\nd: e\n", id="one line between sections"),
        pytest.param(
            "a: |+\n b\nc: d\n", "a: |+\n  b\nc: d\n", id="no blank line that would count"
        ),
        pytest.param(
            "a: |+\n b\n\n\nc: d\n", "a: |+\n  b\n\n\nc: d\n", id="blank lines that count"
        ),
        pytest.param(
            "a:\n# b\n   c: d\n   # e\n  # f\n# g\nh: i\n",
            "a:\n  # b\n  c: d\n  # e\n  # f\n\n# g\nh: i\n",
            id="what comments are about",
        ),
        pytest.param("a:\n # b\nc: d\n", "a:\n  # b\n\nc: d\n", id="a comment in place of a value"),
        pytest.param("a:\n-\n # b\n- c\n", "a:\n  -\n    # b\n  - c\n", id="or of an item"),
        pytest.param("a: [b,\nc,\n]\n", "a: [b,\n  c,\n  ]\n", id="brackets over several lines"),
        pytest.param("[b,\nc: [\n],\n]\n", "[b,\n  c: [\n  ],\n]\n", id="brackets around all"),
        pytest.param('a: "b\\ \n   c \\\n d"\n', 'a: "b\\ \n  c \\\n  d"\n', id="escaped space"),
        pytest.param("a:\n  >1-\n   b\n", "a:\n  >2-\n    b\n", id="text that begins with spaces"),
        pytest.param("a: >-\n\n\n", "a: >-\n", id="an empty block"),
        pytest.param("a:\tb\t\n", "a: b\n", id="tabs"),
        pytest.param("a:  b\r\nc: d", "a: b\r\n\r\nc: d\r\n", id="the line end of the first line"),
        pytest.param("\ufeffa:  b\n", "\ufeffa: b\n", id="a byte order mark"),
        pytest.param("a: [b,\n# c\n d]\n", "a: [b,\n  # c\n  d]\n", id="a comment in brackets"),
        pytest.param(
            "a:   &b  c\nd:  *b\n", "a: &b c\n\nd: *b\n", id="a name for a value, and its use"
        ),
        pytest.param("a:  !!str   b\n", "a: !!str b\n", id="a tag"),
        pytest.param("a:\n  &b\n    c:  d\n", "a:\n  &b\n  c: d\n", id="a name for a mapping"),
        pytest.param("---   # a\na: b\n", "---  # a\na: b\n", id="a document start"),
        pytest.param("", "", id="an empty file"),
        pytest.param("\n  # a\n", "# a\n", id="nothing but a comment"),
        pytest.param("  a  \n", "  a  \n", id="a file that is one text"),
        pytest.param(
            "claims:\n  a: {abuot:  x }\n", "claims:\n  a: {abuot: x}\n", id="faults stay"
        ),
    ],
)
def test_a_layout_is_made_canonical(before: str, after: str) -> None:
    """Each rule of the layout, alone."""
    outcome = formatted("a.yaml", before.encode())
    assert (outcome.text, outcome.found, outcome.unsafe) == (after, (), False)


def test_the_corpus_is_in_the_canonical_layout(run: Run) -> None:
    """The project's own claims are laid out as the project says."""
    assert run("--check", str(ROOT / "claims"))[0] == 0


# -- the command --------------------------------------------------------------------------------


def test_files_are_formatted_once(run: Run) -> None:
    """The first run says which files it formatted, the second that there is nothing left."""
    path = put(UNTIDY)
    put(TIDY, "claims/b.yml")
    path.chmod(0o640)
    assert run() == (0, "formatted claims/a.yaml\n1 of 2 files formatted\n", "")
    assert path.read_text() == TIDY
    assert path.stat().st_mode & 0o777 == 0o640
    assert run() == (0, "nothing to format in 2 files\n", "")


def test_check_writes_nothing(run: Run) -> None:
    """`--check` tells which files would be formatted, by its exit code too."""
    path = put(UNTIDY)
    said = "would format claims/a.yaml\n1 of 1 file would be formatted\n"
    assert run("--check") == (1, said, "")
    assert path.read_text() == UNTIDY


def test_diff_shows_what_would_change(run: Run) -> None:
    """`--diff` writes nothing either, and its output is a patch and nothing else, for `git apply`."""
    path = put(UNTIDY.replace("b ", "\u202eb ").rstrip())
    code, out, err = run("--diff")
    assert (code, err) == (1, "1 of 1 file would be formatted\n")
    assert out.splitlines() == [
        "--- a/claims/a.yaml",
        "+++ b/claims/a.yaml",
        "@@ -1,2 +1,2 @@",
        " claims:",
        "-    a:  {text: \u202eb ,kind: fact}",
        "\\ No newline at end of file",
        "+  a: {text: \u202eb, kind: fact}",
    ]
    assert path.read_text().startswith("claims:\n    a:  ")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"a: [b\n", "claims/a.yaml:1:4: CT001 this `[` is never closed\n"),
        (b"a:  b\n---\n", "claims/a.yaml:2:1: CT006 a second document begins here\n"),
        (b"\xff\xfea", "claims/a.yaml:1:1: CT002 the file is UTF-16\n"),
    ],
)
def test_what_is_no_yaml_is_told_and_left(run: Run, data: bytes, said: str) -> None:
    """A file that cannot be read as one YAML document keeps every byte; the others are formatted."""
    path = put(data)
    put(UNTIDY, "claims/b.yaml")
    out = "formatted claims/b.yaml\n1 of 2 files formatted\n"
    assert run() == (1, out, said)
    assert path.read_bytes() == data


def test_what_cannot_be_read_or_written_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe, and a file that somebody changed meanwhile, are left alone."""
    path = put(UNTIDY)
    os.mkfifo("claims/b.yaml")
    real = formatted

    def slow(file: str, data: bytes) -> canonical.Formatted:
        path.write_text("claims: {}\n")
        return real(file, data)

    monkeypatch.setattr("claimtrack.cli.fmt.formatted", slow)
    code, _, err = run()
    assert code == 1
    assert "changed while it was looked at" in err
    assert "claims/b.yaml cannot be read: it is not a regular file" in err
    assert path.read_text() == "claims: {}\n"


@pytest.mark.parametrize("words", [(), ("--check",), ("--diff",)])
def test_what_a_link_leads_to_is_left_alone(run: Run, words: tuple[str, ...]) -> None:
    """It may be anywhere; a file of the folder is formatted by its own name."""
    outside = put("claims: {}   \n", "real.yaml")
    Path("claims/a.yaml").symlink_to(outside.resolve())
    told = "claimtrack: claims/a.yaml is a link, and what it leads to is not changed\n"
    nothing = "nothing to format in 1 file\n"
    assert run(*words) == ((0, "", told + nothing) if "--diff" in words else (0, nothing, told))
    assert outside.read_text() == "claims: {}   \n"
    assert Path("claims/a.yaml").is_symlink()


def test_what_would_say_something_else_is_not_written(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Were there a mistake in the formatter, the file would stay, and the mistake be told."""
    path = put("claims:\n    a:   |\n      b\n")
    monkeypatch.setattr("claimtrack.formatting.walking.STEP", 0)
    monkeypatch.setattr("claimtrack.formatting.depths.STEP", 0)
    code, _, err = run()
    assert code == 1
    assert err.startswith("claimtrack: claims/a.yaml was left as it is")
    assert path.read_text() == "claims:\n    a:   |\n      b\n"


def test_no_path_is_a_usage_error(run: Run) -> None:
    """A path that is not there exits with 2, and so does standard input beside files."""
    assert run("nowhere")[0] == 2
    assert run("-", "claims")[0] == 2


# -- as an editor's filter ----------------------------------------------------------------------


def test_standard_input_comes_out_formatted(run: Run) -> None:
    """An editor pipes its buffer through, and gets it back with its line ends."""
    assert run("-", stdin=b"claims:  {}\r\n") == (0, "claims: {}\r\n", "")
    assert run("-", stdin=b"a: [b") == (1, "", "<stdin>:1:4: CT001 this `[` is never closed\n")


def test_standard_input_is_checked(run: Run) -> None:
    """`--check` and `--diff` look at standard input as at a file."""
    assert run("-", "--check", stdin=b"claims:  {}\n") == (1, "would format <stdin>\n", "")
    assert run("-", "--check", stdin=b"claims: {}\n") == (0, "", "")
    assert run("-", "--diff", stdin=b"claims:  {}\n")[1].endswith("-claims:  {}\n+claims: {}\n")


def test_closed_input_is_empty(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no standard input at all, nothing comes out, and nothing is raised."""
    run("--check")
    monkeypatch.setattr(sys, "stdin", None)
    out, err = io.StringIO(), io.StringIO()
    assert cli.main(("fmt", "-"), stdout=out, stderr=err, environ=NOWHERE) == 0
    assert (out.getvalue(), err.getvalue()) == ("", "")


def test_standard_output_gets_bytes(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """What goes to a real stream is what a file would hold, whatever the stream's encoding."""
    del run
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("\ufeffa:  ü\r\n".encode())))
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="ascii", newline="\n")
    assert cli.main(("fmt", "-"), stdout=out, stderr=io.StringIO(), environ=NOWHERE) == 0
    assert raw.getvalue() == "\ufeffa: ü\r\n".encode()
