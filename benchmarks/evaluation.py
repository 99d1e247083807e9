"""What finding out what stands costs, and how it grows with the corpus.

Run it with the Python of an environment where claimtrack is installed, from the repository:

    .venv/bin/python -m benchmarks.evaluation [CLAIMS ...]

For each size (1,000 and 10,000 claims with ten stances each where none is given) and for shapes that
invite blow-up it prints, each in a process of its own, the seconds of CPU for who holds what, for the
framework, for the grounded verdicts, and for a reason for every claim; then the size of the framework and
the growth from the first size to the last.
"""

import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import pairwise
from time import process_time

from benchmarks import corpora
from claimtrack.contradictions.search import Search
from claimtrack.evaluation.case import Options
from claimtrack.evaluation.evaluating import Evaluator
from claimtrack.model import Record
from claimtrack.records import Records

SHAPES: dict[str, Callable[[], Iterable[Record]]] = {
    "chain of 100,000, denied at its end": lambda: corpora.chain(100_000, 100_000),
    "chain of 100,000, every tenth denied": lambda: corpora.chain(100_000, 10),
    "2,000 equivalent, 200 x 200 drawn": lambda: corpora.dense(2000, 200),
    "one question with 20,000 answers": lambda: corpora.wide(20_000, counted=False),
}


def measure(name: str) -> None:
    """Evaluate one corpus; print what each stage took, and what came out."""
    made = SHAPES[name]() if name in SHAPES else corpora.made(corpora.Make(claims=int(name)))
    search = Search(Records(made))
    clock = [process_time()]
    assert search.abandoned is not None  # noqa: S101 - it is found out when first asked for
    clock.append(process_time())
    evaluator = Evaluator(search, Options())
    framework = evaluator.framework
    clock.append(process_time())
    evaluation = evaluator.evaluate()
    clock.append(process_time())
    for claim in evaluation:
        evaluation.brief(claim)
    clock.append(process_time())
    taken = "\t".join(f"{after - before:.2f}" for before, after in pairwise(clock))
    told = ", ".join(
        f"{number} {word}" for word, number in sorted(Counter(evaluation.values()).items())
    )
    size = f"{len(framework.arguments)} arguments, {len(framework.attacks)} attacks"
    print(f"{taken}\t{size}; {told}")


def main(sizes: list[str]) -> None:
    """Measure each size and shape in a process of its own."""
    seconds = []
    for name in [*sizes, *SHAPES]:
        command = [sys.executable, "-m", "benchmarks.evaluation", "--one", name]
        line = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
        held, framework, verdicts, reasons, told = line.strip().split("\t")
        seconds.append(float(framework) + float(verdicts) + float(reasons))
        label = f"{int(name):,} claims" if name.isdecimal() else name
        print(
            f"{label:38} who holds what {held} s, framework {framework} s, verdicts {verdicts} s,"
        )
        print(f"{'':38} a reason for each {reasons} s; {told}")
        if len(seconds) == len(sizes) > 1:
            print(f"growth from the first size to the last: {seconds[-1] / seconds[0]:.1f} times")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        measure(sys.argv[2])
    else:
        main(sys.argv[1:] or ["1000", "10000"])
