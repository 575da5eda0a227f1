"""Fetching, from real servers on this computer that mean no good, or stumble."""

import gzip
import socket
import ssl
import struct
from collections.abc import Iterator
from itertools import count
from threading import Event

import pytest

from builder import __version__
from builder.capture.fetch import Fetcher, following_of
from builder.capture.standing import text_of_answer
from builder.capture.trouble import NotFetched, Refused
from tests.unit.capture.answering import CERTIFICATE, Answer, Answering, answer, answering, redirect

ARABIC = "قصف الجسر القديم"


def fetched(path: str, answers: dict[str, Answer], **options: object) -> list[int | str]:
    """The statuses of what was exchanged, and the text of the last answer."""
    with answering(answers) as server:
        exchanges = fetcher(server, **options).fetch(server.url(path))
    return [*(one.status for one in exchanges), text_of_answer(exchanges[-1]).text]


def fetcher(server: Answering, **options: object) -> Fetcher:
    return Fetcher(**{"allowed": server.allowed, "seconds": 20.0, **options})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "said",
    [
        answer("<p>Shells fell."),
        answer(gzip.compress(b"<p>Shells fell."), Content_Encoding="gzip"),
        answer(b"f\r\n<p>Shells fell.\r\n0\r\n\r\n", Transfer_Encoding="chunked", Content_Length=""),
        b"HTTP/1.0 200\r\n\r\nShells fell.",
    ],
)
def test_an_answer_however_it_is_sent(said: bytes) -> None:
    assert fetched("/", {"/": said}) == [200, "Shells fell."]


@pytest.mark.parametrize(
    ("said", "text"),
    [
        (answer("<p>“é”".encode("windows-1252"), kind="text/html; charset=ISO-8859-1"), "“é”"),
        (answer(f"<p>{ARABIC}".encode("windows-1256"), kind="text/html; charset=windows-1256"), ARABIC),
        (answer(f"<meta charset=windows-1256><p>{ARABIC}".encode("windows-1256"), kind="text/html"), ARABIC),
        (answer(gzip.compress(f"<p>{ARABIC}".encode()), Content_Encoding="gzip"), ARABIC),
    ],
)
def test_charsets(said: bytes, text: str) -> None:
    assert fetched("/", {"/": said}) == [200, text]


def test_what_is_asked_says_who_asks_and_no_more() -> None:
    with answering({"/a?b=%C3%A9": answer("Yes", Set_Cookie="a=b"), "/": redirect("/a?b=é#c")}) as server:
        exchanges = fetcher(server).fetch(server.url("/"))
    assert exchanges[-1].url == server.url("/a?b=é")
    wanted = ["accept", "accept-encoding", "connection", "host", "user-agent"]
    for head in server.asked:
        headers = dict(line.split(": ", 1) for line in head.strip().split("\r\n")[1:])
        assert sorted(name.lower() for name in headers) == wanted
        assert headers["User-Agent"] == f"onrecord/{__version__}"
        assert headers["Host"] == server.host
        assert headers["Accept-Encoding"] == "gzip, deflate"
        assert socket.gethostname() not in head


def test_proxies_of_the_environment_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1/")
    assert fetched("/", {"/": answer("Yes")}) == [200, "Yes"]


def test_redirects_are_followed_and_kept() -> None:
    answers = {"/": redirect("a", "301 Moved Permanently"), "/a": redirect("//HOST/b", "307 Temporary Redirect"), "/b": answer("Here")}
    with answering({}) as server:
        server.answers = {path: said.replace(b"HOST", server.host.encode()) for path, said in answers.items()}
        exchanges = fetcher(server).fetch(server.url("/"))
    assert [(one.status, one.url) for one in exchanges] == [(301, server.url("/")), (307, server.url("/a")), (200, server.url("/b"))]


def test_redirects_have_an_end() -> None:
    chain: dict[str, Answer] = {f"/{number}": redirect(f"/{number + 1}") for number in range(7)}
    assert fetched("/2", {**chain, "/7": answer("Here")})[-1] == "Here"
    for path in ("/1", "/loop"):
        with pytest.raises(NotFetched, match="redirects more than 5 times"):
            fetched(path, {**chain, "/7": answer("Here"), "/loop": redirect("/loop")})


