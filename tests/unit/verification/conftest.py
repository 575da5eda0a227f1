"""The dossier that verify is run on."""

from pathlib import Path

import pytest

from tests.unit.content import incident, written
from tests.unit.verification.copies import BODY, COPY, HERALD, held


@pytest.fixture
def dossier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "dossier"
    files = {"incidents/x.md": incident(body=BODY), "sources/gazette.yaml": held(), "sources/herald.yaml": HERALD}
    written(folder / "content", files)
    (tmp_path / "copies").mkdir()
    (tmp_path / "copies" / "gazette.txt").write_text(COPY, encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder
