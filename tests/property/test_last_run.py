"""Runs one after another over a corpus that is edited: with what the last one left, and without."""

import tempfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import MemberDescriptorType, ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack import checking, model, rules
from claimtrack.cache import Cache
from claimtrack.loading import Reading, read, read_texts
from claimtrack.prose import PROSE, changes
from claimtrack.rule import Subject

CORPUS = {
    "a.yaml": """\
questions:
  q: {text: "Which?", answers: [a, b, c], exclusive: true, note: n}
claims:
  a: {text: A, about: 2012, status: withdrawn, reason: r}
  b: {text: B, kind: prediction, resolves_by: 2013}
  c: {text: C, quantity: {value: 5, unit: people, of: crowd}}
actors:
  ann: {name: Ann, kind: unnamed, may_be: bob, aliases: [An]}
  bob: {name: Bob, member_of: ann}
""",
    "b.yaml": """\
sources:
  s: {title: S, author: bob, published: 2012, url: u, retrieved: 2013}
  r: {title: R, derived_from: {source: s, how: cites}}
stances:
  s:
    - {id: t, holder: ann, affirms: a, quote: to be, line: 2, said: 2011}
    - {affirms: b}
  r:
    - {holder: bob, denies: c, via: ann, relies_on: s, quote: {exact: so}}
    - {holder: bob, denies: c, via: ann, relies_on: s, note: again}
""",
    "c.yaml": """\
links:
  - {id: l, from: a, entails: b, why: because}
  - {from: [b, c], supports: a, status: rejected, reason: no}
  - {from: c, undercuts: l}
assessments:
  - {of: s, by: ann, dated: 2014, reliability: B, note: n}
  - {of: a, by: ann, dated: 2014, likelihood: likely, scale: phia}
expect: {c: denied, a: {status: uncontested, grounded: rejected}}
""",
}
"""A corpus whose words, changed one for another, make many rules speak or fall silent."""

WORDS = (
    *("a", "b", "c", "q", "s", "r", "t", "l", "ann", "bob", "nobody", "2010", "2013", "2014/.."),
    *("affirms", "denies", "supports", "entails", "contradicts", "undercuts", "rejected", "active"),
    *("note", "reason", "quote", "line", "text", "kind", "word " * 30, "unnamed", "fact", "likely"),
    *(
        "\n",
        "#",
        "# x\n",
        "[",
        "",
        "withdrawn",
        "contested",
        "said",
        "via",
        "relies_on",
        "exclusive",
    ),
)


@st.composite
def edits(draw: st.DrawFn, texts: dict[str, str]) -> dict[str, str]:
    """The files after an edit: a word for another, a line gone or twice, a file gone, new or renamed."""
    texts = dict(texts)
    name = draw(st.sampled_from(sorted(texts)))
    what = draw(
        st.sampled_from(("word", "word", "word", "prose", "line", "twice", "gone", "moved"))
    )
    lines = texts[name].splitlines(keepends=True)
    if what == "gone" and len(texts) > 1:
        del texts[name]
    elif what == "moved":
        texts[draw(st.sampled_from(("d.yaml", "0.yaml", "e.yml")))] = texts.pop(name)
    elif what == "prose":
        texts[name] = f"# looked over\n{texts[name]}".replace("note: n", "note: m")
    elif lines:
        at = draw(st.integers(0, len(lines) - 1))
        if what == "word":
            words = lines[at].replace("{", "{ ").split(" ")
            words[draw(st.integers(0, len(words) - 1))] = draw(st.sampled_from(WORDS))
            lines[at] = " ".join(words)
        else:
            lines[at] = "" if what == "line" else lines[at] * 2
        texts[name] = "".join(lines)
    return texts


@st.composite
def histories(draw: st.DrawFn) -> list[dict[str, str]]:
    """A corpus after each of several edits; now and then an edit is taken back."""
    states = [CORPUS]
    for _ in range(draw(st.integers(1, 5))):
        if draw(st.integers(0, 3)) == 0:
            states.append(draw(st.sampled_from(states)))
        else:
            states.append(draw(edits(states[-1])))
    return states


def said(reading: Reading) -> list[object]:
    """Return all that a reading says, places included."""
    findings = checking.findings(reading)
    count = reading.count()  # before the records are asked for
    places = [(r.spans.file, r.spans.marks, r.spans.numbers) for r in reading.records.every]
    rest = [reading.found, reading.files, reading.unread]
    return [findings, count, reading.records.every, places, *rest]


