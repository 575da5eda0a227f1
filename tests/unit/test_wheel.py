"""The wheel alone is enough: what the program needs beside its code is in it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.commands import ROOT


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that has what the wheel installs and nothing else; the libraries are those of the tests."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    subprocess.run([*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT)], check=True)
    (wheel,) = folder.glob("onrecord-*.whl")
    subprocess.run([*pip, "install", "--no-deps", "--target", str(folder / "here"), str(wheel)], check=True)
    return folder / "here"


def test_a_dossier_can_be_begun_built_checked_and_explained(installed: Path, tmp_path: Path) -> None:
    def command(*arguments: str, folder: Path = tmp_path) -> "subprocess.CompletedProcess[str]":
        line = "import sys; from builder.cli import main; sys.exit(main(sys.argv[1:]))"
        environment = {**os.environ, "PYTHONPATH": str(installed)}
        return subprocess.run(
            [sys.executable, "-c", line, *arguments], cwd=folder, env=environment, check=True, capture_output=True, text=True
        )

    command("init", "x")
    dossier = tmp_path / "x"
    assert "nothing to report" in command("build", folder=dossier).stderr
    assert "nothing to report" in command("check", folder=dossier).stderr
    assert "letter-spacing" in (dossier / "site/assets/style.css").read_text()
    assert command("explain", "C101").stdout.startswith("C101 unknown-source")
    assert '"incident"' in command("schema").stdout
    command("new", "place", "mill", folder=dossier)
    where = [sys.executable, "-c", "import builder; print(builder.__file__)"]
    found = subprocess.run(
        where, env={**os.environ, "PYTHONPATH": str(installed)}, cwd=tmp_path, check=True, capture_output=True, text=True
    )
    assert Path(found.stdout.strip()).is_relative_to(installed)


def test_nothing_of_the_dossier_here_is_in_the_wheel(installed: Path) -> None:
    texts = {
        path: path.read_bytes().lower()
        for path in installed.rglob("*")
        if path.is_file() and path.suffix in (".py", ".html", ".css", ".md", ".yaml")
    }
    assert len(texts) > 100
    assert [path.name for path, text in texts.items() if b"baghuz" in text or b"kabul" in text] == []
