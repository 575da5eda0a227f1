"""The real dossier, built once for all tests that look at the site."""

import shutil
from pathlib import Path

import pytest

from tests.dossier.building import ROOT, build
from tests.dossier.pages import Reading, read_pages


@pytest.fixture(scope="session")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the content, out of the reach of version control, whose days would otherwise be in the pages."""
    copy = tmp_path_factory.mktemp("dossier") / "content"
    shutil.copytree(ROOT / "content", copy)
    return copy


@pytest.fixture(scope="session")
def site(content: Path) -> Path:
    """The site that it makes."""
    built = content.parent / "site"
    build(content, built)
    return built


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, Reading]:
    """Its pages."""
    return read_pages(site)
