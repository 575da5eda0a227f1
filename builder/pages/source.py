"""The page of one source: what it is, where we read it, where it leads, and everything in the dossier that rests on it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from builder.dossier import Dossier, Use
from builder.model import Source
from builder.page import Page
from builder.pages.copies import CopyNote, Notes, copy_notes, original_at_words
from builder.pages.dates import Day, date_in_words, day
from builder.pages.parts import Link, PageView, Sheet, link_to, relative, sheet, source_link
from builder.pages.pointed import pointed
from builder.pages.prose import Prose, prose
from builder.pages.references import ReferenceView, reference, reference_in_words
from builder.pages.site import SiteView
from builder.pages.wording import SIGNALS, STATEMENT_KINDS, TIMELINE_ENTRY, opening, said, support_words
from builder.pointers import read_pointer


@dataclass(frozen=True, slots=True)
class SupportView:
    """A statement that rests on the source. place: to it, in its own words. kind: "Claim", "Count" …

    opposes: the source says otherwise. copies, at_words: as of a UseView, () and "" where another is cited. through: the other source
    that the statement cites and that leads here, None where it cites this one. origin: where the citation of this one says that it leads.
    """

    kind: str
    place: Link
    locator: str
    words: str
    signal: str
    opposes: bool
    copies: tuple[CopyNote, ...]
    at_words: str
    through: Link | None
    origin: Link | None


@dataclass(frozen=True, slots=True)
class PageOfSupport:
    """All statements of one page that rest on the source.

    number: the source's there, 0 where it is not cited itself. date: the incident's, or "".
    """

    page: Link
    date: str
    number: int
    statements: tuple[SupportView, ...]


@dataclass(frozen=True, slots=True)
class ReviewView:
    """That somebody looked again at what rests on it. at: to the page or the statement. words: of the statement, "" for a page."""

    at: Link
    words: str
    date: Day
    outcome: Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView(PageView):
    """The page of a source.

    tracing: in words, whether it is an origin itself. origins: those behind it, where it is not. support: by page.
    support_words: how many, in words. resting: sources that rest on it. read_in: sources that were read in it.
    background: pages that it informs as a whole.
    """

    reference: ReferenceView
    tracing: str
    origins: tuple[tuple[Link, str], ...]
    reviews: tuple[ReviewView, ...]
    support: tuple[PageOfSupport, ...]
    support_words: str
    resting: tuple[tuple[Link, str], ...]
    read_in: tuple[tuple[Link, str], ...]
    background: tuple[Link, ...]


def lay_out(dossier: Dossier, site: SiteView) -> Iterable[Page]:
    """A page for every public source."""
    for source in dossier.sources.values():
        path = dossier.address_of(source.id)
        yield Page(path, "source", _view(sheet(dossier, path, source.id), source, site), f"the page of the source {source.id}")


def _view(sheet: Sheet, source: Source, site: SiteView) -> SourceView:
    dossier = sheet.dossier
    shown = reference(sheet, source.id)
    tracing, origins = _tracing(sheet, source)
    uses = dossier.uses.get(source.id, ())
    traced = leading_to(dossier, source)
    others = dossier.sources.values()
    return SourceView(
        path=sheet.path,
        kind="source",
        title=shown.title,
        description=f"What rests on this source in {site.title}: {opening(reference_in_words(sheet, source.id), 220)}",
        section="sources/index.html",
        crumbs=(Link(site.title, "../index.html"), Link("Sources", "index.html")),
        reference=shown,
        tracing=tracing,
        origins=origins,
        reviews=() if source.withheld else tuple(_reviews(sheet, source)),
        support=_support(sheet, uses + traced),
        support_words=support_words(len(uses), len(traced)),
        resting=tuple(_described(sheet, other) for other in others if source.id in other.rests_on),
        read_in=tuple(_described(sheet, other) for other in others if source.id in other.via),
        background=_background(sheet, source),
    )


def leading_to(dossier: Dossier, source: Source) -> tuple[Use, ...]:
    """The uses of other sources that lead to this one: those that are traced to it and, where it was revised, all that hang on it."""
    traced = dossier.traced.get(source.id, ())
    if not source.revised:
        return traced
    listed = {(use.statement.page, use.n) for use in traced}
    hanging = (use for uses in dossier.uses.values() for use in uses if source.id in use.revised and use.source != source.id)
    return (*traced, *(use for use in hanging if (use.statement.page, use.n) not in listed))


def _tracing(sheet: Sheet, source: Source) -> tuple[str, tuple[tuple[Link, str], ...]]:
    traced = sheet.dossier.tracing[source.id]
    if traced.cycle:
        return "It rests on itself in a circle, so that no origin is known.", ()
    if not source.rests_on:
        return "We record no source behind it: it counts as an origin.", ()
    links = tuple(_described(sheet, sheet.dossier.sources[origin]) for origin in traced.possible)
    if traced.origins:
        return "Of the origins that we record, one is behind it:", links
    return "Several origins are behind it; what cites it says which, or is not traced:", links


def _described(sheet: Sheet, source: Source) -> tuple[Link, str]:
    return link_to(sheet, source.id), source_link(sheet, source.id).label


def _reviews(sheet: Sheet, source: Source) -> Iterator[ReviewView]:
    for review in source.reviewed:
        if place := pointed(sheet, read_pointer(review.at)):
            yield ReviewView(place.at, place.words, day(review.date), prose(sheet, review.outcome))


def _support(sheet: Sheet, uses: tuple[Use, ...]) -> tuple[PageOfSupport, ...]:
    dossier = sheet.dossier
    notes = copy_notes(dossier, (use for use in uses if use.source == sheet.owner))
    by_page: dict[str, list[Use]] = {}
    for use in sorted(uses, key=lambda use: use.n):
        by_page.setdefault(use.statement.page, []).append(use)
    incidents = [page for page in dossier.incidents if page in by_page]
    others = sorted(page for page in by_page if page not in dossier.incidents)
    return tuple(
        PageOfSupport(
            page=link_to(sheet, page),
            date=date_in_words(dossier.incidents[page].date) if page in dossier.incidents else "",
            number=next((use.number for use in by_page[page] if use.source == sheet.owner), 0),
            statements=tuple(_statement(sheet, use, notes) for use in by_page[page]),
        )
        for page in (*incidents, *others)
    )


def _statement(sheet: Sheet, use: Use, notes: Notes) -> SupportView:
    statement = use.statement
    cites_it = use.source == sheet.owner
    address = sheet.dossier.address_of(statement.page)
    href = relative(sheet.path, f"{address}#{statement.anchor or f'r-{use.n}'}")
    return SupportView(
        kind=TIMELINE_ENTRY if statement.field == "timeline" else said(STATEMENT_KINDS, statement.kind),
        place=Link(opening(statement.text, 160), href),
        locator=use.part.locator,
        words=use.part.words,
        signal=SIGNALS.get(use.part.signal, use.part.signal),
        opposes=use.part.opposes,
        copies=notes.get((statement.page, use.n), ()),
        at_words=original_at_words(sheet.dossier, use) if cites_it else "",
        through=None if cites_it else source_link(sheet, use.source),
        origin=_origin(sheet, use) if cites_it else None,
    )


def _origin(sheet: Sheet, use: Use) -> Link | None:
    if use.part.origin is None:
        return None
    return Link("itself") if use.part.origin == use.source else source_link(sheet, str(use.part.origin))


def _background(sheet: Sheet, source: Source) -> tuple[Link, ...]:
    dossier = sheet.dossier
    records = (dossier.incidents, dossier.people, dossier.organisations, dossier.places, dossier.articles)
    return tuple(link_to(sheet, record.id) for kind in records for record in kind.values() if source.id in record.background)
