"""`claimtrack rename`: what is renamed, what is refused, and how it is written."""

import io
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import pytest

from claimtrack import cli, renaming
from claimtrack.editing import Original, Unwritable
from claimtrack.renaming import Refused, renamed

NOWHERE: Mapping[str, str] = MappingProxyType({})

TOPIC = """\
# what the port says of medicine
questions:
  cargo: {text: "What is it? medicine?", answers: [medicine, "engines"]}
claims:
  medicine: {text: The flights carry medicine., superseded_by: engines}
  engines: {text: They carry engines., note: not medicine-like}
links:
  - {id: step, from: medicine, opposes: engines, by: port, source: bulletin}
  - {from: [engines, medicine], undercuts: own}
  - {from: engines, undercuts: step}
expect: {medicine: contested}
assessments:
  - {of: medicine, by: port, dated: 2013}
  - {of: own, by: port, dated: 2013}
"""
SOURCES = """\
actors:\r
  port: The port authority\r
  crew: {name: "The crew", acts_for: port, member_of: [port]}\r
sources:\r
  bulletin: {title: B, author: [port], publisher: port, derived_from: {source: letter, how: cites}}\r
  letter: {title: L, derived_from: [wire]}\r
  wire: {title: W, part_of: letter}\r
stances:\r
  bulletin: \r
    - {id: own, affirms: medicine, via: [letter, crew], relies_on: [wire]}\r
  'letter':\r
    - {holder: crew, denies: ['medicine', engines], relies_on: own}"""
FILES: Mapping[str, str] = MappingProxyType({"a.yaml": TOPIC, "b.yaml": SOURCES})


@pytest.mark.parametrize(
    ("old", "places"),
    [
        ("medicine", 8),
        ("engines", 7),
        ("cargo", 1),
        ("port", 8),
        ("crew", 3),
        ("bulletin", 3),
        ("letter", 5),
        ("wire", 3),
        ("own", 4),
        ("step", 2),
    ],
)
def test_an_id_is_renamed_wherever_it_is_typed(old: str, places: int) -> None:
    """Its record and every reference, of every kind, have the new id, in the quotes of the old."""
    found = renamed(FILES, old, "some-new-id")
    assert len(found.places) == places
    back = renamed({**FILES, **found.texts}, "some-new-id", old)
    assert {**FILES, **back.texts} == FILES


def test_what_only_mentions_an_id_is_listed_and_left() -> None:
    """Comments and prose are people's; a longer word is no mention."""
    found = renamed(FILES, "medicine", "drugs")
    assert [str(span) for span in found.mentions] == ["a.yaml:1:25", "a.yaml:3:30", "a.yaml:5:35"]
    assert "not medicine-like" in found.texts["a.yaml"]


@pytest.mark.parametrize(
    ("old", "new", "why", "usage"),
    [
        (
            "port",
            "The Port",
            (
                "The Port is not an id: an id is lower-case letters from a to z, digits and single"
                " hyphens, with at least one letter; the-port would be one"
            ),
            True,
        ),
        (
            "port",
            "2013",
            (
                "2013 is not an id: an id is lower-case letters from a to z, digits and single hyphens,"
                " with at least one letter"
            ),
            True,
        ),
        ("port", "port", "port has that id already", True),
        ("prot", "harbour", "no record has the id prot; did you mean port?", True),
        ("zzzzzz", "harbour", "no record has the id zzzzzz", True),
        ("port", "crew", "crew is in use already, at b.yaml:3:3", True),
        (
            "letter:crew:denies:medicine+engines",
            "x",
            (
                "letter:crew:denies:medicine+engines is made of"
                " what the record at b.yaml:12:7 says; give it an `id` there"
            ),
            True,
        ),
    ],
)
def test_what_cannot_be_meant_is_refused(old: str, new: str, why: str, *, usage: bool) -> None:
    """A refusal says why, and where the other is."""
    with pytest.raises(Refused) as refused:
        renamed(FILES, old, new)
    assert (str(refused.value), refused.value.usage) == (why, usage)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            "claims: {port: x}\n",
            ("two records have the id port, at b.yaml:2:3 and z.yaml:1:10; settle that first"),
        ),
        (
            "expect: {harbour: denied}\n",
            "harbour is named already, at z.yaml:1:10, and no record has it",
        ),
        (
            "claims: [port\n",
            "z.yaml cannot be read to its end, and may name one of them; mend it first",
        ),
        (
            "claims: [harbour\n",
            "z.yaml cannot be read to its end, and may name one of them; mend it first",
        ),
        (None, "z.yaml cannot be read to its end, and may name one of them; mend it first"),
        (
            "sources: {x: {title: x, publisher: &a port}}\n",
            "port cannot be replaced at z.yaml:1:36; write it there as port alone",
        ),
        (
            "sources:\n  x:\n    title: x\n    publisher: |-\n      port\n",
            "port cannot be replaced at z.yaml:4:16; write it there as port alone",
        ),
    ],
)
def test_a_corpus_in_which_it_is_not_safe_is_refused(text: str | None, why: str) -> None:
    """Where the id may stand elsewhere too, or cannot be edited, nothing is renamed."""
    with pytest.raises(Refused) as refused:
        renamed({**FILES, "z.yaml": text}, "port", "harbour")
    assert (str(refused.value), refused.value.usage) == (why, False)


def test_a_broken_file_that_names_neither_is_no_hindrance() -> None:
    """Faults elsewhere do not matter; a malformed id may be given up for a good one."""
    texts: dict[str, str | bytes | None] = {
        **FILES,
        "z.yaml": "claims: [x\n",
        "y.yaml": "actors: {US_gov: {nam: US}}\n",
    }
    texts["x.yaml"] = b"\xff"
    assert renamed(texts, "port", "harbour").texts.keys() == FILES.keys()
    assert renamed(texts, "US_gov", "us-gov").texts == {"y.yaml": "actors: {us-gov: {nam: US}}\n"}


