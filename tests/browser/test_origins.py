"""The picture of what is based on what can be read: no name is cut off, and none covers another name, a sign or a line."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from playwright.sync_api import Browser, Page

PATHS = (
    "invented/incidents/ferry-2021-05-02.html",
    "real/incidents/baghuz-2019-03-18.html",
    "real/incidents/kabul-2021-08-29.html",
)
OPEN = "document.querySelectorAll('details.origins').forEach(one => { one.open = true })"
# Every word, sign and line of a picture as left, top, right, bottom; a line of a label is one word.
BOXES = """picture => {
    const box = one => { const r = one.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom] };
    const all = wanted => [...picture.querySelectorAll(wanted)];
    return {picture: box(picture), names: all('text > tspan').map(box), signs: all('use, circle').map(box), lines: all('line').map(box),
            words: all('text > tspan').map(one => one.textContent)};
}"""
Box = tuple[float, float, float, float]


@pytest.fixture(
    params=[(320, "light"), (360, "light"), (360, "dark"), (768, "light"), (1280, "dark")], ids=lambda one: f"{one[0]} {one[1]}"
)
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    width, theme = request.param
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=theme)
    yield context.new_page()
    context.close()


def meet(one: Box, other: Box, by: float = 0.5) -> bool:
    return one[0] < other[2] - by and other[0] < one[2] - by and one[1] < other[3] - by and other[1] < one[3] - by


@pytest.mark.parametrize("path", PATHS)
def test_every_name_can_be_read(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    page.evaluate(OPEN)
    page.evaluate("document.fonts.ready")
    pictures = page.locator("svg.tree").all()
    assert pictures
    for picture in pictures:
        found = picture.evaluate(BOXES)
        names, signs, lines = ([tuple(box) for box in found[kind]] for kind in ("names", "signs", "lines"))
        left, top, right, bottom = found["picture"]
        for word, box in zip(found["words"], names, strict=True):
            inside = box[0] >= left - 0.5 and box[2] <= right + 0.5 and box[1] >= top - 0.5 and box[3] <= bottom + 0.5
            assert inside, f"'{word}' is cut off: {box} in {found['picture']}"
            assert not [other for other in (*signs, *lines) if meet(box, other)], f"'{word}' is covered"
        # Lines of type of one label touch; what is drawn of letters is lower than their boxes.
        assert not [pair for pair in combinations(names, 2) if meet(*pair, by=2)]
        assert not [pair for pair in combinations(signs, 2) if meet(*pair)]


def test_a_name_that_is_cut_off_or_covered_would_be_seen(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content('<svg class="tree" width="100" height="20"><text><tspan x="60" y="13">Too long a name</tspan></text></svg>')
    found = page.locator("svg").evaluate(BOXES)
    assert found["names"][0][2] > found["picture"][2]
    assert meet((0, 0, 10, 10), (9, 9, 20, 20))
    assert not meet((0, 0, 10, 10), (10, 0, 20, 10))
    page.close()


def test_each_name_leads_to_the_source_and_the_list_says_the_same(page: Page, address: str) -> None:
    page.goto(address + PATHS[1])
    page.evaluate(OPEN)
    drawn = page.locator("svg.tree a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    page.locator("details.in-words > summary").click()
    listed = page.locator("details.in-words > ul > li").evaluate_all(
        "all => all.flatMap(one => [one.querySelector('a'), ...[...one.querySelectorAll('li')].map(each => each.querySelector('a'))])"
        ".map(one => one.getAttribute('href'))"
    )
    assert drawn == listed
    assert len(set(drawn)) > 40
    first = page.locator("svg.tree a").first
    href = first.get_attribute("href") or ""
    first.click()
    assert page.url.endswith(href)
    assert page.locator(href.replace(".", "\\.")).is_visible()
