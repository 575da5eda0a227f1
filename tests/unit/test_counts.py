import pytest

from builder.counts import Count, read_count, suggest_count
from builder.findings import Span

COUNTS = [
    ("80", Count("80", "exact", 80, 80), 80),
    ("0", Count("0", "exact", 0, 0), 0),
    ("007", Count("007", "exact", 7, 7), 7),
    ("at least 4", Count("at least 4", "at least", 4, None), 4),
    ("more than 60", Count("more than 60", "more than", 61, None), 60),
    ("up to 64", Count("up to 64", "up to", 0, 64), 64),
    ("about 70", Count("about 70", "about", 70, 70), 70),
    ("160 to 300", Count("160 to 300", "range", 160, 300), 160),
    ("300 to 160", Count("300 to 160", "range", 300, 160), 300),
    ("unknown", Count("unknown", "unknown", 0, None), None),
]
NONE = [
    "",
    "80 people",
    "eighty",
    "1,000",
    "1 000",
    "-5",
    "80.5",
    "At least 4",
    "at least  4",
    "at least",
    "4+",
    "160-300",
    "160 – 300",
    "80\n",
    "٨٠",
    "1" * 16,
]


@pytest.mark.parametrize(("text", "count", "shown"), COUNTS)
def test_counts(text: str, count: Count, shown: int | None) -> None:
    assert read_count(text) == count
    assert count.shown == shown
    assert count.exact == (count.bound == "exact")


@pytest.mark.parametrize("text", NONE)
def test_anything_else_is_no_count(text: str) -> None:
    assert read_count(text) is None


def test_where_a_count_stands_is_no_part_of_it() -> None:
    count = COUNTS[0][1]
    assert count.at(Span("a.md", 3, 7)) == count
    assert count.at(Span("a.md", 3, 7)).span.line == 3


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1,200", "1200"),
        ("1 000", "1000"),
        (">12", "more than 12"),
        ("12+", "at least 12"),
        ("~12", "about 12"),
        ("10-12", "10 to 12"),
        ("160 – 300", "160 to 300"),
        ("At least 12", "at least 12"),
        ("“at least 12”", "at least 12"),
        ("at least 1,200", "at least 1200"),
        ("at least ١٤", "at least 14: digits are 0 to 9"),
    ],
)
def test_what_was_probably_meant(text: str, meant: str) -> None:
    assert suggest_count(text) == f"write {meant}"


def test_nothing_is_guessed_from_words() -> None:
    assert suggest_count("dozens").startswith("write a number, or")
