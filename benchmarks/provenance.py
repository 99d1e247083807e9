"""What the provenance of every claim costs, and how it grows with the corpus.

Run it with the Python of an environment where claimtrack is installed, from the repository:

    .venv/bin/python -m benchmarks.provenance [CLAIMS ...]

It prints seconds of CPU, without and with the making of the records, and the peak memory of a process
of its own for each size (10,000 and 100,000 claims with ten stances each where none is given), the
growth from the first size to the last, and the same for shapes that invite blow-up.
"""

import resource
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from random import Random
from time import process_time

from benchmarks import corpora
from claimtrack.contradictions.commitments import Commitments
from claimtrack.model import Actor, Claim, Derivation, DerivationHow, Record, Source, Stance
from claimtrack.provenance.tracing import Tracing
from claimtrack.records import Records
from claimtrack.value import evolve

HOWS: tuple[DerivationHow | None, ...] = ("reposts", "quotes", None, None, None)


def reported(claims: int) -> Iterator[Record]:
    """Give a corpus of many claims, in which stances come through others and rest on others.

    A third is passed on by one or two, a fifth relies on an earlier stance, an actor or a document; a
    fifth of the documents copies an earlier one, another fifth quotes one.
    """
    chance = Random(claims)  # noqa: S311 - nobody has to guess
    sources: list[str] = []
    stances: list[str] = []
    holders = max(10, claims // 10)
    for one in corpora.made(corpora.Make(claims=claims)):
        if isinstance(one, Source):
            yield _derived(chance, one, sources, holders)
            sources.append(one.id)
        elif isinstance(one, Stance):
            yield _grounded(chance, one, stances, sources, holders)
            stances.append(one.id)
        else:
            yield one


def _derived(chance: Random, one: Source, sources: list[str], holders: int) -> Source:
    outlet = f"p{chance.randrange(holders)}" if chance.random() < 0.5 else None  # noqa: PLR2004 - half
    how = chance.choice(HOWS)
    derived = (Derivation(source=chance.choice(sources), how=how),) if how and sources else ()
    return evolve(one, publisher=outlet, derived_from=derived)


def _grounded(
    chance: Random, one: Stance, stances: list[str], sources: list[str], holders: int
) -> Stance:
    via = tuple(f"p{chance.randrange(holders)}" for _ in range(chance.choice((0, 0, 0, 0, 1, 2))))
    grounds: tuple[str, ...] = ()
    if stances and chance.random() < 0.2:  # noqa: PLR2004 - a fifth
        actor = f"p{chance.randrange(holders)}"
        grounds = (chance.choice((stances[-1], actor, chance.choice(sources))),)
    return evolve(one, via=via, relies_on=grounds)


def wire(stances: int) -> Iterator[Record]:
    """Give one claim, and so many papers of as many outlets that repeat one wire."""
    yield Claim(id="c", text="t")
    yield Actor(id="official", name="An official")
    yield Actor(id="agency", name="The agency", kind="outlet")
    yield Source(id="wire", title="A wire", publisher="agency")
    for n in range(stances):
        yield Actor(id=f"o{n}", name="An outlet", kind="outlet")
        copied = Derivation(source="wire", how="reposts")
        yield Source(id=f"s{n}", title="A report", publisher=f"o{n}", derived_from=(copied,))
        holder = "official" if n % 2 else None
        yield Stance(id=f"t{n}", source=f"s{n}", verb="affirms", claims=("c",), holder=holder)


def apart(stances: int) -> Iterator[Record]:
    """Give one claim with so many witnesses, each in a document of their own."""
    yield Claim(id="c", text="t")
    for n in range(stances):
        yield Actor(id=f"p{n}", name="A witness")
        yield Source(id=f"s{n}", title="A report")
        yield Stance(id=f"t{n}", source=f"s{n}", verb="affirms", claims=("c",), holder=f"p{n}")


def ring(stances: int) -> Iterator[Record]:
    """Give one claim with so many witnesses, each through two carriers that the next ones share."""
    yield Claim(id="c", text="t")
    for n in range(stances):
        yield Actor(id=f"p{n}", name="A witness")
        yield Actor(id=f"v{n}", name="A carrier")
        yield Source(id=f"s{n}", title="A report")
        yield Stance(
            id=f"t{n}",
            source=f"s{n}",
            verb="affirms",
            claims=("c",),
            holder=f"p{n}",
            via=(f"v{n}", f"v{(n + 1) % stances}"),
        )


def relying(depth: int) -> Iterator[Record]:
    """Give so many stances, each on a claim of its own and relying on the one before."""
    yield Source(id="s", title="A document")
    for n in range(depth):
        yield Actor(id=f"p{n}", name="A holder")
        yield Claim(id=f"c{n}", text="t")
        grounds = (f"t{n - 1}",) if n else ()
        yield Stance(
            id=f"t{n}",
            source="s",
            verb="affirms",
            claims=(f"c{n}",),
            holder=f"p{n}",
            relies_on=grounds,
        )


def diamonds(layers: int) -> Iterator[Record]:
    """Give one stance that rests on two, each of which rests on the same two, and so on."""
    yield Source(id="s", title="A document")
    yield Claim(id="c", text="t")
    yield Claim(id="d", text="t")
    for n in range(layers):
        for side in (0, 1):
            yield Actor(id=f"p{n}-{side}", name="A holder")
            grounds = (f"t{n + 1}-0", f"t{n + 1}-1") if n + 1 < layers else ()
            yield Stance(
                id=f"t{n}-{side}",
                source="s",
                verb="affirms",
                claims=("c" if n == 0 else "d",),
                holder=f"p{n}-{side}",
                relies_on=grounds,
            )


SHAPES: dict[str, Callable[[], Iterable[Record]]] = {
    "10,000 stances through one wire": lambda: wire(10_000),
    "10,000 witnesses apart": lambda: apart(10_000),
    "10,000 in a ring of carriers": lambda: ring(10_000),
    "1,000 stances relying on one another": lambda: relying(1_000),
    "300 layers of diamonds": lambda: diamonds(300),
}


def measure(name: str) -> None:
    """Trace every claim of one corpus; print the CPU it took, the CPU with making it, and the peak."""
    records = Records(SHAPES[name]() if name in SHAPES else reported(int(name)))
    every = len(records.every)
    begun = process_time()
    tracing = Tracing(records, Commitments(records))
    sides = lines = loops = 0
    for claim in records.claims:
        found = tracing.provenance(claim)
        for side in (found.for_, found.against):
            sides += bool(side.stances)
            lines += side.lines.most
            loops += len(side.circular) + len(side.possibly_circular)
    taken = process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told = f"{sides} sides, at most {lines} independent lines, {loops} loops"
    print(f"{taken:.3f}\t{process_time():.1f}\t{peak:.0f}\t{every}\t{told}")


def main(sizes: list[str]) -> None:
    """Measure each size and shape in a process of its own."""
    seconds = []
    for name in chain(sizes, SHAPES):
        command = [sys.executable, "-m", "benchmarks.provenance", "--one", name]
        line = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
        taken, whole, peak, every, told = line.strip().split("\t")
        seconds.append(float(taken))
        label = f"{int(name):,} claims" if name.isdecimal() else name
        print(f"{label:38} {taken:>8} s (with making {whole} s), peak {peak} MB, {every} records")
        print(f"    {told}")
        if len(seconds) == len(sizes) > 1:
            print(f"growth from the first size to the last: {seconds[-1] / seconds[0]:.1f} times")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        measure(sys.argv[2])
    else:
        main(sys.argv[1:] or ["10000", "100000"])
