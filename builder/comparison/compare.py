"""Whether quoted words stand in a copy: found, altered (near, with the difference), or not found. It says nothing of whose error it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from builder.comparison.nearest import Change, nearest, weight_of
from builder.comparison.quoted import Quoted, read_quoted
from builder.comparison.words import Words

Outcome = Literal["found", "altered", "not-found"]

_AROUND = 32


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

    copy: the reading that has them, None where none has. first, behind: the positions in it of their first word, and behind their last.
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


def compare(words: str, readings: Sequence[Words]) -> Compared | None:
    """Hold quoted words against a copy, each of its readings in turn; None where there are no words to compare."""
    if not read_quoted(words):
        return None
    for copy in readings:
        places = list(_places(read_quoted(words, joined=copy.joined), copy))
        if places:
            return Compared("found", copy, *places[0], times=len(places))
    near = [one for copy in readings if (one := _altered(read_quoted(words, joined=copy.joined), copy)) is not None]
    return min(near, key=_changed) if near else Compared("not-found")


def _places(quoted: Quoted, copy: Words) -> Iterator[tuple[int, int]]:
    """The positions of the first and behind the last word, wherever the quoted words stand in the copy."""
    for start in _occurrences(quoted.stretches[0], copy):
        end: int | None = start + len(quoted.stretches[0])
        first = quoted.gaps[0]
        if first.least and not (start and first.admits(copy.folded[start - 1 : start])):
            continue
        for gap, stretch in zip(quoted.gaps[1:], quoted.stretches[1:], strict=True):
            if end is None:
                break
            # The nearest one: a stretch that may stand further on may stand there as well.
            furthest = min(end + gap.most, len(copy.folded) - len(stretch))
            fitting = (
                at
                for at in range(end + gap.least, furthest + 1)
                if copy.folded[at : at + len(stretch)] == stretch and gap.admits(copy.folded[end:at])
            )
            at = next(fitting, None)
            end = None if at is None else at + len(stretch)
        if end is not None and (not quoted.last.least or quoted.last.admits(copy.folded[end : end + 1])):
            yield start, end


def _occurrences(stretch: tuple[str, ...], copy: Words) -> Iterator[int]:
    wanted = f" {' '.join(stretch)} "
    at, position, counted = copy.line.find(wanted), 0, 0
    while at >= 0:
        position += copy.line.count(" ", counted, at)
        counted = at
        yield position
        at = copy.line.find(wanted, at + 1)


def _selector(copy: Words, first: int, behind: int) -> Selector:
    start, end = copy.spans[first][0], copy.spans[behind - 1][1]
    before, after = copy.text[max(0, start - _AROUND) : start], copy.text[end : end + _AROUND]
    # Whole words only, on one line.
    prefix = before.partition(" ")[2] if start > _AROUND else before
    suffix = after.rpartition(" ")[0] if end + _AROUND < len(copy.text) else after
    return Selector(copy.text[start:end], " ".join(prefix.split()), " ".join(suffix.split()), start, end)


def _altered(quoted: Quoted, copy: Words) -> Compared | None:
    """What the copy has in the place of the quoted words: stretch by stretch, around the one that weighs most."""
    heaviest = max(quoted.stretches, key=weight_of)
    anchor: int | None = None
    placed: dict[tuple[str, ...], tuple[int, int]] = {}
    changes: dict[tuple[str, ...], tuple[Change, ...]] = {}
    for stretch in (heaviest, *(one for one in quoted.stretches if one != heaviest)):
        exact = min(_occurrences(stretch, copy), key=lambda at: 0 if anchor is None else abs(at - anchor), default=None)
        if exact is not None:
            placed[stretch] = (exact, exact + len(stretch))
            changes[stretch] = (Change("both", stretch),)
        elif near := nearest(stretch, copy, anchor):
            placed[stretch] = (near.first, near.behind)
            changes[stretch] = near.changes
        else:
            changes[stretch] = (Change("quoted", stretch),)
        anchor = placed[stretch][0] if anchor is None and stretch in placed else anchor
    missing = sum(weight_of(stretch) for stretch in quoted.stretches if stretch not in placed)
    if not placed or missing * 2 > sum(map(weight_of, quoted.stretches)):
        return None
    ordered = tuple(change for stretch in quoted.stretches for change in changes[stretch])
    return Compared("altered", copy, min(placed.values())[0], max(one[1] for one in placed.values()), changes=ordered)


def _changed(one: Compared) -> int:
    return sum(weight_of(change.words) for change in one.changes if change.kind != "both")
