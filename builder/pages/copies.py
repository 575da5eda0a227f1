"""What readers are told of our copies: whether the words that a source is quoted with stand in them, and where they stand in its page.

It takes the ledger's word, and says nothing of what nobody has compared.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from builder.comparison import at_the_words
from builder.dossier import Dossier, Use
from builder.pages.wording import COPY_ALTERED, COPY_FOUND, COPY_FOUND_REWORDED, COPY_QUOTE_ALTERED, COPY_QUOTE_FOUND
from builder.quotations import Quotation, Standing, copies_of, current_row, quotations_in, standing_of


class CopyNote(NamedTuple):
    """What our copy has of some words, in words. differs: that it reads otherwise."""

    words: str
    differs: bool


Notes = Mapping[tuple[str, int], tuple[CopyNote, ...]]


def copy_notes(dossier: Dossier, uses: Iterable[Use]) -> Notes:
    """What our copies have of the words with which sources are quoted: of a citation's own, and of those in quotation marks.

    The notes come by the page and the place n of each use; a use of which there is nothing to be said is left out.
    """
    by_statement: dict[int, list[Use]] = {}
    for use in uses:
        if copies_of(dossier, use.source):
            by_statement.setdefault(id(use.statement), []).append(use)
    notes: dict[tuple[str, int], dict[CopyNote, None]] = {}
    for of_one in by_statement.values():
        # Each statement is read once, however many sources it cites.
        by_part = {id(use.part): [use] for use in of_one}
        by_source: dict[str, list[Use]] = {}
        for use in of_one:
            for copy in copies_of(dossier, use.source):
                by_source.setdefault(copy, []).append(use)
        for quotation in quotations_in(dossier, of_one[0].statement):
            standing = standing_of(dossier, quotation)
            meant = by_part.get(id(quotation.part), ()) if quotation.part else by_source.get(standing.source, ())
            if note := _note(dossier, quotation, standing):
                for use in meant:
                    notes.setdefault((use.statement.page, use.n), {})[note] = None
    return {key: tuple(found) for key, found in notes.items()}


def original_at_words(dossier: Dossier, use: Use) -> str:
    """The address of a source at the words with which a statement quotes it; "" where it has none or is quoted without words."""
    source = dossier.sources[use.source]
    # Whoever read the words elsewhere can't promise that this page has them.
    if not source.url or source.via or not use.part.words:
        return ""
    row = current_row(dossier, use.part.words, use.source) if source.held else None
    return at_the_words(source.url, use.part.words, row.before if row else "", row.behind if row else "")


def _note(dossier: Dossier, quotation: Quotation, standing: Standing) -> CopyNote | None:
    if standing.state == "found":
        found = COPY_FOUND_REWORDED if dossier.sources[standing.source].machine else COPY_FOUND
        return CopyNote(found if quotation.part else COPY_QUOTE_FOUND.format(words=quotation.words), differs=False)
    if standing.state == "altered":
        return CopyNote(COPY_ALTERED if quotation.part else COPY_QUOTE_ALTERED.format(words=quotation.words), differs=True)
    return None
