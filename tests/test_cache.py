"""The cache: the same answers with it as without, whatever state it is in."""

import os
from pathlib import Path

import pytest

from claimtrack import cache as module
from claimtrack.cache import Cache, folder_of
from claimtrack.loading import Reading, read

TEXT = """\
questions: {q: {text: What?, answers: [a, b], exclusive: true, note: n, tags: [x, y]}}
claims:
  a: {text: A, about: 2012-07/2013-03, quantity: {value: ~434, unit: people, of: killed}}
  b: B
actors: {ann: Ann, bob: {name: Bob, kind: person, aliases: Robert}}
sources:
  d: {title: D, author: [ann], published: 2013-03, held: {path: d.txt, sha256: "SHA"}}
  e: {title: E, derived_from: [d, {source: d, how: quotes}]}
stances:
  d: [{holder: bob, affirms: [a, b], said: 2013, quote: {exact: so, suffix: it}, line: 3}]
links: [{id: l, from: [a, b], supports: a, why: because}]
assessments: [{of: ann, by: bob, dated: 2014, reliability: B}]
expect: {a: uncontested}
""".replace("SHA", "0" * 64).replace("What?", '"What?"')


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A file with every kind of record and of value."""
    path = tmp_path / "claims" / "all.yaml"
    path.parent.mkdir()
    path.write_text(TEXT)
    return path


@pytest.fixture
def store(tmp_path: Path) -> Cache:
    """A cache of the test's own."""
    opened = Cache.open({"XDG_CACHE_HOME": str(tmp_path / "cache")})
    assert opened is not None
    return opened


def entries(tmp_path: Path) -> list[Path]:
    """Return the files in the test's cache."""
    return sorted((tmp_path / "cache" / "claimtrack").iterdir())


def said(reading: Reading) -> list[object]:
    """Return all that a reading says, places included."""
    places = [(r.spans.file, r.spans.marks, r.spans.numbers) for r in reading.records.every]
    return [reading.records.every, places, reading.found, reading.files, reading.unread]


def refuse(*_: object, **__: object) -> None:
    """Stand for a parser that must not be asked."""
    raise AssertionError


def test_warm_is_cold(corpus: Path, store: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    """An unchanged file is not parsed again, and gives the same records at the same places."""
    cold = said(read([corpus]))
    assert said(read([corpus], cache=store)) == cold
    monkeypatch.setattr("claimtrack.loading._parse", refuse)
    assert said(read([corpus], cache=store)) == cold


def test_a_changed_file_is_read_again(corpus: Path, store: Cache) -> None:
    """One byte more is another file."""
    read([corpus], cache=store)
    corpus.write_text(TEXT.replace("{a: uncontested}", "{b: uncontested}"))
    (expectation,) = read([corpus], cache=store).records.expectations
    assert expectation.claim == "b"


def test_files_with_findings_are_not_kept(corpus: Path, store: Cache, tmp_path: Path) -> None:
    """What has a finding is parsed each time, so that it is found each time."""
    corpus.write_text("claims: {a: {txt: x}}\n")
    first = said(read([corpus], cache=store))
    assert entries(tmp_path) == []
    assert said(read([corpus], cache=store)) == first


@pytest.mark.parametrize("damage", [b"", b"abc", b"\0" * 200, None], ids=repr)
def test_a_damaged_entry_is_no_entry(
    damage: bytes | None, corpus: Path, store: Cache, tmp_path: Path
) -> None:
    """A truncated, overwritten or half-written entry changes nothing, and is replaced."""
    cold = said(read([corpus], cache=store))
    (entry,) = entries(tmp_path)
    sound = entry.read_bytes()
    entry.write_bytes(sound[:-5] if damage is None else damage)
    assert said(read([corpus], cache=store)) == cold
    assert entry.read_bytes() == sound


def test_an_entry_of_other_code_is_no_entry(
    corpus: Path, store: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What another version wrote is not used."""
    monkeypatch.setattr(module, "__version__", "0.0.1")
    other = Cache(str(tmp_path / "cache" / "claimtrack"))
    read([corpus], cache=other)
    assert store.get(str(corpus), corpus.read_bytes()) is None
    assert other.get(str(corpus), corpus.read_bytes()) is not None


def test_a_cache_that_cannot_be_written_is_done_without(corpus: Path, tmp_path: Path) -> None:
    """Where entries cannot be written, files are read all the same."""
    gone = Cache(str(tmp_path / "gone"))
    assert said(read([corpus], cache=gone)) == said(read([corpus]))


def test_a_draft_of_another_run_is_left_alone(corpus: Path, store: Cache, tmp_path: Path) -> None:
    """A draft under the same name is not written into; the entry is kept another time."""
    read([corpus], cache=store)
    (entry,) = entries(tmp_path)
    entry.rename(entry.with_name(f"{entry.name}.{os.getpid()}"))
    assert said(read([corpus], cache=store)) == said(read([corpus]))
    assert not entry.exists()


def test_only_the_users_own_folder_is_trusted(tmp_path: Path) -> None:
    """A folder that others may write in, a link, or a plain file is no cache."""
    folder = tmp_path / "claimtrack"
    where = {"XDG_CACHE_HOME": str(tmp_path)}
    folder.mkdir(mode=0o700)
    assert Cache.open(where) is not None
    folder.chmod(0o770)
    assert Cache.open(where) is None
    folder.rmdir()
    (tmp_path / "other").mkdir(mode=0o700)
    folder.symlink_to(tmp_path / "other")
    assert Cache.open(where) is None
    folder.unlink()
    folder.write_text("")
    assert Cache.open(where) is None


@pytest.mark.parametrize(
    ("environ", "folder"),
    [
        ({"XDG_CACHE_HOME": "/x", "HOME": "/h"}, "/x/claimtrack"),
        ({"HOME": "/h"}, "/h/.cache/claimtrack"),
        ({"XDG_CACHE_HOME": "x"}, None),
        ({}, None),
    ],
)
def test_where_the_cache_is(environ: dict[str, str], folder: str | None) -> None:
    """The cache is where the user's other caches are; without such a place there is none."""
    assert folder_of(environ) == folder
    if folder is None:
        assert Cache.open(environ) is None
