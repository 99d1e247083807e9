"""Chromium without a window, spoken to over a pipe in the Chrome DevTools Protocol."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium")
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--disable-extensions", "--hide-scrollbars", "--force-prefers-reduced-motion"),
)
PATIENCE = 120
"""Seconds after which a browser that does not answer is given up; a test takes far less."""


class Browser:
    """A running Chromium."""

    def __init__(self, folder: Path) -> None:
        assert CHROMIUM
        here, theirs = os.pipe(), os.pipe()
        command = [CHROMIUM, *FLAGS, "--remote-debugging-pipe", f"--user-data-dir={folder}"]
        self._process = subprocess.Popen(
            [
                "bash",
                "-c",
                f'exec "$@" 3<&{here[0]} 4>&{theirs[1]}',
                "bash",
                *command,
                "about:blank",
            ],
            pass_fds=(here[0], theirs[1]),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(here[0])
        os.close(theirs[1])
        self._out, self._in = here[1], theirs[0]
        self._number, self._rest = 0, b""
        self.events: list[tuple[str, str, dict[str, Any]]] = []

    def call(self, method: str, session: str = "", **given: object) -> dict[str, Any]:
        """Ask for something and return the answer; what happens meanwhile is kept in `events`."""
        self._number += 1
        asked: dict[str, object] = {"id": self._number, "method": method, "params": given}
        if session:
            asked["sessionId"] = session
        self._write(json.dumps(asked).encode() + b"\0")
        number = self._number
        while True:
            told = self._read()
            if told.get("id") == number:
                assert "error" not in told, (method, told["error"])
                found: dict[str, Any] = told["result"]
                return found

    def wait(self, method: str, session: str) -> dict[str, Any]:
        """Return the first event of a name, which may have come already."""
        while True:
            for event in self.events:
                if event[:2] == (method, session):
                    self.events.remove(event)
                    return event[2]
            self._read()

    def page(self) -> Page:
        """Open an empty page."""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        return Page(self, target, session)

    def close(self) -> None:
        """End the browser."""
        self.call("Browser.close")
        self._process.wait(PATIENCE)
        os.close(self._out)
        os.close(self._in)

    def _write(self, data: bytes) -> None:
        while data:
            data = data[os.write(self._out, data) :]

    def _read(self) -> dict[str, Any]:
        """Return the next thing the browser says; events are kept too."""
        begun = time.monotonic()
        while b"\0" not in self._rest:
            assert time.monotonic() - begun < PATIENCE, "the browser does not answer"
            piece = os.read(self._in, 1 << 20)
            assert piece, "the browser is gone"
            self._rest += piece
        line, _, self._rest = self._rest.partition(b"\0")
        told: dict[str, Any] = json.loads(line)
        if "method" in told:
            session = told.get("sessionId", "")
            self.events.append((told["method"], session, told["params"]))
            if told["method"] == "Page.javascriptDialogOpening":
                self._number += 1
                answer = {
                    "id": self._number,
                    "method": "Page.handleJavaScriptDialog",
                    "params": {"accept": False},
                    "sessionId": session,
                }
                self._write(json.dumps(answer).encode() + b"\0")
        return told


class Page:
    """One page of a browser, whose requests, errors and dialogs are watched from the start."""

    def __init__(self, browser: Browser, target: str, session: str) -> None:
        self._browser, self._target, self._session = browser, target, session
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **given: object) -> dict[str, Any]:
        """Ask something of the page."""
        return self._browser.call(method, self._session, **given)

    def look(
        self, width: int, *, height: int = 900, dark: bool = False, paper: bool = False
    ) -> None:
        """Set how wide the window is, which colours are preferred, and whether it is for paper."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=width < 600,
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.call("Emulation.setEmulatedMedia", media="print" if paper else "", features=[scheme])

    def open(self, file: Path) -> None:
        """Load a file, to the end."""
        self._browser.events.clear()
        self.call("Page.navigate", url=file.as_uri())
        self._browser.wait("Page.loadEventFired", self._session)

    def value(self, script: str) -> Any:  # noqa: ANN401 - whatever the script gives
        """Return what a script in the page gives, as JSON; the page's own policy does not bind it."""
        told = self.call(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in told, told["exceptionDetails"]
        return told["result"].get("value")

    def happened(self) -> list[str]:
        """Return what a page that is only read never does: requests, errors, dialogs, navigation."""
        self.value("new Promise(done => setTimeout(done, 50))")
        return [
            f"{method}: {json.dumps(params)[:300]}"
            for method, session, params in self._browser.events
            if session == self._session and _matters(method, params)
        ]

    def pdf(self) -> bytes:
        """Return the page as printed on A4."""
        told = self.call(
            "Page.printToPDF", paperWidth=8.27, paperHeight=11.69, preferCSSPageSize=True
        )
        return base64.b64decode(told["data"])

    def picture(self) -> bytes:
        """Return a PNG of the whole page."""
        told = self.call("Page.captureScreenshot", captureBeyondViewport=True)
        return base64.b64decode(told["data"])

    def close(self) -> None:
        """Close the page."""
        self._browser.call("Target.closeTarget", targetId=self._target)


def _matters(method: str, params: dict[str, Any]) -> bool:
    if method == "Network.requestWillBeSent":
        return bool(
            params["type"] != "Document" or params.get("initiator", {}).get("type") == "script"
        )
    return method in (
        "Runtime.consoleAPICalled",
        "Runtime.exceptionThrown",
        "Log.entryAdded",
        "Page.javascriptDialogOpening",
        "Page.windowOpen",
        "Page.downloadWillBegin",
    )


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Debian's Chromium, one for all tests."""
    if CHROMIUM is None:
        pytest.skip("chromium is not installed")
    running = Browser(tmp_path_factory.mktemp("chromium"))
    yield running
    running.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page of its own."""
    opened = browser.page()
    yield opened
    opened.close()
