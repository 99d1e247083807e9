"""Which files are read, and what becomes of those that cannot be, or should not have been written."""

import os
from pathlib import Path

import pytest

from claimtrack import checking
from claimtrack.loading import NoClaimFiles, Reading, read, read_texts

GOOD = "claims:\n  a: b\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(path: Path, content: str | bytes = GOOD) -> Path:
    """Write a file, and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def told(reading: Reading) -> list[str]:
    """Return `place: code message` for each finding made while reading."""
    return [str(found) for found in reading.found]


def one(content: str | bytes) -> Reading:
    """Read one file."""
    return read_texts({"a.yaml": content})


# -- which files --------------------------------------------------------------------------------


def test_a_folder_is_searched_for_yaml_and_yml_at_any_depth(folder: Path) -> None:
    """Every *.yaml and *.yml under a folder is a claim file; nothing else is, and nothing hidden."""
    for name in ("b.yaml", "a/z.yml", "a/b/c.yaml", "notes.txt", "d.YAML", "e.yaml.bak"):
        written(folder / "claims" / name, "")
    for name in (".hidden.yaml", ".git/x.yaml", "a/.cache/x.yaml"):
        written(folder / "claims" / name, "not: [yaml")
    reading = read(["claims"])
    assert reading.files == ("claims/a/b/c.yaml", "claims/a/z.yml", "claims/b.yaml")
    assert reading.found == ()


def test_names_stay_as_they_were_asked_for(folder: Path) -> None:
    """Findings name a file as seen from the current folder, without a needless `./`."""
    written(folder / "claims" / "a.yaml", "")
    assert read(["."]).files == ("claims/a.yaml",)
    assert read(["./claims/"]).files == ("claims/a.yaml",)
    assert read([folder / "claims"]).files == (str(folder / "claims" / "a.yaml"),)


def test_a_file_is_read_once_however_often_it_is_asked_for(folder: Path) -> None:
    """A path given twice, or a file beside its folder, is one file."""
    written(folder / "a.yaml")
    assert read(["a.yaml", ".", "./a.yaml"]).files == ("a.yaml",)


def test_a_file_asked_for_by_name_is_read_whatever_its_name(folder: Path) -> None:
    """Only the search goes by suffix: who names a file means it, hidden or not."""
    written(folder / "claims.txt")
    written(folder / ".hidden")
    assert list(read(["claims.txt", ".hidden"]).files) == [".hidden", "claims.txt"]


def test_what_is_not_there_is_the_callers_mistake(folder: Path) -> None:
    """A path that does not exist and a folder without claim files are no findings: they raise."""
    (folder / "empty").mkdir()
    with pytest.raises(NoClaimFiles, match=r"^there is no file or folder nowhere$"):
        read(["nowhere"])
    with pytest.raises(NoClaimFiles, match=r"^there is no claim file .* under empty$"):
        read(["empty"])


# -- files that are none ------------------------------------------------------------------------


def test_a_folder_named_like_a_file_is_searched(folder: Path) -> None:
    """A folder whose name ends in .yaml is a folder."""
    written(folder / "x.yaml" / "a.yaml")
    assert (read(["."]).files, told(read(["."]))) == (("x.yaml/a.yaml",), [])


def test_a_fifo_is_refused_instead_of_waited_for(folder: Path) -> None:
    """What is no regular file is a finding; reading it might never end."""
    os.mkfifo(folder / "a.yaml")
    assert told(read(["."])) == [
        "a.yaml:1:1: CT008 the file cannot be read: it is not a regular file"
    ]


def test_links_to_nowhere_and_round_in_circles_are_findings(folder: Path) -> None:
    """A link that leads to no file is reported where it stands; the other files are read."""
    (folder / "broken.yaml").symlink_to("nowhere.yaml")
    (folder / "loop.yaml").symlink_to("loop.yaml")
    written(folder / "good.yaml")
    reading = read(["."])
    assert told(reading) == [
        "broken.yaml:1:1: CT008 the file cannot be read: No such file or directory",
        "loop.yaml:1:1: CT008 the file cannot be read: Too many levels of symbolic links",
    ]
    assert list(reading.records.claims) == ["a"]


def test_a_broken_link_asked_for_by_name_is_a_finding(folder: Path) -> None:
    """A link is there even if what it points to is not."""
    (folder / "a.yaml").symlink_to("nowhere")
    assert [found.code for found in read(["a.yaml"]).found] == ["CT008"]


def test_a_link_to_a_file_is_read_and_a_link_to_a_folder_is_not_followed(folder: Path) -> None:
    """Links to folders could lead round in circles."""
    written(folder / "claims" / "b.yaml")
    (folder / "claims" / "a.yaml").symlink_to("b.yaml")
    (folder / "claims" / "sub").symlink_to(".")
    (folder / "claims" / "up.yaml").symlink_to("..")
    reading = read(["claims"])
    assert reading.files == ("claims/a.yaml", "claims/b.yaml")
    assert [found.code for found in reading.found] == []


def test_a_link_out_of_the_folder_is_a_finding(folder: Path) -> None:
    """Nothing from elsewhere is read or shown, unless the file or a folder above both is asked for."""
    written(folder / "far" / "b.yaml")
    (folder / "claims").mkdir()
    (folder / "claims" / "a.yaml").symlink_to("../far/b.yaml")
    assert told(read(["claims"])) == [
        "claims/a.yaml:1:1: CT008 the file cannot be read: it is a link out of the folder"
    ]
    assert list(read(["claims/a.yaml"]).records.claims) == ["a"]
    assert told(read(["."])) == []


def test_a_file_that_vanishes_is_a_finding(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that goes away between the search and the reading is reported like any other."""
    written(folder / "a.yaml")
    written(folder / "b.yaml", "claims:\n  c: d\n")
    stat = os.stat

    def vanishing(path: str) -> os.stat_result:
        if path == "a.yaml":
            raise FileNotFoundError
        return stat(path)

    monkeypatch.setattr(os, "stat", vanishing)
    reading = read(["a.yaml", "b.yaml"])
    assert told(reading) == ["a.yaml:1:1: CT008 the file cannot be read: FileNotFoundError"]
    assert list(reading.records.claims) == ["c"]


