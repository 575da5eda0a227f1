"""The page of a person, an organisation or a place: why it is named, and where. It judges nobody."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from builder.dossier import Dossier
from builder.model import Entity, Organisation, Person, Place
from builder.page import Page
from builder.pages.cited import SourceList, source_list
from builder.pages.countries import country_name
from builder.pages.location import location_view
from builder.pages.mentions import MentionsOnPage, mentions_of
from builder.pages.parts import Link, PageView, Sheet, link_to, sheet
from builder.pages.prose import Prose, prose
from builder.pages.references import ReferenceView, reference
from builder.pages.roles import Roles, roles_of
from builder.pages.site import SiteView
from builder.pages.wording import NO_GUILT, opening


@dataclass(frozen=True, slots=True)
class Fact:
    """A line about an entity: what it is, and words or links."""

    label: str
    values: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityView(PageView):
    """The page. named_because: why the public record names a person; for others no reason is asked. no_guilt: "" but for people.

    background: sources that inform the page as a whole.
    """

    facts: tuple[Fact, ...]
    named_because: Prose
    no_guilt: str
    text: Prose
    roles: Roles
    mentions: tuple[MentionsOnPage, ...]
    sources: SourceList
    background: tuple[ReferenceView, ...]


def lay_out(dossier: Dossier, site: SiteView) -> Iterable[Page]:
    """A page for every public person, organisation and place, in the order of the ids."""
    for title, records in (("People", dossier.people), ("Organisations", dossier.organisations), ("Places", dossier.places)):
        for record in records.values():
            path = dossier.address_of(record.id)
            shown = sheet(dossier, path, record.id)
            yield Page(path, "entity", _view(shown, record, title, site), f"the page of {record.id}")


def _view(shown: Sheet, record: Entity, kind: str, site: SiteView) -> EntityView:
    dossier, path = shown.dossier, shown.path
    because = record.named_because if isinstance(record, Person) else None
    sources = source_list(shown)
    roles = roles_of(dossier, path, record.id)
    mentions = mentions_of(dossier, path, record.id)
    title = dossier.shown_name(record.id)
    return EntityView(
        path=path,
        kind="entity",
        title=title,
        description=opening((because and because.plain) or record.body.plain or f"Where {site.title} names {title}.", 300),
        section=f"{kind.lower()}/index.html",
        crumbs=(Link(site.title, "../index.html"), Link(kind, "index.html")),
        facts=tuple(fact for fact in _facts(shown, record) if fact.values),
        named_because=prose(shown, because),
        no_guilt=NO_GUILT if isinstance(record, Person) or roles.inquiries else "",
        text=prose(shown, record.body),
        roles=roles,
        mentions=mentions,
        has_cards=bool(sources),
        sources=sources,
        background=tuple(reference(shown, source) for source in record.background),
    )


def _facts(shown: Sheet, record: Entity) -> Iterator[Fact]:
    dossier = shown.dossier
    if not isinstance(record, Person) or record.name_display == "full":
        yield Fact("Also known as", tuple(Link(str(name)) for name in record.also_known_as if _says_more(name, record.name)))
    match record:
        case Person():
            yield Fact("Role", _words(record.role))
            yield Fact("Belongs to", tuple(link_to(shown, one) for one in record.organisations))
        case Organisation():
            yield Fact("Part of", (link_to(shown, record.part_of),) if record.part_of else ())
            yield Fact("Its parts", _naming(shown, "part_of", dossier.organisations))
            yield Fact("Its people", _naming(shown, "organisations", dossier.people))
        case Place():
            yield Fact("Country", _words(country_name(record.country)))
            yield Fact("Lies in", (link_to(shown, record.within),) if record.within else ())
            yield Fact("Places in it", _naming(shown, "within", dossier.places))
            yield Fact("Coordinates", _words(_coordinates(record)))
    yield Fact("Tags", tuple(Link(str(tag)) for tag in record.tags))


def _says_more(other: str, name: str) -> bool:
    # Surnames and shortened names are written down so that texts are searched for them; they tell a reader nothing.
    return not set(other.split()) <= set(name.split())


def _coordinates(place: Place) -> str:
    where = location_view(place)
    return ", ".join(filter(None, (where.coordinates, where.accuracy)))


def _words(words: str | None) -> tuple[Link, ...]:
    return (Link(str(words)),) if words else ()


def _naming(shown: Sheet, field: str, records: Mapping[str, Entity]) -> tuple[Link, ...]:
    mentions = shown.dossier.mentions.get(shown.owner, ())
    named_by = sorted({mention.page for mention in mentions if mention.field == field and mention.page in records})
    return tuple(link_to(shown, one) for one in named_by)
