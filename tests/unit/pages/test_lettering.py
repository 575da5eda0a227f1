import pytest

from builder.pages.lettering import in_lines, width


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("", 50, ("",)),
        ("Post", 50, ("Post",)),
        ("The Testland Gazette", 200, ("The Testland Gazette",)),
        ("The Testland Gazette", 60, ("The", "Testland", "Gazette")),
        ("12 Post, 3\u00a0May\u00a02021", 80, ("12 Post,", "3\u00a0May\u00a02021")),
        ("Donaudampfschiff", 60, ("Donaudam", "pfschiff")),
    ],
)
def test_words_are_broken_into_lines(text: str, room: float, lines: tuple[str, ...]) -> None:
    assert in_lines(text, room) == lines


@pytest.mark.parametrize("text", ["WWWW MMMM", "ALLIED COMMAND OF THE NORTH", "日本放送協会", "مركز التوثيق", "a" * 300, "iiii " * 40])
def test_no_line_is_wider_than_there_is_room(text: str) -> None:
    lines = in_lines(text, 90)
    assert all(width(line) <= 90 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
