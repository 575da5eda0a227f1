"""Whoever is named where no citation is asked for has a source all the same."""

from collections.abc import Callable

import pytest

Names = Callable[..., list[str]]

FIGURE = """\
figures:
  - id: killed
    measure: killed
    {label}note: {note}
    estimates:
      - {{id: a, asserted_by: Testland Gazette, value: 2, cite: gazette}}
"""
ESTIMATE = """\
figures:
  - id: killed
    measure: killed
    estimates:
      - id: a
        asserted_by: Testland Gazette
        value: 2
        cite: gazette
        note: Ono Example lied about it.
"""
QUESTION = """\
questions:
  - id: who
    question: Who chose it, asked Ono Example?
    status: open
    cite: gazette
    {more}
"""
INQUIRY = """\
inquiries:
  - id: it
    body: herald-press
    {more}
    actions:
      - action: ordered
        text: Ono Example asked for it.
        cite: gazette
"""
LIED = "Ono Example lied about it."
CITED = '"Ono Example knew of it [@gazette]."'
NAMED = "Ono Example knew of it [@gazette]."


@pytest.mark.parametrize(
    "front",
    [
        FIGURE.format(label="", note=LIED),
        FIGURE.format(label="", note="It is said of [[ono]]."),
        FIGURE.format(label="", note='"Ono Example lied [contra @gazette]."'),
        ESTIMATE,
        QUESTION.format(more=f"note: {LIED}"),
        QUESTION.format(more="would_answer: What Ono Example hides."),
        INQUIRY.format(more=f"note: {LIED}"),
        f"corrections:\n  - date: 2020-06-01\n    kind: correction\n    text: {LIED}\n",
    ],
)
def test_a_note_that_names_somebody_needs_a_citation(names_of: Names, front: str) -> None:
    assert names_of(front) == ["uncited-person"]


@pytest.mark.parametrize(
    "front",
    [
        FIGURE.format(label="", note=CITED),
        FIGURE.format(label="", note="The sources differ."),
        QUESTION.format(more=f"note: {CITED}"),
        INQUIRY.format(more="note: Nothing more is known."),
    ],
)
def test_a_note_that_is_cited_or_names_nobody_is_left_alone(names_of: Names, front: str) -> None:
    assert names_of(front) == []


def test_our_own_words_about_somebody_are_reported_once(names_of: Names) -> None:
    assert names_of(FIGURE.format(label="", note='"Ono Example lied [@editors]."')) == ["uncited-person"]


@pytest.mark.parametrize(
    "front",
    [
        FIGURE.format(label="label: Killed by Ono Example\n    ", note="Nothing."),
        "content_note: What Ono Example did.\n",
        INQUIRY.format(more="label: On Ono Example").replace("Ono Example asked", "They asked"),
    ],
)
def test_whom_a_label_names_a_cited_sentence_names(names_of: Names, front: str) -> None:
    assert names_of(front) == ["uncited-person"]
    assert names_of(front, NAMED) == []


@pytest.mark.parametrize(
    ("source", "body", "names"),
    [
        ("author: [ono]\nnote: Ono Example wrote it.\n", "It is so [@letter].", []),
        ("author: [Ono Example]\nnote: Ono Example wrote it.\n", "It is so [@letter].", []),
        ("title: Letter by Ono Example\nnote: Ono Example wrote it.\n", "It is so [@letter].", []),
        ("note: Ono Example lied in it.\n", "It is so [@letter].", ["uncited-person"]),
        ("note: Ono Example lied in it.\n", "Ono Example wrote it [@letter].", []),
        ("rests_on: [gazette]\nnote: Ono Example lied in it.\n", "It is so [@letter].", []),
        ("rests_on: [nowhere]\nnote: Ono Example lied in it.\n", "It is so [@letter].", ["unknown-source"]),
        ("rests_on: [herald]\nnote: Ono Example lied in it.\n", "It is so [@letter].", ["uncited-person"]),
    ],
)
def test_a_note_about_a_source_names_whom_it_is_from_or_about(names_of: Names, source: str, body: str, names: list[str]) -> None:
    title = "" if "title" in source else "title: Letter\n"
    assert names_of("", body, {"sources/letter.yaml": f"type: report\n{title}publisher: unknown\n{source}"}) == names


def test_the_description_of_the_dossier_names_nobody_who_is_in_no_cited_sentence(names_of: Names) -> None:
    settings = "title: T\nbase_url: https://testland.example/\nlanguage: en\nlicence: CC0-1.0\ncontact: a@b.example\n"
    files = {"dossier.yaml": f"{settings}description: What Ono Example did.\n"}
    assert names_of(files=files) == ["uncited-person"]
    assert names_of("", NAMED, files) == []
