"""Coverage-guided fuzzing of the reader: any bytes as a claim file, from bytes to every format.

What must hold of every input is in `hold`, which `tests/test_fuzz_corpus.py` also replays over the
corpus that is kept here. An input that breaks it is written to the current folder by libFuzzer.

    pip install '.[fuzz]'
    python fuzz/reader.py -max_total_time=600 fuzz/found fuzz/corpus

New inputs go to the first folder, `fuzz/found`, which git ignores; the kept ones are only read.
"""

import re
import sys
from importlib import import_module
from pathlib import Path

from claimtrack import checking, formats
from claimtrack.diagnostics import Diagnostic, Span
from claimtrack.loading import Reading, read_texts
from claimtrack.showing import Showing

NAME = "claims.yaml"
FORMATS = sorted(
    path.stem for folder in formats.__path__ for path in Path(folder).glob("[a-z]*.py")
)
CORPUS = Path(__file__).parent / "corpus"


def hold(data: bytes) -> None:
    """Fail unless a file of these bytes is read as every file must be."""
    one, other, pure = read(data), read(data), read(data, pure=True)
    found = checking.findings(one)
    assert checking.findings(other) == found, "not the same twice"
    if (
        b"!" in data
    ):  # where a tag ends the parsers tell differently: both refuse it, not always alike
        assert is_refused(pure) == is_refused(one), "libyaml and the pure parser differ"
    else:
        assert checking.findings(pure) == found, "libyaml and the pure parser differ"
        assert one.records.every == pure.records.every, "the parsers give other records"
    lines = re.split(r"\r\n|\r|\n", data.decode("utf-8", "replace").removeprefix("\ufeff"))
    for finding in found:
        for span in (finding.span, *(label.span for label in finding.labels)):
            assert is_inside(span, lines), f"{finding} is outside the file"
    for name in FORMATS:
        text = "\n".join(shown(name, found, one))
        text.encode()
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text), name


def read(data: bytes, *, pure: bool = False) -> Reading:
    """Read one file."""
    return read_texts({NAME: data}, pure=pure)


def is_refused(reading: Reading) -> bool:
    """Tell whether reading met an error."""
    return any(finding.severity == "error" for finding in reading.found)


def is_inside(span: Span, lines: list[str]) -> bool:
    """Tell whether a place is in the file, at the latest right behind a line."""
    return (
        span.file == NAME
        and 1 <= span.line <= len(lines)
        and 1 <= span.column <= len(lines[span.line - 1]) + 1
        and (span.line, span.column) <= (span.end_line, span.end_column)
        and span.end_line <= len(lines) + 1
    )


def shown(name: str, found: tuple[Diagnostic, ...], reading: Reading) -> list[str]:
    """Return the lines of a format."""
    render = import_module(f"claimtrack.formats.{name}").render
    return list(render(found, reading, Showing()))


def main() -> None:
    """Fuzz until libFuzzer's options or an input that does not hold end it."""
    import atheris  # type: ignore[import-not-found,import-untyped,unused-ignore]  # noqa: PLC0415 - the tests replay without it

    for path in sorted(CORPUS.iterdir()):
        hold(path.read_bytes())  # which also loads what is only loaded when needed
    atheris.instrument_all()
    atheris.Setup(sys.argv, hold)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
