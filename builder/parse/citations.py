"""The grammar of a citation: `[signal] @key [from @origin] [, locator] ["words"]`, parts separated by `;`.

After Pandoc's citation syntax (https://pandoc.org/MANUAL.html#citation-syntax); the signals are the Bluebook's.
It reads one citation at a time and knows no sources: whether a key is one is for `link.py` to say.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from builder.document import Citation, Part, Text
from builder.findings import Finding, Span, finding
from builder.parse.quotations import OPENERS, closing_mark

Place = Callable[[int, int], Span]

SIGNALS = ("see", "cf.", "contra", "but see")
EDITORS = "editors"
_NUMBER = r"(?:\d+|[ivxlcdm]+|[IVXLCDM]+)"
_LOCATOR = re.compile(
    rf"(?:(?:pp?|paras?|ll?|sec)\.|frame|cell) ?{_NUMBER}(?: ?[-–] ?{_NUMBER})?|\d{{1,2}}:\d\d(?::\d\d)?(?:[-–]\d{{1,2}}:\d\d(?::\d\d)?)?",
    re.ASCII,
)
_LOCATOR_HINT = (
    "after the comma stands a place in the source: p. 3, pp. 3-5, para. 4, l. 12, sec. 2, frame 3, cell 4 or a time like 00:12:03"
)
_KEY = re.compile(r"[^\s,;\"“”„«»\[\]]+")
_SHAPE = re.compile(r"(?:^|\s)@")
_OPENING = re.compile(r"\[(?:(?:see|cf\.|contra|but see)\s+)?@")
_SPACE = re.compile(r"\s*")


class Bracket(NamedTuple):
    """A bracket that is meant as a citation: end is behind its `]`, or None where nothing closes it."""

    end: int | None


class _Mistake(Exception):
    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


def find_bracket(text: str, start: int) -> Bracket | None:
    """The citation that opens at `text[start]`, a `[`, or None where that bracket is not one: no `@` at its start or behind a space."""
    plain_end = text.find("]", start)
    end = _closing_bracket(text, start)
    if end is None:
        if plain_end >= 0 and _SHAPE.search(text[start + 1 : plain_end]):
            return Bracket(plain_end + 1)
        return Bracket(None) if _OPENING.match(text, start) else None
    if _SHAPE.search(text[start + 1 : plain_end]) or _SHAPE.search(text[start + 1 : end]):
        return Bracket(end + 1)
    return None


def read_citation(text: str, start: int, end: int, place: Place) -> tuple[Citation | None, tuple[Finding, ...]]:
    """The citation between the brackets of `text[start:end]`, or None and what is wrong with it, at its `[`.

    place: turns an index of `text` and a length into a Span.
    """
    span = place(start, end - start)
    parts = []
    try:
        for left, right in _split(text, start + 1, end - 1):
            parts.append(_read_part(text, left, right, place, bare=False))
    except _Mistake as mistake:
        return None, (finding("malformed-citation", span, mistake.message, mistake.hint),)
    if any(part.key == EDITORS for part in parts):
        only = parts[0]
        if len(parts) > 1 or only.signal or only.origin or only.locator or only.words:
            message = "[@editors] marks our own words and stands alone in its bracket"
            return None, (finding("malformed-citation", span, message, "write [@editors], and the source in a bracket of its own"),)
        return Citation((), span, editors=True), ()
    return Citation(tuple(parts), span), ()


def read_cite(text: str, place: Place) -> tuple[tuple[Citation, ...], tuple[Finding, ...]]:
    """The citations of a `cite:` value, one for each part, with what is wrong; brackets and the @ may be left out."""
    start, end = _SPACE.match(text).end(), len(text.rstrip())  # type: ignore[union-attr]
    citations, findings = [], []
    if text[start:end].startswith("[") and text[start:end].endswith("]"):
        start, end = start + 1, end - 1
    for left, right in _split(text, start, end):
        at = _SPACE.match(text, left, right).end()  # type: ignore[union-attr]
        try:
            part = _read_part(text, left, right, place, bare=True)
        except _Mistake as mistake:
            findings.append(finding("malformed-citation", place(min(at, len(text) - 1), max(right - at, 1)), mistake.message, mistake.hint))
            continue
        if part.key == EDITORS:
            findings.append(finding("malformed-citation", part.key.span, "`cite:` names sources, and 'editors' is none", "name the source"))
        else:
            citations.append(Citation((part,), part.key.span))
    return tuple(citations), tuple(findings)


def _closing_bracket(text: str, start: int) -> int | None:
    index = start + 1
    while index < len(text):
        character = text[index]
        if character == "]":
            return index
        if character in OPENERS:
            closed = closing_mark(text, index)
            if closed < 0:
                return None
            index = closed
        index += 1
    return None


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    parts, left, index = [], start, start
    while index < end:
        if text[index] in OPENERS:
            closed = closing_mark(text, index)
            index = closed if 0 <= closed < end else index
        elif text[index] == ";":
            parts.append((left, index))
            left = index + 1
        index += 1
    return [*parts, (left, end)]


def _read_part(text: str, start: int, end: int, place: Place, *, bare: bool) -> Part:
    index = _skip(text, start, end)
    if index == end:
        raise _Mistake(
            "a part of this citation is empty", "take out the semicolon that has nothing beside it, or name a source: @source-id"
        )
    signal = next((one for one in sorted(SIGNALS, key=len, reverse=True) if re.match(re.escape(one) + r"\s", text[index:end])), "")
    index = _skip(text, index + len(signal), end)
    key, index = _read_key(text, index, end, place, bare=bare, after=f"'{signal}'" if signal else "")
    index = _skip(text, index, end)
    origin = None
    if text.startswith("from", index) and text[index + 4 : index + 5].isspace():
        origin, index = _read_key(text, _skip(text, index + 4, end), end, place, bare=bare, after="'from'")
        index = _skip(text, index, end)
    locator = ""
    if text[index:end].startswith(","):
        locator, index = _read_locator(text, _skip(text, index + 1, end), end)
    words = ""
    if index < end and text[index] in OPENERS:
        closed = closing_mark(text, index)
        if not 0 <= closed < end:
            raise _Mistake("the quotation mark opened in this citation is never closed", "put a quotation mark behind the source's words")
        words, index = text[index + 1 : closed].strip(), _skip(text, closed + 1, end)
        if not words:
            raise _Mistake("there are no words between the quotation marks", "quote the source's words, or leave the quotation marks out")
    if index < end:
        raise _leftover(text[index:end].strip(), complete=bool(words or locator))
    return Part(key, signal, origin, locator, words)


def _read_key(text: str, index: int, end: int, place: Place, *, bare: bool, after: str) -> tuple[Text, int]:
    marked = text[index:end].startswith("@")
    match = _KEY.match(text, index + marked, end)
    if match is None or not (marked or bare):
        found = text[index:end].strip()
        where = f"behind {after} " if after else ""
        if not found:
            raise _Mistake(f"{where}the source is missing", "name it by its id: @source-id")
        message = f"{where}a source is named by its id with an @ before it, and here stands '{_short(found)}'"
        raise _Mistake(message, f"write {_guess(found)}; before the @ only see, cf., contra or but see may stand")
    return Text(match[0], place(match.start(), len(match[0]))), match.end()


def _read_locator(text: str, index: int, end: int) -> tuple[str, int]:
    match = _LOCATOR.match(text, index, end)
    after = match.end() if match else index
    if match is None or (after < end and not (text[after].isspace() or text[after] in OPENERS)):
        stop = next((at for at in range(index, end) if text[at] in OPENERS), end)
        raise _Mistake(f"'{_short(text[index:stop].strip())}' is not a place in a source", _LOCATOR_HINT)
    return match[0], _skip(text, after, end)


def _leftover(found: str, *, complete: bool) -> _Mistake:
    if found.startswith("@"):
        return _Mistake(
            f"two sources stand side by side, without a semicolon before '{_short(found)}'", "put a semicolon between them: @one; @two"
        )
    if complete:
        return _Mistake(
            f"'{_short(found)}' stands behind the end of this citation", "nothing may follow the quoted words or the place in the source"
        )
    return _Mistake(
        f"'{_short(found)}' stands behind the source's id", f"{_LOCATOR_HINT}; the source's own words stand between quotation marks"
    )


def _guess(found: str) -> str:
    key = found.split("@", 1)[-1].split()
    return f"@{key[0]}" if key else "@source-id"


def _short(words: str) -> str:
    return words if len(words) <= 40 else words[:39] + "…"


def _skip(text: str, index: int, end: int) -> int:
    return _SPACE.match(text, index, end).end()  # type: ignore[union-attr]
