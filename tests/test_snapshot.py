"""`claimtrack snapshot add`: `held` is written where the source is defined, and no other byte changes."""

from __future__ import annotations

import hashlib
import io
import os
import re
import stat
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from unittest.mock import Mock

import pytest

from claimtrack import cli
from claimtrack.editing import Edit, Original, Unwritable, create, edited
from claimtrack.loading import read
from claimtrack.model import Held
from claimtrack.provenance import holding

COPY = "The port says the flights carry medicine.\n"
SHA = hashlib.sha256(COPY.encode()).hexdigest()
HELD = Held(path="bulletin.txt", sha256=SHA)
KEEP = "keep a plain file in the snapshot folder, and name its path"
FLOW = f"held: {{path: bulletin.txt, sha256: {SHA}}}"


class Outcome(NamedTuple):
    """What a command did."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command line in a folder with a kept copy, `snapshots/bulletin.txt`."""
    monkeypatch.chdir(tmp_path)
    Path("snapshots").mkdir()
    Path("snapshots/bulletin.txt").write_text(COPY, encoding="utf-8")
    Path("claims").mkdir()

    def run(*words: str) -> Outcome:
        out, err = io.StringIO(), io.StringIO()
        code = cli.main(words, stdout=out, stderr=err, environ={})
        return Outcome(code, out.getvalue(), err.getvalue())

    return run


def put(text: str | bytes, name: str = "claims/a.yaml") -> Path:
    """Write a claim file."""
    path = Path(name)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def block(margin: int, step: int = 2) -> str:
    """Return the lines of a `held`, as block style has them, without the first margin."""
    inner = " " * (margin + step)
    return f"held:\n{inner}path: bulletin.txt\n{inner}sha256: {SHA}"


TOP = "sources:\n  bulletin:\n    title: Port bulletin"
ADDED = {
    "block": f"{TOP}\n    lang: en\n«    {block(4)}\n»actors: {{}}\n",
    "comments": f"# top\n{TOP} # so called\n«    {block(4)}\n»# end\n",
    "a block scalar last": f"{TOP}\n    «{block(4)}\n    »note: >-\n      Two\n      lines.\n\n\n",
    "a block list last": f"{TOP}\n    «{block(4)}\n    »tags:\n    - a\n    - b\n",
    "a block mapping last": (
        "sources:\n  other: {title: x}\n  bulletin:\n    title: Port bulletin\n"
        f"    «{block(4)}\n    »derived_from:\n      source: other\n      how: cites\n"
    ),
    "only a block scalar": (
        f"sources:\n  bulletin:\n    «{block(4)}\n    »title: |-\n      Port bulletin\n"
    ),
    "a flow list last": f"{TOP}\n    tags: [a,\n      b] # two\n«    {block(4)}\n»",
    "text over two lines": f"{TOP}\n      of the port\n«    {block(4)}\n»  other: {{title: x}}\n",
    "no final newline": f"{TOP}«\n    {block(4)}»",
    "CRLF": f"{TOP}\n«    {block(4)}\n»\n".replace("\n", "\r\n"),
    "a byte order mark": f"\ufeff{TOP}, Бюллетень\n«    {block(4)}\n»",
    "four columns": (
        f"sources:\n    bulletin:\n        title: Port bulletin\n«        {block(8, 4)}\n»"
    ),
    "one column": f"sources:\n bulletin:\n  title: Port bulletin\n«  {block(2)}\n»",
    "flow": f"sources:\n  bulletin: {{title: Port bulletin«, {FLOW}»}} # it\n",
    "flow with a comma at its end": (
        f'sources: {{bulletin: {{"title": "Port bulletin"«, {FLOW}», }}, other: {{title: x}}}}\n'
    ),
    "flow over lines": (
        "sources:\n  bulletin: {\n    title: Port bulletin, # so called\n"
        f"    tags: [a, b]«, {FLOW}»\n  }}\n"
    ),
    "flow below its key": f"sources:\n  bulletin:\n    {{title: Port bulletin«, {FLOW}»}}\n",
    "an explicit key": f"sources:\n  ? bulletin\n  : title: Port bulletin\n«    {block(4)}\n»",
}
"""Claim files as they are afterwards; what was added stands in «»."""

