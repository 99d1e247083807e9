"""What a report can be asked for: a part, a date, what changed since a revision, a file, other templates."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import stat
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from claimtrack.cli import main
from claimtrack.contradictions.search import Search
from claimtrack.corpus import Corpus
from claimtrack.pages.report import render
from claimtrack.reports import headings, wording
from claimtrack.reports.gathering import gather

if TYPE_CHECKING:
    from tests.conftest import Shell

ROOT = Path(__file__).parents[1]
SCHEMA = json.loads((ROOT / "docs/reference/report.schema.json").read_text(encoding="utf-8"))

CLAIMS = """\
questions:
  cargo: {text: "What do the flights carry?", answers: [tea, arms], exclusive: true}
  crew: {text: "Who flies?", answers: [pilots, robots]}
claims:
  tea: The flights carry tea.
  arms: The flights carry arms.
  pilots: Pilots fly.
  robots: Robots fly.
  lone: It rained.
actors: {ann: Ann, bob: Bob, cy: Cy}
sources:
  log: {title: The log, author: cy, published: 2012, availability: lost}
  copy: {title: A copy, derived_from: [{source: log, how: quotes}], published: 2014, part_of: log}
stances:
  log:
    - {id: one, holder: ann, affirms: tea, quote: only tea, line: 3}
    - {id: two, holder: bob, affirms: arms}
    - {id: wet, affirms: lone}
  copy: [{id: three, holder: ann, affirms: lone, relies_on: one}]
assessments:
  - {of: log, by: cy, dated: 2014, reliability: B}
  - {of: copy, by: bob, dated: 2014, reliability: C}
"""


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin with the claims above, in a folder of their own."""
    monkeypatch.chdir(tmp_path)
    put(CLAIMS)


def put(text: str, name: str = "claims/cargo.yaml") -> None:
    """Write a file below the current folder."""
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def run(*words: str, environ: dict[str, str] | None = None) -> tuple[int, str, str]:
    """Run the command at 80 columns and return its exit code and what it wrote."""
    out, err = io.StringIO(), io.StringIO()
    settings = {**(environ or {}), "COLUMNS": "80"}
    code = main(["report", *words], stdout=out, stderr=err, environ=settings)
    return code, out.getvalue(), err.getvalue()


def told(*words: str, environ: dict[str, str] | None = None) -> Any:  # noqa: ANN401 - JSON
    """Return what the JSON report says, which is as its schema has it."""
    code, out, err = run("--format", "json", *words, environ=environ)
    assert (code, err) == (0, "")
    found = json.loads(out)
    jsonschema.validate(found, SCHEMA, cls=jsonschema.Draft202012Validator)
    return found


def ids(found: Any, what: str) -> list[str]:  # noqa: ANN401 - JSON
    """Return the ids of what a report tells of one kind."""
    return [one["id"] for one in found[what]]


REJECTED = """\
claims: {a: A., b: B.}
actors: {ann: Ann}
sources: {s: {title: S}}
stances: {s: [{holder: ann, affirms: a}, {affirms: b}]}
links: [{from: a, contradicts: b, status: rejected, reason: No.}]
"""
"""A corpus without question, in which a contradiction was looked at and rejected."""

# -- a part ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "questions", "claims", "sources"),
    [
        ((), ["cargo", "crew"], ["arms", "lone", "pilots", "robots", "tea"], ["log", "copy"]),
        (("--question", "cargo"), ["cargo"], ["arms", "tea"], ["log"]),
        (("--claim", "tea"), ["cargo"], ["arms", "tea"], ["log"]),
        (("--claim", "lone"), [], ["lone"], ["log", "copy"]),
        (("--holder", "bob"), ["cargo"], ["arms", "tea"], ["log"]),
        (("--holder", "cy"), [], ["lone"], ["log", "copy"]),
        (("--kind", "rivalry"), ["cargo"], ["arms", "tea"], ["log"]),
        (("--kind", "denial", "--kind", "tension"), [], [], []),
        (("--question", "crew", "--holder", "ann"), [], [], []),
        (("--question", "cargo", "--claim", "arms"), ["cargo"], ["arms", "tea"], ["log"]),
    ],
)
def test_only_what_fits_is_told(
    words: tuple[str, ...], questions: list[str], claims: list[str], sources: list[str]
) -> None:
    """A question with all its answers, a claim with its rivals, a holder's claims with theirs."""
    found = told(*words)
    assert (ids(found, "questions"), ids(found, "claims")) == (questions, claims)
    assert ids(found, "sources") == sources
    assert found["counts"]["claims"] == 5
    assert (found["scope"] is None) == (words == ())


