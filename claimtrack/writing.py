"""The files that a command may change: where they are, what they hold, and how all are written.

A file is changed only where it is by its own name in a folder given, or given itself: what a symbolic
link leads to is left alone, wherever it is.
"""

import os
from collections.abc import Callable, Iterable, Mapping

from claimtrack.editing import Original, Unwritable

__all__ = ["Files"]


class Files:
    """Claim files by name, as they were when this was made, to be changed all at once."""

    def __init__(self, names: Iterable[str]) -> None:
        """Read the files; one that is no text or cannot be read is one that may not be changed."""
        self.originals: dict[str, Original] = {}
        self.contents: dict[str, str | bytes | None] = {}
        for name in names:
            self.contents[name] = None
            if not os.path.isfile(name):  # opening a pipe may never end
                continue
            try:
                self.originals[name] = Original(name)
                self.contents[name] = self.originals[name].text
            except Unwritable:
                self.contents[name] = _bytes(name)

    def may_change(self, name: str) -> bool:
        """Tell whether a file is a text, and no link to another."""
        return name in self.originals and not os.path.islink(name)

    def whole(self, name: str, text: str) -> tuple[str, str]:
        """Return a file's text as it is and as it would be, with its byte order mark."""
        before = self.originals[name].data.decode()
        mark = before[: len(before) - len(self.originals[name].text)]
        return before, mark + text

    def write(
        self, texts: Mapping[str, str], *, done: Callable[[str], None] = lambda _: None
    ) -> list[str]:
        """Put texts in the place of files, by name; return why that failed where it did.

        `done` is told the name of each file that was written.
        """
        failed: list[str] = []
        for name, text in sorted(texts.items()):
            try:
                self.originals[name].replace(text)
            except Unwritable as error:
                failed.append(str(error))
            else:
                done(name)
        return failed

    def write_together(self, texts: Mapping[str, str]) -> str | None:
        """Put texts in the place of files, all or none as far as that can be; return why not.

        Each file is looked at before the first is written. Where one fails all the same, or somebody
        presses Ctrl-C, it is said which were written.
        """
        for name in sorted(texts):
            if not os.access(name, os.W_OK):
                return f"{name} cannot be written; nothing was changed"
            if _bytes(name) != self.originals[name].data:
                return f"{name} was changed while it was looked at; nothing was written"
        written: list[str] = []
        for name in sorted(texts):
            try:
                failed = self.write({name: texts[name]}, done=written.append)
            except KeyboardInterrupt:
                failed = ["interrupted"]
            if failed:
                return f"{failed[0]}; written before that: {', '.join(written) or 'nothing'}"
        return None


def _bytes(name: str) -> bytes | None:
    try:
        with open(name, "rb") as stream:
            return stream.read()
    except OSError:
        return None
