"""The dossier that is served, and the server."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.content import written
from tests.unit.serve.answers import FILES, free_port
from tests.unit.served import Served, serving


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    written(tmp_path / "content", FILES)
    (tmp_path / "secret.txt").write_text("secret")
    return tmp_path


@pytest.fixture
def served(folder: Path) -> Iterator[Served]:
    with serving(folder, "--port", str(free_port())) as running:
        yield running
