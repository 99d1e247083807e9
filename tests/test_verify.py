"""`claimtrack verify`: copies opened safely, read rightly, hashed; each quote's result at its place."""

from __future__ import annotations

import builtins
import hashlib
import io
import json
import os
import socket
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import claimtrack
from claimtrack import cli
from claimtrack.corpus import Corpus
from claimtrack.loading import read_texts
from claimtrack.model import Held
from claimtrack.provenance import snapshots
from claimtrack.provenance.diagnosing import findings
from claimtrack.provenance.extracting import extracted
from claimtrack.provenance.markup import page_text
from claimtrack.provenance.snapshots import CopyFault, Folder, given
from claimtrack.provenance.verifying import verified

ROOT = Path(__file__).parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"

COPY = "The port says the flights carry medicine.\nOf engines the port says nothing.\n"


class Outcome(NamedTuple):
    """What a command did."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command line in a folder with empty folders `claims` and `snapshots`."""
    monkeypatch.chdir(tmp_path)
    Path("claims").mkdir()
    Path("snapshots").mkdir()

    def run(*words: str) -> Outcome:
        out, err = io.StringIO(), io.StringIO()
        code = cli.main(words, stdout=out, stderr=err, environ={})
        return Outcome(code, out.getvalue(), err.getvalue())

    return run


def sha256(data: str | bytes) -> str:
    """Return a hash in hexadecimal."""
    return hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()


def claims(*quotes: str, data: str | bytes = COPY, path: str = "bulletin.txt") -> str:
    """Return a claim file with a source, the copy it holds, and stances with these quotes from line 9."""
    held = f"    held: {{path: {path}, sha256: {sha256(data)}}}\n"
    stances = "".join(f"    - {{affirms: medicine, {quote}}}\n" for quote in quotes)
    source = f"sources:\n  bulletin:\n    title: Port bulletin\n{held}"
    return f"claims:\n  medicine: They carry medicine.\n{source}stances:\n  bulletin:\n{stances}"


def put(text: str | bytes, name: str = "claims/a.yaml") -> None:
    """Write a file."""
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_bytes(text if isinstance(text, bytes) else text.encode())


def said(text: str, **copies: str | bytes) -> list[str]:
    """Return what is wrong with a claim file's quotes, with `_` for the full stop in a copy's path."""
    records = read_texts({"a.yaml": text}).records
    named = {name.replace("_", "."): data for name, data in copies.items()}
    return [str(one) for one in findings(records, verified(records, given(named)))]


# -- results, each at its place -----------------------------------------------------------------


def test_every_fault_of_a_quote_is_found_at_its_place(run: Run) -> None:
    """Altered, ambiguous and misplaced quotes, each with its line, a caret, and what to do."""
    put(
        claims(
            "quote: the flights carried medicine",
            "quote: port says",
            "quote: says nothing, line: 1",
            "quote: flights carry medicine",
            "quote: quite another thing",
            "quote: {exact: port says, prefix: A}",
        )
    )
    put(COPY, "snapshots/bulletin.txt")
    done = run("verify")
    assert (done.code, done.err) == (1, "")
    assert (
        done.out
        == """\
claims/a.yaml:9:34: CT501 the quote is not in `bulletin.txt`
  |
9 |     - {affirms: medicine, quote: the flights carried medicine}
  |                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  = help: nearest at 1:15, [-quote-]{+copy+}: the flights carr[-ied-]{+y+} medicine

claims/a.yaml:10:34: CT502 the quote stands twice in `bulletin.txt`, at 1:5, 2:16
   |
10 |     - {affirms: medicine, quote: port says}
   |                                  ^^^^^^^^^
   = help: say which with `line`, or with what stands around it as `prefix` or `suffix`

claims/a.yaml:11:54: CT503 the quote is not on line 1 of `bulletin.txt`, but at 2:21
   |
11 |     - {affirms: medicine, quote: says nothing, line: 1}
   |                                                      ^
  ::: claims/a.yaml:11:34
11 |     - {affirms: medicine, quote: says nothing, line: 1}
   |                                  ------------ this quote
   = help: write `line: 2`

claims/a.yaml:13:34: CT501 the quote is not in `bulletin.txt`
   |
13 |     - {affirms: medicine, quote: quite another thing}
   |                                  ^^^^^^^^^^^^^^^^^^^
   = help: nothing in the copy is near it: is it the right source?

claims/a.yaml:14:34: CT503 in `bulletin.txt` no such `prefix` and `suffix` surround the quote, at 1:5, 2:16
   |
14 |     - {affirms: medicine, quote: {exact: port says, prefix: A}}
   |                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   = help: correct what stands around it, or remove it

6 quotes: 1 found (1 exact), 1 ambiguous, 2 misplaced, 2 altered; 1 copy: 1 as recorded
"""
    )


