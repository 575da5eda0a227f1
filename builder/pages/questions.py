"""The register of questions: what is not known over the whole dossier, the open ones first."""

from collections.abc import Iterable
from dataclasses import dataclass

from builder.dossier import Dossier
from builder.model import Question
from builder.page import Page
from builder.pages.chains import QuestionView, question_view
from builder.pages.parts import Link, PageView, Sheet, sheet
from builder.pages.site import SiteView
from builder.pages.wording import counted

ADDRESS = "questions.html"


@dataclass(frozen=True, slots=True)
class QuestionEntry:
    """A question in a register. place: to where it stands, in its incident's title."""

    view: QuestionView
    place: Link


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    """The open questions, or the others. id: the section's anchor. count: in words."""

    id: str
    title: str
    count: str
    questions: tuple[QuestionEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionsView(PageView):
    """The register. groups: those that have questions; () where none was asked."""

    groups: tuple[QuestionGroup, ...]


def lay_out(dossier: Dossier, site: SiteView) -> Iterable[Page]:
    """The one page of the register."""
    entries = question_entries(dossier, ADDRESS)
    groups = (
        _group("Open", "open", tuple(one for one in entries if one.view.open)),
        _group("No longer open", "no-longer-open", tuple(one for one in entries if not one.view.open)),
    )
    view = QuestionsView(
        path=ADDRESS,
        kind="questions",
        title="What is not known",
        description=f"Every question of {site.title} that the sources leave open, who could answer it in our view, and what would.",
        section=ADDRESS,
        crumbs=(Link(site.title, "index.html"),),
        groups=tuple(group for group in groups if group.questions),
    )
    yield Page(ADDRESS, "questions", view, "the register of questions")


def question_entries(dossier: Dossier, path: str) -> tuple[QuestionEntry, ...]:
    """Every question of every incident in the dossier's order, as the page at `path` shows it."""
    entries: list[QuestionEntry] = []
    for incident in dossier.incidents.values():
        shown = sheet(dossier, path, incident.id)
        entries += [question_entry(shown, question) for question in incident.questions]
    return tuple(entries)


def question_entry(shown: Sheet, question: Question) -> QuestionEntry:
    """A question of the incident that the sheet is about, as it stands in a register."""
    view = question_view(shown, question)
    return QuestionEntry(view, Link(shown.dossier.shown_name(shown.owner), view.home))


def _group(title: str, anchor: str, questions: tuple[QuestionEntry, ...]) -> QuestionGroup:
    return QuestionGroup(anchor, title, counted(len(questions), "question", "questions"), questions)
