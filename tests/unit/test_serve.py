"""What `onrecord serve` answers, to whom, and what it does when something is saved."""

import http.client
import json
import re
import shutil
import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from livereload.handlers import LiveReloadHandler
from tornado.httputil import HTTPConnection, HTTPHeaders, HTTPServerRequest, RequestStartLine
from tornado.web import Application
from tornado.websocket import WebSocketClosedError

from builder.server import is_own_name, listen, tell
from tests.unit.commands import run
from tests.unit.content import entity, incident, written
from tests.unit.served import Served, serving, started

FILES = {
    "incidents/x.md": incident(),
    "incidents/later.md": incident("draft: true\n"),
    "places/there.md": entity("There"),
}
UPGRADE = {
    "Upgrade": "websocket",
    "Connection": "Upgrade",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Version": "13",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    written(tmp_path / "content", FILES)
    (tmp_path / "secret.txt").write_text("secret")
    return tmp_path


@pytest.fixture
def served(folder: Path) -> Iterator[Served]:
    with serving(folder, "--port", str(_free())) as running:
        yield running


def _free() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def answer(served: Served, path: str, method: str = "GET", headers: dict[str, str] | None = None) -> tuple[int, dict[str, str], str]:
    connection = http.client.HTTPConnection(urlsplit(served.address).netloc, timeout=10)
    connection.putrequest(method, path, skip_host=True)
    for name, value in {"Host": urlsplit(served.address).netloc, **(headers or {})}.items():
        connection.putheader(name, value)
    connection.endheaders()
    with closing(connection):
        response = connection.getresponse()
        page = "" if response.status == 101 else response.read().decode()
        response.close()
    return response.status, {name.lower(): value for name, value in response.getheaders()}, page


class Listening:
    """An open page that listens, as a browser would (RFC 6455): short messages alone, and every one masked with nothing."""

    def __init__(self, served: Served) -> None:
        host = urlsplit(served.address)
        self.socket = socket.create_connection((host.hostname, host.port), timeout=10)
        lines = [f"GET /livereload HTTP/1.1\r\nHost: {host.netloc}", *(f"{name}: {value}" for name, value in UPGRADE.items())]
        self.socket.sendall("\r\n".join([*lines, f"Origin: http://{host.netloc}", "", ""]).encode())
        self.stream = self.socket.makefile("rb")
        while self.stream.readline().strip():
            pass

    def send(self, message: dict[str, object]) -> None:
        words = json.dumps(message).encode()
        self.socket.sendall(bytes([0x81, 0x80 | len(words), 0, 0, 0, 0]) + words)

    def receive(self) -> dict[str, object]:
        _, length = self.stream.read(2)
        if length == 126:
            length = int.from_bytes(self.stream.read(2), "big")
        read = json.loads(self.stream.read(length))
        assert isinstance(read, dict)
        return read

    def close(self) -> None:
        self.stream.close()
        self.socket.close()


def test_pages_come_with_the_policy_of_the_site_and_are_not_kept(served: Served) -> None:
    for path in ("/", "/index.html", "/incidents/", "/incidents/x.html"):
        status, headers, page = answer(served, path)
        assert status == 200
        assert headers["content-security-policy"] == "default-src 'self'"
        assert (headers["cache-control"], headers["x-content-type-options"]) == ("no-store", "nosniff")
        assert '<script src="/livereload.js?snipver=2" defer></script>' in page
        assert not re.search(r"<script(?! src)|<style| on\w+=", page)
    assert answer(served, "/", "HEAD")[2] == ""
    assert answer(served, "/assets/style.css")[1]["content-type"].startswith("text/css")
    assert answer(served, "/livereload.js")[0] == 200


PATHS = ("/nothing.html", "/.onrecord-manifest.json", "/../secret.txt", "/%2e%2e/%2e%2e/secret.txt", "/%00", "/incidents", "/_headers")


def test_what_is_no_page_of_the_site_is_not_found_and_nothing_can_be_sent(served: Served) -> None:
    for path in PATHS:
        status, _, page = answer(served, path)
        assert (path, status) == (path, 404)
        assert "secret" not in page
    for method in ("POST", "PUT", "DELETE", "OPTIONS"):
        assert answer(served, "/", method)[0] == 405


def test_a_foreign_name_and_a_listener_of_another_page_are_refused(served: Served) -> None:
    host = urlsplit(served.address).netloc
    for path in ("/", "/livereload.js", "/livereload.css", "/livereload"):
        assert answer(served, path, headers={"Host": "drafts.evil.example:80"})[0] == 403
    assert answer(served, "/livereload", headers={**UPGRADE, "Origin": "http://evil.example"})[0] == 403
    assert answer(served, "/livereload", headers={**UPGRADE, "Origin": f"http://{host}", "Host": "evil.example"})[0] == 403
    assert answer(served, "/livereload", headers={**UPGRADE, "Origin": f"http://{host}"})[0] == 101


@pytest.mark.parametrize(
    ("host", "own"),
    [
        ("localhost:8000", True),
        ("127.0.0.1", True),
        ("[::1]:8000", True),
        ("mine", True),
        ("mypc:8000", False),
        ("evil.example", False),
        ("", False),
        ("[", False),
        ("localhost.evil.example", False),
    ],
)
def test_which_names_are_ours(host: str, own: bool) -> None:
    assert is_own_name(host, "mine") == own


def test_a_name_is_ours_in_capitals_or_not() -> None:
    assert is_own_name("MyPC:8000", "mypc")
    assert is_own_name("mypc:8000", "MyPC")


def test_a_page_is_there_before_the_first_build_ends(folder: Path) -> None:
    written(folder / "content", {f"places/p-{number}.md": entity(f"Place {number}") for number in range(200)})
    with started(folder, "--port", str(_free())) as served:
        for path in ("/", "/incidents/x.html"):
            _, headers, page = answer(served, path)
            assert headers["content-type"].startswith("text/html")
            assert "Not built yet" in page
            assert "/livereload.js?snipver=1" in page
        served.wait_for("Built in")
        assert "Not built yet" not in answer(served, "/")[2]


def test_a_listener_of_a_page_from_before_the_build_is_told_at_once(served: Served) -> None:
    for version, told in ((1, True), (2, False)):
        with closing(Listening(served)) as page:
            page.send({"command": "hello", "protocols": [], "snipver": version})
            assert page.receive()["command"] == "hello"
            page.send({"command": "info", "url": served.address})
            page.send({"command": "hello"})
            assert page.receive()["command"] == ("reload" if told else "hello")


class Nowhere(HTTPConnection):
    """A connection of a page that was closed."""

    def set_close_callback(self, callback: object) -> None:
        pass


def test_a_page_that_was_just_closed_does_not_end_the_server() -> None:
    asked = RequestStartLine("GET", "/livereload", "HTTP/1.1")
    page = LiveReloadHandler(
        Application(), HTTPServerRequest(headers=HTTPHeaders({"Host": "localhost"}), connection=Nowhere(), start_line=asked)
    )
    with pytest.raises(WebSocketClosedError):
        page.write_message("anything")
    tell("*", {page})


def test_a_folder_that_was_replaced_is_watched(served: Served, folder: Path) -> None:
    (folder / "content").rename(folder / "old")
    shutil.copytree(folder / "old", folder / "content")
    served.wait_for("uilt in ")
    _saved_until(served, folder / "content/incidents/x.md", "Another now")


def test_templates_that_are_made_later_are_seen(served: Served, folder: Path) -> None:
    (folder / "templates/parts").mkdir(parents=True)
    _saved_until(served, folder / "templates/base.html", "Ours", "<html><head></head><body>Ours</body></html>")
    shutil.rmtree(folder / "templates")
    while "Ours" in answer(served, "/")[2]:
        served.wait_for("uilt in ")


def _saved_until(served: Served, file: Path, words: str, text: str = "") -> None:
    """Save a file, and wait for its words; the folder may be built before, too."""
    file.write_text(text or incident(body=f"{words} [@gazette]."))
    while words not in answer(served, "/incidents/x.html")[2]:
        served.wait_for("uilt in ")


def test_a_template_that_is_no_text_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "templates/pages").mkdir(parents=True)
    template = folder / "templates/pages/place.html"
    with serving(folder, "--port", str(_free())) as served:
        template.write_bytes(b"Fine.\n\xff")
        served.wait_for("Not built: templates/pages/place.html, line 2: this is not text in UTF-8")
    monkeypatch.chdir(folder)
    assert run("build") == 2
    assert "templates/pages/place.html, line 2: this is not text in UTF-8" in capsys.readouterr().err


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_behind_the_last_port_there_is_none() -> None:
    with socket.socket() as busy:
        busy.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        busy.bind(("127.0.0.1", 65535))
        busy.listen()
        with pytest.raises(OSError, match="in use"):
            listen("127.0.0.1", 65535)


