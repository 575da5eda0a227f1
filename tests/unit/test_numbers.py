"""Which numbers in a text stand for people."""

import pytest

from builder.numbers import numbers_of_people


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The strike killed 80 people.", (80,)),
        ("At least eighty were killed, 16 of them fighters", (80, 16)),
        ("It killed at least 64 women and children", (64,)),
        ("Sixty-four women and children died", (64,)),
        ("a toll of 1,500", (1500,)),
        ("One hundred civilians", (100,)),
        ("killed one hundred", (100,)),
        ("deaths of 16", (16,)),
        ("one civilian, two fighters", (1, 2)),
        ("In November 16 people were killed", (16,)),
        ("80 may have been killed", (80,)),
        ("up to 80 dead may be buried there", (80,)),
        ("4 civilians and 16 fighters", (4, 16)),
    ],
)
def test_numbers_of_people(text: str, numbers: tuple[int, ...]) -> None:
    assert numbers_of_people(text) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "On 16 November people came to mourn.",
        "November 16, the dead were buried",
        "The strike was killed off on 18 March 2019.",
        "Task Force 9 called in the strikes.",
        "The bomb weighed 500 pounds. People heard it.",
        "one of the women said so",
        "no one was killed",
        "It lasted 12 minutes",
        "at 10:00 people came",
        "a 20-year-old man",
        "",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert numbers_of_people(text) == ()
