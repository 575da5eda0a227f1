"""A text as the words that a quotation is held against: typography folded away, the words and their case kept.

Folded away are the shapes of quotation marks, apostrophes, dashes and digits, punctuation, spaces, ligatures, soft hyphens, marks of
direction, marks of footnotes, and in Arabic the stretching stroke and the vowel signs. It compares nothing.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

# Letters, digits, and the marks that are written upon them, which Python's \w leaves out; not the underscore.
_VOWEL_SIGNS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06ed"
_MARKS = rf"\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf-\u05c7{_VOWEL_SIGNS}\u0900-\u0963\u0966-\u0dff"
# Nobody sees these within a word: soft hyphen, joiners, marks of direction, the Arabic stretching stroke.
_UNSEEN = "\u00ad\u200b-\u200f\u2060\ufeff\u0640"
_RAISED = "\u00b2\u00b3\u00b9\u2070-\u2079\u2080-\u2089"
# Scripts that are written without spaces: each sign is a word, so that a quotation may begin at any of them.
_SIGN = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_SEEN = rf"[^\W_{_SIGN}{_RAISED}{_UNSEEN}]"
_RUN = rf"(?:{_SEEN}++|[{_MARKS}{_UNSEEN}])"
_APOSTROPHES = "'\u2019\u2018\u02bc\u2032\uff07\u00b4`"
_SYMBOL = "%\u2030\u066a\u00b0&+=<>$\u00a2-\u00a5\u20a0-\u20cf\ufdfc"
# Between the thousands: a comma, a point, an apostrophe, or a space at which no line may end.
_BETWEEN = ".,'\u2019\u066b\u066c\u00a0\u2009\u202f"
# The first character of a number may be its point, and a minus before it belongs to it.
_NUMBER = rf"(?<!\S)[-\u2212](?=[.,]?\d)|(?<![\w.,])[.,]\d+|\d+(?:[{_BETWEEN}]\d+)+(?!\d)"
# Raised digits are a power behind a number or a unit, and else the mark of a footnote, which is no word of the text.
_POWER = rf"(?:(?<=\d)|(?<=\b[mM])|(?<=\b[kcmd]m)|(?<=\bft)|(?<=\bin))[{_RAISED}]+"
_WORD = rf"(?:{_SEEN}|[{_MARKS}]){_RUN}*+(?:[{_APOSTROPHES}]{_RUN}++)*+"
# Most words of most texts are told by the first alternative, which is quick.
_TOKEN = re.compile(rf"[A-Za-z]++(?=[\s.,;:!?)])|{_NUMBER}|[{_SIGN}]|{_POWER}|{_WORD}|[{_SYMBOL}]")
_PLAIN_TOKEN = re.compile(r"(?<!\S)-(?=[.,]?\d)|(?<![\w.,])[.,]\d+|\d+(?:[.,']\d+)+(?!\d)|[A-Za-z0-9]+(?:['`][A-Za-z0-9]+)*|[%&+=<>$]")
_LINE_END = re.compile(r"[-\u2010\u2011\u00ad](?<=[^\W\d_].)[ \t]*\r?\n[ \t]*(?=[^\W\d_])")
_FOLD = {ord(one): "'" for one in _APOSTROPHES} | {0x066A: "%", 0x066B: ".", 0x066C: ",", 0x2212: "-"}
_DROP = re.compile(rf"[{_UNSEEN}{_VOWEL_SIGNS}]")
_THOUSANDS = re.compile(r"\d{1,3}(?:([,'\u00a0\u2009\u202f])\d{3})(?:\1\d{3})*(?:\.\d+)?")
_GROUPED = re.compile(r"[,'\u00a0\u2009\u202f]")
_MOST_REMEMBERED = 200_000


@dataclass(frozen=True)
class Words:
    """A text, and its words in order, folded.

    joints: the positions of words that a hyphen at the end of a line divides from the next: nobody can tell whether `cross-⏎border` is
    cross-border, and `bor-⏎der` border, so that either may be meant.
    """

    text: str
    folded: tuple[str, ...]
    joints: frozenset[int] = frozenset()

    @cached_property
    def line(self) -> str:
        """The words with one space before, between and behind them: what a quotation is looked for in."""
        return f" {' '.join(self.folded)} "

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """The positions of each word, counted from 0."""
        found: dict[str, list[int]] = {}
        for position, word in enumerate(self.folded):
            found.setdefault(word, []).append(position)
        return found

    @cached_property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where each word begins and ends in the text, counted from 0."""
        return tuple(match.span() for match in _pattern(self.text).finditer(self.text))


def words_of(text: str) -> Words:
    """The words of a text."""
    if len(_FOLDED) > _MOST_REMEMBERED:
        _FOLDED.clear()
    folded: tuple[str, ...] = tuple(map(_FOLDED, _pattern(text).findall(text)))
    ends = {match.start() for match in _LINE_END.finditer(text)}
    if not ends:
        return Words(text, folded)
    # The pattern takes a soft hyphen into its word.
    spans = (match.span() for match in _pattern(text).finditer(text))
    return Words(text, folded, frozenset(at for at, (_, end) in enumerate(spans) if end in ends or end - 1 in ends))


def _pattern(text: str) -> re.Pattern[str]:
    return _PLAIN_TOKEN if text.isascii() else _TOKEN


class _Folded(dict[str, str]):
    """Folds words, each once: texts say most of their words again and again."""

    def __missing__(self, word: str) -> str:
        folded = word
        if not word.isascii() and not _is_raised(word):
            # Apostrophes first: of some the normal form is a space with a mark upon it.
            grouped = word.translate(_FOLD)
            folded = grouped if _THOUSANDS.fullmatch(grouped) else unicodedata.normalize("NFKC", grouped).replace(" ", "")
            folded = _DROP.sub("", folded)
            folded = "".join(str(unicodedata.digit(one)) if one.isdecimal() and not one.isascii() else one for one in folded)
        else:
            folded = folded.replace("`", "'")
        if _THOUSANDS.fullmatch(folded):
            folded = _GROUPED.sub("", folded)
        self[word] = folded
        return folded

    __call__ = dict.__getitem__


def _is_raised(word: str) -> bool:
    return word[0] in "\u00b2\u00b3\u00b9" or "\u2070" <= word[0] <= "\u2089"


_FOLDED = _Folded()
