"""A text as the words that a quotation is held against: typography folded away, the words and their case kept.

Folded away are the shapes of quotation marks, apostrophes, dashes and digits, punctuation, spaces, ligatures, soft hyphens, marks of
direction, and in Arabic the stretching stroke and the vowel signs. It compares nothing.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property

# Letters, digits, and the marks that are written upon them, which Python's \w leaves out; not the underscore.
_VOWEL_SIGNS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06ed"
_MARKS = rf"\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf-\u05c7{_VOWEL_SIGNS}\u0900-\u0963\u0966-\u0dff"
# Nobody sees these within a word: soft hyphen, joiners, marks of direction, the Arabic stretching stroke.
_UNSEEN = "\u00ad\u200b-\u200f\u2060\ufeff\u0640"
_LETTER = rf"(?:[^\W_]|[{_MARKS}{_UNSEEN}])"
_APOSTROPHES = "'\u2019\u2018\u02bc\u2032\uff07\u00b4`"
# Scripts that are written without spaces: each sign is a word, so that a quotation may begin at any of them.
_SIGN = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_SYMBOL = "%\u2030\u066a\u00b0&+=<>$\u00a2-\u00a5\u20a0-\u20cf\ufdfc"
_TOKEN = re.compile(
    rf"\d+(?:[.,\u066b\u066c]\d+)+|[{_SIGN}]|(?!(?:[{_UNSEEN}]+(?![^\W_])))(?:(?![{_SIGN}]){_LETTER})+"
    rf"(?:[{_APOSTROPHES}](?:(?![{_SIGN}]){_LETTER})+)*|[{_SYMBOL}]"
)
_PLAIN_TOKEN = re.compile(r"\d+(?:[.,]\d+)+|[A-Za-z0-9]+(?:['`][A-Za-z0-9]+)*|[%&+=<>$]")
_JOINT = re.compile(r"[-\u2010\u2011](?<=[^\W_].)(?:[ \t]*\r?\n[ \t]*)?(?=[^\W_])")
_AT_LINE_END = re.compile(r"[-\u2010\u2011\u00ad](?<=[^\W_].)[ \t]*\r?\n[ \t]*[^\W_]")
_FOLD = {ord(one): "'" for one in _APOSTROPHES} | {0x066A: "%", 0x066B: ".", 0x066C: ","}
_DROP = re.compile(rf"[{_UNSEEN}{_VOWEL_SIGNS}]")
_MOST_REMEMBERED = 200_000
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")


@dataclass(frozen=True, slots=False)
class Words:
    """A text, and its words in order, folded. joined: whether words that a hyphen divides are put together.

    joints: the positions, among the words as they stand, of those that are put together with the next.
    """

    text: str
    folded: tuple[str, ...]
    joined: bool = False
    joints: frozenset[int] = field(default=frozenset(), repr=False)

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
        raw = [match.span() for match in _pattern(self.text).finditer(self.text)]
        spans: list[tuple[int, int]] = []
        for position, (start, end) in enumerate(raw):
            if position - 1 in self.joints and spans:
                spans[-1] = (spans[-1][0], end)
            else:
                spans.append((start, end))
        return tuple(spans)


def words_of(text: str, *, joined: bool = False) -> Words:
    """The words of a text. joined: whether those that a hyphen divides, within a line or at its end, count as one."""
    if len(_FOLDED) > _MOST_REMEMBERED:
        _FOLDED.clear()
    folded: tuple[str, ...] = tuple(map(_FOLDED, _pattern(text).findall(text)))
    if not joined:
        return Words(text, folded)
    ends = {match.start() for match in _JOINT.finditer(text)}
    joints = frozenset(at for at, match in enumerate(_pattern(text).finditer(text)) if match.end() in ends)
    together: list[str] = []
    for position, word in enumerate(folded):
        if position - 1 in joints:
            together[-1] += word
        else:
            together.append(word)
    return Words(text, tuple(together), joined=True, joints=joints)


def readings_of(text: str) -> tuple[Words, ...]:
    """The words of a copy; and, where hyphens stand at the ends of lines, once more with what hyphens divide put together.

    Nobody can tell whether `cross-⏎border` is cross-border or `bor-⏎der` border, so either reading may have a quotation's words.
    """
    return (words_of(text), words_of(text, joined=True)) if _AT_LINE_END.search(text) else (words_of(text),)


def _pattern(text: str) -> re.Pattern[str]:
    return _PLAIN_TOKEN if text.isascii() else _TOKEN


class _Folded(dict[str, str]):
    """Folds words, each once: texts say most of their words again and again."""

    def __missing__(self, word: str) -> str:
        folded = word
        if not word.isascii():
            # Apostrophes first: of some the normal form is a space with a mark upon it.
            folded = _DROP.sub("", unicodedata.normalize("NFKC", word.translate(_FOLD)).replace(" ", ""))
            folded = "".join(str(unicodedata.digit(one)) if one.isdecimal() and not one.isascii() else one for one in folded)
        else:
            folded = folded.replace("`", "'")
        if _THOUSANDS.fullmatch(folded):
            folded = folded.replace(",", "")
        self[word] = folded
        return folded

    __call__ = dict.__getitem__


_FOLDED = _Folded()
