"""What all tests share: the flag that rewrites expected files, and a real Chromium."""

import os
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

# Playwright is imported where it is used: the other tests don't wait for it.
if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
# Without a sandbox, since it can't be had as root or in a container; without everything that would go out to the network.
CHROMIUM_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


# No test may fail because a machine is slow or busy.
settings.register_profile("any-machine", deadline=None)
settings.load_profile("any-machine")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite-expected", action="store_true", help="write the expected files anew, to be read in review")


@pytest.fixture
def rewrite_expected(request: pytest.FixtureRequest) -> bool:
    """Whether expected files are to be written anew."""
    return bool(request.config.getoption("--rewrite-expected"))


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium: the one that $CHROMIUM names, or Debian's."""
    names = (chosen,) if (chosen := os.environ.get("CHROMIUM")) else CHROMIUM_NAMES
    for name in names:
        if path := shutil.which(name):
            return path
    pytest.fail(f"the browser tests need Chromium, and none of these is here: {', '.join(names)}; on Debian: apt-get install chromium")


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator["Browser"]:
    """A Chromium for the whole run; open a context of your own in it: `browser.new_context(viewport=…)`."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=list(CHROMIUM_ARGUMENTS))
        yield opened
        opened.close()
