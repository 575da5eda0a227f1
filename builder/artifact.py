"""A file of the site before it is written: its path within the site, its bytes, and who makes it."""

import unicodedata
from dataclasses import dataclass

_RESERVED = {"con", "prn", "aux", "nul"} | {f"{device}{number}" for device in ("com", "lpt") for number in range(1, 10)}


@dataclass(frozen=True, slots=True)
class Artifact:
    """One output. path: relative to the site, forward slashes. producer: what to name in a finding, like "the page of old-bridge"."""

    path: str
    content: bytes
    producer: str


def collision_key(path: str) -> str:
    """What two paths share that some file system or host would take for one file: case, compatibility forms, trailing dots and spaces."""
    parts = unicodedata.normalize("NFKC", path).casefold().split("/")
    return "/".join(part.rstrip(". ") for part in parts)


def is_reserved(path: str) -> bool:
    """Whether a part of `path` is a name that Windows keeps for devices."""
    return any(part.split(".")[0] in _RESERVED for part in collision_key(path).split("/"))
