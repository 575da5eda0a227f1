"""How a node is read into a value: text, prose, citations, dates, counts, ids, addresses. Which key takes which is said elsewhere.

Types come from here and never from YAML's guesses. A reading reads one node and reports what is wrong with it; it knows no other file.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from builder.counts import Count, read_count, suggest_count
from builder.document import Body, Node, Scalar, Sequence, Text
from builder.edtf import UNKNOWN, read_date, suggest_date
from builder.findings import Span, finding
from builder.ids import suggest_id, why_invalid
from builder.parse.citations import Place, read_cite
from builder.parse.markdown import read_prose
from builder.parse.places import line_starts, place_words, span_at
from builder.parse.plain import markup_in
from builder.schema import Kind, Reading, wrong_shape
from builder.urls import why_unsafe

_LOST = re.compile(r"[ \t]*:[ \t]+(#[^\n]*)")
_REMARK = re.compile(r"[ \t]+(#[^\n]*)")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", re.ASCII)
_starts_of_lines = lru_cache(maxsize=2)(line_starts)
_COUNTRY = re.compile(r"[A-Z]{2}", re.ASCII)
_COLOUR = re.compile(r"#?([0-9A-Fa-f]{6})", re.ASCII)
_NUMBER = re.compile(r"-?\d{1,3}(?:\.\d{1,12})?", re.ASCII)


def scalar(expected: str, read: Callable[[Scalar, Reading], Any], blank: Callable[[Span], Any]) -> Kind:
    """A kind whose values are one scalar each; whatever else stands there is reported."""

    def read_node(node: Node, reading: Reading) -> Any:
        if not isinstance(node, Scalar):
            wrong_shape(node, expected, reading)
            return None
        return read(node, reading)

    return Kind(expected, read_node, blank)


def one_line(node: Scalar) -> Text:
    """A scalar's words, with single spaces between them."""
    return Text(" ".join(node.text.split()), node.span)


def blank_text(span: Span) -> Text:
    """The empty text that stands for one that could not be read."""
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


def as_line(node: Scalar, reading: Reading) -> Text:
    """The words on one line."""
    _note_comment(node, reading)
    reading.findings += markup_in(node.text, place_in(node, reading))
    return one_line(node)


