"""`onrecord capture`, as it is called, against a server on this computer."""

import gzip
import os
import socket
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from builder.capture.copies import keep
from builder.capture.fetch import Fetcher
from builder.capture.trouble import NotWritten
from builder.extraction import text_of
from builder.extraction.warc import last_response
from tests.unit.capture.answering import Answering, answer
from tests.unit.capture.capturing import PAGE, capture, held
from tests.unit.commands import ROOT, run, tree
from tests.unit.content import CLOCK, source


def test_a_source_is_captured(content: Path, server: Answering, capsys: pytest.CaptureFixture[str]) -> None:
    before = (content / "sources/gazette.yaml").read_text()
    assert capture(server, "gazette") == 0
    kept = held(content, "gazette.warc.gz")
    digest = sha256(kept).hexdigest()
    assert (content / "sources/gazette.yaml").read_text() == (
        f"{before}accessed: 2026-11-22\nheld: {{file: gazette.warc.gz, sha256: {digest}}}\n"
    )
    assert held(content, "gazette.txt").decode() == "Shells fall\nEight people died.\nIt began at noon."
    assert capsys.readouterr().err == f"gazette: {server.url('/1')}: 200, {len(PAGE)} bytes, sha256 {digest}\n"
    assert run("check", "--clock", "2026-11-22", "--drafts") == 0


def test_what_is_kept_is_what_went_over_the_line(content: Path, server: Answering) -> None:
    packed = gzip.compress(PAGE.encode())
    server.answers["/1"] = answer(packed[:9], Content_Encoding="gzip", Transfer_Encoding="chunked", Content_Length="").replace(
        packed[:9], b"%x\r\n%b\r\n0\r\n\r\n" % (len(packed), packed)
    )
    assert capture(server, "letter") == 0
    kept = held(content, "letter.warc.gz")
    assert last_response(kept) == ("text/html; charset=utf-8", PAGE.encode())
    plain = gzip.decompress(kept).decode("latin-1")
    assert [line for line in plain.split("\r\n") if line.startswith(("WARC-Type", "WARC-Target", "GET", "HTTP/"))] == [
        *("WARC-Type: response", f"WARC-Target-URI: {server.url('/')}", "HTTP/1.1 302 Found"),
        *("WARC-Type: request", f"WARC-Target-URI: {server.url('/')}", "GET / HTTP/1.1"),
        *("WARC-Type: response", f"WARC-Target-URI: {server.url('/1')}", "HTTP/1.1 200 OK"),
        *("WARC-Type: request", f"WARC-Target-URI: {server.url('/1')}", "GET /1 HTTP/1.1"),
    ]
    assert plain.count("WARC-Date: 2026-11-22T06:00:00Z") == 4
    assert "X-Archive-Orig-Transfer-Encoding: chunked" in plain
    assert socket.gethostname() not in plain


def test_all_sources_are_captured_that_can_be(content: Path, server: Answering, capsys: pytest.CaptureFixture[str]) -> None:
    assert capture(server, "--all") == 0
    told = capsys.readouterr().err
    for line in (
        "secret: passed over: it is confidential (`withheld`), and nobody's server is asked for it",
        "read-in: passed over: it has no address; it was read in gazette",
        "book: passed over: it has no address (`url`)",
    ):
        assert line in told
    assert sorted(tree(content.parent / "held")) == ["gazette.txt", "gazette.warc.gz", "letter.txt", "letter.warc.gz"]
    assert "    held: {file: letter.warc.gz, sha256: " in (content / "incidents/x.md").read_text()
    assert run("check", "--clock", "2026-11-22", "--drafts") == 0


def test_a_later_capture_keeps_the_earlier_one(content: Path, server: Answering) -> None:
    assert capture(server, "gazette") == 0
    first = held(content, "gazette.warc.gz")
    server.answers["/1"] = answer("<p>Nine people died.")
    assert capture(server, "gazette") == 0
    second = held(content, "gazette.warc.gz")
    assert second.startswith(first)
    assert text_of("x.warc.gz", second).text == held(content, "gazette.txt").decode() == "Nine people died."
    assert sha256(second).hexdigest() in (content / "sources/gazette.yaml").read_text()


def test_a_text_of_somebody_else_is_left_alone(content: Path, server: Answering, capsys: pytest.CaptureFixture[str]) -> None:
    (content.parent / "held/gazette.txt").write_text("Typed by Ann.")
    lines = f"url: {server.url('/1')}\nheld: {{file: gazette.txt, sha256: {'0' * 64}}}\n"
    (content / "sources/gazette.yaml").write_text(source(lines))
    assert capture(server, "--all") == 0
    assert "gazette: passed over: it has a held copy that was not captured, gazette.txt" in capsys.readouterr().err
    assert capture(server, "gazette") == 0
    assert held(content, "gazette.txt") == b"Typed by Ann."
    assert "held: {file: gazette.warc.gz, sha256: " in (content / "sources/gazette.yaml").read_text()


@pytest.mark.parametrize("name", ["../../away", "/tmp/away", "", "a/b"])  # noqa: S108 -- nothing is written there
def test_an_id_leads_to_no_other_folder(content: Path, server: Answering, name: str) -> None:
    file = content / "incidents/x.md"
    file.write_text(file.read_text().replace("id: letter", f'id: "{name}"'))
    before = file.read_text()
    capture(server, "--all")
    assert sorted(tree(content.parent / "held")) == ["gazette.txt", "gazette.warc.gz"]
    assert file.read_text() == before
    assert not (content.parent.parent / "away.warc.gz").exists()


