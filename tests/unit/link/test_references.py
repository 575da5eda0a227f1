import pytest

from tests.unit.content import entity, incident, linked, person, source, told

FILES = {
    "organisations/army.md": entity("The Army"),
    "people/ann-example.md": person("Ann Example"),
    "places/old-bridge.md": entity("Old Bridge"),
}


def found(files: dict[str, str]) -> list[str]:
    return told(linked({**FILES, **files})[1])


@pytest.mark.parametrize(
    ("body", "finding"),
    [
        ("See [[old-brigde]] [@gazette].", "7:5 unknown-link: nothing has the id 'old-brigde' (did you mean 'old-bridge'?)"),
        ("See [[x#nothing]] [@gazette].", "7:5 unknown-link: the page 'x' has nothing with the id 'nothing'"),
        ("See [[#nothing|it]] [@gazette].", "7:5 unknown-link: the page 'x' has nothing with the id 'nothing'"),
        ("See it [@gazete, p. 3].", "7:8 unknown-source: no source has the id 'gazete' (did you mean 'gazette'?)"),
        (
            "See it [@army].",
            "7:8 unknown-source: 'army' is the id of an organisation, and a citation names a source (cite the source that says so)",
        ),
        ("See it [@Gazette].", "7:8 unknown-source: no source has the id 'Gazette' (did you mean 'gazette'?)"),
        ("See it [@gazette.].", "7:8 unknown-source: no source has the id 'gazette.' (did you mean 'gazette'?)"),
        (
            "See it [@gazette; see @nobody-at-all].",
            "7:8 unknown-source: no source has the id 'nobody-at-all' (add a file nobody-at-all.yaml in sources/, or correct the id)",
        ),
    ],
)
def test_what_leads_nowhere_is_reported_with_what_is_near(body: str, finding: str) -> None:
    assert found({"incidents/x.md": incident(body=body)}) == [f"incidents/x.md:{finding}"]


def test_links_lead_to_files_sources_and_aliases() -> None:
    body = "See [[army]], [[ann-example]], [[old-bridge]], [[gazette]], [[x]], [[#b]] [@gazette]{#b}."
    dossier, findings = linked({**FILES, "incidents/x.md": incident(body=body)})
    assert findings == []
    assert {"army", "ann-example", "old-bridge", "gazette", "x", "x#b"} <= dossier.mentions.keys()
    (mention,) = dossier.mentions["army"]
    assert (mention.page, mention.anchor, mention.field) == ("x", "c-b", "body")


LISTS = [
    ("people: [army]\n", "5:10 unknown-link: 'army' is the id of a organisation, and here stands a person"),
    ("people: [ann-exampel]\n", "5:10 unknown-link: no person has the id 'ann-exampel' (did you mean 'ann-example'?)"),
    ("organisations: [ann-example]\n", "5:17 unknown-link: 'ann-example' is the id of a person, and here stands a organisation"),
    ("places: [nowhere]\n", "5:10 unknown-link: no place has the id 'nowhere' (add a file nowhere.md in places/, or correct the id)"),
    ("related: [old-bridge]\n", "5:11 unknown-link: 'old-bridge' is the id of a place, and here stands a incident"),
    ("background: [gazete]\n", "5:14 unknown-source: no source has the id 'gazete' (did you mean 'gazette'?)"),
]


@pytest.mark.parametrize(("front", "finding"), LISTS)
def test_lists_of_ids(front: str, finding: str) -> None:
    (line,) = found({"incidents/x.md": incident(front)})
    assert line.replace("is the id of an ", "is the id of a ").replace("stands an ", "stands a ") == f"incidents/x.md:{finding}"


