"""The cache: the same answers with it as without, whatever state it is in."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from claimtrack import cache as module
from claimtrack import checking, lastrun, loading
from claimtrack.cache import Cache, folder_of
from claimtrack.cli import main
from claimtrack.diagnostics import Diagnostic, Label, Replacement, Span
from claimtrack.flat import finding, flat_finding
from claimtrack.loading import Reading, read

TEXT = """\
questions: {q: {text: "What?", answers: [a, b], exclusive: true, note: n, tags: [x, y]}}
claims:
  a: {text: A, about: 2012-07/2013-03, quantity: {value: ~434, unit: people, of: killed}}
  b: B
actors: {ann: Ann, bob: {name: Bob, kind: person, aliases: Robert}}
sources:
  s: {title: D, author: [ann], published: 2013-03, held: {path: d.txt, sha256: "SHA"}}
  e: {title: E, derived_from: [{source: s, how: quotes}]}
stances:
  s: [{holder: bob, affirms: a, said: 2013, quote: {exact: so, suffix: it}, line: 3}]
  e: [{affirms: b}]
links: [{id: l, from: [c, d], supports: a, why: because}]
assessments: [{of: ann, by: bob, dated: 2014, reliability: B}]
expect: {a: uncontested}
""".replace("SHA", "0" * 64)

GOOD = {"a.yaml": TEXT, "b.yaml": "claims:\n  d: {text: D, note: more}\n  # about c\n  c: C\n"}
MORE = "  g: G\nlinks: [{from: g, opposes: c}]\n"
BAD = GOOD | {
    "c.yaml": "claims: {e: {txt: x}}\nexpect: {e: denied}\n",
    "d.yaml": "claims: {f: [\n",
    "e.yaml": "links: [{from: c, supports: cc}, {from: d, contradicts: c, status: rejected}]\n",
}


def written(folder: Path, texts: dict[str, str]) -> Path:
    """Write claim files into the folder `claims`, and return it."""
    claims = folder / "claims"
    claims.mkdir(exist_ok=True)
    for name, text in texts.items():
        (claims / name).write_text(text)
    return claims


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus with every kind of record and of value."""
    return written(tmp_path, GOOD)


@pytest.fixture
def store(tmp_path: Path) -> Cache:
    """A cache of the test's own."""
    opened = Cache.open({"XDG_CACHE_HOME": str(tmp_path / "cache")})
    assert opened is not None
    return opened


