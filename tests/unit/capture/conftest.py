from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.capture.answering import Answering, answer, answering, redirect
from tests.unit.capture.capturing import PAGE
from tests.unit.content import incident, source, written


@pytest.fixture
def server() -> Iterator[Answering]:
    with answering({"/": redirect("/1"), "/1": answer(PAGE)}) as running:
        yield running


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, server: Answering) -> Path:
    """A dossier with sources of every kind, and a folder for held texts that is named in onrecord.local.yaml."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    (tmp_path / "held").mkdir()
    (tmp_path / "onrecord.local.yaml").write_text("held: held\n")
    within = f"sources:\n  - id: letter\n    type: report\n    title: A letter\n    publisher: unknown\n    url: {server.url('/')}\n"
    files: dict[str, str | bytes] = {
        "incidents/x.md": incident(f"{within}draft: true\n"),
        "sources/gazette.yaml": source(f"url: {server.url('/1')}\n"),
        "sources/secret.yaml": f"type: interview\ntitle: T\nwithheld: protects a person\nurl: {server.url('/1')}\n",
        "sources/read-in.yaml": source("via: [gazette]\n"),
        "sources/book.yaml": source(),
    }
    return written(tmp_path / "content", files)
