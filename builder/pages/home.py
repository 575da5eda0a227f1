"""The first page: what the dossier is, its incidents with who says how many died, what is new, and what is not known."""

from collections.abc import Iterable
from dataclasses import dataclass

from builder.dossier import Dossier
from builder.model import Incident
from builder.page import Page
from builder.pages.changes import ChangesOfDay, by_day, corrections, news
from builder.pages.figures import EstimateView
from builder.pages.incidents import IncidentEntry, incident_entry
from builder.pages.killed import killed_at_top
from builder.pages.parts import Link, PageView, sheet
from builder.pages.questions import QuestionEntry, question_entries
from builder.pages.site import SiteView
from builder.pages.wording import NOT_COMBINED, counted

ADDRESS = "index.html"
_MOST_NEWS = 12
_REGISTERS = (
    ("Incidents", "incidents/index.html", "by year and by tag"),
    ("Figures", "figures.html", "every count, with who says so"),
    ("Questions", "questions.html", "what the sources leave open"),
    ("Inquiries", "inquiries.html", "what officials did, step by step"),
    ("Timeline", "timeline.html", "all dated entries in order"),
    ("Claims", "claims.html", "every cited sentence and what carries it"),
    ("Sources", "sources/index.html", "each with what rests on it"),
    ("People", "people/index.html", "who is named, and why"),
    ("Organisations", "organisations/index.html", "which are named, and where"),
    ("Places", "places/index.html", "which are named, and where"),
    ("Corrections", "corrections.html", "what was put right"),
)


@dataclass(frozen=True, slots=True)
class IncidentAtHome:
    """An incident on the first page. killed: at most six counts, each with who says so. more_killed: "3 more counts", or ""."""

    entry: IncidentEntry
    killed: tuple[EstimateView, ...]
    more_killed: str


@dataclass(frozen=True, slots=True)
class Register:
    """A way to one of the registers. about: what it holds, in a few words."""

    link: Link
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView(PageView):
    """The first page. text: what the dossier is. questions: those that are open, and open_questions their count in words.

    news: the newest changes, by day. corrected: whether anything was ever corrected.
    """

    text: str
    not_combined: str
    incidents: tuple[IncidentAtHome, ...]
    questions: tuple[QuestionEntry, ...]
    open_questions: str
    news: tuple[ChangesOfDay, ...]
    corrected: bool
    registers: tuple[Register, ...]


def lay_out(dossier: Dossier, site: SiteView) -> Iterable[Page]:
    """The one page."""
    questions = tuple(one for one in question_entries(dossier, ADDRESS) if one.view.open)
    view = HomeView(
        path=ADDRESS,
        kind="home",
        title=site.title,
        description=site.description or site.title,
        section=ADDRESS,
        text=site.description,
        not_combined=NOT_COMBINED,
        incidents=tuple(_incident(dossier, incident) for incident in dossier.incidents.values()),
        questions=questions,
        open_questions=counted(len(questions), "open question", "open questions"),
        news=by_day(news(dossier, ADDRESS)[:_MOST_NEWS]),
        corrected=bool(corrections(dossier, ADDRESS)),
        registers=tuple(Register(Link(words, path), about) for words, path, about in _REGISTERS),
    )
    yield Page(ADDRESS, "home", view, "the first page")


def _incident(dossier: Dossier, incident: Incident) -> IncidentAtHome:
    killed, more = killed_at_top(sheet(dossier, ADDRESS, incident.id), incident)
    return IncidentAtHome(
        incident_entry(dossier, ADDRESS, incident, {}), killed, f"{counted(more, 'more count', 'more counts')} on its page" if more else ""
    )
