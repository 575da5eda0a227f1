"""The kinds of values that a key may take: what each expects, how it is read, and what of that a JSON Schema can say.

A schema takes whatever the reading takes, as an editor's YAML sees it (a year is a number there), and refuses what it can.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from builder import vocabulary
from builder.choices import MEANT_STATUSES, MEANT_TYPES, choice
from builder.counts import GRAMMAR
from builder.document import Body, Node
from builder.edtf import is_instant, suggest_instant
from builder.ids import MOST
from builder.lists import listing
from builder.readings import (
    CITES as CITED,
)
from builder.readings import (
    as_address,
    as_cites,
    as_count,
    as_flag,
    as_id,
    as_line,
    as_party,
    as_place_in_site,
    as_prose,
    as_whole_number,
    blank_text,
    country_code,
    dates,
    degrees,
    language_code,
    matching,
    scalar,
    suggest_colour,
    suggest_country,
)
from builder.schema import Kind, Reading

_WORDS = {"type": ["string", "number", "boolean"]}
_ID = {"type": ["string", "number"], "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": MOST}
_DATE = {"type": ["string", "number"], "pattern": "^\\s*(unknown|[-0-9XTZ:+.~?%/]+)\\s*$"}
_NUMBER = r"[0-9]{1,15}"
_COUNT = {
    "type": ["string", "integer"],
    "pattern": rf"^\s*(unknown|((at least|more than|up to|about)\s+)?{_NUMBER}|{_NUMBER}\s+to\s+{_NUMBER})\s*$",
}


def many(record: type | Callable[[], type]) -> Kind:
    """A list of records of a class; a function that gives the class, where the class is not made yet."""
    return Kind("a list, each part behind a hyphen", _no_reading, lambda _: (), record, listed=True)


def one(record: type) -> Kind:
    """One record of a class."""
    return Kind("keys of its own, indented below it", _no_reading, lambda _: None, record)


def _no_reading(_node: Node, _reading: Reading) -> Any:
    raise TypeError("records are read by validate.py")


def _kind(kind: Kind, schema: dict[str, Any]) -> Kind:
    return replace(kind, schema=schema)


def _list(kind: Kind, expected: str, *, of_names: bool = False) -> Kind:
    schema = {"anyOf": [kind.schema, {"type": "array", "items": {"anyOf": [kind.schema, {"type": "null"}]}}]}
    return _kind(listing(kind, expected, of_names=of_names), schema)


def _choice(words: tuple[str, ...], usual: tuple[str, ...] = (), meant: Mapping[str, str] | None = None) -> Kind:
    return _kind(choice(words, usual, meant or {}), {"enum": list(words)})


LINE = _kind(scalar("words on one line", as_line, blank_text), _WORDS)
LINES = _list(LINE, "a list of words", of_names=True)
PROSE = _kind(scalar("prose", as_prose, lambda span: Body(span=span)), _WORDS)
CITES = _kind(
    Kind(CITED, as_cites, lambda _: ()),
    {"anyOf": [{"type": ["string", "number"]}, {"type": "array", "items": {"type": ["string", "number"]}}]},
)
IDENT = _kind(scalar("an id: a short name that you choose, like first-shots", as_id, blank_text), _ID)
IDENTS = _list(IDENT, "a list of ids", of_names=True)
PARTY = _kind(scalar("the id of a person or organisation, or a name", as_party, blank_text), _WORDS)
PARTIES = _list(PARTY, "a list of ids or names", of_names=True)
DATE = _kind(dates("a date", days_only=False), _DATE)
DAY = _kind(dates("a day", days_only=True), {"type": "string", "pattern": "^\\s*[0-9]{4}-[0-9]{2}-[0-9]{2}([T ].*)?\\s*$"})
COUNT = _kind(scalar(GRAMMAR, as_count, lambda _: None), _COUNT)
ADDRESS = _kind(scalar("a web address", as_address, blank_text), {"type": "string", "pattern": "^[hH][tT][tT][pP][sS]?://[^/]"})
PLACE_IN_SITE = _kind(scalar("a page of this site", as_place_in_site, blank_text), {"type": "string", "pattern": "^[^/.]"})
LANGUAGE = _kind(
    matching("a language code, like en or ar", language_code), {"type": "string", "pattern": "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"}
)
COUNTRY = _kind(
    matching("a country code of two capital letters, like SY", country_code, suggest_country), {"type": "string", "pattern": "^[A-Z]{2}$"}
)
_SIX_DIGITS = "^#[0-9a-fA-F]{6}$"
_SHA256 = "^[0-9a-f]{64}$"
COLOUR = _kind(
    matching("a colour like #27408b", re.compile(_SIX_DIGITS, re.ASCII).fullmatch, suggest_colour),
    {"type": "string", "pattern": _SIX_DIGITS},
)
HASH = _kind(
    matching("a sha256 of 64 digits and letters a-f", re.compile(_SHA256, re.ASCII).fullmatch),
    {"type": ["string", "number"], "pattern": _SHA256},
)
INSTANT = _kind(
    matching("a day and time with its zone, like 2026-12-01T06:00Z", is_instant, suggest_instant),
    {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}"},
)
LATITUDE = _kind(degrees(90), {"type": "number", "minimum": -90, "maximum": 90})
LONGITUDE = _kind(degrees(180), {"type": "number", "minimum": -180, "maximum": 180})
FLAG = _kind(scalar("true or false", as_flag, lambda _: None), {"enum": [True, False, "true", "false"]})
WHOLE_NUMBER = _kind(scalar("a whole number", as_whole_number, lambda _: -1), {"type": "integer", "minimum": 0})
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
_USUAL_TYPES = ("article-newspaper", "report", "webpage", "interview", "hearing", "speech", "broadcast", "post", "search")
CHOICE_SOURCE_TYPE = _choice(vocabulary.SOURCE_TYPE, _USUAL_TYPES, MEANT_TYPES)
CHOICE_STATUS = _choice(vocabulary.STATUS, meant=MEANT_STATUSES)
CHOICE_WORDING = _choice(vocabulary.WORDING)