def test_ratings_are_those_of_what_is_told() -> None:
    """A source that is not told takes its ratings with it."""
    of = [of["of"]["id"] for one in told()["judgements"] for of in one["ratings"]]
    assert of == ["copy", "log"]
    (one,) = told("--question", "cargo")["judgements"]
    assert [of["of"]["id"] for of in one["ratings"]] == ["log"]


def test_who_is_only_maybe_on_a_side_is_not_counted_as_at_odds(
    corpus: Callable[[str], Corpus],
) -> None:
    """The count is of those who are named as for and against; where none is sure, of all."""
    doubted = CLAIMS.replace("affirms: arms}", "affirms: arms}\n    - {ATTRIBUTED, affirms: arms}")
    maybe = doubted.replace("ATTRIBUTED", "id: four, holder: cy, attribution: unsure")
    assert gather(corpus(maybe).records).questions[0].at_odds == ("ann", "bob")
    alone = CLAIMS.replace(
        "holder: bob, affirms: arms", "holder: bob, affirms: arms, attribution: unsure"
    )
    assert gather(corpus(alone).records).questions[0].at_odds == ("ann", "bob")


@pytest.mark.parametrize("format_", ["text", "markdown", "html"])
def test_the_counts_of_a_part_and_of_the_whole_are_told_apart(format_: str) -> None:
    """What is on record in all is no count of what is told."""
    _, whole, _ = run("--format", format_)
    assert "On record in all" not in whole
    _, part, _ = run("--format", format_, "--kind", "denial")
    told = " ".join(part.split())
    assert "On record in all: 5 claims, 2 of them contested; " in told
    assert "Told here: 0 denials, 0 rivalries, 0 tensions; 0 apparent only." in told


@pytest.mark.parametrize("format_", ["text", "markdown", "html"])
def test_what_is_left_out_is_said_at_the_top(format_: str) -> None:
    """Whoever is handed a part knows that it is one, and as of when."""
    words = ("--holder", "ann", "--claim", "tea", "--question", "cargo", "--kind", "rivalry")
    _, out, _ = run("--format", format_, *words, "--as-of", "2013")
    top = " ".join(out.partition("at odds")[0].replace("\\", "").split())
    assert (
        "Told here is only what concerns the question “What do the flights carry?” [cargo]" in top
    )
    assert "the claim “The flights carry tea.” [tea] and the holder Ann [ann] and" in top
    assert "contradictions of kind rivalry." in top
    assert "As it could be known by 2013: later and undated stances are left out." in top


def test_as_of_a_date_later_stances_are_left_out() -> None:
    """What was said in 2014 is not there in 2013."""
    found = told("--as-of", "2013")
    assert found["as_of"] == "2013"
    assert found["counts"]["stances"] == 3


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--question", "carg"), "no question carg; did you mean cargo?"),
        (("--question", "tea"), "tea is a claim, and no question"),
        (("--claim", "teas"), "no claim teas; did you mean tea?"),
        (("--holder", "an"), "no holder an; did you mean ann?"),
        (
            ("--question", "crew", "--claim", "tea"),
            "tea is no answer of crew, which has pilots, robots",
        ),
        (("--templates", "mine"), "--templates goes with --format html alone"),
        (("--since", "HEAD"), "claims is in no git repository that can be read"),
    ],
)
def test_what_cannot_be_asked_is_said(words: tuple[str, ...], said: str) -> None:
    """In one line, and the exit code is that of wrong usage."""
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert err.startswith(f"claimtrack: {said}")


