"""Every id of the dossier: what it names, where its page is, what is in that page. It reports ids that are given twice."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256

from builder.document import Body, Text
from builder.dossier import Entry, EntryKind, Fragment
from builder.findings import Finding, Span, finding
from builder.model import Article, Incident, Organisation, Person, Place, Record, Source
from builder.visibility import Hidden

FOLDERS: dict[type[Record], tuple[EntryKind, str]] = {
    Incident: ("incident", "incidents"),
    Source: ("source", "sources"),
    Person: ("person", "people"),
    Organisation: ("organisation", "organisations"),
    Place: ("place", "places"),
    Article: ("page", "pages"),
}
CONFIDENTIAL = "A confidential source"


@dataclass(slots=True)
class Registry:
    """Ids in the making: entries by id, aliases to entries, what is gone, what is hidden (drafts, embargoes), and what is wrong."""

    entries: dict[str, Entry] = field(default_factory=dict)
    aliases: dict[str, Entry] = field(default_factory=dict)
    removed: dict[str, Entry] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()
    findings: list[Finding] = field(default_factory=list)

    def find(self, target: str) -> Entry | None:
        """The entry that an id or an alias names."""
        return self.entries.get(target) or self.aliases.get(target)


def make_registry(records: Iterable[Record], hidden: Hidden) -> Registry:
    """Every record by its id. records: in order of path; of two with one id the first keeps it. Hidden ones take their ids alone."""
    registry = Registry(hidden=hidden.names)
    everything = with_their_sources(records)
    taken: dict[str, Text] = {}
    for record in everything:
        kind, folder = FOLDERS[type(record)]
        entry = Entry(kind, str(record.id), title_of(record), f"{folder}/{record.id}.html", record)
        if _taken(registry, taken, record.id, "the id"):
            continue
        registry.entries[record.id] = entry
        if record.removed:
            registry.removed[record.id] = entry
    for record in everything:
        if record.id in registry.entries and registry.entries[record.id].record is record:
            for alias in record.aliases:
                if not _taken(registry, taken, alias, "the alias"):
                    registry.aliases[alias] = registry.entries[record.id]
    for record in with_their_sources(hidden.records):
        _taken(registry, taken, record.id, "the id")
        for alias in record.aliases:
            _taken(registry, taken, alias, "the alias")
    return registry


def with_their_sources(records: Iterable[Record]) -> list[Record]:
    """The records, and behind them the sources that stand within incidents."""
    everything = [*records]
    everything += [source for record in everything if isinstance(record, Incident) and not record.removed for source in record.sources]
    return everything


def title_of(record: Record) -> str:
    """What the site calls a record; nothing that is withheld."""
    if record.removed:
        return "Taken down"
    match record:
        case Source(withheld=withheld) if withheld is not None:
            return CONFIDENTIAL
        case Source():
            return str(record.title or record.description or record.id)
        case Person():
            return record.shown_name
        case Organisation() | Place():
            return str(record.name)
        case _:
            return str(record.title)


def fragments_of(record: Record, findings: list[Finding]) -> dict[str, Fragment]:
    """What a link can name within a page, by id; an id given twice is reported at its second place."""
    fragments: dict[str, Fragment] = {}
    places: dict[str, Span] = {}
    for kind, chosen, text in _named_in(record):
        if not chosen:
            continue
        if chosen in places:
            message = f"the id '{chosen}' is given twice in this page: first on line {places[chosen].line}"
            findings.append(finding("duplicate-id", chosen.span, message, "give one of the two another id"))
            continue
        places[chosen] = chosen.span
        fragments[chosen] = Fragment(kind, str(chosen), f"{kind[0]}-{chosen}", text)
    return fragments


def _named_in(record: Record) -> Iterator[tuple[str, Text, str]]:
    # The first letter of the kind is that of its anchors.
    if isinstance(record, Incident):
        for figure in record.figures:
            yield "figure", figure.id, str(figure.label or figure.id)
            for estimate in figure.estimates:
                yield "estimate", estimate.id, estimate.value.text if estimate.value else str(estimate.id)
        yield from (("question", question.id, question.question.plain) for question in record.questions)
        yield from (("inquiry", inquiry.id, str(inquiry.label or inquiry.body)) for inquiry in record.inquiries)
        yield from (("timeline", event.id, event.text.plain) for event in record.timeline)
    for body in bodies_of(record):
        yield from (("claim", claim.id, claim.text) for claim in body.claims if claim.id is not None)


def bodies_of(record: Record) -> tuple[Body, ...]:
    """Every body of a record whose claims have an address on its page, in page order."""
    match record:
        case Incident():
            found = [record.summary, *([record.grading.basis] if record.grading else [])]
            for figure in record.figures:
                found += [one for one in (figure.note, *(estimate.note for estimate in figure.estimates)) if one]
            for question in record.questions:
                found += [one for one in (question.question, question.why, question.would_answer, question.answer, question.note) if one]
            found.append(record.body)
            for inquiry in record.inquiries:
                found += [one for one in (*(action.text for action in inquiry.actions), inquiry.finding, inquiry.note) if one]
            found += [event.text for event in record.timeline]
            found += [correction.text for correction in record.corrections]
            return tuple(found)
        case Person():
            return (record.named_because, record.body)
        case Organisation() | Place():
            return (record.body,)
        case Article():
            return (*([record.summary] if record.summary else []), record.body)
        case _:
            return ()


def claim_ids(record: Record) -> dict[Span, str]:
    """The id of every cited claim of a record, by the place of its first word.

    A claim without a chosen id has one made from its words, which changes with them.
    """
    cited = [claim for body in bodies_of(record) for claim in body.claims if claim.standing == "cited"]
    taken = {str(claim.id) for claim in cited if claim.id is not None}
    found: dict[Span, str] = {}
    for claim in cited:
        found[claim.span] = str(claim.id) if claim.id is not None else _made_id(claim.text, taken)
        taken.add(found[claim.span])
    return found


def _made_id(text: str, taken: set[str]) -> str:
    made = "x" + sha256(text.casefold().encode()).hexdigest()[:8]
    number, one = 1, made
    while one in taken:
        number += 1
        one = f"{made}-{number}"
    return one


def _taken(registry: Registry, taken: dict[str, Text], chosen: Text, what: str) -> bool:
    if not chosen:
        return True
    first = taken.setdefault(chosen.casefold(), chosen)
    if first is chosen:
        return False
    where = first.span.path if first.span.path != chosen.span.path else f"line {first.span.line}"
    message = f"{what} '{chosen}' is taken already: {where}"
    registry.findings.append(finding("duplicate-id", chosen.span, message, "an id names one thing in the whole dossier: choose another"))
    return True
