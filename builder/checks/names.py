"""The check that a withheld name shows in no text of the dossier. It leaves the addresses of sources alone: they are no text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import NamedTuple
from unicodedata import normalize

from builder.document import Body, Part, Text
from builder.dossier import Dossier
from builder.findings import Finding, Span, finding
from builder.model import Person, Record

_NO_TEXT = ("url", "base_url", "path", "span")
_BETWEEN = r"[\s*_]+"


class _Passage(NamedTuple):
    """Words of a file. owner: the id of the record that they stand in. body: where they are Markdown, what was read from them."""

    owner: str
    words: str
    span: Span
    body: Body | None = None


def check_names(dossier: Dossier, drafts: Iterable[Record]) -> Iterator[Finding]:
    """Names of people whose name_display is not full, in any text of the dossier, or in the ids that make their addresses.

    drafts: what the dossier leaves out; of the people in it, too, no public text may say more than may be shown.
    """
    records = (*dossier.people.values(), *drafts, *(entry.record for entry in dossier.removed.values()))
    hidden = {str(record.id): record for record in records if isinstance(record, Person) and _is_withheld(record)}
    if not hidden:
        return
    patterns = {key: _pattern(person) for key, person in hidden.items()}
    for passage in _passages(dossier):
        for key, person in hidden.items():
            if passage.owner == key and passage.words in _own_names(person):
                continue
            for span in _places(passage, patterns[key]):
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


def _places(passage: _Passage, pattern: re.Pattern[str]) -> Iterator[Span]:
    times = len(pattern.findall(passage.words))
    for claim in passage.body.claims if times and passage.body else ():
        if found := pattern.findall(claim.text):
            times -= len(found)
            yield claim.span
    for words, span in _beside_claims(passage.body) if times > 0 and passage.body else ():
        if found := pattern.findall(words):
            times -= len(found)
            yield span
    # What is left stands in the title or the address of a link: of these the body knows no place.
    if times > 0:
        yield passage.span


def _beside_claims(body: Body) -> Iterator[tuple[str, Span]]:
    """The words of a body that are in no claim, and where: headings, heads of tables, code, a source's words in a citation."""
    yield from ((words, words.span) for words in body.unclaimed)
    yield from ((part.words, citation.span) for citation in body.citations for part in citation.parts)


def _passages(dossier: Dossier) -> Iterator[_Passage]:
    for records in (dossier.incidents, dossier.sources, dossier.people, dossier.organisations, dossier.places, dossier.articles):
        for key, record in records.items():
            yield from _inside(key, record)
    yield from _inside("", dossier.settings)


def _inside(owner: str, value: object) -> Iterator[_Passage]:
    match value:
        case Body():
            yield _Passage(owner, value.text, value.span, value)
        case Text():
            yield _Passage(owner, value, value.span)
        case Part():
            yield _Passage(owner, value.words, value.key.span)
        case tuple():
            for one in value:
                yield from _inside(owner, one)
        case _ if is_dataclass(value):
            for one in fields(value):
                if one.name not in _NO_TEXT:
                    yield from _inside(owner, getattr(value, one.name))
