"""Comments that ignore findings: which lines they are about, and that none is passed over in silence."""

from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path

import pytest

import claimtrack
from claimtrack import checking, cli
from claimtrack.cache import Cache
from claimtrack.comments import comments, has_comments
from claimtrack.loading import Reading, read, read_texts
from claimtrack.selecting import Selection

KNOWN = ("CT001", "CT012", "CT308", "CT405")
WHY = "-- so it is"


def checked(text: str | bytes, *, pure: bool = False) -> tuple[list[str], list[str]]:
    """Return the findings that stay, and those that are suppressed, each as place and code."""
    reading = read_texts({"a.yaml": text}, pure=pure)
    found = checking.findings(reading)
    kept = [f"{one.span.line}:{one.span.column} {one.code}" for one in found]
    return kept, [f"{one.finding.span.line} {one.finding.code}" for one in reading.suppressed]


# -- which lines ------------------------------------------------------------------------------------


def test_at_the_end_of_a_line_a_comment_is_about_that_line() -> None:
    """The claim on the line is not reported; the one below it is."""
    text = f"claims:\n  a: A # claimtrack: ignore CT308 {WHY}\n  b: B\n"
    assert checked(text) == (["3:3 CT308"], ["2 CT308"])


def test_another_comment_may_stand_before() -> None:
    """What the line says already stays where it is."""
    text = f"claims:\n  a: A # see b # claimtrack: ignore CT308 {WHY}\n"
    assert checked(text) == ([], ["2 CT308"])


LONG = "engines, " * 30


@pytest.mark.parametrize("where", ["first", "last", "header", "middle"])
def test_a_finding_over_lines_may_be_ignored_where_it_begins_or_ends(where: str) -> None:
    """A long text in quotes or below a `|`: its comment follows the opening or the close."""
    comment = f" # claimtrack: ignore CT405 {WHY}"
    quotes = {
        "first": f">- {comment}\n      {LONG}\n",
        "header": f"|{comment}\n      {LONG}\n      {LONG}\n",
        "last": f'"{LONG}\n      {LONG}"{comment}\n',
        "middle": f'"{LONG}{comment}\n      {LONG}"\n',
    }
    text = "claims: {a: A}\nsources: {s: {title: S}}\nstances:\n  s:\n    affirms: a\n    quote: "
    ignored = ["6 CT405"] if where != "middle" else []
    kept = ["6:12 CT405"] if where == "middle" else []
    assert checked(text + quotes[where]) == (kept, ignored)


def test_the_line_below_a_block_is_not_its_last() -> None:
    """YAML ends a block where the next line begins; what stands there is about that line alone."""
    text = (
        "claims: {a: A}\nsources: {s: {title: S}}\nstances:\n  s:\n    - affirms: a\n"
        f"      quote: |\n        {LONG}\n    - affirms: a  # claimtrack: ignore CT405 {WHY}\n"
    )
    assert checked(text) == (["6:14 CT405", "8:40 CT013"], [])


@pytest.mark.parametrize("place", ["quote", "stance", "source", "section", "file"])
def test_on_a_line_of_its_own_a_comment_is_about_what_begins_below(place: str) -> None:
    """A field, a record, all records of a source, a section: whatever the next line begins."""

    def here(name: str, indent: int) -> str:
        verb = "ignore-file" if name == "file" else "ignore"
        comment = f"{' ' * indent}# claimtrack: {verb} CT405 {WHY}\n"
        return comment if name == place else ""

    text = (
        "claims: {a: A}\nsources: {s: {title: S}}\n"
        f"{here('section', 0)}stances:\n{here('source', 2)}  s:\n\n"
        f"{here('stance', 4)}    - affirms: a\n{here('quote', 6)}      quote: {LONG.strip()}\n"
        f"    - affirms: a\n      quote: {LONG}\n{here('file', 0)}"
    )
    kept, suppressed = checked(text)
    both = place in ("source", "section", "file")
    assert len(suppressed) == (2 if both else 1)
    assert [one for one in kept if "CT405" not in one] == []
    assert len(kept) == (0 if both else 1)


