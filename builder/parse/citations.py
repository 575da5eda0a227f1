"""The grammar of a citation: `[signal] @key [from @origin] [, locator] ["words"]`, parts separated by `;`.

After Pandoc's citation syntax (https://pandoc.org/MANUAL.html#citation-syntax); the signals are the Bluebook's.
It reads one citation at a time and knows no sources: whether a key is one is for `link.py` to say.
"""

import re
from collections.abc import Callable

from builder.document import Citation, Part, Text
from builder.findings import Finding, Span, finding
from builder.parse.advice import place_meant, signal_meant, sources_meant, two_places, upwards
from builder.parse.quotations import OPENERS, Partners

Place = Callable[[int, int], Span]

EDITORS = "editors"
_NUMBER = r"(?:\d+|[ivxlcdm]+|[IVXLCDM]+)"
_TIME = r"\d{1,2}:\d\d(?::\d\d)?"
_LOCATOR = re.compile(
    rf"(?:(?:pp?|paras?|ll?|sec)\.|frame|cell)\s?{_NUMBER}(?:\s?[-–]\s?{_NUMBER})?|{_TIME}(?:\s?[-–]\s?{_TIME})?", re.ASCII
)
_LOCATOR_HINT = (
    "after the comma stands a place in the source: p. 3, pp. 3-5, para. 4, l. 12, sec. 2, frame 3, cell 4 or a time like 00:12:03"
)
_SIGNAL = re.compile(r"(?:but\s+see|see|cf\.|contra)(?=\s)")
_KEY = re.compile(r"[^\s,;\"“”„«»\[\]]+")
_FROM = re.compile(r"from\s")
_TITLE = re.compile(r"[A-Z][\w.’'-]*[ ]+(?!from\s|@)\w[^;@\"“]*")
_ALMOST_FROM = re.compile(r"(?:from|via|through|quoting|citing):?\s+(?=@)", re.IGNORECASE)
_SPACE = re.compile(r"\s*")


class _Mistake(Exception):
    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


def read_citation(text: str, start: int, end: int, place: Place) -> tuple[Citation | None, tuple[Finding, ...]]:
    """The citation between the brackets of `text[start:end]`, or None and what is wrong with it, at its `[`.

    place: turns an index of `text` and a length into a Span.
    """
    span = place(start, end - start)
    reader = _Reader(text, end - 1, place, bare=False)
    try:
        parts = [reader.part(left, right) for left, right in reader.split(start + 1)]
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
    citations: list[Citation] = []
    findings: list[Finding] = []
    for start, end in _stretches(text):
        reader = _Reader(text, end, place, bare=True)
        for left, right in reader.split(start):
            at = _skip(text, left, right)
            try:
                part = reader.part(left, right)
            except _Mistake as mistake:
                span = place(max(min(at, len(text) - 1), 0), max(right - at, 1))
                findings.append(finding("malformed-citation", span, mistake.message, mistake.hint))
                continue
            if part.key == EDITORS:
                message = "`cite:` names sources, and 'editors' is none"
                findings.append(finding("malformed-citation", part.key.span, message, "name the source"))
            else:
                citations.append(Citation((part,), part.key.span))
    return tuple(citations), tuple(findings)


def _stretches(text: str) -> list[tuple[int, int]]:
    """What stands within the brackets of a `cite:` value, or the whole of it where brackets don't enclose all."""
    start, end = _skip(text, 0, len(text)), len(text.rstrip())
    found = []
    partners = Partners(text)
    at = start
    while text.startswith("[", at):
        closed = _closing_bracket(text, at, partners)
        if closed < 0:
            break
        found.append((at + 1, closed))
        at = _skip(text, closed + 1, end)
        if text.startswith(";", at):
            at = _skip(text, at + 1, end)
    return found if found and at >= end and text[end - 1] == "]" else [(start, max(start, end))]


def _closing_bracket(text: str, start: int, partners: Partners) -> int:
    index = start + 1
    while index < len(text) and text[index] != "]":
        if text[index] in OPENERS:
            index = max(partners.of(index), index)
        index += 1
    return index if index < len(text) else -1


