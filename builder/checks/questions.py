"""Checks of questions and inquiries, and of days that can't follow each other. What the answer is, no check knows."""

from collections.abc import Iterator
from datetime import date, timedelta

from builder.dossier import Dossier
from builder.edtf import Edtf
from builder.findings import Finding, finding
from builder.model import Incident, Inquiry, Question

_ANSWERED = ("answered", "partly_answered")
_OPEN = ("open", "partly_answered")


def stale_question(dossier: Dossier, clock: date) -> Iterator[Finding]:
    """Open questions that nobody has looked at for the policy's stale_question_days; one without any day is not judged."""
    days = dossier.settings.rules.stale_question_days
    try:
        oldest = (clock - timedelta(days=days)).isoformat()
    except OverflowError:
        return
    for _, question in _questions(dossier):
        looked = question.last_checked or question.opened
        if question.status in _OPEN and looked and "" < looked.latest < oldest:
            yield finding(
                "stale-question",
                looked.span,
                f"the question '{question.id}' is open, and was last looked at on {looked.text}, more than {days} days before {clock}",
                "look whether it has been answered since, then set `last_checked:` to the day on which you did",
            )


def question_without_citation(dossier: Dossier, _clock: date) -> Iterator[Finding]:
    """Questions whose citations all say otherwise (contra, but see); one without `cite` was reported when it was read."""
    for _, question in _questions(dossier):
        if question.cite and not any(citation.carries for citation in question.cite):
            yield finding(
                "question-without-citation",
                question.cite[0].span,
                f"nothing shows why the question '{question.id}' arises: what is cited for it says otherwise",
                "cite the source that raises it; contra and but see may stand beside it",
            )


def inquiry_without_citation(dossier: Dossier, _clock: date) -> Iterator[Finding]:
    """Actions of an inquiry whose citations all say otherwise; one without `cite` was reported when it was read."""
    for _, inquiry in _inquiries(dossier):
        for action in inquiry.actions:
            if action.cite and not any(citation.carries for citation in action.cite):
                yield finding(
                    "inquiry-without-citation",
                    action.cite[0].span,
                    f"no source carries this action of the inquiry '{inquiry.id}': what is cited for it says otherwise",
                    "cite the source that reports it; contra and but see may stand beside it",
                )


def answer_without_citation(dossier: Dossier, _clock: date) -> Iterator[Finding]:
    """Questions called answered without an answer, and answers with words that no citation carries."""
    for _, question in _questions(dossier):
        if question.status in _ANSWERED and not question.answer:
            yield finding(
                "answer-without-citation",
                question.status.span,
                f"the question '{question.id}' is '{question.status}', and no answer is given",
                "add `answer:` with the answer and its citation, or set `status:` back to open",
            )
        elif question.answer and question.answer.claims and all(claim.standing == "editors" for claim in question.answer.claims):
            yield finding(
                "answer-without-citation",
                question.answer.claims[0].span,
                f"the whole answer to the question '{question.id}' is marked as our own words ([@editors])",
                "cite the source that answers it, or set `status:` back to open",
            )
    for page in dossier.pages.values():
        for statement in page.statements:
            if statement.field == "answer" and statement.standing != "editors" and not any(one.carries for one in statement.citations):
                yield finding(
                    "answer-without-citation",
                    statement.span,
                    "no citation carries this part of the answer",
                    "end it with the source that answers, like [@id-of-the-source]",
                )


def date_before_event(dossier: Dossier, _clock: date) -> Iterator[Finding]:
    """Days that lie before what they follow: said before it happened, read before it was out, looked at before it was asked."""
    for incident in dossier.incidents.values():
        yield from _before_incident(incident)
        if incident.updated and incident.published and _before(incident.updated, incident.published):
            yield _too_early(incident.updated, "this page was changed", incident.published, "was published")
        for question in incident.questions:
            if question.last_checked and question.opened and _before(question.last_checked, question.opened):
                yield _too_early(question.last_checked, f"the question '{question.id}' was looked at", question.opened, "arose")
    for source in dossier.sources.values():
        if source.issued is None:
            continue
        if source.accessed and _before(source.accessed, source.issued):
            yield _too_early(source.accessed, f"the source '{source.id}' was read", source.issued, "was issued")
        if source.archived and source.archived.date and _before(source.archived.date, source.issued):
            yield _too_early(source.archived.date, f"the source '{source.id}' was archived", source.issued, "was issued")


def actions_out_of_order(dossier: Dossier, _clock: date) -> Iterator[Finding]:
    """Actions of an inquiry that run backwards, as far as their days tell."""
    for _, inquiry in _inquiries(dossier):
        before: Edtf | None = None
        for action in inquiry.actions:
            if action.date is None:
                continue
            if before and _before(action.date, before):
                yield finding(
                    "actions-out-of-order",
                    action.date.span,
                    f"this action of the inquiry '{inquiry.id}' is of {action.date.text} and stands behind one of {before.text}",
                    "write the actions in the order in which they happened",
                )
            elif action.date.earliest:
                before = action.date


def _before_incident(incident: Incident) -> Iterator[Finding]:
    for figure in incident.figures:
        for estimate in figure.estimates:
            # An estimate of another day or place (covers) is not about this incident's day.
            if estimate.as_of and not estimate.covers and _before(estimate.as_of, incident.date):
                yield _too_early(estimate.as_of, f"the estimate '{estimate.id}' was said", incident.date, "happened")
    for inquiry in incident.inquiries:
        for action in inquiry.actions:
            if action.date and _before(action.date, incident.date):
                what = (
                    f"the inquiry '{inquiry.id}' was {action.action}" if action.action == "ordered" else f"the inquiry '{inquiry.id}' acted"
                )
                yield _too_early(action.date, what, incident.date, "happened")


def _too_early(day: Edtf, what: str, event: Edtf, verb: str) -> Finding:
    subject = "the incident" if verb == "happened" else "it"
    return finding(
        "date-before-event", day.span, f"{what} on {day.text}, before {subject} {verb} ({event.text})", "one of the two days is wrong"
    )


def _before(day: Edtf, event: Edtf) -> bool:
    return "" < day.latest < event.earliest


def _questions(dossier: Dossier) -> Iterator[tuple[Incident, Question]]:
    for incident in dossier.incidents.values():
        for question in incident.questions:
            yield incident, question


def _inquiries(dossier: Dossier) -> Iterator[tuple[Incident, Inquiry]]:
    for incident in dossier.incidents.values():
        for inquiry in incident.inquiries:
            yield incident, inquiry
