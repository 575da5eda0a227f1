"""A project as an editor opens it: its settings, its schemas, the programs that read them, and content of one's own."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import mkdtemp

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = Path("tests/node/node_modules")
SETTINGS = (".remarkrc.json", ".vscode", "docs/schemas")

Project = Callable[[Mapping[str, str]], Path]


@pytest.fixture(scope="session")
def packages() -> Path:
    """The folder of the packages that tests/node/package-lock.json names."""
    if not (ROOT / PACKAGES / ".bin/remark").exists() or shutil.which("node") is None:
        pytest.fail("these tests need Node.js and the packages of tests/node/package-lock.json; `.ci/need-node` installs them")
    return ROOT / PACKAGES


@pytest.fixture
def project(tmp_path: Path, packages: Path) -> Project:
    """Makes a copy of the project with other content, from the files' texts by path."""

    def make(content: Mapping[str, str]) -> Path:
        folder = Path(mkdtemp(dir=tmp_path))
        for name in SETTINGS:
            (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, folder / name)
        (folder / PACKAGES).parent.mkdir(parents=True)
        (folder / PACKAGES).symlink_to(packages)
        for path, text in content.items():
            file = folder / "content" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return folder

    return make
