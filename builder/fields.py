"""The kinds of values that a key may take, each with its reading: text, prose, citations, dates, counts, ids, addresses, records.

Types come from here and never from YAML's guesses. A kind reads one node and reports what is wrong with it; it knows no other file.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from builder import vocabulary
from builder.counts import GRAMMAR, Count, read_count, suggest_count
from builder.document import Body, Node, Scalar, Sequence, Text
from builder.edtf import UNKNOWN, is_instant, read_date, suggest_date, suggest_instant
from builder.findings import Span, did_you_mean, finding
from builder.ids import suggest_id, why_invalid
from builder.parse.citations import Place, read_cite
from builder.parse.markdown import read_prose
from builder.parse.places import line_starts, place_words, span_at
from builder.schema import Kind, Reading, wrong_shape
from builder.urls import why_unsafe

_REMARK = re.compile(r"[ \t]+(#[^\n]*)")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", re.ASCII)
_starts_of_lines = lru_cache(maxsize=2)(line_starts)
_COUNTRY = re.compile(r"[A-Z]{2}", re.ASCII)
_NUMBER = re.compile(r"-?\d{1,3}(?:\.\d{1,12})?", re.ASCII)


def _scalar(expected: str, read: Callable[[Scalar, Reading], Any], blank: Callable[[Span], Any]) -> Kind:
    def read_node(node: Node, reading: Reading) -> Any:
        if not isinstance(node, Scalar):
            wrong_shape(node, expected, reading)
            return None
        return read(node, reading)

    return Kind(expected, read_node, blank)


def _list(kind: Kind, expected: str, *, of_names: bool = False) -> Kind:
    def read_node(node: Node, reading: Reading) -> tuple[Any, ...]:
        if of_names and isinstance(node, Scalar) and node.style is None and "," in node.text:
            meant = "[" + ", ".join(part for one in node.text.split(",") if (part := " ".join(one.split()))) + "]"
            message = f"a comma stands in '{_short(node.text)}', and several want square brackets around them"
            reading.findings.append(finding("wrong-type", node.span, message, f"write {meant}; or quotation marks, if it is one name"))
            return ()
        # One value where a list may stand is a list of one: what is meant is plain.
        nodes = node.nodes if isinstance(node, Sequence) else (node,)
        values = (kind.read(one, reading) for one in nodes)
        return tuple(value for value in values if value is not None)

    return Kind(expected, read_node, lambda _: (), kind.record)


def many(record: type | Callable[[], type]) -> Kind:
    """A list of records of a class; a function that gives the class, where the class is not made yet."""
    return Kind("a list, each part behind a hyphen", _no_reading, lambda _: (), record, listed=True)


def one(record: type) -> Kind:
    """One record of a class."""
    return Kind("keys of its own, indented below it", _no_reading, lambda _: None, record)


def _no_reading(_node: Node, _reading: Reading) -> Any:
    raise TypeError("records are read by validate.py")


def _text(node: Scalar, span: Span | None = None) -> Text:
    return Text(" ".join(node.text.split()), span or node.span)


def _blank_text(span: Span) -> Text:
    return Text("", span)


def place_in(node: Scalar, reading: Reading) -> Place:
    """From an index of a scalar's text to line and column of its file."""
    cached: list[tuple[tuple[int, ...], tuple[int, ...]]] = []

    def place(index: int, length: int) -> Span:
        if not cached:
            cached.append((place_words(reading.text, node), _starts_of_lines(reading.text)))
        places, starts = cached[0]
        at = places[min(index, len(places) - 1)] if places else node.start
        return span_at(node.span.path, starts, at, length)

    return place


def _read_line(node: Scalar, reading: Reading) -> Text:
    _note_comment(node, reading)
    return _text(node)


def _read_prose(node: Scalar, reading: Reading) -> Body:
    _note_comment(node, reading)
    body = read_prose(node.text, place_in(node, reading))
    reading.findings += body.findings
    # What stands in the front matter is shown on other pages too, where the same address would lead elsewhere.
    reading.findings += [
        finding(
            "unsafe-url",
            address.span,
            f"the address '{_short(address)}' leads nowhere from other pages",
            "write [[id]] for a page of this dossier",
        )
        for address in body.addresses
    ]
    _not_in_flow("prose", node, reading)
    return body