def test_a_clean_corpus_is_one_line(run: Run) -> None:
    """Where all is well the counts are all there is, and the exit code is 0."""
    put(claims("quote: the flights carry medicine", "quote: medicine. Of engines", "cue: says"))
    put(COPY, "snapshots/bulletin.txt")
    counts = "2 quotes: 2 found (1 exact, 1 normalised); 1 copy: 1 as recorded\n"
    assert run("verify") == (0, counts, "")
    assert run("verify", "--format", "concise") == (0, "", "")
    put("claims: {a: b}\n")
    assert run("verify") == (0, "0 quotes: nothing to check\n", "")


def test_many_places_are_counted_and_the_first_are_listed() -> None:
    """A quote of a common word does not flood the message."""
    text = "so\n" * 9
    lines = ", ".join(f"{n}:1" for n in range(1, 7))
    message = f"the quote stands 9 times in `bulletin.txt`, at {lines} and 3 more places"
    assert said(claims("quote: so", data=text), bulletin_txt=text) == [
        f"a.yaml:9:34: CT502 {message}"
    ]


def test_of_several_lines_the_right_one_is_asked_for() -> None:
    """A `line` that is none of those on which the quote stands names them all."""
    text = claims("quote: port says, line: 7")
    records = read_texts({"a.yaml": text}).records
    [found] = findings(records, verified(records, given({"bulletin.txt": COPY})))
    assert found.message == "the quote is not on line 7 of `bulletin.txt`, but at 1:5, 2:16"
    assert found.help == "write the right one of these lines"


def test_a_changed_byte_is_found_and_the_quotes_are_looked_for_all_the_same(run: Run) -> None:
    """The hash says that the copy changed, the quotes say what the change touched."""
    put(claims("quote: the flights carry medicine", "quote: says nothing"))
    put(COPY.replace("carry", "carrY"), "snapshots/bulletin.txt")
    done = run("verify", "--format", "concise")
    assert done.code == 1
    first, second = done.out.splitlines()
    assert first.startswith(
        "claims/a.yaml:6:40: error: CT504 `bulletin.txt` is not the copy that was recorded: its SHA-256 is "
    )
    assert "`claimtrack snapshot add bulletin.txt --source bulletin`" in first
    assert second.startswith(
        "claims/a.yaml:9:34: error: CT501 the quote is not in `bulletin.txt` (nearest at"
    )


def test_what_is_shown_of_a_copy_cannot_act_on_a_terminal(run: Run) -> None:
    """Escapes and marks that turn the direction of writing, in a copy or a path, are shown as such."""
    text = "the flights \x1b[31mcarry\u202e medicine\n"
    put(claims("quote: the flights carried medicine", data=text))
    put(text, "snapshots/bulletin.txt")
    out = run("verify").out
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "\\x1b[31m" in out


# -- where there is no copy ---------------------------------------------------------------------


def test_a_source_without_a_copy_is_a_notice_and_never_passes(run: Run) -> None:
    """Quotes that cannot be held to a text are counted as such; if there are no others, that is no pass."""
    text = claims("quote: the flights carry medicine")
    put(text)
    put(COPY, "snapshots/bulletin.txt")
    more = "sources: {radio: {title: Radio}}\nstances:\n  radio:\n    - {affirms: medicine, quote: x}\n"
    put(more, "claims/b.yaml")
    done = run("verify")
    assert done.code == 0
    notice = "claims/b.yaml:1:11: CT507 notice: `radio` holds no copy, so 1 quote is not checked\n"
    assert done.out.startswith(notice)
    assert done.out.endswith("2 quotes: 1 found (1 exact), 1 not checked; 1 copy: 1 as recorded\n")
    put("\n".join(line for line in text.splitlines() if "held" not in line))
    done = run("verify")
    assert done.code == 1
    assert done.out.endswith("2 quotes: 2 not checked\n")


