"""What `onrecord diff` says of two states of an invented dossier, byte for byte.

`difference/before/` and `difference/after/` are two commits of one content folder; what is expected stands beside them.
`pytest --rewrite-expected` writes it anew, and it is read in review like prose.
"""

import shutil
from pathlib import Path

import pytest

from tests.unit.commands import run
from tests.unit.repository import begun, committed

HERE = Path(__file__).parent / "difference"
FORMS = {"text": "expected.txt", "markdown": "expected.md", "json": "expected.json"}


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The content folder, with the two states as the commits `before` and `after`."""
    monkeypatch.chdir(tmp_path)
    content = tmp_path / "content"
    shutil.copytree(HERE / "before", content)
    begun(content)
    shutil.rmtree(content)
    shutil.copytree(HERE / "after", content)
    committed(content, "after")
    return content


@pytest.mark.parametrize("form", FORMS)
def test_the_changes_read_as_expected(
    repository: Path, capsysbinary: pytest.CaptureFixture[bytes], form: str, rewrite_expected: bool
) -> None:
    assert run("diff", "before", "after", "--format", form, "--clock", "2024-08-02") == 0
    out, err = capsysbinary.readouterr()
    expected = HERE / FORMS[form]
    if rewrite_expected:
        expected.write_bytes(out)
    assert err == b""
    assert out.decode() == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("state", ["before", "after"])
def test_both_states_are_sound(repository: Path, capsys: pytest.CaptureFixture[str], state: str) -> None:
    assert run("check", "-c", str(HERE / state), "--clock", "2024-08-02") == 0, capsys.readouterr().err
