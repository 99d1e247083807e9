"""What claimtrack says where a parser says that the text is not YAML.

libyaml and PyYAML word their errors differently; the words they share decide here. Only a broken
file needs this module, so nothing imports it before there is one.
"""

from typing import Final

__all__ = ["wording"]

_INDENT: Final = "check the indentation, and that every key is followed by `: ` and a value"
_QUOTE: Final = "put the text in quotes"
_CLOSE: Final = "this quote is never closed"
_ESCAPE: Final = "an escape here is no character"
_KEY: Final = "a key without `: `"
_MARK: Final = "text cannot begin with `&` or `*`"
_ITEM: Final = "begin the list on a new line; if it is text, put it in quotes"
_TAG: Final = "text cannot begin with `!`"
_WORDINGS: Final[tuple[tuple[tuple[str, ...], str, str], ...]] = (
    (("<document start>",), "this stands outside the file's one mapping", _INDENT),
    (("mapping values",), "a second `: ` in one value", _QUOTE),
    (("unexpected ':'",), "`:` right before a comma or bracket", _QUOTE),
    (("could not find expected ':'",), _KEY, _INDENT),
    (("parsing a block mapping",), "this does not fit the mapping it stands in", _INDENT),
    (("block collection",), "this does not fit the list it stands in", _INDENT),
    (("sequence entries",), "a list item cannot begin here", _ITEM),
    (("flow mapping",), "expected `,` or `}`", "close the `{`, add a comma, or quote the text"),
    (("flow sequence",), "expected `,` or `]`", "close the `[`, add a comma, or quote the text"),
    (("quoted", "invalid Unicode"), _ESCAPE, "write the character itself"),
    (("quoted", "escape"), "an unknown escape after `\\`", r"write `\\` for a backslash"),
    (("quoted", "hexdecimal"), "an unknown escape after `\\`", r"write `\\` for a backslash"),
    (("quoted", "end of stream"), _CLOSE, "close it, or double it inside"),
    (("quoted", "document"), _CLOSE, "close it, or double it inside"),
    (("cannot start any token",), "text cannot begin with this character", _QUOTE),
    (("scanning an a",), _MARK, _QUOTE),
    (("mapping keys",), "text cannot begin with `? `", _QUOTE),
    (("scanning a tag",), _TAG, _QUOTE),
    (("parsing a tag",), _TAG, _QUOTE),
    (("tag handle",), _TAG, _QUOTE),
    (("node content",), "a value is missing here", "write it, or remove the comma or key"),
    (("block scalar",), "text cannot follow `|` or `>`", "begin the text on the next line"),
)
_AT_OPENING: Final = (_CLOSE, _ESCAPE, _KEY, _MARK, _TAG)


def wording(said: str) -> tuple[str, str, bool]:
    """Return a message and a help line for a parser's words, and whether to point at the opening.

    >>> wording("while scanning a quoted scalar found unexpected end of stream")
    ('this quote is never closed', 'close it, or double it inside', True)
    >>> wording("found something that nobody has met")
    ('this is not YAML', 'put the text in quotes', False)
    """
    wanted = said.partition(", but ")[0]  # the pure parser goes on with what stands there instead
    for words, message, help_ in _WORDINGS:
        if all(word in wanted for word in words):
            return message, help_, message in _AT_OPENING
    return "this is not YAML", _QUOTE, False
