from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.pages.colours import DAY, LEAST_CONTRAST, NIGHT, colour_rules, contrast, on_grounds
from tests.unit.content import SETTINGS, linked

GROUND = (Path(__file__).parents[3] / "templates/style/1-ground.css").read_text()


@given(st.from_regex(r"#[0-9a-fA-F]{6}", fullmatch=True), st.sampled_from([DAY, NIGHT]))
def test_whatever_is_chosen_can_be_read(chosen: str, grounds: tuple[str, str]) -> None:
    shown, tint = on_grounds(chosen, grounds)
    assert min(contrast(shown, ground) for ground in (*grounds, tint)) >= LEAST_CONTRAST


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#27408b", "#27408b", 1.0)]
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert round(contrast(one, other), 2) == ratio
    assert contrast(one, other) == contrast(other, one)


def test_a_colour_that_can_be_read_stays_as_it_is() -> None:
    assert on_grounds("#1d4f91", DAY)[0] == "#1d4f91"


def test_the_grounds_are_those_of_the_stylesheet() -> None:
    for paper, panel in (DAY, NIGHT):
        assert f"--paper:{paper};--panel:{panel};" in GROUND


def test_only_what_is_chosen_has_rules() -> None:
    assert colour_rules(linked({})[0].settings.colours) == ""
    dossier, findings = linked({"dossier.yaml": SETTINGS + 'colours:\n  disputed: "#aa0000"\n'})
    assert findings == []
    rules = colour_rules(dossier.settings.colours)
    assert rules.count("--open:") == rules.count("--open-tint:") == 2
    assert "--open:#aa0000" in rules
    assert "--evidence" not in rules