def test_a_list_under_its_key_belongs_to_the_key_though_it_is_indented_no_further() -> None:
    """YAML lets a list stand as far left as its key."""
    text = (
        "claims: {a: A}\nsources: {s: {title: S}}\nstances:\n"
        f"  # claimtrack: ignore CT405 {WHY}\n  s:\n  - affirms: a\n    quote: {LONG}\n"
    )
    assert checked(text) == ([], ["7 CT405"])


def test_a_comment_between_two_items_is_about_the_second_alone() -> None:
    """The item after the next begins something else."""
    text = (
        "claims: {a: A}\nsources: {s: {title: S}}\nstances:\n  s:\n"
        f"  # claimtrack: ignore CT405 {WHY}\n  - {{affirms: a, quote: '{LONG}'}}\n"
        f"  - {{affirms: a, quote: '{LONG}'}}\n"
    )
    assert checked(text) == (["7:25 CT405"], ["6 CT405"])


def test_the_nearest_of_several_comments_gives_the_reason() -> None:
    """A finding under two comments is suppressed once, and both are in use."""
    text = (
        "# claimtrack: ignore-file CT308 -- of the file\nclaims:\n"
        "  a: A # claimtrack: ignore CT308 -- of the line\n  b: B\n"
    )
    reading = read_texts({"a.yaml": text})
    assert checking.findings(reading) == ()
    assert [one.reason for one in reading.suppressed] == ["of the line", "of the file"]
    assert str(reading.suppressed[0].by) == "a.yaml:3:8"


# -- what is a comment ------------------------------------------------------------------------------

COMMENT = f"# claimtrack: ignore CT308 {WHY}"


@pytest.mark.parametrize("pure", [False, True], ids=["libyaml", "pure"])
@pytest.mark.parametrize(
    "text",
    [
        f'claims: {{a: "x {COMMENT}"}}\n',
        f"claims: {{a: 'x {COMMENT}'}}\n",
        f"claims:\n  a: >-\n    x {COMMENT}\n    {COMMENT}\n\n",
        f"claims:\n  a: |\n    x\n    {COMMENT}\n    y\n",
        f'claims:\n  a: "x\n    {COMMENT}\n    y"\n',
        f'claims:\n  "{COMMENT}": x\n',
    ],
    ids=["double", "single", "folded", "literal", "over lines", "key"],
)
def test_what_stands_in_a_text_is_no_comment(text: str, *, pure: bool) -> None:
    """Text in quotes or in a block says what it says, and ignores nothing."""
    assert comments("a.yaml", text, KNOWN, pure=pure) == ([], [])
    kept, suppressed = checked(text, pure=pure)
    assert ("CT308" in " ".join(kept), suppressed) == (True, [])


@pytest.mark.parametrize("pure", [False, True], ids=["libyaml", "pure"])
@pytest.mark.parametrize(
    "text",
    [
        f"claims:\n  a: >- {COMMENT}\n    x\n",
        f'claims:\n  a: "{COMMENT}" {COMMENT}\n',
        f"claims:\n  a: |\n    x\n  {COMMENT}\n  b: B\n",
        f"claims: {{a: A, {COMMENT}\n  b: B}}\n",
        f"\ufeffclaims:\r\n  a: A\t{COMMENT}\r\n",
        f"claims:\r  # see b\r\r  {COMMENT}\r\r  # see c\r  a: A",
    ],
    ids=["header", "after quotes", "below a block", "flow", "Windows", "old Mac"],
)
def test_what_stands_outside_is_one(text: str, *, pure: bool) -> None:
    """After a `|`, a closing quote, a comma, below a block, and whatever ends the lines."""
    _, suppressed = checked(text.encode(), pure=pure)
    assert [one.split()[1] for one in suppressed] == ["CT308"]


def test_a_text_that_ends_beside_a_comment_makes_it_no_line_of_its_own() -> None:
    """The last line of a quoted text may begin with a `#`."""
    text = f'claims:\n  a: "x\n    # y" {COMMENT}\n  b: B\n'
    assert checked(text) == (["2:3 CT308", "3:31 CT013", "4:3 CT308"], [])


