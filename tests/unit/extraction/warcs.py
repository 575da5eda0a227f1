"""WARC files for tests."""

from io import BytesIO

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter


def warc(*responses: tuple[str, dict[str, str], bytes], gzip: bool = True) -> bytes:
    """A WARC file of responses: status line, headers, content as it was sent."""
    file = BytesIO()
    writer = WARCWriter(file, gzip=gzip)
    for status, headers, content in responses:
        http = StatusAndHeaders(status, list(headers.items()), protocol="HTTP/1.1")
        payload = BytesIO(content)
        writer.write_record(
            writer.create_warc_record("https://gazette.example/1", "response", payload, length=len(content), http_headers=http)
        )
    return file.getvalue()
