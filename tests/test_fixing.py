"""`check --fix` and `check --diff`: what is mended, what is left alone, and how files are written."""

import io
import os
import stat
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import pytest

from claimtrack import cli, diffs, fixing, quoting, trial
from claimtrack.editing import Original
from claimtrack.fixing import fixed
from claimtrack.loading import read_texts
from claimtrack.spelling import certain, is_same
from claimtrack.terminal import Console
from claimtrack.writing import Files

GOOD = """\
claims:
  medicine: The night flights carry medicine.
  engines: The night flights carry engines.
actors:
  port: The port authority
  iraq-gov: Government of Iraq
sources:
  bulletin: {title: Port bulletin, kind: news-report}
"""
STANCES = """\
stances:
  bulletin: {holder: port, affirms: [medicine, engines]}
"""
NOWHERE: Mapping[str, str] = MappingProxyType({})


def mended(text: str) -> str:
    """Return what becomes of a file."""
    return fixed({"claims.yaml": text}).texts.get("claims.yaml", text)


def changed(text: str) -> list[tuple[str, str]]:
    """Return the lines that are changed, before and after."""
    pairs = zip(text.split("\n"), mended(text).split("\n"), strict=True)
    return [(was, is_) for was, is_ in pairs if was != is_]


# -- what is certain ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("{tilte: x, kind: wire}", "{title: x, kind: wire}"),
        ('{"titel": x}', '{"title": x}'),
        ("{title: x, Published: 2013}", "{title: x, published: 2013}"),
        ("{title: x, kind: News Report}", "{title: x, kind: news-report}"),
        ("{title: x, kind: 'opinon'}", "{title: x, kind: 'opinion'}"),
        ("{title: x, published: 25.03.2013}", "{title: x, published: 2013-03-25}"),
        ("{title: x, published: 2013/3/25}", "{title: x, published: 2013-03-25}"),
        ("{title: x, published: 25th March 2013}", "{title: x, published: 2013-03-25}"),
        ("{title: x, published: March 25, 2013}", "{title: x, published: 2013-03-25}"),
        ("{title: x, published: 'Mar. 2013'}", "{title: x, published: '2013-03'}"),
        ("{title: One, two and three, kind: wire}", '{title: "One, two and three", kind: wire}'),
        ("{title: Syria: the day after}", '{title: "Syria: the day after"}'),
        ("{title: 'x', note: why, or why not?}", "{title: 'x', note: \"why, or why not?\"}"),
        ("{title: One, two, note: a: b}", '{title: "One, two", note: "a: b"}'),
        ('{title: the "night" flights, again}', "{title: 'the \"night\" flights, again'}"),
        ("{title: he [sic] flew}", '{title: "he [sic] flew"}'),
        ("{title: Flight #12 was late}", '{title: "Flight #12 was late"}'),
        (
            f"{{title: x, held: {{path: a.txt, sha256: {'AB' * 32}}}}}",
            f"{{title: x, held: {{path: a.txt, sha256: {'ab' * 32}}}}}",
        ),
    ],
)
def test_a_source_with_one_slip_is_mended(wrong: str, right: str) -> None:
    """Where there is one thing that can have been meant, it is written, and nothing else changes."""
    text = f"# sources\r\nsources:\r\n  bulletin: {wrong} # as found\r\n"
    assert mended(text) == text.replace(wrong, right)
    assert [f for f in read_texts({"a.yaml": mended(text)}).found if f.severity == "error"] == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("text: He said: never", 'text: "He said: never"'),
        ("text: He said: never # so far", 'text: "He said: never" # so far'),
        ("text: @port said so", 'text: "@port said so"'),
        ("text: `never` was said", 'text: "`never` was said"'),
        ("text: *never* was said", 'text: "*never* was said"'),
        ("text: & Co fly at night", 'text: "& Co fly at night"'),
        ("text: %s flew", 'text: "%s flew"'),
        ("text: Flight #12 was late", 'text: "Flight #12 was late"'),
        ("text: \\o/ said: yes", "text: '\\o/ said: yes'"),
        ("text: x\n    note: \U00020000 said: 漢字", 'text: x\n    note: "\U00020000 said: 漢字"'),
        ("tetx: x", "text: x"),
        (
            "text: x\n    quantity: {value: '16,000', unit: men, of: crew}",
            "text: x\n    quantity: {value: '16000', unit: men, of: crew}",
        ),
        (
            "text: x\n    quantity: {value: 16,000, unit: men, of: pilots, cooks}",
            'text: x\n    quantity: {value: 16000, unit: men, of: "pilots, cooks"}',
        ),
    ],
)
def test_a_claim_with_one_slip_is_mended(wrong: str, right: str) -> None:
    """Text that lacks its quotes gets them around the whole of it, and no further."""
    text = f"claims:\n  night:\n    {wrong}\n    kind: fact\n"
    assert mended(text) == text.replace(wrong, right)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("exclusive: True", "exclusive: true"),
        ("exclusive: 'NO'", "exclusive: 'false'"),
        ("exclusive: flase", "exclusive: false"),
        ("answers: [medicine, Engines]", "answers: [medicine, engines]"),
        ("answers: [medicine, 'engine']", "answers: [medicine, engines]"),
        ("answer: [medicine, engnies]", "answers: [medicine, engines]"),
    ],
)
def test_a_question_with_one_slip_is_mended(wrong: str, right: str) -> None:
    """Flags and ids are mended too, an id also in a field that had to be mended first."""
    rest = {"exclusive": ", answers: [medicine, engines]", "answers": "", "answer": ""}
    text = f"{GOOD}questions:\n  cargo: {{text: x, {wrong}{rest[wrong.partition(':')[0]]}}}\n"
    assert mended(text) == text.replace(wrong, right)


