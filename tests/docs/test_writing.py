"""Whoever copies the blocks of docs/writing.md word for word, one after the other, gets a dossier without a finding."""

from pathlib import Path

import pytest

from builder.cli import main
from tests.docs.reading import ROOT, pieces, whole_files

TEXT = (ROOT / "docs" / "writing.md").read_text()
INCIDENT = "incidents/old-mill-2024-05-03.md"
SETTINGS = "title: The old mill\nbase_url: https://mill.example/\nlanguage: en\nlicence: CC0-1.0\ncontact: desk@mill.example\n"


def test_the_blocks_make_a_dossier_without_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {"dossier.yaml": SETTINGS, **whole_files(TEXT)}
    front, text = files[INCIDENT].rsplit("---\n", 1)
    blocks = pieces(TEXT, "yaml")
    assert len(blocks) == 7
    files[INCIDENT] = f"{front}{''.join(blocks)}---\n{text}\n{pieces(TEXT, '')[0]}"
    for path, words in files.items():
        file = tmp_path / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(words, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    main(["check", "--clock", "2026-11-22"])
    assert capsys.readouterr().err == f"{len(files)} files checked: nothing to report\n"
