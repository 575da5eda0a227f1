"""What a line that is not YAML was probably meant to be. It guesses and decides nothing: `front.py` reports the guess and tries it.

The guesses are those of mistakes that people make in a forge's web editor.
"""

import re
from collections.abc import Sequence

from builder.parse.entries import add_hyphen_to_braces, mend_marks, mend_neighbour, mend_odd_indent, mend_outermost
from builder.parse.keys import GUARDS, KNOWN_KEYS
from builder.parse.marks import add_first_hyphen, add_hyphen, add_hyphens, mend_dashes, mend_known_key, mend_quoted_key
from builder.parse.nodes import NO_HYPHEN, ODD_HYPHEN, Trouble
from builder.parse.outline import indent_of, is_bare, lines_above
from builder.parse.placing import indent_anew, indent_prose, indent_to, mend_keyless, replace_tabs
from builder.parse.quoting import is_open_quotation, take_apart
from builder.parse.values import COLON, Repair, close_quotation, double_backslashes, mend_brackets, mend_value, quote

_NAME_OF_KEY = re.compile(r"[a-z][a-z_]*")
_MARKS = ("[", "{", '"', "'", "@", "`", "%", "&", "*", "!", "|", ">")
_SHORT = 30
_FEW = 4


def repair(lines: Sequence[str], trouble: Trouble) -> Repair:
    """The likeliest repair for a trouble with the lines; it keeps their number."""
    number = _line_in_question(lines, trouble.line)
    return mend_marks(lines) or _mend_entry(lines, number, trouble) or _mend_line(lines, number, trouble)


def _mend_entry(lines: Sequence[str], number: int, trouble: Trouble) -> Repair | None:
    """The hyphen of an entry, or the indentation of a line: what needs no look at the line's words."""
    if trouble.problem == ODD_HYPHEN and (dashes := mend_dashes(lines, number)):
        return dashes
    if trouble.problem == NO_HYPHEN:
        return add_hyphen(lines, number) or add_hyphens(lines, number) or mend_keyless(lines, number)
    if "quoted scalar" in trouble.context:
        return None
    if "\t" in lines[number][: indent_of(lines[number])]:
        return replace_tabs(lines, number)
    # YAML may stumble over a line only when it has read the next.
    begins = trouble.opening[0] if trouble.opening and "simple key" in trouble.context else number
    for one in dict.fromkeys((begins, number, next(lines_above(lines, number), number))):
        if odd := mend_odd_indent(lines, one) or add_hyphen_to_braces(lines, one):
            return odd
    return None if "flow" in trouble.context else mend_neighbour(lines, number) or mend_outermost(lines, number)


def _mend_line(lines: Sequence[str], number: int, trouble: Trouble) -> Repair:
    """A mark that a line's words lack, or the place where it belongs."""
    column, opened = trouble.column, trouble.opening
    if opened and "quoted scalar" in trouble.context and "stream" not in trouble.problem and "document" not in trouble.problem:
        return double_backslashes(lines, number, column)
    if "\t" in lines[number][: indent_of(lines[number])]:
        return replace_tabs(lines, number)
    start = opened[0] if opened and "block" not in trouble.context else number
    if lines[start].lstrip(" \t")[:1] in _MARKS and (prose := indent_prose(lines, start)):
        return prose
    if opened and "quoted scalar" in trouble.context:
        if marked := mend_quoted_key(lines, opened[0]):
            return marked
        return mend_brackets(lines, opened[0], opened[1]) or close_quotation(lines, *opened)
    if (above := _swallowing(lines, number)) is not None:
        parts = take_apart(lines[above])
        return mend_quoted_key(lines, above) or mend_brackets(lines, above, None) or close_quotation(lines, above, parts.value_column)
    if "flow" not in trouble.context and (marked := _mend_mark(lines, number, opened[0] if opened else number)):
        return marked
    guess = None
    if "flow" in trouble.context:
        guess = mend_brackets(lines, start, column if trouble.line == start else None)
    elif opened and "simple key" in trouble.context:
        return mend_keyless(lines, start)
    elif trouble.problem.startswith("mapping values"):
        guess = _mend_colon(lines, number, column)
    guess = guess or mend_value(lines, number) or mend_brackets(lines, number, column)
    return guess or indent_anew(lines, number, trouble.context) or mend_keyless(lines, number)


def _line_in_question(lines: Sequence[str], number: int) -> int:
    if number < len(lines) and not is_bare(lines[number]):
        return number
    number = min(number, len(lines))
    return next(lines_above(lines, number), min(number, len(lines) - 1))


def _mend_mark(lines: Sequence[str], number: int, start: int) -> Repair | None:
    """A mark beside a key or hyphen, of the line in question or, where words run on into it, of the line that they begin on."""
    above = next(lines_above(lines, number), number)
    for one in dict.fromkeys((number, start, above)):
        if guess := mend_known_key(lines, one) or mend_dashes(lines, one):
            return guess
    return add_hyphen(lines, number) or add_first_hyphen(lines, number)


def _swallowing(lines: Sequence[str], number: int) -> int | None:
    """A line above whose open quotation took in the lines below it, up to a quotation mark that was meant for something else."""
    below = number
    for above in lines_above(lines, number):
        parts = take_apart(lines[above])
        begins = parts.key or "-" in parts.lead or mend_quoted_key(lines, above)
        if begins and is_open_quotation(parts.value) and indent_of(lines[below]) <= parts.column:
            return above
        below = above
    return None


def _mend_colon(lines: Sequence[str], number: int, column: int) -> Repair | None:
    """A colon where no key can be: in the words of this line, or this line goes on with those of a line above."""
    parts = take_apart(lines[number])
    if column > (len(parts.lead) + len(parts.key) if parts.key else lines[number].find(": ")):
        return mend_value(lines, number, column)
    head = first = number
    before = parts
    for above in lines_above(lines, number):
        first, head, before = head, above, take_apart(lines[above])
        if before.key or "-" in before.lead:
            break
    if head == number:
        return None
    if not before.value or not before.key or before.column >= parts.column:
        return mend_keyless(lines, first if before.key else head)
    is_key = parts.key in GUARDS or (parts.key in KNOWN_KEYS and len(parts.value.split()) < _FEW)
    is_likely = is_key or (_NAME_OF_KEY.fullmatch(parts.key) and len(before.value) < _SHORT)
    if is_likely or before.value.startswith(('"', "'", "[", "{")):
        return indent_to(lines, number, before.column)
    return quote(lines, head, COLON, (number, column))
