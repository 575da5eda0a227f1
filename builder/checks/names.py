"""The check that a withheld name shows in no text of the dossier. It leaves the addresses of sources alone: they are no text.

Of a person who was taken down and whose file is empty, the words of the file's id are all that is left to look for.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from unicodedata import normalize

from builder.dossier import Dossier
from builder.findings import Finding, Span, finding
from builder.model import Person, Record
from builder.passages import passages_of, places_in

_BETWEEN = r"[\s*_]+"
# A hyphen of an id stands for whatever parts the words of a name: Jean-Pierre, O'Brien, J. Moor.
_BETWEEN_WORDS_OF_AN_ID = r"[\s*_.'’‐‑-]+"
_LATIN = "".join(map(chr, (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))))
_MARKS = r"[\u0300-\u036f]*"
# Letters that Unicode does not take apart into one of a-z and a mark.
_WITHOUT_PARTS = {"d": "đĐðÐ", "h": "ħĦ", "i": "ı", "l": "łŁ", "o": "øØ", "t": "ŧŦ"}


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
    patterns = {key: _pattern(person) for key, person in hidden.items()}
    for passage in passages_of(dossier):
        for key, person in hidden.items():
            if passage.owner == key and passage.words in _own_names(person):
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


def _is_withheld(person: Person) -> bool:
    # Where name_display is missing or can't be read, that was reported, and nobody knows yet whether the name is to be hidden.
    return bool(_own_names(person)) and (_is_taken_down(person) or person.name_display not in ("full", ""))


def _is_taken_down(person: Person) -> bool:
    return person.removed is not None and person.removed.reason != "error"


def _own_place(person: Person) -> Span:
    return person.name.span if person.removed else person.name_display.span


def _pattern(person: Person) -> re.Pattern[str]:
    choices = []
    for name in _own_names(person):
        words = [re.escape(word) for word in name.split()]
        # A name of one word may be a word of the language as well (Rose, Grant): its capitals are looked at.
        choices.append(f"(?i:{_BETWEEN.join(words)})" if len(words) > 1 else f"{words[0]}|{re.escape(name.strip().upper())}")
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(choices)})(?![^\W_])")


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
