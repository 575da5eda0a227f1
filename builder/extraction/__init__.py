"""The text of a held copy, for comparison: everything that a reader of it could read, in its order.

It leaves nothing out that may be part of the text, and therefore judges nothing: what is menu and what is article is not its business.
It reads no disk, and never raises: what can't be read has a reason.
"""

from dataclasses import dataclass

from builder.extraction.charsets import declared_in, decoded, decoded_strictly
from builder.extraction.markup import text_of_markup
from builder.extraction.pdf import text_of_pdf
from builder.extraction.unreadable import Unreadable
from builder.extraction.warc import last_response

ENDINGS = (".txt", ".md", ".html", ".htm", ".pdf", ".warc", ".warc.gz")
_MARKUP = ("text/html", "application/xhtml+xml")
_UNSAID = ("", "application/octet-stream", "binary/octet-stream")


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of a copy. why: why nothing could be read, ready to print, or ""."""

    text: str
    why: str = ""


def text_of(name: str, content: bytes) -> Extracted:
    """The text of a file, read as its ending says. name: the file's, for its ending alone."""
    try:
        return Extracted(_read(name.lower(), content))
    except Unreadable as unreadable:
        return Extracted("", str(unreadable))


def text_of_response(content_type: str, content: bytes) -> Extracted:
    """The text of what a server sent, unpacked, read as its Content-Type says."""
    try:
        return Extracted(_read_response(content_type, content))
    except Unreadable as unreadable:
        return Extracted("", str(unreadable))


def _read(name: str, content: bytes) -> str:
    if name.endswith((".txt", ".md")):
        return _plain(content, "")
    if name.endswith((".html", ".htm")):
        return text_of_markup(decoded(content, declared_in(content)))
    if name.endswith(".pdf"):
        return text_of_pdf(content)
    if name.endswith((".warc", ".warc.gz")):
        return _read_response(*last_response(content))
    raise Unreadable(f"its ending says nothing that can be read; files end in {', '.join(ENDINGS)}")


def _read_response(content_type: str, content: bytes) -> str:
    kind, _, parameters = content_type.partition(";")
    kind = kind.strip().lower()
    if content.startswith(b"%PDF-") and kind in (*_UNSAID, "application/pdf", "application/x-pdf"):
        return text_of_pdf(content)
    charset = _charset_in(parameters)
    if kind in _MARKUP or (kind in _UNSAID and b"<html" in content[:1024].lower()):
        return text_of_markup(decoded(content, declared_in(content, charset)))
    if kind.startswith("text/") or not kind:
        return _plain(content, charset)
    raise Unreadable(f"it is {kind}, which has no text that can be read")


def _plain(content: bytes, charset: str) -> str:
    text = decoded(content, charset) if charset else decoded_strictly(content)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _charset_in(parameters: str) -> str:
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'")
    return ""
