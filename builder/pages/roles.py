"""What a person or an organisation does in the dossier besides being named: counts, questions, inquiries, sources. It lays out no page."""

from collections.abc import Iterator
from dataclasses import dataclass

from builder.dossier import Dossier
from builder.edtf import UNKNOWN
from builder.model import Incident
from builder.pages.chains import InquiryView, inquiry_view
from builder.pages.figures import EstimateView, estimate_view, figure_label
from builder.pages.parts import Link, Sheet, sheet
from builder.pages.questions import QuestionEntry, question_entry
from builder.pages.references import ReferenceView, reference


@dataclass(frozen=True, slots=True)
class CountEntry:
    """A count that somebody gives. figure: what it is a count of. place: to where it stands, in its incident's title."""

    view: EstimateView
    figure: str
    place: Link


@dataclass(frozen=True, slots=True)
class InquiryEntry:
    """An inquiry that somebody leads. place: to where it stands, in its incident's title."""

    view: InquiryView
    place: Link


@dataclass(frozen=True, slots=True)
class Roles:
    """What a party does. counts: those that it gives; relayed: those of others that it passes on. sources: that it wrote or published."""

    counts: tuple[CountEntry, ...] = ()
    relayed: tuple[CountEntry, ...] = ()
    questions: tuple[QuestionEntry, ...] = ()
    inquiries: tuple[InquiryEntry, ...] = ()
    sources: tuple[ReferenceView, ...] = ()


def roles_of(dossier: Dossier, path: str, party: str) -> Roles:
    """The roles of a person or an organisation, as the page at `path` shows them, in the order of the incidents."""
    return Roles(
        counts=tuple(_counts(dossier, path, party, "asserted_by")),
        relayed=tuple(_counts(dossier, path, party, "relayed_by")),
        questions=tuple(_questions(dossier, path, party)),
        inquiries=tuple(_inquiries(dossier, path, party)),
        sources=tuple(_sources(dossier, path, party)),
    )


def _counts(dossier: Dossier, path: str, party: str, role: str) -> Iterator[CountEntry]:
    for incident, shown in _incidents(dossier, path, party):
        for figure in incident.figures:
            for estimate in figure.estimates:
                if _means(dossier, party, getattr(estimate, role)):
                    view = estimate_view(shown, estimate)
                    yield CountEntry(view, figure_label(figure), _place(shown, view.home))


def _questions(dossier: Dossier, path: str, party: str) -> Iterator[QuestionEntry]:
    for incident, shown in _incidents(dossier, path, party):
        for question in incident.questions:
            if any(_means(dossier, party, asked) for asked in question.directed_to):
                yield question_entry(shown, question)


def _inquiries(dossier: Dossier, path: str, party: str) -> Iterator[InquiryEntry]:
    for incident, shown in _incidents(dossier, path, party):
        for inquiry in incident.inquiries:
            if _means(dossier, party, inquiry.body):
                view = inquiry_view(shown, inquiry)
                yield InquiryEntry(view, _place(shown, view.home))


def _sources(dossier: Dossier, path: str, party: str) -> Iterator[ReferenceView]:
    named = {mention.page for mention in dossier.mentions.get(party, ()) if mention.field in ("author", "publisher")}
    own = [dossier.sources[source] for source in sorted(named) if not dossier.sources[source].withheld]
    shown = sheet(dossier, path, party)
    for source in sorted(own, key=lambda one: (one.dated or UNKNOWN).order):
        yield reference(shown, source.id)


def _incidents(dossier: Dossier, path: str, party: str) -> Iterator[tuple[Incident, Sheet]]:
    naming = {mention.page for mention in dossier.mentions.get(party, ())}
    for incident in dossier.incidents.values():
        if incident.id in naming:
            yield incident, sheet(dossier, path, incident.id)


def _place(shown: Sheet, home: str) -> Link:
    return Link(shown.dossier.shown_name(shown.owner), home)


def _means(dossier: Dossier, party: str, named: str | None) -> bool:
    entry = dossier.entries.get(named) if named else None
    return entry is not None and entry.id == party
