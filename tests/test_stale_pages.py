"""No page is stale: whatever one edit does to a record, a page whose key stays says what it said.

The edits come from the table of the format: every field of every record is given other values, added where
it is missing and taken away; every record is deleted, renamed, moved within its file and to another one.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

import pytest
import yaml

from claimtrack import checking
from claimtrack.contradictions.search import Search
from claimtrack.loading import read_texts
from claimtrack.pages.site import Sheet, sheets
from claimtrack.reports.gathering import gather
from claimtrack.schema import KINDS, PARTS, SECTIONS, Field

CORPUS = """
questions:
  colour: {text: Which colour, answers: [red, blue], exclusive: true, note: asked often, tags: [a]}
  delay: {text: Which was late, answers: [late, fog]}
claims:
  red: {text: The ship was red., kind: fact, about: 2013, note: seen, tags: [a]}
  blue: {text: The ship was blue.}
  scarlet: {text: The ship was scarlet.}
  late: {text: The train was late., kind: prediction, resolves_by: 2014}
  fog: {text: There was fog.}
  five: {text: There were five., kind: quantity, quantity: {value: 5, unit: people, of: crew}}
  nine: {text: There were nine., kind: quantity, quantity: {value: 9, unit: people, of: crew}}
  old: {text: The ship was dark., status: withdrawn, reason: vague, superseded_by: red}
actors:
  ann: {name: Ann, kind: person, aliases: [Anna], member_of: [club], note: old, tags: [a]}
  bob: {name: Bob, acts_for: [club]}
  eve: {name: Somebody, kind: unnamed, may_be: [bob]}
  club: {name: The Club, kind: organization, controlled_by: [ann]}
  cy: {name: Cy}
sources:
  letter:
    {title: A letter, kind: news-report, author: [ann], publisher: club, published: 2013-02-01,
     retrieved: 2014-01-01, url: "https://a.test/", lang: fr, availability: public, note: kept, tags: [a],
     held: {path: letter.txt, sha256: "0000000000000000000000000000000000000000000000000000000000000000"}}
  part: {title: A part, part_of: letter, derived_from: [{source: book, how: quotes}]}
  copy: {title: A copy, derived_from: [{source: letter, how: reposts}]}
  book: {title: A book, author: [cy]}
stances:
  letter:
    - {id: first, holder: ann, affirms: [red, late], said: 2012, certainty: probable, cue: saw,
       speech: direct, quote: {exact: it was red, prefix: that, suffix: then}, line: 3, note: n, tags: [a]}
    - {id: later, holder: ann, denies: [red], said: 2015}
    - {affirms: [scarlet]}
  part:
    - {id: bobs, holder: bob, denies: [red], via: [cy, copy], relies_on: [first, eve, book]}
    - {id: torn, holder: bob, affirms: [blue, red]}
    - {id: some, holder: bob, affirms: [five]}
    - {id: unsure, holder: cy, affirms: [late], attribution: unsure}
  copy:
    - {affirms: [blue]}
    - {id: more, holder: eve, affirms: [nine], via: [bob]}
    - {id: doubt, holder: eve, doubts: [late], sarcastic: true}
    - {id: said, holder: cy, mentions: [fog]}
    - {id: put, holder: cy, denies: [late], attribution: disputed, via: [bob]}
links:
  - {id: so, from: [scarlet], entails: red, why: a shade}
  - {id: slow, from: [fog], supports: late, by: cy, source: book,
     scheme: cause, why: too slow, note: n, tags: [a]}
  - {id: cut, from: [five], undercuts: slow}
  - {id: deep, from: [nine], undercuts: cut, by: bob}
  - {id: doubted, from: [fog], undercuts: bobs}
  - {from: [fog, five], opposes: blue, reading: defeating}
  - {from: [five], equivalent: nine}
  - {id: seeming, from: [late], contradicts: five, status: rejected, reason: other train}
assessments:
  - {id: j, of: letter, by: cy, dated: 2014, reliability: B, note: n, tags: [a]}
  - {id: k, of: letter, by: bob, dated: 2015, reliability: C}
  - {id: l, of: first, by: cy, dated: 2014, credibility: 2}
  - {id: m, of: red, by: cy, dated: 2014, likelihood: likely, scale: icd-203, confidence: low}
  - {of: red, by: cy, dated: 2016, likelihood: unlikely, scale: icd-203}
  - {id: o, of: ann, by: eve, dated: 2014, reliability: D}
  - {id: p, of: colour, by: cy, dated: 2014, confidence: high}
  - {id: q, of: slow, by: cy, dated: 2014, confidence: low}
expect:
  red: {status: contested, grounded: undecided, complete: undecided, preferred: undecided, stable: undecided,
        semi-stable: undecided, ideal: undecided}
