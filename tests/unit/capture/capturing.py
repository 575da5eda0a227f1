"""Runs `onrecord capture` as its user does."""

from pathlib import Path

from tests.unit.capture.answering import Answering
from tests.unit.commands import run

PAGE = "<title>Shells fall</title><p>Eight people died.<p>It began at noon."


def capture(server: Answering, *arguments: str) -> int:
    return run("capture", "--allow", server.host, "--clock", "2026-11-22T06:00Z", *arguments)


def held(content: Path, name: str) -> bytes:
    return (content.parent / "held" / name).read_bytes()
