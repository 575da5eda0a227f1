"""The contracts of pyproject.toml hold, and each of them refuses what it is there to refuse."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINT_IMPORTS = Path(sys.executable).with_name("lint-imports")

PLANTED = [
    ("builder/codes.py", "from builder import cli", "Imports only go down"),
    ("builder/model/source.py", "from builder.validate import validate", "Imports only go down"),
    ("builder/checks/sources.py", "from builder.pages import wording", "Imports only go down"),
    ("builder/newcomer.py", '"""A module without a place."""', "Imports only go down"),
    ("builder/checks/sources.py", "from builder.checks import figures", "No family of checks knows of another"),
    ("builder/checks/newcomer.py", "from builder.checks import figures", "No family of checks knows of another"),
    ("builder/pages/dates.py", "from builder.pages import parts", "No two modules side by side need each other"),
]


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(LINT_IMPORTS), "--no-logo", "--no-cache"]
    environment = {**os.environ, "COLUMNS": "200", "NO_COLOR": "1"}
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=environment)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "builder", tmp_path / "builder", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_contracts_hold() -> None:
    outcome = lint_imports(ROOT)
    assert outcome.returncode == 0, outcome.stdout
    assert "3 kept, 0 broken" in outcome.stdout


@pytest.mark.parametrize(("file", "planted", "contract"), PLANTED)
def test_what_goes_against_a_contract_is_refused(copy: Path, file: str, planted: str, contract: str) -> None:
    with (copy / file).open("a") as opened:
        opened.write(f"\n{planted}\n")
    outcome = lint_imports(copy)
    assert outcome.returncode == 1, outcome.stdout + outcome.stderr
    assert f"{contract} BROKEN" in outcome.stdout