def test_a_missing_copy_is_a_warning(run: Run) -> None:
    """A copy that is not in the folder was not checked, and that is no pass."""
    put(claims("quote: x", "quote: y"))
    done = run("verify", "--format", "concise")
    message = "`bulletin.txt` is not checked: it is not in snapshots"
    help_ = "put the copy there, or say with --snapshots where it is"
    assert done == (1, f"claims/a.yaml:6:18: warning: CT506 {message} ({help_})\n", "")


def test_without_the_folder_nothing_is_checked(run: Run) -> None:
    """A folder that is not there is a slip in the command, said once."""
    put(claims("quote: x"))
    os.rmdir("snapshots")
    message = "so nothing is checked; say with --snapshots where the kept copies are\n"
    assert run("verify") == (2, "", f"claimtrack: there is no folder snapshots, {message}")
    done = run("verify", "--snapshots", "claims/a.yaml")
    assert done == (2, "", f"claimtrack: there is no folder claims/a.yaml, {message}")
    put("sources: {radio: {title: Radio}}\n")
    assert run("verify").code == 0


def test_claim_files_with_errors_are_not_verified(run: Run) -> None:
    """A path that leaves the folder is an error of the claim file, at its line and column."""
    put(claims("quote: x", path="../secret.txt"))
    done = run("verify")
    assert done.code == 1
    assert done.err.startswith("claims/a.yaml:6:18: error: CT109 `path` leaves the snapshot folder")


# -- what a source lends ------------------------------------------------------------------------


def test_a_part_is_looked_up_in_the_copy_of_the_whole(run: Run) -> None:
    """`part_of` lends the copy, by any number of steps; a document in `via` does not."""
    put(claims("quote: carry medicine"))
    put(
        "sources:\n  thread: {title: Comments, part_of: bulletin}\n"
        "  reply: {title: Reply, part_of: thread}\n  radio: {title: Radio}\n"
        "stances:\n  reply:\n    - {affirms: medicine, via: radio, quote: says nothing}\n",
        "claims/b.yaml",
    )
    put(COPY, "snapshots/bulletin.txt")
    assert run("verify") == (0, "2 quotes: 2 found (2 exact); 1 copy: 1 as recorded\n", "")


def test_a_file_is_read_once_however_many_sources_hold_it() -> None:
    """Sources may share a copy, and each records its hash; the file is opened once."""
    other = f"  radio: {{title: Radio, held: {{path: bulletin.txt, sha256: {'0' * 64}}}}}\n"
    text = claims("quote: says nothing").replace("stances:", f"{other}stances:")
    records = read_texts({"a.yaml": text}).records
    opened: list[str] = []

    def read(path: str) -> bytes:
        opened.append(path)
        return COPY.encode()

    result = verified(records, read)
    assert opened == ["bulletin.txt"]
    assert [(copy.source, copy.result) for copy in result.copies] == [
        ("bulletin", "same"),
        ("radio", "differs"),
    ]
    assert not result.clean


def test_results_come_from_python_too(corpus: Callable[[str], Corpus], tmp_path: Path) -> None:
    """`Corpus.verify` gives each quote with its offsets, and says whether all is well."""
    (tmp_path / "bulletin.txt").write_text(COPY, encoding="utf-8")
    result = corpus(claims("quote: says nothing")).verify(snapshots=tmp_path)
    [quote], [copy] = result.quotes, result.copies
    assert quote == claimtrack.QuoteCheck(
        stance="bulletin:own:affirms:medicine",
        source="bulletin",
        quote="says nothing",
        span=quote.span,
        result="found",
        copy="bulletin.txt",
        matches=(claimtrack.Match(62, 74, 2, 21, "exact"),),
    )
    assert COPY[62:74] == "says nothing"
    assert (copy.result, copy.form, copy.sha256) == ("same", "plain", sha256(COPY))
    assert (result.clean, result.count("found")) == (True, 1)
    nowhere = corpus(claims("quote: x")).verify(snapshots=tmp_path / "nowhere")
    assert [quote.result for quote in nowhere.quotes] == ["no copy"]
    assert not nowhere.clean


