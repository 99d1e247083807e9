"""The formats of the competition: there and back, and every fault at its line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.semantics import (
    FORMATS,
    Fault,
    Format,
    FormatError,
    Framework,
    dumps,
    loads,
    read,
    write,
)

SMALL = Framework(["a", "b", "c"], [("a", "b"), ("b", "a"), ("c", "c")])
TEXTS: dict[Format, str] = {
    "af": "p af 3\n1 2\n2 1\n3 3\n",
    "apx": "arg(a).\narg(b).\narg(c).\natt(a,b).\natt(b,a).\natt(c,c).\n",
    "tgf": "a\nb\nc\n#\na b\nb a\nc c\n",
}


@pytest.mark.parametrize("form", FORMATS)
def test_a_framework_as_text(form: Format) -> None:
    """Each format says it as the competition does; `.af` numbers the arguments."""
    assert dumps(SMALL, form) == TEXTS[form]
    renamed = dict(zip("abc", "123", strict=True)) if form == "af" else {}
    arguments = [renamed.get(one, one) for one in SMALL.arguments]
    attacks = [(renamed.get(a, a), renamed.get(b, b)) for a, b in SMALL.attacks]
    assert loads(TEXTS[form], form) == Framework(arguments, attacks)


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("af", "# made by hand\n\np af 2\r\n# an attack\n1   2\n1 2\n"),
        ("apx", "% made by hand\narg(1). arg( 2 ) .att(1, 2). % twice\n\natt(1,2).\r\narg(2)."),
        ("tgf", "1 the first\r\n\n2\n2\n#\n1 2 an attack\n1 2"),
    ],
)
def test_what_else_a_text_may_hold(form: Format, text: str) -> None:
    """Comments, labels, blank lines, spaces, repetitions and Windows' line ends are read over."""
    assert loads(text, form) == Framework(["1", "2"], [("1", "2")])


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_is_a_framework(form: Format) -> None:
    """A framework without arguments is said and read."""
    empty = Framework[str]([], [])
    assert loads(dumps(empty, form), form) == empty


@pytest.mark.parametrize("form", FORMATS)
def test_a_byte_order_mark_is_read_over(form: Format, tmp_path: Path) -> None:
    """It is no part of the first name, in a text and in a file."""
    marked = "\ufeff" + TEXTS[form]
    path = tmp_path / f"small.{form}"
    path.write_text(marked, encoding="utf-8")
    assert loads(marked, form) == read(str(path)) == loads(TEXTS[form], form)


def test_arguments_alone_need_no_separator() -> None:
    """Without attacks a `.tgf` may end after its arguments, each alone on a line."""
    assert loads("a\n\nb\na\n", "tgf") == Framework(["a", "b"], [])


names = st.text("abz019_-é", min_size=1, max_size=3)


@given(st.lists(names, max_size=6, unique=True), st.data(), st.sampled_from(FORMATS))
def test_there_and_back(arguments: list[str], data: st.DataObject, form: Format) -> None:
    """What was written is read as it was; in `.af` up to the names, and the second time wholly."""
    pairs = [(one, other) for one in arguments for other in arguments]
    attacks = data.draw(st.lists(st.sampled_from(pairs), max_size=12)) if pairs else []
    framework = Framework(arguments, attacks)
    again = loads(dumps(framework, form), form)
    if form == "af":
        assert (len(again.arguments), len(again.attacks)) == (
            len(arguments),
            len(framework.attacks),
        )
        assert loads(dumps(again, form), form) == again
    else:
        assert again == framework


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        ("af", "", ["line 1: expected 'p af N', N being how many arguments there are"]),
        ("af", "p af two", ["line 1: expected 'p af N', N being how many arguments there are"]),
        ("af", "\np af ٣", ["line 2: expected 'p af N', N being how many arguments there are"]),
        ("af", "p cnf 3 3", ["line 1: expected 'p af N', N being how many arguments there are"]),
        (
            "af",
            "p af 99999999999",
            ["line 1: expected 'p af N' with N at most 1000, N being how many arguments there are"],
        ),
        (
            "af",
            "p af " + "9" * 9999,
            ["line 1: expected 'p af N', N being how many arguments there are"],
        ),
        (
            "af",
            "p af 2\n1 3\n# fine\n0 1\n1 2\n1\n1 2 0\na b",
            [
                "line 2: expected two numbers from 1 to 2, not '1 3'",
                "line 4: expected two numbers from 1 to 2, not '0 1'",
                "line 6: expected two numbers from 1 to 2, not '1'",
                "line 7: expected two numbers from 1 to 2, not '1 2 0'",
                "line 8: expected two numbers from 1 to 2, not 'a b'",
            ],
        ),
        (
            "apx",
            "arg(a).\natt(a,b). att(c,c).\narg(a,b).\natt(a).\narg(a) % no stop\nfoo",
            [
                "line 2: there is no arg(b)",
                "line 2: there is no arg(c)",
                "line 3: expected arg(a). or att(a,b)., not 'arg(a,b).'",
                "line 4: expected arg(a). or att(a,b)., not 'att(a).'",
                "line 5: expected arg(a). or att(a,b)., not 'arg(a)'",
                "line 6: expected arg(a). or att(a,b)., not 'foo'",
            ],
        ),
        (
            "tgf",
            "a\n#\na\na z\n#\ny y",
            [
                "line 3: expected attacker and target, not 'a' alone",
                "line 4: 'z' is not among the arguments",
                "line 5: expected attacker and target, not '#' alone",
                "line 6: 'y' is not among the arguments",
            ],
        ),
        (
            "tgf",
            "a\nb\na b\nb a\n",
            ["line 3: expected an argument alone, since no line '#' ends the arguments"],
        ),
        (
            "tgf",
            "a\n# comment\na a\n",
            [
                "line 2: '#' cannot be the name of an argument; '#' alone on its line ends them",
                "line 3: expected an argument alone, since no line '#' ends the arguments",
            ],
        ),
        (
            "tgf",
            "a\n#b\n#\na a\n",
            [
                "line 2: '#b' cannot be the name of an argument; '#' alone on its line ends them",
            ],
        ),
    ],
)
def test_every_fault_has_its_line(form: Format, text: str, expected: list[str]) -> None:
    """All that is wrong is told at once, each once, in the order of the lines."""
    with pytest.raises(FormatError) as caught:
        loads(text, form, most=1000)
    assert [str(fault) for fault in caught.value.faults] == expected
    assert str(caught.value) == "\n".join(expected)


