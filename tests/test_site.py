"""The report as a site: what its pages say, and that they lead to each other and nowhere else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import chdir
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import unquote

import pytest
from apart import APART
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.contradictions.search import Search
from claimtrack.corpus import Corpus
from claimtrack.dates import parse_date
from claimtrack.model import (
    Actor,
    Assessment,
    Claim,
    Derivation,
    Link,
    Question,
    Record,
    Source,
    Stance,
)
from claimtrack.opening import load
from claimtrack.pages.linking import naming, slug
from claimtrack.pages.overriding import TemplateFault
from claimtrack.pages.site import pages, sheets
from claimtrack.records import Records
from claimtrack.reports.gathering import gather
from claimtrack.value import evolve

ROOT = Path(__file__).parents[1]
Read = Callable[[str], Corpus]


class Page(HTMLParser):
    """What a page has of ids, of addresses, and of words."""

    def __init__(self, path: str, text: str) -> None:
        super().__init__()
        self.path = path
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element is called and where it leads; a block stands apart from what is before."""
        if tag not in ("a", "bdi", "code", "q", "span"):
            self.words.append(" ")
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            elif name in ("href", "src"):
                self.addresses.append(value or "")

    def handle_data(self, data: str) -> None:
        """Note the words."""
        self.words.append(data)

    @property
    def text(self) -> str:
        """The words of the page, with white space as a browser shows it."""
        return " ".join("".join(self.words).split())

    @property
    def leads(self) -> set[tuple[str, str]]:
        """The files of the site that the page leads to, each with the place in it."""
        inner = (one for one in self.addresses if not re.match(r"https?:", one))
        parted = (one.partition("#") for one in inner)
        return {
            (normpath(join(dirname(self.path), file)) if file else self.path, unquote(place))
            for file, _, place in parted
        }


def made(records: Records, *, templates: str | None = None) -> dict[str, str]:
    """Return the files of a site by their paths."""
    search = Search(records)
    found = list(pages(gather(records), search, templates=templates))
    assert len({path for path, _ in found}) == len(found)
    return dict(found)


def parsed(files: dict[str, str]) -> dict[str, Page]:
    """Return the pages of a site by their paths."""
    return {path: Page(path, text) for path, text in files.items() if path.endswith(".html")}


@pytest.fixture(scope="module")
def five() -> dict[str, Page]:
    """The site of the five articles."""
    return parsed(made(load(ROOT / "claims").records))


def faults(files: dict[str, str]) -> Iterable[str]:
    """Give every link that is dead, every page that nothing leads to, and every id used twice."""
    found = parsed(files)
    reached, waiting = {"index.html"}, ["index.html"]
    while waiting:
        for path, place in sorted(found[waiting.pop()].leads):
            if path not in files:
                yield f"{path} is not there"
            elif place and place not in found[path].ids:
                yield f"{path} has no {place}"
            elif path not in reached:
                reached.add(path)
                waiting += [path] if path in found else []
    yield from (f"nothing leads to {path}" for path in sorted(set(files) - reached))
    for path, page in found.items():
        yield from (f"{path}: {id_}" for id_, times in Counter(page.ids).items() if times > 1)


def test_every_link_leads_somewhere_and_every_page_is_reached() -> None:
    """Of the five articles no link is dead, no page an orphan, and no id stands twice on a page."""
    assert list(faults(made(load(ROOT / "claims").records))) == []


def test_every_record_has_its_page(five: dict[str, Page]) -> None:
    """Each question, claim, actor and source has a page, also one that nothing is said of."""
    records = load(ROOT / "claims").records
    kinds = {
        "question": records.questions,
        "claim": records.claims,
        "holder": records.actors,
        "source": records.sources,
    }
    expected = {f"{kind}/{id_}.html" for kind, ids in kinds.items() for id_ in ids}
    assert {path for path in five if path.partition("/")[0] in kinds} == expected


