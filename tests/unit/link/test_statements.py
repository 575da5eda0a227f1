from tests.unit.content import incident, linked, person

FILES = {
    "people/ann.md": person("Ann Example", "also_known_as: [A. Example, Anna]\naliases: [old-ann]\n"),
    "people/other-ann.md": person("Ann Example"),
    "people/bob.md": person("Bob Example III"),
}


def named(body: str) -> list[tuple[str, ...]]:
    dossier, _ = linked({**FILES, "incidents/x.md": incident(body=body)})
    return [statement.people for statement in dossier.pages["x"].statements if statement.field == "body"]


def test_people_are_found_by_whole_name_and_by_other_forms_of_it() -> None:
    assert named("Bob Example III came [@gazette]. So did Ann\nExample [@gazette]. And A. Example, Anna [@gazette].") == [
        ("bob",),
        ("ann", "other-ann"),
        ("ann",),
    ]


def test_names_are_whole_words_written_as_they_are() -> None:
    assert named("Annabel [@gazette]. Savanna [@gazette]. anna [@gazette]. Ann [@gazette]. Bob Example [@gazette]. Anna's [@gazette].") == [
        *[()] * 5,
        ("ann",),
    ]


def test_people_are_found_by_link_and_by_the_id_that_they_had() -> None:
    assert named("[[bob|He]] came [@gazette]. [[old-ann]] too [@gazette]. She *[[ann|left]]*.") == [("bob",), ("ann",), ("ann",)]


def test_people_whose_names_cross_markup() -> None:
    assert named("Bob *Example* III came [@gazette].") == [("bob",)]


def test_a_name_without_a_link_is_a_mention_all_the_same() -> None:
    dossier, _ = linked({**FILES, "incidents/x.md": incident(body="Bob Example III came [@gazette]{#b}.")})
    assert [(mention.page, mention.anchor) for mention in dossier.mentions["bob"]] == [("x", "c-b")]


def test_which_prose_needs_a_citation() -> None:
    front = """\
grading:
  value: fair
  basis: Basis.
figures:
  - id: killed
    note: Note.
    estimates:
      - {id: one, asserted_by: The Army, value: 1, cite: gazette}
questions:
  - id: why
    question: Question?
    why: Why.
    would_answer: This would.
    status: answered
    cite: gazette
    answer: Answer.
inquiries:
  - id: ig
    body: The Army
    actions:
      - action: other
        text: Text.
        cite: gazette
    finding: Finding.
timeline:
  - id: call
    date: 2020-05-03
    text: Timeline.
corrections:
  - date: 2020-05-04
    text: Correction.
"""
    people = {"people/ann.md": person("Ann Example").replace("It is so [@gazette]", "Named because")}
    dossier, _ = linked({**people, "incidents/x.md": incident(front, "Body.", summary="Summary.")})
    statements = [*dossier.pages["x"].statements, *dossier.pages["ann"].statements]
    wanted = [statement.field for statement in statements if statement.needs_citation]
    assert wanted == ["summary", "basis", "estimate", "question", "answer", "body", "action", "finding", "timeline", "named_because"]
    assert [statement.field for statement in statements if statement.standing == "uncited"] == [
        "summary",
        "basis",
        "answer",
        "body",
        "finding",
        "timeline",
        "named_because",
    ]
