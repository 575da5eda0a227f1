"""Counts as pictures can be read: no words are cut off, and none cover other words, a mark or a bar, on a phone and on a desk."""

from itertools import combinations
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser

from tests.browser.test_origins import Box, meet

PATHS = ("invented/figures.html", "real/figures.html", "real/incidents/kabul-2021-08-29.html")
BOXES = """picture => {
    const box = one => { const r = one.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom] };
    const all = wanted => [...picture.querySelectorAll(wanted)];
    return {picture: box(picture), texts: all('text').map(box), words: all('text').map(one => one.textContent),
            marks: all('use, circle, path, rect').map(box)};
}"""
# A mark at the end of the scale stands half beside it, as do the numbers of the scale; the page has a margin of twenty pixels.
BESIDE = 12


class Seen(NamedTuple):
    """What a picture shows: its words, each with its box, and the boxes of all that is drawn."""

    picture: Box
    named: list[tuple[str, Box]]
    marks: list[Box]


def troubles(seen: Seen) -> list[str]:
    """What of a picture can't be read."""
    (left, _, right, bottom), named, marks = seen
    told = [f"'{words}' is cut off" for words, box in named if box[0] < left - BESIDE or box[2] > right + BESIDE or box[3] > bottom + 2]
    told += [f"'{words}' is covered" for words, box in named if any(meet(box, other, by=1.5) for other in marks)]
    # Boxes of type are higher than its letters.
    told += [f"'{one}' and '{other}' meet" for (one, here), (other, there) in combinations(named, 2) if meet(here, there, by=3)]
    return told


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_every_count_can_be_read(browser: Browser, address: str, path: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(address + path)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    page.evaluate("document.fonts.ready")
    pictures = page.locator("svg.chart").all()
    assert pictures
    found = [picture.evaluate(BOXES) for picture in pictures]
    seen = [Seen(one["picture"], list(zip(one["words"], one["texts"], strict=True)), one["marks"]) for one in found]
    assert [trouble for one in seen for trouble in troubles(one)] == []
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    context.close()


def test_what_can_not_be_read_would_be_seen() -> None:
    picture = (0.0, 0.0, 300.0, 50.0)
    assert troubles(Seen(picture, [("a", (250, 0, 400, 10))], [])) == ["'a' is cut off"]
    assert troubles(Seen(picture, [("a", (0, 0, 50, 20))], [(40, 5, 60, 15)])) == ["'a' is covered"]
    assert troubles(Seen(picture, [("a", (0, 0, 50, 20)), ("b", (30, 5, 80, 25))], [])) == ["'a' and 'b' meet"]
