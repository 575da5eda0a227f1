"""Where words stand between quotation marks: “…”, "…", „…“, «…», »…«; nested marks are part of the quotation. It judges no words."""

from typing import NamedTuple

_CLOSERS = {"“": "”", '"': '"', "„": "“”", "«": "»", "»": "«"}
_ALL = frozenset('“”"„«»')
_BEFORE_OPENING = "([{“„«‘"
_NEVER_FIRST = ".,;:!?…)]}”»’"
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
        if stack and _closes(text, index, stack[-1][0]):
            _, start = stack.pop()
            if not stack:
                quotations.append((start + 1, index))
        elif _opens(text, index):
            stack.append((mark, index))
        else:
            unpaired.append(index)
    unpaired += [start for _, start in stack[:1]]
    return Marks(tuple(quotations), tuple(unpaired))


class Partners:
    """Where the quotations of a text are closed, asked for one by one.

    A search remembers every mark that it passed, so that marks without partner don't make each search as long as the text.
    """

    def __init__(self, text: str, end: int | None = None) -> None:
        self.text = text
        self.end = len(text) if end is None else end
        self.known: dict[int, int] = {}

    def of(self, start: int) -> int:
        """Where the quotation that opens at `start` is closed, before the end, or -1; nested marks are part of it."""
        if start not in self.known:
            self._search(start)
        return self.known[start]

    def _search(self, start: int) -> None:
        stack = [start]
        for index in range(start + 1, self.end):
            mark = self.text[index]
            if mark not in _ALL:
                continue
            if _closes(self.text, index, self.text[stack[-1]]):
                self.known[stack.pop()] = index
                if not stack:
                    return
            elif _opens(self.text, index):
                stack.append(index)
        self.known.update(dict.fromkeys(stack, -1))


def without_marks(text: str) -> str:
    """The text with its quotation marks blanked out, for what quotes nobody: code."""
    return text.translate(_BLANKED)


def _opens(text: str, index: int) -> bool:
    # French opens with « and closes with »; German and Danish have them the other way round, close to the words.
    return text[index] in _CLOSERS and (text[index] != "»" or _opens_within(text, index))


def _closes(text: str, index: int, opener: str) -> bool:
    mark = text[index]
    return (mark == '"' or mark in _CLOSERS[opener]) and (mark not in '"«' or not _opens_within(text, index))


def _opens_within(text: str, index: int) -> bool:
    # A straight mark between a space and a word opens a quotation within the one that stands open; any other closes it.
    before, after = text[index - 1 : index], text[index + 1 : index + 2]
    return (before.isspace() or before in _BEFORE_OPENING) and bool(after) and not after.isspace() and after not in _NEVER_FIRST


_BLANKED = {ord(mark): "\0" for mark in _ALL}
