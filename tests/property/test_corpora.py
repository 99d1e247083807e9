"""Whole corpora, made from the table of fields: written and read back, shuffled, split over files."""

import re
from collections import Counter
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from claimtrack import checking, model
from claimtrack.contradictions.search import Search
from claimtrack.contradictions.status import standings
from claimtrack.corpus import Corpus
from claimtrack.dates import parse_date
from claimtrack.exports.yaml import write
from claimtrack.ids import key_of
from claimtrack.loading import Reading, read_texts
from claimtrack.model import Record
from claimtrack.quantities import parse_value
from claimtrack.records import Records
from claimtrack.schema import KINDS, PARTS, Field, Kind
from claimtrack.value import evolve

ODD = (
    *('"', "'", "\\", "#", " #", ": ", "- ", "? ", "!x", "&x", "*x", "%", "@", "`", "{", "]", ","),
    *("\n", "\r", "\t", " ", "\x00", "\x1b[31m", "\x7f", "\x85", "\xa0", "\xad", "\ufeff"),
    *("\u200d", "\u2028", "\u202e", "\u0627\u0644", "\u6f22", "\U0001f600", "\uffff", "~", "null"),
    *("no", "2012", "<<", "---", "...", "|", ">", "=", "\\n", "e\u0301"),
)
WHOLE = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)
TEXTS = st.one_of(
    st.sampled_from(ODD), WHOLE, st.lists(st.sampled_from(ODD), min_size=1, max_size=5).map("".join)
)
IDS = {
    "claim": ["medicine", "engines", "log", "null", "y2"],
    "actor": ["airline", "port", "tower", "no"],
    "source": ["bulletin", "letter", "1e5"],
    "question": ["cargo", "field-log"],
    "stance": ["said", "hinted"],
    "link": ["gap", "step"],
    "assessment": ["look"],
}
"""Few ids, so that records refer to each other; no id is used for two kinds."""


def _references(field: Field, *, known: bool) -> st.SearchStrategy[str]:
    ids = [id_ for kind in field.kinds for id_ in IDS[kind]]
    return st.sampled_from(ids if known else [*ids, "nobody", "Not An Id", "log"])


DATES = st.sampled_from(["2012", "2012-07/2013-03", "2013-03-25~", "../2013", "201X", "2010/.."])
VALUES = st.sampled_from(["16000", "2000..3000", "20000..", "..50", "~434"])


def _value(field: Field, *, known: bool) -> st.SearchStrategy[object]:
    one = _references(field, known=known) if field.kinds else TEXTS
    strategies: dict[str, st.SearchStrategy[object]] = {
        "text": TEXTS,
        "texts": st.lists(TEXTS, max_size=2).map(tuple),
        "reference": one,
        "references": st.lists(one, min_size=1, max_size=3).map(tuple),
        "choice": st.sampled_from(field.choices or ("-",)),
        "date": DATES.map(parse_date),
        "value": VALUES.map(parse_value),
        "flag": st.booleans(),
        "count": st.integers(1, 999_999_999),
        "sha256": st.sampled_from(["0" * 64, "0123456789abcdef" * 4]),
        "path": st.sampled_from(["a.txt", "a/b c.txt", "a#.pdf", "…/é"]),
    }
    if field.type in strategies:
        return strategies[field.type]
    parts: dict[str, tuple[str, type[object]]] = {
        "quantity": ("quantity", model.Quantity),
        "held": ("held", model.Held),
        "quote": ("quote", model.Quote),
        "derivations": ("derivation", model.Derivation),
    }
    name, made = parts[field.type]
    part = _fields(PARTS[name], known=known).map(lambda values: made(**values))
    many: st.SearchStrategy[object] = st.lists(part, max_size=2).map(tuple)
    return many if field.type == "derivations" else part


