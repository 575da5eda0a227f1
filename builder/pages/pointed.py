"""A link to what somebody points at in the content, and the words that they mean. It finds nothing that is not public."""

from pathlib import PurePosixPath
from typing import NamedTuple

from builder.dossier import Entry
from builder.pages.parts import Link, Sheet, relative
from builder.pages.wording import opening
from builder.pointers import Pointer


class Pointed(NamedTuple):
    """A page, at the statement that is meant, with its title. words: of the statement or those that were quoted, "" for a whole page."""

    at: Link
    words: str


def pointed(sheet: Sheet, pointer: Pointer | None) -> Pointed | None:
    """What is pointed at, None where it is on no public page; one of a draft would give the draft away."""
    entry = _entry(sheet, pointer) if pointer else None
    if pointer is None or entry is None:
        return None
    anchor, words = _statement(sheet, entry, pointer)
    return Pointed(Link(entry.title, relative(sheet.path, entry.address + (f"#{anchor}" if anchor else ""))), words)


def _entry(sheet: Sheet, pointer: Pointer) -> Entry | None:
    entries = sheet.dossier.entries
    path = f"{sheet.dossier.settings.folder}{pointer.path}"
    # A source that stands in an incident has the incident's path, and comes behind it.
    found = entries.get(pointer.path) or next((entry for entry in entries.values() if entry.record.path == path), None)
    return found or sheet.dossier.aliases.get(PurePosixPath(pointer.path).stem)


def _statement(sheet: Sheet, entry: Entry, pointer: Pointer) -> tuple[str, str]:
    cited = sheet.dossier.pages.get(entry.id)
    if pointer.words or not pointer.id or cited is None:
        return "", f"“{pointer.words}”" if pointer.words else ""
    fragment = sheet.dossier.fragments.get(entry.id, {}).get(pointer.id)
    # An inquiry has its own name; what its steps say is said of each of them.
    if fragment and fragment.kind == "inquiry":
        return fragment.anchor, fragment.text
    meant = [one for one in cited.statements if pointer.id in (one.anchor, one.anchor[2:], one.owner)]
    words = opening(meant[0].text, 160).rstrip(".") if meant else ""
    return fragment.anchor if fragment else meant[0].anchor if meant else "", words
