"""Files made to bring a program down: each ends in time, in little memory, in findings at places.

Every input is checked by a process of its own, which the system ends where it takes more than two
seconds of processor time or 200 MB of address space. The small ones are kept in `bad_inputs/`, byte
for byte; the large ones are made here.
"""

from __future__ import annotations

import json
import os
import re
import socket
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from claimtrack import checking
from claimtrack.diagnostics import Diagnostic
from claimtrack.ids import is_id
from claimtrack.limits import LARGEST, MOST_FINDINGS
from claimtrack.loading import beginning, content, read, read_texts
from claimtrack.showing import gravest, left_out
from claimtrack.sites import Sites
from claimtrack.spelling import suggest

if TYPE_CHECKING:
    from tests.conftest import Shell

SMALL = Path(__file__).parent / "bad_inputs"
MILLION = 1_000_000
MANY = 100_000
LIMITS = "ulimit -c 0 -t 2 -v 220000"
"""Two seconds, and 220 MB of addresses, of which some 20 are code that is never all loaded."""

Codes = list[str]


def check(shell: Shell, *, form: str = "json", paths: str = ".", code: int | None = None) -> str:
    """Check the shell's folder within the limits, and return what is printed."""
    command = f"exec python -m claimtrack check --no-cache --format {form} {paths}"
    done = shell.run(f"{LIMITS}; {command}")
    assert done.returncode in ((0, 1) if code is None else (code,)), done
    assert done.stderr == ""
    return done.stdout


def found(shell: Shell, *, files: int = 1) -> Codes:
    """Return `line:column CODE` of each error, one for many of a kind in a row."""
    told = json.loads(check(shell))
    assert told["files"] == files
    errors = [one for one in told["findings"] if one["severity"] == "error"]
    return [f"{one['line']}:{one['column']} {one['code']}" for one in errors]


def write(shell: Shell, parts: Iterable[str | bytes], name: str = "a.yaml") -> None:
    """Write a file from its parts."""
    with (shell.folder / name).open("wb") as stream:
        stream.writelines(part if isinstance(part, bytes) else part.encode() for part in parts)


# -- small files, kept ---------------------------------------------------------------------------

KEPT: dict[str, Codes] = {
    "alias-bomb": [
        *("2:6 CT005", "2:6 CT103", "3:6 CT005", "3:6 CT103"),
        *(f"3:{column} CT005" for column in range(10, 46, 4)),
        *("4:6 CT005", "4:6 CT103"),
        *(f"4:{column} CT005" for column in range(10, 46, 4)),
        "5:6 CT103",
        *(f"5:{column} CT005" for column in range(7, 43, 4)),
    ],
    "alias-of-itself": ["1:9 CT005", "2:6 CT005"],
    "bidirectional": ["2:3 CT201", "3:3 CT102", "3:7 CT101", "4:22 CT104"],
    "blank": [],
    "comments": [],
    "conflict": ["2:1 CT003"],
    "conflict-diff3": ["2:1 CT003"],
    "conflict-rest": ["3:1 CT003"],
    "control": ["2:7 CT002"],
    "cr": ["3:3 CT102", "3:7 CT101"],
    "crlf": ["3:3 CT102", "3:7 CT101"],
    "digits": [
        *("1:13 CT107", "5:12 CT105", "6:23 CT106", "9:12 CT105", "10:23 CT106", "12:3 CT203"),
        "12:25 CT104",
    ],
    "directive-late": ["2:1 CT005"],
    "document-end": ["2:1 CT006"],
    "empty": [],
    "half-a-character": ["2:6 CT002"],
    "line-separator": ["2:7 CT002"],
    "list": ["1:1 CT103"],
    "mark": [],
    "mark-twice": ["1:1 CT002"],
    "merge-key": ["3:7 CT005"],
    "mixed-ends": ["4:3 CT102", "4:7 CT101"],
    "next-line": ["2:7 CT002"],
    "not-utf-8": ["2:9 CT002"],
    "nul": ["2:7 CT002"],
    "null": ["1:1 CT103"],
    "other-digits": [
        *("4:12 CT105", "5:23 CT106", "6:23 CT105", "6:49 CT106", "8:3 CT203", "8:25 CT104"),
    ],
    "scalar": ["1:1 CT103"],
    "start-alone": [],
    "surrogate-bytes": ["2:6 CT002"],
    "surrogate-escape": ["2:6 CT001"],
    "tab": ["2:1 CT002"],
    "tag-alone": ["1:1 CT005"],
    "tag-that-runs": ["2:6 CT005", "2:6 CT103", "3:6 CT005"],
    "terminal": ["2:3 CT201", "3:3 CT102", "3:7 CT101", "4:22 CT104"],
    "two-documents": ["2:1 CT006"],
    "unclosed-brace": ["2:6 CT001"],
    "unclosed-bracket": ["2:19 CT103", "2:30 CT001"],
    "unclosed-double": ["3:6 CT001"],
    "unclosed-single": ["2:13 CT001"],
    "anchor-for-text": ["2:6 CT005", "3:6 CT005"],
    "list-in-section": ["1:10 CT001"],
    "conflict-base": ["3:1 CT003"],
    "field-too-far-left": ["3:2 CT001"],
    "lone-mark": ["2:6 CT001"],
    "question-before-mark": ["1:11 CT001"],
    "space-before-colon": ["2:4 CT002"],
    "comment-about-nothing": [],
    "pdf": ["2:2 CT002"],
    "gzip": ["1:2 CT002"],
    "script": ["2:1 CT103"],
    "web-page": ["1:1 CT103"],
    "json": ["1:12 CT201"],
    "overlong-bytes": ["2:6 CT002"],
    "wide-letters": ["1:10 CT201", "1:17 CT201"],
    "combining": ["2:11 CT001"],
    "full-width-colon": ["1:1 CT001"],
    **{
        f"utf-{bits}-{order}{mark}": ["1:1 CT002"]
        for bits in (16, 32)
        for order in ("le", "be")
        for mark in ("", "-mark")
    },
}


