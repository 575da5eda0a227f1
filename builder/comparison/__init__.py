"""Holds quoted words against the copies that we keep, and makes addresses that lead to them in a page. It reads no copy itself."""

from builder.comparison.compare import Compared, Outcome, compare
from builder.comparison.denial import denial_left_out
from builder.comparison.difference import difference_of
from builder.comparison.fragment import at_the_words
from builder.comparison.nearest import Change
from builder.comparison.quoted import read_quoted
from builder.comparison.words import Words, words_of

__all__ = [
    "Change",
    "Compared",
    "Outcome",
    "Words",
    "at_the_words",
    "compare",
    "denial_left_out",
    "difference_of",
    "read_quoted",
    "words_of",
]
