"""What a command was asked for, before anything is read. It decides nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

# Told how far a long stage is: its name, how many are done, of how many.
Tell = Callable[[str, int, int], None]


def silent(_stage: str, _done: int, _all: int) -> None:
    """Tells nobody."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a command was asked for.

    templates: folders, of which an earlier one's files take the place of a later one's. clock: with a time zone. base_url: "" for the
    dossier's own. jobs: 0 for as many as there are cores. tell: called again and again while it takes long.
    held: the folder of held texts, None where quotations are taken as the ledger has them.
    """

    content: Path
    templates: tuple[Path, ...]
    clock: datetime
    base_url: str = ""
    drafts: bool = False
    jobs: int = 0
    tell: Tell = silent
    held: Path | None = None
