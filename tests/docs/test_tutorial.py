"""The tutorial, step by step, as it is written."""

import re
from pathlib import Path

import pytest

from tests.docs.reading import ROOT, commands, whole_files
from tests.unit.commands import run
from tests.unit.served import serving

TEXT = (ROOT / "docs/tutorial.md").read_text()


def test_the_tutorial_comes_to_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    files = whole_files(TEXT)
    monkeypatch.chdir(tmp_path)
    ran = []
    for command in (one for block in commands(TEXT) for one in block):
        match command.split():
            case ["make", "site"]:  # tests/docs/test_commands.py says why it is not run
                ran.append((command, 0))
            case ["cd", folder]:
                monkeypatch.chdir(tmp_path / folder)
            case ["onrecord", "serve"]:
                with serving(tmp_path / "my-dossier") as served:
                    ran.append(("serve", served.end()))
            case ["onrecord", "new", _, name, *_] as words:
                ran.append(("new", run(*words[1:])))
                _write(tmp_path / "my-dossier/content", {path: text for path, text in files.items() if name in path})
            case ["onrecord", "check"]:
                # By then the last citation has been taken out.
                _write(tmp_path / "my-dossier/content", files, lambda text: re.sub(r"\n\[@[^\]]*\]\{#two\}", "", text))
                ran.append(("check", run("check", "--clock", "2026-11-22")))
                assert "error[C103] uncited-text" in capsys.readouterr().err
                _write(tmp_path / "my-dossier/content", files)
            case ["onrecord", "build"]:
                ran.append(("build", run("build", "--clock", "2026-11-22")))
            case ["onrecord", verb, *rest]:
                ran.append((verb, run(verb, *rest)))
            case _:
                pytest.fail(f"it is not known how this is run: {command}")
    assert ran == [
        *(("make site", 0), ("init", 0), ("serve", 130), ("new", 0), ("new", 0), ("check", 1), ("explain", 0), ("build", 0)),
    ]
    assert (tmp_path / "my-dossier/site/incidents/mill-2024-05-07.html").exists()
    assert "nothing to report" in capsys.readouterr().err


def _write(content: Path, files: dict[str, str], change: "object" = None) -> None:
    for path, text in files.items():
        (content / path).write_text(change(text) if callable(change) else text)
