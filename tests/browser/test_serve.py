"""An open page shows what is saved, by itself."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.unit.content import entity, incident, written
from tests.unit.served import Served, serving, started

PATIENCE = 30_000


def opened(browser: Browser, served: Served) -> Page:
    """The incident's page, once it listens."""
    page = browser.new_page()
    page.goto(f"{served.address}incidents/x.html")
    listens(page)
    return page


def listens(page: Page) -> None:
    """Wait until a page listens."""
    page.wait_for_function("() => window.LiveReload && window.LiveReload.connector && window.LiveReload.connector.protocol === 7")


def test_an_open_page_follows_what_is_saved(browser: Browser, tmp_path: Path) -> None:
    written(tmp_path / "content", {"incidents/x.md": incident(body="It began [@gazette].")})
    file = tmp_path / "content/incidents/x.md"
    with serving(tmp_path, "--port", "8400") as served:
        page = opened(browser, served)
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        file.write_text(incident(body="It ended [@gazette]."))
        expect(page.locator("#account")).to_contain_text("It ended", timeout=PATIENCE)
        listens(page)
        file.write_text(incident(body="It ended [@nobody]."))
        expect(page.locator(".onrecord-says")).to_contain_text("no source has the id 'nobody'", timeout=PATIENCE)
        listens(page)
        file.write_text(incident(body="It went on [@gazette]."))
        expect(page.locator("#account")).to_contain_text("It went on", timeout=PATIENCE)
        expect(page.locator(".onrecord-says")).to_have_count(0)
        assert complaints == []
        page.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_a_report_begins_at_the_top_and_keeps_its_lines_whole(browser: Browser, tmp_path: Path, width: int) -> None:
    written(tmp_path / "content", {"incidents/x.md": incident(body="It began [@gazette].")})
    with serving(tmp_path, "--port", "8480") as served:
        page = opened(browser, served)
        page.set_viewport_size({"width": width, "height": 700})
        (tmp_path / "content/incidents/x.md").write_text(incident(body=f"It ended {'so they say ' * 20}[@nobody]."))
        panel = page.locator(".onrecord-says")
        expect(panel).to_contain_text("no source has the id 'nobody'", timeout=PATIENCE)
        listens(page)
        # `livereload.css` comes after the page.
        page.wait_for_function("() => getComputedStyle(document.querySelector('.onrecord-says pre')).whiteSpace === 'pre'")
        box = panel.bounding_box()
        assert box
        assert (box["x"], box["y"], box["width"]) == (0, 0, width)
        assert box["height"] <= 350
        report = panel.locator("pre")
        assert report.evaluate("pre => pre.scrollWidth > pre.clientWidth")
        # No line is broken: there are as many as were said, with room for a bar below them.
        said = report.evaluate("pre => pre.textContent.trimEnd().split('\\n').length")
        assert said <= report.evaluate("pre => pre.scrollHeight / parseFloat(getComputedStyle(pre).lineHeight)") < said + 2
        page.close()


def test_another_look_comes_without_a_reload(browser: Browser, tmp_path: Path) -> None:
    written(tmp_path / "content", {"incidents/x.md": incident()})
    (tmp_path / "templates/style").mkdir(parents=True)
    with serving(tmp_path, "--port", "8440") as served:
        page = opened(browser, served)
        page.evaluate("window.stayed = true")
        (tmp_path / "templates/style/9-ours.css").write_text("h1{letter-spacing:3px}")
        page.wait_for_function("() => getComputedStyle(document.querySelector('h1')).letterSpacing === '3px'", timeout=PATIENCE)
        assert page.evaluate("window.stayed")
        page.close()


def test_a_page_that_was_opened_before_the_first_build_shows_the_site_by_itself(browser: Browser, tmp_path: Path) -> None:
    written(tmp_path / "content", {"incidents/x.md": incident(), **{f"places/p-{one}.md": entity(f"Place {one}") for one in range(200)}})
    with started(tmp_path, "--port", "8480") as served:
        page = browser.new_page()
        page.goto(served.address)
        expect(page.locator("h1")).to_contain_text("The Testland Dossier", timeout=PATIENCE)
        page.close()
