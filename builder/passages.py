"""Every stretch of words that the files of a dossier hold, with its place: what a check of words looks through. It judges none."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import NamedTuple

from builder.document import Body, Part, Text
from builder.dossier import Dossier
from builder.findings import Span

_NO_TEXT = ("url", "base_url", "path", "span")


class Passage(NamedTuple):
    """Words of a file. owner: the id of the record that they stand in. body: where they are Markdown, what was read from them."""

    owner: str
    words: str
    span: Span
    body: Body | None = None


def passages_of(dossier: Dossier) -> Iterator[Passage]:
    """The words of every record and of dossier.yaml; not those of addresses."""
    for records in (dossier.incidents, dossier.sources, dossier.people, dossier.organisations, dossier.places, dossier.articles):
        for key, record in records.items():
            yield from _inside(key, record)
    yield from _inside("", dossier.settings)


def places_in(passage: Passage, pattern: re.Pattern[str]) -> Iterator[Span]:
    """Where the pattern is found in a passage: a claim that has it gives one place, its first word."""
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


def _inside(owner: str, value: object) -> Iterator[Passage]:
    match value:
        case Body():
            yield Passage(owner, value.text, value.span, value)
        case Text():
            yield Passage(owner, value, value.span)
        case Part():
            yield Passage(owner, value.words, value.key.span)
        case tuple():
            for one in value:
                yield from _inside(owner, one)
        case _ if is_dataclass(value):
            for one in fields(value):
                if one.name not in _NO_TEXT:
                    yield from _inside(owner, getattr(value, one.name))
