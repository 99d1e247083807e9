"""What `check --fix` and `check --diff` do before anything is shown."""

import argparse
from collections import Counter
from collections.abc import Iterable

from claimtrack import checking, diffs, loading
from claimtrack.cache import Cache
from claimtrack.diagnostics import Diagnostic
from claimtrack.fixing import Fixed, fixed
from claimtrack.selecting import Selection
from claimtrack.terminal import Console, visible
from claimtrack.writing import Files

__all__ = ["run"]


def run(options: argparse.Namespace, console: Console) -> int:
    """Mend claim files, or show how they would be; return the exit code so far.

    That is 1 for a diff that is not empty, and 2 where a file could not be written.
    """
    if options.since is not None or options.watch:
        console.err.write("claimtrack: --fix and --diff go without --since and --watch\n")
        raise SystemExit(2)
    selection: Selection | None = options.selection
    cache = None if options.no_cache else Cache.open(console.environ)
    reading = loading.read(options.paths, cache=cache)
    if not any(finding.fix for finding in checking.findings(reading, options.selection)):
        return 0
    files = Files(reading.files)
    found = fixed(
        files.contents,
        may_change=files.may_change,
        wanted=lambda one: not selection or selection.takes(one.code),
    )
    return _show(found, files, console) if options.diff else _write(found, files, console)


def _show(found: Fixed, files: Files, console: Console) -> int:
    for name, text in sorted(found.texts.items()):
        diffs.show(diffs.diff(name, *files.whole(name, text)), console)
    _tell("would be fixed", found.mended, console)
    return int(bool(found.texts))


def _write(found: Fixed, files: Files, console: Console) -> int:
    written: list[str] = []
    failed = files.write(found.texts, done=written.append)
    mended = [finding for finding in found.mended if finding.span.file in written]
    _tell("fixed", mended, console)
    for why in failed:
        console.err.write(f"claimtrack: {visible(why)}\n")
    return 2 if failed else 0


def _tell(what: str, mended: Iterable[Diagnostic], console: Console) -> None:
    """Say how many findings were mended, by file and code."""
    counts = Counter((finding.span.file, finding.code) for finding in mended)
    total = counts.total()
    if not total:
        return
    console.err.write(f"{total} finding{'' if total == 1 else 's'} {what}:\n")
    for file in sorted({file for file, _ in counts}):
        some = [f"{n} x {code}" for (name, code), n in sorted(counts.items()) if name == file]
        console.err.write(visible(f"  {file}: {', '.join(some)}") + "\n")