def test_what_would_change_something_else_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes out is read again, and thrown away unless it says the same."""
    monkeypatch.setattr(renaming, "replaced", lambda text, _: text.replace("port", "harbour"))
    with pytest.raises(Refused, match="without changing something else"):
        renamed({"a.yaml": "actors: {port: The port}"}, "port", "harbour")


# -- the command --------------------------------------------------------------------------------


class Outcome(NamedTuple):
    """What a command did."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command line in a folder with claims."""
    monkeypatch.chdir(tmp_path)
    Path("claims").mkdir()
    for name, text in FILES.items():
        Path("claims", name).write_bytes(text.encode())

    def run(*words: str) -> Outcome:
        out, err = io.StringIO(), io.StringIO()
        code = cli.main(words, stdout=out, stderr=err, environ=NOWHERE)
        return Outcome(code, out.getvalue(), err.getvalue())

    return run


def files() -> dict[str, str]:
    """Return the claim files as they are."""
    return {path.name: path.read_bytes().decode() for path in sorted(Path("claims").iterdir())}


def test_rename_writes_and_lists_mentions(run: Run) -> None:
    """It says how much was renamed, and where people may want to look."""
    assert run("rename", "engines", "motors") == (
        0,
        (
            "engines is now motors, in 7 places of 2 files\n"
            "still mentioned, in comments or text:\n"
            "  claims/a.yaml:6:29: motors: {text: They carry engines., note: not medicine-like}\n"
        ),
        "",
    )
    assert files() == {**FILES, **renamed(FILES, "engines", "motors").texts}
    assert run("rename", "cargo", "load") == (0, "cargo is now load, in 1 place of 1 file\n", "")


def test_many_mentions_are_counted(run: Run) -> None:
    """A word that stands everywhere does not fill the terminal."""
    Path("claims/c.yaml").write_text("# crew\n" * 30, encoding="utf-8")
    assert run("rename", "crew", "crew-a").out.endswith("  and 11 more\n")


def test_rename_shows_a_diff_and_writes_nothing(run: Run) -> None:
    """--diff is for looking before leaping."""
    done = run("rename", "cargo", "load", "--diff")
    assert (done.code, done.err) == (0, "")
    assert "\n+  load: {text" in done.out
    assert files() == FILES


def test_refusals_and_paths_that_are_not_there_have_exit_codes(run: Run) -> None:
    """1 is for the claim files, 2 for the command."""
    refused = run("rename", "prot", "harbour")
    assert refused == (2, "", "claimtrack: no record has the id prot; did you mean port?\n")
    Path("claims/z.yaml").write_text("claims: [port", encoding="utf-8")
    assert run("rename", "port", "harbour").code == 1
    assert run("rename", "port", "harbour", "no").code == 2


def test_rename_does_not_write_through_a_link(run: Run) -> None:
    """A file that a link leads to is not changed, and then none is."""
    os.replace("claims/a.yaml", "real.yaml")
    Path("claims/a.yaml").symlink_to(Path("real.yaml").resolve())
    done = run("rename", "port", "harbour")
    told = "claimtrack: claims/a.yaml is a link, and what it leads to is not changed\n"
    assert done == (1, "", told)
    assert files() == FILES


def test_rename_changes_no_file_where_one_was_changed_meanwhile(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All files are looked at before the first is written."""
    whole = renaming.renamed

    def late(*words: object) -> object:
        found = whole(*words)  # type: ignore[arg-type]
        Path("claims/b.yaml").write_bytes(b"actors: {}\n")
        return found

    monkeypatch.setattr("claimtrack.cli.rename.renamed", late)
    done = run("rename", "port", "harbour")
    why = "claims/b.yaml was changed while it was looked at; nothing was written"
    assert done == (2, "", f"claimtrack: {why}\n")
    assert files() == {"a.yaml": TOPIC, "b.yaml": "actors: {}\n"}


def test_rename_changes_no_file_where_one_is_read_only(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that may not be written is met before the first is written."""
    monkeypatch.setattr("os.access", lambda name, _: not name.endswith("b.yaml"))
    done = run("rename", "port", "harbour")
    assert done == (2, "", "claimtrack: claims/b.yaml cannot be written; nothing was changed\n")
    assert files() == FILES


@pytest.mark.parametrize(("bad", "before"), [("a.yaml", "nothing"), ("b.yaml", "claims/a.yaml")])
def test_rename_tells_what_was_written_before_it_failed(
    run: Run, monkeypatch: pytest.MonkeyPatch, bad: str, before: str
) -> None:
    """Where writing fails after all, it is said which files have the new id."""
    replace = Original.replace

    def fails(original: Original, text: str) -> None:
        if original.path.endswith(bad):
            message = "the disk is full"
            raise Unwritable(message)
        replace(original, text)

    monkeypatch.setattr(Original, "replace", fails)
    done = run("rename", "port", "harbour")
    assert done == (2, "", f"claimtrack: the disk is full; written before that: {before}\n")


def test_rename_tells_what_was_written_before_it_was_interrupted(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who presses Ctrl-C learns that some files have the new id already."""
    replace = Original.replace

    def interrupted(original: Original, text: str) -> None:
        if original.path.endswith("b.yaml"):
            raise KeyboardInterrupt
        replace(original, text)

    monkeypatch.setattr(Original, "replace", interrupted)
    told = "claimtrack: interrupted; written before that: claims/a.yaml\n"
    assert run("rename", "port", "harbour") == (2, "", told)
    assert files()["b.yaml"] == SOURCES
