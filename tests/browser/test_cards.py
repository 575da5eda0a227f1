"""The card beside a citation, with mouse, touch and keyboard: it says what the list says, stays on the screen, and gives the focus back."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

PATH = "invented/incidents/ferry-2021-05-02.html"
LONG = "real/incidents/baghuz-2019-03-18.html"
SIZES = [(360, 740), (768, 900), (1280, 800)]


@pytest.fixture(params=SIZES, ids=lambda one: str(one[0]))
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """A page with cards; whatever a browser complains of, a violation of the policy too, fails the test."""
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height}, has_touch=width == 360)
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("pageerror", lambda error: complaints.append(str(error)))

    def heard(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            complaints.append(message.text)

    opened.on("console", heard)
    opened.goto(address + PATH)
    opened.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    yield opened
    context.close()
    assert complaints == []


def numbers(page: Page) -> list[str]:
    found: list[str] = page.locator("a.n[id]").evaluate_all("all => all.map(one => one.id)")
    return found


def test_a_click_shows_what_the_list_says_and_escape_gives_the_focus_back(page: Page) -> None:
    card = page.locator(".card")
    for name in numbers(page)[:12]:
        number = page.locator(f"#{name}")
        number.click()
        expect(card).to_be_visible()
        expect(card.locator('[data-slot="number"]')).to_have_text(number.inner_text())
        source = page.locator(f".source:has(a.back[href='#{name}'])")
        assert (
            card.locator(".reference cite, .reference .described").text_content()
            == source.locator("> .reference cite, > .reference .described").text_content()
        )
        box, size = card.bounding_box(), page.viewport_size
        assert box is not None
        assert size is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= size["width"]
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= size["height"]
        at = number.bounding_box()
        assert at is not None
        assert at["y"] + at["height"] <= box["y"] or at["y"] >= box["y"] + box["height"], "the card covers its own number"
        page.keyboard.press("Escape")
        expect(card).to_be_hidden()
        expect(number).to_be_focused()
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_the_keyboard_goes_from_number_to_number_and_into_the_card(page: Page) -> None:
    first, second = numbers(page)[:2]
    page.locator(f"#{first}").evaluate("one => one.focus({focusVisible: true})")
    card = page.locator(".card")
    expect(card).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.locator(f"#{second}")).to_be_focused()
    expect(card.locator('[data-slot="list"]')).to_have_attribute("href", page.locator(f"#{second}").get_attribute("href") or "")
    page.keyboard.press("ArrowLeft")
    expect(page.locator(f"#{first}")).to_be_focused()
    page.keyboard.press("Enter")
    expect(card).to_be_focused()
    page.keyboard.press("Tab")
    expect(card.locator('[data-does="close"]')).to_be_focused()
    page.keyboard.press("Enter")
    expect(card).to_be_hidden()
    expect(page.locator(f"#{first}")).to_be_focused()


def test_the_extent_of_the_claim_is_marked_while_its_card_is_open(page: Page) -> None:
    number = page.locator(".claim[id] a.n[id]").first
    number.click()
    claim = page.locator(".claim.on")
    expect(claim).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".claim.on")).to_have_count(0)


def test_a_claim_can_be_cited(page: Page) -> None:
    number = page.locator(".claim[id] a.n[id]").first
    anchor = number.evaluate("one => one.closest('.claim').id")
    number.click()
    card = page.locator(".card")
    text = card.locator("textarea")
    expect(text).to_be_hidden()
    card.locator('[data-does="plain"]').click()
    assert text.input_value().endswith(f"/incidents/ferry-2021-05-02.html#{anchor}")
    assert text.input_value().startswith("“")
    card.locator('[data-does="bibtex"]').click()
    assert text.input_value().startswith("@misc{ferry-2021-05-02-")
    assert f"url = {{{page.evaluate('document.querySelector(`link[rel=canonical]`).href')}#{anchor}}}" in text.input_value()
    card.locator('[data-slot="claim"]').click()
    expect(card).to_be_hidden()
    assert page.url.endswith(f"#{anchor}")


def test_a_mouse_that_rests_on_a_number_shows_its_card(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(address + LONG)
    number = page.locator("#account a.n[id]").first
    number.scroll_into_view_if_needed()
    number.hover()
    expect(page.locator(".card")).to_be_visible()
    page.mouse.move(5, 5)
    expect(page.locator(".card")).to_be_hidden()
    context.close()


def test_a_card_that_is_read_is_not_taken_away_and_leads_back(page: Page) -> None:
    first, second = numbers(page)[:2]
    page.locator(f"#{first}").click()
    card = page.locator(".card")
    expect(card).to_be_focused()
    shown = card.get_attribute("aria-label")
    page.evaluate(
        "id => document.getElementById(id).dispatchEvent(new PointerEvent('pointerover', {bubbles: true, pointerType: 'mouse'}))", second
    )
    page.wait_for_timeout(300)
    assert card.get_attribute("aria-label") == shown
    for _ in range(30):
        page.keyboard.press("Tab")
        if not card.is_visible():
            break
    expect(page.locator(f"#{first}")).to_be_focused()


def test_keys_of_the_browser_stay_its_own(page: Page) -> None:
    first = numbers(page)[0]
    page.locator(f"#{first}").evaluate("one => one.focus({focusVisible: true})")
    taken = page.evaluate(
        """id => ['altKey', 'ctrlKey', 'metaKey', 'shiftKey'].map(held => {
            const event = new KeyboardEvent('keydown', {key: 'ArrowLeft', [held]: true, bubbles: true, cancelable: true});
            document.getElementById(id).dispatchEvent(event);
            return event.defaultPrevented;
        })""",
        first,
    )
    assert taken == [False] * 4


def test_a_card_stays_with_its_number(page: Page) -> None:
    page.locator(f"#{numbers(page)[0]}").click()
    page.set_viewport_size({"width": 320, "height": 400})
    page.wait_for_timeout(100)
    box = page.locator(".card").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    assert box["y"] + box["height"] <= 400


def test_without_script_a_number_leads_to_the_list(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + PATH)
    number = page.locator("a.n[id]").first
    href = number.get_attribute("href") or ""
    number.click()
    assert page.url.endswith(href)
    assert page.locator(".card").count() == 0
    context.close()
