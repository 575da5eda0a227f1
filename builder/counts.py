"""What a number of people may be written as: exactly, or with a bound, as the asserter gave it. It never turns words into a guess."""

import re
from dataclasses import dataclass, field, replace
from typing import Literal

from builder.findings import NOWHERE, Span, in_ascii

Bound = Literal["exact", "at least", "more than", "up to", "about", "range", "unknown"]

_WORDED = re.compile(r"(?:(at least|more than|up to|about) )?(\d{1,15})", re.ASCII)
_RANGE = re.compile(r"(\d{1,15}) to (\d{1,15})", re.ASCII)

_MEANT = tuple(
    (re.compile(pattern, re.ASCII), written)
    for pattern, written in (
        (r"(.*)", r"\1"),
        (r"(?:≥|>=|min\.?|minimum|no less than|no fewer than) ?(\d+)", r"at least \1"),
        (r"(\d+)(?: ?\+| or more)", r"at least \1"),
        (r"(?:>|over|more then) ?(\d+)", r"more than \1"),
        (r"(?:≤|<=|max\.?|maximum|at most|no more than) ?(\d+)", r"up to \1"),
        (r"(?:~|≈|ca\.?|c\.|around|approximately|approx\.?|some) ?(\d+)", r"about \1"),
        (r"(?:between |from )?(\d+) ?(?:-|–|—|/|and|\.\.) ?(\d+)", r"\1 to \2"),
    )
)

GRAMMAR = "a number, or: at least 4 · more than 60 · up to 64 · about 70 · 160 to 300 · unknown"


@dataclass(frozen=True, slots=True)
class Count:
    """A number as asserted. text: as written. bound: how to take it. low, high: the least and the most that it permits.

    "about 70" is low 70, high 70 and bound about: nobody said how wide about is. low is 0 and high None where nothing limits them.
    """

    text: str
    bound: Bound
    low: int
    high: int | None
    span: Span = field(default=NOWHERE, compare=False)

    def at(self, span: Span) -> "Count":
        """The same count, knowing where it stands."""
        return replace(self, span=span)

    @property
    def exact(self) -> bool:
        """Whether one number and nothing else is meant."""
        return self.bound == "exact"

    @property
    def shown(self) -> int | None:
        """The number that stands in the words, the lower of a range; None for unknown."""
        match self.bound:
            case "unknown":
                return None
            case "up to":
                return self.high
            case "more than":
                return self.low - 1
        return self.low


def suggest_count(text: str) -> str:
    """A hint for a text that is no count: the count that it was probably meant to be, or else the grammar."""
    if (plain := in_ascii(text)) != text and read_count(plain):
        return f"write {plain}: digits are 0 to 9"
    words = " ".join(text.strip("\"'“”‘’„«» .").lower().split())
    words = re.sub(r"(?<=\d)[,.' ’](?=\d{3}(?!\d))", "", words)
    for pattern, written in _MEANT:
        if (match := pattern.fullmatch(words)) and read_count(meant := match.expand(written)):
            return f"write {meant}"
    return f"write {GRAMMAR}"


def read_count(text: str) -> Count | None:
    """The count that `text` writes, or None where it is not of the grammar. A reversed range is read as it stands, low above high."""
    if text == "unknown":
        return Count(text, "unknown", 0, None)
    if match := _RANGE.fullmatch(text):
        return Count(text, "range", int(match[1]), int(match[2]))
    match = _WORDED.fullmatch(text)
    if match is None:
        return None
    number = int(match[2])
    match match[1]:
        case "at least":
            return Count(text, "at least", number, None)
        case "more than":
            return Count(text, "more than", number + 1, None)
        case "up to":
            return Count(text, "up to", 0, number)
        case "about":
            return Count(text, "about", number, number)
    return Count(text, "exact", number, number)