def test_the_json_has_every_result(run: Run) -> None:
    """Found, altered and unchecked quotes alike, with offsets in code points, and the copies."""
    put(claims("quote: says nothing", "quote: says anything"))
    put(
        "stances:\n  radio:\n    - {affirms: medicine, quote: x}\nsources: {radio: {title: x}}\n",
        "claims/b.yaml",
    )
    put(COPY, "snapshots/bulletin.txt")
    done = run("verify", "--format", "json")
    whole: Any = json.loads(done.out)
    assert done.code == 1
    assert [finding["code"] for finding in whole["findings"]] == ["CT501", "CT507"]
    first, second, third = whole["quotes"]
    assert first == {
        "stance": "bulletin:own:affirms:medicine:2",
        "source": "bulletin",
        "quote": "says nothing",
        "at": {"file": "claims/a.yaml", "line": 9, "column": 34},
        "result": "found",
        "copy": "bulletin.txt",
        "matches": [
            {
                "start": 62,
                "end": 74,
                "line": 2,
                "column": 21,
                "normalisation": "exact",
                "cut": False,
            }
        ],
        "nearest": None,
        "why": None,
    }
    assert (second["result"], second["nearest"]) == (
        "altered",
        {
            "start": 62,
            "end": 74,
            "line": 2,
            "column": 21,
            "text": "says nothing",
            "diff": "says [-any-]{+no+}thing",
        },
    )
    assert (third["result"], third["copy"], third["why"]) == (
        "no copy",
        None,
        "the source holds no copy",
    )
    assert whole["copies"] == [
        {
            "path": "bulletin.txt",
            "source": "bulletin",
            "at": {"file": "claims/a.yaml", "line": 6, "column": 18},
            "result": "same",
            "recorded": sha256(COPY),
            "sha256": sha256(COPY),
            "form": "plain",
            "why": None,
        }
    ]
    assert whole["counts"] == {
        "found": 1,
        "ambiguous": 0,
        "misplaced": 0,
        "altered": 1,
        "no copy": 1,
    }


# -- opening ------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A snapshot folder beside a file that is none of its business."""
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    path = tmp_path / "snapshots"
    (path / "port").mkdir(parents=True)
    (path / "port/bulletin.txt").write_text(COPY, encoding="utf-8")
    return path


def why(folder: Path, path: str) -> str:
    """Return what comes of opening a copy: `ok`, or the result and its reason."""
    try:
        Folder(folder).read(path)
    except CopyFault as fault:
        return f"{fault.result}: {fault.why}".replace(str(folder), "FOLDER")
    return "ok"


@pytest.mark.parametrize(
    "path",
    [
        "../secret.txt",
        "port/../../secret.txt",
        "/etc/passwd",
        "c:/x",
        "..",
        "",
        "a\0b",
        "\\x",
        "x\\..\\y",
    ],
)
def test_a_path_does_not_leave_the_folder(folder: Path, path: str) -> None:
    """Whatever a path that was not typed in a claim file says, it is refused before anything is opened."""
    colon = "what stands before a colon may be a drive or a scheme: rename the copy"
    said = colon if ":" in path else "the path leaves the snapshot folder"
    assert why(folder, path) == f"refused: {said}"


def test_a_link_does_not_lead_out_of_the_folder(folder: Path) -> None:
    """A link to a file, to a folder, or to a link, is refused where it ends outside."""
    (folder / "file.txt").symlink_to("../secret.txt")
    (folder / "up").symlink_to("..")
    (folder / "chain.txt").symlink_to("file.txt")
    (folder / "gone.txt").symlink_to("/nowhere/at/all")
    for path in ("file.txt", "up/secret.txt", "chain.txt", "gone.txt"):
        assert why(folder, path) == "refused: a link leads out of the snapshot folder"


