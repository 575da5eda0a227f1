"""A reader follows a claim to its source and back, by clicks alone, with scripts turned off."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

INCIDENT = "real/incidents/baghuz-2019-03-18.html"


@pytest.fixture(params=[360, 1280])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A window without scripts."""
    context = browser.new_context(viewport={"width": request.param, "height": 800}, java_script_enabled=False)
    yield context.new_page()
    context.close()


def fragment(page: Page) -> str:
    return page.url.partition("#")[2]


def in_window(locator: Locator) -> bool:
    box = locator.bounding_box()
    return box is not None and box["y"] < 800 and box["y"] + box["height"] > 0


@pytest.mark.parametrize("claim", ["tf9", "day", "changed-inquiry"])
def test_from_a_claim_to_its_source_and_back(page: Page, address: str, claim: str) -> None:
    page.goto(f"{address}{INCIDENT}#c-{claim}")
    assert in_window(page.locator(f"#c-{claim}"))
    number = page.locator(f"xpath=//*[@id='c-{claim}']/following::a[starts-with(@id, 'r-')]").first
    mark = number.get_attribute("id")
    number.click()
    assert fragment(page).startswith("s-")
    entry = page.locator(f"#{fragment(page)}")
    expect(entry).to_be_visible()
    assert in_window(entry)
    back = entry.locator(f'a.back[href="#{mark}"]')
    more = entry.locator("details.more-uses summary")
    if not back.is_visible() and more.count():
        more.click()
    back.click()
    assert fragment(page) == mark
    assert in_window(page.locator(f"#{mark}"))


def test_from_a_source_s_own_page_to_the_claim(page: Page, address: str) -> None:
    page.goto(address + INCIDENT)
    page.locator("main a.n").first.click()
    entry = page.locator(f"#{fragment(page)}")
    source = fragment(page).removeprefix("s-")
    entry.locator(f'a[href$="{source}.html"]').first.click()
    expect(page.locator("h1")).to_be_visible()
    assert page.url == f"{address}real/sources/{source}.html"
    place = page.locator('#support a[href*="baghuz-2019-03-18.html#c-"]').first
    href = place.get_attribute("href") or ""
    place.click()
    assert page.url.startswith(address + INCIDENT)
    assert fragment(page) == href.partition("#")[2]
    assert in_window(page.locator(f"#{fragment(page)}"))


def test_from_the_home_page_to_what_is_not_known(page: Page, address: str) -> None:
    page.goto(f"{address}real/index.html")
    page.locator('main a[href="incidents/baghuz-2019-03-18.html"]').first.click()
    assert page.url == address + INCIDENT
    page.locator('main a[href*="#q-"]').first.click()
    assert fragment(page).startswith("q-")
    assert in_window(page.locator(f"#{fragment(page)}"))


def test_the_first_thing_that_the_keyboard_reaches_leads_to_the_text(page: Page, address: str) -> None:
    page.goto(address + INCIDENT)
    page.keyboard.press("Tab")
    skip = page.locator("a.skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert fragment(page) == "main"
