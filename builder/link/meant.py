"""What an id that is none was probably meant to name, for a hint. Somebody else is never suggested: a hint is obeyed."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from builder.findings import did_you_mean
from builder.ids import EDITORS, why_invalid

MOST_NAMED = 3
MOST_SLIPS = 2
_NO_ADDRESS = "cite a source by its id; `onrecord new source ID --url …` begins one that has this address"
_ADDRESS = re.compile(r"https?://|www\.", re.IGNORECASE)
_OURS = ("editor", "editorial", "the-editors", "ours")


def source_meant(key: str, sources: Iterable[str]) -> str:
    """A hint for a citation of `key`, which no source has as its id. sources: the ids that there are."""
    if key == "TODO":
        return "write the id of the source that says so; `onrecord new source ID` begins one"
    if key.casefold() == EDITORS or key.casefold() in _OURS:
        return "our own words end with [@editors]"
    if key.startswith(("http://", "https://")):
        return _NO_ADDRESS
    party = _party(key)
    nearest = _nearest(key.casefold(), [one for one in sources if _are_near(party, _party(one))])
    if len(nearest) == 1:
        return f"did you mean '{nearest[0]}'?"
    if nearest:
        # Of several that are as near, one alone would be an article that nobody meant.
        more = f" and {len(nearest) - MOST_NAMED} more" if len(nearest) > MOST_NAMED else ""
        named = [f"'{one}'" for one in nearest[:MOST_NAMED]]
        listed = ", ".join(named) + more if more else f"{', '.join(named[:-1])} and {named[-1]}"
        return f"the nearest are {listed}: look which one you mean"
    if why := why_invalid(key):
        return f"correct the id: {why}"
    return f"add a file {key}.yaml in sources/, or correct the id"


def address_meant(key: str, addresses: Mapping[str, str]) -> str:
    """A hint for a web address that stands where a source's id belongs; "" for what is no address.

    addresses: those of the sources, with their ids.
    """
    if not _ADDRESS.match(key):
        return ""
    written = _bare_address(key)
    meant = next((chosen for address, chosen in addresses.items() if _bare_address(address) == written), "")
    if meant:
        return f"the source with this address is {meant}: write that"
    return _NO_ADDRESS


def party_meant(written: str, parties: Iterable[str]) -> str:
    """A hint for what is written like the id of a person or organisation, and is none. parties: the ids that there are."""
    near = sorted(one for one in parties if _are_within(min(2, len(one) // 4), written.casefold(), one) or _shares_names(written, one))
    meant = f"did you mean '{near[0]}'? " if near else ""
    name = " ".join(word.capitalize() for word in written.split("-"))
    return f"{meant}somebody who has no file of their own is written as a name, with a capital letter: {name}"


def thing_meant(written: str, known: Iterable[str], folder: str = "the folder of its kind") -> str:
    """A hint for an id that nothing has. known: the ids that there are. folder: where its file would stand."""
    if why := why_invalid(written):
        return did_you_mean(written, known) or f"correct the id: {why}"
    return did_you_mean(written, known) or f"add a file {written}.md in {folder}, or correct the id"


def _shares_names(written: str, known: str) -> bool:
    # Two names and more, or the last one alone: mark-milley and milley are meant to be mark-a-milley.
    mine, theirs = written.casefold().split("-"), known.split("-")
    return set(mine) <= set(theirs) and (len(set(mine)) > 1 or mine == theirs[-1:])


def _bare_address(address: str) -> str:
    return re.sub(r"^https?://(?:www\.)?|^www\.", "", address.split("#", maxsplit=1)[0], flags=re.IGNORECASE).rstrip("/").casefold()


def _party(key: str) -> str:
    # What stands before the first digit, as ids of sources are the publisher and the day.
    return re.split(r"\d", key.casefold(), maxsplit=1)[0].strip("-")


def _are_near(one: str, other: str) -> bool:
    return one == other or _are_within(min(2, len(one) // 3), one, other)


def _nearest(key: str, sources: list[str]) -> list[str]:
    """Of the sources of one publisher those that as few slips as possible make of the key, sorted; none where those are many."""
    # What has no day, or half of one, has no slip in it but a part missing.
    if begun := [one for one in sources if one.startswith(key) or key.startswith(f"{one}-")]:
        return sorted(begun)
    for slips in range(MOST_SLIPS + 1):
        if nearest := sorted(one for one in sources if _are_within(slips, key, one)):
            return nearest
    return []


@lru_cache(maxsize=100_000)
def _are_within(most: int, one: str, other: str) -> bool:
    """Whether so many slips make one word the other: a letter too many, too few, or another, or two neighbours that changed places.

    Source: the distance of F. J. Damerau, Communications of the ACM 7 (1964), in its restricted form.
    """
    if abs(len(one) - len(other)) > most:
        return False
    rows = [list(range(len(other) + 1))]
    for row, letter in enumerate(one, start=1):
        current = [row]
        for column, opposite in enumerate(other, start=1):
            least = min(rows[-1][column] + 1, current[-1] + 1, rows[-1][column - 1] + (letter != opposite))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == opposite:
                least = min(least, rows[-2][column - 2] + 1)
            current.append(least)
        if min(current) > most and min(rows[-1]) > most:
            return False
        rows.append(current)
    return rows[-1][-1] <= most
