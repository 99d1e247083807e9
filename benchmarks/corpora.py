"""Large corpora made up from a seed: as records, and as the YAML that people would have typed.

A corpus is made of topics: each has claims in chains of entailment, an exclusive question, now and
then a count or a drawn contradiction, and people who take stances on its claims.
"""

from collections.abc import Iterator
from itertools import pairwise
from random import Random

from claimtrack.dates import parse_date
from claimtrack.diagnostics import Spans
from claimtrack.exports.yaml import write
from claimtrack.model import (
    Actor,
    ActorKind,
    Claim,
    Link,
    Quantity,
    Question,
    Record,
    Source,
    Stance,
    StanceVerb,
)
from claimtrack.quantities import parse_value
from claimtrack.value import record

__all__ = ["Make", "chain", "dense", "made", "typed", "wide"]


@record
class Make:
    """What to make: how large, and how much of what.

    `contest` is the share of stances that deny, `depth` how many claims one chain of entailment has,
    `spread` over how many years stances and times lie, `dated` the share of claims with a time,
    `asked` and `counted` the shares of chains with an exclusive question and of claims with a number.
    """

    claims: int = 10_000
    stances: int = 10
    contest: float = 0.2
    depth: int = 5
    spread: int = 10
    dated: float = 0.3
    asked: float = 0.5
    counted: float = 0.1
    seed: int = 0


TOPIC = 20
"""How many claims one topic has."""