def _fields(kind: Kind, *, known: bool) -> st.SearchStrategy[dict[str, object]]:
    plain = [field for field in kind.fields.values() if not field.verb and field.type != "id"]
    needed = {f.attribute: _value(f, known=known) for f in plain if f.required}
    free = {f.attribute: _value(f, known=known) for f in plain if not f.required}
    return st.fixed_dictionaries(needed, optional=free)


@st.composite
def stances(draw: st.DrawFn, *, known: bool) -> model.Stance:
    """A stance, with an id or without."""
    kind = KINDS["stance"]
    verb: model.StanceVerb = draw(st.sampled_from(get_args(model.StanceVerb)))
    claims = draw(_value(kind.fields[verb], known=known))
    source = draw(st.sampled_from(IDS["source"]))
    values = draw(_fields(kind, known=known))
    assert isinstance(claims, tuple)
    id_ = key_of(source, str(values.get("holder", "own")), verb, "+".join(claims))
    return model.Stance(
        id=id_,
        source=source,
        verb=verb,
        claims=claims,
        **values,  # type: ignore[arg-type]
    )


@st.composite
def links(draw: st.DrawFn, *, known: bool) -> model.Link:
    """A link, with an id or without."""
    kind = KINDS["link"]
    verb: model.LinkVerb = draw(st.sampled_from(get_args(model.LinkVerb)))
    end = str(draw(_value(kind.fields[verb], known=known)))
    values = draw(_fields(kind, known=known))
    premises = values["from_"]
    assert isinstance(premises, tuple)
    return model.Link(
        id=key_of("+".join(premises), verb, end),
        verb=verb,
        to=end,
        **values,  # type: ignore[arg-type]
    )


@st.composite
def assessments(draw: st.DrawFn, *, known: bool) -> model.Assessment:
    """An assessment, with an id or without."""
    values = draw(_fields(KINDS["assessment"], known=known))
    id_ = key_of(str(values["of"]), "assessed", str(values["by"]), str(values["dated"]))
    return model.Assessment(id=id_, **values)  # type: ignore[arg-type]


@st.composite
def corpora(draw: st.DrawFn, *, known: bool = True) -> list[Record]:
    """Any records of all kinds, each id used once."""
    every: list[Record] = []
    classes = {
        "question": model.Question,
        "claim": model.Claim,
        "actor": model.Actor,
        "source": model.Source,
    }
    for name, made in classes.items():
        for id_ in draw(st.lists(st.sampled_from(IDS[name]), unique=True)):
            values = draw(_fields(KINDS[name], known=known))
            every.append(made(id=id_, **values))
    listed: tuple[tuple[str, st.SearchStrategy[Record]], ...] = (
        ("stance", stances(known=known)),
        ("link", links(known=known)),
        ("assessment", assessments(known=known)),
    )
    for name, strategy in listed:
        typed = iter(IDS[name])
        for record in draw(st.lists(strategy, max_size=4)):
            renamed = _renamed(record, next(typed, None) if draw(st.booleans()) else None)
            every.append(renamed)
    for claim in draw(st.lists(st.sampled_from(IDS["claim"]), unique=True, max_size=2)):
        expected = draw(_fields(KINDS["expectation"], known=known).filter(bool))
        every.append(model.Expectation(claim=claim, **expected))  # type: ignore[arg-type]
    return every


def _renamed(record: Record, id_: str | None) -> Record:
    return record if id_ is None else evolve(record, id=id_)


def sections(records: tuple[Record, ...]) -> dict[str, list[Record]]:
    """Return records by kind; stances are in the order of their sources, as a file has them."""
    by_kind: dict[str, list[Record]] = {}
    for record in records:
        by_kind.setdefault(type(record).__name__, []).append(record)
    by_kind.get("Stance", []).sort(key=lambda r: getattr(r, "source"))  # noqa: B009 - of stances
    return by_kind


@given(corpora())
def test_what_is_written_out_and_read_back_is_equal(made: list[Record]) -> None:
    """Every record of every kind, with any text, survives the way through a file, without a finding."""
    before = Records(made).every
    after = read_texts({"claims.yaml": write(before)})
    assert after.found == ()
    assert sections(after.records.every) == sections(before)


