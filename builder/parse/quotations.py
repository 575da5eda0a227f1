"""Where words stand between quotation marks: “…”, "…", „…“, «…»; nested marks are part of the quotation. It judges no words."""

from typing import NamedTuple

_CLOSERS = {"“": "”", '"': '"', "„": "“”", "«": "»"}
_ALL = frozenset('“”"„«»')
OPENERS = "".join(_CLOSERS)


class Marks(NamedTuple):
    """What `pair_marks` found.

    quotations: start and end of the words within each outermost pair. unpaired: where marks without partner stand.
    """

    quotations: tuple[tuple[int, int], ...]
    unpaired: tuple[int, ...]


def pair_marks(text: str) -> Marks:
    """Pair the quotation marks of a text; a straight mark may close any, as contributors mix them."""
    quotations, unpaired = [], []
    stack: list[tuple[str, int]] = []
    for index, mark in enumerate(text):
        if mark not in _ALL:
            continue
        if stack and (mark in _CLOSERS[stack[-1][0]] or mark == '"'):
            _, start = stack.pop()
            if not stack:
                quotations.append((start + 1, index))
        elif mark in _CLOSERS:
            stack.append((mark, index))
        else:
            unpaired.append(index)
    unpaired += [start for _, start in stack[:1]]
    return Marks(tuple(quotations), tuple(unpaired))


def closing_mark(text: str, start: int) -> int:
    """Where the quotation that opens at `start` is closed, or -1; nested marks are part of it."""
    stack = [text[start]]
    for index in range(start + 1, len(text)):
        mark = text[index]
        if mark not in _ALL:
            continue
        if mark in _CLOSERS[stack[-1]] or mark == '"':
            stack.pop()
            if not stack:
                return index
        elif mark in _CLOSERS:
            stack.append(mark)
    return -1
