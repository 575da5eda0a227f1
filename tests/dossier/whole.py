"""A dossier as the second reading of the rules sees it: its files together, and what leads from one to another. It knows no rule."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tests.dossier.reading import File, Keys

_FRAGMENTS = ("incidents.figures", "incidents.figures.estimates", "incidents.questions", "incidents.inquiries", "incidents.timeline")


@dataclass(frozen=True, slots=True)
class Whole:
    """A dossier as it is read here. inquiries: by page and id. above: whom a party belongs to, by its id."""

    files: Mapping[str, File]
    sources: Mapping[str, Keys]
    names: re.Pattern[str]
    people: frozenset[str]
    fragments: Mapping[str, frozenset[str]]
    inquiries: frozenset[tuple[str, str]]
    claim_words: int
    above: Mapping[str, tuple[str, ...]]

    def machine(self, source: str) -> bool:
        """Whether a source's words are a machine's, or known to us in such words alone."""
        keys = self.sources.get(source)
        if keys is None:
            return False
        via = [self.sources.get(one) for one, _ in keys.texts("via")]
        return keys.text("wording") == "machine" or (bool(via) and all(one is not None and one.text("wording") == "machine" for one in via))

    def is_of(self, party: str, source: str) -> bool:
        """Whether a source is the word of a party, or of somebody who belongs to it."""
        keys = self.sources.get(source)
        waiting = [one for name in ("author", "publisher") for one, _ in keys.texts(name)] if keys else []
        seen: set[str] = set()
        while waiting:
            one = waiting.pop()
            if one == party:
                return True
            waiting += [further for further in self.above.get(one, ()) if further not in seen]
            seen.add(one)
        return False

    def only_machine(self, key: str, origin: str) -> bool:
        """Whether all that a citation can rest on is a machine's words."""
        if not origin or self.machine(key):
            return all(any(map(self.machine, way)) for way in self.ways(key))
        ways = [way[: way.index(origin)] for way in self.ways(key) if origin in way]
        mere = self.only_machine(origin, "") or all(any(map(self.machine, way)) for way in ways)
        return bool(ways) and origin != key and mere

    def ways(self, source: str, above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
        """Every way from a source to what stands last behind it."""
        keys = self.sources.get(source)
        further = [one for one, _ in keys.texts("rests_on") if one not in above] if keys else []
        if not further:
            yield (*above, source)
        for one in further:
            yield from self.ways(one, (*above, source))

    def behind(self, source: str) -> set[str]:
        """All that a source rests on, at any remove."""
        found: set[str] = set()
        waiting = [source]
        while waiting:
            keys = self.sources.get(waiting.pop())
            for one, _ in keys.texts("rests_on") if keys else ():
                if one not in found and one in self.sources:
                    found.add(one)
                    waiting.append(one)
        return found


def read_whole(files: Mapping[str, File]) -> Whole:
    """The dossier that some files are together."""
    sources = {file.name: file.front for file in files.values() if file.folder == "sources"}
    for file in files.values():
        sources |= {keys.text("id"): keys for keys in file.mappings if keys.kind == "incidents.sources"}
    people = [file for file in files.values() if file.folder == "people"]
    names = {name for file in people for name in (file.front.text("name"), *(one for one, _ in file.front.texts("also_known_as"))) if name}
    longest = sorted(names, key=lambda name: (-len(name), name))
    policy = next((keys for keys in files["dossier.yaml"].mappings if keys.kind == "dossier.policy"), None)
    return Whole(
        files,
        sources,
        re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)"),
        frozenset(file.name for file in people),
        {file.name: frozenset(_fragments(file)) for file in files.values() if file.folder not in ("", "sources")},
        frozenset((file.name, keys.text("id")) for file in files.values() for keys in file.mappings if keys.kind == "incidents.inquiries"),
        int((policy.text("claim_words") if policy else "") or 60),
        {
            file.name: tuple(one for name in ("part_of", "organisations") for one, _ in file.front.texts(name))
            for file in files.values()
            if file.folder in ("people", "organisations")
        },
    )


def _fragments(file: File) -> Iterator[str]:
    yield from (keys.text("id") for keys in file.mappings if keys.kind in _FRAGMENTS and "id" in keys)
    yield from (cite.chosen for stretch in file.stretches for cite in stretch.cites if cite.chosen)
