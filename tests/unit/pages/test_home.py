from builder.counts import read_count
from builder.model import Estimate, Figure, Incident, Question
from builder.pages.home import HomeView, lay_out
from builder.pages.site import site_of
from tests.unit.pages.bench import Bench


def test_the_first_page_attributes_every_count_and_links_every_open_question(bench: Bench) -> None:
    counts = tuple(
        bench.made(Estimate, id=name, asserted_by=name.title(), value=read_count(value), cite=bench.cite("a"))
        for name, value in (("army", "4"), ("watch", "at least 160"))
    )
    questions = tuple(
        bench.made(Question, id=name, question=bench.prose("Why?"), status=status, cite=bench.cite("a"))
        for name, status in (("why", "open"), ("how", "answered"))
    )
    incident = bench.made(
        Incident,
        id="bridge",
        title="Old bridge",
        date=bench.date("2020"),
        summary=bench.prose("It fell [@a]."),
        published=bench.date("2021-01-01"),
        figures=(bench.made(Figure, id="killed", measure="killed", estimates=counts),),
        questions=questions,
    )
    dossier = bench.dossier(bench.source("a"), incident)
    (page,) = lay_out(dossier, site_of(dossier.settings))
    view = page.view
    assert isinstance(view, HomeView)
    (shown,) = view.incidents
    assert [(one.asserter.label, one.count) for one in shown.killed] == [("Army", "4"), ("Watch", "at least 160")]
    assert shown.more_killed == ""
    assert [one.place.href for one in view.questions] == ["incidents/bridge.html#q-why"]
    assert view.open_questions == "1 open question"
    assert [one.kind for day in view.news for one in day.changes] == ["Published"]
    assert not view.corrected
