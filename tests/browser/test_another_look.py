"""A second dossier that looks different: begun by `init`, with colours, a menu, a template and a sheet of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.docs.reading import ROOT, pieces
from tests.dossier.server import served
from tests.unit.commands import run

LOOKS = (ROOT / "docs/looks.md").read_text()


@pytest.fixture
def address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.chdir(tmp_path)
    assert run("init", "mine") == 0
    monkeypatch.chdir(tmp_path / "mine")
    settings = tmp_path / "mine/content/dossier.yaml"
    (more,) = pieces(LOOKS, "yaml")
    settings.write_text(settings.read_text().partition("navigation:")[0] + more)
    (base,) = pieces(LOOKS, "html")
    for path, text in {"base.html": base, "style/9-ours.css": "h1{letter-spacing:3px}"}.items():
        (tmp_path / "mine/templates" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "mine/templates" / path).write_text(text)
    assert run("build") == 0
    with served(tmp_path / "mine/site") as host:
        yield host


def test_a_dossier_has_its_own_look_and_keeps_the_rest(browser: Browser, address: str) -> None:
    for scheme, evidence in (("light", "rgb(29, 79, 145)"), ("dark", None)):
        context = browser.new_context(color_scheme=scheme, java_script_enabled=True)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(f"{address}incidents/old-bridge-2024-05-03.html")
        shown = _style(page, "nav[aria-label=Site] a, main a", "color")
        assert evidence is None or shown == evidence
        assert scheme == "light" or shown not in ("rgb(29, 79, 145)", "rgb(177, 191, 255)")
        assert _style(page, "h1", "letterSpacing") == "3px"
        assert "The Old Bridge desk, 1 Mill Lane." in page.locator("body").inner_text()
        assert "Report an error" in page.locator("footer").inner_text(), "what Onrecord has there stays"
        assert page.locator("nav[aria-label=Site] li").all_inner_texts() == ["Incidents"]
        assert page.locator("h1").inner_text() == "Shelling of Old Bridge"
        assert page.locator("#sources").count() == 1
        context.close()


def _style(page: Page, selector: str, name: str) -> str:
    found: str = page.locator(selector).last.evaluate(f"node => getComputedStyle(node).{name}")
    return found
