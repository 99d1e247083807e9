"""The white space between the tokens of a claim file."""

from collections.abc import Iterator, Sequence

from claimtrack.editing import Edit
from claimtrack.formatting.tokens import Token

__all__ = ["edits"]


def edits(text: str, tokens: Sequence[Token]) -> Iterator[Edit]:
    """Give the edits that lay a text out, in order, also those that change nothing.

    The author's line breaks stay; of blank lines one, also before a section and what is said above
    it. A comment behind something stands two spaces from it.
    """
    spaced = set(_spaced(text, tokens))
    at = column = anchor = 0
    last: Token | None = None
    for number, token in enumerate(tokens):
        breaks = text.count("\n", at, token.start)
        if last and not breaks:
            space = _between(last, token)
            column += len(space)
        else:
            column = anchor if token.indent is None else token.indent
            blank = breaks > 1 or number in spaced
            space = ("\n\n" if blank else "\n") * bool(last) + " " * column
        yield Edit(at, token.start, space)
        yield from token.inner
        anchor = column if token.sort == "comment" else anchor
        column = token.tail or column + token.end - token.start
        at, last = token.end, token
    yield Edit(at, len(text), "\n" * bool(last))


def _spaced(text: str, tokens: Sequence[Token]) -> Iterator[int]:
    """Give the numbers of the tokens that a blank line has to stand before."""
    for number, token in enumerate(tokens):
        if not token.section:
            continue
        first = number
        while _adjoins(text, tokens[first - 1], tokens[first]):
            first -= 1
        if not tokens[first - 1].keeps:
            yield first


def _adjoins(text: str, comment: Token, token: Token) -> bool:
    """Tell whether a comment belongs to the line below it."""
    if comment.sort != "comment" or comment.indent != 0:
        return False
    own = not text[text.rfind("\n", 0, comment.start) + 1 : comment.start].strip()
    return own and text.count("\n", comment.end, token.start) == 1


def _between(last: Token, token: Token) -> str:
    """Return the space between two tokens on one line."""
    if token.sort == "comment":
        return "  "
    if last.sort == "open":
        return ""
    if token.sort in ("comma", "close"):
        return " " if last.sort in ("colon", "property") else ""
    if token.sort == "colon" and last.sort in ("scalar", "close"):
        return ""
    return " "
