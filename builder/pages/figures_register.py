"""The register of figures: every count over the whole dossier with who says so, by incident. It adds up and compares nothing."""

from collections.abc import Iterable
from dataclasses import dataclass

from builder.dossier import Dossier
from builder.model import Incident
from builder.page import Page
from builder.pages.figures import FigureView, figure_view
from builder.pages.parts import Link, PageView, link_to, sheet
from builder.pages.site import SiteView
from builder.pages.wording import NOT_COMBINED

ADDRESS = "figures.html"


@dataclass(frozen=True, slots=True)
class FiguresOfIncident:
    """The figures of one incident. id: the section's anchor."""

    id: str
    incident: Link
    figures: tuple[FigureView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresRegisterView(PageView):
    """The register. not_combined: the sentence that stands over every figure."""

    not_combined: str
    groups: tuple[FiguresOfIncident, ...]


def lay_out(dossier: Dossier, site: SiteView) -> Iterable[Page]:
    """The one page of the register."""
    groups = tuple(_group(dossier, incident) for incident in dossier.incidents.values() if incident.figures)
    view = FiguresRegisterView(
        path=ADDRESS,
        kind="figures_register",
        title="Figures",
        description=f"Every count of people in {site.title}, with who says so. {NOT_COMBINED}",
        section=ADDRESS,
        crumbs=(Link(site.title, "index.html"),),
        contents=tuple(Link(group.incident.label, f"#{group.id}") for group in groups),
        not_combined=NOT_COMBINED,
        groups=groups,
    )
    yield Page(ADDRESS, "figures_register", view, "the register of figures")


def _group(dossier: Dossier, incident: Incident) -> FiguresOfIncident:
    shown = sheet(dossier, ADDRESS, incident.id)
    return FiguresOfIncident(f"on-{incident.id}", link_to(shown, incident.id), tuple(figure_view(shown, one) for one in incident.figures))
