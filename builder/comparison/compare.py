"""Whether quoted words stand in a copy: found, altered (near, with the difference), or not found. It says nothing of whose error it is."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from builder.comparison.nearest import Change, nearest, weight_of
from builder.comparison.quoted import Piece, Quoted, read_quoted
from builder.comparison.words import Words

Outcome = Literal["found", "altered", "not-found"]

_AROUND = 32
# What is longer is looked for in pieces: the distance of two texts takes as long as the one times the other.
_PIECE = 60


@dataclass(frozen=True, slots=True)
class Selector:
    """A place in a copy's text, as in the TextQuoteSelector and the TextPositionSelector of the W3C.

    exact, prefix, suffix: the copy's own words there and around it. start, end: counted in characters from 0.
    Source: https://www.w3.org/TR/annotation-model/#text-quote-selector.
    """

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Compared:
    """What comparing quoted words with a copy came to.

    copy: what has them, None where it has not. first, behind: the positions in it of their first word, and behind their last.
    times: how often they stand there. changes: of altered words, in order; all of kind "both" where the words stand there, but not as
    they are quoted: in another order, too far apart, with another letter in brackets.
    """

    outcome: Outcome
    copy: Words | None = None
    first: int = 0
    behind: int = 0
    times: int = 0
    changes: tuple[Change, ...] = ()

    @property
    def selector(self) -> Selector | None:
        """Where in the copy they stand; None where they don't. It takes a while: every word of the copy has to be placed."""
        return _selector(self.copy, self.first, self.behind) if self.copy is not None else None


def compare(words: str, copy: Words) -> Compared | None:
    """Hold quoted words against a copy; None where there are no words to compare."""
    quoted = read_quoted(words)
    if not quoted:
        return None
    places = _places(quoted, copy)
    if places:
        return Compared("found", copy, *places[0], times=len(places))
    return _altered(quoted, copy) or Compared("not-found")


def _places(quoted: Quoted, copy: Words) -> list[tuple[int, int]]:
    """The positions of the first and behind the last word, wherever the quoted words stand in the copy, by their ends."""
    # In a long quotation the same few words may stand between gaps again and again.
    known: dict[Piece, list[tuple[int, int]]] = {}
    reached: list[tuple[int, int]] = []
    for number, (gap, piece) in enumerate(zip(quoted.gaps, quoted.pieces, strict=True)):
        if piece not in known:
            known[piece] = _standing(piece, copy)
        there = known[piece]
        if number == 0:
            reached = there
            continue
        ends = [end for _, end in reached]
        onward: list[tuple[int, int]] = []
        for start, end in there:
            # The nearest end before it: from any that is further away the way is longer.
            at = bisect_right(ends, start) - 1
            if at >= 0 and start - ends[at] <= gap:
                onward.append((reached[at][0], end))
        reached = sorted(onward, key=lambda place: place[1])
        if not reached:
            return []
    return reached


def _standing(piece: Piece, copy: Words) -> list[tuple[int, int]]:
    if isinstance(piece, tuple):
        return _occurrences(piece, copy)
    return sorted((at, at + 1) for word, places in copy.places.items() if piece.admits(word) for at in places)


def _occurrences(stretch: tuple[str, ...], copy: Words) -> list[tuple[int, int]]:
    """Where a stretch of words begins and ends in the copy, in order."""
    wanted = f" {' '.join(stretch)} "
    at, position, counted = copy.line.find(wanted), 0, 0
    found: list[tuple[int, int]] = []
    while at >= 0:
        position += copy.line.count(" ", counted, at)
        counted = at
        found.append((position, position + len(stretch)))
        at = copy.line.find(wanted, at + 1)
    return sorted({*found, *_across_lines(stretch, copy)}) if copy.joints else found


def _across_lines(stretch: tuple[str, ...], copy: Words) -> Iterator[tuple[int, int]]:
    # Only where the end of a line divides a word of the stretch; all other places were found.
    starts = {joint - back for joint in copy.joints for back in range(len(stretch)) if joint >= back}
    for start in sorted(starts):
        position = start
        for word in stretch:
            if position < len(copy.folded) and copy.folded[position] == word:
                position += 1
            elif position in copy.joints and "".join(copy.folded[position : position + 2]) == word:
                position += 2
            else:
                break
        else:
            if position > start + len(stretch):
                yield start, position


def _selector(copy: Words, first: int, behind: int) -> Selector:
    start, end = copy.spans[first][0], copy.spans[behind - 1][1]
    before, after = copy.text[max(0, start - _AROUND) : start], copy.text[end : end + _AROUND]
    # Whole words only, on one line.
    prefix = before.partition(" ")[2] if start > _AROUND else before
    suffix = after.rpartition(" ")[0] if end + _AROUND < len(copy.text) else after
    return Selector(copy.text[start:end], " ".join(prefix.split()), " ".join(suffix.split()), start, end)


def _altered(quoted: Quoted, copy: Words) -> Compared | None:
    """What the copy has in the place of the quoted words: piece by piece, around the one that weighs most."""
    if not quoted.stretches:
        return None
    pieces = [stretch[at : at + _PIECE] for stretch in quoted.stretches for at in range(0, len(stretch), _PIECE)]
    heaviest = max(range(len(pieces)), key=lambda number: weight_of(pieces[number]))
    anchor: int | None = None
    placed: dict[int, tuple[int, int]] = {}
    changes: dict[int, tuple[Change, ...]] = {}
    for number in (heaviest, *(one for one in range(len(pieces)) if one != heaviest)):
        piece = pieces[number]
        exact = min(_occurrences(piece, copy), key=lambda place: 0 if anchor is None else abs(place[0] - anchor), default=None)
        if exact is not None:
            placed[number], changes[number] = exact, (Change("both", piece),)
        elif near := nearest(piece, copy, anchor):
            placed[number], changes[number] = (near.first, near.behind), near.changes
        else:
            changes[number] = (Change("quoted", piece),)
        anchor = placed[number][0] if anchor is None and number in placed else anchor
    missing = sum(weight_of(pieces[number]) for number in range(len(pieces)) if number not in placed)
    if not placed or missing * 2 > sum(map(weight_of, pieces)):
        return None
    ordered = tuple(change for number in range(len(pieces)) for change in changes[number])
    return Compared("altered", copy, min(placed.values())[0], max(one[1] for one in placed.values()), changes=ordered)
