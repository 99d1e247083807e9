"""What a report costs in each format, how it grows with the corpus, and what the same costs elsewhere.

Run it with the Python of an environment where claimtrack is installed, from the repository:

    .venv/bin/python -m benchmarks.report [CLAIMS ...] [--beside PYTHON]

It prints seconds of CPU for gathering and for writing each format (1,000 and 10,000 claims with three
stances each where none is given), the size of what is written, and the growth from the first size to
the last. `--beside` names the Python of an environment with sphinx-needs: it then builds HTML of 1,000
records there, each a need with links to those it names, and one table of all; and the ratio is printed
of the whole command `claimtrack report --format html` on the same records to that.
"""

import argparse
import gc
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from time import process_time

from benchmarks import corpora
from claimtrack.contradictions.search import Search
from claimtrack.model import Actor, Claim, Link, Question, Record, Source, Stance
from claimtrack.pages import report as page
from claimtrack.records import Records
from claimtrack.reports import csv, json, markdown, text
from claimtrack.reports.contents import Report
from claimtrack.reports.gathering import gather

PLAIN = {"text": text, "markdown": markdown, "json": json, "csv": csv}
"""The formats that need nothing but the report."""


def made(claims: int) -> corpora.Make:
    """Return what to make for a size."""
    return corpora.Make(claims=claims, stances=3)


def main(words: list[str]) -> None:
    """Print what each size costs, and the growth."""
    parser = argparse.ArgumentParser()
    parser.add_argument("sizes", nargs="*", type=int, default=[1_000, 10_000])
    parser.add_argument("--beside")
    options = parser.parse_args(words)
    told = [measured(size) for size in options.sizes]
    first, last = options.sizes[0], options.sizes[-1]
    for name in told[0]:
        grown = told[-1][name] / told[0][name]
        print(f"{name}: {grown:.1f} times for {last / first:.0f} times as many claims")
    if options.beside:
        beside(options.beside)


def measured(claims: int) -> dict[str, float]:
    """Return and print the seconds of CPU of each step."""
    gc.disable()  # as the program does
    search = Search(Records(corpora.made(made(claims))))
    spent: dict[str, float] = {}
    begun = process_time()
    report = gather(search.records, search=search)
    spent["gather"] = process_time() - begun
    print(f"{claims:,} claims: gather {spent['gather']:.2f} s")
    for name, render in renderings(search):
        begun = process_time()
        size = sum(len(piece) + 1 for piece in render(report))
        spent[name] = process_time() - begun
        print(f"{claims:,} claims: {name} {spent[name]:.2f} s, {size / 1e6:.1f} MB")
    return spent


def renderings(search: Search) -> Iterator[tuple[str, Callable[[Report], Iterator[str]]]]:
    """Give each format with what writes it."""
    for name, module in PLAIN.items():
        yield name, lambda report, module=module: module.render(report, columns=80, colour=False)  # type: ignore[misc]
    yield "html", lambda report: page.render(report, search)


CONF = """\
extensions = ["sphinx_needs"]
html_theme = "alabaster"
needs_id_regex = "[a-z0-9-]+"
"""

SAME = corpora.Make(claims=190, stances=3)
"""What both are given: 1,000 records and a few."""


def beside(python: str) -> None:
    """Print what HTML of the same records costs here and with sphinx-needs."""
    records = list(corpora.made(SAME))
    with tempfile.TemporaryDirectory() as folder:
        claims = os.path.join(folder, "claims.yaml")
        with open(claims, "w", encoding="utf-8") as stream:
            stream.write(corpora.typed(SAME))
        ours = [sys.executable, "-m", "claimtrack", "report", "--format", "html"]
        here = spent([*ours, "-o", os.path.join(folder, "report.html"), claims])
        source = os.path.join(folder, "needs")
        needs(source, records)
        there = spent([python, "-m", "sphinx", "-q", "-b", "html", source, f"{source}/out"])
    print(
        f"{len(records):,} records: claimtrack {here:.2f} s, sphinx-needs {there:.2f} s: {here / there:.3f}"
    )


def spent(command: list[str]) -> float:
    """Return the seconds of CPU of a command, which must succeed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def needs(folder: str, records: list[Record]) -> None:
    """Write a Sphinx project in which each record is a need with links to those it names."""
    os.makedirs(folder)
    with open(os.path.join(folder, "conf.py"), "w", encoding="utf-8") as stream:
        stream.write(CONF)
    with open(os.path.join(folder, "index.rst"), "w", encoding="utf-8") as stream:
        stream.write("Records\n=======\n\n")
        for one in records:
            id_, title, links = need(one)
            stream.write(
                f".. req:: {title}\n   :id: {id_}\n   :links: {', '.join(links)}\n\n   {title}\n\n"
            )
        stream.write(".. needtable::\n   :columns: id, title, links\n")


def need(one: Record) -> tuple[str, str, list[str]]:
    """Return the id of a record, its title and the ids of those it names."""
    match one:
        case Claim():
            return one.id, one.text, []
        case Question():
            return one.id, one.text, [*one.answers]
        case Source():
            return one.id, one.title, [*one.author]
        case Actor():
            return one.id, one.name, []
        case Stance():
            holder = [one.holder] if one.holder else []
            return one.id, f"{one.verb} {one.claims[0]}", [*one.claims, one.source, *holder]
        case Link():
            return one.id, one.verb, [*one.from_, one.to]
        case _:
            raise TypeError(one)


if __name__ == "__main__":
    main(sys.argv[1:])
