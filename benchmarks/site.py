"""What a site costs, how it grows with the corpus, and what writing it again costs.

Run it with the Python of an environment where claimtrack is installed, from the repository:

    .venv/bin/python -m benchmarks.site [CLAIMS ...]

It prints, for each size (1,000 and 10,000 claims with three stances each where none is given), each in a
process of its own: seconds of CPU of what comes before (contradictions and the report), of making and
writing the site, and of writing it again when nothing changed; its files, its size and the peak memory;
then the growth from the first size to the last.
"""

import gc
import resource
import subprocess
import sys
from tempfile import TemporaryDirectory
from time import process_time

from benchmarks import corpora
from claimtrack.contradictions.search import Search
from claimtrack.pages.publishing import Written, publish
from claimtrack.pages.site import pages
from claimtrack.records import Records
from claimtrack.reports.contents import Report
from claimtrack.reports.gathering import gather


def measure(claims: int) -> None:
    """Write the site of one corpus twice; print what it took."""
    gc.disable()  # as the program does
    records = Records(corpora.made(corpora.Make(claims=claims, stances=3)))
    begun = process_time()
    search = Search(records)
    report = gather(records, search=search)
    gathered = process_time()
    with TemporaryDirectory() as folder:
        done = _write(folder, report, search)
        written = process_time()
        again = _write(folder, report, search)
        end = process_time()
    size = sum(len(text) for _, text in pages(report, search))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    seconds = f"{gathered - begun:.2f}\t{written - gathered:.2f}\t{end - written:.2f}"
    print(f"{seconds}\t{len(done.wrote)}\t{len(again.wrote)}\t{size / 2**20:.0f}\t{peak:.0f}")


def _write(folder: str, report: Report, search: Search) -> Written:
    return publish(folder, pages(report, search))


def main(sizes: list[str]) -> None:
    """Measure each size in a process of its own."""
    whole = []
    for size in sizes:
        command = [sys.executable, "-m", "benchmarks.site", "--one", size]
        line = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
        before, writing, again, files, same, large, peak = line.split()
        whole.append(float(writing))
        print(f"{int(size):,} claims: {writing} s after {before} s of gathering; again {again} s")
        print(f"    {files} files, {large} MB, {same} written again; peak {peak} MB")
    if len(whole) > 1:
        more = int(sizes[-1]) / int(sizes[0])
        print(f"growth from the first size to the last: {whole[-1] / whole[0]:.1f} for {more:g}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        measure(int(sys.argv[2]))
    else:
        main(sys.argv[1:] or ["1000", "10000"])
