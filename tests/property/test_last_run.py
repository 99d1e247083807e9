"""Runs one after another over a corpus that is edited: with what the last one left, and without."""

import tempfile
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack import checking, flat, model, rules
from claimtrack.cache import Cache
from claimtrack.loading import Reading, read, read_texts
from claimtrack.mentions import names, referring, unmentioned
from claimtrack.nearby import leading_to
from claimtrack.records import Records
from claimtrack.references import kind_of, references
from claimtrack.rule import Subject
from claimtrack.schema import ALL_KINDS, KINDS
from claimtrack.scope import MENTIONED, ONE_WAY, PROSE, Changes, Reads
from claimtrack.value import evolve

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


MORE = {
    "questions": ("  QQ: {text: Q, answers: [a, b]}\n", "  QQ: {text: Q, answers: [QC, c]}\n"),
    "claims": ("  QC: C\n", "  QC: {text: C, about: 2013}\n", "  QC: {text: C, kind: normative}\n"),
    "actors": ("  QA: A\n", "  QA: {name: A, kind: unnamed, member_of: bob}\n"),
    "sources": ("  QS: {title: S}\n", "  QS: {title: S, published: 2010, derived_from: s}\n"),
    "stances": ("  r: {affirms: a}\n", "  s: {holder: bob, denies: b}\n", "  s: {doubts: QC}\n"),
    "links": (
        "  - {from: QC, supports: a}\n",
        "  - {from: a, opposes: QC}\n",
        "  - {from: b, entails: c}\n",
        "  - {from: a, contradicts: c}\n",
        "  - {from: b, undercuts: t}\n",
    ),
    "assessments": ("  - {of: t, by: bob, dated: 2014, credibility: 1}\n",),
    "expect": ("  a: denied\n", "  b: uncontested\n"),
}
"""Records to add to a file, under the key of their kind; `QC` and its like stand for some id."""


@st.composite
def additions(draw: st.DrawFn, text: str) -> str:
    """A file with one to three records more."""
    for _ in range(draw(st.integers(1, 3))):
        section = draw(st.sampled_from(sorted(MORE)))
        more = draw(st.sampled_from(MORE[section])).replace("Q", draw(st.sampled_from("xy")), 1)
        more = more.replace("QC", draw(st.sampled_from(("xC", "yC"))).lower()).lower()
        if f"{section}:\n" in text:
            text = text.replace(f"{section}:\n", f"{section}:\n{more}")
        elif section not in text:
            text += f"{section}:\n{more}"
    return text


@st.composite
def edits(draw: st.DrawFn, texts: dict[str, str]) -> dict[str, str]:
    """The files after an edit: a word for another, a line gone or twice, a file gone, new or renamed."""
    texts = dict(texts)
    name = draw(st.sampled_from(sorted(texts)))
    what = draw(
        st.sampled_from(
            ("word", "word", "word", "more", "more", "prose", "line", "twice", "gone", "moved")
        )
    )
    lines = texts[name].splitlines(keepends=True)
    if what == "gone" and len(texts) > 1:
        del texts[name]
    elif what == "moved":
        texts[draw(st.sampled_from(("d.yaml", "0.yaml", "e.yml")))] = texts.pop(name)
    elif what == "more":
        texts[name] = draw(additions(texts[name]))
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


def examples(module: ModuleType) -> list[Reading]:
    """Return the examples of a rule as they are read."""
    return [read_texts({"claims.yaml": one.text, **one.others}) for one in module.EXAMPLES]


def reads_of(module: ModuleType, subject: Subject) -> Reads:
    """Return what a rule says that it looks at in a corpus."""
    reads: Reads = module.reads(subject) if hasattr(module, "reads") else module.RULE.reads
    return reads


class Watched:
    """A field that tells when it is looked at."""

    def __init__(self, kind: str, name: str, plain: object, seen: set[str]) -> None:
        self.name, self.plain, self.seen, self.told = name, plain, seen, f"{kind}.{name}"

    def __get__(self, one: object, kind: type) -> object:
        if one is None:
            return self
        self.seen.add(self.told)
        return vars(one).get(self.name, self.plain)

    def __set__(self, one: object, value: object) -> None:
        raise AttributeError(self.name)