SMALL = """\
questions:
  cargo: {text: 'What is aboard?', answers: [medicine, engines], exclusive: true}
claims:
  medicine: {text: Medicine is aboard., note: As of the log.}
  engines: Engines are aboard.
  cooled: The hold is cooled.
  old: {text: Pills are aboard., status: withdrawn, reason: Too narrow., superseded_by: medicine}
  lone: Nobody speaks of this.
actors:
  ann: {name: Ann, kind: person, aliases: [A.], member_of: port, note: A clerk.}
  port: {name: The port, kind: organization}
  bob: Bob
  who: {name: A guard, kind: unnamed, may_be: bob}
sources:
  log: {title: The log, author: ann, published: 2013-03-25, kind: official-document, lang: en,
        url: 'https://a.test/log', availability: public, retrieved: 2013-04-01,
        held: {path: log.txt, sha256: 0000000000000000000000000000000000000000000000000000000000000000}}
  page: {title: A page, part_of: log}
  copy: {title: A copy, publisher: port, derived_from: [{source: log, how: quotes}]}
  leaflet: {title: A leaflet}
stances:
  log:
    - {id: first, affirms: [medicine, cooled], said: 2012, line: 7, quote: medicine}
    - {holder: ann, denies: medicine, said: 2014}
    - {holder: bob, via: who, affirms: engines, relies_on: first, cue: said}
  leaflet:
    - {affirms: lone}
links:
  - {from: cooled, supports: medicine, by: ann, source: log, why: Pills are cooled.}
assessments:
  - {of: log, by: bob, dated: 2015, reliability: B}
  - {of: first, by: bob, dated: 2015, credibility: 2}
"""


@pytest.fixture
def small(corpus: Read) -> dict[str, Page]:
    """The site of a corpus that has something of everything."""
    return parsed(made(corpus(SMALL).records))


def test_links_of_a_corpus_with_everything_lead_somewhere(corpus: Read) -> None:
    """Also those of ties between actors, parts and copies of sources, ratings and arguments."""
    assert list(faults(made(corpus(SMALL).records))) == []


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("claim/medicine.html", "an answer to What is aboard?"),
        ("claim/medicine.html", "denied medicine · claims.yaml:4"),
        ("claim/medicine.html", "note: As of the log."),
        ("claim/medicine.html", "Supersedes Pills are aboard. unasserted."),
        ("claim/medicine.html", "against Bob by holding Engines are aboard."),
        ("claim/medicine.html", "behind it 1 stance, 1 origin, 1 independent line, from Ann"),
        ("claim/medicine.html", "affirmed by the source itself: Ann · said 2012 medicine"),
        ("claim/medicine.html", "→ The log, line 7 · claims.yaml:23"),
        ("claim/medicine.html", "supported by The hold is cooled."),
        ("claim/medicine.html", "Where it comes from"),
        ("claim/cooled.html", "What it bears on supports Medicine is aboard. Pills are cooled."),
        ("claim/old.html", "Superseded by Medicine is aboard.."),
        ("claim/old.html", "Nobody is on record as affirming or denying it."),
        ("holder/ann.html", "person · ann · claims.yaml:10 note: A clerk."),
        ("holder/ann.html", "also called A. member of The port"),
        (
            "holder/ann.html",
            "affirms The hold is cooled. uncontested affirms Medicine is aboard. denied",
        ),
        ("holder/ann.html", "part of Change of position"),
        ("holder/ann.html", "Sources it wrote or published The log official-document, 2013-03-25"),
        ("holder/ann.html", "What it argues The hold is cooled. supports Medicine is aboard."),
        ("holder/port.html", "its members Ann"),
        ("holder/who.html", "may be Bob"),
        ("holder/who.html", "What it passed on Engines are aboard. uncontested affirmed by Bob"),
        ("holder/bob.html", "may be meant by A guard"),
        ("holder/bob.html", "relies on Ann"),
        ("holder/bob.html", "How it rates others a stance of Ann: dated 2015"),
        ("source/log.html", "official-document · log · claims.yaml:15"),
        ("source/log.html", "by Ann published 2013-03-25 retrieved 2013-04-01"),
        ("source/log.html", "address https://a.test/log language en availability public"),
        ("source/log.html", "kept copy log.txt SHA-256 0000"),
        ("source/log.html", "its parts A page derived from it A copy"),
        (
            "source/log.html",
            "Ann affirms The hold is cooled. uncontested affirms Medicine is aboard.",
        ),
        ("source/log.html", "How it is rated"),
        ("source/log.html", "rated by Bob: dated 2015 · current · credibility 2"),
        ("source/page.html", "part of The log"),
        ("source/copy.html", "derived from The log (quotes it)"),
        ("source/leaflet.html", "A leaflet affirms Nobody speaks of this. uncontested"),
        ("question/cargo.html", "at most one answer can hold"),
        ("contradiction/rivalry_engines_medicine.html", "Rivalry"),
        ("contradiction/rivalry_engines_medicine.html", "What is aboard? claims.yaml:2 affirms"),
        ("contradictions.html", "Rivalry · over What is aboard?"),
        ("holders.html", "A leaflet 1 stance"),
        ("index.html", "What is aboard? 2 holders at odds"),
    ],
)
def test_what_a_page_says(small: dict[str, Page], path: str, said: str) -> None:
    """Each page says what the records say of its own record, in both directions."""
    assert said in small[path].text


