"""The register of inquiries: every official process as its chain of dated actions, by incident."""

from collections.abc import Iterable
from dataclasses import dataclass

from builder.dossier import Dossier
from builder.model import Incident
from builder.page import Page
from builder.pages.chains import InquiryView, inquiry_view
from builder.pages.parts import Link, PageView, link_to, sheet
from builder.pages.site import SiteView
from builder.pages.wording import NO_GUILT

ADDRESS = "inquiries.html"


@dataclass(frozen=True, slots=True)
class InquiriesOfIncident:
    """The inquiries into one incident. id: the section's anchor."""

    id: str
    incident: Link
    inquiries: tuple[InquiryView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InquiriesView(PageView):
    """The register. no_guilt: the sentence that stands over every inquiry."""

    no_guilt: str
    groups: tuple[InquiriesOfIncident, ...]


def lay_out(dossier: Dossier, site: SiteView) -> Iterable[Page]:
    """The one page of the register."""
    groups = tuple(_group(dossier, incident) for incident in dossier.incidents.values() if incident.inquiries)
    view = InquiriesView(
        path=ADDRESS,
        kind="inquiries",
        title="Inquiries",
        description=f"Every official inquiry of {site.title}, step by step, with its sources. {NO_GUILT}",
        section=ADDRESS,
        crumbs=(Link(site.title, "index.html"),),
        contents=tuple(Link(group.incident.label, f"#{group.id}") for group in groups),
        no_guilt=NO_GUILT,
        groups=groups,
    )
    yield Page(ADDRESS, "inquiries", view, "the register of inquiries")


def _group(dossier: Dossier, incident: Incident) -> InquiriesOfIncident:
    shown = sheet(dossier, ADDRESS, incident.id)
    inquiries = tuple(inquiry_view(shown, inquiry) for inquiry in incident.inquiries)
    return InquiriesOfIncident(f"on-{incident.id}", link_to(shown, incident.id), inquiries)
