"""Checks of quoted words: do they stand in the copies that we keep, as far as the ledger says. What a copy is, is read elsewhere."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from builder.comparison import compare, words_of
from builder.dossier import Dossier
from builder.findings import Finding, finding
from builder.ledger import short
from builder.model import Source
from builder.quotations import Quotation, Standing, quotations_of, standing_of

# So many quotations of one copy that was never compared are told one by one.
MOST_SINGLY = 5


def quote_not_found(dossier: Dossier, _clock: date) -> Iterator[Finding]:
    """Quoted words of which our copies of all sources cited for them have nothing, nor anything near."""
    for quotation, standing in _with_standing(dossier):
        if standing.state == "not-found" and not quotation.lost:
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
        if standing.state != "altered" or standing.row is None or quotation.lost:
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
    """Quoted words that were not held against a copy that we keep, or against another one than we keep now.

    Where that is so of all that is quoted from a copy, it is `copy-not-compared`.
    """
    told = {str(source.id) for source, _ in _not_compared(dossier)}
    for quotation, standing in _with_standing(dossier):
        if standing.state == "unchecked" and standing.source not in told:
            yield finding(
                "quote-unchecked",
                quotation.span,
                f"nobody has compared “{_shown(quotation.words)}” with our copy of '{standing.source}' yet",
                "an editor, who has the copy, runs `onrecord verify`; a contributor need do nothing",
            )


def copy_not_compared(dossier: Dossier, _clock: date) -> Iterator[Finding]:
    """Copies that nothing was compared with, though much is quoted from them, or though another copy of the source was compared."""
    for source, message in _not_compared(dossier):
        if source.held:
            yield finding(
                "copy-not-compared",
                source.held.sha256.span,
                message,
                "if somebody changed this sum, or took lines out of ledger.tsv, undo that; if the copy is another one now, an editor, "
                "who has it, runs `onrecord verify`",
            )


def comparison_left_over(dossier: Dossier, _clock: date) -> Iterator[Finding]:
    """Comparisons with a copy that the source does not have: its `held:` was taken out."""
    noted = Counter(source for _, source in dossier.ledger)
    for key, source in dossier.sources.items():
        # Of what is confidential nobody after reading knows whether it has a copy.
        if noted[key] and source.held is None and not source.withheld:
            yield finding(
                "comparison-left-over",
                source.span,
                f"ledger.tsv notes {_times(noted[key], 'comparison')} with our copy of '{key}', and the source names no copy (`held:`)",
                "put `held:` back; if there is no copy any more, an editor runs `onrecord verify`, which takes the lines out",
            )


def quote_contradicts(dossier: Dossier, _clock: date) -> Iterator[Finding]:
    """Words in quotation marks that are near those which the citation gives as its source's, where one source is cited, and differ."""
    for page in dossier.pages.values():
        for statement in page.statements:
            parts = [part for citation in statement.citations for part in citation.parts]
            given = [part.words for part in parts if part.words]
            if len({part.key for part in parts}) == 1 and given:
                for quoted in statement.quotations:
                    if words := _contradicted(str(quoted), given):
                        yield finding(
                            "quote-contradicts",
                            quoted.span,
                            f"“{_shown(quoted)}” stands here, and the citation has “{_shown(words)}” as the words of the source",
                            "look which of the two the source has, and correct the other; what you leave out is written […]",
                        )


def _contradicted(quoted: str, given: list[str]) -> str:
    """Of the words that citations give those that come near the quoted ones; "" where one has them, is part of them, or none is near."""
    outcomes = [(words, compare(quoted, words_of(words)), compare(words, words_of(quoted))) for words in given]
    if any(one is not None and one.outcome == "found" for _, *both in outcomes for one in both):
        return ""
    return next((words for words, *both in outcomes if any(one is not None and one.outcome == "altered" for one in both)), "")


def _not_compared(dossier: Dossier) -> Iterator[tuple[Source, str]]:
    """The sources of whose copy as it is now the ledger has nothing, and why that is more than a quotation which somebody changed."""
    waiting = Counter(standing.source for _, standing in _with_standing(dossier) if standing.state == "unchecked")
    noted: dict[str, set[str]] = {}
    for (_, key), row in dossier.ledger.items():
        noted.setdefault(key, set()).add(row.copy)
    for key in sorted(waiting):
        source = dossier.sources[key]
        copies = noted.get(key, set())
        if source.held is None or short(source.held.sha256) in copies:
            continue
        if copies:
            number = sum(one == key for _, one in dossier.ledger)
            yield source, f"no comparison is noted for a copy of '{key}' with this sum, and {number} for another: was the sum changed?"
        elif waiting[key] > MOST_SINGLY:
            yield source, f"nobody has compared what is quoted from '{key}' with our copy yet ({_times(waiting[key], 'quotation')})"


def _times(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _with_standing(dossier: Dossier) -> Iterator[tuple[Quotation, Standing]]:
    # Most dossiers keep few copies, and those that keep none need not be gone through.
    if any(source.held for source in dossier.sources.values()):
        for quotation in quotations_of(dossier):
            yield quotation, standing_of(dossier, quotation)


def _shown(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:57].rstrip()}…"