def test_every_kept_file_is_tested() -> None:
    """A file in `bad_inputs/` that nobody expects anything of tests nothing."""
    assert sorted(KEPT) == sorted(path.stem for path in SMALL.iterdir())


@pytest.mark.parametrize("name", KEPT)
def test_a_bad_file_is_found_bad_at_its_place(shell: Shell, name: str) -> None:
    """Each small file gives exactly these errors and runs nothing."""
    write(shell, [(SMALL / f"{name}.yaml").read_bytes()])
    assert found(shell) == KEPT[name]
    assert [path.name for path in shell.folder.iterdir()] == ["a.yaml"]


@pytest.mark.parametrize("name", KEPT)
def test_both_parsers_find_the_same_in_a_bad_file(name: str) -> None:
    """With libyaml or without, a bad file gives the same findings."""
    texts = {"a.yaml": (SMALL / f"{name}.yaml").read_bytes()}
    assert read_texts(texts).found == read_texts(texts, pure=True).found


@pytest.mark.parametrize("form", ["text", "concise", "json", "sarif", "github", "gitlab", "junit"])
def test_nothing_acts_on_a_terminal(shell: Shell, form: str) -> None:
    """Escape sequences and bidirectional controls in ids, keys, values and file names are shown escaped."""
    for name in ("terminal", "bidirectional", "surrogate-escape"):
        write(shell, [(SMALL / f"{name}.yaml").read_bytes()], f"{name}.yaml")
    for odd in (
        b"\x1b[31m.yaml",
        b"\xe2\x80\xae.yaml",
        b"two\nlines.yaml",
        b"\xff.yaml",
        b"-.yaml",
    ):
        with open(os.fsencode(shell.folder) + b"/" + odd, "wb") as stream:
            stream.write(b"claims: {A: b}\n")
    told = check(shell, form=form, code=1)
    assert not re.search(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", told
    )
    told.encode()


# -- large files, made ------------------------------------------------------------------------------


def many(line: str, count: int = MANY, *, head: str = "claims:\n") -> Iterable[str]:
    """Give a head and a line many times, each with its number for `%d`."""
    yield head
    yield "".join(line.replace("%d", str(number)) for number in range(count))


STOP = str(MOST_FINDINGS + 1)
STATED = "sources: {s: {title: t}}\nclaims: {c: d}\n"

