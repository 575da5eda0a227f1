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
        if command.startswith("onrecord check --changed"):
            _write(content, files, lambda text: text.replace("burned down in the night", "burned down in the morning"))
            settings = content / "dossier.yaml"
            settings.write_text(settings.read_text().replace("silent_change: off", "silent_change: error"))
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
        ("git init", 0),
        ("git add .", 0),
        ("git commit -m First", 0),
        ("git tag published", 0),
        ("onrecord check --changed-since published", 1),
        ("onrecord diff published", 0),
    ]
    assert (tmp_path / "my-dossier/site/incidents/mill-2024-05-07.html").exists()
    said = capsys.readouterr()
    assert "nothing to report" in said.err
    assert "this claim was published and reads otherwise now" in said.err
    assert "The mill burned down in the [-night.-]{+morning.+}" in said.out
    incident = content / "incidents/mill-2024-05-07.md"
    text = incident.read_text()
    behind = text.index("\n---\n", 4)
    correction = TEXT.partition("what stood there,\n\n```yaml\n")[2].partition("```")[0]
    incident.write_text(f"{text[: behind + 1]}{correction}{text[behind + 1 :]}")
    assert status("onrecord check --changed-since published") == 0


def _write(content: Path, files: dict[str, str], change: "object" = None) -> None:
    for path, text in files.items():
        (content / path).write_text(change(text) if callable(change) else text)
