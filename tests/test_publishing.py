"""Writing a site: what changed and no more, and never what belongs to somebody else."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from claimtrack.pages.publishing import MANIFEST, STAGE, NotOurs, Written, listed, publish

FILES = {"index.html": "one", "claim/a.html": "two", "claim/b.html": "three", "style.css": "four"}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder with a site in it."""
    folder = tmp_path / "out"
    publish(str(folder), FILES.items())
    return folder


def found(folder: Path) -> dict[str, str]:
    """Return the files of a folder by their paths, the manifest left out."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in files}


def test_a_site_is_written_whole(tmp_path: Path) -> None:
    """Into a folder that is made for it, with the folders above it."""
    folder = tmp_path / "not" / "yet"
    done = publish(str(folder), FILES.items())
    hashes = {path: sha256(text.encode()).hexdigest() for path, text in FILES.items()}
    assert done == Written(wrote=tuple(FILES), removed=(), hashes=hashes)
    assert done.paths == tuple(FILES)
    assert found(folder) == FILES
    assert sorted(listed(str(folder))) == sorted(FILES)
    assert not (folder / STAGE).exists()


def test_an_empty_folder_is_as_good_as_none(tmp_path: Path) -> None:
    """Somebody made it for the site."""
    publish(str(tmp_path), FILES.items())
    assert found(tmp_path) == FILES


def test_the_manifest_says_what_is_in_each_file(out: Path) -> None:
    """By the SHA-256 of its bytes, sorted by path."""
    told = json.loads((out / MANIFEST).read_text(encoding="utf-8"))["files"]
    assert told == {path: sha256(text.encode()).hexdigest() for path, text in FILES.items()}
    assert list(told) == sorted(FILES)


def test_what_did_not_change_is_not_written(out: Path) -> None:
    """Files that are as they should be keep their times, the manifest too."""
    for path in out.rglob("*"):
        os.utime(path, (1, 1))
    done = publish(str(out), {**FILES, "claim/a.html": "new"}.items())
    assert (done.wrote, done.removed) == (("claim/a.html",), ())
    kept = {
        path.relative_to(out).as_posix() for path in out.rglob("*.*") if path.stat().st_mtime == 1
    }
    assert kept == {"index.html", "claim/b.html", "style.css"}
    os.utime(out / MANIFEST, (1, 1))
    publish(str(out), {**FILES, "claim/a.html": "new"}.items())
    assert (out / MANIFEST).stat().st_mtime == 1


def test_what_is_gone_is_removed(out: Path) -> None:
    """With the folder that it leaves empty, but not with one in which others are."""
    done = publish(str(out), [("index.html", "one"), ("claim/b.html", "three")])
    assert done.removed == ("claim/a.html", "style.css")
    assert found(out) == {"index.html": "one", "claim/b.html": "three"}
    publish(str(out), [("index.html", "one")])
    assert not (out / "claim").exists()


def test_what_somebody_removed_is_written_again_or_let_be(out: Path) -> None:
    """A page that is missing comes back; one that is missing and gone is no loss."""
    (out / "claim" / "a.html").unlink()
    (out / "claim" / "b.html").unlink()
    done = publish(
        str(out), {path: FILES[path] for path in FILES if path != "claim/b.html"}.items()
    )
    assert (done.wrote, done.removed) == (("claim/a.html",), ())


def test_other_files_in_the_folder_stay(out: Path) -> None:
    """Whatever somebody puts beside the pages, it is not touched."""
    (out / "CNAME").write_text("a.test", encoding="utf-8")
    (out / "claim" / "notes.txt").write_text("mine", encoding="utf-8")
    publish(str(out), [("index.html", "one")])
    assert found(out) == {"index.html": "one", "CNAME": "a.test", "claim/notes.txt": "mine"}


def test_a_folder_that_holds_something_else_is_refused(tmp_path: Path) -> None:
    """Nothing is written into a folder of claim files, or of anybody's."""
    (tmp_path / "claims.yaml").write_text("claims: {}", encoding="utf-8")
    with pytest.raises(NotOurs, match="holds other files and no site: name a new folder"):
        publish(str(tmp_path), FILES.items())
    assert found(tmp_path) == {"claims.yaml": "claims: {}"}
    assert listed(str(tmp_path)) == ()


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    """Also where it is a link to nowhere."""
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    (tmp_path / "link").symlink_to("nowhere")
    for name in ("file", "link"):
        with pytest.raises(NotOurs, match=f"{name} is no folder"):
            publish(str(tmp_path / name), FILES.items())


@pytest.mark.parametrize("path", ["index.html", "claim/a.html"])
@pytest.mark.parametrize("text", ["new", None])
def test_a_page_that_somebody_changed_is_neither_written_over_nor_removed(
    out: Path, path: str, text: str | None
) -> None:
    """The refusal names it, and nothing else was changed before."""
    (out / path).write_text("mine", encoding="utf-8")
    before = found(out)
    files = {**FILES, "style.css": "new", path: text or ""}
    if text is None:
        del files[path]
    with pytest.raises(NotOurs, match=f"{path} was not written here, or was changed since"):
        publish(str(out), files.items())
    assert found(out) == before


