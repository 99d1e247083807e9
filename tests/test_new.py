"""`claimtrack new`: where a record goes, how it is written, and when it is not."""

import io
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack import cli
from claimtrack.adding.adding import added
from claimtrack.adding.inserting import Member, Unsure, inserted
from claimtrack.adding.members import member
from claimtrack.adding.naming import suggested
from claimtrack.editing import edited
from claimtrack.loading import read_texts
from claimtrack.model import Claim
from claimtrack.schema import KINDS
from claimtrack.syntax import REFUSALS

NOWHERE: Mapping[str, str] = MappingProxyType({})
Outcome = tuple[int, str, str]
Run = Callable[..., Outcome]

TOPIC = """\
# The port.
claims:
  medicine: Only medicine.  # so far
  engines:
    text: Engines.
    kind: fact
  # more to come

questions:
  q-cargo:
    text: What?
    answers: [medicine, engines]
links:
- {id: gap, from: engines, opposes: medicine}
"""
SOURCE = """\
sources:
  gazette: {title: The Gazette}

stances:
  gazette:
    - affirms: medicine

    - affirms: engines
"""


class Terminal(io.TextIOWrapper):
    """Standard input that is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `claimtrack new` in a folder with a small corpus, with an answer for each prompt."""
    monkeypatch.chdir(tmp_path)
    Path("claims/sources").mkdir(parents=True)
    Path("claims/port.yaml").write_text(TOPIC)
    Path("claims/sources/gazette.yaml").write_text(SOURCE)

    def run(*words: str, answers: str | None = None) -> Outcome:
        data = io.BytesIO((answers or "").encode())
        stdin = io.TextIOWrapper(data) if answers is None else Terminal(data)
        monkeypatch.setattr(sys, "stdin", stdin)
        out, err = io.StringIO(), io.StringIO()
        code = cli.main(("new", *words), stdout=out, stderr=err, environ=NOWHERE)
        return code, out.getvalue(), err.getvalue()

    return run


# -- where, and how -----------------------------------------------------------------------------


def test_a_claim_goes_behind_the_last_one(run: Run) -> None:
    """It is written in the form of the last record there, before what is remarked below; all else stays."""
    said = "claims/port.yaml:7:3: added claim crew-kept-log\n"
    words = ("--text", "The crew kept a log: of all.", "--id", "crew-kept-log", "--kind", "fact")
    assert run("claim", *words) == (0, said, "")
    new = '  crew-kept-log:\n    text: "The crew kept a log: of all."\n    kind: fact\n'
    assert Path("claims/port.yaml").read_text() == TOPIC.replace("  # more", f"{new}  # more")


def test_a_stance_goes_to_the_list_of_its_source(run: Run) -> None:
    """It stands in the list of its source, with a blank line before it where the others have one."""
    words = ("--affirms", "medicine,engines", "--quote", "a, b")
    code, out, _ = run("stance", "--source", "gazette", *words)
    assert (code, out.split(": ")[0]) == (0, "claims/sources/gazette.yaml:10:7")
    new = "\n    - affirms: [medicine, engines]\n      quote: a, b\n"
    assert Path("claims/sources/gazette.yaml").read_text() == SOURCE + new


def test_a_source_gets_a_file_of_its_own_where_that_is_the_habit(run: Run) -> None:
    """Beside `gazette.yaml`, which holds `gazette`, a source gets a file named for it."""
    words = ("--title", "(a # letter)", "--derived-from", "{source: gazette, how: cites}")
    assert run("source", "--id", "letter", *words)[0] == 0
    text = Path("claims/sources/letter.yaml").read_text()
    fields = '{title: "(a # letter)", derived_from: {source: gazette, how: cites}}'
    assert text == f"sources:\n  letter: {fields}\n"


@pytest.mark.parametrize(
    ("words", "file", "new"),
    [
        (
            ("link", "--from", "medicine", "--undercuts", "gap"),
            "claims/port.yaml",
            "- {from: medicine, undercuts: gap}\n",
        ),
        (
            ("assessment", "--of", "gazette", "--by", "gazette", "--dated", "2013"),
            "claims/sources/gazette.yaml",
            "",
        ),
        (("actor", "--name", "Ann"), "claims/actors.yaml", "actors:\n  ann: Ann\n"),
        (("stance", "--source", "letter", "--denies", "medicine"), "", ""),
    ],
)
def test_a_record_goes_where_it_belongs(
    run: Run, words: tuple[str, ...], file: str, new: str
) -> None:
    """A link goes to the file of what it ends at, a first actor to a file of actors."""
    code, out, _ = run(*words, "--diff")
    assert (code, f"\n+++ b/{file}\n" in out) == ((0, True) if new else (1, False))
    assert "".join(f"+{line}\n" for line in new.splitlines()) in out


