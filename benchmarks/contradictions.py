"""What finding all contradictions and all statuses costs, and how it grows with the corpus.

Run it with the Python of an environment where claimtrack is installed, from the repository:

    .venv/bin/python -m benchmarks.contradictions [CLAIMS ...]

It prints seconds of CPU, without and with the making of the records, and the peak memory of a process
of its own for each size (10,000 and 100,000 claims with ten stances each where none is given), the
growth from the first size to the last, and the same for shapes that invite blow-up.
"""

import resource
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from time import process_time

from benchmarks import corpora
from claimtrack.contradictions.search import Search
from claimtrack.contradictions.status import standings
from claimtrack.model import Record
from claimtrack.records import Records

SHAPES: dict[str, Callable[[], Iterable[Record]]] = {
    "chain of 100,000, denied at its end": lambda: corpora.chain(100_000, 100_000),
    "chain of 100,000, every tenth denied": lambda: corpora.chain(100_000, 10),
    "2,000 equivalent, 200 x 200 drawn": lambda: corpora.dense(2000, 200),
    "one question with 20,000 answers": lambda: corpora.wide(20_000, counted=False),
    "one population, 20,000 counts": lambda: corpora.wide(20_000, counted=True),
}


def measure(name: str) -> None:
    """Find everything in one corpus; print the CPU it took, the CPU with making it, and the peak."""
    records = Records(SHAPES[name]() if name in SHAPES else _sized(int(name)))
    every = len(records.every)
    begun = process_time()
    search = Search(records)
    kinds = Counter(finding.kind for finding in search.findings)
    standing = standings(records, search)
    contested = sum(standing.status(claim) == "contested" for claim in records.claims)
    taken = process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told = ", ".join(f"{count} {kind}" for kind, count in kinds.items())
    print(f"{taken:.3f}\t{process_time():.1f}\t{peak:.0f}\t{every}\t{contested} contested; {told}")


def _sized(claims: int) -> Iterable[Record]:
    return corpora.made(corpora.Make(claims=claims))


def main(sizes: list[str]) -> None:
    """Measure each size and shape in a process of its own."""
    seconds = []
    for name in [*sizes, *SHAPES]:
        command = [sys.executable, "-m", "benchmarks.contradictions", "--one", name]
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
