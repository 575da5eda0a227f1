"""Asks git about the repository that a folder is in. It changes nothing there, and goes out to no network."""

import os
import subprocess
from contextlib import suppress
from pathlib import Path

_SECONDS = 60
# No lock is taken for what is only read, nothing is fetched that a partial clone lacks, and git's own words are English.
_QUIETLY = {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}


class GitError(Exception):
    """What was asked of git can't be answered; the words are ready to print."""


def ask(folder: Path, *arguments: str) -> str:
    """What git says of the repository around a folder. Raises GitError."""
    return ask_bytes(folder, *arguments).decode("utf-8", "surrogateescape")


def ask_bytes(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    """The same as bytes. given: what git reads from its input. Raises GitError."""
    command = ["git", "-C", str(folder), *arguments]  # git itself, with words of ours: no shell, nothing from a file
    try:
        ran = subprocess.run(command, capture_output=True, check=True, timeout=_SECONDS, input=given, env={**os.environ, **_QUIETLY})  # noqa: S603
    except FileNotFoundError as missing:
        raise GitError("git is not installed here, and it alone knows earlier revisions") from missing
    except subprocess.TimeoutExpired as late:
        raise GitError(f"git gave no answer within {_SECONDS} seconds") from late
    except subprocess.CalledProcessError as refused:
        words = refused.stderr.decode("utf-8", "replace").strip().partition("\n")[0].removeprefix("fatal: ")
        raise GitError(f"git says of '{folder.as_posix()}': {words or 'nothing'}") from refused
    except OSError as failure:
        raise GitError(f"git can't be run: {failure.strerror or failure}") from failure
    return ran.stdout


def commit_of(folder: Path, revision: str) -> str:
    """The commit that a revision names, as its hash. Raises GitError where there is none, or no repository around the folder."""
    try:
        shallow = ask(folder, "rev-parse", "--is-shallow-repository").strip() == "true"
    except GitError as refused:
        if "not a git repository" not in str(refused):
            raise
        raise GitError(f"'{folder.as_posix()}' is in no git repository, so that nothing is known of earlier revisions") from refused
    # What begins with a hyphen would be an option to git.
    if revision and not revision.startswith("-"):
        with suppress(GitError):
            return ask(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").strip()
    hint = "this clone has only the newest commits, and `git fetch --unshallow` brings the others" if shallow else ""
    raise GitError(f"git knows no revision '{revision}' here: {hint or 'name a commit, a branch or a tag'}")
