"""What a command was asked for, before anything is read. It decides nothing."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Options:
    """What a command was asked for.

    templates: folders, of which an earlier one's files take the place of a later one's. clock: with a time zone. base_url: "" for the
    dossier's own. jobs: 0 for as many as there are cores.
    """

    content: Path
    templates: tuple[Path, ...]
    clock: datetime
    base_url: str = ""
    drafts: bool = False
    jobs: int = 0
