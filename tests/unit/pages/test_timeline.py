from builder.model import Event, Incident
from builder.pages.site import site_of
from builder.pages.timeline import TimelineView, lay_out
from tests.unit.pages.bench import Bench


def _years(bench: Bench, **dates: str) -> list[tuple[str, list[str]]]:
    incidents = [
        bench.made(
            Incident,
            id=name,
            title=name.title(),
            date=bench.date("2020"),
            summary=bench.prose("It fell [@a]."),
            timeline=(bench.made(Event, id="one", date=bench.date(date), text=bench.prose("So it was [@a].")),),
        )
        for name, date in dates.items()
    ]
    dossier = bench.dossier(bench.source("a"), *incidents)
    (page,) = lay_out(dossier, site_of(dossier.settings))
    assert isinstance(page.view, TimelineView)
    return [(year.title, [entry.place.label for entry in year.entries]) for year in page.view.years]


def test_entries_of_all_incidents_stand_in_order_of_date(bench: Bench) -> None:
    assert _years(bench, late="2021-03-02", early="2019-12-31", first="2021-03-01T10:00Z") == [
        ("2019", ["Early"]),
        ("2021", ["First", "Late"]),
    ]


def test_dates_that_are_not_known_come_last(bench: Bench) -> None:
    assert _years(bench, no="unknown", month="2021-03", day="2021-03-30") == [("2021", ["Day", "Month"]), ("Date not known", ["No"])]


def test_an_open_beginning_stands_where_it_ends(bench: Bench) -> None:
    assert _years(bench, until="/2020-05", after="2020-06-01") == [("2020", ["Until", "After"])]
