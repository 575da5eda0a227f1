"""The search, with script and without, from a server and from a disk, by keyboard."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from builder.pages.search_index import folded_words
from tests.browser.conftest import INVENTED
from tests.dossier.building import build

WORDS = (
    "Café",
    "ÉCOLE naïve",
    "Straße",
    "İstanbul",
    "القَاهِرة",
    "أحمد إبراهيم آل ٱلله",
    "مدرسة هدى",
    "قــصف",
    "ﬁre x²",
    "don't-stop 1,200",
    "Ωμέγα",
    "한국어",
    "a_b",
)


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None)
    opened.goto(f"{address}real/search.html")
    yield opened
    context.close()
    assert complaints == []


def found(page: Page, words: str) -> list[str]:
    page.fill("#wanted", words)
    page.wait_for_function("words => new URLSearchParams(location.search).get('q') === words", arg=words)
    titles: list[str] = page.locator("#found a").all_text_contents()
    return titles


def test_words_and_their_beginnings_are_found(page: Page) -> None:
    assert found(page, "Kabul")[0] == "Drone strike in Kabul"
    assert "Dean W. Korsak" in found(page, "kors")
    assert set(found(page, "kabul drone")) <= set(found(page, "kabul"))
    assert found(page, "xyzzy") == []
    expect(page.locator("#how-many")).to_have_text("Nothing is found.")


def test_a_kind_can_be_chosen(page: Page) -> None:
    everything = found(page, "baghuz")
    page.check("input[value=place]")
    page.wait_for_function("document.querySelectorAll('#found a').length < 10")
    places = page.locator("#found a").all_text_contents()
    assert places
    assert set(places) < set(everything)
    assert set(page.locator("#found .line").all_text_contents()) == {"places"}


def test_what_is_found_leads_there(page: Page) -> None:
    page.check("input[value=claim]")
    assert found(page, "righteous strike")
    first = page.locator("#found a").first
    href = first.get_attribute("href") or ""
    first.click()
    page.wait_for_url(f"**/{href}")
    assert page.locator(f"[id='{href.partition('#')[2]}']").count() == 1


def test_the_keyboard_is_enough(page: Page) -> None:
    found(page, "austin")
    page.focus("#wanted")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#found a").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#found a").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#wanted")).to_be_focused()


def test_an_index_that_can_not_be_read_is_not_nothing_found(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/assets/search/w-*.js", lambda route: route.abort())
    page.goto(f"{address}real/search.html")
    page.fill("#wanted", "kabul")
    expect(page.locator("#how-many")).to_have_text("The index can’t be read; everything is listed below.")
    page.unroute("**/assets/search/w-*.js")
    page.fill("#wanted", "kabu")
    expect(page.locator("#found a").first).to_be_visible()
    context.close()


def test_an_address_may_ask(page: Page, address: str) -> None:
    page.goto(f"{address}real/search.html?q=Kabul")
    expect(page.locator("#found a").first).to_have_text("Drone strike in Kabul")


def test_from_a_disk_it_works_as_well(browser: Browser, tmp_path: Path) -> None:
    # From a copy, since a build keeps its memory beside the content.
    shutil.copytree(INVENTED, tmp_path / "content")
    build(tmp_path / "content", tmp_path / "site")
    page = browser.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto((tmp_path / "site/search.html").as_uri())
    page.fill("#wanted", "ferry")
    expect(page.locator("#found a").first).to_be_visible()
    page.wait_for_timeout(100)
    page.close()
    assert complaints == []


def test_without_script_everything_is_listed(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}real/search.html")
    assert not page.locator(".search").is_visible()
    page.get_by_role("link", name="Dean W. Korsak").click()
    assert page.url.endswith("people/dean-w-korsak.html")
    context.close()


def test_words_are_folded_alike_here_and_there(page: Page) -> None:
    script = (Path(__file__).parents[2] / "templates/assets/search.js").read_text(encoding="utf-8")
    start = script.index("const alike =")
    source = script[start : script.index("const nameOf")]
    for words in WORDS:
        there = page.evaluate(f"words => {{ {source} return folded(words); }}", words)
        assert there == folded_words(words), words
