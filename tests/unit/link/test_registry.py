import re

from builder.link.registry import claim_ids
from tests.unit.content import entity, incident, linked, person, source, told


def test_ids_are_unique_over_files_and_sources() -> None:
    own = "sources:\n  - id: gazette\n    type: report\n    title: T\n    publisher: P\n"
    _, findings = linked({"incidents/old-bridge.md": incident(own), "people/old-bridge.md": person("Ann Example")})
    assert [one.split(" (")[0] for one in told(findings)] == [
        "incidents/old-bridge.md:6:9 duplicate-id: the id 'gazette' is taken already: sources/gazette.yaml",
        "people/old-bridge.md:1:1 duplicate-id: the id 'old-bridge' is taken already: incidents/old-bridge.md",
    ]


def test_an_alias_is_an_id_too() -> None:
    files = {
        "incidents/x.md": incident("aliases: [old-x, y]\n"),
        "incidents/y.md": incident("aliases: [old-x]\n"),
    }
    _, findings = linked(files)
    assert [(one.span.path, one.span.line, one.name) for one in findings] == [
        ("incidents/x.md", 5, "duplicate-id"),
        ("incidents/y.md", 5, "duplicate-id"),
    ]


def test_an_alias_leads_to_the_new_id() -> None:
    files = {
        "incidents/x.md": incident("aliases: [old-x]\npeople: [old-ann]\n", body="See [[old-x]] and [[old-ann|her]] [@gazette]."),
        "people/ann.md": person("Ann Example", "aliases: [old-ann]\n"),
    }
    dossier, findings = linked(files)
    assert findings == []
    assert dossier.entries["old-x"].address == "incidents/x.html"
    assert {mention.field for mention in dossier.mentions["ann"]} == {"people", "body"}


def test_a_source_is_cited_by_its_new_id() -> None:
    files = {"incidents/x.md": incident(body="It began [@old-herald]."), "sources/herald.yaml": source("aliases: [old-herald]\n")}
    _, findings = linked(files)
    assert told(findings) == ["incidents/x.md:7:10 unknown-source: the source 'old-herald' has a new id, 'herald' (write 'herald')"]


FRAGMENTS = """\
figures:
  - id: killed
    estimates:
      - {id: one, asserted_by: The Army, value: 1, cite: gazette}
questions:
  - id: why
    question: Why?
    status: open
    cite: gazette
inquiries:
  - id: ig
    body: The Army
    actions:
      - {action: opened, cite: gazette}
timeline:
  - id: call
    date: 2020-05-03
    text: They called [@gazette]{#called}.
"""


def test_what_a_link_can_name_within_a_page() -> None:
    body = "It began [@gazette]{#began}. See [[#killed]], [[#one]], [[#why]], [[#ig]], [[#call]], [[#called]], [[#began]] [@gazette]."
    dossier, findings = linked({"incidents/x.md": incident(FRAGMENTS, body)})
    assert findings == []
    assert {name: fragment.anchor for name, fragment in dossier.fragments["x"].items()} == {
        "killed": "f-killed",
        "one": "e-one",
        "why": "q-why",
        "ig": "i-ig",
        "call": "t-call",
        "called": "c-called",
        "began": "c-began",
    }
    assert {target for target in dossier.mentions if "#" in target} == {f"x#{name}" for name in dossier.fragments["x"]}


def test_ids_are_unique_in_their_page_and_no_further() -> None:
    body = "It began [@gazette]{#killed}. It ended [@gazette]{#began}. Nobody came [@gazette]{#began}."
    _, findings = linked({"incidents/x.md": incident(FRAGMENTS, body), "incidents/y.md": incident(FRAGMENTS)})
    assert [one.split(" (")[0] for one in told(findings)] == [
        "incidents/x.md:25:22 duplicate-id: the id 'killed' is given twice in this page: first on line 6",
        "incidents/x.md:25:84 duplicate-id: the id 'began' is given twice in this page: first on line 25",
    ]


def test_claims_have_ids_made_from_their_words() -> None:
    def ids(body: str) -> list[str]:
        dossier, _ = linked({"incidents/x.md": incident(body=body)})
        return [statement.anchor for statement in dossier.pages["x"].statements if statement.field == "body"]

    first, second = ids("It began [@gazette]. It ended [@gazette].")
    assert re.fullmatch(r"c-x[0-9a-f]{8}", first)
    assert first != second
    assert ids("It ended [@gazette]. It *began* [see @gazette, p. 3].") == [second, first]
    assert ids("It has begun [@gazette].") != [first]
    assert ids("It has begun [@gazette]{#start}.") == ["c-start"]
    assert ids("It began [@gazette]. It began [@gazette]. It began [@gazette].") == [first, f"{first}-2", f"{first}-3"]
    assert ids(f"It began [@gazette]. It ended [@gazette]{{#{first.removeprefix('c-')}}}.") == [f"{first}-2", first]
    assert ids("It began [@editors]. Uncited.") == ["", ""]


def test_every_cited_claim_has_an_id_of_its_own() -> None:
    dossier, _ = linked({"incidents/x.md": incident(FRAGMENTS, "It began [@gazette]. It is so [@gazette].")})
    ids = [*claim_ids(dossier.incidents["x"]).values()]
    assert len(ids) == len({*ids}) == 4


def test_what_is_taken_down_keeps_its_address_and_loses_its_words() -> None:
    removed = "removed:\n  date: 2026-11-01\n  reason: privacy\n"
    files = {
        "people/ann.md": person("Ann Example", removed),
        "incidents/gone.md": incident(f"{removed}sources:\n  - id: inner\n    type: report\n    title: T\n    publisher: P\n", "Uncited."),
        "places/there.md": entity("There"),
        "incidents/x.md": incident("people: [ann]\n", body="See [[ann]], [[gone]] and [[there]] [@gazette]. It began [@inner]."),
    }
    dossier, findings = linked(files)
    assert [one.split(" (")[0] for one in told(findings)] == [
        "incidents/x.md:5:10 unknown-link: 'ann' was taken down",
        "incidents/x.md:8:5 unknown-link: 'ann' was taken down",
        "incidents/x.md:8:14 unknown-link: 'gone' was taken down",
        "incidents/x.md:8:58 unknown-source: no source has the id 'inner'",
    ]
    assert dossier.people == {}
    assert [*dossier.incidents] == ["x"]
    assert {name: (entry.title, entry.address) for name, entry in dossier.removed.items()} == {
        "ann": ("Taken down", "people/ann.html"),
        "gone": ("Taken down", "incidents/gone.html"),
    }
