"""The page of one incident: who says what happened and how many died, what is not known, and on what grounds.

It lays out what the file says and takes no side; the order and the words are the same on every incident's page.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from builder.dossier import Dossier
from builder.model import Incident
from builder.page import Page
from builder.pages.chains import EventView, InquiryView, QuestionView, inquiry_view, question_view, timeline_view
from builder.pages.cited import SourceList, source_list
from builder.pages.countries import with_country
from builder.pages.dates import Day, date_in_words, day
from builder.pages.figures import EstimateView, FigureView, figure_view
from builder.pages.killed import killed_at_top
from builder.pages.location import LocationView, location_view
from builder.pages.origins import OriginsView, origins_view
from builder.pages.parts import Link, PageView, Sheet, link_to, sheet
from builder.pages.prose import Prose, prose
from builder.pages.references import ReferenceView, reference
from builder.pages.replies import ReplyView, replies_view, silence_view
from builder.pages.responsibility import ResponsibilityView, disputed_matters, responsibility_view
from builder.pages.site import SiteView
from builder.pages.wording import CORRECTIONS, NO_GUILT, NOT_COMBINED, counted, opening, said

FIRST_QUESTIONS = 3


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """A change that readers are told of. claim: to the claim that it changed, or None."""

    date: Day
    kind: str
    claim: Link | None
    text: Prose


@dataclass(frozen=True, slots=True)
class Named:
    """What a page names of one kind: a heading and links."""

    heading: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentView(PageView):
    """The page of an incident, from top to bottom.

    place: its name, or "". killed: at most six counts; more_killed: "3 more counts below", or "". last_change: the newest correction.
    first_questions, more_questions: what is not known, the latter folded under more_questions_words. address: the canonical one.
    not_asked: that somebody was not asked for a reply, in a sentence, or "". earlier, later: the incidents beside it in order of date.
    not_combined, no_guilt: what stands over all counts, and over all inquiries.
    """

    date: Day
    time: str
    place: str
    content_note: str
    summary: Prose
    responsibility: ResponsibilityView | None
    disputed: tuple[Link, ...]
    killed: tuple[EstimateView, ...]
    more_killed: str
    published: Day | None
    updated: Day | None
    last_change: CorrectionView | None
    first_questions: tuple[QuestionView, ...]
    more_questions: tuple[QuestionView, ...]
    more_questions_words: str
    account: Prose
    figures: tuple[FigureView, ...]
    inquiries: tuple[InquiryView, ...]
    timeline: tuple[EventView, ...]
    location: LocationView | None
    named: tuple[Named, ...]
    sources: SourceList
    origins: OriginsView
    background: tuple[ReferenceView, ...]
    replies: tuple[ReplyView, ...]
    not_asked: str
    corrections: tuple[CorrectionView, ...]
    earlier: Link | None
    later: Link | None
    version: str
    address: str
    not_combined: str
    no_guilt: str


def lay_out(dossier: Dossier, site: SiteView) -> Iterable[Page]:
    """A page for every public incident."""
    names = tuple(dossier.incidents)
    for earlier, name, later in zip(("", *names), names, (*names[1:], ""), strict=False):
        shown = sheet(dossier, dossier.address_of(name), name)
        beside = tuple(link_to(shown, one) if one else None for one in (earlier, later))
        yield Page(shown.path, "incident", _view(shown, dossier.incidents[name], site, beside), f"the page of {name}")


def _view(sheet: Sheet, incident: Incident, site: SiteView, beside: tuple[Link | None, ...]) -> IncidentView:
    killed, more = killed_at_top(sheet, incident)
    questions = tuple(question_view(sheet, question) for question in incident.questions)
    corrections = _corrections(sheet, incident)
    sources = source_list(sheet)
    return IncidentView(
        path=sheet.path,
        kind="incident",
        title=str(incident.title),
        description=opening(incident.summary.plain, 300),
        section="incidents/index.html",
        crumbs=(Link(site.title, "../index.html"), Link("Incidents", "index.html")),
        contents=_contents(incident, sources, killed),
        date=day(incident.date),
        time=str(incident.time or ""),
        place=with_country(incident.place.name, incident.place.country) if incident.place else "",
        content_note=str(incident.content_note or ""),
        summary=prose(sheet, incident.summary),
        responsibility=responsibility_view(sheet, incident),
        disputed=disputed_matters(incident),
        killed=killed,
        more_killed=f"{counted(more, 'more count', 'more counts')} below" if more else "",
        published=day(incident.published) if incident.published else None,
        updated=day(incident.updated) if incident.updated else None,
        last_change=corrections[0] if corrections else None,
        first_questions=questions[:FIRST_QUESTIONS],
        more_questions=questions[FIRST_QUESTIONS:],
        more_questions_words=counted(len(questions) - FIRST_QUESTIONS, "more question", "more questions"),
        account=prose(sheet, incident.body, numbered=True),
        figures=tuple(figure_view(sheet, figure) for figure in incident.figures),
        inquiries=tuple(inquiry_view(sheet, inquiry) for inquiry in incident.inquiries),
        timeline=timeline_view(sheet, incident.timeline),
        location=location_view(incident.place) if incident.place else None,
        named=_named(sheet, incident),
        has_cards=bool(sources),
        sources=sources,
        origins=origins_view(sheet),
        background=tuple(reference(sheet, source) for source in incident.background),
        replies=replies_view(sheet, incident),
        not_asked=silence_view(sheet, incident),
        corrections=corrections,
        earlier=beside[0],
        later=beside[1],
        version=date_in_words(incident.updated or incident.published) if incident.updated or incident.published else "",
        address=f"{site.base}{sheet.path}",
        not_combined=NOT_COMBINED,
        no_guilt=NO_GUILT,
    )


def _contents(incident: Incident, sources: SourceList, killed: tuple[EstimateView, ...]) -> tuple[Link, ...]:
    sections = (
        ("Who says how many died", "killed", killed),
        ("Not known", "questions", incident.questions),
        ("The account", "account", incident.body),
        ("Figures", "figures", incident.figures),
        ("Inquiries", "inquiries", incident.inquiries),
        ("Timeline", "timeline", incident.timeline),
        ("Place", "place", incident.place),
        ("Named on this page", "named", incident.people or incident.organisations or incident.places or incident.related),
        ("Sources", "sources", sources or incident.background),
        ("Replies", "replies", True),
        ("Corrections", "corrections", True),
        ("How to cite", "cite", True),
    )
    return tuple(Link(words, f"#{anchor}") for words, anchor, there in sections if there)


def _named(sheet: Sheet, incident: Incident) -> tuple[Named, ...]:
    kinds = (
        ("People", incident.people),
        ("Organisations", incident.organisations),
        ("Places", incident.places),
        ("Other incidents", incident.related),
    )
    return tuple(Named(heading, tuple(link_to(sheet, named) for named in them)) for heading, them in kinds if them)


def _corrections(sheet: Sheet, incident: Incident) -> tuple[CorrectionView, ...]:
    known = sheet.dossier.fragments[sheet.owner]
    newest_first = sorted(incident.corrections, key=lambda correction: correction.date.order, reverse=True)
    return tuple(
        CorrectionView(
            date=day(correction.date),
            kind=said(CORRECTIONS, correction.kind),
            claim=Link("the claim", f"#{known[correction.claim].anchor}") if correction.claim and correction.claim in known else None,
            text=prose(sheet, correction.text),
        )
        for correction in newest_first
    )