def test_a_file_that_is_in_the_way_is_not_written_over(out: Path) -> None:
    """One that the site did not make, where it would now make one; a folder too."""
    (out / "claim" / "c.html").write_text("mine", encoding="utf-8")
    (out / "d.html").mkdir()
    for path in ("claim/c.html", "d.html"):
        with pytest.raises(NotOurs, match="was not written here"):
            publish(str(out), {**FILES, path: "new"}.items())
    assert (out / "claim" / "c.html").read_text(encoding="utf-8") == "mine"


def test_what_is_there_as_it_should_be_is_taken_over(out: Path) -> None:
    """A file that a run wrote which was cut off is the site's, as soon as it is what it should be."""
    (out / "claim" / "c.html").write_text("new", encoding="utf-8")
    done = publish(str(out), {**FILES, "claim/c.html": "new"}.items())
    assert done.wrote == ()
    assert "claim/c.html" in listed(str(out))


def test_nothing_is_written_through_a_link(out: Path, tmp_path: Path) -> None:
    """Neither through a page nor through a folder that is one; what it leads to stays as it was."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "a.html").write_text(FILES["claim/a.html"], encoding="utf-8")
    (out / "index.html").unlink()
    (out / "index.html").symlink_to(elsewhere / "a.html")
    with pytest.raises(NotOurs, match=r"index\.html was not written here"):
        publish(str(out), {**FILES, "index.html": "new"}.items())
    (out / "index.html").unlink()
    (out / "claim").rename(tmp_path / "claim")
    (out / "claim").symlink_to(elsewhere)
    for files in (FILES, {"index.html": "one"}):
        with pytest.raises(NotOurs, match="claim is a link that leads elsewhere: remove it"):
            publish(str(out), files.items())
    assert found(elsewhere) == {"a.html": FILES["claim/a.html"]}


def test_nothing_waits_behind_a_link(out: Path, tmp_path: Path) -> None:
    """The folder in which files wait is nobody else's; what a run left in it that was cut off goes."""
    (tmp_path / "elsewhere").mkdir()
    (out / STAGE).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(NotOurs, match=f"{STAGE} is in the way: remove it"):
        publish(str(out), FILES.items())
    (out / STAGE).unlink()
    (out / STAGE).write_text("mine", encoding="utf-8")
    with pytest.raises(NotOurs, match=f"{STAGE} is in the way: remove it"):
        publish(str(out), FILES.items())
    (out / STAGE).unlink()
    (out / STAGE).mkdir()
    (out / STAGE / "old.html").write_text("left", encoding="utf-8")
    publish(str(out), FILES.items())
    assert found(out) == FILES


@pytest.mark.parametrize(
    "told",
    [
        "",
        "[]",
        "{}",
        "[" * 100_000,
        '{"files": []}',
        '{"files": {"index.html": 1}}',
        '{"files": {"index.html": "x"}}',
        '{"files": {"../../etc/passwd": ""}}',
        '{"files": {"/etc/passwd": ""}}',
        '{"files": {"claim/../../a.html": ""}}',
        '{"files": {"C:a.html": ""}}',
        '{"files": {".claimtrack-site.json": ""}}',
    ],
)
def test_a_manifest_that_was_tampered_with_is_refused(out: Path, told: str) -> None:
    """No list of files leads out of the folder, or says what is no hash."""
    (out / MANIFEST).write_text(told, encoding="utf-8")
    with pytest.raises(NotOurs, match="is no list of a site's files"):
        publish(str(out), FILES.items())
    assert listed(str(out)) == ()
    assert found(out) == FILES


def test_a_manifest_that_is_a_link_is_none(out: Path, tmp_path: Path) -> None:
    """Whoever could put one elsewhere says nothing here."""
    (out / MANIFEST).rename(tmp_path / "manifest")
    (out / MANIFEST).symlink_to(tmp_path / "manifest")
    with pytest.raises(NotOurs, match="is no list of a site's files"):
        publish(str(out), FILES.items())


def test_a_run_that_fails_changes_nothing(out: Path) -> None:
    """Where making the pages breaks off the site is as it was."""

    def broken() -> Iterator[tuple[str, str]]:
        yield "index.html", "new"
        raise RuntimeError

    with pytest.raises(RuntimeError):
        publish(str(out), broken())
    assert found(out) == FILES
    assert not (out / STAGE).exists()


def test_a_run_that_is_cut_off_is_taken_up(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If it ends while files are moved, each is whole, old or new, and the next run goes on."""
    move = os.replace
    moved: list[object] = []

    def cut(source: str, target: str) -> None:
        if len(moved) == 2:
            raise KeyboardInterrupt
        moved.append(target)
        move(source, target)

    new = dict.fromkeys(FILES, "new")
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", cut)
        with pytest.raises(KeyboardInterrupt):
            publish(str(out), new.items())
    assert sorted(found(out).values()) == ["four", "new", "three", "two"]
    other = dict.fromkeys(FILES, "other")
    assert publish(str(out), other.items()).wrote == tuple(FILES)
    assert found(out) == other


def test_what_cannot_be_encoded_is_escaped(tmp_path: Path) -> None:
    """A surrogate, which no text of a file has, breaks nothing."""
    publish(str(tmp_path), [("index.html", "\ud800")])
    assert found(tmp_path) == {"index.html": "\\ud800"}
