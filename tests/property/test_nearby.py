"""What rules say of how far they look, held against corpora that are changed at random."""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from types import ModuleType

from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack import carrying, checking, model, rules
from claimtrack.cache import Cache
from claimtrack.contradictions.status import standings
from claimtrack.dates import Date, parse_date
from claimtrack.diagnostics import Diagnostic, Spans
from claimtrack.exports.yaml import write
from claimtrack.loading import Reading, read
from claimtrack.mentions import names, unmentioned
from claimtrack.quantities import parse_value
from claimtrack.records import Records
from claimtrack.rule import Subject
from claimtrack.value import evolve

Corpus = tuple[model.Record, ...]

LINKS = ("supports", "opposes", "contradicts", "entails", "equivalent", "entails", "contradicts")
DATES = (None, None, "2011", "2012-03", "2012", "2013")


class Maker:
    """Makes records at random; every reference leads to a record that there is."""

    def __init__(self, chance: Random, size: int) -> None:
        """Take how many records of a kind there are, more or less."""
        self.chance = chance
        self.size = size
        self.made = 0

    def some(self, kind: str, most: int = 2, least: int = 0) -> tuple[str, ...]:
        """Return ids of some records of a kind, each once, most of them near one another."""
        start = self.chance.randrange(self.size)
        found = [(start + self.chance.choice((0, 1, 1, 2, 5))) % self.size for _ in range(most)]
        found = found[: self.chance.randint(least, most)]
        return tuple(dict.fromkeys(f"{kind}{number}" for number in found))

    def one(self, kind: str) -> str:
        """Return the id of a record of a kind."""
        return f"{kind}{self.chance.randrange(self.size)}"

    def maybe(self, kind: str, share: float = 0.3) -> str | None:
        """Return the id of a record of a kind, now and then."""
        return self.one(kind) if self.chance.random() < share else None

    def date(self) -> Date | None:
        """Return a date, now and then."""
        text = self.chance.choice(DATES)
        return None if text is None else parse_date(text)

    def anew(self, kind: str, number: int) -> model.Record:
        """Return a record of a kind; with `number` in its id where something may refer to it."""
        made: model.Record = getattr(self, f"_{kind}")(number)
        return made

    def _claim(self, number: int) -> model.Claim:
        chance = self.chance
        quantity = None
        if chance.random() < 0.4:
            value = parse_value(str(chance.choice((1, 300))))
            quantity = model.Quantity(
                value=value, unit="people", of=chance.choice(("crowd", "The  crowd", "the Crowd"))
            )
        withdrawn = chance.random() < 0.1
        return model.Claim(
            id=f"c{number}",
            text="t",
            kind=chance.choice(("fact", "fact", "normative", "prediction")),
            about=self.date() if chance.random() < 0.15 else None,
            quantity=quantity,
            status="withdrawn" if withdrawn else "active",
            superseded_by=self.one("c") if withdrawn else None,
        )

    def _actor(self, number: int) -> model.Actor:
        kind = self.chance.choice((None, "person", "group", "unnamed", "unnamed"))
        return model.Actor(
            id=f"a{number}",
            name="n",
            kind=kind,  # type: ignore[arg-type]
            member_of=self.some("a", 1),
            may_be=self.some("a", 1) if kind == "unnamed" else (),
        )

    def _source(self, number: int) -> model.Source:
        chance = self.chance
        how = (None, "quotes", "cites", "reposts", "translates")
        return model.Source(
            id=f"s{number}",
            title="t",
            kind=chance.choice(("unknown", "unknown", "social-post")),
            author=self.some("a", 2),
            publisher=self.maybe("a"),
            published=self.date(),
            retrieved=self.date() if chance.random() < 0.2 else None,
            part_of=self.maybe("s", 0.15),
            derived_from=tuple(
                model.Derivation(source=id_, how=chance.choice(how))  # type: ignore[arg-type]
                for id_ in self.some("s", 1)
                if chance.random() < 0.5
            ),
        )

    def _stance(self, number: int) -> model.Stance:
        chance = self.chance
        named = number < self.size
        source, verb, claims = (
            self.one("s"),
            chance.choice(("affirms", "affirms", "denies", "doubts")),
            self.some("c", 2, 1),
        )
        return model.Stance(
            id=f"t{number}" if named else f"{source}:{verb}:{'+'.join(claims)}",
            source=source,
            verb=verb,  # type: ignore[arg-type]
            claims=claims,
            holder=f"a{chance.randrange(3)}" if chance.random() < 0.7 else None,
            via=self.some("a", 2) if chance.random() < 0.4 else (),
            relies_on=self.some(chance.choice("tas"), 1) if chance.random() < 0.4 else (),
            said=self.date(),
            attribution=chance.choice((None, None, None, "unsure", "disputed")),
        )

    def _link(self, number: int) -> model.Link:
        chance = self.chance
        verb = chance.choice(LINKS)
        several = verb in LINKS[:2]
        from_, to = self.some("c", 2 if several else 1, 1), self.one("c")
        if chance.random() < 0.15:
            verb, to = "undercuts", self.one("t")
        rejected = chance.random() < 0.2
        return model.Link(
            id=f"link:{verb}:{'+'.join(from_)}:{to}" if number % 2 else f"l{number}",
            from_=from_,
            verb=verb,  # type: ignore[arg-type]
            to=to,
            by=self.maybe("a"),
            status="rejected" if rejected else "active",
            reason="r" if rejected else None,
        )

    def _question(self, number: int) -> model.Question:
        answers = self.some("c", 3, 2)
        return model.Question(
            id=f"q{number}", text="t", answers=answers, exclusive=self.chance.random() < 0.7
        )

    def _assessment(self, number: int) -> model.Assessment:
        chance = self.chance
        scale = chance.choice(("reliability", "credibility", "credibility"))
        of = self.one("t") if scale == "credibility" else self.one(chance.choice("as"))
        code = chance.choice("ABC") if scale == "reliability" else chance.choice("111234")
        return model.Assessment(
            id=f"assessment:{of}:{number}",
            of=of,
            by=f"a{chance.randrange(2)}",
            dated=self.date() or parse_date("2014"),
            **{scale: code},  # type: ignore[arg-type]
        )

    def _expectation(self, number: int) -> model.Expectation:
        status = self.chance.choice(("unasserted", "denied", "contested", "uncontested"))
        return model.Expectation(claim=f"c{number % self.size}", status=status)  # type: ignore[arg-type]


