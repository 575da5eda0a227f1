"""Guesses for a value that is not YAML: which quotation marks and brackets it lacks. Where a line belongs is not asked here."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from builder.parse.keys import KNOWN_KEYS
from builder.parse.outline import end_of_value
from builder.parse.quoting import Line, behind_quotation, look_through, mend_flow, quoted, take_apart, write_it

_BLOCK_WITH_WORDS = re.compile(r"([|>][-+0-9]{0,2})[ \t]+(?=\S)")
_BACKSLASH = re.compile(r'\\(["\\]?)')
_NO_COMMA = re.compile(r"(?<=[^\s,{:])[ \t]+(?P<key>[a-z_]+):(?=[ \t])")
_NEVER_FIRST = "@`%&*!|>#,]}"
_OPEN_QUOTATION = "the quotation mark opened here is never closed"
_OPEN_BRACKET = "the bracket opened here is never closed"
COLON = "a colon with a space behind it stands in unquoted words"


@dataclass(frozen=True, slots=True)
class Repair:
    """A guess. line, column: where to report it, from 0. message, hint: as of a finding. lines: what to read instead, by number."""

    line: int
    column: int
    message: str
    hint: str
    lines: Mapping[int, str]


def close_quotation(lines: Sequence[str], number: int, column: int) -> Repair:
    """A quotation mark at the end of the value whose first one stands at `column`."""
    last = end_of_value(lines, number)
    mended = lines[last].rstrip(" \t") + lines[number][column : column + 1]
    hint = write_it(mended) if last == number else f"close it at the end of the words; {write_it(mended)}"
    return Repair(number, column, _OPEN_QUOTATION, hint, {last: mended})


def double_backslashes(lines: Sequence[str], number: int, column: int) -> Repair:
    """Every backslash of the line doubled, but for those that belong to a quotation mark or are doubled already."""
    mended = _BACKSLASH.sub(lambda match: match[0] if match[1] else r"\\", lines[number])
    at = max(lines[number].rfind("\\", 0, column + 1), 0)
    return Repair(number, at, "a backslash between double quotation marks begins a code of YAML's", write_it(mended), {number: mended})


def quote(lines: Sequence[str], number: int, message: str, at: tuple[int, int] | None = None) -> Repair:
    """The whole value that begins on a line, and may go on below it, between quotation marks. at: the line and column to report."""
    parts, last = take_apart(lines[number]), end_of_value(lines, number)
    where = at or (number, parts.value_column)
    if last == number:
        mended = parts.with_value(quoted(parts.value))
        return Repair(*where, message, write_it(mended), {number: mended})
    below = [lines[one] for one in range(number + 1, last + 1)]
    between = quoted("\n".join([parts.value, *below])).split("\n")
    new = dict(enumerate([Line(*parts[:3], "", "").with_value(between[0]), *between[1:]], start=number))
    hint = f"write `{parts.lead}{parts.key}: >-` and, below it, the words, indented by {parts.column + 2} spaces"
    return Repair(*where, message, hint, new)


def mend_brackets(lines: Sequence[str], number: int, column: int | None) -> Repair | None:
    """Brackets closed, and quotation marks around what wants them within; None where the value does not begin with a bracket."""
    parts, last = take_apart(lines[number]), end_of_value(lines, number)
    if not parts.value.startswith(("[", "{")):
        return None
    if parts.value.startswith("[@"):
        return quote(lines, number, "a citation in brackets wants quotation marks here")
    if comma := _add_commas(lines, number):
        return comma
    start = parts.value_column
    value = " ".join([parts.value, *(lines[one].strip(" \t") for one in range(number + 1, last + 1))])
    flow = look_through(value)
    if flow.end is None and flow.quotation is None and last > number:
        mended = lines[last].rstrip(" \t") + flow.missing
        return Repair(number, start, _OPEN_BRACKET, f"close it at the end; {write_it(mended)}", {last: mended})
    if flow.end is not None and value[flow.end :].strip(" \t"):
        return mend_value(lines, number)
    if flow.quotation is not None:
        message, column = _OPEN_QUOTATION, min(start + flow.quotation, len(lines[number]) - 1)
    elif flow.end is None:
        message, column = _OPEN_BRACKET, start
    else:
        message = "words with a comma, a colon or a mark of YAML's in them stand unquoted within brackets"
    mended = parts.with_value(mend_flow(value))
    if mended == lines[number]:
        return None
    blank = dict.fromkeys(range(number + 1, last + 1), "")
    return Repair(number, start if column is None else column, message, write_it(mended), {number: mended, **blank})


def _add_commas(lines: Sequence[str], number: int) -> Repair | None:
    """A comma before each key within braces that has none before it; None where there is no such key."""
    parts = take_apart(lines[number])
    found = [match for match in _NO_COMMA.finditer(parts.value) if match["key"] in KNOWN_KEYS]
    if not parts.value.startswith("{") or not found or any(mark in parts.value for mark in "\"'"):
        return None
    at = parts.value_column + found[0].start()
    value = _NO_COMMA.sub(lambda match: f", {match[0].lstrip()}" if match["key"] in KNOWN_KEYS else match[0], parts.value)
    mended = parts.with_value(value)
    return Repair(number, at, f"a comma is missing before `{found[0]['key']}:`", write_it(mended), {number: mended})


def mend_value(lines: Sequence[str], number: int, column: int | None = None) -> Repair | None:
    """Quotation marks around a value that can't do without them, or None where nothing is seen that would want them.

    column: where YAML found a colon that can't be one of a key, if it did.
    """
    parts = take_apart(lines[number])
    value = parts.value
    if not value or not (parts.key or "-" in parts.lead):
        return None
    if value.startswith(('"', "'")):
        return _behind_quotation(lines, number)
    if value.startswith(("[", "{")):
        return _behind_brackets(lines, number)
    if block := _BLOCK_WITH_WORDS.match(value):
        return _below_block(lines, number, block)
    if value[0] in _NEVER_FIRST or value.startswith(("- ", "? ")):
        return quote(lines, number, f"words can't begin with {value[0]} unless they stand between quotation marks")
    if ": " in value or value.endswith(":"):
        return quote(lines, number, COLON, None if column is None else (number, column))
    return None


def _behind_quotation(lines: Sequence[str], number: int) -> Repair | None:
    """Words behind a closing quotation mark; where that stands within a word or opens one, the outer marks are to go."""
    parts = take_apart(lines[number])
    rest = behind_quotation(parts.value)
    if not rest:
        return None
    mark, inner = parts.value[0], parts.value[1:-1]
    at = len(parts.value) - len(rest) - 1
    is_outer = parts.value.endswith(mark) and ((rest[0].isalnum() and parts.value[at] == mark) or parts.value[at - 1 : at] in (" ", "\t"))
    if is_outer and end_of_value(lines, number) == number:
        mended = parts.with_value(quoted(inner))
        message = "a quotation mark within the words closes them early"
        return Repair(number, parts.value_column + at, message, write_it(mended), {number: mended})
    return quote(lines, number, "words stand behind the closing quotation mark")


def _behind_brackets(lines: Sequence[str], number: int) -> Repair | None:
    parts = take_apart(lines[number])
    end = look_through(parts.value).end
    rest = parts.value[end:].strip(" \t") if end else ""
    if not rest or rest.startswith("#"):
        return None
    if rest.strip("]} "):
        return quote(lines, number, "words stand behind the closing bracket")
    mended = parts.with_value(parts.value[:end])
    at = lines[number].rindex(rest[0]) if len(rest) == 1 else parts.value_column + (end or 0)
    return Repair(number, at, "this bracket was never opened", write_it(mended), {number: mended})


def _below_block(lines: Sequence[str], number: int, block: re.Match[str]) -> Repair:
    parts = take_apart(lines[number])
    words = parts.value[block.end() :]
    if end_of_value(lines, number) == number and block[1] in ("|", ">"):
        return quote(lines, number, f"words can't begin with {block[1]} unless they stand between quotation marks")
    repair = quote([*lines[:number], parts.with_value(words), *lines[number + 1 :]], number, "")
    hint = f"write `{parts.lead}{parts.key}{parts.colon}{block[1]}` alone and, below it, the words, indented by {parts.column + 2} spaces"
    return Repair(number, parts.value_column + block.end(), f"words stand behind `{block[1]}` in the same line", hint, repair.lines)
