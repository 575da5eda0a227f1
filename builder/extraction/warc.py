"""What a server sent, out of a WARC file (ISO 28500), by warcio: the last answer that was no error. It reads no text."""

from contextlib import redirect_stderr
from io import BytesIO, StringIO

from builder.extraction.packed import gunzipped, unpacked
from builder.extraction.unreadable import Unreadable


def last_response(content: bytes) -> tuple[str, bytes]:
    """Content-Type and content of the last response with status 200, unpacked. Raises Unreadable where there is none."""
    plain = gunzipped(content) if content.startswith(b"\x1f\x8b") else content
    if not plain.startswith(b"WARC/"):
        raise Unreadable("this is no WARC file")
    try:
        from warcio.archiveiterator import WARCIterator
        from warcio.bufferedreaders import ChunkedDataReader
    except ImportError as missing:
        raise Unreadable("to read WARC files, install onrecord[held]") from missing
    found: list[tuple[str, str, str, bytes]] = []
    try:
        # One block, since warcio joins long lines block by block; and it tells the terminal of small faults.
        with redirect_stderr(StringIO()):
            for record in WARCIterator(BytesIO(plain), block_size=len(plain)):
                if record.rec_type == "response" and record.http_headers and record.http_headers.get_statuscode() == "200":
                    names = ("Content-Type", "Content-Encoding", "Transfer-Encoding")
                    kind, encoding, transfer = (record.http_headers.get_header(name) or "" for name in names)
                    found = [(kind, encoding, transfer, record.raw_stream.read())]
            kind, encoding, transfer, sent = found[0] if found else ("", "", "", b"")
            if transfer.lower() == "chunked":
                sent = ChunkedDataReader(BytesIO(sent), block_size=len(sent)).read()
    except Exception as broken:  # warcio lets out whatever a broken file makes it stumble over
        raise Unreadable(f"this WARC file is broken ({type(broken).__name__})") from broken
    if not found:
        raise Unreadable("this WARC file has no answer of a server with status 200")
    return kind, unpacked(sent, encoding)
