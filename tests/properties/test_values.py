"""Whatever stands in a value of the front matter: reading it raises nothing, and what is read holds together."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from builder.counts import read_count
from builder.edtf import read_date
from builder.ids import looks_like_id, why_invalid
from builder.urls import MOST, why_unsafe

QUICK = settings(max_examples=200)
DATES = st.text(alphabet="0123456789X-T:/.~?%Z+u", max_size=30) | st.from_regex(
    r"\d{4}(-\d\d){0,2}(/(\d{4}(-\d\d){0,2}|\.\.)?)?[?~%]?", fullmatch=True
)
ADDRESSES = st.text(max_size=40) | st.lists(
    st.sampled_from(
        [
            "http",
            "https",
            ":",
            "//",
            "/",
            "\\",
            "@",
            "a",
            ".",
            "1",
            "0x7f",
            "[",
            "]",
            "?",
            "#",
            "%",
            "javascript:",
            "mailto:",
            "é",
            "\t",
            "-",
        ]
    ),
    max_size=12,
).map("".join)


@QUICK
@given(st.text() | DATES)
def test_any_date_is_read(text: str) -> None:
    date = read_date(text)
    if isinstance(date, str):
        assert date
        return
    assert date.text == text
    for moment in (date.start, date.end):
        assert moment is None or (len(moment.earliest) == len(moment.latest) == 10 and moment.earliest <= moment.latest)
    assert not (date.earliest and date.latest) or date.earliest <= date.latest


@QUICK
@given(st.text() | st.from_regex(r"(at least |more than |up to |about )?\d{1,20}( to \d{1,5})?", fullmatch=True))
def test_any_count_is_read(text: str) -> None:
    count = read_count(text)
    assert count is None or (count.text == text and count.low >= 0)
    if count is not None and count.shown is not None:
        assert count.shown == int(re.findall(r"\d+", text)[0])


@QUICK
@given(st.text() | ADDRESSES, st.booleans(), st.booleans())
def test_any_address_is_judged(text: str, relative: bool, web_only: bool) -> None:
    why = why_unsafe(text, relative=relative, web_only=web_only)
    if not why:
        scheme = text.partition(":")[0].lower()
        assert len(text) <= MOST
        assert scheme in ("http", "https") or (not web_only and (scheme == "mailto" or (relative and not text.startswith("//"))))


@QUICK
@given(st.text() | st.text(alphabet="ab-9", max_size=90))
def test_an_id_is_shaped_like_one(text: str) -> None:
    if not why_invalid(text):
        assert looks_like_id(text)
        assert text == text.casefold()
        assert len(text) <= 80
