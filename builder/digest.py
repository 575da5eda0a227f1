"""One number for many bytes, so that the same input is known again. It reads no disk."""

from collections.abc import Iterable, Mapping
from hashlib import sha256


def digest_of(words: Iterable[str], files: Mapping[str, bytes]) -> str:
    """The sha256, in hexadecimal, over some words and over files by path; each with its length, so that no two inputs read alike."""
    total = sha256()
    parts = [word.encode("utf-8", "surrogateescape") for word in words]
    for path in sorted(files):
        parts += [path.encode("utf-8", "surrogateescape"), files[path]]
    for part in parts:
        total.update(len(part).to_bytes(8, "big"))
        total.update(part)
    return total.hexdigest()
