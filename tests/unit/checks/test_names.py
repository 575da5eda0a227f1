"""Names that are not to be shown: where they are seen through a disguise, and what is let stand."""

from collections.abc import Callable

import pytest

from builder.findings import Finding
from tests.unit.checks.conftest import FILES

FindingsOf = Callable[..., list[Finding]]
Names = Callable[..., list[str]]

HIDDEN = "---\nname: Ilo Secret\nname_display: withheld\nalso_known_as: [Rose]\nnamed_because: She saw it [@gazette].\n---\n"


@pytest.mark.parametrize(
    ("front", "body"),
    [
        ("tags: [ilo SECRET]\n", ""),
        ("content_note: What Rose saw.\n", ""),
        ("", "What ROSE saw [@gazette]."),
        ("", "[[witness|Ilo Secret]] saw it [@gazette]."),
        ("", 'She saw it [@gazette "Rose saw it"].'),
        ("", "# Rose\n\nShe saw it [@gazette]."),
        ("", "**Ilo** **Secret** saw it [@gazette]."),
    ],
)
def test_a_withheld_name_anywhere(names_of: Names, front: str, body: str) -> None:
    assert "withheld-name" in names_of(front, body, {"people/witness.md": HIDDEN})


@pytest.mark.parametrize("path", ["sources/gazette.yaml", "dossier.yaml"])
def test_a_withheld_name_in_other_files(names_of: Names, path: str) -> None:
    files = {
        "sources/gazette.yaml": "type: report\ntitle: Ilo Secret speaks\npublisher: Testland Gazette\nnote: In an archive.\n",
        "dossier.yaml": FILES["dossier.yaml"] + "description: What Rose saw.\n",
    }
    assert names_of(files={"people/witness.md": HIDDEN, path: files[path]}) == ["withheld-name"]


@pytest.mark.parametrize(
    "body",
    ["A rose grew [@gazette].", "Roses and Primrose [@gazette].", "[[witness]] saw it [@gazette].", "A secret. Secret it was [@gazette]."],
)
def test_words_that_are_not_the_withheld_name(names_of: Names, body: str) -> None:
    assert names_of("", body, {"people/witness.md": HIDDEN}) == []


@pytest.mark.parametrize("stem", ["ilo-secret", "secret-ilo-2020", "rose"])
def test_an_id_that_gives_a_withheld_name_away(names_of: Names, stem: str) -> None:
    assert names_of(files={f"people/{stem}.md": HIDDEN}) == ["withheld-name"]


@pytest.mark.parametrize(
    "further",
    ["draft: true\n", "embargo: 2099-01-01T00:00Z\n", "removed: {date: 2026-01-01, reason: safety}\n"],
)
def test_a_withheld_name_of_somebody_who_has_no_page(names_of: Names, further: str) -> None:
    somebody = HIDDEN.replace("---\nname:", f"---\n{further}name:")
    assert names_of("", "What ROSE saw [@gazette].", {"people/witness.md": somebody}) == ["withheld-name"]
    assert names_of("", "What she saw [@gazette].", {"people/witness.md": somebody}) == []


REMOVED = "---\nremoved: {date: 2026-01-01, reason: safety}\n"


@pytest.mark.parametrize(
    ("stem", "body"),
    [
        ("ilo-secret", "What Ilo Secret saw [@gazette]."),
        ("ilo-secret", "ILO\n*SECRET* saw it [@gazette]."),
        ("ilo-secret-2", "Ílo Sečret’s words [@gazette]."),
        ("ilo-secret", "I\u0301lo Secret saw it [@gazette]."),
        ("lukasz-de-la-torre", "Łukasz de la Torre saw it [@gazette]."),
        ("jean-o-moor", "Jean O’Moor saw it [@gazette]."),
        ("ilo-secret", '[[ono]] saw it [@gazette "Ilo-Secret too"].'),
    ],
)
def test_the_name_that_an_emptied_file_is_called_by(names_of: Names, stem: str, body: str) -> None:
    assert names_of("", body, {f"people/{stem}.md": f"{REMOVED}---\n"}) == ["withheld-name"]
    assert names_of("", body, {f"people/{stem}.md": f"{REMOVED.replace('safety', 'error')}---\n"}) == []


@pytest.mark.parametrize(
    ("stem", "body"),
    [
        ("rose", "What Rose saw [@gazette]."),
        ("rose-2", "What Rose saw [@gazette]."),
        ("market-keeper", "The market keeper saw it. The Market keeper and the Market Keepers too [@gazette]."),
        ("ilo-secret", "Bilo Secret saw it, Ilo was secret [@gazette]."),
    ],
)
def test_words_that_are_no_name_of_an_emptied_file(names_of: Names, stem: str, body: str) -> None:
    assert names_of("", body, {f"people/{stem}.md": f"{REMOVED}---\n"}) == []


def test_an_alias_of_an_emptied_file_and_another_id_with_its_words(names_of: Names) -> None:
    emptied = {"people/witness.md": f"{REMOVED}aliases: [ilo-secret]\n---\n"}
    assert names_of("", "What Ilo Secret saw [@gazette].", emptied) == ["withheld-name"]
    talk = {"pages/talk-with-ilo-secret.md": "---\ntitle: A talk\n---\n"}
    assert names_of("", "", {**emptied, **talk}) == ["withheld-name"]


@pytest.mark.parametrize(("stem", "aliases", "at"), [("ilo-secret", "", (3, 7)), ("witness", "aliases: [ilo-secret]\n", (4, 11))])
def test_the_id_of_somebody_who_was_taken_down(findings_of: FindingsOf, stem: str, aliases: str, at: tuple[int, int]) -> None:
    files = {f"people/{stem}.md": f"{REMOVED}name: Ilo Secret\n{aliases}---\n"}
    assert [(one.name, one.span.line, one.span.column) for one in findings_of(files=files)] == [("withheld-name", *at)]


@pytest.mark.parametrize("further", ["draft: true\n", "removed: {date: 2026-01-01, reason: error}\n"])
def test_a_name_that_need_not_be_withheld_though_its_page_is_gone(names_of: Names, further: str) -> None:
    named = HIDDEN.replace("withheld", "full").replace("---\nname:", f"---\n{further}name:")
    assert "withheld-name" not in names_of("", "What Rose saw [@gazette].", {"people/witness.md": named})
