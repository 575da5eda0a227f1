"""How somebody points at a place in the content: a file, and in it an id or some of its words. It looks nothing up."""

import re
from typing import NamedTuple

from builder.comparison.words import words_of

_WRITTEN = re.compile(r"(?:content/)?(?P<path>[^\s#\"“]+)(?:#(?P<id>\S+)|\s+[\"“](?P<words>.+)[\"”])?")


class Pointer(NamedTuple):
    """A place as it was written. path: of a file within the content, or what stands in its place. id, words: at most one of them, else "".

    The whole file is meant where both are "".
    """

    path: str
    id: str
    words: str

    @property
    def is_one_word(self) -> bool:
        """Whether a single word is quoted, which stands wherever it likes: it can mean a claim that is this word, and nothing else."""
        return bool(self.words) and len(words_of(self.words).folded) == 1


def read_pointer(text: str) -> Pointer | None:
    """The place that `text` points at, like incidents/old-bridge.md#shells or incidents/old-bridge.md "quoted words"; else None.

    Between the quotation marks stands one word at least: spaces and full stops are everywhere.
    """
    match = _WRITTEN.fullmatch(text)
    if match is None or (match["words"] and not words_of(match["words"]).folded):
        return None
    # The address of a claim on its page has c- before its id.
    return Pointer(match["path"], (match["id"] or "").removeprefix("c-"), match["words"] or "")