def test_keys_of_stances_and_expectations_are_mended() -> None:
    """Ids are typed as keys too, and a section's name may hide all its records."""
    stances = "stancs:\n  buletin: {holder: prot, affirms: medicine}\n"
    text = f"{GOOD}{stances}expect: {{medicin: uncontested}}\n"
    right = text.replace("stancs", "stances").replace("buletin", "bulletin")
    right = right.replace("prot", "port").replace("medicin:", "medicine:")
    assert mended(text) == right.replace("medicinee", "medicine")


def test_a_misspelt_status_is_mended() -> None:
    """Be it all that is expected of a claim; what else is found of the claim does not hang on it."""
    text = "claims: {a: A}\nexpect: {a: unaserted}\n"
    assert [one.code for one in trial.look({"a.yaml": text}).found] == ["CT104"]
    assert mended(text) == text.replace("unaserted", "unasserted")


# -- what is not --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "  bulletin: {title: x, titel: y}",
        "  bulletin: {titel: x, tilte: y}",
        "  bulletin: {title: x, published: 03/04/2013}",
        "  bulletin: {title: x, published: 2013-3}",
        "  bulletin: {title: x, published: 25.03.13}",
        "  bulletin: {title: x, published: spring of 2013}",
        "  bulletin: {title: x, kind: blog}",
        "  bulletin: {title: x, publisher: Syria: now}",
        "  bulletin: {title: x, note: a, kind wire}",
        "  bulletin: {title: x, note: a, url}",
        "  bulletin: {title: kind: wire}",
        "  bulletin: {title: x, tags: a, b}",
        "  bulletin: title: x",
        "  bulletin: {title: x, in: y}",
        "  bulletin: {title: x, author: @port}",
        "  bulletin:\n    title: The day: one\n      and two",
        "  bulletin:\n    title: The day: one, kind: wire",
        "  bulletin:\n    title: - one: two",
        "  bulletin:\n    title: !important day",
        "  bulletin:\n    title: |#x",
        "  bulletin: {\n    title: The day: one}",
        "  bulletin: {\n    title: The day: one,\n  }",
        '  bulletin: {title: x "y": z, kind: wire}',
        "  bulletin: {title: x, kind: &a Wire}",
        "  bulletin: {title: x, kind: >\n    Wire\n  }",
        "  bulletin: {title: {x: y: z}}",
        "  bulletin: {title: x\n\n",
        f"  bulletin: {{title: {'x' * 2000}: y}}",
    ],
)
def test_where_there_is_doubt_nothing_is_changed(line: str) -> None:
    """What may have been meant in two ways, or not at all, is left to whoever wrote it."""
    text = f"sources:\n{line}\n"
    assert read_texts({"a.yaml": text}).found != ()
    assert mended(text) == text


