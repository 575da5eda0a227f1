"""Builds a site as a user does: by the command, in a process of its own."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]
CLOCK = "2026-11-22"
# An audit hook sees every socket that is made, whoever makes it; what it raises can't be passed over.
NO_SOCKETS = """
import os, sys
def refuse(event, _):
    if event.startswith("socket."):
        os.write(2, f"refused: {event}".encode())
        os._exit(99)
sys.addaudithook(refuse)
"""
RUN = "import sys; from builder.cli import main; sys.exit(main(sys.argv[1:]))"


def run(
    *arguments: str, environment: Mapping[str, str] | None = None, folder: Path = ROOT, before: str = ""
) -> subprocess.CompletedProcess[str]:
    """The command with these arguments. before: Python that runs first. environment: all of it; nothing else is handed on."""
    known = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", **(environment or {})}
    command = [sys.executable, "-c", f"{before}\n{RUN}", *arguments]
    return subprocess.run(command, cwd=folder, env=known, capture_output=True, text=True, check=False)


def build(
    content: Path, site: Path, *more: str, environment: Mapping[str, str] | None = None, folder: Path = ROOT, before: str = ""
) -> None:
    """Build, and fail with the report where that fails."""
    arguments = ("build", "-c", str(content), "-d", str(site), "-t", str(ROOT / "templates"), "--clock", CLOCK, "-q", *more)
    done = run(*arguments, environment=environment, folder=folder, before=before)
    assert done.returncode == 0, done.stderr


def files_of(site: Path) -> dict[str, bytes]:
    """Every file of a built site by its path."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}