def test_a_broken_edit_is_said_on_every_page_and_the_last_good_site_stays(served: Served, folder: Path) -> None:
    (folder / "content/incidents/x.md").write_text(incident(body="Nobody says <b>so</b>."))
    served.wait_for("Not built in")
    for path in ("/", "/incidents/x.html", "/nothing.html"):
        page = answer(served, path)[2]
        assert "content/incidents/x.md:7:13: error[D118] html-in-text" in page
        assert "&lt;b&gt;so&lt;/b&gt;" in page
    (folder / "content/incidents/x.md").write_text(incident(body="So it is [@gazette]."))
    served.wait_for("Built in")
    page = answer(served, "/incidents/x.html")[2]
    assert "onrecord-says" not in page
    assert "So it is" in page


def test_the_server_outlives_what_can_not_be_built(folder: Path) -> None:
    (folder / "templates").mkdir()
    with serving(folder, "--port", str(_free())) as served:
        (folder / "templates/base.html").write_text("{{ nothing.of.this.name }}")
        served.wait_for("Not built: templates/base.html, line 1")
        assert "&#39;nothing&#39; is undefined" in answer(served, "/")[2]
        (folder / "templates/base.html").unlink()
        served.wait_for("Built in")
        settings = (folder / "content/dossier.yaml").read_text()
        (folder / "content/dossier.yaml").unlink()
        served.wait_for("Not built")
        assert "dossier.yaml" in answer(served, "/incidents/x.html")[2]
        (folder / "content/dossier.yaml").write_text(settings)
        served.wait_for("Built in")
        assert "onrecord-says" not in answer(served, "/")[2]