def open_to(reads: Reads, alone: tuple[str, ...]) -> set[str]:
    """Return the fields that a rule with such a scope may look at."""
    found: set[str] = set()
    for kind in (*ALL_KINDS, "expectation"):
        fields = model.fields_of(CLASSES[kind])
        words = {*(reads or ()), *alone}
        whole = reads is None or kind in words or words.intersection(KINDS[kind].verbs)
        own = {name for name in fields if name not in PROSE} if whole else set()
        named = {name for name in fields if f"{kind}.{name}" in words}
        found |= {f"{kind}.{name}" for name in (*own, *named, "id", "verb")}
    return found


CLASSES = {kind.__name__.lower(): kind for kind in flat.KINDS}


@pytest.mark.parametrize("module", [*checked()], ids=lambda module: module.RULE.code)
def test_a_rule_reads_no_more_than_it_says(
    module: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a rule does not name it never looks at, whether it finds anything or not.

    Ids and verbs are what it tells records apart by, and references are followed for it.
    """
    every = [reading for one in checked() for reading in examples(one)]
    every += [read_texts(CORPUS), read(["claims"])]
    subjects = [Subject(reading) for reading in every if not errors(reading)]
    for subject in subjects:
        assert subject.astray is not None
        assert subject.unmentioned is not None
        assert subject.records.by_id is not None
    seen: set[str] = set()
    for kind, cls in CLASSES.items():
        for name in model.fields_of(cls):
            watched = Watched(kind, name, getattr(cls, name, None), seen)
            monkeypatch.setattr(cls, name, watched, raising=False)
    for subject in subjects:
        seen.clear()
        found = list(module.check(subject))
        looked = set(seen)
        if not (found and module.RULE.code in OF_REFERENCES):
            assert looked <= open_to(reads_of(module, subject), module.RULE.alone)


def errors(reading: Reading) -> bool:
    """Tell whether reading found an error."""
    return any(found.severity == "error" for found in reading.found)


def test_what_a_rule_reads_is_there_to_be_read() -> None:
    """Every word by which a rule says what it looks at is a kind, a verb, or a field."""
    known = {MENTIONED, "expectation", *ALL_KINDS}
    known |= {verb for kind in KINDS.values() for verb in kind.verbs}
    known |= {f"{kind}.{name}" for kind, cls in CLASSES.items() for name in model.fields_of(cls)}
    for module in checked():
        reads = reads_of(module, Subject(read_texts({})))
        assert {*(reads or ()), *module.RULE.alone} <= known


def test_where_records_are_near_something_is_referred_to() -> None:
    """Every word by which a rule says what is near is a field that leads to records, or what is counted."""
    words = {word.removeprefix(ONE_WAY) for module in checked() for word in module.RULE.near or ()}
    assert words
    for word in words:
        assert {*leading_to([word])} <= {*ALL_KINDS, ""}
        assert {*leading_to([word])}


def holding(records: list[model.Record]) -> Reading:
    """Return a reading of no file with some records."""
    reading = read_texts({})
    reading.records = Records(records)
    return reading


def nearly(every: list[model.Record]) -> Iterator[list[model.Record]]:
    """Give some records without one of them, or with one that leaves out a field or says another's."""
    for at, record in enumerate(every):
        before, after = every[:at], every[at + 1 :]
        yield [*before, *after]
        kind = type(record)
        defaults = model.defaults_of(kind)
        for name in model.fields_of(kind):
            said = [getattr(one, name) for one in every if type(one) is kind]
            others = [*said, *([defaults[name]] if name in defaults else [])]
            for other in others:
                if other != getattr(record, name):
                    yield [*before, evolve(record, **{name: other}), *after]


def touched(module: ModuleType, before: list[model.Record], after: list[model.Record]) -> bool:
    """Tell whether a rule that was silent is not left out after a change."""
    quiet = unmentioned(before, after, [])
    reads = reads_of(module, Subject(holding(before)))
    changes = Changes(before, after)
    if quiet is None or (quiet and MENTIONED in (reads or ())) or changes.touch(reads):
        return True
    fresh = [one for one in after if one not in before]
    return changes.touch(module.RULE.alone) and any(module.check(Subject(holding(fresh))))


def is_sound(records: list[model.Record]) -> bool:
    """Tell whether every id is used once, and every reference leads to a record it may lead to."""
    return unmentioned([], records, []) is not None


BLANK: dict[str, Callable[[str], model.Record]] = {
    "claim": lambda id_: model.Claim(id=id_, text=""),
    "actor": lambda id_: model.Actor(id=id_, name=""),
    "source": lambda id_: model.Source(id=id_, title=""),
}


def completed(records: list[model.Record]) -> list[model.Record]:
    """Return records with those besides to which they refer."""
    known = {getattr(one, "id", None) for one in records}
    lost = {r.id: r.field.kinds for one in records for r in references(one) if r.id not in known}
    some = (
        (id_, next((kind for kind in kinds if kind in BLANK), "")) for id_, kinds in lost.items()
    )
    return [*records, *(BLANK[kind](id_) for id_, kind in some if kind)]


def fewest(module: ModuleType, every: list[model.Record]) -> list[model.Record]:
    """Return as few of some records as make a rule speak, leaving out the first ones first."""
    left = every
    for record in every:
        fewer = [one for one in left if one is not record]
        if any(module.check(Subject(holding(completed(fewer))))):
            left = fewer
    return completed(left)


OF_REFERENCES = ("CT202", "CT203", "CT204", "CT302")


@pytest.mark.parametrize(
    "module",
    [module for module in checked() if module.RULE.code not in OF_REFERENCES],
    ids=lambda module: module.RULE.code,
)
def test_a_rule_is_run_again_where_it_would_speak(module: ModuleType) -> None:
    """Whatever one change to a sound corpus makes a rule speak, the rule is not left out."""
    tried = 0
    for reading in examples(module):
        every = list(reading.records.every)
        if errors(reading) or not any(module.check(Subject(holding(every)))):
            continue
        for after in (completed(every), fewest(module, every), fewest(module, every[::-1])):
            for before in map(completed, nearly(after)):
                if is_sound(before) and not any(module.check(Subject(holding(before)))):
                    tried += 1
                    assert touched(module, before, after)
    assert tried


@pytest.mark.parametrize(
    "module",
    [module for module in checked() if module.RULE.code in OF_REFERENCES],
    ids=lambda module: module.RULE.code,
)
def test_where_references_hold_rules_about_them_are_silent(module: ModuleType) -> None:
    """What these rules find is a fault of ids or references as `unmentioned` tells it."""
    assert module.RULE.reads == ()
    for reading in examples(module):
        every = list(reading.records.every)
        if any(module.check(Subject(reading))):
            assert not is_sound(every)


def one(text: str) -> list[model.Record]:
    """Return the records of a file."""
    (records,) = (read_texts({"a.yaml": text}).changes() or {}).values()
    return records


LINK = "links: [{from: a, supports: b, why: x}, {from: a, supports: b, why: y}]\n"


@pytest.mark.parametrize(
    ("before", "after", "reads", "expected"),
    [
        ("claims: {a: A}", "\n# more\nclaims:\n  a: A\n", None, False),
        ("claims: {a: A}", "claims: {a: B}", None, False),
        ("claims: {a: A}", "claims: {a: B}", ("claim.text",), True),
        ("claims: {a: A}", "claims: {a: {text: A, note: n, tags: t}}", None, False),
        ("claims: {a: A}", "claims: {b: A}", None, True),
        ("claims: {a: A}", "claims: {b: A}", ("claim",), True),
        ("claims: {a: A}", "claims: {b: A}", ("claim.about",), False),
        ("claims: {a: A}", "claims: {a: {text: A, about: 2012}}", None, True),
        ("claims: {a: A}", "claims: {a: {text: A, about: 2012}}", ("claim.about",), True),
        ("claims: {a: A}", "claims: {a: {text: A, kind: fact}}", ("claim.kind",), True),
        ("claims: {a: A}", "actors: {a: A}", None, True),
        ("claims: {a: A}", "actors: {a: A}", ("stance",), False),
        ("links: [{from: a, supports: b}]", "links: [{from: a, opposes: b}]", ("opposes",), True),
        ("links: [{from: a, supports: b}]", "links: []", ("opposes", "link.status"), False),
        ("stances: {s: {affirms: a}}", "stances: {s: {affirms: a, holder: h}}", ("link",), False),
        ("claims: {a: A, b: B}", "claims: {b: B, a: A}", ("claim",), False),
        (LINK, LINK.replace(": y", ": z"), ("link",), False),
        (LINK, LINK + "claims: {a: A}", ("link",), False),
        (LINK, "links: [{from: a, supports: b, why: x}]\n", ("link",), True),
    ],
)
def test_only_changes_that_a_rule_looks_at_touch_it(
    before: str, after: str, reads: Reads, *, expected: bool
) -> None:
    """What is seen of records is by kind, by verb, and by field; whether a field was typed counts."""
    assert Changes(one(before), one(after)).touch(reads) is expected


@pytest.mark.parametrize(
    ("before", "after", "others", "expected"),
    [
        ("claims: {a: A}", "claims: {a: B}", "", False),
        ("claims: {a: A}", "claims: {a: A, b: B}", "", True),
        ("claims: {a: A}", "claims: {a: A, b: B}", "expect: {b: denied}", False),
        ("claims: {a: A}", "claims: {a: A, b: B}", "claims: {b: B}", None),
        ("claims: {a: A}", "claims: {a: A, b: B}", "actors: {b: B}", None),
        ("claims: {a: A}", "claims: {a: A}\nactors: {a: A}", "", None),
        ("claims: {a: A}", "actors: {a: A}", "", None),
        ("claims: {a: A}", "claims: {b: A}", "expect: {a: denied}", None),
        ("claims: {a: A}", "actors: {b: A}", "", False),
        ("claims: {a: A}", "claims: {a: A}\nexpect: {b: denied}", "", None),
        ("claims: {a: A}", "claims: {a: A}\nexpect: {b: denied}", "actors: {b: B}", None),
        ("claims: {a: A}", "claims: {a: A}\nexpect: {b: denied}", "claims: {b: B}", False),
        ("expect: {b: denied}", "expect: {}", "claims: {b: B}", True),
        ("expect: {b: denied}", "expect: {}", "claims: {b: B}\nexpect: {b: denied}", False),
        ("actors: {a: {name: A, may_be: b}}", "actors: {a: A}", "actors: {b: B}", False),
        ("claims: {a: A}", "claims: {a: A}\nlinks: [{from: a, supports: a}]", "", False),
    ],
)
def test_references_hold_by_the_names_of_files(
    before: str, after: str, others: str, *, expected: bool | None
) -> None:
    """A fault of ids and references is told from none, and from a claim or source that nothing mentions."""
    assert unmentioned(one(before), one(after), [names(one(others))]) is expected


def test_names_are_all_ids_and_all_references() -> None:
    """What is kept of a file are the ids that can be referred to, every id that is, and what is counted."""
    every = [record for text in CORPUS.values() for record in one(text)]
    found = [record for record in every if not isinstance(record, model.Expectation)]
    called = [f"{kind_of(one)}:{one.id}" for one in found if ":" not in one.id]
    mentioned = {reference.id for record in every for reference in references(record)}
    mentioned.add(":crowd::people")
    assert mentioned == {id_ for record in every for _, id_ in referring(record)}
    assert names(every) == (" ".join(called), " ".join(sorted(mentioned)))
