"""Whether an elision leaves out a denial: “It was […] a raid”, where the source has “It was not a raid”. It knows English and Arabic."""

from collections import Counter

from builder.comparison.compare import Compared
from builder.comparison.quoted import MOST_REPLACED, read_quoted
from builder.comparison.words import words_of

_DENIALS = frozenset(
    "not no never nobody none nothing neither nor without cannot denied denies deny "
    "\u0644\u0627 \u0644\u0645 \u0644\u0646 \u0644\u064a\u0633 \u0644\u064a\u0633\u062a \u063a\u064a\u0631 \u062f\u0648\u0646".split()
)


def denial_left_out(quoted: str, found: Compared) -> str:
    """The first word of denial that a copy has among quoted words and that they leave out, as the copy has it; "" where there is none.

    Only among few words: further apart, what is left out is a passage of its own.
    """
    gaps = read_quoted(quoted).gaps[1:]
    if found.copy is None or not any(gaps):
        return ""
    there = found.copy.folded[found.first : found.behind]
    given = words_of(quoted).folded
    if len(there) - len(given) > MOST_REPLACED:
        return ""
    more = Counter(filter(_denies, there)) - Counter(filter(_denies, given))
    return next((word for word in there if word in more), "")


def _denies(word: str) -> bool:
    small = word.casefold()
    return small in _DENIALS or small.endswith("n't")
