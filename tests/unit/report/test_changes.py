"""Changes in words: marks around what is gone and what came, and nothing of the content that could be taken for more."""

import json
import re
from html import unescape

import pytest
from markdown_it import MarkdownIt

from builder.difference import Change, Detail
from builder.report.changes import Sides, changes_as_json, changes_as_markdown, changes_as_text
from builder.report.marks import MARKDOWN, TEXT, marked


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [
        ("nine died", "nine died", "nine died"),
        ("nine people died", "ten people died", "[-nine-]{+ten+} people died"),
        ("nine died", "nine died there", "nine died {+there+}"),
        ("so nine died", "nine died", "[-so-] nine died"),
        ("", "nine died", "{+nine died+}"),
        ("nine died", "", "[-nine died-]"),
        ("one of the two", "all of these two", "[-one of the-]{+all of these+} two"),
    ],
)
def test_what_is_gone_and_what_came_is_marked_by_words(before: str, after: str, text: str) -> None:
    assert marked(before, after, TEXT) == text


def test_of_long_texts_the_middle_is_taken_for_new() -> None:
    start, end = " ".join(["before"] * 400), " ".join(["behind"] * 400)
    assert marked(f"{start} one {end}", f"{start} two {end}", TEXT) == f"{start} [-one-]{{+two+}} {end}"
    assert marked(start, f"{start} {start}", TEXT) == f"{start} {{+{start}+}}"


HOSTILE = "*a* _b_ `c` [d](e) <b>f</b> ~~g~~ | # $h$ &amp; \\ https://x.example"


def test_nothing_of_the_content_is_markup_in_markdown() -> None:
    change = Change("incidents/x.html", HOSTILE, "claim", "changed", "", f"one {HOSTILE}", f"two {HOSTILE}", (), "words")
    html = MarkdownIt("commonmark").enable("strikethrough").render(changes_as_markdown([change], Sides("a`b", "")))
    assert "<s>one</s> <strong>two</strong> *a* _b_ `c` [d](e) &lt;b&gt;f&lt;/b&gt; ~~g~~ | # $h$ &amp;amp; \\" in html
    assert html.count("<em>") == html.count("<a ") == 0


@pytest.mark.parametrize(
    "words",
    [
        "see https://x.example/a, or ftp://x.example",
        "see WWW.x.example and (www.y.example)",
        "since 1a2b3c4 and 0123456789abcdef0123456789abcdef01234567.",
        "ask @testland or desk@testland.example",
        "as in GH-26 and gh-26 or mailto:a@b.example",
    ],
)
def test_a_forge_makes_no_link_of_its_own(words: str) -> None:
    text = changes_as_markdown([Change("x", "X", "claim", "added", after=words)], Sides("a", "b"))
    assert not re.search(r"://|www\.|\b[0-9a-f]{7}|@\w|\bgh-\d", text, re.IGNORECASE)
    html = MarkdownIt("gfm-like", {"linkify": False}).render(text)
    assert words in unescape(re.sub(r"<[^>]+>", "", html))


def test_nobody_is_called_by_a_name_behind_an_at_sign() -> None:
    assert "@testland" not in changes_as_markdown([Change("x", "X", "claim", "added", after="Write to @testland.")], Sides("a", "b"))


@pytest.mark.parametrize("words", ["“nine”", "[nine]", "*", "nine.", "(nine)", "—"])
def test_marks_of_markdown_hold_around_any_word(words: str) -> None:
    html = MarkdownIt("commonmark").enable("strikethrough").render(f"it was {marked('it was x so', f'it was {words} so', MARKDOWN)}")
    assert f"<strong>{words}</strong>" in html
    assert "<s>x</s>" in html


def test_how_claims_were_known_again_is_said() -> None:
    changes = [Change("x", "X", "claim", "changed", "", "a", "b", (), by) for by in ("id", "citation", "citation", "words")]
    assert "Claims that were known again: 1 by their id, 2 by what they cite and 1 by their words." in changes_as_text(
        changes, Sides("a", "b")
    )


def test_lists_show_what_left_and_what_joined_them() -> None:
    change = Change("x", "X", "page", "changed", details=(Detail("disputed", ("a", "number_killed"), ("a", "c")),))
    assert "    disputed: [-number killed-]; {+c+}\n" in changes_as_text([change], Sides("a", "b"))


def test_json_has_everything() -> None:
    change = Change("x.html", "X", "claim", "changed", "c", "a", "b", (Detail("cited", ("g",), ()),), "id")
    assert json.loads(changes_as_json([change], Sides("one", "", 1, 0))) == {
        "from": "one",
        "to": None,
        "errors": {"from": 1, "to": 0},
        "changes": [
            {
                "page": "x.html",
                "title": "X",
                "kind": "claim",
                "verb": "changed",
                "id": "c",
                "before": "a",
                "after": "b",
                "details": [{"name": "cited", "before": ["g"], "after": []}],
                "paired_by": "id",
            }
        ],
        "summary": {"changes": 1, "pages": 1},
    }
