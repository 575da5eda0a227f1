"""Runs commands as a user would, within the process."""

from pathlib import Path

from builder.cli import main
from tests.unit.content import incident

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
WRONG = {
    "incidents/x.md": incident(body="It began. See [[nothing]] [@nobody]."),
    "incidents/y.md": incident("titel: Y\n"),
    "sources/herald.yaml": "type: report\ntitle: T\npublisher: P\nnote: In the library.\n",
}


def run(*arguments: str) -> int:
    """The exit status of a command, also where argparse ends it."""
    try:
        return main(arguments)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1


def build(*arguments: str) -> int:
    return run("build", "-t", str(TEMPLATES), "--clock", "2026-11-22", *arguments)


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