def _not_in_flow(what: str, node: Scalar, reading: Reading) -> None:
    if node.in_flow and node.style is None:
        message = f"{what} does not stand inside {{ }} or [ ], where a comma or a colon would cut it short"
        reading.findings.append(finding("wrong-type", node.span, message, "give it a line of its own: the key, a colon, then the words"))


def _note_comment(node: Scalar, reading: Reading) -> None:
    if node.style is None and (match := _REMARK.match(reading.text, node.end)):
        lost = match[1].rstrip()
        span = span_at(node.span.path, _starts_of_lines(reading.text), match.start(1), len(lost))
        message = f"these words are cut short: '{_short(lost)}' is taken for a remark and not shown"
        reading.findings.append(finding("comment-in-text", span, message, "if it belongs to the words, put them below `>-`, indented"))


def _read_cites(node: Node, reading: Reading) -> Any:
    nodes = node.nodes if isinstance(node, Sequence) else (node,)
    citations: list[Any] = []
    for one_node in nodes:
        if not isinstance(one_node, Scalar):
            wrong_shape(one_node, CITES.expected, reading)
            continue
        found, findings = read_cite(one_node.text, place_in(one_node, reading))
        citations += found
        reading.findings += findings
    return tuple(citations)


def _choice(words: tuple[str, ...]) -> Kind:
    def read(node: Scalar, reading: Reading) -> Text | None:
        text = _text(node)
        if text in words:
            return text
        hint = did_you_mean(text.lower(), words) or f"one of: {' · '.join(words)}"
        reading.findings.append(finding("wrong-type", node.span, f"'{_short(text)}' is none of the words that may stand here", hint))
        return None

    return _scalar("one of: " + " · ".join(words), read, _blank_text)


def _read_id(node: Scalar, reading: Reading) -> Text | None:
    text = Text(node.text, node.span)
    if why := why_invalid(text):
        meant = suggest_id(text)
        hint = f"did you mean `{meant}`?" if meant else "ids are made of a-z, 0-9 and single hyphens"
        reading.findings.append(finding("invalid-id", node.span, f"'{_short(text)}' can't be an id: {why}", hint))
        return None
    return text


def _read_party(node: Scalar, _reading: Reading) -> Text:
    # Whether what is shaped like an id is one, is for link/ to say.
    return _text(node)


def _dates(expected: str, *, days_only: bool) -> Kind:
    def read(node: Scalar, reading: Reading) -> Any:
        date = read_date(text := _text(node))
        if isinstance(date, str):
            reading.findings.append(finding("invalid-date", node.span, f"'{_short(text)}' is not a date: {date}", suggest_date(text)))
            return None
        if days_only and (date.start is None or date.interval or date.earliest != date.latest or date.start.mark):
            message = f"'{_short(node.text)}' is not a single day"
            reading.findings.append(finding("invalid-date", node.span, message, "write a whole day, like 2026-11-22"))
            return None
        return date.at(node.span)

    return _scalar(expected, read, UNKNOWN.at)


def _read_count(node: Scalar, reading: Reading) -> Count | None:
    count = read_count(text := _text(node))
    if count is None:
        message = f"'{_short(text)}' is not a number as it is written here"
        reading.findings.append(finding("wrong-type", node.span, message, suggest_count(text)))
        return None
    return count.at(node.span)


def _read_address(node: Scalar, reading: Reading) -> Text | None:
    _not_in_flow("an address", node, reading)
    if why := why_unsafe(node.text, web_only=True):
        reading.findings.append(
            finding("unsafe-url", node.span, f"this address can't be used: {why}", "copy the whole address, beginning with https://")
        )
        return None
    return Text(node.text, node.span)


def _read_place_in_site(node: Scalar, reading: Reading) -> Text | None:
    if (why := why_unsafe(node.text, relative=True)) or re.match(r"[A-Za-z]+:|/|\.", node.text):
        reading.findings.append(
            finding(
                "unsafe-url",
                node.span,
                f"'{_short(node.text)}' is not a page of this site{f': {why}' if why else ''}",
                "write it like questions.html or pages/about.html",
            )
        )
        return None
    return Text(node.text, node.span)


def _matching(expected: str, fits: Callable[[str], object], suggest: Callable[[str], str] = lambda _: "") -> Kind:
    def read(node: Scalar, reading: Reading) -> Text | None:
        if fits(node.text):
            return Text(node.text, node.span)
        reading.findings.append(finding("wrong-type", node.span, f"'{_short(node.text)}' is not {expected}", suggest(node.text)))
        return None

    return _scalar(expected, read, _blank_text)