def test_a_statement_has_one_place_that_is_linked_from_all_others(small: dict[str, Page]) -> None:
    """The permalink of a stance leads to the page of its source, from wherever it is told."""
    place = ("source/log.html", "stance-first")
    told = {path for path, page in small.items() if place in page.leads}
    assert told >= {
        "claim/medicine.html",
        "claim/cooled.html",
        "holder/ann.html",
        "source/log.html",
    }
    assert "stance-first" in small["source/log.html"].ids


def test_what_a_holder_says_is_in_the_order_of_time(corpus: Read) -> None:
    """By the last day on which each may have been said, however the files have them."""
    text = """
claims: {late: Late., early: Early., open: At any time.}
actors: {ann: Ann}
sources: {s: {title: S}}
stances:
  s:
    - {holder: ann, affirms: late, said: 2014}
    - {holder: ann, affirms: open}
    - {holder: ann, affirms: early, said: 2012}
"""
    page = parsed(made(corpus(text).records))["holder/ann.html"].text
    assert sorted(("Early.", "Late.", "At any time."), key=page.index) == [
        "Early.",
        "Late.",
        "At any time.",
    ]


CLAIMS, ACTORS, SOURCES = ("a", "b", "con"), ("ann", "bob", "aux"), ("s", "t")
STANCES, LINKS = ("one", "two", "three"), ("l", "m")


@st.composite
def corpora(draw: st.DrawFn) -> Records:
    """Records that refer to each other in any way that the format allows, in circles too."""

    def some(*ids: str) -> tuple[str, ...]:
        return tuple(draw(st.lists(st.sampled_from(ids), max_size=2, unique=True)))

    def one(*ids: str) -> str | None:
        return draw(st.none() | st.sampled_from(ids))

    def verb(*verbs: str) -> Any:  # noqa: ANN401 - a literal of the field's
        return draw(st.sampled_from(verbs))

    said = st.none() | st.sampled_from(["2012", "2013/2014", "2015~"]).map(parse_date)
    every: list[Record] = [Claim(id=id_, text=id_, superseded_by=one(*CLAIMS)) for id_ in CLAIMS]
    every += [
        Actor(id=id_, name=id_, member_of=some(*ACTORS), may_be=some(*ACTORS)) for id_ in ACTORS
    ]
    for id_ in SOURCES:
        derived = tuple(Derivation(source=source, how="quotes") for source in some(*SOURCES))
        authors, part = some(*ACTORS), one(*SOURCES)
        outlet = one(*ACTORS)
        source = Source(
            id=id_, title=id_, author=authors, publisher=outlet, part_of=part, derived_from=derived
        )
        every.append(source)
    for id_ in STANCES:
        every.append(
            Stance(
                id=id_,
                source=draw(st.sampled_from(SOURCES)),
                verb=verb("affirms", "denies", "doubts", "mentions"),
                claims=some(*CLAIMS) or ("a",),
                holder=one(*ACTORS),
                via=some(*ACTORS, *SOURCES),
                relies_on=some(*STANCES, *ACTORS, *SOURCES),
                said=draw(said),
            )
        )
    for id_ in LINKS:
        kind = verb("supports", "opposes", "contradicts", "entails", "equivalent", "undercuts")
        ends = (*STANCES, *LINKS) if kind == "undercuts" else CLAIMS
        end = draw(st.sampled_from(ends))
        every.append(
            Link(
                id=id_,
                from_=some(*CLAIMS) or ("b",),
                verb=kind,
                to=end,
                by=one(*ACTORS),
                source=one(*SOURCES),
                status=verb("active", "rejected"),
            )
        )
    answers = some(*CLAIMS) or ("a",)
    every.append(Question(id="nul", text="Which?", answers=answers, exclusive=draw(st.booleans())))
    of = draw(st.sampled_from([*CLAIMS, *ACTORS, *SOURCES, *STANCES, *LINKS, "nul"]))
    every.append(Assessment(id="j", of=of, by=draw(st.sampled_from(ACTORS)), dated=draw(said)))
    return Records(every)


