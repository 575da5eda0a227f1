"""The stretches of a file that somebody points at: the whole of it, a claim by its id, or quoted words. It accepts and judges nothing."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from builder.document import Body, Claim
from builder.dossier import Dossier
from builder.findings import Span
from builder.link.registry import bodies_of, claim_ids
from builder.pointers import Pointer


class Stretch(NamedTuple):
    """A part of a file. start, end: line and column, the end's being behind the last character."""

    start: tuple[int, int]
    end: tuple[int, int]


def stretches(dossier: Dossier, path: str, text: str, pointer: Pointer) -> tuple[Stretch, ...]:
    """What a pointer means in a file, () where that is not there. path, text: of the file, as findings name it."""
    claims = list(_claims(dossier, path, text))
    if pointer.id:
        return tuple(one for name, one in claims if name == pointer.id)
    if not pointer.words:
        return (Stretch((1, 1), (text.count("\n") + 2, 1)),)
    words = tuple(of_words(text, pointer.words))
    # A finding about a claim stands at its first word, wherever in it the quoted ones are.
    return (*words, *(one for _, one in claims if any(overlap(one, other) for other in words)))


def lies_in(span: Span, among: tuple[Stretch, ...]) -> bool:
    """Whether what stands at `span` has a character in common with one of the stretches."""
    return any(overlap(spanning((span,)), stretch) for stretch in among)


def spanning(spans: Iterable[Span]) -> Stretch:
    """The stretch from the first to the last of some places, one at least."""
    ends = [((one.line, one.column), (one.line, one.column + max(one.length, 1))) for one in spans]
    return Stretch(min(start for start, _ in ends), max(end for _, end in ends))


def overlap(one: Stretch, other: Stretch) -> bool:
    """Whether two stretches of one file have a character in common."""
    return one.start < other.end and one.end > other.start


def of_words(text: str, words: str) -> Iterator[Stretch]:
    """Where a file has some words, however it breaks its lines."""
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    for match in pattern.finditer(text):
        yield Stretch(_place(text, match.start()), _place(text, match.end()))


def _place(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - (text.rfind("\n", 0, index) + 1) + 1


def _claims(dossier: Dossier, path: str, text: str) -> Iterator[tuple[str, Stretch]]:
    """The claims of a file, each with its id, "" for what is uncited or our own."""
    record = next((entry.record for entry in dossier.entries.values() if entry.record.path == path), None)
    if record is not None:
        ids = claim_ids(record)
        yield from ((ids.get(claim.span, ""), _extent(body, claim, text)) for body in bodies_of(record) for claim in body.claims)


def _extent(body: Body, claim: Claim, text: str) -> Stretch:
    start = (claim.span.line, claim.span.column)
    if claim.citations:
        last = body.citations[claim.citations[-1]].span
        return Stretch(start, (last.line, last.column + last.length))
    # What nothing follows goes on to the end of its block: to an empty line, or to where the next claim begins.
    following = [one.span for one in body.claims if (one.span.line, one.span.column) > start]
    lines = text.split("\n")
    empty = next((number for number, line in enumerate(lines, 1) if number > start[0] and not line.strip()), len(lines) + 1)
    return Stretch(start, min([(empty, 0), *((one.line, one.column) for one in following)]))
