"""What changed among the things that an incident's file lists: figures, questions, inquiries, the timeline, replies, corrections."""

from collections.abc import Iterator

from builder.difference.change import WORDED, Change, Kind
from builder.difference.facts import Facts, details, facts
from builder.difference.pairing import pair_by
from builder.dossier import Dossier
from builder.findings import NOWHERE
from builder.model import Action, Correction, Estimate, Event, Figure, Grading, Incident, Inquiry, Question, Reply

_Thing = Grading | Figure | Estimate | Question | Inquiry | Action | Event | Reply | Correction
# What is compared under another heading, or stands in a change's own words.
_ELSEWHERE: dict[type, tuple[str, ...]] = {
    Grading: ("basis", "basis cited"),
    Figure: ("estimates",),
    Question: ("question",),
    Inquiry: ("actions",),
    Event: ("text",),
    Correction: ("text",),
}


class Things:
    """Compares what two versions of an incident list. page, title: of the incident, as changes give them."""

    def __init__(self, page: str, title: str, before: Dossier, after: Dossier) -> None:
        self.page, self.title = page, title
        self.dossier_before, self.dossier_after = before, after
        self.figures_before: dict[str, str] = {}
        self.figures_after: dict[str, str] = {}

    def changes(self, before: Incident, after: Incident) -> Iterator[Change]:
        """Every change of them, in the order in which the page shows them."""
        yield from self._thing("grading", before.grading, after.grading)
        yield from self._figures(before, after)
        for old_question, new_question in pair_by(before.questions, after.questions, lambda one: str(one.id), _whole):
            yield from self._thing("question", old_question, new_question)
        yield from self._inquiries(before, after)
        for old_event, new_event in pair_by(before.timeline, after.timeline, lambda one: str(one.id), _whole):
            yield from self._thing("timeline", old_event, new_event)
        replies = pair_by(before.replies, after.replies, lambda one: (str(one.to), one.asked), lambda one: str(one.to))
        for old_reply, new_reply in replies:
            yield from self._thing("reply", old_reply, new_reply)
        for old_correction, new_correction in _corrections(before, after):
            yield from self._thing("correction", old_correction, new_correction)

    def _figures(self, before: Incident, after: Incident) -> Iterator[Change]:
        for old, new in pair_by(before.figures, after.figures, lambda one: str(one.id)):
            yield from self._thing("figure", old, new)
        # An estimate that moves from one figure to another is the same estimate, of something else.
        self.figures_before, self.figures_after = figures_of(before), figures_of(after)
        estimates = pair_by(_estimates(before), _estimates(after), lambda one: str(one.id), _whole)
        for old_estimate, new_estimate in estimates:
            yield from self._thing("estimate", old_estimate, new_estimate)

    def _inquiries(self, before: Incident, after: Incident) -> Iterator[Change]:
        for old, new in pair_by(before.inquiries, after.inquiries, lambda one: str(one.id)):
            yield from self._thing("inquiry", old, new)
            chosen = str(one.id) if (one := new or old) else ""
            actions = pair_by(old.actions if old else (), new.actions if new else (), _whole, _step, lambda one: str(one.action), _day)
            for old_action, new_action in actions:
                yield from self._thing("action", old_action, new_action, chosen)

    def _thing(self, kind: Kind, before: _Thing | None, after: _Thing | None, ident: str = "") -> Iterator[Change]:
        if before is None and after is None:
            return
        changed = details(_told(before, self.figures_before), _told(after, self.figures_after))
        old = _in_words(before, self.dossier_before) if before else ""
        new = _in_words(after, self.dossier_after) if after else ""
        if before and after and not changed and (old == new or kind not in WORDED):
            return
        chosen = ident or str(getattr(after or before, "id", ""))
        yield Change(
            self.page,
            self.title,
            kind,
            "changed" if before and after else "added" if after else "removed",
            chosen,
            old,
            new,
            changed,
            span=after.span if after else NOWHERE,
        )


def _estimates(incident: Incident) -> tuple[Estimate, ...]:
    return tuple(estimate for figure in incident.figures for estimate in figure.estimates)


def figures_of(incident: Incident) -> dict[str, str]:
    """The id of the figure in which each estimate stands, by the estimate's."""
    return {str(estimate.id): str(figure.id) for figure in incident.figures for estimate in figure.estimates}


def _told(thing: _Thing | None, figures: dict[str, str]) -> Facts:
    found = facts(thing, ()) if thing else {}
    for name in _ELSEWHERE.get(type(thing), ()):
        found.pop(name, None)
    if isinstance(thing, Estimate):
        found["figure"] = (figures.get(str(thing.id), ""),)
    return found


def new_corrections(before: Incident, after: Incident) -> tuple[Correction, ...]:
    """The corrections of an incident that have come since; one that was edited is not among them."""
    return tuple(new for old, new in _corrections(before, after) if old is None and new is not None)


def _corrections(before: Incident, after: Incident) -> Iterator[tuple[Correction | None, Correction | None]]:
    return pair_by(before.corrections, after.corrections, lambda one: one.text.plain, lambda one: (one.date, str(one.kind)))


def _whole(thing: object) -> tuple[str, ...]:
    """All that a thing says, but its id: under another one it is the same."""
    return tuple(word for values in facts(thing).values() for word in values)


def _day(action: Action) -> str:
    return action.date.text if action.date else ""


def _step(action: Action) -> tuple[str, str]:
    return (action.date.text if action.date else "", str(action.action).replace("_", " "))


def _in_words(thing: _Thing, dossier: Dossier) -> str:
    match thing:
        case Grading():
            return str(thing.value)
        case Figure():
            return str(thing.label or thing.measure or thing.id)
        case Estimate():
            return f"{thing.value.text if thing.value else 'parts only'}, {dossier.shown_name(thing.asserted_by)}"
        case Question():
            return thing.question.plain
        case Inquiry():
            return str(thing.label or dossier.shown_name(thing.body))
        case Action():
            words = thing.text.plain if thing.text else ""
            return ": ".join(filter(None, (" ".join(filter(None, _step(thing))), words)))
        case Event():
            return thing.text.plain
        case Reply():
            return dossier.shown_name(thing.to)
        case Correction():
            return thing.text.plain
