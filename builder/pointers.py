"""How somebody points at a place in the content: a file, and in it an id or some of its words. It looks nothing up."""

import re
from typing import NamedTuple

_WRITTEN = re.compile(r"(?:content/)?(?P<path>[^\s#\"“]+)(?:#(?P<id>\S+)|\s+[\"“](?P<words>.+)[\"”])?")


class Pointer(NamedTuple):
    """A place as it was written. path: of a file within the content, or what stands in its place. id, words: at most one of them, else "".

    The whole file is meant where both are "".
    """

    path: str
    id: str
    words: str


def read_pointer(text: str) -> Pointer | None:
    """The place that `text` points at, like incidents/old-bridge.md#shells or incidents/old-bridge.md "quoted words"; else None."""
    match = _WRITTEN.fullmatch(text)
    if match is None:
        return None
    # The address of a claim on its page has c- before its id.
    return Pointer(match["path"], (match["id"] or "").removeprefix("c-"), match["words"] or "")