@settings(deadline=None)
@given(histories())
def test_a_warm_run_finds_what_a_cold_one_finds(states: list[dict[str, str]]) -> None:
    """Whatever was changed between two runs, the second finds and reads what it would alone."""
    with tempfile.TemporaryDirectory() as folder:
        cache = Cache.open({"XDG_CACHE_HOME": folder})
        assert cache is not None
        claims = Path(folder, "claims")
        claims.mkdir()
        for texts in states:
            for old in claims.iterdir():
                old.unlink()
            for name, text in texts.items():
                (claims / name).write_text(text, encoding="utf-8")
            assert said(read([claims], cache=cache)) == said(read([claims]))


def checked() -> Iterator[ModuleType]:
    """Give the modules of the rules that have a check."""
    for code, name in checking.codes().items():
        if checking.over_records(code):
            yield import_module(f"{rules.__name__}.{name}")


class Watched:
    """A field of prose that tells when it is looked at."""

    def __init__(self, name: str, plain: object, seen: set[str]) -> None:
        self.name, self.plain, self.seen = name, plain, seen

    def __get__(self, one: object, kind: type) -> object:
        if one is None:
            return self
        self.seen.add(self.name)
        if isinstance(self.plain, MemberDescriptorType):
            return self.plain.__get__(one, kind)
        return vars(one).get(self.name, self.plain)

    def __set__(self, one: object, value: object) -> None:
        raise AttributeError(self.name)


@pytest.mark.parametrize("module", [*checked()], ids=lambda module: module.RULE.code)
def test_a_rule_reads_no_prose_but_what_it_says(
    module: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a rule does not name under `prose` it never looks at, as long as it finds nothing."""
    every = [read_texts({"claims.yaml": e.text, **e.others}) for m in checked() for e in m.EXAMPLES]
    every += [read_texts(CORPUS), read(["claims"])]
    subjects = [Subject(reading) for reading in every]
    seen: set[str] = set()
    looked: set[str] = set()
    for kind in (model.Question, model.Claim, model.Actor, model.Source, model.Stance, model.Link):
        for name in {*PROSE} & {*model.fields_of(kind)}:
            watched = Watched(name, vars(kind).get(name), seen)
            monkeypatch.setattr(kind, name, watched, raising=False)
    for subject in subjects:
        seen.clear()
        if not list(module.check(subject)):
            looked |= seen
    assert looked <= {*module.RULE.prose}


def test_what_a_rule_reads_is_prose() -> None:
    """A rule names no field that is looked at anyway."""
    assert {name for module in checked() for name in module.RULE.prose} <= {*PROSE}


def one(text: str) -> tuple[model.Record, ...]:
    """Return the records of a file."""
    (records,) = (read_texts({"a.yaml": text}).changes() or {}).values()
    return tuple(records)


LINK = "links: [{from: a, supports: b, why: x}, {from: a, supports: b, why: y}]\n"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("claims: {a: A}", "\n# more\nclaims:\n  a: A\n", set()),
        ("claims: {a: A}", "claims: {a: B}", {"text"}),
        ("claims: {a: A}", "claims: {a: {text: A, note: n, tags: t}}", {"note", "tags"}),
        ("claims: {a: A}", "claims: {b: A}", None),
        ("claims: {a: A}", "claims: {a: {text: A, about: 2012}}", None),
        ("claims: {a: A}", "actors: {a: A}", None),
        ("links: [{from: a, supports: b}]", "links: [{id: l, from: a, supports: b}]", None),
        (
            "links: [{from: a, supports: b}]",
            "links: [{from: a, supports: b, reading: evidential}]",
            None,
        ),
        ("claims: {a: A, b: B}", "claims: {b: B, a: A}", set()),
        (LINK, LINK.replace(": y", ": z"), {"why"}),
        (LINK, LINK.replace(": y", ": z").replace(": x", ": v"), {*PROSE}),
        (LINK, LINK + "claims: {a: A}", None),
        (LINK, LINK.replace(": y", ": x"), {"why"}),
    ],
)
def test_changes_of_prose_are_told_from_others(
    before: str, after: str, expected: set[str] | None
) -> None:
    """Only fields of prose that differ are named; whether a field was typed is no prose."""
    assert changes(one(before), one(after)) == expected