def test_a_link_within_the_folder_is_followed(folder: Path) -> None:
    """The folder itself may be a link, and its copies may be links to each other."""
    (folder / "again.txt").symlink_to("port/bulletin.txt")
    (folder / "harbour").symlink_to("port")
    (folder.parent / "link").symlink_to("snapshots")
    for root in (folder, folder.parent / "link"):
        assert [why(root, path) for path in ("again.txt", "harbour/bulletin.txt")] == ["ok", "ok"]


def test_a_link_that_leads_nowhere_or_round_is_told(folder: Path) -> None:
    """A dangling link is a missing copy; a loop cannot be opened."""
    (folder / "gone.txt").symlink_to("nothing.txt")
    (folder / "round.txt").symlink_to("round.txt")
    assert why(folder, "gone.txt") == "missing: it is not in FOLDER"
    assert why(folder, "round.txt").startswith("refused: it cannot be opened: ")


def test_a_step_turned_aside_at_the_last_moment_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that becomes a link between the look and the opening leads nowhere."""
    resolve = os.path.realpath

    def turned(path: str) -> str:
        real = resolve(path)
        if real.endswith("bulletin.txt"):
            (folder / "port").rename(folder / "aside")
            (folder / "port").symlink_to(folder.parent)
        return real

    monkeypatch.setattr(os.path, "realpath", turned)
    assert why(folder, "port/bulletin.txt").startswith(("refused: it cannot", "missing: "))


@pytest.mark.parametrize("kind", ["pipe", "socket", "folder", "device"])
def test_only_a_regular_file_is_read(folder: Path, kind: str) -> None:
    """Nothing that could be waited for, or never end, is read."""
    path = folder / "x"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "socket":
        with socket.socket(socket.AF_UNIX) as server:
            here = Path.cwd()
            os.chdir(folder)
            server.bind("x")
            os.chdir(here)
    elif kind == "folder":
        path.mkdir()
    else:
        try:
            os.mknod(path, stat.S_IFCHR | 0o600, os.makedev(1, 3))
        except PermissionError:
            pytest.skip("only root makes devices")
    assert why(folder, "x").startswith(
        ("refused: it is not a regular file", "refused: it cannot be")
    )


def test_a_copy_that_is_not_there_is_missing(folder: Path) -> None:
    """No such file, no such folder, or a file where a folder should be."""
    for path in ("x.txt", "x/y.txt", "port/bulletin.txt/x"):
        assert why(folder, path) == "missing: it is not in FOLDER"


def test_a_huge_copy_is_refused_before_it_is_read(folder: Path) -> None:
    """The limit is said, and the size; a hole of 200 MB costs nothing."""
    (folder / "huge.txt").touch()
    os.truncate(folder / "huge.txt", 200_000_000)
    assert why(folder, "huge.txt") == (
        "refused: it has 200,000,000 bytes, and 67,108,864 are the most"
    )


def test_a_copy_that_grows_while_it_is_read_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No more is read than may be kept, whatever the file said of its size."""
    monkeypatch.setattr(snapshots, "LARGEST", 50)
    real = os.fstat

    def small(descriptor: int) -> os.stat_result:
        status = list(real(descriptor))
        status[6] = 10
        return os.stat_result(status)

    monkeypatch.setattr(os, "fstat", small)
    assert why(folder, "port/bulletin.txt") == "refused: it has 51 bytes, and 50 are the most"


def test_a_copy_that_cannot_be_read_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that fails is told as the system tells it."""

    def broken(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fdopen", broken)
    assert why(folder, "port/bulletin.txt") == "refused: it cannot be read: Input/output error"


def test_where_steps_cannot_be_taken_one_by_one_the_path_is_opened_whole(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some systems know no way to open a file from a folder that is open already."""
    monkeypatch.setattr(snapshots, "STEPWISE", False)
    assert Folder(folder).read("port/bulletin.txt") == COPY.encode()
    assert why(folder, "../secret.txt") == "refused: the path leaves the snapshot folder"


def test_a_refused_copy_is_an_error_at_its_path(run: Run) -> None:
    """The finding stands at the `path` in the claim file, and the quotes are not checked."""
    put(claims("quote: x"))
    Path("snapshots/bulletin.txt").symlink_to("../claims/a.yaml")
    done = run("verify", "--format", "concise")
    message = "`bulletin.txt` cannot be checked: a link leads out of the snapshot folder"
    assert done.code == 1
    assert done.out.startswith(f"claims/a.yaml:6:18: error: CT505 {message} (")


