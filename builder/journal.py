"""Carries out a publication in such a way that it can be finished or undone whatever happens to the machine meanwhile.

It does not decide what is published: `write.py` does. Beside the destination `site` stand, while one is under way, `.site.onrecord-lock`
(one publication at a time), `.site.onrecord-stage` (the new files) and, once these are complete and verified, `.site.onrecord-journal`:
before the journal nothing in the destination changes, and after it everything that is left to do is known.
"""

import fcntl
import json
import os
import shutil
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from hashlib import file_digest
from pathlib import Path

FORMAT = 1
PATIENCE = 10.0  # seconds that a publication waits for another one


class PublishError(Exception):
    """A publication that was refused or that failed. destination: the folder; paths: the files in it that are the reason, if any are."""

    def __init__(self, message: str, destination: Path, paths: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.destination = destination
        self.paths = tuple(paths)


@dataclass(frozen=True, slots=True)
class Journal:
    """All that a publication does, in this order, with paths relative to the destination.

    clear: files to delete first, since something new takes their place. write: new files and their sha256; the n-th is staged as `n`.
    remove: files to delete once the new ones are there. manifest: path and sha256 of the manifest, which is staged as `manifest`.
    """

    clear: tuple[str, ...]
    write: tuple[tuple[str, str], ...]
    remove: tuple[str, ...]
    manifest: tuple[str, str]


@contextmanager
def locked(destination: Path) -> Iterator[None]:
    """Hold the destination for one publication; PublishError where another one holds it for longer than PATIENCE."""
    path = _beside(destination, "lock")
    deadline = time.monotonic() + PATIENCE
    while (lock := _try_lock(path)) is None:
        if time.monotonic() > deadline:
            raise PublishError(f"another build is writing to {destination}; wait until it has ended, then build again", destination)
        time.sleep(0.05)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
        os.close(lock)


def is_interrupted(destination: Path) -> bool:
    """Whether a publication to the destination was begun and not ended."""
    return _beside(destination, "journal").exists() or _beside(destination, "stage").exists()


def is_committed(destination: Path) -> bool:
    """Whether an interrupted publication is past the point from which it is completed."""
    return _beside(destination, "journal").exists()


def recover_locked(destination: Path) -> str:
    """Complete an interrupted publication ("completed") or throw it away ("rolled back"); "" for none. For who holds the lock."""
    if is_committed(destination):
        _carry_out(_read_journal(destination), destination)
        return "completed"
    if is_interrupted(destination):
        _discard_stage(destination)
        return "rolled back"
    return ""


def carry_out(journal: Journal, contents: Mapping[str, bytes], destination: Path) -> None:
    """Bring the destination to what the journal says, with the bytes of each path. For who holds the lock.

    A failure before the journal is written leaves the destination as it was; one after it is completed by the next `recover_locked`.
    """
    try:
        _stage(journal, contents, destination)
        _write_journal(journal, destination)
    except BaseException:
        if not is_committed(destination):
            with suppress(OSError):
                _discard_stage(destination)
        raise
    _carry_out(journal, destination)


def _stage(journal: Journal, contents: Mapping[str, bytes], destination: Path) -> None:
    stage = _beside(destination, "stage")
    stage.mkdir(mode=0o700)
    staged = _staged(journal, stage)
    for file, path, _ in staged:
        with file.open("xb") as opened:
            opened.write(contents[path])
            os.fchmod(opened.fileno(), 0o644)
    for file, path, digest in staged:
        _flush(file)
        if _digest(file) != digest:
            raise PublishError(f"{path} came back from the disk other than it was written: the disk may be failing", destination, (path,))


def _write_journal(journal: Journal, destination: Path) -> None:
    stage = _beside(destination, "stage")
    draft = stage / "journal"
    draft.write_text(json.dumps({"format": FORMAT, **asdict(journal)}), encoding="utf-8")
    _flush(draft)
    _flush(stage)
    draft.replace(_beside(destination, "journal"))
    _flush(destination.parent)


def _read_journal(destination: Path) -> Journal:
    path = _beside(destination, "journal")
    try:
        return _journal_in(path.read_bytes())
    except (ValueError, KeyError, TypeError) as failure:
        raise PublishError(
            f"a build of {destination} was interrupted, and {path.name} beside it, which says how to go on, is of another version"
            " of Onrecord or damaged; build with that version, or delete that file and the whole folder and build again",
            destination,
        ) from failure


def _journal_in(content: bytes) -> Journal:
    stored = json.loads(content)
    if stored["format"] != FORMAT:
        raise ValueError(stored["format"])
    manifest, digest = stored["manifest"]
    written = tuple((path, sha) for path, sha in stored["write"])
    return Journal(tuple(stored["clear"]), written, tuple(stored["remove"]), (manifest, digest))


def _carry_out(journal: Journal, destination: Path) -> None:
    """Do what the journal says, from any point of having done it before."""
    *files, manifest = _staged(journal, _beside(destination, "stage"))
    written = _folders_above([path for _, path, _ in (*files, manifest)], destination)
    touched = written + _folders_above([*journal.clear, *journal.remove], destination)
    for folder in touched:
        if folder.is_symlink():
            raise PublishError(f"{folder} is a symbolic link; Onrecord does not write through one", destination, (folder.name,))
    if all(staged.exists() for staged, _, _ in files):  # else all of it was cleared before, and what has these names now is new
        _remove(journal.clear, destination)
    for folder in written:
        _make_folder(folder)
    for file in files:
        _move(*file, destination)
    _remove(journal.remove, destination)
    _move(*manifest, destination)
    for folder in touched:
        if folder.is_dir():
            _flush(folder)
    _discard_stage(destination)
    _beside(destination, "journal").unlink(missing_ok=True)
    _flush(destination.parent)


def _folders_above(paths: Sequence[str], destination: Path) -> list[Path]:
    """The folders that the paths stand in, the destination first and each before those within it."""
    return sorted({destination / parent for path in paths for parent in Path(path).parents})


def _staged(journal: Journal, stage: Path) -> list[tuple[Path, str, str]]:
    numbered = [(stage / str(number), path, digest) for number, (path, digest) in enumerate(journal.write)]
    return [*numbered, (stage / "manifest", *journal.manifest)]


def _move(file: Path, path: str, digest: str, destination: Path) -> None:
    target = destination / path
    if file.exists():
        file.replace(target)
    elif not target.is_file() or _digest(target) != digest:
        raise PublishError(
            f"a build of {destination} was interrupted, and {path}, which it had made, is gone or was changed since; delete the folder"
            f" and {_beside(destination, 'journal').name} beside it, and build again",
            destination,
            (path,),
        )


def _make_folder(folder: Path) -> None:
    with suppress(FileExistsError):
        folder.mkdir()
        folder.chmod(0o755)


def _remove(paths: Sequence[str], destination: Path) -> None:
    for path in paths:
        if not (destination / path).is_dir():
            (destination / path).unlink(missing_ok=True)
    emptied = {parent for path in paths for parent in Path(path).parents if parent.name}
    for folder in sorted(emptied, reverse=True):
        with suppress(OSError):  # it is gone, or holds something else
            (destination / folder).rmdir()


def _discard_stage(destination: Path) -> None:
    stage = _beside(destination, "stage")
    with suppress(FileNotFoundError):
        shutil.rmtree(stage)


def _try_lock(path: Path) -> int | None:
    """An open, locked file that nobody has removed since it was opened, or None."""
    lock = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o644)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if path.stat().st_ino == os.fstat(lock).st_ino:
            return lock
    except (BlockingIOError, FileNotFoundError):
        pass
    os.close(lock)
    return None


def _beside(destination: Path, what: str) -> Path:
    return destination.parent / f".{destination.name}.onrecord-{what}"


def _flush(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
