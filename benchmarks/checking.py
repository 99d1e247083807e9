"""What `claimtrack check` costs on large corpora, beside other programs that check plain text.

Run it with the Python of an environment where claimtrack is installed:

    python -m benchmarks.checking [--rounds N] [--peers FOLDER] [--large] [--without NAME ...]

The newest releases of the peers are installed from the package index into an environment of their own:
in FOLDER, where they are found again the next time, else in a temporary folder. Everything is run as a
process, all of them in turn in every round, and what is printed is process CPU (user and system, children
too) in medians. `--large` adds a corpus of 100,000 records in 5,000 files.

The corpus has 10,000 records in 500 files, as `handwritten` makes it. What each program checks of it:

- claimtrack: that it is YAML, the structure, the form of ids, dates and numbers, every reference, and over
  thirty rules over all records (duplicates, circles, contradictions, expectations, circular reporting);
- `yaml.load(CSafeLoader)`: that it is YAML, nothing else; no place is kept. This is the floor;
- check-jsonschema: the same files by a schema of the structure. No ids, no references, no places;
- yamale: the same files by a schema of the structure, in one process, with PyYAML. No ids, no references, no
  places;
- doorstop: as many items in two documents, half of them with a link. It looks for ids used twice and links
  to nothing; no fields but its own. It takes minutes, and is run once;
- bean-check: as many directives in as many files. Syntax with lines, accounts opened before use, balances.

Memory is the most that a process held at once, above what `claimtrack --version` holds, for each byte of the
claim files.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from statistics import median

from benchmarks import handwritten, peers

FLOOR = """
import os, yaml
for where, _, names in os.walk("claims"):
    for name in names:
        with open(os.path.join(where, name), "rb") as stream:
            yaml.load(stream.read(), yaml.CSafeLoader)
"""
PEAK = """
import runpy, sys
sys.argv[:] = ["claimtrack", *sys.argv[1:]]
try:
    runpy.run_module("claimtrack", run_name="__main__")
finally:  # `ru_maxrss` would count what the process that started this one held
    with open("/proc/self/status") as stream:
        print(next(line for line in stream if line.startswith("VmHWM")).split()[1], file=sys.stderr)
