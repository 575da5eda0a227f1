"""How a server is asked by the tests, and the dossier that it serves."""

import http.client
import json
import socket
from contextlib import closing
from urllib.parse import urlsplit

from tests.unit.content import entity, incident
from tests.unit.served import Served

FILES = {
    "incidents/x.md": incident(),
    "incidents/later.md": incident("draft: true\n"),
    "places/there.md": entity("There"),
}
UPGRADE = {
    "Upgrade": "websocket",
    "Connection": "Upgrade",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Version": "13",
}


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def answer(served: Served, path: str, method: str = "GET", headers: dict[str, str] | None = None) -> tuple[int, dict[str, str], str]:
    connection = http.client.HTTPConnection(urlsplit(served.address).netloc, timeout=10)
    connection.putrequest(method, path, skip_host=True)
    for name, value in {"Host": urlsplit(served.address).netloc, **(headers or {})}.items():
        connection.putheader(name, value)
    connection.endheaders()
    with closing(connection):
        response = connection.getresponse()
        page = "" if response.status == 101 else response.read().decode()
        response.close()
    return response.status, {name.lower(): value for name, value in response.getheaders()}, page


class Listening:
    """An open page that listens, as a browser would (RFC 6455): short messages alone, and every one masked with nothing."""

    def __init__(self, served: Served) -> None:
        host = urlsplit(served.address)
        self.socket = socket.create_connection((host.hostname, host.port), timeout=10)
        lines = [f"GET /livereload HTTP/1.1\r\nHost: {host.netloc}", *(f"{name}: {value}" for name, value in UPGRADE.items())]
        self.socket.sendall("\r\n".join([*lines, f"Origin: http://{host.netloc}", "", ""]).encode())
        self.stream = self.socket.makefile("rb")
        while self.stream.readline().strip():
            pass

    def send(self, message: dict[str, object]) -> None:
        words = json.dumps(message).encode()
        self.socket.sendall(bytes([0x81, 0x80 | len(words), 0, 0, 0, 0]) + words)

    def receive(self) -> dict[str, object]:
        _, length = self.stream.read(2)
        if length == 126:
            length = int.from_bytes(self.stream.read(2), "big")
        read = json.loads(self.stream.read(length))
        assert isinstance(read, dict)
        return read

    def close(self) -> None:
        self.stream.close()
        self.socket.close()
