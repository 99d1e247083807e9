"""`claimtrack picture`: a picture on standard output or in a file, whole or not at all."""

import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest

import claimtrack
from claimtrack.cli import main
from claimtrack.corpus import Corpus

ROOT = Path(__file__).parents[1]
CLAIMS = str(ROOT / "claims")


def run(*words: str) -> tuple[int, str, str]:
    """Return the exit code of a command, what it prints, and what it complains of."""
    out, err = io.StringIO(), io.StringIO()
    code = main(words, stdout=out, stderr=err)
    return code, out.getvalue(), err.getvalue()


@pytest.mark.parametrize(
    ("kind", "id_"),
    [
        ("map", "q-cargo"),
        ("matrix", "q-cargo"),
        ("timeline", "q-cargo"),
        ("provenance", "cargo-arms"),
    ],
)
def test_a_picture_is_printed(kind: str, id_: str) -> None:
    """The same as Python gives."""
    picture = claimtrack.load(CLAIMS).picture(kind, id_)  # type: ignore[arg-type]
    assert run("picture", kind, id_, CLAIMS) == (0, f"{picture.svg()}\n", "")


def test_a_picture_is_written_to_a_file(tmp_path: Path) -> None:
    """Nothing is printed; the file has the rights of any new file, an old one keeps its own."""
    file = tmp_path / "a b.svg"
    assert run("picture", "map", "q-cargo", CLAIMS, "-o", str(file)) == (0, "", "")
    assert file.read_text("utf-8") == run("picture", "map", "q-cargo", CLAIMS)[1]
    (tmp_path / "other").touch()
    assert file.stat().st_mode == (tmp_path / "other").stat().st_mode
    file.chmod(0o600)
    assert run("picture", "matrix", "q-cargo", CLAIMS, "--output", str(file)) == (0, "", "")
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.read_text("utf-8") == run("picture", "matrix", "q-cargo", CLAIMS)[1]
    assert sorted(os.listdir(tmp_path)) == ["a b.svg", "other"]


def test_a_file_behind_a_link_is_written_and_the_link_stays(tmp_path: Path) -> None:
    """As a shell would."""
    (tmp_path / "real.svg").touch()
    link = tmp_path / "link.svg"
    link.symlink_to("real.svg")
    assert run("picture", "map", "q-cargo", CLAIMS, "-o", str(link))[0] == 0
    assert link.is_symlink()
    assert (tmp_path / "real.svg").read_text("utf-8").startswith("<svg")


def test_what_is_no_file_is_written_through() -> None:
    """Such as the null device."""
    assert run("picture", "map", "q-cargo", CLAIMS, "-o", os.devnull) == (0, "", "")
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize(
    ("name", "why"),
    [("none/x.svg", "No such file or directory"), (".", "it is a folder")],
)
def test_a_file_that_cannot_be_written_is_told(name: str, why: str, tmp_path: Path) -> None:
    """With the reason, and exit code 2."""
    code, out, err = run("picture", "map", "q-cargo", CLAIMS, "-o", f"{tmp_path}/{name}")
    assert (code, out) == (2, "")
    assert err == f"claimtrack: {tmp_path}/{name} cannot be written: {why}\n"


def test_a_file_is_left_as_it_was_where_writing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half a picture is never there, and nothing is left beside it."""
    file = tmp_path / "x.svg"
    file.write_text("before", "utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    code, _, err = run("picture", "map", "q-cargo", CLAIMS, "-o", str(file))
    assert (code, err) == (2, f"claimtrack: {file} cannot be written: No space left on device\n")
    assert file.read_text("utf-8") == "before"
    assert os.listdir(tmp_path) == ["x.svg"]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("map", "q-carg"), "no question q-carg; did you mean q-cargo?"),
        (("map", "cargo-arms"), "cargo-arms is a claim, and no question"),
        (("provenance", "cargo-arm"), "no claim cargo-arm; did you mean cargo-arms?"),
        (("provenance", "q-cargo"), "q-cargo is a question, and no claim"),
    ],
)
def test_an_unknown_id_is_told_with_what_is_meant(words: tuple[str, str], why: str) -> None:
    """Also where it is the id of another kind of record."""
    assert run("picture", *words, CLAIMS) == (2, "", f"claimtrack: {why}\n")


def test_an_unknown_kind_is_told_with_those_there_are() -> None:
    """By the parser of arguments."""
    with pytest.MonkeyPatch.context() as patch:
        errors = io.StringIO()
        patch.setattr("sys.stderr", errors)
        assert main(["picture", "pie", "q-cargo"], stdout=io.StringIO()) == 2
    told = "kind cannot be pie; choose one of map, matrix, timeline, provenance"
    assert errors.getvalue() == f"claimtrack picture: {told}\n"


def test_a_notebook_shows_corpus_claim_and_question(corpus: Callable[[str], Corpus]) -> None:
    """As small tables; what is not recorded has no row."""
    found = corpus(
        "questions: {q: {text: 'Which?', answers: [a, b], exclusive: true}, r: {text: R, answers: [a, b]}}\n"
        "claims: {a: {text: A <b>., quantity: {value: 3.., unit: tons, of: shells}}, b: B.}\n"
    )
    assert '<th scope="row">claims</th><td dir="auto">2</td>' in found._repr_html_()
    assert found.claims["a"]._repr_html_() == (
        '<table><caption>Claim a</caption><tbody><tr><th scope="row">text</th>'
        '<td dir="auto">A &lt;b&gt;.</td></tr><tr><th scope="row">kind</th><td dir="auto">fact</td></tr>'
        '<tr><th scope="row">quantity</th><td dir="auto">3.. tons of: shells</td></tr>'
        '<tr><th scope="row">status</th><td dir="auto">active</td></tr></tbody></table>'
    )
    assert "quantity" not in found.claims["b"]._repr_html_()
    assert "at most one can hold" in found.questions["q"]._repr_html_()
    assert "may go together" in found.questions["r"]._repr_html_()
    assert repr(found).startswith("<Corpus: 2 claims, 2 questions, 0 stances")
