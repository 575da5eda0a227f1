"""Which lines of YAML belong together, told by their indentation alone, so that it works where the lines are not YAML.

Every look up or down goes 500 lines far at most: a file of garbage must not cost time by the square of its length.
"""

from collections.abc import Callable, Iterator, Sequence

from builder.parse.quoting import take_apart

_FAR = 500


def indent_of(line: str) -> int:
    """How many blanks the line begins with."""
    return len(line) - len(line.lstrip(" \t"))


def is_bare(line: str) -> bool:
    """Whether the line holds nothing, or only a remark."""
    words = line.strip(" \t")
    return not words or words.startswith("#")


def lines_above(lines: Sequence[str], number: int) -> Iterator[int]:
    """The numbers of the lines above that are not bare, the nearest first."""
    return (above for above in range(number - 1, max(number - _FAR, 0) - 1, -1) if not is_bare(lines[above]))


def head_of(lines: Sequence[str], number: int, *, below: int | None = None) -> int | None:
    """The nearest line above that has a key, and stands at a column less than `below` where that is given."""
    for above in lines_above(lines, number):
        parts = take_apart(lines[above])
        if parts.key and (below is None or parts.column < below):
            return above
    return None


def end_of_value(lines: Sequence[str], number: int) -> int:
    """The last line of the value that begins on a line: those that follow and are indented by more than its first word."""
    column, last = take_apart(lines[number]).column, number
    for below in range(number + 1, min(number + _FAR, len(lines))):
        if not lines[below].strip(" \t"):
            continue
        if indent_of(lines[below]) <= column:
            break
        last = below
    return last


def end_of_block(lines: Sequence[str], number: int) -> int:
    """The number behind the last line of a block: of those that follow a line and are indented by more than it."""
    end = number + 1
    for below in range(number + 1, min(number + _FAR, len(lines))):
        if lines[below].strip(" \t"):
            if indent_of(lines[below]) <= indent_of(lines[number]):
                break
            end = below + 1
    return end


def run_from(lines: Sequence[str], number: int, belongs: Callable[[str], object]) -> range:
    """The line and those that follow it, as long as they belong together."""
    end = number
    while end < min(len(lines), number + _FAR) and belongs(lines[end]):
        end += 1
    return range(number, end)


def levels(lines: Sequence[str], number: int) -> tuple[int, ...]:
    """The columns at which a line may begin: those of keys above that are still open, or for an entry of a list those of hyphens."""
    is_entry = "-" in take_apart(lines[number]).lead
    found, least = set() if is_entry else {0}, len(lines[number]) + _FAR
    for above in lines_above(lines, number):
        parts = take_apart(lines[above])
        hyphens = [at for at, character in enumerate(parts.lead) if character == "-"]
        keys = [parts.column] if parts.key else []
        found.update(column for column in (hyphens if is_entry else keys) if column <= least)
        least = min([least, *hyphens, *keys])
        if least == 0:
            break
    return tuple(sorted(found)) or (0,)