def test_references_into_a_file_that_cannot_be_read_are_not_called_dangling() -> None:
    """Where nothing of a file is known, it may define anything."""
    reading = read_texts({"a.yaml": "sources: {s: {title: t, author: ann}}\n", "b.yaml": None})
    assert [found.code for found in checking.findings(reading)] == ["CT008"]


# -- bytes that are no text ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (GOOD.encode("utf-16"), "1:1: CT002 the file is UTF-16"),
        (b"\xfe\xff" + GOOD.encode("utf-16-be"), "1:1: CT002 the file is UTF-16"),
        (b"claims:\n  a: caf\xe9\n", "2:9: CT002 byte 0xe9 is not UTF-8"),
        (b"\xef\xbb\xbfclaims:\n  a: caf\xe9\n", "2:9: CT002 byte 0xe9 is not UTF-8"),
        (b"claims:\r\n  a: caf\xe9\r\n", "2:9: CT002 byte 0xe9 is not UTF-8"),
        ("claims:\n  \u6f22: caf\xe9 ".encode() + b"\xff", "2:11: CT002 byte 0xff is not UTF-8"),
        (b"\0", "1:1: CT002 character U+0000 cannot stand in a claim file"),
        (b"claims:\n  a: b\xc2\x85", "2:7: CT002 character U+0085 cannot stand in a claim file"),
        ("a: \ud800", "1:4: CT002 byte 0xed is not UTF-8"),
    ],
)
def test_what_is_no_text_is_found_with_its_place(content: str | bytes, expected: str) -> None:
    """Foreign encodings, NUL and the line breaks only YAML knows are findings with a place."""
    assert told(one(content)) == [f"a.yaml:{expected}"]


def test_byte_order_marks_and_carriage_returns_change_nothing() -> None:
    """A file from another system says the same, at the same places."""
    text = "claims:\n  a: b\n  c:\n    text: >\n      d\n      e\nlinks: [{from: a, entails: c}]\n"
    plain = one(text)
    for content in (text.replace("\n", "\r\n"), "\ufeff" + text, text.replace("\n", "\r")):
        other = one(content)
        assert other.found == ()
        assert other.records.every == plain.records.every
        spans = [[str(r.spans.record) for r in x.records.every] for x in (other, plain)]
        assert spans[0] == spans[1]


