"""Showing a site to a browser on this machine, and to nobody else.

The server listens on 127.0.0.1 alone, and answers only what is addressed to it by that name, since a
page of another site could otherwise have its own name lead here (DNS rebinding). It knows the files of
the site by their paths and looks for no others, so that no path leads out of the folder.
"""

import os
import socketserver
from collections.abc import Collection
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from threading import Thread
from typing import Final

from claimtrack import __version__
from claimtrack.pages.publishing import content

__all__ = ["LOCAL", "Server"]

LOCAL: Final = "127.0.0.1"
"""The one address that is served."""

HTTP: Final = 80
"""The port that browsers leave out of the name (RFC 9110, section 4.2.1)."""

TYPES: Final = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
}
HEADERS: Final = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""What every answer says."""


class Server:
    """The files of a folder, served by threads of their own until it is closed."""

    def __init__(self, folder: str, port: int) -> None:
        """Listen on a port, or on any that is free where it is 0; `OSError` where that cannot be."""
        self._paths: Collection[str] = ()
        self._listening = _Listening((LOCAL, port), partial(_Answer, self, os.path.abspath(folder)))
        self._thread = Thread(target=self._listening.serve_forever, daemon=True)
        self._thread.start()

    @property
    def port(self) -> int:
        """The port that it listens on."""
        return int(self._listening.server_address[1])

    @property
    def url(self) -> str:
        """The address of the first page."""
        return f"http://{LOCAL}:{self.port}/"

    def show(self, paths: Collection[str]) -> None:
        """Serve these files from now on, given by their paths in the folder."""
        self._paths = frozenset(paths)

    def knows(self, path: str) -> bool:
        """Tell whether a file is one of the site's."""
        return path in self._paths

    def names(self, host: str | None) -> bool:
        """Tell whether a request is addressed to this server by a name of this machine, in any case."""
        names = (LOCAL, "localhost")
        asked = (host or "").lower()
        return asked in {f"{name}:{self.port}" for name in names} or (
            self.port == HTTP and asked in names
        )

    def close(self) -> None:
        """Stop listening."""
        self._listening.shutdown()
        self._listening.server_close()
        self._thread.join()


class _Listening(socketserver.ThreadingTCPServer):
    allow_reuse_address = os.name == "posix"  # elsewhere it would share the port with others
    daemon_threads = True


class _Answer(BaseHTTPRequestHandler):
    """One request and what it gets."""

    timeout = 10  # nobody keeps a thread by saying nothing
    server_version = f"claimtrack/{__version__}"
    sys_version = ""

    def __init__(self, site: Server, folder: str, *of_socketserver: object) -> None:
        self._site = site
        self._folder = folder
        super().__init__(*of_socketserver)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer with a file."""
        self.wfile.write(self._answer())

    def do_HEAD(self) -> None:
        """Answer with what is said of a file."""
        self._answer()

    def _answer(self) -> bytes:
        """Say whether there is such a file, and return what is in it; what is wrong is said in full."""
        path = self.path.partition("?")[0].removeprefix("/") or "index.html"
        found = self._found(path)
        if isinstance(found, HTTPStatus):
            self.send_error(found)
            return b""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", TYPES[path.rpartition(".")[2]])
        self.send_header("Content-Length", str(len(found)))
        self.end_headers()
        return found

    def _found(self, path: str) -> bytes | HTTPStatus:
        if not self._site.names(self.headers["Host"]):
            return HTTPStatus.MISDIRECTED_REQUEST
        if not self._site.knows(path):
            return HTTPStatus.NOT_FOUND
        return content(os.path.join(self._folder, *path.split("/"))) or HTTPStatus.NOT_FOUND

    def end_headers(self) -> None:
        """Say in every answer, errors included, what a browser may do with it."""
        for name, text in HEADERS.items():
            self.send_header(name, text)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is http.server's
        """Say nothing: what a browser asks for is no news."""
