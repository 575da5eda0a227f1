"""What a new file begins as: a starter with guidance in remarks, filled with what an address alone tells. It reads and writes no disk."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from builder.edtf import read_date
from builder.ids import suggest_id, why_invalid
from builder.urls import why_unsafe

# By kind: the folder of its files, and how their names end.
KINDS: dict[str, tuple[str, str]] = {
    "incident": ("incidents", ".md"),
    "person": ("people", ".md"),
    "organisation": ("organisations", ".md"),
    "place": ("places", ".md"),
    "source": ("sources", ".yaml"),
    "page": ("pages", ".md"),
}
_DAY_IN_PATH = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)[/_.-]?(?P<month>[01]\d)(?:[/_.-]?(?P<day>[0-3]\d))?(?!\d)", re.ASCII)
_WAYBACK = re.compile(r"https?://web\.archive\.org/web/(?P<day>\d{8})\d{0,6}[a-z_]*/(?P<original>.+)", re.ASCII)
# What a plain value of YAML can't have, of what an address can have: a colon at its end.
_NOT_PLAIN = re.compile(r":$")


class Started(NamedTuple):
    """A new file. path: within the content, forward slashes."""

    path: str
    text: str


def start(kind: str, name: str, starters: Mapping[str, bytes], url: str = "") -> Started:
    """The new file for something of a kind of KINDS, with the id `name`. starters: the files of the folder of that name, by path."""
    folder, suffix = KINDS[kind]
    text = starters[f"new/{kind}{suffix}"].decode()
    return Started(f"{folder}/{name}{suffix}", _filled(text, told_by(url)) if url else text)


def start_dossier(starters: Mapping[str, bytes], version: str) -> dict[str, bytes]:
    """The files of a new dossier by path, which asks for this version of Onrecord. starters: as for `start`."""
    # A name that begins with a dot is kept without it among the starters, so that it is no setting of Onrecord's own.
    files = {path.removeprefix("dossier/"): lines for path, lines in starters.items() if path.startswith("dossier/")}
    return {
        re.sub(r"^dot-", ".", path): lines.replace(b"onrecord-VERSION", f"onrecord-{version}".encode()) for path, lines in files.items()
    }


def why_no_id(name: str) -> str:
    """Why `name` can't be an id, and which one is probably meant; "" where it can."""
    why = why_invalid(name)
    meant = suggest_id(re.sub(r"\.(md|yaml)$", "", name)) if why else ""
    return why + (f"; did you mean {meant}?" if meant else "")


def why_no_address(address: str) -> str:
    """Why `address` can't be a source's, or "" where it can; of a copy in the Wayback Machine, what it is a copy of must be one as well."""
    if why := why_unsafe(address, web_only=True):
        return why
    copy = _WAYBACK.fullmatch(address)
    why = why_unsafe(copy["original"], web_only=True) if copy else ""
    return f"behind the day stands what it is a copy of, and of that: {why}" if why else ""


def told_by(address: str) -> dict[str, str]:
    """The lines of a source's file that its address alone tells, by key: where it is, its archived copy, the day in its path.

    The address is one that why_no_address lets pass. One of the Wayback Machine holds the one that it is a copy of, and the moment of the
    copy (https://archive.org/help/wayback_api.php).
    """
    lines = {"url": address}
    if copy := _WAYBACK.fullmatch(address):
        day = "-".join((copy["day"][:4], copy["day"][4:6], copy["day"][6:]))
        date = "TODO" if isinstance(read_date(day), str) else day
        lines = {"url": copy["original"], "archived": f"\n  url: {_quoted(address)}\n  date: {date}"}
    path = re.sub(r"^https?://[^/]*", "", lines["url"])
    if match := _DAY_IN_PATH.search(path):
        issued = "-".join(part for part in match.groups() if part)
        if not isinstance(read_date(issued), str):
            lines["issued"] = issued
    return lines


def _quoted(value: str) -> str:
    """A value as YAML can read it; an address holds no quotation mark, line break or backslash (builder/urls.py)."""
    return f'"{value}"' if _NOT_PLAIN.search(value) else value


def _filled(text: str, lines: Mapping[str, str]) -> str:
    for key, value in lines.items():
        # A key with keys of its own stands in the starter before lines that are indented behind their #.
        place = re.compile(rf"^#{key}:.*\n(?:#  .*\n)*", re.MULTILINE)
        line = f"{key}:{value}\n" if value.startswith("\n") else f"{key}: {_quoted(value)}\n"
        text = place.sub(line.replace("\\", r"\\"), text)
    if "issued" in lines:
        text = text.replace("\nissued:", "\n# This day stands in the address. Compare it with the page.\nissued:")
    return text