"""
CLAIMTRACK = [sys.executable, "-m", "claimtrack"]
CHECK = [*CLAIMTRACK, "check"]
BARE = [sys.executable, "-c", "pass"]


CASES = {
    "a stance's verb": ("doubts: c2-c", "denies: c2-c"),
    "a stance's holder": ("holder: w0", "holder: a3"),
    "what a stance relies on": ("relies_on: s31", "relies_on: s30"),
    "a stance added": ("  r0:\n    - ", "  r0:\n    - {holder: a0, denies: c0-c}\n    - "),
    "a stance deleted": ("    - {holder: a31, doubts: c2-c, relies_on: s31}\n", ""),
    "a stance renamed": ("id: t0,", "id: t-0,"),
    "a source's published": ("published: 2012-02}", "published: 2012-03}"),
    "a source's author": ("author: w0", "author: [w0, a5]"),
    "a source's publisher": ("publisher: a2", "publisher: a3"),
    "a source's kind": ("kind: news-report", "kind: wire"),
    "a source's part_of": ("published: 2012-02}", "published: 2012-02, part_of: r12}"),
    "a source's derived_from": ("lang: en", "derived_from: {source: r0, how: reposts}"),
    "an actor's kind": ("kind: organization", "kind: government"),
    "an actor's member_of": ("member_of: a1", "member_of: a2"),
    "a claim's about": ("about: 2010\n", "about: 2010-02/2010-04\n"),
    "a claim's kind": ("kind: causal", "kind: fact"),
    "a claim's quantity": ("of: crowd 0", "of: crowd 1"),
    "a claim renamed": ("c0-e", "c0-f"),
    "a link's verb": ("{from: c0-d, supports: c0-a", "{from: c0-d, entails: c0-a"),
    "a contradiction drawn": ("links:\n", "links:\n  - {from: c0-d, contradicts: c0-b}\n"),
    "an exclusive question": ("    exclusive: true\n", ""),
    "an expectation added": ("expect:\n", "expect:\n  c0-c: uncontested\n"),
    "an assessment's reliability": ("reliability: B", "reliability: C"),
}
"""Changes to one file of the large corpus, by what they are of: what is replaced there, and by what."""


class Measure:
    """A command, where it runs, and what is to be done before each run."""

    def __init__(
        self, folder: str, command: list[str], before: Callable[[], None] | None = None
    ) -> None:
        self.folder = folder
        self.command = command
        self.before = before
        self.taken: list[float] = []

    @property
    def seconds(self) -> float:
        """The median of what was taken."""
        return median(self.taken)

    def run(self, environ: Mapping[str, str]) -> None:
        """Add the seconds of CPU that the command takes; it must find nothing wrong."""
        if self.before:
            self.before()
        start = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(
            self.command, cwd=self.folder, env=environ, capture_output=True, text=True, check=False
        )
        end = resource.getrusage(resource.RUSAGE_CHILDREN)
        if done.returncode:
            sys.exit(f"{self.command}: {done.stdout[-2000:]}{done.stderr[-2000:]}")
        self.taken.append(end.ru_utime + end.ru_stime - start.ru_utime - start.ru_stime)


def measured(measures: Mapping[str, Measure], rounds: int, environ: Mapping[str, str]) -> None:
    """Run all measures in every round, so that a busy machine is busy for all."""
    for _ in range(rounds):
        for measure in measures.values():
            measure.run(environ)


class Corpus:
    """A corpus in a folder, with a cache of its own, and what can be done to it between two runs."""

    def __init__(self, folder: str, files: int) -> None:
        self.folder = folder
        self.files = files
        handwritten.written(os.path.join(folder, "claims"), files)
        self.cache = os.path.join(folder, "cache")
        self._one = os.path.join(folder, "claims", "part-000", "topic-00000.yaml")
        self._text = handwritten.topic(0, files)
        self._runs = 0

    @property
    def size(self) -> int:
        """How many bytes all claim files have."""
        return sum(
            os.path.getsize(os.path.join(where, name))
            for where, _, names in os.walk(os.path.join(self.folder, "claims"))
            for name in names
        )

    def forget(self) -> None:
        """Remove the cache."""
        shutil.rmtree(self.cache, ignore_errors=True)

    def edit(self) -> None:
        """Change words in one file, and add a line to it, after a run over the corpus as it was."""
        self._settle()
        text = self._text.replace("text: ", f"text: {self._runs} ", 2)
        self._write(f"# Looked over {self._runs} times.\n{text}")

    def extend(self) -> None:
        """Add a claim, and a link from it, to one file, after a run over the corpus as it was."""
        self._settle()
        claim = f"claims:\n  n{self._runs}: One claim more.\n"
        link = f"links:\n  - {{from: n{self._runs}, supports: c0-b}}\n"
        self._write(self._text.replace("claims:\n", claim).replace("links:\n", link))

    def change(self, case: str) -> None:
        """Make one of the changes of `CASES` in one file, after a run over the corpus as it was."""
        self._settle()
        old, new = CASES[case]
        if old not in self._text:
            sys.exit(f"{case}: {old!r} is not in {self._one}")
        self._write(self._text.replace(old, new))

    def _settle(self) -> None:
        self._runs += 1
        self._write(self._text)
        environ = os.environ | {"XDG_CACHE_HOME": self.cache}
        subprocess.run(CHECK, cwd=self.folder, env=environ, stdout=subprocess.DEVNULL, check=True)

    def _write(self, text: str) -> None:
        with open(self._one, "w", encoding="utf-8") as stream:
            stream.write(text)


def ours(corpus: Corpus) -> dict[str, Measure]:
    """Return the measures of claimtrack on a corpus, and the floor, in the order in which they run."""
    run = corpus.folder
    return {
        "bare interpreter": Measure(run, BARE),
        "claimtrack --version": Measure(run, [*CLAIMTRACK, "--version"]),
        "yaml.load(CSafeLoader)": Measure(run, [sys.executable, "-c", FLOOR]),
        "check --no-cache": Measure(run, [*CHECK, "--no-cache"]),
        "check, cold": Measure(run, CHECK, corpus.forget),
        "check, warm": Measure(run, CHECK),
        "check, words of one file changed": Measure(run, CHECK, corpus.edit),
        "check, records added to one file": Measure(run, CHECK, corpus.extend),
    }


def changes(corpus: Corpus) -> dict[str, Measure]:
    """Return the measures of `check` after a change to one file."""
    return {case: Measure(corpus.folder, CHECK, partial(corpus.change, case)) for case in CASES}


def show(title: str, measures: Mapping[str, Measure], base: str) -> None:
    """Print the medians and their ratios to one of them."""
    print(f"\n{title}")
    for name, measure in measures.items():
        ratio = measure.seconds / measures[base].seconds
        print(f"  {name:36} {measure.seconds * 1000:9.1f} ms {ratio:8.3f} x {base}")


def targets(measures: Mapping[str, Measure]) -> None:
    """Print the ratios that are promised."""
    taken = {name: measure.seconds for name, measure in measures.items()}
    bare, cold = taken["bare interpreter"], taken["check, cold"]
    floor, check = taken["yaml.load(CSafeLoader)"], taken["check --no-cache"]
    edited = taken["check, words of one file changed"]
    extended = taken["check, records added to one file"]
    told = {
        "full check / floor, whole processes (at most 1.5)": check / floor,
        "full check / floor, without the interpreter": (check - bare) / (floor - bare),
        "warm / cold (at most 0.12)": taken["check, warm"] / cold,
        "words of one file changed / cold (at most 0.2)": edited / cold,
        "records added to one file / cold (at most 0.2)": extended / cold,
        "--version / bare interpreter (at most 5)": taken["claimtrack --version"] / bare,
    }
    for what, ratio in told.items():
        print(f"  {what:52} {ratio:6.3f}")


def memory(corpus: Corpus, environ: Mapping[str, str]) -> None:
    """Print the most memory held, for each byte of the claim files."""

    def peak(*words: str) -> int:
        done = subprocess.run(
            [sys.executable, "-c", PEAK, *words],
            cwd=corpus.folder,
            env=environ,
            capture_output=True,
            text=True,
            check=False,
        )
        return int(done.stderr.split()[-1]) * 1024

    least = peak("--version")
    for words in (("check", "--no-cache"), ("check",)):
        above = peak(*words) - least
        share = f"{above / corpus.size:6.2f} x source bytes"
        print(f"  memory of {' '.join(words):18} {above / 1e6:7.1f} MB {share}")


def others(folder: str, corpus: Corpus, commands: str) -> dict[str, Measure]:
    """Return the measures of the peers on the same corpus in their terms."""
    schemas = {"schema.json": peers.json_schema(), "schema.yaml": peers.yamale_schema()}
    for name, text in schemas.items():
        with open(os.path.join(folder, name), "w", encoding="utf-8") as stream:
            stream.write(text)
    claims = os.path.join(corpus.folder, "claims")
    every = sorted(os.path.join(where, n) for where, _, names in os.walk(claims) for n in names)
    first = peers.ledger(os.path.join(folder, "ledger"), corpus.files, handwritten.RECORDS)
    run = {name: os.path.join(commands, name) for name in (*peers.NAMES, "bean-check")}
    yamale = [run["yamale"], "-n", "1", "-s", "schema.yaml"]
    jsonschema = [run["check-jsonschema"], "--schemafile", "schema.json"]
    return {
        "check-jsonschema": Measure(folder, [*jsonschema, *every]),
        "yamale": Measure(folder, [*yamale, claims]),
        "bean-check": Measure(folder, [run["bean-check"], "--no-cache", first]),
    }


def single(folder: str, commands: str) -> dict[str, Measure]:
    """Return the measures on one file of twenty records."""
    corpus = Corpus(os.path.join(folder, "single"), 1)
    yamale = [os.path.join(commands, "yamale"), "-n", "1", "-s", "../schema.yaml", "claims"]
    return {
        "yamale": Measure(corpus.folder, yamale),
        "check --no-cache": Measure(corpus.folder, [*CHECK, "--no-cache"]),
        "check, warm": Measure(corpus.folder, CHECK),
    }


def doorstop(folder: str, commands: str, items: int) -> dict[str, Measure]:
    """Return the measure of doorstop on so many items."""
    where = os.path.join(folder, "items")
    peers.doorstop(where, items)
    command = [os.path.join(commands, "doorstop"), "--no-reformat", "--no-level-check", "--quiet"]
    return {"doorstop": Measure(where, command)}


def main() -> None:
    """Make the corpora, measure, and print."""
    parser = argparse.ArgumentParser(description="Measure `claimtrack check` beside its peers.")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--peers", metavar="FOLDER")
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--without", nargs="*", choices=("peers", "doorstop"), default=())
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        environ = {
            key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"
        }
        corpus = Corpus(os.path.join(folder, "corpus"), 500)
        environ["XDG_CACHE_HOME"] = corpus.cache
        measures = ours(corpus)
        beside: dict[str, Measure] = {}
        small: dict[str, Measure] = {}
        slow: dict[str, Measure] = {}
        if "peers" not in options.without:
            commands = peers.installed(options.peers or os.path.join(folder, "peers"))
            beside = others(folder, corpus, commands)
            small = single(folder, commands)
            slow = {} if "doorstop" in options.without else doorstop(folder, commands, 10_000)
        after = changes(corpus)
        measured(measures | beside | after, options.rounds, environ)
        show("10,000 records in 500 files", measures, "yaml.load(CSafeLoader)")
        cold = {"check, cold": measures["check, cold"]}
        show("Changed in one file (at most 0.2)", cold | after, "check, cold")
        targets(measures)
        memory(corpus, environ)
        if beside:
            measured(slow, 1, environ)
            ours_ = {"check --no-cache": measures["check --no-cache"]}
            show("The same information, by each program", ours_ | beside | slow, "check --no-cache")
            measured(small, options.rounds * 3, environ)
            show("One file of 20 records", small, "yamale")
        if options.large:
            large(folder, measures, options.rounds, environ)


def large(
    folder: str, before: Mapping[str, Measure], rounds: int, environ: Mapping[str, str]
) -> None:
    """Measure ten times as much, and print how the time has grown."""
    corpus = Corpus(os.path.join(folder, "large"), 5_000)
    there = {**environ, "XDG_CACHE_HOME": corpus.cache}
    measures = ours(corpus)
    measured(measures, rounds, there)
    show("100,000 records in 5,000 files", measures, "yaml.load(CSafeLoader)")
    targets(measures)
    memory(corpus, there)
    growth = measures["check --no-cache"].seconds / before["check --no-cache"].seconds
    print(f"  ten times the records take {growth:.2f} times as long")


if __name__ == "__main__":
    main()
