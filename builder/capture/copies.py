"""Keeps what was fetched in the folder of held texts: a WARC file (ISO 28500) with all of it, and its text beside that for people.

What is there already is never lost: a later capture is added to the earlier ones, and a file that is not ours is left alone.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from builder import __version__
from builder.capture.fetch import Exchange
from builder.capture.trouble import NotWritten
from builder.extraction import text_of
from builder.held import MAX_HELD_BYTES, HeldFile, read_held
from builder.write import replace_file

ENDING = ".warc.gz"


@dataclass(frozen=True, slots=True)
class Kept:
    """A copy that was kept. file: its name in the folder. size: of the last answer as it came. why: why it has no text, or ""."""

    file: str
    sha256: str
    size: int
    why: str


def keep(folder: Path, name: str, exchanges: tuple[Exchange, ...], moment: datetime) -> Kept:
    """Add what was fetched to <name>.warc.gz, and write <name>.txt. Raises NotWritten where something else stands in the way."""
    file = f"{name}{ENDING}"
    path = folder / file
    earlier = b""
    if path.exists() or path.is_symlink():
        held = read_held(folder, file)
        if held.why:
            raise NotWritten(f"the copy can't be kept: {held.why}")
        earlier = held.content
        if not earlier.startswith(b"\x1f\x8b"):
            raise NotWritten(f"'{file}' in the folder of our copies is no WARC file of ours; rename it, or take it out")
    content = earlier + warc_of(exchanges, moment)
    if len(content) > MAX_HELD_BYTES:
        raise NotWritten(f"'{file}' would have more than {MAX_HELD_BYTES:,} bytes; rename the earlier copies in it, and capture again")
    before, after = text_of(file, earlier).text if earlier else "", text_of(file, content)
    if before and after.why:
        # What is packed is small, and what it unpacks to may be more than is read.
        raise NotWritten(f"'{file}' could not be read any more ({after.why}); rename the earlier copies in it, and capture again")
    replace_file(path, content)
    if not after.why:
        _keep_text(folder / f"{name}.txt", before, after.text)
    return Kept(file, HeldFile(content).sha256, len(exchanges[-1].content), after.why)


def _keep_text(path: Path, before: str, text: str) -> None:
    # Somebody may hold a text of that name themselves.
    if path.is_symlink() or (path.exists() and path.read_bytes() != before.encode()):
        return
    replace_file(path, text.encode())


def warc_of(exchanges: tuple[Exchange, ...], moment: datetime) -> bytes:
    """A WARC file of exchanges. moment: when they took place."""
    from warcio.warcwriter import WARCWriter

    file = BytesIO()
    writer = WARCWriter(file, gzip=True)
    date = moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    for exchange in exchanges:
        writer.write_request_response_pair(_request(writer, exchange, date), _response(writer, exchange, date))
    return file.getvalue()


def _request(writer: Any, exchange: Exchange, date: str) -> Any:
    from warcio.statusandheaders import StatusAndHeaders

    http = StatusAndHeaders(f"GET {exchange.target} HTTP/1.1", list(exchange.asked), is_http_request=True)
    named = {"WARC-Date": date, "WARC-IP-Address": exchange.address}
    return writer.create_warc_record(exchange.url, "request", BytesIO(), length=0, http_headers=http, warc_headers_dict=named)


def _response(writer: Any, exchange: Exchange, date: str) -> Any:
    from warcio.statusandheaders import StatusAndHeaders

    # The content is kept without its chunks, so that the header about them would be untrue.
    headers = [(f"X-Archive-Orig-{name}" if name.lower() == "transfer-encoding" else name, value) for name, value in exchange.headers]
    http = StatusAndHeaders(f"{exchange.status} {exchange.reason}", headers, protocol="HTTP/1.1")
    named = {"WARC-Date": date, "WARC-IP-Address": exchange.address, "WARC-Software": f"onrecord/{__version__}"}
    content = BytesIO(exchange.content)
    length = len(exchange.content)
    return writer.create_warc_record(exchange.url, "response", content, length=length, http_headers=http, warc_headers_dict=named)
