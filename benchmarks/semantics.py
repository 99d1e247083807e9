"""What frameworks cost beside a bare list implementation and beside other programs.

Run it with the Python of an environment where `claimtrack[test]` is installed, from the repository:

    .venv/bin/python -m benchmarks.semantics [ROUNDS]

It prints seconds of process CPU, medians of interleaved rounds (three where none are given), and
ratios. Each comparison has a process of its own. Programs that are not there are named and left out:
pygarg comes with `pip install pygarg`; Uncertainpy (Potyka's, for gradual argumentation) is taken from
its repository, github.com/nicopotyka/Uncertainpy, with its folder `src` on PYTHONPATH.
"""

import gc
import subprocess
import sys
import types
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from importlib.util import find_spec
from random import Random
from statistics import median
from time import process_time
from typing import Any

from claimtrack.semantics import QBAF, Framework, Method

Pair = tuple[str, str]
Run = Callable[[], object]

PYGARG_SECONDS = 300
"""After so long pygarg is stopped, and the ratio is a lower bound."""


def drawn(size: int, attacks: int, answered: float = 0.0) -> tuple[list[str], list[Pair]]:
    """Draw a framework with text ids; a part of its attacks is answered."""
    random = Random(5)  # noqa: S311 - no secret
    names = [f"argument-{i}" for i in range(size)]
    found: dict[Pair, None] = {}
    while len(found) < attacks:
        one, other = random.choice(names), random.choice(names)
        found[one, other] = None
        if random.random() < answered:
            found[other, one] = None
    return names, list(found)


def acyclic(size: int, links: int) -> tuple[dict[str, float], list[Pair], list[Pair]]:
    """Draw base scores, attacks and supports without a circle."""
    random = Random(3)  # noqa: S311 - no secret
    names = [f"argument-{i}" for i in range(size)]
    both: list[dict[Pair, None]] = [{}, {}]
    for number in range(links):
        one, other = sorted(random.sample(range(size), 2))
        both[number % 2][names[one], names[other]] = None
    return {name: random.uniform(0.05, 0.95) for name in names}, list(both[0]), list(both[1])


def bare(arguments: Sequence[str], attacks: Iterable[Pair]) -> list[set[str]]:
    """Return what is accepted, rejected and neither, with as little around it as there can be."""
    index = {name: number for number, name in enumerate(arguments)}
    targets: list[list[int]] = [[] for _ in arguments]
    left = [0] * len(arguments)
    for attacker, target in attacks:
        number = index[target]
        targets[index[attacker]].append(number)
        left[number] += 1
    labels = [0] * len(arguments)
    todo = [number for number, count in enumerate(left) if not count]
    while todo:
        number = todo.pop()
        labels[number] = 1
        for hit in targets[number]:
            if not labels[hit]:
                labels[hit] = 2
                for freed in targets[hit]:
                    left[freed] -= 1
                    if not left[freed]:
                        todo.append(freed)
    return [{name for name, one in zip(index, labels, strict=True) if one == k} for k in (1, 2, 0)]


def medians(runs: dict[str, Run], rounds: int) -> dict[str, float]:
    """Return the seconds of CPU of each run, medians of interleaved rounds."""
    taken: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            gc.collect()
            begun = process_time()
            run()
            taken[name].append(process_time() - begun)
    return {name: median(seconds) for name, seconds in taken.items()}


def told(title: str, seconds: dict[str, float]) -> None:
    """Print seconds, and how many times the first is of the others."""
    ours, *others = seconds
    print(title)
    for name, one in seconds.items():
        print(f"    {name:28} {one:9.3f} s")
    for name in others:
        print(f"    {ours} takes {seconds[ours] / seconds[name]:.2f} of {name}")


def grounded_beside_lists(rounds: int) -> None:
    """Compare the grounded labelling of a million arguments with a bare list implementation."""
    names, attacks = drawn(1_000_000, 5_000_000)
    runs: dict[str, Run] = {
        "claimtrack": lambda: Framework(names, attacks).grounded(),
        "bare lists": lambda: bare(names, attacks),
    }
    told("grounded, 1,000,000 arguments, 5,000,000 attacks", medians(runs, rounds))


def grounded_beside_formal(rounds: int) -> None:
    """Compare the grounded extension from text ids with formal-argumentation."""
    theirs: Any = import_module("argumentation.core.dung")
    names, attacks = drawn(20_000, 40_000)

    def formal() -> object:
        framework = theirs.ArgumentationFramework(frozenset(names), frozenset(attacks))
        return theirs.grounded_extension(framework)

    runs: dict[str, Run] = {
        "claimtrack": lambda: Framework(names, attacks).grounded(),
        "formal-argumentation": formal,
    }
    told("grounded, 20,000 arguments, 40,000 attacks", medians(runs, rounds))


METHODS: dict[Method, tuple[str, str]] = {
    "quadratic_energy": ("SumAggregation", "QuadraticMaximumInfluence"),
    "dfquad": ("ProductAggregation", "LinearInfluence"),
    "euler": ("SumAggregation", "EulerBasedInfluence"),
    "mlp": ("SumAggregation", "MLPBasedInfluence"),
}
"""The aggregation and the influence that Uncertainpy has for each method."""


