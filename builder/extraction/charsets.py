"""From bytes to text by the charset that a copy declares. It guesses none: where none is declared, UTF-8 or nothing.

The names are those that browsers know, read as browsers read them (https://encoding.spec.whatwg.org/#names-and-labels, by webencodings):
what calls itself ISO-8859-1 is windows-1252. Python's other codecs are out of reach, some of which are no charsets at all.
"""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from builder.extraction.unreadable import Unreadable

# What most copies are in, and what a byte order mark says: read without the library.
_OWN = {"utf-8": "utf-8", "utf-16le": "utf-16-le", "utf-16be": "utf-16-be"}
_BOMS = ((BOM_UTF8, "utf-8"), (BOM_UTF16_LE, "utf-16le"), (BOM_UTF16_BE, "utf-16be"))
# Where browsers look for it, and a little more (https://html.spec.whatwg.org/#prescan-a-byte-stream-to-determine-its-encoding).
_LOOKED_INTO = 4096
_META = re.compile(rb"<meta[\s/][^>]{0,500}?charset\s{0,20}=\s{0,20}[\"']?\s{0,20}([\w.:-]{1,40})", re.IGNORECASE)
_XML = re.compile(rb"\s{0,20}<\?xml[^>]{0,200}?encoding\s{0,20}=\s{0,20}[\"']([\w.:-]{1,40})", re.IGNORECASE)
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)


def declared_in(content: bytes, said: str = "") -> str:
    """The charset of a page: its byte order mark's, else what the server said, else what the page itself says, "" where nobody does."""
    for mark, label in _BOMS:
        if content.startswith(mark):
            return label
    if said:
        return said
    start = _COMMENT.sub(b"", content[:_LOOKED_INTO])
    found = _META.search(start) or _XML.match(start)
    label = found[1].decode("ascii", "replace").lower() if found else ""
    # A page whose declaration can be read byte by byte is not UTF-16, whatever it says.
    return "utf-8" if label and (_codec_of(label) or "").startswith("utf-16") else label


def decoded(content: bytes, label: str) -> str:
    """The text of bytes in a charset, without a byte order mark; single broken characters are replaced, as a browser does.

    label: the charset's name, "" where none is declared. Raises Unreadable where there is no such charset, or none is declared and the
    bytes are not UTF-8, and without webencodings where it is another one.
    """
    if not label:
        return decoded_strictly(content)
    codec = _codec_of(label)
    if codec is None:
        raise Unreadable(f"it says that its charset is '{label[:40]}', and there is none of that name")
    # Python refuses five bytes of windows-1252 and others that browsers let pass; they are no letters.
    return content.decode(codec, "replace").removeprefix("\ufeff")


def _codec_of(label: str) -> str | None:
    """Python's name of a charset, None where there is none that browsers know."""
    if codec := _OWN.get(label.strip().lower()):
        return codec
    try:
        from webencodings import lookup
    except ImportError as missing:
        raise Unreadable(f"to read a page in the charset '{label[:40]}', install onrecord[held]") from missing
    found = lookup(label) if label.isascii() else None
    # The first is refused by the standard, since it can hide what a page says; the second is for bytes that are no text.
    if found is None or found.name in ("replacement", "x-user-defined"):
        return None
    # The standard reads it as what came of it (https://encoding.spec.whatwg.org/#gbk-decoder).
    return "gb18030" if found.name == "gbk" else str(found.codec_info.name)


def decoded_strictly(content: bytes) -> str:
    """The text of bytes that must be UTF-8, without a byte order mark. Raises Unreadable where they are not."""
    try:
        return content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as mistake:
        line = content.count(b"\n", 0, mistake.start) + 1
        raise Unreadable(f"it is not UTF-8 (line {line}) and does not say what else it is; save it as UTF-8") from mistake
