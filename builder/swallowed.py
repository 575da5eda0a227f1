"""Keys that stand below `>-` by an indentation too many, and so are words of a text. It moves none: it says where each belongs.

Such a line is read by everybody, and what it was to hold back is public. Words may be meant, too: then they join the line above.
"""

import re
from dataclasses import replace
from typing import NamedTuple

from builder.document import Node, Scalar, Sequence
from builder.findings import Finding, Span, finding
from builder.parse.keys import GUARDS
from builder.parse.outline import indent_of
from builder.parse.places import place_words
from builder.parse.quoting import write_it
from builder.schema import Level, Reading, keys_of

_LINE = re.compile(r"[ \t]*(?P<hyphen>-[ \t]+)?(?P<key>\w+)[ \t]*[:=\uff1a](?=[ \t]|$)[ \t]*(?P<value>.*)")
# To lose one of these is so grave that capitals and a missing space or colon don't save it.
_GUARD = re.compile(
    rf"[ \t]*(?P<hyphen>)(?P<key>{'|'.join(GUARDS)})(?:[ \t]*[:=\uff1a][ \t]*|[ \t]+(?=(?:true|yes)\W*$))(?P<value>.*)", re.IGNORECASE
)
_CITED = re.compile(r"[ \t]*\[@[^\[\]]*\][ \t.]*$")
_LONGEST = 200


class _Swallowed(NamedTuple):
    """A line and the index `at` of its first character in the file's text. meant: the line as it should be."""

    at: int
    line: str
    meant: str

    @property
    def blanks(self) -> int:
        return indent_of(self.line)


def without_keys(name: str, node: Node, reading: Reading, around: tuple[Level, ...]) -> Node:
    """The value of the key `name` without the lines at its end that look like keys; every such line goes into the Reading.

    around: the record to which the key belongs, then those around it, the innermost first. Where words follow such a line,
    it stays in the value. Between quotation marks a line means what it says.
    """
    if isinstance(node, Sequence):
        return replace(node, nodes=tuple(without_keys(name, one, reading, around) for one in node.nodes))
    if not isinstance(node, Scalar) or node.style in ("'", '"'):
        return node
    found = _swallowed(reading.text, node, around)
    if not found:
        return node
    reading.findings += [_finding(name, node, reading.text, one, is_last=one is found[-1]) for one in found]
    at, lines = found[0].at, {one.line for one in found}
    behind = reading.text[at : node.end].split("\n")
    if any(line.strip() and indent_of(line) <= found[0].blanks and line not in lines for line in behind):
        return node
    places = place_words(reading.text, node)
    cut = next((index for index, place in enumerate(places) if place >= at), len(places))
    return replace(node, text=node.text[:cut].rstrip(), end=max(len(reading.text[:at].rstrip()), node.start))


def _swallowed(text: str, node: Scalar, around: tuple[Level, ...]) -> list[_Swallowed]:
    found = []
    at = text.find("\n", node.start, node.end) + 1
    while 0 < at < node.end:
        end = text.find("\n", at, node.end)
        line = text[at : end if end >= 0 else node.end]
        guard = _GUARD.match(line)
        match = guard or _LINE.match(line)
        if match:
            key = match["key"].lower() if guard else match["key"]
            column = _column(key, around, is_entry=bool(match["hyphen"]))
            if column is not None:
                value = _CITED.sub("", match["value"]) if guard else match["value"]
                found.append(_Swallowed(at, line, f"{' ' * column}{'- ' if match['hyphen'] else ''}{key}: {value}".rstrip()))
        at = end + 1
    return found


def _column(key: str, around: tuple[Level, ...], *, is_entry: bool) -> int | None:
    """The column of a line with a key of one of the records, or of the hyphen before it; None where none of them has it."""
    for record, column in around:
        if key in keys_of(record) and (not is_entry or column >= len("- ")):
            return column - len("- ") * is_entry
    return None


def _finding(name: str, node: Scalar, text: str, swallowed: _Swallowed, *, is_last: bool) -> Finding:
    meant = swallowed.meant.lstrip()
    key = meant.removeprefix("- ").partition(":")[0]
    if meant != swallowed.meant:
        hint = write_it(swallowed.meant)
    else:
        hint = "begin the line at the left edge" + (f": `{meant}`" if len(meant) <= _LONGEST else "")
    likewise = "" if is_last else ", and the lines below it that look like keys likewise"
    span = Span(node.span.path, text.count("\n", 0, swallowed.at) + 1, swallowed.blanks + 1, max(len(swallowed.line.strip()), 1))
    message = f"this looks like the key `{key}`, and is read as words of `{name}`"
    return finding("key-in-text", span, message, f"{hint}{likewise}; if it is words, join it to the line above")
