"""Two sites on a server of our own: the invented dossier, which has every kind of page, and the real one."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.dossier.building import ROOT, build

INVENTED = ROOT / "tests/golden/lantern-point/content"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 -- the name is the library's
        pass


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with both sites, invented/ and real/."""
    folder = tmp_path_factory.mktemp("sites")
    build(INVENTED, folder / "invented", "--fresh")
    build(ROOT / "content", folder / "real", "--fresh")
    return folder


@pytest.fixture(scope="session")
def address(sites: Path) -> Iterator[str]:
    """The address under which both are served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(sites)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()