def test_a_text_that_breaks_off_raises_nothing() -> None:
    """Whatever is there up to the break is known."""
    (comment,), found = comments("a.yaml", f"a: '{COMMENT}' {COMMENT}\nb: [", KNOWN)
    assert (comment.span.column, found) == (45, [])


def test_only_a_file_with_such_a_comment_is_looked_at() -> None:
    """The version of the format names claimtrack too, and costs nothing."""
    assert not has_comments(b"claimtrack: 1\n# a list of claims\n")
    assert read_texts({"a.yaml": "claimtrack: 1\nclaims: {}\n"}).commented == {}
    assert has_comments(b"#\tClaim-Track ignore")


# -- what is wrong with one ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("comment", "message"),
    [
        ("#claimtrack: ignore CT308 -- x", "this looks like a comment to ignore findings, and is none"),
        ("# claimtrack:ignore CT308 -- x", "this looks like a comment to ignore findings, and is none"),
        ("# claimtrack ignore CT308 -- x", "this looks like a comment to ignore findings, and is none"),
        ("# Claimtrack: Ignore CT308 -- x", "this looks like a comment to ignore findings, and is none"),
        ("# claimtrack: ingore CT308 -- x", "this looks like a comment to ignore findings, and is none"),
        ("# claimtrack: noqa", "this looks like a comment to ignore findings, and is none"),
        ("# claim-track: ignore CT308 -- x", "this looks like a comment to ignore findings, and is none"),
        ("# Claim track ignore CT308", "this looks like a comment to ignore findings, and is none"),
        ("# CLAIMTRACK: IGNORE CT308 -- x", "this looks like a comment to ignore findings, and is none"),
        ("#claimtrack ignore", "this looks like a comment to ignore findings, and is none"),
        ("# claimtrack: ignore CT308", "a comment to ignore findings needs a reason"),
        ("# claimtrack: ignore CT308 --  ", "a comment to ignore findings needs a reason"),
        ("# claimtrack: ignore-file -- x", "a comment to ignore findings needs the code of what it ignores"),
        ("# claimtrack: ignore CT38 -- x", "no rule has the code `CT38`"),
        ("# claimtrack: ignore ct308 -- x", "no rule has the code `ct308`"),
        ("# claimtrack: ignore CT3 -- x", "no rule has the code `CT3`"),
        ("# claimtrack: ignore CT001 -- x", "`CT001` cannot be ignored by a comment"),
        ("# claimtrack: ignore CT012 -- x", "`CT012` cannot be ignored by a comment"),
    ],
)  # fmt: skip
def test_a_comment_that_cannot_work_is_a_finding(comment: str, message: str) -> None:
    """It ignores nothing, and says so with what to write instead."""
    found = checking.findings(read_texts({"a.yaml": f"claims:\n  a: A {comment}\n"}))
    told = [one for one in found if one.code == "CT012"]
    assert [one.message for one in told] == [message]
    assert all(one.help for one in told)
    assert "CT308" in {one.code for one in found}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ignore CT308", "ignore CT308 -- reason"),
        ("ignore CT308 for now", "ignore CT308 -- for now"),
        ("ignore[CT308] for now", "ignore CT308 -- for now"),
        ("ignore ct308, CT203: (for now)", "ignore CT308, CT203 -- for now"),
        ("ignore for now", "ignore CODE -- reason"),
        ("ignore-file CT308 - for now", "ignore-file CT308 -- for now"),
    ],
)
def test_a_comment_without_its_dashes_is_one_finding(typed: str, meant: str) -> None:
    """The words of the reason are not taken for codes, and the comment that was meant is shown."""
    found = checking.findings(read_texts({"a.yaml": f"claims:\n  a: A # claimtrack: {typed}\n"}))
    told = [one.help for one in found if one.code == "CT012"]
    assert told == [f"say why: `# claimtrack: {meant}`"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("#claimtrack: ignore CT308 -- for now", "# claimtrack: ignore CT308 -- for now"),
        (
            "# Claim-Track ignore-file: ct308 (for now)",
            "# claimtrack: ignore-file CT308 -- for now",
        ),
        ("# claimtrack: noqa", "# claimtrack: ignore CODE -- reason"),
        ("# claimtrack: disable CT308", "# claimtrack: ignore CT308 -- reason"),
        ("# claimtrack: ingore CT308 -- x", "# claimtrack: ignore CODE -- reason"),
    ],
)
def test_a_comment_of_another_form_is_told_in_its_own(typed: str, meant: str) -> None:
    """As much of it as can be understood stands in what to write instead."""
    found = checking.findings(read_texts({"a.yaml": f"claims:\n  a: A {typed}\n"}))
    told = [one.help for one in found if one.code == "CT012"]
    assert told == [f"write `{meant}`, or word it otherwise"]


