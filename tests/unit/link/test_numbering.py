import pytest

from builder.link.numbering import letter
from tests.unit.content import incident, linked, source

FRONT = """\
grading:
  value: fair
  basis: They did [@herald].
figures:
  - id: killed
    estimates:
      - id: one
        asserted_by: The Army
        value: 8
        cite: times; gazette
questions:
  - id: why
    question: Why?
    status: open
    cite: herald
inquiries:
  - id: ig
    body: The Army
    actions:
      - action: opened
        cite: times
timeline:
  - id: call
    date: 2020-05-03
    text: They called [@post].
"""
BODY = "It began [@gazette; contra @post]. It ended [@herald] [@herald]."


def test_sources_are_numbered_over_the_page_in_its_order_and_pointers_get_letters() -> None:
    files = {
        "incidents/x.md": incident(FRONT, BODY),
        "sources/herald.yaml": source(),
        "sources/times.yaml": source(),
        "sources/post.yaml": source(),
    }
    dossier, findings = linked(files)
    assert findings == []
    page = dossier.pages["x"]
    uses = [use for numbered in page.sources for use in numbered.uses]
    assert [f"{use.number}{use.letter} {use.source} by {use.statement.field}" for use in sorted(uses, key=lambda use: use.n)] == [
        "1a gazette by summary",
        "2a herald by basis",
        "3a times by estimate",
        "1b gazette by estimate",
        "2b herald by question",
        "1c gazette by body",
        "4a post by body",
        "2c herald by body",
        "2d herald by body",
        "3b times by action",
        "4b post by timeline",
    ]
    assert [use.n for use in sorted(uses, key=lambda use: use.n)] == [*range(1, 12)]
    assert sorted(use.n for found in page.by_citation.values() for use in found) == [*range(1, 12)]


def test_a_source_cited_once_has_no_letter() -> None:
    dossier, _ = linked({"incidents/x.md": incident()})
    (numbered,) = dossier.pages["x"].sources
    assert [(use.number, use.letter, use.n) for use in numbered.uses] == [(1, "", 1)]


def test_what_is_no_source_has_no_number() -> None:
    dossier, _ = linked({"incidents/x.md": incident(body="It began [@nobody; see @gazette].")})
    assert [(numbered.number, numbered.source) for numbered in dossier.pages["x"].sources] == [(1, "gazette")]


@pytest.mark.parametrize(("position", "letters"), [(1, "a"), (26, "z"), (27, "aa"), (52, "az"), (53, "ba"), (702, "zz"), (703, "aaa")])
def test_letters(position: int, letters: str) -> None:
    assert letter(position) == letters
