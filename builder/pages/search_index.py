"""What can be looked for, and the files in which a script finds it: a file for each letter, or two, with which a word begins.

Nothing is ranked: what is found stands in the order of KINDS, and within a kind in the order of the dossier. A page loads the few files
that its reader's words ask for, as scripts, so that it works from a disk.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from unicodedata import category, normalize

from builder.dossier import Dossier
from builder.model import Incident, Organisation, Person, Place
from builder.pages.wording import opening

FOLDER = "assets/search"
# So many titles stand in one file.
CHUNK = 500
# A word is looked for by its first letter, and by two where so many things are found that the files would grow long.
MANY = 2000
_WORD = re.compile(r"[^\W_]+")
# What NFKD leaves apart and readers do not: https://www.unicode.org/charts/PDF/U0600.pdf.
_ALIKE = str.maketrans(
    {
        "\u0671": "\u0627",
        "\u0649": "\u064a",
        "\u06cc": "\u064a",
        "\u06a9": "\u0643",
        "\u0629": "\u0647",
        "\u06d5": "\u0647",
        "\u06c1": "\u0647",
        "\u0640": None,
    }
)
# The article, with a word of one letter before it or without: whoever looks for Mosul writes it with either.
_ARTICLE = re.compile(r"^(?:[\u0648\u0641\u0628\u0643]?\u0627\u0644|\u0644\u0644)(?=\w\w)")


class Findable(NamedTuple):
    """Something with an address. where: on which page it stands, or "". words: all by which it is found."""

    kind: str
    title: str
    where: str
    href: str
    words: str


# In the order in which they are found, each with what it is called above a list.
KINDS = {
    "incident": "Incidents",
    "person": "People",
    "organisation": "Organisations",
    "place": "Places",
    "question": "Questions",
    "source": "Sources",
    "claim": "Statements",
}


def folded_words(text: str) -> list[str]:
    """The words of a text as they are looked for: small letters, without accents, with one letter for Arabic ones that readers mix.

    The script does the same; a test holds the two against each other.
    """
    plain = normalize("NFKD", text.lower()).translate(_ALIKE)
    return _WORD.findall("".join(one for one in plain if category(one)[0] != "M"))


def findables(dossier: Dossier) -> list[Findable]:
    """All that can be found, in the order of KINDS."""
    places = {kind: place for place, kind in enumerate(KINDS)}
    return sorted(_all(dossier), key=lambda one: places[one.kind])


def index_files(dossier: Dossier) -> dict[str, bytes]:
    """The files of the index: titles by their numbers, and the numbers of what each word is in, by the beginning of the word."""
    listed = findables(dossier)
    files = {
        f"{FOLDER}/t{number}.js": _script("titles", number, [one[1:4] for one in listed[number * CHUNK : (number + 1) * CHUNK]])
        for number in range((len(listed) + CHUNK - 1) // CHUNK)
    }
    for name, words in shards_of(listed).items():
        files[f"{FOLDER}/w-{name}.js"] = _script("words", name, words)
    return files


def beginning_of(listed: Sequence[Findable]) -> int:
    """By how many of its first letters a word is looked for."""
    return 1 if len(listed) < MANY else 2


def shards_of(listed: Sequence[Findable]) -> dict[str, dict[str, list[int]]]:
    """The numbers of what each word is in, by the name of its file."""
    length = beginning_of(listed)
    found: dict[str, dict[str, list[int]]] = {}
    for number, one in enumerate(listed):
        words = set(folded_words(one.words))
        for word in sorted(words | {_ARTICLE.sub("", word) for word in words}):
            found.setdefault(shard_name(word[:length]), {}).setdefault(word, []).append(number)
    return {name: dict(sorted(words.items())) for name, words in sorted(found.items())}


def shard_name(beginning: str) -> str:
    """The name of the file of the words that begin so; letters of other scripts by their numbers in Unicode."""
    return "-".join(one if one.isascii() else f"{ord(one):x}" for one in beginning)


def _script(what: str, key: str | int, value: object) -> bytes:
    return f"onrecord.{what}({json.dumps(key)},{json.dumps(value, ensure_ascii=False, separators=(',', ':'))});\n".encode()


def _all(dossier: Dossier) -> Iterator[Findable]:
    for name, incident in dossier.incidents.items():
        yield from _of_incident(dossier, name, incident)
    for records, kind in ((dossier.people, "person"), (dossier.organisations, "organisation"), (dossier.places, "place")):
        for name, record in records.items():
            entry = dossier.entries[name]
            yield Findable(kind, entry.title, "", entry.address, f"{entry.title} {' '.join(_other_names(record))}")
    for name, source in dossier.sources.items():
        entry = dossier.entries[name]
        by = () if source.withheld else (*(dossier.shown_name(one) for one in source.author), dossier.shown_name(source.publisher or ""))
        yield Findable("source", entry.title, ", ".join(one for one in by if one), entry.address, " ".join((entry.title, *by)))
    for name, page in dossier.pages.items():
        entry = dossier.entries[name]
        for one in page.statements:
            if one.kind == "claim" and one.citations and one.anchor:
                yield Findable("claim", opening(one.text, 140), entry.title, f"{entry.address}#{one.anchor}", one.text)


def _of_incident(dossier: Dossier, name: str, incident: Incident) -> Iterator[Findable]:
    entry = dossier.entries[name]
    place = incident.place.name if incident.place else ""
    yield Findable("incident", entry.title, str(place), entry.address, f"{entry.title} {place} {' '.join(incident.tags)}")
    for question in incident.questions:
        words = question.question.plain
        yield Findable("question", opening(words, 140), entry.title, f"{entry.address}#q-{question.id}", words)


def _other_names(record: Person | Organisation | Place) -> Iterable[str]:
    if isinstance(record, Person) and record.name_display != "full":
        return ()
    return (*map(str, record.also_known_as), *([str(record.short_name)] if isinstance(record, Organisation) and record.short_name else []))
