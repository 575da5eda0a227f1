"""The real dossier's quotations, as the ledger has them: the copies themselves are nowhere in the repository."""

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from builder.options import Options
from builder.pipeline import judge
from builder.quotations import Quotation, Standing, quotations_of, standing_of
from builder.read import read_content


@pytest.fixture(scope="module")
def standings(content: Path) -> list[tuple[Quotation, Standing]]:
    options = Options(content, (), datetime(2026, 11, 24, tzinfo=UTC))
    dossier = judge(options, read_content(content)).dossier
    return [(quotation, standing_of(dossier, quotation)) for quotation in quotations_of(dossier)]


def test_every_quotation_from_a_source_of_which_a_copy_is_kept_was_compared(standings: list[tuple[Quotation, Standing]]) -> None:
    states = Counter(standing.state for _, standing in standings)
    assert states["unchecked"] == states["not-found"] == 0
    assert states["found"] >= 30


def test_what_the_copy_garbles_is_known_to_be_altered_and_readers_see_it(standings: list[tuple[Quotation, Standing]], site: Path) -> None:
    altered = [quotation for quotation, standing in standings if standing.state == "altered"]
    assert [quotation.words for quotation in altered] == ["at least one armed child"]
    page = (site / "incidents/baghuz-2019-03-18.html").read_text(encoding="utf-8")
    assert "“at least one armed child” reads differently in our copy; the error may be the copy’s." in page
    assert page.count("Words found in our copy, which a machine has reworded.") >= 30
