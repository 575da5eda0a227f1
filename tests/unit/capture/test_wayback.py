"""An archive is asked for a copy; the archive of these tests is on this computer."""

from pathlib import Path

import pytest

from builder.capture.fetch import Fetcher
from builder.capture.trouble import NotFetched
from builder.capture.wayback import save_copy
from tests.unit.capture.answering import Answering, answer, redirect
from tests.unit.capture.capturing import capture


@pytest.mark.parametrize("how", ["redirect", "named", "redirect elsewhere first"])
def test_an_archive_is_asked_for_a_copy(content: Path, server: Answering, capsys: pytest.CaptureFixture[str], how: str) -> None:
    base = server.url("")
    copy = f"/web/20261121235959/{server.url('/1')}"
    asked = f"/save/{server.url('/1')}"
    server.answers[asked] = redirect(copy) if how == "redirect" else answer("", Content_Location=copy)
    if how == "redirect elsewhere first":
        server.answers |= {asked: redirect("/save/status"), "/save/status": redirect(copy)}
    assert capture(server, "gazette", "--wayback", "--archive", base) == 0
    url = f"{base}/web/20261121235959/{server.url('/1')}"
    assert f"gazette: archived as {url}\n" in capsys.readouterr().err
    assert f"archived:\n  url: {url}\n  date: 2026-11-21\n" in (content / "sources/gazette.yaml").read_text()
    before = len(server.asked)
    assert capture(server, "gazette", "--wayback", "--archive", base) == 0
    assert "gazette: has a copy in an archive already" in capsys.readouterr().err
    assert len(server.asked) == before + 1


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (answer("Later", "429 Too Many Requests"), "the archive made no copy: it answered 429 Too Many Requests"),
        (answer("Yes"), "the archive made no copy: it answered 200 OK"),
        (answer("", Content_Location="/web/20261399000000/https://a.example/"), "the archive made no copy: it answered 200 OK"),
        (
            answer("", "520 Error", Content_Location="/web/20261122000000/https://a.example/"),
            "the archive made no copy: it answered 520 Error",
        ),
        (redirect("/save/http://127.0.0.1/"), "the archive redirects more than 5 times"),
        (redirect("http://10.0.0.1/web/1/"), "leads into a private network"),
        (b"", "failed"),
    ],
)
def test_an_archive_that_makes_no_copy(server: Answering, said: bytes, why: str) -> None:
    server.answers["/save/http://127.0.0.1/"] = said
    with pytest.raises(NotFetched, match=why):
        save_copy(Fetcher(allowed=server.allowed), "http://127.0.0.1/", server.url("/"))


def test_a_copy_that_was_not_made_does_not_undo_the_capture(content: Path, server: Answering, capsys: pytest.CaptureFixture[str]) -> None:
    assert capture(server, "gazette", "--wayback", "--archive", server.url("")) == 1
    assert "gazette: no archived copy: the archive made no copy: it answered 404 Not Found\n" in capsys.readouterr().err
    assert "held: {file: gazette.warc.gz" in (content / "sources/gazette.yaml").read_text()
