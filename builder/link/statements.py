"""What a page states, in page order: claims, estimates, questions, actions, replies, each with the citations that carry it.

It reads one record and resolves nothing but the names of people.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from builder.document import Body, Citation, Reference
from builder.dossier import Statement, StatementKind
from builder.findings import Span
from builder.link.registry import claim_ids
from builder.model import Action, Article, Estimate, Incident, Organisation, Person, Place, Question, Record, Reply


class Carried(NamedTuple):
    """What a `cite:` carries, and where. kind is the field's name too."""

    kind: StatementKind
    anchor: str
    text: str
    span: Span
    owner: str


CITED = frozenset({"summary", "basis", "body", "timeline", "finding", "answer", "named_because"})


class People:
    """Finds who is named in a text: by whole name or by a form of it, as whole words. people: the records, drafts left out."""

    def __init__(self, people: Mapping[str, Person]) -> None:
        self.ids = {str(one): name for name, person in people.items() for one in (name, *person.aliases)}
        self.by_name: dict[str, set[str]] = {}
        for one, person in people.items():
            for form in (person.name, *person.also_known_as):
                self.by_name.setdefault(str(form), set()).add(one)
        self.by_name.pop("", None)
        names = sorted(self.by_name, key=lambda name: (-len(name), name))
        self.pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)") if names else None

    def named(self, text: str, references: tuple[Reference, ...]) -> tuple[str, ...]:
        """The ids of the people whom a text names, by words or by link, sorted."""
        found = {self.ids[reference.target] for reference in references if reference.target in self.ids}
        if self.pattern:
            found = found.union(*(self.by_name[match] for match in self.pattern.findall(text)))
        return tuple(sorted(found))


def read_statements(record: Record, people: People, titles: Mapping[str, str]) -> tuple[Statement, ...]:
    """Every statement of a record's page, in the order in which the page shows them. titles: of everything that a link can name, by id."""
    return tuple(_Walk(record, people, titles).statements())


class _Walk:
    def __init__(self, record: Record, people: People, titles: Mapping[str, str]) -> None:
        self.record, self.people, self.titles = record, people, titles
        self.claim_ids = claim_ids(record)

    def statements(self) -> Iterator[Statement]:
        match self.record:
            case Incident():
                yield from self._incident(self.record)
            case Person():
                yield from self._claims(self.record.named_because, "named_because")
                yield from self._claims(self.record.body, "body")
            case Article():
                yield from self._claims(self.record.summary, "summary")
                yield from self._claims(self.record.body, "body")
            case Organisation() | Place():
                yield from self._claims(self.record.body, "body")

    def _incident(self, incident: Incident) -> Iterator[Statement]:
        yield from self._claims(incident.summary, "summary")
        if incident.grading:
            yield from self._claims(incident.grading.basis, "basis")
        for figure in incident.figures:
            yield from self._claims(figure.note, "note", str(figure.id))
            for estimate in figure.estimates:
                yield self._estimate(estimate)
                yield from self._claims(estimate.note, "note", str(estimate.id))
        for question in incident.questions:
            yield from self._question(question)
        yield from self._claims(incident.body, "body")
        for inquiry in incident.inquiries:
            for action in inquiry.actions:
                yield self._action(action, str(inquiry.id))
                yield from self._claims(action.text, "text", str(inquiry.id))
            yield from self._claims(inquiry.finding, "finding", str(inquiry.id))
            yield from self._claims(inquiry.note, "note", str(inquiry.id))
        for event in incident.timeline:
            yield from self._claims(event.text, "timeline", str(event.id))
        for reply in incident.replies:
            if reply.cite:
                yield self._reply(reply)
        for correction in incident.corrections:
            yield from self._claims(correction.text, "correction")

    def _estimate(self, estimate: Estimate) -> Statement:
        value = estimate.value.text if estimate.value else "parts only"
        text = f"{value}, {self.titles.get(estimate.asserted_by, estimate.asserted_by)}"
        return self._carried(Carried("estimate", f"e-{estimate.id}", text, estimate.span, str(estimate.id)), estimate.cite)

    def _question(self, question: Question) -> Iterator[Statement]:
        place = Carried("question", f"q-{question.id}", question.question.plain, _first(question.question), str(question.id))
        yield self._carried(place, question.cite, question.question, question.why)
        yield from self._claims(question.question, "question", str(question.id))
        yield from self._claims(question.why, "why", str(question.id))
        yield from self._claims(question.would_answer, "would_answer", str(question.id))
        yield from self._claims(question.answer, "answer", str(question.id))
        yield from self._claims(question.note, "note", str(question.id))

    def _action(self, action: Action, inquiry: str) -> Statement:
        words = action.text.plain if action.text else str(action.action).replace("_", " ")
        span = _first(action.text) if action.text else action.span
        return self._carried(Carried("action", f"i-{inquiry}", words, span, inquiry), action.cite, action.text)

    def _reply(self, reply: Reply) -> Statement:
        words = f"{self.titles.get(reply.to, reply.to)}: {reply.answer or 'no answer recorded'}"
        return self._carried(Carried("reply", "replies", words, reply.span, ""), reply.cite)

    def _carried(self, place: Carried, cite: tuple[Citation, ...], *bodies: Body | None) -> Statement:
        prose = [body for body in bodies if body]
        references = tuple(reference for body in prose for reference in body.references)
        return Statement(
            page=str(self.record.id),
            kind=place.kind,
            field=place.kind,
            anchor=place.anchor,
            text=self._in_words(place.text, references),
            citations=cite,
            span=place.span,
            standing="cited",
            owner=place.owner,
            needs_citation=True,
            people=self.people.named(" ".join(body.plain for body in prose), references),
            # What has a citation of its own is a claim of its own.
            quotations=tuple(words for body in prose for claim in body.claims if not claim.citations for words in claim.quotations),
        )

    def _in_words(self, text: str, references: tuple[Reference, ...]) -> str:
        # A link without words of its own reads as the title of what it leads to, and the parser knows its id only.
        bare = sorted({str(one.target) for one in references if not one.label and one.target in self.titles})
        if not bare:
            return text
        pattern = rf"(?<![\w-])(?:{'|'.join(map(re.escape, bare))})(?![\w-])"
        return re.sub(pattern, lambda match: self.titles[match[0]], text)

    def _claims(self, body: Body | None, field: str, owner: str = "") -> Iterator[Statement]:
        if not body:
            return
        for claim in body.claims:
            if claim.standing == "uncited" and field not in CITED:
                continue
            references = tuple(body.references[one] for one in claim.references)
            chosen = self.claim_ids.get(claim.span, "")
            yield Statement(
                str(self.record.id),
                "claim",
                field,
                f"c-{chosen}" if chosen else "",
                self._in_words(claim.text, references),
                tuple(body.citations[one] for one in claim.citations),
                claim.span,
                claim.standing,
                owner,
                field in CITED,
                self.people.named(claim.text, references),
                claim.quotations,
            )


def _first(body: Body) -> Span:
    # The same place as of the first claim in it, so that a link in these words is known to stand in this statement.
    return body.claims[0].span if body.claims else body.span
