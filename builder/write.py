"""Publishes artifacts: decides what differs and what goes, and refuses to overwrite what is not ours. The only writer of the site.

It makes no artifact, and leaves the writing itself, which must survive a crash, to `journal.py`.
Nothing that the manifest of `destination.py` does not name is ever deleted.
"""

import os
import shutil
import stat
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from builder.artifact import Artifact, collision_key
from builder.destination import MANIFEST, Kind, fingerprint, listed, manifest_of, named, read_manifest, survey, why_refused
from builder.journal import Journal, PublishError, carry_out, is_committed, is_interrupted, locked, recover_locked

__all__ = ["MANIFEST", "PublishError", "Published", "fingerprint", "publish", "recover", "replace_file", "why_refused"]

_MODE = 0o644


@dataclass(frozen=True, slots=True)
class Published:
    """How many files a publication wrote, left as they were, and removed.

    recovered: what became of an interrupted one before it: "completed", "rolled back", or "" where there was none.
    """

    written: int
    unchanged: int
    removed: int
    recovered: str = ""


def publish(destination: Path, artifacts: Sequence[Artifact], *, fresh: bool = False) -> Published:
    """Make the destination hold the artifacts and nothing else that we ever wrote; equal files are left alone unless `fresh`.

    PublishError, with words for the reader, where the destination is not ours to write, another build holds it, or the disk fails.
    """
    destination = named(destination)
    if odd := _odd_paths(artifacts):
        raise PublishError(f"these can't be paths in the site: {listed(odd)}", destination, odd)
    if reason := why_refused(destination):
        raise PublishError(reason, destination)
    try:
        destination.parent.mkdir(parents=True, exist_ok=True)
        with locked(destination):
            recovered = recover_locked(destination)
            return _publish_locked(destination, artifacts, fresh=fresh, recovered=recovered)
    except OSError as failure:
        raise _disk_failure(destination, failure) from failure


def replace_file(path: Path, content: bytes) -> None:
    """Put a file of the content where another one is or was; at every moment it is wholly one or the other.

    Raises PublishError where something else than a plain file stands there: through a link another file would be written.
    """
    draft = path.with_name(f".{path.name}.part")
    if os.path.lexists(path) and not (stat.S_ISREG((there := path.lstat()).st_mode) and there.st_nlink == 1):
        raise PublishError(f"'{path.as_posix()}' is no plain file of its own, and is left as it is", path.parent, (path.name,))
    try:
        with draft.open("wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        if path.exists():
            shutil.copymode(path, draft)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def recover(destination: Path) -> str:
    """Complete an interrupted publication ("completed"), or throw it away where it had changed nothing ("rolled back"); "" for none."""
    destination = named(destination)
    if not is_interrupted(destination):
        return ""
    try:
        with locked(destination):
            return recover_locked(destination)
    except OSError as failure:
        raise _disk_failure(destination, failure) from failure


def _publish_locked(destination: Path, artifacts: Sequence[Artifact], *, fresh: bool, recovered: str) -> Published:
    if reason := why_refused(destination):  # again: it may have changed before it was locked
        raise PublishError(reason, destination)
    contents = {artifact.path: artifact.content for artifact in artifacts}
    there = survey(destination)
    ours = read_manifest(destination)
    changed = [path for path in sorted(contents) if fresh or not _is_equal(destination, path, contents[path], there)]
    obsolete = [path for path in sorted(ours) if path not in contents and there.get(path) == "file"]
    _refuse_strangers(destination, frozenset(changed), there, {*ours, MANIFEST})

    published = Published(len(changed), len(contents) - len(changed), len(obsolete), recovered)
    contents[MANIFEST] = manifest_of(contents)
    if not changed and not obsolete and _is_equal(destination, MANIFEST, contents[MANIFEST], there):
        return published
    clear = _in_the_way(obsolete, changed)
    digests = {path: sha256(contents[path]).hexdigest() for path in (*changed, MANIFEST)}
    journal = Journal(
        clear=tuple(path for path in obsolete if path in clear),
        write=tuple((path, digests[path]) for path in changed),
        remove=tuple(path for path in obsolete if path not in clear),
        manifest=(MANIFEST, digests[MANIFEST]),
    )
    carry_out(journal, contents, destination)
    return published


def _is_equal(destination: Path, path: str, content: bytes, there: Mapping[str, Kind]) -> bool:
    if there.get(path) != "file":
        return False
    file = destination / path
    status = file.stat()
    return status.st_size == len(content) and status.st_mode & 0o777 == _MODE and file.read_bytes() == content


def _refuse_strangers(destination: Path, changed: frozenset[str], there: Mapping[str, Kind], ours: Collection[str]) -> None:
    links = sorted(path for path, kind in there.items() if kind == "link")
    if links:
        raise PublishError(
            f"{destination} holds symbolic links, which might lead out of it: {listed(links)}; delete them", destination, links
        )
    folders, our_folders = _folders(changed), _folders(ours)
    unknown = [path for path, kind in sorted(there.items()) if path not in (our_folders if kind == "folder" else ours)]
    strangers = [
        path for path in unknown if path in changed or (path in folders and there[path] != "folder") or not changed.isdisjoint(_above(path))
    ]
    if strangers:
        raise PublishError(
            f"{destination} holds files that Onrecord did not write, where it would write its own: {listed(strangers)}; move them away",
            destination,
            strangers,
        )


def _in_the_way(obsolete: Iterable[str], changed: Collection[str]) -> set[str]:
    """The old files that must go before the new ones come.

    A file where a folder will be; a file within what will be a file; one that a file system without regard to case takes for a new one.
    """
    files = {collision_key(path) for path in changed}
    places = files | _folders(files)
    keys = {path: collision_key(path) for path in obsolete}
    return {path for path, key in keys.items() if key in places or not files.isdisjoint(_above(key))}


def _odd_paths(artifacts: Sequence[Artifact]) -> list[str]:
    paths = Counter(artifact.path for artifact in artifacts)
    folders = _folders(paths)
    return [path for path, times in paths.items() if times > 1 or path in folders or path == MANIFEST or not _is_plain(path)]


def _is_plain(path: str) -> bool:
    return path.isprintable() and "\\" not in path and {"", ".", ".."}.isdisjoint(path.split("/"))


def _folders(paths: Iterable[str]) -> set[str]:
    return {above for path in paths for above in _above(path)}


def _above(path: str) -> list[str]:
    parts = path.split("/")
    return ["/".join(parts[:length]) for length in range(1, len(parts))]


def _disk_failure(destination: Path, failure: OSError) -> PublishError:
    state = "the next build completes it" if is_committed(destination) else "the site is as it was"
    return PublishError(f"could not write {failure.filename or destination}: {failure.strerror or failure}; {state}", destination)
