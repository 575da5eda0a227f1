"""Which claim was which before: by its chosen id, by its words, by what it cites. It compares words and knows no page.

A claim that nothing here knows again counts as removed, and its successor as added: better two true statements than one false one.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple, TypeVar

from builder.difference.change import Pairing

_T = TypeVar("_T")

# With the same sources behind it, a claim may be written anew; with others, most of its words have to be the same.
NEAR_WITH_CITATION, NEAR = 0.35, 0.6


class Said(NamedTuple):
    """A claim as it is compared. id: the chosen one, or "". citations: each pointer. sources: the ids that they point to."""

    id: str
    text: str
    citations: tuple[str, ...]
    sources: frozenset[str]


class Pair(NamedTuple):
    """A claim before and after, by their places in the two lists, and how it was known again."""

    before: int
    after: int
    by: Pairing


def pair_claims(before: Sequence[Said], after: Sequence[Said]) -> list[Pair]:
    """The claims that are in both lists, in the order of the second.

    First those with the same chosen id; then those with the same words, where they can with the same citations; then, of those that
    cite the same sources, the nearest in words; then the nearest in words whatever they cite.
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
    old, new = list(range(len(before))), list(range(len(after)))
    pairs: dict[int, int] = {}
    for key in keys:
        for later in [one for one in new if one not in pairs]:
            earlier = next((one for one in old if key(before[one]) == key(after[later])), None)
            if earlier is not None:
                pairs[later] = earlier
                old.remove(earlier)
    yield from ((before[pairs[one]] if one in pairs else None, after[one]) for one in new)
    yield from ((before[one], None) for one in old)


class _Rest:
    """What is not paired yet."""

    def __init__(self, before: Sequence[Said], after: Sequence[Said]) -> None:
        self.before = dict(enumerate(before))
        self.after = dict(enumerate(after))
        self.pairs: list[Pair] = []

    def take_equal(self, by: Pairing, key: Callable[[Said], Hashable]) -> None:
        waiting: dict[Hashable, list[int]] = {}
        for place, said in self.before.items():
            waiting.setdefault(key(said), []).append(place)
        for place, said in list(self.after.items()):
            found = waiting.get(key(said)) if key(said) is not None else None
            if found:
                self._take(found.pop(0), place, by)

    def take_nearest(self, by: Pairing, least: float, group: Callable[[Said], frozenset[str] | bool]) -> None:
        near: list[tuple[float, int, int, int]] = []
        for later, new in self.after.items():
            matcher = SequenceMatcher(None, [], new.text.split(), autojunk=False)
            for earlier, old in self.before.items():
                if not group(new) or group(new) != group(old):
                    continue
                matcher.set_seq1(old.text.split())
                # The first two are quick, and never less than the third.
                if matcher.real_quick_ratio() >= least and matcher.quick_ratio() >= least and (ratio := matcher.ratio()) >= least:
                    near.append((-ratio, abs(later - earlier), later, earlier))
        for _, _, later, earlier in sorted(near):
            if later in self.after and earlier in self.before:
                self._take(earlier, later, by)

    def _take(self, earlier: int, later: int, by: Pairing) -> None:
        self.pairs.append(Pair(earlier, later, by))
        del self.before[earlier], self.after[later]
