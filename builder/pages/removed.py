"""Pages of things that were taken down: the address stays and says so, when and why, and names nobody."""

from collections.abc import Iterable
from dataclasses import dataclass

from builder.dossier import Dossier, Entry
from builder.page import Page
from builder.pages.dates import Day, day
from builder.pages.parts import Link, PageView, relative
from builder.pages.site import SiteView
from builder.pages.wording import REMOVALS, said


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovedView(PageView):
    """The page. why: the reason in words that follow "on <date>". corrections: to the register of corrections."""

    when: Day
    why: str
    corrections: Link


def lay_out(dossier: Dossier, site: SiteView) -> Iterable[Page]:
    """A page for everything that was taken down, in the order of the ids."""
    for _, entry in sorted(dossier.removed.items()):
        yield _page(entry, site)


def _page(entry: Entry, site: SiteView) -> Page:
    removal = entry.record.removed
    view = RemovedView(
        path=entry.address,
        kind="removed",
        title="Taken down",
        crumbs=(Link(site.title, relative(entry.address, "index.html")),),
        description=f"A page of {site.title} that was taken down.",
        when=day(removal.date if removal else None),
        why=said(REMOVALS, removal.reason if removal else ""),
        corrections=Link("Corrections", relative(entry.address, "corrections.html")),
    )
    return Page(entry.address, "removed", view, f"the page of {entry.id}, which was taken down")