@pytest.mark.parametrize(
    "away",
    [
        *(
            "http://169.254.169.254/latest/meta-data/",
            "http://127.0.0.1/",
            "http://[::1]/",
            "http://10.0.0.1/",
            "https://[::ffff:10.0.0.1]/",
        ),
        *("http://127.0.0.1:22/", "http://0.0.0.0/", "http://localhost/", "//192.168.0.1/", "file:///etc/passwd", "ftp://10.0.0.1/"),
        *("javascript:alert(1)", "http://[", "http://[#a", "http://a@127.0.0.1/", "http://017700000001/"),
    ],
)
def test_a_redirect_into_a_private_network_is_refused(away: str) -> None:
    def resolver(host: str, port: int) -> tuple[str, ...]:
        return ("127.0.0.1",) if host == "localhost" else (host,)

    with pytest.raises(Refused):
        fetched("/", {"/": redirect(away)}, resolver=resolver)


def test_a_redirect_to_another_port_of_this_computer_is_refused() -> None:
    with answering({"/": answer("Secret")}) as other, pytest.raises(Refused, match="only 80 and 443 are used"):
        fetched("/", {"/": redirect(other.url("/"))})
    assert other.asked == []


def test_encryption_is_not_given_up() -> None:
    with pytest.raises(Refused, match="from https to http"):
        following_of("https://gazette.example/", "HTTP://gazette.example/")
    assert following_of("http://gazette.example/", "https://gazette.example/") == "https://gazette.example/"


def test_a_name_is_resolved_once_and_what_it_was_is_connected_to() -> None:
    """DNS rebinding: a second look at the name would lead elsewhere, and is not taken."""
    with answering({"/": answer("Here")}) as server:
        answers = iter([("127.0.0.1",), ("127.0.0.2",)])
        asked = []

        def resolver(host: str, port: int) -> tuple[str, ...]:
            asked.append((host, port))
            return next(answers)

        allowed = frozenset({("gazette.example", server.port)})
        exchanges = fetcher(server, allowed=allowed, resolver=resolver).fetch(f"http://gazette.example:{server.port}/")
    assert asked == [("gazette.example", server.port)]
    assert exchanges[0].address == "127.0.0.1"
    assert f"Host: gazette.example:{server.port}\r\n" in server.asked[0]


def test_a_name_that_leads_elsewhere_after_a_redirect_is_refused() -> None:
    with answering({"/": redirect("http://gazette.example/")}) as server:
        answers = iter([("127.0.0.1",), ("10.0.0.1",)])
        one = fetcher(server, resolver=lambda *_: next(answers))
        with pytest.raises(Refused, match=r"gazette\.example leads into a private network \(10\.0\.0\.1\)"):
            one.fetch(server.url("/"))


def test_the_next_address_is_tried_where_one_does_not_answer() -> None:
    with answering({"/": answer("Here")}) as server:
        allowed = frozenset({("gazette.example", server.port)})
        one = fetcher(server, allowed=allowed, resolver=lambda *_: ("127.0.0.2", "127.0.0.1"))
        assert one.fetch(f"http://gazette.example:{server.port}/")[0].address == "127.0.0.1"


@pytest.fixture
def encrypted() -> Iterator[Answering]:
    with answering({"/": answer("Here")}, tls=True) as server:
        yield server


def over_tls(server: Answering, host: str, trusted: ssl.SSLContext) -> str:
    one = Fetcher(allowed=frozenset({(host, server.port)}), resolver=lambda *_: ("127.0.0.1",), trusted=trusted, seconds=20.0)
    return one.fetch(f"https://{host}:{server.port}/")[0].content.decode()


def test_a_certificate_is_of_the_name_and_not_of_the_address(encrypted: Answering) -> None:
    trusted = ssl.create_default_context(cafile=CERTIFICATE)
    assert over_tls(encrypted, "gazette.example", trusted) == "Here"
    for host, context in (("other.example", trusted), ("127.0.0.1", trusted), ("gazette.example", ssl.create_default_context())):
        with pytest.raises(NotFetched, match="certificate"):
            over_tls(encrypted, host, context)
    assert len(encrypted.asked) == 1