def test_a_code_in_brackets_is_taken_for_itself() -> None:
    """The finding names the code that was meant."""
    text = "claims:\n  a: A # claimtrack: ignore [CT308] -- for now\n"
    found = checking.findings(read_texts({"a.yaml": text}))
    assert [one.help for one in found if one.code == "CT012"] == ["did you mean `CT308`?"]


@pytest.mark.parametrize(
    "comment", ["# claimtrack checks this", "# claimtrack: 1", "# see claimtrack ignore CT308"]
)
def test_a_comment_that_only_names_claimtrack_is_none(comment: str) -> None:
    """Whoever writes about claimtrack, or strikes out the version, is left in peace."""
    assert checked(f"claims:\n  a: A  {comment}\n") == (["2:3 CT308"], [])


def test_a_code_that_is_sound_works_beside_one_that_is_not() -> None:
    """One slip in a list takes nothing from the others."""
    text = f"claims:\n  a: A # claimtrack: ignore CT308, CT38 {WHY}\n"
    assert checked(text) == (["2:36 CT012"], ["2 CT308"])


# -- what is not in use -------------------------------------------------------------------------------


def test_a_comment_that_ignores_nothing_is_a_finding() -> None:
    """At the end of the file there is nothing below; a code of `verify` cannot be judged here."""
    text = f"actors: {{a: A}}\n# claimtrack: ignore CT308, CT501 {WHY}\n"
    assert checked(text) == (["2:22 CT013"], [])


@pytest.mark.parametrize("fault", ["claims: {a: {txt: A}}\n", "expect: {b: asserted}\n"])
def test_with_errors_about_nothing_is_said_to_be_needless(fault: str) -> None:
    """What a comment is about may come to light when the error is mended."""
    kept, _ = checked(f"{fault}# claimtrack: ignore CT405 {WHY}\n")
    assert [one for one in kept if "CT013" in one] == []


def test_a_comment_without_its_space_is_one_finding() -> None:
    """That YAML takes it for a comment is what was meant; only its own slip is told."""
    kept, _ = checked(f"actors: {{a: A}}\nclaims:\n  b: B #claimtrack: ignore CT308 {WHY}\n")
    assert kept == ["3:3 CT308", "3:8 CT012"]


@pytest.mark.parametrize("head", ["claim:\n  b: B\n", "claims:\n  - b: B\n"])
def test_comments_count_beside_a_section_that_is_lost(head: str) -> None:
    """Where a section has no known name, or another shape, the file was read to its end all the same."""
    text = f"questions:\n  q: {{text: Q, answers: []}} # claimtrack: ignore CT103, CT307 {WHY}\n"
    kept, suppressed = checked(f"{text}{head}")
    assert [one.split()[1] for one in kept] == [checked(head)[0][0].split()[1]]
    assert suppressed


def test_an_unread_file_is_not_searched_for_comments() -> None:
    """Its fault is the finding; what a comment in it is about is not known."""
    kept, suppressed = checked(f"claims: {{a: A # claimtrack: ignore CT308 {WHY}\n")
    assert ([one.split()[1] for one in kept], suppressed) == (["CT001"], [])


# -- with the rest of claimtrack ----------------------------------------------------------------------


