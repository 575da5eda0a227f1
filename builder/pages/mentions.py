"""Where a person, an organisation or a place is named: every mention, by page, with a link to its place. It lays out no page."""

from dataclasses import dataclass

from builder.dossier import Dossier, Mention
from builder.pages.parts import Link, Sheet, link_to, sheet
from builder.pages.responsibility import responsibility_view
from builder.pages.wording import said

# What names somebody, in words; "" where the page itself says no more than that it does.
_FIELDS = {
    "summary": "Summary",
    "basis": "Grading",
    "body": "Account",
    "question": "Question",
    "why": "Question",
    "would_answer": "Question",
    "answer": "Answer to a question",
    "action": "Inquiry",
    "text": "Note",
    "finding": "Finding of an inquiry",
    "timeline": "Timeline",
    "correction": "Correction",
    "note": "Note",
    "named_because": "Why a person is named",
    "grading": "Responsibility",
    "graded_by": "Graded responsibility",
    "reply": "Asked for a reply",
    "people": "",
    "organisations": "",
    "places": "",
}
_SHOWN_ELSEWHERE = ("asserted_by", "relayed_by", "directed_to", "inquiry", "author", "publisher", "part_of", "within")


@dataclass(frozen=True, slots=True)
class MentionEntry:
    """A mention. place: to it, in words ("Timeline"). text: the words around it, or ""."""

    place: Link
    text: str


@dataclass(frozen=True, slots=True)
class MentionsOnPage:
    """The mentions on one page; () where the page only lists the name."""

    page: Link
    mentions: tuple[MentionEntry, ...]


def mentions_of(dossier: Dossier, path: str, named: str) -> tuple[MentionsOnPage, ...]:
    """Every mention of the id `named` that the page at `path` shows: those on incidents first, in the dossier's order."""
    by_page: dict[str, list[Mention]] = {}
    for mention in dossier.mentions.get(named, ()):
        if mention.page != named and not _shown_elsewhere(dossier, mention):
            by_page.setdefault(mention.page, []).append(mention)
    incidents = [page for page in dossier.incidents if page in by_page]
    others = sorted(page for page in by_page if page not in dossier.incidents)
    return tuple(_on_page(dossier, path, page, by_page[page]) for page in (*incidents, *others))


def _on_page(dossier: Dossier, path: str, page: str, mentions: list[Mention]) -> MentionsOnPage:
    shown = sheet(dossier, path, page)
    return MentionsOnPage(link_to(shown, page), tuple(_entry(shown, one) for one in mentions if said(_FIELDS, one.field)))


def _entry(shown: Sheet, mention: Mention) -> MentionEntry:
    text = mention.text
    if mention.field == "grading":
        responsibility = responsibility_view(shown, shown.dossier.incidents[mention.page])
        text = responsibility.sentence if responsibility else ""
    return MentionEntry(link_to(shown, mention.page, said(_FIELDS, mention.field), mention.anchor), text)


def _shown_elsewhere(dossier: Dossier, mention: Mention) -> bool:
    listed_by_person = mention.field == "organisations" and mention.page in dossier.people
    return mention.field in _SHOWN_ELSEWHERE or listed_by_person