REPLACED = {
    "block": "{top}\n    held: # kept\n      path: {path} # was\n      sha256: {sha}\n",
    "flow": "sources:\n  bulletin: {{title: x, held: {{sha256: {sha}, path: {path}}}, lang: en}}\n",
}


@pytest.mark.parametrize("shape", ADDED)
def test_held_is_added_and_no_other_byte_changes(run: Run, shape: str) -> None:
    """However a source is written, what was there stays to the byte, and the copy is held."""
    path = put(re.sub("«[^»]*»", "", ADDED[shape]))
    done = run("snapshot", "add", "snapshots/bulletin.txt", "--source", "bulletin")
    assert (done.code, done.err) == (0, "")
    assert path.read_bytes().decode() == re.sub("[«»]", "", ADDED[shape])
    assert read(["claims"]).records.sources["bulletin"].held == HELD


@pytest.mark.parametrize("shape", REPLACED)
@pytest.mark.parametrize("old", ["old.txt", "'an old one.txt'"])
def test_held_is_replaced_and_no_other_byte_changes(run: Run, shape: str, old: str) -> None:
    """Where another copy was held, its path and hash alone give way."""
    path = put(REPLACED[shape].format(top=TOP, path=old, sha="0" * 64))
    done = run("snapshot", "add", "snapshots/bulletin.txt", "--source", "bulletin")
    assert (done.code, done.err) == (0, "")
    after = REPLACED[shape].format(top=TOP, path=HELD.path, sha=HELD.sha256)
    assert path.read_bytes().decode() == after


def test_what_was_recorded_is_verified(run: Run) -> None:
    """After `snapshot add` the quotes of the source are found in the copy; the second time is idle."""
    put(
        "claims: {medicine: Medicine.}\nsources:\n  bulletin: {title: x}\n"
        "stances: {bulletin: [{affirms: medicine, quote: carry medicine}]}\n"
    )
    assert run("verify").code == 1
    words = ("snapshot", "add", "bulletin.txt", "--source", "bulletin")
    said = "claims/a.yaml:3:3: bulletin now holds bulletin.txt (42 bytes)\n"
    assert run(*words) == (0, said, "")
    assert run("verify") == (0, "1 quote: 1 found (1 exact); 1 copy: 1 as recorded\n", "")
    said = "claims/a.yaml:3:3: bulletin holds this copy already, bulletin.txt\n"
    assert run(*words) == (0, said, "")


def test_the_file_keeps_its_mode(run: Run) -> None:
    """A claim file keeps its mode, and no draft is left."""
    path = put("sources:\n  bulletin:\n    title: x\n")
    path.chmod(0o640)
    assert run("snapshot", "add", "bulletin.txt", "--source", "bulletin").code == 0
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert SHA in path.read_text(encoding="utf-8")
    assert os.listdir("claims") == ["a.yaml"]


def test_what_a_link_leads_to_is_left_alone(run: Run) -> None:
    """A claim file that is a link is not written through, as no command does."""
    Path("claims/kept").mkdir()
    text = "sources:\n  bulletin:\n    title: x\n"
    real = put(text, "claims/kept/real.txt")
    Path("claims/a.yaml").symlink_to("kept/real.txt")
    said = "claimtrack: claims/a.yaml is a link, and what it leads to is not changed\n"
    assert run("snapshot", "add", "bulletin.txt", "--source", "bulletin") == (1, "", said)
    assert real.read_text(encoding="utf-8") == text


