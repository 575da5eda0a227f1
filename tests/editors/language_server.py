"""Speaks to the language server for YAML as an editor does, with the settings of the folder that is open: what it finds in which files.

The protocol: https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/.
"""

import json
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import Any, BinaryIO

PATIENCE = 60
SERVER = "yaml-language-server/bin/yaml-language-server"


def diagnostics(folder: Path, packages: Path, paths: Sequence[str]) -> dict[str, list[str]]:
    """By path, what the server says of the files of a folder: "line:column words", in order."""
    command = ["node", str(packages / SERVER), "--stdio"]
    with subprocess.Popen(command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        try:
            return _Editor(running, folder).diagnostics(paths)
        finally:
            running.kill()


def section(settings: Mapping[str, Any], name: str) -> dict[str, Any] | None:
    """A section of settings whose names are written with points: as the editor hands it over, a value within a value."""
    if name in settings:
        found = settings[name]
        return dict(found)
    made: dict[str, Any] = {}
    for key, value in settings.items():
        first, *rest = key.split(".")
        if first == name and rest:
            within = made
            for part in rest[:-1]:
                within = within.setdefault(part, {})
            within[rest[-1]] = value
    return made or None


class _Editor:
    def __init__(self, running: "subprocess.Popen[bytes]", folder: Path) -> None:
        assert running.stdin
        assert running.stdout
        self.written = running.stdin
        self.folder = folder
        self.settings = json.loads((folder / ".vscode/settings.json").read_text(encoding="utf-8"))
        self.heard: Queue[dict[str, Any]] = Queue()
        Thread(target=self._listen, args=(running.stdout,), daemon=True).start()

    def diagnostics(self, paths: Sequence[str]) -> dict[str, list[str]]:
        files = {(self.folder / path).as_uri(): path for path in paths}
        whole = {"uri": self.folder.as_uri(), "name": "dossier"}
        able = {"workspace": {"configuration": True, "workspaceFolders": True}, "textDocument": {"publishDiagnostics": {}}}
        start = {"processId": None, "rootUri": whole["uri"], "workspaceFolders": [whole], "capabilities": able}
        self._say({"id": 1, "method": "initialize", "params": start})
        self._until("answer")
        self._say({"method": "initialized", "params": {}})
        self._until("workspace/configuration")
        for uri, path in files.items():
            text = (self.folder / path).read_text(encoding="utf-8")
            self._say({"method": "textDocument/didOpen", "params": {"textDocument": _document(uri, text)}})
        found: dict[str, list[str]] = {}
        while len(found) < len(files):
            told = self._until("textDocument/publishDiagnostics")["params"]
            found[files[told["uri"]]] = [_line(one) for one in sorted(told["diagnostics"], key=_place)]
        return found

    def _until(self, awaited: str) -> dict[str, Any]:
        """The next message of a method, or the next answer; whatever the server asks before is answered."""
        while True:
            message = self.heard.get(timeout=PATIENCE)
            method = message.get("method", "answer")
            if "id" in message and method != "answer":
                asked = message["params"]["items"] if method == "workspace/configuration" else None
                answer = None if asked is None else [section(self.settings, one["section"]) for one in asked]
                self._say({"id": message["id"], "result": answer})
            if method == awaited:
                return message

    def _say(self, message: Mapping[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.written.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.written.flush()

    def _listen(self, spoken: BinaryIO) -> None:
        length = 0
        while line := spoken.readline():
            if line.lower().startswith(b"content-length:"):
                length = int(line.partition(b":")[2])
            elif not line.strip():
                self.heard.put(json.loads(spoken.read(length)))


def _document(uri: str, text: str) -> dict[str, Any]:
    return {"uri": uri, "languageId": "yaml", "version": 1, "text": text}


def _place(diagnostic: Mapping[str, Any]) -> tuple[int, int, str]:
    start = diagnostic["range"]["start"]
    return start["line"] + 1, start["character"] + 1, diagnostic["message"]


def _line(diagnostic: Mapping[str, Any]) -> str:
    line, column, message = _place(diagnostic)
    return f"{line}:{column} {message}"