def test_sources_that_share_a_file_go_on_to(run: Run) -> None:
    """Without the habit of a file for each source, one goes to the file with most of them."""
    Path("claims/sources/gazette.yaml").rename("claims/sources/all.yaml")
    assert run("source", "--title", "Letter", "--diff")[1].startswith(
        "--- a/claims/sources/all.yaml\n"
    )
    code, out, _ = run("source", "--title", "Letter", "--diff", "claims/port.yaml")
    assert (code, out.startswith("--- a/claims/port.yaml\n")) == (0, True)


def test_a_file_can_be_told(run: Run) -> None:
    """`--file` names one that is there, however it is typed, or one to be made; paths may be files."""
    assert run("claim", "--text", "Log.", "--file", "./claims/../claims/port.yaml")[0] == 0
    assert "  log: Log.\n" in Path("claims/port.yaml").read_text()
    assert run("claim", "--text", "Tug.", "--file", "more/a.yaml")[0] == 0
    assert Path("more/a.yaml").read_text() == "claims:\n  tug: Tug.\n"
    assert run("claim", "--text", "Tow.", "--file", "more/a.yaml")[0] == 0
    assert Path("more/a.yaml").read_text() == "claims:\n  tug: Tug.\n  tow: Tow.\n"
    assert run("actor", "--name", "Ann", "claims/port.yaml")[0] == 0
    assert Path("claims/port.yaml").read_text().endswith("\n\nactors:\n  ann: Ann\n")


def test_line_ends_and_a_byte_order_mark_stay(run: Run) -> None:
    """What is added ends its lines as the file does."""
    data = b"\xef\xbb\xbfclaims:\r\n  a-b: c\r\n"
    Path("claims/port.yaml").write_bytes(data)
    assert run("claim", "--text", "Tug.", "--file", "claims/port.yaml", "claims/port.yaml")[0] == 0
    assert Path("claims/port.yaml").read_bytes() == data + b"  tug: Tug.\r\n"


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("", "k:\n  m: {}\n"),
        ("# a\n", "# a\n\nk:\n  m: {}\n"),
        ("a: b", "a: b\n\nk:\n  m: {}\n"),
        ("k:  # a\n# b\nc: d\n", "k:  # a\n  m: {}\n# b\nc: d\n"),
        ("k: {}\n", "k: {m: {}}\n"),
        ("k: {a: b,}\n", "k: {a: b, m: {}}\n"),
        ("k: {a: b}\n", "k: {a: b, m: {}}\n"),
        ("k:\n    a: |\n      b\n\n\nc: d\n", "k:\n    a: |\n      b\n    m: {}\n\n\nc: d\n"),
    ],
)
def test_a_member_is_added_to_any_mapping(text: str, after: str) -> None:
    """Empty, in brackets, missing: a member is added behind the last one, and nothing else moves."""
    new = Member(flow="m: {}", lines=("m: {}",))
    assert edited(text, [inserted(text, ("k",), new)]) == after


def test_a_missing_list_is_made_under_its_key() -> None:
    """A first stance of a source gets the list it stands in."""
    new = Member(flow="{a: b}", lines=("- a: b",))
    text = "k:\n    c:\n    - {d: e}\n# f\n"
    after = "k:\n    c:\n    - {d: e}\n    g:\n      - {a: b}\n# f\n"
    assert edited(text, [inserted(text, ("k", "g"), new)]) == after


@pytest.mark.parametrize("text", ["[a]", "{a: b}", "k: b", "k: {a: b # c\n}", "k: *a", "k: {a: b}"])
def test_what_cannot_be_added_safely_is_not(text: str) -> None:
    """A text that is no mapping of sections, or in which a comment stands in the way, is left."""
    new = Member(flow="{a: b}", lines=("- a: b",))
    with pytest.raises(Unsure):
        inserted(text, ("k", "l"), new)
    if "#" in text:
        with pytest.raises(Unsure):
            inserted(text, ("k",), new)


@pytest.mark.parametrize("text", ["a\tb", "a\nb", "\u202eb", "{a: b}", "a: b", " a", "'", "~", "1"])
def test_an_odd_text_is_written_so_that_it_is_read_back(text: str) -> None:
    """In braces and in lines, with what may not stand in YAML as an escape."""
    new = member(KINDS["claim"], "a", {"text": [text]})
    for lines in (["  " + new.flow], ["  " + line for line in new.lines]):
        reading = read_texts({"a.yaml": "\n".join(["claims:", *lines, ""])})
        assert reading.records.every == (Claim(id="a", text=text),)


