"""Which counts stand on an incident's first screen, under "Who says how many died". It chooses by who, whom and when, never by size."""

from dataclasses import replace

from builder.edtf import Edtf, read_date
from builder.model import Estimate, Incident
from builder.pages.charts import drawn_alone
from builder.pages.figures import LAST, EstimateView, estimate_view, replaced_estimates, said_after
from builder.pages.parts import Sheet
from builder.vocabulary import POPULATION

MOST = 6
_POPULATIONS = (*POPULATION, "")


def killed_at_top(sheet: Sheet, incident: Incident) -> tuple[tuple[EstimateView, ...], int]:
    """At most six current estimates of how many were killed, ordered by the day on which they were said, and how many more there are.

    Left out are those that were replaced, that distort another, that are reckoned from others, or that count other days than the
    incident's. Where more than six are left, each asserter's goes first that counts the most kinds of people ("everyone" before
    "children"), of those the latest; then the latest of all fill up.
    """
    order = said_after(sheet)
    replaced = replaced_estimates(sheet)
    killed = [one for figure in incident.figures if figure.measure == "killed" for one in figure.estimates]
    current = [one for one in killed if not one.garbles and one.id not in replaced and not one.derived_from]
    comparable = [one for one in current if not _of_other_days(one, incident.date)]
    seen: set[str] = set()
    firsts: list[Estimate] = []
    others: list[Estimate] = []
    latest_first = sorted(comparable, key=lambda one: order[one.id], reverse=True)
    for one in sorted(latest_first, key=lambda one: _POPULATIONS.index(str(one.population or ""))):
        asserter = sheet.dossier.id_of(one.asserted_by)
        (others if asserter in seen else firsts).append(one)
        seen.add(asserter)
    fair = [one for some in (firsts, others) for one in sorted(some, key=lambda one: order[one.id], reverse=True)]
    chosen = sorted(fair[:MOST], key=lambda one: order[one.id] or LAST)
    views = (estimate_view(sheet, one, again=True) for one in chosen)
    # One alone has nothing to be compared with.
    drawn = drawn_alone(sheet, chosen) if len(chosen) > 1 else [None] * len(chosen)
    return tuple(replace(view, drawn=one) for view, one in zip(views, drawn, strict=True)), len(current) - len(chosen)


def _of_other_days(estimate: Estimate, incident: Edtf) -> bool:
    covered = read_date(str(estimate.covers)) if estimate.covers else ""
    if isinstance(covered, str) or not (covered.earliest and covered.latest and incident.earliest and incident.latest):
        return False
    return covered.latest < incident.earliest or covered.earliest > incident.latest