LARGE: dict[str, tuple[Callable[[], Iterable[str | bytes]], Codes]] = {
    "brackets": (lambda: ["[" * MILLION], ["1:1001 CT007"]),
    "closed brackets": (lambda: ["[" * MILLION, "]" * MILLION], ["1:1001 CT007"]),
    "braces": (lambda: ["{a: " * MILLION], ["1:2 CT101", "1:261 CT007"]),
    "dashes on a line": (lambda: ["- " * MILLION], ["1:129 CT007"]),
    "dashes on lines": (lambda: ["-\n" * MILLION], ["1:1 CT010"]),
    "dashes in a word": (lambda: ["-" * MILLION], ["1:1 CT103"]),
    "question marks": (lambda: ["? " * MILLION], ["1:131 CT007"]),
    "colons": (lambda: [": " * MILLION], ["1:1 CT001"]),
    "keys": (lambda: ["a:\n" * MILLION], ["1:1 CT010"]),
    "indented dashes": (
        lambda: (" " * n + "-\n" for n in range(2_000)),
        ["65:65 CT007"],
    ),
    "indented keys": (
        lambda: (" " * n + "a:\n" for n in range(2_000)),
        ["1:1 CT101", "66:66 CT007"],
    ),
    "brackets in a field": (
        lambda: ["claims:\n  a: {note: ", "[" * MILLION, "]" * MILLION, "}\n"],
        ["2:1010 CT007"],
    ),
    "nested quotes": (lambda: ["claims:\n  a: ", "\"'" * MILLION], ["2:8 CT001"]),
    "documents": (lambda: ["---\n" * 70_000], ["2:1 CT006"]),
    "empty lines": (lambda: ["\n" * 5 * MILLION], ["1:1 CT010"]),
    "comments": (lambda: ["# a\n" * 75_000], []),
    "spaces before a comment": (lambda: [" " * 200_000 + "\n", (" " * 200_000 + "#\n") * 40], []),
    "a long tag": (lambda: ["claims: {a: !", "x" * MILLION, " b}\n"], ["1:13 CT005"]),
    "a long anchor": (lambda: ["claims: {a: &", "x" * MILLION, " b}\n"], ["1:13 CT005"]),
    "a long alias": (lambda: ["claims: {a: *", "x" * MILLION, " }\n"], ["1:13 CT005"]),
    "a line of 10 MB": (lambda: ["claims:\n  a: ", "b" * 10 * MILLION, "\n"], []),
    "a line of 10 MB beyond ASCII": (
        lambda: ["claims:\n  a: ", "\U0001f600" * (5 * MILLION // 2), "\n"],
        [],
    ),
    "a key of 10 MB": (
        lambda: ["claims: {a: {", "b" * 10 * MILLION, ": c}}\n"],
        ["1:14 CT101", "1:10000014 CT001"],
    ),
    "a text of 50 MB": (lambda: ["claims:\n  a: '", *["b" * MILLION] * 50, "'\n"], ["1:1 CT010"]),
    "a block of 50 MB": (
        lambda: ["claims:\n  a: |\n", *["    b\n" * MANY] * 90],
        ["1:1 CT010"],
    ),
    "controls": (lambda: ["a\x01" * 5 * MILLION], ["1:2 CT002"]),
    "NUL": (lambda: [b"\0" * 10 * MILLION], ["1:1 CT002"]),
    "no UTF-8": (lambda: [b"\xff" * 10 * MILLION], ["1:1 CT002"]),
    "line separators": (lambda: ["\u2028" * 3 * MILLION], ["1:1 CT002"]),
    "digits everywhere": (
        lambda: ["claims:\n  a: {text: b, about: ", "9" * MILLION, "}\n"],
        ["2:23 CT105"],
    ),
    "a long quote": (
        lambda: [STATED, "stances: {s: {affirms: c, quote: ", "w " * MILLION, "}}\n"],
        [],
    ),
    "very long ids": (
        lambda: ["claims:\n  ? ", "a-" * 200_000, "!\n  : b\n  ? ", "0" * 500_000, "\n  : c\n"],
        ["2:5 CT201", "4:5 CT201"],
    ),
    "long ids by the thousand": (
        lambda: [
            *many("  ? " + "a" * 5_000 + "%d\n  : b\n", 1_000),
            *many("  - {from: " + "a" * 5_000 + "%dx, supports: c}\n", 2, head="links:\n"),
        ],
        [f"{2003 + n}:{column} CT203" for n in range(2) for column in (12, 5026)],
    ),
    "deep lists by the thousand": (
        lambda: ["zz:\n", ("- " + "[" * 60 + "]" * 60 + "\n") * 60_000],
        ["1:1 CT101", "835:23 CT007"],
    ),
    "quotes in a long line": (
        lambda: ["claims:\n  a: '", "''" * 5 * MILLION, "' b\n"],
        ["2:10000009 CT001"],
    ),
    "a long word before a second colon": (
        lambda: ["claims:\n  a: ", "b" * MILLION, " text: c\n"],
        ["2:1000011 CT001"],
    ),
    "an id of many parts": (
        lambda: [
            "claims:\n  ? ",
            "a-" * 5 * MILLION,
            "a\n  : b\n  ? ",
            "b-" * 900_000,
            "\n  : c\n",
        ],
        ["4:5 CT201"],
    ),
    "a path of many parts": (
        lambda: ["sources: {s: {title: t, held: {path: ", "../" * 3 * MILLION, ", sha256: x}}}\n"],
        ["1:38 CT109", "1:9000048 CT104"],
    ),
    "hashes": (lambda: ["claims: {a: b}\n# claimtrack ", "#" * 11 * MILLION, "\n"], []),
    "comments to ignore by the thousand": (
        lambda: many("  # claimtrack: ignore CT308 -- so\n  a%d: b\n", 38_000),
        [],
    ),
    "ids that are all alike": (
        lambda: [
            *many("  " + "a" * 60 + "b%d: d\n", 40_000),
            *many(
                "  - {from: " + "a" * 60 + "c%d, supports: " + "a" * 60 + "b1}\n",
                300,
                head="links:\n",
            ),
        ],
        [f"{40_003 + n}:12 CT203" for n in range(300)],
    ),
    "very many records": (lambda: many("  a%d: b\n", 50_000), []),
    "stances that are all alike": (
        lambda: [
            "sources: {s: {title: t}}\nclaims: {c: d}\nactors: {a: b}\nstances:\n  s:\n",
            "    - {affirms: a}\n" * 50_000,
        ],
        [f"{6 + n}:17 CT204" for n in range(MOST_FINDINGS + 1)],
    ),
    "a list of many dangling ids": (
        lambda: [*many("x%d, ", 5_000, head=STATED + "stances:\n  s: {affirms: ["), "c]}\n"],
        [f"4:{17 + sum(len(f'x{n}, ') for n in range(m))} CT203" for m in range(5_000)],
    ),
}


@pytest.mark.parametrize("name", LARGE)
def test_a_large_file_ends_soon(shell: Shell, name: str) -> None:
    """Whatever its size, a file is read or refused within the limits, with a place."""
    parts, expected = LARGE[name]
    write(shell, parts())
    assert found(shell) == expected


FAULTY: dict[str, tuple[str, str, str]] = {
    "unknown keys": ("claims:\n  a:\n    text: b\n", "    k%d: c\n", "5004:5"),
    "unknown sections": ("", "claims%d: c\n", "5001:1"),
    "keys used twice": ("claims:\n  a: b\n", "  a: b\n", "5003:3"),
    "fields used twice": ("claims:\n  a:\n    text: b\n", "    text: b\n", "5004:5"),
    "bad ids": ("claims:\n", "  A%d: b\n", "5002:3"),
    "missing fields": ("claims:\n", "  a%d: {}\n", "5002:3"),
    "bad choices": ("claims:\n", "  a%d: {text: b, kind: fcat}\n", "5002:26"),
    "bad dates": ("claims:\n", "  a%d: {text: b, about: March %dth 2013}\n", "5002:27"),
    "bad quantities": (
        "claims:\n",
        "  a%d: {text: b, quantity: {value: %d of them, unit: c, of: d}}\n",
        "5002:38",
    ),
    "merge keys": ("claims:\n", "  <<: {a: b}\n", "5002:3"),
    "aliases": ("links:\n", "  - *a\n", "5002:5"),
    "tabs": ("claims:\n", "  a%d:\tb\n", "5002:9"),
    "conflicts": ("", "<<<<<<< a\n", "5001:1"),
}


@pytest.mark.parametrize("name", FAULTY)
def test_a_file_of_15_000_faults_ends_at_the_first_5_000(shell: Shell, name: str) -> None:
    """Five thousand faults are reported, then one that says that the rest was not read, where that begins."""
    head, line, place = FAULTY[name]
    write(shell, many(line, 15_000, head=head))
    codes = found(shell)
    assert len(codes) in (MOST_FINDINGS, MOST_FINDINGS + 1)
    assert codes[-1] == f"{place} CT011"


def chain(section: str, field: str, more: str, *, loop: bool) -> Callable[[], Iterable[str]]:
    """Make a file of 10,000 records each of which names the next, the last the first if they loop."""

    def parts() -> Iterable[str]:
        yield f"{section}:\n"
        for n in range(10_000):
            named = f", {field}: r{(n + 1) % 10_000}" if loop or n < 9_999 else ""
            yield f"  r{n}: {{{more}{named}}}\n"

    return parts


def stances(field: str, count: int, *, loop: bool) -> Callable[[], Iterable[str]]:
    """Make a file of stances, each in a source of its own, that rest on one another."""

    def parts() -> Iterable[str]:
        yield "claims: {c: d}\n"
        yield from many("  s%d: {title: t}\n", count, head="sources:\n")
        yield "stances:\n"
        for n in range(count):
            named = f", {field}: t{(n + 1) % count}" if loop or n < count - 1 else ""
            yield f"  s{n}: {{id: t{n}, affirms: c{named}}}\n"

    return parts


LONG: dict[str, tuple[Callable[[], Iterable[str]], list[str]]] = {
    "part_of": (chain("sources", "part_of", "title: t", loop=False), []),
    "part_of in a loop": (chain("sources", "part_of", "title: t", loop=True), ["CT306"]),
    "derived_from": (chain("sources", "derived_from", "title: t", loop=False), []),
    "derived_from in a loop": (chain("sources", "derived_from", "title: t", loop=True), ["CT408"]),
    "superseded_by": (
        chain("claims", "superseded_by", "text: t, status: withdrawn, reason: r", loop=False),
        [],
    ),
    "superseded_by in a loop": (
        chain("claims", "superseded_by", "text: t, status: withdrawn, reason: r", loop=True),
        ["CT306"],
    ),
    "member_of in a loop": (chain("actors", "member_of", "name: t", loop=True), ["CT306"]),
    "acts_for in a loop": (chain("actors", "acts_for", "name: t", loop=True), ["CT306"]),
    "controlled_by": (chain("actors", "controlled_by", "name: t", loop=False), []),
    "relies_on": (stances("relies_on", 10_000, loop=False), []),
    "relies_on in a loop": (stances("relies_on", 3_000, loop=True), ["CT408"]),
    "entails": (
        lambda: [
            *many("  c%d: d\n", 10_000),
            *(
                f"{'links:' if not n else ''}\n  - {{from: c{n}, entails: c{n + 1}}}"
                for n in range(9_999)
            ),
            "\nsources: {s: {title: t}, u: {title: t}}\n",
            "stances: {s: {affirms: c0}, u: {denies: c9999}}\nexpect: {c5000: contested}\n",
        ],
        [],
    ),
    "one via of many": (
        lambda: [
            *many("a, ", 30_000, head=STATED + "actors: {a: b}\nstances: {s: {affirms: c, via: ["),
            "a]}}\n",
        ],
        [],
    ),
    "many ratings of one": (
        lambda: [
            STATED + "actors: {a: b}\nstances: {s: {id: t, affirms: c}}\n",
            *many(
                "  - {of: t, by: a, dated: 2013, credibility: 2}\n", 10_000, head="assessments:\n"
            ),
        ],
        [],
    ),
}


@pytest.mark.parametrize("name", LONG)
def test_a_long_chain_ends_soon(shell: Shell, name: str) -> None:
    """However long records lead from one to the next, no rule goes too deep or over them again and again."""
    parts, expected = LONG[name]
    write(shell, parts())
    told = json.loads(check(shell))["findings"]
    assert [one["code"] for one in told if one["severity"] != "notice"] == expected


# -- folders ----------------------------------------------------------------------------------------


def test_what_is_no_file_is_a_finding_each(shell: Shell) -> None:
    """Pipes, sockets, devices and links to nowhere or to themselves end soon, and none is dropped."""
    folder = shell.folder
    os.mkfifo(folder / "pipe.yaml")
    (folder / "nowhere.yaml").symlink_to("nothing")
    (folder / "loop.yaml").symlink_to("loop.yaml")
    (folder / "zero.yaml").symlink_to("/dev/zero")
    here = Path.cwd()
    with socket.socket(socket.AF_UNIX) as one:
        os.chdir(folder)  # a socket's path is short
        try:
            one.bind("socket.yaml")
        finally:
            os.chdir(here)
    (folder / "up").symlink_to("..")
    (folder / "a.yaml").mkdir()
    (folder / "b.yaml").mkdir()
    write(shell, ["claims: {a: b}\nexpect: {a: unasserted}\n"], "b.yaml/c.yaml")
    for form in ("text", "concise"):
        told = check(shell, form=form, code=1)
        assert [line.split(": ")[0] for line in told.splitlines() if ": CT008 " in line] == [
            "loop.yaml:1:1",
            "nowhere.yaml:1:1",
            "pipe.yaml:1:1",
            "socket.yaml:1:1",
            "zero.yaml:1:1",
        ]
    assert json.loads(check(shell))["files"] == 6


def test_folders_may_be_deep(shell: Shell) -> None:
    """A tree deeper than Python's recursion goes is walked to its end, or to where paths are too long."""
    for depth, expected in (
        (1_500, "a.yaml:1:9: error: CT001"),
        (2_500, ":1:1: error: CT008 the folder"),
    ):
        script = f"""
import os
os.mkdir("deep{depth}"); os.chdir("deep{depth}")
for _ in range({depth}): os.mkdir("d"); os.chdir("d")
open("a.yaml", "w").write("claims: ]")
"""
        try:
            assert shell.run(f"python -c '{script}'").returncode == 0
            assert expected in check(shell, form="concise", paths=f"deep{depth}", code=1)
        finally:  # pytest would remove it by recursion
            shell.run(f"rm -rf deep{depth}")


def test_of_very_many_findings_the_gravest_are_shown(shell: Shell) -> None:
    """Errors first; what is left out is counted by code, and `--all` shows it. Programs are given all."""
    for name in "abc":
        write(shell, many(f"  {name}%d: b\n", 4_000), f"{name}.yaml")
    write(shell, ["expect: {q: denied}\n"], "d.yaml")
    done = shell.run("python -m claimtrack check --no-cache .")
    assert done.returncode == 1
    assert "2,001 left out (2,001 CT308): --all shows them" in done.stdout
    assert "no claim has the id `q`" in done.stdout
    whole = shell.run("python -m claimtrack check --no-cache --all .")
    assert whole.stdout.count("CT308 notice") == 12_000
    assert "left out" not in whole.stdout
    made = shell.run("python -m claimtrack check --no-cache --format concise .")
    assert len(made.stdout.splitlines()) == 12_001


def test_a_rule_tells_no_more_of_a_file_than_anybody_reads() -> None:
    """At the first finding too many it says so, under its own code; other files and rules go on."""
    text = "claims:\n" + "".join(f"  a{n}: b\n" for n in range(MOST_FINDINGS + 10))
    texts = {"a.yaml": text, "b.yaml": "claims:\n  b: c\nexpect: {q: denied}\n"}
    last = "here is finding 5,001 of CT308 in this file, and no more are told"
    found: tuple[Diagnostic, ...] = ()
    for some in ({"a.yaml": text}, texts):
        found = checking.findings(read_texts(some))
        assert [one.code for one in found if one.span.file == "a.yaml"] == ["CT308"] * 5_001
        assert (found[5_000].message, found[5_000].span.line) == (last, 5_002)
    assert [str(one) for one in found[5_001:]] == [
        "b.yaml:2:3: CT308 nothing mentions claim `b`",
        "b.yaml:3:10: CT203 no claim has the id `q`",
    ]


def test_many_files_end_soon(shell: Shell) -> None:
    """Ten thousand tiny files are no trouble, and none is dropped."""
    for number in range(100):
        (shell.folder / f"d{number}").mkdir()
    for number in range(10_000):
        write(shell, ["["], f"d{number % 100}/{number}.yaml")
    assert len(found(shell, files=10_000)) == 10_000


def test_paths_may_begin_with_a_hyphen(shell: Shell) -> None:
    """Behind `--` everything is a path."""
    write(shell, ["claims: {A: b}\n"], "--help.yaml")
    assert check(shell, form="concise", paths="-- --help.yaml", code=1).startswith(
        "--help.yaml:1:10:"
    )


def test_a_path_that_is_not_there_is_told_safely(shell: Shell) -> None:
    """What is typed for a path is shown escaped."""
    done = shell.run("python -m claimtrack check $'\\e[31m.yaml'")
    assert (done.returncode, done.stderr) == (
        2,
        "claimtrack: there is no file or folder \\x1b[31m.yaml\n",
    )


def test_a_folder_that_cannot_be_searched_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What may be in a closed folder is not dropped in silence, and references into it may be right."""
    (tmp_path / "closed").mkdir()
    (tmp_path / "a.yaml").write_text("expect: {a: unasserted}\n", encoding="utf-8")
    scan = os.scandir

    def scandir(path: str) -> Any:  # noqa: ANN401 - os's own iterator
        if path.endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(os, "scandir", scandir)
    reading = read(["."])
    expected = "closed:1:1: CT008 the folder cannot be read: Permission denied"
    assert [str(one) for one in checking.findings(reading)] == [expected]
    assert reading.files == ("a.yaml", "closed")  # which stands for whatever is in it


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_files_and_folders_without_permission_are_findings(shell: Shell) -> None:
    """What the user may not read is said to be so."""
    write(shell, ["claims: {a: b}\n"])
    (shell.folder / "closed").mkdir(mode=0)
    (shell.folder / "a.yaml").chmod(0)
    told = check(shell, form="concise", code=1).splitlines()
    assert [line.split(" (")[0] for line in told] == [
        "a.yaml:1:1: error: CT008 the file cannot be read: Permission denied",
        "closed:1:1: error: CT008 the folder cannot be read: Permission denied",
    ]


def test_a_file_that_vanishes_or_becomes_a_pipe_is_no_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between listing and opening anything may happen to a file; a pipe in its place is not waited for."""
    path = tmp_path / "a.yaml"
    path.write_text("claims: {a: b}\n", encoding="utf-8")
    regular = os.stat(path)
    path.unlink()
    os.mkfifo(path)
    monkeypatch.setattr(os, "stat", lambda _: regular)
    with pytest.raises(OSError, match="not a regular file"):
        beginning(str(path))
    path.unlink()
    with pytest.raises(FileNotFoundError):
        beginning(str(path))


def test_no_more_is_read_of_a_large_file_than_shows_that_it_is(tmp_path: Path) -> None:
    """A file that has no end, or none that matters, is not read into memory."""
    path = tmp_path / "a.yaml"
    with path.open("wb") as stream:
        stream.truncate(10 * LARGEST)
    assert len(beginning(str(path))) == LARGEST + 1
    with pytest.raises(OSError, match="too large"):
        content(str(path))


# -- messages -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "message", "help_"),
    [
        (
            b"#" * (LARGEST + 1),
            "the file has 12.0 MiB, and the largest that is read 12.0 MiB",
            "split it, or keep it out of this folder",
        ),
        (
            b"\n" * 600_000,
            "the file has 600,000 lines and commas, and at most 250,000 are read",
            "split it, or keep it out of this folder",
        ),
        (
            b"claims: {a: 'it isn't'}\n",
            "text goes on after this quote, which ends it",
            "write `''` for an apostrophe inside, or put the text in double quotes",
        ),
        (
            b'claims:\n  a: "b" or "c"\n',
            "text goes on after this quote, which ends it",
            'write `\\"` for a quote inside, or put the whole text in single quotes',
        ),
        (
            b"claims: {a: [b]#c\n}\n",
            "a `#` right behind a value",
            "put a space before `#` for a comment, or the whole text in quotes",
        ),
        (
            b"actors: {a: {name: b, aliases: [-]}}\n",
            "a lone `-` inside `{\N{HORIZONTAL ELLIPSIS}}` or `[\N{HORIZONTAL ELLIPSIS}]`",
            "put it in quotes, or remove it",
        ),
        (
            b"claims: {a: b}\n%TAG\n",
            "a YAML directive (`%`) has no place in a claim file",
            "remove the line, or indent it if it is part of a text",
        ),
    ],
)
@pytest.mark.parametrize("pure", [False, True], ids=["libyaml", "pure"])
def test_a_refusal_says_what_is_wrong_and_what_to_do(
    text: bytes, message: str, help_: str, *, pure: bool
) -> None:
    """The last finding of a refused file, aloud."""
    last = read_texts({"a.yaml": text}, pure=pure).found[-1]
    assert (last.message, last.help) == (message, help_)


def test_the_rest_of_a_file_with_too_many_findings_may_define_anything() -> None:
    """References into what was not read are not called dangling; those to nowhere are."""
    text = "".join(f"  A{n}: b\n" for n in range(MOST_FINDINGS + 500))
    expected = "expect: {late: denied, q: denied}\n"
    reading = read_texts({"a.yaml": f"claims:\n{text}  late: b\n", "b.yaml": expected})
    assert [one.code for one in checking.findings(reading) if one.span.file == "b.yaml"] == [
        "CT203"
    ]


def test_a_tab_does_not_hide_why_reading_ended() -> None:
    """Only that a file with a tab is no YAML goes without saying."""
    codes = [one.code for one in read_texts({"a.yaml": "claims: {a: b}\t\n---\n"}).found]
    assert codes == ["CT002", "CT006"]


@pytest.mark.parametrize(("line", "code"), [("a:\tb\n", "CT002"), ("<<<<<<< a\n", "CT003")])
def test_findings_in_the_text_are_bounded_too(line: str, code: str) -> None:
    """Tabs and conflicts are found before the YAML is read, and no more of them than of other faults."""
    codes = [one.code for one in read_texts({"a.yaml": line * (MOST_FINDINGS + 500)}).found]
    assert codes == [code] * MOST_FINDINGS + ["CT011"]


def test_what_is_refused_in_yaml_may_stand_in_comments_and_texts() -> None:
    """Only what the parsers read is looked at."""
    text = "# [-, 'b'#c\nclaims:\n  a: b [-, c\n  d: 'e'#\n".replace("'e'#", "\"[-, 'e'#\"")
    assert read_texts({"a.yaml": text}).found == ()
    assert read_texts({"a.yaml": text}, pure=True).found == ()


def test_a_very_long_quote_is_counted_at_its_beginning() -> None:
    """How many words a quote has beyond thousands nobody needs to know."""
    text = f"{STATED}stances: {{s: {{affirms: c, quote: {'word ' * 5_000}}}}}\n"
    (finding,) = checking.findings(read_texts({"a.yaml": text}))
    assert finding.message == "this quote has at least 1000 words, more than 25"


def test_a_very_long_word_means_nothing_in_particular() -> None:
    """Nobody means one of the ids by a word that is longer than any."""
    assert suggest("a" * 100, ["a" * 99]) is None


def test_a_stance_rated_twice_is_looked_at_once() -> None:
    """Two assessors who rate one stance as confirmed have a finding each."""
    one = "  - {of: t, by: a, credibility: 1, dated: 2013}\n"
    rated = f"assessments:\n{one}{one.replace('by: a', 'by: b')}"
    text = f"{STATED}actors: {{a: A, b: B}}\nstances: {{s: {{id: t, affirms: c}}}}\n{rated}"
    codes = [one.code for one in checking.findings(read_texts({"a.yaml": text}))]
    assert codes == ["CT410", "CT410"]


def test_the_records_of_many_findings_are_told() -> None:
    """Each place belongs to its record, however many records are looked up one after another."""
    reading = read_texts({"a.yaml": "".join(many("  r%d: {zz: b}\n", 30))})
    sites = Sites(reading.records)
    unknown = [one for one in reading.found if one.code == "CT101"]
    told = [site.id for one in unknown if (site := sites.at(one.span))]
    assert told == [f"r{number}" for number in range(30)]


def test_a_long_id_is_told_like_a_short_one() -> None:
    """Ids of any length go by one rule, though not by one pattern."""
    for tail, expected in (("", True), ("-", False), ("--b", False), ("B", False)):
        assert is_id("a-" * 1_000 + "a" + tail) is expected
        assert is_id("a" + tail) is expected
    assert not is_id("1" * 2_000)


def test_a_part_that_many_ids_share_is_looked_up_in_few() -> None:
    """Farther words are measured against no more ids than a slip is."""
    assert suggest("port-authority", [f"port-{n}-of-the-world" for n in range(100)]) is None


def test_an_anchor_in_place_of_a_section_is_one_finding() -> None:
    """What YAML takes for an anchor leaves no second finding about an empty value."""
    found = read_texts({"a.yaml": "claims: &a\n"}).found
    assert [(one.span.column, one.code) for one in found] == [(9, "CT005")]


def test_no_more_comments_are_read_than_anybody_writes() -> None:
    """The first that is not read says so, and what it was about is shown."""
    ignore = "  # claimtrack: ignore CT308 -- so\n"
    text = "claims:\n" + "".join(f"{ignore}  a{n}: b\n" for n in range(MOST_FINDINGS + 1))
    found = checking.findings(read_texts({"a.yaml": text}))
    assert [one.code for one in found] == ["CT012", "CT308"]
    assert (
        found[0].message == "this file has more than 5,000 such comments, and the rest is not read"
    )


def test_the_gravest_findings_come_first() -> None:
    """Of many findings errors are kept before notices, in the order of places."""
    found = checking.findings(read_texts({"a.yaml": "claims:\n  a: b\n  c: d\n  E: f\n"}))
    shown = gravest(found, 2)
    assert [one.code for one in shown] == ["CT308", "CT201"]
    assert left_out(found, shown) == "2 left out (2 CT308): --all shows them"


def test_what_a_crowded_file_tells_is_the_same_from_the_cache(shell: Shell) -> None:
    """Where a rule has more to tell of a file than it does, an edit is met as if nothing were kept."""
    write(shell, many("  a%d: b\n", MOST_FINDINGS + 10))
    write(shell, ["claims: {z: c}\n"], "b.yaml")
    told: list[str] = []
    for edit in ("true", "sed -i 3,8d a.yaml", "sed -i 3,9d a.yaml", "echo '  y: c' > b.yaml"):
        for kept in ("", "--no-cache"):
            done = shell.run(
                f"{edit if kept == '' else 'true'}; python -m claimtrack check {kept} ."
            )
            told.append(done.stdout)
    assert told[::2] == told[1::2]
    assert "here is finding 5,001 of CT308" in told[2]
    assert "here is finding" not in told[4]
