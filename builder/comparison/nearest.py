"""Where a copy comes nearest to words that it does not have: the least changes of whole words that make the one the other.

The distance is Levenshtein's, of words instead of letters, against any part of the copy (Sellers, Journal of Algorithms 1, 1980).
A word weighs as much as it has letters, up to eight, so that a changed name counts for more than a changed article.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from builder.comparison.words import Words

_LONGEST = 8
_MOST_PLACES = 2000
_MOST_WINDOWS = 6
_ALIKE = 0.4
_FURTHER = 4


@dataclass(frozen=True, slots=True)
class Change:
    """A run of words of a comparison: in both, only as quoted, or only in the copy."""

    kind: Literal["both", "quoted", "copy"]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Nearest:
    """The part of a copy that comes nearest. first, behind: positions of words. cost: of the changes, in weight of words."""

    first: int
    behind: int
    cost: float
    changes: tuple[Change, ...]


def nearest(stretch: tuple[str, ...], copy: Words, around: int | None = None) -> Nearest | None:
    """The part of the copy nearest to a stretch of words, or None where nothing of it is near.

    around: a position near which it should stand; of parts that are equally near the one there is taken.
    """
    weight = weight_of(stretch)
    slack = 2 + len(stretch) // 3
    best: Nearest | None = None
    for start in _candidates(stretch, copy):
        low = max(0, start - slack)
        found = _aligned(stretch, copy.folded[low : start + len(stretch) + slack], low)
        best = min((one for one in (best, found) if one), key=lambda one: _order(one, around))
    # Of two words one may be anywhere; of many, more may have been changed.
    bearable = (0.49, 0.49, 0.55)[len(stretch) - 1] if len(stretch) <= 3 else 0.6
    return best if best is not None and best.behind > best.first and best.cost <= bearable * weight else None


def weight_of(words: tuple[str, ...]) -> int:
    """How much words weigh together."""
    return sum(min(len(word), _LONGEST) for word in words)


def _order(found: Nearest, around: int | None) -> tuple[float, int, int, int]:
    # Of equals the one that is whole, which a window may have cut, and then the first.
    return found.cost, 0 if around is None else abs(found.first - around), found.first - found.behind, found.first


def _candidates(stretch: tuple[str, ...], copy: Words) -> list[int]:
    """Where the stretch might begin: the places that most of its words speak for, the rare ones first."""
    known = sorted((len(copy.places[word]), at, word) for at, word in enumerate(stretch) if word in copy.places)
    votes: Counter[int] = Counter()
    given = 0
    for number, at, word in known:
        if given and given + number > _MOST_PLACES:
            break
        given += number
        heavy = min(len(word), _LONGEST)
        for position in copy.places[word][:_MOST_PLACES]:
            # A word more or fewer shifts what stands behind it.
            start = position - at
            votes[start] += 2 * heavy
            votes[start - 1] += heavy
            votes[start + 1] += heavy
    return [max(0, start) for start, _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))[:_MOST_WINDOWS]]


def _aligned(stretch: tuple[str, ...], window: tuple[str, ...], low: int) -> Nearest:
    # costs[i][j]: of making the first i words of the stretch out of words of the window that end before j; a beginning is free.
    costs = [[0.0] * (len(window) + 1)]
    for word in stretch:
        above = costs[-1]
        weight = min(len(word), _LONGEST)
        row = [above[0] + weight]
        for j, other in enumerate(window, start=1):
            replaced = above[j - 1] + _replacing(word, other)
            row.append(min(replaced, above[j] + weight, row[-1] + min(len(other), _LONGEST)))
        costs.append(row)
    # Another word at the end is a change of the last one rather than its loss; but where the last one stands a little further on, the words
    # before it were left out.
    last = min(range(len(window) + 1), key=lambda j: (costs[-1][j] + (_FURTHER if j and window[j - 1] != stretch[-1] else 0), -j))
    first, changes = _traced(stretch, window, costs, last)
    return Nearest(low + first, low + last, costs[-1][last], changes)


def _traced(stretch: tuple[str, ...], window: tuple[str, ...], costs: list[list[float]], last: int) -> tuple[int, tuple[Change, ...]]:
    i, j = len(stretch), last
    steps: list[tuple[str, str]] = []
    while i > 0:
        if j > 0 and costs[i][j] == costs[i - 1][j - 1] + _replacing(stretch[i - 1], window[j - 1]):
            i, j = i - 1, j - 1
            if stretch[i] == window[j]:
                steps.append(("both", stretch[i]))
            else:
                # Backwards: the copy's word comes behind the quoted one.
                steps += [("copy", window[j]), ("quoted", stretch[i])]
        elif costs[i][j] == costs[i - 1][j] + min(len(stretch[i - 1]), _LONGEST):
            i -= 1
            steps.append(("quoted", stretch[i]))
        else:
            j -= 1
            steps.append(("copy", window[j]))
    return j, tuple(_runs(steps[::-1]))


def _runs(steps: list[tuple[str, str]]) -> list[Change]:
    """The steps gathered: what is only quoted before what only the copy has, wherever the two stand side by side."""
    runs: list[Change] = []
    quoted: list[str] = []
    copied: list[str] = []
    both: list[str] = []
    for kind, word in [*steps, ("end", "")]:
        if kind in ("both", "end") and (quoted or copied):
            runs += [Change("quoted", tuple(quoted))] if quoted else []
            runs += [Change("copy", tuple(copied))] if copied else []
            quoted, copied = [], []
        if kind != "both" and both:
            runs.append(Change("both", tuple(both)))
            both = []
        if kind == "both":
            both.append(word)
        elif kind == "quoted":
            quoted.append(word)
        elif kind == "copy":
            copied.append(word)
    return runs


def _replacing(word: str, other: str) -> float:
    if word == other:
        return 0
    # No more than to leave the word out, so that a change at the end is told as one.
    weight = min(len(word), _LONGEST)
    # Another form of a word, or another case of its letters, is a smaller change than another word.
    alike = word.casefold() == other.casefold() or (len(word) > 3 and word[:4].casefold() == other[:4].casefold())
    return weight * _ALIKE if alike else weight
