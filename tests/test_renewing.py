"""A site that is written again: in the end it is what a site made anew would be, or nothing is touched."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from apart import APART

from claimtrack import cli
from claimtrack.cache import Cache
from claimtrack.pages import renewing, templating
from claimtrack.pages.publishing import MANIFEST, STAGE, NotOurs, publish
from claimtrack.pages.renewing import Renewal
from claimtrack.pages.site import Sheet

KEYS = {"index.html": None, "claim/a.html": b"a", "claim/b.html": b"b"}


class Site:
    """A site of three files, the first of which has no key, and what was made of it."""

    def __init__(self, folder: Path, cache: Cache | None) -> None:
        self.folder = str(folder)
        self.cache = cache
        self.made: list[str] = []

    def write(self, records: bytes = b"1", **keys: bytes) -> tuple[str, ...]:
        """Write it, some files with other keys and so with other texts; return what was made."""
        self.made.clear()
        renewal = Renewal(self.cache, self.folder, records)
        if renewal.done() is None:
            asked = {**KEYS, **{f"claim/{name}.html": key for name, key in keys.items()}}
            renewal.keep(publish(self.folder, renewal.files(self.sheets(asked))))
        return tuple(self.made)

    def sheets(self, keys: dict[str, bytes | None]) -> Iterator[Sheet]:
        """Give the files."""
        for path, key in keys.items():
            yield Sheet(path, self.making(path, str(key)), key)

    def making(self, path: str, text: str) -> Callable[[], str]:
        """Return what makes a file, and notes it."""

        def make() -> str:
            self.made.append(path)
            return text

        return make

    def texts(self) -> dict[str, str]:
        """Return what the files say."""
        return {path: Path(self.folder, path).read_text(encoding="utf-8") for path in KEYS}


TEXTS = {path: str(key) for path, key in KEYS.items()}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site that was written, and is known of."""
    one = Site(tmp_path / "out", Cache.open({"XDG_CACHE_HOME": str(tmp_path / "cache")}))
    assert one.write() == tuple(KEYS)
    return one


def test_nothing_is_made_of_what_is_the_same(site: Site) -> None:
    """No file, where the claim files are the same; of others only what has no key."""
    assert site.write() == ()
    assert site.write(b"2") == ("index.html",)
    assert site.texts() == TEXTS


def test_only_what_has_another_key_is_made(site: Site) -> None:
    """And the next run knows of that."""
    assert site.write(b"2", a=b"new") == ("index.html", "claim/a.html")
    assert site.texts() == {**TEXTS, "claim/a.html": "b'new'"}
    assert site.write(b"2", a=b"new") == ()


def test_without_a_cache_everything_is_made(site: Site) -> None:
    """What was kept before stays good, since it is looked at what the files hold."""
    cache, site.cache = site.cache, None
    assert site.write() == tuple(KEYS)
    site.cache = cache
    assert site.write() == ()


def test_a_file_that_is_gone_is_made_again(site: Site) -> None:
    """Whether the claim files are the same or not."""
    for records in (b"1", b"2"):
        Path(site.folder, "claim/b.html").unlink()
        assert site.write(records) == ("index.html", "claim/b.html")
        assert site.texts() == TEXTS


@pytest.mark.parametrize("records", [b"1", b"2"])
def test_a_file_that_somebody_changed_is_not_taken_for_ours(site: Site, records: bytes) -> None:
    """It is neither kept as if it were right nor written over."""
    Path(site.folder, "claim/b.html").write_text("mine", encoding="utf-8")
    with pytest.raises(NotOurs, match=r"claim/b\.html was not written here"):
        site.write(records)
    Path(site.folder, "claim/b.html").unlink()
    site.write(records)
    assert site.texts() == TEXTS


def test_a_folder_that_says_that_a_page_is_ours_is_not_believed(site: Site) -> None:
    """Whoever may write there can make page and manifest fit each other; what was kept fits neither."""
    mine = "0" * 64
    Path(site.folder, "claim/b.html").write_text("mine", encoding="utf-8")
    manifest = Path(site.folder, MANIFEST)
    listed = manifest.read_text(encoding="utf-8")
    manifest.write_text(listed.replace(listed.split('"')[9], mine), encoding="utf-8")
    with pytest.raises(NotOurs):
        site.write()
    Path(site.folder, "claim/b.html").unlink()
    site.write()
    assert site.texts() == TEXTS


