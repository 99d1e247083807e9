"""Changes of files as a unified diff, which `git apply` and `patch -p1` take.

Lines end only at a line feed there, so that other line ends, and a byte order mark, are part of their
line and come through. On a terminal what could act on it is shown as an escape, and no longer applies.
"""

from collections.abc import Iterator
from difflib import unified_diff
from typing import Final, TextIO

from claimtrack.terminal import Console, Ink, paint, visible

__all__ = ["diff", "show"]

_INKS: Final[dict[str, Ink]] = {"-": "red", "+": "blue", "@": "dim"}
_ESCAPES: Final = {"\t": "\\t", "\n": "\\n", '"': '\\"', "\\": "\\\\"}


def diff(name: str, before: str | None, after: str) -> Iterator[str]:
    r"""Give the lines of the difference between two texts of a file, each with its line feed.

    A text before that is None stands for a file that is not there yet.

    >>> print("".join(diff("a.yaml", "one\n", "two\n")), end="")
    --- a/a.yaml
    +++ b/a.yaml
    @@ -1 +1 @@
    -one
    +two
    """
    old, new = (_name(f"{side}/{name.lstrip('/')}") for side in "ab")
    if before is None:
        old = "/dev/null"
    for line in unified_diff(_lines(before or ""), _lines(after), old, new):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def show(lines: Iterator[str], console: Console) -> None:
    """Write a diff: to a terminal safe and coloured, elsewhere byte for byte in UTF-8."""
    if console.out.isatty():
        for line in lines:
            ink = _INKS.get(line[:1])
            text = visible(line[:-1])
            console.out.write((paint(text, ink, colour=console.colour) if ink else text) + "\n")
    else:
        _write("".join(lines), console.out)


def _write(text: str, out: TextIO) -> None:
    stream = getattr(out, "buffer", None)  # spares the text what its encoding and line ends do
    if stream is None:
        out.write(text)
    else:
        out.flush()
        stream.write(text.encode())
        stream.flush()  # before what is said of it elsewhere


def _lines(text: str) -> list[str]:
    parts = text.split("\n")
    return [f"{part}\n" for part in parts[:-1]] + parts[-1:] * bool(parts[-1])


def _name(name: str) -> str:
    """Return a file's name as git writes it: in quotes where that is needed, before a tab after a space."""
    if name.isprintable() and '"' not in name and "\\" not in name:
        return f"{name}\t" if " " in name else name
    return '"' + "".join(map(_escaped, name)) + '"'


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character.isprintable():
        return character
    return "".join(f"\\{byte:03o}" for byte in character.encode("utf-8", "surrogateescape"))