@settings(max_examples=60)
@given(corpora())
def test_links_of_any_corpus_lead_somewhere(records: Records) -> None:
    """Whatever refers to what: no link is dead, no page an orphan, and no id stands twice on a page."""
    assert list(faults(made(records))) == []


@st.composite
def edits(draw: st.DrawFn) -> tuple[Records, Records]:
    """Two corpora of the same ids of which few records differ: by what they say or by what they name."""
    one, other = draw(corpora()).every, draw(corpora()).every
    places = (*range(len(one)), *[len(one) - 1] * len(LINKS))  # the last is the one assessment
    some = draw(st.sets(st.sampled_from(places), min_size=1, max_size=2))
    edited = [other[n] if n in some else record for n, record in enumerate(one)]
    for n in some:
        called = NAMES.get(type(edited[n]))
        if called and draw(st.booleans()):
            edited[n] = evolve(edited[n], **{called: "another"})
    return Records(one), Records(edited)


NAMES: dict[type, str] = {Claim: "text", Actor: "name", Source: "title", Question: "text"}


@settings(max_examples=120, deadline=None)
@given(edits())
def test_a_page_that_has_the_same_key_is_the_same(both: tuple[Records, Records]) -> None:
    """Whatever was changed in the records: a page whose key stays says just what it said."""
    before, after = (
        {
            sheet.path: (sheet.key, sheet.make())
            for sheet in sheets(gather(records), Search(records))
        }
        for records in both
    )
    stale = [
        path
        for path, (key, text) in after.items()
        if key is not None and before.get(path, (None, ""))[0] == key and before[path][1] != text
    ]
    assert stale == []


def test_a_change_leaves_the_keys_of_pages_that_it_does_not_reach(corpus: Read) -> None:
    """Other words of a claim: its page, and those of who speaks of it, but no others."""
    one = corpus(APART).records
    blue = evolve(one.claims["red"], text="The ship was blue.")
    other = Records(blue if record.spans is blue.spans else record for record in one.every)
    before, after = (
        {sheet.path: sheet.key for sheet in sheets(gather(records), Search(records))}
        for records in (one, other)
    )
    assert sorted(path for path in after if "/" in path and before[path] != after[path]) == [
        "claim/red.html",
        "holder/ann.html",
        "source/s.html",
    ]


def test_a_report_that_is_not_traced_makes_the_same_site() -> None:
    """Where sides come from is worked out for the pages that tell it."""
    records = load(ROOT / "claims").records
    search = Search(records)
    assert dict(pages(gather(records, search=search, traced=False), search)) == made(records)


def test_who_is_named_twice_is_told_once() -> None:
    """A name that somebody typed twice in a list makes no second entry."""
    records = Records(
        [
            Claim(id="a", text="A."),
            Actor(id="ann", name="Ann"),
            Source(id="s", title="S", author=("ann", "ann")),
            Stance(id="one", source="s", verb="affirms", claims=("a", "a")),
        ]
    )
    files = made(records)
    assert list(faults(files)) == []
    assert files["holder/ann.html"].count('id="stance-one"') == 1


def test_what_is_alone_in_a_corpus_has_a_site() -> None:
    """Also no record at all, and one of nothing but an actor."""
    assert list(faults(made(Records()))) == []
    assert list(faults(made(Records([Actor(id="ann", name="Ann")])))) == []


