"""The list of incidents: by year, and by tag."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from builder.dossier import Dossier
from builder.model import Incident
from builder.page import Page
from builder.pages.countries import with_country
from builder.pages.dates import Day, day, year
from builder.pages.parts import Link, PageView, link_to, sheet
from builder.pages.prose import Prose, prose
from builder.pages.responsibility import ResponsibilityView, responsibility_view
from builder.pages.site import SiteView
from builder.pages.wording import DISPUTED, counted, enumerated, said

ADDRESS = "incidents/index.html"
_UNKNOWN = "Year not known"


@dataclass(frozen=True, slots=True)
class IncidentEntry:
    """An incident in a list. page: to its page. disputed: "how many died and who they were", or ""."""

    page: Link
    date: Day
    time: str
    place: str
    summary: Prose
    responsibility: ResponsibilityView | None
    disputed: str
    content_note: str
    tags: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class IncidentsOfYear:
    """The incidents of one year. id: the section's anchor."""

    id: str
    title: str
    incidents: tuple[IncidentEntry, ...]


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag and the incidents that carry it. id: its anchor."""

    id: str
    name: str
    incidents: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentsView(PageView):
    """The list. count: of the incidents, in words. years: in order, the unknown last."""

    count: str
    years: tuple[IncidentsOfYear, ...]
    tags: tuple[Tag, ...]


def lay_out(dossier: Dossier, site: SiteView) -> Iterable[Page]:
    """The one page of the list."""
    tags = _tags(dossier)
    years = _years(dossier, {tag.name: f"#{tag.id}" for tag in tags})
    view = IncidentsView(
        path=ADDRESS,
        kind="incidents",
        title="Incidents",
        description=f"The incidents of {site.title}, by year and by tag.",
        section=ADDRESS,
        crumbs=(Link(site.title, "../index.html"),),
        contents=(*(Link(year.title, f"#{year.id}") for year in years), *((Link("By tag", "#tags"),) if tags else ())),
        count=counted(len(dossier.incidents), "incident", "incidents"),
        years=years,
        tags=tags,
    )
    yield Page(ADDRESS, "incidents", view, "the list of incidents")


def incident_entry(dossier: Dossier, path: str, incident: Incident, tags: Mapping[str, str]) -> IncidentEntry:
    """An incident as the page at `path` lists it. tags: where each tag leads there; a tag that leads nowhere is not shown."""
    shown = sheet(dossier, path, incident.id)
    return IncidentEntry(
        page=link_to(shown, incident.id),
        date=day(incident.date),
        time=str(incident.time or ""),
        place=with_country(incident.place.name, incident.place.country) if incident.place else "",
        summary=prose(shown, incident.summary),
        responsibility=responsibility_view(shown, incident),
        disputed=enumerated(tuple(said(DISPUTED, matter) for matter in incident.disputed)),
        content_note=str(incident.content_note or ""),
        tags=tuple(Link(str(tag), tags[tag]) for tag in incident.tags if tag in tags),
    )


def _years(dossier: Dossier, tags: Mapping[str, str]) -> tuple[IncidentsOfYear, ...]:
    by_year: dict[str, list[IncidentEntry]] = {}
    for incident in dossier.incidents.values():
        by_year.setdefault(year(incident.date), []).append(incident_entry(dossier, ADDRESS, incident, tags))
    return tuple(IncidentsOfYear(f"year-{one or 'unknown'}", one or _UNKNOWN, tuple(entries)) for one, entries in by_year.items())


def _tags(dossier: Dossier) -> tuple[Tag, ...]:
    carrying: dict[str, list[Link]] = {}
    for incident in dossier.incidents.values():
        for tag in sorted(set(incident.tags)):
            carrying.setdefault(str(tag), []).append(link_to(sheet(dossier, ADDRESS, incident.id), incident.id))
    names = sorted(carrying, key=lambda name: (name.casefold(), name))
    return tuple(Tag(f"tag-{number}", name, tuple(carrying[name])) for number, name in enumerate(names, 1))
