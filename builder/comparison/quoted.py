"""Quoted words as pieces that must stand in a copy, and gaps between them: what was left out, or put in, in square brackets."""

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
class Altered:
    """One word of which letters were changed in brackets. words: those that it may be, where they are known ([W]e is We or we)."""

    begins: str = ""
    ends: str = ""
    words: frozenset[str] = frozenset()

    def admits(self, word: str) -> bool:
        """Whether this word of the copy may be it."""
        if self.words:
            return word in self.words
        return len(word) >= len(self.begins) + len(self.ends) and word.startswith(self.begins) and word.endswith(self.ends)


Piece = tuple[str, ...] | Altered


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words that somebody quotes. pieces: what the copy must have, in order: words that follow on each other, or one altered word.

    gaps: before each piece, how many words of the copy may stand between it and the one before. Before the first and behind the last
    one, words that were left out or put in ask for nothing.
    """

    pieces: tuple[Piece, ...]
    gaps: tuple[int, ...]

    def __bool__(self) -> bool:
        return bool(self.pieces)

    @property
    def stretches(self) -> tuple[tuple[str, ...], ...]:
        """The pieces that are words as they stand."""
        return tuple(piece for piece in self.pieces if isinstance(piece, tuple))


@lru_cache(maxsize=4096)
def read_quoted(words: str) -> Quoted:
    """What stands between quotation marks, the marks left out.

    `[…]`, `…` and `...` stand for words that were left out, `[the army]` for words put in or in the place of others, `[W]e` and
    `kill[ed]` for a word whose letters were changed, `[sic]` for nothing (The Chicago Manual of Style, 13.50-13.66).
    """
    pieces: list[Piece] = []
    gaps: list[int] = []
    end = gap = 0
    for match in (*_GAP.finditer(words), None):
        stretch = words_of(words[end : match.start() if match else len(words)]).folded
        if stretch:
            pieces.append(stretch)
            gaps.append(gap)
            gap = 0
        if match is None:
            break
        end = match.end()
        if match["word"] is not None:
            pieces.append(_altered(match["word"]))
            gaps.append(gap)
            gap = 0
        elif match["sic"] is None:
            gap = min(gap + (MOST_ELIDED if match["elision"] is not None else MOST_REPLACED), MOST_ELIDED)
    return Quoted(tuple(pieces), tuple(gaps))


def spoken(words: str) -> tuple[str, ...]:
    """The stretches of quoted words as they are written, without what was left out or put in: what a page may have to the letter."""
    pieces = (piece.strip(" \t\n.,;:!?-–—\"'“”‘’«»„") for piece in _GAP.sub("\0", words).split("\0"))
    return tuple(piece for piece in pieces if words_of(piece).folded)


def _altered(written: str) -> Altered:
    bracket = _BRACKET.search(written)
    if bracket is None:
        raise AssertionError(written)
    before, inside, after = written[: bracket.start()], bracket[1], written[bracket.end() :]
    if not before and len(inside) == 1:
        return Altered(words=frozenset(words_of(first + after).folded[0] for first in (inside.lower(), inside.upper())))
    return Altered(begins="".join(words_of(before).folded), ends="".join(words_of(after).folded))
