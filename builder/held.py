"""The only reader of held texts: the copies of sources that are kept outside the public repository, and the setting that says where.

It refuses a folder from which a copy could be published, and a name that leads out of the folder. It knows nothing of what a copy says.
"""

import os
import stat
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from builder.git import GitError, ask
from builder.read import ConfigurationError, beside

LOCAL_SETTINGS = "onrecord.local.yaml"
_NO_ENDING = "b7f3"  # that nobody names in a .gitignore
MAX_HELD_BYTES = 64 * 1024 * 1024


class HeldFile(NamedTuple):
    """A held copy. content: its bytes, b"" where there is none to read. why: why not, ready to print, or ""."""

    content: bytes
    why: str = ""

    @property
    def sha256(self) -> str:
        """The hash of the bytes, as 64 digits and letters."""
        return sha256(self.content).hexdigest()


def held_folder(content: Path, chosen: str | None) -> Path | None:
    """The folder of held texts: as chosen, or as `held:` in onrecord.local.yaml beside the content says; None where neither does.

    Raises ConfigurationError where it is no folder, lies within the content, or git would take it into the repository;
    and where the settings themselves are in it, so that a stranger could name a folder.
    """
    settings = beside(content) / LOCAL_SETTINGS
    if not chosen and settings.is_file() and _is_tracked(settings):
        raise ConfigurationError(f"{settings.as_posix()} is in the repository, and must not be: it names a folder of yours alone")
    named, by = (Path(chosen), "--held") if chosen else (_from_settings(settings), LOCAL_SETTINGS)
    if named is None:
        return None
    if not named.is_dir():
        raise ConfigurationError(f"there is no folder '{named.as_posix()}' with copies ({by})")
    inner, outer = named.resolve(), content.resolve()
    if inner == outer or outer in inner.parents or inner in outer.parents:
        raise ConfigurationError(
            f"'{named.as_posix()}' can't hold copies: it and the content would lie within each other, and be published"
        )
    if _is_public(inner):
        raise ConfigurationError(
            f"'{named.as_posix()}' can't hold copies: git would take it into the repository; move it out, or name it in .gitignore"
        )
    return named


def read_held(folder: Path, name: str) -> HeldFile:
    """The copy that a source names as its `held: {file}`. name: a path within the folder, forward slashes."""
    parts = Path(name).parts
    if not parts or Path(name).is_absolute() or ".." in parts or "\0" in name:
        return HeldFile(b"", f"'{name}' does not stay within the folder of our copies")
    path = folder.joinpath(*parts)
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode) or folder.resolve() not in path.resolve().parents:
            return HeldFile(b"", f"'{name}' is not a plain file")
        if status.st_size > MAX_HELD_BYTES:
            return HeldFile(b"", f"'{name}' has {status.st_size:,} bytes, and {MAX_HELD_BYTES:,} are the most")
        return HeldFile(path.read_bytes())
    except FileNotFoundError:
        return HeldFile(b"", f"there is no file '{name}' in the folder of our copies")
    except (OSError, ValueError) as failure:
        return HeldFile(b"", f"'{name}' can't be read: {getattr(failure, 'strerror', None) or failure}")


def _from_settings(file: Path) -> Path | None:
    from builder.document import Scalar
    from builder.parse.front import read_yaml

    if not file.is_file():
        return None
    try:
        mapping, findings = read_yaml(file.as_posix(), file.read_text(encoding="utf-8"))
    except UnicodeDecodeError as mistake:
        raise ConfigurationError(f"{file.as_posix()} can't be read: it is not UTF-8") from mistake
    if findings or mapping is None:
        line = findings[0].span.line if findings else 1
        raise ConfigurationError(f"{file.as_posix()}, line {line}: this can't be read; it holds one line: `held:` and the path of a folder")
    for key, value in mapping.pairs:
        if key.text != "held" or not isinstance(value, Scalar):
            raise ConfigurationError(
                f"{file.as_posix()}, line {key.span.line}: this file has `held:` and the path of a folder, nothing else"
            )
        if value.text:
            return file.parent / os.path.expanduser(value.text)  # noqa: PTH111 -- a path that is not expanded stays as it is
    return None


def _is_tracked(file: Path) -> bool:
    try:
        return bool(ask(file.parent, "ls-files", "--", file.name))
    except GitError:
        return False


def _is_public(folder: Path) -> bool:
    # A folder in a repository is safe only where git ignores what is put into it.
    try:
        ask(folder, "rev-parse", "--is-inside-work-tree")
    except GitError as refused:
        # Whatever else keeps git from answering, nobody knows that it would not take the copies.
        return "not a git repository" not in str(refused) and "not installed" not in str(refused)
    try:
        ask(folder, "check-ignore", "--quiet", "--no-index", f"copy.{_NO_ENDING}")
        return bool(ask(folder, "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", "."))
    except GitError:
        return True
