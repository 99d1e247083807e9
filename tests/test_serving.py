"""`claimtrack site`: what it says, what it serves, and to whom."""

from __future__ import annotations

import io
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from claimtrack import cli
from claimtrack.pages.publishing import listed, publish
from claimtrack.pages.serving import Server

ROOT = Path(__file__).parents[1]
CLAIMS = "claims:\n  medicine: Medicine is aboard.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with one claim in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "a.yaml").write_text(CLAIMS, encoding="utf-8")
    return tmp_path


class Pressed:
    """A clock that lets no time pass; while it sleeps the next thing is done, at last Ctrl-C pressed."""

    def __init__(self, *texts: str) -> None:
        self._texts = iter(texts)

    def monotonic(self) -> float:
        """Return the time."""
        return 0.0

    def sleep(self, seconds: float, /) -> None:
        """Change a file; press Ctrl-C when there is no more to change."""
        if seconds < 0.2:  # it waits until a change is done
            return
        text = next(self._texts, None)
        if text is None:
            raise KeyboardInterrupt
        Path("claims/b.yaml").write_text(text, encoding="utf-8")


def site(*words: str, clock: Pressed | None = None) -> tuple[int, str, str]:
    """Return the exit code of a command line and what it says."""
    out, err = io.StringIO(), io.StringIO()
    more = {"clock": clock} if clock else {}
    return (
        cli.main(["site", *words], stdout=out, stderr=err, environ={}, **more),
        out.getvalue(),
        err.getvalue(),
    )


def test_it_says_what_it_did(folder: Path) -> None:
    """How many files it wrote of how many, and how many it removed."""
    assert site("out") == (0, "wrote 11 of 11 files: out\n", "")
    assert site("out") == (0, "wrote 0 of 11 files: out\n", "")
    (folder / "claims" / "a.yaml").write_text("claims:\n  engines: Engines.\n", encoding="utf-8")
    assert site("out") == (0, "wrote 3 of 11 files, removed 1: out\n", "")


def test_a_site_in_the_folder_of_claims_is_no_claim_file(folder: Path) -> None:
    """Its files are read by nobody but browsers."""
    assert site(os.path.join("claims", "site"))[0] == 0
    assert site(os.path.join("claims", "site"))[1].startswith("wrote 0 of 11 files")
    assert (folder / "claims" / "site" / "index.html").is_file()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["claims"], 2, "claims holds other files and no site"),
        (["out", "nowhere"], 2, "there is no file or folder nowhere"),
        (["out", "--templates", "nowhere"], 2, "templates nowhere cannot be read"),
        (["claims/a.yaml/out"], 2, "claims/a.yaml/out cannot be written: Not a directory"),
    ],
)
def test_what_is_wrong_is_said(folder: Path, words: list[str], code: int, said: str) -> None:
    """In one line, with the exit code of all commands."""
    before = sorted(folder.rglob("*"))
    found = site(*words)
    assert found[:2] == (code, "")
    assert said in found[2]
    assert [path for path in sorted(folder.rglob("*")) if path not in before] in (
        [],
        [folder / "out"],
    )


