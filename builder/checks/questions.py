"""Checks of questions and inquiries. What the answer is, no check knows."""

from collections.abc import Iterator
from datetime import date

from builder.dossier import Dossier
from builder.edtf import Edtf
from builder.findings import Finding, finding
from builder.model import Incident, Inquiry, Question

_ANSWERED = ("answered", "partly_answered")
_OPEN = ("open", "partly_answered")


def stale_question(dossier: Dossier, clock: date) -> Iterator[Finding]:
    """Open questions that nobody has looked at for the policy's stale_question_days; one without any day is not judged."""
    rules = dossier.settings.rules
    oldest, days = rules.stale_before(clock), rules.stale_question_days
    for _, question in _questions(dossier):
        looked = question.last_checked or question.opened
        if question.status in _OPEN and looked and "" < looked.latest < oldest:
            age = f"more than {days} days before {clock}"
            if question.last_checked:
                told = f"was last looked at on {looked.text}, {age}"
            else:
                told = f"was opened on {looked.text}, {age}, and not looked at since"
            yield finding(
                "stale-question",
                looked.span,
                f"the question '{question.id}' is open, and {told}",
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


def actions_out_of_order(dossier: Dossier, _clock: date) -> Iterator[Finding]:
    """Actions of an inquiry that run backwards, as far as their days tell."""
    for _, inquiry in _inquiries(dossier):
        before: Edtf | None = None
        for action in inquiry.actions:
            if action.date is None:
                continue
            if before and action.date.is_before(before):
                yield finding(
                    "actions-out-of-order",
                    action.date.span,
                    f"this action of the inquiry '{inquiry.id}' is of {action.date.text} and stands behind one of {before.text}",
                    "write the actions in the order in which they happened",
                )
            elif action.date.earliest:
                before = action.date


def _questions(dossier: Dossier) -> Iterator[tuple[Incident, Question]]:
    for incident in dossier.incidents.values():
        for question in incident.questions:
            yield incident, question


def _inquiries(dossier: Dossier) -> Iterator[tuple[Incident, Inquiry]]:
    for incident in dossier.incidents.values():
        for inquiry in incident.inquiries:
            yield incident, inquiry
