"""What a command says to a real terminal, and to what is none."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.commands import ROOT, WRONG
from tests.unit.content import incident, written

HASTY = "import sys; from builder import terminal; terminal.PATIENCE = 0; from builder.cli import main; sys.exit(main(sys.argv[1:]))"


def on_terminal(folder: Path, *arguments: str, **environment: str) -> str:
    """What a command writes to a terminal that is asked for progress at once."""
    ours, theirs = pty.openpty()
    inherited = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "TERM")}
    command = [sys.executable, "-c", HASTY, *arguments, "--clock", "2026-11-22"]
    with subprocess.Popen(
        command, cwd=folder, stderr=theirs, stdout=theirs, env={**inherited, "TERM": "xterm", "PYTHONPATH": str(ROOT), **environment}
    ) as running:
        os.close(theirs)
        said = b""
        while chunk := _read(ours):
            said += chunk
        running.wait()
    os.close(ours)
    return said.decode().replace("\r\n", "\n")


def _read(end: int) -> bytes:
    try:
        return os.read(end, 65536)
    except OSError:  # how Linux says that the other end is closed
        return b""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    written(tmp_path / "content", {"incidents/x.md": incident()})
    return tmp_path


@pytest.mark.parametrize("verb", ["build", "check"])
def test_a_terminal_is_told_how_far_it_is_and_the_line_is_taken_away(folder: Path, verb: str) -> None:
    said = on_terminal(folder, verb)
    assert "\r\x1b[Kreading: 1 of 3" in said
    *_, last, empty = said.split("\n")
    assert (last.rpartition("\r\x1b[K")[2].split(";" if verb == "build" else ":")[0], empty) == (
        {"build": "16 pages in 42 files: 42 written, 0 unchanged, 0 removed", "check": "3 files checked"}[verb],
        "",
    )


def test_whoever_wants_quiet_is_told_nothing(folder: Path) -> None:
    assert on_terminal(folder, "build", "--quiet") == ""
    assert "reading" not in on_terminal(folder, "build", "--fresh", TERM="dumb")


def test_colour_is_for_terminals_that_want_it(folder: Path) -> None:
    written(folder / "content", WRONG)
    assert "\x1b[31;1merror[C101]\x1b[0m" in on_terminal(folder, "check")
    for refusal in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        said = on_terminal(folder, "check", **refusal)
        assert "error[C101]" in said
        assert "\x1b[31" not in said
    command = [sys.executable, "-m", "builder", "check"]
    piped = subprocess.run(command, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False)
    assert "error[C101]" in piped.stderr
    assert "\x1b" not in piped.stderr
