"""The stretches of a file that somebody points at: all of it, a thing by its id, or quoted words. It accepts and judges nothing."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from builder.comparison.words import words_of
from builder.document import Body, Claim
from builder.dossier import Dossier
from builder.findings import Span
from builder.link.registry import bodies_of, claim_ids
from builder.model import Incident, Record, Source
from builder.pointers import Pointer

_END = (10**9, 0)  # behind every line of a file


class Stretch(NamedTuple):
    """A part of a file. start, end: line and column, the end's being behind the last character."""

    start: tuple[int, int]
    end: tuple[int, int]


class Stretches:
    """Some stretches of one file, to ask what stands in them. However many they are, an answer takes no longer."""

    def __init__(self, among: Iterable[Stretch] = ()) -> None:
        """Among: in any order, and they may overlap."""
        self._starts: list[tuple[int, int]] = []
        self._ends: list[tuple[int, int]] = []
        for start, end in sorted(among):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def __bool__(self) -> bool:
        return bool(self._starts)

    def meet(self, other: Stretch) -> bool:
        """Whether one of them has a character in common with another stretch of the file."""
        last = bisect_left(self._starts, other.end) - 1
        return last >= 0 and self._ends[last] > other.start

    def within(self, places: Sequence[Span]) -> Iterator[int]:
        """Which of some places of the file, in their order, have a character in common with one of them: their positions in the list."""
        last = 0
        for start, end in zip(self._starts, self._ends, strict=True):
            # A place lies on one line, so that none of an earlier line reaches the stretch.
            first = bisect_left(places, (start[0], 0), last, key=_begin)
            last = bisect_left(places, end, first, key=_begin)
            yield from (one for one in range(first, last) if self.meet(spanning((places[one],))))


class File:
    """A file that somebody points into. record: the first that it holds, None where it holds none."""

    def __init__(self, text: str, record: Record | None = None) -> None:
        """Nothing is looked for in the text until somebody points at it."""
        self.text, self.record = text, record

    def stretches(self, pointer: Pointer) -> Stretches:
        """What a pointer means, with nothing in it where that is not there."""
        if pointer.id:
            return Stretches(self._named.get(pointer.id, ()))
        if not pointer.words:
            return Stretches([Stretch((1, 1), (self.text.count("\n") + 2, 1))])
        # In a source's file a word can mean no more than the path alone, which is enough there.
        if pointer.is_one_word and not isinstance(self.record, Source):
            return Stretches(extent for claim, extent in self._claims if are_all_of(claim.text, pointer.words))
        words = list(self.of_words(pointer.words))
        around = Stretches(words)
        # A finding about a claim stands at its first word, wherever in it the quoted ones are.
        return Stretches([*words, *(extent for _, extent in self._claims if around.meet(extent))])

    def of_words(self, words: str) -> Iterator[Stretch]:
        """Where the file has some words, however it breaks its lines; whole ones, so that "art" is not found in "party"."""
        pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
        for match in pattern.finditer(self.text):
            if not (self._is_within_word(match.start()) or self._is_within_word(match.end())):
                yield Stretch(self._place(match.start()), self._place(match.end()))

    def _is_within_word(self, index: int) -> bool:
        before = bisect_left(self._words, (index, 0)) - 1
        return before >= 0 and self._words[before][1] > index

    def _place(self, index: int) -> tuple[int, int]:
        line = bisect_right(self._lines, index)
        return line, index - self._lines[line - 1] + 1

    @cached_property
    def _words(self) -> tuple[tuple[int, int], ...]:
        return words_of(self.text).spans

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    @cached_property
    def _claims(self) -> list[tuple[Claim, Stretch]]:
        """The claims of the file, and how far each goes."""
        empty = [number for number, line in enumerate(self.text.split("\n"), 1) if not line.strip()]
        return [one for body in bodies_of(self.record) for one in _extents(body, empty)] if self.record else []

    @cached_property
    def _named(self) -> dict[str, list[Stretch]]:
        """The claims by their ids, which those have that are cited; what else of an incident has an id; and its grading."""
        ids = claim_ids(self.record) if self.record else {}
        found: dict[str, list[Stretch]] = {}
        for claim, extent in self._claims:
            found.setdefault(ids.get(claim.span, ""), []).append(extent)
        for name, span in _things(self.record):
            found.setdefault(name, []).append(self._below(span))
        return found

    def _below(self, first: Span) -> Stretch:
        """All that belongs to a thing whose first key stands somewhere: up to a line that stands further left."""
        lines = self.text.split("\n")
        end = first.line
        while end < len(lines) and (not lines[end].strip() or len(lines[end]) - len(lines[end].lstrip()) >= first.column - 1):
            end += 1
        return Stretch((first.line, first.column), (end + 1, 1))


class Files:
    """The files of a dossier by their paths, as findings name them, each made ready once."""

    def __init__(self, dossier: Dossier, texts: Mapping[str, str]) -> None:
        """Texts: of each file by its path."""
        self._texts = texts
        self._records: dict[str, Record] = {}
        self._ready: dict[str, File] = {}
        for entry in dossier.entries.values():
            self._records.setdefault(entry.record.path, entry.record)

    def __getitem__(self, path: str) -> File:
        """The file; an empty one where its text is not known."""
        if path not in self._ready:
            self._ready[path] = File(self._texts.get(path, ""), self._records.get(path))
        return self._ready[path]


def _things(record: Record | None) -> Iterator[tuple[str, Span]]:
    if isinstance(record, Incident):
        for figure in record.figures:
            yield str(figure.id), figure.span
            yield from ((str(one.id), one.span) for one in figure.estimates)
        yield from ((str(one.id), one.span) for one in record.questions)
        yield from ((str(one.id), one.span) for one in record.inquiries)
        yield from ((str(one.id), one.span) for one in record.timeline)
        if record.grading:
            yield "grading", record.grading.span


def spanning(spans: Iterable[Span]) -> Stretch:
    """The stretch from the first to the last of some places, one at least."""
    ends = [((one.line, one.column), (one.line, one.column + max(one.length, 1))) for one in spans]
    return Stretch(min(start for start, _ in ends), max(end for _, end in ends))


def _begin(place: Span) -> tuple[int, int]:
    return place.line, place.column


def are_all_of(text: str, words: str) -> bool:
    """Whether some words are all that a text says."""
    return words_of(text).folded == words_of(words).folded


def _extents(body: Body, empty: list[int]) -> Iterator[tuple[Claim, Stretch]]:
    """The claims of a body, each with its stretch. empty: the file's lines with nothing in them."""
    starts = sorted((claim.span.line, claim.span.column) for claim in body.claims)
    for claim in body.claims:
        start = (claim.span.line, claim.span.column)
        if claim.citations:
            last = body.citations[claim.citations[-1]].span
            yield claim, Stretch(start, (last.line, last.column + last.length))
            continue
        # What nothing follows goes on to the end of its block: to an empty line, or to where the next claim begins.
        line, following = bisect_right(empty, start[0]), bisect_right(starts, start)
        ends = [*((one, 0) for one in empty[line : line + 1]), *starts[following : following + 1]]
        yield claim, Stretch(start, min(ends, default=_END))
