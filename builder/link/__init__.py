"""From records to a Dossier: every id resolved, citations numbered, back-links, origins. It judges no content: `checks` does."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from builder.document import Body
from builder.dossier import Dossier, Mention, PageCitations, Tracing, Use
from builder.findings import Finding, finding
from builder.link.dependence import Dependence
from builder.link.numbering import number
from builder.link.origins import all_behind, origin_findings, origin_of, trace
from builder.link.references import Resolver
from builder.link.registry import fragments_of, make_registry
from builder.link.statements import People, read_statements
from builder.model import Article, Incident, Organisation, Person, Place, Record, Source
from builder.model.settings import Settings
from builder.parties import Parties
from builder.unread import NOTHING_UNREAD, Unread
from builder.visibility import Hidden

_R = TypeVar("_R", bound=Record)


def link(
    settings: Settings, records: Iterable[Record], hidden: Hidden, unread: Unread = NOTHING_UNREAD
) -> tuple[Dossier, tuple[Finding, ...]]:
    """The dossier of all public records, and what leads nowhere.

    records: in order of path, drafts and embargoed ones left out. hidden: those, which public pages can't link to, and whose ids are taken.
    unread: files of which nobody knows yet all that they say; what may be for that alone is not reported.
    """
    everything = sorted(records, key=lambda record: record.path)
    registry = make_registry(everything, hidden)
    public = [entry.record for entry in registry.entries.values() if not entry.record.removed]
    sources = _of(public, Source)
    people, organisations = _of(public, Person), _of(public, Organisation)
    findings = registry.findings
    names = People(people)
    titles = {name: entry.title for name, entry in {**registry.entries, **registry.aliases}.items()}
    behind = all_behind(sources)
    dependence = Dependence(sources, behind)
    tracing = {name: replace(found, revised=dependence.revised_behind(name)) for name, found in trace(sources).items()}
    citing = [record for record in public if not isinstance(record, Source)]
    fragments = {str(record.id): fragments_of(record, findings) for record in citing}
    resolver = Resolver(registry, fragments, unread, _doubtful(hidden, unread))
    pages: dict[str, PageCitations] = {}
    for record in citing:
        statements = read_statements(record, names, titles)
        resolver.resolve(record, statements)
        resolver.citations(statements)
        findings += origin_findings((citation for statement in statements for citation in statement.citations), sources, behind)
        pages[record.id] = number(str(record.id), statements, sources, tracing, dependence)
    for source in sources.values():
        resolver.resolve(source, ())
        findings += _cited_in(source)
    findings += (*resolver.findings, *resolver.missing_sources())
    mentions = _with_names(resolver.mentions, pages)
    incidents = sorted(_of(public, Incident).values(), key=lambda incident: (incident.date.order, incident.id))
    dossier = Dossier(
        settings,
        {str(incident.id): incident for incident in incidents},
        sources,
        people,
        organisations,
        _of(public, Place),
        _of(public, Article),
        registry.removed,
        {**registry.entries, **registry.aliases},
        registry.aliases,
        fragments,
        pages,
        _uses(pages),
        _traced(pages, sources, tracing),
        {target: tuple(named) for target, named in sorted(mentions.items())},
        tracing,
        Parties(people, organisations, sources),
        unread=unread,
    )
    return dossier, tuple(findings)


def _of(records: Iterable[Record], kind: type[_R]) -> dict[str, _R]:
    return {str(record.id): record for record in sorted(records, key=lambda record: record.id) if isinstance(record, kind)}


def _doubtful(hidden: Hidden, unread: Unread) -> frozenset[str]:
    """The ids that are hidden because of files that could not be read rightly: whether they are meant to be nobody knows."""
    known: set[str] = set()
    doubtful: set[str] = set()
    for record in hidden.records:
        sources = record.sources if isinstance(record, Incident) else ()
        names = {str(name) for name in (record.id, *record.aliases, *(source.id for source in sources))}
        (doubtful if unread.is_unread(record.path) else known).update(names)
    return frozenset((doubtful | (hidden.names - known)) - known) if doubtful else frozenset()


def _uses(pages: dict[str, PageCitations]) -> dict[str, tuple[Use, ...]]:
    uses: dict[str, list[Use]] = {}
    for page in sorted(pages):
        for source in pages[page].sources:
            uses.setdefault(source.source, []).extend(source.uses)
    return {source: tuple(found) for source, found in sorted(uses.items())}


def _traced(pages: dict[str, PageCitations], sources: dict[str, Source], tracing: dict[str, Tracing]) -> dict[str, tuple[Use, ...]]:
    # What `from` names is listed there also where it is no origin itself, or where the citation speaks against it.
    traced: dict[str, list[Use]] = {}
    for page in sorted(pages):
        uses = sorted((use for source in pages[page].sources for use in source.uses), key=lambda use: use.n)
        for use in uses:
            leads_to = {origin_of(use.part, sources, tracing), str(use.part.origin or "")} - {"", use.source}
            for origin in sorted(leads_to & sources.keys()):
                traced.setdefault(origin, []).append(use)
    return {origin: tuple(found) for origin, found in sorted(traced.items())}


def _with_names(mentions: dict[str, dict[Mention, None]], pages: dict[str, PageCitations]) -> dict[str, dict[Mention, None]]:
    # People whom a text names without a link are mentioned there all the same.
    placed = {target: {(one.page, one.anchor, one.field) for one in listed} for target, listed in mentions.items()}
    for page in sorted(pages):
        for statement in pages[page].statements:
            for person in statement.people:
                place = (page, statement.anchor, statement.field)
                if page != person and place not in placed.setdefault(person, set()):
                    placed[person].add(place)
                    mentions.setdefault(person, {})[Mention(*place, statement.text)] = None
    return mentions


def _cited_in(source: Source) -> list[Finding]:
    bodies: tuple[Body | None, ...] = (source.note, source.status_note, *(review.outcome for review in source.reviewed))
    message = "a note about a source carries no citation"
    return [
        finding("misplaced-citation", citation.span, message, "say it in an incident, where readers see what it rests on")
        for body in bodies
        if body
        for citation in body.citations
    ]
