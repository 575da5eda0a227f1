"""Remembers what a build with the same input came to, so that a build with nothing to do does nothing.

It does not know what belongs in a digest, and nothing depends on it: whatever can't be read or written counts as not remembered.
Plain JSON only, since a stranger may have put the file there.
"""

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from builder import __version__

FORMAT = 2
MOST_OUTCOMES = 8
MOST_BYTES = 4_000_000


def recall(folder: Path, digest: str) -> dict[str, object] | None:
    """The outcome remembered in the folder for a digest by this version of Onrecord, or None."""
    outcome = _read(folder).get(digest)
    return outcome if isinstance(outcome, dict) else None


def remember(folder: Path, digest: str, outcome: dict[str, object]) -> None:
    """Keep the outcome, which JSON must be able to write, for `recall`; the oldest ones go where there are too many.

    The folder (`.onrecord`) is made with a .gitignore of its own. TypeError where JSON can't write the outcome.
    """
    outcomes = {**{known: old for known, old in _read(folder).items() if known != digest}, digest: outcome}
    newest = dict(list(outcomes.items())[-MOST_OUTCOMES:])
    content = json.dumps({"format": FORMAT, "version": __version__, "outcomes": newest}).encode()
    if len(content) > MOST_BYTES:
        return
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / ".gitignore").write_bytes(b"*\n")
        draft = folder / f"memo-{os.getpid()}.part"
        draft.write_bytes(content)
        draft.replace(_file(folder))


def _read(folder: Path) -> dict[str, Any]:
    try:
        if _file(folder).stat().st_size > MOST_BYTES:
            return {}
        stored = json.loads(_file(folder).read_bytes())
        sound = stored["format"] == FORMAT and stored["version"] == __version__
        return dict(stored["outcomes"]) if sound else {}
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return {}


def _file(folder: Path) -> Path:
    return folder / "memo.json"
