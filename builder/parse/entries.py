"""Guesses for what stands in the place of a list's hyphen, or around it, and for a line that alone is out of place among its neighbours.

Unlike the other guesses these look at all lines: YAML stumbles over such a mark far below it, or above.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from builder.parse.keys import GUARDS, KNOWN_KEYS, OUTERMOST_KEYS
from builder.parse.outline import indent_of, is_bare, lines_above, run_from
from builder.parse.placing import indent_to, is_block
from builder.parse.quoting import take_apart, write_it
from builder.parse.values import Repair

_TAB = re.compile(r"( *)((?:-[ ]+)*)-[ ]*\t[ \t]*(?=\S)")
_STAR = re.compile(r"( *)\*[ \t]+(?=[\w-]+(?:[ \t]*:|[ \t]*$))")
_TWICE = re.compile(r"( *)-[ \t]+-[ \t]+(?=[a-z_]+[ \t]*:)")
_ODD_SPACE = re.compile(r"[ \t]*[^\S \t\n]")
_LIKEWISE = ", and the lines like it below it likewise"

_MARKS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str], str], ...] = (
    (_TAB, lambda match: f"{match[1]}{match[2]}- ", "a tab stands behind the hyphen, where only a space may stand"),
    (_STAR, lambda match: f"{match[1]}- ", "`*` is not the hyphen of a list"),
    (_TWICE, lambda match: f"{match[1]}- ", "two hyphens stand before this entry, and one makes it one of the list"),
)


def mend_marks(lines: Sequence[str]) -> Repair | None:
    """A hyphen and a space before the entries of a list that begin with something else, wherever they stand; None where none does."""
    likely = [number for number, line in enumerate(lines) if line.lstrip(" ")[:1] in ("-", "*")]
    for pattern, instead, message in _MARKS:
        mended = {one: instead(found) + lines[one][found.end() :] for one in likely if (found := pattern.match(lines[one]))}
        keys = frozenset(_outside_words(lines)) if mended else ()
        if mended := {one: line for one, line in mended.items() if one in keys}:
            first = min(mended)
            hint = write_it(mended[first]) + (_LIKEWISE if len(mended) > 1 else "")
            column = lines[first].index("\t") if pattern is _TAB else indent_of(lines[first])
            return Repair(first, column, message, hint, mended)
    return None


def mend_odd_indent(lines: Sequence[str], number: int) -> Repair | None:
    """Spaces for the spaces of another kind at the beginning of a line, and of those around it; None where there are none."""
    if not _ODD_SPACE.match(lines[number]):
        return None
    while number and _ODD_SPACE.match(lines[number - 1]):
        number -= 1
    run = run_from(lines, number, _ODD_SPACE.match)
    mended = {one: " " * (len(lines[one]) - len(lines[one].lstrip())) + lines[one].lstrip() for one in run}
    odd = next(one for one in lines[number] if one not in " \t")
    hint = write_it(mended[number]) + (_LIKEWISE if len(mended) > 1 else "")
    message = f"a space of another kind stands in the indentation: it is U+{ord(odd):04X}"
    return Repair(number, lines[number].index(odd), message + (" (no-break space)" if odd == "\xa0" else ""), hint, mended)


def mend_outermost(lines: Sequence[str], number: int) -> Repair | None:
    """At the left edge a key that stands nowhere else; None where the line has none, or stands there."""
    parts = take_apart(lines[number])
    return indent_to(lines, number, 0) if parts.column and "-" not in parts.lead and parts.key in OUTERMOST_KEYS else None


def mend_neighbour(lines: Sequence[str], number: int) -> Repair | None:
    """Indented like its neighbours the line above, where it stands further left than they; None where it does not.

    Its neighbour above may be the key to which both belong.
    """
    above = list(zip(range(2), lines_above(lines, number), strict=False))
    parts, column = take_apart(lines[number]), indent_of(lines[number])
    if len(above) < 2 or parts.key not in KNOWN_KEYS or parts.key in GUARDS or "-" in parts.lead:
        return None
    odd, before = take_apart(lines[above[0][1]]), take_apart(lines[above[1][1]])
    is_first = not before.value and before.column == odd.column
    is_between = odd.column < column and (column == before.column or is_first) and odd.key and odd.value and before.key
    if not is_between or odd.key in OUTERMOST_KEYS or odd.key in GUARDS or "-" in odd.lead or is_block(odd.value):
        return None
    return indent_to(lines, above[0][1], column, only=True)


def add_hyphen_to_braces(lines: Sequence[str], number: int) -> Repair | None:
    """A hyphen for keys in braces below an entry of a list that is made of such; None where it is not so."""
    above = next(lines_above(lines, number), None)
    if above is None or not lines[number].lstrip(" ").startswith("{"):
        return None
    parts = take_apart(lines[above])
    hyphen = indent_of(lines[above])
    if "-" not in parts.lead or not parts.value.startswith("{") or not hyphen <= indent_of(lines[number]) <= parts.column:
        return None
    mended = f"{' ' * hyphen}- {lines[number].lstrip(' ')}"
    message = "a hyphen is missing before these keys, which are an entry of the list"
    return Repair(number, indent_of(lines[number]), message, write_it(mended), {number: mended})


def _outside_words(lines: Sequence[str]) -> Iterator[int]:
    """The numbers of the lines that are not among the words below `>-` or `|`."""
    words: int | None = None
    for number, line in enumerate(lines):
        if is_bare(line) or (words is not None and indent_of(line) > words):
            continue
        parts = take_apart(line)
        words = (parts.column if parts.key else indent_of(line)) if is_block(parts.value) else None
        yield number