@pytest.mark.parametrize("listed", [None, "no list"])
def test_without_its_manifest_the_folder_is_not_ours(site: Site, listed: str | None) -> None:
    """Also where every page is as it was."""
    manifest = Path(site.folder, MANIFEST)
    manifest.unlink()
    if listed:
        manifest.write_text(listed, encoding="utf-8")
    with pytest.raises(NotOurs):
        site.write()


def test_a_run_that_was_cut_off_is_tidied_up(site: Site) -> None:
    """Its waiting files go with the next run."""
    Path(site.folder, STAGE).mkdir()
    assert site.write() == ("index.html",)
    assert not Path(site.folder, STAGE).exists()


def test_another_page_behind_a_link_is_none_of_ours(site: Site, tmp_path: Path) -> None:
    """A folder that leads elsewhere is not looked into."""
    Path(site.folder, "claim").rename(tmp_path / "elsewhere")
    Path(site.folder, "claim").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(NotOurs, match="a link that leads elsewhere"):
        site.write()


def test_other_templates_make_every_page_anew(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A key is good for the templates as they were."""
    monkeypatch.setattr(renewing, "sources", lambda: b"other")
    assert site.write() == tuple(KEYS)


def test_what_was_kept_may_be_lost_or_damaged(site: Site, tmp_path: Path) -> None:
    """Then everything is made, and is the same."""
    (entry,) = (tmp_path / "cache" / "claimtrack").glob("*-site")
    for spoil in (lambda: entry.write_bytes(b"x" * 99), entry.unlink):
        spoil()
        assert site.write() == tuple(KEYS)
        assert site.texts() == TEXTS


def test_templates_are_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was compiled is kept in the user's cache, where there is one that can be trusted."""
    cache = Cache.open({"XDG_CACHE_HOME": str(tmp_path)})
    templating._ours.cache_clear()
    first = templating.environment(None, cache).get_template("method.html")
    templating._ours.cache_clear()
    monkeypatch.setattr(templating.Environment, "compile", None)
    again = templating.environment(None, cache).get_template("method.html")
    assert (again is first, again.name) == (False, "method.html")
    templating._ours.cache_clear()


def begun(folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Stand in a folder that has room for claim files, and return the name of a cache there."""
    monkeypatch.chdir(folder)
    os.mkdir("claims")
    return str(folder / "cache")


def told(*words: str, cache: str = "") -> str:
    """Return what the command says."""
    out = io.StringIO()
    environ = {"XDG_CACHE_HOME": cache} if cache else {}
    assert cli.main(["site", *words], stdout=out, stderr=out, environ=environ) == 0
    return out.getvalue()


def test_the_command_writes_what_it_would_write_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After each edit a site that was written again is the same as a new one, to the byte."""
    cache = begun(tmp_path, monkeypatch)
    edits = (
        APART,
        APART.replace("red.", "blue."),
        f"# more\n{APART}",
        APART.replace("Bob", "Bea"),
    )
    for step, text in enumerate(edits):
        Path("claims/a.yaml").write_text(text, encoding="utf-8")
        told("again", cache=cache)
        told(f"new{step}")
        assert pages(Path("again")) == pages(Path(f"new{step}"))
        assert told("again", cache=cache) == "wrote 0 of 16 files: again\n"
        assert told("again", "--no-cache", cache=cache) == "wrote 0 of 16 files: again\n"


def pages(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder, the manifest among them."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_templates_of_ones_own_are_put_in_every_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They may look at anything; and without them the pages are ours again."""
    cache = begun(tmp_path, monkeypatch)
    os.mkdir("looks")
    Path("claims/a.yaml").write_text(APART, encoding="utf-8")
    told("out", cache=cache)
    ours = pages(Path("out"))
    for words in ("one", "other"):
        Path("looks/site-foot.html").write_text(words, encoding="utf-8")
        told("out", "--templates", "looks", cache=cache)
        assert words in Path("out/claim/red.html").read_text(encoding="utf-8")
    told("out", cache=cache)
    assert pages(Path("out")) == ours