def uncertainpy() -> tuple[Any, Any, Any, Callable[[str], Any]]:
    """Load the parts of Uncertainpy that compute, without those that draw pictures."""
    spec = find_spec("uncertainpy")
    folders = spec.submodule_search_locations if spec else None
    for name in ("", ".gradual", ".gradual.semantics", ".gradual.semantics.modular"):
        module = types.ModuleType(f"uncertainpy{name}")
        module.__path__ = [f"{folder}{name.replace('.', '/')}" for folder in folders or ()]
        sys.modules[f"uncertainpy{name}"] = module
    module = types.ModuleType("uncertainpy.gradual.algorithms")
    module.__path__ = [f"{folder}/gradual/algorithms" for folder in folders or ()]
    sys.modules[module.__name__] = module
    gradual = "uncertainpy.gradual"

    def part(name: str) -> Any:  # noqa: ANN401 - of another program
        found = getattr(import_module(f"{gradual}.semantics.modular.{name}"), name)
        return found(1) if name in ("LinearInfluence", "QuadraticMaximumInfluence") else found()

    bag = import_module(f"{gradual}.BAG").BAG
    argument = import_module(f"{gradual}.Argument").Argument
    return bag, argument, import_module(f"{gradual}.algorithms.Acyclic"), part


def strengths_beside_uncertainpy(rounds: int) -> None:
    """Compare the acyclic pass with that of Uncertainpy, both on what is already built."""
    if find_spec("uncertainpy") is None:
        print("strengths: Uncertainpy is not installed (see the top of this file)")
        return
    bag_class, argument, passing, part = uncertainpy()
    base, attacks, supports = acyclic(100_000, 500_000)
    bag = bag_class()
    arguments = {name: argument(name, score) for name, score in base.items()}
    bag.arguments.update(arguments)
    for one, other in attacks:
        bag.add_attack(arguments[one], arguments[other])
    for one, other in supports:
        bag.add_support(arguments[one], arguments[other])
    for method, (aggregation, influence) in METHODS.items():
        # A framework keeps the order of its arguments once it is known, so each round gets a new one.
        fresh = [QBAF(base, attacks, supports) for _ in range(rounds)]
        runs: dict[str, Run] = {
            "claimtrack": lambda ours=fresh, how=method: ours.pop().strengths(how),  # type: ignore[misc]
            "Uncertainpy": lambda a=aggregation, i=influence: passing.computeStrengthValues(  # type: ignore[misc]
                bag, part(a), part(i)
            ),
        }
        told(f"{method}, 100,000 arguments, 500,000 links", medians(runs, rounds))


def preferred_beside_pygarg(rounds: int) -> None:
    """Compare one preferred extension and two verdicts at 10,000 arguments with pygarg."""
    names, attacks = drawn(10_000, 20_000, answered=0.5)
    runs: dict[str, Run] = {
        "one preferred extension": lambda: next(Framework(names, attacks).extensions("preferred")),
        "in some": lambda: Framework(names, attacks).accepted(names[0], "preferred"),
        "in all": lambda: Framework(names, attacks).accepted(names[0], "preferred", "sceptical"),
    }
    print("preferred, 10,000 arguments, 20,000 attacks, half of them answered")
    seconds = medians(runs, rounds)
    for name, one in seconds.items():
        print(f"    {name:28} {one:9.3f} s")
    if find_spec("pygarg") is None:
        print("    pygarg is not installed (see the top of this file)")
        return
    calls = {
        "one preferred extension": "compute_some_extension(names, attacks, 'PR')",
        "in some": "credulous_acceptability(names, attacks, names[0], 'PR')",
        "in all": "skeptical_acceptability(names, attacks, names[0], 'PR')",
    }
    for name, call in calls.items():
        script = (
            "from benchmarks.semantics import drawn, process_time\n"
            "from pygarg.dung.solver import *\n"
            "names, attacks = drawn(10_000, 20_000, answered=0.5)\n"
            "attacks, begun = [list(pair) for pair in attacks], process_time()\n"
            f"{call}\nprint(process_time() - begun)"
        )
        command = [sys.executable, "-c", script]
        try:
            done = subprocess.run(
                command, check=True, capture_output=True, text=True, timeout=PYGARG_SECONDS
            )
            theirs, sign = float(done.stdout.split()[-1]), ""
        except subprocess.TimeoutExpired:
            theirs, sign = float(PYGARG_SECONDS), "at least "
        print(
            f"    pygarg, {name}: {sign}{theirs:.0f} s, {sign}{theirs / seconds[name]:.0f} times ours"
        )


PARTS: dict[str, Callable[[int], None]] = {
    "lists": grounded_beside_lists,
    "formal": grounded_beside_formal,
    "strengths": strengths_beside_uncertainpy,
    "preferred": preferred_beside_pygarg,
}


def main(rounds: str) -> None:
    """Run each comparison in a process of its own."""
    for part in PARTS:
        command = [sys.executable, "-m", "benchmarks.semantics", "--one", part, rounds]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        PARTS[sys.argv[2]](int(sys.argv[3]))
    else:
        main(sys.argv[1] if sys.argv[1:] else "3")
