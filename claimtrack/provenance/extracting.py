"""From the bytes of a kept copy to its text, never by a guess.

Text is UTF-8, or UTF-16 where a byte order mark says so. A copy is an HTML page if its name ends in
`.html`, `.htm` or `.xhtml`, or if it begins with `<!doctype html` or `<html`; a page may declare
another encoding in a `meta` element, by a name of the WHATWG's Encoding Standard. Offsets count
behind a byte order mark.
"""

import codecs
import re
from typing import Final, NoReturn

from claimtrack.provenance.markup import page_text
from claimtrack.provenance.results import Form
from claimtrack.provenance.snapshots import CopyFault
from claimtrack.value import value

__all__ = ["Extracted", "extracted"]

PAGES: Final = (".html", ".htm", ".xhtml")
_PAGE: Final = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_META: Final = re.compile(rb"<meta\b[^>]*?\bcharset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_LABEL: Final = re.compile(
    r"utf-?8|windows-?125\d|cp125\d|iso-?8859-?\d+|latin-?1|us-ascii|ascii|koi8-[ru]|macintosh"
    r"|gbk|gb2312|gb18030|big5|euc-jp|iso-2022-jp|shift[-_]jis|euc-kr"
)
"""What the Encoding Standard knows, and no codec of Python's that is none for text, or is dear."""

_NAMES: Final = {
    **dict.fromkeys(("latin1", "latin-1", "us-ascii", "ascii"), "windows-1252"),
    **dict.fromkeys(("iso-8859-1", "iso8859-1"), "windows-1252"),
    **dict.fromkeys(("gb2312", "gbk"), "gb18030"),
    "macintosh": "mac-roman",
}
"""The labels that mean another encoding than they say, as browsers take them."""

BYTES_SEARCHED: Final = 1024
"""How far into a page its encoding is looked for (HTML Standard, 13.2.3.2)."""

MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@value
class Extracted:
    """The text of a kept copy, and how its bytes became text."""

    text: str
    form: Form


def extracted(path: str, data: bytes) -> Extracted:
    """Return the text of a copy; raise `CopyFault` for what is no text, or needs another reader."""
    mark, encoding = next(((m, e) for m, e in MARKS if data.startswith(m)), (b"", ""))
    body = data[len(mark) :]
    is_page = path.lower().endswith(PAGES) or (
        not mark and bool(_PAGE.match(data[:BYTES_SEARCHED]))
    )
    if b"\0" in data and "utf-16" not in encoding:
        _refuse(f"it is binary: there is a NUL byte at offset {data.index(0):,}")
    text = _decoded(body, encoding or (_declared(body) if is_page else "utf-8"))
    if "\0" in text:
        _refuse(f"it is binary: there is a NUL character at offset {text.index(chr(0)):,}")
    return Extracted(page_text(text), "html") if is_page else Extracted(text, "plain")


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding.upper()
        what = f"byte 0x{data[error.start]:02x} at offset {error.start:,} is not {name}"
        _refuse(f"{what}: it is no text, or in another encoding")


def _declared(data: bytes) -> str:
    """Return the encoding that a page declares, as browsers take it; UTF-8 where it declares none."""
    found = _META.search(data[:BYTES_SEARCHED])
    label = found[1].decode("ascii", "replace").lower() if found else "utf-8"
    if label.startswith("utf-16"):
        return "utf-8"  # its declaration could be read, so it is not
    name = _NAMES.get(label, label)
    if not _LABEL.fullmatch(label) or not _is_known(name):
        _refuse(f"the page declares the encoding {label[:40]}, which is not known here")
    return name


def _is_known(encoding: str) -> bool:
    try:
        codecs.lookup(encoding)
    except LookupError:
        return False
    return True


def _refuse(why: str) -> NoReturn:
    raise CopyFault(why, "refused", "keep a copy as text in UTF-8, or as an HTML page") from None
