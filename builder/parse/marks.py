"""Guesses for a line whose key or hyphen is there, and a mark beside it is not what YAML wants: `draft = true`, `– id: a`."""

import re
import unicodedata
from collections.abc import Sequence

from builder.parse.keys import GUARDS, KNOWN_KEYS
from builder.parse.outline import end_of_value, indent_of, is_bare, lines_above, run_from
from builder.parse.quoting import closed, take_apart, write_it
from builder.parse.values import Repair

# A key, then a colon with an odd space or none behind it, or what stands in the place of a colon, or nothing but a space.
_ALMOST_PAIR = re.compile(r"(?P<key>[A-Za-z_]+)(?P<mark>[^\S\n]*(?P<sign>:|\uff1a|\ufe55|\ua789|=|;|->|→)[^\S\n]*|[^\S\n]+)(?P<value>\S.*)")
_ODD_HYPHEN = re.compile(r"( *)(?P<mark>[\u2010-\u2015\u2212\u2022]|-(?=[^\S \t]))[^\S\n]+(?=\S)")
_STRAY_MARK = re.compile(r"[-–—:;,=]\s+")
_GUARD = re.compile(rf"[\W_]*(?P<key>{'|'.join(GUARDS)})(?![^\W_])[\W_]*(?P<value>.*)", re.IGNORECASE)
_QUOTED_KEY = re.compile(r"""(?P<lead>[ \t]*(?:-[ \t]+)*)(?P<mark>["'])(?P<key>[a-z_]+):(?:[ \t]+(?P<value>[^"']*["']?)|)""")
_FEW_WORDS = 3


def mend_known_key(lines: Sequence[str], number: int) -> Repair | None:
    """`draft: true` for a line that begins with a key of the format and lacks the colon, or the space behind it; None where it doesn't.

    It comes before all other guesses: to fold such a line into the words above would publish what was to stay back.
    """
    line = lines[number]
    parts = take_apart(line)
    match = _ALMOST_PAIR.fullmatch(line.rstrip(), len(parts.lead))
    if parts.key or match is None or (key := match["key"].lower()) not in KNOWN_KEYS:
        return None if parts.key else _mend_guard(lines, number)
    value = _STRAY_MARK.sub("", match["value"])
    if not match["sign"] and len(value.split()) > _FEW_WORDS and key not in GUARDS:
        return None
    mended = f"{parts.lead}{key}: {closed(value)}"
    at = match.start("mark")
    odd = next((one for one in match["mark"] if one not in " \t:"), "")
    if match["sign"] in (None, ":") and odd:
        at += match["mark"].index(odd)
        message = f"a space of another kind stands behind `{match['key']}`: {_spelt(odd)}"
    elif match["sign"] is None:
        message = f"a colon is missing behind `{match['key']}`"
    elif odd:
        at += match["mark"].index(odd)
        message = f"`{match['sign']}` stands behind `{match['key']}` in the place of a colon"
        message += "" if odd.isascii() else f": it is {_spelt(odd)}"
    else:
        at += match["mark"].index(":")
        message = "a space is missing behind the colon"
    return Repair(number, at, message, write_it(mended), {number: mended})


def mend_quoted_key(lines: Sequence[str], number: int) -> Repair | None:
    """The line without the quotation mark that stands before a key of the format; None where none does."""
    match = _QUOTED_KEY.fullmatch(lines[number].rstrip())
    if match is None or match["key"] not in KNOWN_KEYS:
        return None
    mended = f"{match['lead']}{match['key']}: {(match['value'] or '').rstrip(match['mark'])}".rstrip()
    message = f"a quotation mark stands before `{match['key']}`"
    return Repair(number, match.start("mark"), message, write_it(mended), {number: mended})


def mend_dashes(lines: Sequence[str], number: int) -> Repair | None:
    """A hyphen and a space for another dash before an entry of a list, and for those of its neighbours; None where there is none."""
    match = _ODD_HYPHEN.match(lines[number])
    if match is None:
        return None
    indent = len(match[1])
    block = run_from(lines, number, lambda line: is_bare(line) or indent_of(line) >= indent)
    odd = [one for one in block if (found := _ODD_HYPHEN.match(lines[one])) and len(found[1]) == indent]
    mended = {one: _ODD_HYPHEN.sub(r"\1- ", lines[one], count=1) for one in odd}
    mark = lines[number][match.start("mark") + 1] if match["mark"] == "-" else match["mark"]
    what = "a space of another kind stands behind the hyphen" if match["mark"] == "-" else f"`{mark}` is not the hyphen of a list"
    hint = write_it(mended[number]) + (", and the lines below it likewise" if len(mended) > 1 else "")
    return Repair(number, indent, f"{what}: it is {_spelt(mark)}", hint, mended)