def test_a_copy_in_a_folder_of_the_folder_is_named_from_there(run: Run) -> None:
    """The path that is recorded leads from the snapshot folder, and is quoted where YAML needs it."""
    put("sources:\n  bulletin: {title: x}\n")
    folder = Path("copies/port: 2013")
    folder.mkdir(parents=True)
    (folder / "a #1.txt").write_text("x", encoding="utf-8")
    words = ("snapshot", "add", str(folder / "a #1.txt"), "--source", "bulletin")
    assert run(*words, "--snapshots", "copies", "claims").code == 1
    (folder.parent / "port").mkdir()
    (folder / "a #1.txt").rename(folder.parent / "port/a #1.txt")
    words = ("snapshot", "add", "copies/port/a #1.txt", "--source", "bulletin")
    said = "claims/a.yaml:2:3: bulletin now holds port/a #1.txt (1 byte)\n"
    assert run(*words, "--snapshots", "copies") == (0, said, "")
    held = read(["claims"]).records.sources["bulletin"].held
    assert held
    assert held.path == "port/a #1.txt"


def test_a_copy_that_is_no_text_is_recorded_with_a_word(run: Run) -> None:
    """A picture may be kept; that no quote can be looked for in it is said at once."""
    put("sources:\n  bulletin: {title: x}\n")
    Path("snapshots/scan.png").write_bytes(b"\x89PNG\x00")
    done = run("snapshot", "add", "scan.png", "--source", "bulletin")
    assert done.code == 0
    said = "claimtrack: quotes cannot be checked in it: it is binary: there is a NUL byte at offset 4\n"
    assert done.err == said


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("bulletin.txt", "--source", "buletin"), 2, "no source buletin; did you mean bulletin?"),
        (("nowhere.txt",), 2, "there is no file nowhere.txt, nor is it in snapshots"),
        (
            ("claims/a.yaml",),
            2,
            "claims/a.yaml is not in the folder snapshots; copy it there first",
        ),
        (
            ("x.txt", "--snapshots", "copies"),
            2,
            "there is no folder copies; make it, or say with --snapshots where copies are kept",
        ),
        (
            ("snapshots/out.txt",),
            1,
            f"snapshots/out.txt is refused: a link leads out of the snapshot folder; {KEEP}",
        ),
        (
            ("pipe",),
            1,
            f"pipe is refused: it is not a regular file; {KEEP}",
        ),
        (("snapshots",), 2, "snapshots is not in the folder snapshots; copy it there first"),
    ],
)
def test_what_cannot_be_recorded_is_said(
    run: Run, words: tuple[str, ...], code: int, said: str
) -> None:
    """A slip in the command, or a file that is no copy, changes nothing."""
    text = "sources:\n  bulletin: {title: x}\n"
    path = put(text)
    Path("snapshots/out.txt").symlink_to("../claims/a.yaml")
    os.mkfifo("snapshots/pipe")
    source = () if "--source" in words else ("--source", "bulletin")
    assert run("snapshot", "add", *words, *source) == (code, "", f"claimtrack: {said}\n")
    assert path.read_text(encoding="utf-8") == text


def test_claim_files_with_errors_are_left_alone(run: Run) -> None:
    """A file that is not understood is not edited."""
    put("sources:\n  bulletin: {titel: x}\n")
    done = run("snapshot", "add", "bulletin.txt", "--source", "bulletin")
    assert done.code == 1
    assert "CT101" in done.err


