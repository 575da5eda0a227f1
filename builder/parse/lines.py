"""From an index in the text of a Markdown block back to line and column of the file. It parses nothing."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from builder.findings import Span
from builder.parse.citations import Place

_BEFORE_CELLS = re.compile(r"[ \t]*(?:(?:>|(?:[-*+]|\d{1,9}[.)])[ \t])[ \t]*)*\|?")


def place_in_lines(path: str, content: str, lines: Sequence[str], first: int, file_line: int) -> Place:
    """A Place for a block's text.

    content: the block's text as the parser gives it, its lines freed of indentation and of marks like `> ` and `- `.
    lines, first: all lines of the body, and the index of the block's first. file_line: the file's line on which the body begins.
    """
    written = content.split("\n")
    starts = [0]
    for line in written:
        starts.append(starts[-1] + len(line) + 1)
    columns: dict[int, int] = {}

    def place(index: int, length: int) -> Span:
        number = min(bisect_right(starts, index), len(written)) - 1
        if number not in columns:
            columns[number] = _column_of(lines[min(first + number, len(lines) - 1)], written[number])
        return Span(path, file_line + first + number, max(columns[number] + index - starts[number] + 1, 1), max(length, 1))

    return place


def place_in_cell(path: str, cell: str, line: int, column: int) -> Place:
    """A Place for the text of a table cell that begins at `column`, from 0, of the file's `line`.

    The parser has taken the backslash before each pipe out of it.
    """
    pipes = [match.start() for match in re.finditer(r"\|", cell)]

    def place(index: int, length: int) -> Span:
        return Span(path, line, column + index + bisect_left(pipes, index) + 1, max(length, 1))

    return place


def cells_begin(source: str) -> int:
    """Where a table row's first cell may begin on its line: behind the marks of quotations and lists, and the first pipe."""
    match = _BEFORE_CELLS.match(source)
    return match.end() if match else 0


def cell_column(source: str, cell: str, after: int) -> tuple[int, int]:
    """Where a table cell's text begins on its line, searching from `after`, and where to search for the next cell's."""
    written = cell.replace("|", "\\|")
    at = source.find(written, after)
    begin = at if at >= 0 else after
    end = source.find("|", begin + (len(written) if at >= 0 else 0))
    return begin, end + 1 if end >= 0 else len(source)


def _column_of(source: str, written: str) -> int:
    bare = written.rstrip()
    whole = source.rstrip()
    if whole.endswith(bare):
        return len(whole) - len(bare)
    # The parser writes spaces for tabs in an indentation, and takes the hashes behind a heading away.
    words = bare.lstrip()
    return max(source.find(words), 0) - (len(bare) - len(words))
