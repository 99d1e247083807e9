"""The way in: claim files read and checked, as a corpus or as findings."""

import os

from claimtrack import checking, loading
from claimtrack.corpus import Corpus
from claimtrack.diagnostics import Diagnostic
from claimtrack.value import record

__all__ = ["Checked", "CorpusError", "check", "load"]

DEFAULT = "claims"
"""The folder that is read where no path is given."""


@record
class Checked:
    """What `check` gives: the corpus, as far as it could be read, and every finding about it."""

    corpus: Corpus
    diagnostics: tuple[Diagnostic, ...]

    @property
    def clean(self) -> bool:
        """Tell whether there is neither an error nor a warning; notices alone are clean."""
        return all(finding.severity == "notice" for finding in self.diagnostics)


class CorpusError(Exception):
    """The claim files have errors; `diagnostics` carries every finding."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Take all findings, of which at least one is an error."""
        errors = [finding for finding in diagnostics if finding.severity == "error"]
        count = "1 error" if len(errors) == 1 else f"{len(errors)} errors"
        super().__init__("\n".join([f"{count} in the claim files", *map(str, errors)]))
        self.diagnostics = diagnostics


def check(*paths: str | os.PathLike[str]) -> Checked:
    """Read and check the claim files at or under the paths (`claims` where none is given).

    Bad input raises nothing: it is what the findings are about. Only a path that is not there, or
    that holds no claim file, raises `NoClaimFiles`.
    """
    reading = loading.read(paths or (DEFAULT,))
    return Checked(corpus=Corpus(reading.records), diagnostics=checking.findings(reading))


def load(*paths: str | os.PathLike[str]) -> Corpus:
    """Read the claim files at or under the paths (`claims` where none is given) as a corpus.

    Where there are errors, one `CorpusError` carries all findings. A path that is not there, or
    that holds no claim file, raises `NoClaimFiles`.
    """
    reading = loading.read(paths or (DEFAULT,))
    found = checking.findings(reading)
    errors = checking.unsound(found, reading)
    if errors:
        raise CorpusError(tuple(sorted({*errors, *found}, key=lambda finding: finding.sort_key)))
    return Corpus(reading.records)
