"""In how many ways a withheld name may be written and is found all the same, and what is left alone though it looks like one."""

from collections.abc import Callable

import pytest

Names = Callable[..., list[str]]

ADA = "---\nname: Ada Moor\nname_display: withheld\nalso_known_as: [Mrs Moor]\nnamed_because: She saw it [@gazette].\n---\n"
SOURCE = "type: report\ntitle: T\npublisher: P\naccessed: 2026-01-01\nurl: {}\n"


def _with(name: str) -> dict[str, str]:
    return {"people/witness.md": ADA.replace("Ada Moor", name)}


@pytest.mark.parametrize(
    "written",
    [
        *("Ada Moor", "ADA MOOR", "ada moor", "Moor, Ada", "MOOR Ada", "Ada K. Moor", "Ada K Moor", "Ada K.L. Moor", "Ada Karin Moor"),
        *("Ada-Moor", "Ada‑Moor", "Áda Móor", "A\u0301da Moor", "Ada. Moor", "Dr Ada Moor", "*Ada* Moor's", "Ada\u00a0Moor", "mrs moor"),
    ],
)
def test_a_withheld_name_is_found_however_it_is_written(names_of: Names, written: str) -> None:
    assert "withheld-name" in names_of("", f"It was {written} who saw it [@gazette].", {"people/witness.md": ADA})


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("José Núñez", "Jose Nunez"),
        ("Jose Nunez", "José Núñez"),
        ("Ada Karin Moor", "Ada Moor"),
        ("Ada K. Moor", "Ada Moor"),
        ("Dr. Ada Moor Jr.", "Ada Moor"),
        ("Łukasz Bør", "Lukasz Bor"),
        ("Jean-Pierre Sand", "Jean Pierre Sand"),
        ("Ahmad al-Ali", "Ahmad Al Ali"),
        ("أحمد العلي", "العلي، أحمد"),
        ("Юрий Петров", "Петров Юрий"),
    ],
)
def test_a_name_of_any_kind_is_found(names_of: Names, name: str, written: str) -> None:
    assert "withheld-name" in names_of("", f"So said {written} to us [@gazette].", _with(name))


@pytest.mark.parametrize(
    "address",
    ["https://a.example/2020/ada-moor-speaks", "https://a.example/Moor_Ada", "https://a.example/?q=ada+moor", "https://adamoor.example/"],
)
def test_a_withheld_name_in_an_address(names_of: Names, address: str) -> None:
    named = names_of("", "It is so [@other].", {"people/witness.md": ADA, "sources/other.yaml": SOURCE.format(address)})
    # What is written as one word is not taken apart: ada-moor would be found in many.
    assert ("withheld-name" in named) == ("adamoor" not in address)
    assert ("withheld-name" in names_of("", f"See [it]({address}) [@gazette].", {"people/witness.md": ADA})) == ("adamoor" not in address)


@pytest.mark.parametrize("written", ["Moor knew of it", "Nobody asked Moor", "Ms Moor spoke", "A. Moor spoke", "MOOR spoke", "Moor’s word"])
def test_a_rare_surname_by_itself_is_a_warning(names_of: Names, written: str) -> None:
    ada = {"people/witness.md": ADA.replace("also_known_as: [Mrs Moor]\n", "")}
    assert names_of("", f"{written} [@gazette].", ada) == ["withheld-surname"]


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("Ada Grant", "Grant us a hearing, they asked; the mayor would grant none [@gazette]."),
        ("Ada Rose", "A rose grew there. Rose bushes, too [@gazette]."),
        ("Ada Testland", "Testland denies it [@gazette]."),
        ("Ada Example", "Example saw it [@gazette]."),
        ("Ada Writer", "Writer says so [@herald]."),
        ("Ada Moor", "They walked on the moor [@gazette]."),
        ("Ada Moor", "Moorland and Blackmoor [@gazette]."),
        ("Ada Moor", "Ada saw it [@gazette]."),
        ("Ada Moor", "Ada and Ben Moor-Sand, of the moor [@gazette]."),
    ],
)
def test_what_may_be_a_word_or_another_name_is_left_alone(names_of: Names, name: str, body: str) -> None:
    assert names_of("", body, {"people/witness.md": ADA.replace("Ada Moor", name).replace("also_known_as: [Mrs Moor]\n", "")}) == []


def test_a_cross_link_to_somebody_withheld_is_no_name(names_of: Names) -> None:
    ada = {"people/ada-moor.md": ADA}
    # The id alone is at fault, and once.
    assert names_of("people: [ada-moor]\n", "It was [[ada-moor]] [@gazette].", ada) == ["withheld-name"]
