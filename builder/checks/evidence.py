"""Checks of quoted words: do they stand in the copies that we keep, as far as the ledger says. What a copy is, is read elsewhere."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from builder.dossier import Dossier
from builder.findings import Finding, finding
from builder.quotations import Quotation, Standing, quotations_of, standing_of


def quote_not_found(dossier: Dossier, _clock: date) -> Iterator[Finding]:
    """Quoted words of which our copies of all sources cited for them have nothing, nor anything near."""
    for quotation, standing in _with_standing(dossier):
        if standing.state == "not-found":
            copies = " or ".join(f"'{one}'" for one in quotation.sources)
            yield finding(
                "quote-not-found",
                quotation.span,
                f"“{_shown(quotation.words)}” does not stand in our copy of {copies}, nor does anything near it",
                "copy the words from the source, letter by letter; what you leave out is written […], and what you put in [in brackets]",
            )


def quote_altered(dossier: Dossier, _clock: date) -> Iterator[Finding]:
    """Quoted words that our copy has in another wording.

    An error, unless another source is cited for them of which we keep no copy: it may have the words as they are quoted.
    """
    for quotation, standing in _with_standing(dossier):
        if standing.state != "altered" or standing.row is None:
            continue
        how = f": {standing.row.difference}" if standing.row.difference else f" (they were compared on {standing.row.day})"
        found = finding(
            "quote-altered",
            quotation.span,
            f"“{_shown(quotation.words)}” reads differently in our copy of '{standing.source}'{how}",
            "copy the words from the source, letter by letter; if the copy is at fault, the editors can accept it in public, with a waiver",
        )
        yield found if standing.whole else replace(found, severity="warning")


def quote_unchecked(dossier: Dossier, _clock: date) -> Iterator[Finding]:
    """Quoted words that were not held against a copy that we keep, or against another one than we keep now."""
    for quotation, standing in _with_standing(dossier):
        if standing.state == "unchecked":
            yield finding(
                "quote-unchecked",
                quotation.span,
                f"nobody has compared “{_shown(quotation.words)}” with our copy of '{standing.source}' yet",
                "there is nothing for you to do: an editor, who has the copy, runs `onrecord verify`",
            )


def _with_standing(dossier: Dossier) -> Iterator[tuple[Quotation, Standing]]:
    # Most dossiers keep few copies, and those that keep none need not be gone through.
    if any(source.held for source in dossier.sources.values()):
        for quotation in quotations_of(dossier):
            yield quotation, standing_of(dossier, quotation)


def _shown(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:57].rstrip()}…"