@pytest.mark.parametrize("port", ["x", "65536", "-1", "\u0661", ""])
def test_what_is_no_port_is_said_to_be_none(
    folder: Path, port: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A number in other digits is none either."""
    assert site("out", f"--port={port}")[0] == 2
    assert f"{port!r} is no port: write a number from 0 to 65535" in capsys.readouterr().err
    assert not (folder / "out").exists()


def test_a_corpus_with_errors_keeps_the_site(folder: Path) -> None:
    """The findings are printed, and no page is touched."""
    site("out")
    before = (folder / "out" / "index.html").read_text(encoding="utf-8")
    (folder / "claims" / "a.yaml").write_text("claims: [", encoding="utf-8")
    code, out, err = site("out")
    assert (code, out) == (1, "")
    assert "claims/a.yaml:1:9: error: CT001" in err
    assert (folder / "out" / "index.html").read_text(encoding="utf-8") == before


# -- serving ------------------------------------------------------------------------------------


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server of one page and a script, beside which another file lies."""
    files = [("index.html", "<p>\u00fcber</p>"), ("search.js", "'use strict';")]
    publish(str(tmp_path / "out"), files)
    (tmp_path / "secret.html").write_text("secret", encoding="utf-8")
    (tmp_path / "out" / "mine.html").write_text("mine", encoding="utf-8")
    running = Server(str(tmp_path / "out"), 0)
    running.show(listed(str(tmp_path / "out")))
    yield running
    running.close()


def asked(
    server: Server, path: str, *, method: str = "GET", host: str | None = None
) -> tuple[HTTPResponse, bytes]:
    """Return an answer and what is in it."""
    connection = HTTPConnection("127.0.0.1", server.port, timeout=30)
    connection.putrequest(method, path, skip_host=True)
    connection.putheader("Host", host or f"127.0.0.1:{server.port}")
    connection.endheaders()
    answer = connection.getresponse()
    data = answer.read()
    connection.close()
    return answer, data


def test_a_page_is_served_with_what_a_browser_must_not_do(server: Server) -> None:
    """Nothing is kept, framed, sniffed, or loaded from elsewhere; the first page needs no name."""
    answer, data = asked(server, "/?x=1")
    assert (answer.status, data.decode()) == (200, "<p>\u00fcber</p>")
    told = dict(answer.getheaders())
    assert re.fullmatch(r"claimtrack/[\d.]+\w* ?", told.pop("Server"))
    del told["Date"]
    assert told == {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Length": "12",
        "Cache-Control": "no-store",
        "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }


def test_a_script_is_served_as_one(server: Server) -> None:
    """With its type, so that the browser runs it; of HEAD there is only what is said of it."""
    answer, data = asked(server, "/search.js", method="HEAD", host=f"localhost:{server.port}")
    assert (answer.status, data) == (200, b"")
    assert answer.getheader("Content-Type") == "text/javascript; charset=utf-8"


@pytest.mark.parametrize(
    "path",
    [
        *("/../secret.html", "//secret.html", "/..%2fsecret.html", "/%2e%2e/secret.html"),
        *("/./index.html", "/index.html/", "/claim/", "/.claimtrack-site.json", "/mine.html"),
        *("/index.html%00", "/C:/secret.html", "http://127.0.0.1/secret.html"),
    ],
)
def test_nothing_but_the_files_of_the_site_is_served(server: Server, path: str) -> None:
    """No path leads out of the folder, to what others put there, or to a listing."""
    answer, data = asked(server, path)
    assert answer.status == 404
    assert answer.getheader("Cache-Control") == "no-store"
    assert b"secret" not in data.replace(path.encode(), b"")


def test_a_page_that_became_a_link_is_not_followed(server: Server, tmp_path: Path) -> None:
    """What lies elsewhere stays there."""
    (tmp_path / "out" / "index.html").unlink()
    (tmp_path / "out" / "index.html").symlink_to(tmp_path / "secret.html")
    assert asked(server, "/")[0].status == 404


@pytest.mark.parametrize(
    "host", ["a.test", "a.test:80", "127.0.0.1", "localhost:1", "127.0.0.1.a.test"]
)
def test_who_comes_by_another_name_is_sent_away(server: Server, host: str) -> None:
    """A page elsewhere that has its own name lead here reads nothing."""
    answer, data = asked(server, "/", host=host)
    assert answer.status == 421
    assert "über".encode() not in data


def test_names_of_hosts_are_the_same_in_any_case(server: Server) -> None:
    """RFC 9110, section 4.2.3."""
    assert asked(server, "/", host=f"LocalHost:{server.port}")[0].status == 200


def test_the_port_that_browsers_leave_out_need_not_be_named(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of port 80 a browser says the name alone; of any other port that is no name of this server."""
    assert not server.names("127.0.0.1")
    monkeypatch.setattr(Server, "port", 80)
    assert server.names("127.0.0.1")
    assert server.names("localhost:80")
    assert server.names("LOCALHOST")
    assert not server.names("a.test")
    assert not server.names(None)


def test_whoever_names_no_host_is_sent_away(server: Server) -> None:
    """As was usual before HTTP/1.1."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as connection:
        connection.sendall(b"GET / HTTP/1.0\r\n\r\n")
        assert connection.recv(1000).startswith(b"HTTP/1.0 421 ")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
def test_nothing_can_be_done_but_reading(server: Server, method: str) -> None:
    """Any other method is refused."""
    assert asked(server, "/", method=method)[0].status == 501


def test_it_listens_on_this_machine_alone(server: Server) -> None:
    """No other address of the machine leads to it."""
    assert server.url == f"http://127.0.0.1:{server.port}/"
    assert server._listening.server_address[0] == "127.0.0.1"
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.2", server.port), timeout=30)


# -- watching -----------------------------------------------------------------------------------


def test_watching_writes_again_and_keeps_what_was_good(folder: Path) -> None:
    """A new claim has a page, a broken file changes nothing, and Ctrl-C ends with 130."""
    clock = Pressed(
        CLAIMS.replace("medicine", "engines"), "claims: [", CLAIMS.replace("medicine", "new")
    )
    code, out, err = site("out", "--watch", "--port", "0", clock=clock)
    assert code == 130
    lines = re.sub(
        r"^http://127\.0\.0\.1:\d+/$", "the address", out, flags=re.MULTILINE
    ).splitlines()
    assert lines == [
        *("wrote 11 of 11 files: out", "the address"),
        *("wrote 4 of 12 files: out", "the address"),
        *("wrote 3 of 12 files, removed 1: out", "the address"),
    ]
    assert "CT001" in err
    assert err.count("Ctrl-C ends") == 4
    assert (folder / "out" / "claim" / "new.html").is_file()


def test_a_port_that_is_taken_is_said_to_be(folder: Path) -> None:
    """And nothing is written."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        code, out, err = site("out", "--watch", "--port", port)
    assert (code, out) == (2, "")
    assert err == f"claimtrack: port {port} cannot be served: Address already in use\n"
    assert not (folder / "out").exists()


def test_a_process_serves_until_ctrl_c(folder: Path) -> None:
    """As somebody has it at a terminal: the address is printed, pages are there, and the end is clean."""
    shutil.rmtree(folder / "claims")
    shutil.copytree(ROOT / "claims", folder / "claims")
    process = subprocess.Popen(
        [sys.executable, "-m", "claimtrack", "site", "out", "--watch", "--port", "0"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stdout
    assert re.fullmatch(r"wrote (\d+) of \1 files: out\n", process.stdout.readline())
    said = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/\n", process.stdout.readline())
    assert said
    connection = HTTPConnection("127.0.0.1", int(said[1]), timeout=30)
    connection.request("GET", "/claim/cargo-arms.html")
    page = connection.getresponse().read()
    assert page == (folder / "out" / "claim" / "cargo-arms.html").read_bytes()
    connection.close()
    (folder / "claims" / "new.yaml").write_text(CLAIMS, encoding="utf-8")
    assert process.stdout.readline().startswith("wrote 4 of ")
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in out + err
