"""Whose word a source is, who belongs to whom (people to organisations, those to what they are part of), and who was not asked.

It judges nothing. Who is meant by a name is told by the name alone, where no file of the dossier has an id for them.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from builder.document import Text
from builder.dossier import Dossier
from builder.findings import Span
from builder.model import Incident, Organisation, Person, Source

_NOBODY = ("", "unknown")


class Parties:
    """Who speaks for whom in a dossier. A party is known by its id, or by its name, folded, where it has none."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._by_name: dict[str, str] = {}
        for key, names in (*_names(dossier.organisations), *_names(dossier.people)):
            for name in names:
                # A name that two have tells of neither.
                self._by_name[name] = key if self._by_name.get(name, key) == key else ""

    def meant(self, written: str) -> str:
        """The party that is meant by an id, an alias or a name."""
        party = self._dossier.id_of(written)
        if party in self._dossier.people or party in self._dossier.organisations:
            return party
        name = _folded(party)
        return self._by_name.get(name) or name

    def behind(self, written: str) -> frozenset[str]:
        """A party and every organisation that it belongs to, at any remove: a brigade, its army, the ministry above it."""
        found: set[str] = set()
        waiting = [self.meant(written)]
        while waiting:
            one = waiting.pop()
            if one not in found and one not in _NOBODY:
                found.add(one)
                waiting += map(self.meant, self._above(one))
        return frozenset(found)

    def behind_source(self, source: Source) -> frozenset[str]:
        """Everybody whose word a source is: those who wrote and published it, and whom they belong to."""
        named = (*source.author, *([source.publisher] if source.publisher else []))
        return frozenset().union(*(self.behind(one) for one in named))

    def was_asked(self, written: str, asked: Iterable[str]) -> bool:
        """Whether one of those who were asked is the party, belongs to it, or is what it belongs to."""
        party, behind = self.meant(written), self.behind(written)
        return any(self.meant(one) in behind or party in self.behind(one) for one in asked)

    def _above(self, party: str) -> tuple[str, ...]:
        if person := self._dossier.people.get(party):
            return tuple(map(str, person.organisations))
        organisation = self._dossier.organisations.get(party)
        return (str(organisation.part_of),) if organisation and organisation.part_of else ()


class NotAsked(NamedTuple):
    """Who was not asked for a reply: the party of a grading, or None where it is disputed who is responsible. span: what calls for it."""

    party: Text | None
    span: Span


def not_asked(dossier: Dossier, incident: Incident) -> NotAsked | None:
    """Who of an incident should have been asked for a reply and was not; None where that is nobody."""
    party = incident.grading.party if incident.grading else None
    asked = tuple(str(reply.to) for reply in incident.replies)
    if party:
        return None if asked and Parties(dossier).was_asked(party, asked) else NotAsked(party, party.span)
    disputed = next((word for word in incident.disputed if word == "responsibility"), None)
    return NotAsked(None, disputed.span) if disputed and not asked else None


def _names(records: Mapping[str, Person] | Mapping[str, Organisation]) -> Iterable[tuple[str, tuple[str, ...]]]:
    for key, record in records.items():
        short = (record.short_name or "") if isinstance(record, Organisation) else ""
        yield key, tuple(folded for one in (record.name, short, *record.also_known_as) if (folded := _folded(one)))


def _folded(name: str) -> str:
    return " ".join(word for word in name.casefold().split() if word != "the")
