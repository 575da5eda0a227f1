"""Which claim was which before: by its chosen id, by its words, by what it cites. It compares words and knows no page.

A claim that nothing here knows again counts as removed, and its successor as added: better two true statements than one false one.
"""

from collections import deque
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple, TypeVar

from builder.difference.change import Pairing
from builder.findings import NOWHERE, Span

_T = TypeVar("_T")

# With the same sources behind it, a claim may be written anew; with others, most of its words have to be the same.
NEAR_WITH_CITATION, NEAR = 0.35, 0.6
# A claim is looked for among so many of those that are left, around its own place; and among fewer, where they are long. Whoever wrote more
# than that anew has written another page.
AROUND, MOST_WORDS = 40, 200_000


class Said(NamedTuple):
    """A claim as it is compared. id: the chosen one, or "". citations: each pointer. sources: the ids that they point to.

    span: where it stands in the content.
    """

    id: str
    text: str
    citations: tuple[str, ...]
    sources: frozenset[str]
    span: Span = NOWHERE


class Pair(NamedTuple):
    """A claim before and after, by their places in the two lists, and how it was known again."""

    before: int
    after: int
    by: Pairing


def pair_claims(before: Sequence[Said], after: Sequence[Said]) -> list[Pair]:
    """The claims that are in both lists, in the order of the second.

    First those with the same chosen id; then those with the same words, where they can with the same citations; then, of those that
    cite the same sources, the nearest in words; then the nearest in words whatever they cite. These two look around a claim's place only.
    """
    rest = _Rest(before, after)
    rest.take_equal("id", lambda said: said.id or None)
    rest.take_equal("words", lambda said: (said.text, said.citations))
    rest.take_equal("words", lambda said: said.text)
    rest.take_nearest("citation", NEAR_WITH_CITATION, lambda said: said.sources)
    rest.take_nearest("words", NEAR, lambda _: True)
    return sorted(rest.pairs, key=lambda pair: pair.after)


def pair_by(before: Sequence[_T], after: Sequence[_T], *keys: Callable[[_T], Hashable]) -> Iterator[tuple[_T | None, _T | None]]:
    """Things before and after, paired by the first key that is equal, then by the next; then what was added, then what was removed."""
    old, new = dict(enumerate(before)), dict(enumerate(after))
    pairs: dict[int, int] = {}
    for key in keys:
        for earlier, later in _equal(old, new, key):
            pairs[later] = earlier
            del old[earlier], new[later]
    yield from ((before[pairs[one]] if one in pairs else None, after[one]) for one in range(len(after)))
    yield from ((one, None) for one in old.values())


def _equal(before: Mapping[int, _T], after: Mapping[int, _T], key: Callable[[_T], Hashable]) -> list[tuple[int, int]]:
    """The places of those that have the same key, each before and after, the first with the first. A key of None is none."""
    waiting: dict[Hashable, deque[int]] = {}
    for place, one in before.items():
        waiting.setdefault(key(one), deque()).append(place)
    waiting.pop(None, None)
    return [(found.popleft(), place) for place, one in after.items() if (found := waiting.get(key(one)))]


class _Rest:
    """What is not paired yet."""

    def __init__(self, before: Sequence[Said], after: Sequence[Said]) -> None:
        self.before = dict(enumerate(before))
        self.after = dict(enumerate(after))
        self.pairs: list[Pair] = []

    def take_equal(self, by: Pairing, key: Callable[[Said], Hashable]) -> None:
        for earlier, later in _equal(self.before, self.after, key):
            self._take(earlier, later, by)

    def take_nearest(self, by: Pairing, least: float, group: Callable[[Said], frozenset[str] | bool]) -> None:
        near: list[tuple[float, int, int, int]] = []
        earlier_ones, later_ones = _grouped(self.before, group), _grouped(self.after, group)
        for which, places in later_ones.items():
            candidates = [(one, self.before[one].text.split()) for one in earlier_ones.get(which, ())]
            for rank, later in enumerate(places):
                words = self.after[later].text.split()
                matcher = SequenceMatcher(None, [], words, autojunk=False)
                for earlier, old in _around(candidates, rank, MOST_WORDS // (len(words) or 1)):
                    matcher.set_seq1(old)
                    # The first two are quick, and never less than the third.
                    if matcher.real_quick_ratio() >= least and matcher.quick_ratio() >= least and (ratio := matcher.ratio()) >= least:
                        near.append((-ratio, abs(later - earlier), later, earlier))
        for _, _, later, earlier in sorted(near):
            if later in self.after and earlier in self.before:
                self._take(earlier, later, by)

    def _take(self, earlier: int, later: int, by: Pairing) -> None:
        self.pairs.append(Pair(earlier, later, by))
        del self.before[earlier], self.after[later]


def _grouped(claims: Mapping[int, Said], group: Callable[[Said], frozenset[str] | bool]) -> dict[frozenset[str] | bool, list[int]]:
    """The places of claims by what they are grouped by; those that are in no group are left out."""
    found: dict[frozenset[str] | bool, list[int]] = {}
    for place, said in claims.items():
        if which := group(said):
            found.setdefault(which, []).append(place)
    return found


def _around(candidates: Sequence[tuple[int, list[str]]], rank: int, most: int) -> Iterator[tuple[int, list[str]]]:
    """The candidates around a rank, the nearest first, as long as they have no more words than `most` together."""
    ranks = sorted(range(max(rank - AROUND, 0), min(rank + AROUND + 1, len(candidates))), key=lambda one: abs(one - rank))
    for one in ranks:
        most -= len(candidates[one][1])
        if most < 0:
            return
        yield candidates[one]
