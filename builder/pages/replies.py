"""The right of reply on an incident's page: who was asked, when, how, until when, and what came. It asks no clock how late anybody is."""

from dataclasses import dataclass

from builder.link.asked import not_asked
from builder.model import Incident
from builder.pages.dates import Day, day
from builder.pages.parts import Link, Marks, Sheet, link_to, marks
from builder.pages.wording import ANSWERS, NO_ANSWER_RECORDED, NOBODY_ASKED, NOT_ASKED, said


@dataclass(frozen=True, slots=True)
class ReplyView:
    """Who was asked for a reply, and what came. answer: in words. marks: the citation of the answer."""

    to: Link
    asked: Day | None
    by: str
    until: Day | None
    answer: str
    marks: Marks


def replies_view(sheet: Sheet, incident: Incident) -> tuple[ReplyView, ...]:
    """The replies of an incident, as written."""
    return tuple(
        ReplyView(
            to=link_to(sheet, reply.to),
            asked=day(reply.asked) if reply.asked else None,
            by=str(reply.by or ""),
            until=day(reply.until) if reply.until else None,
            answer=said(ANSWERS, reply.answer) if reply.answer else NO_ANSWER_RECORDED,
            marks=marks(sheet, reply.cite),
        )
        for reply in incident.replies
    )


def silence_view(sheet: Sheet, incident: Incident) -> str:
    """That somebody was not asked for a reply who should have been, in a sentence; "" where nobody, or where the policy asks for none."""
    missing = not_asked(sheet.dossier, incident) if sheet.dossier.settings.rules.reply in ("warning", "error") else None
    if missing is None:
        return ""
    return NOT_ASKED.format(party=sheet.dossier.shown_name(missing.party)) if missing.party else NOBODY_ASKED
