"""Runs a command that the documentation shows, as it is shown.

Not run are the targets of make, and what `make test` runs, which would go in circles: they are looked up in the Makefile. Nor is what
installs something on this computer: tests/unit/test_wheel.py installs the wheel, and .ci/run the rest.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

from builder import __version__
from builder.cli import parser_of_all
from tests.docs.reading import ROOT
from tests.unit.commands import run
from tests.unit.served import serving

WHO = ("-c", "user.name=A", "-c", "user.email=a@desk.example", "-c", "commit.gpgsign=false")
# A reader of the page on diff has revisions of their own.
PLACEHOLDERS = {
    "diff REV [REV]": "diff v1.0 v1.1",
    "main HEAD": "main main",
    "https://…": "https://gazette.example/2024/05/08/mill",
    "VERSION": __version__,
}
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def filled(command: str) -> list[str]:
    """A command's words with what stands in the place of its placeholders. ValueError where one is unknown."""
    for placeholder, value in PLACEHOLDERS.items():
        command = command.replace(placeholder, value)
    if left := re.search(r"\b[A-Z]{2,}\b|[…<>⟨⟩]", command):
        raise ValueError(f"nothing is known to put in the place of {left[0]} in: {command}")
    return command.split()


def status(command: str) -> int:
    """The exit status of a command that is run in the folder in which we are. ValueError where it is not known how it is run."""
    match filled(command):
        case ["cd", folder]:
            os.chdir(folder)
        case ["onrecord" | ".venv/bin/onrecord", "serve", *options]:
            with serving(Path.cwd(), *options) as served:
                assert served.address.startswith("http://127.0.0.1:")
                # Ctrl-C is how it ends, and no failure.
                return 0 if served.end() == 130 else 1
        case ["onrecord" | ".venv/bin/onrecord"] | ["onrecord", "new" | "init" | "diff" | "verify" | "capture" | "explain"]:
            # A text that names the program, or a verb without what it needs, says no more than that it is there.
            return run(*command.split()[1:], "--help")
        case ["onrecord" | ".venv/bin/onrecord", "build" | "check" as verb, *rest]:
            return run(verb, "--clock", "2026-11-22", *rest)
        case ["onrecord", "diff", *rest]:
            committed(*(one for one in ("v1.0", "v1.1") if one in rest))
            return run(*filled(command)[1:], "--clock", "2026-11-22")
        case ["onrecord", "capture", *_]:
            # It would go out to the network: tests/unit/capture runs it against servers of its own.
            return 0 if parser_of_all().parse_args(filled(command)[1:]).verb == "capture" else 1
        case ["onrecord", "verify", *rest]:
            Path("../copies").mkdir(exist_ok=True)
            run("build", "--clock", "2026-11-22")
            return run("verify", "--clock", "2026-11-22", *rest)
        case ["onrecord" | ".venv/bin/onrecord", *rest]:
            return run(*rest)
        case [".venv/bin/python", "-m", "builder"]:
            line = [sys.executable, "-m", "builder", "--help"]
            return subprocess.run(line, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=False).returncode
        case words:
            look_up(words)
    return 0


def committed(*tags: str) -> None:
    """Make a repository of the folder in which we are, with a commit for each tag."""
    git("init", "--quiet", "--initial-branch=main")
    for tag in tags:
        git("add", ".")
        git(*WHO, "commit", "--quiet", "--allow-empty", "--message", tag)
        git("tag", "--force", tag)


def git(*arguments: str) -> None:
    subprocess.run(["git", *arguments], check=True, capture_output=True)


def look_up_git(words: list[str]) -> None:
    """Run a line of git, or hold it against what it is about. ValueError where nothing is known of it."""
    match words:
        case []:
            git("--version")
        case ["merge-base", *_]:
            committed("begun")
            git(*words)
        case ["init"] | ["add", "."]:
            git(*words)
        case ["commit", "-m", _]:
            committed()
            git(*WHO, *words, "--allow-empty")
        case ["tag", name]:
            committed(name)
        case ["diff", path]:
            assert (ROOT / path).exists()
        case _:
            raise ValueError(f"it is not known how this is run: git {' '.join(words)}")


def look_up(words: list[str]) -> None:
    """Hold a command that is not run against what it is about. ValueError where nothing is known of it."""
    match words:
        case ["make", target]:
            assert re.search(rf"^\.PHONY:.* {target}\b", MAKEFILE, re.MULTILINE)
            assert re.search(rf"^{target}:", MAKEFILE, re.MULTILINE)
        case ["pytest" | ".venv/bin/pytest", *given]:
            options = (ROOT / "tests/conftest.py").read_text(encoding="utf-8")
            assert [one for one in given if not (f'"{one}"' in options if one.startswith("-") else (ROOT / one).exists())] == []
        case ["ruff" | "mypy" | "lint-imports", *_]:
            assert f"\t$(BIN)/{' '.join(words)}" in MAKEFILE
        case ["source", ".venv/bin/activate"]:
            # This Python stands where the line puts the reader's.
            line = 'source "$1/bin/activate" && command -v onrecord'
            subprocess.run(["bash", "-c", line, "bash", sys.prefix], check=True, capture_output=True)
        case [script] if script.startswith(".ci/"):
            assert os.access(ROOT / script, os.X_OK)
        case ["npm", "install", "--package-lock-only", *_]:
            assert (ROOT / "tests/node/package-lock.json").exists()
        case ["git", *rest]:
            look_up_git(rest)
        case ["python3", "-m", "venv", folder]:
            assert folder in (ROOT / "builder/starters/dossier/dot-gitignore").read_text(encoding="utf-8")
        case ["pip", "install", wheel]:
            assert wheel == f"onrecord-{__version__}-py3-none-any.whl"
        case ["apt-get", "install", *packages]:
            asked_for = MAKEFILE + (ROOT / ".ci/run").read_text(encoding="utf-8")
            assert [package for package in packages if not re.search(rf"\b{package}\b", asked_for)] == []
        case _:
            raise ValueError(f"it is not known how this is run: {' '.join(words)}")
