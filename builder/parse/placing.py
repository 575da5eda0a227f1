"""Guesses for a line that is not YAML where it stands: its indentation, its hyphen, its key. Its value is not asked about here."""

import re
from collections.abc import Sequence

from builder.parse.outline import end_of_block, end_of_value, head_of, indent_of, is_bare, levels, lines_above, run_from
from builder.parse.quoting import Line, closed, take_apart, write_it
from builder.parse.values import Repair, quote

_NOT_A_PAIR = "this line is not in the form `key: value`"
_BLOCK = re.compile(r"[|>][-+0-9]{0,2}$")
_TIGHT = re.compile(r"([^\W\d][\w-]*):(?=[^\s/:]|/(?!/))")
_HYPHEN = re.compile(r"^( *)-(?=[^\s-])")
_WORD_FIRST = re.compile(r"([a-z][a-z_]*)(?:[ \t]+(.*))?$")
_LIKEWISE = ", and the lines below it likewise"
_SENTENCE = 4


def replace_tabs(lines: Sequence[str], number: int) -> Repair:
    """Spaces for the tabs of a run of lines: two spaces a tab, or more where only that fits the line above."""
    run = run_from(lines, number, lambda line: "\t" in _blanks(line))
    width = next((width for width in (2, 4, 8) if _fits(lines, number, len(_spaced(lines[number], width)))), 2)
    mended = {one: _spaced(lines[one], width) + lines[one].lstrip(" \t") for one in run}
    hint = write_it(mended[number]) + (_LIKEWISE if len(run) > 1 else "")
    return Repair(number, lines[number].index("\t"), "a tab stands in the indentation, where only spaces may stand", hint, mended)


def indent_anew(lines: Sequence[str], number: int, context: str) -> Repair | None:
    """The line at the nearest column at which one may begin, or None where it begins at one. context: what YAML was reading."""
    indent, may_begin, parts = indent_of(lines[number]), levels(lines, number), take_apart(lines[number])
    head = head_of(lines, number, below=indent)
    if head is not None and _BLOCK.match(take_apart(lines[head]).value):
        return _indent_block(lines, number, head)
    if not parts.key and "-" not in parts.lead:
        return None
    is_key_in_list = "collection" in context and "-" not in parts.lead
    if is_key_in_list and indent != may_begin[-1]:
        return indent_to(lines, number, may_begin[-1])
    if indent in may_begin:
        return None
    return indent_to(lines, number, min(may_begin, key=lambda column: (abs(column - indent), -column)))


def is_block(value: str) -> bool:
    """Whether a value is the mark below which words stand: `>-`, `|`."""
    return _BLOCK.match(value) is not None


def indent_to(lines: Sequence[str], number: int, column: int, *, only: bool = False) -> Repair:
    """The line, what belongs to it, and those below it at the same column, moved to another column.

    only: whether the line is moved alone, as it is where the lines below it stand already as they should.
    """
    indent, last, parts = indent_of(lines[number]), number + 1, take_apart(lines[number])
    stands_right = column > indent and indent_of("".join(lines[last : last + 1])) == parts.column + column - indent
    if not only and not stands_right:
        last = end_of_block(lines, number)
        while last < len(lines) and indent_of(lines[last]) == indent and _is_alike(lines[last], parts):
            last = end_of_block(lines, last)
    moved = {one: _moved(lines[one], column - indent) for one in range(number, last)}
    message = f"this line is indented by {_spaces(indent)}, which does not fit the lines above it"
    return Repair(number, indent, message, write_it(moved[number]) + (_LIKEWISE if len(moved) > 1 else ""), moved)


def _is_alike(line: str, parts: Line) -> bool:
    return not is_bare(line) and ("-" in take_apart(line).lead) == ("-" in parts.lead)


def indent_prose(lines: Sequence[str], number: int) -> Repair | None:
    """The line, and those below it that have no key, as part of the words above; None where no words stand above that go on."""
    head, above = head_of(lines, number), next(lines_above(lines, number), None)
    if head is None:
        return None
    parts = take_apart(lines[head])
    goes_on = _BLOCK.match(parts.value) or len(parts.value.split()) >= _SENTENCE or head != above
    if not goes_on or parts.value.startswith(('"', "'", "[", "{")) or indent_of(lines[number]) > parts.column:
        return None
    run = run_from(lines, number, lambda line: line.strip(" \t") and not take_apart(line).key and not _HYPHEN.match(line))
    if not run:
        return None
    mended = {one: " " * (parts.column + 2) + lines[one].strip(" \t") for one in run}
    message = f"this line has no key; it seems to go on with the words of '{parts.key}', and is not indented"
    hint = write_it(mended[number]) + (_LIKEWISE if len(mended) > 1 else "")
    return Repair(number, indent_of(lines[number]), message, hint, mended)