# -- from bytes to text -------------------------------------------------------------------------


def text_of(path: str, data: bytes) -> str:
    """Return the text of a copy with its form, or the reason why there is none."""
    try:
        found = extracted(path, data)
    except CopyFault as fault:
        return f"{fault.result}: {fault.why}"
    return f"{found.form}: {found.text}"


@pytest.mark.parametrize(
    ("path", "data", "expected"),
    [
        ("a.txt", "é\r\n".encode(), "plain: é\r\n"),
        ("a", "\ufeffé".encode(), "plain: é"),
        ("a.txt", "é".encode("utf-16"), "plain: é"),
        ("a.txt", b"\xfe\xff" + "é".encode("utf-16-be"), "plain: é"),
        ("a.txt", "<p>é".encode(), "plain: <p>é"),
        ("a.txt", b"", "plain: "),
        ("a.html", "<p>é".encode(), "html: é"),
        ("a.HTM", "\ufeff<p>é".encode(), "html: é"),
        ("a.txt", "\n<!DOCTYPE html><p>é".encode(), "html: é"),
        ("a.txt", '<?xml version="1.0"?>\n<html lang="en"><p>é'.encode(), "html: é"),
        ("a.html", b"<meta charset=windows-1252><p>\x93x\x94", "html: “x”"),
        (
            "a.html",
            b'<meta http-equiv=x content="text/html; charset=ISO-8859-1"><p>\x93\xe9',
            "html: “é",
        ),
        ("a.html", b"<meta charset='koi8-r'><p>\xc9", "html: и"),
        ("a.html", b"<meta charset=macintosh><p>\x8e", "html: é"),
        ("a.html", b"<meta charset=gb2312><p>\xd6\xd0", "html: 中"),
        ("a.html", b"<meta charset=utf-16><p>x", "html: x"),
        ("a.html", "\ufeff<meta charset=koi8-r><p>é".encode(), "html: é"),
        (
            "a.html",
            b"<meta charset=rot13>",
            "refused: the page declares the encoding rot13, which is not known here",
        ),
        (
            "a.html",
            b"<meta charset=iso-8859-99>",
            "refused: the page declares the encoding iso-8859-99, which is not known here",
        ),
        (
            "a.html",
            b"<p>\xe9",
            "refused: byte 0xe9 at offset 3 is not UTF-8: it is no text, or in another encoding",
        ),
        (
            "a.txt",
            b"caf\xe9",
            "refused: byte 0xe9 at offset 3 is not UTF-8: it is no text, or in another encoding",
        ),
        ("a.txt", b"PK\x03\x04\x00", "refused: it is binary: there is a NUL byte at offset 4"),
        (
            "a.txt",
            "ab".encode("utf-16-le"),
            "refused: it is binary: there is a NUL byte at offset 1",
        ),
        (
            "a.txt",
            "a\0".encode("utf-16"),
            "refused: it is binary: there is a NUL character at offset 1",
        ),
        (
            "a.txt",
            b"\xff\xfe\x00\xd8",
            "refused: byte 0x00 at offset 0 is not UTF-16-LE: it is no text, or in another encoding",
        ),
    ],
)
def test_bytes_become_text_as_they_declare_and_never_by_a_guess(
    path: str, data: bytes, expected: str
) -> None:
    """UTF-8, a byte order mark, or what a page declares; anything else is refused with its reason."""
    assert text_of(path, data) == expected


PAGE = """\
<!doctype html><html><head><title>Port &amp; sea</title>
<style>p { color: red }</style><script>var quote = "<p>never said</p>"</script></head>
<body><!-- said in a comment --><h1>Night
  flights</h1><p>They carry <b>med</b>icine,<br>and&nbsp;<a href=x>nothing</a> else.<script>x</script>
<custom-tag>So</custom-tag> it is&#8212;&ldquo;said&rdquo;.<ul><li>one<li>two</ul>
<table><tr><td>a<td>b</table><pre>
 kept   as
it is</pre><p hidden>hidden<noscript>no script</noscript><textarea>  typed</textarea></body></html>
"""