def test_a_warm_run_ignores_what_a_cold_one_does(tmp_path: Path) -> None:
    """The comments are read from the file, whatever the cache knows."""
    (tmp_path / "a.yaml").write_text(
        f"claims:\n  a: A # claimtrack: ignore CT308 {WHY}\n  b: B # claimtrack: ignore CT308\n"
    )
    cache = Cache.open({"XDG_CACHE_HOME": str(tmp_path / "cache")})
    cold = read([tmp_path], cache=cache)
    first = checking.findings(cold)
    warm = read([tmp_path], cache=cache)
    second = checking.findings(warm)
    assert (first, cold.suppressed) == (second, warm.suppressed)
    assert [one.code for one in first] == ["CT308", "CT012"]
    assert [one.kept for one in (cold, warm)] == [0, 1]


def test_of_what_is_suppressed_too_only_the_selected_counts() -> None:
    """Whoever asks for other codes is not told of these."""
    reading: Reading = read_texts({"a.yaml": f"claims:\n  a: A # claimtrack: ignore CT308 {WHY}\n"})
    assert checking.findings(reading, Selection(select=["CT4"])) == ()
    assert reading.suppressed == ()


def test_an_ignored_error_that_leaves_a_hole_keeps_the_corpus_from_being_loaded(
    tmp_path: Path,
) -> None:
    """A reference to nothing stays one; a claim that entails two rivals is all there."""
    file = tmp_path / "a.yaml"
    file.write_text(f"claims: {{a: A}}\nexpect: {{b: denied}} # claimtrack: ignore CT203 {WHY}\n")
    assert [one.code for one in claimtrack.check(file).diagnostics] == ["CT308"]
    with pytest.raises(claimtrack.CorpusError, match="no claim has the id `b`"):
        claimtrack.load(file)
    file.write_text(
        f"claims: {{a: A}}\nlinks: {{from: a, supports: a}} # claimtrack: ignore CT301 {WHY}\n"
    )
    assert list(claimtrack.load(file).claims) == ["a"]


def test_a_comment_ignores_what_verify_finds_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A quote that is altered on purpose is let pass; nothing else is said of the comments there."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "snapshots").mkdir()
    (tmp_path / "snapshots/s.txt").write_text("engines by night")
    sha = hashlib.sha256(b"engines by night").hexdigest()
    text = (
        "claims: {a: A}\n"
        f"sources: {{s: {{title: S, held: {{path: s.txt, sha256: '{sha}'}}}}}}\n"
        "stances:\n  s:\n    - {affirms: a, quote: engines by day} COMMENT\n"
    )
    for comment, code in (("", 1), ("# claimtrack: ignore CT501, CT405, CT99 -- a slip", 0)):
        (tmp_path / "a.yaml").write_text(text.replace("COMMENT", comment))
        out = io.StringIO()
        assert cli.main(["verify", "a.yaml"], stdout=out, environ={}) == code
        assert ("CT" in out.getvalue()) == (code == 1)


def test_two_comments_above_one_block_are_asked_in_turn() -> None:
    """Comments above one line are about the same; the upper gives the reason, the lower is needless."""
    comment = "  # claimtrack: ignore CT308 -- {}\n"
    text = f"claims:\n{comment.format('one')}\n{comment.format('two')}  a: A\n  b: B\n"
    reading = read_texts({"a.yaml": text})
    found = [f"{one.span.line} {one.code}" for one in checking.findings(reading)]
    assert found == ["4 CT013", "6 CT308"]
    assert [one.reason for one in reading.suppressed] == ["one"]


def test_suppressed_findings_stand_in_the_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the reason and the place of the comment; text tells how many there are."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").write_text("claims:\n  a: A # claimtrack: ignore CT308 -- so it is\n")
    out = io.StringIO()
    assert cli.main(["check", "a.yaml", "--format", "json"], stdout=out, environ={}) == 0
    (one,) = json.loads(out.getvalue())["suppressed"]
    assert (one["finding"]["code"], one["reason"]) == ("CT308", "so it is")
    assert (one["by"]["line"], one["by"]["column"]) == (2, 8)
    out = io.StringIO()
    assert cli.main(["check", "a.yaml"], stdout=out, environ={}) == 0
    assert out.getvalue() == "1 suppressed: 1 record in 1 file\n"