def mend_keyless(lines: Sequence[str], number: int) -> Repair:
    """A line that has no key where one must be."""
    line = lines[number]
    indent, lead = indent_of(line), take_apart(line).lead
    if not line.strip("[]{}\"' \t"):
        return Repair(number, indent, "this bracket or quotation mark belongs to nothing", "delete this line", {number: ""})
    if _HYPHEN.match(line):
        return _space_hyphens(lines, number)
    if match := _TIGHT.match(line, len(lead)):
        mended = f"{lead}{match[1]}: {line[match.end() :]}"
        return Repair(number, match.end() - 1, "a space is missing behind the colon", write_it(mended), {number: mended})
    return indent_prose(lines, number) or _quote_above(lines, number) or _add_colon(lines, number)


def _blanks(line: str) -> str:
    return line[: indent_of(line)]


def _spaced(line: str, width: int) -> str:
    return _blanks(line).replace("\t", " " * width)


def _spaces(count: int) -> str:
    return {0: "no space", 1: "one space"}.get(count, f"{count} spaces")


def _fits(lines: Sequence[str], number: int, column: int) -> bool:
    above = next(lines_above(lines, number), None)
    if above is None:
        return False
    parts = take_apart(lines[above])
    if (parts.key and not parts.value) or _BLOCK.match(parts.value):
        return column > parts.column
    return column in levels(lines, number)


def _moved(line: str, by: int) -> str:
    words = line.strip(" \t")
    return " " * max(indent_of(line) + by, 0) + words if words else ""


def _indent_block(lines: Sequence[str], number: int, head: int) -> Repair | None:
    """Words below `>-` that are indented by less than the first line of them; None where they are not."""
    wanted = next((indent_of(lines[one]) for one in range(head + 1, number) if lines[one].strip(" \t")), 0)
    run = range(number, end_of_value(lines, head) + 1)
    if wanted <= indent_of(lines[number]) or not run:
        return None
    moved = {one: _moved(lines[one], max(wanted - indent_of(lines[one]), 0)) for one in run}
    message = f"this line is indented by less than the first line of the words of '{take_apart(lines[head]).key}'"
    hint = write_it(moved[number]) + (_LIKEWISE if len(moved) > 1 else "")
    return Repair(number, indent_of(lines[number]), message, hint, moved)


def _space_hyphens(lines: Sequence[str], number: int) -> Repair:
    run = run_from(lines, number, _HYPHEN.match)
    mended = {one: _HYPHEN.sub(r"\1- ", lines[one], count=1) for one in run}
    hint = write_it(mended[number]) + (_LIKEWISE if len(mended) > 1 else "")
    return Repair(number, indent_of(lines[number]), "a space is missing behind the hyphen", hint, mended)


def _quote_above(lines: Sequence[str], number: int) -> Repair | None:
    """A value in quotation marks or brackets that goes on behind them, on the next line."""
    above = next(lines_above(lines, number), None)
    if above is None:
        return None
    parts = take_apart(lines[above])
    if parts.key and parts.value.startswith(('"', "'", "[", "{")) and indent_of(lines[number]) > parts.column:
        return quote(lines, above, "these words stand behind a value that is closed already", (number, indent_of(lines[number])))
    return None


def _add_colon(lines: Sequence[str], number: int) -> Repair:
    line = lines[number]
    lead, indent = take_apart(line).lead, indent_of(line)
    words = line[len(lead) :].strip(" \t")
    match = _WORD_FIRST.match(words)
    opens = number + 1 < len(lines) and lines[number + 1].startswith((" " * (len(lead) + 1), " " * len(lead) + "- "))
    if match and (opens if match[2] is None else len(match[2].split()) < _SENTENCE or number == 0):
        mended = f"{lead}{match[1]}: {closed(match[2] or '')}".rstrip(" \t")
        return Repair(number, indent, _NOT_A_PAIR, write_it(mended), {number: mended})
    head = head_of(lines, number)
    if head is None or take_apart(line).key:
        hint = "begin it with a key and a colon" if not take_apart(line).key else "look at its indentation, and at the lines above it"
        return Repair(number, indent, _NOT_A_PAIR, hint, {number: ""})
    mended = " " * (take_apart(lines[head]).column + 2) + words
    return Repair(number, indent, _NOT_A_PAIR, f"if it goes on with the words above, {write_it(mended)}", {number: ""})