def made(what: Make) -> Iterator[Record]:
    """Give the records of a corpus; the same values give the same records."""
    chance = Random(what.seed)  # noqa: S311 - nobody has to guess
    holders = max(10, what.claims // 10)
    kinds: tuple[ActorKind | None, ...] = (None, None, None, None, "group", "unnamed")
    for n in range(holders):
        kind = chance.choice(kinds)
        yield Actor(id=f"p{n}", name=f"Holder {n}", kind=kind, spans=_at("actors", n))
    documents = max(10, what.claims // 5)
    for n in range(documents):
        yield Source(
            id=f"s{n}",
            title=f"Document {n}",
            author=(f"p{chance.randrange(holders)}",),
            published=parse_date(_day(chance, what)),
            spans=_at("sources", n),
        )
    yield from _claims(chance, what)
    yield from _links(chance, what)
    for n in range(what.claims * what.stances):
        yield _stance(chance, what, n, holders, documents)


def _at(file: str, line: int) -> Spans:
    return Spans(f"{file}.yaml", ((("", None)),), (line + 2, 3, line + 2, 80))


def _day(chance: Random, what: Make) -> str:
    year = 2000 + chance.randrange(what.spread)
    return f"{year}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"


def _claims(chance: Random, what: Make) -> Iterator[Claim]:
    for n in range(what.claims):
        about = quantity = None
        if chance.random() < what.dated:
            about = parse_date(str(2000 + chance.randrange(what.spread)))
        if chance.random() < what.counted:
            value = parse_value(str(chance.choice((100, 110, 200, 500))))
            quantity = Quantity(value=value, unit="people", of=f"topic {n // TOPIC}")
        yield Claim(
            id=f"c{n}", text=f"Claim {n}.", about=about, quantity=quantity, spans=_at("claims", n)
        )


def _links(chance: Random, what: Make) -> Iterator[Record]:
    """Give chains of entailment, drawn contradictions, tensions and questions over chains."""
    for n in range(0, what.claims - TOPIC + 1, TOPIC):
        ids = [f"c{m}" for m in range(n, n + TOPIC)]
        chance.shuffle(ids)
        ends = []
        for start in range(0, TOPIC, what.depth):
            chain_ = ids[start : start + what.depth]
            ends.append(chain_[-1])
            for step, (one, other) in enumerate(pairwise(chain_)):
                yield _link(f"l{n}-{start}-{step}", one, "entails", other, n)
        if chance.random() < what.asked and len(ends) > 1:
            yield Question(
                id=f"q{n}",
                text="Which?",
                answers=tuple(ends),
                exclusive=True,
                spans=_at("questions", n),
            )
        elif len(ends) > 1:
            yield _link(f"l{n}-c", ends[0], "contradicts", ends[1], n)
        yield _link(f"l{n}-o", ids[0], "opposes", ends[-1], n)


def _link(id_: str, one: str, verb: str, other: str, line: int) -> Link:
    return Link(id=id_, from_=(one,), verb=verb, to=other, spans=_at("links", line))  # type: ignore[arg-type]


def _stance(chance: Random, what: Make, n: int, holders: int, documents: int) -> Stance:
    verb: StanceVerb = "denies" if chance.random() < what.contest else "affirms"
    own = chance.random() < 0.1  # noqa: PLR2004 - a tenth in the document's own voice
    return Stance(
        id=f"t{n}",
        source=f"s{chance.randrange(documents)}",
        verb=verb,
        claims=(f"c{n % what.claims}",),
        holder=None if own else f"p{chance.randrange(holders)}",
        said=parse_date(_day(chance, what)) if chance.random() < 0.5 else None,  # noqa: PLR2004 - half
        spans=_at("stances", n),
    )


def typed(what: Make) -> str:
    """Return the corpus as the text of one claim file."""
    return write(made(what))


PEOPLE: tuple[Record, ...] = (
    Actor(id="ann", name="Ann"),
    Actor(id="bob", name="Bob"),
    Source(id="s", title="A document"),
)


def chain(length: int, denied: int) -> Iterator[Record]:
    """Give claims each of which entails the next: the first affirmed, every so manyth from the end denied."""
    yield from PEOPLE
    for n in range(length):
        yield Claim(id=f"c{n}", text="t", spans=_at("claims", n))
    for n in range(length - 1):
        yield _link(f"l{n}", f"c{n}", "entails", f"c{n + 1}", n)
    yield Stance(id="yes", source="s", verb="affirms", claims=("c0",), holder="ann")
    for n in range(length - 1, 0, -denied):
        yield Stance(id=f"no{n}", source="s", verb="denies", claims=(f"c{n}",), holder="bob")


def dense(alike: int, drawn: int) -> Iterator[Record]:
    """Give claims that are all equivalent and claims that are not, so many contradicting so many."""
    yield from PEOPLE
    for n in range(alike):
        yield Claim(id=f"c{n}", text="t", spans=_at("claims", n))
        yield _link(f"l{n}", f"c{n}", "equivalent", f"c{(n + 1) % alike}", n)
        verb: StanceVerb = "affirms" if n % 2 else "denies"
        holder = "ann" if n % 3 else "bob"
        yield Stance(id=f"t{n}", source="s", verb=verb, claims=(f"c{n}",), holder=holder)
    for n in range(drawn):
        for side, holder in (("x", "ann"), ("y", "bob")):
            yield Claim(id=f"{side}{n}", text="t", spans=_at(side, n))
            yield Stance(
                id=f"{side}-{n}", source="s", verb="affirms", claims=(f"{side}{n}",), holder=holder
            )
        for m in range(drawn):
            yield _link(f"d{n}-{m}", f"x{n}", "contradicts", f"y{m}", n)


def wide(answers: int, *, counted: bool) -> Iterator[Record]:
    """Give one exclusive question, or one population, with so many claims, each held by somebody else."""
    yield Source(id="s", title="A document")
    ids = tuple(f"c{n}" for n in range(answers))
    for n, id_ in enumerate(ids):
        count = Quantity(value=parse_value(str(n)), unit="people", of="staff")
        yield Claim(id=id_, text="t", quantity=count if counted else None, spans=_at("claims", n))
        yield Actor(id=f"p{n}", name="A holder")
        yield Stance(id=f"t{n}", source="s", verb="affirms", claims=(id_,), holder=f"p{n}")
    if not counted:
        yield Question(id="q", text="Which?", answers=ids, exclusive=True)
