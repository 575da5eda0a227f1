"""The builder writes no HTML: tags stand in the templates, and come from the Markdown parser."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

BUILDER = Path(__file__).parents[2] / "builder"
TAG = re.compile(r"(?<!\?P)</?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]*)?/?>|&(?:[a-z]+|#\d+);")


def tags_in(source: str) -> Iterator[str]:
    """Every tag and character reference in the texts of a module that are not docstrings, each with its line."""
    tree = ast.parse(source)
    described = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in described:
            yield from (f"{match[0]}:{node.lineno}" for match in TAG.finditer(node.value))


@pytest.mark.parametrize("file", sorted(BUILDER.rglob("*.py")), ids=lambda file: str(file.relative_to(BUILDER)))
def test_no_module_writes_markup(file: Path) -> None:
    assert list(tags_in(file.read_text())) == []


def test_a_planted_tag_is_seen() -> None:
    planted = '''"""Says <b>what</b> it does."""
def shown(name: str) -> str:
    """Not <i>this</i>."""
    return f"<strong>{name}</strong>&nbsp;"
'''
    assert list(tags_in(planted)) == ["<strong>:4", "</strong>:4", "&nbsp;:4"]
