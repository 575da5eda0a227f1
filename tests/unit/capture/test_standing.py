"""`onrecord capture --check`: what is alive, changed, dead."""

import json
from pathlib import Path

import pytest

from tests.unit.capture.answering import Answering, answer
from tests.unit.capture.capturing import PAGE, capture
from tests.unit.commands import tree


def checked(server: Answering, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """The exit status and what was said by `--check` of one source."""
    capsys.readouterr()
    status = capture(server, "--check", "gazette")
    return status, capsys.readouterr().err


def test_a_source_that_is_as_it_was(content: Path, server: Answering, capsys: pytest.CaptureFixture[str]) -> None:
    assert checked(server, capsys) == (0, "gazette: alive: it is there; there is no capture of it to compare it with\n1 alive\n")
    capture(server, "gazette")
    before = tree(content.parent)
    assert checked(server, capsys) == (0, "gazette: alive: it is there, and as it was\n1 alive\n")
    server.answers["/1"] = answer(PAGE.replace("<p>", "<p class='x'>  "))
    assert checked(server, capsys) == (0, "gazette: alive: it is there, and its text is as it was\n1 alive\n")
    assert tree(content.parent) == before


def test_a_source_that_has_changed(content: Path, server: Answering, capsys: pytest.CaptureFixture[str]) -> None:
    capture(server, "gazette")
    before = tree(content.parent)
    server.answers["/1"] = answer(PAGE.replace("Eight", "\x1b[31mNine\u202e"))
    status, told = checked(server, capsys)
    assert status == 1
    assert told == (
        "gazette: changed: its text has changed\n    --- held\n    +++ now\n    @@ -2 +2 @@\n"
        "    -Eight people died.\n    +\ufffd[31mNine\ufffd people died.\n1 changed\n"
    )
    assert tree(content.parent) == before
    server.answers["/1"] = answer("".join(f"<p>{number}" for number in range(30)))
    assert checked(server, capsys)[1].endswith("\n    … and 24 lines more\n1 changed\n")
    server.answers["/1"] = answer("".join(f"<p>{number}" for number in range(5000)))
    assert "are too many to be shown side by side" in checked(server, capsys)[1]
    server.answers["/1"] = answer(b"\x89PNG", kind="image/png")
    assert "its bytes have changed, and its text can't be compared: it is image/png" in checked(server, capsys)[1]


@pytest.mark.parametrize(
    ("status", "exit_status", "told"),
    [
        ("404 Not Found", 1, "dead: it is gone: the server answered 404 Not Found"),
        ("410 \x1b[31mGone", 1, "dead: it is gone: the server answered 410 \ufffd[31mGone"),
        *((code, 0, f"cannot tell: the server answered {code}") for code in ("401 No", "403 No", "429 No", "451 No", "500 No", "503 No")),
        ("204 No Content", 0, "cannot tell: the server answered 204 No Content"),
        ("302 Found", 0, "cannot tell: the server answered 302 Found"),
    ],
)
def test_a_source_that_answers_otherwise(
    content: Path, server: Answering, capsys: pytest.CaptureFixture[str], status: str, exit_status: int, told: str
) -> None:
    server.answers["/1"] = answer("", status)
    assert checked(server, capsys) == (exit_status, f"gazette: {told}\n1 {told.partition(':')[0]}\n")


def test_a_source_that_does_not_answer(content: Path, server: Answering, capsys: pytest.CaptureFixture[str]) -> None:
    server.answers["/1"] = b""
    status, told = checked(server, capsys)
    assert status == 0
    assert told.startswith("gazette: cannot tell: the connection to 127.0.0.1 failed: ")


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda folder: (folder / "gazette.warc.gz").unlink(), "there is no file 'gazette.warc.gz' in the folder of our copies"),
        (lambda folder: (folder / "gazette.warc.gz").write_bytes(b"x"), "'gazette.warc.gz': this is no WARC file"),
        (lambda folder: (folder.parent / "onrecord.local.yaml").unlink(), "the folder of our copies is not named"),
    ],
)
def test_a_source_whose_copy_is_not_there(
    content: Path, server: Answering, capsys: pytest.CaptureFixture[str], spoil: object, told: str
) -> None:
    capture(server, "gazette")
    spoil(content.parent / "held")  # type: ignore[operator]
    assert checked(server, capsys) == (0, f"gazette: alive: it is there; it was compared with nothing: {told}\n1 alive\n")


def test_what_is_said_as_json(content: Path, server: Answering, capsys: pytest.CaptureFixture[str]) -> None:
    capture(server, "--all")
    server.answers |= {"/1": answer("<p>Nine people died.")}
    capsys.readouterr()
    assert capture(server, "--check", "--all", "--format", "json") == 1
    out = capsys.readouterr().out
    report = json.loads(out)
    assert report["summary"] == {"alive": 0, "changed": 2, "dead": 0, "cannot tell": 0}
    letter, gazette = report["sources"]
    assert [letter["id"], letter["path"], letter["line"]] == ["letter", "content/incidents/x.md", 6]
    assert letter["url"] == server.url("/")
    assert letter["final_url"] == server.url("/1")
    assert (gazette["status"], gazette["standing"], gazette["message"]) == (200, "changed", "its text has changed")
    assert gazette["difference"][-1] == "+Nine people died."
