"""The JSON Schema that `claimtrack schema` prints, and the texts it shares with the reference page."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from claimtrack import cli, meanings
from claimtrack.dates import DateError, parse_date
from claimtrack.exports._forms import FORMS, whole
from claimtrack.exports.jsonschema import schema
from claimtrack.quantities import QuantityError, parse_value
from claimtrack.schema import KINDS, PARTS, SECTIONS, Kind

EVERY = (*KINDS.values(), *PARTS.values())
VALIDATOR = Draft7Validator(schema())


def test_the_command_prints_the_schema() -> None:
    """What is printed is the schema, in ASCII, so that a shell on any machine can write it to a file."""
    out = io.StringIO()
    assert cli.main(["schema"], stdout=out) == 0
    assert json.loads(out.getvalue()) == schema()
    assert out.getvalue().isascii()
    assert out.getvalue().endswith("}\n")


# -- meanings ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: kind.name)
def test_every_field_has_its_meaning(kind: Kind) -> None:
    """Each field of the table is explained, and nothing that is no field."""
    common = set(meanings.COMMON) & set(kind.fields)
    assert set(meanings.FIELDS[kind.name]) | common == set(kind.fields)
    assert kind.name in meanings.KINDS


def test_no_meaning_is_of_what_is_not_there() -> None:
    """No kind, shape or type is explained that the table does not have."""
    names = {kind.name for kind in EVERY}
    assert set(meanings.KINDS) == set(meanings.FIELDS) == names
    assert set(meanings.SHAPES) == {kind.shape for kind in KINDS.values()}
    fields = [field for kind in EVERY for field in kind.fields.values()]
    told_apart = {"choice", "reference", "references"}
    assert set(meanings.TYPES) == {field.type for field in fields} - told_apart


def mapping(kind: Kind) -> dict[str, dict[str, str]]:
    """Return what the schema says of the fields of a kind."""
    found = schema()["definitions"][kind.name]
    found = (
        found.get("then", found.get("anyOf", [found])[0]) if "properties" not in found else found
    )
    properties: dict[str, dict[str, str]] = found["properties"]
    return properties


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: kind.name)
def test_every_field_is_explained_in_the_schema(kind: Kind) -> None:
    """An editor shows of each field its name, its kind and its meaning, without links to a page."""
    said = mapping(kind)
    assert list(said) == list(kind.fields)
    for name, told in said.items():
        meaning = meanings.meaning(kind, kind.fields[name])
        assert told["title"] == f"{name} ({kind.name})"
        assert told["description"].startswith(meaning)
        assert told.get("markdownDescription", told["description"]) == told["description"]
        assert "](" not in told["description"]


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_is_explained_in_the_schema(section: str) -> None:
    """An editor shows of each section what its records are, and in which shape they stand."""
    kind = SECTIONS[section]
    text = schema()["properties"][section]["description"]
    assert text == f"{meanings.KINDS[kind.name]} Here stands {meanings.SHAPES[kind.shape]}."


# -- forms ------------------------------------------------------------------------------------------


def reads(read: Callable[[str], object], text: str) -> bool:
    """Whether a reader takes a text, or would if it did not run backwards."""
    try:
        read(text)
    except (DateError, QuantityError) as error:
        return "ends before it begins" in str(error) or "begins above its end" in str(error)
    return True


def test_the_form_of_dates_knows_the_calendar() -> None:
    """Of every day that can be typed in four centuries, and of some around, the form knows if it is one."""
    form = re.compile(whole(FORMS["date"]))
    years = [*range(1600, 2000), 0, 4, 100, 400, 2000, 2100, 9996, 9999]
    leaps = [f"{year:04}-02-{day}" for year in years for day in (28, 29, 30)]
    days = [f"2013-{month:02}-{day:02}" for month in range(40) for day in range(40)]
    months = [f"2013-{month:02}{mark}" for month in range(100) for mark in ("", "?", "-XX", "/..")]
    for text in (*leaps, *days, *months):
        assert (form.search(text) is not None) == reads(parse_date, text), text


@settings(max_examples=200)
@given(st.text("0123-X/.?~%\n", max_size=24) | st.from_regex(whole(FORMS["date"])))
def test_the_form_of_dates_is_what_is_read(text: str) -> None:
    """A text has the form of a date exactly if it is read as one, or would be but for its order."""
    assert (re.search(whole(FORMS["date"]), text) is not None) == reads(parse_date, text)


@settings(max_examples=200)
@given(st.text("0159-.~\n", max_size=9) | st.from_regex(whole(FORMS["value"])))
def test_the_form_of_values_is_what_is_read(text: str) -> None:
    """A text has the form of a value exactly if it is read as one, or would be but for its order."""
    assert (re.search(whole(FORMS["value"]), text) is not None) == reads(parse_value, text)


STANCE = {"affirms": "a"}
SOURCE = {"title": "T"}
NUMBERS = [
    ({"stances": {"s": STANCE | {"line": 1}}}, True),
    ({"stances": {"s": STANCE | {"line": 999_999_999}}}, True),
    ({"stances": {"s": STANCE | {"line": 0}}}, False),
    ({"stances": {"s": STANCE | {"line": 10**9}}}, False),
    ({"stances": {"s": STANCE | {"line": 1.5}}}, False),
    ({"stances": {"s": STANCE | {"line": True}}}, False),
    ({"stances": {"s": STANCE | {"quote": 2012}}}, True),
    ({"stances": {"s": STANCE | {"quote": False}}}, True),
    ({"stances": {"s": STANCE | {"quote": None}}}, False),
    ({"sources": {"s": SOURCE | {"published": 2013}}}, True),
    ({"sources": {"s": SOURCE | {"published": 44}}}, True),
    ({"sources": {"s": SOURCE | {"published": 20130325}}}, False),
    ({"sources": {"s": SOURCE | {"published": -44}}}, False),
    ({"sources": {"s": SOURCE | {"published": 2013.5}}}, False),
    ({"sources": {"s": SOURCE | {"published": True}}}, False),
    ({"claimtrack": 1}, True),
    ({"claimtrack": "1"}, True),
    ({"claimtrack": 2}, False),
    (None, True),
    ([], False),
]


@pytest.mark.parametrize(("value", "valid"), NUMBERS)
def test_a_typed_value_is_taken_for_the_text_it_was(value: object, valid: bool) -> None:  # noqa: FBT001
    """A number, true or false is text where text may stand, and counts as far as its value tells."""
    assert VALIDATOR.is_valid(value) == valid
