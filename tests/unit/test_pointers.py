import pytest

from builder.pointers import Pointer, read_pointer


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("incidents/x.md", Pointer("incidents/x.md", "", "")),
        ("x", Pointer("x", "", "")),
        ("incidents/x.md#shells", Pointer("incidents/x.md", "shells", "")),
        ("content/incidents/x.md#c-shells", Pointer("incidents/x.md", "shells", "")),
        ('incidents/x.md "the bridge, # and all"', Pointer("incidents/x.md", "", "the bridge, # and all")),
        ("incidents/x.md “the bridge”", Pointer("incidents/x.md", "", "the bridge")),
        ("incidents/x.md the bridge", None),
        ('incidents/x.md " "', None),
        ('incidents/x.md "…"', None),
        ('"the bridge"', None),
        ("incidents/x.md#", None),
        ("", None),
    ],
)
def test_a_place_is_read_as_it_is_written(written: str, read: Pointer | None) -> None:
    assert read_pointer(written) == read


@pytest.mark.parametrize(("words", "one"), [("bridge", True), ("bridge.", True), ("the bridge", False), ("桥", True), ("桥上", False)])
def test_one_word_is_told_from_more(words: str, one: bool) -> None:
    assert Pointer("incidents/x.md", "", words).is_one_word is one


def test_a_whole_file_is_no_word() -> None:
    assert not Pointer("incidents/x.md", "", "").is_one_word
