"""The tutorial, step by step, as it is written."""

import re
from pathlib import Path

import pytest

from tests.docs.reading import ROOT, whole_files
from tests.unit.commands import run

TEXT = (ROOT / "docs/tutorial.md").read_text()


def test_the_tutorial_comes_to_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    files = whole_files(TEXT)
    commands = [line.split()[1:] for line in re.findall(r"^(?:onrecord|cd) .*$", TEXT, re.MULTILINE)]
    monkeypatch.chdir(tmp_path)
    ran = []
    for verb, *rest in commands:
        if verb == "my-dossier":  # cd my-dossier
            monkeypatch.chdir(tmp_path / verb)
        elif verb != "serve":
            # By then the last citation has been taken out.
            if verb == "check":
                _write(tmp_path / "my-dossier/content", files, lambda text: re.sub(r"\n\[@[^\]]*\]\{#two\}", "", text))
            ran.append((verb, run(verb, *rest, *(["--clock", "2026-11-22"] if verb in ("check", "build") else []))))
            if verb == "new":
                _write(tmp_path / "my-dossier/content", {path: text for path, text in files.items() if rest[1] in path})
            if verb == "check":
                assert "error[C103] uncited-text" in capsys.readouterr().err
                _write(tmp_path / "my-dossier/content", files)
    assert ran == [("init", 0), ("new", 0), ("new", 0), ("check", 1), ("build", 0)]
    assert (tmp_path / "my-dossier/site/incidents/mill-2024-05-07.html").exists()
    assert "nothing to report" in capsys.readouterr().err


def _write(content: Path, files: dict[str, str], change: "object" = None) -> None:
    for path, text in files.items():
        (content / path).write_text(change(text) if callable(change) else text)
