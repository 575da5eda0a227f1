"""An incident, the one kind of file that everything else hangs on."""

from dataclasses import dataclass

from builder import fields
from builder.document import Body, Citation, Text
from builder.edtf import Edtf
from builder.findings import Span
from builder.model.figure import Figure
from builder.model.inquiry import Inquiry, Question
from builder.model.source import Removal, Source
from builder.schema import key


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """Where an incident was, as precisely as is known; lat and lon in degrees, WGS 84."""

    span: Span
    name: Text = key(fields.LINE, required=True)
    country: Text | None = key(fields.COUNTRY)
    lat: float | None = key(fields.LATITUDE)
    lon: float | None = key(fields.LONGITUDE)
    accuracy: Text | None = key(fields.CHOICE_ACCURACY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grading:
    """How firmly responsibility is known, on Airwars' scale; never about numbers."""

    span: Span
    value: Text = key(fields.CHOICE_GRADING, required=True)
    party: Text | None = key(fields.PARTY)
    basis: Body = key(fields.PROSE, required=True)
    graded_by: Text | None = key(fields.PARTY)
    graded_on: Edtf | None = key(fields.DAY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An entry of the timeline."""

    span: Span
    id: Text = key(fields.IDENT, required=True)
    date: Edtf = key(fields.DATE, required=True)
    time: Text | None = key(fields.LINE)
    text: Body = key(fields.PROSE, required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A right of reply: who was asked, when, how, and what came."""

    span: Span
    to: Text = key(fields.PARTY, required=True)
    asked: Edtf | None = key(fields.DAY)
    by: Text | None = key(fields.LINE)
    until: Edtf | None = key(fields.DAY)
    answer: Text | None = key(fields.CHOICE_ANSWER)
    cite: tuple[Citation, ...] = key(fields.CITES, absent=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A change that readers are told of."""

    span: Span
    date: Edtf = key(fields.DAY, required=True)
    kind: Text = key(fields.CHOICE_CORRECTION, required=True)
    claim: Text | None = key(fields.IDENT)
    text: Body = key(fields.PROSE, required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One event. Its id is its file's stem."""

    span: Span
    path: str
    id: Text
    body: Body
    title: Text = key(fields.LINE, required=True)
    date: Edtf = key(fields.DATE, required=True)
    time: Text | None = key(fields.LINE)
    place: Location | None = key(fields.one(Location))
    summary: Body = key(fields.PROSE, required=True)
    grading: Grading | None = key(fields.one(Grading))
    disputed: tuple[Text, ...] = key(fields.CHOICE_DISPUTED, absent=())
    people: tuple[Text, ...] = key(fields.IDENTS, absent=())
    organisations: tuple[Text, ...] = key(fields.IDENTS, absent=())
    places: tuple[Text, ...] = key(fields.IDENTS, absent=())
    related: tuple[Text, ...] = key(fields.IDENTS, absent=())
    tags: tuple[Text, ...] = key(fields.LINES, absent=())
    content_note: Text | None = key(fields.LINE)
    published: Edtf | None = key(fields.DAY)
    updated: Edtf | None = key(fields.DAY)
    draft: bool | None = key(fields.FLAG)
    embargo: Text | None = key(fields.INSTANT)
    sources: tuple[Source, ...] = key(fields.many(Source), absent=())
    background: tuple[Text, ...] = key(fields.IDENTS, absent=())
    figures: tuple[Figure, ...] = key(fields.many(Figure), absent=())
    questions: tuple[Question, ...] = key(fields.many(Question), absent=())
    inquiries: tuple[Inquiry, ...] = key(fields.many(Inquiry), absent=())
    timeline: tuple[Event, ...] = key(fields.many(Event), absent=())
    replies: tuple[Reply, ...] = key(fields.many(Reply), absent=())
    corrections: tuple[Correction, ...] = key(fields.many(Correction), absent=())
    aliases: tuple[Text, ...] = key(fields.IDENTS, absent=())
    removed: Removal | None = key(fields.one(Removal))