def test_drafts_are_shown_where_they_are_wanted_and_marked(folder: Path) -> None:
    for _ in range(2):  # the second time the build has nothing to do
        with serving(folder, "--port", str(_free()), "--drafts") as served:
            assert "A draft: the published site does not have this page." in answer(served, "/incidents/later.html")[2]
            assert "A draft" not in answer(served, "/incidents/x.html")[2]
    with serving(folder, "--port", str(_free())) as served:
        assert answer(served, "/incidents/later.html")[0] == 404
    assert not (folder / "site").exists()


def test_a_dossier_that_is_wrong_from_the_start_says_so_and_recovers(folder: Path) -> None:
    (folder / "content/incidents/x.md").write_text(incident(body="So [@nobody]."))
    with serving(folder, "--port", str(_free())) as served:
        assert "unknown-source" in answer(served, "/")[2]
        (folder / "content/incidents/x.md").write_text(incident())
        served.wait_for("Built in")
        assert "Shelling of Old Bridge" in answer(served, "/")[2]


def test_a_busy_port_is_said_and_the_next_one_taken(folder: Path) -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        with serving(folder, "--port", str(port)) as served:
            assert urlsplit(served.address).port != port
            assert answer(served, "/")[0] == 200


def test_ctrl_c_ends_it_without_a_word_too_many(served: Served) -> None:
    assert served.end() == 130
    assert [line for line in served.said.queue if "Traceback" in line] == []


# A port that can't be had leaves tornado's socket to be collected.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_what_can_not_be_served(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert run("serve", "--content", "nowhere") == 2
    assert run("serve", "--port", "0") == 2
    assert run("serve", "--host", "192.0.2.1") == 2
