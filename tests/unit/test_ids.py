import pytest

from builder.ids import looks_like_id, why_invalid


@pytest.mark.parametrize("word", ["a", "1", "nyt-2021-11-13", "a" * 80, "2019", "no", "null"])
def test_ids(word: str) -> None:
    assert why_invalid(word) == ""
    assert looks_like_id(word)


@pytest.mark.parametrize(
    ("word", "why"),
    [
        ("", "it is empty"),
        ("a" * 81, "it is longer than 80 characters"),
        ("editors", "'editors' is reserved for our own words"),
        ("Nyt", "it has the capital letter N"),
        ("a b", "it has a space"),
        ("a_b", "it has the character _"),
        ("a.b", "it has the character ."),
        ("é", "it has the character U+00E9 (latin small letter e with acute)"),
        ("а", "it has the character U+0430 (cyrillic small letter a)"),
        ("a\u200bb", "it has the character U+200B (zero width space)"),
        ("a٢", "it has the character U+0662 (arabic-indic digit two)"),
        ("a\n", "it has the character U+000A (unnamed)"),
        ("-a", "a hyphen stands only between letters or digits, one at a time"),
        ("a-", "a hyphen stands only between letters or digits, one at a time"),
        ("a--b", "a hyphen stands only between letters or digits, one at a time"),
    ],
)
def test_what_can_be_no_id(word: str, why: str) -> None:
    assert why_invalid(word) == why


@pytest.mark.parametrize("word", ["centcom", "just-security", "a_b", "nyt.com", "société", "x+y", "2019"])
def test_lower_case_without_a_space_is_meant_as_an_id(word: str) -> None:
    assert looks_like_id(word)


@pytest.mark.parametrize("word", ["Reuters", "the times", "@desk", "رويترز", "新华社", "агентство", "eBay", "a\tb"])
def test_a_name_has_a_capital_a_space_an_at_or_a_letter_that_is_not_latin(word: str) -> None:
    assert not looks_like_id(word)
