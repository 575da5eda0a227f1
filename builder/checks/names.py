"""The check that a withheld name shows in no text of the dossier. It leaves the addresses of sources alone: they are no text."""

import re
from collections.abc import Iterable, Iterator
from unicodedata import normalize

from builder.dossier import Dossier
from builder.findings import Finding, finding
from builder.model import Person, Record
from builder.passages import passages_of, places_in

_BETWEEN = r"[\s*_]+"


def check_names(dossier: Dossier, drafts: Iterable[Record]) -> Iterator[Finding]:
    """Names of people whose name_display is not full, in any text of the dossier, or in the ids that make their addresses.

    drafts: what the dossier leaves out; of the people in it, too, no public text may say more than may be shown.
    """
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
                    person.name_display.span if one is person.id else one.span,
                    f"the id '{one}' gives away a name that is not to be shown ({_why(person)})",
                    "the id is part of the page's address: give the file a name that says nothing",
                )


def _is_withheld(person: Person) -> bool:
    # Where name_display is missing or can't be read, that was reported, and nobody knows yet whether the name is to be hidden.
    taken_down = person.removed is not None and person.removed.reason != "error"
    return bool(_own_names(person)) and (taken_down or person.name_display not in ("full", ""))


def _pattern(person: Person) -> re.Pattern[str]:
    choices = []
    for name in _own_names(person):
        words = [re.escape(word) for word in name.split()]
        # A name of one word may be a word of the language as well (Rose, Grant): its capitals are looked at.
        choices.append(f"(?i:{_BETWEEN.join(words)})" if len(words) > 1 else f"{words[0]}|{re.escape(name.strip().upper())}")
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(choices)})(?![^\W_])")


def _why(person: Person) -> str:
    return "it was taken down" if person.removed else f"`name_display: {person.name_display}`"


def _gives_away(one: str, person: Person) -> bool:
    names = (normalize("NFKD", name).encode("ascii", "ignore").decode().casefold() for name in _own_names(person))
    words = ({word for word in re.findall(r"[a-z0-9]+", name) if len(word) > 1} for name in names)
    return any(name_words and name_words <= set(one.split("-")) for name_words in words)


def _own_names(person: Person) -> tuple[str, ...]:
    return tuple(name for name in (str(person.name), *map(str, person.also_known_as)) if name.strip())
