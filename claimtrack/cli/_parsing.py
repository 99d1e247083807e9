"""How a command line is taken apart, and what is said of a word in it that is none of those known."""

import argparse
from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

from claimtrack.terminal import visible

__all__ = ["CommandParser", "Parser"]


class Parser(argparse.ArgumentParser):
    """A parser that says what may be meant by a mistyped command, option or choice."""

    def told(self, message: str) -> NoReturn:
        """Say in one line what is wrong, and end with 2."""
        self.exit(2, visible(f"{self.prog}: {message}") + "\n")

    def unknown(self, words: Sequence[str]) -> NoReturn:
        """Say that there is no such option, or no use for a word."""
        options = [one for one in self._option_string_actions if one.startswith("--")]
        typed = next((word for word in words if word.startswith("-")), None)
        if typed is None:
            self.told(f"nothing is done with {' '.join(words)}; `{self.prog} --help` tells what is")
        name = typed.partition("=")[0]
        self.told(f"there is no option {name}{self._meant(name, options)}")

    def _check_value(self, action: argparse.Action, value: Any) -> None:  # noqa: ANN401 - argparse's
        """Look at a value that has to be one of some."""
        if action.choices is None or value in action.choices:
            return
        choices = [str(choice) for choice in action.choices]
        if action.nargs == argparse.PARSER:
            noun = str(action.metavar).lower()
            self.told(f"there is no {noun} {value}{self._meant(value, choices)}")
        name = action.option_strings[0] if action.option_strings else action.metavar or action.dest
        hint = _near(str(value), choices)
        told = f"did you mean {hint}?" if hint else f"choose one of {', '.join(choices)}"
        self.told(f"{name} cannot be {value}; {told}")

    def _meant(self, word: str, known: Iterable[str]) -> str:
        near = _near(word, known)
        return f"; did you mean {near}?" if near else f"; `{self.prog} --help` lists what there is"


class CommandParser(Parser):
    """A parser that lets options stand between ids and paths, which argparse before 3.13 does not."""

    _mixed = False

    def parse_known_args(  # type: ignore[override]  # overloads of no use here
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[Any, list[str]]:
        """Parse the words in two passes: the options first, then what is left."""
        if self._mixed:
            return super().parse_known_args(args, namespace)
        self._mixed = True
        try:
            if self._subparsers:  # what stands before a command of a command is no path
                found, rest = super().parse_known_args(args, namespace)
            else:
                found, rest = self.parse_known_intermixed_args(args, namespace)
        finally:
            self._mixed = False
        if rest:
            self.unknown(rest)
        return found, rest


def _near(word: str, known: Iterable[str]) -> str | None:
    """Return the word that may be meant: the only one that begins so, or one spelt like it."""
    from claimtrack.spelling import suggest  # noqa: PLC0415 - only a slip pays for it

    whole = {one.lstrip("-"): one for one in known}
    bare = word.lstrip("-").lower()
    longer = [one for one in whole if bare and one.startswith(bare)]
    meant = longer[0] if len(longer) == 1 else suggest(bare, whole)
    return whole[meant] if meant else None