PARTIES = """\
figures:
  - id: killed
    estimates:
      - id: one
        asserted_by: {asserted_by}
        value: 1
        cite: gazette
questions:
  - id: why
    question: Why?
    status: open
    cite: gazette
    directed_to: [{directed_to}]
inquiries:
  - id: ig
    body: {body}
    actions:
      - {{action: opened, cite: gazette}}
replies:
  - {{to: {to}, asked: 2020-05-04, answer: none}}
"""
AT = {"asserted_by": "9:22", "directed_to": "17:19", "body": "20:11", "to": "24:10"}


@pytest.mark.parametrize("field", AT)
@pytest.mark.parametrize("value", ["armee", "army.example", "société", "unknown"])
def test_a_value_shaped_like_an_id_must_be_one(field: str, value: str) -> None:
    front = PARTIES.format(**{**dict.fromkeys(AT, "army"), field: value})
    (finding,) = linked({**FILES, "incidents/x.md": incident(front)})[1]
    assert f"{finding.span.line}:{finding.span.column} {finding.name}" == f"{AT[field]} unknown-link"


@pytest.mark.parametrize("value", ["Army", "the army", "desk@army", "الجيش", "army", "ann-example"])
def test_a_name_or_an_id_of_somebody_may_stand_there(value: str) -> None:
    assert found({"incidents/x.md": incident(PARTIES.format(**dict.fromkeys(AT, value)))}) == []


def test_an_author_is_an_id_or_a_name_and_a_publisher_may_be_written_in_lower_case() -> None:
    assert found({"sources/a.yaml": source("author: [army, Ann Example, nobody]\n")}) == [
        (
            "sources/a.yaml:5:29 unknown-link: no person or organisation has the id 'nobody' "
            "(somebody who has no file of their own is written as a name, with a capital letter: Nobody)"
        )
    ]
    text = source().replace("publisher: Testland Gazette", "publisher: {}")
    assert found({"sources/a.yaml": text.format("unknown"), "sources/b.yaml": text.format("bellingcat")}) == []
    dossier, _ = linked({**FILES, "sources/a.yaml": text.format("army")})
    assert [mention.field for mention in dossier.mentions["army"]] == ["publisher"]


def test_sources_name_sources() -> None:
    assert found({"sources/a.yaml": source("rests_on: [gazette, gazete]\nvia: [army]\n")}) == [
        "sources/a.yaml:5:21 unknown-source: no source has the id 'gazete' (did you mean 'gazette'?)",
        (
            "sources/a.yaml:6:7 unknown-source: 'army' is the id of an organisation, and a citation names a source"
            " (cite the source that says so)"
        ),
    ]


def test_estimates_name_estimates_of_their_page() -> None:
    front = """\
figures:
  - id: killed
    estimates:
      - {id: one, asserted_by: army, value: 1, cite: gazette}
      - {id: two, asserted_by: army, value: 2, cite: gazette, supersedes: one, derived_from: [one, on], garbles: killed}
"""
    assert found({"incidents/x.md": incident(front)}) == [
        "incidents/x.md:9:100 unknown-link: no estimate of this page has the id 'on' (did you mean 'one'?)",
        "incidents/x.md:9:114 unknown-link: no estimate of this page has the id 'killed'",
    ]


def test_a_correction_names_something_in_its_page() -> None:
    front = """\
corrections:
  - {date: 2020-05-04, kind: correction, claim: bombs, text: 'We were wrong.'}
  - {date: 2020-05-04, kind: correction, claim: b, text: 'We were wrong.'}
"""
    assert found({"incidents/x.md": incident(front, "It began [@gazette]{#b}.")}) == [
        (
            "incidents/x.md:6:49 unknown-link: nothing in this page has the id 'bombs' "
            "(put {#bombs} behind the citation of the sentence that is meant)"
        )
    ]


def test_a_note_about_a_source_carries_no_citation() -> None:
    assert found({"sources/a.yaml": source("status: retracted\nstatus_date: unknown\nstatus_note: Withdrawn [@gazette].\n")}) == [
        (
            "sources/a.yaml:7:24 misplaced-citation: a note about a source carries no citation "
            "(say it in an incident, where readers see what it rests on)"
        )
    ]