def test_the_text_of_a_page_is_what_stands_between_its_tags() -> None:
    """A line for each block; scripts, styles and comments are left out, and nothing else is."""
    assert page_text(PAGE).splitlines() == [
        "Port & sea",
        "Night flights",
        "They carry medicine,",
        "and\xa0nothing else. So it is—“said”.",
        "one",
        "two",
        "a",
        "b",
        " kept   as",
        "it is",
        "hiddenno script",
        "  typed",
    ]


def test_a_page_names_no_file_and_brings_none_in(tmp_path: Path) -> None:
    """Entities of a page's own are not expanded, whether they name a file or each other."""
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    entity = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}"><!ENTITY y "&x;&x;">]>'
    assert "secret" not in page_text(f"{entity}<p>&x;&y;</p>").replace(str(secret), "")


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 200_000,
        "<" * 200_000,
        "<!--" * 100_000,
        "<a " + "b=1 " * 100_000,
        "<svg>" * 50_000,
    ],
)
def test_a_page_that_means_harm_is_read_to_its_end(page: str) -> None:
    """Markup that makes a tree builder quadratic, or deeper than a stack, is just text and tags here."""
    assert len(page_text(f"{page}<p>end")) <= len(page) + 6


def test_quotes_are_found_in_a_page(run: Run) -> None:
    """Lines and offsets are those of the page's text."""
    put(
        claims(
            "quote: carry medicine, line: 3", "quote: 'it is-\"said\"'", data=PAGE, path="page.html"
        )
    )
    put(PAGE, "snapshots/page.html")
    done = run("verify")
    assert done == (0, "2 quotes: 2 found (1 exact, 1 normalised); 1 copy: 1 as recorded\n", "")


def test_without_the_extra_a_page_is_not_checked(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever has not installed the reader is told how, and nothing passes; the hash is checked."""
    put(claims("quote: carry medicine", data=PAGE, path="page.html"))
    put(PAGE, "snapshots/page.html")
    monkeypatch.setitem(sys.modules, "lxml.etree", None)
    done = run("verify", "--format", "concise")
    message = (
        "`page.html` is not checked: it is an HTML page, and the reader for those is not installed"
    )
    help_ = "pip install 'claimtrack[html]'; until then its quotes are not checked"
    assert done == (1, f"claims/a.yaml:6:18: warning: CT506 {message} ({help_})\n", "")
    put(f"{PAGE} ", "snapshots/page.html")
    codes = [line.split()[2] for line in run("verify", "--format", "concise").out.splitlines()]
    assert codes == ["CT506", "CT504"]


def test_nothing_is_fetched_or_written(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """No connection is made, and no file in either folder changes."""
    put(claims("quote: carry medicine", "quote: never said", data=PAGE, path="page.html"))
    put(PAGE, "snapshots/page.html")

    def refuse(*_: object, **__: object) -> None:
        message = "a connection"
        raise AssertionError(message)

    monkeypatch.setattr(socket, "socket", refuse)
    open_ = builtins.open

    def read_only(file: Any, mode: str = "r", *rest: Any, **more: Any) -> Any:  # noqa: ANN401 - as open
        assert set(mode) <= set("rbt")
        return open_(file, mode, *rest, **more)

    monkeypatch.setattr(builtins, "open", read_only)
    assert run("verify").code == 1


# -- the five articles --------------------------------------------------------------------------


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the articles are not beside this checkout")
def test_every_quote_of_the_five_articles_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """All quotes of `claims/` stand in the articles, which are as they were when they were read."""
    monkeypatch.chdir(ROOT)
    out = io.StringIO()
    code = cli.main(["verify", "--snapshots", str(SEEDS)], stdout=out, environ={})
    counts = "130 quotes: 130 found (123 exact, 7 normalised); 5 copies: 5 as recorded\n"
    assert (code, out.getvalue()) == (0, counts)


def test_a_held_copy_made_in_python_is_refused_where_it_leaves_the_folder() -> None:
    """The path is looked at again when it is opened, wherever it came from."""
    with pytest.raises(CopyFault, match="leaves the snapshot folder"):
        Folder("snapshots").read(Held(path="../x", sha256="0" * 64).path)
