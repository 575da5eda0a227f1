"""Two versions of the same lines that a merge left in a file: one finding, and the text with the first of them alone.

It doesn't choose for good: the file is refused until somebody does.
"""

import re

from builder.findings import Finding, Span, finding

_FIRST = re.compile(r"(?:<{7}|>{7})(?: |$)")
_MARK = re.compile(r"(?:<{7}|>{7}|\|{7})(?: |$)|={7}$")
_HINT = "keep one version and delete the other, and the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`"


def find_conflict(path: str, text: str) -> tuple[str, Finding | None]:
    """The text with blanks for the marks of a merge and all but the first version between them, and what to report, or None.

    The text keeps its length, so that places stay true. A line of `=======` by itself underlines a heading, and is no mark.
    """
    lines = text.split("\n")
    first = next((number for number, line in enumerate(lines) if _FIRST.match(line)), None)
    if first is None:
        return text, None
    is_kept = True
    for number in range(first, len(lines)):
        line = lines[number]
        is_mark = _MARK.match(line) is not None
        if is_mark or not is_kept:
            lines[number] = " " * len(line)
        if is_mark:
            is_kept = line.startswith(("<", ">"))
    span = Span(path, first + 1, 1, len(text.split("\n")[first]))
    return "\n".join(lines), finding("yaml-syntax", span, "two versions of these lines were left in by a merge", _HINT)