SHARES = {
    "claim": 1.0,
    "actor": 1.0,
    "source": 1.0,
    "stance": 1.5,
    "link": 0.8,
    "question": 0.2,
    "assessment": 0.3,
}
"""How many records there are of each kind, for each claim."""

Key = tuple[str, int]
Made = dict[Key, model.Record]


def made(chance: Random, size: int) -> tuple[Maker, Made]:
    """Return a corpus, in which what is expected of claims holds."""
    maker = Maker(chance, size)
    keys = [
        (kind, number)
        for kind, share in SHARES.items()
        for number in range(max(1, int(size * share)))
    ]
    corpus = {key: placed(key, maker.anew(*key)) for key in keys}
    found = standings(Records(corpus.values()))
    for number in range(0, size, 2):
        status = found[f"c{number}"].status
        key = ("expectation", number)
        corpus[key] = placed(key, model.Expectation(claim=f"c{number}", status=status))
    return maker, corpus


def placed(key: Key, record: model.Record) -> model.Record:
    """Return a record in a file of its own."""
    return evolve(record, spans=Spans(f"{key[0]}-{key[1]:03}.yaml", (("", None),), (1, 1, 1, 2)))


def changed(maker: Maker, corpus: Made) -> Made:
    """Return a corpus after some changes: records made anew, gone, or new."""
    chance, after = maker.chance, dict(corpus)
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        kind = chance.choice((*SHARES, "stance", "stance", "link", "expectation"))
        keys = [key for key in after if key[0] == kind]
        what = chance.random()
        if what < 0.15 and kind not in ("claim", "actor", "source"):
            key = (kind, 100 + chance.randrange(4))
        elif not keys:
            continue
        else:
            key = chance.choice(keys)
        if what > 0.8 and key in after:
            del after[key]
        elif what > 0.4 and key in after:
            after[key] = nudged(maker, key, after[key])
        else:
            after[key] = placed(key, maker.anew(*key))
    return after


def nudged(maker: Maker, key: Key, record: model.Record) -> model.Record:
    """Return a record with one field as in another that was made for it."""
    other = maker.anew(*key)
    name = maker.chance.choice(model.fields_of(type(record)))
    return record if name == "id" else evolve(record, **{name: getattr(other, name)})


@cache
def modules() -> dict[str, ModuleType]:
    """Return the modules of the rules that have a check, by code."""
    every = checking.codes().items()
    return {
        code: import_module(f"{rules.__name__}.{name}")
        for code, name in every
        if checking.over_records(code)
    }


def told(records: Iterable[model.Record]) -> dict[str, list[Diagnostic]]:
    """Return what each rule finds, in the order of places."""
    subject = Subject(Reading.of(records))
    found = ((code, module.check(subject)) for code, module in modules().items())
    return {code: sorted(some, key=lambda finding: finding.sort_key) for code, some in found}


def settled(before: Made, after: Made) -> dict[str, list[Diagnostic]] | None:
    """Return what rules find after a change, as far as it is told by what they found before.

    None where some reference leads nowhere. Every record is a file of its own.
    """
    gone = [one for key, one in before.items() if after.get(key) is not one]
    come = [one for key, one in after.items() if before.get(key) is not one]
    files = {one.spans.file: [one] for key, one in after.items() if before.get(key) is one}
    kept = {file: names(some) for file, some in files.items()}
    quiet = unmentioned(gone, come, kept.values())
    if quiet is None:
        return None
    known, subject = told(before.values()), Subject(Reading.of(before.values()))
    scopes = {
        code: checking.scope_of(module, subject, speaks=bool(known[code]))
        for code, module in modules().items()
    }
    change = carrying.Change(
        {one.spans.file for one in (*gone, *come)},
        gone,
        come,
        names=kept,
        unpacked=lambda those: {file: files[file] for file in those},
        quiet=quiet,
    )
    return {
        code: sorted({*some}, key=lambda finding: finding.sort_key)
        for trial in carrying.trials(scopes, known, change)
        for code, _, some in checking.settled(trial)
    }


