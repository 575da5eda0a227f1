from typing import Any

from builder.counts import read_count
from builder.dossier import Dossier
from builder.model import Estimate, Figure, Grading, Incident, Inquiry, Organisation, Person, Place, Question
from builder.pages.entity import EntityView, lay_out
from builder.pages.site import site_of
from builder.pages.wording import NO_GUILT
from tests.unit.pages.bench import Bench


def _incident(bench: Bench, **values: Any) -> Incident:
    values = {"title": "Old bridge", "date": bench.date("2020"), "summary": bench.prose("It fell [@a]."), **values}
    incident: Incident = bench.made(Incident, id="bridge", **values)
    return incident


def _person(bench: Bench, **values: Any) -> Person:
    values = {"name": "Jo Doe", "name_display": "full", "named_because": bench.prose("Spoke of it [@a]."), **values}
    person: Person = bench.made(Person, id="jo", **values)
    return person


def _views(dossier: Dossier) -> dict[str, EntityView]:
    views = {page.path: page.view for page in lay_out(dossier, site_of(dossier.settings))}
    return {path: view for path, view in views.items() if isinstance(view, EntityView)}


def test_what_a_party_does_is_gathered_under_its_id_and_its_aliases(bench: Bench) -> None:
    count = bench.made(Estimate, id="ten", asserted_by="old-army", relayed_by="jo", value=read_count("10"), cite=bench.cite("a"))
    incident = _incident(
        bench,
        figures=(bench.made(Figure, id="killed", measure="killed", estimates=(count,)),),
        questions=(
            bench.made(
                Question,
                id="why",
                question=bench.prose("Why?"),
                status="open",
                cite=bench.cite("a"),
                directed_to=(bench.text("army"),),
            ),
        ),
        inquiries=(bench.made(Inquiry, id="review", body="army", actions=()),),
    )
    army = bench.made(Organisation, id="army", name="The Army", aliases=(bench.text("old-army"),))
    source = bench.source("a", publisher="army")
    views = _views(bench.dossier(source, incident, army, _person(bench)))
    roles = views["organisations/army.html"].roles
    assert [(one.view.count, one.figure, one.place.href) for one in roles.counts] == [
        ("10", "People killed", "../incidents/bridge.html#e-ten")
    ]
    assert [one.place.href for one in roles.questions] == ["../incidents/bridge.html#q-why"]
    assert [one.place.href for one in roles.inquiries] == ["../incidents/bridge.html#i-review"]
    assert [one.title for one in roles.sources] == ["A"]
    assert [one.view.count for one in views["people/jo.html"].roles.relayed] == ["10"]


def test_mentions_are_grouped_by_page_and_lead_to_their_place(bench: Bench) -> None:
    incident = _incident(
        bench,
        people=(bench.text("jo"),),
        body=bench.body("Jo Doe saw it [@a]{#saw}.\n"),
        grading=bench.made(Grading, value="confirmed", party="jo", basis=bench.prose("So they said [@a].")),
    )
    view = _views(bench.dossier(bench.source("a"), incident, _person(bench)))["people/jo.html"]
    (group,) = view.mentions
    assert group.page.href == "../incidents/bridge.html"
    assert [(one.place.label, one.place.href, one.text) for one in group.mentions] == [
        ("Responsibility", "../incidents/bridge.html", "Accepted by Jo Doe"),
        ("Account", "../incidents/bridge.html#c-saw", "Jo Doe saw it."),
    ]


def test_every_page_of_a_person_says_that_nobody_is_guilty_by_being_named(bench: Bench) -> None:
    army = bench.made(Organisation, id="army", name="The Army")
    views = _views(bench.dossier(bench.source("a"), _person(bench), army))
    assert views["people/jo.html"].no_guilt == NO_GUILT
    assert views["organisations/army.html"].no_guilt == ""


def test_a_name_that_is_withheld_stands_nowhere(bench: Bench) -> None:
    for display, title in (("withheld", "Name withheld"), ("initials", "J. D.")):
        person = _person(bench, name_display=display, also_known_as=(bench.text("Joey Doe"),))
        army = bench.made(Organisation, id="army", name="The Army")
        views = _views(bench.dossier(bench.source("a"), person, army))
        assert views["people/jo.html"].title == title
        assert "Doe" not in repr(views)


def test_where_a_place_lies_is_said_both_ways(bench: Bench) -> None:
    town = bench.made(Place, id="town", name="The Town", lat=34.5, lon=-40.25, accuracy="town")
    camp = bench.made(Place, id="camp", name="The Camp", within="town")
    views = _views(bench.dossier(town, camp))
    facts = {fact.label: [(value.label, value.href) for value in fact.values] for fact in views["places/town.html"].facts}
    assert facts["Places in it"] == [("The Camp", "camp.html")]
    assert facts["Coordinates"] == [("34.5° N, 40.25° W, accurate to the town", "")]
    assert [fact.label for fact in views["places/camp.html"].facts] == ["Lies in"]