class _Reader:
    """Reads the parts of one citation that ends before `end`. bare: whether the @ of a key may be left out, as in `cite:`."""

    def __init__(self, text: str, end: int, place: Place, *, bare: bool) -> None:
        self.text, self.place, self.bare = text, place, bare
        self.end = end
        self.partners = Partners(text, end)

    def split(self, start: int) -> list[tuple[int, int]]:
        """Where each part begins and ends; a semicolon between quotation marks divides nothing."""
        parts, left, index = [], start, start
        while index < self.end:
            if self.text[index] in OPENERS:
                index = max(self.partners.of(index), index)
            elif self.text[index] == ";":
                parts.append((left, index))
                left = index + 1
            index += 1
        return [*parts, (left, self.end)]

    def part(self, start: int, end: int) -> Part:
        """The part between two places; _Mistake where it is none."""
        text = self.text
        index = _skip(text, start, end)
        if index >= end:
            message = "a part of this citation is empty"
            raise _Mistake(message, "take out the semicolon that has nothing beside it, or name a source: @source-id")
        signal = ""
        if match := _SIGNAL.match(text, index, end):
            signal, index = " ".join(match[0].split()), _skip(text, match.end(), end)
        else:
            self._doubt_signal(start, index, end)
        key, index = self._key(index, end, f"'{signal}'" if signal else "")
        origin = None
        if match := _FROM.match(text, index, end):
            origin, index = self._key(_skip(text, match.end(), end), end, "'from'")
        locator = ""
        before = index
        if text.startswith(",", index, end):
            locator, index = self._locator(start, index, end)
        words = ""
        if index < end and text[index] in OPENERS:
            before = index
            words, index = self._words(index, end)
        if index < end:
            raise self._leftover(start, before, index, end, complete=bool(words or locator))
        return Part(key, signal, origin, locator, words)

    def _doubt_signal(self, start: int, index: int, end: int) -> None:
        if self.bare and (title := _TITLE.match(self.text, index, end)):
            message = f"'{_short(title[0])}' is the title or the name of a source, and what belongs here is its id"
            raise _Mistake(message, "write the name of its file in sources/, without .yaml, like gazette-2024-05-04")
        word, meant, rest = signal_meant(self.text[index:end], bare=self.bare)
        if word:
            message = f"'{word}' stands before the source, where only see, cf., contra or but see may stand, in small letters"
            raise _Mistake(message, f"write {self._whole(start, index, end, f' {meant}', end - len(rest))}")

    def _key(self, index: int, end: int, after: str) -> tuple[Text, int]:
        marked = self.text.startswith("@", index, end)
        match = _KEY.match(self.text, index + marked, end)
        if match is None or not (marked or self.bare):
            found = self.text[index:end].strip()
            where = f"behind {after} " if after else ""
            if found.strip("@") == "":
                raise _Mistake(f"{where}the source is missing", "name it by its id: @source-id")
            message = f"{where}a source is named by its id with an @ before it, and here stands '{_short(found)}'"
            raise _Mistake(message, f"write {_guess(found)}; before the @ only see, cf., contra or but see may stand")
        return Text(match[0], self.place(match.start(), len(match[0]))), _skip(self.text, match.end(), end)

    def _locator(self, start: int, comma: int, end: int) -> tuple[str, int]:
        index = _skip(self.text, comma + 1, end)
        match = _LOCATOR.match(self.text, index, end)
        after = match.end() if match else index
        if match is None or (after < end and not (self.text[after].isspace() or self.text[after] == "," or self.text[after] in OPENERS)):
            stop = next((at for at in range(index, end) if self.text[at] in OPENERS), end)
            found = self.text[index:stop].strip()
            if sources := sources_meant(found, bare=self.bare):
                raise self._side_by_side(start, comma, end, sources)
            message = f"'{_short(found)}' is not a place in a source" if found else "behind the comma the place in the source is missing"
            meant = place_meant(found)
            raise _Mistake(message, f"write it {self._whole(start, comma, end, f', {meant}', stop)}" if meant else _LOCATOR_HINT)
        locator = " ".join(match[0].split())
        if right := upwards(locator):
            message = f"'{_short(locator)}' runs backwards"
            raise _Mistake(message, f"write it {self._whole(start, comma, end, f', {right}', after)}")
        return locator, _skip(self.text, after, end)

    def _words(self, index: int, end: int) -> tuple[str, int]:
        closed = self.partners.of(index)
        if not 0 <= closed < end:
            raise _Mistake("the quotation mark opened in this citation is never closed", "put a quotation mark behind the source's words")
        words = " ".join(self.text[index + 1 : closed].split())
        if not words:
            raise _Mistake("there are no words between the quotation marks", "quote the source's words, or leave the quotation marks out")
        return words, _skip(self.text, closed + 1, end)

    def _leftover(self, start: int, before: int, index: int, end: int, *, complete: bool) -> _Mistake:
        found = self.text[index:end].strip()
        if sources := sources_meant(found, bare=self.bare):
            return self._side_by_side(start, index, end, sources)
        place = place_meant(found.lstrip(", "))
        if origin := _ALMOST_FROM.match(found):
            message = f"'{origin[0].strip()}' stands before the source on whose word this one rests, and is not the word for it"
            return _Mistake(message, f"write {self._whole(start, index, end, ' from', index + origin.end())}")
        if complete and (places := two_places(self.text[start:index], found)):
            return _Mistake(f"'{_short(found)}' stands behind the end of this citation", places)
        if complete:
            message = f"'{_short(found)}' stands behind the end of this citation"
            if place and found.startswith(",") and self.text[before] in OPENERS:
                words = self.text[before:index].strip()
                return _Mistake(message, f"the place comes before the words: {self._whole(start, before, end, f', {place} {words}')}")
            return _Mistake(message, "nothing may follow the quoted words or the place in the source")
        message = f"'{_short(found)}' stands behind the source's id"
        if place:
            return _Mistake(message, f"a comma is missing: {self._whole(start, before, end, f', {place}')}")
        return _Mistake(message, f"{_LOCATOR_HINT}; the source's own words stand between quotation marks")

    def _side_by_side(self, start: int, stop: int, end: int, sources: tuple[str, ...]) -> _Mistake:
        message = f"two sources stand side by side, without a semicolon before '{_short(sources[0])}'"
        written = "".join(f"; {one}" for one in sources)
        return _Mistake(message, f"put a semicolon between two sources: {self._whole(start, stop, end, written)}")

    def _whole(self, start: int, stop: int, end: int, instead: str, resume: int | None = None) -> str:
        """The part as it should be: `instead` in the place of text[stop:resume], in its bracket where it stands alone in it."""
        rest = self.text[resume:end].strip() if resume is not None else ""
        written = " ".join(f"{self.text[start:stop].strip()}{instead} {rest}".split())
        alone = not self.bare and self.text[start - 1] == "[" and end == self.end
        return f"[{written}]" if alone else written


def _guess(found: str) -> str:
    key = found.split("@", 1)[-1].split()
    return f"@{key[0].strip('[],.:')}" if key else "@source-id"


def _short(words: str) -> str:
    return words if len(words) <= 40 else words[:39] + "…"


def _skip(text: str, index: int, end: int) -> int:
    match = _SPACE.match(text, index, end)
    return match.end() if match else index
