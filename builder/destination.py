"""What stands in the folder that the site goes to, and whether it is ours. It changes nothing there.

Ours is what carries `.onrecord-manifest.json`: each path that we wrote, with its sha256, in order and without a date.
"""

import json
import os
from collections.abc import Mapping, Sequence
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Literal, NamedTuple

from builder.journal import PublishError, is_committed, is_interrupted

MANIFEST = ".onrecord-manifest.json"
FORMAT = 1
_SHOWN = 5  # paths in a message

Kind = Literal["file", "folder", "link", "other"]


class Divergence(NamedTuple):
    """Where a site is not as its manifest says, by paths within it, in order.

    changed: files with other bytes than we wrote, or something else in their place. missing: what is not there any more.
    extra: what we did not write, but .gitignore and README files, which may stand there.
    """

    changed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()


def why_refused(destination: Path) -> str:
    """Why the destination is not ours to write, in words for a message, or "" where it is.

    Ours is a folder that is missing or empty, holds nothing but .gitignore and README files, or carries our manifest.
    """
    destination = named(destination)
    try:
        return _why_refused(destination)
    except OSError as failure:
        return f"{destination} can't be read: {failure.strerror or failure}"


def fingerprint(destination: Path) -> str:
    """What tells one state of the site's files from another without reading them, or "" where there is no whole site of ours.

    It changes with every change to a file that we wrote: to its content, its mode, its being there.
    """
    destination = named(destination)
    if is_interrupted(destination) or why_refused(destination) or not (destination / MANIFEST).exists():
        return ""
    try:
        stood = [(path, (destination / path).lstat()) for path in [*read_manifest(destination), MANIFEST]]
    except OSError:
        return ""
    states = [(path, status.st_mode, status.st_size, status.st_mtime_ns, status.st_ctime_ns) for path, status in stood]
    return sha256(json.dumps(states).encode()).hexdigest()


def survey(destination: Path) -> dict[str, Kind]:
    """Everything that stands in the destination, by its path there; a symbolic link is a link, wherever it leads."""
    there: dict[str, Kind] = {}
    folders = [""] if destination.exists() else []
    while folders:
        folder = folders.pop()
        for entry in os.scandir(destination / folder):
            path = f"{folder}/{entry.name}" if folder else entry.name
            there[path] = _kind(entry)
            if there[path] == "folder":
                folders.append(path)
    return there


def read_manifest(destination: Path) -> dict[str, str]:
    """Path to sha256 of what we wrote, {} where there is no manifest; ValueError and its kin where it is not one that we know."""
    path = destination / MANIFEST
    if not path.exists():
        return {}
    stored = json.loads(path.read_bytes())
    if stored["format"] != FORMAT:
        raise ValueError("another format")
    return {str(name): str(digest) for name, digest in stored["files"].items()}


def divergence(destination: Path) -> Divergence:
    """Where a published site is not as we wrote it, which may have come of a copy, a server or somebody's hand.

    Raises PublishError, whose words are ready to print, where there is no whole site of ours, and OSError where it can't be read.
    """
    destination = named(destination)
    if refused := why_refused(destination):
        raise PublishError(refused, destination)
    if is_interrupted(destination):
        raise PublishError(f"a build into {destination} was interrupted; the next one completes or undoes it", destination)
    if not (destination / MANIFEST).exists():
        raise PublishError(f"{destination} has no {MANIFEST}, so that nobody can tell what belongs there", destination)
    written, there = read_manifest(destination), survey(destination)
    found = {path: kind for path, kind in there.items() if kind != "folder"}
    changed = (path for path in written if path in there and (found.get(path) != "file" or _digest(destination / path) != written[path]))
    expected = {*written, MANIFEST, ".gitignore"}
    extra = (path for path in found if path not in expected and not path.startswith("README"))
    return Divergence(tuple(sorted(changed)), tuple(sorted(written.keys() - there.keys())), tuple(sorted(extra)))


def manifest_of(contents: Mapping[str, bytes]) -> bytes:
    """The manifest of a site with these files."""
    files = {path: sha256(contents[path]).hexdigest() for path in sorted(contents)}
    return json.dumps({"format": FORMAT, "files": files}, indent=1).encode() + b"\n"


def named(destination: Path) -> Path:
    """The destination with a name of its own, which "." and ".." lack; any other stays as the user gave it."""
    return destination.resolve() if destination.name in {"", ".."} else destination


def listed(paths: Sequence[str]) -> str:
    """Paths for a message: the first few, and how many more there are."""
    shown = ", ".join(repr(path) for path in paths[:_SHOWN])
    return f"{shown} and {len(paths) - _SHOWN} more" if len(paths) > _SHOWN else shown


def _why_refused(destination: Path) -> str:
    if destination.is_symlink():
        return f"{destination} is a symbolic link; name the folder that it leads to"
    if not destination.exists() or is_committed(destination):
        return ""
    if not destination.is_dir():
        return f"{destination} is not a folder"
    if destination.stat().st_dev != destination.parent.stat().st_dev:
        return f"{destination} is a disk of its own, and new files are made ready beside it; name a folder within it"
    if (destination / MANIFEST).exists():
        return _why_manifest_refused(destination)
    strangers = sorted(path.name for path in destination.iterdir() if path.name != ".gitignore" and not path.name.startswith("README"))
    if strangers:
        return f"{destination} holds files that Onrecord did not write ({listed(strangers)}); name an empty folder or a new one"
    return ""


def _why_manifest_refused(destination: Path) -> str:
    try:
        read_manifest(destination)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return (
            f"{destination / MANIFEST} is damaged or of another version of Onrecord; name another folder, or empty this one if nothing"
            " in it matters"
        )
    return ""


def _digest(file: Path) -> str:
    with file.open("rb") as opened:
        return file_digest(opened, "sha256").hexdigest()


def _kind(entry: os.DirEntry[str]) -> Kind:
    if entry.is_symlink():
        return "link"
    if entry.is_dir(follow_symlinks=False):
        return "folder"
    return "file" if entry.is_file(follow_symlinks=False) else "other"
