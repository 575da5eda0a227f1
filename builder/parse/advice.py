"""What a mistaken part of a citation was probably meant to be, for a hint. It is asked once the grammar has failed, and may not know."""

import re

from builder.parse.quotations import OPENERS

_NUMBER = r"(?:\d+|[ivxlcdm]+)"
_RANGE = rf"(?P<first>{_NUMBER})(?:\s*(?:[-–—]|to)\s*(?P<last>{_NUMBER}))?"
_PLACE = re.compile(rf"(?P<word>p|pg|pp|pages?|paras?|paragraphs?|ll?|lines?|sec|sections?|frames?|cells?)\.?\s*{_RANGE}", re.IGNORECASE)
_WORDS = {"pa": "p.", "para": "para.", "l": "l.", "s": "sec.", "f": "frame", "c": "cell", "p": "p."}
_PLURALS = {"p.": "pp.", "para.": "paras.", "l.": "ll."}
_SINGULARS = {plural: one for one, plural in _PLURALS.items()}
_SIGNALS = {
    "see": "see",
    "see also": "see",
    "cf": "cf.",
    "cf.": "cf.",
    "vgl.": "cf.",
    "compare": "cf.",
    "contra": "contra",
    "contra.": "contra",
    "against": "contra",
    "but": "but see",
    "but see": "but see",
}
_SIGNAL = re.compile(
    r"(?P<word>see(?:\s+also)?|cf\.?|vgl\.|compare|contra\.?|against|but(?:\s+see)?):?\s+(?P<rest>\S.*)", re.IGNORECASE | re.DOTALL
)
_PLACED = re.compile(r"(?P<key>.*\S),\s*(?P<word>(?:pp?|paras?|ll?|sec)\.|frame|cell)\s?(?P<number>\d{1,9})", re.DOTALL)
_SECOND = re.compile(r"(?:,|and\b|&)[\s]*(?:and\s+)?(?P<number>\d{1,9})", re.ASCII)
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


def signal_meant(found: str, *, bare: bool) -> tuple[str, str, str]:
    """What stands before a source in the place of a signal, the signal that was meant, and what follows; all "" where none was.

    bare: whether the source may stand without its @.
    """
    match = _SIGNAL.match(found)
    if match is None or not (bare or match["rest"].startswith("@")):
        return "", "", ""
    word = " ".join(match["word"].split())
    return word, _SIGNALS[word.casefold()], match["rest"]


def two_places(part: str, found: str) -> str:
    """How two places in one source are written, where a citation that ends with one is followed by another: `p. 3` by `, 5`."""
    first, second = _PLACED.fullmatch(part.strip()), _SECOND.fullmatch(found)
    if first is None or second is None:
        return ""
    word, one, other = _SINGULARS.get(first["word"], first["word"]), first["number"], second["number"]
    parts = f"{first['key']}, {word} {one}; {first['key']}, {word} {other}"
    if int(other) <= int(one):
        return f"write two parts: {parts}"
    return f"write {_PLURALS.get(word, word)} {one}-{other} where all between them is meant, or two parts: {parts}"


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
