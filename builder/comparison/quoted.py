"""Quoted words as stretches that must stand in a copy, and gaps between them: what was left out, or put in, in square brackets."""

import re
from dataclasses import dataclass
from functools import lru_cache

from builder.comparison.words import words_of

# Of what may be left out between two stretches, the most words: further apart they are two quotations, not one.
MOST_ELIDED = 400
MOST_REPLACED = 12

_GAP = re.compile(
    r"(?P<elision>\[\s*(?:…|\.{3}|\.\s\.\s\.)\s*\]|\(\s*(?:…|\.{3})\s*\)|…|\.{3,4}|\.\s\.\s\.)"
    r"|(?P<sic>\[\s*sic[.!]?\s*\])"
    r"|(?P<word>(?<!\w)\w{0,60}\[\w{1,40}\]\w+|(?<!\w)\w{1,60}\[\w{0,40}\]\w*)"
    r"|(?P<insertion>\[[^\[\]]{0,400}\])"
)
_BRACKET = re.compile(r"\[(\w*)\]")


@dataclass(frozen=True, slots=True)
class Gap:
    """What may stand in the copy between two stretches: so many words; where there is exactly one, how it may begin and end.

    words: the words that it may be, where those are known ([W]e is We or we).
    """

    least: int
    most: int
    begins: str = ""
    ends: str = ""
    words: frozenset[str] = frozenset()

    def admits(self, between: tuple[str, ...]) -> bool:
        """Whether these words of the copy may stand in it."""
        if not self.least <= len(between) <= self.most:
            return False
        if self.words:
            return between[0] in self.words
        return all(word.startswith(self.begins) and word.endswith(self.ends) for word in between) or not (self.begins or self.ends)


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words that somebody quotes. stretches: the words that the copy must have, in order. gaps: those before each stretch.

    last: the gap behind the last one. Before the first and behind the last, words that were left out or put in ask for nothing.
    Of a single word with a letter in brackets there is nothing but the last gap.
    """

    stretches: tuple[tuple[str, ...], ...]
    gaps: tuple[Gap, ...]
    last: Gap

    def __bool__(self) -> bool:
        return bool(self.stretches or self.last.words)


@lru_cache(maxsize=4096)
def read_quoted(words: str) -> Quoted:
    """What stands between quotation marks, the marks left out.

    `[…]`, `…` and `...` stand for words that were left out, `[the army]` for words put in or in the place of others, `[W]e` and
    `kill[ed]` for a word whose letters were changed, `[sic]` for nothing (The Chicago Manual of Style, 13.50-13.66).
    """
    stretches: list[tuple[str, ...]] = []
    gaps: list[Gap] = []
    end = 0
    waiting: list[Gap] = []
    for match in (*_GAP.finditer(words), None):
        stretch = words_of(words[end : match.start() if match else len(words)]).folded
        if stretch:
            gaps.append(_one(waiting))
            stretches.append(stretch)
            waiting = []
        if match:
            end = match.end()
            if match["sic"] is None:
                waiting.append(_gap(match))
    return Quoted(tuple(stretches), tuple(gaps), _one(waiting))


def spoken(words: str) -> tuple[str, ...]:
    """The stretches of quoted words as they are written, without what was left out or put in: what a page may have to the letter."""
    pieces = (piece.strip(" \t\n.,;:!?-–—\"'“”‘’«»„") for piece in _GAP.sub("\0", words).split("\0"))
    return tuple(piece for piece in pieces if words_of(piece).folded)


def _gap(match: re.Match[str]) -> Gap:
    if match["elision"] is not None:
        return Gap(0, MOST_ELIDED)
    if match["insertion"] is not None:
        return Gap(0, MOST_REPLACED)
    written = match["word"]
    bracket = _BRACKET.search(written)
    if bracket is None:
        raise AssertionError(written)
    before, inside, after = written[: bracket.start()], bracket[1], written[bracket.end() :]
    if not before and len(inside) == 1:
        return Gap(1, 1, words=frozenset(words_of(first + after).folded[0] for first in (inside.lower(), inside.upper())))
    return Gap(1, 1, begins="".join(words_of(before).folded), ends="".join(words_of(after).folded))


def _one(gaps: list[Gap]) -> Gap:
    if len(gaps) == 1:
        return gaps[0]
    # Two stretches with nothing but [sic] between them follow on each other; of several gaps the widest counts.
    return Gap(sum(one.least for one in gaps), min(sum(one.most for one in gaps), MOST_ELIDED)) if gaps else Gap(0, 0)
