"""What an id that is none was probably meant to name, for a hint. Somebody else is never suggested: a hint is obeyed."""

import re
from collections.abc import Iterable, Mapping

from builder.findings import did_you_mean
from builder.ids import EDITORS, why_invalid

_ADDRESS = re.compile(r"https?://|www\.", re.IGNORECASE)
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
    return "a source is cited by its id, and none has this address; a source is a file in sources/ that has its address as `url:`"


def party_meant(written: str, parties: Iterable[str]) -> str:
    """A hint for what is written like the id of a person or organisation, and is none. parties: the ids that there are."""
    near = sorted(one for one in parties if _distance(written.casefold(), one) <= min(2, len(one) // 4) or _shares_names(written, one))
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