@pytest.mark.parametrize(
    ("typed", "known", "meant"),
    [
        ("iraq_gov", ["iraq-gov", "iran-gov"], "iraq-gov"),
        ("IRAQ gov", ["iraq-gov", "iran-gov"], "iraq-gov"),
        ("ira-gov", ["iraq-gov", "iran-gov"], None),
        ("iran-gov", ["iraq-gov"], None),
        ("cbs-2013-03-26", ["cbs-2013-03-25"], None),
        ("cbs-201-03-25", ["cbs-2013-03-25"], None),
        ("moral", ["amoral"], None),
        ("acrgo", ["cargo"], "cargo"),
        ("cargoes", ["cargo"], None),
        ("carog", ["cargo"], "cargo"),
        ("medicene", ["medicine"], "medicine"),
        ("us", ["uk"], None),
        ("uk", ["uk-", "UK"], "UK"),
        ("x" * 90, ["x" * 89], None),
        ("ab", [f"a{letter}bc" for letter in "cdefghijk"], None),
    ],
)
def test_an_id_is_certain_when_it_alone_is_a_slip_away(
    typed: str, known: list[str], meant: str | None
) -> None:
    """A slip is a letter more, less or other, or two swapped; names of other things are no slips."""
    found = certain(typed, known)
    assert (found if found and is_same(typed, found) else None) == meant


def test_a_word_near_too_many_is_not_looked_at() -> None:
    """A corpus made of ids that are all alike costs no more than another."""
    letters = "abcdefghijklmnoprstuvwxyz"
    assert certain("qq", [f"{a}q" for a in letters] + [f"q{a}" for a in letters]) is None


@pytest.mark.parametrize(
    "stances",
    [
        "  bulletin: {holder: nobody, affirms: [medicine, medicin]}",
        "  bulletin: {holder: port, affirms: [medicin, medicne]}",
        "  bulletin: {holder: port, affirms: [engines, &a medicin]}",
        "  bulletin: {holder: port, affirms: >\n    medicin\n    }",
    ],
)
def test_an_id_that_the_record_names_already_is_not_meant_again(stances: str) -> None:
    """A second name for the same thing in one record was hardly meant."""
    text = f"{GOOD}stances:\n{stances}\n"
    assert mended(text) == text


def test_ids_are_not_guessed_while_a_file_is_unread() -> None:
    """What the rest of a broken file defines may be what was meant."""
    texts = {"a.yaml": GOOD + STANCES.replace("engines", "engine"), "b.yaml": "claims: [\n"}
    assert fixed(texts).texts == {}


def test_a_fix_that_would_show_a_new_error_is_dropped() -> None:
    """Nothing gets worse by a fix, and the other fixes of the file are made all the same."""
    twice = f"{STANCES}  buletin: {{holder: port, afirms: medicine}}\n"
    assert changed(GOOD + twice) == [
        (
            "  buletin: {holder: port, afirms: medicine}",
            "  buletin: {holder: port, affirms: medicine}",
        )
    ]


def test_a_fix_that_lets_in_what_cannot_be_mended_is_dropped() -> None:
    """A misspelt field whose misspelt id would close a circle stays as it is."""
    text = "sources:\n  letter: {title: L, part_of: bulletin}\n  bulletin: {title: B, prat_of: leter}\n"
    assert mended(text) == text


