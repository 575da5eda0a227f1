"""Two sites on a server of our own: the invented dossier, which has every kind of page, and the real one."""

import shutil
from collections.abc import Iterator

import pytest

from tests.dossier.building import ROOT, build
from tests.dossier.server import served

INVENTED = ROOT / "tests/golden/lantern-point/content"


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address under which both are served, in invented/ and in real/."""
    folder = tmp_path_factory.mktemp("sites")
    with served(folder) as host:
        for content, name in ((INVENTED, "invented"), (ROOT / "content", "real")):
            # From a copy, since a build keeps its memory beside the content.
            shutil.copytree(content, folder / "content" / name / "content")
            build(folder / "content" / name / "content", folder / name, "--base-url", f"{host}{name}/")
        yield host
