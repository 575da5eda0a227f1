"""A line of YAML taken apart, and put together with quotation marks where they are wanted. It never asks what is wrong with a line."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_LINE = re.compile(r"(?P<lead>[ \t]*(?:-[ \t]+)*)(?:(?P<key>[^\W\d]\w*(?:-\w+)*)(?P<colon>[ \t]*:(?:[ \t]+|$)))?(?P<value>.*)", re.DOTALL)
_REMARK = re.compile(r"[ \t]#")
_PAIR = re.compile(r"\w[\w-]*[ \t]*:(?=\s|$)")
_TIGHT_PAIR = re.compile(r"(\w[\w-]*):(?=\w)")
_CLOSERS = {"[": "]", "{": "}"}
_INDICATORS = "@`%&*!|>?#"
_LONGEST = 400


class Line(NamedTuple):
    """A line taken apart: `lead` (indentation and hyphens of a list), `key`, `colon` with the spaces around it, `value`.

    key and colon are "" where the line has none. remark: a `# …` behind an unquoted value, with the spaces before it.
    """

    lead: str
    key: str
    colon: str
    value: str
    remark: str

    @property
    def column(self) -> int:
        """The column of the first word, from 0: what belongs to it is indented by more."""
        return len(self.lead)

    @property
    def value_column(self) -> int:
        """The column at which the value begins, from 0."""
        return len(self.lead) + len(self.key) + len(self.colon)

    def with_value(self, value: str) -> str:
        """The whole line with another value; the spaces behind the colon stay."""
        gap = self.colon if not self.colon.endswith(":") else f"{self.colon} "
        return f"{self.lead}{self.key}{gap if self.key else ''}{value}{self.remark}"


def take_apart(line: str) -> Line:
    """The parts of any line."""
    match = next(_LINE.finditer(line))  # there is one: every part of it may be empty
    value, remark = match["value"], ""
    if not value.startswith(('"', "'", "[", "{")) and (found := _REMARK.search(value)):
        value, remark = value[: found.start()], value[found.start() :]
    return Line(match["lead"], match["key"] or "", match["colon"] or "", value.rstrip(" \t"), remark)


def quoted(words: str) -> str:
    """The words between quotation marks that they do not contain; where they contain both kinds, the single ones within are doubled."""
    if '"' not in words and "\\" not in words:
        return f'"{words}"'
    return "'" + words.replace("'", "''") + "'"


def quote_from(line: str, column: int) -> str:
    """The line with everything from a column on, but for blanks at its end, between quotation marks."""
    return line[:column] + quoted(line[column:].rstrip(" \t"))


def write_it(line: str) -> str:
    """A hint that shows the line as it was probably meant, ready to paste; without the line where that is too long to read."""
    return f"write it like this: `{line}`" if len(line) <= _LONGEST else "put the value into quotation marks, or below `key: >-`, indented"


class Flow(NamedTuple):
    """What a look through `[…]` or `{…}` found. end: the index behind the bracket that closes it all, or None.

    missing: the brackets that would close it. quotation: the index of a quotation mark that nothing closes, or None.
    commas: those that divide the outermost level.
    """

    end: int | None
    missing: str
    quotation: int | None
    commas: tuple[int, ...]


def look_through(value: str) -> Flow:
    """What stands where in a value that begins with a bracket. A quotation mark counts at the start of a part only."""
    stack: list[str] = []
    commas: list[int] = []
    open_marks: dict[str, int] = {}
    at, at_start = 0, True
    while at < len(value):
        character = value[at]
        if character in "\"'" and at_start and character not in open_marks:
            end = _closing_quote(value, at)
            if end is not None:
                at, at_start = end, False
                continue
            open_marks[character] = at
        if character in _CLOSERS:
            stack.append(_CLOSERS[character])
        elif stack and character == stack[-1]:
            stack.pop()
            if not stack:
                break
        elif character == "," and len(stack) == 1:
            commas.append(at)
        if character not in " \t":
            at_start = character in "[{,:"
        at += 1
    end = at + 1 if at < len(value) else None
    return Flow(end, "".join(reversed(stack)), min(open_marks.values(), default=None), tuple(commas))


def closed(words: str) -> str:
    """A value with a quotation mark at its end, where it begins with one that nothing closes."""
    return words + words[0] if words.startswith(('"', "'")) and _closing_quote(words, 0) is None else words


def is_open_quotation(value: str) -> bool:
    """Whether the value begins with a quotation mark, by itself or within brackets, that nothing on its line closes."""
    if value.startswith(('"', "'")):
        return _closing_quote(value, 0) is None
    return value.startswith(("[", "{")) and look_through(value).quotation is not None


def behind_quotation(value: str) -> str:
    """What stands behind the closing quotation mark of a value that begins with one, but for a remark; "" where nothing does."""
    end = _closing_quote(value, 0)
    rest = "" if end is None else value[end:]
    return "" if _REMARK.match(rest) else rest.strip(" \t")


def mend_flow(value: str) -> str:
    """A value in brackets with all of them closed and quotation marks around each part that wants them.

    In braces a part that has no key belongs to the part before it, whose words held a comma.
    """
    flow = look_through(value)
    closer = _CLOSERS[value[0]]
    end = flow.end - 1 if flow.end else len(value.rstrip(" \t"))
    if flow.end is None and value.rstrip(" \t").endswith(closer):
        end -= 1
    parts = [part for part in _parts(value, flow.commas, end) if part]
    mended = map(_mend_part, parts) if value[0] == "[" else map(_mend_pair, _pairs(parts))
    return value[0] + ", ".join(mended) + closer


def _closing_quote(value: str, at: int) -> int | None:
    mark = value[at]
    index = at + 1
    while index < len(value):
        if value[index] == "\\" and mark == '"':
            index += 1
        elif value[index] == mark:
            if mark == '"' or value[index + 1 : index + 2] != "'":
                return index + 1
            index += 1
        index += 1
    return None


def _parts(value: str, commas: tuple[int, ...], end: int) -> Iterator[str]:
    start = 1
    for comma in (*(comma for comma in commas if comma < end), end):
        yield value[start:comma].strip(" \t")
        start = comma + 1


def _pairs(parts: list[str]) -> list[str]:
    pairs: list[list[str]] = []
    for part in parts:
        spaced = _TIGHT_PAIR.sub(r"\1: ", part, count=1) if _TIGHT_PAIR.match(part) else part
        if _PAIR.match(spaced) or part.startswith(('"', "'")) or not pairs:
            pairs.append([spaced])
        else:
            pairs[-1].append(part)
    return [", ".join(pair) for pair in pairs]


def _mend_pair(pair: str) -> str:
    match = _PAIR.match(pair)
    if match is None:
        return pair
    words = pair[match.end() :].strip(" \t")
    return f"{match[0]} {_mend_part(words, ',')}" if words else match[0]


def _mend_part(words: str, never: str = "") -> str:
    if words.startswith(('"', "'")):
        end = _closing_quote(words, 0)
        if end == len(words):
            return words
        return quoted(words if end else words[1:].rstrip(" \t"))
    if words.startswith(("[", "{")):
        return words if look_through(words).end == len(words) else quoted(words)
    wants_marks = words[0] in _INDICATORS or words.endswith(":") or any(mark in words for mark in (": ", " #", *"[]{}", *never))
    return quoted(words) if wants_marks else words
