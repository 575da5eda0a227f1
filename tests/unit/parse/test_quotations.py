import pytest

from builder.parse.quotations import Partners, pair_marks, without_marks


@pytest.mark.parametrize(
    ("text", "quotations", "unpaired"),
    [
        ("no marks", [], []),
        ('"a" “b” „c“ „d” «e»', ["a", "b", "c", "d", "e"], []),
        ("“a \"b\" 'c' «d» e”", ["a \"b\" 'c' «d» e"], []),
        ('"a "b" c"', ['a "b" c'], []),
        ('"a" and "b"', ["a", "b"], []),
        ('("a")', ["a"], []),
        ('“a" «b" „c"', ["a", "b", "c"], []),
        ('"a”', [], ['"', "”"]),
        ("“a", [], ["“"]),
        ("a”", [], ["”"]),
        ("”a“", [], ["”", "“"]),
        ("«a “b»", [], ["«", "»"]),
        ('"', [], ['"']),
        ('""', [""], []),
        ("it's 'so'", [], []),
    ],
)
def test_marks_and_their_partners(text: str, quotations: list[str], unpaired: list[str]) -> None:
    marks = pair_marks(text)
    assert [text[left:right] for left, right in marks.quotations] == quotations
    assert sorted(text[index] for index in marks.unpaired) == sorted(unpaired)


@pytest.mark.parametrize(
    ("text", "start", "closed"),
    [
        ('"a" b"', 0, 2),
        ("“a «b» c”", 0, 8),
        ("“a «b» c”", 3, 5),
        ('“a "b" c”', 0, 8),
        ("“a", 0, -1),
        ("“a «b» c", 0, -1),
        ("“a «b» c", 3, 5),
    ],
)
def test_where_a_quotation_is_closed(text: str, start: int, closed: int) -> None:
    assert Partners(text).of(start) == closed


def test_a_search_ends_where_it_is_told_to() -> None:
    assert Partners("“a” b", 2).of(0) == -1
    assert Partners("“a” b", 3).of(0) == 2


def test_what_a_search_has_passed_is_what_a_search_from_there_would_find() -> None:
    text = '“a «b „c“ d "e" «f» “g'
    openers = [index for index, character in enumerate(text) if character in "“«„"]
    asked = Partners(text)
    assert [asked.of(index) for index in openers] == [Partners(text).of(index) for index in openers]


def test_marks_are_blanked_out_one_for_one() -> None:
    assert without_marks('a "b" «c»') == "a \0b\0 \0c\0"