@given(st.text(min_size=1), st.text(min_size=1))
def test_any_text_is_written_so_that_it_is_read_back(text: str, other: str) -> None:
    """Whatever is typed for a field is what the record says, in braces and in lines."""
    values = {"text": [text], "note": [other], "tags": [text, other]}
    new = member(KINDS["claim"], "a", values)
    for lines in (["  " + new.flow], ["  " + line for line in new.lines]):
        reading = read_texts({"a.yaml": "\n".join(["claims:", *lines, ""])})
        tags = (text, other)
        assert reading.records.every == (Claim(id="a", text=text, note=other, tags=tags),)


# -- when it is not -----------------------------------------------------------------------------


def test_an_error_is_told_and_nothing_is_written(run: Run) -> None:
    """A bad date or an unknown id is told by the option that it was typed for."""
    said = "claimtrack: --about: CT105 2013-02-30 is no day: February 2013 has 28 days\n"
    assert run("claim", "--text", "Tug.", "--about", "2013-02-30") == (1, "", said)
    code, _, err = run("stance", "--source", "gazette", "--affirms", "medicin")
    assert (code, err) == (
        1,
        "claimtrack: --affirms: CT203 no claim has the id `medicin`; did you mean `medicine`?\n",
    )
    assert Path("claims/port.yaml").read_text() == TOPIC
    assert Path("claims/sources/gazette.yaml").read_text() == SOURCE


def test_what_is_no_id_is_told_with_what_would_be_one(run: Run) -> None:
    """There is nothing yet that could be renamed."""
    rule = "lower-case letters from a to z, digits and single hyphens, with at least one letter"
    said = f"claimtrack: Grün ist is not an id: an id is {rule}; gruen-ist would be one\n"
    assert run("claim", "--text", "Green.", "--id", "Grün ist") == (1, "", said)
    assert run("claim", "--text", "Green.", "--id", "12")[2].endswith("at least one letter\n")


def test_of_verbs_one_is_needed(run: Run) -> None:
    """They are told as the options that they are."""
    said = "claimtrack: a stance needs --affirms or --denies or --doubts or --mentions\n"
    assert run("stance", "--source", "gazette") == (2, "", said)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("claim", "--text", "Tug.", "--id", "engines"), "engines is already used, by a claim at"),
        (("actor", "--name", "Tug", "--id", "gap"), "gap is already used, by a link at"),
        (
            ("link", "--from", "medicine", "--supports", "engines", "--id", "medicine"),
            "medicine is already used, by a claim at",
        ),
    ],
)
def test_an_id_in_use_is_told_with_its_place(run: Run, words: tuple[str, ...], said: str) -> None:
    """Whose it is and where, whichever kind it is of; nothing is written."""
    code, out, err = run(*words)
    assert (code, out) == (1, "")
    assert re.fullmatch(rf"claimtrack: the id {said} claims/port.yaml:\d+:\d+; give another\n", err)
    assert Path("claims/port.yaml").read_text() == TOPIC


def test_what_a_link_leads_to_is_left_alone(run: Run) -> None:
    """Nothing is added to a file that may be anywhere."""
    Path("real.yaml").write_text("claims:\n  tug: Tug.\n")
    Path("claims/linked.yaml").symlink_to(Path("real.yaml").resolve())
    code, _, err = run("claim", "--text", "Tow.", "--file", "claims/linked.yaml")
    told = "claimtrack: claims/linked.yaml is a link, and what it leads to is not changed\n"
    assert (code, err) == (1, told)
    assert Path("real.yaml").read_text() == "claims:\n  tug: Tug.\n"


def test_errors_that_were_there_before_are_no_hindrance(run: Run) -> None:
    """A corpus with mistakes can grow; only what the new record brings counts."""
    Path("claims/other.yaml").write_text("claims:\n  a: {abuot: b}\n")
    Path("claims/gone.yaml").symlink_to("nowhere")
    assert run("claim", "--text", "Tug.", "--file", "claims/port.yaml")[0] == 0


def test_what_it_must_have_is_asked_for_on_a_terminal(run: Run) -> None:
    """Of a link first the verb, then what it ends at; where there is no terminal it is a usage error."""
    said = "claimtrack: a claim needs --text\n"
    assert run("claim") == (2, "", said)
    assert run("claim", answers="\nTug.\n")[1:] == (
        "claims/port.yaml:7:3: added claim tug\n",
        "text: text: ",
    )
    asked = "affirms or denies or doubts or mentions?: one of affirms, denies, doubts, mentions: "
    code, _, err = run("stance", "--source", "gazette", answers="dneies\ndenies\ntug\n")
    assert (code, err) == (0, f"{asked}denies (a claim id, or a list of them): ")
    assert "- denies: tug\n" in Path("claims/sources/gazette.yaml").read_text()
    assert run("claim", answers="")[0] == 2
    assert run("stance", "--source", "gazette", answers="hopes\n")[0] == 2


