"""Fetches one address, carefully: what answers is a stranger.

Each request goes to an address that was resolved once and allowed; that holds for every redirect. Size is limited, packed and unpacked, and
so is the time of the whole. It keeps no cookies, asks no proxy, and runs nothing of what it gets.
"""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPException
from threading import Timer
from time import monotonic
from urllib.parse import urljoin

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError

from builder import __version__
from builder.capture.hosts import Destination, Resolver, destination_of, resolve
from builder.capture.trouble import NotFetched, Refused
from builder.extraction.packed import unpacked
from builder.extraction.unreadable import Unreadable

MOST_BYTES = 20 * 1024 * 1024
MOST_REDIRECTS = 5
SECONDS = 60.0
_REDIRECTS = (301, 302, 303, 307, 308)
_PIECE = 64 * 1024
_HEADERS = {
    "User-Agent": f"onrecord/{__version__}",
    "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain,*/*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
    "Connection": "close",
}


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and its answer, as they went over the line. content: as it was packed, but for chunks. address: of the server."""

    url: str
    address: str
    target: str
    asked: tuple[tuple[str, str], ...]
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    content: bytes

    def header(self, name: str) -> str:
        """The first header of a name, "" where there is none."""
        return next((value for one, value in self.headers if one.lower() == name.lower()), "")

    @property
    def leads_to(self) -> str:
        """Where it redirects, as an absolute address, or ""."""
        location = self.header("Location")
        if self.status not in _REDIRECTS or not location:
            return ""
        with suppress(UnicodeError):
            location = location.encode("latin-1").decode("utf-8")
        try:
            return urljoin(self.url, location)
        except ValueError:
            return location


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetcher:
    """How addresses are fetched. allowed: hosts and ports that may lie within a private network. trusted: whose certificates count."""

    allowed: frozenset[tuple[str, int]] = frozenset()
    resolver: Resolver = resolve
    trusted: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    seconds: float = SECONDS
    most_bytes: int = MOST_BYTES

    def fetch(self, url: str) -> tuple[Exchange, ...]:
        """The address and what it redirects to; the last exchange is the one that redirects no further.

        Raises NotFetched, and Refused where it must not go on.
        """
        exchanges: list[Exchange] = []
        with self.deadline() as deadline:
            while True:
                exchanges.append(self.ask(url, deadline))
                following = exchanges[-1].leads_to
                if not following:
                    return tuple(exchanges)
                if len(exchanges) > MOST_REDIRECTS:
                    raise NotFetched(f"it redirects more than {MOST_REDIRECTS} times")
                url = following_of(exchanges[-1].url, following)

    @contextmanager
    def deadline(self) -> Iterator["Deadline"]:
        """The time for a fetch with all its redirects; what is still open when it is over is closed."""
        deadline = Deadline(self.seconds)
        try:
            yield deadline
        finally:
            deadline.end()

    def ask(self, url: str, deadline: "Deadline") -> Exchange:
        """One request, whatever comes back. Raises NotFetched and Refused."""
        url = url.partition("#")[0]
        destination = destination_of(url, self.allowed, self.resolver)
        try:
            connection, address = self._connected(destination, deadline)
            try:
                exchange = self._exchange(url, address, destination, connection)
            finally:
                connection.close()
        except (HTTPError, HTTPException, OSError, ValueError) as failure:
            deadline.check()
            raise NotFetched(f"the connection to {destination.host} failed: {_words(failure)}") from failure
        # A connection that was closed since time was over looks like one that has ended.
        deadline.check()
        try:
            unpacked(exchange.content, exchange.header("Content-Encoding"), self.most_bytes)
        except Unreadable as unreadable:
            raise NotFetched(str(unreadable)) from unreadable
        return exchange

    def _connected(self, to: Destination, deadline: "Deadline") -> tuple[HTTPConnection, str]:
        for number, address in enumerate(to.addresses, start=1):
            connection = self._connection(to, address, deadline.left())
            try:
                connection.connect()
            except (HTTPError, OSError):
                connection.close()
                if number == len(to.addresses):
                    raise
            else:
                deadline.watch(connection.sock)
                return connection, address
        raise NotFetched(f"the host '{to.host}' can't be found")

    def _connection(self, to: Destination, address: str, seconds: float) -> HTTPConnection:
        if to.scheme == "http":
            return HTTPConnection(address, to.port, timeout=seconds)
        # The certificate is held against the name, though the connection goes to an address.
        return HTTPSConnection(address, to.port, timeout=seconds, ssl_context=self.trusted, server_hostname=to.host)

    def _exchange(self, url: str, address: str, to: Destination, connection: HTTPConnection) -> Exchange:
        asked = {"Host": to.host_header, **_HEADERS}
        connection.request("GET", to.target, headers=asked, preload_content=False, decode_content=False)
        response = connection.getresponse()
        pieces: list[bytes] = []
        size = 0
        while piece := response.read(_PIECE, decode_content=False):
            pieces.append(piece)
            size += len(piece)
            if size > self.most_bytes:
                raise NotFetched(f"it has more than {self.most_bytes:,} bytes")
        headers = tuple((str(name), str(value)) for name, value in response.headers.items())
        return Exchange(url, address, to.target, tuple(asked.items()), response.status, response.reason or "", headers, b"".join(pieces))


class Deadline:
    """When a fetch must have ended. It closes the connection under whoever still reads from it, however slowly the other side sends."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._until = monotonic() + seconds
        self._watched: socket.socket | None = None
        self._timer = Timer(seconds, self._close)
        self._timer.daemon = True
        self._timer.start()

    def left(self) -> float:
        """The seconds that are left. Raises NotFetched where there are none."""
        self.check()
        return max(self._until - monotonic(), 0.001)

    def check(self) -> None:
        """Raise NotFetched where time is over."""
        if monotonic() >= self._until:
            raise NotFetched(f"it took longer than {self._seconds:g} seconds")

    def watch(self, connection: socket.socket) -> None:
        """The connection to close when time is over."""
        self._watched = connection
        self.check()

    def end(self) -> None:
        """Nothing is closed from now on."""
        self._timer.cancel()
        self._watched = None

    def _close(self) -> None:
        if (watched := self._watched) is not None:
            with suppress(OSError):
                # Of the plain socket: that of TLS would wait for an answer.
                socket.socket.shutdown(watched, socket.SHUT_RDWR)


def following_of(url: str, following: str) -> str:
    """Where a redirect from an address may lead. Raises Refused where it gives up encryption."""
    if url.lower().startswith("https:") and following.lower().startswith("http:"):
        raise Refused(f"it redirects from https to http: {following[:200]}")
    return following


def _words(failure: Exception) -> str:
    # urllib3's words name its own objects; what the system said stands behind the last colon.
    words = str(failure.__cause__ or failure).rpartition(": ")[2] or type(failure).__name__
    return words[:200]
