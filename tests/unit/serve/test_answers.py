"""What `onrecord serve` answers, and to whom."""

import re
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from livereload.handlers import LiveReloadHandler
from tornado.httputil import HTTPConnection, HTTPHeaders, HTTPServerRequest, RequestStartLine
from tornado.web import Application
from tornado.websocket import WebSocketClosedError

from builder.server import is_own_name, tell
from tests.unit.content import entity, written
from tests.unit.serve.answers import UPGRADE, Listening, answer, free_port
from tests.unit.served import Served, started


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
    with started(folder, "--port", str(free_port())) as served:
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