def many(holders: int) -> Records:
    """Return a claim that so many affirm and one denies, each in one source."""
    people = [Actor(id=f"p{n}", name=f"Holder {n}") for n in range(holders + 1)]
    stances = [
        Stance(
            id=f"t{n}",
            source="s",
            verb="affirms" if n else "denies",
            claims=("c",),
            holder=f"p{n}",
        )
        for n in range(holders + 1)
    ]
    whole: list[Record] = [Claim(id="c", text="C."), Source(id="s", title="S"), *people, *stances]
    return Records(whole)


def test_long_lists_are_folded_and_lose_nothing() -> None:
    """Of 300 who affirm a claim some stand open, the others behind a word that says how many they are."""
    files = made(many(300))
    assert list(faults(files)) == []
    found = parsed(files)
    claim, source = found["claim/c.html"], found["source/s.html"]
    assert "and 276 others" in claim.text
    assert "101 to 200 of 301" in claim.text
    assert sum(id_.startswith("stance-") for id_ in claim.ids) == 301
    assert sum(id_.startswith("stance-") for id_ in source.ids) == 301
    told = found["contradiction/denial_c.html"].text
    assert "and 250 others: all who stand for and against the claim" in told
    assert "Holder 1; Holder 2; Holder 3; Holder 4; Holder 5; Holder 6 and 294 others" in (
        found["contradictions.html"].text
    )


def test_very_many_contradictions_are_listed_on_several_pages() -> None:
    """Of 378 denials 300 stand on one page, and all on more; nothing is out of reach."""
    ids = tuple(f"c{n}" for n in range(378))
    claims = [Claim(id=id_, text=id_) for id_ in ids]
    people: list[Record] = [
        Actor(id="ann", name="Ann"),
        Actor(id="bob", name="Bob"),
        Source(id="s", title="S"),
    ]
    yes = Stance(id="yes", source="s", verb="affirms", claims=ids, holder="ann")
    no = Stance(id="no", source="s", verb="denies", claims=ids, holder="bob")
    files = made(Records([*claims, *people, yes, no]))
    assert list(faults(files)) == []
    found = parsed(files)
    assert "All of them: 1 to 300 of 378 301 to 378 of 378" in found["contradictions.html"].text
    assert "301 to 378 of 378 · all contradictions" in found["contradictions/denial_2.html"].text
    assert "and 78 others, among all contradictions" in found["holder/ann.html"].text


def test_very_many_rivals_are_named() -> None:
    """Of 60 rivals 50 are told in full where they meet, and the others lead to their pages."""
    ids = tuple(f"c{n}" for n in range(60))
    rest: list[Record] = [
        Source(id="s", title="S"),
        Question(id="q", text="Which?", answers=ids, exclusive=True),
    ]
    for id_ in ids:
        holder = f"p{id_}"
        stance = Stance(id=f"t{id_}", source="s", verb="affirms", claims=(id_,), holder=holder)
        rest += [Claim(id=id_, text=id_), Actor(id=holder, name=holder), stance]
    files = made(Records(rest))
    assert list(faults(files)) == []
    [page] = (page for path, page in parsed(files).items() if path.startswith("contradiction/"))
    assert "10 others" in page.text
    assert {path for path, _ in page.leads} >= {f"claim/{id_}.html" for id_ in ids}


def test_pages_grow_as_the_records_do() -> None:
    """Twice as many holders at odds over one claim make a site about twice as large, not four times."""
    one, two = (sum(map(len, made(many(holders)).values())) for holders in (400, 800))
    assert two < 2.5 * one


def test_a_site_is_the_same_to_the_byte() -> None:
    """Also when it is made anew from files that were read anew."""
    one, other = (made(load(ROOT / "claims").records) for _ in range(2))
    assert one == other


LONG = "a" * 300


