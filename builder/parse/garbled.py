"""Letters that were read in the wrong encoding once and saved so: `Ã©` for é, or a sign for a letter that is lost. It mends none."""

import re

from builder.findings import Finding, finding
from builder.parse.places import line_starts, span_at

MOST_REPORTED = 20
_LOST = "\ufffd"
# The bytes of UTF-8 as Windows-1252 shows them; quotation marks are no second letter of a pair, as they may follow a capital.
_PAIR = "[\u00c2\u00c3][\u00a0-\u00aa\u00ac-\u00ba\u00bc-\u00bf]|[\u00c4\u00c5][\u00a1-\u00aa\u00ac-\u00ba\u00bc-\u00bf]"
_GARBLED = re.compile(f"{_LOST}+|\u00e2\u20ac[\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u2122]?|{_PAIR}")


def garbled_letters(path: str, text: str) -> tuple[Finding, ...]:
    """The findings about a file's text, each with the letter that was probably meant where it can be told."""
    matches = list(_GARBLED.finditer(text))[:MOST_REPORTED]
    starts = line_starts(text) if matches else ()
    return tuple(finding("garbled-letter", span_at(path, starts, one.start(), len(one[0])), *_told(one[0])) for one in matches)


def _told(found: str) -> tuple[str, str]:
    if found.startswith(_LOST):
        return f"{_LOST} stands here for a letter that was lost when the text was saved", "type the letter anew, as the source has it"
    try:
        hint = f"write {found.encode('cp1252').decode('utf-8')}"
    except UnicodeError:
        hint = "type the letter anew, as the source has it"
    return f"'{found}' looks like one letter that was saved in the wrong encoding", hint
