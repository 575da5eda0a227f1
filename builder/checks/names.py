"""The check that a withheld name shows in no text of the dossier. It knows the spellings of a name, not who is meant by it.

Of a person who was taken down and whose file is empty, the words of the file's id are all that is left to look for.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from unicodedata import normalize

from builder.document import Text
from builder.dossier import Dossier
from builder.findings import Finding, Span, finding
from builder.ids import looks_like_id
from builder.model import Person, Record, Source
from builder.parties import named_in
from builder.passages import passages_of, places_in
from builder.spellings import by_itself, in_addresses, in_texts, surnames_of, words_in

# A hyphen of an id stands for whatever parts the words of a name: Jean-Pierre, O'Brien, J. Moor.
_BETWEEN_WORDS_OF_AN_ID = r"[\s*_.'’‐‑-]+"
_LATIN = "".join(map(chr, (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))))
_MARKS = r"[\u0300-\u036f]*"
# Letters that Unicode does not take apart into one of a-z and a mark.
_WITHOUT_PARTS = {"d": "đĐðÐ", "h": "ħĦ", "i": "ı", "l": "łŁ", "o": "øØ", "t": "ŧŦ"}
_ADDRESS = re.compile(r"https?://[^\s<>()\[\]]+")


def check_names(dossier: Dossier, drafts: Iterable[Record]) -> Iterator[Finding]:
    """Names of people whose name_display is not full, or who were taken down, in any text of the dossier or in an id of it.

    drafts: what the dossier leaves out; of the people in it, too, no public text may say more than may be shown.
    """
    yield from _names_that_stand(dossier, drafts)
    yield from _ids_of_emptied_files(dossier)


def _names_that_stand(dossier: Dossier, drafts: Iterable[Record]) -> Iterator[Finding]:
    records = (*dossier.people.values(), *drafts, *(entry.record for entry in dossier.removed.values()))
    hidden = {str(record.id): record for record in records if isinstance(record, Person) and _is_withheld(record)}
    if not hidden:
        return
    patterns = {key: in_texts(_own_names(person)) for key, person in hidden.items()}
    for passage in passages_of(dossier):
        for key, person in hidden.items():
            if passage.words in dossier.entries or (passage.owner == key and passage.words in _own_names(person)):
                continue
            for span in places_in(passage, patterns[key]):
                yield finding(
                    "withheld-name",
                    span,
                    f"this text has the name of '{key}', which is not to be shown ({_why(person)})",
                    f"leave the name out; a link [[{key}]] shows as much of it as may be shown"
                    if key in dossier.people
                    else "leave it out",
                )
    yield from _in_addresses(dossier, hidden)
    yield from _surnames_alone(dossier, hidden, patterns)
    for one in (name for entry in dossier.entries.values() for name in (entry.record.id, *entry.record.aliases)):
        for person in hidden.values():
            if _gives_away(one, person):
                yield finding(
                    "withheld-name",
                    _own_place(person) if one is person.id else one.span,
                    f"the id '{one}' gives away a name that is not to be shown ({_why(person)})",
                    "the id is part of the page's address: "
                    + (
                        "take the alias out"
                        if one in person.aliases
                        else "give the file a name that says nothing, and no alias to this one"
                    ),
                )


def _ids_of_emptied_files(dossier: Dossier) -> Iterator[Finding]:
    """The words of the id of somebody who was taken down, written as a name, where the file has no `name:` any more."""
    people = [entry.record for entry in dossier.removed.values() if isinstance(entry.record, Person)]
    emptied = [person for person in people if _is_taken_down(person) and not _own_names(person)]
    for one, owner in ((one, person) for person in emptied for one in (person.id, *person.aliases)):
        words = [word for word in one.split("-") if not word.isdigit()]
        # One word alone may be any word of the language: a file called rose.md guards nothing.
        if len(words) < 2:
            continue
        message = f"has the words of the id '{one}', of somebody who was taken down"
        hint = f"leave the name out; if it is somebody else's, give the empty file '{owner.path}' a name that says nothing"
        pattern = _pattern_of_id(words)
        for passage in passages_of(dossier):
            for span in places_in(passage, pattern):
                yield finding("withheld-name", span, f"this text {message}", hint)
        own = (owner.id, *owner.aliases)
        for other in (name for entry in dossier.entries.values() for name in (entry.record.id, *entry.record.aliases)):
            if other not in own and f"-{'-'.join(words)}-" in f"-{other}-":
                yield finding("withheld-name", other.span, f"the id '{other}' {message}", hint)


def _in_addresses(dossier: Dossier, hidden: Mapping[str, Person]) -> Iterator[Finding]:
    """Names in the words of addresses: of sources, which their pages print, and of links in texts."""
    addresses = [(str(url), url.span) for source in dossier.sources.values() for url in _addresses_of(source)]
    addresses += [(one, passage.span) for passage in passages_of(dossier) if passage.body for one in _ADDRESS.findall(passage.words)]
    for key, person in hidden.items():
        pattern = in_addresses(_own_names(person))
        for address, span in addresses:
            if pattern is not None and pattern.search(address):
                yield finding(
                    "withheld-name",
                    span,
                    f"this address has the name of '{key}', which is not to be shown ({_why(person)}), and pages print it",
                    "leave the address out, or give one without the name; `withheld:` hides all of a source but its type",
                )


def _addresses_of(source: Source) -> tuple[Text, ...]:
    archived = source.archived.url if source.archived else None
    return tuple(url for url in (source.url, archived) if url)


def _surnames_alone(dossier: Dossier, hidden: Mapping[str, Person], whole: Mapping[str, re.Pattern[str]]) -> Iterator[Finding]:
    """Surnames by themselves that can mean nobody else here: in no other name, and nowhere in lower case, as a word of the language is."""
    surnames = {key: surnames_of(_own_names(person)) for key, person in hidden.items()}
    if not any(surnames.values()):
        return
    passages = [passage for passage in passages_of(dossier) if not looks_like_id(passage.words)]
    names = frozenset[str]().union(*map(words_in, _other_names(dossier)))
    words = frozenset[str]().union(*(words_in(passage.words) for passage in passages))
    for key, person in hidden.items():
        for surname in surnames[key]:
            meant = words_in(surname)
            ordinary = any(one.lower() in words for one in meant if one != one.lower())
            if meant & names or ordinary:
                continue
            pattern = by_itself(surname)
            for passage in passages:
                # Where the whole name stands, it was reported.
                if (passage.owner == key and passage.words in _own_names(person)) or whole[key].search(passage.words):
                    continue
                for span in places_in(passage, pattern):
                    yield finding(
                        "withheld-surname",
                        span,
                        f"this text seems to name '{key}' by surname, and the name is not to be shown ({_why(person)})",
                        "leave the name out; if somebody else is meant, the editors can accept it in public, with a waiver",
                    )


def _other_names(dossier: Dossier) -> Iterator[str]:
    """Names that the dossier shows: of people, organisations and places, and of whoever speaks or publishes in it."""
    for person in dossier.people.values():
        if not _is_withheld(person):
            yield from _own_names(person)
    for organisation in dossier.organisations.values():
        yield from (organisation.name, *organisation.also_known_as)
    for place in dossier.places.values():
        yield from (place.name, *place.also_known_as)
    for source in dossier.sources.values():
        yield from named_in(source)
    for incident in dossier.incidents.values():
        yield from (estimate.asserted_by for figure in incident.figures for estimate in figure.estimates)
        yield incident.place.name if incident.place else ""


def _is_withheld(person: Person) -> bool:
    # Where name_display is missing or can't be read, that was reported, and nobody knows yet whether the name is to be hidden.
    return bool(_own_names(person)) and (_is_taken_down(person) or person.name_display not in ("full", ""))


def _is_taken_down(person: Person) -> bool:
    return person.removed is not None and person.removed.reason != "error"


def _own_place(person: Person) -> Span:
    return person.name.span if person.removed else person.name_display.span


def _pattern_of_id(words: list[str]) -> re.Pattern[str]:
    """The words as a name is written: the first and the last begin with a capital letter, and any letter may have marks."""
    spelt = ["".join(f"[{_forms(letter)}]{_MARKS}" for letter in word) for word in words]
    for at in (0, -1):
        capitals = "".join(one for one in _forms(words[at][0]) if not one.islower())
        spelt[at] = f"(?=[{capitals}]){spelt[at]}"
    return re.compile(rf"(?<![^\W_]){_BETWEEN_WORDS_OF_AN_ID.join(spelt)}(?![^\W_])")


@cache
def _forms(letter: str) -> str:
    """A letter or digit of an id, small and large, with every mark that Latin script puts on it."""
    return (
        letter
        + letter.upper()
        + "".join(one for one in _LATIN if normalize("NFKD", one)[0].lower() == letter)
        + _WITHOUT_PARTS.get(letter, "")
    )


def _why(person: Person) -> str:
    return "it was taken down" if person.removed else f"`name_display: {person.name_display}`"


def _gives_away(one: str, person: Person) -> bool:
    names = (normalize("NFKD", name).encode("ascii", "ignore").decode().casefold() for name in _own_names(person))
    words = ({word for word in re.findall(r"[a-z0-9]+", name) if len(word) > 1} for name in names)
    return any(name_words and name_words <= set(one.split("-")) for name_words in words)


def _own_names(person: Person) -> tuple[str, ...]:
    return tuple(name for name in (str(person.name), *map(str, person.also_known_as)) if name.strip())
