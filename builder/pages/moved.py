"""Pages at old addresses: each says where the thing is now, and leads on."""

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass

from builder.dossier import Dossier, Entry
from builder.page import Page
from builder.pages.parts import Link, PageView, relative
from builder.pages.site import SiteView


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedView(PageView):
    """The page. now: to the present address. canonical: the same as a whole address."""

    now: Link
    canonical: str


def lay_out(dossier: Dossier, site: SiteView) -> Iterable[Page]:
    """A page for every old id, in the order of the ids."""
    for alias in sorted(dossier.aliases):
        yield _page(alias, dossier.aliases[alias], site)


def _page(alias: str, entry: Entry, site: SiteView) -> Page:
    path = posixpath.join(posixpath.dirname(entry.address), f"{alias}.html")
    view = MovedView(
        path=path,
        kind="moved",
        title="This page has another address now",
        crumbs=(Link(site.title, relative(path, "index.html")),),
        description=f"A page of {site.title} that has another address now.",
        now=Link(entry.title, relative(path, entry.address)),
        canonical=site.base + entry.address,
    )
    return Page(path, "moved", view, f"the old address {alias}")
