"""Which ids are given, and which sources there are, by the files alone: nothing is linked, and nothing checked."""

from pathlib import Path

from builder.link.registry import with_their_sources
from builder.model import Source
from builder.pipeline import record_of
from builder.read import FOLDERS, read_content


def where_taken(content: Path, name: str) -> str:
    """Where an id is given already, to a file, as an alias or to a source within an incident: path and line, or "".

    Only the files in which it stands are looked into. Raises ConfigurationError where there is no dossier.
    """
    files, _ = read_content(content)
    wanted = name.casefold()
    near = (
        file for file in files if file.folder in FOLDERS and (file.name.casefold() == wanted or wanted.encode() in file.content.lower())
    )
    for record in with_their_sources(record for file in near if (record := record_of(file)[2]) is not None):
        for one in (record.id, *record.aliases):
            if one.casefold() == wanted:
                return f"{one.span.path}, line {one.span.line}"
    return ""


def sources_in(content: Path) -> tuple[Source, ...]:
    """Every source of a dossier, drafts' too, in order of path and place. Raises ConfigurationError where there is no dossier."""
    files, _ = read_content(content)
    records = [record for file in files if file.folder in FOLDERS and (record := record_of(file)[2]) is not None]
    sources = (record for record in with_their_sources(records) if isinstance(record, Source))
    return tuple(sorted(sources, key=lambda source: (source.path, source.span.line)))
