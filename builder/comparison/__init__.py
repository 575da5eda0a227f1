"""Holds quoted words against the copies that we keep: a text as words, quoted words with their gaps, and the comparison of the two."""

from builder.comparison.compare import Compared, Outcome, compare
from builder.comparison.nearest import Change
from builder.comparison.words import Words, readings_of

__all__ = ["Change", "Compared", "Outcome", "Words", "compare", "readings_of"]
