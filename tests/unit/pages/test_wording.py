from collections.abc import Mapping

import pytest

from builder import vocabulary
from builder.pages import wording


@pytest.mark.parametrize(
    ("words", "table"),
    [
        (vocabulary.POPULATION, wording.POPULATIONS),
        (vocabulary.MEASURE, wording.MEASURES),
        (vocabulary.SOURCE_TYPE, wording.SOURCE_TYPES),
        (vocabulary.PARTY, wording.PARTIES),
        (vocabulary.WORDING, wording.WORDINGS),
        (vocabulary.SOURCE_STATUS, wording.SOURCE_STATUSES),
        (vocabulary.STATUS, wording.STATUSES),
        (vocabulary.ACTION, wording.ACTIONS),
        (vocabulary.DISPUTED, wording.DISPUTED),
        (vocabulary.GRADING, wording.GRADES),
        (vocabulary.GRADING, wording.RESPONSIBILITY),
        (vocabulary.GRADING, wording.RESPONSIBILITY_OF_NOBODY),
        (vocabulary.ACCURACY, wording.ACCURACIES),
        (vocabulary.ANSWER, wording.ANSWERS),
        (vocabulary.CORRECTION, wording.CORRECTIONS),
        (vocabulary.REMOVAL, wording.REMOVALS),
    ],
)
def test_every_word_of_the_format_has_plain_words(words: tuple[str, ...], table: Mapping[str, str]) -> None:
    assert set(words) <= set(table)


def test_no_label_boasts() -> None:
    tables = (value for name, value in vars(wording).items() if name.isupper() and isinstance(value, dict))
    said = " ".join(word for table in tables for word in table.values()).lower()
    assert "verified" not in said
    assert "✓" not in said


def test_an_unknown_word_is_shown_as_written() -> None:
    assert wording.said(wording.STATUSES, "on_hold") == "on hold"


@pytest.mark.parametrize(("words", "sentence"), [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")])
def test_words_in_a_sentence(words: tuple[str, ...], sentence: str) -> None:
    assert wording.enumerated(words) == sentence


@pytest.mark.parametrize(("number", "words"), [(0, "0 sources"), (1, "1 source"), (9, "9 sources")])
def test_numbers_take_the_right_word(number: int, words: str) -> None:
    assert wording.counted(number, "source", "sources") == words


def test_a_long_text_is_cut_between_words() -> None:
    assert wording.opening("The site was overrun, and bulldozed soon after", 25) == "The site was overrun, and …"
    assert wording.opening("Short.", 25) == "Short."
