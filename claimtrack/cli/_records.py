"""What commands about the contents of claim files begin with: sound records, or a word why not."""

from collections.abc import Sequence

from claimtrack import checking, loading
from claimtrack.formats import concise
from claimtrack.records import Records
from claimtrack.terminal import Console

__all__ = ["sound_records"]


def sound_records(paths: Sequence[str], console: Console) -> Records:
    """Read claim files; where that fails say why and raise `SystemExit`.

    It carries 2 when a path is not there or holds no claim file, and 1 when there are errors.
    """
    try:
        reading = loading.read(paths)
    except loading.NoClaimFiles as error:
        console.err.write(f"claimtrack: {error}\n")
        raise SystemExit(2) from None
    errors = [found for found in checking.findings(reading) if found.severity == "error"]
    if errors:
        console.err.writelines(
            f"{line}\n" for line in concise.render(errors, reading, colour=False)
        )
        raise SystemExit(1)
    return reading.records
