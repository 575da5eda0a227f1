"""Markup in words that take none, as a title does, and would be shown as it stands. It reads none of it."""

import re
from collections.abc import Iterator

from builder.findings import Finding, finding
from builder.parse.citations import Place

_MARKUP = re.compile(
    r"(?P<cite>\[(?:(?:see|cf\.|contra|but\s+see)\s+)?@[^\[\]]{1,199}\])"
    r"|(?P<link>\[\[[^\[\]\n]{1,199}\]\])|(?P<bold>\*\*(?=\S)[^*\n]{1,199}\*\*)"
)
_MEANT = {
    "cite": (
        "a citation is not read here, and would be shown as it stands",
        "take it out, and say the same in the text or the summary, with its citation",
    ),
    "link": ("a link is not read here, and would be shown as it stands", "write the name as a reader should see it"),
    "bold": ("bold print is not known here, and the asterisks would be shown as they stand", "take the asterisks out"),
}


def markup_in(words: str, place: Place) -> Iterator[Finding]:
    """A finding for each citation, cross-link or bold print in words that are shown as they stand."""
    for match in _MARKUP.finditer(words):
        message, hint = _MEANT[match.lastgroup or ""]
        yield finding("misread-markup", place(match.start(), len(match[0])), message, hint)
