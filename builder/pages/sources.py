"""The list of all sources, by publisher and then by date: who speaks, what each rests on, and how often it is used."""

from collections.abc import Iterable
from dataclasses import dataclass

from builder.dossier import Dossier
from builder.edtf import UNKNOWN
from builder.model import Source
from builder.page import Page
from builder.pages.parts import Link, PageView, Sheet, link_to, sheet
from builder.pages.references import ReferenceView, reference
from builder.pages.site import SiteView
from builder.pages.source import leading_to
from builder.pages.wording import counted, support_words

ADDRESS = "sources/index.html"
_NO_PUBLISHER = "Publisher not known"
_WITHHELD = "Confidential"


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A source in the list. uses: how often the dossier cites it, or what leads to it, in words."""

    reference: ReferenceView
    uses: str


@dataclass(frozen=True, slots=True)
class Publisher:
    """The sources of one publisher, by date. id: the section's anchor. name: to its page, where it has one."""

    id: str
    name: Link
    sources: tuple[SourceEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesView(PageView):
    """The list. count: of the sources, in words."""

    count: str
    publishers: tuple[Publisher, ...]


def lay_out(dossier: Dossier, site: SiteView) -> Iterable[Page]:
    """The one page of the list."""
    view = SourcesView(
        path=ADDRESS,
        kind="sources",
        title="Sources",
        description=f"Every source of {site.title}: who speaks, what it rests on, and what rests on it.",
        section=ADDRESS,
        crumbs=(Link(site.title, "../index.html"),),
        count=counted(len(dossier.sources), "source", "sources"),
        publishers=_publishers(dossier),
    )
    yield Page(ADDRESS, "sources", view, "the list of sources")


def _publishers(dossier: Dossier) -> tuple[Publisher, ...]:
    shown = sheet(dossier, ADDRESS, "")
    groups: dict[tuple[bool, str, Link], list[Source]] = {}
    for source in dossier.sources.values():
        name, known = _publisher(shown, source)
        groups.setdefault((not known, _alphabetical(name.label), name), []).append(source)
    ordered = sorted(groups, key=lambda one: (one[0], one[1], one[2].label))
    return tuple(
        Publisher(f"publisher-{number}", key[2], tuple(_entry(dossier, shown, source) for source in sorted(groups[key], key=_by_date)))
        for number, key in enumerate(ordered, 1)
    )


def _publisher(shown: Sheet, source: Source) -> tuple[Link, bool]:
    if source.withheld:
        return Link(_WITHHELD), False
    named = source.publisher if source.publisher != "unknown" else None
    party = named or (source.author[0] if source.author and source.publisher is None else None)
    return (link_to(shown, party), True) if party else (Link(_NO_PUBLISHER), False)


def _alphabetical(name: str) -> str:
    return name.casefold().removeprefix("the ")


def _by_date(source: Source) -> tuple[tuple[str, str, str], str]:
    return (source.dated or UNKNOWN).order, str(source.id)


def _entry(dossier: Dossier, shown: Sheet, source: Source) -> SourceEntry:
    uses, traced = dossier.uses.get(source.id, ()), leading_to(dossier, source)
    return SourceEntry(reference(shown, str(source.id)), support_words(len(uses), len(traced)))
