"""Every command that the documentation shows is run, each block of them in a dossier that has just been begun, and ends as the text says.

Not run are: the targets of make, and what `make test` runs, which would go in circles (they are looked up in the Makefile); what installs
something on this computer (tests/unit/test_wheel.py installs the wheel, .ci/run the rest); the tutorial, which test_tutorial.py follows.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from builder import __version__
from tests.docs.reading import PAGES, ROOT, STARTED, commands
from tests.unit.commands import run
from tests.unit.served import serving

# A decision tells of its day.
SHOWN = [
    (page.relative_to(ROOT).as_posix(), block)
    for page in [*PAGES, STARTED]
    if page.parent.name != "decisions" and page.name != "tutorial.md"
    for block in dict.fromkeys(commands(page.read_text(encoding="utf-8")))
]
PLACEHOLDERS = {"https://…": "https://gazette.example/2024/05/08/mill", "VERSION": __version__}
# The exit statuses of a block's commands, where not all of them are 0: a new file has places to be filled, which the check names.
ENDS = {("onrecord new source", "onrecord new incident", "onrecord check"): (0, 0, 1)}
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
        case ["onrecord" | ".venv/bin/onrecord"] | ["onrecord", "new" | "init"]:
            # A text that names the program, or a verb without what it needs, says no more than that it is there.
            return run(*command.split()[1:], "--help")
        case ["onrecord" | ".venv/bin/onrecord", "build" | "check" as verb, *rest]:
            return run(verb, "--clock", "2026-11-22", *rest)
        case ["onrecord" | ".venv/bin/onrecord", *rest]:
            return run(*rest)
        case [".venv/bin/python", "-m", "builder"]:
            line = [sys.executable, "-m", "builder", "--help"]
            return subprocess.run(line, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=False).returncode
        case words:
            look_up(words)
    return 0


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
        case [".ci/run"]:
            assert os.access(ROOT / ".ci/run", os.X_OK)
        case ["git", "diff", path]:
            assert (ROOT / path).exists()
        case ["pip", "install", wheel]:
            assert wheel == f"onrecord-{__version__}-py3-none-any.whl"
        case ["apt-get", "install", *packages]:
            asked_for = MAKEFILE + (ROOT / ".ci/run").read_text(encoding="utf-8")
            assert [package for package in packages if not re.search(rf"\b{package}\b", asked_for)] == []
        case _:
            raise ValueError(f"it is not known how this is run: {' '.join(words)}")


@pytest.fixture
def begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A dossier that `init` has begun, in which we are."""
    folder = tmp_path / "here"
    assert run("init", str(folder)) == 0
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize(("page", "block"), SHOWN, ids=[f"{page}: {'; '.join(block)}" for page, block in SHOWN])
@pytest.mark.usefixtures("begun")
def test_a_command_that_is_shown_ends_as_the_text_says(page: str, block: tuple[str, ...]) -> None:
    ends = next((ends for starts, ends in ENDS.items() if _begin(block, starts)), (0,) * len(block))
    assert tuple(status(command) for command in block) == ends


def test_no_status_is_said_of_what_is_not_shown() -> None:
    assert [starts for starts in ENDS if not any(_begin(block, starts) for _, block in SHOWN)] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Say `onrecord\ncheck` or `checks`.\n", [("onrecord check",)]),
        (
            "So:\n\n    onrecord build   # at once\n    onrecord check\n\nor\n\n```\nmake site\n```\n",
            [("onrecord build", "onrecord check"), ("make site",)],
        ),
        ("```yaml\nmake: no command\n```\n\n    content/\n      dossier.yaml\n", []),
        ("`curl https://x.example/` then\n\n    cd x\n    ./go\n", [("curl https://x.example/",), ("cd x", "./go")]),
    ],
)
def test_commands_are_found_wherever_they_are_shown(text: str, found: list[tuple[str, ...]]) -> None:
    assert commands(text) == found


@pytest.mark.parametrize("command", ["onrecord explain CODE", "onrecord check …", "curl https://x.example/", "./go", "make"])
@pytest.mark.usefixtures("begun")
def test_what_is_not_known_would_be_seen(command: str) -> None:
    with pytest.raises(ValueError, match="known"):
        status(command)


@pytest.mark.usefixtures("begun")
def test_a_command_that_fails_would_be_seen() -> None:
    assert status("onrecord explain C999") == 2
    assert status("onrecord new incident old-bridge-2024-05-03") == 2
    assert status("onrecord check --sternly") == 2
    with pytest.raises(AssertionError):
        status("make sight")
    with pytest.raises(AssertionError):
        status("pytest tests/nowhere")


def _begin(block: tuple[str, ...], starts: tuple[str, ...]) -> bool:
    return len(block) == len(starts) and all(one.startswith(start) for one, start in zip(block, starts, strict=True))
