"""What every kind of page must do in a real browser, on a phone and on a desk, by day, by night and on paper."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.kinds import EVERY_KIND, INVENTED, NOT_LOOKED_AT, PAGES

PHONE, DESK = 360, 1280
# How it and what is in it are drawn.
LOOKS = """one => [one, ...one.children].map(each => {
    const style = getComputedStyle(each);
    return [style.backgroundColor, style.boxShadow, style.outlineStyle, style.borderColor, style.textDecorationLine].join() }).join(';')"""
INCIDENT = "invented/incidents/ferry-2021-05-02.html"
# The names of what sticks out of the window, the innermost first.
STICKING_OUT = """() => [...document.querySelectorAll('body *')]
    .filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .map(one => one.tagName + '.' + one.className).reverse().slice(0, 5)"""


@pytest.fixture(
    scope="module", params=[(PHONE, "light"), (PHONE, "dark"), (DESK, "light"), (DESK, "dark")], ids=lambda one: f"{one[0]} {one[1]}"
)
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A window of a width in a theme."""
    width, theme = request.param
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=theme, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def opened(page: Page, address: str) -> list[str]:
    """Opens a page. Returns what it asked of other hosts, and what the browser complained of."""
    complaints: list[str] = []
    origin = "/".join(address.split("/")[:3])

    def asked(request: Any) -> None:
        if not request.url.startswith(origin):
            complaints.append(f"asked for {request.url}")

    def said(message: Any) -> None:
        if message.type in ("error", "warning"):
            complaints.append(message.text)

    page.on("request", asked)
    page.on("console", said)
    page.goto(address)
    page.remove_listener("request", asked)
    page.remove_listener("console", said)
    return complaints


def test_every_kind_of_page_is_looked_at() -> None:
    kinds = {path.stem for path in (Path(__file__).parents[2] / "templates/pages").glob("*.html")}
    assert INVENTED.keys() | NOT_LOOKED_AT == kinds


@pytest.mark.parametrize("path", PAGES)
def test_it_fits_the_window_and_asks_nothing_of_others(page: Page, address: str, path: str) -> None:
    assert opened(page, address + path) == []
    widths = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert widths[0] <= widths[1], f"wider than the window by {widths[0] - widths[1]}: {page.evaluate(STICKING_OUT)}"


# The longest page takes axe 20 seconds; what it would say of that one it says of the others.
@pytest.mark.parametrize("path", [*EVERY_KIND, "real/incidents/kabul-2021-08-29.html"])
def test_it_breaks_no_rule_of_accessibility(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize(
    "anchor", ["c-two-shells", "s-gazette-2021-05-03", "f-killed", "e-guard-9", "q-which-battery", "i-guard-inquiry", "t-closed"]
)
def test_what_is_linked_to_is_marked(page: Page, address: str, anchor: str) -> None:
    page.goto(address + INCIDENT)
    before = page.locator(f"#{anchor}").evaluate(LOOKS)
    page.goto(f"{address}{INCIDENT}#{anchor}")
    assert page.locator(f"#{anchor}").evaluate(LOOKS) != before


def test_axe_sees_what_is_wrong(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(
        '<html lang="en"><title>t</title><main><h1>t</h1><p style="color:#999;background:#aaa">grey on grey</p><img src="x"></main>'
    )
    assert {one["id"] for one in Axe().run(page).response["violations"]} >= {"color-contrast", "image-alt"}
    page.close()


def test_what_is_linked_to_is_in_the_window(page: Page, address: str) -> None:
    page.goto("about:blank")
    page.goto(f"{address}{INCIDENT}#c-error")
    box = page.locator("#c-error").bounding_box()
    assert box, "it is not drawn at all"
    assert 0 <= box["y"] < 800


@pytest.mark.parametrize("path", [INCIDENT, "invented/sources/harbour-2021.html", "real/incidents/baghuz-2019-03-18.html"])
def test_on_paper_every_address_stands_in_full(browser: Browser, address: str, path: str) -> None:
    context = browser.new_context(viewport={"width": 794, "height": 1123})
    page = context.new_page()
    page.goto(address + path)
    on_screen = page.locator("main .address").first
    assert not on_screen.is_visible(), "on a screen the link is enough"
    page.emulate_media(media="print")
    away = page.locator("main .sources a[href^=http]:not(.at-words), main .reference + p a[href^=http], main .to-read a[href^=http]")
    assert away.count() > 0
    shown = " ".join(one.inner_text() for one in page.locator("main .address").all() if one.is_visible())
    missing = [href for one in away.all() if (href := one.get_attribute("href") or "") not in shown]
    assert missing == []
    widths = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert widths[0] <= widths[1], page.evaluate(STICKING_OUT)
    hidden = [name for name in ("nav[aria-label=Site]", ".skip") if page.locator(name).first.is_visible()]
    assert hidden == [], "what can only be clicked is left out on paper"
    context.close()
