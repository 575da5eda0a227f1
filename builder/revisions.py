"""The content as it stood at a revision, and which of its files have changed since: read from git into memory, never checked out."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from builder.findings import Finding
from builder.git import GitError, ask, ask_bytes, commit_of
from builder.read import (
    DEEPEST,
    MAX_FILES,
    SETTINGS,
    ConfigurationError,
    Content,
    SourceFile,
    file_refused,
    folder_refused,
    link_refused,
    place_of,
)

_LINK, _FOREIGN = "120000", "160000"
_WITHOUT = "git lacks a file of that revision: this clone was made without its contents, and `git fetch --refetch` brings them"


class NoDossierError(ConfigurationError):
    """At a revision there was no dossier yet."""


class _Entry(NamedTuple):
    path: PurePosixPath
    mode: str
    blob: str
    size: int


def changed_since(content: Path, revision: str) -> frozenset[str]:
    """The files below `content` that are not as they were at a revision, by their paths within it.

    What is not committed counts, and what git does not know or ignores; of a renamed file both names. Raises GitError, and
    ConfigurationError where there is no such folder.
    """
    commit = commit_of(_folder(content), revision)
    against = ("--no-ext-diff", "--no-textconv", "--no-renames", "--name-only", "--relative", "-z")
    changed = ask(content, "diff", *against, commit, "--", ".")
    strange = ask(content, "ls-files", "--others", "-z", "--", ".")
    return frozenset(path for path in (changed + strange).split("\0") if path)


def content_at(content: Path, revision: str) -> Content:
    """Every content file as it stood at a revision, and what stood there that can't be read, as `read_content` gives them.

    content: the folder as the user gives it today, from which the paths are made. Raises GitError, and ConfigurationError where there
    was no dossier, which is a NoDossierError.
    """
    commit = commit_of(_folder(content), revision)
    entries = {entry.path: entry for entry in _entries(ask(content, "ls-tree", "-r", "-l", "-z", commit))}
    if PurePosixPath(SETTINGS) not in entries:
        raise NoDossierError(f"at {revision}, '{content.as_posix()}' had no {SETTINGS}, so there is no dossier to compare")
    if len(entries) > MAX_FILES:
        raise ConfigurationError(f"at {revision}, '{content.as_posix()}' had more than {MAX_FILES:,} files")
    findings: dict[Finding, None] = {}
    wanted: list[_Entry] = []
    for entry in sorted(entries.values()):
        if (found := _why_not(content, entry, entries)) is not None:
            findings[found] = None
        elif place_of(entry.path) is not None:
            wanted.append(entry)
    contents = _blobs(content, wanted)
    files = tuple(
        SourceFile((content / entry.path).as_posix(), place_of(entry.path) or "", entry.path.stem, contents[entry.blob]) for entry in wanted
    )
    return files, tuple(findings)


def _folder(content: Path) -> Path:
    if not content.is_dir():
        raise ConfigurationError(f"there is no folder '{content.as_posix()}' to read content from")
    return content


def _entries(listing: str) -> Iterator[_Entry]:
    for line in filter(None, listing.split("\0")):
        about, _, name = line.partition("\t")
        mode, _, blob, size = about.split()
        path = PurePosixPath(name)
        # The same is passed by on the disk.
        if any(part.startswith(".") for part in path.parts) or "media" in path.parts[:-1]:
            continue
        yield _Entry(path, mode, blob, int(size) if size.isdigit() else 0)


def _why_not(content: Path, entry: _Entry, entries: dict[PurePosixPath, _Entry]) -> Finding | None:
    if len(entry.path.parts) > DEEPEST + 1:
        return folder_refused(content.joinpath(*entry.path.parts[: DEEPEST + 1]))
    # Another repository within this one is as much a pointer to elsewhere as a link.
    if entry.mode in (_LINK, _FOREIGN):
        return link_refused(content / entry.path)
    return file_refused(content / entry.path, entry.path, entry.size, lambda name: entry.path.with_name(name) in entries)


def _blobs(content: Path, wanted: list[_Entry]) -> dict[str, bytes]:
    names = dict.fromkeys(entry.blob for entry in wanted)
    try:
        answer = ask_bytes(content, "cat-file", "--batch", given="".join(f"{name}\n" for name in names).encode())
    except GitError as refused:
        raise GitError(_WITHOUT) from refused
    found: dict[str, bytes] = {}
    at = 0
    for name in names:
        end = answer.index(b"\n", at)
        head = answer[at:end].split()
        if len(head) != 3:
            raise GitError(_WITHOUT)
        at = end + 1 + int(head[2])
        found[name] = answer[end + 1 : at]
        at += 1
    return found
