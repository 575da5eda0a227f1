from collections.abc import Callable

import pytest

from builder.findings import Finding

Names = Callable[..., list[str]]

LONG = "word " * 70
DOSSIER = "title: T\nbase_url: https://t.example/\nlanguage: en\nlicence: CC0-1.0\ncontact: desk@t.example\n"
BODY = f"It began [@gazette]{{#short}}. Then {LONG}ended\nthere [@gazette]{{#long}}."


def waiver(code: str, at: str) -> dict[str, str]:
    return {"dossier.yaml": f"{DOSSIER}waivers:\n  - code: {code}\n    at: {at}\n    because: We know.\n"}


@pytest.mark.parametrize(
    ("code", "at"),
    [
        ("claim-too-long", "incidents/bridge.md#long"),
        ("C105", "incidents/bridge.md#c-long"),
        ("c105", 'incidents/bridge.md "ended there"'),
        ("C105", "incidents/bridge.md “Then word”"),
    ],
)
def test_a_waiver_accepts_what_it_names(names_of: Names, code: str, at: str) -> None:
    assert names_of("", BODY) == ["claim-too-long"]
    assert names_of("", BODY, waiver(code, at)) == []


@pytest.mark.parametrize(
    ("code", "at", "found"),
    [
        ("C105", "incidents/bridge.md#short", ["claim-too-long", "unused-waiver"]),
        ("C105", "incidents/bridge.md#nobody", ["claim-too-long", "unused-waiver"]),
        ("C105", 'incidents/bridge.md "It began"', ["claim-too-long", "unused-waiver"]),
        ("C105", 'incidents/bridge.md "never written"', ["claim-too-long", "unused-waiver"]),
        ("C103", "incidents/bridge.md#long", ["claim-too-long", "unused-waiver"]),
        ("unused-waiver", "incidents/bridge.md#long", ["claim-too-long", "malformed-waiver"]),
        ("withheld-name", "incidents/bridge.md#long", ["claim-too-long", "malformed-waiver"]),
        ("C105", "bridge.md#long", ["claim-too-long", "malformed-waiver"]),
    ],
)
def test_a_waiver_accepts_nothing_else_and_is_reported(names_of: Names, code: str, at: str, found: list[str]) -> None:
    assert sorted(names_of("", BODY, waiver(code, at))) == found


FIGURES = """\
figures:
  - id: killed
    estimates:
      - id: sum
        asserted_by: The mayor
        value: 9
        parts: [{population: children, value: 5}, {population: women, value: 5}]
        cite: gazette
      - id: other
        asserted_by: The Gazette
        value: 9
        parts: [{population: children, value: 6}, {population: women, value: 6}]
        cite: gazette
"""


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("sum", ["parts-do-not-add-up"]),
        ("killed", []),
        ("nothing", ["unused-waiver", "parts-do-not-add-up", "parts-do-not-add-up"]),
    ],
)
def test_a_waiver_for_a_count_names_it_or_its_figure(names_of: Names, name: str, left: list[str]) -> None:
    found = names_of(FIGURES, "", waiver("F102", f"incidents/bridge.md#{name}"))
    assert found == left


def test_a_waiver_for_uncited_words_quotes_them(names_of: Names) -> None:
    body = "It began [@gazette].\n\nNobody knows why.\n\nNobody asks."
    assert names_of("", body) == ["uncited-text", "uncited-text"]
    assert names_of("", body, waiver("uncited-text", 'incidents/bridge.md "knows why"')) == ["uncited-text"]


@pytest.mark.parametrize("words", [" ", ".", ", …", "e", "knows", "Nobody"])
def test_what_stands_everywhere_means_nothing(names_of: Names, words: str) -> None:
    at = f'incidents/bridge.md "{words}"'
    assert names_of("", "It began [@gazette].\n\nNobody knows why.", waiver("C103", f"'{at}'")) == ["malformed-waiver", "uncited-text"]


@pytest.mark.parametrize(("words", "found"), [("body knows", ["uncited-text", "unused-waiver"]), ("Nobody knows", [])])
def test_words_are_whole_ones(names_of: Names, words: str, found: list[str]) -> None:
    assert sorted(names_of("", "Nobody knows why.", waiver("C103", f'incidents/bridge.md "{words}"'))) == found


def test_one_word_means_a_claim_that_has_no_other(names_of: Names) -> None:
    body = "Nobody knows why.\n\nNobody."
    assert names_of("", body, waiver("C103", 'incidents/bridge.md "Nobody"')) == ["uncited-text"]


@pytest.mark.parametrize(("words", "found"), [("炮火", []), ("火", ["malformed-waiver", "uncited-text"])])
def test_a_script_without_spaces_has_words_too(names_of: Names, words: str, found: list[str]) -> None:
    assert sorted(names_of("", "桥上有炮火。", waiver("C103", f'incidents/bridge.md "{words}"'))) == found


@pytest.mark.parametrize("at", ["sources/other.yaml", "content/sources/other.yaml", 'sources/other.yaml "title"'])
def test_a_waiver_for_a_source_names_its_file(names_of: Names, at: str) -> None:
    source = {"sources/other.yaml": "title: T\ntype: report\npublisher: P\n"}
    assert names_of("", "It is so [@other].", source) == ["unlocatable-source"]
    assert names_of("", "It is so [@other].", {**source, **waiver("S107", at)}) == []


def test_a_waiver_is_not_called_unused_while_its_file_has_errors(names_of: Names) -> None:
    assert names_of("", "It began [@nobody].", waiver("C105", "incidents/bridge.md#long")) == ["unknown-source"]


def test_a_waiver_for_a_draft_sleeps(names_of: Names) -> None:
    draft = {"incidents/later.md": f"---\ntitle: T\ndate: 2020\ndraft: true\nsummary: So [@gazette].\n---\n\n{BODY}\n"}
    assert names_of("", "", {**waiver("C105", "incidents/later.md#long"), **draft}) == []


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("claim-to-long", "did you mean 'claim-too-long'?"),
        ("C1O5", "did you mean 'C105'?"),
        ("c-105", "did you mean 'C105'?"),
        ("Z999", ""),
    ],
)
def test_a_code_that_is_none_is_led_to_the_one_that_was_meant(findings_of: Callable[..., list[Finding]], written: str, meant: str) -> None:
    (found,) = findings_of(files=waiver(written, "incidents/bridge.md#a"))
    assert found.hint == (meant or "copy the code of the finding, like C105")