@pytest.mark.parametrize("words", [("--kind", "latent"), ("--as-of", "then"), ("--format", "pdf")])
def test_a_wrong_value_is_wrong_usage(words: tuple[str, ...]) -> None:
    """As of any command."""
    assert run(*words)[0] == 2


@pytest.mark.parametrize(
    ("text", "words", "said"),
    [
        ("actors: {ann: Ann}\n", (), "There is no claim on record yet."),
        ("claims: {a: A.}\n", (), "No question is asked here"),
        (
            REJECTED,
            (),
            "stand below by kind",
        ),
        (CLAIMS, ("--question", "crew", "--holder", "ann"), "Nothing on record fits."),
        (CLAIMS, ("--question", "crew"), "Nobody is at odds with anybody over a question here."),
    ],
)
@pytest.mark.parametrize("format_", ["text", "markdown", "html"])
def test_where_nothing_is_contested_that_is_said(
    format_: str, text: str, words: tuple[str, ...], said: str
) -> None:
    """An empty report reads as one, and is none that broke off."""
    put(text)
    _, out, _ = run("--format", format_, *words)
    assert said in out
    assert "never what is true" in out


# -- what changed ----------------------------------------------------------------------------------

NOW = (
    CLAIMS.replace("  lone: It rained.\n", "  lone: It rained much.\n  snow: It snowed.\n")
    .replace("{id: two, holder: bob, affirms: arms}", "{id: two, holder: bob, affirms: pilots}")
    .replace("    - {id: wet, affirms: lone}\n", "    - {id: four, holder: bob, denies: lone}\n")
)