"""

Data = dict[str, Any]
Place = tuple[str, str, Any]
"""Where a record stands in the data: its section, the source above it, and its id or index."""
Edit = Callable[[Data], None]
Site = dict[str, Sheet]

OTHERS: dict[str, list[Any]] = {
    "text": ["likely"],
    "texts": [["other", "a"]],
    "date": ["2011", "2015-06/2016"],
    "value": ["7", "8..9"],
    "flag": [True, False],
    "count": [7],
    "sha256": ["1" * 64],
    "path": ["other.txt"],
    "id": ["other"],
}


def listed(data: Data) -> Iterator[tuple[Place, Any, Any]]:
    """Give each record with its place and what it stands in."""
    for section, kind in SECTIONS.items():
        inside = data.get(section, {})
        groups = inside.items() if kind.shape == "lists by source" else [("", inside)]
        for under, group in groups:
            for at in group if isinstance(group, dict) else range(len(group)):
                yield (section, under, at), group, group[at]


def at(data: Data, place: Place) -> Data:
    """Return what a record says."""
    section, under, key = place
    said: Data = (data[section][under] if under else data[section])[key]
    return said


def ids(data: Data, kinds: tuple[str, ...]) -> list[str]:
    """Return the ids of records of some kinds."""
    found = []
    for (section, _, key), _, said in listed(data):
        if SECTIONS[section].name in kinds:
            found.append(key if isinstance(key, str) else said.get("id"))
    return [one for one in found if one]


def values(field: Field, data: Data, now: Any) -> Iterator[Any]:  # noqa: ANN401 - whatever a file may say
    """Give other values of a field."""
    type_ = field.type
    if type_ in PARTS or type_ == "held":
        part = PARTS[type_]
        full = {one.name: next(values(one, data, None)) for one in part.fields.values()}
        yield full
        for one in part.fields.values() if now else ():
            yield from ({**now, one.name: value} for value in values(one, data, now.get(one.name)))
            if not one.required:
                yield {name: value for name, value in now.items() if name != one.name}
    elif type_ == "derivations":
        yield from ([{"source": one}] for one in ids(data, field.kinds)[:2])
        how = PARTS["derivation"].fields["how"].choices
        yield from ([{**one, "how": each}] for one in now or () for each in how)
        yield [*(now or ()), {"source": ids(data, field.kinds)[-1], "how": "quotes"}]
    elif type_ == "choice":
        yield from spread(field.choices)
    elif type_ == "reference":
        yield from spread(ids(data, field.kinds))
    elif type_ == "references":
        known = spread(ids(data, field.kinds))
        yield from ([one] for one in known)
        yield [*(now or ()), *(one for one in known if one not in (now or ()))][:4]
        if now and len(now) > 1:
            yield now[::-1]
    else:
        yield from OTHERS[type_]


def spread(ones: Sequence[str]) -> list[str]:
    """Return the first and the last of all."""
    return list(dict.fromkeys((ones[0], ones[-1])))


def changes(data: Data, kind: str) -> Iterator[tuple[str, Edit]]:
    """Give every change of one field of a record of a kind, and what it is called."""
    for place, _, said in listed(data):
        if SECTIONS[place[0]].name != kind:
            continue
        for field in KINDS[kind].fields.values():
            now = said.get(field.name)
            if now is not None and not field.required:
                yield f"{place} without {field.name}", putting(place, field.name, None)
            if field.verb and now is None:
                verb = next(one for one in KINDS[kind].verbs if one in said)
                yield f"{place} {field.name}", verbing(place, verb, field.name, field.type)
            for value in values(field, data, now) if now is not None or not field.verb else ():
                if value != now:
                    yield f"{place} {field.name}: {value}", putting(place, field.name, value)


def putting(place: Place, name: str, value: Any) -> Edit:  # noqa: ANN401 - as above
    """Return what gives a field a value, or takes the field away."""

    def edit(data: Data) -> None:
        said = at(data, place)
        said.pop(name, None)
        if value is not None:
            said[name] = value

    return edit


def verbing(place: Place, old: str, new: str, type_: str) -> Edit:
    """Return what gives a record another verb."""

    def edit(data: Data) -> None:
        said = at(data, place)
        ends = said.pop(old)
        if new == "undercuts":
            ends = "bobs"
        elif old == "undercuts":
            ends = "late"
        said[new] = ends if type_ == "reference" or isinstance(ends, list) else [ends]

    return edit


def moves(data: Data) -> Iterator[tuple[str, Edit]]:
    """Give what is done to whole records."""
    for place, _, said in listed(data):
        id_ = place[2] if isinstance(place[2], str) else said.get("id")
        yield f"{place} deleted", deleting(place, id_)
        yield f"{place} a line down", putting(place, DOWN, 1)
        yield f"{place} elsewhere", putting(place, AWAY, 1)
        if id_:
            yield f"{place} renamed", renaming(id_)


FROM = "derived_from"
DOWN, AWAY = "_down", "_away"
"""What marks a record that is written one line further down, or in another file."""


def deleting(place: Place, id_: str | None) -> Edit:
    """Return what deletes a record, with whatever cannot be without it."""

    def edit(data: Data) -> None:
        gone(data, place)
        if id_:
            forget(data, id_)

    return edit


def gone(data: Data, place: Place) -> None:
    """Leave an empty line in place of a record."""
    section, under, key = place
    (data[section][under] if under else data[section])[key] = None


def forget(data: Data, id_: str) -> None:
    """Take an id out of all records; those that need it go."""
    data["stances"].pop(id_, None)
    for place, _, said in list(listed(data)):
        if said is None:
            continue
        if place[0] == "expect" and place[2] == id_:
            gone(data, place)
            continue
        kind = SECTIONS[place[0]]
        for field in kind.fields.values():
            value = said.get(field.name)
            if not field.kinds or value is None:
                continue
            ones = value if isinstance(value, list) else [value]
            kept = [one for one in ones if id_ != (one["source"] if field.name == FROM else one)]
            rest = kept if isinstance(value, list) or not kept else value
            if rest:
                said[field.name] = rest
            elif field.required or field.verb:
                gone(data, place)
                name = said.get("id")
                if name or isinstance(place[2], str):
                    forget(data, name or place[2])
                break
            else:
                del said[field.name]


def renaming(id_: str) -> Edit:
    """Return what renames a record everywhere."""

    def edit(data: Data) -> None:
        new = named(data, id_)
        data.clear()
        data.update(new)

    return edit


def named(value: Any, id_: str) -> Any:  # noqa: ANN401 - as above
    """Return data with another id in place of one."""
    if isinstance(value, dict):
        return {named(key, id_): named(one, id_) for key, one in value.items()}
    if isinstance(value, list):
        return [named(one, id_) for one in value]
    return "renamed" if value == id_ else value


def written(data: Data) -> dict[str, str]:
    """Return claim files in which each record has a line, and a free one below it."""
    return {"claims.yaml": lines(data, away=False), "more.yaml": lines(data, away=True)}


def lines(data: Data, *, away: bool) -> str:
    """Return one of the two files."""
    found: list[str] = []
    last: tuple[str, str] | None = None
    heads: list[str] = []
    for (section, under, key), _, said in listed(data):
        if (section, under) != last:
            heads = ([f"{section}:"] if not last or last[0] != section else []) + (
                [f"  {under}:"] if under else []
            )
            last = (section, under)
            if not away:
                rows = [one for p, _, one in listed(data) if p[:2] == (section, under)]
                every = [one for p, _, one in listed(data) if p[0] == section]
                full = any(one and AWAY not in one for one in rows)
                whole = any(one and AWAY not in one for one in every)
                found += [h if (full or (h.startswith(section) and whole)) else "" for h in heads]
        if said is None or (AWAY in said) != away:
            found += [] if away else ["", ""]
            continue
        if away:
            found += heads
        typed = json.dumps({name: one for name, one in said.items() if name not in (DOWN, AWAY)})
        line = f"    - {typed}" if isinstance(key, int) else f"  {key}: {typed}"
        found += ["", line] if DOWN in said else [line, ""]
    return "".join(f"{line}\n" for line in found)


def site(data: Data) -> Site | None:
    """Return the pages that have keys, not yet made; None where no comment makes the command go on."""
    reading = read_texts(written(data))
    found = checking.findings(reading)
    if any(one.severity == "error" and one.code < checking.SOUND for one in found):
        return None
    search = Search(reading.records)
    report = gather(search.records, search=search, traced=False)
    return {sheet.path: sheet for sheet in sheets(report, search) if sheet.key is not None}


def corpus() -> Data:
    """Return the corpus as it is before any edit."""
    data: Data = yaml.load(CORPUS, yaml.BaseLoader)  # noqa: S506 - it makes texts alone
    for _, _, said in listed(data):
        for flag in ("exclusive", "sarcastic"):
            if flag in said:
                said[flag] = said[flag] == "true"
        if "line" in said:
            said["line"] = int(said["line"])
    return data


@pytest.fixture(scope="session")
def base() -> tuple[Data, Site, dict[str, str]]:
    """The corpus, its pages, and what they say."""
    data = corpus()
    found = site(data)
    assert found is not None
    return data, found, {path: sheet.make() for path, sheet in found.items()}


Base = tuple[Data, Site, dict[str, str]]
EDITS: dict[str, Callable[[Data], Iterator[tuple[str, Edit]]]] = {
    **{kind: partial(changes, kind=kind) for kind in KINDS},
    "whole records": moves,
}


def stale(base: Base, edits: Iterator[tuple[str, Edit]]) -> Iterator[tuple[str, str]]:
    """Give what was edited and each page whose key stayed although its text did not."""
    data, before, texts = base
    for name, edit in edits:
        edited = copy.deepcopy(data)
        edit(edited)
        for path, sheet in (site(edited) or {}).items():
            same = path in before and before[path].key == sheet.key
            if same and sheet.make() != texts[path]:
                yield name, path


def test_the_corpus_has_every_field() -> None:
    """So that each can be changed and taken away; a new field wants a place in it."""
    missing = {(kind.name, name) for kind in KINDS.values() for name in kind.fields}
    for (section, _, _), _, said in listed(corpus()):
        missing -= {(SECTIONS[section].name, name) for name in said}
    assert missing == set()


@pytest.mark.parametrize("kind", EDITS)
def test_no_edit_leaves_a_stale_page(base: Base, kind: str) -> None:
    """Every field of every record with other values, added and taken away; records gone and moved."""
    assert list(stale(base, EDITS[kind](base[0]))) == []
