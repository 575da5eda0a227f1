"""The lists of people, organisations and places that the dossier names, each with the incidents that name them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from builder.dossier import Dossier
from builder.model import Entity, Person
from builder.page import Page
from builder.pages.parts import Link, PageView, link_to, sheet
from builder.pages.site import SiteView
from builder.pages.wording import NO_GUILT


@dataclass(frozen=True, slots=True)
class EntityEntry:
    """A line of the list. page: to its page. role: of a person, or "". incidents: those that name it."""

    page: Link
    role: str
    incidents: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntitiesView(PageView):
    """A list, by name. no_guilt: the sentence that stands over people, "" over the others."""

    no_guilt: str
    entries: tuple[EntityEntry, ...]


def lay_out(dossier: Dossier, site: SiteView) -> Iterable[Page]:
    """One page for each of the three kinds, also where it has nothing to list."""
    kinds: tuple[tuple[str, Mapping[str, Entity]], ...] = (
        ("People", dossier.people),
        ("Organisations", dossier.organisations),
        ("Places", dossier.places),
    )
    for title, records in kinds:
        path = f"{title.lower()}/index.html"
        by_name = sorted(records.items(), key=lambda one: (dossier.entries[one[0]].title.casefold(), one[0]))
        view = EntitiesView(
            path=path,
            kind="entities",
            title=title,
            description=f"{title} that {site.title} names, and where.",
            section=path,
            crumbs=(Link(site.title, "../index.html"),),
            no_guilt=NO_GUILT if records is dossier.people else "",
            entries=tuple(_entry(dossier, path, record) for _, record in by_name),
        )
        yield Page(path, "entities", view, f"the list of {title.lower()}")


def _entry(dossier: Dossier, path: str, record: Entity) -> EntityEntry:
    shown = sheet(dossier, path, record.id)
    naming = {mention.page for mention in dossier.mentions.get(record.id, ())}
    role = str(record.role or "") if isinstance(record, Person) else ""
    return EntityEntry(
        link_to(shown, record.id), role, tuple(link_to(shown, incident) for incident in dossier.incidents if incident in naming)
    )
