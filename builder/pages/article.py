"""A page of the dossier's own: about, methodology. The methodology also prints the policy that the checks go by."""

from collections.abc import Iterable
from dataclasses import dataclass

from builder.dossier import Dossier
from builder.model import Article
from builder.page import Page
from builder.pages.cited import SourceList, source_list
from builder.pages.dates import Day, day
from builder.pages.parts import Link, PageView, Sheet, sheet
from builder.pages.policy import Accepted, Rule, accepted, rules_of
from builder.pages.prose import Prose, prose
from builder.pages.references import ReferenceView, reference
from builder.pages.site import SiteView
from builder.pages.wording import opening

_WITH_POLICY = "methodology"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView(PageView):
    """The page. rules, accepted: the policy and the findings accepted in public, () but on the methodology page."""

    summary: Prose
    text: Prose
    updated: Day | None
    rules: tuple[Rule, ...]
    accepted: tuple[Accepted, ...]
    sources: SourceList
    background: tuple[ReferenceView, ...]


def lay_out(dossier: Dossier, site: SiteView) -> Iterable[Page]:
    """A page for every article, in the order of the ids."""
    for article in dossier.articles.values():
        path = dossier.address_of(article.id)
        yield Page(path, "article", _view(sheet(dossier, path, article.id), article, site), f"the page {article.id}")


def _view(shown: Sheet, article: Article, site: SiteView) -> ArticleView:
    settings = shown.dossier.settings
    has_policy = shown.owner == _WITH_POLICY
    sources = source_list(shown)
    return ArticleView(
        path=shown.path,
        kind="article",
        title=str(article.title),
        description=opening((article.summary and article.summary.plain) or f"{article.title}, in {site.title}.", 300),
        section=shown.path,
        crumbs=(Link(site.title, "../index.html"),),
        summary=prose(shown, article.summary),
        text=prose(shown, article.body),
        updated=day(article.updated) if article.updated else None,
        rules=rules_of(settings) if has_policy else (),
        accepted=accepted(shown) if has_policy else (),
        has_cards=bool(sources),
        sources=sources,
        background=tuple(reference(shown, source) for source in article.background),
    )
