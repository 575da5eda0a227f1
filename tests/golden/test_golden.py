"""Small whole dossiers, all invented, each with the site that it makes, byte for byte.

`<name>/content/` is read, `<name>/site/` is what comes out. `pytest --rewrite-expected` writes it anew; it is read in review like prose.
Its look (style, icon, fonts) stands in templates/ and is not kept a second time.
"""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from builder.pipeline import Options, examine, render_site

HERE = Path(__file__).parent
TEMPLATES = Path(__file__).parents[2] / "templates"
CLOCK = datetime(2026, 2, 4, tzinfo=UTC)
NAMES = sorted(path.name for path in HERE.iterdir() if (path / "content").is_dir())


def made(name: str) -> dict[str, bytes]:
    examined = examine(Options(HERE / name / "content", (TEMPLATES,), CLOCK))
    assert not examined.errors, examined.findings
    return {one.path: one.content for one in render_site(examined, (TEMPLATES,)) if not one.path.startswith("assets/")}


def kept(name: str) -> dict[str, bytes]:
    folder = HERE / name / "site"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def rewrite(name: str, files: dict[str, bytes]) -> None:
    folder = HERE / name / "site"
    for path in kept(name).keys() - files.keys():
        (folder / path).unlink()
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


@pytest.mark.parametrize("name", NAMES)
def test_the_site_is_as_expected(name: str, rewrite_expected: bool) -> None:
    files = made(name)
    if rewrite_expected:
        rewrite(name, files)
    expected = kept(name)
    assert sorted(files) == sorted(expected)
    for path, content in files.items():
        assert content.decode().splitlines() == expected[path].decode().splitlines(), path
        assert content == expected[path], path


@pytest.mark.parametrize("name", NAMES)
def test_every_page_kind_is_in_it(name: str) -> None:
    kinds = {path.stem for path in (TEMPLATES / "pages").iterdir()}
    pages = {one.template for one in examine(Options(HERE / name / "content", (TEMPLATES,), CLOCK)).pages}
    assert pages == kinds