def as_prose(node: Scalar, reading: Reading) -> Body:
    """Prose with its citations and claims."""
    _note_comment(node, reading)
    body = read_prose(node.text, place_in(node, reading))
    reading.findings += body.findings
    # What stands in the front matter is shown on other pages too, where the same address would lead elsewhere.
    reading.findings += [
        finding(
            "unsafe-url",
            address.span,
            f"the address '{shortened(address)}' leads nowhere from other pages",
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


def note_lost(key: Scalar, reading: Reading) -> None:
    """Report words behind a key that begin with # and so are nothing but a remark."""
    match = _LOST.match(reading.text, key.end)
    if match is not None and (lost := match[1].rstrip()).lstrip("# "):
        span = span_at(key.span.path, _starts_of_lines(reading.text), match.start(1), len(lost))
        message = f"all that stands behind `{key.text}:` is taken for a remark and not shown: '{shortened(lost)}'"
        hint = f"put it in quotation marks, or below `{key.text}: >-`, indented; if it is a remark, give it a line of its own"
        # Whoever writes nothing but a colour means no remark.
        hint = suggest_colour(lost) or hint
        reading.findings.append(finding("comment-in-text", span, message, hint))


def _note_comment(node: Scalar, reading: Reading, hint: str = "if it belongs to the words, put them below `>-`, indented") -> None:
    if node.style is None and (match := _REMARK.match(reading.text, node.end)):
        lost = match[1].rstrip()
        span = span_at(node.span.path, _starts_of_lines(reading.text), match.start(1), len(lost))
        message = f"these words are cut short: '{shortened(lost)}' is taken for a remark and not shown"
        reading.findings.append(finding("comment-in-text", span, message, hint))


CITES = "one source or more, like nyt-2021-11-13, para. 9; wapo-2021-11-29"


def as_cites(node: Node, reading: Reading) -> Any:
    """The citations of a `cite:` value, or of a list of them."""
    nodes = node.nodes if isinstance(node, Sequence) else (node,)
    citations: list[Any] = []
    for one_node in nodes:
        if not isinstance(one_node, Scalar):
            inner = one_node.nodes if isinstance(one_node, Sequence) else ()
            written = "; ".join(one.text for one in inner if isinstance(one, Scalar))
            wrong_shape(one_node, CITES, reading, f"two brackets make a list within a list: write {written}" if written else "")
            continue
        found, findings = read_cite(one_node.text, place_in(one_node, reading))
        citations += found
        reading.findings += findings
    return tuple(citations)


def as_id(node: Scalar, reading: Reading) -> Text | None:
    """An id; None where it can't be one."""
    text = Text(node.text, node.span)
    if why := why_invalid(text):
        meant = suggest_id(text)
        hint = f"did you mean `{meant}`?" if meant else "ids are made of a-z, 0-9 and single hyphens"
        reading.findings.append(finding("invalid-id", node.span, f"'{shortened(text)}' can't be an id: {why}", hint))
        return None
    return text


def as_party(node: Scalar, _reading: Reading) -> Text:
    """An id or a name."""
    # Whether what is shaped like an id is one, is for link/ to say.
    return one_line(node)


def dates(expected: str, *, days_only: bool) -> Kind:
    """A kind of dates. days_only: whether each must be one whole day."""

    def read(node: Scalar, reading: Reading) -> Any:
        date = read_date(text := one_line(node))
        if isinstance(date, str):
            hint = suggest_date(text)
            if days_only and "less is known" in hint:
                hint = "write a whole day, like 2026-11-22"
            reading.findings.append(finding("invalid-date", node.span, f"'{shortened(text)}' is not a date: {date}", hint))
            return None
        if days_only and (date.start is None or date.interval or date.earliest != date.latest or date.start.mark):
            message = f"'{shortened(node.text)}' is not a single day"
            reading.findings.append(finding("invalid-date", node.span, message, "write a whole day, like 2026-11-22"))
            return None
        return date.at(node.span)

    return scalar(expected, read, UNKNOWN.at)


def as_count(node: Scalar, reading: Reading) -> Count | None:
    """A number as its asserter gave it."""
    count = read_count(text := one_line(node))
    if count is None:
        message = f"'{shortened(text)}' is not a number as it is written here"
        hint = f"{suggest_count(text)}; the source's own words go under `words:`"
        reading.findings.append(finding("wrong-type", node.span, message, hint))
        return None
    return count.at(node.span)


def as_address(node: Scalar, reading: Reading) -> Text | None:
    """A web address that may stand in a dossier."""
    _note_comment(node, reading, "if it belongs to the address, take the space before it out")
    _not_in_flow("an address", node, reading)
    if why := why_unsafe(node.text, web_only=True):
        reading.findings.append(
            finding("unsafe-url", node.span, f"this address can't be used: {why}", "copy the whole address, beginning with https://")
        )
        return None
    return Text(node.text, node.span)


def as_place_in_site(node: Scalar, reading: Reading) -> Text | None:
    """An address within the site."""
    if (why := why_unsafe(node.text, relative=True)) or re.match(r"[A-Za-z]+:|/|\.", node.text):
        reading.findings.append(
            finding(
                "unsafe-url",
                node.span,
                f"'{shortened(node.text)}' is not a page of this site{f': {why}' if why else ''}",
                "write it like questions.html or pages/about.html",
            )
        )
        return None
    return Text(node.text, node.span)


def matching(expected: str, fits: Callable[[str], object], suggest: Callable[[str], str] = lambda _: "") -> Kind:
    """A kind of texts that fit; `suggest` gives a hint for one that does not."""

    def read(node: Scalar, reading: Reading) -> Text | None:
        if fits(node.text):
            return Text(node.text, node.span)
        reading.findings.append(finding("wrong-type", node.span, f"'{shortened(node.text)}' is not {expected}", suggest(node.text)))
        return None

    return scalar(expected, read, blank_text)


def degrees(most: int) -> Kind:
    """A kind of degrees of latitude or longitude, `most` to either side of 0."""
    expected = f"a number of degrees between -{most} and {most}"

    def read(node: Scalar, reading: Reading) -> float | None:
        if _NUMBER.fullmatch(node.text) and abs(float(node.text)) <= most:
            return float(node.text)
        reading.findings.append(finding("wrong-type", node.span, f"'{shortened(node.text)}' is not {expected}", "write it like 34.447579"))
        return None

    return scalar(expected, read, lambda _: None)


def as_flag(node: Scalar, reading: Reading) -> bool | None:
    """True or false."""
    text = one_line(node)
    if text in ("true", "false"):
        return text == "true"
    hint = f"write {text.lower()}" if text.lower() in ("true", "false") else "write true or false"
    reading.findings.append(finding("wrong-type", node.span, f"'{shortened(text)}' is neither true nor false", hint))
    return None


def as_whole_number(node: Scalar, reading: Reading) -> int | None:
    """A number without a fraction or a sign."""
    if re.fullmatch(r"\d{1,15}", node.text, re.ASCII):
        return int(node.text)
    reading.findings.append(
        finding("wrong-type", node.span, f"'{shortened(node.text)}' is not a whole number", "write it in digits, like 60")
    )
    return None


def language_code(text: str) -> object:
    """Whether it is shaped like a language code (BCP 47)."""
    return _LANGUAGE.fullmatch(text)


def country_code(text: str) -> object:
    """Whether it is shaped like a country code (ISO 3166-1)."""
    return _COUNTRY.fullmatch(text)


def suggest_colour(text: str) -> str:
    """The colour that was probably meant, as it is to be written, as a hint, or ""."""
    return f'write "#{match[1].lower()}", between quotation marks because of the #' if (match := _COLOUR.fullmatch(text)) else ""


def suggest_country(text: str) -> str:
    """The country code that was probably meant, as a hint, or ""."""
    return f"write {text.upper()}" if _COUNTRY.fullmatch(text.upper()) else ""


def shortened(text: str) -> str:
    """A text as a message quotes it."""
    return text if len(text) <= 60 else text[:59] + "…"
