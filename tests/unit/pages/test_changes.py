from builder.dossier import Dossier
from builder.model import Correction, Incident, Person, Removal
from builder.pages.changes import by_day, corrections, news
from tests.unit.pages.bench import Bench


def _dossier(bench: Bench) -> Dossier:
    made = [
        bench.made(Correction, date=bench.date(day), kind="correction", claim=claim, text=bench.prose("It said two."))
        for day, claim in (("2021-02-01", "fell"), ("2022-02-01", None))
    ]
    incident = bench.made(
        Incident,
        id="bridge",
        title="Old bridge",
        date=bench.date("2020-05-01"),
        summary=bench.prose("It fell [@a]{#fell}."),
        published=bench.date("2021-01-01"),
        updated=bench.date("2022-02-01"),
        corrections=tuple(made),
    )
    removal = bench.made(Removal, date=bench.date("2023-01-01"), reason="privacy")
    person = bench.made(Person, id="jo-secret", name="Jo Secret", name_display="full", named_because=bench.prose("x [@a]"), removed=removal)
    return bench.dossier(bench.source("a"), incident, person)


def test_corrections_come_newest_first_and_lead_to_what_they_changed(bench: Bench) -> None:
    shown = corrections(_dossier(bench), "corrections.html")
    assert [(one.when.words, one.kind) for one in shown] == [
        ("1 January 2023", "Taken down"),
        ("1 February 2022", "Correction"),
        ("1 February 2021", "Correction"),
    ]
    assert shown[1].page is not None
    assert shown[1].page.href == "incidents/bridge.html"
    assert shown[1].claim is None
    assert shown[2].claim is not None
    assert shown[2].claim.href == "incidents/bridge.html#c-fell"


def test_what_was_taken_down_is_neither_named_nor_linked(bench: Bench) -> None:
    removal = corrections(_dossier(bench), "corrections.html")[0]
    assert removal.page is None
    assert "ecret" not in repr(removal)


def test_news_has_what_was_published_and_changed_too(bench: Bench) -> None:
    assert [one.kind for one in news(_dossier(bench), "index.html")] == ["Taken down", "Correction", "Changed", "Correction", "Published"]


def test_a_first_version_is_no_change(bench: Bench) -> None:
    same = {"published": bench.date("2021-01-01"), "updated": bench.date("2021-01-01")}
    incident = bench.made(Incident, id="x", title="X", date=bench.date("2020"), summary=bench.prose("It fell [@a]."), **same)
    assert [one.kind for one in news(bench.dossier(bench.source("a"), incident), "index.html")] == ["Published"]


def test_changes_of_one_day_stand_together(bench: Bench) -> None:
    days = by_day(news(_dossier(bench), "index.html"))
    assert [(day.when.datetime, len(day.changes)) for day in days] == [
        ("2023-01-01", 1),
        ("2022-02-01", 2),
        ("2021-02-01", 1),
        ("2021-01-01", 1),
    ]
