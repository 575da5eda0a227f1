"""Circles of sources, claims of one origin or one party, and counts that were heard through one source."""

from datetime import date

import pytest

from builder.checks.sources import circular_origin, one_party_origin, single_origin
from tests.unit.content import entity, incident, linked, person, source

DAY = date(2026, 11, 22)


def circles(**based_on: str) -> list[tuple[str, str]]:
    files = {f"sources/{name}.yaml": source(f"rests_on: [{others}]\n") for name, others in based_on.items()}
    dossier, _ = linked({**files, "incidents/x.md": incident()})
    return [(one.span.path, one.message.partition(": ")[2]) for one in circular_origin(dossier, DAY)]


@pytest.mark.parametrize(
    ("based_on", "found"),
    [
        ({"a": "a"}, [("sources/a.yaml", "a → a")]),
        ({"a": "b", "b": "a"}, [("sources/a.yaml", "a → b → a")]),
        ({"c": "b", "b": "a", "a": "c"}, [("sources/a.yaml", "a → c → b → a")]),
        ({"a": "b", "b": "a", "c": "d", "d": "c"}, [("sources/a.yaml", "a → b → a"), ("sources/c.yaml", "c → d → c")]),
        ({"a": "b, gazette", "b": "gazette, a"}, [("sources/a.yaml", "a → b → a")]),
        ({"a": "b", "b": "c", "c": "b"}, [("sources/b.yaml", "b → c → b")]),
        ({"a": "b", "b": "gazette"}, []),
    ],
)
def test_each_circle_is_named_whole_and_once(based_on: dict[str, str], found: list[tuple[str, str]]) -> None:
    assert circles(**based_on) == found


def test_to_read_one_in_the_other_is_no_circle() -> None:
    files = {"sources/a.yaml": source("via: [b]\n"), "sources/b.yaml": source("via: [a]\nrests_on: [a]\n"), "incidents/x.md": incident()}
    dossier, _ = linked(files)
    assert list(circular_origin(dossier, DAY)) == []


FILES = {
    "organisations/army.md": entity("The army"),
    "organisations/ministry.md": entity("The ministry"),
    "organisations/guard.md": entity("The guard", "part_of: staff\n"),
    "organisations/fleet.md": entity("The fleet", "part_of: staff\n"),
    "organisations/staff.md": entity("The general staff"),
    "people/ann.md": person("Ann", "organisations: [army]\n"),
    "sources/statement.yaml": source("party: belligerent\n").replace("Testland Gazette", "army"),
    "sources/briefing.yaml": source("party: belligerent\nauthor: [ann]\n").replace("Gazette", "Radio"),
    "sources/guard-note.yaml": source("party: belligerent\n").replace("Testland Gazette", "guard"),
    "sources/fleet-note.yaml": source("party: belligerent\n").replace("Testland Gazette", "fleet"),
    "sources/staff-note.yaml": source("party: belligerent\n").replace("Testland Gazette", "The General Staff"),
    "sources/rebels.yaml": source("party: belligerent\n").replace("Testland Gazette", "Rebels of Testland"),
    "sources/villagers.yaml": source("party: victim_side\n").replace("Testland Gazette", "The village"),
    "sources/village-book.yaml": source("party: victim_side\n").replace("Testland Gazette", "The village"),
    "sources/herald.yaml": source("party: independent\n").replace("Gazette", "Herald"),
    "sources/agency.yaml": source("rests_on: [statement]\n").replace("Gazette", "Agency"),
    "sources/mirror.yaml": source("rests_on: [statement, briefing]\n").replace("Gazette", "Mirror"),
    "sources/post.yaml": source("rests_on: [herald]\n").replace("Gazette", "Post"),
    "sources/wide.yaml": source("rests_on: [statement, herald]\n").replace("Gazette", "Wide"),
    "sources/circle.yaml": source("rests_on: [circle]\n"),
}


@pytest.mark.parametrize(
    ("cited", "whose"),
    [
        ("@statement", "a party to the events, 'army'"),
        ("@agency", "a party to the events, 'army'"),
        ("@statement; @briefing", "a party to the events, 'army'"),
        ("@mirror", "a party to the events, 'army'"),
        ("@mirror from @statement", "a party to the events, 'army'"),
        ("@statement; contra @herald", "a party to the events, 'army'"),
        ("@wide from @statement", "a party to the events, 'army'"),
        ("@guard-note; @staff-note", "a party to the events, 'staff'"),
        ("@guard-note; @fleet-note", "a party to the events, 'staff'"),
        ("@guard-note", "a party to the events, 'guard'"),
        ("@guard-note; @statement", ""),
        ("@villagers; @village-book", "the side of the victims, 'The village'"),
        ("@agency from @agency", ""),
        ("@wide", ""),
        ("@wide from @herald", ""),
        ("@statement; @rebels", ""),
        ("@statement; @villagers", ""),
        ("@statement; @herald", ""),
        ("@herald", ""),
        ("@circle", ""),
    ],
)
def test_a_claim_of_one_party(cited: str, whose: str) -> None:
    dossier, _ = linked({**FILES, "incidents/x.md": incident(body=f"The army says so [{cited}].", summary="We know [@editors].")})
    found = [one.message.partition(" the word of ")[2] for one in one_party_origin(dossier, DAY) if one.span.path == "incidents/x.md"]
    assert found == ([whose] if whose else [])


@pytest.mark.parametrize(
    ("asserter", "cited", "origin"),
    [
        ("army", "statement", ""),
        ("army", "agency", ""),
        ("army", "briefing", ""),
        ("ann", "briefing", ""),
        ("ann", "statement", ""),
        ("army", "herald", "herald"),
        ("army", "herald; post", "herald"),
        ("army", "wide from @herald", ""),
        ("army", "herald; villagers", ""),
        ("Testland Herald", "herald", ""),
        ("Testland Herald", "post", ""),
        ("ministry", "statement", "statement"),
        ("staff", "guard-note", ""),
        ("guard", "staff-note", ""),
        ("guard", "fleet-note", "fleet-note"),
    ],
)
def test_a_count_that_was_heard_through_one_source(asserter: str, cited: str, origin: str) -> None:
    estimate = f"{{id: five, asserted_by: {asserter}, population: all, value: 5, cite: {cited}}}"
    if "@" in cited or ";" in cited:
        estimate = f"{{id: five, asserted_by: {asserter}, population: all, value: 5, cite: '{cited}'}}"
    front = f"figures:\n  - id: killed\n    measure: killed\n    estimates:\n      - {estimate}\n"
    dossier, _ = linked({**FILES, "incidents/x.md": incident(front, summary="We know [@editors].")})
    found = [one.message for one in single_origin(dossier, DAY) if one.span.path == "incidents/x.md"]
    assert found == ([f"that '{asserter}' gave this count is known from one origin only, '{origin}'"] if origin else [])
