"""Which source an id that is none was probably meant to name, for a hint. Another party's source is never suggested."""

import re
from collections.abc import Iterable

from builder.findings import did_you_mean
from builder.ids import EDITORS, why_invalid

_OURS = ("editor", "editorial", "the-editors", "ours")


def source_meant(key: str, sources: Iterable[str]) -> str:
    """A hint for a citation of `key`, which no source has as its id. sources: the ids that there are."""
    if key == "TODO":
        return "write the id of the source that says so; `onrecord new source ID` begins one"
    if key.casefold() == EDITORS or key.casefold() in _OURS:
        return "our own words end with [@editors]"
    party = _party(key)
    hint = did_you_mean(key.casefold(), [one for one in sources if _are_near(party, _party(one))])
    if hint:
        return hint
    if why := why_invalid(key):
        return f"correct the id: {why}"
    return f"add a file {key}.yaml in sources/, or correct the id"


def _party(key: str) -> str:
    # What stands before the first digit, as ids of sources are the publisher and the day.
    return re.split(r"\d", key.casefold(), maxsplit=1)[0].strip("-")


def _are_near(one: str, other: str) -> bool:
    return one == other or _distance(one, other) <= min(2, len(one) // 3)


def _distance(one: str, other: str) -> int:
    """How many letters must be added, left out or changed to make one word the other (Levenshtein)."""
    before = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        current = [row]
        for column, opposite in enumerate(other, start=1):
            current.append(min(before[column] + 1, current[-1] + 1, before[column - 1] + (letter != opposite)))
        before = current
    return before[-1]
