"""Which record and field a place belongs to."""

import pytest

from claimtrack.diagnostics import Span
from claimtrack.loading import Reading, read_texts
from claimtrack.model import Claim
from claimtrack.records import Records
from claimtrack.references import references
from claimtrack.sites import Site, Sites

TEXT = """\
claims:
  medicine:
    text: The night flights
      carry medicine.
    abuot: 2012
    tags: [port, night]
  tea: Tea.   # a brief one

climes: {}
sources:
  bulletin: {title: Port bulletin, derived_from: [letter, {source: log, how: cites}],
      oddly: 1}
  letter:
    title: Letter
    derived_from: log
stances:
  bulletin:
    - holder: port
      affirms:
        - medicine
      quote: {exact: not one, suffix: box}
      oddly: 1
    - {denies: medicine,
     oddly: 1}
expect: {tea: unasserted}
"""


@pytest.fixture(scope="module")
def reading() -> Reading:
    """The text as read."""
    return read_texts({"claims.yaml": TEXT, "b.yaml": "claims: {late: Late.}\n"})


def at(reading: Reading, text: str, *, skip: int = 0) -> tuple[object, ...] | None:
    """Return kind, id, field and index of where a text begins, or what follows its beginning."""
    before = TEXT[: TEXT.index(text) + skip]
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    site = Sites(reading.records).at(Span("claims.yaml", line, column, line, column + 1))
    return (site.kind, site.id, site.field, site.index) if site else None


@pytest.mark.parametrize(
    ("text", "skip", "expected"),
    [
        ("medicine:", 0, ("claim", "medicine", None, None)),
        ("The night", 0, ("claim", "medicine", "text", None)),
        ("carry", 0, ("claim", "medicine", "text", None)),
        ("abuot", 0, ("claim", "medicine", None, None)),
        ("night]", 0, ("claim", "medicine", "tags", 1)),
        (", night", 0, ("claim", "medicine", "tags", None)),
        ("Tea.", 0, ("claim", "tea", "text", None)),
        ("# a brief", 0, ("claim", "tea", None, None)),
        ("climes", 0, None),
        ("letter, {", 0, ("source", "bulletin", "derived_from.source", 0)),
        ("log, how", 0, ("source", "bulletin", "derived_from.source", 1)),
        ("cites", 0, ("source", "bulletin", "derived_from.how", 1)),
        ("oddly", 0, ("source", "bulletin", None, None)),
        ("derived_from: log", 14, ("source", "letter", "derived_from.source", 0)),
        ("stances:", 0, None),
        ("  bulletin:\n", 2, ("stance", "bulletin:port:affirms:medicine", "source", None)),
        ("holder", 0, ("stance", "bulletin:port:affirms:medicine", None, None)),
        ("- medicine", 2, ("stance", "bulletin:port:affirms:medicine", "affirms", 0)),
        ("box", 0, ("stance", "bulletin:port:affirms:medicine", "quote.suffix", None)),
        ("      oddly: 1\n    -", 6, ("stance", "bulletin:port:affirms:medicine", None, None)),
        ("     oddly: 1}\nexpect", 5, ("stance", "bulletin:own:denies:medicine", None, None)),
        ("expect", 0, None),
        ("unasserted", 0, ("expectation", "tea", "status", None)),
    ],
)
def test_a_place_belongs_to_a_record_and_a_field(
    reading: Reading, text: str, skip: int, expected: tuple[object, ...] | None
) -> None:
    """The innermost field around a place is named; keys belong to their record, sections to none."""
    assert at(reading, text, skip=skip) == expected


def test_a_file_without_records_has_no_sites(reading: Reading) -> None:
    """A place before the first record, or in another file, belongs to nothing."""
    sites = Sites(reading.records)
    places = [("a.yaml", 1), ("b.yaml", 1), ("z.yaml", 9)]
    assert [sites.at(Span(file, line, 1, line, 2)) for file, line in places] == [None] * 3
    assert Sites(Records()).at(Span("a.yaml", 1, 1, 1, 2)) is None


def test_every_reference_is_in_the_field_that_names_it(reading: Reading) -> None:
    """Looking a reference's place up gives its record, field and index back."""
    sites = Sites(reading.records)
    for record in reading.records.every:
        for reference in references(record):
            site = sites.at(reference.span)
            assert site is not None
            assert site.kind == ("expectation" if reference.field.name == "expect" else site.kind)
            if reference.field.name not in ("source", "expect"):
                assert (site.record, (site.field or "").partition(".")[0]) == (
                    record,
                    reference.field.name,
                )


def test_a_record_made_in_python_has_no_place() -> None:
    """Records that stand in no file are never taken for the owner of a place in one."""
    assert Sites(Records([Claim(id="a", text="A.")])).at(Span("a.yaml", 1, 1, 1, 2)) is None
    assert Site(Claim(id="a", text="A.")).id == "a"


@pytest.mark.parametrize(
    "text",
    [
        "actors:\n  airline: X\nclaimtrack: 2\n",
        "claims:\n  a: A\nquestions: nothing\n",
        "claims:\n  a:\n    text: |\n      A\nquestions: nothing\n",
        "claims:\n  a: A\nstances:\n  s: nothing\n",
        "claims:\n  a: A\n# b\n\nstances:\n  s:\n   - nothing\n",
        "stances:\n  s:\n  - {affirms: a}\n  t: nothing\n",
        "claims:\n  a: A\nlinks:\n  - nothing\n",
    ],
)
def test_what_is_wrong_with_a_section_is_in_no_record_before_it(text: str) -> None:
    """However far to the right it stands: its line, or one above, begins further left."""
    reading = read_texts({"a.yaml": text})
    [found] = reading.found
    assert Sites(reading.records, reading.lines).at(found.span) is None


def test_what_does_not_belong_in_a_record_is_in_it_however_much_there_is() -> None:
    """Unknown fields below the last known one, with a comment and an empty line between them."""
    text = "claims:\n  a:\n    text: A\n    b: c\n# d\n\n    e: f\nlinks:\n"
    reading = read_texts({"a.yaml": text})
    sites = Sites(reading.records, reading.lines)
    found = [one for one in reading.found if one.code == "CT101"]
    assert [site and site.id for site in (sites.at(one.span) for one in found)] == ["a", "a"]