def test_of_two_fixes_that_overlap_the_first_is_made() -> None:
    """What a comma cut off may look like a misspelt field, but the text around it goes first."""
    text = "sources:\n  bulletin: {title: One, two, nte}\n"
    assert changed(text) == [
        ("  bulletin: {title: One, two, nte}", '  bulletin: {title: "One, two, nte"}')
    ]


def test_fixing_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is a bound to the rounds, and to what is tried in one."""
    text = GOOD + "stances:\n  bulletin: {holdr: prt, affirms: [medicine, engines]}\n"
    monkeypatch.setattr(fixing, "ROUNDS", 1)
    assert fixing.fixed({"a.yaml": text}).texts == {}  # what the first let in hangs
    monkeypatch.setattr(fixing, "TRIES", 0)
    assert fixing.fixed({"a.yaml": text}).texts == {}


def test_what_is_still_found_was_not_mended() -> None:
    """A fix that leaves its finding is no fix."""
    state = trial.look({"a.yaml": "actors: {x: {nmae: X}}\n"})
    finding = next(found for found in state.found if found.fix)
    assert not trial.is_sound(state, state, [finding])


@pytest.mark.parametrize(
    ("after", "sound"),
    [
        ("actors: {x: {name: X}}\n", True),
        ("actors: {x: {name: Y}}\n", True),
        ("actors: {x: {name: X}, y: Y}\n", False),
        ("actors: {}\n", False),
    ],
)
def test_a_fix_that_brings_or_takes_a_record_is_not_sound(after: str, *, sound: bool) -> None:
    """However it mends its finding: nothing else may be said than before, but where text was put."""
    state = trial.look({"a.yaml": "actors: {x: {nmae: X}}\n"})
    finding = next(found for found in state.found if found.fix)
    assert trial.is_sound(state, trial.look({"a.yaml": after}), [finding]) is sound


@pytest.mark.parametrize(
    ("key", "text", "meant"),
    [
        ("published", "2013", None),
        ("published", "May 3, 2013", "2013-05-03"),
        ("value", "16", None),
        ("value", "16,000", "16000"),
        ("holder", "a, b", None),
        ("note", "a, b", '"a, b"'),
    ],
)
def test_what_a_field_in_braces_was_meant_to_be(key: str, text: str, meant: str | None) -> None:
    """By the type of its field, text is quoted, and a date or an amount put in its form."""
    assert quoting._meant(key, text) == meant


def test_what_a_broken_file_hid_may_come_out() -> None:
    """A file that becomes YAML is read to its end, whatever is found there."""
    text = "claims:\n  a:\n    text: He said: no\n  b: {kind: rumour}\n"
    assert changed(text) == [("    text: He said: no", '    text: "He said: no"')]


@pytest.mark.parametrize(
    "text",
    [
        "links:\n  - {from: a, supports: nobody}\nclaims:\n  a: A said: no\n",
        "claims:\n  a: A said: no\nlinks:\n  - {from: a, supports: nobody}\n",
    ],
)
def test_what_was_never_looked_up_may_come_out(text: str) -> None:
    """Once a broken file is YAML, ids that lead nowhere are found in all of it, and hold up no fix."""
    assert changed(text) == [("  a: A said: no", '  a: "A said: no"')]


def test_what_a_misspelt_section_hid_may_come_out() -> None:
    """A section gets its name, whatever is found in it."""
    text = "clamis:\n  a: b\n  c: {text: d, kind: rumour}\nactors: {}\n"
    assert changed(text) == [("clamis:", "claims:")]


def test_bytes_that_are_no_text_are_left_alone() -> None:
    """A file that is no UTF-8, or cannot be read, stays out of it."""
    text = GOOD + STANCES.replace("port", "prt")
    assert fixed({"a.yaml": b"\xff", "b.yaml": None, "c.yaml": text}).texts == {}


# -- the command --------------------------------------------------------------------------------


class Outcome(NamedTuple):
    """What a command did."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command line in an empty folder, with no personal settings."""
    monkeypatch.chdir(tmp_path)

    def run(*words: str) -> Outcome:
        out, err = io.StringIO(), io.StringIO()
        code = cli.main(words, stdout=out, stderr=err, environ=NOWHERE)
        return Outcome(code, out.getvalue(), err.getvalue())

    return run


