"""Files stay short enough to be read at one sitting, and say at their top what they are for."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MOST_LINES = 300
FILES = sorted([*ROOT.glob("builder/**/*.py"), *ROOT.glob("tests/**/*.py"), *ROOT.glob("templates/**/*.html")])


def too_long(text: str) -> bool:
    return len(text.splitlines()) > MOST_LINES


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_no_file_is_longer_than_300_lines(file: Path) -> None:
    assert not too_long(file.read_text(encoding="utf-8")), "which noun in it wants a file of its own?"


def test_a_file_of_301_lines_is_too_long() -> None:
    assert too_long("line\n" * 301)
    assert not too_long("line\n" * 300)


@pytest.mark.parametrize("file", sorted(ROOT.glob("builder/**/*.py")), ids=lambda file: str(file.relative_to(ROOT)))
def test_every_module_says_what_it_is_for_in_one_sentence(file: Path) -> None:
    words = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))
    assert words, "a module begins with a docstring"
    assert words.split("\n\n")[0].rstrip().endswith((".", "…")), words
