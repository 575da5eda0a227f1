from pathlib import Path

import pytest

from tests.unit.content import incident, written


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A content folder without a mistake, in the folder that the commands run in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return written(tmp_path / "content", {"incidents/x.md": incident()})