def put(text: str | bytes, name: str = "claims/a.yaml") -> Path:
    """Write a file below the current folder."""
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


SLIPS = GOOD + "stances:\r\n  bulletin: {holdr: prt, affirms: [medicine, engines]}\r\n"
RIGHT = SLIPS.replace("holdr: prt", "holder: port")


def test_fix_writes_and_tells_what_it_did(run: Run) -> None:
    """What was mended is told by file and code, beside the findings that are left."""
    path = put(b"\xef\xbb\xbf" + SLIPS.encode())
    path.chmod(0o640)
    told = "2 findings fixed:\n  claims/a.yaml: 1 x CT101, 1 x CT203\n"
    done = run("check", "--fix")
    assert (done.code, done.err) == (0, told)
    assert path.read_bytes() == b"\xef\xbb\xbf" + RIGHT.encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert run("check", "--fix", "--format", "concise") == (0, "", "")


def test_what_is_left_decides_the_exit_code_and_is_not_called_fixable(run: Run) -> None:
    """After --fix nothing is said to be fixable: it was tried."""
    put(f"{GOOD}stances:\n  bulletin: {{holdr: nobody, affirms: [medicine, engines]}}\n")
    before, after = run("check"), run("check", "--fix")
    assert (before.code, after.code, after.err) == (1, 1, "")
    assert "CT101 [*] unknown field" in before.out
    assert before.out.endswith("; [*] 1 fixable with --fix\n")
    assert "[*]" not in after.out


def test_diff_changes_nothing_and_can_be_applied(run: Run) -> None:
    """What --diff prints is what --fix does: `git apply` makes the one of the other."""
    path = put(b"\xef\xbb\xbf" + SLIPS.encode() + b"# no line end")
    odd = put("actors:\n  x: {nmae: \x7f}\n".replace("\x7f", "é"), 'claims/an "odd" é.yaml')
    shown = run("check", "--diff")
    assert shown.code == 1
    assert shown.err.startswith("3 findings would be fixed:\n")
    assert path.read_bytes() == b"\xef\xbb\xbf" + SLIPS.encode() + b"# no line end"
    Path("fix.diff").write_bytes(shown.out.encode())
    subprocess.run(["git", "init", "-q"], check=True)
    subprocess.run(["git", "apply", "--whitespace=nowarn", "fix.diff"], check=True)
    assert path.read_bytes() == b"\xef\xbb\xbf" + RIGHT.encode() + b"# no line end"
    assert odd.read_text(encoding="utf-8") == "actors:\n  x: {name: é}\n"
    assert run("check", "--diff") == (0, "", "")


@pytest.mark.parametrize("name", ["a b.yaml", "a\tb.yaml", "a\\b.yaml", "a\x07é.yaml"])
def test_a_diff_names_files_as_git_does(name: str, tmp_path: Path) -> None:
    """Whatever a file is called, git finds it again."""
    (tmp_path / name).write_bytes(b"one\n")
    text = "".join(diffs.diff(name, "one\n", "two"))
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    subprocess.run(["git", "apply"], cwd=tmp_path, input=text.encode(), check=True)
    assert (tmp_path / name).read_bytes() == b"two"


class Terminal(io.StringIO):
    """A terminal that keeps what it is shown."""

    def isatty(self) -> bool:
        """It is one."""
        return True


def test_a_diff_is_safe_on_a_terminal() -> None:
    """Escape sequences in the context of a change are shown, not obeyed."""
    out = Terminal()
    console = Console(out, io.StringIO(), colour=True)
    diffs.show(diffs.diff("a.yaml", "\x1b[2J\none\n", "\x1b[2J\ntwo\n"), console)
    assert "\\x1b[2J" in out.getvalue()
    assert "\x1b[2J" not in out.getvalue()


def test_a_diff_goes_into_a_file_byte_for_byte() -> None:
    """Neither the encoding of the stream nor its line ends change a diff."""
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="ascii", newline="\r\n")
    diffs.show(diffs.diff("a.yaml", "é\n", "è\n"), Console(out, io.StringIO()))
    assert raw.getvalue() == "--- a/a.yaml\n+++ b/a.yaml\n@@ -1 +1 @@\n-é\n+è\n".encode()


def test_a_link_is_not_written_through(run: Run) -> None:
    """A file elsewhere that a link leads to is read, and never changed."""
    outside = put(SLIPS, "elsewhere/real.yaml")
    Path("claims").mkdir()
    Path("claims/a.yaml").symlink_to(outside.resolve())
    assert run("check", "--fix").code == 1
    assert outside.read_bytes() == SLIPS.encode()
    assert Path("claims/a.yaml").is_symlink()


def test_a_file_changed_meanwhile_is_not_overwritten(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever saves while claimtrack looks keeps what was saved; the others are mended."""
    path = put(SLIPS)
    other = put("actors:\n  x: {nmae: X}\n", "claims/b.yaml")
    replace = Original.replace

    def late(original: Original, text: str) -> None:
        if original.path.endswith("a.yaml"):
            path.write_bytes(b"actors: {}\n")
        replace(original, text)

    monkeypatch.setattr(Original, "replace", late)
    done = run("check", "--fix")
    assert done.code == 2
    assert done.err.endswith("was changed while it was looked at; nothing was written\n")
    assert "1 finding fixed:\n  claims/b.yaml: 1 x CT101\n" in done.err
    assert (path.read_bytes(), other.read_bytes()) == (
        b"actors: {}\n",
        b"actors:\n  x: {name: X}\n",
    )


def test_what_is_no_regular_file_is_not_opened(run: Run) -> None:
    """A pipe among the claim files hangs nothing, and a file that is no text stays as it is."""
    put(SLIPS)
    put(b"\xff", "claims/c.yaml")
    os.mkfifo("claims/b.yaml")
    assert run("check", "--fix", "--format", "concise").code == 1
    assert Path("claims/c.yaml").read_bytes() == b"\xff"


def test_a_file_that_vanishes_meanwhile_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What cannot be opened after all is a file without contents."""
    monkeypatch.setattr("os.path.isfile", lambda _: True)
    name = str(tmp_path / "a.yaml")
    files = Files([name])
    assert (files.contents, files.may_change(name)) == ({name: None}, False)


@pytest.mark.parametrize("words", [("--since", "HEAD"), ("--watch",)])
def test_fixes_are_not_made_since_a_revision_nor_over_and_over(
    run: Run, words: tuple[str, ...]
) -> None:
    """--since shows a part of the findings, and a fix is judged by all; --watch is for looking on."""
    put(SLIPS)
    told = "claimtrack: --fix and --diff go without --since and --watch\n"
    assert run("check", "--fix", *words) == (2, "", told)


def test_only_what_is_selected_is_mended(run: Run) -> None:
    """What --ignore, or a comment, says to leave out is left as it is."""
    said = ", published: 3 May 2013} # claimtrack: ignore CT105 -- as printed"
    text = SLIPS.replace("news-report}", f"news-report{said}")
    path = put(text)
    assert run("check", "--fix", "--ignore", "CT101").err == ""
    assert run("check", "--fix", "--select", "CT101,CT203").err.startswith("2 findings fixed")
    assert path.read_bytes() == text.replace("holdr: prt", "holder: port").encode()


def test_paths_that_are_not_there_exit_with_2(run: Run) -> None:
    """A mistake in the command is told as by `check` alone."""
    assert run("check", "--fix", "no") == (2, "", "claimtrack: there is no file or folder no\n")