@pytest.mark.parametrize("link", [False, True])
def test_a_file_in_the_way_is_left_alone(content: Path, server: Answering, capsys: pytest.CaptureFixture[str], link: bool) -> None:
    before = tree(content)
    file = content.parent / "held/gazette.warc.gz"
    if link:
        file.symlink_to(content / "dossier.yaml")
    else:
        file.write_text("Typed by Ann.")
    assert capture(server, "gazette") == 1
    assert "gazette: not captured: " in capsys.readouterr().err
    assert tree(content) == before
    assert file.is_symlink() if link else file.read_text() == "Typed by Ann."


def test_what_has_no_text_is_kept(content: Path, server: Answering, capsys: pytest.CaptureFixture[str]) -> None:
    server.answers["/1"] = answer(b"\x89PNG", kind="image/png")
    assert capture(server, "gazette") == 0
    assert "the copy is kept, and has no text: it is image/png" in capsys.readouterr().err
    assert sorted(tree(content.parent / "held")) == ["gazette.warc.gz"]


def test_a_source_that_is_not_there_is_not_captured(content: Path, server: Answering, capsys: pytest.CaptureFixture[str]) -> None:
    server.answers["/1"] = answer("Gone", "404 Not Found")
    before = tree(content.parent)
    assert capture(server, "gazette") == 1
    assert capsys.readouterr().err == "gazette: not captured: the server answered 404 Not Found\n"
    assert tree(content.parent) == before


def test_a_file_with_a_mistake_is_left_as_it_is(content: Path, server: Answering, capsys: pytest.CaptureFixture[str]) -> None:
    file = content / "sources/gazette.yaml"
    file.write_text(source(f"url: {server.url('/1')}\ncolour: red\n"))
    before = file.read_text()
    assert capture(server, "gazette") == 1
    told = capsys.readouterr().err
    assert "content/sources/gazette.yaml is as it was: line 6 has a mistake" in told
    assert "the copy is kept all the same, as gazette.warc.gz (sha256 " in told
    assert file.read_text() == before


def test_nothing_goes_into_a_private_network(content: Path, server: Answering, capsys: pytest.CaptureFixture[str]) -> None:
    (content / "sources/gazette.yaml").write_text(source("url: http://127.0.0.1/\n"))
    assert capture(server, "gazette") == 1
    assert "127.0.0.1 leads into a private network (127.0.0.1)" in capsys.readouterr().err
    assert server.asked == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["gazet"], "no source has the id 'gazet' did you mean 'gazette'?"),
        ([], "name the sources by their ids, or say --all"),
        (["gazette", "--all"], "name the sources by their ids, or say --all"),
        (["gazette", "--format", "json"], "--format json belongs to --check"),
        (["gazette", "--allow", "archive"], "--allow takes a host and a port"),
        (["gazette", "--held", "nowhere"], "there is no folder 'nowhere' with copies"),
        (["gazette", "--held", "content"], "can't hold copies"),
        (["gazette", "--clock", "noon"], "is not a time to go by"),
        (["gazette", "-c", "nowhere"], "there is no folder 'nowhere'"),
    ],
)
def test_how_it_can_not_be_called(
    content: Path, server: Answering, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    assert run("capture", *arguments) == 2
    assert told in capsys.readouterr().err
    assert server.asked == []


def test_without_a_folder_nothing_is_fetched(content: Path, server: Answering, capsys: pytest.CaptureFixture[str]) -> None:
    (content.parent / "onrecord.local.yaml").unlink()
    assert capture(server, "gazette") == 2
    assert "where copies are kept is not named" in capsys.readouterr().err
    assert server.asked == []


def test_copies_do_not_grow_without_end(tmp_path: Path, server: Answering, monkeypatch: pytest.MonkeyPatch) -> None:
    exchanges = Fetcher(allowed=server.allowed).fetch(server.url("/1"))
    keep(tmp_path, "gazette", exchanges, CLOCK)
    monkeypatch.setattr("builder.capture.copies.MAX_HELD_BYTES", 1500)
    before = tree(tmp_path)
    with pytest.raises(NotWritten, match="would have more than 1,500 bytes"):
        keep(tmp_path, "gazette", exchanges, CLOCK)
    assert tree(tmp_path) == before


def test_a_copy_that_could_be_read_is_not_replaced_by_one_that_can_not(
    tmp_path: Path, server: Answering, monkeypatch: pytest.MonkeyPatch
) -> None:
    exchanges = Fetcher(allowed=server.allowed).fetch(server.url("/1"))
    keep(tmp_path, "gazette", exchanges, CLOCK)
    before = tree(tmp_path)
    size = len(gzip.decompress((tmp_path / "gazette.warc.gz").read_bytes()))
    monkeypatch.setattr("builder.extraction.packed.gunzipped.__defaults__", (size + 10,))
    with pytest.raises(NotWritten, match="could not be read any more"):
        keep(tmp_path, "gazette", exchanges, CLOCK)
    assert tree(tmp_path) == before


def test_without_the_extra_it_says_what_to_install(
    content: Path, server: Answering, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "urllib3", None)
    assert capture(server, "gazette") == 2
    assert "to fetch sources, install onrecord[capture] (urllib3 is missing)" in capsys.readouterr().err


def test_other_commands_start_without_it() -> None:
    command = (
        "import sys, builder.cli; builder.cli.parser_of_all(); "
        "print([one for one in ('urllib3', 'warcio', 'pypdf', 'ssl') if one in sys.modules])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", command], capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    assert ran.stdout == "[]\n"
