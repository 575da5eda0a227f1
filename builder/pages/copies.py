"""What readers are told of our copies: whether the words that a source is quoted with stand in them, and where they stand in its page.

It takes the ledger's word, and says nothing of what nobody has compared.
"""

from typing import NamedTuple

from builder.comparison import at_the_words
from builder.dossier import Dossier, Use
from builder.pages.wording import COPY_ALTERED, COPY_FOUND, COPY_QUOTE_ALTERED, COPY_QUOTE_FOUND
from builder.quotations import Quotation, copies_of, current_row, quotations_in, standing_of


class CopyNote(NamedTuple):
    """What our copy has of some words, in words. differs: that it reads otherwise."""

    words: str
    differs: bool


def copy_notes(dossier: Dossier, use: Use) -> tuple[CopyNote, ...]:
    """What our copies have of the words with which a source is quoted: of the citation's own, then of those in quotation marks."""
    copies = copies_of(dossier, use.source)
    if not copies:
        return ()
    notes: dict[CopyNote | None, None] = {}
    for quotation in quotations_in(dossier, use.statement):
        if quotation.part is use.part or (quotation.part is None and use.source in quotation.sources):
            notes.setdefault(_note(dossier, quotation, copies))
    return tuple(note for note in notes if note)


def original_at_words(dossier: Dossier, use: Use) -> str:
    """The address of a source at the words with which a statement quotes it; "" where it has none or is quoted without words."""
    source = dossier.sources[use.source]
    if not source.url or not use.part.words:
        return ""
    row = current_row(dossier, use.part.words, use.source) if source.held else None
    return at_the_words(source.url, use.part.words, row.before if row else "", row.behind if row else "")


def _note(dossier: Dossier, quotation: Quotation, copies: tuple[str, ...]) -> CopyNote | None:
    standing = standing_of(dossier, quotation)
    if standing.source not in copies:
        return None
    if standing.state == "found":
        return CopyNote(COPY_FOUND if quotation.part else COPY_QUOTE_FOUND.format(words=quotation.words), differs=False)
    if standing.state == "altered":
        return CopyNote(COPY_ALTERED if quotation.part else COPY_QUOTE_ALTERED.format(words=quotation.words), differs=True)
    return None