def test_an_id_that_cannot_be_made_is_asked_for(run: Run) -> None:
    """A name in other letters has no id of its own: on a terminal one is typed, elsewhere with `--id`."""
    words = ("actor", "--name", "أحمد الراشد")
    assert run(*words)[2] == "claimtrack: no id can be made of that text; give one with --id\n"
    assert run(*words, answers="")[0] == 2
    assert run(*words, answers="ahmad\n")[0] == 0
    assert Path("claims/actors.yaml").read_text("utf-8") == "actors:\n  ahmad: أحمد الراشد\n"


def test_a_file_that_is_not_there_is_shown_as_a_patch_shows_it(run: Run) -> None:
    """The patch begins at nothing, so that it makes the file."""
    out = run("actor", "--name", "Ann", "--diff")[1]
    assert out.startswith("--- /dev/null\n+++ b/claims/actors.yaml\n@@ -0,0 +1,2 @@\n")


def test_help_says_what_each_field_means(capsys: pytest.CaptureFixture[str], run: Run) -> None:
    """As the reference page does, with the choices there are, and which fields it must have."""
    run("assessment", "--help")
    run("stance", "--help")
    said = " ".join(capsys.readouterr().out.split())
    for told in (
        "--by ID Who judges. Takes an actor id. Required.",
        "--confidence CHOICE In the judgement. One of `low`, `moderate`, `high`.",
        "--source ID The source that records it, by its id. Required.",
    ):
        assert told in said


def test_an_id_is_made_of_the_first_words(run: Run) -> None:
    """It is one that is free; a text without a letter of the alphabet needs one typed."""
    assert suggested("It isn't over for the big old tug and more.", ()) == "isnt-over-big-old"
    assert suggested("Engines.", {"engines", "engines-2"}) == "engines-3"
    assert suggested("漢字 12", ()) is None
    assert suggested("The", ()) == "the"
    assert run("claim", "--text", "漢字")[0] == 2


def test_a_file_that_cannot_be_edited_is_told_what_to_type(run: Run) -> None:
    """A broken file, and a record where a list of them should stand, are left to their author."""
    Path("claims/port.yaml").write_text("claims: [\n")
    code, _, err = run("claim", "--text", "Tug.", "--file", "claims/port.yaml")
    assert (code, err.splitlines()[1:]) == (1, ["tug: Tug."])
    Path("claims/port.yaml").write_text(TOPIC)
    Path("claims/sources/gazette.yaml").write_text(
        SOURCE.split("    -", maxsplit=1)[0] + "    affirms: medicine\n"
    )
    assert run("stance", "--source", "gazette", "--affirms", "engines")[0] == 1


@pytest.mark.parametrize("text", ["claims:\n\ta-b: c\n", "claims:\n  a-b: |+\n    c\n\n\n\n"])
def test_a_file_in_which_anything_else_would_change_is_left(run: Run, text: str) -> None:
    """Indented with a tab, or ended by blank lines that count, a file is not edited by position."""
    Path("claims/port.yaml").write_text(text)
    code, _, err = run("actor", "--name", "Ann", "claims/port.yaml")
    assert (code, err.splitlines()[1:]) == (1, ["ann: Ann"])
    assert Path("claims/port.yaml").read_text() == text


def test_an_abyss_is_refused() -> None:
    """A file that nests without end, which is no claim file, ends in a refusal too."""
    with pytest.raises(REFUSALS):
        inserted("k: " + "[" * 70 + "]" * 70, ("k",), Member(flow="a", lines=("- a",)))


def test_a_file_that_changed_meanwhile_is_left(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """What somebody typed while the corpus was checked is not lost."""

    def slow(*args: object, **options: object) -> object:
        outcome = added(*args, **options)  # type: ignore[arg-type]
        Path("claims/port.yaml").write_text("claims: {}\n")
        return outcome

    monkeypatch.setattr("claimtrack.cli.new.added", slow)
    code, _, err = run("claim", "--text", "Tug.")
    assert code == 1
    assert "changed while it was looked at" in err
    assert Path("claims/port.yaml").read_text() == "claims: {}\n"


def test_without_claim_files_there_is_nothing_to_add_to(run: Run) -> None:
    """A path that is not there exits with 2 and tells how to begin."""
    code, _, err = run("claim", "--text", "Tug.", "nowhere")
    assert code == 2
    assert "claimtrack init" in err
