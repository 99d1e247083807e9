"""The claim files of a git revision, read with git and without running anything of the repository.

git is asked for a commit, its tree and its blobs, and for nothing that looks at the work tree: no hook,
file system monitor, filter or text conversion of the repository runs, nothing is fetched or written.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from claimtrack.folders import SUFFIXES

if TYPE_CHECKING:
    from subprocess import CompletedProcess

__all__ = ["NoRevision", "files"]

_SAFE: Final = (
    *("--no-pager", "--no-replace-objects"),
    *("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}"),
    *("-c", "protocol.allow=never"),
)
"""What keeps git from running, fetching and replacing."""

_SETTINGS: Final = {"GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
_OF_HOOKS: Final = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_PREFIX")
"""What git sets for hooks, which would stand in for the repository that the paths are in."""

_FORK: Final = "..."
"""What follows a revision to mean where HEAD's history left it."""


class NoRevision(Exception):  # noqa: N818 - reads as what is the matter
    """A revision that cannot be read: git does not know it, or is not there, or has no repository."""


def files(rev: str, paths: Sequence[str], environ: Mapping[str, str]) -> dict[str, bytes]:
    """Return the claim files that were at or under the paths at a revision, by the names of today.

    A revision is what git takes for one commit, or that with `...` behind it: where the history of
    HEAD left it. `NoRevision` says why it cannot be read. Symbolic links are left out.
    """
    git = _Git(paths[0], environ)
    blobs = dict(_named(git.blobs(git.commit(rev)), git.prefixes(paths)))
    return dict(zip(blobs, git.contents(blobs.values()), strict=True))


class _Git:
    """The repository that a path is in."""

    def __init__(self, path: str, environ: Mapping[str, str]) -> None:
        self._folder = path if os.path.isdir(path) else os.path.dirname(path) or "."
        kept = {name: told for name, told in environ.items() if name not in _OF_HOOKS}
        self._environ = kept | _SETTINGS
        done = self._run("rev-parse", "--show-toplevel")
        if done.returncode:
            said = done.stderr.decode(errors="replace").partition("\n")[0].removeprefix("fatal: ")
            message = f"{self._folder} is in no git repository that can be read: {said}"
            raise NoRevision(message)
        self._top = os.path.realpath(os.fsdecode(done.stdout.removesuffix(b"\n")))

    def commit(self, rev: str) -> str:
        """Return the name of the commit that is meant."""
        name = rev.removesuffix(_FORK)
        if not name or name.startswith("-") or "\0" in name:
            message = f"`{rev}` is no revision: name a commit, a branch or a tag"
            raise NoRevision(message)
        found = self._asked("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
        if found and rev.endswith(_FORK):
            found = self._asked("merge-base", found, "HEAD")
            if not found:
                message = f"`{name}` and HEAD have no common history here{self._hint()}"
                raise NoRevision(message)
        if not found:
            message = f"git knows no commit `{name}` here{self._hint()}"
            raise NoRevision(message)
        return found

    def blobs(self, commit: str) -> Iterator[tuple[str, str]]:
        """Give the path of each ordinary file of a commit, from the top, and the name of its content."""
        for entry in self._run("ls-tree", "-r", "-z", "--full-tree", commit).stdout.split(b"\0"):
            about, _, path = entry.partition(b"\t")
            if about.startswith(b"100"):  # not a link, nor another repository
                yield os.fsdecode(path), about.split()[2].decode()

    def contents(self, blobs: Iterable[str]) -> Iterator[bytes]:
        """Give what is in each blob."""
        names = [f"{name}\n" for name in blobs]
        told = self._run("cat-file", "--batch", data="".join(names).encode()).stdout
        at = 0
        for _ in names:
            end = told.find(b"\n", at)
            head = told[at:end].split()
            if len(head) != len(("name", "type", "size")):
                message = (
                    "git lacks a file's content at that revision: is this clone a partial one?"
                )
                raise NoRevision(message)
            at = end + 1 + int(head[2]) + 1
            yield told[end + 1 : at - 1]

    def prefixes(self, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Give each path with what the paths of the repository begin with that are at or under it."""
        for path in paths:
            below = os.path.relpath(os.path.realpath(path), self._top).replace(os.sep, "/")
            if below == ".." or below.startswith("../") or os.path.isabs(below):
                message = f"{path} is not in the git repository {self._top}"
                raise NoRevision(message)
            yield path, "" if below == "." else below

    def _hint(self) -> str:
        if self._asked("rev-parse", "--is-shallow-repository") != "true":
            return ""
        return "; this clone is shallow: get its history, with `git fetch --unshallow`"

    def _asked(self, *words: str) -> str:
        done = self._run(*words)
        return "" if done.returncode else done.stdout.decode().strip()

    def _run(self, *words: str, data: bytes = b"") -> "CompletedProcess[bytes]":
        import subprocess  # noqa: PLC0415 - dear, and wanted where git is asked alone

        command = ["git", *_SAFE, "-C", self._folder, *words]
        try:
            return subprocess.run(  # noqa: S603 - no shell, and no word of the user's can be an option
                command, env=self._environ, input=data, capture_output=True, check=False
            )
        except OSError as error:
            message = f"git cannot be run: {error.strerror}"
            raise NoRevision(message) from None


def _named(
    blobs: Iterable[tuple[str, str]], prefixes: Iterable[tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    """Give the name that each claim file has today, or would have, with its blob."""
    wanted = list(prefixes)
    for path, blob in blobs:
        for given, prefix in wanted:
            if path == prefix:
                yield _shown(given), blob
            elif not prefix or path.startswith(f"{prefix}/"):
                rest = path[len(prefix) :].lstrip("/")
                hidden = any(part.startswith(".") for part in rest.split("/"))
                if rest.endswith(SUFFIXES) and not hidden:
                    yield _shown(os.path.join(given, rest)), blob


def _shown(path: str) -> str:
    return os.path.normpath(path).replace(os.sep, "/")
