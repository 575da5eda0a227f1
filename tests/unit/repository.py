"""A git repository of a test's own, which nothing of whoever runs the test has a say in."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.unit.content import written

_ENVIRONMENT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Ann Example",
    "GIT_AUTHOR_EMAIL": "ann@testland.example",
    "GIT_COMMITTER_NAME": "Ann Example",
    "GIT_COMMITTER_EMAIL": "ann@testland.example",
}


def git(folder: Path, *arguments: str) -> str:
    """What git says, run in a folder."""
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, **_ENVIRONMENT}).stdout


def begun(content: Path) -> None:
    """Make the folder around the content a repository with one commit, tagged `before`, of all that is there."""
    git(content.parent, "init", "--quiet", "--initial-branch=main")
    committed(content, "before")


def committed(content: Path, tag: str, files: Mapping[str, str | bytes] | None = None) -> None:
    """Write files, commit all that is there, and give the commit a name."""
    if files is not None:
        written(content, files)
    git(content.parent, "add", "--all")
    git(content.parent, "commit", "--quiet", "--message", tag)
    git(content.parent, "tag", tag)
