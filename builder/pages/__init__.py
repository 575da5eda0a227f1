"""One module a page kind: the view of its template, and the function that lays out all pages of the kind.

Nothing is found by scanning: a page kind is there when it stands in PAGE_KINDS.
"""

from collections.abc import Callable, Iterable

from builder.dossier import Dossier
from builder.page import Page
from builder.pages import (
    article,
    claims,
    corrections,
    entities,
    entity,
    figures_register,
    home,
    incident,
    incidents,
    inquiries,
    missing,
    moved,
    questions,
    removed,
    search,
    source,
    sources,
    timeline,
)
from builder.pages.site import SiteView

PAGE_KINDS: tuple[Callable[[Dossier, SiteView], Iterable[Page]], ...] = (
    home.lay_out,
    incidents.lay_out,
    incident.lay_out,
    sources.lay_out,
    source.lay_out,
    entities.lay_out,
    entity.lay_out,
    questions.lay_out,
    figures_register.lay_out,
    inquiries.lay_out,
    claims.lay_out,
    timeline.lay_out,
    corrections.lay_out,
    search.lay_out,
    article.lay_out,
    missing.lay_out,
    moved.lay_out,
    removed.lay_out,
)
