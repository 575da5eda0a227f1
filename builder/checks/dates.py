"""Checks of days that can't follow each other, or can't be yet, as far as they are known: what is not certain is let pass."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from builder.dossier import Dossier, Statement
from builder.edtf import Edtf
from builder.findings import Finding, Span, finding
from builder.model import Incident, Reply, Source

# What says how something was, or what was in force, and not that it happened: a treaty is older than what broke it.
LASTING = (
    "bill", "book", "chapter", "classic", "entry", "entry-dictionary", "entry-encyclopedia", "legal_case", "legislation", "map", "patent",
    "regulation", "standard", "treaty",
)  # fmt: skip
# From then on is whatever somebody did for a dossier; the event itself may be older.
FIRST_YEAR = "1900"
# So many days that lie before one and the same are not all wrong.
_MOST_WRONG = 3
_ONE_OF_TWO = "one of the two days is wrong"

NEVER = "9999-12-31"
# What is kept up after it was issued, under the same address.
KEPT_UP = ("collection", "dataset", "entry", "entry-dictionary", "entry-encyclopedia", "webpage")


class _Too(NamedTuple):
    """A finding that a day lies before another. day: as it is written. event: the place of the other one."""

    found: Finding
    day: str
    event: Span


class _Day(NamedTuple):
    """A day of something that somebody did. what: that, in words. ours: whether it was done for the dossier, so that it is recent.

    until: a day up to which it may lie ahead, "" where it may not.
    """

    day: Edtf
    what: str
    ours: bool = True
    until: str = ""


def date_before_event(dossier: Dossier, clock: date) -> Iterator[Finding]:
    """Days that lie before what they follow: said before it happened, read before it was out, looked at before it was asked.

    An estimate from before what it counts is an error, as nobody can have made it; the others are warnings. What was done for the dossier
    before 1900 follows nothing.
    """
    early = tuple(_before_event(dossier))
    often = Counter(event for event, _ in {(one.event, one.day) for one in early})
    last = (clock + timedelta(days=1)).isoformat()
    days = {one.day.span: one.day for one in _days(dossier)}
    for found, _, event in early:
        day, later = days.get(found.span), days.get(event)
        if later and later.earliest > last:
            yield replace(found, hint=f"{later.text} has not come yet: this is probably the day that is wrong")
        elif day and day.latest < FIRST_YEAR:
            yield replace(found, hint=f"{day.text} is probably the day that is wrong")
        elif often[event] >= _MOST_WRONG and found.hint == _ONE_OF_TWO:
            where = f"line {event.line}" + (f" of {event.path}" if event.path != found.span.path else "")
            yield replace(found, hint=f"{often[event] - 1} other days lie before the same one: that on {where} is probably wrong")
        else:
            yield found
    for incident in dossier.incidents.values():
        yield from _after_its_sources(dossier, incident)
    told = {one.found.span for one in early}
    for day, what, ours, _ in _days(dossier):
        if ours and "" < day.latest < FIRST_YEAR and day.span not in told:
            message = f"{what} on {day.text}, before {FIRST_YEAR}"
            yield finding("date-before-event", day.span, message, "a digit of the year is probably wrong")


def date_in_future(dossier: Dossier, clock: date) -> Iterator[Finding]:
    """Days of what was done already that have not come yet, anywhere: where it is day already it is not everywhere.

    What is under embargo, and shown all the same, may have the days until its embargo ends.
    """
    today = (clock + timedelta(days=1)).isoformat()
    for day, what, _, until in _days(dossier):
        if day.earliest > max(today, until):
            yield finding("date-in-future", day.span, f"{what} on {day.text}: this day has not come yet", "correct the day")


def _days(dossier: Dossier) -> Iterator[_Day]:
    embargoes = {incident.path: str(incident.embargo or "")[:10] for incident in dossier.incidents.values()}
    for incident in dossier.incidents.values():
        until = embargoes[incident.path]
        yield from (one._replace(until=until) for one in _days_of_incident(dossier, incident))
    for source in dossier.sources.values():
        until = embargoes.get(source.path, "")
        archived = source.archived.date if source.archived else None
        named = (
            (source.issued, "was issued", False),
            (source.accessed, "was read", True),
            (archived, "was archived", True),
            (source.status_date, "was corrected or retracted", False),
        )
        yield from (_Day(day, f"the source '{source.id}' {what}", ours, until) for day, what, ours in named if day)
        yield from (_Day(one.date, "this was looked at again", until=until) for one in source.reviewed)
    for article in dossier.articles.values():
        if article.updated:
            yield _Day(article.updated, "this page was changed", until=str(article.embargo or "")[:10])
    for entry in dossier.removed.values():
        if entry.record.removed:
            yield _Day(entry.record.removed.date, "this was taken down")


def _days_of_incident(dossier: Dossier, incident: Incident) -> Iterator[_Day]:
    yield _Day(incident.date, "the incident happened", ours=False)
    # When a draft will be published nobody knows, and many write down the day that they have in mind.
    named: list[tuple[Edtf | None, str]] = [] if incident.draft else [(incident.published, "this page was published")]
    named += [(incident.updated, "this page was changed")]
    named += [(incident.grading.graded_on, "this was graded")] if incident.grading else []
    named += [(question.last_checked, f"the question '{question.id}' was looked at") for question in incident.questions]
    named += [(reply.asked, f"{dossier.shown_name(reply.to)} was asked for a reply") for reply in incident.replies]
    named += [(correction.date, "this was corrected") for correction in incident.corrections]
    # What version control says has its place at the very beginning of the file: nobody wrote it.
    yield from (_Day(day, what) for day, what in named if day and day.span != incident.span)
    others = [(estimate.as_of, f"the estimate '{estimate.id}' was said") for figure in incident.figures for estimate in figure.estimates]
    others += [(question.opened, f"the question '{question.id}' arose") for question in incident.questions]
    others += [(action.date, f"the inquiry '{inquiry.id}' acted") for inquiry in incident.inquiries for action in inquiry.actions]
    yield from (_Day(day, what, ours=False) for day, what in others if day)


def _before_event(dossier: Dossier) -> Iterator[_Too]:
    for incident in dossier.incidents.values():
        yield from _before_incident(incident)
        yield from _cited_from_before(dossier, incident)
        if incident.updated and incident.published and incident.updated.is_before(incident.published):
            yield _too_early(incident.updated, "this page was changed", incident.published, "it was published")
        for question in incident.questions:
            if question.last_checked and question.opened and question.last_checked.is_before(question.opened):
                yield _too_early(question.last_checked, f"the question '{question.id}' was looked at", question.opened, "it arose")
        for reply in incident.replies:
            yield from _reply_too_early(dossier, incident, reply)
    for source in dossier.sources.values():
        if source.issued is None:
            continue
        if source.accessed and source.accessed.is_before(source.issued):
            yield _too_early(source.accessed, f"the source '{source.id}' was read", source.issued, "it was issued")
        if source.archived and source.archived.date and source.archived.date.is_before(source.issued):
            yield _too_early(source.archived.date, f"the source '{source.id}' was archived", source.issued, "it was issued")


def _before_incident(incident: Incident) -> Iterator[_Too]:
    for figure in incident.figures:
        for estimate in figure.estimates:
            # An estimate of another day or place (covers) is not about this incident's day.
            if estimate.as_of and not estimate.covers and estimate.as_of.is_before(incident.date):
                early = _too_early(estimate.as_of, f"the estimate '{estimate.id}' was said", incident.date, "the incident happened")
                yield early._replace(found=replace(early.found, severity="error"))
    for inquiry in incident.inquiries:
        for action in inquiry.actions:
            if action.date and action.date.is_before(incident.date):
                done = "was ordered" if action.action == "ordered" else "acted"
                yield _too_early(action.date, f"the inquiry '{inquiry.id}' {done}", incident.date, "the incident happened")


def _reply_too_early(dossier: Dossier, incident: Incident, reply: Reply) -> Iterator[_Too]:
    to = dossier.shown_name(reply.to)
    if reply.asked and reply.asked.is_before(incident.date):
        yield _too_early(reply.asked, f"{to} was asked for a reply", incident.date, "the incident happened")
    if reply.until and reply.asked and reply.until.is_before(reply.asked):
        yield _too_early(reply.until, f"the answer of {to} was due", reply.asked, "they were asked")


def _cited_from_before(dossier: Dossier, incident: Incident) -> Iterator[_Too]:
    """Sources from before the incident that are cited for a claim or an estimate of its page, without a signal."""
    elsewhere = {str(estimate.id) for figure in incident.figures for estimate in figure.estimates if estimate.covers}
    earlier = {str(event.id) for event in incident.timeline if event.date.is_before(incident.date)}
    for statement in dossier.pages[incident.id].statements:
        if statement.kind not in ("claim", "estimate") or _is_about_before(statement, elsewhere, earlier):
            continue
        for citation in statement.citations:
            for part in citation.parts:
                source = dossier.sources.get(part.key)
                if source is None or part.signal or source.type in LASTING or source.issued is None:
                    continue
                if source.issued.is_before(incident.date):
                    early = finding(
                        "date-before-event",
                        citation.span,
                        f"the source '{source.id}' was issued on {source.issued.text}, before the incident happened "
                        f"({incident.date.text}), and is cited for what this page says",
                        "one of the two days is wrong; or, if it counts what was before, say which day with `covers:`"
                        if statement.kind == "estimate"
                        else f"one of the two days is wrong; or, if this tells of what was before, write [see @{source.id}]",
                    )
                    yield _Too(early, source.issued.text, incident.date.span)


def _after_its_sources(dossier: Dossier, incident: Incident) -> Iterator[Finding]:
    """Estimates that were said, and steps of inquiries that were taken, when all that is cited for them had been issued already."""
    dated = [
        (one.as_of, one.cite, f"the estimate '{one.id}' was said") for figure in incident.figures for one in figure.estimates if one.as_of
    ]
    dated += [
        (one.date, one.cite, f"the inquiry '{inquiry.id}' took this step")
        for inquiry in incident.inquiries
        for one in inquiry.actions
        if one.date
    ]
    for day, cite, what in dated:
        sources = [dossier.sources.get(part.key) for citation in cite if citation.carries for part in citation.parts]
        newest = max((_last_day(source) for source in sources), default=NEVER)
        if newest < day.earliest:
            many = len({source.id for source in sources if source}) > 1
            told = f"the newest source that is cited for it was issued on {newest}" if many else f"its source was issued on {newest}"
            hint = "one of the two days is wrong; or cite the source that tells of it"
            yield finding("date-before-event", day.span, f"{what} on {day.text}, and {told}, before that", hint)


def _last_day(source: Source | None) -> str:
    """The last day of which a source can tell; a day after all others where nobody knows."""
    if source is None or source.issued is None or not source.issued.latest or source.type in KEPT_UP:
        return NEVER
    return max(source.issued.latest, source.status_date.latest if source.status_date else "")


def _is_about_before(statement: Statement, elsewhere: set[str], earlier: set[str]) -> bool:
    if statement.field == "timeline":
        return statement.owner in earlier
    return statement.kind == "estimate" and statement.owner in elsewhere


def _too_early(day: Edtf, what: str, event: Edtf, before: str) -> _Too:
    message = f"{what} on {day.text}, before {before} ({event.text})"
    return _Too(finding("date-before-event", day.span, message, _ONE_OF_TWO), day.text, event.span)
