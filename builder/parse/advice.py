"""What a mistaken part of a citation was probably meant to be, for a hint. It is asked once the grammar has failed, and may not know."""

import re

from builder.parse.quotations import OPENERS

_NUMBER = r"(?:\d+|[ivxlcdm]+)"
_RANGE = rf"(?P<first>{_NUMBER})(?:\s*(?:[-–—]|to)\s*(?P<last>{_NUMBER}))?"
_PLACE = re.compile(rf"(?P<word>p|pg|pp|pages?|paras?|paragraphs?|ll?|lines?|sec|sections?|frames?|cells?)\.?\s*{_RANGE}", re.IGNORECASE)
_WORDS = {"pa": "p.", "para": "para.", "l": "l.", "s": "sec.", "f": "frame", "c": "cell", "p": "p."}
_PLURALS = {"p.": "pp.", "para.": "paras.", "l.": "ll."}
_BETWEEN = re.compile(r"\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+|\s+")
_MARKED = re.compile(rf"@[^\s,;{OPENERS}\[\]]+")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)


def place_meant(found: str) -> str:
    """How a place in a source is written that was written otherwise: `page 4` as `p. 4`; "" where it is none."""
    if found.isascii() and found.isdigit():
        return f"p. {found}"
    match = _PLACE.fullmatch(found)
    if match is None:
        return ""
    word = match["word"].lower()
    right = next(right for begins, right in sorted(_WORDS.items(), key=lambda one: -len(one[0])) if word.startswith(begins))
    if not match["last"]:
        return f"{right} {match['first']}"
    return f"{_PLURALS.get(right, right)} {match['first']}-{match['last']}"


def upwards(place: str) -> str:
    """A place whose numbers run backwards, the right way round; "" where they run upwards, or are Roman or times."""
    match = re.fullmatch(r"(?P<word>\D*?)(?P<first>\d+)\s?[-–]\s?(?P<last>\d+)", place, re.ASCII)
    if match is None or int(match["last"]) >= int(match["first"]):
        return ""
    first, last = match["first"], match["last"]
    # 123-5 is short for 123-125.
    whole = first[: len(first) - len(last)] + last
    return f"{match['word']}{first}-{whole}" if int(whole) > int(first) else f"{match['word']}{last}-{first}"


def sources_meant(found: str, *, bare: bool) -> tuple[str, ...]:
    """The sources that follow another without a semicolon: `@b`, `, @b and @c`; in a `cite:` value (bare) without their @; or none."""
    rest = re.sub(r"^(?:,|and\s|&)\s*", "", found)
    written = tuple(_BETWEEN.split(rest))
    if all(_MARKED.fullmatch(one) for one in written):
        return written
    return written if bare and all(_ID.fullmatch(one) and re.search("[a-z]", one) for one in written) and not place_meant(rest) else ()
