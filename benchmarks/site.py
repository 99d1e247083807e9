"""What a site costs, how it grows with the corpus, and what writing it again costs.

Run it with the Python of an environment where claimtrack is installed, from the repository:

    .venv/bin/python -m benchmarks.site [CLAIMS ...]

It prints, for each size (1,000 and 10,000 claims with three stances each where none is given), each in a
process of its own: seconds of CPU of what comes before (contradictions and the report), and of making and
writing the site; its files, its size and the peak memory; then what the whole command costs on claim files:
anew, with nothing changed, and with one claim's words changed; then the growth from the first size to the
last.
"""

import gc
import os
import resource
import subprocess
import sys
from tempfile import TemporaryDirectory
from time import process_time

from benchmarks import corpora
from claimtrack.contradictions.search import Search
from claimtrack.pages.publishing import publish
from claimtrack.pages.site import pages
from claimtrack.records import Records
from claimtrack.reports.gathering import gather


def measure(claims: int) -> None:
    """Write the site of one corpus; print what it took."""
    gc.disable()  # as the program does
    records = Records(corpora.made(corpora.Make(claims=claims, stances=3)))
    begun = process_time()
    search = Search(records)
    report = gather(records, search=search, traced=False)
    gathered = process_time()
    with TemporaryDirectory() as folder:
        done = publish(folder, pages(report, search))
        written = process_time()
    size = sum(len(text) for _, text in pages(report, search))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    seconds = f"{gathered - begun:.2f}\t{written - gathered:.2f}"
    print(f"{seconds}\t{len(done.wrote)}\t{size / 2**20:.0f}\t{peak:.0f}")


def commanded(claims: int) -> None:
    """Print what the command costs: anew, unchanged, and after a change of one claim's words."""
    text = corpora.typed(corpora.Make(claims=claims, stances=3))
    with TemporaryDirectory() as folder:
        file = os.path.join(folder, "claims.yaml")
        spent: list[float] = []
        for typed in (text, text, text.replace("Claim 500.", "Claim 500 in other words.")):
            with open(file, "w", encoding="utf-8") as stream:
                stream.write(typed)
            spent.append(_spent([os.path.join(folder, "site"), file], folder))
    anew, same, changed = spent
    print(f"    the command: {anew:.2f} s; unchanged {same:.2f} s ({same / anew:.3f}); ", end="")
    print(f"one claim changed {changed:.2f} s ({changed / anew:.3f})")


def _spent(words: list[str], cache: str) -> float:
    """Return the seconds of CPU of the command, with a cache of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    words = [sys.executable, "-m", "claimtrack", "site", *words]
    environ = {**os.environ, "XDG_CACHE_HOME": cache}
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, env=environ)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main(sizes: list[str]) -> None:
    """Measure each size in a process of its own."""
    whole = []
    for size in sizes:
        command = [sys.executable, "-m", "benchmarks.site", "--one", size]
        line = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
        before, writing, files, large, peak = line.split()
        whole.append(float(writing))
        print(f"{int(size):,} claims: {writing} s after {before} s of gathering")
        print(f"    {files} files, {large} MB; peak {peak} MB")
        commanded(int(size))
    if len(whole) > 1:
        more = int(sizes[-1]) / int(sizes[0])
        print(f"growth from the first size to the last: {whole[-1] / whole[0]:.1f} for {more:g}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        measure(int(sys.argv[2]))
    else:
        main(sys.argv[1:] or ["1000", "10000"])
