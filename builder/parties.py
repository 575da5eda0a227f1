"""Whose word a source is, and who belongs to whom: people to organisations, those to what they are part of.

It judges nothing. Who is meant by a name is told by the name alone, where no file of the dossier has an id for them.
"""

from collections.abc import Iterable, Mapping

from builder.model import Organisation, Person, Source

# What no id begins with: a name that is written like one is somebody else's.
_A_NAME = "named "
_NOBODY = ("", f"{_A_NAME}unknown")


class Parties:
    """Who speaks for whom in a dossier. A party is known by its id; where it has none, by its name, folded and marked as no id."""

    def __init__(self, people: Mapping[str, Person], organisations: Mapping[str, Organisation], sources: Mapping[str, Source]) -> None:
        self._people, self._organisations = people, organisations
        self._sides: dict[str, set[str]] = {}
        self._ids: dict[str, str] = {}
        self._by_name: dict[str, str] = {}
        records: dict[str, Person | Organisation] = {**organisations, **people}
        for key, record in records.items():
            self._ids |= dict.fromkeys((key, *map(str, record.aliases)), key)
            for name in _names(record):
                # A name that two have tells of neither.
                self._by_name[name] = key if self._by_name.get(name, key) == key else ""
        for source in sources.values():
            if source.party and not source.withheld:
                for party in set(map(self.meant, named_in(source))):
                    self._sides.setdefault(party, set()).add(str(source.party))

    def meant(self, written: str) -> str:
        """The party that is meant by an id, an alias or a name."""
        name = _folded(written)
        return self._ids.get(written) or self._by_name.get(name) or (name and f"{_A_NAME}{name}")

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
        return frozenset().union(*map(self.behind, named_in(source)))

    def side_of(self, written: str) -> str:
        """Whose side a party speaks for, as the sources of its own have it (belligerent, ngo …), else those of whom it belongs to.

        "" where they have nothing, or more than one thing.
        """
        party = self.meant(written)
        found = self._sides.get(party) or {side for one in self.behind(written) for side in self._sides.get(one, ())}
        return next(iter(found)) if len(found) == 1 else ""

    def is_among(self, written: str, others: Iterable[str]) -> bool:
        """Whether one of the others is the party, belongs to it, or is what it belongs to."""
        party, behind = self.meant(written), self.behind(written)
        return any(self.meant(one) in behind or party in self.behind(one) for one in others)

    def _above(self, party: str) -> tuple[str, ...]:
        if person := self._people.get(party):
            return tuple(map(str, person.organisations))
        organisation = self._organisations.get(party)
        return (str(organisation.part_of),) if organisation and organisation.part_of else ()


def named_in(source: Source) -> tuple[str, ...]:
    """Those who wrote and published a source, as they are written there."""
    return (*source.author, *([source.publisher] if source.publisher else []))


def _names(record: Person | Organisation) -> Iterable[str]:
    short = (record.short_name or "") if isinstance(record, Organisation) else ""
    return (folded for one in (record.name, short, *record.also_known_as) if (folded := _folded(one)))


def _folded(name: str) -> str:
    return " ".join(word for word in name.casefold().split() if word != "the")
