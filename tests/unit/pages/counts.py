"""Estimates of one figure of one incident, and the dossier around them."""

from typing import Any

from builder.counts import read_count
from builder.dossier import Dossier
from builder.model import Estimate, Figure, Incident
from tests.unit.pages.bench import Bench


def estimate(bench: Bench, name: str, value: str | None, **values: Any) -> Estimate:
    """An estimate by somebody of its own name; as_of may be a text."""
    values = {"asserted_by": name.title(), "population": "all", "cite": bench.cite("a"), **values}
    if "as_of" in values:
        values["as_of"] = bench.date(values["as_of"])
    made: Estimate = bench.made(Estimate, id=name, value=read_count(value) if value else None, **values)
    return made


def killed(bench: Bench, *estimates: Estimate) -> Figure:
    """A figure of them."""
    made: Figure = bench.made(Figure, id="killed", measure="killed", estimates=estimates)
    return made


def dossier_of(bench: Bench, *figures: Figure) -> Dossier:
    """The dossier of one incident, 'bridge', with these figures."""
    values = {"title": "Old bridge", "date": bench.date("2020-05-01"), "summary": bench.prose("It fell [@a].")}
    return bench.dossier(bench.source("a"), bench.made(Incident, id="bridge", figures=figures, **values))