@given(corpora())
def test_the_pure_parser_reads_back_the_same(made: list[Record]) -> None:
    """What is written out means the same to a machine without libyaml."""
    text = write(made)
    one, other = read_texts({"a.yaml": text}), read_texts({"a.yaml": text}, pure=True)
    assert (one.found, one.records.every) == (other.found, other.records.every)


@given(corpora())
def test_writing_what_was_read_changes_nothing(made: list[Record]) -> None:
    """Written, read and written again, a corpus is the same text to the byte."""
    once = write(read_texts({"a.yaml": write(made)}).records.every)
    assert write(read_texts({"a.yaml": once}).records.every) == once


PLACE = re.compile(r"[\w.]+\.yaml:\d+:\d+")


def gist(reading: Reading) -> Counter[tuple[object, ...]]:
    """Return the findings without their places, each with how often it is made."""
    return Counter(
        (
            found.code,
            found.severity,
            PLACE.sub("HERE", found.message),
            PLACE.sub("HERE", found.help or ""),
            tuple(label.text for label in found.labels),
        )
        for found in checking.findings(reading)
    )


@st.composite
def arrangements(draw: st.DrawFn) -> tuple[dict[str, str], dict[str, str]]:
    """The same records twice: in one file, and in another order over up to three files.

    The sources under which stances stand are there: their ids are typed once a list, not a record.
    """
    records = draw(corpora(known=False))
    there = {record.id for record in records if isinstance(record, model.Source)}
    records += [model.Source(id=id_, title=id_) for id_ in IDS["source"] if id_ not in there]
    shuffled = draw(st.permutations(records))
    ends = sorted(draw(st.lists(st.integers(0, len(records)), min_size=2, max_size=2)))
    names = draw(st.permutations(["a.yaml", "b.yaml", "c.yaml"]))
    chunks = zip(names, [0, *ends], [*ends, len(records)], strict=True)
    return {"a.yaml": write(records)}, {n: write(shuffled[i:j]) for n, i, j in chunks}


@given(arrangements())
def test_order_of_files_and_records_never_changes_the_findings(
    texts: tuple[dict[str, str], dict[str, str]],
) -> None:
    """However records are spread over files and in whatever order, the findings are the same."""
    one, other = map(read_texts, texts)
    assert gist(one) == gist(other)


@given(arrangements())
def test_order_never_changes_what_contradicts_what(
    texts: tuple[dict[str, str], dict[str, str]],
) -> None:
    """Contradictions and statuses come from what records say, not from where they stand."""
    one, other = (read_texts(files).records for files in texts)
    assert {id_: standing.status for id_, standing in standings(one).items()} == {
        id_: standing.status for id_, standing in standings(other).items()
    }
    shown = [
        [
            (f.kind, f.path, f.overlap, f.reason, f.holders, f.stances, f.claims)
            for f in Search(records).findings
        ]
        for records in (one, other)
    ]
    assert shown[0] == shown[1]


@given(corpora())
def test_any_corpus_is_weighed(made: list[Record]) -> None:
    """Dangling ids, undercuts of anything, several premises anywhere: each has a matrix and strengths."""
    corpus = Corpus(Records(made))
    for question in corpus.questions:
        assert corpus.ach(question).question == question
        assert corpus.ach(question, weighted="lines").weighted == "lines"
    found = corpus.strengths(base="lines")
    assert all(0 <= value <= 1 for value in found.values.values())
    holders = [one for part in corpus.balance().components for one in part.holders]
    assert len(holders) == len(set(holders))


def test_every_field_of_the_format_is_made_here() -> None:
    """No field is left out of the corpora that these tests make."""
    assert {f.type for kind in KINDS.values() for f in kind.fields.values()} == {
        *("text", "texts", "reference", "references", "choice", "date", "flag", "count", "id"),
        *("quantity", "held", "quote", "derivations"),
    }
    assert {*KINDS} == {*IDS, "expectation"}
