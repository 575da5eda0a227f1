"""Views of what is not known and of what officials did: questions, inquiries as chains of dated actions, timeline entries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from builder.model import Event, Inquiry, Question
from builder.pages.dates import Day, day
from builder.pages.parts import Link, Marks, Sheet, anchored, link_to, marks, own_id
from builder.pages.prose import Prose, prose
from builder.pages.wording import ACTIONS, ENDINGS, STATUSES, said

LONG_GAP = 60


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question. anchor: its id on this page, "" in a register. home: to where it stands on its incident's page.

    open: whether it still waits for an answer. status: in words. directed_to: who could answer, in our view.
    """

    anchor: str
    home: str
    question: Prose
    marks: Marks
    why: Prose
    status: str
    open: bool
    opened: Day | None
    last_checked: Day | None
    directed_to: tuple[Link, ...]
    would_answer: Prose
    answer: Prose
    note: Prose


@dataclass(frozen=True, slots=True)
class StepView:
    """One action. known: whether its day is. ends: whether it ends the inquiry."""

    date: Day | None
    known: bool
    ends: bool
    action: str
    text: Prose
    marks: Marks


@dataclass(frozen=True, slots=True)
class InquiryView:
    """An inquiry. status: in words, as its last action leaves it."""

    anchor: str
    home: str
    label: str
    body: Link
    kind: str
    status: str
    steps: tuple[StepView, ...]
    finding: Prose
    note: Prose


@dataclass(frozen=True, slots=True)
class EventView:
    """An entry of the timeline. about: whether its day is not known, or only about.

    gap: how long after the entry before it, "169 days", where that is long and both days are known; else "".
    """

    anchor: str
    home: str
    date: Day
    time: str
    about: bool
    gap: str
    text: Prose


def question_view(sheet: Sheet, question: Question) -> QuestionView:
    """A question of the sheet's owner."""
    anchor = f"q-{question.id}"
    return QuestionView(
        anchor=own_id(sheet, anchor),
        home=anchored(sheet, anchor),
        question=prose(sheet, question.question),
        marks=marks(sheet, question.cite),
        why=prose(sheet, question.why),
        status=said(STATUSES, question.status),
        open=question.status in ("open", "partly_answered"),
        opened=day(question.opened) if question.opened else None,
        last_checked=day(question.last_checked) if question.last_checked else None,
        directed_to=tuple(link_to(sheet, party) for party in question.directed_to),
        would_answer=prose(sheet, question.would_answer),
        answer=prose(sheet, question.answer),
        note=prose(sheet, question.note),
    )


def inquiry_view(sheet: Sheet, inquiry: Inquiry) -> InquiryView:
    """An inquiry of the sheet's owner, its actions in the order that the file gives them."""
    anchor = f"i-{inquiry.id}"
    body = link_to(sheet, inquiry.body)
    return InquiryView(
        anchor=own_id(sheet, anchor),
        home=anchored(sheet, anchor),
        label=str(inquiry.label or body.label),
        body=body,
        kind=str(inquiry.kind or ""),
        status=said(ACTIONS, inquiry_status(inquiry)),
        steps=tuple(
            StepView(
                date=day(action.date) if action.date else None,
                known=bool(action.date and day(action.date).datetime),
                ends=action.action in ENDINGS,
                action=said(ACTIONS, action.action),
                text=prose(sheet, action.text),
                marks=marks(sheet, action.cite),
            )
            for action in inquiry.actions
        ),
        finding=prose(sheet, inquiry.finding),
        note=prose(sheet, inquiry.note),
    )


def inquiry_status(inquiry: Inquiry) -> str:
    """How an inquiry stands: its last action, "disputed" where sources give different ones for that day, "" where it has none."""
    if not inquiry.actions:
        return ""
    last = inquiry.actions[-1]
    same_day = {action.action for action in inquiry.actions if action.date and last.date and action.date.text == last.date.text}
    cited = [{part.key for citation in action.cite for part in citation.parts} for action in inquiry.actions if action.action in same_day]
    differ = len(same_day) > 1 and not set.intersection(*cited)
    return "disputed" if differ else str(last.action)


def timeline_view(sheet: Sheet, events: Iterable[Event]) -> tuple[EventView, ...]:
    """The timeline of the sheet's owner, by date; what has no date comes last."""
    ordered = sorted(events, key=lambda event: event.date.order[:3])
    before = [None, *ordered][: len(ordered)]
    return tuple(event_view(sheet, event, previous) for previous, event in zip(before, ordered, strict=True))


def event_view(sheet: Sheet, event: Event, before: Event | None = None) -> EventView:
    """An entry of the timeline of the sheet's owner. before: the entry that it follows on the page."""
    anchor = f"t-{event.id}"
    when = day(event.date)
    return EventView(
        anchor=own_id(sheet, anchor),
        home=anchored(sheet, anchor),
        date=when,
        time=str(event.time or ""),
        about=not when.datetime,
        gap=_gap(day(before.date).datetime, when.datetime) if before else "",
        text=prose(sheet, event.text),
    )


def _gap(before: str, after: str) -> str:
    if not before or not after:
        return ""
    days = (date.fromisoformat(after) - date.fromisoformat(before)).days
    return f"{days:,} days" if days >= LONG_GAP else ""
