"""The tutorial, step by step, as it is written."""

import re
from pathlib import Path

import pytest

from tests.docs.reading import ROOT, commands, whole_files
from tests.docs.running import status

TEXT = (ROOT / "docs/tutorial.md").read_text()


def test_the_tutorial_comes_to_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    files = whole_files(TEXT)
    content = tmp_path / "my-dossier/content"
    (tmp_path / "onrecord").mkdir()
    monkeypatch.chdir(tmp_path / "onrecord")
    ran = []
    for command in (one for block in commands(TEXT) for one in block):
        if command == "onrecord check":
            # By then the last citation has been taken out.
            _write(content, files, lambda text: re.sub(r"\n\[@[^\]]*\]\{#two\}", "", text))
        ran.append((command.partition(" --url")[0], status(command)))
        if command.startswith("onrecord new"):
            _write(content, {path: text for path, text in files.items() if command.split()[3] in path})
        if command == "onrecord check":
            assert "error[C103] uncited-text" in capsys.readouterr().err
            _write(content, files)
    assert ran == [
        ("make site", 0),
        ("source .venv/bin/activate", 0),
        ("cd ..", 0),
        ("onrecord", 0),
        ("onrecord init my-dossier", 0),
        ("cd my-dossier", 0),
        ("onrecord serve", 0),
        ("cd ../my-dossier", 0),
        ("onrecord new source gazette-2024-05-08", 0),
        ("onrecord new incident mill-2024-05-07", 0),
        ("onrecord check", 1),
        ("onrecord explain C103", 0),
        ("onrecord build", 0),
    ]
    assert (tmp_path / "my-dossier/site/incidents/mill-2024-05-07.html").exists()
    assert "nothing to report" in capsys.readouterr().err


def _write(content: Path, files: dict[str, str], change: "object" = None) -> None:
    for path, text in files.items():
        (content / path).write_text(change(text) if callable(change) else text)