@pytest.mark.parametrize("form", FORMATS)
def test_too_many_arguments_are_refused(form: Format) -> None:
    """A text with more arguments than allowed is not built up in memory."""
    with pytest.raises(FormatError, match=r"at most 2|more than 2 arguments"):
        loads(TEXTS[form], form, most=2)


@given(st.text("parg(),.#% \n12a٣\x00é", max_size=60), st.sampled_from(FORMATS))
def test_any_text_is_a_framework_or_faults(text: str, form: Format) -> None:
    """Whatever the text, there is no other exception, and each fault has a line of it."""
    faults = list(faults_of(text, form))
    assert all(1 <= fault.line <= text.count("\n") + 1 for fault in faults)
    assert len(set(faults)) == len(faults)


def faults_of(text: str, form: Format) -> Iterator[Fault]:
    """Give what is wrong with a text; a framework has nothing wrong, a refusal something."""
    try:
        loads(text, form)
    except FormatError as error:
        yield error.faults[0]
        yield from error.faults[1:]


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("apx", "a b"),
        ("apx", "a,b"),
        ("apx", ""),
        ("tgf", "a b"),
        ("tgf", "#"),
        ("tgf", "a\nb"),
        ("tgf", "\ufeffa"),
    ],
)
def test_what_a_format_cannot_say_is_refused(form: Format, name: str) -> None:
    """A name that would be read as something else is not written."""
    with pytest.raises(ValueError, match=rf"cannot be the name of an argument in \.{form}"):
        dumps(Framework([name], []), form)


def test_arguments_that_are_written_alike_are_refused() -> None:
    """The number 1 and the text 1 are two arguments, but one name."""
    with pytest.raises(ValueError, match="two arguments are written alike"):
        dumps(Framework[object]([1, "1"], []), "apx")
    assert dumps(Framework([1, 2], [(1, 2)]), "tgf") == "1\n2\n#\n1 2\n"


def test_files_are_told_by_how_they_end(tmp_path: Path) -> None:
    """Reading and writing go by the end of the name; another end is refused with what there is."""
    for form in FORMATS:
        path = str(tmp_path / f"small.{form}")
        write(SMALL, path)
        assert dumps(read(path), form) == TEXTS[form]
    with pytest.raises(ValueError, match="no format 'txt': it is one of af, apx, tgf"):
        read(str(tmp_path / "small.txt"))
    with pytest.raises(ValueError, match="no format 'txt': it is one of af, apx, tgf"):
        write(SMALL, str(tmp_path / "small.txt"))


def test_a_file_that_is_too_long_or_no_utf8_is_a_fault(tmp_path: Path) -> None:
    """Neither is read on, and both are told as faults of a line."""
    path = tmp_path / "small.tgf"
    path.write_bytes(b"a\nb\xff\n#\n")
    with pytest.raises(FormatError) as caught:
        read(str(path))
    assert caught.value.faults == (Fault(2, "this is not UTF-8"),)
    with pytest.raises(FormatError, match="line 1: the file is longer than 3 bytes"):
        read(str(path), limit=3)
