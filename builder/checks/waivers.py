"""Findings that a dossier accepts in public: which waiver accepts which finding, and which accepts none. Pages print them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from builder.codes import BY_NAME, Code, code_of
from builder.document import Body, Claim
from builder.dossier import Dossier
from builder.findings import Finding, Span, did_you_mean, finding
from builder.link.registry import bodies_of, claim_ids
from builder.model import Record
from builder.model.settings import WaivedPlace, Waiver

_HOW = 'write it like incidents/old-bridge.md#shells, or incidents/old-bridge.md "quoted words"; a source needs its path alone'


class _Stretch(NamedTuple):
    """A part of a file. start, end: line and column, the end's being behind the last character."""

    start: tuple[int, int]
    end: tuple[int, int]


def accept(findings: Iterable[Finding], dossier: Dossier, texts: Mapping[str, str], hidden: Iterable[Record]) -> tuple[Finding, ...]:
    """The findings that no waiver accepts, and what is wrong with the waivers.

    texts: of each file by its path. hidden: drafts and what is under embargo; a waiver for one of them waits, and says nothing.
    """
    waivers = dossier.settings.waivers
    if not waivers:
        return tuple(findings)
    listed = list(findings)
    asleep = {record.path for record in hidden}
    accepted: set[Finding] = set()
    about: list[Finding] = []
    for waiver in waivers:
        code, place = code_of(waiver.code), waiver.place
        path = f"{dossier.settings.folder}{place.path}" if place else ""
        if mistake := _mistake(waiver, has_file=path in texts):
            about.append(mistake)
        elif code and place and path not in asleep:
            stretches = _stretches(dossier, path, texts[path], place)
            met = [one for one in listed if one.name == code.name and one.span.path == path and _lies_in(one.span, stretches)]
            accepted.update(met)
            if not met and not any(one.severity == "error" and one.span.path == path for one in listed) and not _waits(code, listed):
                there = f"nothing is found there that this waiver could accept as {code.name}"
                what = there if stretches else "these words, or this claim, are not there"
                about.append(finding("unused-waiver", waiver.at.span, what, "take it out, or correct `code:` or `at:`"))
    return (*(one for one in listed if one not in accepted), *about)


def _mistake(waiver: Waiver, *, has_file: bool) -> Finding | None:
    if not waiver.code or not waiver.at:
        return None  # reported when it was read
    code = code_of(waiver.code)
    if code is None:
        hint = _code_meant(waiver.code) or "copy the code of the finding, like C105"
        return finding("malformed-waiver", waiver.code.span, f"'{waiver.code}' is no finding's code", hint)
    if not code.waivable:
        message = f"{code.code} {code.name} can't be accepted: what it finds would mislead or endanger somebody, or can't be shown"
        return finding("malformed-waiver", waiver.code.span, message, "put right what it finds")
    if waiver.place is None:
        return finding("malformed-waiver", waiver.at.span, "this does not say which words are meant", _HOW)
    return None if has_file else finding("malformed-waiver", waiver.at.span, "there is no such file in the content", _HOW)


def _code_meant(written: str) -> str:
    """A hint for what is no finding's code: of the numbers one is as near as another, so that only a slip of the keys is one."""
    typed = "".join(letter for letter in written.upper() if letter.isalnum())
    number = code_of(typed[:1] + typed[1:].translate({ord("O"): "0", ord("I"): "1", ord("L"): "1"}))
    if number and number.waivable:
        return f"did you mean '{number.code}'?"
    return did_you_mean(written.lower(), (name for name, code in BY_NAME.items() if code.waivable))


def _waits(code: Code, listed: Iterable[Finding]) -> bool:
    # What a copy has otherwise nobody knows until it is compared again.
    return code.name == "quote-altered" and any(one.name in ("quote-unchecked", "copy-not-compared") for one in listed)


def _stretches(dossier: Dossier, path: str, text: str, place: WaivedPlace) -> tuple[_Stretch, ...]:
    claims = list(_claims(dossier, path, text))
    if place.claim:
        return tuple(one for name, one in claims if name == place.claim)
    if not place.words:
        return (_Stretch((1, 1), (text.count("\n") + 2, 1)),)
    words = tuple(_of_words(text, place.words))
    # A finding about a claim stands at its first word, wherever in it the quoted ones are.
    return (*words, *(one for _, one in claims if any(_overlap(one, other) for other in words)))


def _of_words(text: str, words: str) -> Iterator[_Stretch]:
    # However the file breaks its lines.
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    for match in pattern.finditer(text):
        yield _Stretch(_place(text, match.start()), _place(text, match.end()))


def _place(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - (text.rfind("\n", 0, index) + 1) + 1


def _claims(dossier: Dossier, path: str, text: str) -> Iterator[tuple[str, _Stretch]]:
    """The claims of a file, each with its id, "" for what is uncited or our own."""
    record = next((entry.record for entry in dossier.entries.values() if entry.record.path == path), None)
    if record is not None:
        ids = claim_ids(record)
        yield from ((ids.get(claim.span, ""), _extent(body, claim, text)) for body in bodies_of(record) for claim in body.claims)


def _extent(body: Body, claim: Claim, text: str) -> _Stretch:
    start = (claim.span.line, claim.span.column)
    if claim.citations:
        last = body.citations[claim.citations[-1]].span
        return _Stretch(start, (last.line, last.column + last.length))
    # What nothing follows goes on to the end of its block: to an empty line, or to where the next claim begins.
    following = [one.span for one in body.claims if (one.span.line, one.span.column) > start]
    lines = text.split("\n")
    empty = next((number for number, line in enumerate(lines, 1) if number > start[0] and not line.strip()), len(lines) + 1)
    return _Stretch(start, min([(empty, 0), *((one.line, one.column) for one in following)]))


def _lies_in(span: Span, stretches: tuple[_Stretch, ...]) -> bool:
    found = _Stretch((span.line, span.column), (span.line, span.column + max(span.length, 1)))
    return any(_overlap(found, stretch) for stretch in stretches)


def _overlap(one: _Stretch, other: _Stretch) -> bool:
    return one.start < other.end and one.end > other.start