def test_a_file_that_cannot_be_edited_safely_is_left_alone(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the edited text says anything else than before, nothing is written but what to type."""
    text = "sources:\n  bulletin: {title: x}\n"
    path = put(text)
    monkeypatch.setattr(holding, "edited", lambda text, _: text.replace("title: x", "title: y"))
    done = run("snapshot", "add", "bulletin.txt", "--source", "bulletin")
    assert done.code == 1
    assert done.err == (
        "claimtrack: claims/a.yaml:2:3 cannot be edited safely; type this into bulletin yourself:\n"
        f"{FLOW}\n"
    )
    monkeypatch.setattr(holding, "edited", lambda text, _: text)
    assert run("snapshot", "add", "bulletin.txt", "--source", "bulletin").err == done.err
    assert path.read_text(encoding="utf-8") == text


def test_a_value_in_a_block_scalar_is_not_replaced_wrongly(run: Run) -> None:
    """An odd but legal spelling, of which no line can be spared, is left alone with a word."""
    text = f"{TOP}\n    held:\n      path: >-\n        old.txt\n      sha256: {'0' * 64}\n"
    path = put(text)
    done = run("snapshot", "add", "bulletin.txt", "--source", "bulletin")
    assert (done.code, path.read_text(encoding="utf-8")) == (1, text)
    assert done.err.endswith(f"type this into bulletin yourself:\n{FLOW}\n")


def test_a_file_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    """What somebody else writes between reading and writing is not lost."""
    path = tmp_path / "a.yaml"
    path.write_text("a: 1\n", encoding="utf-8")
    original = Original(str(path))
    path.write_text("a: 2\n", encoding="utf-8")
    with pytest.raises(Unwritable, match="was changed while it was looked at"):
        original.replace("a: 3\n")
    assert path.read_text(encoding="utf-8") == "a: 2\n"
    assert os.listdir(tmp_path) == ["a.yaml"]


def test_an_interruption_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C while a file is written leaves it as it was, and no draft beside it."""
    path = tmp_path / "a.yaml"
    path.write_text("a: 1\n", encoding="utf-8")
    monkeypatch.setattr(os, "fsync", Mock(side_effect=KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        Original(str(path)).replace("a: 2\n")
    assert path.read_text(encoding="utf-8") == "a: 1\n"
    assert os.listdir(tmp_path) == ["a.yaml"]


def test_a_new_file_is_made_whole_or_not_at_all(tmp_path: Path) -> None:
    """What cannot be written to its end, here for half a character, is not left as a part."""
    path = tmp_path / "new" / "a.yaml"
    with pytest.raises(UnicodeEncodeError):
        create(str(path), "a: 1\n" * 10_000 + "\udcff")
    assert os.listdir(path.parent) == []
    create(str(path), "a: 1\n")
    with pytest.raises(FileExistsError):
        create(str(path), "a: 2\n")
    assert path.read_bytes() == b"a: 1\n"


def test_a_file_that_cannot_be_replaced_is_left_alone(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk, or a folder that may not be written, is an error with its reason."""
    text = "sources:\n  bulletin: {title: x}\n"
    path = put(text)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    done = run("snapshot", "add", "bulletin.txt", "--source", "bulletin")
    assert done.code == 1
    assert done.err.endswith("a.yaml cannot be written: No space left on device\n")
    assert path.read_text(encoding="utf-8") == text
    assert os.listdir("claims") == ["a.yaml"]


def test_a_file_that_is_not_there_or_is_no_text_is_unwritable(tmp_path: Path) -> None:
    """A claim file that vanished, or that became something else, is said to be unreadable."""
    path = tmp_path / "a.yaml"
    with pytest.raises(Unwritable, match=r"a\.yaml cannot be read: .*No such file"):
        Original(str(path))
    path.write_bytes(b"\xff")
    with pytest.raises(Unwritable, match=r"a\.yaml cannot be read: .*can't decode"):
        Original(str(path))


def test_a_source_that_is_no_longer_there_is_not_edited(tmp_path: Path) -> None:
    """Somebody who renames the source at the same moment finds the file as they left it."""
    path = tmp_path / "a.yaml"
    path.write_text("sources: {other: {title: x}}\n", encoding="utf-8")
    with pytest.raises(holding.Unsure):
        holding.with_held(Original(str(path)), "bulletin", Held(path="a", sha256=SHA))


def test_edits_are_put_where_they_belong() -> None:
    """Edits in any order go by the offsets of the text as it was."""
    assert edited("abc", [Edit(3, 3, "!"), Edit(0, 1, "xx"), Edit(2, 2, "-")]) == "xxb-c!"


def test_an_original_knows_its_lines(tmp_path: Path) -> None:
    """Offsets, lines and columns of a text with any line ends."""
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbfa\r\nbc\rd")
    original = Original(str(path))
    assert original.text == "a\r\nbc\rd"
    assert original.line_end == "\r\n"
    assert [original.offset(line, 1) for line in (1, 2, 3)] == [0, 3, 6]
    assert [original.end_of_line(offset) for offset in (0, 3, 6)] == [1, 5, 7]
