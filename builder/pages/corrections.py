"""The register of corrections: every change to published words that readers are told of, and how to report an error."""

from collections.abc import Iterable
from dataclasses import dataclass

from builder.dossier import Dossier
from builder.page import Page
from builder.pages.changes import ChangesOfDay, by_day, corrections
from builder.pages.parts import Link, PageView
from builder.pages.site import SiteView

ADDRESS = "corrections.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionsView(PageView):
    """The register, the newest first; () where nothing was corrected."""

    days: tuple[ChangesOfDay, ...]


def lay_out(dossier: Dossier, site: SiteView) -> Iterable[Page]:
    """The one page of the register."""
    view = CorrectionsView(
        path=ADDRESS,
        kind="corrections",
        title="Corrections",
        description=f"Every correction to {site.title}, and how to report an error.",
        section=ADDRESS,
        crumbs=(Link(site.title, "index.html"),),
        days=by_day(corrections(dossier, ADDRESS)),
    )
    yield Page(ADDRESS, "corrections", view, "the register of corrections")
