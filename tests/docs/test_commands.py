"""Every command that the documentation shows is run, each block of them in a dossier that has just been begun, and ends as the text says.

The tutorial is followed by test_tutorial.py.
"""

from pathlib import Path

import pytest

from tests.docs.reading import PAGES, ROOT, STARTED, commands
from tests.docs.running import status
from tests.unit.commands import run

# A decision tells of its day.
SHOWN = [
    (page.relative_to(ROOT).as_posix(), block)
    for page in [*PAGES, STARTED]
    if page.parent.name != "decisions" and page.name != "tutorial.md"
    for block in dict.fromkeys(commands(page.read_text(encoding="utf-8")))
]
# The exit statuses of a block's commands, where not all of them are 0: a new file has places to be filled, which the check names.
ENDS = {("onrecord new source", "onrecord new incident", "onrecord check"): (0, 0, 1)}


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
