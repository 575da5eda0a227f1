import pytest

from builder.parse.brackets import find_brackets


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[@a]", ["[@a]"]),
        ("[see @a]", ["[see @a]"]),
        ("[see\n@a]", ["[see\n@a]"]),
        ("[@a] [@b][@c]", ["[@a]", "[@b]", "[@c]"]),
        ("[b [@a] c]", ["[@a]"]),
        ("[[@a]]", ["[@a]"]),
        ("[b [@a] @c]", ["[@a]", "[b [@a] @c]"]),
        ("[b;@a]", ["[b;@a]"]),
        ('[@a "] ["]', ['[@a "] ["]']),
        ("[@a “]” «]»]", ["[@a “]” «]»]"]),
        ('[@a "x]', ['[@a "x]']),
        ('[b "]" @a]', []),
        ("[a@b.example]", []),
        ("[see@a]", []),
        ("[a]", []),
        ("@a]", []),
        (r"\[@a]", []),
        (r"[b \[@a\] c]", []),
        (r"[b \] @a]", [r"[b \] @a]"]),
        (r"\\[@a]", ["[@a]"]),
        ("`[@a]`", []),
        ("``[@a]` [@b]``", []),
        ("`[@a]", ["[@a]"]),
        ("[b `] [` @a]", ["[b `] [` @a]"]),
        (r"\`[@a]`", ["[@a]"]),
    ],
)
def test_brackets_that_are_meant_as_citations(text: str, found: list[str]) -> None:
    brackets = find_brackets(text)
    assert sorted(text[start : bracket.end] for start, bracket in brackets.items()) == sorted(found)
    assert all(bracket.end is not None for bracket in brackets.values())


@pytest.mark.parametrize("text", ["[@a", "[see @a, p. 3", "[cf. @a", "[contra @a", "[but see @a", "[@a [b]", "x [@a `]`"])
def test_a_bracket_that_nothing_closes(text: str) -> None:
    assert [bracket.end for bracket in find_brackets(text).values()] == [None]


@pytest.mark.parametrize("text", ["[", "[a @b", "[sic @b and so on", "[see a @b"])
def test_an_open_bracket_that_is_none(text: str) -> None:
    assert find_brackets(text) == {}
