"""From an index into a file's text to a line and column, and from the words of a YAML value to where they stand.

It knows how YAML folds lines and nothing of what the words mean.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from builder.document import Scalar
from builder.findings import Span

_PLAIN = re.compile(r"[ \t\n]+|.", re.DOTALL)
_SINGLE = re.compile(r"[ \t\n]+|''|.", re.DOTALL)
_DOUBLE = re.compile(r"[ \t\n]+|\\(?:\n[ \t\n]*|x.{2}|u.{4}|U.{8}|.)|.", re.DOTALL)
_NEAR = 80


def line_starts(text: str) -> tuple[int, ...]:
    """The index of the first character of each line of `text`."""
    return (0, *(match.end() for match in re.finditer("\n", text)))


def span_at(path: str, starts: Sequence[int], index: int, length: int = 1) -> Span:
    """The span of `length` characters at `index` of a text whose lines begin at `starts`."""
    line = bisect_right(starts, index)
    return Span(path, line, index - starts[line - 1] + 1, length)


def place_words(file_text: str, scalar: Scalar) -> tuple[int, ...]:
    """For each character of `scalar.text`, the index in `file_text` where it stands.

    An escape stands at its backslash, a folded line end at its line feed. On a line that had to be repaired to be read at
    all the places are near rather than exact.
    """
    places = _block(file_text, scalar) if scalar.style in ("|", ">") else _flow(file_text, scalar)
    return tuple(places if len(places) == len(scalar.text) else _near(file_text, scalar))


def _flow(file_text: str, scalar: Scalar) -> list[int]:
    start, end, tokens = scalar.start, scalar.end, _PLAIN
    if scalar.style in ("'", '"'):
        start, end, tokens = start + 1, end - 1, _SINGLE if scalar.style == "'" else _DOUBLE
    places: list[int] = []
    for token in tokens.finditer(file_text, start, end):
        first, written = token.start(), token[0]
        feeds = [first + at for at, character in enumerate(written) if character == "\n"]
        if feeds:
            # Of several line ends the first goes; a backslash at a line's end takes that one away even where it is alone.
            places += feeds[1:] if written[0] == "\\" else feeds[1:] or feeds
        elif written[0] in "\\'":
            places.append(first)
        else:
            places += range(first, token.end())
    return places


def _block(file_text: str, scalar: Scalar) -> list[int]:
    """Line by line: the words of a line come as they stand; what lies between two lines is a space or line feeds."""
    text = scalar.text
    places: list[int] = []
    line_start = file_text.find("\n", scalar.start, scalar.end) + 1
    if not line_start:
        return places
    lines = file_text[line_start : scalar.end].split("\n")
    indent = _indent(lines, text)
    for line in lines:
        if len(line) > indent:
            gap = len(places)
            while gap < len(text) and text[gap] == "\n":
                gap += 1
            folded = 1 if places and gap == len(places) else 0
            places += _feeds(file_text, line_start, gap - len(places) + folded)
            places += range(line_start + indent, line_start + len(line))
        line_start += len(line) + 1
    if text[len(places) :].strip("\n"):
        return []
    return places + [scalar.end - 1] * (len(text) - len(places))


def _indent(lines: Sequence[str], text: str) -> int:
    """How many blanks begin each line and are no part of its words: what the first words have more in the file than in the text."""
    written, read = (next((line for line in either if line.strip(" ")), None) for either in (lines, text.split("\n")))
    if written is None or read is None:
        return max(map(len, lines)) - max(map(len, text.split("\n")))
    return max(len(written) - len(written.lstrip(" ")) - (len(read) - len(read.lstrip(" "))), 0)


def _feeds(file_text: str, before: int, count: int) -> list[int]:
    """The places of the last `count` line feeds before an index, in order."""
    feeds: list[int] = []
    for _ in range(count):
        before = max(file_text.rfind("\n", 0, before), 0)
        feeds.append(before)
    return feeds[::-1]


def _near(file_text: str, scalar: Scalar) -> list[int]:
    places = []
    at = scalar.start
    for character in scalar.text:
        found = file_text.find(character, at, min(at + _NEAR, scalar.end))
        if found >= 0 and not character.isspace():
            at = found
        places.append(at)
        if found == at and at < scalar.end - 1:
            at += 1
    return places
