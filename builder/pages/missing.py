"""The page that a host shows where there is none: it is served at any path, so that its links are whole addresses."""

from collections.abc import Iterable
from dataclasses import dataclass

from builder.dossier import Dossier
from builder.page import Page
from builder.pages.parts import Link, PageView
from builder.pages.site import SiteView

ADDRESS = "404.html"
_WAYS = (
    ("The dossier", "index.html"),
    ("Incidents", "incidents/index.html"),
    ("Questions", "questions.html"),
    ("Sources", "sources/index.html"),
    ("Corrections", "corrections.html"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingView(PageView):
    """The page. base: the site's address, in front of everything that it links to. ways: where else to look."""

    base: str
    ways: tuple[Link, ...]

    @property
    def root(self) -> str:
        """The whole address of the site's top, because this page stands at no path of its own."""
        return self.base


def lay_out(_: Dossier, site: SiteView) -> Iterable[Page]:
    """The one page."""
    view = MissingView(
        path=ADDRESS,
        kind="missing",
        title="Nothing stands at this address",
        description=f"This address of {site.title} leads nowhere.",
        base=site.base,
        ways=tuple(Link(words, site.base + path) for words, path in _WAYS),
    )
    yield Page(ADDRESS, "missing", view, "the page for addresses that lead nowhere")