def _degrees(most: int) -> Kind:
    expected = f"a number of degrees between -{most} and {most}"

    def read(node: Scalar, reading: Reading) -> float | None:
        if _NUMBER.fullmatch(node.text) and abs(float(node.text)) <= most:
            return float(node.text)
        reading.findings.append(finding("wrong-type", node.span, f"'{_short(node.text)}' is not {expected}", "write it like 34.447579"))
        return None

    return _scalar(expected, read, lambda _: None)


def _read_flag(node: Scalar, reading: Reading) -> bool | None:
    text = _text(node)
    if text in ("true", "false"):
        return text == "true"
    hint = f"write {text.lower()}" if text.lower() in ("true", "false") else "write true or false"
    reading.findings.append(finding("wrong-type", node.span, f"'{_short(text)}' is neither true nor false", hint))
    return None


def _read_whole_number(node: Scalar, reading: Reading) -> int | None:
    if re.fullmatch(r"\d{1,15}", node.text, re.ASCII):
        return int(node.text)
    reading.findings.append(finding("wrong-type", node.span, f"'{_short(node.text)}' is not a whole number", "write it in digits, like 60"))
    return None


def _suggest_country(text: str) -> str:
    return f"write {text.upper()}" if _COUNTRY.fullmatch(text.upper()) else ""


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"


LINE = _scalar("words on one line", _read_line, _blank_text)
LINES = _list(LINE, "a list of words")
PROSE = _scalar("prose", _read_prose, lambda span: Body(span=span))
CITES = Kind("one source or more, like nyt-2021-11-13, para. 9; wapo-2021-11-29", _read_cites, lambda _: ())
IDENT = _scalar("an id", _read_id, _blank_text)
IDENTS = _list(IDENT, "a list of ids", of_names=True)
PARTY = _scalar("the id of a person or organisation, or a name", _read_party, _blank_text)
PARTIES = _list(PARTY, "a list of ids or names", of_names=True)
DATE = _dates("a date", days_only=False)
DAY = _dates("a day", days_only=True)
COUNT = _scalar(GRAMMAR, _read_count, lambda _: None)
ADDRESS = _scalar("a web address", _read_address, _blank_text)
PLACE_IN_SITE = _scalar("a page of this site", _read_place_in_site, _blank_text)
LANGUAGE = _matching("a language code, like en or ar", _LANGUAGE.fullmatch)
COUNTRY = _matching("a country code of two capital letters, like SY", _COUNTRY.fullmatch, _suggest_country)
COLOUR = _matching("a colour like #27408b", re.compile(r"#[0-9a-fA-F]{6}", re.ASCII).fullmatch)
HASH = _matching("a sha256 of 64 digits and letters a-f", re.compile(r"[0-9a-f]{64}", re.ASCII).fullmatch)
INSTANT = _matching("a day and time with its zone, like 2026-12-01T06:00Z", is_instant, suggest_instant)
LATITUDE = _degrees(90)
LONGITUDE = _degrees(180)
FLAG = _scalar("true or false", _read_flag, lambda _: None)
WHOLE_NUMBER = _scalar("a whole number", _read_whole_number, lambda _: 0)
CHOICE_ACCURACY = _choice(vocabulary.ACCURACY)
CHOICE_ACTION = _choice(vocabulary.ACTION)
CHOICE_ANSWER = _choice(vocabulary.ANSWER)
CHOICE_CORRECTION = _choice(vocabulary.CORRECTION)
CHOICE_DISPUTED = _list(_choice(vocabulary.DISPUTED), "a list of: " + " · ".join(vocabulary.DISPUTED))
CHOICE_GRADING = _choice(vocabulary.GRADING)
CHOICE_MEASURE = _choice(vocabulary.MEASURE)
CHOICE_NAME_DISPLAY = _choice(vocabulary.NAME_DISPLAY)
CHOICE_PARTY = _choice(vocabulary.PARTY)
CHOICE_POPULATION = _choice(vocabulary.POPULATION)
CHOICE_REMOVAL = _choice(vocabulary.REMOVAL)
CHOICE_SEVERITY = _choice(vocabulary.SEVERITY)
CHOICE_SOURCE_STATUS = _choice(vocabulary.SOURCE_STATUS)
CHOICE_SOURCE_TYPE = _choice(vocabulary.SOURCE_TYPE)
CHOICE_STATUS = _choice(vocabulary.STATUS)
CHOICE_WORDING = _choice(vocabulary.WORDING)
