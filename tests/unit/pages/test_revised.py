"""That a source was corrected or retracted is said in words: beside each number, in the list of sources, on the source's own page."""

from typing import Any

from builder.dossier import Dossier
from builder.pages import incident as incident_page
from builder.pages import source as source_page
from builder.pages.cited import source_list
from builder.pages.parts import Marks, marks, sheet
from builder.pages.site import site_of
from tests.unit.content import entity, incident, linked, source

FRONT = """\
figures: [{id: killed, measure: killed, estimates: [{id: five, asserted_by: The mayor, population: all, value: 5, cite: agency}]}]
questions: [{id: who, question: "Who fired?", status: open, cite: army}]
"""
FILES = {
    "sources/army.yaml": source(
        "party: belligerent\nstatus: retracted\nstatus_date: 2026-06-01\nreviewed:\n"
        "  - {at: x, date: 2026-06-02, outcome: 'It stays.'}\n"
        "  - {at: 'incidents/x.md#shells', date: 2026-06-03, outcome: 'This, too.'}\n"
        "  - {at: asleep, date: 2026-06-03, outcome: 'Nobody may read this.'}\n"
    ),
    "sources/agency.yaml": source("rests_on: [army]\n"),
    "sources/wide.yaml": source("rests_on: [agency, gazette]\n"),
    "sources/paper.yaml": source("status: corrected\nstatus_date: unknown\n"),
    "sources/witness.yaml": "type: interview\ndescription: A talk\nwithheld: protects a person\n"
    "status: retracted\nstatus_date: 2026-06-01\nstatus_note: She took it back.\n"
    "reviewed: [{at: x, date: 2026-06-02, outcome: 'She was right.'}]\n",
    "incidents/asleep.md": incident("draft: true\n"),
    "incidents/x.md": incident(
        FRONT,
        "Shells fell [@army]{#shells}. It burnt [@wide; @gazette]. It held [@wide from @gazette; contra @army]. It rained [@paper]. "
        "She saw it [@witness].",
    ),
}


def made() -> tuple[Dossier, Any]:
    dossier, findings = linked(FILES)
    assert findings == []
    pages = {page.path: page.view for page in incident_page.lay_out(dossier, site_of(dossier.settings))}
    return dossier, pages["incidents/x.html"]


def revised(shown: Marks) -> list[tuple[str, str]]:
    return [(mark.source.label, mark.revised) for mark in shown.marks]


def test_beside_each_number() -> None:
    dossier, view = made()
    claims = [
        revised(marks(sheet(dossier, "incidents/x.html", "x"), statement.citations))
        for statement in dossier.pages["x"].statements
        if statement.field == "body"
    ]
    gazette = "Testland Gazette"
    assert claims == [
        [(gazette, "retracted")],
        [(gazette, "basis retracted"), (gazette, "")],
        [(gazette, ""), (gazette, "retracted")],
        [(gazette, "corrected since")],
        [("Confidential source", "retracted")],
    ]
    (estimate,) = view.figures[0].groups[0].estimates
    assert revised(estimate.marks) == [(gazette, "basis retracted")]
    assert [mark.because for mark in estimate.marks.marks] == ["Rests on a source that was retracted: Testland Gazette"]
    assert revised(view.first_questions[0].marks) == [(gazette, "retracted")]


def test_in_the_list_of_sources() -> None:
    dossier, _ = made()
    listed = {entry.reference.id: entry.reference for entry in source_list(sheet(dossier, "incidents/x.html", "x")).entries}
    rests = {name: [(words, link.href) for words, link in one.revised] for name, one in listed.items()}
    through = [("Rests on a source that was retracted", "../sources/army.html")]
    assert rests == {"gazette": [], "army": [], "agency": through, "wide": through, "paper": [], "witness": []}
    assert (listed["army"].status, listed["paper"].status) == ("Retracted", "Corrected")


def test_on_its_own_page_with_all_that_hangs_on_it_and_who_looked() -> None:
    dossier, _ = made()
    views: dict[str, Any] = {page.path: page.view for page in source_page.lay_out(dossier, site_of(dossier.settings))}
    army = views["sources/army.html"]
    assert [(one.at.href, one.words, one.outcome.text) for one in army.reviews] == [
        ("../incidents/x.html", "", "It stays."),
        ("../incidents/x.html#c-shells", "Shells fell", "This, too."),
    ]
    (page,) = army.support
    through = [(one.place.label, one.through.href) for one in page.statements if one.through]
    assert through == [("5, The mayor", "agency.html"), ("It burnt.", "wide.html")]


def test_of_a_confidential_source_only_that_it_was_retracted() -> None:
    dossier, _ = made()
    views: dict[str, Any] = {page.path: page.view for page in source_page.lay_out(dossier, site_of(dossier.settings))}
    witness = views["sources/witness.html"]
    assert (witness.reference.status, witness.reference.status_day, witness.reference.status_note.text) == ("Retracted", None, "")
    assert witness.reviews == ()
    assert not [one for one in dossier.sources["witness"].reviewed if one.outcome]


def test_a_claim_of_one_party_says_so_in_the_list() -> None:
    files = {
        "organisations/army.md": entity("The army"),
        "sources/army-1.yaml": source("party: belligerent\nauthor: [army]\n"),
        "sources/army-2.yaml": source("party: belligerent\nauthor: [army]\n"),
        "incidents/x.md": incident(
            body="It struck [@army-1; @army-2; contra @gazette]. It burnt [@army-1; @gazette].", summary="We know [@editors]."
        ),
    }
    dossier, _ = linked(files)
    listed = source_list(sheet(dossier, "incidents/x.html", "x"))
    said = {(entry.reference.id, use.text): use.one_party for entry in listed.entries for use in entry.uses}
    assert said == {
        ("army-1", "It struck."): "only from the party it concerns",
        ("army-2", "It struck."): "only from the party it concerns",
        ("gazette", "It struck."): "",
        ("army-1", "It burnt."): "",
        ("gazette", "It burnt."): "",
    }
