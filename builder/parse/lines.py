"""From an index in the text of a Markdown block back to line and column of the file. It parses nothing."""

from collections.abc import Sequence

from builder.findings import Span
from builder.parse.citations import Place


def place_in_lines(path: str, content: str, lines: Sequence[str], first: int, file_line: int, column: int = 0) -> Place:
    """A Place for a block's text.

    content: the block's text as the parser gives it, its lines freed of indentation and of marks like `> ` and `- `.
    lines, first: all lines of the body, and the index of the block's first. file_line: the file's line on which the body begins.
    column: from where to search on the block's first line, for the cells of a table row.
    """
    starts = [0]
    for line in content.split("\n"):
        starts.append(starts[-1] + len(line) + 1)

    def place(index: int, length: int) -> Span:
        number = _line_of(starts, index)
        written = content[starts[number] : starts[number + 1] - 1]
        source = lines[min(first + number, len(lines) - 1)]
        base = _column_of(source, written, column if number == 0 else 0)
        shift = index - starts[number]
        if column:
            shift += _escaped_pipes(source, base, shift)
        return Span(path, file_line + first + number, base + shift + 1, max(length, 1))

    return place


def cell_column(source: str, cell: str, after: int) -> int:
    """Where a table cell's text begins on its line, searching from `after`; the parser took the backslash before a pipe out of it."""
    at = source.find(cell.replace("|", "\\|"), after)
    return at if at >= 0 else after


def _line_of(starts: list[int], index: int) -> int:
    for number in range(len(starts) - 2, -1, -1):
        if index >= starts[number]:
            return number
    return 0


def _column_of(source: str, written: str, after: int) -> int:
    bare = written.rstrip()
    if after:
        return after
    if source.rstrip().endswith(bare):
        return len(source.rstrip()) - len(bare)
    return max(source.find(bare), 0) if bare in source else max(source.find(bare.lstrip()), 0)


def _escaped_pipes(source: str, base: int, shift: int) -> int:
    escaped, at, left = 0, base, shift
    while left > 0 and at < len(source):
        if source.startswith("\\|", at):
            escaped, at = escaped + 1, at + 1
        at, left = at + 1, left - 1
    return escaped