def add_hyphen(lines: Sequence[str], number: int) -> Repair | None:
    """A hyphen for a key that begins an entry of a list anew, however far the line is indented; None where it begins none.

    It does where the entry above begins with the same key, and has others since.
    """
    parts = take_apart(lines[number])
    if not parts.key or "-" in parts.lead:
        return None
    first = _first_of_entry(lines, number, parts.key)
    if first is None:
        return None
    return _hyphenated(lines, number, take_apart(lines[first]).column)


def add_first_hyphen(lines: Sequence[str], number: int) -> Repair | None:
    """A hyphen for the first entry of a list, where a line with a hyphen follows keys that have none; None where it is not so."""
    hyphen = indent_of(lines[number])
    if "-" not in take_apart(lines[number]).lead:
        return None
    first = None
    for above in lines_above(lines, number):
        parts = take_apart(lines[above])
        if "-" in parts.lead and indent_of(lines[above]) >= hyphen:
            return None
        if indent_of(lines[above]) < hyphen or (first is not None and parts.key and not parts.value and parts.column <= hyphen):
            is_head = parts.key and not parts.value
            return _hyphenated(lines, first, hyphen + 2) if is_head and first is not None else None
        first = above if parts.key else first
    return None


def add_hyphens(lines: Sequence[str], number: int) -> Repair | None:
    """Hyphens for all entries of a list that has none, from one of them that begins with the same key as the first."""
    parts = take_apart(lines[number])
    first = number
    for above in lines_above(lines, number):
        if indent_of(lines[above]) < parts.column:
            break
        first = above
    if parts.column < 2 or not parts.key or take_apart(lines[first]).key != parts.key:
        return None
    block = run_from(lines, first, lambda line: is_bare(line) or indent_of(line) >= parts.column)
    heads = [one for one in block if (found := take_apart(lines[one])).key == parts.key and found.column == parts.column]
    mended = {one: f"{' ' * (parts.column - 2)}- {lines[one].lstrip(' ')}" for one in heads}
    hint = write_it(mended[first]) + f", and each `{parts.key}` below it likewise"
    return Repair(first, parts.column, _missing(parts.key), hint, mended)


def _mend_guard(lines: Sequence[str], number: int) -> Repair | None:
    """`draft: true` for a line that begins with the word, whatever marks are around it: such a line never goes on with words."""
    match = _GUARD.fullmatch(lines[number].rstrip())
    if match is None:
        return None
    key = match["key"].lower()
    mended = f"{' ' * indent_of(lines[number])}{key}: {match['value'] or ('true' if key == 'draft' else '')}".rstrip()
    hint = write_it(mended) + ("" if match["value"] or key == "draft" else ", with its value")
    return Repair(number, indent_of(lines[number]), "this line is not in the form `key: value`", hint, {number: mended})


def _first_of_entry(lines: Sequence[str], number: int, key: str) -> int | None:
    """The line above that begins the entry to which a line seems to belong, where it begins with `key` and others follow it."""
    outermost = indent_of(lines[number])
    for between, above in enumerate(lines_above(lines, number)):
        parts = take_apart(lines[above])
        if "-" in parts.lead and parts.column <= outermost + 2:
            return above if parts.key == key and between else None
        if indent_of(lines[above]) < outermost - 2:
            return None
    return None


def _hyphenated(lines: Sequence[str], number: int, column: int) -> Repair:
    """The line with a hyphen and its key at `column`; the entry's other keys go to that column where they stand at the line's."""
    line, indent = lines[number], indent_of(lines[number])
    mended = {number: f"{' ' * (column - 2)}- {line.lstrip(' ')}"}
    by, below = column - indent, end_of_value(lines, number) + 1
    while by and below < len(lines) and _is_key_at(lines[below], indent):
        after = end_of_value(lines, below) + 1
        mended |= {one: " " * max(indent_of(lines[one]) + by, 0) + lines[one].lstrip(" ") for one in range(below, after)}
        below = after
    return Repair(number, indent, _missing(take_apart(line).key), write_it(mended[number]), mended)


def _is_key_at(line: str, column: int) -> bool:
    parts = take_apart(line)
    return bool(parts.key) and parts.column == column and "-" not in parts.lead


def _missing(key: str) -> str:
    return f"a hyphen is missing before `{key}`, which begins an entry of the list"


def _spelt(character: str) -> str:
    return f"U+{ord(character):04X} ({unicodedata.name(character, 'unnamed').lower()})"
