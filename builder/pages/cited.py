"""The list of sources at the end of a page that cites: each with what it supports there and the way back. It judges no source."""

from dataclasses import dataclass

from builder.dossier import NumberedSource, Use
from builder.link.speakers import one_party
from builder.pages.copies import CopyNote, Notes, copy_notes, original_at_words
from builder.pages.parts import Link, Sheet, anchored, own_id, source_link
from builder.pages.references import ReferenceView, reference
from builder.pages.wording import ONE_PARTY, SIGNALS, counted, opening

MOST_USES = 5
FIRST_USES = 3


@dataclass(frozen=True, slots=True)
class UseView:
    """One use of a source. label: "1a". href: back to the number in the text. text: the first words of what it supports.

    locator: where in the source. words: its own words that carry the statement. signal: "see", "vs" … or "". opposes: whether
    it says otherwise. copies: what our copy has of the words. at_words: the address of the words in the original, or "".
    origin: the source that it is traced to here, where the citation says which; else None.
    one_party: that the claim comes from one party only, in words, or "".
    """

    label: str
    href: str
    text: str
    locator: str
    words: str
    signal: str
    opposes: bool
    copies: tuple[CopyNote, ...]
    at_words: str
    origin: Link | None
    one_party: str


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A numbered source of a page. anchor: s-<id>. more_uses: those that are folded away, under more_words ("48 more statements")."""

    number: int
    anchor: str
    reference: ReferenceView
    uses: tuple[UseView, ...]
    more_uses: tuple[UseView, ...]
    more_words: str


@dataclass(frozen=True, slots=True)
class SourceList:
    """All sources of a page. tracing: "9 sources, traced to at most 3 separate origins", "" where none supports anything.

    known_itself: how many of these origins rest on others, and are cited for what they know themselves, in words, or "".
    untraced: how many sources rest on several others without the page saying which, in words, or "".
    """

    entries: tuple[SourceEntry, ...]
    tracing: str
    known_itself: str
    untraced: str

    def __bool__(self) -> bool:
        return bool(self.entries)


def source_list(sheet: Sheet) -> SourceList:
    """The sources that the sheet's owner cites, numbered by first use."""
    if sheet.citations is None:
        return SourceList((), "", "", "")
    notes = copy_notes(sheet.dossier, (use for numbered in sheet.citations.sources for use in numbered.uses))
    return SourceList(
        entries=tuple(_entry(sheet, numbered, notes) for numbered in sheet.citations.sources),
        tracing=_tracing(len(sheet.citations.supporting), len(sheet.citations.origins)),
        known_itself=_known_itself(sum(bool(sheet.dossier.sources[one].rests_on) for one in sheet.citations.origins)),
        untraced=_untraced(len(sheet.citations.untraced), len(sheet.citations.supporting)),
    )


def _tracing(sources: int, origins: int) -> str:
    if not sources:
        return ""
    cited = counted(sources, "source", "sources")
    if not origins:
        return f"{cited}, not traced to an origin"
    return f"{cited}, traced to at most {counted(origins, 'separate origin', 'separate origins')}" if sources > 1 else cited


def _known_itself(origins: int) -> str:
    if not origins:
        return ""
    one = "One of these origins is based on others, and is cited here for what it knows itself."
    return one if origins == 1 else f"{origins} of these origins are based on others, and are cited here for what they know themselves."


def _untraced(sources: int, of_all: int) -> str:
    if not sources:
        return ""
    if of_all == 1:
        return "It rests on several others."
    one = "One of the sources rests on several others, and its origin is not traced."
    return one if sources == 1 else f"{sources} of the sources rest on several others, and their origins are not traced."


def _entry(sheet: Sheet, numbered: NumberedSource, notes: Notes) -> SourceEntry:
    uses = tuple(_use(sheet, use, notes) for use in numbered.uses)
    shown = len(uses) if len(uses) <= MOST_USES else FIRST_USES
    return SourceEntry(
        number=numbered.number,
        anchor=own_id(sheet, f"s-{numbered.source}"),
        reference=reference(sheet, numbered.source),
        uses=uses[:shown],
        more_uses=uses[shown:],
        more_words=counted(len(uses) - shown, "more statement", "more statements"),
    )


def _use(sheet: Sheet, use: Use, notes: Notes) -> UseView:
    return UseView(
        label=f"{use.number}{use.letter}",
        href=anchored(sheet, f"r-{use.n}"),
        text=opening(use.statement.text),
        locator=use.part.locator,
        words=use.part.words,
        signal=SIGNALS.get(use.part.signal, use.part.signal),
        opposes=use.part.opposes,
        copies=notes.get((use.statement.page, use.n), ()),
        at_words=original_at_words(sheet.dossier, use),
        origin=source_link(sheet, str(use.part.origin)) if use.part.origin else None,
        one_party=_one_party(sheet, use),
    )


def _one_party(sheet: Sheet, use: Use) -> str:
    # A sentence that says whose word it is changes nothing in whose word it is.
    found = one_party(sheet.dossier, use.statement) if use.statement.kind == "claim" and not use.part.opposes else None
    return ONE_PARTY[found.party] if found else ""