@pytest.fixture(autouse=True, params=[loading.ROOMY, 0], ids=["few", "many"])
def size(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """From how many bytes on records take less room: all is the same with few and with many."""
    monkeypatch.setattr(loading, "ROOMY", request.param)


def entries(tmp_path: Path) -> dict[str, Path]:
    """Return the files in the test's cache by what they hold."""
    found = (tmp_path / "cache" / "claimtrack").iterdir()
    return {entry.name.partition("-")[2]: entry for entry in found}


def said(reading: Reading) -> list[object]:
    """Return all that a reading says, places included."""
    places = [(r.spans.file, r.spans.marks, r.spans.numbers) for r in reading.records.every]
    findings = checking.findings(reading)
    every = reading.records.every
    return [findings, every, places, reading.found, reading.files, reading.unread, reading.count()]


def refuse(*_: object, **__: object) -> None:
    """Stand for what must not be asked."""
    raise AssertionError


@pytest.fixture
def nothing_is_read(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """What makes it an error to parse a file or to look at a record."""

    def forbid() -> None:
        monkeypatch.setattr("claimtrack.loading._parse", refuse)
        monkeypatch.setattr("claimtrack.records.Records.__init__", refuse)

    return forbid


@pytest.mark.parametrize("texts", [GOOD, BAD], ids=["good", "bad"])
def test_warm_is_cold(texts: dict[str, str], tmp_path: Path, store: Cache) -> None:
    """What is found, and all that was read, is the same without a cache, with an empty and a full one."""
    corpus = written(tmp_path, texts)
    cold = said(read([corpus]))
    assert said(read([corpus], cache=store)) == cold
    assert said(read([corpus], cache=store)) == cold


@pytest.mark.parametrize("texts", [GOOD, BAD], ids=["good", "bad"])
def test_where_nothing_has_changed_nothing_is_parsed(
    texts: dict[str, str], tmp_path: Path, store: Cache, nothing_is_read: Callable[[], None]
) -> None:
    """A run over the same files takes its findings from the last one."""
    corpus = written(tmp_path, texts)
    first = read([corpus], cache=store)
    found = checking.findings(first)
    nothing_is_read()
    second = read([corpus], cache=store)
    assert (checking.findings(second), second.count()) == (found, first.count())


def test_a_changed_file_is_read_again(corpus: Path, store: Cache) -> None:
    """A file of the same length and time is another one where a byte differs."""
    checking.findings(read([corpus], cache=store))
    file = corpus / "a.yaml"
    times = file.stat().st_atime_ns, file.stat().st_mtime_ns
    file.write_text(TEXT.replace("{a: uncontested}", "{b: uncontested}"))
    os.utime(file, ns=times)
    reading = read([corpus], cache=store)
    assert said(reading) == said(read([corpus]))
    assert [one.claim for one in reading.records.expectations] == ["b"]


@pytest.mark.parametrize(
    ("more", "codes"),
    [
        ("  a: A\n", ["CT202"]),
        ("actors: {c: C}\n", ["CT202"]),
        ("links: [{from: c, supports: nobody}]\n", ["CT203"]),
        ("links: [{from: c, supports: s}]\n", ["CT204"]),
        ("  g: G\n", ["CT308"]),
    ],
)
def test_a_change_that_breaks_a_reference_is_found(
    more: str, codes: list[str], corpus: Path, store: Cache
) -> None:
    """An id that is used twice, in a file or in two, or leads nowhere, as where nothing was known."""
    checking.findings(read([corpus], cache=store))
    (corpus / "b.yaml").write_text(GOOD["b.yaml"] + more)
    found = checking.findings(read([corpus], cache=store))
    assert [one.code for one in found] == codes
    assert found == checking.findings(read([corpus]))


def test_where_only_prose_has_changed_no_rule_runs_that_reads_none(
    corpus: Path, store: Cache, nothing_is_read: Callable[[], None]
) -> None:
    """A comment, a note and a line more are looked at alone; a quote is by the rule about quotes."""
    checking.findings(read([corpus], cache=store))
    (corpus / "b.yaml").write_text("# more\n" + GOOD["b.yaml"].replace("more", "less"))
    parsed = read([corpus], cache=store)
    nothing_is_read()
    assert (checking.findings(parsed), parsed.count()) == ((), 14)


def test_a_rule_that_reads_prose_runs_where_it_has_changed(corpus: Path, store: Cache) -> None:
    """A quote that has become too long is found, though no other rule is run."""
    checking.findings(read([corpus], cache=store))
    (corpus / "a.yaml").write_text(TEXT.replace("exact: so", f"exact: {'so ' * 30}"))
    found = checking.findings(read([corpus], cache=store))
    assert [one.code for one in found] == ["CT405"]


@pytest.mark.parametrize("entry", ["run", "records"])
@pytest.mark.parametrize("texts", [GOOD, BAD], ids=["good", "bad"])
def test_any_byte_may_be_damaged(
    entry: str, texts: dict[str, str], tmp_path: Path, store: Cache
) -> None:
    """Whichever byte is flipped, and wherever an entry is cut off, the answers are those without it."""
    corpus = written(tmp_path, texts)
    cold = checking.findings(read([corpus], cache=store))
    (corpus / "b.yaml").write_text(texts["b.yaml"] + MORE)
    changed = said(read([corpus]))
    (corpus / "b.yaml").write_text(texts["b.yaml"])
    file = entries(tmp_path)[entry]
    sound = {path: path.read_bytes() for path in entries(tmp_path).values()}
    whole = sound[file]
    damaged = [
        whole[:n] + bytes([whole[n] ^ 0xFF]) + whole[n + 1 :] for n in range(0, len(whole), 31)
    ]
    for content in [*damaged, whole[:-1], whole[:20], whole[:3], b"", b"\0" * 4000]:
        file.write_bytes(content)
        assert checking.findings(read([corpus], cache=store)) == cold
        for path, kept in sound.items():
            path.write_bytes(content if path == file else kept)
        (corpus / "b.yaml").write_text(texts["b.yaml"] + MORE)
        assert said(read([corpus], cache=store)) == changed
        (corpus / "b.yaml").write_text(texts["b.yaml"])
        for path, kept in sound.items():
            path.write_bytes(kept)


def test_a_damaged_entry_is_replaced(corpus: Path, store: Cache, tmp_path: Path) -> None:
    """The run after the one that met the damage is warm again."""
    checking.findings(read([corpus], cache=store))
    run = entries(tmp_path)["run"]
    sound = run.read_bytes()
    run.write_bytes(sound[:-5])
    checking.findings(read([corpus], cache=store))
    assert run.read_bytes() == sound


def test_records_that_are_gone_are_kept_again(corpus: Path, store: Cache, tmp_path: Path) -> None:
    """Where the records were deleted they are read and kept anew with the next change."""
    checking.findings(read([corpus], cache=store))
    entries(tmp_path)["records"].unlink()
    (corpus / "b.yaml").write_text(GOOD["b.yaml"] + MORE)
    cold = said(read([corpus]))
    assert said(read([corpus], cache=store)) == cold
    assert said(read([corpus], cache=store)) == cold
    assert "records" in entries(tmp_path)


def test_records_that_nothing_can_be_added_to_are_begun_anew(
    corpus: Path, store: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where adding fails those that were added are kept alone, and the others with the next change."""
    add = Cache.add

    def failing(
        cache: Cache, name: str, pieces: Iterable[bytes], *, anew: bool
    ) -> list[module.Place]:
        if not anew:
            raise PermissionError
        return add(cache, name, pieces, anew=anew)

    checking.findings(read([corpus], cache=store))
    monkeypatch.setattr(Cache, "add", failing)
    for number in range(3):
        (corpus / "b.yaml").write_text(f"{GOOD['b.yaml']}# {number}\n")
        checking.findings(read([corpus], cache=store))
        assert said(read([corpus], cache=store)) == said(read([corpus]))


def test_an_entry_of_other_code_is_no_entry(
    corpus: Path, store: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What another version wrote is not used, and never unpacked."""
    checking.findings(read([corpus], cache=store))
    own = module._key()
    monkeypatch.setattr(sys, "version", "3.99")
    other = module._key.__wrapped__()
    monkeypatch.setattr("claimtrack.cache.marshal.loads", refuse)
    monkeypatch.setattr(module, "_key", lambda: other)
    assert not read([corpus], cache=store).same
    monkeypatch.setattr(module, "_key", lambda: own)
    with pytest.raises(AssertionError):
        read([corpus], cache=store)


def test_a_program_that_outlives_its_code_does_not_write_in_the_name_of_the_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While `check --watch` runs the package is upgraded: its entries stay those of the old one."""
    environ = {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    before = Cache.open(environ)
    assert before is not None
    before.save("entry", 1)
    monkeypatch.setattr(module, "_stamp", lambda: iter(["another version"]))
    after = Cache.open(environ)
    assert after is not None
    assert after.load("entry") == 1
    after.save("entry", 2)
    monkeypatch.setattr(module, "_key", module._key.__wrapped__)
    assert after.load("entry") is None


def test_the_code_of_every_module_counts() -> None:
    """An entry is of other code when any module of the package has another size or time."""
    files = {one[0] for one in module._stamp() if isinstance(one, tuple) and len(one) == 3}
    package = Path(module.__file__).parent
    assert files == {str(file) for file in package.rglob("*.py")}


def test_packages_are_told_by_their_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder of packages has a time; one that is not there has none."""
    monkeypatch.setattr(sys, "path", ["/nowhere/site-packages", "/somewhere"])
    assert [one for one in module._stamp() if isinstance(one, tuple) and len(one) == 2] == [
        ("/nowhere/site-packages", 0)
    ]


def test_a_cache_that_cannot_be_written_is_done_without(corpus: Path, tmp_path: Path) -> None:
    """Where entries cannot be written, files are read all the same."""
    gone = Cache(str(tmp_path / "gone"))
    assert said(read([corpus], cache=gone)) == said(read([corpus]))


def test_an_entry_that_cannot_be_replaced_is_left(
    corpus: Path, store: Cache, tmp_path: Path
) -> None:
    """A folder in the place of an entry is no entry, and no draft is left beside it."""
    checking.findings(read([corpus], cache=store))
    run = entries(tmp_path)["run"]
    run.unlink()
    run.mkdir()
    assert said(read([corpus], cache=store)) == said(read([corpus]))
    assert set(entries(tmp_path)) == {"run", "records"}


def test_a_draft_of_another_run_is_left_alone(corpus: Path, store: Cache, tmp_path: Path) -> None:
    """A draft under the same name is not written into; the entry is kept another time."""
    checking.findings(read([corpus], cache=store))
    run = entries(tmp_path)["run"]
    run.rename(run.with_name(f"{run.name}.{os.getpid()}"))
    assert said(read([corpus], cache=store)) == said(read([corpus]))
    assert not run.exists()


def test_old_entries_go(store: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder does not grow without end: beyond so many entries the oldest are removed."""
    monkeypatch.setattr(module, "MOST", 3)
    folder = tmp_path / "cache" / "claimtrack"
    for number in range(5):
        store.save(f"{number}-run", number)
        os.utime(folder / f"{number}-run", (number, number))
    assert sorted(path.name for path in folder.iterdir()) == ["2-run", "3-run", "4-run"]
    assert (store.load("1-run"), store.load("4-run")) == (None, 4)


def test_sweeping_stops_at_what_cannot_be_removed(
    store: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder among the entries stays, and a folder of entries that is gone is no error."""
    monkeypatch.setattr(module, "MOST", 0)
    (tmp_path / "cache" / "claimtrack" / "folder").mkdir()
    store.save("a", 1)
    assert set(entries(tmp_path)) == {""}
    monkeypatch.setattr("os.scandir", refuse_access)
    store._sweep()


def refuse_access(*_: object) -> None:
    """Stand for a folder that may not be looked into."""
    raise PermissionError


def test_records_of_no_use_any_more_go(
    corpus: Path, store: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Records are added at the end of their entry until half of it is of no use, then written anew."""
    monkeypatch.setattr(lastrun, "SPARE", 0)
    checking.findings(read([corpus], cache=store))
    size = entries(tmp_path)["records"].stat().st_size
    for number in range(40):
        (corpus / "a.yaml").write_text(f"{TEXT}# {number}\n")
        checking.findings(read([corpus], cache=store))
        assert entries(tmp_path)["records"].stat().st_size <= 4 * size
    assert said(read([corpus], cache=store)) == said(read([corpus]))


def test_two_runs_at_once_do_no_harm(corpus: Path, tmp_path: Path) -> None:
    """Processes that check the same folder all the while it changes find what they find alone."""
    environ = os.environ | {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    words = ["check", "--format", "concise", str(corpus)]
    script = f"import sys; sys.path[:0] = {sys.path!r}\nfrom claimtrack.cli import main\n"
    script += f"sys.exit(any([main({words!r}) for _ in range(25)]))"
    command = [sys.executable, "-c", script]
    runs = [subprocess.Popen(command, env=environ, stdout=subprocess.PIPE) for _ in range(3)]
    texts = [GOOD["b.yaml"], GOOD["b.yaml"] + MORE, "# more\n" + GOOD["b.yaml"]]
    number = 0
    while any(run.poll() is None for run in runs):
        draft = tmp_path / "draft"
        draft.write_text(texts[number % 3])
        draft.replace(corpus / "b.yaml")
        number += 1
    assert [run.communicate()[0] for run in runs] == [b""] * 3
    assert [run.returncode for run in runs] == [0] * 3
    opened = Cache.open(environ)
    assert opened is not None
    assert said(read([corpus], cache=opened)) == said(read([corpus]))


def test_without_a_cache_none_is_made(corpus: Path, tmp_path: Path) -> None:
    """With `--no-cache` nothing is read from the cache, and nothing written."""
    environ = {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    assert main(["check", "--no-cache", str(corpus)], environ=environ) == 0
    assert not (tmp_path / "cache").exists()


def test_only_the_users_own_folder_is_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that others may write in, another's, a link, or a plain file is no cache."""
    folder = tmp_path / "claimtrack"
    where = {"XDG_CACHE_HOME": str(tmp_path)}
    folder.mkdir(mode=0o700)
    assert Cache.open(where) is not None
    with monkeypatch.context() as patch:
        patch.setattr(os, "getuid", lambda: os.geteuid() + 1)
        assert Cache.open(where) is None
    folder.chmod(0o770)
    assert Cache.open(where) is None
    folder.rmdir()
    (tmp_path / "other").mkdir(mode=0o700)
    folder.symlink_to(tmp_path / "other")
    assert Cache.open(where) is None
    folder.unlink()
    folder.write_text("")
    assert Cache.open(where) is None


def test_only_the_users_own_entries_are_trusted(
    store: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An entry that others may write, a link to one, and a pipe are no entries, whatever they hold."""
    store.save("a", 1)
    entry = tmp_path / "cache" / "claimtrack" / "a"
    assert (store.load("a"), oct(entry.stat().st_mode & 0o777)) == (1, "0o600")
    entry.chmod(0o622)
    assert store.load("a") is None
    entry.chmod(0o600)
    with monkeypatch.context() as patch:
        patch.setattr(os, "getuid", lambda: os.geteuid() + 1)
        assert store.load("a") is None
    (entry.parent / "b").symlink_to(entry)
    assert store.load("b") is None
    os.mkfifo(entry.parent / "c")
    assert store.load("c") is None
    assert [*store.pieces("c", [(0, 1, b"")])] == [None]


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


@pytest.mark.parametrize("base", ["/x\0", "/dev/null"])
def test_where_no_folder_can_be_there_is_no_cache(base: str) -> None:
    """A place in which nothing can be made is no place for a cache."""
    assert Cache.open({"XDG_CACHE_HOME": base}) is None


def test_a_finding_comes_back_whole() -> None:
    """Every field of a finding survives, with its labels and what mends it."""
    span = Span("a.yaml", 1, 2, 3, 4)
    found = Diagnostic(
        code="CT001",
        severity="notice",
        span=span,
        message="m",
        labels=(Label(span, "l"),),
        help="h",
        fix=(Replacement(span, "r"),),
    )
    assert finding(flat_finding(found)) == found


def test_a_place_that_is_none_holds_nothing(store: Cache) -> None:
    """What a damaged entry says of where something lies may be any number."""
    [place] = store.add("some", [b"piece"], anew=True)
    assert list(store.pieces("some", [place, (-1, *place[1:])])) == [b"piece", None]
