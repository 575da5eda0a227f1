"""A server on this computer that answers as a test wants: bytes as they stand, or something that it does to the connection."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from socketserver import BaseRequestHandler, ThreadingTCPServer

Answer = bytes | Callable[[socket.socket], None]
CERTIFICATE = Path(__file__).with_name("gazette.pem")  # of gazette.example, with its key; nobody's but of these tests


def answer(content: bytes | str = b"", status: str = "200 OK", kind: str = "text/html; charset=utf-8", **headers: str) -> bytes:
    """A whole answer. headers: others, with _ for -."""
    content = content.encode() if isinstance(content, str) else content
    lines = {"Content-Type": kind, "Content-Length": str(len(content))}
    lines |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items() if value)
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + content


def redirect(to: str, status: str = "302 Found") -> bytes:
    return answer("Moved", status, Location=to)


class Answering:
    """A running server. answers: by path. asked: each request's head as it came."""

    def __init__(self, server: ThreadingTCPServer, answers: Mapping[str, Answer], scheme: str) -> None:
        self.port = int(server.server_address[1])
        self.host = f"127.0.0.1:{self.port}"
        self.scheme = scheme
        self.answers = dict(answers)
        self.asked: list[str] = []

    def url(self, path: str) -> str:
        return f"{self.scheme}://{self.host}{path}"

    @property
    def allowed(self) -> frozenset[tuple[str, int]]:
        return frozenset({("127.0.0.1", self.port)})

    def answer(self, connection: socket.socket) -> None:
        head = b""
        while b"\r\n\r\n" not in head and (piece := connection.recv(4096)):
            head += piece
        self.asked.append(head.decode("latin-1"))
        said = self.answers.get(head.split(b" ")[1].decode() if b" " in head else "", answer("Not here", "404 Not Found"))
        if callable(said):
            said(connection)
        else:
            connection.sendall(said)


@contextmanager
def answering(answers: Mapping[str, Answer], *, tls: bool = False) -> Iterator[Answering]:
    """A server for as long as the test needs it."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)

    class Handler(BaseRequestHandler):
        def handle(self) -> None:
            connection = self.request
            with suppress(OSError):
                if tls:
                    connection = context.wrap_socket(connection, server_side=True)
                running.answer(connection)
            with suppress(OSError):
                connection.close()

    class Server(ThreadingTCPServer):
        daemon_threads = True
        allow_reuse_address = True

    with Server(("127.0.0.1", 0), Handler) as server:
        running = Answering(server, answers, "https" if tls else "http")
        thread = threading.Thread(target=lambda: server.serve_forever(0.01), daemon=True)
        thread.start()
        try:
            yield running
        finally:
            server.shutdown()
            thread.join()
