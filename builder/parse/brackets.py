"""Which brackets of a text are meant as citations, and where each ends. What stands in them is read by `citations.py`."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from builder.parse.quotations import OPENERS, Partners

_MARK = re.compile(rf"\\.|`+|[\[\]{OPENERS}]|(?<=[\s\[;])@", re.DOTALL)
_OPENING = re.compile(r"\[(?:(?:see|cf\.|contra|but\s+see)\s+)?@")


class Bracket(NamedTuple):
    """A bracket that is meant as a citation: end is behind its `]`, or None where nothing closes it."""

    end: int | None


@lru_cache(maxsize=8)
def find_brackets(text: str) -> Mapping[int, Bracket]:
    """The brackets that are meant as citations, by the index of their `[`: those with an `@` at their start or behind a space.

    A `]` between quotation marks closes none; escaped brackets and those in code are none. One walk over the text finds all,
    as the parser asks for one after another.
    """
    found: dict[int, Bracket] = {}
    opened: list[int] = []
    meant: set[int] = set()
    partners, code = Partners(text), _Code(text)
    at = 0
    while match := _MARK.search(text, at):
        mark, index, at = match[0], match.start(), match.end()
        if mark[0] == "`":
            at = code.end(index, at)
        elif mark == "[":
            opened.append(index)
        elif not opened:
            continue
        elif mark == "@" and (text[index - 1] != "[" or opened[-1] == index - 1):
            meant.add(opened[-1])
        elif mark == "]" and (start := opened.pop()) in meant:
            found[start] = Bracket(index + 1)
        elif mark in OPENERS and opened[-1] in meant and (closed := partners.of(index)) >= 0:
            at = closed + 1
    found.update({start: Bracket(None) for start in opened if start in meant and _OPENING.match(text, start)})
    return found


class _Code:
    """The runs of backticks in a text, by which code begins and ends (https://spec.commonmark.org/0.31.2/#code-spans)."""

    def __init__(self, text: str) -> None:
        self.runs: dict[int, list[int]] = {}
        for run in re.finditer("`+", text):
            self.runs.setdefault(len(run[0]), []).append(run.start())

    def end(self, start: int, after: int) -> int:
        """Where the code ends whose backticks stand at text[start:after], or `after` where they begin none."""
        length = after - start
        runs = self.runs.get(length, [])
        place = bisect_left(runs, after)
        return runs[place] + length if place < len(runs) else after
