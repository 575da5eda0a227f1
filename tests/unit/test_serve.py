"""What `onrecord serve` answers, to whom, and what it does when something is saved."""

import http.client
import re
import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from builder.server import is_own_name
from tests.unit.commands import run
from tests.unit.content import entity, incident, written
from tests.unit.served import Served, serving

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


def test_pages_come_with_the_policy_of_the_site_and_are_not_kept(served: Served) -> None:
    for path in ("/", "/index.html", "/incidents/", "/incidents/x.html"):
        status, headers, page = answer(served, path)
        assert status == 200
        assert headers["content-security-policy"] == "default-src 'self'"
        assert (headers["cache-control"], headers["x-content-type-options"]) == ("no-store", "nosniff")
        assert '<script src="/livereload.js" defer></script>' in page
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
        ("evil.example", False),
        ("", False),
        ("[", False),
        ("localhost.evil.example", False),
    ],
)
def test_which_names_are_ours(host: str, own: bool) -> None:
    assert is_own_name(host, "mine") == own


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
