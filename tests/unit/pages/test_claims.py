from builder.model import Incident, Organisation
from builder.pages.claims import ClaimsView, lay_out
from builder.pages.site import site_of
from tests.unit.pages.bench import Bench


def _view(bench: Bench) -> ClaimsView:
    incident = bench.made(
        Incident,
        id="bridge",
        title="Old bridge",
        date=bench.date("2020-05-01"),
        summary=bench.prose("It fell [@a; @a, p. 2; contra @b]{#fell}. This is ours [@editors]."),
        body=bench.body("At noon it shook [@b]{#shook}.\n"),
    )
    dossier = bench.dossier(
        bench.source("a", publisher="The Gazette", issued=bench.date("2020-05-02")),
        bench.source("b", publisher="The Herald"),
        incident,
        bench.made(Organisation, id="army", name="The Army", body=bench.body("It said so [@a].\n")),
        bench.made(Organisation, id="silent", name="The Silent"),
    )
    (page,) = lay_out(dossier, site_of(dossier.settings))
    assert isinstance(page.view, ClaimsView)
    return page.view


def test_cited_claims_stand_in_page_order_with_a_link_to_their_place(bench: Bench) -> None:
    incidents, others = _view(bench).groups
    assert [(one.text, one.place.label, one.place.href) for one in incidents.claims] == [
        ("It fell.", "Summary", "incidents/bridge.html#c-fell"),
        ("At noon it shook.", "Account", "incidents/bridge.html#c-shook"),
    ]
    assert incidents.count == "2 claims"
    assert [others.page.label, others.count] == ["The Army", "1 claim"]


def test_sources_are_named_once_and_not_numbered(bench: Bench) -> None:
    marks = _view(bench).groups[0].claims[0].marks
    assert [(mark.source.label, mark.source.href, mark.opposes) for mark in marks.named] == [
        ("The Gazette, 2 May 2020", "sources/a.html", False),
        ("The Herald", "sources/b.html", True),
    ]


def test_the_contents_name_incidents_and_the_rest_together(bench: Bench) -> None:
    assert [(link.label, link.href) for link in _view(bench).contents] == [("Old bridge", "#on-bridge"), ("Other pages", "#on-army")]