def is_sound(corpus: Made) -> bool:
    """Tell whether every reference leads where it may."""
    return unmentioned([], corpus.values(), []) is not None


def step(chance: Random, size: int) -> Iterator[tuple[str, list[Diagnostic], list[Diagnostic]]]:
    """Change a corpus at random, and give what each rule that is settled is told to find, and finds."""
    maker, before = made(chance, size)
    after = changed(maker, before)
    some = settled(before, after) if is_sound(before) and is_sound(after) else None
    if some is not None:
        whole = told(after.values())
        for code, found in some.items():
            yield code, found, whole[code]


@settings(deadline=None)
@given(st.integers(0, 2**32), st.sampled_from((4, 8, 16)))
def test_what_is_carried_over_is_what_is_found(seed: int, size: int) -> None:
    """Whatever has changed, what is kept and what is found in a part are what is found in the whole."""
    for _, carried, found in step(Random(seed), size):  # noqa: S311 - as above
        assert found == carried


# -- whole runs over files ------------------------------------------------------------------------


class Folder:
    """A corpus in many small files, edited at random, and the same corpus as a run before left it."""

    def __init__(self, chance: Random, folder: Path, size: int) -> None:
        """Write a corpus."""
        self.chance = chance
        self.maker, self.corpus = made(chance, size)
        self.claims, self.kept = folder / "claims", folder / "cache"
        self.names = [f"{number:02}.yaml" for number in range(size)]
        self.above: dict[str, str] = {}
        self.below: dict[str, str] = {}
        self.write()

    def write(self) -> None:
        """Write each record into the file in which it belongs, between what stands above and below."""
        self.claims.mkdir(exist_ok=True)
        files: dict[str, list[model.Record]] = {name: [] for name in self.names}
        for (_, number), record in self.corpus.items():
            files[self.names[number % len(self.names)]].append(record)
        texts = {self.claims / name: self._text(name, some) for name, some in files.items()}
        for path in [path for path in self.claims.iterdir() if path not in texts]:
            path.unlink()
        for path, text in texts.items():
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                path.write_text(text, encoding="utf-8")

    def _text(self, name: str, records: list[model.Record]) -> str:
        return self.above.get(name, "") + write(records) + self.below.get(name, "")

    def edit(self) -> None:
        """Change records, what stands about them, a file's name, or what is kept of the last run."""
        chance = self.chance
        number = chance.randrange(len(self.names))
        match chance.choice(("records", "records", "records", "above", "below", "moved", "damage")):
            case "records":
                self.corpus = changed(self.maker, self.corpus)
            case "above":
                self.above = {
                    self.names[number]: chance.choice(("", "# more\n", "# more\n# yet\n"))
                }
            case "below":
                self.below = {
                    self.names[number]: chance.choice(("", "tags: [\n", "claims: {x: {}}\n"))
                }
            case "moved":
                self.names[number] = f"{chance.choice('ab')}{self.names[number]}"
            case _:
                for entry in (self.kept / "claimtrack").glob("*"):
                    blob = bytearray(entry.read_bytes())
                    blob[chance.randrange(len(blob))] ^= 0xFF
                    entry.write_bytes(blob)
        self.write()


def said(reading: Reading) -> list[object]:
    """Return all that a reading says, places included."""
    findings = checking.findings(reading)
    count = reading.count()  # before the records are asked for
    every = reading.records.every
    places = [(one.spans.file, one.spans.marks, one.spans.numbers) for one in every]
    return [findings, count, every, places, reading.found, reading.files]


def compared(seed: int, size: int, edits: int) -> int:
    """Edit a corpus again and again, hold each run to one without a cache, and count what both found."""
    found = 0
    with TemporaryDirectory() as name:
        folder = Folder(Random(seed), Path(name), size)  # noqa: S311 - as below
        cache = Cache.open({"XDG_CACHE_HOME": str(folder.kept)})
        assert cache is not None
        for _ in range(edits):
            warm, cold = read([folder.claims], cache=cache), read([folder.claims])
            assert said(warm) == said(cold)
            found += len(checking.findings(cold))
            folder.edit()
    return found


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 2**32), st.sampled_from((3, 8, 24)))
def test_runs_after_edits_find_what_runs_without_a_cache_find(seed: int, size: int) -> None:
    """Whatever is edited in many files, and whatever becomes of what was kept, a run finds the same."""
    compared(seed, size, 6)