@pytest.mark.parametrize(
    ("id_", "expected"),
    [
        ("cargo", "cargo"),
        ("con", "con_"),
        ("com1", "com1_"),
        ("lpt9", "lpt9_"),
        ("console", "console"),
        ("con-", "con-"),
        (LONG, f"{'a' * 120}_9835fa6bf4e20a9b"),
    ],
)
def test_names_of_files_are_safe_on_every_system(id_: str, expected: str) -> None:
    """What Windows takes for a device, and what is too long for a file, has another name."""
    assert slug(id_) == expected


def test_odd_ids_have_pages() -> None:
    """Ids that are no names of files lead to their pages all the same."""
    ids = ("con", "nul", LONG, LONG + "b")
    records = Records([*(Claim(id=id_, text=id_) for id_ in ids), Source(id="aux", title="Aux")])
    files = made(records)
    assert list(faults(files)) == []
    assert {"claim/con_.html", "claim/nul_.html", "source/aux_.html"} <= set(files)
    assert max(map(len, files)) < 160


@settings(max_examples=300)
@given(
    st.lists(
        st.sampled_from(["con", "con-a", "a", "a-b", "b", LONG, LONG + "a"]),
        min_size=2,
        unique=True,
    )
)
def test_no_two_ids_have_one_name(ids: list[str]) -> None:
    """Whatever is added to an id or cut from it."""
    assert len({slug(id_) for id_ in ids}) == len(ids)


def test_contradictions_have_names_that_stay(corpus: Read) -> None:
    """A name says what contradicts what, and stays when others take sides."""
    text = """
claims: {a: A., b: B.}
actors: {ann: Ann, bob: Bob, cy: Cy}
sources: {s: {title: S}}
links: [{from: a, contradicts: b}]
stances:
  s:
    - {holder: ann, affirms: a}
    - {holder: bob, affirms: b}
    - {holder: bob, denies: a}
"""
    before = gather(corpus(text).records).contradictions
    after = gather(corpus(f"{text}    - {{holder: cy, affirms: b}}\n").records).contradictions
    assert naming(before) == naming(after) == ("denial_a", "rivalry_a_b")


def test_contradictions_that_are_alike_have_names_of_their_own(corpus: Read) -> None:
    """Two that rest on different grounds, and even two that are the same."""
    contradictions = gather(corpus(SMALL).records).contradictions
    [rivalry] = (one for one in contradictions if one.finding.kind == "rivalry")
    names = naming([rivalry, rivalry, rivalry])
    assert names[0] == "rivalry_engines_medicine"
    assert names[2] == f"{names[1]}_"
    assert re.fullmatch(r"rivalry_engines_medicine_[0-9a-f]{16}", names[1])


def test_a_template_of_ones_own_stands_in_place_of_ours(tmp_path: Path) -> None:
    """One part is replaced, everything else stays."""
    (tmp_path / "site-method.html").write_text("mine", encoding="utf-8")
    records = load(ROOT / "claims").records
    ours, theirs = made(records), made(records, templates=str(tmp_path))
    assert {path for path in ours if ours[path] != theirs[path]} == {"method.html"}
    assert theirs["method.html"] == "mine\n"


def test_a_template_that_fails_is_named_with_its_line(tmp_path: Path) -> None:
    """Whoever wrote it is told where to look."""
    (tmp_path / "site-method.html").write_text("\n{{ nothing }}", encoding="utf-8")
    with pytest.raises(TemplateFault, match=r"site-method\.html:2: 'nothing' is undefined"):
        made(Records(), templates=str(tmp_path))


@pytest.mark.parametrize(
    "path", ["index.html", "claim/cargo-humanitarian-only.html", "holder/lacrosse.html"]
)
def test_pages_of_the_five_articles(path: str, golden: Callable[[str, str], str]) -> None:
    """What changes in the pages is read as a diff; pictures have goldens of their own."""
    with chdir(ROOT):
        page = made(load("claims").records)[path]
    told = re.sub(r"<svg.*?</svg>", "<svg/>", page, flags=re.DOTALL)
    assert golden(f"site-{path.replace('/', '-')}", told) == told


def test_what_goes_wrong_with_our_own_templates_is_no_fault_of_others() -> None:
    """A report on other records than those of the search raises what it raises."""
    report = gather(many(3))
    with pytest.raises(KeyError):
        list(pages(report, Search(Records())))
