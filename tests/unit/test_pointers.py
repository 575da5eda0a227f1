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
        ('"the bridge"', None),
        ("incidents/x.md#", None),
        ("", None),
    ],
)
def test_a_place_is_read_as_it_is_written(written: str, read: Pointer | None) -> None:
    assert read_pointer(written) == read
