"""The timeline over the whole dossier: the dated entries of all incidents in the order of their dates, the unknown last."""

from collections.abc import Iterable
from dataclasses import dataclass

from builder.dossier import Dossier
from builder.page import Page
from builder.pages.chains import EventView, event_view
from builder.pages.dates import year
from builder.pages.parts import Link, PageView, sheet
from builder.pages.site import SiteView

ADDRESS = "timeline.html"
_UNKNOWN = "Date not known"


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """An entry. place: to where it stands, in its incident's title."""

    view: EventView
    place: Link


@dataclass(frozen=True, slots=True)
class TimelineYear:
    """The entries of one year, or those of which no date is known. id: the section's anchor."""

    id: str
    title: str
    entries: tuple[TimelineEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineView(PageView):
    """The timeline. years: in order, () where the dossier has no entry."""

    years: tuple[TimelineYear, ...]


def lay_out(dossier: Dossier, site: SiteView) -> Iterable[Page]:
    """The one page of the timeline."""
    years = _years(dossier)
    view = TimelineView(
        path=ADDRESS,
        kind="timeline",
        title="Timeline",
        description=f"The dated entries of all incidents of {site.title}, in the order of their dates.",
        section=ADDRESS,
        crumbs=(Link(site.title, "index.html"),),
        contents=tuple(Link(year.title, f"#{year.id}") for year in years),
        years=years,
    )
    yield Page(ADDRESS, "timeline", view, "the timeline")


def _years(dossier: Dossier) -> tuple[TimelineYear, ...]:
    events = [(incident, event) for incident in dossier.incidents.values() for event in incident.timeline]
    by_year: dict[str, list[TimelineEntry]] = {}
    for incident, event in sorted(events, key=lambda one: one[1].date.order):
        shown = sheet(dossier, ADDRESS, incident.id)
        view = event_view(shown, event)
        place = Link(dossier.shown_name(incident.id), view.home)
        by_year.setdefault(year(event.date), []).append(TimelineEntry(view, place))
    return tuple(TimelineYear(f"year-{one or 'unknown'}", one or _UNKNOWN, tuple(entries)) for one, entries in by_year.items())