def test_columns_count_code_points() -> None:
    """A column is the number of code points before it, wide and combining ones too, plus one."""
    assert told(one("claims: {a: {text: \u6f22e\u0301\U0001f600, zz: 1}}\n"))[0].startswith(
        "a.yaml:1:26: CT101"
    )


def test_all_tabs_are_found_and_the_rest_is_read() -> None:
    """A tab is one finding a line, and its file is still read."""
    reading = one("claims:\n  a: b\t# c\n  d:\te\n")
    assert [(f.code, f.span.line, f.span.column) for f in reading.found] == [
        ("CT002", 2, 7),
        ("CT002", 3, 5),
    ]
    assert [claim.text for claim in reading.records.claims.values()] == ["b", "e"]


def test_a_tab_that_breaks_the_file_is_the_only_finding_about_it() -> None:
    """Where the tab is what is wrong with the YAML, that it is no YAML is not said as well."""
    reading = one("claims:\n  a:\n    text: b\n\tkind: fact\n")
    assert [(f.code, f.span.line, f.span.column) for f in reading.found] == [("CT002", 4, 1)]
    assert list(reading.unread) == ["a.yaml"]


# -- files made to bring a program down ---------------------------------------------------------


@pytest.mark.parametrize("pure", [False, True], ids=["libyaml", "pure"])
@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "[{a: "])
def test_an_abyss_ends_soon(opening: str, *, pure: bool) -> None:
    """A million nested values are refused at the sixty-fifth, not followed to the end."""
    text = "claims:\n  a:\n    note: " if opening != "- " else "claims:\n  a:\n    note:\n     "
    reading = read_texts({"a.yaml": text + opening * 1_000_000}, pure=pure)
    assert "CT007" in [found.code for found in reading.found]


@pytest.mark.parametrize("text", ["[" * 1_000_000, "- " * 1_000_000, "{a: " * 300_000])
def test_an_abyss_instead_of_a_file_ends_soon(text: str) -> None:
    """The same where the file is nothing but brackets."""
    assert "CT007" in [found.code for found in one(text).found]


def test_an_alias_bomb_does_not_go_off() -> None:
    """Aliases are refused one by one and never expanded."""
    lines = [f"  a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40)]
    found = one("claims:\n  a0: &a0 b\n" + "\n".join(lines)).found
    assert {finding.code for finding in found} == {"CT005", "CT103"}


def test_a_number_of_5000_digits_is_just_a_wrong_one() -> None:
    """Long numbers are refused by their form, and messages show their beginning only."""
    nines = "9" * 5000
    text = f"""\
claimtrack: {nines}
claims:
  a:
    text: b
    about: {nines}
    quantity: {{value: {nines}, unit: {nines}, of: c}}
stances:
  s: {{affirms: a, line: {nines}}}
"""
    found = one(text).found
    assert [finding.code for finding in found] == ["CT107", "CT105", "CT106", "CT104"]
    assert max(len(finding.message) for finding in found) < 400


def test_a_line_of_ten_megabytes_is_read() -> None:
    """Length alone is no fault."""
    reading = one(f"claims:\n  a: {'b' * 10_000_000}\n")
    assert (reading.found, len(reading.records.claims["a"].text)) == ((), 10_000_000)


def test_a_conflict_is_found_once_for_each_and_the_file_not_read_further() -> None:
    """Of a file with conflict marks nothing is taken, and references into it are not dangling."""
    conflict = "claims:\n<<<<<<< HEAD\n  a: b\n=======\n  a: c\n>>>>>>> theirs\n"
    reading = read_texts({"a.yaml": conflict, "b.yaml": "expect: {a: unasserted, q: denied}\n"})
    codes = [(f.code, f.span.file) for f in checking.findings(reading)]
    assert codes == [("CT003", "a.yaml"), ("CT203", "b.yaml")]


def test_words_like_a_conflict_are_none() -> None:
    """Only a line that begins as git writes it is a conflict mark."""
    assert one("claims:\n  a: |\n    <<<<<<< HEAD\n  b: <<<<<<<\n").found == ()


def test_a_file_named_twice_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path and the same path in full are one file, and its records are no duplicates."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").write_text("actors: {ann: Ann}\n", encoding="utf-8")
    reading = read(["a.yaml", tmp_path / "a.yaml", "."])
    assert (len(reading.files), len(reading.records.every)) == (1, 1)
