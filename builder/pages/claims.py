"""The register of claims: every cited stretch of text, by page, with the sources that carry it and a link to its place."""

from collections.abc import Iterable
from dataclasses import dataclass

from builder.dossier import Dossier, PageCitations, Statement
from builder.page import Page
from builder.pages.parts import Link, Marks, PageView, Sheet, anchored, link_to, marks, sheet
from builder.pages.site import SiteView
from builder.pages.wording import counted, said

ADDRESS = "claims.html"
_PLACES = {
    "summary": "Summary",
    "basis": "Grading",
    "body": "Account",
    "timeline": "Timeline",
    "finding": "Finding of an inquiry",
    "answer": "Answer to a question",
    "named_because": "Why this person is named",
    "reply": "Reply",
}


@dataclass(frozen=True, slots=True)
class ClaimEntry:
    """A claim. place: to where it stands, in words ("Account"). marks: the sources that carry it, and those that say otherwise."""

    text: str
    place: Link
    marks: Marks


@dataclass(frozen=True, slots=True)
class ClaimsOfPage:
    """The claims of one page, in its order. id: the section's anchor."""

    id: str
    page: Link
    count: str
    claims: tuple[ClaimEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimsView(PageView):
    """The register. groups: incidents first, then the other pages that make claims."""

    groups: tuple[ClaimsOfPage, ...]


def lay_out(dossier: Dossier, site: SiteView) -> Iterable[Page]:
    """The one page of the register."""
    groups = tuple(filter(None, (_group(dossier, dossier.pages[page]) for page in _order(dossier))))
    view = ClaimsView(
        path=ADDRESS,
        kind="claims",
        title="Claims",
        description=f"Every claim of {site.title}, with its sources.",
        section=ADDRESS,
        crumbs=(Link(site.title, "index.html"),),
        contents=_contents(dossier, groups),
        groups=groups,
    )
    yield Page(ADDRESS, "claims", view, "the register of claims")


def _contents(dossier: Dossier, groups: tuple[ClaimsOfPage, ...]) -> tuple[Link, ...]:
    incidents = {f"on-{page}" for page in dossier.incidents}
    others = [group for group in groups if group.id not in incidents]
    links = [Link(group.page.label, f"#{group.id}") for group in groups if group.id in incidents]
    return (*links, *(Link("Other pages", f"#{group.id}") for group in others[:1]))


def _order(dossier: Dossier) -> list[str]:
    others = sorted(page for page in dossier.pages if page not in dossier.incidents)
    return [page for page in dossier.incidents if page in dossier.pages] + others


def _group(dossier: Dossier, citations: PageCitations) -> ClaimsOfPage | None:
    shown = sheet(dossier, ADDRESS, citations.page)
    claims = tuple(_entry(shown, one) for one in citations.statements if one.kind == "claim" and one.standing == "cited")
    if not claims:
        return None
    return ClaimsOfPage(f"on-{citations.page}", link_to(shown, citations.page), counted(len(claims), "claim", "claims"), claims)


def _entry(shown: Sheet, statement: Statement) -> ClaimEntry:
    place = Link(said(_PLACES, statement.field), anchored(shown, statement.anchor))
    return ClaimEntry(statement.text, place, marks(shown, statement.citations, again=True))
