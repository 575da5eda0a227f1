from builder.model import Incident
from builder.pages.incidents import IncidentsView, lay_out
from builder.pages.site import site_of
from tests.unit.pages.bench import Bench


def _view(bench: Bench, *incidents: tuple[str, str, tuple[str, ...]]) -> IncidentsView:
    records = [
        bench.made(
            Incident,
            id=name,
            title=name.title(),
            date=bench.date(date),
            summary=bench.prose("It fell [@a]."),
            tags=tuple(bench.text(tag) for tag in tags),
        )
        for name, date, tags in incidents
    ]
    dossier = bench.dossier(bench.source("a"), *records)
    (page,) = lay_out(dossier, site_of(dossier.settings))
    assert isinstance(page.view, IncidentsView)
    return page.view


def test_incidents_stand_under_their_year(bench: Bench) -> None:
    view = _view(bench, ("late", "2021-03", ()), ("lost", "unknown", ()), ("early", "2019", ()), ("middle", "2021-01", ()))
    assert [(year.id, year.title, [one.page.label for one in year.incidents]) for year in view.years] == [
        ("year-2019", "2019", ["Early"]),
        ("year-2021", "2021", ["Middle", "Late"]),
        ("year-unknown", "Year not known", ["Lost"]),
    ]
    assert view.tags == ()


def test_tags_lead_to_a_list_of_those_that_carry_them(bench: Bench) -> None:
    view = _view(bench, ("early", "2019", ("Syria", "air strike")), ("late", "2021", ("Syria",)))
    assert [(tag.id, tag.name, [link.href for link in tag.incidents]) for tag in view.tags] == [
        ("tag-1", "air strike", ["early.html"]),
        ("tag-2", "Syria", ["early.html", "late.html"]),
    ]
    assert [link.href for link in view.years[0].incidents[0].tags] == ["#tag-2", "#tag-1"]
