"""What the JSON Schema says of a file's structure is what reading it says, file by file.

*Structure* is what CT101 to CT109 and CT201 report, and a reference whose id is no well-formed one,
which CT203 reports. The schema and `check` agree on it: a file with such a finding is invalid, and a
file without one is valid. What a schema cannot say, or says otherwise, each with its reason:

- CT001 to CT008 are about YAML, and a schema sees what is left of a file after YAML. Such files are
  left out; so are those with a key that is no text, which JSON does not have.
- CT105 of an interval that ends before it begins, and CT106 of a range that begins above its end:
  a regular expression cannot compare.
- Of a value that a YAML tool has typed, the spelling is gone: `exclusive: True`, `line: 1.0`,
  `published: 12` are what `true`, `1`, `0012` are. Typed values are therefore not held against the
  schema where only their spelling is at fault.
- A file that is `~` or `null` alone is to YAML tools what an empty file is, which is no fault.

Files are loaded in three ways: as claimtrack does, every scalar a text; as the YAML language server
does, by YAML 1.2; and as tools on PyYAML or ruamel.yaml do, by YAML 1.1. Keys are as typed: what a
tool makes of an id such as `1e5` or `null` as a key, no schema can tell it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from claimtrack import checking
from claimtrack.diagnostics import Diagnostic
from claimtrack.exports.jsonschema import schema
from claimtrack.ids import is_id
from claimtrack.loading import Reading, read_texts
from claimtrack.rule import Subject
from claimtrack.schema import KINDS, PARTS, SECTIONS, Field, Kind

ROOT = Path(__file__).parents[2]
VALIDATOR = Draft7Validator(schema())
STRUCTURE = {*(f"CT10{number}" for number in range(1, 10)), "CT201"}
BACKWARDS = ("ends before it begins", "begins above its end")

# -- loading as YAML tools do -----------------------------------------------------------------------

Resolve = Callable[[str], object]
"""From a plain scalar that is not nothing to its value."""

NOTHING = r"null|Null|NULL|~|"
"""What is no value to any reader, claimtrack's included."""


def as_text(text: str) -> object:
    """Leave every scalar the text that it is, as claimtrack does."""
    return text


