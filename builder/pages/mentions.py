"""Where a person, an organisation or a place is named: every mention, by page, with a link to its place. It lays out no page."""

from dataclasses import dataclass

from builder.dossier import Dossier, Mention
from builder.pages.parts import Link, link_to, relative, sheet
from builder.pages.wording import said

# What names somebody, in words; "" where the page itself says no more than that it does. What Roles shows is not repeated here.
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
    "grading": "Named in the grading of responsibility",
    "graded_by": "Graded responsibility",
    "reply": "Asked for a reply",
    "people": "",
    "organisations": "",
    "places": "",
    "part_of": "",
    "within": "",
}
_SHOWN_ELSEWHERE = ("asserted_by", "relayed_by", "directed_to", "inquiry", "author", "publisher")


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
        if mention.page != named and mention.field not in _SHOWN_ELSEWHERE:
            by_page.setdefault(mention.page, []).append(mention)
    incidents = [page for page in dossier.incidents if page in by_page]
    others = sorted(page for page in by_page if page not in dossier.incidents)
    return tuple(_on_page(dossier, path, page, by_page[page]) for page in (*incidents, *others))


def _on_page(dossier: Dossier, path: str, page: str, mentions: list[Mention]) -> MentionsOnPage:
    shown = [one for one in mentions if said(_FIELDS, one.field)]
    return MentionsOnPage(
        link_to(sheet(dossier, path, page), page),
        tuple(_entry(dossier, path, one) for one in shown if one.anchor or one.text or one.field in ("grading", "graded_by", "reply")),
    )


def _entry(dossier: Dossier, path: str, mention: Mention) -> MentionEntry:
    address = dossier.address_of(mention.page)
    target = f"{address}#{mention.anchor}" if mention.anchor else address
    return MentionEntry(Link(said(_FIELDS, mention.field), relative(path, target)), mention.text)
