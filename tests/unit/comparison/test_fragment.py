"""An address that leads to words: https://wicg.github.io/scroll-to-text-fragment/."""

import pytest

from builder.comparison import at_the_words

PAGE = "https://gazette.example/shells"


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ("nobody was warned", "#:~:text=nobody%20was%20warned"),
        ("“nobody was warned,”", "#:~:text=nobody%20was%20warned"),
        ("one two three four five six seven eight nine", "#:~:text=one%20two%20three%20four,six%20seven%20eight%20nine"),
        ("the army fired […] from the hills", "#:~:text=the%20army%20fired,from%20the%20hills"),
        ("[W]e saw nothing", "#:~:text=saw%20nothing"),
        ("cross-border, again & again", "#:~:text=cross%2Dborder%2C%20again%20%26%20again"),
        ("لم يحذر أحد", "#:~:text=%D9%84%D9%85%20%D9%8A%D8%AD%D8%B0%D8%B1%20%D8%A3%D8%AD%D8%AF"),
        ("…", ""),
        ("", ""),
    ],
)
def test_the_end_of_the_address(words: str, end: str) -> None:
    assert at_the_words(PAGE, words) == PAGE + end


def test_words_that_stand_there_twice_are_told_apart_by_what_is_around_them() -> None:
    address = at_the_words(PAGE, "the army fired", "Then", ", without warning")
    assert address == f"{PAGE}#:~:text=Then-,the%20army%20fired,-%2C%20without%20warning"


def test_an_address_that_leads_to_a_place_already_is_left_alone() -> None:
    assert at_the_words(f"{PAGE}#bridge", "nobody was warned") == f"{PAGE}#bridge"
