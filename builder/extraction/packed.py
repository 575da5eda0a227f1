"""Unpacks gzip and deflate, up to a size: a small file may unpack into one that fills the memory."""

import zlib

from builder.extraction.unreadable import Unreadable

MOST_UNPACKED = 64 * 1024 * 1024
_MOST_LAYERS = 3
_SLICE = 4096
_GZIP, _ZLIB, _BARE = 16 + zlib.MAX_WBITS, zlib.MAX_WBITS, -zlib.MAX_WBITS


def unpacked(content: bytes, encoding: str, most: int = MOST_UNPACKED) -> bytes:
    """What a server packed as its Content-Encoding says. Raises Unreadable where it is another one, broken, or more than `most` bytes."""
    layers = [one for part in encoding.split(",") if (one := part.strip().lower()) not in ("", "identity")]
    if len(layers) > _MOST_LAYERS:
        raise Unreadable(f"it is packed {len(layers)} times over")
    for layer in reversed(layers):
        if layer in ("gzip", "x-gzip"):
            content = gunzipped(content, most)
        elif layer == "deflate":
            content = _inflated(content, _ZLIB if _has_zlib_header(content) else _BARE, most)
        else:
            raise Unreadable(f"it is packed with {layer[:40]}; gzip and deflate can be read")
    return content


def gunzipped(content: bytes, most: int = MOST_UNPACKED) -> bytes:
    """A gzip file's content, of all its members. Raises Unreadable as `unpacked` does."""
    return _inflated(content, _GZIP, most)


def _inflated(content: bytes, form: int, most: int) -> bytes:
    found: list[bytes] = []
    left = most
    unpacking = zlib.decompressobj(form)
    # Slices, since what is left over is copied at every step.
    for start in range(0, len(content), _SLICE):
        piece = content[start : start + _SLICE]
        while piece:
            if unpacking.eof:
                if form != _GZIP or not piece.startswith(b"\x1f"):
                    return b"".join(found)  # what stands behind the last member is padding
                unpacking = zlib.decompressobj(form)
            try:
                found.append(unpacking.decompress(piece, left + 1))
            except zlib.error as broken:
                raise Unreadable("it is packed, and broken") from broken
            left -= len(found[-1])
            if left < 0:
                raise Unreadable(f"it unpacks to more than {most:,} bytes")
            piece = unpacking.unused_data if unpacking.eof else unpacking.unconsumed_tail
    if not unpacking.eof:
        raise Unreadable("it is packed, and its end is missing")
    return b"".join(found)


def _has_zlib_header(content: bytes) -> bool:
    # RFC 1950, 2.2; many servers send deflate without it.
    return len(content) > 1 and content[0] & 0x0F == 8 and int.from_bytes(content[:2], "big") % 31 == 0
