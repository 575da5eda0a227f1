"""Every quotation of a dossier, with the copies in which its words should stand, and what the ledger says of it. It opens no copy."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from builder.comparison import read_quoted, words_of
from builder.document import Part
from builder.dossier import Dossier, Statement
from builder.findings import Span
from builder.ledger import Row, key_of, short

State = Literal["found", "altered", "not-found", "unchecked", "not-held"]

_ORDER: tuple[State, ...] = ("found", "unchecked", "altered")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that a page quotes. span: where they, or the citation that has them, stand. sources: ids of those that may have them.

    part: what cites them as the words of its source; None for words between quotation marks.
    lost: whether something else is cited for them that is no source, or could not be read: it may be what they are from.
    """

    words: str
    span: Span
    sources: tuple[str, ...]
    part: Part | None = None
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a quotation.

    found: one copy has the words. altered: one has words near them. not-found: every copy was looked into. unchecked: a copy was not yet,
    or was another file then. not-held: we keep no copy of a source that may have them. source: whose copy it was, "" where none has them.
    row: what the ledger says of it. whole: whether no other source that may have the words is left to look into.
    """

    state: State
    source: str = ""
    row: Row | None = None
    whole: bool = True


def quotations_of(dossier: Dossier) -> Iterator[Quotation]:
    """Every quotation, in order of page and place: the words of each citation, and what stands in quotation marks in what is cited.

    Words in quotation marks are from one of the sources that are cited there; contra counts. Those that a citation gives as its words
    are looked for in its source alone.
    """
    for page in dossier.pages.values():
        for statement in page.statements:
            yield from quotations_in(dossier, statement)


def quotations_in(dossier: Dossier, statement: Statement) -> Iterator[Quotation]:
    """The quotations of one statement."""
    parts = [(citation, part) for citation in statement.citations for part in citation.parts if part.key in dossier.sources]
    quoting = [(citation, part) for citation, part in parts if part.words and read_quoted(part.words)]
    for citation, part in quoting:
        yield Quotation(part.words, citation.span, (str(part.key),), part)
    carrying = [citation for citation in statement.citations if not citation.editors]
    lost = any(not citation.parts or any(part.key not in dossier.sources for part in citation.parts) for citation in carrying)
    cited = tuple(dict.fromkeys(str(part.key) for _, part in parts))
    if cited and statement.quotations:
        # What stands in words that were looked for was looked for.
        looked_for = "\n".join(words_of(part.words).line for _, part in quoting if copies_of(dossier, str(part.key)))
        for words in statement.quotations:
            if read_quoted(words) and words_of(words).line not in looked_for:
                yield Quotation(str(words), words.span, cited, lost=lost)


def copies_of(dossier: Dossier, source: str) -> tuple[str, ...]:
    """The ids of the sources whose copies have a source's words: its own, and those in which we read it."""
    found = (source, *(str(one) for one in dossier.sources[source].via))
    return tuple(one for one in found if one in dossier.sources and dossier.sources[one].held)


def standing_of(dossier: Dossier, quotation: Quotation) -> Standing:
    """What the ledger says of a quotation."""
    by_source = {source: copies_of(dossier, source) for source in quotation.sources}
    copies = dict.fromkeys(copy for found in by_source.values() for copy in found)
    whole = all(by_source.values())
    rows = {copy: current_row(dossier, quotation.words, copy) for copy in copies}
    outcomes = {copy: row.outcome if row else "unchecked" for copy, row in rows.items()}
    # Whoever found the words need not look further, and who has not looked everywhere can't say that they are nowhere.
    for state in _ORDER:
        for copy, outcome in outcomes.items():
            if outcome == state:
                return Standing(state, copy, rows[copy], whole)
    if whole and rows:
        return Standing("not-found", next(iter(rows)), next(iter(rows.values())))
    return Standing("not-held", whole=whole)


def current_row(dossier: Dossier, words: str, copy: str) -> Row | None:
    """What the ledger says of some words and a source's copy; None where it says nothing, or speaks of another copy than the source's."""
    held = dossier.sources[copy].held
    row = dossier.ledger.get(key_of(words, copy))
    return row if row is not None and held is not None and row.copy == short(held.sha256) else None
