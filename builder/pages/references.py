"""What a source is called and where it is to be had, for lists of sources and for its own page. It lists no uses."""

from dataclasses import dataclass

from builder.dossier import Dossier
from builder.edtf import read_date
from builder.ledger import short
from builder.model import Source
from builder.pages.dates import Day, date_in_words, day
from builder.pages.parts import Link, PartyMark, Sheet, link_to, party_mark, revised_behind, sheet, source_link
from builder.pages.prose import Prose, prose
from builder.pages.wording import PARTIES, SOURCE_STATUSES, SOURCE_TYPES, WORDINGS, counted, said


@dataclass(frozen=True, slots=True)
class Away:
    """A link to the original of a source, robust against its loss (https://robustlinks.mementoweb.org/spec/).

    version: the address of an archived copy, or "". day: of the copy, else on which the original was read, YYYY-MM-DD, or "".
    """

    label: str
    href: str
    version: str
    day: str


@dataclass(frozen=True, slots=True)
class ReferenceView:
    """A source as a list cites it.

    authors, title, described (the title is a description of ours), publisher, issued: who, what, where, when; publisher None where
    there is none or it is not known. page: to the source's own page. type, party, wording: in words, "" where not said.
    mark: its party's sign. status: "" for a current source. revised: of each source behind it that was corrected or retracted since,
    that it rests on it, in words, and a link to it. based_on: its own origins. via: where we read it, if not itself.
    original, archived: links, or None. accessed: the day it was read, or None. searched: "<where>, <how>", where we looked and found
    nothing, else "".
    held: that a copy is kept, as words with its hash, or "". withheld: why it is kept back, or "". missing_publisher: it is unknown.
    """

    id: str
    page: Link
    authors: tuple[Link, ...]
    title: str
    described: bool
    publisher: Link | None
    missing_publisher: bool
    issued: Day | None
    type: str
    mark: PartyMark | None
    party: str
    wording: str
    language: str
    status: str
    status_day: Day | None
    status_note: Prose
    revised: tuple[tuple[str, Link], ...]
    based_on: tuple[Link, ...]
    via: tuple[Link, ...]
    original: Away | None
    archived: Link | None
    archived_day: Day | None
    accessed: Day | None
    searched: str
    held: str
    withheld: str
    note: Prose


def reference(from_sheet: Sheet, source_id: str) -> ReferenceView:
    """How the page of `from_sheet` shows the source `source_id`; its own prose is cited as on the source's page."""
    dossier = from_sheet.dossier
    source = dossier.sources[source_id]
    own = sheet(dossier, from_sheet.path, source_id)
    known_publisher = source.publisher is not None and source.publisher != "unknown"
    return ReferenceView(
        id=str(source.id),
        page=link_to(from_sheet, source_id),
        authors=tuple(link_to(from_sheet, author) for author in source.author),
        title=dossier.title_of(source_id),
        described=source.title is None,
        publisher=link_to(from_sheet, str(source.publisher)) if known_publisher else None,
        missing_publisher=source.publisher == "unknown",
        issued=day(source.dated) if source.dated else None,
        type="Confidential" if source.withheld else said(SOURCE_TYPES, source.type),
        mark=party_mark(source),
        party=said(PARTIES, source.party) if source.party else "",
        wording=said(WORDINGS, source.wording) if source.wording else "",
        language=str(source.language or ""),
        status=said(SOURCE_STATUSES, source.status or "current"),
        # On which day a witness took back what they said may tell who it is.
        status_day=day(source.status_date) if source.status_date and not source.status_date.unknown and not source.withheld else None,
        status_note=prose(own, source.status_note),
        revised=revised_behind(from_sheet, dossier.tracing[source_id].revised, source_id),
        based_on=tuple(source_link(from_sheet, origin) for origin in source.rests_on),
        via=tuple(source_link(from_sheet, seen) for seen in source.via),
        original=_original(source),
        archived=_archived(source),
        archived_day=day(source.archived.date) if source.archived and source.archived.date else None,
        accessed=day(source.accessed) if source.accessed else None,
        searched=", ".join(filter(None, (source.where, source.how))) if source.type == "search" else "",
        held=_held(dossier, source),
        withheld=str(source.withheld or ""),
        note=prose(own, source.note),
    )


def reference_in_words(from_sheet: Sheet, source_id: str) -> str:
    """The whole reference as plain text: authors, title, publisher, date."""
    view = reference(from_sheet, source_id)
    date = date_in_words(from_sheet.dossier.sources[source_id].dated) if view.issued else ""
    parts = (", ".join(author.label for author in view.authors), view.title, view.publisher.label if view.publisher else "", date)
    return ", ".join(filter(None, parts))


def _held(dossier: Dossier, source: Source) -> str:
    if not source.held:
        return ""
    rows = [row for (_, name), row in dossier.ledger.items() if name == source.id and row.copy == short(source.held.sha256)]
    last = read_date(max(row.day for row in rows)) if rows else ""
    compared = "" if isinstance(last, str) else f"; {counted(len(rows), 'quotation', 'quotations')} compared, last on {date_in_words(last)}"
    return (
        f"Our copy: we keep its text, and do not publish it; its sum shows whether it was changed (sha256 {source.held.sha256}){compared}"
    )


def _original(source: Source) -> Away | None:
    if not source.url:
        return None
    version = source.archived
    on = version.date if version and version.date else source.accessed
    return Away("Original", str(source.url), str(version.url) if version else "", day(on).datetime if on else "")


def _archived(source: Source) -> Link | None:
    return Link("Archived copy", str(source.archived.url), away=True) if source.archived else None
