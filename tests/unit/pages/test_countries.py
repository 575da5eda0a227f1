import pytest

from builder.pages.countries import COUNTRIES, country_name, with_country


def test_every_country_has_two_letters_and_a_name() -> None:
    assert len(COUNTRIES) == 249
    assert all(len(letters) == 2 and letters.isupper() and name for letters, name in COUNTRIES.items())


@pytest.mark.parametrize(
    ("place", "country", "shown"),
    [("Kabul", "AF", "Kabul, Afghanistan"), ("Raqqa, Syria", "SY", "Raqqa, Syria"), ("At sea", None, "At sea"), ("Camp", "XX", "Camp, XX")],
)
def test_a_place_has_its_country_behind_it_once(place: str, country: str | None, shown: str) -> None:
    assert with_country(place, country) == shown


def test_no_country_has_no_name() -> None:
    assert country_name(None) == ""
