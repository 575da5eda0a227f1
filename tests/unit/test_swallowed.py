import pytest

from builder.parse.files import parse_markdown
from builder.validate import validate
from tests.unit.content import incident, told

QUESTION = """\
questions:
  - id: why
    question: Who gave the order?
    status: open
    cite: gazette
    would_answer: >-
      The order.
"""
ANEW = "if it is words, join it to the line above"


def found(front: str) -> list[str]:
    document = parse_markdown("x.md", incident(front).encode(), 1)
    return told(sorted((*document.findings, *validate("incidents", "x", document)[1]), key=lambda one: one.order))


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("draft: true", "draft: true"),
        ("Draft: true", "draft: true"),
        ("draft:true", "draft: true"),
        ("draft = true", "draft: true"),
        ("draft true", "draft: true"),
        ("draft: true [@editors].", "draft: true"),
        ("embargo:", "embargo:"),
        ("people: [ada]", "people: [ada]"),
    ],
)
def test_a_key_below_words_is_no_word(line: str, meant: str) -> None:
    (one,) = found(f"content_note: >-\n  Describes the killing.\n  {line}\n")
    key = meant.partition(":")[0]
    assert one == (
        f"x.md:7:3 key-in-text: this looks like the key `{key}`, and is read as words of `content_note` "
        f"(begin the line at the left edge: `{meant}`; {ANEW})"
    )


def test_a_guard_without_its_space_is_no_word_where_plain_words_go_on_either() -> None:
    (one,) = found("content_note: Describes the killing\n  draft:true\n")
    assert "begin the line at the left edge: `draft: true`" in one


@pytest.mark.parametrize(
    ("lines", "meant"),
    [
        ("      directed_to: [ada]\n", "`    directed_to: [ada]`"),
        ("      corrections: []\n", "begin the line at the left edge: `corrections: []`"),
        ("      - id: who\n", "`  - id: who`"),
    ],
)
def test_it_is_told_the_column_of_its_record(lines: str, meant: str) -> None:
    (one,) = found(QUESTION + lines)
    assert meant in one


def test_each_line_is_told_by_itself() -> None:
    first, second = found("content_note: |\n  Describes the killing.\n  draft: true\n  embargo: 2026-12-01T06:00Z\n")
    assert "and the lines below it that look like keys likewise" in first
    assert "likewise" not in second


def test_prose_is_not_asked_for_the_source_of_a_key() -> None:
    (one,) = found("timeline:\n  - id: a\n    date: 2020\n    text: >-\n      It is so [@gazette].\n      draft: true\n")
    assert "key-in-text" in one


@pytest.mark.parametrize(
    "words",
    [
        "Their names: draft them.",
        "“draft: true” is said there.",
        "One said:\n  nobody: none",
        "Note: all of it.",
        "drafts: none",
        "see\n  draft of May",
    ],
)
def test_words_are_left_alone(words: str) -> None:
    assert found(f"content_note: >-\n  {words}\n") == []


def test_between_quotation_marks_a_line_is_what_it_says() -> None:
    assert found('content_note: "Describes\n  draft: true"\n') == []


REPLY = "replies:\n  - to: Y\n    asked: 2020-05-04\n    by: e-mail\n    answer: none\n    draft: true\n"
HEAD = "figures:\n  - id: a\n    measure: killed\n    estimates:\n"
ESTIMATE = "      - id: c\n        asserted_by: X\n        value: 1\n        as_of: 2021\n        cite: gazette\n        measure: killed\n"


@pytest.mark.parametrize(
    ("front", "whose", "hint"),
    [
        (REPLY, "a reply has no key 'draft': it belongs to an incident", "begin the line at the left edge: `draft: true`"),
        (HEAD + ESTIMATE, "an estimate has no key 'measure': it belongs to a figure", "write it like this: `    measure: killed`"),
        ("place:\n  name: X\nlat: 10.5\n", "`lat` belongs to the `place:` above it, and is not indented", "indent it by two spaces"),
    ],
)
def test_a_key_of_another_record_is_told_whose_it_is(front: str, whose: str, hint: str) -> None:
    (one,) = found(front)
    assert whose in one
    assert f"({hint}" in one