CORE: tuple[tuple[str, Callable[[str], object]], ...] = (
    (r"true|True|TRUE|false|False|FALSE", lambda text: text.lower() == "true"),
    (r"[-+]?[0-9]+", int),
    (r"0o[0-7]+|0x[0-9a-fA-F]+", lambda text: int(text, 0)),
    (r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", float),
    (r"[-+]?\.(inf|Inf|INF)|\.nan|\.NaN|\.NAN", lambda text: float(text.replace(".", ""))),
)


def by_yaml_12(text: str) -> object:
    """Resolve a plain scalar by the core schema of YAML 1.2 (chapter 10.3.2)."""
    return next((read(text) for form, read in CORE if re.fullmatch(form, text)), text)


PYYAML = yaml.SafeLoader("")
TYPED = tuple(f"tag:yaml.org,2002:{name}" for name in ("null", "bool", "int", "float"))


def by_yaml_11(text: str) -> object:
    """Resolve a plain scalar as PyYAML does, dates left as text as check-jsonschema leaves them."""
    tag = PYYAML.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    node = yaml.ScalarNode(tag, text)
    try:
        return PYYAML.construct_object(node) if tag in TYPED else text
    except ValueError:  # `0b` and `-_` look like numbers to PyYAML, until it reads them
        return text


class Loaded:
    """A file's value, and the places of the plain scalars that are no texts in it."""

    def __init__(self, text: str, resolve: Resolve) -> None:
        self.resolve = resolve
        self.typed: dict[tuple[int, int], object] = {}
        node = yaml.compose(text, yaml.BaseLoader)
        self.value = None if node is None else self._value(node)

    def _value(self, node: yaml.Node) -> object:
        match node:
            case yaml.MappingNode():
                return {key.value: self._value(value) for key, value in node.value}
            case yaml.SequenceNode():
                return [self._value(item) for item in node.value]
            case yaml.ScalarNode() if node.style:
                return node.value
            case _:
                return self._plain(node)

    def _plain(self, node: yaml.Node) -> object:
        if re.fullmatch(NOTHING, node.value):
            return None
        value = self.resolve(node.value)
        if not isinstance(value, str):
            self.typed[node.start_mark.line + 1, node.start_mark.column + 1] = value
        return value


LOADERS: tuple[Resolve, ...] = (as_text, by_yaml_12, by_yaml_11)

# -- the agreement ----------------------------------------------------------------------------------


def structural(reading: Reading) -> Iterator[Diagnostic]:
    """Give the findings about structure."""
    yield from (found for found in reading.found if found.code in STRUCTURE)
    subject = Subject(reading)
    dangling = checking.rule("CT203")
    assert dangling
    malformed = {one.span for one in subject.astray if not is_id(one.id)}
    yield from (found for found in dangling.check(subject) if found.span in malformed)


def is_comparable(text: str, reading: Reading) -> bool:
    """Whether YAML has nothing to say of a file, and JSON has all that is in it."""
    if any(found.code < "CT009" for found in reading.found):
        return False
    node = yaml.compose(text, yaml.BaseLoader)
    return node is None or all(map(_has_text_keys, _nodes(node)))


def _has_text_keys(node: yaml.Node) -> bool:
    keys = [key for key, _ in node.value] if isinstance(node, yaml.MappingNode) else []
    return all(isinstance(key, yaml.ScalarNode) for key in keys)


def _nodes(node: yaml.Node) -> Iterator[yaml.Node]:
    yield node
    if isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _nodes(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _nodes(item)


def assert_agreement(text: str) -> int:
    """Fail where the schema and `check` differ on a file; return how many findings they agree on."""
    reading = read_texts({"claims.yaml": text})
    if not is_comparable(text, reading):
        return 0
    found = list(structural(reading))
    for resolve in LOADERS:
        loaded = Loaded(text, resolve)
        errors = [
            f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(loaded.value)
        ]
        assert found or errors == [], (resolve.__name__, text)
        unexcused = [
            one
            for one in found
            if (one.span.line, one.span.column) not in loaded.typed
            and not any(words in one.message for words in BACKWARDS)
        ]
        assert errors or unexcused == [] or loaded.value is None, (resolve.__name__, text)
    return len(found)


# -- files as they are ------------------------------------------------------------------------------


def claim_files() -> list[Path]:
    """Return the files of the five articles."""
    return sorted((ROOT / "claims").rglob("*.yaml"))


def examples() -> list[str]:
    """Return the files in the examples of all rules, but for those that are refused for their size."""
    modules = (checking.rule(code) for code in checking.codes())
    shown = (example for module in modules if module for example in module.EXAMPLES)
    files = [file for example in shown for file in (example.text, *example.others.values())]
    return [file for file in files if isinstance(file, str) and len(file) < 10_000]


def test_the_schema_is_one() -> None:
    """The schema is valid under the draft that it names."""
    Draft7Validator.check_schema(schema())
    assert schema() == schema()


@pytest.mark.parametrize("path", claim_files(), ids=lambda path: path.stem)
@pytest.mark.parametrize("resolve", LOADERS)
def test_the_corpus_is_valid(path: Path, resolve: Resolve) -> None:
    """Every file of the five articles is valid, however its scalars are typed."""
    value = Loaded(path.read_text(encoding="utf-8"), resolve).value
    assert list(VALIDATOR.iter_errors(value)) == []


def test_the_examples_of_rules_agree() -> None:
    """On every example of every rule; each structural code is met in them, and found invalid."""
    for text in examples():
        assert_agreement(text)
    codes = {one.code for text in examples() for one in read_texts({"a.yaml": text}).found}
    assert codes >= STRUCTURE


# -- files made from the table ----------------------------------------------------------------------

ANYTHING = (
    *(
        "",
        "''",
        "null",
        "~",
        "x",
        "Not An Id",
        "5",
        "1.0",
        "-3",
        "1e3",
        "0x1f",
        "true",
        "True",
        "no",
    ),
    *(
        "yes",
        "12:30",
        "2013",
        "2013-03-25",
        "[]",
        "{}",
        "[x]",
        "[[x]]",
        "{x: y}",
        "[x, null]",
        "[{}]",
    ),
    *('"a\\nb"', "' '", '"x\\n"', "é"),
)
TEXTS = ("Some text", "'2012'", "2012", "no", "12:30", "2013-03-25", "1.5", "1e5", '"\\u2028"')
IDS = ("cargo-arms", "'x'", "y2", "1e5", "on", '"cargo"')
GOOD: dict[str, tuple[str, ...]] = {
    "text": TEXTS,
    "texts": (*TEXTS, "[a, 2012, no]", "[]", "['']"),
    "quote": TEXTS,
    "derivations": (
        *IDS,
        "[a, {source: b, how: cites}, 1e5]",
        "[]",
        "{source: A b}",
        "{how: cites}",
    ),
    "reference": IDS,
    "references": (*IDS, "[a, b-c, 1e5]", "[Not An Id]"),
    "id": IDS,
    "date": (
        *("2013", "'2013'", "0999", "0044", "0777", "2013-03", "2013-03-25", "2012-02-29", "201X"),
        *(
            "20XX",
            "2013-XX",
            "2013-03-XX",
            "2013-XX-XX",
            "2012-21",
            "2012-24~",
            "2013?",
            "2013-03%",
        ),
        *(
            "2012/2013-03",
            "../2013",
            "2012/..",
            "2012/",
            "/2013",
            "../..",
            "0000-02-29",
            "1900-02-28",
        ),
    ),
    "value": ("16000", "'16000'", "2000..3000", "20000..", "..50", "~434", "-1.5", "007", "1..1"),
    "flag": ("true", "false", "'true'"),
    "count": ("1", "12", "'12'", "999999999"),
    "sha256": ("0" * 64, "0123456789abcdef" * 4, "'" + "1" * 64 + "'"),
    "path": ("a.txt", "a/b c.txt", "..a/b..", "2012", "a/c:d", '"..\\n"', "a\\b", "no"),
}
BAD: dict[str, tuple[str, ...]] = {
    "date": (
        *(
            "25.3.2013",
            "2013-13",
            "2013-02-29",
            "1900-02-29",
            "2013-04-31",
            "2013-1",
            "XXXX",
            "2013-25",
        ),
        *(
            "2013/2012",
            "/",
            "../",
            "2012/2013/2014",
            '"2013\\n"',
            "12",
            "20130325",
            "2013?~",
            "2012-21-XX",
        ),
        *("20X3", "2013-03-2X", "..", "\uff12013"),
    ),
    "value": (
        "16'000",
        "3000..2000",
        "~1..2",
        "1.",
        ".5",
        "..",
        "1e3",
        "9" * 29,
        '"1\\n"',
        "1...5",
    ),
    "flag": ("yes", "True", "1", "'TRUE'"),
    "count": ("0", "-1", "1.5", "010", "'0'", "1000000000", "1e2", "twelve"),
    "sha256": ("0" * 63, "A" * 64, "x" * 64, '"' + "0" * 64 + '\\n"'),
    "path": ("../x", "a/../b", "/etc", "C:x", "a\\..\\b", "..", '"x/.."', "http://x"),
    "id": ("Cargo", "a--b", "-a", "2012", "'2013-03'", '"a\\n"', "a_b"),
}


def needed(kind: Kind, besides: Field) -> list[str]:
    """Return what a record needs beside a field, each with the first good value."""
    fields = [kind.fields[name] for name in kind.required]
    if kind.verbs and not besides.verb:
        fields.append(kind.fields[kind.verbs[0]])
    return [f"{field.name}: {example(field)}" for field in fields if field is not besides]


def example(field: Field) -> str:
    """Return a good value of a field."""
    if field.type in ("quantity", "held"):
        part = PARTS[field.type]
        return f"{{{', '.join(f'{name}: {example(part.fields[name])}' for name in part.required)}}}"
    return field.choices[0] if field.choices else GOOD[field.type][0]


def in_a_file(kind: Kind, record: str) -> str:
    """Return a file that is one record."""
    shapes = {
        "by id": "{a: %s}",
        "list": "[%s]",
        "lists by source": "{s: [%s]}",
        "pairs": "{a: %s}",
    }
    return f"{kind.section}: {shapes[kind.shape] % record}\n"


HOMES = {"quantity": ("claim", "quantity: %s"), "held": ("source", "held: %s")} | {
    "quote": ("stance", "quote: %s"),
    "derivation": ("source", "derived_from: [%s]"),
}
"""Where a part stands."""


def with_field(kind: Kind, field: Field, value: str | None) -> str:
    """Return a file whose one fault, if any, is the value of a field, or that it is not there."""
    said = [*needed(kind, field), *([] if value is None else [f"{field.name}: {value}"])]
    record = "{" + ", ".join(said) + "}"
    if kind.name not in HOMES:
        return in_a_file(kind, record)
    name, home = HOMES[kind.name]
    whole = KINDS[name]
    return in_a_file(whole, "{" + ", ".join([*needed(whole, field), home % record]) + "}")


TABLE = [
    pytest.param(kind, field, id=f"{kind.name}-{field.name}")
    for kind in (*KINDS.values(), *PARTS.values())
    for field in kind.fields.values()
]


@pytest.mark.parametrize(("kind", "field"), TABLE)
def test_every_field_agrees(kind: Kind, field: Field) -> None:
    """A field alone in a record that is otherwise good, with each value that it may or may not have."""
    values = GOOD.get(field.type, ()) + BAD.get(field.type, ()) + field.choices + ANYTHING
    found = [assert_agreement(with_field(kind, field, value)) for value in values]
    assert any(found)


@pytest.mark.parametrize("kind", [*KINDS.values(), *PARTS.values()], ids=lambda kind: kind.name)
def test_every_record_agrees(kind: Kind) -> None:
    """A record without one of its fields, with a strange one, with two verbs, with anything for it."""
    assert kind.fields
    for field in kind.fields.values():
        good = with_field(kind, field, example(field))
        assert assert_agreement(good) == 0, good
        needs = field.required or field.verb or kind.shape == "pairs"
        assert (assert_agreement(with_field(kind, field, None)) > 0) == needs
        assert assert_agreement(good.replace(f"{field.name}: ", f"{field.name}x: ")) > 0, good
        assert assert_agreement(good.replace(f"{field.name}: ", f"knid: x, {field.name}: ")) > 0, (
            good
        )
        for other in kind.fields:
            twice = f"{field.name}: {example(field)}, {other}: {example(kind.fields[other])}"
            assert_agreement(good.replace(f"{field.name}: {example(field)}", twice))
        for value in ANYTHING:
            before, after = re.split(r"\{[^{}]*\}", good, maxsplit=1)
            assert_agreement(before + value + after)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_every_section_agrees(kind: Kind) -> None:
    """Anything in place of a section, of its one record, and of a list of records, under any key."""
    first = next(iter(kind.fields.values()))
    whole = "{" + ", ".join([*needed(kind, first), f"{first.name}: {example(first)}"]) + "}"
    for value in (*ANYTHING, *GOOD["text"], "contested", whole):
        assert_agreement(f"{kind.section}: {value}\n")
        assert_agreement(f"{kind.section}x: {value}\n")
        for key in (*IDS, *BAD["id"], "null", "''"):
            assert_agreement(f"{kind.section}: {{{key}: {value}}}\n")
        assert_agreement(f"{kind.section}: {{s: [{value}, {value}]}}\n")
        assert_agreement(f"{kind.section}: [{value}]\n")


def test_every_version_agrees() -> None:
    """Anything as the version of the format, and in place of the whole file."""
    for value in (*ANYTHING, "1", "'1'", "2", "1.0"):
        assert_agreement(f"claimtrack: {value}\n")
        assert_agreement(f"{value}\n")


def some(draw: st.DrawFn, *choices: str) -> str:
    """Draw one of some texts."""
    return draw(st.sampled_from(choices))


def one_in(draw: st.DrawFn, number: int) -> bool:
    """Draw something seldom."""
    return draw(st.integers(1, number)) == number


def a_value(draw: st.DrawFn, field: Field) -> str:
    """Draw what stands behind a field's colon: mostly what it takes."""
    if one_in(draw, 30):
        return some(draw, *ANYTHING)
    if field.type in BAD and one_in(draw, 5):
        return some(draw, *BAD[field.type])
    choices = (*field.choices, *(f"'{choice}'" for choice in field.choices))
    part = "derivation" if field.type == "derivations" else field.type
    if part in PARTS and one_in(draw, 2):
        return a_mapping(draw, PARTS[part])
    return some(draw, *(choices or GOOD.get(field.type, ("x",))))


def a_mapping(draw: st.DrawFn, kind: Kind) -> str:
    """Draw a record or part: mostly with what it needs, and with one verb."""
    verbs = draw(st.permutations(kind.verbs))[: 2 if one_in(draw, 20) else not one_in(draw, 20)]
    fields = [
        field
        for field in kind.fields.values()
        if (field.name in verbs if field.verb else one_in(draw, 1 + 4 * (not field.required)))
    ]
    if fields and one_in(draw, 30):
        fields.pop()
    said = [f"{field.name}: {a_value(draw, field)}" for field in fields]
    if one_in(draw, 40):
        said.append(some(draw, "knid: fact", "note: x", "2012: x", "text: x", "'': x", "~: x"))
    return "{" + ", ".join(said) + "}"


def a_section(draw: st.DrawFn, kind: Kind) -> str:
    """Draw what stands under a section's key."""
    if one_in(draw, 40):
        return some(draw, *ANYTHING)
    records = [a_mapping(draw, kind) for _ in range(draw(st.integers(0, 2)))]
    if kind.brief and one_in(draw, 2):
        records.append(a_value(draw, kind.fields[kind.brief]))
    if records and one_in(draw, 20):
        records.append(some(draw, *ANYTHING))
    listed = f"[{', '.join(records)}]" if len(records) != 1 or one_in(draw, 2) else records[0]
    if kind.shape == "list":
        return listed
    if kind.shape == "lists by source":
        return f"{{{some(draw, *IDS, 'Not An Id')}: {listed}}}"
    keys = draw(st.permutations(["a", "b-2", "1e5", "null", "no"]))
    if one_in(draw, 20):
        keys[0] = some(draw, *BAD["id"])
    return "{" + ", ".join(f"{key}: {one}" for key, one in zip(keys, records, strict=False)) + "}"


@st.composite
def made_files(draw: st.DrawFn) -> str:
    """A file of one to three sections, with a fault in every second."""
    names = draw(st.permutations(list(SECTIONS)))[: draw(st.integers(1, 3))]
    lines = [f"{name}: {a_section(draw, SECTIONS[name])}\n" for name in names]
    if one_in(draw, 10):
        lines.append(
            some(draw, "claimtrack: 1\n", "claimtrack: '1'\n", "claimtrack: 2\n", "claimz: {}\n")
        )
    return "".join(lines)


@settings(max_examples=500)
@given(made_files())
def test_made_files_agree(text: str) -> None:
    """A file made from the table of fields, whatever is wrong with it, is judged alike."""
    assert_agreement(text)


# -- files that somebody damaged --------------------------------------------------------------------

SOUND = [path.read_text(encoding="utf-8") for path in claim_files()]
BEGINNINGS = ["\n".join(text.split("\n")[:60]) for text in SOUND] + examples()
WORDS = [*ANYTHING, *KINDS, *SECTIONS, *(name for kind in KINDS.values() for name in kind.fields)]
TOKEN = re.compile(r"[\w.~/-]+|[{}\[\],:]")


@st.composite
def damaged_files(draw: st.DrawFn) -> str:
    """A file of the corpus or of an example with one to three of its words lost or replaced."""
    text = draw(st.sampled_from(BEGINNINGS))
    for _ in range(draw(st.integers(1, 3))):
        tokens = list(TOKEN.finditer(text))
        if tokens:
            token = draw(st.sampled_from(tokens))
            word = draw(st.sampled_from(["", *WORDS, token[0][:-1], token[0] + "x"]))
            text = text[: token.start()] + word + text[token.end() :]
    return text


@settings(max_examples=500)
@given(damaged_files())
def test_damaged_files_agree(text: str) -> None:
    """Whatever words of a good file somebody changes, what becomes of it is judged alike."""
    assert_agreement(text)