def test_what_is_too_large() -> None:
    for said in (answer(bytes(1001)), b"HTTP/1.0 200 OK\r\n\r\n" + bytes(1001), answer(bytes(10), Content_Length="999999999999")):
        with pytest.raises(NotFetched, match=r"more than 1,000 bytes|failed"):
            fetched("/", {"/": said}, most_bytes=1000)
    assert fetched("/", {"/": answer(b"x" * 1000)}, most_bytes=1000)[0] == 200


def test_what_unpacks_to_more_than_it_may() -> None:
    bomb = gzip.compress(gzip.compress(bytes(30_000_000)))
    assert len(bomb) < 1000
    with pytest.raises(NotFetched, match="it unpacks to more than 1,000,000 bytes"):
        fetched("/", {"/": answer(bomb, Content_Encoding="gzip, gzip")}, most_bytes=1_000_000)
    with pytest.raises(NotFetched, match="gzip and deflate can be read"):
        fetched("/", {"/": answer(b"x", Content_Encoding="br")})


def never_ending(start: bytes, drop: bytes) -> tuple[Answer, Event]:
    """A server that sends a little at a time and never ends; the event says that the other side has gone."""
    gone = Event()

    def drip(connection: socket.socket) -> None:
        connection.settimeout(0.02)
        try:
            connection.sendall(start)
            for _ in count():
                connection.sendall(drop)
                try:
                    if not connection.recv(1):
                        break
                except TimeoutError:
                    continue
        finally:
            gone.set()

    return drip, gone


@pytest.mark.parametrize(
    ("start", "drop"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", b"x"),
        (b"HTTP/1.0 200 OK\r\n\r\n", b"x"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        (b"HTTP/1.1 200 OK\r\nX: ", b"x"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (b"HTTP/1.1 ", b""),
    ],
)
def test_a_server_that_never_ends(start: bytes, drop: bytes) -> None:
    drip, gone = never_ending(start, drop)
    with answering({"/": drip}) as server:
        with pytest.raises(NotFetched, match=r"it took longer than 0\.3 seconds"):
            fetcher(server, seconds=0.3).fetch(server.url("/"))
        assert gone.wait(20)


def test_time_is_for_all_redirects_together() -> None:
    drip, _ = never_ending(b"HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 12\r\n\r\n", b"x")
    with answering({"/": drip}) as server, pytest.raises(NotFetched, match=r"it took longer than 0\.5 seconds"):
        fetcher(server, seconds=0.5).fetch(server.url("/"))


def reset(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nx")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


@pytest.mark.parametrize(
    "said",
    [
        reset,
        b"",
        b"SSH-2.0-OpenSSH\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nx",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 99999 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 5000 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx",
    ],
)
def test_an_answer_that_is_broken(said: Answer) -> None:
    with pytest.raises(NotFetched, match=r"the connection to 127\.0\.0\.1 failed"):
        fetched("/", {"/": said})


@pytest.mark.parametrize(
    "said",
    [
        b"HTTP/1.1 \x1b[2J\x1b]0;title\x07 200 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: \x1b[2Jzip\r\nContent-Length: 1\r\n\r\nx",
        b"HTTP/1.1 302 Found\r\nLocation: gopher://\x1b[2J/\r\nContent-Length: 0\r\n\r\n",
    ],
)
def test_nothing_that_a_server_says_reaches_the_terminal_raw(said: bytes) -> None:
    with answering({"/page": said}) as server, pytest.raises(NotFetched) as refused:
        fetcher(server).fetch(server.url("/page"))
    assert str(refused.value).isprintable()


def test_nobody_there() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        with pytest.raises(NotFetched, match=r"the connection to 127\.0\.0\.1 failed: .*refused"):
            Fetcher(allowed=frozenset({("127.0.0.1", port)})).fetch(f"http://127.0.0.1:{port}/")
