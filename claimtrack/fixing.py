"""What `check --fix` makes of claim files: every certain fix that proves to be one.

All fixes of a corpus are tried at once; where that does not prove sound (`trial`), each half of them,
down to single ones. What was mended may let more be found, so this goes on until nothing is mended any
more. Nothing is written here, and a text that is mended already comes back as it is.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from claimtrack.diagnostics import Diagnostic, Replacement
from claimtrack.editing import Edit, edited, line_starts
from claimtrack.trial import Content, Key, State, fresh, is_sound, key_of, look
from claimtrack.value import record

__all__ = ["Fixed", "fixed"]

ROUNDS: Final = 20
"""How often fixes are looked for anew."""

TRIES: Final = 60
"""How many sets of fixes are tried in a round; a corpus in which more fail is left to its people."""

Group = tuple[Diagnostic, ...]
"""Findings that the same replacements mend."""


@record
class Fixed:
    """The texts of the files that changed, by name, and the findings that were mended, in order."""

    texts: Mapping[str, str]
    mended: tuple[Diagnostic, ...]


def fixed(
    contents: Mapping[str, Content],
    *,
    may_change: Callable[[str], bool] = lambda _: True,
    wanted: Callable[[Diagnostic], bool] = lambda _: True,
) -> Fixed:
    """Return what becomes of files, given by name, when all is mended that can be.

    A content is a text without a byte order mark, or bytes or None for a file that is no text or
    cannot be read; only texts that `may_change` are changed, for findings that are `wanted`.

    >>> fixed({"a.yaml": "actors: {x: {nam: X}}"}).texts
    {'a.yaml': 'actors: {x: {name: X}}'}
    """
    run = _Run(contents, may_change, wanted, hoping=True)
    if run.hangs():  # an error was let in, which could not be mended after all
        run = _Run(contents, may_change, wanted, hoping=False)
    changed = {name: text for name, text in run.now.items() if text != contents[name]}
    texts = {name: text for name, text in changed.items() if isinstance(text, str)}
    return Fixed(texts=texts, mended=tuple(sorted(run.mended, key=lambda found: found.sort_key)))


class _Run:
    """The rounds of fixing a corpus: the contents as they become, and the findings mended."""

    def __init__(
        self,
        contents: Mapping[str, Content],
        may_change: Callable[[str], bool],
        wanted: Callable[[Diagnostic], bool],
        *,
        hoping: bool,
    ) -> None:
        self.now = dict(contents)
        self.mended: list[Diagnostic] = []
        self.state = look(self.now)
        self._let_in: set[Key] = set()
        for _ in range(ROUNDS):
            groups = [
                group
                for group in _groups(filter(wanted, self.state.found))
                if all(_is_open(put, self.now, may_change) for put in group[0].fix)
            ]
            taken = _Round(self.state, hoping=hoping).grow([], groups) if groups else []
            if not taken:
                break
            self._take(taken)

    def hangs(self) -> bool:
        """Tell whether an error is left that a fix let in."""
        return any(key_of(found) in self._let_in for found in self.state.found)

    def _take(self, groups: list[Group]) -> None:
        self.now = _applied(self.now, groups)
        self.mended += [finding for group in groups for finding in group]
        before, self.state = self.state, look(self.now)
        self._let_in |= fresh(before, self.state)


class _Round:
    """A corpus as it is, and the fixes that prove sound on it, with a limit to the trying."""

    def __init__(self, state: State, *, hoping: bool) -> None:
        self._state = state
        self._hoping = hoping
        self._tries = TRIES

    def grow(self, taken: list[Group], groups: Sequence[Group]) -> list[Group]:
        """Return the groups that were taken, and those of the others that prove sound with them."""
        if self._tries and self._proves([*taken, *groups]):
            return [*taken, *groups]
        if len(groups) == 1:
            return taken
        middle = len(groups) // 2
        return self.grow(self.grow(taken, groups[:middle]), groups[middle:])

    def _proves(self, groups: list[Group]) -> bool:
        self._tries -= 1
        after = look(_applied(self._state.contents, groups))
        mended = [finding for group in groups for finding in group]
        return is_sound(self._state, after, mended, hoping=self._hoping)


def _groups(found: "filter[Diagnostic]") -> list[Group]:
    """Return the findings with a fix, those mended alike together; of two that overlap the first."""
    alike: dict[tuple[Replacement, ...], list[Diagnostic]] = {}
    for finding in found:
        if finding.fix:
            alike.setdefault(finding.fix, []).append(finding)
    groups: list[Group] = []
    ends: dict[tuple[str, int], int] = {}  # of the last replacement on a line; all are on one line
    for fix in sorted(alike, key=lambda fix: fix[0].span.place):
        places = [(put.span, (put.span.file, put.span.line)) for put in fix]
        if all(span.column > ends.get(line, 0) for span, line in places):
            ends.update((line, span.end_column) for span, line in places)
            groups.append(tuple(alike[fix]))
    return groups


def _is_open(
    put: Replacement, contents: Mapping[str, Content], may_change: Callable[[str], bool]
) -> bool:
    return isinstance(contents[put.span.file], str) and may_change(put.span.file)


def _applied(contents: Mapping[str, Content], groups: Sequence[Group]) -> dict[str, Content]:
    """Return the contents with the replacements of some groups."""
    puts: dict[str, list[Replacement]] = {}
    for group in groups:
        for put in group[0].fix:
            puts.setdefault(put.span.file, []).append(put)
    changed = dict(contents)
    for name, some in puts.items():
        text = contents[name]
        assert isinstance(text, str)  # noqa: S101 - no other has a group
        changed[name] = replaced(text, some)
    return changed


def replaced(text: str, puts: Sequence[Replacement]) -> str:
    """Return a text with replacements, which must not overlap."""
    starts = line_starts(text)
    return edited(
        text,
        [
            Edit(
                starts[put.span.line - 1] + put.span.column - 1,
                starts[put.span.end_line - 1] + put.span.end_column - 1,
                put.text,
            )
            for put in puts
        ],
    )