@pytest.fixture
def before(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Settings of a repository in which the claims above are committed, and others stand now."""
    monkeypatch.chdir(shell.folder)
    put(CLAIMS)
    done = shell.run("git init -q && git add . && git commit -qm First")
    assert done.returncode == 0, done.stderr
    put(NOW)
    return shell.environment


def test_what_changed_since_a_revision_is_told(before: dict[str, str]) -> None:
    """Claims and stances that are new, gone or other, statuses, and contradictions."""
    changes = told("--since", "HEAD", environ=before)["changes"]
    assert changes["rev"] == "HEAD"
    assert ids(changes, "claims") == ["snow"]
    assert ids(changes, "gone") == []
    assert changes["reworded"] == [
        {"id": "lone", "before": "It rained.", "text": "It rained much."}
    ]
    assert changes["statuses"] == [
        {"id": "arms", "before": "contested", "status": "unasserted"},
        {"id": "lone", "before": "uncontested", "status": "contested"},
        {"id": "pilots", "before": "unasserted", "status": "uncontested"},
        {"id": "tea", "before": "contested", "status": "uncontested"},
    ]
    assert ids(changes, "stances") == ["four"]
    assert ids(changes, "withdrawn") == ["wet"]
    assert ids(changes, "changed") == ["two"]
    assert [(one["kind"], one["claims"]) for one in changes["begun"]] == [("denial", ["lone"])]
    assert [(one["kind"], one["question"]) for one in changes["ended"]] == [("rivalry", "cargo")]


@pytest.mark.parametrize("format_", ["text", "markdown", "html"])
def test_every_rendering_tells_what_changed(format_: str, before: dict[str, str]) -> None:
    """In its summary, each sort of change with how many there are."""
    _, out, _ = run("--format", format_, "--since", "HEAD", environ=before)
    top = out.replace("\\", "").partition("told above")[0]
    assert "What changed since HEAD" in top
    for label in (
        *("new contradictions (1)", "ended contradictions (1)", "changed statuses (4)"),
        *("new claims (1)", "reworded claims (1)", "new stances (1)", "stances gone (1)"),
        "changed stances (1)",
    ):
        assert label in top
    assert "claims gone" not in top


def test_the_table_marks_what_changed(before: dict[str, str]) -> None:
    """A column more, and rows at the end for what is gone."""
    put(
        NOW.replace("answers: [tea, arms]", "answers: [tea, snow]").replace(
            "  arms: The flights carry arms.\n", ""
        )
    )
    _, out, _ = run("--format", "csv", "--since", "HEAD", environ=before)
    rows = [
        (row["claim"], row["holder"], row["change"]) for row in csv.DictReader(io.StringIO(out))
    ]
    assert rows == [
        ("tea", "ann", ""),
        ("snow", "", "new"),
        ("pilots", "bob", "changed"),
        ("robots", "", ""),
        ("lone", "ann", ""),
        ("lone", "bob", "new"),
        ("arms", "", "gone"),
        ("lone", "cy", "gone"),
    ]
    _, out, _ = run("--format", "csv")
    assert "change" not in out.splitlines()[0]


def test_where_nothing_changed_that_is_said(before: dict[str, str]) -> None:
    """An order of records, or a comment, is no change."""
    put(f"# A comment.\n{CLAIMS}")
    for format_ in ("text", "markdown", "html"):
        _, out, _ = run("--format", format_, "--since", "HEAD", environ=before)
        assert "Nothing changed since HEAD" in out
    _, out, _ = run("--format", "csv", "--since", "HEAD", environ=before)
    assert {row["change"] for row in csv.DictReader(io.StringIO(out))} == {""}


def test_the_part_that_is_asked_for_is_compared(before: dict[str, str]) -> None:
    """Also as of a date."""
    changes = told("--since", "HEAD", "--question", "crew", "--as-of", "2013", environ=before)[
        "changes"
    ]
    assert ids(changes, "statuses") == ["pilots"]
    assert ids(changes, "stances") == ["two"]


def test_a_revision_with_errors_is_no_past_to_compare_with(
    before: dict[str, str], shell: Shell
) -> None:
    """The first of them is named."""
    put(CLAIMS.replace("affirms: tea", "affirms: coffee"))
    shell.run("git commit -qam Second")
    put(CLAIMS)
    code, out, err = run("--since", "HEAD", environ=before)
    assert (code, out) == (2, "")
    assert err.startswith(
        "claimtrack: the claim files at `HEAD` have errors: claims/cargo.yaml:16: "
    )


def test_one_holder_on_both_sides_is_a_contradiction_of_that_holder(before: dict[str, str]) -> None:
    """That another now is so too does not hide it."""
    wet = "    - {id: wet, affirms: lone}\n"
    put(CLAIMS.replace(wet, f"{wet}    - {{id: dry, denies: lone}}\n"))
    changes = told("--since", "HEAD", environ=before)["changes"]
    kinds = {(one["kind"], tuple(one["holders"])) for one in changes["begun"]}
    assert ("self-contradiction", ("cy",)) in kinds


def test_the_explanation_has_the_words_of_the_report() -> None:
    """The table of the page *How to read a report* is what every rendering ends with."""
    page = (ROOT / "docs/explanation/report.md").read_text(encoding="utf-8")
    rows = "\n".join(f"| {term} | {meaning} |" for term, meaning in headings.TERMS.items())
    assert f"|---|---|\n{rows}\n\n" in page


def test_many_sides_and_holders_are_cut_in_a_line(corpus: Callable[[str], Corpus]) -> None:
    """The first few are named, the others counted."""
    names = [f"h{n}" for n in range(7)]
    search = corpus(
        "\n".join(
            [
                "questions:",
                "  q: {text: Q, answers: [c0, c1, c2, c3, c4, c5], exclusive: true}",
                f"claims: {{{', '.join(f'c{n}: C{n}' for n in range(6))}}}",
                f"actors: {{{', '.join(f'{name}: {name.upper()}' for name in names)}}}",
                "sources: {s: {title: S, published: 2013}}",
                "stances:",
                "  s:",
                *(f"    - {{holder: {name}, affirms: c0}}" for name in names[1:]),
                *(f"    - {{holder: h0, affirms: c{n}}}" for n in range(1, 6)),
            ]
        )
    ).search
    (one,) = [c for c in gather(search.records).contradictions if c.finding.kind == "rivalry"]
    told = wording.sentence(one)
    assert told.startswith(
        "rivalry: H1; H2; H3; H4 and 2 more affirms “C0” [c0] / H0 affirms “C1” [c1]"
    )
    assert told.endswith(" / 2 more sides")


# -- a file ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("format_", ["text", "markdown", "json", "csv", "html"])
def test_a_file_holds_what_would_be_printed(format_: str) -> None:
    """And nothing is printed."""
    _, out, _ = run("--format", format_)
    assert run("--format", format_, "-o", "out") == (0, "", "")
    assert Path("out").read_bytes() == out.encode()


def test_a_file_keeps_its_rights_and_a_link_leads_where_it_led() -> None:
    """The new content stands where the old stood."""
    put("old", "there/old.txt")
    Path("there/old.txt").chmod(0o640)
    Path("link").symlink_to("there/old.txt")
    assert run("-o", "link")[0] == 0
    assert Path("link").is_symlink()
    assert stat.S_IMODE(os.stat("there/old.txt").st_mode) == 0o640
    assert Path("there/old.txt").read_text(encoding="utf-8").startswith("What is claimed")


@pytest.mark.parametrize(
    ("file", "why"), [("gone/out", "No such file or directory"), (".", "it is a folder")]
)
def test_a_file_that_cannot_be_written_is_named(file: str, why: str) -> None:
    """With the reason, and the exit code is 2."""
    assert run("-o", file) == (2, "", f"claimtrack: {file} cannot be written: {why}\n")


@pytest.mark.parametrize(
    ("file", "what"),
    [
        ("claims/cargo.yaml", "a YAML file"),
        ("other.yml", "a YAML file"),
        ("link.html", "a YAML file"),
        ("claims/claims.txt", "a claim file"),
        ("claimtrack.toml", "the configuration of a project"),
    ],
)
def test_what_people_have_typed_is_not_overwritten(file: str, what: str) -> None:
    """A slip in the name, or a link, costs no claim file and no configuration."""
    put("claims: {a: A}\n", "claims/cargo.yaml")
    put("actors: {b: B}\n", "claims/claims.txt")
    put("", "other.yml")
    put("", "claimtrack.toml")
    Path("link.html").symlink_to("claims/cargo.yaml")
    before = {path: path.read_bytes() for path in Path().rglob("*.*") if path.is_file()}
    said = f"claimtrack: {file} is {what}, and is not overwritten; name another file\n"
    assert run("claims", "claims/claims.txt", "-o", file) == (2, "", said)
    assert {path: path.read_bytes() for path in before} == before


def test_a_file_without_a_name_is_told() -> None:
    """The message says how to write to the terminal."""
    said = "the file to write to has no name; leave out -o to write to the terminal"
    assert run("-o", "") == (2, "", f"claimtrack: {said}\n")


def test_the_null_device_stays_what_it_is() -> None:
    """What is no ordinary file is written to, not replaced."""
    assert run("-o", os.devnull) == (0, "", "")
    assert not Path(os.devnull).is_file()


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Also no draft beside it."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    put("old", "out")
    monkeypatch.setattr(os, "replace", full)
    code, _, err = run("-o", "out")
    assert (code, err) == (2, "claimtrack: out cannot be written: No space left on device\n")
    assert Path("out").read_text(encoding="utf-8") == "old"
    assert sorted(os.listdir()) == ["claims", "out"]


# -- templates -------------------------------------------------------------------------------------


def test_a_template_of_ones_own_stands_in_place_of_ours() -> None:
    """One part is other, all else as it was."""
    put("<footer><p>Ours: {{ report.counts.claims }}</p></footer>\n", "mine/foot.html")
    _, ours, _ = run("--format", "html")
    code, out, _ = run("--format", "html", "--templates", "mine")
    assert code == 0
    assert "<footer><p>Ours: 5</p></footer>" in out
    assert out.partition("<footer>")[0] == ours.partition("<footer>")[0]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "foot.html",
            "\n{% if %}",
            "mine/foot.html:2: Expected an expression, got 'end of statement block'",
        ),
        ("foot.html", "\n\n{{ reprot }}", "mine/foot.html:3: 'reprot' is undefined"),
        ("foot.html", "{{ report.counts.clams }}", "mine/foot.html:1: "),
        ("foot.html", "\n{{ 1 // 0 }}", "mine/foot.html:2: "),
        (
            "foot.html",
            '\n{% include "gone.html" %}',
            "mine/foot.html:2: there is no template gone.html, neither in mine nor among ours",
        ),
        ("style.css", "{{ x }}", "mine/style.css:1: 'x' is undefined"),
        ("foot.html", "\n{{ wording.size(1) }}", "mine/foot.html:2: "),
        (
            "foot.html",
            '{% extends "gone.html" %}',
            "mine/foot.html:1: there is no template gone.html",
        ),
        ("foot.html", "\n{{ parts.gone(1) }}", "mine/foot.html:2: there is no macro 'gone'"),
        (
            "parts.html",
            "\n",
            "mine/parts.html: there is no macro 'contested', met in our summary.html:",
        ),
        (
            "feet.html",
            "",
            "mine holds no template that stands in place of one of ours: apparent.html, ",
        ),
    ],
)
def test_a_fault_in_a_template_is_said_with_its_line(name: str, text: str, said: str) -> None:
    """No traceback, no half page, and the exit code is 2."""
    put(text, f"mine/{name}")
    put("old", "out")
    code, out, err = run("--format", "html", "--templates", "mine", "-o", "out")
    assert (code, out) == (2, "")
    assert err.startswith(f"claimtrack: {said}")
    assert err.count("\n") == 1
    assert Path("out").read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize("folder", ["mine", "mine/"])
def test_a_template_that_is_no_text_is_named(folder: str) -> None:
    """With the line of the first byte that is not UTF-8; a folder, a loose link and a pipe are no files."""
    os.mkdir("mine")
    file = Path("mine/foot.html")
    file.write_bytes(b"<p>\n\xff\xfe</p>")
    said = "mine/foot.html:2: a byte here is not UTF-8: save the file as UTF-8"
    command = ("--format", "html", "--templates", folder)
    assert run(*command) == (2, "", f"claimtrack: {said}\n")
    file.unlink()
    file.symlink_to("gone")
    said = "mine/foot.html is no file, so it cannot stand in place of our template"
    assert run(*command) == (2, "", f"claimtrack: {said}\n")
    file.unlink()
    os.mkfifo(file)
    assert run(*command) == (2, "", f"claimtrack: {said}\n")
    file.unlink()
    file.write_text("\n{{ x }}")
    assert run(*command) == (2, "", "claimtrack: mine/foot.html:2: 'x' is undefined\n")


def test_a_template_that_may_not_be_read_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """With what the system says."""
    put("<p>", "mine/foot.html")

    def denied(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("claimtrack.pages.overriding.open", denied, raising=False)
    said = "mine/foot.html cannot be read: Permission denied"
    assert run("--format", "html", "--templates", "mine") == (2, "", f"claimtrack: {said}\n")


def test_an_error_beside_every_template_names_those_of_the_user(
    corpus: Callable[[str], Corpus], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What goes wrong outside of templates may still come of them."""

    def broken(*_: object) -> None:
        raise RuntimeError

    put("<p>", "mine/foot.html")
    monkeypatch.setattr("claimtrack.pages.report.by_kind", broken)
    search = corpus(CLAIMS).search
    with pytest.raises(ValueError, match=r"^mine/foot\.html: RuntimeError$"):
        "".join(render(gather(search.records), search, templates="mine"))


def test_a_folder_of_templates_that_is_not_there_is_named() -> None:
    """With the reason."""
    code, _, err = run("--format", "html", "--templates", "gone")
    said = "the folder of templates gone cannot be read: No such file or directory"
    assert (code, err) == (2, f"claimtrack: {said}\n")


def test_an_error_of_ours_is_not_put_down_to_the_user(
    corpus: Callable[[str], Corpus], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a folder of the user's own whatever goes wrong is a bug, and is seen as one."""

    def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("claimtrack.reports.wording.size", broken)
    search = corpus(CLAIMS).search
    with pytest.raises(RuntimeError):
        "".join(render(gather(search.records), search))


# -- where it comes from ---------------------------------------------------------------------------

CIRCULAR = """\
questions: {q: {text: Q, answers: [a, b]}}
claims: {a: A., b: B.}
actors: {ann: Ann, bob: Bob, cy: Cy, dee: Dee}
sources:
  s: {title: S, author: ann}
  t: {title: T, author: bob}
  u: {title: U, author: cy}
  v: {title: V, kind: comment-thread}
  w: {title: W, kind: comment-thread}
stances:
  s: [{id: one, affirms: a, relies_on: two}, {affirms: b}]
  t: [{id: two, affirms: a, relies_on: one}, {affirms: b}]
  u: [{affirms: b}]
  v: {holder: ann, affirms: b, via: [cy, dee]}
  w: {holder: ann, affirms: b, via: [dee, cy]}
"""


@pytest.mark.parametrize("format_", ["text", "markdown", "json", "html"])
def test_circles_and_what_no_line_is_left_without_are_told(format_: str) -> None:
    """Those that are sure, those that are not, and the choices where nothing is on every line."""
    put(CIRCULAR)
    _, out, _ = run("--format", format_)
    if format_ == "json":
        found = told()
        assert [one["sure"] for one in found["circles"]] == [True, False]
        (lineage,) = found["claims"][1]["lineages"]
        assert lineage["load_bearing"] == []
        assert lineage["together"]
        return
    said = " ".join(re.sub(r"<[^>]*>|\\\\", "", out).lower().split())
    assert "circular reporting" in said
    assert "ann → bob → ann" in said
    assert "possibly, if chains are joined: " in said
    assert "no line is left without one each of" in said


# -- the page --------------------------------------------------------------------------------------


def page(corpus: Corpus) -> str:
    """Return the page on a corpus."""
    return "".join(render(gather(corpus.records), Search(corpus.records)))


def test_the_page_forbids_itself_everything_but_its_style(corpus: Callable[[str], Corpus]) -> None:
    """The policy names the one style sheet by its hash, and there is no script to allow."""
    out = page(corpus(CLAIMS))
    assert "default-src 'none'; style-src 'sha256-" in out.replace("&#39;", "'")
    assert "<script" not in out
    assert " style=" not in out


def test_a_source_says_all_that_is_recorded_of_it(corpus: Callable[[str], Corpus]) -> None:
    """Availability, what it is part of and comes from, and how many stances it records."""
    out = page(corpus(CLAIMS))
    assert "log · unknown · by Cy · published 2012 · lost · 3 stances" in out
    assert "copy · unknown · published 2014 · part of log · quotes log · 1 stance" in out
    assert '<q>only tea</q> <span class="dim">line 3 of the source</span>' in out


@pytest.mark.parametrize(
    ("url", "led"),
    [
        ("https://a.test/x?a=1&b=2", True),
        ("HTTP://a.test", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("https://a.test/\u202e", False),
        ("//a.test", False),
    ],
)
def test_only_addresses_on_the_web_are_links(
    corpus: Callable[[str], Corpus], url: str, *, led: bool
) -> None:
    """Any other is shown as it was typed."""
    out = page(
        corpus(CLAIMS.replace("title: The log,", f"title: The log, url: {json.dumps(url)},"))
    )
    assert ('rel="noopener noreferrer nofollow external"' in out) == led


def test_a_quote_is_in_the_language_of_its_source(corpus: Callable[[str], Corpus]) -> None:
    """Where the record says which."""
    out = page(corpus(CLAIMS.replace("title: The log,", "title: The log, lang: ar,")))
    assert '<q lang="ar">only tea</q>' in out
    assert "<q>only tea</q>" in page(corpus(CLAIMS))


def test_where_a_claim_comes_from_can_be_drawn(corpus: Callable[[str], Corpus]) -> None:
    """As a picture that stands in a page, with ids of its own."""
    from claimtrack.pages.parts import Pictures  # noqa: PLC0415 - only here

    search = corpus(CLAIMS).search
    report = gather(search.records)
    pictures = Pictures(report, search)
    drawn = [pictures.provenance(account) for account in report.accounts if account.statements]
    assert [one.count("<svg") for one in drawn] == [1, 1, 1]
    assert 'id="provenance-arms-title"' in drawn[0]
