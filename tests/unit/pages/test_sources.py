from builder.model import Incident, Organisation
from builder.pages.site import site_of
from builder.pages.sources import SourcesView, lay_out
from tests.unit.pages.bench import Bench


def test_sources_stand_by_publisher_and_then_by_date(bench: Bench) -> None:
    incident = bench.made(
        Incident, id="bridge", title="Old bridge", date=bench.date("2020"), summary=bench.prose("It fell [@b; @c]. It shook [@b].")
    )
    dossier = bench.dossier(
        bench.source("a", publisher="The Gazette", issued=bench.date("2021")),
        bench.source("b", publisher="army"),
        bench.source("c", publisher="The Gazette", issued=bench.date("2020-05-02")),
        bench.source("d", publisher="unknown"),
        bench.source("e", publisher=None, author=(bench.text("Zoe Quill"),)),
        bench.source("f", withheld="protects a person"),
        bench.made(Organisation, id="army", name="The Army"),
        incident,
    )
    (page,) = lay_out(dossier, site_of(dossier.settings))
    assert isinstance(page.view, SourcesView)
    assert [(group.name.label, [(one.reference.title, one.uses) for one in group.sources]) for group in page.view.publishers] == [
        ("The Army", [("B", "Cited twice")]),
        ("The Gazette", [("C", "Cited once"), ("A", "Not cited")]),
        ("Zoe Quill", [("E", "Not cited")]),
        ("Confidential", [("A confidential source", "Not cited")]),
        ("Publisher not known", [("D", "Not cited")]),
    ]
    assert page.view.publishers[0].name.href == "../organisations/army.html"
