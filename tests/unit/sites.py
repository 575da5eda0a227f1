"""Two small sites for the tests of publishing, and what is found in a folder."""

from pathlib import Path

from builder.artifact import Artifact
from builder.write import MANIFEST

OLD = {"index.html": "old index", "same.html": "same", "incidents/baghuz.html": "old", "places/gone.html": "gone", "turned": "a file"}
NEW = {"index.html": "new index", "same.html": "same", "incidents/baghuz.html": "new", "turned/into/folder.html": "one"}


def artifacts(files: dict[str, str]) -> list[Artifact]:
    return [Artifact(path, text.encode(), "test") for path, text in files.items()]


def tree(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in sorted(folder.rglob("*")) if path.is_file()}


def site(folder: Path) -> dict[str, str]:
    return {path: text for path, text in tree(folder).items() if path != MANIFEST}


def beside(destination: Path) -> list[str]:
    return sorted(path.name for path in destination.parent.iterdir() if path != destination)
